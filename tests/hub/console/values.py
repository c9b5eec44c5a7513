"""Limits as the console gets them, with what a test does not speak of filled in."""

from datetime import UTC, date, datetime
from typing import Any

from hub.clock import SHANGHAI, start_of
from hub.console.clocks import Limit
from hub.lifecycle.calendar import official

CALENDAR = official()
TODAY = date(2024, 3, 12)
NOW = datetime(2024, 3, 12, 14, 32, tzinfo=SHANGHAI)


def at(year: int, month: int, day: int, hour: int = 0, minute: int = 0) -> str:
    """An instant in Asia/Shanghai as rows carry it."""
    return datetime(year, month, day, hour, minute, tzinfo=SHANGHAI).astimezone(UTC).isoformat()


def after(day: date) -> str:
    """The instant at which a period of days has run out."""
    return start_of(date.fromordinal(day.toordinal() + 1)).astimezone(UTC).isoformat()


def limit(rule: str = "TL-E2.1", **changes: Any) -> Limit:
    """A running limit; by default the worked chain's ninety-seven days to 7 April 2024."""
    row = {
        "rule": rule,
        "state": "RUNNING",
        "owner": "COURT",
        "duty_zh": "发出执行通知",
        "duty_en": "issue the execution notice",
        "law": "某法",
        "article": "1",
        "certainty": "A",
        "started_at": at(2024, 1, 1),
        "due_at": after(date(2024, 4, 7)),
        "due_on": "2024-04-07",
        "provisional": False,
        "assumed": [],
        "explanation_zh": "自次日起算。",
        "explanation_en": "Counted from the next day.",
        "paused_on": None,
        "met_at": None,
        "late_zh": None,
        "late_en": None,
    }
    return Limit.of(row | changes)


def due(rule: str, day: date, **changes: Any) -> Limit:
    """A running limit that ends on a day."""
    return limit(rule, due_on=day.isoformat(), due_at=after(day), **changes)
