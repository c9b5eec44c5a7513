"""Running limits of a case: started, met, paused and made void by acts, and counted again when asked."""

import re
import uuid
from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta
from types import MappingProxyType
from typing import Any

from hub.clock import legal_day, now, start_of
from hub.lifecycle.acts import Act, Source
from hub.lifecycle.calendar import Calendar
from hub.lifecycle.conditions import matches
from hub.lifecycle.counting import Due, due, following, lateness, on_date
from hub.store.writer import Writer
from hub.words import text
from schema import LIFECYCLES, lifecycle_of_act
from schema.codes import AgencyCode
from schema.deadline import CaseEvent, Deadline
from schema.fields import Entity
from schema.lifecycle import Clock, ClockAct
from schema.limits import LimitKind, TimeLimit, Unit, limit

Subject = tuple[str, Mapping[str, Any]]
"""A child record an act is about: its key, and its values."""
_OF_ONE_ROUND = {
    "id", "version", "row_hash", "created_at", "updated_at", "received_at", "met_at", "void_at", "late", "late_zh",
    "late_en", "paused_on", "pauses", "extension", "warned_at", "overdue_told_at", "ended_by", "disputed",
}  # fmt: skip
_OWNERS = {
    "ARB": AgencyCode.HRSS,
    "COURT": AgencyCode.COURT,
    "ENF": AgencyCode.COURT,
    "HRSS": AgencyCode.HRSS,
    "INSP": AgencyCode.HRSS,
    "JUS": AgencyCode.JUS,
    "LEG": AgencyCode.HRSS,
    "PROC": AgencyCode.PROC,
    "PSB": AgencyCode.PSB,
    "upper PROC": AgencyCode.PROC,
    "upper court": AgencyCode.COURT,
}
"""Agency behind an owner as the list of limits names it; for any other (a party, ``all``) it is whoever acted."""
_BENDING = frozenset({ClockAct.EXTEND, ClockAct.PAUSE, ClockAct.RESUME})
"""What moves the end of a limit and leaves it running."""
_WARNING = {Unit.H: timedelta(hours=4), Unit.WD: timedelta(days=1), Unit.CD: timedelta(days=2)}
"""How long before the end the hub warns (local default); of months and years ten days."""


