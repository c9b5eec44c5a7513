"""Reading rows of the labour-inspection exchange tables into the hub's words.

One rule covers what the source leaves out: where a row names a step, but not the day of one the law requires before
it, the earlier step is stated on the nearest day there is, as assumed, and as undated where no clock may be counted
from that day. Numbers that begin with 演示 were given by the sample builder, not by the source, and are stated as
assumed. Names of natural persons are party fields only, never part of a title or a document.
"""

import json
import re
from collections.abc import Iterator, Mapping
from datetime import date, datetime, time
from typing import Any
from zoneinfo import ZoneInfo

from adapters.labour_inspection.codes import (
    CHARGES,
    KINDS,
    OPERATIONS,
    ORIGINS,
    PERFORMANCE,
    SERVICE,
    TOPICS,
    VIOLATIONS,
    YES_NO,
)
from adapters.labour_inspection.tables import CASE_TABLE, TRANSFER_TABLE
from adapters.mapping import (
    coded,
    count,
    day_or_moment,
    document_number,
    legal_day,
    narrow,
    needed,
    text,
    unit_code,
    yuan,
)
from adapters.port import (
    ActStatement,
    ChildStatement,
    DocumentStatement,
    PartyStatement,
    RawRecord,
    Rejected,
    Statement,
)
from schema.clue import ClueKind, ClueSource
from schema.codes import Charge, Violation
from schema.document_types import DocumentType as D
from schema.evidence import EvidenceType, Usability
from schema.inspection import DecisionKind
from schema.party import PartyKind, Role

Row = Mapping[str, Any]

DEMO_PREFIX = "演示"
_OWNER = "HRSS"
_SHANGHAI = ZoneInfo("Asia/Shanghai")


def read(record: RawRecord) -> tuple[Statement, ...]:
    """What one row says. Raises Rejected."""
    if record.fault is not None:
        raise record.fault
    row = _row(record)
    if coded(row["CZBZ"], OPERATIONS, "CZBZ"):
        raise Rejected("DELETED_AT_SOURCE", "CZBZ", str(row["CZBZ"]))
    if record.key.startswith(f"{CASE_TABLE.prefix}:"):
        return (_inspection(row),)
    return tuple(_transfer(row))


def _row(record: RawRecord) -> Row:
    columns = {table.prefix: set(table.columns) for table in (CASE_TABLE, TRANSFER_TABLE)}
    try:
        row = json.loads(record.body)
    except ValueError:
        raise Rejected("DAMAGED") from None
    if not isinstance(row, dict) or set(row) != columns.get(record.key.partition(":")[0]):
        raise Rejected("DAMAGED")
    return row


def _inspection(row: Row) -> Statement:
    number = needed(document_number(row["AJBH"], "AJBH"), "AJBH")
    organ = needed(text(row["BJJG"]), "BJJG")
    violations = _violations(row)
    place = _place(row)
    party = _party(row, place)
    return Statement(
        entity="InspectionCase",
        number=number,
        owner_agency=_OWNER,
        fields=_given(
            organ=organ,
            violations=[violation.value for violation in violations],
            people=count(row["SJRS"], "SJRS"),
            amount=yuan(row["SJJE"], "SJJE"),
        ),
        acts=tuple(_inspection_acts(row, organ)),
        parties=(party,),
        children=tuple(_inspection_children(row, number)),
        title=_title(party.fields["kind"], party.fields["name"], _offence(violations), number),
        topics=_topics(*violations),
        place=place,
        assumed=_assumed(number),
    )


