"""Running limits of a case: started, met, paused and made void by acts, and counted again when asked."""

from datetime import date, datetime, timedelta
from typing import Any

from hub.clock import legal_day, start_of
from hub.lifecycle.acts import Act, Source
from hub.lifecycle.calendar import Calendar
from hub.lifecycle.counting import Due, due, lateness
from hub.store.writer import Writer
from hub.words import text
from schema import lifecycle_of_act
from schema.codes import AgencyCode
from schema.deadline import CaseEvent, Deadline
from schema.fields import Entity
from schema.lifecycle import Clock, ClockAct
from schema.limits import Unit, limit

_OWNERS = {
    "INSP": AgencyCode.HRSS,
    "HRSS": AgencyCode.HRSS,
    "HRSS head": AgencyCode.HRSS,
    "PSB": AgencyCode.PSB,
    "PROC": AgencyCode.PROC,
    "ENF": AgencyCode.COURT,
    "COURT": AgencyCode.COURT,
}
"""Agency behind an owner as the list of limits names it; ``all`` means whoever acted."""


class Deadlines:
    """Applies the clock effects of acts."""

    def __init__(self, calendar: Calendar) -> None:
        self._calendar = calendar

    async def apply(self, write: Writer, case: Entity, event: CaseEvent, act: Act, clocks: tuple[Clock, ...]) -> None:
        """Apply the effects an act has on the limits of its case."""
        for clock in clocks:
            if not self._concerns(clock, case, act):
                continue
            if clock.act is ClockAct.START:
                await self.start(write, case, event, act, clock.rule)
                continue
            for deadline in await self.running(write, case, clock.rule):
                if act.subject and deadline.subject_key != act.subject:
                    continue
                await self._effect(write, deadline, clock.act, act)

    async def start(
        self, write: Writer, case: Entity, event: CaseEvent, act: Act, rule: str, subject: str | None = None
    ) -> Deadline | None:
        """Start a limit at an act; None where no limit was in force or nothing can be counted."""
        found = limit(rule)
        if act.undated or not found.runs or (found.in_force_on and legal_day(act.occurred_at) < found.in_force_on):
            return None
        occurred = _begins(found.key, act)
        counted = due(found, occurred, calendar=self._calendar)
        return await write.add(
            Deadline,
            {
                "matter_id": case.matter_id,
                "owner_agency": event.owner_agency,
                "source_system": act.source.system,
                "source_id": act.source.record,
                "adapter_version": act.source.adapter_version,
                "assumed": ["started_at"] if act.assumed else [],
                "case_type": type(case).__name__,
                "case_id": case.id,
                "of_class": event.of_class,
                "rule": found.key,
                "kind": found.kind,
                "duty_zh": found.duty_zh or found.duty,
                "duty_en": found.duty_en or found.duty,
                "law": found.law,
                "article": found.article,
                "certainty": found.certainty,
                "owner": _OWNERS.get(found.owner, AgencyCode(event.by_agency)),
                "start_event_id": event.id,
                "subject_key": act.subject if subject is None else subject,
                "started_at": occurred if isinstance(occurred, datetime) else start_of(occurred),
                **_counted(counted),
            },
        )

    async def restart(self, write: Writer, case: Entity, event: CaseEvent, act: Act, clocks: tuple[Clock, ...]) -> None:
        """Count the limits an event started again, now that its real date is known."""
        started = {row.rule: row for row in await write.all(Deadline, start_event_id=event.id, void_at=None)}
        for clock in clocks:
            if clock.act is not ClockAct.START or not self._concerns(clock, case, act):
                continue
            deadline = started.get(limit(clock.rule).key)
            if deadline is None:
                begun = await self.start(write, case, event, act, clock.rule)
                if begun is not None:
                    await self._replay(write, begun, event)
                continue
            begins = _begins(deadline.rule, act)
            instant = begins if isinstance(begins, datetime) else start_of(begins)
            again = deadline.model_copy(update={"started_at": instant})
            await write.change(deadline, {"started_at": instant, "assumed": [], **_counted(self.count(again))})
            if deadline.met_at is not None:
                await self.meet(write, deadline, deadline.met_at)

    async def _replay(self, write: Writer, deadline: Deadline, since: CaseEvent) -> None:
        """Apply to a limit that begins only now what later events of its case do to it."""
        for later in await write.all(CaseEvent, order=("occurred_at", "id"), case_id=deadline.case_id):
            if later.id == since.id or later.occurred_at < since.occurred_at:
                continue
            _, transition = lifecycle_of_act(later.act)
            act = Act(later.act, legal_day(later.occurred_at), str(later.by_agency), Source(later.source_system, ""))
            for clock in transition.clocks:
                ended = deadline.met_at is not None or deadline.void_at is not None
                if clock.rule == deadline.rule and clock.act is not ClockAct.START and not ended:
                    await self._effect(write, deadline, clock.act, act)

    async def running(self, write: Writer, case: Entity, rule: str, subject: str | None = None) -> list[Deadline]:
        """Limits of this rule on this case that are neither met nor void."""
        equals: dict[str, Any] = {
            "case_id": case.id,
            "rule": limit(rule).key,
            "met_at": None,
            "void_at": None,
        }
        if subject is not None:
            equals["subject_key"] = subject
        return list(await write.all(Deadline, order=("due_at", "id"), **equals))

    async def meet(self, write: Writer, deadline: Deadline, when: date | datetime, *, undated: bool = False) -> None:
        """Record that what the limit asked for was done; ``undated``: on a day nobody knows, so lateness is unknown."""
        if undated:
            words = text("lifecycle.met_undated")
            met = when if isinstance(when, datetime) else start_of(when)
            unknown = {
                "met_at": met,
                "assumed": [*deadline.assumed, "met_at"],
                "late_zh": words.zh,
                "late_en": words.en,
            }
            await write.change(deadline, unknown)
            return
        if deadline.paused_on is not None:
            # What stood still ends where it stood.
            ended = [deadline.pauses[-1][0], legal_day(_instant(when)).isoformat()]
            await self._recount(write, deadline, [*deadline.pauses[:-1], ended], None)
        late = lateness(self.count(deadline), _judged(deadline, when), calendar=self._calendar)
        await write.change(
            deadline,
            {
                "met_at": when if isinstance(when, datetime) else start_of(when),
                "late": late.amount,
                "late_zh": late.words.zh,
                "late_en": late.words.en,
            },
        )

    def count(self, deadline: Deadline) -> Due:
        """Count a stored limit again, with its pauses."""
        found = limit(deadline.rule)
        start = deadline.started_at if found.unit is Unit.H else legal_day(deadline.started_at)
        paused = tuple((date.fromisoformat(a), date.fromisoformat(b) if b else None) for a, b in deadline.pauses)
        return due(found, start, calendar=self._calendar, paused=paused)

    async def _effect(self, write: Writer, deadline: Deadline, effect: ClockAct, act: Act) -> None:
        day = legal_day(act.occurred_at)
        hours = limit(deadline.rule).unit is Unit.H
        if effect is ClockAct.MEET:
            await self.meet(write, deadline, act.occurred if hours else day, undated=act.undated)
        elif effect is ClockAct.VOID:
            await write.change(deadline, {"void_at": act.occurred_at})
        elif effect is ClockAct.PAUSE and deadline.paused_on is None:
            await self._recount(write, deadline, [*deadline.pauses, [day.isoformat(), None]], day)
        elif effect is ClockAct.RESUME and deadline.paused_on is not None:
            last = [deadline.pauses[-1][0], day.isoformat()]
            await self._recount(write, deadline, [*deadline.pauses[:-1], last], None)

    async def _recount(self, write: Writer, deadline: Deadline, pauses: list[Any], paused_on: date | None) -> None:
        again = deadline.model_copy(update={"pauses": pauses})
        await write.change(deadline, {"pauses": pauses, "paused_on": paused_on, **_counted(self.count(again))})

    def _concerns(self, clock: Clock, case: Entity, act: Act) -> bool:
        values = {**case.model_dump(include=set(clock.when), warnings=False), **act.fields, **act.facts}
        return all(str(values.get(name)) in allowed for name, allowed in clock.when.items())


def _instant(when: date | datetime) -> datetime:
    return when if isinstance(when, datetime) else start_of(when)


def _judged(deadline: Deadline, when: date | datetime) -> date | datetime:
    """When a limit counts as kept: of one by the hour, known by the day only, that day is judged as a whole."""
    if limit(deadline.rule).unit is not Unit.H or isinstance(when, datetime):
        return when
    return deadline.due_at if when <= legal_day(deadline.due_at) else start_of(when)


def _begins(rule: str, act: Act) -> date | datetime:
    """Where a limit begins to run: the legal day, or the instant of those counted in hours."""
    if limit(rule).unit is not Unit.H:
        return legal_day(act.occurred_at)
    if isinstance(act.occurred, datetime):
        return act.occurred
    # Only the day is known: hours are counted from its end, in favour of whoever must act.
    return start_of(act.occurred + timedelta(days=1))


def _counted(counted: Due) -> dict[str, Any]:
    return {
        "due_at": counted.due_at,
        "due_on": counted.due_on,
        "provisional": counted.provisional,
        "explanation_zh": counted.explanation.zh,
        "explanation_en": counted.explanation.en,
        "calendar_version": counted.calendar,
    }
