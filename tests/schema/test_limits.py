"""The registry of time limits."""

import csv
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from schema.limits import LIMITS, Certainty, Counting, LimitElsewhere, LimitKind, Unit, UnknownLimit, in_force, limit

COMPILATION = Path(__file__).parents[3] / "shared" / "data" / "limits" / "limits.csv"
OURS = {"TL-D4.1", "TL-D5.1", "TL-S2.1", "TL-S2.2", "TL-S3.1"}
"""Defaults of the mechanism itself, which no compilation of law has."""


def test_a_code_without_part_means_its_first_part() -> None:
    assert limit("TL-X5") is limit("TL-X5.1")
    assert limit("TL-X5").length == 3
    assert limit("TL-X5.3").length == 30


@pytest.mark.parametrize("key", ["TL-Q1", "TL-X5.9", "X5", "", "tl-x5", "TL-X5.1.1"])
def test_an_unknown_key_is_refused_by_name(key: str) -> None:
    with pytest.raises(UnknownLimit, match="no time limit or rule"):
        limit(key)
    assert issubclass(UnknownLimit, ValueError)


def test_the_list_holds_200_limits_and_23_rules() -> None:
    rules = [each for each in LIMITS.values() if each.kind is LimitKind.RULE]
    assert (len(LIMITS), len(rules)) == (223, 23)
    assert all(each.code.startswith("RL-") == (each.kind is LimitKind.RULE) for each in LIMITS.values())
    limits = [each.certainty for each in LIMITS.values() if each.kind is not LimitKind.RULE]
    assert [limits.count(each) for each in Certainty] == [153, 35, 12]


def test_rules_and_limits_without_a_number_have_no_period_to_run() -> None:
    still = {key for key, each in LIMITS.items() if not each.runs}
    assert {key for key in still if key.startswith("TL-")} == {
        "TL-M8.1", "TL-M8.2", "TL-I7.2", "TL-E4.1", "TL-E8.2", "TL-E8.3", "TL-D5.1", "TL-S2.2", "TL-S3.1",
    }  # fmt: skip
    assert all(each.kind is not LimitKind.RULE or not each.runs for each in LIMITS.values())


def test_every_limit_has_a_short_name_in_both_languages() -> None:
    for each in LIMITS.values():
        assert each.duty_zh, each.key
        assert each.duty_en, each.key
        assert len(each.duty_zh) <= 40, each.key
        assert any("\u4e00" <= character <= "\u9fff" for character in each.duty_zh), each.key


def test_every_limit_names_its_law_and_quotes_it() -> None:
    assert all(each.law for each in LIMITS.values())
    assert limit("TL-I13.2").citation == "行政强制法(2011) 第57条、第69条"
    assert limit("RL-B1").citation == "刑法 第276条之一"
    assert limit("TL-D2").citation == "网络安全法(2025修正) 第23条(三)"
    assert limit("TL-X5").citation == (
        "行政执法机关移送涉嫌犯罪案件的规定(国务院令第310号,2020修订) 第8条；"
        "公安机关办理刑事案件程序规定(2020修正) 第180条"
    )
    assert limit("TL-D1").citation == "政务数据共享条例(国务院令第809号)"


def test_only_limits_checked_by_article_are_verified() -> None:
    assert limit("TL-X5.1").verified
    assert not limit("TL-X5.2").verified
    assert not limit("TL-X25.1").verified


def test_hours_and_working_days_never_roll_over() -> None:
    assert not [each.key for each in LIMITS.values() if each.rollover and each.unit in (Unit.H, Unit.WD)]


def test_hours_of_civil_procedure_run_from_the_next_full_hour() -> None:
    whole = {each.key for each in LIMITS.values() if each.counting is Counting.NEXT_HOUR}
    assert whole == {each.key for each in LIMITS.values() if each.unit is Unit.H and "民事诉讼法" in each.law}
    assert "TL-L4.1" in whole
    assert "TL-X2.1" not in whole


def test_a_limit_is_not_law_before_it_came_into_force() -> None:
    assert limit("TL-I6").in_force_on == date(2021, 7, 15)
    assert limit("TL-X5").in_force_on == date(2001, 7, 9)
    assert limit("TL-X24.1").in_force_on is None


def test_a_local_limit_is_in_force_in_its_county_and_below_only() -> None:
    assert limit("TL-X25", "340223") is limit("TL-X25.1")
    assert limit("TL-X25", "340223100").length == 24
    with pytest.raises(LimitElsewhere, match="340223"):
        limit("TL-X25", "110101")
    assert limit("TL-X5", "110101") is limit("TL-X5")


@pytest.mark.parametrize("region", ["", "34", "abcdef", "34022", "3402231", "３４０２２３x"])
def test_a_malformed_division_code_is_refused(region: str) -> None:
    with pytest.raises(ValueError, match="no division code"):
        limit("TL-X5", region)


def test_the_narrowest_line_goes_before_the_general_one() -> None:
    general = limit("TL-X5")
    province = replace(general, unit=Unit.WD, region="340000")
    county = replace(general, rollover=False, region="340223")
    lines = (general, province, county)
    assert in_force(lines, "110101") is general
    assert in_force(lines, "340104") is province
    assert in_force(lines, "340223") is county


@pytest.mark.skipif(not COMPILATION.exists(), reason="../shared/data/limits is not here")
def test_the_list_agrees_line_by_line_with_the_compilation_it_comes_from() -> None:
    with COMPILATION.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [f"{row['code']}.{row['part']}" for row in rows] == [key for key in LIMITS if key not in OURS]
    for row in rows:
        each = limit(f"{row['code']}.{row['part']}")
        assert (str(each.length or ""), each.unit or "") == (row["length"], row["unit"]), each.key
        assert (each.certainty, each.kind, each.owner) == (row["certainty"], row["kind"], row["owner"]), each.key
        assert each.rollover == (row["rollover"] == "yes"), each.key
        assert (each.trigger, each.extension) == (row["trigger"], row["extension"]), each.key
        if not row["law"].startswith(("the Seed", "local")):
            assert (each.law, each.article) == (row["law"], row["article"]), each.key