def _inspection_acts(row: Row, organ: str) -> Iterator[ActStatement]:
    complained_on, ordered_on = legal_day(row["TSRQ"], "TSRQ"), legal_day(row["ZLRQ"], "ZLRQ")
    noticed_on = legal_day(row["GZSRQ"], "GZSRQ")
    inquired_on = legal_day(row["XWRQ"], "XWRQ")
    moved = coded(row["YSBZ"], YES_NO, "YSBZ") or False
    decisions = sorted(_decisions(row), key=lambda decision: decision[2])

    filed_on = legal_day(row["LARQ"], "LARQ")
    opened_on = needed(filed_on or complained_on or ordered_on, "LARQ")
    yield ActStatement(
        "fileInspectionCase",
        opened_on,
        (DocumentStatement(D.FILING_APPROVAL, opened_on, organ, document_number(row["PZWH"], "PZWH")),),
        {"organ": organ},
        assumed=filed_on is None,
        undated=filed_on is None and complained_on is None,
    )
    if inquired_on or ordered_on or noticed_on or decisions or moved:
        on = inquired_on or opened_on
        yield ActStatement(
            "startInvestigation",
            on,
            (DocumentStatement(D.INQUIRY_RECORD, on, organ),),
            assumed=inquired_on is None,
        )
    if ordered_on or any(text(row[column]) for column in ("ZLWH", "ZLQX", "ZLSD")):
        on = needed(ordered_on, "ZLRQ")
        order = DocumentStatement(D.CORRECTION_ORDER, on, organ, document_number(row["ZLWH"], "ZLWH"))
        yield ActStatement(
            "orderCorrection",
            on,
            (order, DocumentStatement(D.SERVICE_PROOF, on, organ)),
            _given(correct_by=legal_day(row["ZLQX"], "ZLQX")),
        )
    if noticed_on or decisions:
        on = noticed_on or decisions[0][2]
        yield ActStatement(
            "givePriorNotice",
            on,
            (DocumentStatement(D.PRIOR_NOTICE, on, organ),),
            assumed=noticed_on is None,
            undated=noticed_on is None,
        )
    for _, act, on, document in decisions:
        yield ActStatement(act, on, (DocumentStatement(D.ADMIN_DECISION, on, organ, document),))
    yield from _afterwards(row, organ, decided=bool(decisions), moved=moved)


def _afterwards(row: Row, organ: str, *, decided: bool, moved: bool) -> Iterator[ActStatement]:
    """Service of the decision, and payment: of the order, or of the decision.

    After a transfer a payment belongs to the transferred case and comes with its row.
    """
    served_on, paid_on = legal_day(row["SDRQ"], "SDRQ"), legal_day(row["GZRQ"], "GZRQ")
    performance = coded(row["LXZT"], PERFORMANCE, "LXZT")
    if performance and not moved:
        paid_on = needed(paid_on, "GZRQ")
    paying = paid_on is not None and not moved
    if served_on or (decided and paying):
        on = needed(served_on or paid_on, "SDRQ")
        yield ActStatement(
            "serveDecision",
            on,
            (DocumentStatement(D.SERVICE_PROOF, on, organ),),
            assumed=served_on is None,
            undated=served_on is None,
        )
    if paid_on is None or moved:
        return
    proof = (DocumentStatement(D.PAYMENT_PROOF, paid_on, organ),)
    if decided:
        yield ActStatement("recordPartialPerformance" if performance == 1 else "recordPerformance", paid_on, proof)
    elif performance != 1:
        yield ActStatement("recordCorrection", paid_on, proof)


def _decisions(row: Row) -> Iterator[tuple[DecisionKind, str, date, str | None]]:
    for kind, act, number_column, day_column in (
        (DecisionKind.TREAT, "decideTreatment", "CLJD_WH", "CLJD_RQ"),
        (DecisionKind.PENALTY, "decidePenalty", "CFJD_WH", "CFJD_RQ"),
    ):
        number = document_number(row[number_column], number_column)
        decided_on = legal_day(row[day_column], day_column)
        if number or decided_on:
            yield kind, act, needed(decided_on, day_column), number


