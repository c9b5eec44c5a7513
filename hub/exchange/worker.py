"""Delivering what is owed: each message is rendered through the one exit, pushed, and its receipt written down.

In order per case; a failure waits and doubles its delay; a refusal is kept for a person. The same message may be
pushed twice after a crash: its key makes it one message for the other system.
"""

import logging
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import orjson
from sqlalchemy.exc import SQLAlchemyError

from adapters.port import Adapter, Connection, Message, Receipt, Refused, Transient
from hub import clock, faults
from hub.caller import Caller
from hub.disclosure import Disclosure, Request
from hub.errors import HubError
from hub.exchange import delivery
from hub.exchange.models import OutboxMessage
from hub.lifecycle.deadlines import Deadlines
from hub.lifecycle.engine import Engine
from hub.store.engine import Store
from hub.store.read import Compare, Nested, Op, Read, Shape, Value
from hub.store.session import Unit, unit_of_work
from schema import LINKS
from schema.codes import AgencyCode
from schema.deadline import Deadline
from schema.linkage import LinkageEntry, LinkageState
from schema.scopes import Scope

_BATCH = 10
_log = logging.getLogger(__name__)
_PURPOSE = "P05"
_SCOPES = frozenset(
    {
        Scope.MATTER_READ,
        Scope.LINKAGE_READ,
        Scope.TRANSFER_READ,
        Scope.INSPECTION_READ,
        Scope.CRIMINAL_EVENT_READ,
        Scope.LETTER_READ,
    }
)


@dataclass
class Delivered:
    """What one round did."""

    sent: int = 0
    refused: int = 0
    postponed: int = 0


class Worker:
    """Works the outbox."""

    def __init__(self, store: Store, disclosure: Disclosure, engine: Engine) -> None:
        self._store = store
        self._disclosure = disclosure
        self._deadlines: Deadlines = engine.deadlines

    async def take_over(self) -> None:
        """End the leases of a worker that was killed. Only for a process that knows it is the only one."""
        async with unit_of_work(self._store) as unit:
            await delivery.release_all(unit.session)

    async def deliver(self, adapter: Adapter, settings: Mapping[str, str]) -> Delivered:
        """Deliver everything that is due to one system."""
        done = Delivered()
        try:
            async with adapter.connect(settings) as connection:
                while messages := await self._lease(adapter):
                    for message in messages:
                        await self._one(adapter, connection, message, done)
        except Transient:
            # The system cannot be reached at all; what is leased comes free by itself.
            done.postponed += 1
        return done

    async def _lease(self, adapter: Adapter) -> list[OutboxMessage]:
        async with unit_of_work(self._store) as unit:
            return await delivery.lease(unit.session, adapter.name, _BATCH)

    async def _one(self, adapter: Adapter, connection: Connection, message: OutboxMessage, done: Delivered) -> None:
        try:
            body = await self._render(adapter, message)
            if body is None:
                raise Transient("目前没有共享协议允许该系统看到此记录 no agreement lets this system see the record now")
            answer = await connection.push(Message(message.key, message.case_key, message.kind, body))
            if not answer.accepted:
                raise Refused(answer.detail)
        except Transient as error:
            done.postponed += 1
            await self._failed(message, str(error), for_good=False)
        except (HubError, SQLAlchemyError) as error:
            # Ours to mend: the message keeps its place, its neighbours go on.
            _log.warning("message %s waits (%s)", message.seq, type(error).__name__)
            done.postponed += 1
            await self._failed(message, type(error).__name__, for_good=False)
        except Refused as error:
            done.refused += 1
            await self._failed(message, str(error), for_good=True)
        except Exception as error:
            faults.record(_log, f"message {message.seq}", "-", error)
            done.postponed += 1
            await self._failed(message, "FAULT", for_good=False)
        else:
            done.sent += 1
            await self._acknowledged(message, answer)

    async def _render(self, adapter: Adapter, message: OutboxMessage) -> dict[str, Any] | None:
        caller = Caller(
            agency=adapter.agency,
            unit="",
            client=f"adapter:{adapter.name}",
            scopes=_SCOPES,
            purposes=frozenset({_PURPOSE}),
            purpose=_PURPOSE,
            case=message.case_key,
        )
        answer = await self._disclosure.answer(
            caller,
            Request(operation=f"push {message.kind}", kind="push", direction="out"),
            [Read((_entry(),), where=(Compare("id", Op.EQ, message.subject_id),), single=True, first=1)],
            lambda found: found[0].record,
        )
        entry = orjson.loads(answer.body)
        return None if entry is None else _body(entry)

    async def _acknowledged(self, message: OutboxMessage, answer: Receipt) -> None:
        async with unit_of_work(self._store) as unit:
            held = await delivery.held(unit.session, message)
            if held is None:
                return
            delivery.delivered(unit.session, held)
            delivery.receipt(unit.session, held.seq, "SENT", clock.now())
            delivery.receipt(
                unit.session, held.seq, "ACKNOWLEDGED", answer.at, number=answer.number, detail=answer.detail
            )
            entry = await self._entry(unit, message)
            await unit.write.change(
                entry,
                {
                    "state": LinkageState.ACKNOWLEDGED,
                    "sent_at": clock.now(),
                    "acknowledged_at": answer.at,
                    "platform_number": answer.number,
                    "attempts": held.attempts,
                    "error": None,
                },
            )
            running = await unit.write.all(
                Deadline, case_id=entry.case_id, subject_key=str(entry.id), met_at=None, void_at=None
            )
            for deadline in running:
                await self._deadlines.meet(unit.write, deadline, answer.at)

    async def _failed(self, message: OutboxMessage, why: str, *, for_good: bool) -> None:
        async with unit_of_work(self._store) as unit:
            held = await delivery.held(unit.session, message)
            if held is None:
                return
            (delivery.refused if for_good else delivery.postponed)(unit.session, held, why)
            delivery.receipt(unit.session, held.seq, "REFUSED" if for_good else "FAILED", clock.now(), detail=why)
            entry = await self._entry(unit, message)
            state = LinkageState.REFUSED if for_good else entry.state
            await unit.write.change(entry, {"state": state, "attempts": held.attempts, "error": why[:300]})

    async def _entry(self, unit: Unit, message: OutboxMessage) -> LinkageEntry:
        entry = await unit.write.one(LinkageEntry, lock=True, id=message.subject_id)
        if entry is None:
            raise LookupError(f"message {message.seq} is about a record that is not there")
        return entry


