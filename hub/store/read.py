"""What a read asks for and what a caller may see of it: plain values between the edges, the policy and the SQL.

An edge describes a read as :class:`Read` (GraphQL document, console page, push). The policy answers per entity with
:class:`Access`. ``store/sql.py`` makes one statement of both.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from functools import cached_property
from typing import Any

from schema.links import Link

Values = Mapping[str, Any]
"""Variables of one request, coerced."""


@dataclass(frozen=True, slots=True)
class Slot:
    """A value that is known only when a statement runs: a place in the variables, and what becomes of it."""

    path: tuple[str | int, ...]
    turns: tuple[Callable[[Any], Any], ...] = ()

    def then(self, turn: Callable[[Any], Any]) -> "Slot":
        """The same place, turned once more."""
        return Slot(self.path, (*self.turns, turn))

    def of(self, values: Values) -> Any:
        """The value for these variables. Raises what the turns raise."""
        found: Any = values
        for step in self.path:
            found = found[step]
        for turn in self.turns:
            found = turn(found)
        return found


@dataclass(frozen=True, slots=True)
class Listed:
    """A list of which some items are known only when a statement runs."""

    items: tuple[Any, ...]

    def of(self, values: Values) -> list[Any]:
        """The list for these variables."""
        return [item.of(values) if isinstance(item, Slot) else item for item in self.items]


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


@dataclass(frozen=True, eq=False)
class Access:
    """What one caller may see: a rule per field class. A class without a rule is never seen.

    Compared by identity: the policy gives out one object for all requests decided alike, and statements are kept by it.
    """

    agency: str
    rules: Mapping[str, Rule]
    everywhere: frozenset[str] = frozenset()
    """Classes seen on every row, engaged or not (reference data; the whole log for auditors)."""
    scopes: frozenset[str] = frozenset()
    """Scopes the caller holds."""

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
    CONTAINS = "contains"
    IS_NULL = "isNull"


@dataclass(frozen=True, slots=True)
class Compare:
    """One comparison of a shared field with a value; with nothing to compare it does not hold."""

    name: str
    op: Op
    value: Any


@dataclass(frozen=True, slots=True)
class Every:
    """All of these hold."""

    of: tuple["Condition", ...]


@dataclass(frozen=True, slots=True)
class Either:
    """At least one of these holds; of none, none does."""

    of: tuple["Condition", ...]


@dataclass(frozen=True, slots=True)
class Not:
    """This does not hold."""

    of: "Condition"


Condition = Compare | Every | Either | Not


def compared(conditions: Sequence[Condition]) -> list[Compare]:
    """Every comparison inside these conditions."""
    found: list[Compare] = []
    for condition in conditions:
        match condition:
            case Compare():
                found.append(condition)
            case Not(of):
                found += compared((of,))
            case Every(of) | Either(of):
                found += compared(of)
    return found


@dataclass(frozen=True, slots=True)
class Value:
    """A shared field under a response key."""

    key: str
    name: str
    enum: bool = False
    """A code comes as the name of a GraphQL enum value, not as it is stored."""


@dataclass(frozen=True, slots=True)
class TypeName:
    """``__typename`` under a response key."""

    key: str


@dataclass(frozen=True, slots=True)
class Nested:
    """Linked records under a response key."""

    key: str
    link: Link
    shape: "Shape | Kinds"
    first: int = 100


@dataclass(frozen=True, slots=True)
class Shape:
    """What is wanted of one kind of record."""

    entity: str
    items: tuple["Value | TypeName | Nested", ...]


@dataclass(frozen=True, slots=True)
class Kinds:
    """What is wanted of records of several kinds in one list, oldest first.

    Kinds the caller has no scope for are left out, like rows it may not see.
    """

    shapes: tuple[Shape, ...]


@dataclass(frozen=True, slots=True)
class Grouping:
    """Counts and sums instead of records."""

    by: tuple[tuple[str, str | None], ...]
    """Fields that make the groups; dates and instants by ``YEAR``, ``QUARTER``, ``MONTH`` or ``DAY``."""
    sums: tuple[str, ...]
    """Fields that are added up."""
    items: tuple[tuple[str, str], ...]
    """Response keys with what stands under them: ``keys``, ``count``, ``sums`` or ``__typename``."""


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
    where: tuple[Condition, ...] = ()
    single: bool = False
    order: tuple[Order, ...] = ()
    first: int = 20
    after: tuple[Any, ...] | None = None
    """Texts of the order columns and of the id of the row after which the page begins; or slots for them."""
    backwards: bool = False
    """The page ends before ``after`` instead."""
    placed: bool = False
    """Whether it matters where in the list a record stands: each comes by itself, with its order values and id, and it
    is told whether more follow. Else the records of a page come as one text."""
    total: bool = False
    as_of: datetime | Slot | None = None
    """Read the data as it was at this moment, under the policy of today."""
    group: Grouping | None = None
    named: tuple[str, ...] = ()
    """Keys whose values stand behind the order values of each row placed, so that rows of a page are found again by
    what they were asked for by. They are compared with what was given and never leave the hub."""

    @property
    def entity(self) -> str:
        """Name of the entity read."""
        return self.shapes[0].entity

    @property
    def joined(self) -> bool:
        """Whether the records of a page come as one text."""
        return not (self.single or self.group or self.placed or self.backwards)


class Batch:
    """Reads that are answered together by one statement, which is kept for each access it was made for."""

    _KEPT = 16

    def __init__(self, reads: Sequence[Read]) -> None:
        self.reads = tuple(reads)
        self.entities = frozenset(name for read in reads for shape in read.shapes for name in entities_below(shape))
        self._made: dict[Access, Any] = {}

    def statement(self, access: Access, make: Callable[[Sequence[Read], Access], Any]) -> Any:
        """The statement for this access, made once."""
        found = self._made.get(access)
        if found is None:
            if len(self._made) >= self._KEPT:
                self._made.clear()
            found = self._made[access] = make(self.reads, access)
        return found


def entities_below(shape: Shape) -> set[str]:
    """Names of the entities a shape cannot do without; of a list of several kinds it is what hangs off them."""
    found = {shape.entity}
    for item in shape.items:
        if isinstance(item, Nested):
            if isinstance(item.shape, Shape):
                found |= entities_below(item.shape)
            else:
                for kind in item.shape.shapes:
                    found |= entities_below(kind) - {kind.entity}
    return found


@dataclass(frozen=True, slots=True)
class Note:
    """A field the caller asked for and does not get in full."""

    path: tuple[str, ...]
    code: str
    """``MASKED``, ``STATUS_ONLY``, ``DENY_APPROVAL``, ``DENY_RELATION`` or ``DENY_STAGE``."""


@dataclass(frozen=True, eq=False)
class Root:
    """What is known of one read before it runs."""

    read: Read
    notes: tuple[Note, ...] = ()
    fields: tuple[str, ...] = ()
    """Fields that are read, as ``Type.field``, sorted."""
    level: str = "L1"
    """The highest level among them."""

    @cached_property
    def width(self) -> int:
        """About how many values a record brings: the fields of a kind."""
        kinds = {name.partition(".")[0] for name in self.fields}
        return max(1, len(self.fields) // max(1, len(kinds)))


@dataclass(frozen=True, slots=True)
class Rows:
    """Result of one read: JSON per row and shape, with what the log must know."""

    root: Root
    json: list[tuple[bytes, ...]]
    """One of all records, divided by commas, where they are not placed."""
    count: int = 0
    """How many records there are."""
    cursors: list[tuple[Any, ...]] = field(default_factory=list)
    more: bool = False
    """Whether more follow; told of placed records alone."""
    total: int | None = None
    objects: Mapping[str, None] = field(default_factory=dict)
    """``Type:id`` of every record that was read, nested ones included, each once and in their order."""
    hidden: bool = False
    """A single record exists but not for this caller (for the log only, never for the answer)."""

    @property
    def record(self) -> bytes:
        """JSON of a single record; ``null`` if there is none."""
        return self.json[0][0] if self.json else b"null"
