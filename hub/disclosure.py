"""The one exit: everything that leaves the hub is decided, read, masked, logged and only then returned.

No answer leaves before its access-log entry is durable. A denial is logged too, then raised. An absent record and one
that is not for the caller look the same outside; the log alone knows which it was.
"""

import hashlib
import secrets
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import chain
from typing import Any, NamedTuple

from hub import clock
from hub.accesslog.entry import Entry, ObjectRef, Reading
from hub.accesslog.log import AccessLog, LogReceipt
from hub.caller import Caller
from hub.errors import Forbidden, HubError, InvalidInput
from hub.policy.agreements import AgreementBook
from hub.policy.decision import Decisions, Denied, Granted
from hub.store.engine import Store
from hub.store.ids import new_id
from hub.store.read import Batch, Note, Read, Rows, Values
from hub.store.reader import Reader
from hub.store.session import Unit
from schema.codes import AccessResult

ANSWER_MAX = 5_000_000
"""Largest answer, in bytes."""


@dataclass(frozen=True, slots=True)
class Request:
    """What is asked, in the words of the log. Values that are personal come hashed."""

    operation: str
    kind: str = "read"
    document: str | None = None
    """SHA-256 of the query text, hex."""
    variables: Mapping[str, str] | None = field(default=None, compare=False)
    direction: str | None = None


@dataclass(frozen=True, slots=True)
class Answer:
    """The bytes to send, with what the caller must be told beside them."""

    body: bytes
    receipt: LogReceipt
    by_read: tuple[tuple[Note, ...], ...]
    """Notes of each read, with paths below its root."""

    @property
    def notes(self) -> tuple[Note, ...]:
        """All notes."""
        return tuple(dict.fromkeys(note for notes in self.by_read for note in notes))


Render = Callable[[Sequence[Rows]], bytes]


class Disclosure:
    """Reads for callers, under policy and log."""

    def __init__(self, store: Store, agreements: AgreementBook, log: AccessLog) -> None:
        self._reader = Reader(store)
        self._agreements = agreements
        self._log = log
        self._decisions = Decisions()

    async def answer(
        self,
        caller: Caller,
        request: Request,
        wanted: Batch | Sequence[Read],
        render: Render,
        values: Values | None = None,
    ) -> Answer:
        """Read for a caller and return what ``render`` makes of the rows, once the entry is durable.

        ``values`` are the variables a batch was compiled without. Raises Forbidden after logging why.
        """
        batch = wanted if isinstance(wanted, Batch) else Batch(wanted)
        agreements = await self._agreements.live()
        decision = self._decisions.decide(caller, batch.entities, agreements)
        if isinstance(decision, Denied):
            await self.deny(caller, request, decision.result, decision.what or decision.code, agreements.version)
            raise Forbidden(decision.code, what=decision.what)
        try:
            found = await self._reader.read(batch, decision.access, values)
            body = render(found)
            if len(body) > ANSWER_MAX:
                raise InvalidInput("ANSWER_TOO_LARGE", limit=ANSWER_MAX)
        except HubError as error:
            result = AccessResult.DENY_SCOPE if isinstance(error, Forbidden) else AccessResult.ERROR
            await self.deny(caller, request, result, f"{error.code} {error.field or ''}".strip(), agreements.version)
            raise
        shown = tuple(_shown(rows) for rows in found)
        notes = tuple(dict.fromkeys(chain.from_iterable(shown)))
        receipt = await self._log.append(_reading(caller, request, found, body, notes, decision.version))
        return Answer(body, receipt, shown)

    async def deny(
        self, caller: Caller, request: Request, result: AccessResult, reason: str, version: str = ""
    ) -> LogReceipt:
        """Log a denial."""
        return await self._log.append(
            Entry(
                **_who(caller, request),
                kind="denied",
                decision=str(result),
                reason=reason[:200],
                rows=0,
                policy=version or None,
            )
        )

    async def record_ingest(self, unit: Unit, caller: Caller, record: str, digest: str) -> None:
        """Log that a record changed what the hub holds, in the record's own transaction."""
        await self._log.enlist(
            unit,
            Entry(
                **_who(caller, Request(operation="ingest", direction="in")),
                kind="write",
                decision=str(AccessResult.ALLOW),
                rows=1,
                batch=record,
                after=digest,
            ),
        )

    async def record_exchange(self, caller: Caller, direction: str, rows: int) -> LogReceipt:
        """Log that a batch of records came in from a system (or went out of band)."""
        request = Request(operation=direction, direction="in" if direction == "pull" else "out")
        return await self._log.append(
            Entry(**_who(caller, request), kind=direction, decision=str(AccessResult.ALLOW), rows=rows)
        )

    async def authorise(
        self, caller: Caller, request: Request, entities: Collection[str], scope: str | None = None
    ) -> None:
        """Check purpose, agreements and scopes for reading, and for an act its scope too, before anything is done.

        Raises Forbidden after logging why.
        """
        agreements = await self._agreements.live()
        decision = self._decisions.decide(caller, frozenset(entities), agreements)
        if isinstance(decision, Granted) and scope is not None and not caller.holds(scope):
            decision = Denied(AccessResult.DENY_SCOPE, "SCOPE_MISSING", scope)
        if isinstance(decision, Denied):
            await self.deny(caller, request, decision.result, decision.what or decision.code, agreements.version)
            raise Forbidden(decision.code, what=decision.what)

    async def record_write(
        self, unit: Unit, caller: Caller, request: Request, record: str, before: str | None, after: str | None
    ) -> LogReceipt:
        """Log a write, with the hashes of what it changed, in the write's own transaction."""
        return await self._log.enlist(
            unit,
            Entry(
                **_who(caller, request),
                kind="write",
                decision=str(AccessResult.ALLOW),
                rows=1,
                objects=[ObjectRef(*record.split(":", 1))],
                before=before,
                after=after,
            ),
        )