class Deadlines:
    """Applies the clock effects of acts."""

    def __init__(self, calendar: Calendar) -> None:
        self._calendar = calendar

    def use(self, calendar: Calendar) -> None:
        """Count with another calendar from here on."""
        self._calendar = calendar

    @property
    def calendar(self) -> Calendar:
        """The calendar limits are counted with."""
        return self._calendar

    async def apply(
        self,
        write: Writer,
        case: Entity,
        event: CaseEvent,
        act: Act,
        clocks: tuple[Clock, ...],
        subjects: Sequence[Subject] = (),
    ) -> None:
        """Apply the effects an act has on the limits of its case; ``subjects`` are the child records it is about."""
        about = [*subjects, *([(act.subject, act.facts)] if act.subject else [])]
        touched = [(key, facts) for key, facts in subjects if key == str(act.touched)]
        whole = touched or [(act.subject, {})]
        for clock in clocks:
            starting = clock.act is ClockAct.START
            brought = [(key, facts) for key, facts in about if not starting or (key, facts) not in touched]
            for key, facts in brought if clock.each else whole:
                if not self.concerns(clock, case, act, facts):
                    continue
                if starting:
                    own = key if clock.each or key != str(act.touched) else ""
                    await self.start(write, case, event, act, clock, subject=own, facts=facts)
                    continue
                for deadline in await self.running(write, case, clock.rule):
                    if key and deadline.subject_key not in ({key, ""} if touched else {key}):
                        continue
                    await self._effect(write, deadline, clock, act, event)

    async def start(
        self,
        write: Writer,
        case: Entity,
        event: CaseEvent,
        act: Act,
        effect: Clock,
        *,
        subject: str = "",
        facts: Mapping[str, Any] | None = None,
    ) -> Deadline | None:
        """Start a limit at an act; None where no limit was in force or nothing can be counted."""
        found = limit(effect.rule)
        began = self._begins(effect, case, act, facts or {})
        if act.undated or began is None:
            return None
        occurred, assumed, last = began
        if not (found.runs or last) or (found.in_force_on and _day(occurred) < found.in_force_on):
            return None
        custody = bool(effect.custody and self._value(effect.custody, case, act, facts or {}))
        values = {
            "matter_id": case.matter_id,
            "owner_agency": event.owner_agency,
            "source_system": act.source.system,
            "source_id": act.source.record,
            "adapter_version": act.source.adapter_version,
            "assumed": ["started_at"] if act.assumed or assumed else [],
            "case_type": type(case).__name__,
            "case_id": case.id,
            "of_class": event.of_class,
            "rule": found.key,
            "kind": found.kind,
            "duty_zh": (found.duty_zh or found.duty)[:200],
            "duty_en": (found.duty_en or found.duty)[:200],
            "law": found.law[:300],
            "article": found.article[:60],
            "certainty": found.certainty,
            "owner": owner_of(found, str(event.by_agency)),
            "start_event_id": event.id,
            "subject_key": subject,
            "started_at": _instant(occurred),
            "fixed_on": last,
            "custody": custody,
        }
        counted = self._due(found, occurred, fixed_on=last, custody=custody)
        return await write.add(Deadline, values | _counted(counted))

    async def follow(self, write: Writer, met: Deadline) -> Deadline | None:
        """Open the next occurrence of a recurring limit; None where it does not recur."""
        found = limit(met.rule)
        if found.kind is not LimitKind.EVERY or met.due_on is None or met.met_at is None:
            return None
        after = max(met.due_on, legal_day(met.met_at))
        counted = following(found, legal_day(met.started_at), after, calendar=self._calendar)
        values = met.model_dump(exclude=_OF_ONE_ROUND, warnings=False)
        return await write.add(Deadline, values | _counted(counted) | {"round": met.round + 1})

    async def restart(
        self,
        write: Writer,
        case: Entity,
        event: CaseEvent,
        act: Act,
        clocks: tuple[Clock, ...],
        changed: Collection[str] = (),
    ) -> None:
        """Count the limits an event started again, now that its real date, or the fields in ``changed``, are known."""
        begun = await write.all(Deadline, lock=True, start_event_id=event.id)
        then = {"state": event.to_state}
        for clock in clocks:
            if clock.act is not ClockAct.START:
                continue
            held = [row for row in begun if row.rule == limit(clock.rule).key]
            if not clock.each and not self.concerns(clock, case, act, then):
                for deadline in held if clock.when.keys() & set(changed) else ():
                    if deadline.void_at is None and deadline.met_at is None:
                        await write.change(deadline, {"void_at": act.occurred_at})
                continue
            if not held and not clock.each:
                new = await self.start(write, case, event, act, clock)
                if new is not None:
                    await self._replay(write, new, event)
            for deadline in held:
                if deadline.subject_key and clock.since:
                    continue  # It runs from the child record's own day.
                await self._begin_again(write, case, act, clock, deadline)
                if deadline.void_at is not None and deadline.ended_by is None:
                    await write.change(deadline, {"void_at": None})
                    await self._replay(write, deadline, event)

    async def _begin_again(self, write: Writer, case: Entity, act: Act, clock: Clock, deadline: Deadline) -> None:
        own = bool(deadline.subject_key)
        began = self._begins(replace(clock, until=None) if own else clock, case, act, {})
        if began is None:
            return
        instant, last = _instant(began[0]), deadline.fixed_on if own else began[2]
        again = deadline.model_copy(update={"started_at": instant, "fixed_on": last})
        values = {"started_at": instant, "fixed_on": last, "assumed": ["started_at"] if began[1] else []}
        await write.change(deadline, values | _counted(self.count(again)))
        if deadline.met_at is not None:
            await self.meet(write, deadline, deadline.met_at)

    async def rewind(self, write: Writer, case: Entity, clocks: tuple[Clock, ...]) -> None:
        """Lay the pauses and extensions of limits anew, after an act that paused, resumed or extended was mended."""
        rules = {limit(clock.rule).key for clock in clocks if clock.act in _BENDING}
        for rule in rules:
            laid: dict[str, Any] = {"case_id": case.id, "rule": rule, "subject_key": "", "void_at": None}
            for deadline in await write.all(Deadline, lock=True, **laid):
                plain: dict[str, Any] = {"pauses": [], "paused_on": None, "extension": None}
                again = deadline.model_copy(update=plain)
                await write.change(deadline, plain | _counted(self.count(again)))
                begun = await write.one(CaseEvent, id=deadline.start_event_id)
                assert begun is not None
                await self._replay(write, deadline, begun, _BENDING)
                if deadline.met_at is not None:
                    await self.meet(write, deadline, deadline.met_at)

    async def _replay(
        self, write: Writer, deadline: Deadline, since: CaseEvent, only: frozenset[ClockAct] = frozenset(ClockAct)
    ) -> None:
        """Apply to a limit what later events of its case do to it, those taken back left out."""
        events = await write.all(CaseEvent, order=("id",), case_id=deadline.case_id)
        right = {row.repairs_id: row.corrected_to for row in events if row.repairs_id and row.corrected_to}
        for later in events:
            if later.id <= since.id or later.retracted_at is not None:
                continue
            if only == _BENDING and deadline.ended_by is not None and later.id > deadline.ended_by:
                break
            _, transition = lifecycle_of_act(later.act)
            day = legal_day(right.get(later.id) or later.occurred_at)
            act = Act(later.act, day, str(later.by_agency), Source(later.source_system, ""))
            for clock in transition.clocks:
                ended = (deadline.met_at is not None or deadline.void_at is not None) and only != _BENDING
                if clock.act in only and limit(clock.rule).key == deadline.rule and not ended:
                    await self._effect(write, deadline, clock, act, later)

    async def running(self, write: Writer, case: Entity, rule: str, subject: str | None = None) -> list[Deadline]:
        """Limits of this rule on this case that are neither met nor void."""
        equals: dict[str, Any] = {
            "case_id": (case.id, *parents_of(case)),
            "rule": limit(rule).key,
            "met_at": None,
            "void_at": None,
        }
        if subject is not None:
            equals["subject_key"] = subject
        return list(await write.all(Deadline, order=("due_at", "id"), lock=True, **equals))

    async def running_of(self, write: Writer, case_id: uuid.UUID, rule: str) -> Sequence[Deadline]:
        """Limits of this rule that run on a case known by its id."""
        equals: dict[str, Any] = {"case_id": case_id, "rule": rule, "met_at": None, "void_at": None}
        return await write.all(Deadline, order=("due_at", "id"), lock=True, **equals)

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
        if deadline.round > 1:
            after = (deadline.due_on or legal_day(deadline.due_at)) - timedelta(days=1)
            return following(found, start, after, calendar=self._calendar)
        paused = tuple((date.fromisoformat(a), date.fromisoformat(b) if b else None) for a, b in deadline.pauses)
        more = (int(deadline.extension[0]), Unit(deadline.extension[1])) if deadline.extension else None
        return self._due(
            found, start, paused=paused, extension=more, fixed_on=deadline.fixed_on, custody=deadline.custody
        )

    async def recount(self, write: Writer) -> int:
        """Count again every limit that runs and was counted with another calendar; how many ends moved."""
        moved = 0
        unlike = {"calendar_version": self._calendar.version}
        for deadline in await write.all(Deadline, lock=True, unlike=unlike, met_at=None, void_at=None):
            before = deadline.due_at
            await write.change(deadline, _counted(self.count(deadline)))
            moved += deadline.due_at != before
        return moved

    async def release(self, write: Writer, event: CaseEvent, at: datetime) -> None:
        """Take back what a retracted event did: what it started is void, what it ended runs on."""
        for started in await write.all(Deadline, lock=True, start_event_id=event.id, void_at=None):
            await write.change(started, {"void_at": at})
        for ended in await write.all(Deadline, lock=True, ended_by=event.id):
            open_again = {"met_at": None, "void_at": None, "late": None, "late_zh": None, "late_en": None}
            if ended.start_event_id != event.id:
                await write.change(ended, open_again | {"ended_by": None})

    def _due(
        self,
        found: TimeLimit,
        start: date | datetime,
        *,
        paused: tuple[tuple[date, date | None], ...] = (),
        extension: tuple[int, Unit] | None = None,
        fixed_on: date | None = None,
        custody: bool = False,
    ) -> Due:
        if fixed_on is not None:
            return on_date(found, start, fixed_on, self._calendar)
        return due(found, start, calendar=self._calendar, paused=paused, extension=extension, custody=custody)

    async def _effect(self, write: Writer, deadline: Deadline, clock: Clock, act: Act, event: CaseEvent) -> None:
        effect = clock.act
        day = legal_day(act.occurred_at)
        hours = limit(deadline.rule).unit is Unit.H
        if effect is ClockAct.MEET:
            await self.meet(write, deadline, act.occurred if hours else day, undated=act.undated)
            await write.change(deadline, {"ended_by": event.id})
        elif effect is ClockAct.VOID:
            await write.change(deadline, {"void_at": act.occurred_at, "ended_by": event.id})
        elif effect is ClockAct.EXTEND and clock.more is not None:
            extension = [clock.more[0], str(clock.more[1])]
            again = deadline.model_copy(update={"extension": extension})
            await write.change(deadline, {"extension": extension, **_counted(self.count(again))})
        elif effect is ClockAct.PAUSE and deadline.paused_on is None:
            await self._recount(write, deadline, [*deadline.pauses, [day.isoformat(), None]], day)
        elif effect is ClockAct.RESUME and deadline.paused_on is not None:
            last = [deadline.pauses[-1][0], day.isoformat()]
            await self._recount(write, deadline, [*deadline.pauses[:-1], last], None)

    async def _recount(self, write: Writer, deadline: Deadline, pauses: list[Any], paused_on: date | None) -> None:
        again = deadline.model_copy(update={"pauses": pauses})
        await write.change(deadline, {"pauses": pauses, "paused_on": paused_on, **_counted(self.count(again))})

    def concerns(self, clock: Clock, case: Entity, act: Act, facts: Mapping[str, Any] = MappingProxyType({})) -> bool:
        """Whether an effect on a clock concerns this act on this case, and on the child record of ``facts``."""
        values = {name: self._value(name, case, act, facts) for name in clock.when}
        return matches(clock.when, values)

    def _value(self, name: str, case: Entity, act: Act, facts: Mapping[str, Any]) -> Any:
        """A value an effect asks for: of the child record, of the act, else of the case."""
        for values in (facts, act.touching, act.facts, act.fields):
            if values.get(name) is not None:
                return values[name]
        return getattr(case, name, None)

    def _begins(
        self, clock: Clock, case: Entity, act: Act, facts: Mapping[str, Any]
    ) -> tuple[date | datetime, bool, date | None] | None:
        """Where a limit begins to run, whether that is assumed, and its last day if a document sets it."""
        last = self._value(clock.until, case, act, facts) if clock.until else None
        if clock.until and last is None:
            return None
        last = legal_day(last) if isinstance(last, datetime) else last
        given = self._value(clock.since, case, act, facts) if clock.since else None
        if given is not None:
            return _whole(limit(clock.rule), given), False, last
        if clock.since and limit(clock.rule).kind is LimitKind.BEFORE:
            return None
        return _whole(limit(clock.rule), act.occurred), bool(clock.since), last


