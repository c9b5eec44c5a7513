"""From a checked operation to reads and a renderer of bytes: a document is planned, not resolved field by field."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import orjson
from graphql import FieldNode

from hub.errors import InvalidInput
from hub.gateway import filters
from hub.gateway.analysis import PAGE
from hub.gateway.cursors import Cursors
from hub.gateway.filters import ATTRIBUTES
from hub.gateway.schema import ROOTS, Root, RootKind
from hub.gateway.selection import Selection
from hub.store.columns import full_order
from hub.store.read import (
    Batch,
    Grouping,
    Kinds,
    Nested,
    Read,
    Rows,
    Shape,
    Slot,
    TypeName,
    Value,
    Values,
    compared,
)
from hub.store.sql import FIRST_MAX, GROUPS_MAX
from hub.store.visible import member
from schema import ENTITIES, LINKS
from schema.fields import Level, shared_fields

DEPTH_MAX = 10

_OPENED = "\0after"
"""Under this name and the response key the opened cursor stands among the variables; no variable can be called so."""


@dataclass(frozen=True, slots=True)
class Run:
    """What rendering needs of one request."""

    cursors: Cursors
    queries: Mapping[str, bytes]
    """What the cursors of each root are good for."""
    values: Values
    """The variables."""


Pieces = Iterable[bytes]
"""JSON in pieces, so that a large answer is put together once."""
Render = Callable[[Sequence[Rows], Run], Pieces]
"""From the rows of a root's reads to its JSON."""
RenderPart = Callable[[Rows, Run], Pieces]
RenderEdge = Callable[[tuple[bytes, ...], Sequence[str], Run], bytes]


@dataclass(frozen=True, slots=True)
class RootPlan:
    """One root: its response key, the reads that answer it, and how their rows become JSON."""

    key: str
    reads: tuple[Read, ...]
    render: Render
    cursor: Slot | str | None = None
    """The cursor the page starts from."""
    sealed: bool = False
    """Whether cursors of its one read are opened or made."""

    def query(self, values: Values, caller: str) -> bytes:
        """What a cursor of this root is good for: these records in this order, for this caller."""
        (read,) = self.reads
        moment = read.as_of.of(values) if isinstance(read.as_of, Slot) else read.as_of
        order = [[item.name, item.descending] for item in full_order(ENTITIES[read.entity], read.order)]
        return orjson.dumps([caller, read.entity, order, filters.resolved(read.where, values), repr(moment)])

    def opened(self, values: Values, query: bytes, cursors: Cursors) -> tuple[str, ...]:
        """The order values in the cursor the page starts from. Raises InvalidInput."""
        (read,) = self.reads
        cursor = self.cursor.of(values) if isinstance(self.cursor, Slot) else self.cursor
        return cursors.open(cursor or "", query, len(read.after or ()), "before" if read.backwards else "after")


class Plan:
    """A compiled operation, good for every request of its kind."""

    def __init__(self, roots: Sequence[RootPlan]) -> None:
        self.roots = tuple(roots)
        self._sealed = [root for root in roots if root.sealed]
        self.batch = Batch([read for root in roots for read in root.reads])
        self.keys = [root.key for root in roots for _ in root.reads]
        """Response key of each read."""
        self.personal = any(_personal(read) for read in self.batch.reads)
        """Whether a value it is asked with may be personal."""

    def bound(self, values: Values, caller: str, cursors: Cursors) -> tuple[Values, Run]:
        """The variables with opened cursors beside them, and what rendering needs. Raises InvalidInput."""
        if not self._sealed:
            return values, Run(cursors, {}, values)
        queries = {root.key: root.query(values, caller) for root in self._sealed}
        opened = {
            _OPENED + root.key: root.opened(values, queries[root.key], cursors)
            for root in self._sealed
            if root.cursor is not None
        }
        return ({**values, **opened} if opened else values), Run(cursors, queries, values)

    def rendered(self, found: Sequence[Rows], run: Run) -> dict[str, Pieces]:
        """JSON of each root by response key."""
        rows_of = iter(found)
        return {root.key: root.render([next(rows_of) for _ in root.reads], run) for root in self.roots}


def compile_roots(selection: Selection, roots: Mapping[str, Sequence[FieldNode]]) -> list[RootPlan]:
    """Plan the query fields of an operation.

    Raises InvalidInput for arguments that do not fit, GraphQLError for those that cannot be coerced.
    """
    return [_root(selection, key, nodes) for key, nodes in roots.items()]


