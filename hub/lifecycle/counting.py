"""How statutory periods are counted. Every counting rule of the hub is in this module.

1. The day (or, in civil procedure, the hour) of the event is not counted; day 1 is the next day.
2. Calendar-day, month and year periods that end on a rest day end on the first working day after it, where
   the limit says so (Civil Procedure Law 85, Criminal Procedure Law 105), but never while a person is held.
3. A month period ends on the same-numbered day, else on the month's last day; criminal procedure goes from a
   month's last day to a month's last day (2021 interpretation of the Criminal Procedure Law, 202).
4. Hours run through nights and rest days and never roll over: from the minute of the event, in civil
   procedure from the next full hour (2022 interpretation of the Civil Procedure Law, 125).
5. Working-day periods count working days only, make-up working days included.
6. An extension continues the period as counted before any roll-over; only the final end rolls.
7. Days on which the clock stands are not counted: from the day of the stop to the day before the resumption.
8. "n days before" is counted backwards from the event, whose day is not counted.
"""

from collections.abc import Sequence, Set
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta

from hub.clock import legal_day, start_of
from hub.errors import InvalidInput
from hub.lifecycle.calendar import Calendar
from hub.lifecycle.tally import Tally, day_words, length_words, moment_words
from hub.words import Text, text
from schema.limits import Counting, LimitKind, TimeLimit, Unit

FIRST_YEAR, LAST_YEAR = 1950, 2199
"""Years in which an event may lie."""
LONGEST_EXTENSION = 1000
_DAY, _HOUR = timedelta(days=1), timedelta(hours=1)
_MONTHS = {Unit.MO: 1, Unit.YR: 12}
_AFTERWARDS = {LimitKind.EARLIEST, LimitKind.MIN}

Pause = tuple[date, date | None]
"""Day of the stop and day of the resumption; None while the clock stands."""


@dataclass(frozen=True, slots=True)
class Due:
    """When a limit ends, and how that was counted."""

    limit: TimeLimit
    start: date | datetime
    due_at: datetime
    """UTC instant at which the period has run out; for days 24:00 of the last day in Asia/Shanghai."""
    due_on: date | None
    """Last legal day; None for limits by the hour."""
    earliest_on: date | None
    """First day on which the thing may be done, for limits that must have run first."""
    provisional: bool
    """Counted over a year without an official arrangement, or while the clock stands."""
    standing: bool
    """The clock is stopped and was not resumed: ``due_at`` is the earliest possible end."""
    calendar: str
    """Version of the calendar used."""
    steps: tuple[Text, ...]
    """The count in words, step by step."""

    @property
    def rule(self) -> str:
        """Key of the limit, ``TL-X5.1``."""
        return self.limit.key

    @property
    def article(self) -> str:
        """Law and article."""
        return self.limit.citation

    @property
    def explanation(self) -> Text:
        """All steps as one text."""
        return Text(zh="".join(step.zh for step in self.steps), en=" ".join(step.en for step in self.steps))


@dataclass(frozen=True, slots=True)
class Lateness:
    """By how much a limit was missed: begun days, working days or hours, 0 if in time."""

    amount: int
    unit: Unit
    words: Text


