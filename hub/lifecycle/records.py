"""Writing what no lifecycle moves: register entries, links between cases, tasks done, notices read."""

import uuid
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from hub import clock
from hub.errors import Conflict, Forbidden, InvalidInput, NotFound
from hub.lifecycle.acts import Source
from hub.lifecycle.naming import number_of
from hub.lifecycle.tasks import Tasks
from hub.store.session import Unit
from schema import LIFECYCLES, entity_of
from schema.codes import MEMBERS, CaseLinkKind
from schema.deadline import Engagement, Notification
from schema.document_types import DocumentType
from schema.evidence import Document
from schema.fields import Belongs, Entity, FieldClass, Register, camel, key_of
from schema.lifecycle import ANYONE
from schema.matter import CaseLink
from schema.party import Party, PartyRole
from schema.task import Task


class Records:
    """Writes records for agencies, each within its rights."""

    def __init__(self, tasks: Tasks) -> None:
        self._tasks = tasks

    async def enter(
        self, unit: Unit, kind: type[Entity], source: Source, agency: str, unit_code: str, values: Mapping[str, Any]
    ) -> Entity:
        """Enter a record. Raises Forbidden where the agency may not, InvalidInput for values that do not fit."""
        _may(kind.register, agency, unit_code, values)
        own = {
            "owner_agency": agency,
            "source_system": source.system,
            "source_id": source.record,
            "adapter_version": source.adapter_version,
        }
        if "of_class" in kind.model_fields and "of_class" not in values:
            own["of_class"] = "F1"
        return await unit.write.add(kind, {**values, **own})

    async def amend(
        self,
        unit: Unit,
        kind: type[Entity],
        agency: str,
        unit_code: str,
        record_id: uuid.UUID,
        expected_version: int | None,
        values: Mapping[str, Any],
    ) -> tuple[Entity, str]:
        """Change a record its own agency entered; the record, and its hash before.

        Raises NotFound, Forbidden, Conflict if it changed meanwhile.
        """
        _may(kind.register, agency, unit_code, values)
        row = await unit.write.one(kind, lock=True, id=record_id)
        if row is None or row.owner_agency != agency:
            raise NotFound()
        before = row.row_hash
        await unit.write.change(row, values, expected_version=expected_version)
        return row, before

    async def complete(
        self, unit: Unit, agency: str, task_id: uuid.UUID, done_on: date, outcome: str | None, version: int | None
    ) -> tuple[Task, str]:
        """Report a task of the agency as done; the task, and its hash before.

        Raises NotFound, Conflict, InvalidInput for a day to come.
        """
        known = await unit.write.one(Task, id=task_id)
        if known is None or str(known.owner) != agency:
            raise NotFound()
        # The case first, as every act does.
        case = await unit.write.one(entity_of(known.case_type), lock=True, id=known.case_id)
        task = await unit.write.one(Task, lock=True, id=task_id)
        assert task is not None
        before = task.row_hash
        if version is not None and version != task.version:
            raise Conflict("VERSION_CONFLICT", expected=version, present=task.version)
        if done_on > clock.today():
            raise InvalidInput("IN_FUTURE", field="doneOn")
        if done_on < task.started_on:
            raise InvalidInput("DONE_BEFORE_START", field="doneOn", day=task.started_on.isoformat())
        await self._tasks.complete(unit, task, case, done_on, outcome)
        return task, before

    async def read_notice(self, unit: Unit, agency: str, notice_id: uuid.UUID) -> tuple[Notification, str]:
        """Mark a notice of the agency as read, a second time without effect; the notice, and its hash before.

        Raises NotFound.
        """
        notice = await unit.write.one(Notification, lock=True, id=notice_id)
        if notice is None or str(notice.to_agency) != agency:
            raise NotFound()
        before = notice.row_hash
        if notice.read_at is None:
            await unit.write.change(notice, {"read_at": clock.now()})
        return notice, before

    async def link(
        self, unit: Unit, source: Source, agency: str, case: Entity, kind: CaseLinkKind, other: Entity
    ) -> CaseLink:
        """Record that two cases hang together; the same link twice is one record. Raises InvalidInput for a case and
        itself.
        """
        if case.id == other.id:
            raise InvalidInput("LINK_ITSELF", field="otherNumber")
        equals: dict[str, Any] = {"case_id": case.id, "other_id": other.id, "kind": kind}
        held = await unit.write.one(CaseLink, **equals)
        if held is not None:
            return held
        await unit.write.add_once(
            CaseLink,
            {
                "matter_id": case.matter_id,
                "owner_agency": agency,
                "source_system": source.system,
                "source_id": source.record,
                "case_type": type(case).__name__,
                "case_id": case.id,
                "case_number": number_of(case),
                "kind": kind,
                "other_type": type(other).__name__,
                "other_id": other.id,
                "other_number": number_of(other),
            },
        )
        held = await unit.write.one(CaseLink, **equals)
        assert held is not None
        return held


