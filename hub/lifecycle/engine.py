"""The one engine that runs every lifecycle: no transition without its actor, its state and its documents.

:meth:`Engine.apply` writes, in the caller's transaction: the case, its event, its documents, the effects on its
limits, notifications, who is engaged, and the linkage entry that is owed with the message that carries it.
"""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from hub import clock
from hub.errors import Conflict, Forbidden, InvalidInput
from hub.exchange import outbox
from hub.lifecycle.acts import Act
from hub.lifecycle.calendar import Calendar
from hub.lifecycle.deadlines import Deadlines
from hub.lifecycle.matters import engage
from hub.store.session import Unit
from hub.words import Text, text
from schema import ENTITIES, LIFECYCLES, lifecycle_of_act
from schema.codes import AgencyCode, DocumentType
from schema.deadline import CaseEvent, Notification
from schema.evidence import Document
from schema.fields import Entity, camel, shared_fields
from schema.lifecycle import Lifecycle, Transition
from schema.linkage import LinkageEntry, LinkageState
from schema.matter import Matter

LINKAGE_SYSTEM = "linkage_platform"
_LINKAGE_LIMITS = ("TL-X25.1", "TL-X25.2")
_PROC_LIMITS = ("TL-X21.1",)


class Engine:
    """Applies legal acts."""

    def __init__(self, calendar: Calendar) -> None:
        self.deadlines = Deadlines(calendar)

    async def apply(
        self, unit: Unit, act: Act, case: Entity | None, opening: Mapping[str, Any] | None = None
    ) -> CaseEvent:
        """Apply one act to a case locked by the caller, or open a case with it.

        ``opening`` gives what a new case needs beside the act's fields: ``matter_id`` and ``owner_agency``. Raises
        Forbidden (wrong actor), Conflict (state, documents, too early), InvalidInput (fields, future).
        """
        lifecycle, transition = lifecycle_of_act(act.name)
        self._check_actor(transition, act)
        self._check_state(lifecycle, transition, case)
        self._check_papers(transition, act)
        irregularity = await self._check_time(unit, transition, act, case)
        changes = self._changes(transition, act, case)
        before = str(getattr(case, "state", "")) or None if case else None
        if case is None:
            case = await self._open(unit, lifecycle, act, {**(opening or {}), **changes})
        else:
            await unit.write.change(case, changes)
        event = await unit.write.add(
            CaseEvent,
            {
                **self._provenance(act, case),
                "source_id": act.key or "once",
                "case_type": lifecycle.entity,
                "case_id": case.id,
                "of_class": act.of_class or lifecycle.of_class,
                "transition": transition.id,
                "act": transition.act,
                "act_zh": transition.zh,
                "act_en": transition.en,
                "from_state": before,
                "to_state": transition.target or before,
                "occurred_at": act.occurred_at,
                "by_agency": act.agency if act.agency in set(AgencyCode) else case.owner_agency,
                "officer": act.officer,
                "irregularity": irregularity,
            },
        )
        await self._papers(unit, act, case, event)
        await self.deadlines.apply(unit.write, case, event, act, transition.clocks)
        kept = await self._kept_from(unit, transition, case)
        await self._engage(unit, transition, act, case, kept)
        await self._notify(unit, transition, act, case, event, kept)
        if transition.linkage:
            await self._link(unit, transition, act, case, event)
        return event

    async def settle(self, unit: Unit, event: CaseEvent, act: Act, case: Entity) -> bool:
        """Replace the assumed date of an event by the real one, and count what it started again."""
        _, transition = lifecycle_of_act(act.name)
        held = await unit.write.one(CaseEvent, lock=True, id=event.id)
        assert held is not None
        await unit.write.change(held, {"occurred_at": act.occurred_at, "assumed": []})
        if transition.day:
            day = act.occurred_at if transition.day.endswith("_at") else clock.legal_day(act.occurred_at)
            known = [name for name in case.assumed if name != transition.day]
            await unit.write.change(case, {transition.day: day, "assumed": known})
        await self.deadlines.restart(unit.write, case, held, act, transition.clocks)
        entry = await unit.write.one(LinkageEntry, lock=True, event_id=event.id)
        if entry is not None:
            await unit.write.change(entry, {"occurred_at": act.occurred_at})
        return True

    def _check_actor(self, transition: Transition, act: Act) -> None:
        agency, _, unit = transition.actor.partition("-")
        if agency != act.agency or (unit and act.unit and unit != act.unit):
            raise Forbidden("WRONG_ACTOR", act=text_of(transition), actor=transition.actor)

    def _check_state(self, lifecycle: Lifecycle, transition: Transition, case: Entity | None) -> None:
        if case is None:
            if transition.source:
                raise Conflict("CASE_NOT_OPEN", act=text_of(transition))
            return
        state = lifecycle.states(getattr(case, "state"))  # noqa: B009
        if str(state) not in transition.source:
            raise Conflict("ILLEGAL_TRANSITION", act=text_of(transition), state=text_of(state))

    def _check_papers(self, transition: Transition, act: Act) -> None:
        given = {paper.kind for paper in act.papers}
        missing = [kind for kind in transition.documents if kind not in given]
        if missing:
            raise Conflict(
                "DOCUMENT_MISSING",
                act=text_of(transition),
                documents=text_of(*missing),
                missing=tuple(str(kind) for kind in missing),
            )

    async def _check_time(self, unit: Unit, transition: Transition, act: Act, case: Entity | None) -> str | None:
        if act.occurred_at > clock.now() + timedelta(minutes=5):
            raise InvalidInput("IN_FUTURE", field="occurredAt")
        if case is None:
            return None
        irregular: list[str] = []
        if transition.earliest and not act.undated:
            for deadline in await self.deadlines.running(unit.write, case, transition.earliest):
                if act.occurred_at < deadline.due_at:
                    irregular.append("TOO_EARLY")
                    if not act.recorded:
                        raise Conflict(
                            "TOO_EARLY",
                            act=text_of(transition),
                            earliest=clock.legal_day(deadline.due_at).isoformat(),
                        )
        earlier = await unit.write.all(CaseEvent, order=("occurred_at", "id"), case_id=case.id)
        if earlier and act.occurred_at < clock.start_of(clock.legal_day(earlier[-1].occurred_at)):
            irregular.append("BEFORE_PREVIOUS")
            if not act.recorded:
                raise Conflict("BEFORE_PREVIOUS", act=text_of(transition), field="occurredAt")
        return ",".join(irregular) or None

    def _changes(self, transition: Transition, act: Act, case: Entity | None) -> dict[str, Any]:
        allowed = {*transition.needs, *transition.may}
        unknown = set(act.fields) - allowed
        if unknown:
            first = camel(min(unknown))
            raise InvalidInput("FIELD_NOT_OF_ACT", field=first, name=first, act=text_of(transition))
        for name in transition.needs:
            if act.fields.get(name) is None and getattr(case, name, None) is None:
                raise InvalidInput("FIELD_MISSING", field=camel(name), name=camel(name), act=text_of(transition))
        changes = dict(act.fields)
        if transition.target:
            changes["state"] = transition.target
        if transition.day:
            at = transition.day.endswith("_at")
            changes[transition.day] = act.occurred_at if at else clock.legal_day(act.occurred_at)
            if act.assumed and case is not None and transition.day not in case.assumed:
                changes["assumed"] = sorted({*case.assumed, transition.day})
        return changes

    async def _open(self, unit: Unit, lifecycle: Lifecycle, act: Act, values: dict[str, Any]) -> Entity:
        entity: type[Entity] = ENTITIES[lifecycle.entity]  # type: ignore[assignment]
        _, transition = lifecycle_of_act(act.name)
        assumed = {*values.get("assumed", ()), *((transition.day,) if act.assumed and transition.day else ())}
        return await unit.write.add(
            entity,
            {
                **values,
                "source_system": act.source.system,
                "source_id": act.source.record,
                "adapter_version": act.source.adapter_version,
                "assumed": sorted(assumed),
            },
        )

    def _provenance(self, act: Act, case: Entity) -> dict[str, Any]:
        return {
            "matter_id": case.matter_id,
            "owner_agency": act.agency if act.agency in set(AgencyCode) else case.owner_agency,
            "source_system": act.source.system,
            "source_id": act.source.record,
            "adapter_version": act.source.adapter_version,
            "assumed": ["occurred_at"] if act.assumed or act.undated else [],
        }

    async def _papers(self, unit: Unit, act: Act, case: Entity, event: CaseEvent) -> None:
        for paper in act.papers:
            await unit.write.add(
                Document,
                {
                    **self._provenance(act, case),
                    "assumed": [],
                    "case_type": event.case_type,
                    "case_id": case.id,
                    "event_id": event.id,
                    "of_class": event.of_class,
                    "kind": DocumentType(paper.kind),
                    "number": paper.number,
                    "issuer": paper.issuer,
                    "issued_on": paper.issued_on,
                },
            )

    async def _kept_from(self, unit: Unit, transition: Transition, case: Entity) -> frozenset[str]:
        """Agencies this is not for, because the matter is not one of labour."""
        if not transition.labour_only:
            return frozenset()
        matter = await unit.write.one(Matter, id=case.matter_id)
        signs = LIFECYCLES[type(case).__name__].labour_when.items()
        labour = bool(matter and matter.topic_tags) or any(getattr(case, name) in values for name, values in signs)
        return frozenset() if labour else frozenset(transition.labour_only)

    async def _engage(self, unit: Unit, transition: Transition, act: Act, case: Entity, kept: frozenset[str]) -> None:
        platform = (AgencyCode.LP,) if transition.linkage else ()
        agencies = dict.fromkeys((act.agency, *transition.reach, *transition.notify, *platform))
        assert case.matter_id is not None
        for agency in agencies:
            if agency in set(AgencyCode) and agency not in kept:
                await engage(
                    unit.write,
                    act.source,
                    case.matter_id,
                    agency=agency,
                    since_on=clock.legal_day(act.occurred_at),
                    basis=f"{transition.id} {transition.zh} {transition.en}",
                    owner_agency=case.owner_agency,
                )

    async def _notify(
        self, unit: Unit, transition: Transition, act: Act, case: Entity, event: CaseEvent, kept: frozenset[str]
    ) -> None:
        words = text(
            "lifecycle.notice",
            act=text_of(transition),
            number=number_of(case),
            day=str(clock.legal_day(act.occurred_at)),
        )
        for agency in transition.notify:
            if agency in kept:
                continue
            await unit.write.add(
                Notification,
                {
                    **self._provenance(act, case),
                    "source_id": f"{event.id}:{agency}",
                    "assumed": [],
                    "event_id": event.id,
                    "of_class": event.of_class,
                    "to_agency": agency,
                    "text_zh": words.zh[:300],
                    "text_en": words.en[:300],
                    "sent_at": clock.now(),
                },
            )

    async def _link(self, unit: Unit, transition: Transition, act: Act, case: Entity, event: CaseEvent) -> None:
        entry = await unit.write.add(
            LinkageEntry,
            {
                **self._provenance(act, case),
                "source_id": str(event.id),
                "case_type": event.case_type,
                "case_id": case.id,
                "event_id": event.id,
                "event": transition.linkage,
                "owed_by": act.agency,
                "occurred_at": act.occurred_at,
                "state": LinkageState.ACKNOWLEDGED if act.logged else LinkageState.OWED,
                "acknowledged_at": act.logged.at if act.logged else None,
                "platform_number": act.logged.platform_number if act.logged else None,
            },
        )
        for rule in _PROC_LIMITS if act.agency == AgencyCode.PROC else _LINKAGE_LIMITS:
            started = await self.deadlines.start(unit.write, case, event, act, rule, subject=str(entry.id))
            if started and act.logged:
                await self.deadlines.meet(unit.write, started, act.logged.at)
        if not act.logged:
            await outbox.owe(
                unit.session,
                system=LINKAGE_SYSTEM,
                case_key=number_of(case),
                kind="linkage_entry",
                subject_id=entry.id,
            )


def number_of(case: Entity) -> str:
    """The natural key of a case."""
    key = next(name for name, words in shared_fields(type(case)).items() if words.key)
    return str(getattr(case, key))


def text_of(*labelled: Any) -> Text:
    """The Chinese and English label of transitions, states or codes, several joined."""
    return Text("、".join(item.zh for item in labelled), ", ".join(item.en for item in labelled))
