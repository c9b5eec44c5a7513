"""Reading one file of the court's export into statements about one enforcement case.

A file shows the whole case as it stood at that time: all steps so far, and the sums. Steps become acts in order of
their days, each with the document that makes it exist; a step on record already is recognised by the hub.
"""

import hashlib
import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import Any

from lxml import etree

from adapters.court_enforcement import codes
from adapters.court_enforcement.step_file import case_element, rows
from adapters.mapping import coded, court_number, document_number, legal_day, narrow, needed, text, unit_code, yuan
from adapters.port import (
    ActStatement,
    ChildStatement,
    DocumentStatement,
    PartyStatement,
    RawRecord,
    Rejected,
    Statement,
)
from schema.codes import TopicTag
from schema.document_types import DocumentType
from schema.enforcement import ENFORCEMENT, EnforcementBasis
from schema.party import PartyKind, Role

_COURT_CODE = re.compile(r"\(\d{4}\)(最高法|\D(?:\d{4}|\d{2})?)(?=知?执)")
_UNKNOWN = frozenset({"未知", "不详"})
_SUMS = {"collected": "SJDWJE", "paid_out": "YFFJE", "waived": "MCJE", "unpaid": "SWZXBDJE"}
_APPLICATION, _FILING, _NOTICE, _SEARCH, _THEN = range(5)


@dataclass(frozen=True, slots=True)
class _Step:
    """An act, or a measure with its act, and where it stands in the order of the case."""

    day: date
    act: ActStatement
    stage: int = _THEN
    rank: int = 0
    """Order within a day: measures, money, stays, closing."""
    measure: ChildStatement | None = None


@dataclass(frozen=True, slots=True)
class _Payment:
    """One row of money received or paid out."""

    received: bool
    day: date
    amount: Decimal
    voucher: str | None
    key: str


@dataclass(frozen=True, slots=True)
class _Case:
    """What the steps of a case share."""

    root: "etree._Element"
    number: str
    court: str
    sums: Mapping[str, Decimal]

    def paper(self, act: str, day: date, number: str | None) -> tuple[DocumentStatement, ...]:
        """The documents the act needs, from this court; court papers without a number of their own bear the case's."""
        kinds = ENFORCEMENT.act(act).documents
        return tuple(DocumentStatement(kind, day, self.court, number or self.number) for kind in kinds)

    def may(self, act: str, values: Mapping[str, Any]) -> dict[str, Any]:
        """Those values that the act may set."""
        transition = ENFORCEMENT.act(act)
        return {name: values[name] for name in values if name in {*transition.needs, *transition.may}}


def read(record: RawRecord) -> tuple[Statement, ...]:
    """The statements of one file, all about one case, in the order they are to be applied. Raises Rejected."""
    root = case_element(record.body)
    number = needed(court_number(root.findtext("AH"), "AH"), "AH")
    if (kind := narrow(root.findtext("AJLXDZ"))) is not None and kind not in codes.CASE_TYPES:
        raise Rejected("UNKNOWN_CODE", "AJLXDZ", kind)
    payments = list(_payment_rows(root))
    case = _Case(root, number, _court(root, number), _sums(root, payments))
    steps = [*_measures(case), *_payments(case, payments), *_stays(case), *_closing(case), *_preparing(case)]
    _check_stay(root, steps)
    basis = _basis(root)
    opening, assumed = _opening(case, steps, basis)
    parties = tuple(_parties(root))
    first = Statement(
        entity="EnforcementCase",
        number=number,
        owner_agency="COURT",
        fields={"court": case.court, **basis, **_settled_sums(case, steps)},
        parties=parties,
        related=tuple(_related(root, basis)),
        title=_title(number, parties),
        topics=_topics(root, basis),
        assumed=assumed,
    )
    return tuple(_in_order(first, [*opening, *steps]))


def _court(root: "etree._Element", number: str) -> str:
    """Name of the court, or its code in the number where the file does not name it."""
    code = _COURT_CODE.match(number)
    named = text(root.findtext("FYMC"))
    return needed(named or (str(code.group(1)) if code else None), "FYMC")