def _inspection_children(row: Row, number: str) -> Iterator[ChildStatement]:
    complained_on, ordered_on = legal_day(row["TSRQ"], "TSRQ"), legal_day(row["ZLRQ"], "ZLRQ")
    origin = coded(row["AJLY"], ORIGINS, "AJLY")
    if complained_on:
        channel, nature = origin or (ClueSource.OTHER_DEPT, ClueKind.COMPLAINT)
        clue = {"source": channel, "kind": nature, "received_on": complained_on}
        yield ChildStatement("Clue", f"{number}/clue", clue)
    if ordered_on:
        order = _given(
            kind=DecisionKind.CORRECT,
            number=document_number(row["ZLWH"], "ZLWH"),
            decided_on=ordered_on,
            perform_by=legal_day(row["ZLQX"], "ZLQX"),
        )
        yield ChildStatement("AdminDecision", f"{number}/order", order)
    service = coded(row["ZLSD"], SERVICE, "ZLSD")
    if service:
        yield ChildStatement(
            "Evidence",
            f"{number}/service",
            {
                "kind": service,
                "title": f"限期改正指令书送达证明（{narrow(row['ZLSD'])}）",
                "collected_on": ordered_on,
                # Documents, audio-visual and electronic data go straight into the criminal case (刑诉法 54).
                "usability": Usability.DIRECT,
            },
        )
    fine = yuan(row["CFJE"], "CFJE")
    for kind, act, decided_on, document in _decisions(row):
        amount = fine if kind is DecisionKind.PENALTY else None
        decision = _given(kind=kind, number=document, decided_on=decided_on, amount=amount)
        yield ChildStatement("AdminDecision", f"{number}/{act}", decision)


def _transfer(row: Row) -> Iterator[Statement]:
    number = needed(document_number(row["YSSWH"], "YSSWH"), "YSSWH")
    organ = needed(text(row["YSJG"]), "YSJG")
    name = needed(text(row["AAB004"]), "AAB004")
    kind = needed(coded(row["AAB019"], KINDS, "AAB019"), "AAB019")
    case_number = document_number(row["AJBH"], "AJBH")
    charge = coded(row["ZM"], CHARGES, "ZM") or Charge.XF276_1
    copied = day_or_moment(row["CSJCSJ"], "CSJCSJ")
    sent = day_or_moment(row["YSSJ"], "YSSJ")
    assumed = [*_assumed(number)]
    if text(row["ZM"]) is None:
        assumed.append("charge")
    if copied is not None and not isinstance(copied, datetime):
        copied = datetime.combine(copied, time(), _SHANGHAI)
        assumed.append("copied_to_proc_at")
    letter = DocumentStatement(D.TRANSFER_LETTER, _day(sent), organ, number) if sent else None
    yield Statement(
        entity="CrimeTransfer",
        number=number,
        owner_agency=_OWNER,
        fields=_given(
            organ=organ,
            charge=charge,
            people=count(row["SJRS"], "SJRS"),
            amount=yuan(row["SJJE"], "SJJE"),
            wages_paid_on=legal_day(row["GZRQ"], "GZRQ"),
        ),
        acts=tuple(_transfer_acts(row, organ, sent, letter, copied)),
        children=tuple(_expert_opinion(row, number)),
        related=(case_number,) if case_number else (),
        title=_title(kind, name, f"涉嫌{charge.zh.removesuffix('罪')}", number),
        topics=_topics(charge),
        place=_place(row),
        assumed=tuple(assumed),
    )
    if case_number and sent and letter:
        # Only this row knows the day on which the inspection case ended by moving to justice.
        yield Statement(
            entity="InspectionCase",
            number=case_number,
            owner_agency=_OWNER,
            opens=False,
            acts=(ActStatement("moveToJustice", sent, (letter,)),),
            assumed=_assumed(case_number),
        )


def _transfer_acts(
    row: Row,
    organ: str,
    sent: date | datetime | None,
    letter: DocumentStatement | None,
    copied: datetime | None,
) -> Iterator[ActStatement]:
    reported_on = legal_day(row["BGRQ"], "BGRQ")
    given = day_or_moment(row["PZSJ"], "PZSJ")
    approved = given or (_day(sent) if sent else None)
    on = needed(reported_on or (_day(approved) if approved else None), "BGRQ")
    yield ActStatement(
        "reportTransfer",
        on,
        (DocumentStatement(D.TRANSFER_REPORT, on, organ),),
        {"organ": organ},
        assumed=reported_on is None,
        undated=reported_on is None,
    )
    if approved:
        yield ActStatement(
            "approveTransfer",
            approved,
            (DocumentStatement(D.TRANSFER_APPROVAL, _day(approved), organ),),
            assumed=given is None,
            undated=given is None,
        )
    if sent and letter:
        yield ActStatement("sendTransfer", sent, tuple(_papers(row, letter)), _given(copied_to_proc_at=copied))