def due(
    limit: TimeLimit,
    start: date | datetime,
    *,
    calendar: Calendar,
    extension: tuple[int, Unit] | None = None,
    paused: Sequence[Pause] = (),
    custody: bool = False,
    whole_hours: bool | None = None,
) -> Due:
    """When ``limit`` ends that runs from ``start`` (legal day, or instant with time zone).

    For limits of kind *before* ``start`` is the event and the result the latest day; for recurring ones the
    first occurrence. ``whole_hours`` overrides whether hours run from the next full hour. Raises InvalidInput
    where there is nothing to count, the time of day is missing, or extension or pauses do not fit.
    """
    length, unit = _period(limit)
    day = _legal(start)
    if limit.kind is LimitKind.BEFORE or limit.counting is Counting.CALENDAR_PERIOD:
        if extension or paused:
            raise InvalidInput("CLOCK_FIXED", rule=limit.key)
        if limit.kind is LimitKind.BEFORE:
            return backwards(limit, day, calendar)
        return _by_calendar(limit, day, calendar)
    spans = _spans(limit, length, unit, extension)
    if unit is Unit.H:
        if paused:
            raise InvalidInput("CLOCK_FIXED", rule=limit.key)
        if not isinstance(start, datetime):
            raise InvalidInput("CLOCK_NEEDS_TIME", rule=limit.key)
        by_hour = limit.counting is Counting.NEXT_HOUR if whole_hours is None else whole_hours
        return _by_hour(limit, start, spans[0][0], calendar, by_hour)

    tally, stopped = Tally(calendar), _stopped(paused)
    tally.say("start_day", day=day_words(day, calendar))
    if extension:
        tally.say("extended", base=length_words(length, unit), more=length_words(*extension))
    last = day
    for amount, each in spans:
        last = _run(limit, tally, last, (amount, each), stopped)
    last = _rolled(limit, tally, last, custody)
    since = min((stop for stop, resumed in paused if resumed is None and stop <= last), default=None)
    return _on_day(limit, start, last, tally, standing_since=since)


def backwards(limit: TimeLimit, event_day: date, calendar: Calendar) -> Due:
    """The latest day that lies the limit's length before an event."""
    length, unit = _period(limit)
    _within_range(event_day)
    tally = Tally(calendar)
    tally.say("before_event", day=day_words(event_day, calendar), length=length_words(length, unit))
    if unit is Unit.WD:
        latest = _working_days(tally, event_day, length, back=True)
    else:
        latest = event_day - length * _DAY if unit is Unit.CD else _months_on(limit, event_day, -length * _MONTHS[unit])
        tally.say("back_days", n=(event_day - latest).days, day=day_words(latest, calendar))
    return _on_day(limit, event_day, latest, tally)


def on_date(limit: TimeLimit, start: date | datetime, last: date, calendar: Calendar) -> Due:
    """A limit whose last day stands in a document (a date in an order), not in the law."""
    _within_range(last)
    tally = Tally(calendar)
    tally.say("date_in_document", start=day_words(_legal(start), calendar), day=day_words(last, calendar))
    return _on_day(limit, start, last, tally)


def following(limit: TimeLimit, start: date | datetime, after: date, *, calendar: Calendar) -> Due:
    """The first occurrence after the day ``after`` of a recurring limit that runs from ``start``."""
    length, _ = _period(limit)
    if limit.kind is not LimitKind.EVERY:
        raise ValueError(f"{limit.key} does not recur")
    if limit.counting is Counting.CALENDAR_PERIOD:
        return due(limit, max(_legal(start), after + _DAY), calendar=calendar)
    times = 1
    while True:
        found = due(replace(limit, length=times * length), start, calendar=calendar)
        if found.due_on is None or found.due_on > after:
            return replace(found, limit=limit)
        times += 1


def lateness(due: Due, met_at: date | datetime, *, calendar: Calendar) -> Lateness:
    """How late something was done on a legal day or at an instant, in the limit's own unit.

    Months and years are missed by days. A period that must only have run first cannot be missed.
    """
    unit = due.limit.unit if due.limit.unit in (Unit.WD, Unit.H) else Unit.CD
    amount = 0 if due.limit.kind in _AFTERWARDS else _missed_by(due, met_at, unit, calendar)
    words = text("clock.late", length=length_words(amount, unit)) if amount else text("clock.in_time")
    return Lateness(amount, unit, words)


