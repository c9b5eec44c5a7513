"""``hub clock`` and ``hub calendar``."""

import json
from datetime import date, timedelta
from typing import Any

import chinese_calendar
import pytest
import typer
from typer.testing import CliRunner, Result

from hub.cli import calendar, clock
from hub.words import catalogue
from schema.limits import LIMITS, limit

hub = typer.Typer()
hub.add_typer(clock.app, name="clock")
hub.add_typer(calendar.app, name="calendar")


def run(*arguments: str) -> Result:
    return CliRunner().invoke(hub, list(arguments))


def answer(*arguments: str) -> dict[str, object]:
    result = run(*arguments, "--json")
    assert result.exit_code == 0, result.output
    found = json.loads(result.stdout)
    assert isinstance(found, dict)
    return found


@pytest.mark.parametrize(
    ("arguments", "end"),
    [
        (("TL-I11", "2023-04-27"), "2023-05-15"),
        (("TL-X5", "2023-04-28"), "2023-05-04"),
        (("TL-C1", "2023-09-27"), "2023-10-10"),
        (("TL-A8", "2023-09-18"), "2023-10-07"),
        (("TL-M5", "2024-01-12"), "2024-02-18"),
        (("TL-I1", "2023-05-08"), "2023-08-01"),
        (("TL-I1", "2023-05-08", "--extend", "30wd"), "2023-09-12"),
        (("TL-I12", "2023-11-30"), "2024-02-29"),
        (("TL-X2", "2023-04-28T16:20"), "2023-04-29T16:20:00+08:00"),
        (("TL-L4.1", "2023-04-28T16:20"), "2023-04-30T17:00:00+08:00"),
        (("TL-X15.1", "2023-04-24"), "2023-05-01"),
        (("TL-X15.3", "2023-04-24"), "2023-05-04"),
        (("TL-X15.3", "2023-04-24", "--custody"), "2023-05-01"),
        (("TL-A5", "2023-05-08"), "2023-04-27"),
    ],
)
def test_every_published_vector_comes_out_at_the_command(arguments: tuple[str, ...], end: str) -> None:
    assert answer("clock", "due", *arguments)["due"] == end


def test_a_due_day_is_told_as_json() -> None:
    found = answer("clock", "due", "TL-X5", "2015-02-11", "--region", "340223")
    explanation = found.pop("explanation")
    assert found == {
        "rule": "TL-X5.1",
        "start": "2015-02-11",
        "due": "2015-02-15",
        "unit": "cd",
        "article": "行政执法机关移送涉嫌犯罪案件的规定(国务院令第310号,2020修订) 第8条；"
        "公安机关办理刑事案件程序规定(2020修正) 第180条",
        "provisional": False,
    }
    assert isinstance(explanation, dict)
    assert "春节调休上班" in explanation["zh"]
    assert "make-up working Sunday" in explanation["en"]


def test_hours_are_told_to_the_minute_in_shanghai_time() -> None:
    found = answer("clock", "due", "TL-X2", "2023-04-28T16:20")
    assert (found["start"], found["due"]) == ("2023-04-28T16:20:00+08:00", "2023-04-29T16:20:00+08:00")
    assert answer("clock", "due", "TL-X2", "2023-04-28T08:20:00Z")["due"] == "2023-04-29T16:20:00+08:00"
    assert answer("clock", "due", "TL-L4", "2023-04-28 16:20")["due"] == "2023-04-30T17:00:00+08:00"


def test_a_day_limit_takes_the_legal_day_of_a_moment() -> None:
    assert answer("clock", "due", "TL-X5", "2015-02-10T16:30Z")["due"] == "2015-02-15"


def test_what_must_wait_tells_its_first_day() -> None:
    found = answer("clock", "due", "TL-E11", "2023-08-14")
    assert (found["due"], found["earliest"]) == ("2023-11-14", "2023-11-15")


def test_a_notice_before_a_hearing_counts_back() -> None:
    assert answer("clock", "due", "TL-A5", "2023-05-08")["due"] == "2023-04-27"


def test_a_count_over_an_uncovered_year_is_marked_provisional() -> None:
    assert answer("clock", "due", "TL-X5", "2027-03-01")["provisional"] is True
    assert "（暂定）" in run("clock", "due", "TL-X5", "2027-03-01").stdout


