"""The only place that asks what time it is. Instants are UTC; legal days are days in Asia/Shanghai."""

from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

SHANGHAI = ZoneInfo("Asia/Shanghai")


def now() -> datetime:
    """This instant, in UTC."""
    return datetime.now(UTC)


def today() -> date:
    """The legal day it is now."""
    return legal_day(now())


def legal_day(instant: datetime) -> date:
    """The day in Asia/Shanghai on which an instant (time-zone aware) falls."""
    return instant.astimezone(SHANGHAI).date()


def start_of(day: date) -> datetime:
    """The instant at which a legal day begins."""
    return datetime(day.year, day.month, day.day, tzinfo=SHANGHAI)