def _missed_by(due: Due, met_at: date | datetime, unit: Unit, calendar: Calendar) -> int:
    if due.due_on is None:
        if not isinstance(met_at, datetime):
            raise InvalidInput("CLOCK_NEEDS_TIME", rule=due.rule)
        return max(0, -((due.due_at - met_at) // _HOUR))
    met_on = _legal(met_at)
    if met_on <= due.due_on:
        return 0
    if unit is Unit.WD:
        # Done on the rest day after the end it is late all the same.
        return max(1, calendar.workdays(due.due_on, met_on))
    return (met_on - due.due_on).days


def _period(limit: TimeLimit) -> tuple[int, Unit]:
    if limit.length is None or limit.unit is None:
        raise InvalidInput("CLOCK_WITHOUT_PERIOD", rule=limit.key)
    return limit.length, limit.unit


def _legal(moment: date | datetime) -> date:
    if isinstance(moment, datetime):
        if moment.tzinfo is None:
            raise ValueError("an instant needs its time zone")
        _within_range(moment.date())
        return legal_day(moment)
    _within_range(moment)
    return moment


def _within_range(day: date) -> None:
    if not FIRST_YEAR <= day.year <= LAST_YEAR:
        raise InvalidInput("CLOCK_DATE_RANGE", first=FIRST_YEAR, last=LAST_YEAR)


def _spans(
    limit: TimeLimit, length: int, unit: Unit, extension: tuple[int, Unit] | None
) -> tuple[tuple[int, Unit], ...]:
    """The period with its extension, as one where the units can be added."""
    if extension is None:
        return ((length, unit),)
    more, other = extension
    if not 0 < more <= LONGEST_EXTENSION or (unit is Unit.H) != (other is Unit.H):
        raise InvalidInput("CLOCK_EXTENSION_INVALID", rule=limit.key)
    if unit is other:
        return ((length + more, unit),)
    if unit in _MONTHS and other in _MONTHS:
        return ((length * _MONTHS[unit] + more * _MONTHS[other], Unit.MO),)
    return ((length, unit), extension)


def _stopped(paused: Sequence[Pause]) -> frozenset[date]:
    days: set[date] = set()
    for stop, resumed in paused:
        _within_range(stop)
        if resumed is None:
            continue
        _within_range(resumed)
        if resumed < stop:
            raise InvalidInput("CLOCK_PAUSE_INVALID")
        days.update(stop + number * _DAY for number in range((resumed - stop).days))
    return frozenset(days)


def _run(limit: TimeLimit, tally: Tally, start: date, span: tuple[int, Unit], stopped: Set[date]) -> date:
    """The last day of a span that runs from ``start``, before any roll-over."""
    length, unit = span
    if unit is Unit.WD:
        return _working_days(tally, start, length, stopped)
    if unit is Unit.CD:
        last = start + length * _DAY
        tally.say_days(start + _DAY, last)
    else:
        last = _months_on(limit, start, length * _MONTHS[unit])
        how = _month_rule(limit, start, last)
        tally.say(how, length=length_words(length, unit), day=day_words(last, tally.calendar))
    return _past_stops(tally, start, last, stopped)


def _working_days(
    tally: Tally, start: date, length: int, stopped: Set[date] = frozenset(), *, back: bool = False
) -> date:
    """The ``length``-th working day after (``back``: before) ``start``; tells of each run of like days."""
    step = -_DAY if back else _DAY
    day, number = start, 0
    while number < length:
        first = day = day + step
        kind, run = _kind(tally, first, stopped), 1
        # A run of working days ends with the period, however many more would follow.
        while not (kind[0] == "worked" and number + run == length) and _kind(tally, day + step, stopped) == kind:
            day, run = day + step, run + 1
        for passed in range(run):
            tally.consult(first + passed * step)
        if kind[0] == "worked":
            number += run
            tally.say_working_days(first, day, number, run, back=back)
        else:
            tally.say_skipped(first, day, stopped=kind[0] == "stopped")
    return day


def _kind(tally: Tally, day: date, stopped: Set[date]) -> tuple[str, Text | None]:
    """What a day is for a count of working days, with the holiday it belongs to."""
    if day in stopped:
        return "stopped", None
    return "worked" if tally.calendar.is_workday(day) else "rested", tally.calendar.name(day)


def _past_stops(tally: Tally, start: date, last: date, stopped: Set[date]) -> date:
    """``last`` moved on by the days of the period on which the clock was stopped."""
    missing = lost = sum(start < day <= last for day in stopped)
    while missing:
        last += _DAY
        if last in stopped:
            lost += 1
        else:
            missing -= 1
    if lost:
        tally.say("pauses_add", days=lost, day=day_words(last, tally.calendar))
    return last


def _months_on(limit: TimeLimit, day: date, months: int) -> date:
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    last = _month_end(date(year, month + 1, 1))
    if limit.counting is Counting.MONTH_END and day == _month_end(day):
        return last
    return last if day.day > last.day else last.replace(day=day.day)


def _month_rule(limit: TimeLimit, start: date, last: date) -> str:
    if limit.counting is Counting.MONTH_END and start == _month_end(start):
        return "month_end"
    return "same_day" if start.day == last.day else "no_same_day"


def _month_end(day: date) -> date:
    return (day.replace(day=28) + 4 * _DAY).replace(day=1) - _DAY


def _rolled(limit: TimeLimit, tally: Tally, last: date, custody: bool) -> date:
    words = day_words(last, tally.calendar)
    if limit.rollover and not custody:
        tally.consult(last)
        if tally.calendar.is_workday(last):
            tally.say("worked_end", day=words)
            return last
        to = tally.calendar.next_workday(last)
        for number in range(1, (to - last).days + 1):
            tally.consult(last + number * _DAY)
        tally.say("rolled", day=words, to=day_words(to, tally.calendar))
        return to
    if limit.unit is not Unit.WD and tally.calendar.is_rest_day(last):
        tally.say("in_custody" if custody else "not_rolled", day=words)
    return last


def _by_calendar(limit: TimeLimit, day: date, calendar: Calendar) -> Due:
    length, unit = _period(limit)
    months = length * _MONTHS[unit]
    last = _month_end(day.replace(day=1, month=((day.month - 1) // months + 1) * months))
    tally = Tally(calendar)
    tally.say("calendar_period", length=length_words(length, unit), day=day_words(last, calendar))
    return _on_day(limit, day, last, tally)


def _by_hour(limit: TimeLimit, start: datetime, hours: int, calendar: Calendar, next_hour: bool) -> Due:
    begin = start.astimezone(UTC)
    if next_hour:
        begin = begin.replace(minute=0, second=0, microsecond=0) + _HOUR
    end = begin + hours * _HOUR
    tally = Tally(calendar)
    facts = {"start": moment_words(start, calendar), "length": length_words(hours, Unit.H)}
    if next_hour:
        tally.say("from_next_hour", **facts, from_hour=moment_words(begin, calendar))
    else:
        tally.say("from_minute", **facts)
    tally.say("final_moment", moment=moment_words(end, calendar))
    _caution(limit, legal_day(start), tally)
    return Due(limit, start, end, None, None, False, False, calendar.version, tuple(tally.steps))


def _on_day(
    limit: TimeLimit, start: date | datetime, last: date, tally: Tally, *, standing_since: date | None = None
) -> Due:
    after = last + _DAY
    tally.say(
        f"final_{limit.kind.value}",
        day=day_words(last, tally.calendar),
        next=day_words(after, tally.calendar),
    )
    _caution(limit, legal_day(start) if isinstance(start, datetime) else start, tally)
    if standing_since:
        tally.say("standing", day=day_words(standing_since, tally.calendar))
    if tally.unknown:
        tally.say("provisional", years="、".join(str(year) for year in sorted(tally.unknown)))
    return Due(
        limit=limit,
        start=start,
        due_at=start_of(after).astimezone(UTC),
        due_on=last,
        earliest_on=after if limit.kind in _AFTERWARDS else None,
        provisional=bool(tally.unknown) or standing_since is not None,
        standing=standing_since is not None,
        calendar=tally.calendar.version,
        steps=tuple(tally.steps),
    )


def _caution(limit: TimeLimit, start: date, tally: Tally) -> None:
    if limit.in_force_on and start < limit.in_force_on:
        tally.say("not_yet", day=day_words(limit.in_force_on, tally.calendar))


__all__ = ["Due", "Lateness", "Pause", "backwards", "due", "following", "lateness", "on_date"]
