"""Numbers of units and persons."""

import json
from pathlib import Path

import pytest

from schema.identifiers import check_resident_id, check_uscc

VECTORS = Path(__file__).parents[3] / "shared" / "data" / "ids"
with_vectors = pytest.mark.skipif(not VECTORS.exists(), reason="../shared/data/ids is not here")

UNITS = [
    "91350100M000100Y43", "91340223XX0000019Y", "91340223XX0000027R", "91340223XX0000035L", "92340223XX0000043C",
    "11340223XX0000051J",
]  # fmt: skip
PERSONS = ["11010519491231002X", "440524188001010014", "340223190001019007", "340223190001019015"]


@pytest.mark.parametrize("code", UNITS)
def test_codes_of_units_are_accepted_and_any_changed_character_is_not(code: str) -> None:
    assert check_uscc(f" {code.lower()} ").value == code
    assert check_uscc(code).valid
    for place in range(18):
        other = "2" if code[place] != "2" else "3"
        assert not check_uscc(code[:place] + other + code[place + 1 :]).valid, place


def test_a_code_with_a_letter_that_is_not_used_says_where() -> None:
    found = check_uscc("A1110000600037341I")
    assert (found.valid, found.reason) == (False, "CHARACTER")
    assert "18" in found.reason_zh


@pytest.mark.parametrize("number", PERSONS)
def test_numbers_of_persons_are_accepted_and_a_changed_check_digit_is_not(number: str) -> None:
    assert check_resident_id(number.lower()).valid
    other = "0" if number[-1] != "0" else "1"
    assert check_resident_id(number[:-1] + other).reason == "CHECK_DIGIT"


def test_an_old_number_becomes_the_one_that_took_its_place() -> None:
    found = check_resident_id("110105491231002")
    assert (found.valid, found.value) == (True, "11010519491231002X")


@pytest.mark.parametrize(
    ("number", "reason"),
    [
        ("11010519490231002X", "BIRTH_DATE"),
        ("1101051949123100", "LENGTH"),
        ("990426199112010074", "DIVISION"),
        ("110201199312010077", "DIVISION"),
    ],
)
def test_a_wrong_number_of_a_person_says_why(number: str, reason: str) -> None:
    found = check_resident_id(number)
    assert (found.valid, found.reason) == (False, reason)
    assert found.reason_zh
    assert found.reason_en


@with_vectors
def test_published_codes_of_units_are_judged_right() -> None:
    vectors = json.loads((VECTORS / "uscc.json").read_text("utf-8"))
    assert [code for code in vectors["valid"] if not check_uscc(code).valid] == []
    assert [code for code, _ in vectors["invalid"] if check_uscc(code).valid] == []
    assert len(vectors["valid"]) == 92


@with_vectors
def test_published_numbers_of_persons_are_judged_right() -> None:
    vectors = json.loads((VECTORS / "resident_id.json").read_text("utf-8"))
    assert len(vectors) == 14
    for vector in vectors:
        found = check_resident_id(vector["input"])
        expected = vector["expected"]
        assert found.valid == (expected is not False and not str(expected).startswith("Invalid")), vector
        if vector["function"] in {"validate", "format"} and found.valid:
            assert found.value == expected
        if vector["function"] == "get_birth_date":
            assert found.value[6:14] == expected.replace("-", "")
