"""The record of one count: what was said on the way, and which years no arrangement covers."""

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from hub.clock import SHANGHAI, legal_day
from hub.lifecycle.calendar import Calendar
from hub.words import Text, text
from schema.limits import Unit


@dataclass(slots=True)
class Tally:
    """One count in the making."""

    calendar: Calendar
    steps: list[Text] = field(default_factory=list)
    unknown: set[int] = field(default_factory=set)
    """Years the count depends on that have no official arrangement."""

    def say(self, key: str, **facts: Any) -> None:
        """Add the step ``clock.key``."""
        self.steps.append(text(f"clock.{key}", **facts))

    def consult(self, day: date) -> None:
        """Note that the count depends on whether ``day`` is worked."""
        if not self.calendar.known(day):
            self.unknown.add(day.year)

    def say_days(self, first: date, last: date) -> None:
        """Tell of calendar days counted through."""
        number = (last - first).days + 1
        ends = {"first": day_words(first, self.calendar), "last": day_words(last, self.calendar)}
        self.say("counted_many" if number > 1 else "counted_one", n=number, day=ends["last"], **ends)

    def say_working_days(self, first: date, last: date, number: int, length: int, *, back: bool) -> None:
        """Tell of ``length`` working days in a row, the last of them the ``number``-th."""
        key = f"{'back' if back else 'worked'}_{'one' if length == 1 else 'many'}"
        span = self._span(first, last)
        self.say(key, first=number - length + 1, last=number, span=span, day=span)

    def say_skipped(self, first: date, last: date, *, stopped: bool) -> None:
        """Tell of days in a row that do not count: rest days of one name, or days the clock stands."""
        named = self.calendar.name(first)
        why = text("clock.holiday_named", name=named) if named else text("clock.weekend")
        span = self._span(first, last, remarks=False)
        self.say("stopped" if stopped else "rested", span=span, why=why)

    def _span(self, first: date, last: date, *, remarks: bool = True) -> Text:
        early, late = (day_words(day, self.calendar, remarks=remarks) for day in sorted((first, last)))
        return early if first == last else text("clock.span", first=early, last=late)


def day_words(day: date, calendar: Calendar, *, remarks: bool = True) -> Text:
    """A day with its weekday and, where it has one, its holiday: ``2月15日（星期日，春节调休上班）``."""
    weekday = text(f"clock.weekday_{day.weekday()}")
    name = calendar.name(day)
    if name is None or not remarks:
        remark = text("clock.ordinary")
    else:
        remark = text("clock.holiday" if calendar.is_rest_day(day) else "clock.make_up", name=name, weekday=weekday)
    month = text(f"clock.month_{day.month}")
    return text("clock.day", year=day.year, month=month, day=day.day, weekday=weekday, remark=remark)


def moment_words(moment: datetime, calendar: Calendar) -> Text:
    """An instant with its legal day and time in Asia/Shanghai."""
    time = moment.astimezone(SHANGHAI).strftime("%H:%M")
    return text("clock.moment", day=day_words(legal_day(moment), calendar), time=time)


def length_words(amount: int, unit: Unit) -> Text:
    """``3个工作日`` / ``3 working days``."""
    return text(f"clock.{'one' if amount == 1 else 'length'}_{unit.value}", n=amount)
