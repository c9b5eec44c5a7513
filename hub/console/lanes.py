"""Geometry of the lanes: one line per procedure over one axis of time, as numbers for SVG attributes."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import NamedTuple

from hub.console.procedures import Mark, Procedure
from hub.words import Language, Text, text

WIDTH, LABELS, RIGHT = 1000, 208, 12
HEAD, LANE, FOOT = 30, 48, 6
FLAG = {"zh": 72, "en": 84}
LONGEST_LABEL = {"zh": 8, "en": 18}
_WIDE, _NARROW = 12.2, 6.8
"""Units a Chinese and a Latin character take at the drawing's 12 units."""
_GAP = 6
_STALE_AXIS = timedelta(days=400)
"""Today is left off the axis where nothing happened for longer than this; else the past shrinks to a dot."""
_STEPS = ((20, 1), (60, 3), (120, 6), (100_000, 12))
"""Months the axis spans at most, and the months between two lines."""


class Tick(NamedTuple):
    """A line of the axis with its words."""

    x: float
    words: Text
    strong: bool


class Bar(NamedTuple):
    """A stretch of a lane: ``done``, ``running``, ``stopped`` or ``waiting``."""

    look: str
    x: float
    width: float


class Point(NamedTuple):
    """A mark with its label, empty where it would touch its neighbour."""

    x: float
    mark: Mark
    label: str
    anchor: str
    label_x: float


class HandOver(NamedTuple):
    """A dotted line from one lane down or up to another, at the day of the later one's beginning."""

    x: float
    y1: float
    y2: float


@dataclass(frozen=True, slots=True)
class Lane:
    """One procedure with its place."""

    procedure: Procedure
    y: float
    bars: tuple[Bar, ...]
    points: tuple[Point, ...]


@dataclass(frozen=True, slots=True)
class Lanes:
    """The whole drawing."""

    height: float
    ticks: tuple[Tick, ...]
    lanes: tuple[Lane, ...]
    hand_overs: tuple[HandOver, ...]
    today: float | None
    """Place of today's line; None where it lies outside."""
    flag: float
    """Width of the flag on it."""
    future: float
    """Where the future begins: beyond the right edge if it is not shown."""


def draw(procedures: Sequence[Procedure], today: date, language: Language) -> Lanes:
    """Place the procedures of a matter; there is at least one."""
    days = [mark.on for procedure in procedures for mark in procedure.marks]
    last = max(days)
    shows_today = today - last <= _STALE_AXIS
    axis = _Axis(min(days), max(last, today) if shows_today else last)
    lanes = [_lane(procedure, index, axis, today, language) for index, procedure in enumerate(procedures)]
    edge = axis.x(today) if shows_today else None
    flag = FLAG[language]
    return Lanes(
        height=HEAD + LANE * len(lanes) + FOOT,
        ticks=tuple(_legible(axis.ticks(), edge, flag, language)),
        lanes=tuple(lanes),
        hand_overs=tuple(_hand_overs(lanes, axis)),
        today=edge,
        flag=flag,
        future=WIDTH if edge is None else edge,
    )


def _legible(ticks: Sequence[Tick], today: float | None, flag: float, language: Language) -> Iterator[Tick]:
    """The lines of the axis; one whose words would touch the words before it or the flag keeps its line only."""
    taken = 0.0
    for tick in ticks:
        end = tick.x + 4 + _width(tick.words[language])
        covered = today is not None and today - flag / 2 < end and tick.x < today + flag / 2
        if covered or tick.x < taken:
            yield tick._replace(words=Text(zh="", en=""))
        else:
            taken = end
            yield tick


