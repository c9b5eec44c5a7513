"""Order keys: how a column counts in an order, how a cursor writes it, and how it is read back."""

import uuid
from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

from schema import ENTITIES
from schema.fields import annotation_of

Order = tuple[str, bool]
"""Attribute, and whether it runs downwards."""

_LOWEST: Mapping[type, Any] = {
    date: date.min,
    datetime: datetime(1, 1, 1, tzinfo=UTC),
    bool: False,
    float: -1.0,
    Decimal: Decimal(-1),
    int: -1,
}


def default_order(entity: str) -> tuple[Order, ...]:
    """The declared order, without the tie-break."""
    names: Sequence[str] = ENTITIES[entity].order
    return tuple((name.removeprefix("-"), name.startswith("-")) for name in names if name != "id")


def kind_of(entity: str, name: str) -> type:
    """The Python type of a field that holds one value; private columns too."""
    annotation = annotation_of(ENTITIES[entity], name)
    return next(part for part in getattr(annotation, "__args__", (annotation,)) if part is not type(None))


def lowest(entity: str, name: str) -> Any:
    """What an absent value counts as in an order."""
    return _LOWEST.get(kind_of(entity, name), "")


def text_of(key: Any) -> str:
    """An order key as PostgreSQL writes it."""
    match key:
        case bool():
            return "true" if key else "false"
        case datetime():
            text = key.astimezone(UTC).isoformat(" ").removesuffix("+00:00")
            return (text.rstrip("0") if "." in text else text) + "+00"
    return str(key)


def key_of(like: Any, text: str) -> Any:
    """An order key read back; ``like`` is a key of the same column."""
    match like:
        case bool():
            return text == "true"
        case datetime():
            return datetime.fromisoformat(text)
        case date():
            return date.fromisoformat(text)
        case uuid.UUID():
            return uuid.UUID(text)
    return type(like)(text)


def before(mine: Sequence[Any], other: Sequence[Any], order: Sequence[Order]) -> bool:
    """Whether a record of these keys comes before one of the other keys."""
    for one, two, (_, descending) in zip(mine, other, order, strict=True):
        if one != two:
            return bool((one < two) != descending)
    return False
