"""Filters: a tree of comparisons, what each holds of, and how a cursor remembers them."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import Any
from uuid import UUID

from hub.errors import InvalidInput
from schema.case_numbers import CaseNumberError, parse
from schema.fields import camel
from tests.reference.keys import kind_of
from tests.reference.questions import ATTRIBUTES

_HOLDS: Mapping[str, Callable[[Any, Any], bool]] = {
    "eq": lambda held, value: held is not None and held == value,
    "ne": lambda held, value: held is None or held != value,
    "in": lambda held, value: held is not None and held in value,
    "lt": lambda held, value: held is not None and held < value,
    "gte": lambda held, value: held is not None and held >= value,
    "prefix": lambda held, value: held is not None and held.startswith(value),
    "contains": lambda held, value: held is not None and value in held,
    "isNull": lambda held, value: (held is None) == value,
}


@dataclass(frozen=True)
class Comparison:
    """One comparison of a field; ``op`` as in the schema."""

    name: str
    op: str
    value: Any


@dataclass(frozen=True)
class Group:
    """Conditions under ``and``, ``or`` or ``not``."""

    op: str
    of: Sequence["Condition"]


Condition = Comparison | Group


def holds(condition: Condition, value_of: Callable[[str], Any]) -> bool:
    """Whether a condition holds of a record."""
    match condition:
        case Comparison(name, op, value):
            return _HOLDS[op](value_of(name), value)
        case Group("or", of):
            return any(holds(each, value_of) for each in of)
        case Group("not", of):
            return not all(holds(each, value_of) for each in of)
    return all(holds(each, value_of) for each in condition.of)


def comparisons(conditions: Sequence[Condition]) -> Iterator[Comparison]:
    """Every comparison inside, in the order of the document."""
    for condition in conditions:
        if isinstance(condition, Comparison):
            yield condition
        else:
            yield from comparisons(condition.of)


def remembered(conditions: Sequence[Condition]) -> list[Any]:
    """What a cursor is bound to."""
    found: list[Any] = []
    for condition in conditions:
        match condition:
            case Comparison(name, op, value):
                found.append([name, op, repr(value)])
            case Group(op, of):
                found.append([op, remembered(of)])
    return found


def given(entity: str, filter_: Mapping[str, Any] | None) -> list[Condition]:
    """The conditions of a filter input. Raises InvalidInput."""
    found: list[Condition] = []
    for name, value in (filter_ or {}).items():
        match name, value:
            case _, None:
                pass
            case "and", _:
                found += [Group("and", given(entity, each)) for each in value]
            case "or", _:
                found.append(Group("or", [Group("and", given(entity, each)) for each in value]))
            case "not", _:
                found.append(Group("not", [Group("and", given(entity, value))]))
            case _:
                found += _compared(entity, ATTRIBUTES[entity][name], value)
    return found


def looked_up(entity: str, attribute: str, value: Any) -> Comparison:
    """The condition of a look-up; a case number may be written with other brackets."""
    with suppress(CaseNumberError):
        value = parse(value).canonical if attribute == "case_number" else value
    return Comparison(attribute, "eq", typed(entity, attribute, value))


def _compared(entity: str, attribute: str, conditions: Mapping[str, Any]) -> Iterator[Comparison]:
    for op, value in conditions.items():
        if value is None:
            continue
        if op == "in":
            yield Comparison(attribute, op, [typed(entity, attribute, item) for item in value])
        else:
            yield Comparison(attribute, op, value if op == "isNull" else typed(entity, attribute, value))


def typed(entity: str, attribute: str, value: Any) -> Any:
    """A value as its column holds it. Raises InvalidInput."""
    kind = kind_of(entity, attribute)
    try:
        if kind in {UUID, Decimal}:
            return kind(str(value))
        if issubclass(kind, str) and "\x00" in value:
            raise ValueError
    except (ValueError, InvalidOperation) as error:
        raise InvalidInput("BAD_VALUE", field=attribute, name=camel(attribute)) from error
    return value