def _entry() -> Shape:
    def values(*names: str) -> tuple[Value, ...]:
        return tuple(Value(name, name) for name in names)

    links = LINKS["LinkageEntry"]
    transfer = Shape("CrimeTransfer", values("number", "organ", "people", "amount", "sent_at", "state"))
    papers = Nested("documents", LINKS["CaseEvent"]["documents"], Shape("Document", values("kind", "number")))
    return Shape(
        "LinkageEntry",
        (
            *values("event", "owed_by", "occurred_at", "repair"),
            Nested("matter", links["matter"], Shape("Matter", values("title"))),
            Nested("event_of", links["caseEvent"], Shape("CaseEvent", (papers,))),
            Nested("transfer", links["crimeTransfer"], transfer),
            Nested(
                "suspect",
                links["suspect"],
                Shape("Suspect", (Nested("transfer", LINKS["Suspect"]["crimeTransfer"], transfer),)),
            ),
            Nested("letter", links["suggestionLetter"], Shape("SuggestionLetter", values("number", "state"))),
            Nested(
                "inspection",
                links["inspectionCase"],
                Shape("InspectionCase", values("number", "organ", "people", "amount", "state")),
            ),
        ),
    )


_DECISIONS = {"DECIDED_PENALTY": "PENALTY", "NO_PENALTY": "NO_PENALTY", "DECIDED_TREATMENT": "TREAT"}


_NO_CASE: dict[str, Any] = {"number": None, "organ": None, "people": None, "amount": None}


def _body(entry: dict[str, Any]) -> dict[str, Any]:
    transfer = entry["transfer"] or (entry["suspect"] or {}).get("transfer")
    case = transfer or entry["inspection"] or {**_NO_CASE, **(entry["letter"] or {})}
    papers = (entry["event_of"] or {}).get("documents", [])
    owed_by = AgencyCode(entry["owed_by"])
    body: dict[str, Any] = {
        "case_number": case["number"],
        "case_name": (entry["matter"] or {}).get("title") or case["number"],
        "event": entry["event"],
        "occurred_at": entry["occurred_at"],
        "input_unit": case["organ"] if owed_by is AgencyCode.HRSS and case["organ"] else owed_by.zh,
        "document_number": next((paper["number"] for paper in papers if paper["number"]), None),
        "amount": case["amount"],
        "people": case["people"],
        "documents": [paper["kind"] for paper in papers if paper["kind"]],
    }
    if entry["repair"]:
        body["repair"] = entry["repair"]
    if transfer:
        body["transfer"] = {name: transfer[name] for name in ("number", "sent_at", "state")}
    elif entry["inspection"] and entry["inspection"]["state"] in _DECISIONS:
        body["decision"] = _DECISIONS[entry["inspection"]["state"]]
    return body