def _basis(root: "etree._Element") -> dict[str, Any]:
    """What is enforced and for how much; only what the file gives, so that a poorer file takes nothing away."""
    given = {
        "cause": text(root.findtext("AY")),
        "basis_kind": coded(root.findtext("ZXYJLX"), codes.BASIS, "ZXYJLX"),
        "basis_body": text(root.findtext("ZCZXYJDW")),
        "basis_number": _own_number(root, "ZXYJWSWH"),
        "due": yuan(root.findtext("YZXBDJE"), "YZXBDJE"),
        "resumed_from": _own_number(root, "YZXAH"),
    }
    return {name: value for name, value in given.items() if value is not None}


def _sums(root: "etree._Element", payments: list[_Payment]) -> dict[str, Decimal]:
    """The sums given; without a figure for what came in, the payments received add up to it."""
    given = {name: yuan(root.findtext(tag), tag) for name, tag in _SUMS.items()}
    if given["collected"] is None:
        given["collected"] = sum((each.amount for each in payments if each.received), Decimal(0)) or None
    return {name: value for name, value in given.items() if value is not None}


def _settled_sums(case: _Case, steps: list[_Step]) -> Mapping[str, Decimal]:
    """Sums stated of the case itself.

    Sums belong to the payments and closings that bring them about, and travel with those acts: so an old file that
    comes late cannot put back figures that have moved on. They are stated of the case where a closing makes them
    final, or where money came in that no step of the file accounts for.
    """
    acts = {step.act.act for step in steps}
    closed = not acts.isdisjoint(codes.CLOSING.values())
    unexplained = "recordPayment" not in acts and any(
        case.sums.get(name) for name in ("collected", "paid_out", "waived")
    )
    return case.sums if closed or unexplained else {}


def _opening(case: _Case, steps: list[_Step], basis: dict[str, Any]) -> tuple[list[_Step], tuple[str, ...]]:
    """Application and filing, and which of their days the file does not give."""
    root = case.root
    filed = legal_day(root.findtext("LARQ"), "LARQ")
    applied = legal_day(root.findtext("SQRQ"), "SQRQ")
    dated = filed is not None
    filed = filed or min((step.day for step in steps), default=None)
    applied_on = needed(applied or filed, "LARQ")
    paper_on = legal_day(root.findtext("ZXYJRQ"), "ZXYJRQ") or applied_on
    body = basis.get("basis_body") or EnforcementBasis.UNKNOWN.zh
    paper = DocumentStatement(DocumentType.ENFORCEMENT_BASIS, paper_on, body, basis.get("basis_number"))
    apply = ActStatement(
        "applyForEnforcement",
        applied_on,
        (paper,),
        case.may("applyForEnforcement", {"court": case.court, **basis, **case.sums}),
        assumed=applied is None,
        undated=applied is None and not dated,
    )
    opening = [_Step(applied_on, apply, _APPLICATION)]
    assumed = [] if applied else ["applied_on"]
    if filed is not None:
        papers = case.paper("fileEnforcementCase", filed, None)
        file = ActStatement("fileEnforcementCase", filed, papers, assumed=not dated, undated=not dated)
        opening.append(_Step(filed, file, _FILING))
        assumed += [] if dated else ["filed_on"]
    return opening, tuple(assumed)


def _preparing(case: _Case) -> Iterator[_Step]:
    """Execution notice and search for property, which come before all else whatever their days."""
    for stage, act, day_tag, number_tag in (
        (_NOTICE, "issueExecutionNotice", "TZRQ", "TZWH"),
        (_SEARCH, "searchProperty", "CCDCRQ", "CCDCWH"),
    ):
        day = legal_day(case.root.findtext(day_tag), day_tag)
        if day is not None:
            papers = case.paper(act, day, _own_number(case.root, number_tag))
            yield _Step(day, ActStatement(act, day, papers), stage)


