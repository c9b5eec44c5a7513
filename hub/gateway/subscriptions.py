"""Subscriptions: from a document to a stream of events, each decided, read, logged and only then sent.

Nothing is queued in memory. A subscription is a place in the numbered changes: it takes the next one when the last was
accepted by whoever carries it, and what waits, waits in the database. So it resumes after any cursor, and a backlog
costs nothing.
"""

import secrets
import uuid
from collections.abc import AsyncGenerator, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

import orjson
from graphql import FieldNode, GraphQLError

from hub.caller import Caller
from hub.disclosure import Disclosure, Request
from hub.errors import InvalidInput, LimitExceeded
from hub.exchange.feed import Feed
from hub.gateway.answers import Reply, request_of
from hub.gateway.changes import TABLES, Changes
from hub.gateway.compiler import shape_of
from hub.gateway.documents import Operation
from hub.gateway.limits import Guard
from hub.gateway.refusals import error_entry
from hub.gateway.selection import Selected, Selection
from hub.store import changes
from hub.store.changes import Change, Wanted
from hub.store.engine import Store
from hub.store.read import Batch, Compare, Note, Op, Read, Rows, Shape, Slot, TypeName
from schema import ENTITIES, LIFECYCLES, READ_SCOPE

_AT_ONCE = 200


_RECORD = (Compare("id", Op.EQ, Slot(("record",))),)


@dataclass(frozen=True, slots=True)
class Watch:
    """One subscription, planned: which changes, and what of each record."""

    key: str
    wanted: Wanted
    batches: Mapping[str, Batch]
    """What is read of the record of an event, by its kind."""
    since: int | None
    request: Request

    def events(self, found: Sequence[Change]) -> Iterator[Change]:
        """The changes that make an event: of what one transaction did to a record, the last."""
        last = {(change.tx, subject(change)): change.seq for change in found}
        return (change for change in found if last[change.tx, subject(change)] == change.seq)

    def data(self, found: Sequence[Rows]) -> bytes:
        """The event's data, from the record as it is now; nothing if it is not for the caller."""
        if not found[0].json:
            return b""
        return b"{" + orjson.dumps(self.key) + b":" + found[0].record + b"}"


def subject(change: Change) -> tuple[str, uuid.UUID]:
    """Kind and id of the record a change is about: for the event of a case, the case."""
    if change.entity == "caseevent" and change.case_type and change.case:
        return change.case_type, change.case
    return TABLES[change.entity], change.record


class Subscriptions:
    """Plans subscriptions and follows them."""

    def __init__(self, store: Store, disclosure: Disclosure, numbered: Changes, guard: Guard) -> None:
        self._store = store
        self._disclosure = disclosure
        self._changes = numbered
        self._guard = guard
        self._feed = Feed(store)

    async def planned(self, caller: Caller, operation: Operation) -> Watch:
        """What a subscription follows. Raises GraphQLError for its document, HubError for what is refused."""
        selection = Selection(operation)
        selected = selection.of([operation.node.selection_set], "Subscription")
        if len(selected) != 1:
            raise GraphQLError("A subscription has one root field.")
        watch = self._watch(caller, operation, selection, selected)
        entities = {name for batch in watch.batches.values() for name in batch.entities}
        # What could never be told is refused at once, not when something happens.
        await self._disclosure.authorise(caller, watch.request, entities)
        return watch

    async def events(self, caller: Caller, watch: Watch) -> AsyncGenerator[bytes, None]:
        """The events as GraphQL answers, for as long as it is read. Raises HubError when it must end."""
        at = watch.since
        async with self._feed:
            while True:
                at = await changes.head(self._store) if at is None else at
                found, reached, _ = await changes.after(self._store, at, watch.wanted, _AT_ONCE)
                for change in watch.events(found):
                    event = await self._event(caller, watch, change)
                    if event is not None:
                        yield event
                at = reached
                await self._feed.beyond(at, watch.wanted.touched)

    async def _event(self, caller: Caller, watch: Watch, change: Change) -> bytes | None:
        trace = secrets.token_hex(16)
        entity, record = subject(change)
        cursor = self._changes.closed(caller, change.seq)
        try:
            answer = await self._disclosure.answer(
                replace(caller, trace=trace),
                watch.request,
                watch.batches[entity],
                self._guard.held(caller.client, watch.data),
                {"record": record},
            )
        except LimitExceeded as error:
            # What is too much to be told must not stand in the way of what comes after it.
            return Reply(errors=[error_entry(error)]).body(trace, cursor=cursor)
        if not answer.body:
            return None
        notes = tuple(Note((watch.key, *note.path), note.code) for note in answer.notes)
        return Reply(data=answer.body, notes=notes, receipt=answer.receipt).body(trace, cursor=cursor)

    def _watch(self, caller: Caller, operation: Operation, selection: Selection, selected: Selected) -> Watch:
        ((key, nodes),) = selected.items()
        name = nodes[0].name.value
        given = selection.given("Subscription", nodes[0])
        after = given.get("after")
        since = None if after is None else self._changes.opened(caller, after)
        wanted = Wanted(caller.agency, matter=_id(given.get("matter"), "matter"))
        case = _id(given.get("caseId"), "caseId")
        match name:
            case "deadlineDue":
                shapes = {"Deadline": shape_of(selection, "Deadline", nodes)}
                wanted = replace(wanted, case=case, tables=("deadline",), gained=("warned_at", "overdue_told_at"))
            case "linkageEntryOwed":
                shapes = {"LinkageEntry": shape_of(selection, "LinkageEntry", nodes)}
                wanted = replace(wanted, case=case, created=("linkageentry",))
            case _:
                shapes = _cases(caller, selection, nodes, given.get("caseType"))
                tables = tuple(str(ENTITIES[kind].__tablename__) for kind in shapes)
                wanted = replace(wanted, record=case, tables=tables, events_of=tuple(shapes))
        batches = {
            kind: Batch((Read((shape,), where=_RECORD, single=True, first=1),)) for kind, shape in shapes.items()
        }
        return Watch(key, wanted, batches, since, request_of(operation))


def _cases(caller: Caller, selection: Selection, nodes: Sequence[FieldNode], only: str | None) -> dict[str, Shape]:
    """What is wanted of each kind of case; kinds the caller has no scope for are left out, like records it may not see.

    Kinds of which nothing is selected are not told of, unless that is so of all.
    """
    if only is not None and only not in LIFECYCLES:
        raise InvalidInput("BAD_VALUE", field="caseType", name="caseType")
    shapes = {kind: shape_of(selection, kind, nodes) for kind in ([only] if only is not None else LIFECYCLES)}
    chosen = {
        kind: shape for kind, shape in shapes.items() if any(not isinstance(each, TypeName) for each in shape.items)
    }
    chosen = chosen or shapes
    return {kind: shape for kind, shape in chosen.items() if caller.holds(READ_SCOPE[kind])} or chosen


def _id(given: Any, name: str) -> uuid.UUID | None:
    if given is None:
        return None
    try:
        return uuid.UUID(str(given))
    except ValueError as error:
        raise InvalidInput("BAD_VALUE", field=name, name=name) from error