def shape_of(selection: Selection, entity: str, nodes: Sequence[FieldNode], depth: int = 1) -> Shape:
    """What is wanted of one kind of record below these fields."""
    if depth > DEPTH_MAX:
        raise InvalidInput("DOCUMENT_TOO_DEEP", limit=DEPTH_MAX)
    items: list[Value | TypeName | Nested] = []
    for key, below in selection.below(nodes, entity).items():
        name = below[0].name.value
        if name == "__typename":
            items.append(TypeName(key))
        elif name in LINKS[entity]:
            link = LINKS[entity][name]
            first = selection.arguments(entity, below[0])["first"] if link.many else 1
            shape: Shape | Kinds
            if link.kinds:
                shape = Kinds(tuple(shape_of(selection, kind, below, depth + 1) for kind in link.kinds))
            else:
                shape = shape_of(selection, link.target, below, depth + 1)
            items.append(Nested(key, link, shape, _count(selection, first, "first")))
        else:
            items.append(Value(key, ATTRIBUTES[entity][name], enum=True))
    return Shape(entity, tuple(items))


def _root(selection: Selection, key: str, nodes: Sequence[FieldNode]) -> RootPlan:
    root = ROOTS[nodes[0].name.value]
    given = {name: value for name, value in selection.arguments("Query", nodes[0]).items() if value is not None}
    match root.kind:
        case RootKind.ONE:
            return _one(selection, key, nodes, root, given)
        case RootKind.PAGE:
            return _page(selection, key, nodes, root, given)
        case RootKind.GROUPS:
            return _groups(selection, key, nodes, root, given)


def _one(selection: Selection, key: str, nodes: Sequence[FieldNode], root: Root, given: dict[str, Any]) -> RootPlan:
    as_of = _past(given.pop("asOf", None))
    if len(given) != 1:
        raise InvalidInput("ONE_KEY", field=nodes[0].name.value)
    ((name, value),) = given.items()
    where = (filters.looked_up(root.entity, ATTRIBUTES[root.entity][name], value),)
    read = Read((shape_of(selection, root.entity, nodes),), where=where, single=True, first=1, as_of=as_of)
    return RootPlan(key, (read,), lambda found, _: (found[0].record,))


def _groups(selection: Selection, key: str, nodes: Sequence[FieldNode], root: Root, given: dict[str, Any]) -> RootPlan:
    by = []
    for item in given.get("by") or ():
        unit = filters.plain(selection.value(item.get("unit")))
        by.append((str(filters.plain(selection.value(item["field"]))), unit))
    sums = tuple(str(filters.plain(selection.value(name))) for name in selection.value(given.get("sum")) or ())
    items = tuple((part, below[0].name.value) for part, below in selection.below(nodes, "Group").items())
    for name, unit in by:
        if (unit is not None) != (name in root.dated):
            raise InvalidInput("GROUP_UNIT", field="by", name=name)
    read = Read(
        (Shape(root.entity, ()),),
        where=filters.where(selection, root.entity, given.get("filter")),
        first=GROUPS_MAX,
        as_of=_past(given.get("asOf")),
        group=Grouping(tuple(by), sums, items),
    )

    def render(found: Sequence[Rows], _: Run) -> Pieces:
        (rows,) = found
        if rows.more:
            raise InvalidInput("TOO_MANY_GROUPS", field="by", limit=GROUPS_MAX)
        return _list(row[0] for row in rows.json)

    return RootPlan(key, (read,), render)


def _page(selection: Selection, key: str, nodes: Sequence[FieldNode], root: Root, given: dict[str, Any]) -> RootPlan:
    if ("first" in given or "after" in given) and ("last" in given or "before" in given):
        raise InvalidInput("PAGE_BOTH_WAYS", field=nodes[0].name.value)
    backwards = "last" in given or "before" in given
    order = filters.order(selection, given.get("orderBy"))
    cursor = given.get("before" if backwards else "after")
    page = _Page(selection, root.entity, key, continued=cursor is not None, backwards=backwards)
    selected = selection.below(nodes, f"{root.entity}Connection")
    parts = [(part, page.part(below)) for part, below in selected.items()]
    names = {below[0].name.value for below in selected.values()}
    count = len(full_order(ENTITIES[root.entity], order))
    read = Read(
        tuple(page.shapes) or (Shape(root.entity, ()),),
        where=filters.where(selection, root.entity, given.get("filter")),
        order=order,
        first=_count(selection, given.get("last" if backwards else "first", PAGE), "last" if backwards else "first"),
        after=None if cursor is None else tuple(Slot((_OPENED + key, index)) for index in range(count)),
        backwards=backwards,
        placed=not names.isdisjoint({"edges", "pageInfo"}),
        total="totalCount" in names,
        as_of=_past(given.get("asOf")),
    )

    def render(found: Sequence[Rows], run: Run) -> Pieces:
        return members((key, part(found[0], run)) for key, part in parts)

    return RootPlan(key, (read,), render, cursor, sealed=page.sealed or cursor is not None)