def owner_of(found: TimeLimit, otherwise: str) -> AgencyCode:
    """The agency that must act within a limit; that of ``otherwise`` where the limit names none of the members."""
    for name, agency in _OWNERS.items():
        if re.match(rf"{name}\b", found.owner):
            return agency
    return AgencyCode(otherwise)


def parents_of(case: Entity) -> tuple[uuid.UUID, ...]:
    """Ids of the cases this one hangs off: its acts count on their limits too."""
    found = (getattr(case, tie.column) for tie in case.belongs if tie.parent in LIFECYCLES)
    return tuple(item for item in found if item is not None)


def _instant(when: date | datetime) -> datetime:
    return when if isinstance(when, datetime) else start_of(when)


def _day(when: date | datetime) -> date:
    return legal_day(when) if isinstance(when, datetime) else when


def _judged(deadline: Deadline, when: date | datetime) -> date | datetime:
    """When a limit counts as kept: of one by the hour, known by the day only, that day is judged as a whole."""
    if limit(deadline.rule).unit is not Unit.H or isinstance(when, datetime):
        return when
    return deadline.due_at if when <= legal_day(deadline.due_at) else start_of(when)


def _whole(found: TimeLimit, occurred: date | datetime) -> date | datetime:
    """The legal day a limit runs from, or the instant of those counted in hours."""
    if found.unit is not Unit.H:
        return _day(occurred)
    if isinstance(occurred, datetime):
        return occurred
    # Only the day is known: hours are counted from its end, in favour of whoever must act.
    return start_of(occurred + timedelta(days=1))


def _counted(counted: Due) -> dict[str, Any]:
    before = _WARNING.get(counted.limit.unit or Unit.CD, timedelta(days=10))
    # An end that lies ahead again is told of again.
    ahead = {"warned_at": counted.due_at - before, "overdue_told_at": counted.due_at}
    return {
        **{told: None for told, moment in ahead.items() if moment > now()},
        "due_at": counted.due_at,
        "due_on": counted.due_on,
        "warn_at": counted.due_at - before,
        "provisional": counted.provisional,
        "explanation_zh": counted.explanation.zh,
        "explanation_en": counted.explanation.en,
        "calendar_version": counted.calendar,
    }
