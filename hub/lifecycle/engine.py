"""The one engine that runs every lifecycle: no transition without its actor, its state and its documents.

:meth:`Engine.apply` writes, in the caller's transaction: the case, its event, its documents and child records, the
effects on its limits, tasks, notifications, who is engaged, and the linkage entry that is owed with the message that
carries it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from hub import clock
from hub.errors import InvalidInput
from hub.lifecycle import claims, effects
from hub.lifecycle.acts import Act
from hub.lifecycle.calendar import Calendar
from hub.lifecycle.checks import Checks
from hub.lifecycle.conditions import matches, values_of
from hub.lifecycle.deadlines import Deadlines, Subject
from hub.lifecycle.repairs import Repairs
from hub.lifecycle.tasks import Tasks
from hub.store.session import Unit
from schema import children_of, entity_of, lifecycle_of_act
from schema.deadline import CaseEvent
from schema.fields import Entity, key_of
from schema.lifecycle import ANYONE, Lifecycle, Transition
from schema.linkage import LinkageEntry


class Engine:
    """Applies legal acts."""

    def __init__(self, calendar: Calendar) -> None:
        self.deadlines = Deadlines(calendar)
        self.tasks = Tasks(self.deadlines)
        self._checks = Checks(self.deadlines)
        self._repairs = Repairs(self.deadlines)

    async def apply(
        self, unit: Unit, act: Act, case: Entity | None, opening: Mapping[str, Any] | None = None
    ) -> CaseEvent:
        """Apply one act to a case locked by the caller, or open a case with it.

        ``opening`` gives what a new case needs beside the act's fields: ``matter_id`` and ``owner_agency``. Raises
        Forbidden (wrong actor, officers), Conflict (state, documents, time, conditions), InvalidInput (fields).
        """
        lifecycle, transition = lifecycle_of_act(act.name)
        irregularity = await self._checks.run(unit, lifecycle, transition, act, case)
        if transition.repair is not None and case is not None:
            event, undone = await self._repairs.apply(unit, lifecycle, transition, act, case)
            await self._echo(unit, transition, replace(act, facts={"mended": undone}), case, event)
            return event
        changes = self._changes(transition, act, case)
        before = str(getattr(case, "state", "")) or None if case else None
        if case is None:
            case = await self._open(unit, lifecycle, act, {**(opening or {}), **changes})
        else:
            await unit.write.change(case, changes)
        more = {"irregularity": irregularity, "reason": act.reason}
        event = await unit.write.add(
            CaseEvent,
            effects.event_values(act, case, transition, transition.of_class or lifecycle.of_class, before, more),
        )
        await effects.papers(unit, act, case, event)
        subjects = await effects.children(unit, act, case, event)
        subjects += await self._touch(unit, transition, act, case)
        await self.deadlines.apply(unit.write, case, event, act, transition.clocks, subjects)
        kept = await effects.kept_from(unit, transition, case)
        await effects.engagement(unit, transition, act, case, kept)
        told = [agency for agency in effects.named_in(case, transition.notify) if agency not in kept]
        await effects.tell(unit, act, case, event, told, effects.notice(transition, act, case))
        await self.tasks.apply(unit, transition.tasks, act, case, event, subjects, kept)
        if transition.linkage is not None and effects.owes(transition, act, case):
            await effects.link(unit, self.deadlines, act, case, event, transition.linkage)
        if transition.settles:
            await claims.settle(unit, case)
        await self._echo(unit, transition, act, case, event)
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
        await self.deadlines.restart(unit.write, case, held, act, (*transition.clocks, *effects.LINKAGE_LIMITS))
        entry = await unit.write.one(LinkageEntry, lock=True, event_id=event.id)
        if entry is not None:
            await unit.write.change(entry, {"occurred_at": act.occurred_at})
        return True

    def _changes(self, transition: Transition, act: Act, case: Entity | None) -> dict[str, Any]:
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
        entity = entity_of(lifecycle.entity)
        _, transition = lifecycle_of_act(act.name)
        assumed = {*values.get("assumed", ()), *((transition.day,) if act.assumed and transition.day else ())}
        key = key_of(entity)
        if lifecycle.numbered and not values.get(key):
            year = clock.legal_day(act.occurred_at).year
            values[key] = f"{lifecycle.numbered}-{year}-{await unit.write.number(lifecycle.name, year):06d}"
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

    async def _touch(self, unit: Unit, transition: Transition, act: Act, case: Entity) -> Sequence[Subject]:
        """Change the child record the act is about."""
        touches = transition.touches
        if touches is None or act.touched is None:
            return []
        kind = entity_of(touches.entity)
        equals: dict[str, Any] = {"id": act.touched, children_of(type(case).__name__)[touches.entity]: case.id}
        child = await unit.write.one(kind, lock=True, **equals)
        if child is None:
            raise InvalidInput("CHILD_UNKNOWN", field=f"{touches.entity[0].lower()}{touches.entity[1:]}Id")
        changes = dict(act.touching)
        if touches.day:
            at = touches.day.endswith("_at")
            changes[touches.day] = act.occurred_at if at else clock.legal_day(act.occurred_at)
        await unit.write.change(child, changes)
        return [(str(child.id), child.model_dump(warnings=False))]

    async def _echo(self, unit: Unit, transition: Transition, act: Act, case: Entity, event: CaseEvent) -> None:
        """Apply to other cases of the matter what follows there at once from this act."""
        if not transition.echoes or not matches(transition.echo_when, values_of(case, act)):
            return
        for name in transition.echoes:
            lifecycle, answer = lifecycle_of_act(name)
            kind = entity_of(lifecycle.entity)
            for other in await unit.write.all(kind, lock=True, matter_id=case.matter_id):
                if other.id == case.id or str(getattr(other, "state", "")) not in answer.source:
                    continue
                if not set(answer.documents) <= {paper.kind for paper in act.papers}:
                    continue
                agencies = effects.named_in(other, (actor.partition("-")[0] for actor in answer.actors))
                agency = act.agency if act.agency in agencies or ANYONE in agencies else agencies[0]
                fields = {name: act.fields[name] for name in answer.says if name in act.fields}
                await self.apply(
                    unit,
                    Act(
                        name,
                        act.occurred,
                        agency,
                        act.source,
                        papers=tuple(paper for paper in act.papers if paper.kind in answer.documents),
                        fields=fields,
                        key=f"echo:{event.id}",
                        recorded=True,
                    ),
                    other,
                )