def _measures(case: _Case) -> Iterator[_Step]:
    """Each measure once, however often the file repeats its row."""
    seen: set[str] = set()
    for row in rows(case.root, "CS"):
        kind = needed(coded(row.get("LX"), codes.MEASURE, "CS.LX"), "CS.LX")
        day = needed(legal_day(row.get("RQ"), "CS.RQ"), "CS.RQ")
        number = _number(row.get("WH"), "CS.WH")
        target = text(row.get("DX"))
        asset = coded(row.get("CCLX"), codes.ASSET, "CS.CCLX")
        until = legal_day(row.get("DQRQ"), "CS.DQRQ")
        if until is not None and until < day:
            raise Rejected(
                "IMPOSSIBLE_DATE", "CS.DQRQ", str(row.get("DQRQ")), "到期日早于起始日。 It ends before it begins."
            )
        released = legal_day(row.get("JCRQ"), "CS.JCRQ")
        given = {
            "kind": kind,
            "target": target,
            "asset": asset,
            "number": number,
            "from_on": day,
            "until_on": until,
            "released_on": released,
            "release_reason": text(row.get("JCYY")),
        }
        # A digest, because a target can be a person's account and a key stands in many places.
        digest = hashlib.sha256(f"{number}\n{target}\n{asset}".encode()).hexdigest()[:12]
        key = f"{kind}:{day}:{digest}"
        if key in seen:
            continue
        seen.add(key)
        act = ActStatement("takeMeasure", day, case.paper("takeMeasure", day, number), key=key)
        values = {name: value for name, value in given.items() if value is not None}
        yield _Step(day, act, measure=ChildStatement("EnforcementMeasure", f"{case.number}:{key}", values, act))
        if released is not None:
            end = ActStatement("releaseMeasure", released, case.paper("releaseMeasure", released, None), key=key)
            yield _Step(
                released, end, measure=ChildStatement("EnforcementMeasure", f"{case.number}:{key}", values, end)
            )


def _payment_rows(root: "etree._Element") -> Iterator[_Payment]:
    """Money received and paid out; rows alike in all are as many payments, told apart by their order."""
    alike: Counter[str] = Counter()
    for row in rows(root, "DK"):
        received = needed(coded(row.get("LX"), codes.RECEIVED, "DK.LX"), "DK.LX")
        day = needed(legal_day(row.get("RQ"), "DK.RQ"), "DK.RQ")
        amount = needed(yuan(row.get("JE"), "DK.JE"), "DK.JE")
        same = f"{'in' if received else 'out'}:{day}:{amount}"
        alike[same] += 1
        yield _Payment(received, day, amount, _number(row.get("WH"), "DK.WH"), f"{same}:{alike[same]}")


def _payments(case: _Case, payments: list[_Payment]) -> Iterator[_Step]:
    fields = case.may("recordPayment", case.sums)
    for each in payments:
        paper = DocumentStatement(DocumentType.PAYMENT_RECORD, each.day, case.court, each.voucher)
        yield _Step(each.day, ActStatement("recordPayment", each.day, (paper,), fields, key=each.key), rank=1)


def _stays(case: _Case) -> Iterator[_Step]:
    """Suspensions and resumptions."""
    for row in rows(case.root, "ZTH"):
        act = needed(coded(row.get("LX"), codes.STAY, "ZTH.LX"), "ZTH.LX")
        day = needed(legal_day(row.get("RQ"), "ZTH.RQ"), "ZTH.RQ")
        reason = text(row.get("SY"))
        fields = case.may(act, {"close_reason": reason} if reason else {})
        papers = case.paper(act, day, _number(row.get("WH"), "ZTH.WH"))
        yield _Step(day, ActStatement(act, day, papers, fields, key=day.isoformat()), rank=2)


def _check_stay(root: "etree._Element", steps: list[_Step]) -> None:
    """A case flagged as suspended must say by which ruling: without it there is no act to record."""
    flagged = coded(root.findtext("DQAJZTHBZ"), codes.FLAG, "DQAJZTHBZ")
    if flagged and not any(step.act.act == "suspendEnforcement" for step in steps):
        raise Rejected("MISSING_FIELD", "ZTH.RQ")


