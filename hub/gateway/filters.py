"""Filters, orders and look-up values of a document as conditions of a read."""

import re
import uuid
from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal, InvalidOperation
from enum import Enum
from functools import cache
from typing import Any

from hub.errors import InvalidInput
from hub.gateway.selection import Selection
from hub.store.read import Compare, Condition, Either, Every, Listed, Not, Op, Order, Slot, Values
from schema import ENTITIES
from schema.case_numbers import CaseNumberError, parse
from schema.fields import annotation_of, camel, shared_fields

ATTRIBUTES: Mapping[str, Mapping[str, str]] = {
    name: {camel(attribute): attribute for attribute in shared_fields(entity)} | {"id": "id"}
    for name, entity in ENTITIES.items()
}
"""Attributes of each entity by outward name."""


_NORMAL = re.compile(r"\(\d{4}\)[一-鿿]\d{2,6}[一-鿿]{1,4}[1-9]\d*号")
"""The usual form of a court's case number, which is its normal form: most look-ups need no parsing."""


def where(selection: Selection, entity: str, given: Mapping[str, Any] | None) -> tuple[Condition, ...]:
    """What must hold, all of it, for a filter input."""
    found: list[Condition] = []
    for name, value in (given or {}).items():
        if value is None:
            continue
        if name == "and":
            found += [Every(where(selection, entity, each)) for each in value]
        elif name == "or":
            found.append(Either(tuple(Every(where(selection, entity, each)) for each in value)))
        elif name == "not":
            found.append(Not(Every(where(selection, entity, value))))
        else:
            found += _compared(selection, entity, ATTRIBUTES[entity][name], value)
    return tuple(found)


def order(selection: Selection, given: Sequence[Mapping[str, Any]] | None) -> tuple[Order, ...]:
    """Ordering columns of an ``orderBy`` input, each once."""
    columns = (
        Order(str(plain(selection.value(item["field"]))), plain(selection.value(item.get("direction"))) == "DESC")
        for item in given or ()
    )
    found: dict[str, Order] = {}
    for column in columns:
        found.setdefault(column.name, column)
    return tuple(found.values())


def looked_up(entity: str, attribute: str, value: Any) -> Compare:
    """The condition of a look-up by id or natural key."""
    turn = _key(entity, attribute)
    return Compare(attribute, Op.EQ, value.then(turn) if isinstance(value, Slot) else turn(value))


def key_value(entity: str, attribute: str) -> Callable[[Any], Any]:
    """From a key as it was given to what the column holds. The function raises InvalidInput."""
    return _key(entity, attribute)


def resolved(conditions: Sequence[Condition], values: Values) -> list[Any]:
    """Conditions with the values of one request, as plain data."""
    found: list[Any] = []
    for condition in conditions:
        match condition:
            case Compare(name, op, value):
                found.append([name, str(op), repr(value.of(values) if isinstance(value, Slot | Listed) else value)])
            case Not(of):
                found.append(["not", resolved((of,), values)])
            case Every(of):
                found.append(["and", resolved(of, values)])
            case Either(of):
                found.append(["or", resolved(of, values)])
    return found


def plain(value: Any) -> Any:
    """An enum value as the schema writes it."""
    return value.value if isinstance(value, Enum) else value


def _compared(selection: Selection, entity: str, attribute: str, conditions: Mapping[str, Any]) -> list[Condition]:
    found: list[Condition] = []
    for name, given in conditions.items():
        if given is not None:
            op = Op(name)
            found.append(Compare(attribute, op, _operand(selection, entity, attribute, op, given)))
    return found


def _operand(selection: Selection, entity: str, attribute: str, op: Op, given: Any) -> Any:
    turn = _typed(entity, attribute)
    if op is Op.IS_NULL:
        return bool(selection.value(given))
    if op is not Op.IN:
        return given.then(turn) if isinstance(given, Slot) else turn(given)
    if isinstance(given, Slot):
        return given.then(_each(entity, attribute))
    return Listed(tuple(item.then(turn) if isinstance(item, Slot) else turn(item) for item in given))


@cache
def _each(entity: str, attribute: str) -> Callable[[Any], list[Any]]:
    turn = _typed(entity, attribute)
    return lambda items: [turn(item) for item in items]


@cache
def _typed(entity: str, attribute: str) -> Callable[[Any], Any]:
    """From a coerced input value to what the column is compared with. The function raises InvalidInput."""
    annotation = annotation_of(ENTITIES[entity], attribute)
    kinds = {part for part in getattr(annotation, "__args__", (annotation,)) if part is not type(None)}
    if uuid.UUID in kinds:
        make: Callable[[Any], Any] = _uuid
    elif Decimal in kinds:
        make = _decimal
    elif any(isinstance(kind, type) and issubclass(kind, str) for kind in kinds):
        make = _text
    else:
        return plain

    def turned(value: Any) -> Any:
        try:
            return make(plain(value))
        except (ValueError, InvalidOperation) as error:
            raise InvalidInput("BAD_VALUE", field=attribute, name=camel(attribute)) from error

    return turned


@cache
def _key(entity: str, attribute: str) -> Callable[[Any], Any]:
    turn = _typed(entity, attribute)
    if attribute != "case_number":
        return turn

    def normal(value: Any) -> Any:
        """A case number typed with full-width brackets or blanks is the same number."""
        if _NORMAL.fullmatch(value):
            return value
        try:
            return turn(parse(value).canonical)
        except CaseNumberError:
            return turn(value)

    return normal


def _uuid(value: Any) -> uuid.UUID:
    return value if isinstance(value, uuid.UUID) else uuid.UUID(str(value))


def _decimal(value: Any) -> Decimal:
    found = Decimal(str(value))
    if not found.is_finite():
        raise ValueError("not a sum")
    return found


def _text(value: Any) -> str:
    text = str(value)
    if "\x00" in text:
        raise ValueError("PostgreSQL keeps no U+0000")
    text.encode()
    return text
