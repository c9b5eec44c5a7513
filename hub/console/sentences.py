"""The status sentence of a case: one function, both languages, so that it can be read out on the telephone.

Never put together in a template. The Chinese form keeps to ninety characters; detail is dropped before that is
exceeded, in a fixed order: how the sums came about, then what is to be done, then the sums.
"""

import re
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import NamedTuple

from hub.clock import legal_day
from hub.console import formats
from hub.console.clocks import Limit, overdue_by
from hub.console.formats import day_words, yuan
from hub.lifecycle.calendar import Calendar
from hub.words import Language, Text, text
from schema.deadline import DeadlineState
from schema.enforcement import EnforcementState
from schema.limits import LimitKind

LONGEST = 90
"""Chinese characters a sentence may have; figures, Latin letters and blanks are not counted."""
_ON, _OFF = "\x02", "\x03"
_WIDE = re.compile(r"[^\x00-\xff]")
_BOLD = {"b": _ON, "e": _OFF}


class Run(NamedTuple):
    """A piece of a sentence, important or not."""

    words: str
    strong: bool


class Sentence(Text):
    """A sentence in both languages with its decisive words marked."""

    def runs(self, language: Language) -> list[Run]:
        """The pieces in order."""
        pieces = re.split(f"({_ON}.*?{_OFF})", self[language])
        return [Run(piece.strip(_ON + _OFF), piece.startswith(_ON)) for piece in pieces if piece]

    def plain(self, language: Language) -> str:
        """The sentence without marks."""
        return "".join(run.words for run in self.runs(language))


@dataclass(frozen=True, slots=True)
class Sums:
    """The sums of an enforcement case, in yuan; None where the source does not state one."""

    due: Decimal | None = None
    collected: Decimal | None = None
    paid_out: Decimal | None = None
    waived: Decimal | None = None
    unpaid: Decimal | None = None
    withheld: bool = False
    """The reader may not see them."""


@dataclass(frozen=True, slots=True)
class Status:
    """What the sentence on an enforcement case is made of."""

    state: EnforcementState
    since: date | None
    """Day on which the state was reached."""
    assumed: bool
    """That day is not stated by the source."""
    sums: Sums
    next: Limit | None
    """The nearest limit that asks somebody to act."""
    as_of: date | None = None
    """Day of the data, where they are older than agreed."""


def enforcement(status: Status, today: date, calendar: Calendar) -> Sentence:
    """How an enforcement case stands and who must do what by when."""
    state = _state(status, today)
    full, short = _sums(status.sums), _unpaid(status.sums)
    act, brief = _next(status.next, today, calendar, brief=False), _next(status.next, today, calendar, brief=True)
    for sums, following in ((full, act), (short, act), (short, brief), (None, brief), (None, None)):
        found = _joined(state, sums, following)
        if len(_WIDE.findall(found.plain("zh"))) <= LONGEST:
            break
    return found


def _joined(state: Text, sums: Text | None, following: Text | None) -> Sentence:
    zh = state.zh + (f"：{sums.zh}" if sums else "") + "。" + (f"{following.zh}。" if following else "")
    en = state.en + "." + "".join(f" {part.en}." for part in (sums, following) if part)
    return Sentence(zh=zh, en=en)


def _state(status: Status, today: date) -> Text:
    words = text(f"console.state_{status.state.value}")
    if status.since is None:
        said = text("console.state_undated", state=words, **_BOLD)
    else:
        key = "console.state_assumed" if status.assumed else "console.state_dated"
        said = text(key, state=words, day=day_words(status.since, today), **_BOLD)
    return said if status.as_of is None else text("console.as_of", day=day_words(status.as_of, today), said=said)


def _sums(sums: Sums) -> Text | None:
    if sums.withheld:
        return None
    if sums.due is None:
        key = "sums_due_unknown" if sums.collected is None else "sums_due_unknown_collected"
        return text(f"console.{key}", collected=_or_blank(sums.collected), **_BOLD)
    given = {
        "due": yuan(sums.due),
        "collected": _or_blank(sums.collected),
        "paid": _or_blank(sums.paid_out),
        "unpaid": _or_blank(sums.unpaid),
        "waived": _or_blank(sums.waived),
    }
    said = text(f"console.{_collection(sums)}", **given, **_BOLD)
    if sums.waived:
        said = text("console.sums_waived", said=said, **given, **_BOLD)
    if sums.unpaid and sums.unpaid != sums.due:
        said = text("console.sums_unpaid", said=said, **given, **_BOLD)
    return said


def _collection(sums: Sums) -> str:
    if sums.paid_out is not None and sums.paid_out == sums.due:
        return "sums_all_paid"
    if sums.collected is None:
        return "sums_collected_unknown" if sums.paid_out is None else "sums_paid_only"
    if not sums.collected:
        return "sums_none"
    if sums.paid_out is None:
        return "sums_paid_unknown"
    return "sums_paid" if sums.paid_out == sums.collected else "sums_partly_paid"


def _unpaid(sums: Sums) -> Text | None:
    if sums.withheld or sums.unpaid is None:
        return None
    return text("console.sums_unpaid_only", unpaid=yuan(sums.unpaid), **_BOLD)


def _or_blank(value: Decimal | None) -> str:
    return "" if value is None else yuan(value)


def _next(limit: Limit | None, today: date, calendar: Calendar, *, brief: bool) -> Text | None:
    if limit is None:
        return text("console.next_none")
    late = limit.state is DeadlineState.OVERDUE
    ends = "max" if limit.kind is LimitKind.MAX else "duty"
    key = f"next_{ends}{'_late' if late else ''}"
    return text(
        f"console.{key}",
        owner=text(f"console.actor_{limit.owner}"),
        day=_until(limit, today),
        duty=text("console.next_brief") if brief else limit.duty,
        late=overdue_by(limit, today, calendar) if late else "",
        **_BOLD,
    )


def _until(limit: Limit, today: date) -> Text:
    if limit.due_on is not None:
        return day_words(limit.due_on, today)
    day = day_words(legal_day(limit.due_at), today)
    return text("console.day_time", day=day, time=formats.time_of_day(limit.due_at))
