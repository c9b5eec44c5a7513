"""Applying what a record says: statements become cases, acts and their children, in one transaction a record.

A record that cannot be taken goes to quarantine with a reason and never stops its neighbours. One that builds on a
record that has not arrived waits, and is tried again when its case moves.
"""

import logging
import uuid
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from sqlalchemy.exc import DBAPIError

from adapters.port import (
    ActStatement,
    Adapter,
    ChildStatement,
    PartyStatement,
    RawRecord,
    Rejected,
    Statement,
)
from hub import clock, faults
from hub.errors import Conflict, HubError
from hub.exchange import inbox
from hub.exchange.models import ExpectedCase, InboxRecord, InboxState
from hub.lifecycle import claims
from hub.lifecycle.acts import Act, Logged, Paper, Source
from hub.lifecycle.engine import Engine
from hub.lifecycle.matters import open_matter
from hub.lifecycle.naming import text_of
from hub.store.engine import Store
from hub.store.session import Unit, unit_of_work
from schema import LIFECYCLES, entity_of, lifecycle_of_act
from schema.deadline import CaseEvent
from schema.fields import Entity, key_of
from schema.matter import Matter
from schema.party import Party, PartyRole

_log = logging.getLogger(__name__)
_LENGTHS = {"code": 40, "field_name": 80, "detail": 500, "case_key": 120}
_WAITING = frozenset({"CASE_NOT_OPEN", "ILLEGAL_TRANSITION"})
"""Another record must come first."""
_TAKEN = "ALREADY_EXISTS"
"""Somebody wrote the same one at the same time, which the next try finds; or else another record has the key."""
_PARENT = {
    "AdminDecision": "inspection_case_id",
    "EnforcementMeasure": "enforcement_case_id",
    "Suspect": "crime_transfer_id",
}


Logging = Callable[[Unit, Adapter, InboxRecord], Awaitable[None]]
"""Writes the access-log entry of a record that changed something, in the record's own transaction."""


@dataclass
class Tally:
    """What a run did."""

    applied: int = 0
    duplicate: int = 0
    waiting: int = 0
    quarantined: int = 0
    acts: dict[str, int] = field(default_factory=dict)

    def add(self, other: "Tally") -> None:
        """Add another run's figures."""
        self.applied += other.applied
        self.duplicate += other.duplicate
        self.waiting += other.waiting
        self.quarantined += other.quarantined
        for act, times in other.acts.items():
            self.acts[act] = self.acts.get(act, 0) + times


