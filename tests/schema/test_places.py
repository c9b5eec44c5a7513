"""The dated tables of divisions and courts."""

import csv
from pathlib import Path

import pytest

from schema.courts import COURTS, court
from schema.divisions import DIVISIONS, division, present
from schema.limits import LIMITS

SHARED = Path(__file__).parents[3] / "shared" / "data"


def test_a_division_has_the_name_of_its_year() -> None:
    former, later = division("340203", 2004), division("340203", 2010)
    assert former is not None
    assert later is not None
    assert (former.name, later.name) == ("马塘区", "弋江区")
    assert division("340203", 2023) is None
    assert division("340212", 2019) is None
    assert division("999999") is None


def test_in_the_year_of_a_change_the_old_and_the_new_code_hold() -> None:
    for old, new in (("340208", "340209"), ("340221", "340210"), ("340222", "340212"), ("340225", "340281")):
        until = division(old)
        assert until is not None
        assert until.valid_to is not None
        assert division(old, until.valid_to) is not None
        assert division(new, until.valid_to) is not None
        assert division(old, until.valid_to + 1) is None
        assert present(old) == new


def test_a_code_that_was_given_again_leads_to_where_its_last_area_went() -> None:
    assert present("340203") == "340209"
    assert present("340223") == "340223"
    assert present("110105") == "110105"


def test_every_division_has_its_parent_and_its_successor() -> None:
    for lines in DIVISIONS.values():
        for one in lines:
            assert one.level == "province" or one.parent in DIVISIONS, one
            assert not one.became or one.became in DIVISIONS, one
            assert one.certainty == "B" if one.valid_to else True, one
    assert {one.region for one in LIMITS.values() if one.region} <= set(DIVISIONS)


def test_a_court_keeps_its_code_when_its_county_gets_another() -> None:
    before, after = court("皖0222", 2018), court("皖0222", 2023)
    assert before is not None
    assert after is not None
    assert (before.division, after.division) == ("340222", "340212")
    assert before.name != after.name
    nanling = court("皖0223")
    assert nanling is not None
    assert (nanling.name, nanling.division) == ("安徽省南陵县人民法院", "340223")


def test_a_court_the_table_lacks_is_not_made_up() -> None:
    assert court("皖0212") is None
    assert court("皖0223", 2015) is None


def test_every_line_of_the_courts_is_well_formed() -> None:
    for lines in COURTS.values():
        assert len({one.valid_from for one in lines}) == len(lines)
        for one in lines:
            assert one.name.endswith("人民法院"), one
            assert not one.division or one.division in DIVISIONS or one.division.startswith("34"), one


@pytest.mark.skipif(not (SHARED / "codes" / "divisions.csv").exists(), reason="../shared/data/codes is not here")
def test_the_divisions_in_use_agree_with_the_statistical_table() -> None:
    with (SHARED / "codes" / "divisions.csv").open(encoding="utf-8", newline="") as file:
        table = {row["code"]: row["name"] for row in csv.DictReader(file)}
    for lines in DIVISIONS.values():
        for one in lines:
            if one.level != "town":
                assert (table.get(one.code) == one.name) == (one.valid_to is None), one
    assert {code for code in table if code.startswith("3402") and code != "340200"} == {
        code for code, lines in DIVISIONS.items() if lines[-1].parent == "340200" and lines[-1].valid_to is None
    }


@pytest.mark.skipif(not (SHARED / "case_numbers").exists(), reason="../shared/data/case_numbers is not here")
def test_the_courts_agree_with_the_judgments_they_were_read_in() -> None:
    with (SHARED / "case_numbers" / "court_pairs.csv").open(encoding="utf-8", newline="") as file:
        pairs = {row["court_short_code"]: row["court_name_in_text"] for row in csv.DictReader(file)}
    for code, lines in COURTS.items():
        for one in lines:
            assert one.source == "rule" or pairs[code].endswith(one.name), one
    assert len(COURTS) >= 490
