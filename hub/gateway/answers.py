"""From a request in GraphQL to its answer: document, decision, one statement, log; the same for every protocol."""

import asyncio
import hashlib
import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

import orjson
from graphql import ExecutionResult, GraphQLError, OperationDefinitionNode, OperationType, SelectionSetNode, execute
from graphql.language import DocumentNode, FieldNode

from hub.accesslog.log import LogReceipt
from hub.caller import Caller
from hub.disclosure import Disclosure, Request
from hub.errors import Fault, HubError, InvalidInput, Unavailable
from hub.exchange.freshness import freshness
from hub.gateway.asked import Asked
from hub.gateway.changes import Changes
from hub.gateway.compiler import Pieces, Plan, members, shape_of
from hub.gateway.cursors import Cursors
from hub.gateway.documents import GRAPHQL, Operation, RequestError, prepare
from hub.gateway.limits import Guard
from hub.gateway.mutations import Acts, Done
from hub.gateway.plans import Plans
from hub.gateway.refusals import graphql_entry
from hub.gateway.schema import ACTS, payload_type
from hub.gateway.selection import Selected, Selection
from hub.gateway.trusted import META, TrustedDocuments
from hub.gateway.usage import Usage
from hub.held import Held
from hub.lifecycle.engine import Engine
from hub.store.engine import Store
from hub.store.idempotency import RequestKey, digest_of
from hub.store.read import Compare, Note, Op, Read, Rows, Shape, entities_below
from hub.words import text
from schema.codes import AccessResult

_BYTES_OF_A_VALUE = 20
"""Of introspection, about."""


class Path(StrEnum):
    """How an operation is answered."""

    COMPILED = "compiled"
    EXECUTOR = "executor"


_AGES_FOR = 2.0
"""Seconds the ages of the sources are good for."""


@dataclass
class Reply:
    """An answer being put together."""

    data: bytes | None = None
    errors: list[dict[str, Any]] = field(default_factory=list)
    notes: tuple[Note, ...] = ()
    receipt: LogReceipt | None = None
    status: int = 200
    freshness: bytes = b""
    """The ages of the sources, as JSON."""
    path: Path = Path.COMPILED

    def body(self, trace: str, cursor: str | None = None) -> bytes:
        """The answer as GraphQL JSON; ``cursor`` is the place of an event in its stream."""
        return b"".join(self.pieces(trace, cursor))

    def pieces(self, trace: str, cursor: str | None = None) -> list[bytes]:
        """The same in pieces."""
        parts: list[tuple[str, Pieces]] = []
        if self.errors:
            parts.append(("errors", (orjson.dumps(self.errors),)))
        if self.data is not None:
            parts.append(("data", (self.data,)))
        extensions: dict[str, Any] = {"trace": trace}
        if cursor is not None:
            extensions["cursor"] = cursor
        if self.receipt:
            extensions["receipt"] = self.receipt.extension()
        if self.notes:
            extensions["access"] = [
                {"path": list(note.path), "code": note.code, "reason": _REASONS[note.code]} for note in self.notes
            ]
        told = orjson.dumps(extensions)
        if self.freshness:
            told = told[:-1] + b',"freshness":' + self.freshness + b"}"
        parts.append(("extensions", (told,)))
        return members(parts)


_REASONS = {
    code: str(text(f"access.{code.lower()}"))
    for code in ("MASKED", "STATUS_ONLY", "DENY_APPROVAL", "DENY_RELATION", "DENY_STAGE")
}


@dataclass(frozen=True, slots=True)
class Payload:
    """What is wanted back from one mutation, planned before it is performed."""

    given: Mapping[str, Any]
    parts: Mapping[str, "Shape | str | Mapping[str, str]"]
    """By response key: the shape of the case, a type name, or the wanted parts of each error."""

    @classmethod
    def of(cls, selection: Selection, nodes: Sequence[FieldNode], name: str) -> "Payload":
        """Plan the payload of a mutation field."""
        entity = ACTS[name].entity
        parts: dict[str, Shape | str | Mapping[str, str]] = {}
        for key, below in selection.below(nodes, payload_type(name)).items():
            match below[0].name.value:
                case "errors":
                    errors = selection.below(below, "UserError")
                    parts[key] = {part: part_nodes[0].name.value for part, part_nodes in errors.items()}
                case "__typename":
                    parts[key] = payload_type(name)
                case _:
                    parts[key] = shape_of(selection, entity, below, 2)
        return cls(selection.given("Mutation", nodes[0])["input"], parts)

    @property
    def entities(self) -> set[str]:
        """Kinds of record the answer will read."""
        shapes = [part for part in self.parts.values() if isinstance(part, Shape)]
        return {name for shape in shapes for name in entities_below(shape)}


