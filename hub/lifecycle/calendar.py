"""Which days are worked: the yearly State Council arrangements with their make-up working days.

Days no arrangement names are worked Monday to Friday. A year without an arrangement is *not known*: what is
counted with it is provisional. Arrangements up to the hub's release are carried with it; later ones, and corrections,
are imported into a table and go before those carried along.
"""

import csv
import hashlib
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from importlib.resources import files
from types import MappingProxyType

from sqlalchemy import delete, or_
from sqlmodel import col, select

from hub import clock
from hub.errors import InvalidInput
from hub.lifecycle.models import CalendarDay
from hub.store.engine import Store
from hub.store.session import reading, unit_of_work
from hub.words import Text, catalogue

_DAY = timedelta(days=1)
_SATURDAY, _DECEMBER = 5, 12
_NAME_MAX = 40
_FESTIVALS = ("元旦", "春节", "清明", "劳动", "端午", "中秋", "国庆")
"""Festivals every arrangement since 2008 names; a list without one of them is not whole."""


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


def read_arrangement(rows: Iterable[Mapping[str, str]], year: int | None = None) -> tuple[int, list[NamedDay]]:
    """The year and days of a whole arrangement from rows with ``date``, ``workday`` (1 or 0) and ``name``.

    Without ``year`` the arrangement is that of the latest year named. Raises InvalidInput naming the line that cannot
    be read, or the festivals that are missing.
    """
    read: list[tuple[int, date, bool, str]] = []
    for number, row in enumerate(rows, start=2):
        try:
            day, worked, name = date.fromisoformat(row["date"].strip()), row["workday"].strip(), row["name"].strip()
        except (KeyError, ValueError, AttributeError) as error:
            raise InvalidInput("CALENDAR_LINE", field=f"line {number}", line=number, detail=str(error)) from error
        if worked not in {"0", "1"} or not 0 < len(name) <= _NAME_MAX:
            raise InvalidInput("CALENDAR_LINE", field=f"line {number}", line=number, detail=f"{day} {worked} {name}")
        if worked == "1" and day.weekday() < _SATURDAY:
            raise InvalidInput("CALENDAR_MAKE_UP", field=f"line {number}", line=number, day=day)
        read.append((number, day, worked == "1", name))
    arranged = year if year is not None else max((day.year for _, day, _, _ in read), default=0)
    for number, day, _, _ in read:
        if day.year != arranged and (day.year, day.month) != (arranged - 1, _DECEMBER):
            raise InvalidInput("CALENDAR_YEAR", field=f"line {number}", line=number, day=day, year=arranged)
    twice = [day for day, times in Counter(day for _, day, _, _ in read).items() if times > 1]
    if twice:
        raise InvalidInput("CALENDAR_TWICE", day=min(twice))
    off = "、".join(name for _, _, worked, name in read if not worked)
    missing = [festival for festival in _FESTIVALS if festival not in off]
    if missing:
        raise InvalidInput("CALENDAR_INCOMPLETE", year=arranged, festivals="、".join(missing))
    return arranged, [NamedDay(day, worked, name, arranged) for _, day, worked, name in read]


async def import_arrangement(store: Store, year: int, days: Iterable[NamedDay], source: str) -> int:
    """Keep a year's arrangement, in place of what was imported for it before; number of days kept.

    Days that the arrangement of a later year names stay as that one says.
    """
    entered_at = clock.now()
    async with unit_of_work(store) as unit:
        later = (await unit.session.exec(select(CalendarDay).where(col(CalendarDay.notice) > year))).all()
        held = {row.date for row in later}
        kept = [day for day in days if day.on not in held]
        named = col(CalendarDay.date).in_([day.on for day in kept])
        await unit.session.exec(delete(CalendarDay).where(or_(col(CalendarDay.notice) == year, named)))
        unit.session.add_all(
            CalendarDay(
                date=day.on, workday=day.workday, name=day.name, notice=year, source=source, entered_at=entered_at
            )
            for day in kept
        )
    return len(kept)


async def load(store: Store) -> Calendar:
    """The calendar in force: a year that was imported goes before the one carried with the hub, and so does a day."""
    async with reading(store) as session:
        rows = (await session.exec(select(CalendarDay))).all()
    if not rows:
        return official()
    entered = {row.date: NamedDay(row.date, row.workday, row.name, row.notice) for row in rows}
    years = {row.notice for row in rows}
    carried = (day for day in official().days.values() if day.notice not in years and day.on not in entered)
    return Calendar.of((*carried, *entered.values()))
