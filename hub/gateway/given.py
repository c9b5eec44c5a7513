"""From the coerced input of a mutation to an act and to column values."""

import uuid
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from hub.caller import Caller
from hub.errors import InvalidInput
from hub.gateway.inputs import children_field, id_field, ties_by_id
from hub.gateway.types import singular
from hub.lifecycle.acts import Act, Mending, Paper, Source
from hub.store.ids import new_id
from schema import entity_of
from schema.document_types import DocumentType
from schema.fields import Declared, Entity, camel, given_fields, key_of, shared_fields
from schema.lifecycle import Lifecycle, Repair, Transition

_DECIMALS = 2
_YEARS = range(1900, 2200)
"""Years that days and times of cases lie in; outside them no calendar counts."""


def tidy(given: Mapping[str, Any]) -> dict[str, Any]:
    """An input without the blanks around its texts. Raises InvalidInput for a text that is blank or an odd year."""
    return {name: _tidied(name, value) for name, value in given.items()}


def _tidied(name: str, value: Any) -> Any:
    if isinstance(value, Mapping):
        return tidy(value)
    if isinstance(value, list):
        return [_tidied(name, item) for item in value]
    if isinstance(value, date) and value.year not in _YEARS:
        raise InvalidInput("BAD_VALUE", field=name, name=name)
    if type(value) is str:
        value = value.strip()
        if not value:
            raise InvalidInput("BAD_VALUE", field=name, name=name)
    return value


def acting(
    caller: Caller, lifecycle: Lifecycle, transition: Transition, given: Mapping[str, Any], source: Source
) -> Act:
    """The act an input speaks of. Raises InvalidInput where its time is missing, double or without a zone."""
    entity = entity_of(lifecycle.entity)
    key = key_of(entity)
    opening = not transition.source
    names = {*transition.says, *((key,) if opening else ())} - (set() if opening else {key})
    if transition.repair is Repair.CORRECT:
        names |= given_fields(entity).keys() - {key}
    fields = _values(entity, names, given)
    if given.get("newNumber"):
        fields[key] = given["newNumber"]
    children = {
        gives.entity: [
            values_given(entity_of(gives.entity), row)
            for row in given.get(children_field(lifecycle.entity, gives.entity)) or ()
        ]
        for gives in transition.gives
    }
    touched, touching = None, {}
    if transition.touches is not None:
        touched = uuid_of(given[f"{singular(transition.touches.entity)}Id"], f"{singular(transition.touches.entity)}Id")
        named = (*transition.touches.needs, *transition.touches.may)
        touching = _values(entity_of(transition.touches.entity), named, given)
    return Act(
        name=transition.act,
        occurred=_time(given, "occurred", needed=True),  # type: ignore[arg-type]
        agency=caller.agency,
        unit=caller.unit,
        officer=caller.user,
        officers=tuple(dict.fromkeys(given.get("officers") or ())),
        source=source,
        papers=tuple(_paper(paper) for paper in given["documents"]),
        fields=fields,
        children={name: rows for name, rows in children.items() if rows},
        touched=touched,
        touching=touching,
        mending=_mending(given) if transition.repair in {Repair.CORRECT, Repair.RETRACT} else None,
        reason=given.get("reason") if transition.repair else None,
        key=str(new_id()) if transition.source else "",
    )


def values_given(entity: type[Entity], given: Mapping[str, Any]) -> dict[str, Any]:
    """Column values of a record from its input."""
    values = _values(entity, given_fields(entity), given)
    for tie in ties_by_id(entity):
        name = camel(id_field(tie))
        if given.get(name) is not None:
            values[tie.column] = uuid_of(given[name], name)
    return values


def _values(entity: type[Declared], names: Iterable[str], given: Mapping[str, Any]) -> dict[str, Any]:
    words = shared_fields(entity)
    values = {name: plain(given[camel(name)]) for name in names if given.get(camel(name)) is not None}
    for name, value in values.items():
        if words[name].money and Decimal(value) != round(Decimal(value), _DECIMALS):
            raise InvalidInput("AMOUNT_DECIMALS", field=camel(name), name=camel(name))
    return values


def plain(value: Any) -> Any:
    """A coerced value without its enum."""
    if isinstance(value, list):
        return [plain(item) for item in value]
    return getattr(value, "value", value)


def _mending(given: Mapping[str, Any]) -> Mending:
    return Mending(uuid_of(given["event"], "event"), _time(given, "corrected", needed=False))


def _time(given: Mapping[str, Any], name: str, *, needed: bool) -> date | datetime | None:
    at, on = given.get(f"{name}At"), given.get(f"{name}On")
    if (needed and at is None and on is None) or (at is not None and on is not None):
        raise InvalidInput("ONE_TIME", field=f"{name}At")
    if at is not None and at.tzinfo is None:
        raise InvalidInput("TIME_ZONE", field=f"{name}At")
    found: date | datetime | None = at if at is not None else on
    return found


def _paper(given: Mapping[str, Any]) -> Paper:
    return Paper(
        DocumentType(plain(given["kind"])),
        given["issuedOn"],
        given["issuer"],
        given.get("number"),
        given.get("title"),
        given.get("sha256"),
    )


def uuid_of(value: Any, field: str) -> uuid.UUID:
    """A record id from outside. Raises InvalidInput where it is none."""
    try:
        return uuid.UUID(str(value))
    except ValueError as error:
        raise InvalidInput("BAD_VALUE", field=field, name=field) from error