class Outcome(NamedTuple):
    """What an entry says of an answer that others may say too."""

    kind: str
    decision: str
    reason: str | None
    fields: tuple[str, ...]
    level: str | None
    masked: bool
    policy: str


def _reading(
    caller: Caller,
    request: Request,
    found: Sequence[Rows],
    body: bytes,
    notes: tuple[Note, ...],
    version: str,
) -> Reading:
    objects: Mapping[str, None]
    if len(found) == 1:
        objects, fields, level = found[0].objects, found[0].root.fields, found[0].root.level
    else:
        united: dict[str, None] = {}
        for rows in found:
            united |= rows.objects
        objects = united
        fields = tuple(sorted({name for rows in found for name in rows.root.fields}))
        level = max((rows.root.level for rows in found), default="L1")
    decision = AccessResult.ALLOW
    if not objects and any(rows.hidden for rows in found):
        decision = AccessResult.DENY_RELATION
    elif notes and objects:
        decision = AccessResult.ALLOW_MASKED
    withheld = sorted({f"{note.code} {'.'.join(note.path)}" for note in notes}) if objects else []
    reason = "hidden" if decision is AccessResult.DENY_RELATION else "; ".join(withheld)
    outcome = Outcome(
        kind="denied" if decision is AccessResult.DENY_RELATION else request.kind,
        decision=decision.value,
        reason=reason[:200] or None,
        fields=fields,
        level=level if objects else None,
        masked=bool(notes) and bool(objects),
        policy=version,
    )
    return Reading(
        shared=_shared(caller, request, outcome),
        id=str(new_id()),
        time=clock.now(),
        trace=caller.trace or None,
        salt=secrets.token_hex(16),
        objects=objects,
        rows=sum(rows.count for rows in found),
        body=hashlib.sha256(body).hexdigest(),
        bytes=len(body),
        variables=request.variables or None,
    )


@lru_cache(maxsize=1024)
def _shared(caller: Caller, request: Request, outcome: Outcome) -> Mapping[str, Any]:
    """What the entries of this caller's answers of one kind have in common."""
    own = {"objects": (), "rows": 0, "body": "0" * 64, "bytes": 0, "salt": "", "trace": "", "variables": {}}
    return Entry(id=str(new_id()), time=clock.now(), **_ground(caller, request) | own, **outcome._asdict()).content()


def _who(caller: Caller, request: Request) -> dict[str, Any]:
    return {"id": str(new_id()), "time": clock.now(), "salt": secrets.token_hex(16), **_ground(caller, request)}


def _ground(caller: Caller, request: Request) -> dict[str, Any]:
    """Who asks, for what and why, in the words of an entry."""
    return {
        "trace": caller.trace or None,
        "client": caller.client,
        "token": hashlib.sha256(caller.token.encode()).hexdigest() if caller.token else None,
        "agency": caller.agency or None,
        "unit": caller.unit or None,
        "officer": caller.user,
        "address": caller.address or None,
        "operation": request.operation[:120],
        "document": request.document,
        "variables": dict(request.variables) if request.variables else None,
        "purpose": caller.purpose,
        "basis": caller.case[:200] if caller.case else None,
        "direction": request.direction,
    }


def _shown(rows: Rows) -> tuple[Note, ...]:
    """Notes only where there is a record: an absent one and a hidden one must look the same."""
    return rows.root.notes if rows.objects else ()
