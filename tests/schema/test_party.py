"""Parties: their numbers are right or refused, and stored in one form."""

import uuid
from datetime import UTC, datetime
from typing import Any

import pytest
from pydantic import ValidationError

from schema.fields import FieldClass, Level, Mask, shared_fields
from schema.party import Party
from schema.risk import RiskSignal

NOW = datetime(2023, 5, 11, tzinfo=UTC)
OWN = {
    "id": uuid.UUID(int=1),
    "owner_agency": "HRSS",
    "source_system": "test",
    "source_id": "1",
    "received_at": NOW,
    "created_at": NOW,
    "updated_at": NOW,
}


def party(**given: Any) -> Party:
    return Party.model_validate(OWN | {"kind": "PERSON", "name": "当事人甲"} | given)


@pytest.mark.parametrize(
    ("kind", "written", "stored"),
    [
        ("RESIDENT", "11010519491231002x", "11010519491231002X"),
        ("RESIDENT", "110105491231002", "11010519491231002X"),
        ("RESIDENT", " 340223190001019007", "340223190001019007"),
        ("USCC", "９１340223XX0000019y", "91340223XX0000019Y"),
        ("PASSPORT", "E12345678", "E12345678"),
        (None, "11010519491231002x", "11010519491231002x"),
    ],
)
def test_a_right_number_is_stored_in_one_form(kind: str | None, written: str, stored: str) -> None:
    assert party(id_type=kind, id_number=written).id_number == stored


@pytest.mark.parametrize(
    ("given", "code"),
    [
        ({"id_type": "RESIDENT", "id_number": "110105194912310021"}, "RESIDENT_ID_CHECK_DIGIT"),
        ({"id_type": "RESIDENT", "id_number": "11010519491331002X"}, "RESIDENT_ID_BIRTH_DATE"),
        ({"id_type": "USCC", "id_number": "91340223XX0000019X"}, "USCC_CHECK_DIGIT"),
        ({"uscc": "91340223XX0000019X"}, "USCC_CHECK_DIGIT"),
        ({"uscc": "91340223XX000001"}, "USCC_LENGTH"),
    ],
)
def test_a_wrong_number_is_refused_by_code_and_not_repeated(given: dict[str, str], code: str) -> None:
    with pytest.raises(ValidationError) as refused:
        party(**given)
    (error,) = refused.value.errors()
    assert error["msg"] == f"Value error, {code}"


def test_a_party_known_by_name_only_is_a_party() -> None:
    plain = party()
    assert (plain.uscc, plain.id_number, plain.is_minor, plain.merged_into_id) == (None, None, None, None)


def test_a_signal_names_its_unit_by_a_right_code_too() -> None:
    signal = {"family": "TAX", "metric": "欠费月数", "origin": "税务", "observed_at": NOW}
    assert RiskSignal.model_validate(OWN | signal | {"uscc": "91340223xx0000019y"}).uscc == "91340223XX0000019Y"
    with pytest.raises(ValidationError, match="USCC_CHECK_DIGIT"):
        RiskSignal.model_validate(OWN | signal | {"uscc": "91340223XX0000019X"})


def test_what_identifies_a_person_is_masked_and_a_minor_is_not_even_said() -> None:
    words = shared_fields(Party)
    number, phone, minor = words["id_number"], words["phone"], words["is_minor"]
    assert (number.of, number.level, number.mask) == (FieldClass.F3, Level.L4, Mask.ID_NUMBER)
    assert (phone.of, phone.level, phone.mask) == (FieldClass.F3, Level.L3, Mask.PHONE)
    assert (minor.of, minor.level, minor.mask) == (FieldClass.F16, Level.L4, Mask.HIDE)
    assert (words["address"].of, words["address"].mask) == (FieldClass.ROW, Mask.ADDRESS)
    assert "merged_into_id" not in words
