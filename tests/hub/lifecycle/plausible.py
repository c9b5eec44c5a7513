"""Values that could stand in a record, made from its declaration: by column type, code table and length."""

import uuid
from collections.abc import Collection, Mapping
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from itertools import count
from random import Random
from typing import Any

from hub.clock import SHANGHAI
from schema import LIFECYCLES, entity_of
from schema.codes import AgencyCode
from schema.fields import Entity, shared_fields

MEMBERS = ("HRSS", "JUS", "PSB", "COURT", "PROC", "OFFICE")
_SERIAL = count(1)
_HALF_YEAR = {"period": "2024H1", "half_year_from_on": date(2024, 1, 1)}
_RIGHT = {**_HALF_YEAR, "uscc": "91340223MA2N00AA1B", "record_type": "Officer", "field": "phone"}
"""Values that only a rule beside the column type makes right."""


def serial() -> int:
    """A number that was not given before."""
    return next(_SERIAL)


def kinds_of(entity: type[Entity], name: str) -> list[Any]:
    """Python types of a column, without None."""
    annotation = entity.model_fields[name].annotation
    if getattr(annotation, "__origin__", None) is list:
        return [list]
    parts = [part for part in getattr(annotation, "__args__", ()) if part is not type(None)]
    return parts or [annotation]


_TRIGGERS = {clock.since for table in LIFECYCLES.values() for act in table.transitions for clock in act.clocks}
"""Days that limits run from: they lie behind, or just ahead (a hearing)."""


def value(dice: Random, entity: type[Entity], name: str, day: date, wanted: Collection[str] = ()) -> Any:
    """A plausible value of a column on a day; one of ``wanted`` where a condition names values."""
    words, (kind, *_) = shared_fields(entity)[name], kinds_of(entity, name)
    if wanted:
        text = dice.choice(sorted(wanted))
        if kind is list:
            return [text]
        if kind is bool:
            return text == "True"
        return None if text == "None" else text
    if words.key:
        return f"测〔{day.year}〕{serial()}号"
    if name in _RIGHT:
        return _RIGHT[name]
    if words.code is not None:
        codes = MEMBERS if words.code is AgencyCode else [str(code) for code in words.code]
        one = dice.choice(codes)
        return [one] if kind is list else one
    if kind is list:
        return ["某项"]
    if kind is bool:
        return dice.random() < 0.5
    if kind is int:
        return dice.randint(1, 60)
    if kind is float:
        return dice.randint(0, 100) / 100
    if kind is Decimal:
        return Decimal(dice.randint(1, 100_000_000)) / 100
    if kind is date:
        return day + timedelta(days=dice.randint(-20 if name in _TRIGGERS else 0, 20))
    if kind is datetime:
        return datetime.combine(day, time(9, 30), SHANGHAI)
    if kind is uuid.UUID:
        return uuid.uuid4()
    longest = next((item.max_length for item in entity.model_fields[name].metadata if hasattr(item, "max_length")), 20)
    return f"{words.zh}甲"[:longest]


def record(dice: Random, entity: type[Entity], day: date, *, without: Collection[str] = ()) -> dict[str, Any]:
    """Values for every column of a record that must be given, and for some that may."""
    values = {}
    for name, words in shared_fields(entity).items():
        if name not in entity.model_fields or name in Entity.model_fields or name in without or not words.given:
            continue
        if entity.model_fields[name].is_required() or dice.random() < 0.25:
            values[name] = value(dice, entity, name, day)
    return values


def given_by(dice: Random, entity: str, day: date, tie: str, wanted: Mapping[str, Collection[str]]) -> dict[str, Any]:
    """Values of a child record an act brings; ``tie`` names its case, ``wanted`` what conditions ask for."""
    kind = entity_of(entity)
    chained = {"position", "previous_hash", "hash"}
    without = {tie, "case_type", "case_id", *(chained if kind.model_fields.keys() >= chained else ())}
    values = record(dice, kind, day, without=without)
    for name in wanted.keys() & shared_fields(kind).keys() & kind.model_fields.keys() - Entity.model_fields.keys():
        values[name] = value(dice, kind, name, day, wanted[name])
    if "position" in values and kinds_of(kind, "position") == [int]:
        values["position"] = serial()
    return values
