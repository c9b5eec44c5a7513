"""The enforcement page as values: from the rows read to what the template writes out."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from hub import clock
from hub.caller import Caller
from hub.console import formats, sentences, sums
from hub.console.clocks import Chip, Limit, chip, expiry
from hub.console.procedures import Mark, Procedure, limits_of, procedures_of
from hub.console.sentences import Sentence, Status
from hub.console.shapes import CASES
from hub.exchange.freshness import SourceAge
from hub.lifecycle.calendar import Calendar
from hub.store.read import Note
from hub.words import Text, text
from schema.case_numbers import parse
from schema.enforcement import ENFORCEMENT, AssetClass, EnforcementBasis, EnforcementState, MeasureKind
from schema.enforcement_codes import CLOSED
from schema.party import Role

SHOWN_LIMITS = 6
SHOWN_EVENTS = 8
_DAY_OF_STATE = {
    EnforcementState.APPLIED: "applied_on",
    EnforcementState.FILED: "filed_on",
    **dict.fromkeys(map(EnforcementState, CLOSED), "closed_on"),
}
_RULE_OF_ASSET = {
    AssetClass.DEPOSIT: "TL-E7.1",
    AssetClass.MOVABLE: "TL-E7.2",
    AssetClass.IMMOVABLE: "TL-E7.3",
}
_FINAL = frozenset(
    map(EnforcementState, (*(state for state in CLOSED if state != "CLOSED_ROUND"), "NOT_FILED", "VOID"))
)
"""States that nothing the source may still send is likely to change: the age of the data is not mentioned."""


@dataclass(frozen=True, slots=True)
class Moment:
    """When and for whom a page is made."""

    caller: Caller
    now: datetime
    calendar: Calendar
    sources: Mapping[str, SourceAge]
    notes: frozenset[Note]

    @property
    def today(self) -> date:
        """The legal day."""
        return clock.legal_day(self.now)

    def status_only(self, name: str) -> bool:
        """Whether the reader gets status, result and dates only of records with this field."""
        return any(note.path[-1] == name and note.code == "STATUS_ONLY" for note in self.notes)

    def withheld(self, row: Mapping[str, Any], name: str) -> bool:
        """Whether a value that is missing may be missing because the reader does not get it."""
        return row["owner_agency"] != self.caller.agency and any(note.path[-1] == name for note in self.notes)


@dataclass(frozen=True, slots=True)
class Parties:
    """The parties of one role."""

    first: str | None
    more: int
    uscc: str | None

    @property
    def count(self) -> int:
        """How many there are."""
        return self.more + 1


@dataclass(frozen=True, slots=True)
class Measure:
    """A row of the table of measures."""

    kind: Text
    target: str | None
    number: str | None
    """Number of its document in full."""
    short: str | None
    """The same without what it shares with the number of the case."""
    from_on: str
    until: Text
    chip: Chip
    active: bool


@dataclass(frozen=True, slots=True)
class LimitView:
    """A limit with its chip."""

    limit: Limit
    chip: Chip
    own: bool


@dataclass(frozen=True, slots=True)
class Deed:
    """What another agency did."""

    mark: Mark
    level: Text


@dataclass(frozen=True, slots=True)
class Source:
    """Where kinds of facts come from, and how old they are."""

    agency: str
    own: bool
    kinds: tuple[Text, ...]
    detail: Text
    received: Text
    chip: Chip


@dataclass(frozen=True, slots=True)
class Hit:
    """A case as a list of hits shows it."""

    number: str | None
    debtor: Parties
    tags: tuple[Text, ...]
    sentence: Sentence


@dataclass(frozen=True, slots=True)
class CaseView:
    """Everything the page of one case shows."""

    number: str
    tags: tuple[Text, ...]
    applicants: Parties
    debtors: Parties
    matter: str | None
    cases_of_matter: int
    facts: tuple[tuple[Text, Text], ...]
    sentence: Sentence
    sums: sums.SumsView
    measures: tuple[Measure, ...]
    limits: tuple[LimitView, ...]
    settled: tuple[LimitView, ...]
    deeds: tuple[Deed, ...]
    sources: tuple[Source, ...]
    procedures: tuple[Procedure, ...]
    stale: Chip | None


def hit(case: Mapping[str, Any], matter: Mapping[str, Any], at: Moment) -> Hit:
    """A case of a list, with the sentence its own page begins with."""
    sentence = _sentence(case, _limits(case, matter), at)
    return Hit(case["case_number"], _parties(case, Role.ENF_DEBTOR), _tags(matter), sentence)


def view(case: Mapping[str, Any], typed: str, at: Moment) -> CaseView:
    """The page of a case; ``typed`` is its number as searched, for readers whose level withholds it."""
    matter = case["matter"] or {}
    limits = _limits(case, matter)
    shown = [LimitView(limit, chip(limit, at.now, at.calendar), limit.owner == at.caller.agency) for limit in limits]
    procedures = procedures_of(matter, at.now, at.calendar)
    sources = tuple(_sources(matter or {"EnforcementCase": [case]}, at))
    return CaseView(
        number=case["case_number"] or typed,
        tags=_tags(matter),
        applicants=_parties(case, Role.ENF_APPLICANT),
        debtors=_parties(case, Role.ENF_DEBTOR),
        matter=matter.get("number"),
        cases_of_matter=len(matter.get("EnforcementCase", ())),
        facts=tuple(_facts(case)),
        sentence=_sentence(case, limits, at),
        sums=sums.view(sums.sums_of(case, withheld=at.withheld(case, "due"))),
        measures=tuple(_measure(row, case, at) for row in case["measures"]),
        limits=tuple(each for each in shown if each.limit.open),
        settled=tuple(each for each in shown if not each.limit.open),
        deeds=tuple(_deeds(procedures, at)),
        sources=sources,
        procedures=tuple(procedures),
        stale=_age(at.sources.get(case["source_system"])),
    )


def _limits(case: Mapping[str, Any], matter: Mapping[str, Any]) -> list[Limit]:
    """The limits of every case of the matter, nearest first; of this one where the matter is not the reader's."""
    every = [each for kind in CASES for each in matter.get(kind, ())] or [case]
    return sorted((limit for each in every for limit in limits_of(each)), key=lambda limit: limit.due_at)