def test_extension_pauses_and_custody_are_counted() -> None:
    assert answer("clock", "due", "TL-I1", "2023-05-15", "--extend", "30wd")["due"] == "2023-09-19"
    paused = answer("clock", "due", "TL-A6", "2023-06-01", "--paused", "2023-06-05/2023-06-20")
    assert paused["due"] == "2023-07-31"
    standing = answer("clock", "due", "TL-A6", "2023-06-01", "--paused", "2023-06-05/")
    assert (standing["due"], standing["provisional"]) == ("2023-07-17", True)
    assert answer("clock", "due", "TL-X17", "2023-04-01", "--custody")["due"] == "2023-05-01"


def test_the_plain_answer_is_chinese_first() -> None:
    lines = run("clock", "due", "TL-X5", "2015-02-11").stdout.splitlines()
    assert lines[0] == "届满 due: 2015-02-15"
    assert lines[1] == "规则 rule: TL-X5.1 决定是否立案 decide whether to file"
    chinese = next(number for number, line in enumerate(lines) if line.startswith("起算事件"))
    english = next(number for number, line in enumerate(lines) if line.startswith("The event"))
    assert chinese < english


@pytest.mark.parametrize(
    ("arguments", "zh", "en"),
    [
        (("TL-Q9", "2023-04-28"), "没有编号", "no limit or rule TL-Q9"),
        (("TL-X5", "2023-02-30"), "不是有效的日期", "no valid day"),
        (("TL-X5", "20230228"), "不是有效的日期", "no valid day"),
        (("TL-X5", "2023-04-28T25:00"), "不是有效的日期", "no valid day"),
        (("TL-X5", "9999-12-31"), "1950", "between 1950 and 2199"),
        (("TL-X5", "0001-01-01T00:00"), "1950", "between 1950 and 2199"),
        (("TL-X2", "2023-04-28"), "按小时", "time of day"),
        (("TL-I7.2", "2023-04-28"), "没有可以计算", "no period"),
        (("RL-A2", "2023-04-28"), "没有可以计算", "no period"),
        (("TL-X5", "2023-04-28", "--region", "34"), "行政区划", "division code"),
        (("TL-X25", "2023-04-28", "--region", "110101"), "本地规定", "local rule of 340223"),
        (("TL-X5", "2023-04-28", "--extend", "soon"), "延长", "extension"),
        (("TL-X5", "2023-04-28", "--extend", "9999cd"), "延长", "extension"),
        (("TL-X5", "2023-04-28", "--paused", "2023-04-29"), "中止", "pause"),
        (("TL-X5", "2023-04-28", "--paused", "2023-04-29/2023-04-28"), "中止", "pause"),
        (("TL-A5", "2023-04-28", "--extend", "1wd"), "不能延长", "neither be extended"),
    ],
)
def test_bad_input_ends_with_2_and_says_why_in_both_languages(arguments: tuple[str, ...], zh: str, en: str) -> None:
    result = run("clock", "due", *arguments)
    assert result.exit_code == 2
    assert result.stdout == ""
    assert zh in result.stderr
    assert en in result.stderr


def test_all_rules_are_listed_with_source_certainty_and_use() -> None:
    result = run("clock", "rules", "--json")
    assert result.exit_code == 0
    found = {each["rule"]: each for each in json.loads(result.stdout)}
    assert list(found) == list(LIMITS)
    assert all(each["article"] and each["certainty"] in "ABC" for each in found.values())
    decide = found["TL-X5.1"]
    assert decide["name"]["zh"] == "决定是否立案"
    assert (decide["length"], decide["unit"], decide["verified"]) == (3, "cd", True)
    assert {"transition": "CRM-8", "act": "fileCriminalCase", "effect": "meet"} in decide["usedIn"]
    assert "earliest" in {use["effect"] for use in found["TL-E11.1"]["usedIn"]}
    assert found["RL-B1.1"]["unit"] is None
    assert found["TL-X25.1"]["region"] == "340223"


def test_the_plain_list_names_every_rule() -> None:
    printed = run("clock", "rules").stdout
    assert all(f"{key}  " in printed for key in LIMITS)
    decide = printed[printed.index("TL-X5.1  ") : printed.index("TL-X5.2  ")]
    met = next(part for part in decide.split("; ") if "办结 meets it: " in part)
    assert "CRM-8 fileCriminalCase" in met
    assert "receiveTransfer" not in met


