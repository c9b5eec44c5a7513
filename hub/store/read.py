"""What a read asks for and what a caller may see of it: plain values between the edges, the policy and the SQL.

An edge describes a read as :class:`Read` (GraphQL document, console page, push). The policy answers per entity with
:class:`Access`. ``store/sql.py`` makes one statement of both.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any

from schema.links import Link


class Treatment(StrEnum):
    """What happens to a value on its way out, from most to least open (domain.md §5.2)."""

    CLEAR = "R"
    MASKED = "M"
    STATUS = "S"
    APPROVAL = "A"
    NONE = "N"


@dataclass(frozen=True, slots=True)
class Rule:
    """Treatment of one field class for one caller: for rows its own agency produced, and for rows of its matters."""

    own: Treatment = Treatment.NONE
    linked: Treatment = Treatment.NONE
    stage: tuple[str, ...] = ()
    """Linked rows only where a transfer of the matter has passed one of these acts; empty: no such condition."""


@dataclass(frozen=True, slots=True)
class Access:
    """What one caller may see: a rule per field class. A class without a rule is never seen."""

    agency: str
    rules: Mapping[str, Rule]
    everywhere: frozenset[str] = frozenset()
    """Classes seen on every row, engaged or not (reference data; the whole log for auditors)."""

    def rule(self, field_class: str) -> Rule:
        """The rule of a class; nothing if there is none."""
        return self.rules.get(field_class, Rule())


class Op(StrEnum):
    """Comparisons of filters."""

    EQ = "eq"
    NE = "ne"
    IN = "in"
    LT = "lt"
    GTE = "gte"
    PREFIX = "prefix"
    IS_NULL = "isNull"


@dataclass(frozen=True, slots=True)
class Compare:
    """One comparison of a shared field with a value."""

    name: str
    op: Op
    value: Any


@dataclass(frozen=True, slots=True)
class Value:
    """A shared field under a response key."""

    key: str
    name: str


@dataclass(frozen=True, slots=True)
class TypeName:
    """``__typename`` under a response key."""

    key: str


@dataclass(frozen=True, slots=True)
class Nested:
    """Linked records under a response key."""

    key: str
    link: Link
    shape: "Shape"
    first: int = 100


@dataclass(frozen=True, slots=True)
class Shape:
    """What is wanted of one kind of record."""

    entity: str
    items: tuple["Value | TypeName | Nested", ...]


@dataclass(frozen=True, slots=True)
class Order:
    """One ordering column."""

    name: str
    descending: bool = False


@dataclass(frozen=True, slots=True)
class Read:
    """One root: a record by its key, or a page of records."""

    shapes: tuple[Shape, ...]
    """All of one entity; a page may want its rows in several shapes."""
    where: tuple[Compare, ...] = ()
    single: bool = False
    order: tuple[Order, ...] = ()
    first: int = 20
    after: tuple[Any, ...] | None = None
    """Values of the order columns and the id of the row after which the page begins."""
    backwards: bool = False
    """The page ends before ``after`` instead."""
    total: bool = False
    as_of: datetime | None = None
    """Read the data as it was at this moment, under the policy of today."""

    @property
    def entity(self) -> str:
        """Name of the entity read."""
        return self.shapes[0].entity


@dataclass(frozen=True, slots=True)
class Note:
    """A field the caller asked for and does not get in full."""

    path: tuple[str, ...]
    code: str
    """``MASKED``, ``STATUS_ONLY``, ``DENY_APPROVAL``, ``DENY_RELATION`` or ``DENY_STAGE``."""


@dataclass(frozen=True, slots=True)
class Rows:
    """Result of one read: JSON text per row and shape, with what the log must know."""

    json: list[tuple[str, ...]]
    cursors: list[tuple[Any, ...]] = field(default_factory=list)
    more: bool = False
    total: int | None = None
    objects: tuple[str, ...] = ()
    """``Type:id`` of every record that was read, nested ones included."""
    hidden: bool = False
    """A single record exists but not for this caller (for the log only, never for the answer)."""
    notes: tuple[Note, ...] = ()
    fields: tuple[str, ...] = ()
    level: str = "L1"