def _sentence(case: Mapping[str, Any], limits: Sequence[Limit], at: Moment) -> Sentence:
    state = EnforcementState(case["state"])
    since, assumed = _since(case, state)
    urgent = sorted((limit for limit in limits if limit.calls_for_action), key=lambda limit: limit.due_at)
    source = at.sources.get(case["source_system"])
    old = source.contacted_at if source and source.stale and state not in _FINAL else None
    status = Status(
        state=state,
        since=since,
        assumed=assumed,
        sums=sums.sums_of(case, withheld=at.withheld(case, "due")),
        next=urgent[0] if urgent else None,
        as_of=clock.legal_day(old) if old else None,
    )
    return sentences.enforcement(status, at.today, at.calendar)


def _since(case: Mapping[str, Any], state: EnforcementState) -> tuple[date | None, bool]:
    """Day on which the state was reached, and whether it is assumed: from the case, else from its last step there."""
    name = _DAY_OF_STATE.get(state)
    if name is not None:
        return (date.fromisoformat(case[name]) if case[name] else None), name in (case["assumed"] or ())
    reaching = {transition.act for transition in ENFORCEMENT.transitions if transition.target == state}
    steps = [event for event in case["events"] if event["act"] in reaching]
    if not steps:
        return None, False
    last = max(steps, key=lambda event: str(event["occurred_at"]))
    day = clock.legal_day(datetime.fromisoformat(last["occurred_at"]))
    return day, "occurred_at" in (last["assumed"] or ())


def _tags(matter: Mapping[str, Any]) -> tuple[Text, ...]:
    names = (("priority_livelihood", "tag_priority"), ("green_channel", "tag_green"))
    return tuple(text(f"console.{key}") for name, key in names if matter.get(name))


def _parties(case: Mapping[str, Any], role: Role) -> Parties:
    """First party of a role; a party the reader may not see is counted without a name."""
    found = [row["party"] or {} for row in case["partyRoles"] if row["role"] == role]
    named = [party for party in found if party.get("name")]
    first = named[0] if named else {}
    return Parties(first.get("name"), max(0, len(found) - 1), first.get("uscc"))


def _facts(case: Mapping[str, Any]) -> Iterator[tuple[Text, Text]]:
    basis = None
    if case["basis_kind"] and case["basis_kind"] != EnforcementBasis.UNKNOWN:
        kind = EnforcementBasis(case["basis_kind"])
        number = f" {case['basis_number']}" if case["basis_number"] else ""
        basis = Text(zh=f"{kind.zh}{number}", en=f"{kind.en}{number}")
    for name, value in (
        ("court", case["court"]),
        ("cause", case["cause"]),
        ("basis", basis),
        ("close_reason", case["close_reason"]),
    ):
        if value:
            yield text(f"console.{name}"), value if isinstance(value, Text) else formats.same(value)