def _papers(row: Row, letter: DocumentStatement) -> Iterator[DocumentStatement]:
    """The papers of the transfer. Those the law requires go without saying, unless the list says they are not there."""
    if coded(row["YSS"], YES_NO, "YSS") is not False:
        yield letter
    if coded(row["DCBG"], YES_NO, "DCBG") is not False:
        yield DocumentStatement(D.INVESTIGATION_REPORT, letter.issued_on, letter.issuer)
    if coded(row["WPQD"], YES_NO, "WPQD"):
        yield DocumentStatement(D.OTHER, letter.issued_on, letter.issuer)


def _expert_opinion(row: Row, number: str) -> Iterator[ChildStatement]:
    if coded(row["JYJD"], YES_NO, "JYJD"):
        yield ChildStatement(
            "Evidence",
            f"{number}/expert",
            {
                "kind": EvidenceType.EXPERT,
                "title": "检验报告或鉴定意见",
                # Expert opinions are used after review (公安程序规定 63).
                "usability": Usability.AFTER_REVIEW,
            },
        )


def _party(row: Row, place: str | None) -> PartyStatement:
    name = needed(text(row["AAB004"]), "AAB004")
    kind = needed(coded(row["AAB019"], KINDS, "AAB019"), "AAB019")
    if kind is PartyKind.PERSON:
        # Some offices write the identity number where a unit's code belongs; it is not looked at.
        return PartyStatement(Role.COUNTERPARTY, {"kind": kind, "name": name})
    return PartyStatement(Role.COUNTERPARTY, _given(kind=kind, name=name, uscc=_unit_code(row), division=place))


def _unit_code(row: Row) -> str | None:
    written = narrow(row["AAB998"])
    if written is not None and re.fullmatch("[0-9]{15}", written):
        raise Rejected(
            "USCC",
            "AAB998",
            written,
            "15 位是工商注册号，不是统一社会信用代码。 15 digits are a business registration number, "
            "not a unified social credit code.",
        )
    return unit_code(written, "AAB998")


def _violations(row: Row) -> list[Violation]:
    written = narrow(row["WFLX"]) or ""
    found = [coded(code, VIOLATIONS, "WFLX") for code in re.split("[,;、|]", written)]
    return list(dict.fromkeys(violation for violation in found if violation))


def _place(row: Row) -> str | None:
    """Division code, down to the township."""
    written = narrow(row["SZD"])
    if written is None:
        return None
    if not re.fullmatch("[1-9][0-9]{5}(?:[0-9]{3}){0,2}", written):
        raise Rejected("UNKNOWN_CODE", "SZD", written)
    return written[:9]


def _offence(violations: list[Violation]) -> str:
    if not violations:
        return "劳动保障监察"
    return "拖欠劳动报酬" if violations[0] is Violation.V01 else violations[0].zh


def _title(kind: PartyKind, name: str, offence: str, number: str) -> str:
    return f"个人用工{offence}案（{number}）" if kind is PartyKind.PERSON else f"{name}{offence}案"


def _topics(*causes: Violation | Charge) -> tuple[str, ...]:
    return tuple(sorted({TOPICS[cause].value for cause in causes if cause in TOPICS}))


def _assumed(number: str) -> tuple[str, ...]:
    return ("number",) if number.startswith(DEMO_PREFIX) else ()


def _given(**values: Any) -> dict[str, Any]:
    return {name: value for name, value in values.items() if value is not None}


def _day(when: date | datetime) -> date:
    return when.astimezone(_SHANGHAI).date() if isinstance(when, datetime) else when
