"""Every time limit and rule against what it was made from: the compilation, its headings and the texts of the laws."""

import csv
import re
from collections.abc import Iterator
from datetime import date
from itertools import zip_longest
from pathlib import Path

import pytest

from schema.limits import LIMITS, Certainty, LimitKind, RuleForm, TimeLimit, Unit, limit

SHARED = Path(__file__).parents[3] / "shared"
COMPILATION = SHARED / "data" / "limits" / "limits.csv"
LAWS = SHARED / "data" / "laws"
HEADINGS = LAWS / "LIMITS.md"
NOTICE = SHARED / "notice.txt"
OURS = {"TL-D4.1", "TL-D5.1", "TL-S2.1", "TL-S2.2", "TL-S3.1"}
"""Defaults of the mechanism itself, which no compilation of law has."""
NOTICE_NAME = "关于建立和完善人力资源社会保障行政司法协调联动机制的实施意见"

with_compilation = pytest.mark.skipif(not COMPILATION.exists(), reason="../shared/data/limits is not here")
with_laws = pytest.mark.skipif(not HEADINGS.exists(), reason="../shared/data/laws is not here")

_DIGITS = "零一二三四五六七八九"
_ZH = {Unit.WD: "个工作日", Unit.CD: "日", Unit.H: "小时", Unit.MO: "个月", Unit.YR: "年"}
_EN = {Unit.WD: "working day", Unit.CD: "day", Unit.H: "hour", Unit.MO: "month", Unit.YR: "year"}


def numeral(number: int) -> str:
    """An article number as laws write it: 180 → 一百八十."""
    hundreds, rest = divmod(number, 100)
    tens, ones = divmod(rest, 10)
    words = f"{_DIGITS[hundreds]}百" if hundreds else ""
    if tens:
        words += ("" if tens == 1 and not hundreds else _DIGITS[tens]) + "十"
    elif hundreds and ones:
        words += "零"
    return words + (_DIGITS[ones] if ones else "")


def texts() -> dict[tuple[str, str], str]:
    """Texts at hand by title and year of the version; the criminal code has no year, the notice is one of them."""
    found = {(NOTICE_NAME, "2023"): NOTICE.read_text("utf-8")}
    for file in LAWS.glob("*.txt"):
        title, _, day = file.stem.rpartition("_") if re.search(r"_\d{4}-", file.stem) else (file.stem, "", "")
        found[title.replace("_", ""), day[:4]] = file.read_text("utf-8")
    return found


def held(law: str, at_hand: dict[tuple[str, str], str]) -> str | None:
    """The text of a law as a limit cites it (title, then number or version in brackets), in that version only."""
    last = re.fullmatch(r"(.+?)(\([^()]*\d{1,4}[^()]*\))?", law)
    assert last
    title, version = re.sub(r"[()]", "", last[1]), last[2] or ""
    years = re.findall(r"(?<!\d)(?:19|20)\d\d(?!\d)", version)
    for (name, year), text in at_hand.items():
        if name == title and (not years or not year or max(years) == year):
            return text
    return None


def cited(each: TimeLimit) -> Iterator[tuple[str, list[str]]]:
    """Laws of a limit with the articles of each."""
    for law, articles in zip_longest(each.law.split(" + "), each.article.split(" + ") if each.article else []):
        yield law, articles.split(", ") if articles else []


def has_article(text: str, article: str) -> bool:
    """Whether a text has an article: 第一百八十条, 第二百七十六条之一, ``16.``, or a section of the notice."""
    numbered = re.fullmatch(r"(\d+)(之[一二三四五六七八九十])?", article)
    if numbered is None:
        part, _, section = article.partition("(")
        return f"\n{part}、" in text and (not section or f"\n({section}" in text)
    written = rf"第{numeral(int(numbered[1]))}条{numbered[2] or ''}"
    return bool(re.search(rf"^{written}[\s　]", text, re.M) or re.search(rf"^{article}\.", text, re.M))