def _measure(row: Mapping[str, Any], case: Mapping[str, Any], at: Moment) -> Measure:
    kind = MeasureKind(row["kind"])
    from_on = date.fromisoformat(row["from_on"])
    until_on = date.fromisoformat(row["until_on"]) if row["until_on"] else None
    ends = until_on or _by_law(row, case)
    if row["released_on"]:
        state = Chip("done", "check", text("console.released", day=row["released_on"]))
        active = False
    else:
        running_out = expiry(from_on, ends, at.today, at.calendar) if ends else None
        state = running_out or Chip("quiet", "", text("console.in_force"))
        active = ends is None or ends >= at.today
    if until_on:
        until = formats.same(until_on.isoformat())
    else:
        until = text("console.by_law_until", day=ends.isoformat()) if ends else text("console.until_released")
    number = row["number"]
    return Measure(
        kind=Text(kind.zh, kind.en),
        target=row["target"],
        number=number,
        short=_short(number, case["case_number"]),
        from_on=row["from_on"],
        until=until,
        chip=state,
        active=active,
    )


def _short(number: str | None, case_number: str | None) -> str | None:
    """``执123号之二`` of ``(2023)皖0223执123号之二`` on the page of that case."""
    if not number or not case_number or not number.startswith(case_number):
        return number
    own = parse(case_number)
    return number if own.legacy else number.removeprefix(f"({own.year}){own.court}{own.special}")


def _by_law(row: Mapping[str, Any], case: Mapping[str, Any]) -> date | None:
    """The last day a measure may have by law, from the limit that began with it."""
    rule = _RULE_OF_ASSET.get(row["asset"])
    for limit in limits_of(case):
        if limit.rule == rule and clock.legal_day(limit.started_at).isoformat() == row["from_on"]:
            return limit.due_on
    return None


def _deeds(procedures: Iterable[Procedure], at: Moment) -> Iterator[Deed]:
    """What other agencies did, latest first; steps of a transfer come at the reader's level for criminal results."""
    transfer = {text(f"console.lane_{name}") for name in ("investigation", "prosecution", "trial")}
    result = {True: at.status_only("irregularity"), False: at.status_only("court")}
    marks = [(mark, procedure.name in transfer) for procedure in procedures for mark in procedure.marks]
    others = [pair for pair in marks if pair[0].past and pair[0].agency != at.caller.agency]
    for mark, criminal in sorted(others, key=lambda pair: pair[0].on, reverse=True)[:SHOWN_EVENTS]:
        yield Deed(mark, text("console.level_result" if result[criminal] else "console.level_read"))


def _sources(matter: Mapping[str, Any], at: Moment) -> Iterator[Source]:
    kinds: dict[str, dict[str, None]] = {}
    rows: dict[str, list[Mapping[str, Any]]] = {}
    for kind in CASES:
        for case in matter.get(kind, ()):
            kinds.setdefault(case["source_system"], {})[kind] = None
            rows.setdefault(case["source_system"], []).append(case)
    for system, found in rows.items():
        age = at.sources.get(system)
        agency = age.agency if age else found[0]["owner_agency"]
        received = max(datetime.fromisoformat(row["received_at"]) for row in found)
        yield Source(
            agency=agency,
            own=agency == at.caller.agency,
            kinds=tuple(text(f"console.kind_{kind}") for kind in kinds[system]),
            detail=_contact(age),
            received=text("console.record_received", at=formats.moment(received)),
            chip=_age(age) or Chip("fresh", "check", text("console.fresh" if age else "console.not_stated")),
        )


def _contact(age: SourceAge | None) -> Text:
    if age is None:
        return text("console.sources_unknown")
    at = formats.same(formats.moment(age.contacted_at)) if age.contacted_at else text("console.never")
    return text("console.contacted", transport=formats.transport(age.transport), at=at)


def _age(source: SourceAge | None) -> Chip | None:
    """The chip of a stale source; None for one that is fresh or unknown."""
    if source is None or not source.stale:
        return None
    if source.age_seconds is None:
        return Chip("stale", "stale", text("console.never"))
    hours = source.age_seconds // 3600
    unit, amount = ("h", hours) if hours < 48 else ("cd", hours // 24)
    length = text(f"console.{'one' if amount == 1 else 'many'}_{unit}", n=amount)
    return Chip("stale", "stale", text("console.stale", length=length))
