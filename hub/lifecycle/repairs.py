"""Mending what was done: an act is corrected or retracted, a case entered in error is void. Nothing is edited away.

Each is an event of its own that reaches every agency engaged on the matter and, where the mended act stands in the
linkage platform, owes an entry there too.
"""

from collections.abc import Collection, Sequence
from datetime import date, datetime

from hub import clock
from hub.errors import Conflict, Forbidden, InvalidInput
from hub.lifecycle import effects
from hub.lifecycle.acts import Act, Source
from hub.lifecycle.deadlines import Deadlines
from hub.lifecycle.naming import number_of, text_of
from hub.store.session import Unit
from hub.words import Text, text
from schema import lifecycle_of_act
from schema.deadline import CaseEvent, Deadline, NoticeKind
from schema.fields import Entity, camel, given_fields
from schema.lifecycle import Lifecycle, Repair, Transition
from schema.linkage import LinkageEntry, LinkageRepair
from schema.task import Task, TaskState


class Repairs:
    """Applies corrections, retractions and voidings."""

    def __init__(self, deadlines: Deadlines) -> None:
        self._deadlines = deadlines

    async def apply(
        self, unit: Unit, lifecycle: Lifecycle, transition: Transition, act: Act, case: Entity
    ) -> tuple[CaseEvent, list[str]]:
        """Apply one of the three acts; its event, and the acts it mends: all that stand, of a case that is void.

        Raises InvalidInput or Conflict where it does not fit what was done.
        """
        if not act.reason:
            raise InvalidInput("REASON_MISSING", field="reason")
        mended = await self._mended(unit, transition, act, case)
        right = case.owner_agency if mended is None else str(mended.by_agency)
        if act.agency != right:
            raise Forbidden("WRONG_ACTOR", act=text_of(transition), actor=right)
        before = str(getattr(case, "state"))  # noqa: B009
        standing = await unit.write.all(CaseEvent, case_id=case.id, retracted_at=None, repairs_id=None)
        event = await unit.write.add(
            CaseEvent,
            effects.event_values(
                act,
                case,
                transition,
                lifecycle.of_class,
                before,
                {
                    "of_class": mended.of_class if mended else effects.class_of(lifecycle.of_class, case),
                    "reason": act.reason,
                    "repairs_id": mended.id if mended else None,
                    "corrected_to": _moment(act),
                },
            ),
        )
        await effects.papers(unit, act, case, event)
        match transition.repair:
            case Repair.CORRECT:
                assert mended is not None
                await self._correct(unit, lifecycle, act, case, mended, standing)
            case Repair.RETRACT:
                assert mended is not None
                await self._retract(unit, act, case, mended, event, standing)
            case _:
                await self._void(unit, transition, act, case)
        await self._relink(unit, transition, act, case, mended, event)
        words = self._notice(transition, act, case, mended)
        agencies = [agency for agency in await effects.engaged_on(unit, case.matter_id) if agency != act.agency]
        await effects.tell(unit, act, case, event, agencies, words, NoticeKind.REPAIR)
        return event, [mended.act] if mended else [row.act for row in standing]

    async def _mended(self, unit: Unit, transition: Transition, act: Act, case: Entity) -> CaseEvent | None:
        if transition.repair is Repair.VOID:
            return None
        found = None
        if act.mending is not None:
            found = await unit.write.one(CaseEvent, lock=True, id=act.mending.event_id, case_id=case.id)
        if found is None or found.retracted_at is not None or found.repairs_id is not None:
            raise InvalidInput("EVENT_NOT_OF_CASE", field="event")
        return found

    async def _correct(
        self,
        unit: Unit,
        lifecycle: Lifecycle,
        act: Act,
        case: Entity,
        mended: CaseEvent,
        standing: Sequence[CaseEvent],
    ) -> None:
        to = act.mending.to if act.mending else None
        changes = dict(act.fields)
        if to is None and not changes:
            raise InvalidInput("NOTHING_TO_CORRECT", field="correctedAt")
        _, transition = lifecycle_of_act(mended.act)
        foreign = changes.keys() - _said_by(lifecycle, case, mended)
        if foreign:
            name = camel(min(foreign))
            raise InvalidInput("FIELD_NOT_OF_ACT", field=name, name=name, act=text_of(transition))
        occurred = to if to is not None else await self._occurred(unit, mended)
        again = Act(mended.act, occurred, str(mended.by_agency), Source(mended.source_system, mended.source_id))
        if again.occurred_at > clock.now():
            raise InvalidInput("IN_FUTURE", field="correctedAt")
        if to is not None:
            await self._in_order(unit, mended, again, standing)
        if to is not None and transition.day:
            at = transition.day.endswith("_at")
            changes[transition.day] = again.occurred_at if at else clock.legal_day(again.occurred_at)
        await unit.write.change(case, changes)
        clocks = (*transition.clocks, *effects.LINKAGE_LIMITS)
        await self._deadlines.restart(unit.write, case, mended, again, clocks, act.fields.keys())
        await self._spread(unit, case, mended, act.fields.keys())
        if to is None:
            return
        for deadline in await unit.write.all(Deadline, lock=True, ended_by=mended.id):
            if deadline.met_at is not None:
                await self._deadlines.meet(unit.write, deadline, again.occurred)
        await self._deadlines.rewind(unit.write, case, transition.clocks)

    async def _in_order(self, unit: Unit, mended: CaseEvent, again: Act, standing: Sequence[CaseEvent]) -> None:
        """Refuse a date that would put an act before the one it follows, or after the one that follows it."""
        dated = [row for row in standing if not row.assumed and row.id != mended.id]
        day = clock.legal_day(again.occurred_at)
        before = next((row for row in reversed(dated) if row.id < mended.id), None)
        after = next((row for row in dated if row.id > mended.id), None)
        early = before is not None and day < await self._day(unit, before)
        if early or (after is not None and day > await self._day(unit, after)):
            raise Conflict("OUT_OF_ORDER", act=Text(mended.act_zh, mended.act_en), field="correctedAt")

    async def _day(self, unit: Unit, event: CaseEvent) -> date:
        moment = await self._occurred(unit, event)
        return clock.legal_day(moment) if isinstance(moment, datetime) else moment

    async def _spread(self, unit: Unit, case: Entity, mended: CaseEvent, changed: Collection[str]) -> None:
        """Count again what other acts started by a field that was corrected."""
        for event in await unit.write.all(CaseEvent, case_id=case.id, retracted_at=None, repairs_id=None):
            _, transition = lifecycle_of_act(event.act)
            clocks = tuple(
                effect
                for effect in transition.clocks
                if set(changed) & {*effect.when, effect.since, effect.until, effect.custody}
            )
            if clocks and event.id != mended.id:
                occurred = await self._occurred(unit, event)
                act = Act(event.act, occurred, str(event.by_agency), Source(event.source_system, event.source_id))
                await self._deadlines.restart(unit.write, case, event, act, clocks, changed)

    async def _occurred(self, unit: Unit, mended: CaseEvent) -> date | datetime:
        """When an act was done, as last corrected; the day alone where no more is known."""
        earlier = await unit.write.all(CaseEvent, order=("id",), repairs_id=mended.id)
        moment = next((row.corrected_to for row in reversed(earlier) if row.corrected_to), mended.occurred_at)
        return clock.legal_day(moment) if clock.start_of(clock.legal_day(moment)) == moment else moment

    async def _retract(
        self,
        unit: Unit,
        act: Act,
        case: Entity,
        mended: CaseEvent,
        event: CaseEvent,
        standing: Sequence[CaseEvent],
    ) -> None:
        if mended.from_state is None:
            raise Conflict("RETRACT_OPENING", act=Text(mended.act_zh, mended.act_en))
        _, transition = lifecycle_of_act(mended.act)
        if mended.to_state != mended.from_state:
            if any(row.to_state != row.from_state and row.id > mended.id for row in standing):
                raise Conflict("RETRACT_LATER_FIRST", field="event")
            await unit.write.change(case, {"state": mended.from_state})
            await unit.write.change(event, {"to_state": mended.from_state})
        if transition.day:
            left = [row for row in standing if row.id != mended.id]
            await self._day_before(unit, case, transition.day, left)
        await unit.write.change(mended, {"retracted_at": act.occurred_at})
        await self._deadlines.release(unit.write, mended, act.occurred_at)
        await self._deadlines.rewind(unit.write, case, transition.clocks)
        for task in await unit.write.all(Task, lock=True, event_id=mended.id, state=TaskState.OPEN):
            await unit.write.change(task, {"state": TaskState.CANCELLED, "done_at": act.occurred_at})

    async def _day_before(self, unit: Unit, case: Entity, day: str, left: Sequence[CaseEvent]) -> None:
        """Give a day back the value of the last act that is left to have set it; none, where no other did."""
        earlier = [row for row in left if lifecycle_of_act(row.act)[1].day == day]
        if earlier:
            moment = await self._occurred(unit, earlier[-1])
            at = moment if isinstance(moment, datetime) else clock.start_of(moment)
            await unit.write.change(case, {day: at if day.endswith("_at") else clock.legal_day(at)})
        elif not type(case).model_fields[day].is_required():
            await unit.write.change(case, {day: None})

    async def _void(self, unit: Unit, transition: Transition, act: Act, case: Entity) -> None:
        await unit.write.change(case, {"state": transition.target})
        for deadline in await unit.write.all(Deadline, lock=True, case_id=case.id, met_at=None, void_at=None):
            await unit.write.change(deadline, {"void_at": act.occurred_at})
        for task in await unit.write.all(Task, lock=True, case_id=case.id, state=TaskState.OPEN):
            await unit.write.change(task, {"state": TaskState.CANCELLED, "done_at": act.occurred_at})

    async def _relink(
        self, unit: Unit, transition: Transition, act: Act, case: Entity, mended: CaseEvent | None, event: CaseEvent
    ) -> None:
        """Mend in the linkage platform what stands there: the entry of the mended act, or the last of a void case."""
        if mended is not None:
            entries = await unit.write.all(LinkageEntry, event_id=mended.id)
        else:
            logged = await unit.write.all(LinkageEntry, case_id=case.id, repair=None, order=("occurred_at", "id"))
            entries = logged[-1:]
        repair = LinkageRepair.CORRECT if transition.repair is Repair.CORRECT else LinkageRepair.RETRACT
        for entry in entries:
            await effects.link(unit, self._deadlines, act, case, event, entry.event, repair)

    def _notice(self, transition: Transition, act: Act, case: Entity, mended: CaseEvent | None) -> Text:
        about = Text(mended.act_zh, mended.act_en) if mended else Text("", "")
        return text(
            "lifecycle.repair_notice",
            act=text_of(transition),
            about=about,
            number=number_of(case) or case.zh,
            day=str(clock.legal_day(act.occurred_at)),
        )


def _said_by(lifecycle: Lifecycle, case: Entity, event: CaseEvent) -> set[str]:
    """Fields of a case that an act said; of the act that opened it, all that no later act can say. An act's day is
    mended as the day of the act.
    """
    days = {each.day for each in lifecycle.transitions}
    said = set(lifecycle.act(event.act).says) - days
    if event.from_state is None:
        later = {name for each in lifecycle.transitions if each.source for name in each.says}
        said |= given_fields(type(case)).keys() - later - days
    return said


def _moment(act: Act) -> datetime | None:
    to = act.mending.to if act.mending else None
    if to is None or isinstance(to, datetime):
        return to
    return clock.start_of(to)