class Answers:
    """Answers what callers ask in GraphQL."""

    def __init__(
        self,
        store: Store,
        engine: Engine,
        disclosure: Disclosure,
        cursors: Cursors,
        usage: Usage,
        guard: Guard,
    ) -> None:
        self.guard = guard
        self._disclosure = disclosure
        self._cursors = cursors
        self._usage = usage
        self._plans = Plans(guard.metrics)
        self._changes = Changes(store, cursors)
        self._freshness = Held(lambda: _freshness(store), _AGES_FOR)
        self._trusted = TrustedDocuments(store, disclosure, guard)
        self._acts = Acts(store, engine, disclosure)

    async def answer(self, caller: Caller, asked: Asked) -> Reply:
        """The answer to one request.

        Raises HubError for what is refused as a whole; what GraphQL calls a request error comes as a reply.
        """
        opened = await self.opened(caller, asked)
        if isinstance(opened, Operation):
            raise InvalidInput("SUBSCRIPTION_TRANSPORT")
        return opened

    async def opened(self, caller: Caller, asked: Asked) -> Reply | Operation:
        """The answer to one request as :meth:`answer` gives it, or the subscription it is, for whoever can stream."""
        try:
            reply = await self._reply(caller, asked)
        except (RequestError, GraphQLError) as error:
            entries = [graphql_entry(item) for item in (error.errors if isinstance(error, RequestError) else [error])]
            self._count(Path.COMPILED, entries[0]["extensions"]["code"])
            return Reply(errors=entries, status=400)
        except HubError as error:
            self._count(Path.COMPILED, error.code)
            raise
        self._count(reply.path if isinstance(reply, Reply) else Path.COMPILED, "ok")
        return reply

    async def _reply(self, caller: Caller, asked: Asked) -> Reply | Operation:
        guard = self.guard
        guard.admit(caller.client)
        asked = await self._trusted.admit(caller, asked)
        operation = prepare(asked.text, asked.operation, asked.variables, guard, caller.client, trusted=asked.trusted)
        if asked.get and operation.kind is not OperationType.QUERY:
            raise GetMutation("GET_MUTATION")
        if operation.kind is OperationType.SUBSCRIPTION:
            self._usage.note(caller.client, operation.definition.fields)
            return operation
        await guard.enter(caller.client)
        try:
            if operation.kind is OperationType.MUTATION:
                selection = Selection(operation)
                selected = selection.of([operation.node.selection_set], "Mutation")
                return await self._mutate(caller, operation, selection, selected, asked.idempotency)
            return await self._in_time(caller, operation, get=asked.get)
        finally:
            guard.leave(caller.client)

    async def _in_time(self, caller: Caller, operation: Operation, *, get: bool) -> Reply:
        guard = self.guard
        try:
            async with asyncio.timeout(guard.seconds("seconds")):
                return await self._query(caller, operation, get=get)
        except TimeoutError:
            slow = guard.too_slow("seconds", caller.client)
            await self._disclosure.deny(caller, request_of(operation), AccessResult.ERROR, slow.code)
            raise slow from None
        except Unavailable as error:
            if error.code != "READ_TOO_LONG":
                raise
            raise guard.too_slow("statement_seconds", caller.client) from error

    def _count(self, path: Path, outcome: str) -> None:
        self.guard.metrics.operations.labels(str(path), outcome).inc()

    async def _query(self, caller: Caller, operation: Operation, *, get: bool) -> Reply:
        query = self._plans.query(operation)
        selected, plan = query.selected, query.plan
        meta: Mapping[str, Any] = {}
        if query.more:
            meta = await self._meta(caller, operation, selected)
            pages = await self._changes.pages(caller, operation, selected)
            if pages:
                plan = Plan((*(plan.roots if plan else ()), *pages))
        if plan is None:
            return Reply(data=orjson.dumps(meta), path=Path.EXECUTOR)
        if get and plan.personal:
            raise GetMutation("GET_PERSONAL")
        values, run = plan.bound(operation.variables.coerced, f"{caller.client}:{caller.agency}", self._cursors)

        def render(found: Sequence[Rows]) -> bytes:
            parts = plan.rendered(found, run) | {key: (orjson.dumps(value),) for key, value in meta.items()}
            return b"".join(members((key, parts[key]) for key in selected))

        answer = await self._disclosure.answer(
            caller, request_of(operation), plan.batch, self.guard.held(caller.client, render), values
        )
        self._usage.note(caller.client, operation.definition.fields)
        notes = tuple(
            Note((key, *note.path), note.code)
            for key, by_read in zip(plan.keys, answer.by_read, strict=True)
            for note in by_read
        )
        return Reply(data=answer.body, notes=notes, receipt=answer.receipt, freshness=await self._freshness.present())

    async def _mutate(
        self,
        caller: Caller,
        operation: Operation,
        selection: Selection,
        selected: Selected,
        idempotency: str,
    ) -> Reply:
        wanted: list[tuple[str, str, Payload]] = []
        for key, nodes in selected.items():
            name = nodes[0].name.value
            if name != "__typename":
                payload = Payload.of(selection, nodes, name)
                request = Request(operation=name, kind="write", document=operation.digest)
                # Everything the answer will need is checked before anything is done.
                await self._acts.authorise(caller, request, ACTS[name], payload.entities)
                wanted.append((key, name, payload))
        self._usage.note(caller.client, operation.definition.fields)
        parts = {key: b'"Mutation"' for key, nodes in selected.items() if nodes[0].name.value == "__typename"}
        reply = Reply()
        notes: list[Note] = []
        sent = digest_of(operation.name, [operation.digest, operation.raw]) if idempotency else ""
        for place, (key, name, payload) in enumerate(wanted):
            request = Request(operation=name, kind="write", document=operation.digest)
            own_key = (
                RequestKey(idempotency, sent, place, max(self.guard.limits.trusted_roots, len(wanted)))
                if idempotency
                else None
            )
            done = await self._acts.perform(caller, request, ACTS[name], payload.given, own_key)
            parts[key], more = await self._payload(caller, operation, name, payload, done)
            notes += [Note((key, *note.path), note.code) for note in more]
            reply.receipt = done.receipt
        reply.data = b"".join(members((key, (parts[key],)) for key in selected))
        reply.notes = tuple(dict.fromkeys(notes))
        return reply

    async def _payload(
        self, caller: Caller, operation: Operation, name: str, payload: "Payload", done: Done
    ) -> tuple[bytes, list[Note]]:
        parts: list[tuple[str, Pieces]] = []
        notes: list[Note] = []
        for key, wanted in payload.parts.items():
            if isinstance(wanted, Shape):
                value = b"null"
                if done.record_id:
                    where = (Compare("id", Op.EQ, uuid.UUID(done.record_id)),)
                    answer = await self._disclosure.answer(
                        caller,
                        Request(operation=f"{name} result", document=operation.digest),
                        [Read((wanted,), where=where, single=True, first=1)],
                        self.guard.held(caller.client, lambda found: found[0].record),
                    )
                    value = answer.body
                    notes += [Note((key, *note.path), note.code) for note in answer.notes]
            elif isinstance(wanted, str):
                value = orjson.dumps(wanted)
            else:
                value = orjson.dumps(_user_errors(wanted, done.error))
            parts.append((key, (value,)))
        return b"".join(members(parts)), notes

    async def _meta(self, caller: Caller, operation: Operation, selected: Selected) -> dict[str, Any]:
        """What the ordinary executor answers: introspection and ``__typename``; no record is touched."""
        wanted = [node for nodes in selected.values() for node in nodes if node.name.value in META]
        if not wanted:
            return {}
        node = OperationDefinitionNode(
            operation=OperationType.QUERY,
            selection_set=SelectionSetNode(selections=tuple(wanted)),
            variable_definitions=operation.node.variable_definitions,
            directives=(),
        )
        document = DocumentNode(definitions=(node, *operation.fragments.values()))
        # The whole schema takes most of a second: in a thread, so that others are answered meanwhile.
        result = await asyncio.to_thread(execute, GRAPHQL, document, variable_values=dict(operation.raw))
        if not isinstance(result, ExecutionResult) or result.errors or result.data is None:
            raise Fault()
        self.guard.charge(caller.client, len(orjson.dumps(result.data)) // _BYTES_OF_A_VALUE)
        return result.data


class GetMutation(InvalidInput):
    """A mutation sent by GET."""

    status = 405


async def _freshness(store: Store) -> bytes:
    ages = await freshness(store)
    if not ages:
        return b""
    return orjson.dumps(
        [
            {
                "system": age.system,
                "agency": age.agency,
                "contactedAt": age.contacted_at.isoformat() if age.contacted_at else None,
                "ageSeconds": age.age_seconds,
                "stale": age.stale,
                "reachable": age.reachable,
            }
            for age in ages
        ]
    )


def request_of(operation: Operation) -> Request:
    """An operation in the words of the log."""
    return Request(operation=operation.name, document=operation.digest, variables=_variables(operation.raw))


def _variables(variables: Mapping[str, Any]) -> dict[str, str]:
    """Hashed: a value could name a person, and the log must hold none."""
    return {
        name[:40]: hashlib.sha256(orjson.dumps(value, default=str)).hexdigest()
        for name, value in list(variables.items())[:20]
    }


def _user_errors(wanted: Mapping[str, str], error: HubError | None) -> list[dict[str, Any]]:
    if error is None:
        return []
    values = {
        "code": error.code,
        "message": error.message.zh,
        "messageEn": error.message.en,
        "suggestion": error.suggestion.zh,
        "suggestionEn": error.suggestion.en,
        "path": ["input", error.field] if error.field else ["input"],
        "missingDocuments": list(error.missing),
        "__typename": "UserError",
    }
    return [{key: values[name] for key, name in wanted.items()}]