def listed(*arguments: str) -> dict[str, dict[str, Any]]:
    result = run("clock", "rules", *arguments, "--json")
    assert result.exit_code == 0, result.output
    return {each["rule"]: each for each in json.loads(result.stdout)}


def test_the_list_can_be_narrowed_by_the_beginning_of_the_code() -> None:
    assert list(listed("TL-X5.")) == ["TL-X5.1", "TL-X5.2", "TL-X5.3"]
    assert set(listed("RL-")) == {key for key in LIMITS if key.startswith("RL-")}
    result = run("clock", "rules", "TL-Q")
    assert (result.exit_code, result.stdout) == (2, "")
    assert "no limit or rule TL-Q" in result.stderr


def test_only_what_nothing_uses_is_listed_if_so_asked() -> None:
    used, unused = listed(), listed("--unused")
    assert "TL-X5.1" not in unused
    assert "RL-C11.1" not in unused
    assert all(not used[key]["usedIn"] and not used[key]["governs"] for key in unused)
    assert all(each["usedIn"] or each["governs"] or key in unused for key, each in used.items())


@pytest.mark.parametrize(
    ("rule", "mark"),
    [
        ("TL-X5.1", "A 已核对条文 checked against the article"),
        ("TL-X5.2", "B 未核对原文 unverified"),
        ("TL-C7.1", "C 本地默认，未核对，可配置 local default, unverified"),
    ],
)
def test_what_was_not_checked_is_marked(rule: str, mark: str) -> None:
    printed = run("clock", "rules", rule).stdout
    assert mark in printed
    assert limit(rule).summary_zh in printed
    assert limit(rule).summary_en in printed
    assert ("未核对" in printed) == (not limit(rule).verified)


def test_a_rule_without_a_running_time_says_what_it_is() -> None:
    rule = listed("RL-A2.")["RL-A2.1"]
    assert (rule["form"], rule["length"], rule["kind"]) == ("checklist", None, "rule")
    printed = run("clock", "rules", "RL-A2.").stdout
    assert "核对清单 a list to be complete" in printed
    assert "期限" not in printed


def test_a_rule_of_counting_names_the_limits_it_counts() -> None:
    assert listed("RL-E9.")["RL-E9.1"]["governs"] == ["TL-I3.1", "TL-I4.1", "TL-I4.2", "TL-I5.1", "TL-I8.2"]
    assert "TL-X15.1" in listed("RL-C11")["RL-C11.1"]["governs"]
    assert listed("TL-X5.1")["TL-X5.1"]["governs"] == []


def test_acts_that_are_to_be_logged_use_the_limits_of_logging() -> None:
    used = listed("TL-X25.2")["TL-X25.2"]["usedIn"]
    assert ("sendTransfer", "linkage") in {(use["act"], use["effect"]) for use in used}
    prosecuted = [use["act"] for use in listed("TL-X21.1")["TL-X21.1"]["usedIn"]]
    assert "prosecute" in prosecuted
    assert "sendTransfer" not in prosecuted


def test_every_effect_has_words() -> None:
    effects = {use["effect"] for each in listed().values() for use in each["usedIn"]}
    assert {f"clock.use_{effect}" for effect in effects} <= set(catalogue())


def test_working_days_are_told_one_object_a_line() -> None:
    days = [date(2022, 12, 1) + timedelta(days=number) for number in range(400)]
    result = run("calendar", "is-workday", *map(str, days))
    assert result.exit_code == 0
    told = [json.loads(line) for line in result.stdout.splitlines()]
    assert told == [{"date": str(day), "workday": chinese_calendar.is_workday(day), "known": True} for day in days]


def test_an_uncovered_year_is_told_as_not_known() -> None:
    told = [json.loads(line) for line in run("calendar", "is-workday", "2027-01-01", "2006-05-06").stdout.splitlines()]
    assert [(day["workday"], day["known"]) for day in told] == [(True, False), (False, False)]


def test_a_bad_date_ends_with_2_before_anything_is_printed() -> None:
    result = run("calendar", "is-workday", "2023-04-28", "28.04.2023")
    assert result.exit_code == 2
    assert result.stdout == ""
    assert "28.04.2023" in result.stderr
    assert run("calendar", "is-workday").exit_code == 2