class Ingest:
    """Takes received records into the shared schema."""

    def __init__(self, store: Store, engine: Engine, logged: Logging) -> None:
        self._store = store
        self._engine = engine
        self._logged = logged

    async def run(self, adapter: Adapter) -> Tally:
        """Apply everything new of one system, then what waits, until nothing moves any more."""
        tally = Tally()
        for record_id in await self._ids(adapter, InboxState.NEW):
            await self._settle(adapter, record_id, tally)
        tally.waiting = 0
        moved = True
        while moved:
            moved = False
            for record_id in await self._ids(adapter, InboxState.WAITING):
                moved |= await self._settle(adapter, record_id, tally, again=True) is not InboxState.WAITING
        tally.waiting = len(await self._ids(adapter, InboxState.WAITING))
        return tally

    async def _ids(self, adapter: Adapter, state: InboxState) -> list[uuid.UUID]:
        async with unit_of_work(self._store) as unit:
            return list(await inbox.ids_in_state(unit.session, adapter.name, state))

    async def _settle(self, adapter: Adapter, record_id: uuid.UUID, tally: Tally, *, again: bool = False) -> InboxState:
        state, code, name, detail, case_key = InboxState.QUARANTINED, "", "", "", ""
        acts: dict[str, int] = {}
        try:
            async with unit_of_work(self._store) as unit:
                record = await self._locked(unit, record_id)
                if record is None:
                    return InboxState.WAITING
                statements = adapter.read(RawRecord(record.source_key, record.body, record.media, record.handle))
                case_key = statements[0].number if statements else ""
                changed = False
                for statement in statements:
                    changed |= await self._take(unit, adapter, record, statement, acts)
                state = InboxState.APPLIED if changed else InboxState.DUPLICATE
                self._mark(record, state, case_key=case_key)
                unit.session.add(record)
                if changed:
                    await self._logged(unit, adapter, record)
        except Rejected as error:
            code, name, detail = error.code, error.field, error.detail
        except Conflict as error:
            waits = error.code in _WAITING or (error.code == _TAKEN and not again)
            state = InboxState.WAITING if waits else InboxState.QUARANTINED
            code, name, detail = error.code, error.field or "", str(error.message)
        except HubError as error:
            code, name, detail = error.code, error.field or "", str(error.message)
        except DBAPIError as error:
            # The database refused for a reason of its own (a deadlock, a lost connection): the record stays as it is.
            _log.warning(
                "record %s of %s is left for the next round (%s)", record_id, adapter.name, type(error).__name__
            )
            return InboxState.WAITING
        except Exception as error:
            # A defect of ours must not stop the neighbours; the record stays and the places tell where to look.
            faults.record(_log, f"record {record_id} of {adapter.name}", "-", error)
            code = "FAULT"
        if code:
            await self._put_aside(record_id, state, code, name, detail, case_key)
        for act, times in acts.items() if not code else ():
            tally.acts[act] = tally.acts.get(act, 0) + times
        match state:
            case InboxState.APPLIED:
                tally.applied += 1
            case InboxState.DUPLICATE:
                tally.duplicate += 1
            case InboxState.QUARANTINED:
                tally.quarantined += 1
        return state

    async def _locked(self, unit: Unit, record_id: uuid.UUID) -> InboxRecord | None:
        record = await unit.session.get(InboxRecord, record_id, with_for_update={"skip_locked": True})
        return record if record is not None and record.state in {InboxState.NEW, InboxState.WAITING} else None

    async def _put_aside(
        self, record_id: uuid.UUID, state: InboxState, code: str, name: str, detail: str, case_key: str
    ) -> None:
        async with unit_of_work(self._store) as unit:
            record = await self._locked(unit, record_id)
            if record is not None:
                self._mark(record, state, code=code, field_name=name, detail=detail[:500], case_key=case_key)
                unit.session.add(record)

    def _mark(self, record: InboxRecord, state: InboxState, **values: str) -> None:
        if record.state != state:
            record.told_at = None
        record.state = state
        record.settled_at = clock.now()
        record.code = record.field_name = record.detail = ""
        for name, value in values.items():
            setattr(record, name, value[: _LENGTHS[name]])

    async def _take(
        self, unit: Unit, adapter: Adapter, record: InboxRecord, statement: Statement, acts: dict[str, int]
    ) -> bool:
        entity = entity_of(statement.entity)
        key = key_of(entity)
        source = Source(adapter.name, record.source_key, adapter.version)
        case = await unit.write.one(entity, lock=True, **{key: statement.number})
        if case is None and not statement.opens:
            raise Conflict("CASE_NOT_OPEN", act=text_of(lifecycle_of_act(statement.acts[0].act)[1]))
        changed = False
        if case is None:
            case = await self._open(unit, source, entity, key, statement, acts)
            changed = True
        for act in statement.acts:
            changed |= await self._act(unit, source, statement, case, act, acts)
        changed |= await claims.say(
            unit, case, source, statement.owner_agency, statement.fields, case=(statement.entity, case.id)
        )
        for child in statement.children:
            changed |= await self._child(unit, source, statement, case, child, acts)
        for party in statement.parties:
            changed |= await self._party(unit, source, statement, case, party)
        return changed

    async def _open(
        self,
        unit: Unit,
        source: Source,
        entity: type[Entity],
        key: str,
        statement: Statement,
        acts: dict[str, int],
    ) -> Entity:
        matter = await self._matter(unit, source, statement)
        values = {
            **statement.fields,
            key: statement.number,
            "matter_id": matter.id,
            "owner_agency": statement.owner_agency,
            "assumed": list(statement.assumed),
        }
        if entity.__name__ not in LIFECYCLES:
            return await unit.write.add(
                entity,
                {
                    **values,
                    "source_system": source.system,
                    "source_id": source.record,
                    "adapter_version": source.adapter_version,
                },
            )
        first = statement.acts[0] if statement.acts else None
        if first is None or lifecycle_of_act(first.act)[1].source:
            raise Conflict("CASE_NOT_OPEN", act=text_of(LIFECYCLES[entity.__name__].transitions[0]))
        act = self._act_of(source, statement, first, {key: statement.number})
        # What the act sets wins over the plain field of the same name.
        event = await self._engine.apply(
            unit, act, None, {name: value for name, value in values.items() if name not in act.fields}
        )
        acts[first.act] = acts.get(first.act, 0) + 1
        case = await unit.write.one(entity, lock=True, id=event.case_id)
        assert case is not None
        return case

    async def _act(
        self,
        unit: Unit,
        source: Source,
        statement: Statement,
        case: Entity,
        said: ActStatement,
        acts: dict[str, int],
        subject: str = "",
        facts: Mapping[str, Any] | None = None,
        of_class: str = "",
    ) -> bool:
        _, transition = lifecycle_of_act(said.act)
        held = await unit.write.one(CaseEvent, case_id=case.id, act=said.act, source_id=said.key or "once")
        act = self._act_of(source, statement, said, {}, subject, facts, of_class)
        if held is not None:
            if clock.legal_day(held.occurred_at) != clock.legal_day(act.occurred_at):
                if held.assumed:
                    # A guess gives way to the real date, and is not worth a contradiction with another guess.
                    return not (act.assumed or act.undated) and await self._engine.settle(unit, held, act, case)
                raise Conflict(
                    "CONTRADICTS",
                    act=text_of(transition),
                    held=clock.legal_day(held.occurred_at).isoformat(),
                    field=said.act,
                )
            return False
        if not transition.source:
            raise Conflict("ILLEGAL_TRANSITION", act=text_of(transition), state=text_of(self._state(case)))
        await self._engine.apply(unit, act, case)
        acts[said.act] = acts.get(said.act, 0) + 1
        return True

    def _state(self, case: Entity) -> Any:
        return LIFECYCLES[type(case).__name__].states(getattr(case, "state"))  # noqa: B009

    def _act_of(
        self,
        source: Source,
        statement: Statement,
        said: ActStatement,
        more: Mapping[str, Any],
        subject: str = "",
        facts: Mapping[str, Any] | None = None,
        of_class: str = "",
    ) -> Act:
        return Act(
            name=said.act,
            occurred=said.occurred,
            agency=statement.owner_agency,
            source=source,
            papers=tuple(Paper(paper.kind, paper.issued_on, paper.issuer, paper.number) for paper in said.documents),
            fields={**more, **{name: value for name, value in said.fields.items() if value is not None}},
            facts=facts or {},
            subject=subject,
            of_class=of_class,
            key=said.key,
            assumed=said.assumed,
            undated=said.undated,
            recorded=True,
            logged=Logged(statement.logged_at, statement.platform_number) if statement.logged_at else None,
        )

    async def _child(
        self,
        unit: Unit,
        source: Source,
        statement: Statement,
        case: Entity,
        child: ChildStatement,
        acts: dict[str, int],
    ) -> bool:
        entity = entity_of(child.entity)
        names = entity.model_fields
        values: dict[str, Any] = {**child.fields}
        if child.entity in _PARENT:
            values[_PARENT[child.entity]] = case.id
        if "case_id" in names:
            values |= {"case_id": case.id, "case_type": statement.entity}
        held = await unit.write.one(
            entity, lock=True, source_system=source.system, source_id=child.key, matter_id=case.matter_id
        )
        if held is not None:
            changed = await unit.write.change(held, values)
        else:
            held = await unit.write.add(
                entity,
                {
                    **values,
                    "matter_id": case.matter_id,
                    "owner_agency": statement.owner_agency,
                    "source_system": source.system,
                    "source_id": child.key,
                    "adapter_version": source.adapter_version,
                },
            )
            changed = True
        if child.act is not None:
            changed |= await self._act(
                unit,
                source,
                statement,
                case,
                child.act,
                acts,
                subject=str(held.id),
                facts=child.fields,
                of_class=_class_of(held),
            )
        return changed

    async def _party(
        self, unit: Unit, source: Source, statement: Statement, case: Entity, said: PartyStatement
    ) -> bool:
        own = {
            "source_system": source.system,
            "adapter_version": source.adapter_version,
            "owner_agency": statement.owner_agency,
        }
        uscc = said.fields.get("uscc")
        source_id = f"{statement.number}:{said.role}:{said.fields['name']}"[:200]
        party = (
            await unit.write.one(Party, uscc=uscc)
            if uscc
            else await unit.write.one(Party, source_system=source.system, source_id=source_id)
        )
        changed = party is None
        if party is not None and party.source_system == source.system:
            held = await unit.write.one(Party, lock=True, id=party.id)
            changed = held is not None and await unit.write.change(held, said.fields)
        if party is None:
            party = await unit.write.add(Party, {**said.fields, **own, "source_id": source_id})
        role = await unit.write.one(PartyRole, party_id=party.id, case_id=case.id, role=said.role)
        if role is None:
            await unit.write.add(
                PartyRole,
                {
                    **own,
                    "matter_id": case.matter_id,
                    "source_id": f"{case.id}:{party.id}:{said.role}",
                    "party_id": party.id,
                    "case_type": statement.entity,
                    "case_id": case.id,
                    "role": said.role,
                },
            )
            changed = True
        return changed

    async def _matter(self, unit: Unit, source: Source, statement: Statement) -> Matter:
        expected = await unit.session.get(ExpectedCase, statement.number)
        if expected is not None:
            return await self._matter_of(unit, expected.matter_id)
        for number in statement.related:
            for name in (*LIFECYCLES, "Document", "AdminDecision"):
                entity = entity_of(name)
                key = key_of(entity) or "number"
                equals: dict[str, Any] = {key: number}
                found = await unit.write.one(entity, **equals)
                if found is not None and found.matter_id is not None:
                    return await self._matter_of(unit, found.matter_id)
        matter = await self._new_matter(unit, source, statement)
        for number in statement.related:
            await unit.session.merge(ExpectedCase(number=number[:120], matter_id=matter.id))
        return matter

    async def _matter_of(self, unit: Unit, matter_id: uuid.UUID) -> Matter:
        matter = await unit.write.one(Matter, id=matter_id)
        assert matter is not None
        return matter

    async def _new_matter(self, unit: Unit, source: Source, statement: Statement) -> Matter:
        opened = clock.today()
        if statement.acts:
            opened = clock.legal_day(self._act_of(source, statement, statement.acts[0], {}).occurred_at)
        return await open_matter(
            unit.write,
            source,
            owner_agency=statement.owner_agency,
            opened_on=opened,
            title=statement.title or statement.number,
            topics=statement.topics,
            people=statement.fields.get("people"),
            amount=statement.fields.get("amount") or statement.fields.get("due"),
            place=statement.place,
            enforcement=statement.entity == "EnforcementCase",
        )


def _class_of(child: Entity) -> str:
    row_class = child.row_class
    if row_class is None:
        return str(child.rows_of)
    return str(row_class.classes.get(str(getattr(child, row_class.column)), row_class.otherwise))
