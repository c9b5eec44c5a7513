"""How days, moments, sums and agencies are written on a page, in both languages at once."""

from datetime import date, datetime
from decimal import Decimal

from hub import clock
from hub.words import Text, catalogue, text
from schema.codes import AgencyCode, Purpose


def same(value: str) -> Text:
    """A text that is the same in both languages."""
    return Text(zh=value, en=value)


def yuan(value: Decimal) -> str:
    """A sum with thousands separators and two decimals, without its unit."""
    return f"{value:,.2f}"


def day_words(day: date, today: date) -> Text:
    """A legal day in a sentence; the year stands only where it is not this one."""
    key = "console.day_this_year" if day.year == today.year else "console.day"
    return text(key, year=day.year, number=day.month, month=text(f"clock.month_{day.month}"), day=day.day)


def moment(instant: datetime, seconds: bool = False) -> str:
    """An instant in tables, in Asia/Shanghai: ``2024-03-12 14:32``."""
    return instant.astimezone(clock.SHANGHAI).strftime("%Y-%m-%d %H:%M:%S" if seconds else "%Y-%m-%d %H:%M")


def time_of_day(instant: datetime) -> str:
    """Hour and minute in Asia/Shanghai."""
    return instant.astimezone(clock.SHANGHAI).strftime("%H:%M")


def agency(code: str) -> Text:
    """The short name of an agency; the code itself where it is none of the mechanism."""
    return text(f"console.agency_{code}") if code in set(AgencyCode) else same(code)


def unit(code: str) -> Text:
    """The name of a unit inside an agency; empty for none."""
    known = {"ENF", "CIV", "INSP", "SEC", "CRM", "PM"}
    return text(f"console.unit_{code}") if code in known else same(code)


def transport(code: str) -> Text:
    """How a system is reached (domain.md §4.4); the code itself where it is none of the table."""
    return catalogue().get(f"console.transport_{code}", same(code))


def purpose(code: str) -> Text:
    """A purpose with its code: ``P08 执行``; the code alone where it is none."""
    if code not in set(Purpose):
        return same(code)
    found = Purpose(code)
    return Text(zh=f"{code} {found.zh}", en=f"{code} {found.en}")
