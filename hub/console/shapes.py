"""What the enforcement page reads: one tree from the case over its matter to every procedure the reader may see."""

from hub.caller import Caller
from hub.console.terms import Term, TermKind
from hub.store.read import Compare, Nested, Op, Read, Shape, Value
from schema import LINKS, READ_SCOPE

CASES = ("InspectionCase", "CrimeTransfer", "CourtCase", "EnforcementCase")
"""Kinds of case of a matter, in the order of the lanes."""
_MANY = 200
_LIMIT = (
    "rule", "state", "owner", "duty_zh", "duty_en", "law", "article", "certainty", "started_at", "due_at", "due_on",
    "provisional", "assumed", "explanation_zh", "explanation_en", "paused_on", "met_at", "late_zh", "owner_agency",
    "late_en", "source_system",
)  # fmt: skip
_EVENT = (
    "act", "act_zh", "act_en", "to_state", "occurred_at", "by_agency", "irregularity", "assumed", "owner_agency",
)  # fmt: skip
_OF_EVERY_CASE = ("id", "owner_agency", "source_system", "received_at", "assumed")
_OF_CASE = {
    "InspectionCase": ("number", "organ", "state", "filed_on", *_OF_EVERY_CASE),
    "CrimeTransfer": ("number", "police_number", "state", "reported_on", *_OF_EVERY_CASE),
    "CourtCase": ("case_number", "type_code", "cause", "filed_on", "closed_on", *_OF_EVERY_CASE),
    "EnforcementCase": (
        "case_number", "court", "cause", "basis_kind", "basis_body", "basis_number", "state", "applied_on", "filed_on",
        "closed_on", "close_reason", "due", "collected", "paid_out", "waived", "unpaid", "resumed_from",
        *_OF_EVERY_CASE,
    ),
}  # fmt: skip
_MEASURE = ("id", "kind", "target", "asset", "number", "from_on", "until_on", "released_on", "owner_agency")
_MATTER = ("id", "number", "title", "priority_livelihood", "green_channel")


def searched(term: Term, caller: Caller) -> Read:
    """The read that answers a search."""
    match term.kind:
        case TermKind.CASE:
            return _by_key(_whole_case(caller), "case_number", term.value)
        case TermKind.UNIT:
            return _by_key(_unit(caller), "uscc", term.value)
        case TermKind.MATTER:
            return _by_key(_matter_in_brief(caller), "number", term.value)


def _by_key(shape: Shape, name: str, value: str) -> Read:
    return Read((shape,), where=(Compare(name, Op.EQ, value),), single=True, first=1)


def _whole_case(caller: Caller) -> Shape:
    entity = "EnforcementCase"
    return Shape(
        entity,
        (
            *_of_case(entity),
            _nested(entity, "measures", *_values(*_MEASURE)),
            _roles(),
            _nested(entity, "matter", *_values(*_MATTER), *(_cases(kind) for kind in CASES if _may(caller, kind))),
        ),
    )


def _unit(caller: Caller) -> Shape:
    """A unit with the enforcement cases of every matter it has a part in."""
    matter = Nested("matter", LINKS["PartyRole"]["matter"], _matter_in_brief(caller))
    return Shape("Party", (*_values("name", "uscc"), _nested("Party", "roles", *_values("role"), matter)))


def _matter_in_brief(caller: Caller) -> Shape:
    """A matter as a list of hits needs it: its enforcement cases, and the limits of all its cases."""
    enforcement = _nested("Matter", "enforcementCases", *_of_case(CASES[-1]), _roles(), key=CASES[-1])
    limits = (
        _nested("Matter", _link(kind), _nested(kind, "deadlines", *_values(*_LIMIT)), key=kind)
        for kind in CASES[:-1]
        if _may(caller, kind)
    )
    return Shape("Matter", (*_values(*_MATTER), *limits, enforcement))


def _cases(kind: str) -> Nested:
    return _nested("Matter", _link(kind), *_of_case(kind), key=kind)


def _link(kind: str) -> str:
    """Name of the link from a matter to its cases of a kind."""
    return next(name for name, link in LINKS["Matter"].items() if link.target == kind)


def _of_case(kind: str) -> tuple[Value | Nested, ...]:
    return (
        *_values(*_OF_CASE[kind]),
        _nested(kind, "events", *_values(*_EVENT)),
        _nested(kind, "deadlines", *_values(*_LIMIT)),
    )


def _roles() -> Nested:
    party = Nested("party", LINKS["PartyRole"]["party"], Shape("Party", _values("kind", "name", "uscc")))
    return _nested("EnforcementCase", "partyRoles", *_values("role"), party)


def _may(caller: Caller, kind: str) -> bool:
    """Whether a kind of case can be asked for: without the scope there is no lane, no gap and no count of it."""
    return caller.holds(READ_SCOPE[kind])


def _nested(source: str, link: str, *items: Value | Nested, key: str = "") -> Nested:
    found = LINKS[source][link]
    return Nested(key or link, found, Shape(found.target, items), first=_MANY)


def _values(*names: str) -> tuple[Value, ...]:
    return tuple(Value(name, name) for name in names)