def _closing(case: _Case) -> Iterator[_Step]:
    root = case.root
    act = coded(root.findtext("JAFS"), codes.CLOSING, "JAFS")
    day = legal_day(root.findtext("JARQ"), "JARQ")
    if act is None and day is None:
        return
    act, day = needed(act, "JAFS"), needed(day, "JARQ")
    reason = text(root.findtext("ZJBCZXSY")) or text(root.findtext("JASY"))
    fields = case.may(act, {**case.sums, **({"close_reason": reason} if reason else {})})
    key = day.isoformat() if _closed_before(case, day) else ""
    yield _Step(day, ActStatement(act, day, case.paper(act, day, _own_number(root, "JAWH")), fields, key=key), rank=3)


def _closed_before(case: _Case, day: date) -> bool:
    """Whether the case was closed once before it was closed on ``day``.

    A file shows only the last closing, but all stays: a resumption that ends no suspension undid a closing. The
    first closing has no key, so that two files that give it different days contradict each other.
    """
    suspended = False
    for step in sorted(_stays(case), key=lambda step: step.day):
        if step.day > day:
            break
        if step.act.act == "resumeEnforcement" and not suspended:
            return True
        suspended = step.act.act == "suspendEnforcement"
    return False


def _parties(root: "etree._Element") -> Iterator[PartyStatement]:
    for row in rows(root, "DSR"):
        role = needed(coded(row.get("DW"), codes.ROLE, "DSR.DW"), "DSR.DW")
        kind = needed(coded(row.get("LX"), codes.PARTY, "DSR.LX"), "DSR.LX")
        fields: dict[str, Any] = {"kind": kind, "name": needed(text(row.get("MC")), "DSR.MC")}
        code = text(row.get("TYSHXYDM"))
        if kind != PartyKind.PERSON and code is not None and code not in _UNKNOWN:
            fields["uscc"] = unit_code(code, "DSR.TYSHXYDM")
        yield PartyStatement(role, fields)


def _related(root: "etree._Element", basis: dict[str, Any]) -> Iterator[str]:
    beside = (_number(each.text, "GLAJ") for each in root.iterfind("GLAJ"))
    named = (basis.get("resumed_from"), basis.get("basis_number"), *beside)
    yield from dict.fromkeys(number for number in named if number)


def _title(number: str, parties: tuple[PartyStatement, ...]) -> str:
    """Title of the matter: the debtor if it is a unit; a person's name has no place in a title."""
    units = (
        str(party.fields["name"])
        for party in parties
        if party.role == Role.ENF_DEBTOR and party.fields["kind"] != PartyKind.PERSON
    )
    return f"{next(units, number)}执行案"


def _topics(root: "etree._Element", basis: dict[str, Any]) -> tuple[str, ...]:
    wages = coded(root.findtext("SFQX"), codes.FLAG, "SFQX") or "劳动报酬" in basis.get("cause", "")
    administrative = basis.get("basis_kind") == EnforcementBasis.ADMIN_DECISION
    topics = ((TopicTag.WAGE, wages), (TopicTag.ENF_EFFECT, administrative))
    return tuple(topic.value for topic, applies in topics if applies)


def _in_order(first: Statement, steps: list[_Step]) -> Iterator[Statement]:
    """The steps by day. A statement's acts come before its children, so each act after a measure begins a new one."""
    current = first
    for step in sorted(steps, key=lambda step: (step.stage, step.day, step.rank)):
        if step.measure is not None:
            current = replace(current, children=(*current.children, step.measure))
            continue
        if current.children:
            yield current
            current = Statement(first.entity, first.number, first.owner_agency, opens=False)
        current = replace(current, acts=(*current.acts, step.act))
    yield current


def _own_number(root: "etree._Element", tag: str) -> str | None:
    return _number(root.findtext(tag), tag)


def _number(value: str | None, field: str) -> str | None:
    """A court's number in canonical form, any other body's with its year in 〔〕."""
    try:
        return court_number(value, field)
    except Rejected:
        return document_number(value, field)
