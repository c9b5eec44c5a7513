"""``changes(after, first)``: what changed since a cursor, of what the caller may see today; and the cursor itself."""

import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import orjson
from graphql import FieldNode

from hub.caller import Caller
from hub.errors import InvalidInput
from hub.gateway.analysis import PAGE
from hub.gateway.compiler import Pieces, RootPlan, Run
from hub.gateway.cursors import Cursors
from hub.gateway.documents import Operation
from hub.gateway.selection import Selected, Selection
from hub.store import changes
from hub.store.changes import Change, Wanted
from hub.store.engine import Store
from hub.store.read import Compare, Op, Order, Read, Rows, Shape, Value
from hub.store.sql import FIRST_MAX
from schema import ENTITIES, READ_SCOPE
from schema.fields import Entity

TABLES: Mapping[str, str] = {
    str(entity.__tablename__): name for name, entity in ENTITIES.items() if issubclass(entity, Entity)
}
"""Names of shared records by their table."""


@dataclass(frozen=True, slots=True)
class Changes:
    """The numbered changes as callers meet them."""

    store: Store
    cursors: Cursors

    def closed(self, caller: Caller, seq: int) -> str:
        """The cursor of a number, for one client; good for ``changes`` and for every subscription."""
        return self.cursors.close((str(seq),), _good_for(caller))

    def opened(self, caller: Caller, cursor: str) -> int:
        """The number in a cursor. Raises InvalidInput if it was not given to this client."""
        return int(self.cursors.open(cursor, _good_for(caller), 1, "after")[0])

    async def pages(self, caller: Caller, operation: Operation, selected: Selected) -> list[RootPlan]:
        """Plan every ``changes`` field of a query. Raises InvalidInput for arguments that do not fit."""
        wanted = {key: nodes for key, nodes in selected.items() if nodes[0].name.value == "changes"}
        selection = Selection(operation) if wanted else None
        return [await self._page(selection, key, nodes, caller) for key, nodes in wanted.items() if selection]

    async def _page(self, selection: Selection, key: str, nodes: Sequence[FieldNode], caller: Caller) -> RootPlan:
        arguments = selection.given("Query", nodes[0])
        first = PAGE if arguments.get("first") is None else int(arguments["first"])
        if not 0 < first <= FIRST_MAX:
            raise InvalidInput("PAGE_SIZE", field="first", limit=FIRST_MAX)
        given = arguments.get("after")
        since = self.opened(caller, given) if given is not None else 0
        tables = tuple(table for table, name in TABLES.items() if caller.holds(READ_SCOPE[name]))
        found, reached, more = await changes.after(self.store, since, Wanted(caller.agency, tables), first)
        wanted: dict[str, dict[uuid.UUID, None]] = {}
        for change in found:
            wanted.setdefault(TABLES[change.entity], {})[change.record] = None
        reads = tuple(
            Read(
                (Shape(entity, (Value("id", "id"),)),),
                where=(Compare("id", Op.IN, list(records)),),
                order=(Order("id"),),
                first=len(records),
            )
            for entity, records in wanted.items()
        )
        fields = selection.below(nodes, "ChangeConnection")

        def render(rows: Sequence[Rows], _: Run) -> Pieces:
            visible = {name for each in rows for name in each.objects}
            shown = [change for change in found if f"{TABLES[change.entity]}:{change.record}" in visible]
            # Where nothing follows, what is hidden leaves no trace: the cursor stays at what was shown.
            end = self.closed(caller, reached if more else shown[-1].seq) if more or shown else given
            page_info = {
                "__typename": "PageInfo",
                "hasNextPage": more,
                "hasPreviousPage": given is not None,
                "startCursor": self.closed(caller, shown[0].seq) if shown else None,
                "endCursor": end,
            }
            return (orjson.dumps(self._connection(selection, fields, caller, shown, page_info)),)

        return RootPlan(key, reads, render)

    def _connection(
        self,
        selection: Selection,
        fields: Selected,
        caller: Caller,
        shown: Sequence[Change],
        page_info: Mapping[str, Any],
    ) -> dict[str, Any]:
        found: dict[str, Any] = {}
        for key, nodes in fields.items():
            match nodes[0].name.value:
                case "nodes":
                    wanted = _names(selection.below(nodes, "Change"))
                    found[key] = [_picked(wanted, _values(change)) for change in shown]
                case "edges":
                    parts = selection.below(nodes, "ChangeEdge")
                    names = _names(parts)
                    below = {key: _names(selection.below(of, "Change")) for key, of in parts.items()}
                    found[key] = [
                        {
                            part: _picked(below[part], _values(change))
                            if name == "node"
                            else self.closed(caller, change.seq)
                            if name == "cursor"
                            else "ChangeEdge"
                            for part, name in names.items()
                        }
                        for change in shown
                    ]
                case "pageInfo":
                    found[key] = _picked(_names(selection.below(nodes, "PageInfo")), page_info)
                case _:
                    found[key] = "ChangeConnection"
        return found


def _good_for(caller: Caller) -> bytes:
    return orjson.dumps(["changes", caller.client, caller.agency])


def _names(selected: Selected) -> dict[str, str]:
    return {key: nodes[0].name.value for key, nodes in selected.items()}


def _picked(wanted: Mapping[str, str], values: Mapping[str, Any]) -> dict[str, Any]:
    return {key: values[name] for key, name in wanted.items()}


def _values(change: Change) -> dict[str, Any]:
    return {
        "__typename": "Change",
        "type": TABLES[change.entity],
        "id": str(change.record),
        "kind": change.kind,
        "version": change.version,
        "at": change.at.isoformat(),
    }
