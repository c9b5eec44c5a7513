"""Statutory limits as the console shows them: the chip, and the caption beneath it (design: clock chip)."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any, NamedTuple

from hub import clock
from hub.console.formats import same, time_of_day
from hub.lifecycle.calendar import Calendar
from hub.words import Text, text
from schema.codes import AgencyCode
from schema.deadline import DeadlineState
from schema.limits import Certainty, LimitKind, Unit, UnknownLimit, limit

SOON_WORKING_DAYS = 3
SOON_SHARE = 5
"""A limit is due soon in the last fifth of its period."""
_TWO_DAYS = timedelta(hours=48)
_AFTERWARDS = frozenset({LimitKind.EARLIEST, LimitKind.MIN})
_OPEN = frozenset({DeadlineState.RUNNING, DeadlineState.OVERDUE, DeadlineState.PAUSED})


class Chip(NamedTuple):
    """A state as glyph, words and look; colour never stands alone."""

    look: str
    icon: str
    words: Text
    dashed: bool = False


@dataclass(frozen=True, slots=True)
class Limit:
    """One running limit as the reader may see it."""

    rule: str
    kind: LimitKind
    unit: Unit
    state: DeadlineState
    owner: AgencyCode
    duty: Text
    law: str
    article: str
    certainty: Certainty
    started_at: datetime
    due_at: datetime
    due_on: date | None
    provisional: bool
    assumed: bool
    """The day it runs from is not stated by the source."""
    explanation: Text
    paused_on: date | None
    met_at: datetime | None
    late: Text | None

    @classmethod
    def of(cls, row: Mapping[str, Any]) -> "Limit":
        """From a row read with the shape of the page's limits."""
        kind, unit = _rule(row["rule"])
        return cls(
            rule=row["rule"],
            kind=kind,
            unit=unit,
            state=DeadlineState(row["state"]),
            owner=AgencyCode(row["owner"]),
            duty=Text(zh=row["duty_zh"], en=row["duty_en"]),
            law=row["law"],
            article=row["article"],
            certainty=Certainty(row["certainty"]),
            started_at=datetime.fromisoformat(row["started_at"]),
            due_at=datetime.fromisoformat(row["due_at"]),
            due_on=date.fromisoformat(row["due_on"]) if row["due_on"] else None,
            provisional=row["provisional"],
            assumed="started_at" in (row["assumed"] or ()),
            explanation=Text(zh=row["explanation_zh"], en=row["explanation_en"]),
            paused_on=date.fromisoformat(row["paused_on"]) if row["paused_on"] else None,
            met_at=datetime.fromisoformat(row["met_at"]) if row["met_at"] else None,
            late=Text(zh=row["late_zh"], en=row["late_en"]) if row["late_zh"] else None,
        )

    @property
    def open(self) -> bool:
        """Whether somebody still has to act, or the period still runs."""
        return self.state in _OPEN

    @property
    def calls_for_action(self) -> bool:
        """Whether it is open and asks an agency to act, rather than to wait or to let a right pass."""
        return self.state in {DeadlineState.RUNNING, DeadlineState.OVERDUE} and self.kind not in {
            *_AFTERWARDS,
            LimitKind.RIGHT,
        }

    @property
    def until(self) -> Text:
        """The last day, or the moment of limits by the hour."""
        if self.due_on is not None:
            return same(self.due_on.isoformat())
        return same(f"{clock.legal_day(self.due_at)} {time_of_day(self.due_at)}")

    @property
    def until_words(self) -> Text:
        """How the end is captioned: by when, or from when on."""
        key = "console.limit_from" if self.kind in _AFTERWARDS else "console.limit_by"
        return text(key, day=self.until)

    @property
    def source(self) -> str:
        """Law and article as stored with the limit, in Chinese; quoted in full where the list still has them so."""
        try:
            listed = limit(self.rule)
        except UnknownLimit:
            listed = None
        if listed and (listed.law, listed.article) == (self.law, self.article):
            return listed.citation
        return f"{self.law} {self.article}".strip()

    @property
    def unverified(self) -> Text | None:
        """That the rule was not checked against the article, or is a local default; None if it was checked."""
        return None if self.certainty is Certainty.A else text(f"console.certainty_{self.certainty.value}")

    @property
    def tentative(self) -> bool:
        """Whether the end may still move: calendar not published, local default, or an assumed beginning."""
        return self.provisional or self.assumed or self.certainty is Certainty.C


def chip(limit: Limit, now: datetime, calendar: Calendar) -> Chip:
    """The chip of a limit at this moment."""
    made = _plain(limit, now, calendar)
    if not limit.open or not limit.tentative:
        return made
    mark = "console.chip_assumed" if limit.assumed else "console.chip_provisional"
    return made._replace(words=text(mark, chip=made.words), dashed=True)