async def engaged_case(unit: Unit, agency: str, case_type: str, number: str, *, field: str) -> Entity:
    """The case of this kind and number, if the agency is engaged on it. Raises NotFound otherwise."""
    case = await known_case(unit, case_type, number, field=field)
    if case is None or not await engaged(unit, agency, case.matter_id, of_matter=case.in_matter):
        raise NotFound(field=field)
    return case


async def known_case(unit: Unit, case_type: str, number: str, *, field: str) -> Entity | None:
    """The case of this kind and number, None if there is none. Raises InvalidInput for what is no kind of case."""
    if case_type not in LIFECYCLES:
        raise InvalidInput("BAD_VALUE", field=field, name=field)
    kind = entity_of(case_type)
    equals: dict[str, Any] = {key_of(kind): number}
    return await unit.write.one(kind, **equals)


async def issued(unit: Unit, case: Entity, kinds: Sequence[DocumentType], numbers: Sequence[str]) -> bool:
    """Whether a paper of one of these kinds and numbers was issued in the case."""
    if not kinds or not numbers:
        return False
    equals: dict[str, Any] = {"case_id": case.id, "kind": tuple(kinds), "number": tuple(numbers)}
    return await unit.write.one(Document, **equals) is not None


async def engaged(unit: Unit, agency: str, matter_id: uuid.UUID | None, *, of_matter: bool = True) -> bool:
    """Whether an agency is engaged on a matter; of what belongs to none (a conference) every member may know."""
    if not of_matter and matter_id is None:
        return True
    return matter_id is not None and await unit.write.one(Engagement, matter_id=matter_id, agency=agency) is not None


async def known_record(unit: Unit, agency: str, tie: Belongs, record_id: uuid.UUID) -> None:
    """Refuse a tie to a record the agency has no part in: it would show it what it may not see. Raises NotFound."""
    kind = entity_of(tie.parent)
    row = await unit.write.one(kind, id=record_id)
    if row is None:
        raise NotFound(field=camel(tie.column))
    if row.owner_agency == agency or kind.rows_of is FieldClass.OPEN or await engaged(unit, agency, row.matter_id):
        return
    parts = await unit.write.values(PartyRole, "matter_id", party_id=row.id) if isinstance(row, Party) else ()
    matters = tuple(filter(None, parts))
    if matters and await unit.write.one(Engagement, matter_id=matters, agency=agency) is not None:
        return
    raise NotFound(field=camel(tie.column))


def _may(register: Register | None, agency: str, unit_code: str, values: Mapping[str, Any]) -> None:
    if register is not None and register.own and str(values.get(register.own, agency)) != agency:
        raise Forbidden("NOT_YOUR_REGISTER", actor=str(values[register.own]))
    for actor in register.actors if register else ():
        named, _, part = actor.partition("-")
        if (named == ANYONE and agency in MEMBERS) or (named == agency and part in {"", unit_code}):
            return
    raise Forbidden("NOT_YOUR_REGISTER", actor="、".join(register.actors) if register else "–")


__all__ = ["Records", "engaged", "engaged_case", "issued", "known_case", "known_record"]
