"""Which days are worked: the yearly State Council arrangements with their make-up working days.

Days no arrangement names are worked Monday to Friday. A year without an arrangement is *not known*: what is
counted with it is provisional.
"""

import csv
import hashlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from importlib.resources import files
from types import MappingProxyType

from hub.words import Text, catalogue

_DAY = timedelta(days=1)
_SATURDAY = 5


@dataclass(frozen=True, slots=True)
class NamedDay:
    """A day that an arrangement names."""

    on: date
    workday: bool
    """A make-up working day; else a day off."""
    name: str
    """Chinese name of the holiday it belongs to."""
    notice: int
    """Year of the arrangement; it may name days of the year before."""


@dataclass(frozen=True, slots=True)
class Calendar:
    """Working and rest days, never changed: a correction makes a new calendar with another ``version``."""

    version: str
    """First and last year covered and a digest of the named days."""
    days: Mapping[date, NamedDay]
    years: frozenset[int]
    """Years with an arrangement."""

    @classmethod
    def of(cls, days: Iterable[NamedDay]) -> "Calendar":
        """A calendar of the days the arrangements name; ValueError where one is named twice, or none is."""
        ordered = sorted(days, key=lambda day: day.on)
        named = {day.on: day for day in ordered}
        if not ordered or len(named) < len(ordered):
            raise ValueError("an arrangement names each day once, and at least one")
        years = frozenset(day.notice for day in ordered)
        facts = "\n".join(f"{day.on} {day.workday:d} {day.name} {day.notice}" for day in ordered)
        digest = hashlib.sha256(facts.encode()).hexdigest()[:12]
        return cls(f"{min(years)}-{max(years)}.{digest}", MappingProxyType(named), years)

    def known(self, day: date) -> bool:
        """Whether an arrangement covers the day's year or names the day."""
        return day.year in self.years or day in self.days

    def is_workday(self, day: date) -> bool:
        """Whether the day is worked, make-up days included."""
        named = self.days.get(day)
        return named.workday if named else day.weekday() < _SATURDAY

    def is_rest_day(self, day: date) -> bool:
        """Whether the day is a weekend day or holiday that is not worked."""
        return not self.is_workday(day)

    def is_make_up(self, day: date) -> bool:
        """Whether the day is a weekend day that is worked in exchange for a holiday."""
        return day.weekday() >= _SATURDAY and self.is_workday(day)

    def name(self, day: date) -> Text | None:
        """The holiday a named day belongs to (also of a make-up day); None for ordinary days."""
        named = self.days.get(day)
        if named is None:
            return None
        return catalogue().get(f"holiday.{named.name}", Text(zh=named.name, en=named.name))

    def next_workday(self, day: date) -> date:
        """The first day worked after ``day``."""
        day += _DAY
        while self.is_rest_day(day):
            day += _DAY
        return day

    def workdays(self, after: date, through: date) -> int:
        """How many days are worked after ``after``, up to and including ``through``."""
        span = (through - after).days
        return sum(self.is_workday(after + timedelta(days=number)) for number in range(1, span + 1))


@cache
def official() -> Calendar:
    """The State Council arrangements carried with the hub (``schema/data/calendar``)."""
    lines = files("schema").joinpath("data", "calendar", "days.csv").read_text("utf-8").splitlines()
    return Calendar.of(
        NamedDay(date.fromisoformat(row["date"]), row["workday"] == "1", row["name"], int(row["notice"]))
        for row in csv.DictReader(lines)
    )
