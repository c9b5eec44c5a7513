"""How a field's column is written as JSON, ordered by, and compared in a keyset."""

from collections.abc import Iterator
from functools import cache
from typing import Any, get_origin

from sqlmodel import SQLModel

from hub.store.read import Order
from schema.fields import Declared, Shared, annotation_of

_LOWEST = {
    "date": "DATE '0001-01-01'",
    "datetime": "TIMESTAMPTZ '0001-01-01 00:00:00+00'",
    "Decimal": "-1",
    "int": "-1",
    "float": "-1",
    "bool": "false",
}
"""What stands for nothing in an order: before everything else."""
_SQL_TYPES = {
    "date": "date",
    "datetime": "timestamptz",
    "Decimal": "numeric",
    "int": "bigint",
    "float": "double precision",
    "UUID": "uuid",
    "bool": "boolean",
}


def json_of(
    entity: type[Declared], name: str, column: str, words: Shared, *, enum: bool = False, past: bool = False
) -> str:
    """SQL for the JSON text of a column, in the cheapest form that is right for its type.

    With ``enum`` a code is written as the name of its GraphQL enum value. Rows of the ``past`` may lack any column.
    """
    kind = kind_of(entity, name)
    plain = words.sql is None and words.blurred is None
    if words.money:
        text = f"""'"' || {column}::text || '"'"""
    elif plain and (kind in {"UUID", "date"} or (words.code is not None and kind != "list")):
        text = f"""'"' || {column} || '"'"""
    elif plain and kind in {"int", "bool"}:
        text = f"{column}::text"
    else:
        text = f"to_json({column})::text"
    if enum and words.code is not None and any("-" in member for member in words.code):
        text = f"replace({text}, '-', '_')"
    return f"coalesce({text}, 'null')" if past or can_be_null(entity, name) else f"({text})"


def order_key(entity: type[Declared], name: str, column: str) -> str:
    """SQL a column is ordered by: never null, texts by code point."""
    kind = kind_of(entity, name)
    lowest = _LOWEST.get(kind, "''")
    key = column if kind == "UUID" or not can_be_null(entity, name) else f"coalesce({column}, {lowest})"
    return key if kind in _SQL_TYPES else f'{key} COLLATE "C"'


def keyset(keys: list[str], bound: list[str], descending: list[bool]) -> str:
    """Condition that a row stands behind the one whose order values are ``bound``."""
    if len(set(descending)) == 1:
        sign = "<" if descending[0] else ">"
        return f"({', '.join(keys)}) {sign} ({', '.join(bound)})"
    choices = []
    for index, down in enumerate(descending):
        same = "".join(f"{keys[before]} = {bound[before]} AND " for before in range(index))
        choices.append(f"({same}{keys[index]} {'<' if down else '>'} {bound[index]})")
    reach = f"{keys[0]} {'<=' if descending[0] else '>='} {bound[0]}"
    return f"({reach} AND ({' OR '.join(choices)}))"


def default_order(entity: type[Declared]) -> tuple[Order, ...]:
    """The entity's declared order without the tie-break."""
    names: tuple[str, ...] = entity.order
    return tuple(Order(name.removeprefix("-"), name.startswith("-")) for name in names if name != "id")


def full_order(entity: type[Declared], given: tuple[Order, ...]) -> tuple[Order, ...]:
    """An order with the id as its last tie-break; the declared one if none is given."""
    order = given or default_order(entity)
    ids = next((index for index, item in enumerate(order) if item.name == "id"), None)
    return (*order, Order("id")) if ids is None else order[: ids + 1]


@cache
def kind_of(entity: type[Declared], name: str) -> str:
    """Name of a field's Python type."""
    annotation = annotation_of(entity, name)
    if get_origin(annotation) is list:
        return "list"
    return next(str(part.__name__) for part in _parts(annotation) if part is not type(None))


def sql_type(entity: type[Declared], name: str) -> str:
    """SQL type of an order value."""
    return _SQL_TYPES.get(kind_of(entity, name), "text")


@cache
def can_be_null(entity: type[Declared], name: str) -> bool:
    """Whether a column, or what is derived, can hold nothing."""
    column = _column(entity, name)
    return column is None or bool(column.nullable)


@cache
def is_unique(entity: type[Declared], name: str) -> bool:
    """Whether no two records can have the same value."""
    column = _column(entity, name)
    return column is not None and bool(column.unique or column.primary_key)


def _column(entity: type[Declared], name: str) -> Any:
    return SQLModel.metadata.tables[str(entity.__tablename__)].columns.get(name)


def _parts(annotation: Any) -> Iterator[Any]:
    arguments = getattr(annotation, "__args__", None)
    if arguments and not isinstance(annotation, type):
        for argument in arguments:
            yield from _parts(argument)
    else:
        yield annotation