@dataclass
class _Page:
    """Plans the parts of a connection; ``shapes`` fills with what its rows are wanted as."""

    selection: Selection
    entity: str
    key: str
    continued: bool
    backwards: bool

    def __post_init__(self) -> None:
        self.shapes: list[Shape] = []
        self.sealed = False

    def part(self, nodes: Sequence[FieldNode]) -> RenderPart:
        """How one field of the connection is rendered."""
        match nodes[0].name.value:
            case "__typename":
                return lambda rows, run: (b'"%sConnection"' % self.entity.encode(),)
            case "totalCount":
                return lambda rows, run: (b"null" if rows.total is None else b"%d" % rows.total,)
            case "nodes":
                index = self.shape(nodes)
                return lambda rows, run: _list(row[index] for row in rows.json)
            case "edges":
                return self.edges(nodes)
            case _:
                return self.page_info(nodes)

    def shape(self, nodes: Sequence[FieldNode]) -> int:
        self.shapes.append(shape_of(self.selection, self.entity, nodes, 2))
        return len(self.shapes) - 1

    def edges(self, nodes: Sequence[FieldNode]) -> RenderPart:
        parts = [
            (member(part).encode(), self.edge(below))
            for part, below in self.selection.below(nodes, f"{self.entity}Edge").items()
        ]

        def render(rows: Rows, run: Run) -> Pieces:
            return _list(
                b"{" + b",".join([name + made(row, at, run) for name, made in parts]) + b"}"
                for row, at in zip(rows.json, rows.cursors, strict=True)
            )

        return render

    def edge(self, nodes: Sequence[FieldNode]) -> RenderEdge:
        match nodes[0].name.value:
            case "cursor":
                self.sealed = True
                return lambda row, at, run: b'"%s"' % self.cursor(at, run).encode()
            case "node":
                index = self.shape(nodes)
                return lambda row, at, run: row[index]
            case _:
                return lambda row, at, run: b'"%sEdge"' % self.entity.encode()

    def page_info(self, nodes: Sequence[FieldNode]) -> RenderPart:
        below = self.selection.below(nodes, "PageInfo")
        wanted = {part: part_nodes[0].name.value for part, part_nodes in below.items()}
        cursors = bool({"startCursor", "endCursor"} & set(wanted.values()))
        self.sealed = self.sealed or cursors

        def render(rows: Rows, run: Run) -> Pieces:
            values = {
                "hasNextPage": self.continued if self.backwards else rows.more,
                "hasPreviousPage": rows.more if self.backwards else self.continued,
                "startCursor": self.cursor(rows.cursors[0], run) if cursors and rows.cursors else None,
                "endCursor": self.cursor(rows.cursors[-1], run) if cursors and rows.cursors else None,
                "__typename": "PageInfo",
            }
            return (orjson.dumps({part: values[name] for part, name in wanted.items()}),)

        return render

    def cursor(self, at: Sequence[str], run: Run) -> str:
        return run.cursors.close(at, run.queries[self.key])


def members(parts: Iterable[tuple[str, Pieces]]) -> list[bytes]:
    """A JSON object of response keys and their values."""
    found: list[bytes] = []
    for key, pieces in parts:
        found.append((b',"%s":' if found else b'{"%s":') % key.encode())
        found += pieces
    found.append(b"}" if found else b"{}")
    return found


def _list(items: Iterable[bytes]) -> Pieces:
    return b"[", b",".join(items), b"]"


def _personal(read: Read) -> bool:
    words = shared_fields(ENTITIES[read.entity])
    return any(words[each.name].level >= Level.L3 for each in compared(read.where) if each.name in words)


def _past(moment: Any) -> Any:
    return moment.then(_zoned) if isinstance(moment, Slot) else _zoned(moment)


def _zoned(moment: datetime | None) -> datetime | None:
    if moment is not None and moment.tzinfo is None:
        raise InvalidInput("TIME_ZONE", field="asOf")
    return moment


def _count(selection: Selection, given: Any, name: str) -> int:
    count = selection.value(given)
    if not 0 < int(count) <= FIRST_MAX:
        raise InvalidInput("PAGE_SIZE", field=name, limit=FIRST_MAX)
    return int(count)