def wording(text: str, article: str) -> str:
    """The words of an article, up to the next one."""
    numbered = re.fullmatch(r"(\d+)(之[一二三四五六七八九十])?", article)
    if numbered is None:
        return ""
    start = rf"第{numeral(int(numbered[1]))}条{numbered[2] or ''}[\s　]|{article}\."
    found = re.search(rf"^(?:{start}).*?(?=^第[一二三四五六七八九十百零]+条|^\d+\.|\Z)", text, re.M | re.S)
    return found[0] if found else ""


def lengths(words: str, unit: Unit) -> set[str]:
    """Numbers an article sets before a unit, as they are written."""
    ends = {Unit.WD: "(?:个工作)?日", Unit.CD: "日", Unit.H: "小时", Unit.MO: "个月", Unit.YR: "年"}[unit]
    return set(re.findall(rf"([一二两三四五六七八九十]+|[0-9０-９]+)(?:{ends})", words))


def commencements(text: str) -> set[date]:
    """The days a text says it, or a version of it, came into force or was made public with effect."""
    days = re.findall(r"自(\d{4})年(\d{1,2})月(\d{1,2})日起施行|(\d{4})年(\d{1,2})月(\d{1,2})日 施行", text)
    found = {date(*(int(part) for part in parts if part)) for parts in days}
    if "自公布之日起施行" in text:
        found |= {date(int(y), int(m), int(d)) for y, m, d in re.findall(r"^(\d{4})年0?(\d+)月0?(\d+)日", text, re.M)}
    return found


def test_numerals_of_articles() -> None:
    assert [numeral(number) for number in (7, 10, 17, 20, 85, 100, 105, 110, 118, 230, 517)] == [
        "七", "十", "十七", "二十", "八十五", "一百", "一百零五", "一百一十", "一百一十八", "二百三十", "五百一十七",
    ]  # fmt: skip


@with_compilation
def test_every_line_of_the_compilation_is_one_declared_rule_with_its_headings() -> None:
    with COMPILATION.open(encoding="utf-8", newline="") as file:
        rows = {f"{row['code']}.{row['part']}": row for row in csv.DictReader(file)}
    assert list(rows) == [key for key in LIMITS if key not in OURS]
    assert {key: " ".join(limit(key).anchors) for key in rows} == {key: row["limits_md"] for key, row in rows.items()}
    for key, row in rows.items():
        assert (limit(key).kind == LimitKind.RULE) == (row["kind"] == "rule"), key


@with_laws
def test_every_heading_of_the_check_leads_to_a_declared_rule() -> None:
    headings = re.findall(r"^### ([A-G]\d+) ", HEADINGS.read_text("utf-8"), re.M)
    assert len(headings) == len(set(headings)) == 81
    led_to = {anchor for each in LIMITS.values() for anchor in each.anchors}
    assert led_to == set(headings)


@with_laws
def test_every_limit_whose_law_is_held_is_found_there_by_article_and_no_other_is_marked_held() -> None:
    at_hand = texts()
    missing: list[str] = []
    complete: set[str] = set()
    for key, each in LIMITS.items():
        sources = [(law, articles, held(law, at_hand)) for law, articles in cited(each)]
        for law, articles, text in sources:
            missing += [f"{key} {law} {one}" for one in articles if text is not None and not has_article(text, one)]
        if all(text is not None and articles for _, articles, text in sources):
            complete.add(key)
    assert missing == []
    assert {key for key, each in LIMITS.items() if each.text_held} == complete
    assert len(complete) == 147


@with_laws
def test_the_articles_of_a_held_law_state_the_length() -> None:
    at_hand = texts()
    silent = set()
    for key, each in LIMITS.items():
        if each.length is None or each.unit is None or not each.text_held or NOTICE_NAME in each.law:
            continue
        said: set[str] = set()
        for law, articles in cited(each):
            text = held(law, at_hand) or ""
            said |= {number for one in articles for number in lengths(wording(text, one), each.unit)}
        fullwidth = str(each.length).translate({ord(str(digit)): 0xFF10 + digit for digit in range(10)})
        if not said & {numeral(each.length), str(each.length), fullwidth, {2: "两"}.get(each.length, "")}:
            silent.add(key)
    assert silent == set()