class _Axis:
    def __init__(self, first: date, last: date) -> None:
        self.first = first.replace(day=1)
        self.last = _month(last.replace(day=1), 2 if (last - first).days < 900 else 3)
        self.span = max(1, (self.last - self.first).days)

    def x(self, day: date) -> float:
        share = (min(max(day, self.first), self.last) - self.first).days / self.span
        return round(LABELS + share * (WIDTH - LABELS - RIGHT), 1)

    def ticks(self) -> list[Tick]:
        months = (self.last.year - self.first.year) * 12 + self.last.month - self.first.month
        step = next(step for most, step in _STEPS if months <= most)
        day = self.first
        while (day.month - 1) % step:
            day = _month(day, 1)
        found: list[Tick] = []
        while day < self.last:
            found.append(Tick(self.x(day), self._words(day, step, not found), not found or day.month == 1))
            day = _month(day, step)
        return found

    def _words(self, day: date, step: int, first: bool) -> Text:
        if step == 12:
            return text("console.year_only", year=day.year)
        key = "month_year" if first or day.month == 1 else "month_only"
        return text(f"console.{key}", year=day.year, number=day.month, month=_short_month(day))


def _lane(procedure: Procedure, index: int, axis: _Axis, today: date, language: Language) -> Lane:
    y = HEAD + LANE * index + 31
    return Lane(procedure, y, tuple(_bars(procedure, axis, today)), tuple(_points(procedure, axis, language)))


def _bars(procedure: Procedure, axis: _Axis, today: date) -> list[Bar]:
    past = [mark.on for mark in procedure.marks if mark.past]
    coming = [mark.on for mark in procedure.marks if not mark.past]
    found: list[Bar] = []
    end = max(past, default=None)
    if end is not None:
        found.append(_bar("done", min((*past, procedure.began_on)), end, axis))
        if procedure.progress != "done" and end < today:
            found.append(_bar(procedure.progress, end, today, axis))
            end = today
    if coming and end is not None and max(coming) > end:
        found.append(_bar("waiting", end, max(coming), axis))
    return found


def _bar(look: str, first: date, last: date, axis: _Axis) -> Bar:
    x = axis.x(first)
    return Bar(look, x, max(round(axis.x(last) - x, 1), 2))


def _points(procedure: Procedure, axis: _Axis, language: Language) -> list[Point]:
    found: list[Point] = []
    taken = 0.0
    for mark in procedure.marks:
        x, words = axis.x(mark.on), mark.words[language]
        width = _width(words)
        anchor, left = ("end", x - width + 6) if x + width / 2 > WIDTH - RIGHT else ("middle", x - width / 2)
        left = max(left, LABELS + 2.0) if anchor == "middle" else left
        fits = len(words) <= LONGEST_LABEL[language] and left >= taken
        if fits:
            taken = left + width + _GAP
        label_x = x + 6 if anchor == "end" else left + width / 2
        found.append(Point(x, mark, words if fits else "", anchor, round(label_x, 1)))
        taken = max(taken, x + 2)
    return found


def _hand_overs(lanes: Sequence[Lane], axis: _Axis) -> list[HandOver]:
    """From the lane that sent a case to the lane that begins with its arrival."""
    found = []
    for lane in lanes:
        source = _sender(lanes, lane)
        if source is not None and lane.procedure.handed_on is not None:
            down = lane.y > source.y
            x = axis.x(lane.procedure.handed_on)
            found.append(HandOver(x, source.y + (5 if down else -5), lane.y + (-9 if down else 9)))
    return found


def _sender(lanes: Sequence[Lane], lane: Lane) -> Lane | None:
    """Where a stage of a transfer came from: the stage before it, at first the agency that reported it."""
    stages = [each for each in lanes if each.procedure.case == lane.procedure.case]
    place = stages.index(lane)
    if place:
        return stages[place - 1]
    sender = lane.procedure.marks[0].agency
    return next((each for each in lanes if each is not lane and each.procedure.agency == sender), None)


def _month(day: date, more: int) -> date:
    months = day.year * 12 + day.month - 1 + more
    return date(months // 12, months % 12 + 1, 1)


def _width(words: str) -> float:
    return sum(_WIDE if ord(character) > 0xFF else _NARROW for character in words)


def _short_month(day: date) -> str:
    return text(f"clock.month_{day.month}").en[:3]