def overdue_by(limit: Limit, today: date, calendar: Calendar) -> Text:
    """By how much an unmet limit is overdue, in its own unit (months and years by days)."""
    last = limit.due_on or clock.legal_day(limit.due_at)
    if limit.unit is Unit.WD:
        return _length(max(1, calendar.workdays(last, today)), Unit.WD)
    return _length(max(1, (today - last).days), Unit.CD)


def expiry(from_on: date, until_on: date, today: date, calendar: Calendar) -> Chip | None:
    """The chip of a measure that ends by itself; None while there is no hurry."""
    if until_on < today:
        return Chip("over", "warn", text("console.chip_expired", length=_length((today - until_on).days, Unit.CD)))
    rest = (until_on - today).days
    few = calendar.workdays(today, until_on) <= SOON_WORKING_DAYS
    if few or rest * SOON_SHARE <= (until_on - from_on).days:
        words = text("console.chip_expires", length=_length(rest, Unit.CD)) if rest else text("console.chip_ends_today")
        return Chip("soon", "clock", words)
    return None


def _plain(limit: Limit, now: datetime, calendar: Calendar) -> Chip:
    match limit.state:
        case DeadlineState.RUNNING:
            return _running(limit, now, calendar)
        case DeadlineState.OVERDUE:
            key = "console.chip_over" if limit.kind is LimitKind.MAX else "console.chip_overdue"
            return Chip("over", "warn", text(key, length=overdue_by(limit, clock.legal_day(now), calendar)))
        case DeadlineState.MET:
            met = clock.legal_day(limit.met_at) if limit.met_at else None
            return Chip("met", "check", text("console.chip_met", day=met.isoformat() if met else ""))
        case DeadlineState.MET_LATE:
            return Chip("late", "warn", text("console.chip_met_late", late=limit.late or same("")))
        case DeadlineState.PAUSED:
            since = limit.paused_on.isoformat() if limit.paused_on else ""
            return Chip("paused", "pause", text("console.chip_paused", day=since))
        case DeadlineState.LAPSED | DeadlineState.RAN:
            return Chip("done", "check", Text(zh=limit.state.zh, en=limit.state.en))
        case DeadlineState.VOID:
            return Chip("void", "cross", Text(zh=limit.state.zh, en=limit.state.en))


def _running(limit: Limit, now: datetime, calendar: Calendar) -> Chip:
    today = clock.legal_day(now)
    rest = limit.due_at - now
    if limit.unit is Unit.H:
        words = _hours_left(rest, limit, today)
    else:
        last = limit.due_on or clock.legal_day(limit.due_at)
        if limit.kind in _AFTERWARDS:
            return Chip("run", "clock", text("console.chip_wait", length=_length((last - today).days + 1, Unit.CD)))
        working = limit.unit is Unit.WD
        days = calendar.workdays(today, last) if working else (last - today).days
        length = _length(days, Unit.WD if working else Unit.CD)
        words = text("console.chip_left", length=length) if last > today else text("console.chip_today")
    return Chip("soon" if _soon(limit, rest, today, calendar) else "run", "clock", words)


def _hours_left(rest: timedelta, limit: Limit, today: date) -> Text:
    minutes = max(0, int(rest.total_seconds())) // 60
    if rest >= _TWO_DAYS:
        return text("console.chip_left", length=_length(minutes // 1440, Unit.CD))
    left = text("console.hours_minutes", hours=minutes // 60, minutes=minutes % 60)
    key = "console.chip_hours_today" if clock.legal_day(limit.due_at) == today else "console.chip_hours"
    return text(key, length=left, time=time_of_day(limit.due_at))


def _soon(limit: Limit, rest: timedelta, today: date, calendar: Calendar) -> bool:
    if rest * SOON_SHARE <= limit.due_at - limit.started_at:
        return True
    if limit.unit is Unit.H:
        return False
    last = limit.due_on or clock.legal_day(limit.due_at)
    return (last - today).days <= 14 and calendar.workdays(today, last) <= SOON_WORKING_DAYS


def _length(amount: int, unit: Unit) -> Text:
    return text(f"console.{'one' if amount == 1 else 'many'}_{unit.value}", n=amount)


def _rule(key: str) -> tuple[LimitKind, Unit]:
    try:
        found = limit(key)
    except UnknownLimit:
        # A limit that was counted stays on record when its rule leaves the list.
        return LimitKind.DUTY, Unit.CD
    return found.kind, found.unit or Unit.CD