@with_laws
def test_an_article_that_is_not_there_is_not_found() -> None:
    at_hand = texts()
    code = held("刑法", at_hand)
    order = held("行政执法机关移送涉嫌犯罪案件的规定(国务院令第310号,2020修订)", at_hand)
    assert code is not None
    assert order is not None
    assert has_article(code, "276之一")
    assert not has_article(code, "276之九")
    assert has_article(order, "8")
    assert not has_article(order, "21")
    assert held("行政复议法(2023修订)", at_hand) is None
    # The text of 2013 is no text of the version of 2017.
    assert held("最高人民法院关于公布失信被执行人名单信息的若干规定(2017修正)", at_hand) is None


_AMENDED = {date(2008, 4, 1), date(2013, 1, 1), date(2022, 1, 1), date(2015, 2, 4)}
"""Commencement of amendments of the Civil Procedure Law and its interpretation, which the consolidated texts omit."""


@with_laws
def test_the_day_a_limit_came_into_force_is_one_its_text_shows() -> None:
    at_hand = texts()
    for key, each in LIMITS.items():
        if each.in_force_on is None or not each.text_held:
            continue
        shown = {day for law, _ in cited(each) for day in commencements(held(law, at_hand) or "")}
        if "民事诉讼法" in each.law:
            shown |= _AMENDED
        if NOTICE_NAME in each.law:
            shown.add(date(2023, 5, 5))
        if "刑事诉讼法" in each.law:
            shown.add(date(2018, 10, 26))
        assert each.in_force_on in shown, key


def test_what_was_not_read_is_shown_as_not_verified() -> None:
    doubtful = [each for each in LIMITS.values() if each.certainty is not Certainty.A]
    assert len(doubtful) == 47
    assert not any(each.verified for each in doubtful)
    # A source of which only a part was at hand leaves a checked line checked, and says that it is not held.
    assert not any(each.text_held for each in doubtful if NOTICE_NAME not in each.law)
    assert [key for key, each in LIMITS.items() if each.certainty is Certainty.C] == [
        "TL-C7.1", "TL-C7.2", "TL-C7.3", "TL-C7.4", "TL-X25.1", "TL-X25.2", "TL-E14.1", "TL-G3.1",
        "TL-D4.1", "TL-S2.1", "TL-S2.2", "TL-S3.1",
    ]  # fmt: skip


def test_every_line_is_one_sentence_in_both_languages_that_says_its_length() -> None:
    for key, each in LIMITS.items():
        assert each.summary_zh, key
        assert each.summary_en, key
        assert each.summary_zh.endswith("。"), key
        assert each.summary_zh.count("。") == 1, key
        assert each.summary_en.endswith("."), key
        assert each.summary_zh != each.duty_zh, key
        if each.length is not None and each.unit is not None:
            assert f"{each.length}{_ZH[each.unit]}" in each.summary_zh, key
            unit = _EN[each.unit] + ("" if each.length == 1 else "s")
            assert re.search(rf"\b{each.length} {unit}\b", each.summary_en), key


def test_a_local_default_says_so_in_its_sentence() -> None:
    for each in LIMITS.values():
        assert (each.certainty is Certainty.C) == ("本地默认" in (each.summary_zh or "")), each.key
        assert (each.certainty is Certainty.C) == ("local default" in (each.summary_en or "")), each.key


def test_every_rule_without_a_running_time_says_how_it_binds() -> None:
    forms = {key: each.form for key, each in LIMITS.items() if each.form is not None}
    assert set(forms) == {key for key, each in LIMITS.items() if each.kind is LimitKind.RULE}
    assert {key for key, form in forms.items() if form is RuleForm.COUNTING} == {
        "RL-C11.1", "RL-E9.1", "RL-F9.1", "RL-G10.1",
    }  # fmt: skip
    assert limit("RL-A2").form is RuleForm.CHECKLIST
    assert limit("RL-A7").form is RuleForm.GUARD
    assert limit("RL-B2").form is RuleForm.THRESHOLD
