"""The procedures of one matter as the reader may see them: what was done in each, by whom, and what is still due."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from hub import clock
from hub.console.clocks import Chip, Limit, chip
from hub.console.shapes import CASES
from hub.lifecycle.calendar import Calendar
from hub.words import Text, text
from schema.codes import AgencyCode
from schema.enforcement_codes import CLOSED, STANDING

ENDED = {
    "InspectionCase": frozenset(
        {"CORRECTED", "WITHDRAWN_FILING", "NO_PENALTY", "MOVED", "PERFORMED", "REVOKED", "CLOSED", "VOID"}
    ),
    "CrimeTransfer": frozenset(
        {
            *("REFUSED", "REROUTED", "RETURNED", "NOT_FILED", "UPHELD", "REASON_ACCEPTED", "WITHDRAWN"),
            *("NOT_PROSECUTED", "REVERSE_REPLIED", "CHARGE_WITHDRAWN", "TERMINATED"),
            *("GUILTY", "NOT_GUILTY", "EXEMPT", "NOT_RESPONSIBLE", "APPEAL_DECIDED", "EFFECTIVE"),
            *("ADMIN_FOLLOWUP", "REVERSE_ANSWERED", "VOID"),
        }
    ),
    "EnforcementCase": frozenset({*CLOSED, "NOT_FILED", "VOID"} - {"CLOSED_ROUND"}),
}
"""States in which a case of a kind is over."""
STOPPED = {
    "InspectionCase": frozenset({"UNDER_REMEDY", "ENF_STALLED"}),
    "EnforcementCase": frozenset({*STANDING, "CLOSED_ROUND"}),
}
"""States in which a case of a kind stands still."""
_STAGES = (
    ("lane_investigation", AgencyCode.PSB, frozenset({AgencyCode.HRSS, AgencyCode.PSB}), "sendTransfer"),
    ("lane_prosecution", AgencyCode.PROC, frozenset({AgencyCode.PROC}), "sendForProsecution"),
    ("lane_trial", AgencyCode.COURT, frozenset({AgencyCode.COURT}), "prosecute"),
)
"""A transferred case passes through three agencies, each with a lane of its own: who acts in it, what begins it."""
_MONEY = frozenset({"recordPayment", "collectProceeds", "recordSettlementPayment"})


@dataclass(frozen=True, slots=True)
class Mark:
    """One thing that was done in a procedure, or must be."""

    on: date
    words: Text
    agency: str
    look: str
    """``done``, ``money``, ``due``, ``soon`` or ``over``."""
    assumed: bool = False
    irregular: bool = False

    @property
    def past(self) -> bool:
        """Whether it was done."""
        return self.look in {"done", "money"}


@dataclass(frozen=True, slots=True)
class Procedure:
    """One procedure at one agency."""

    case: str
    """Id of the case it belongs to; the stages of one transfer share it."""
    name: Text
    agency: str
    number: str | None
    """None where only results and dates are shown."""
    progress: str
    """``done``, ``running`` or ``stopped``."""
    marks: tuple[Mark, ...]
    handed_on: date | None = None
    """Day on which another agency handed it over; None where it began by itself."""

    @property
    def began_on(self) -> date:
        """Day on which it was handed over, else of the first thing done."""
        return self.handed_on or min(mark.on for mark in self.marks)


def limits_of(case: Mapping[str, Any]) -> list[Limit]:
    """The limits of one case."""
    return [Limit.of(row) for row in case["deadlines"]]


def procedures_of(matter: Mapping[str, Any], now: datetime, calendar: Calendar) -> list[Procedure]:
    """All procedures of a matter with anything to show, in the order in which they began."""
    found: list[Procedure] = []
    for kind in CASES:
        for case in matter.get(kind, ()):
            if kind == "CrimeTransfer":
                found.extend(_transfer(case, now, calendar))
            elif kind == "CourtCase":
                found.append(_court_case(case, now, calendar))
            else:
                name = "lane_inspection" if kind == "InspectionCase" else "lane_enforcement"
                number = case["number"] if kind == "InspectionCase" else case["case_number"]
                marks = (*_done(case["events"]), *_due(limits_of(case), now, calendar))
                progress = _progress(kind, case["state"])
                words = text(f"console.{name}")
                found.append(Procedure(case["id"], words, case["owner_agency"], number, progress, _sorted(marks)))
    return sorted((each for each in found if each.marks), key=lambda each: each.began_on)


def _transfer(case: Mapping[str, Any], now: datetime, calendar: Calendar) -> Iterable[Procedure]:
    limits = limits_of(case)
    stages = [
        (
            _done(event for event in case["events"] if event["by_agency"] in agencies),
            _due((limit for limit in limits if limit.owner in agencies), now, calendar),
        )
        for _, _, agencies, _ in _STAGES
    ]
    begun = [index for index, (done, _) in enumerate(stages) if done]
    for index, ((name, agency, _, act), (done, due)) in enumerate(zip(_STAGES, stages, strict=True)):
        if not done and not due:
            continue
        sent = [event for event in case["events"] if event["act"] == act]
        ended = case["state"] in ENDED["CrimeTransfer"] or any(later > index for later in begun)
        yield Procedure(
            case=case["id"],
            name=text(f"console.{name}"),
            agency=agency,
            number=case["police_number"] or case["number"] if agency is AgencyCode.PSB else None,
            progress="done" if ended else "running",
            marks=_sorted((*done, *due)),
            handed_on=_day(sent[-1]) if sent else None,
        )


def _court_case(case: Mapping[str, Any], now: datetime, calendar: Calendar) -> Procedure:
    days = (("filed_on", "event_filed"), ("closed_on", "event_closed"))
    marks = [
        Mark(date.fromisoformat(case[name]), text(f"console.{words}"), case["owner_agency"], "done")
        for name, words in days
        if case[name]
    ]
    return Procedure(
        case["id"],
        text("console.lane_court"),
        case["owner_agency"],
        case["case_number"],
        "done" if case["closed_on"] else "running",
        _sorted((*marks, *_done(case["events"]), *_due(limits_of(case), now, calendar))),
    )


def _done(events: Iterable[Mapping[str, Any]]) -> list[Mark]:
    return [
        Mark(
            on=_day(event),
            words=Text(zh=event["act_zh"], en=event["act_en"]),
            agency=event["by_agency"],
            look="money" if event["act"] in _MONEY else "done",
            assumed="occurred_at" in (event["assumed"] or ()),
            irregular=bool(event["irregularity"]),
        )
        for event in events
    ]


def _due(limits: Iterable[Limit], now: datetime, calendar: Calendar) -> list[Mark]:
    looks = {"soon": "soon", "over": "over"}
    found = []
    for limit in limits:
        if limit.open:
            made: Chip = chip(limit, now, calendar)
            day = limit.due_on or clock.legal_day(limit.due_at)
            found.append(Mark(day, limit.duty, limit.owner, looks.get(made.look, "due")))
    return found


def _day(event: Mapping[str, Any]) -> date:
    return clock.legal_day(datetime.fromisoformat(event["occurred_at"]))


def _progress(kind: str, state: str | None) -> str:
    if state in STOPPED[kind]:
        return "stopped"
    return "done" if state in ENDED[kind] else "running"


def _sorted(marks: Iterable[Mark]) -> tuple[Mark, ...]:
    return tuple(sorted(marks, key=lambda mark: (mark.on, not mark.past)))
