"""The platform's Case document and the hub's words, both ways (domain.md §2.5, §7.2 (16))."""

import re
from collections.abc import Mapping
from datetime import UTC, date, datetime
from decimal import Decimal, InvalidOperation
from typing import Any
from zoneinfo import ZoneInfo

from lxml import etree

from adapters.linkage_platform.codes import (
    ACTS,
    DECIDES_ON_RECEIPT,
    EVENT_COLUMNS,
    FILE_KINDS,
    JUDGMENT_RESULTS,
    JUDGMENTS,
    NAMES_POLICE_ORGAN,
    NOT_FILED_REASONS,
    OF_DELAY,
    PENALTIES,
    PROSECUTION_RESULTS,
    REPAIRS,
    STATE_COLUMNS,
    STATES,
    UNIT_KINDS,
    UNSENT,
)
from adapters.mapping import coded, count, court_number, day_or_moment, document_number, moment, narrow, needed, text
from adapters.port import (
    ActStatement,
    ChildStatement,
    DocumentStatement,
    Message,
    RawRecord,
    Refused,
    Rejected,
    Statement,
)
from schema.codes import LinkageEvent
from schema.criminal_transfer import TransferState
from schema.document_types import DocumentType

MEDIA = "application/xml"
_SHANGHAI = ZoneInfo("Asia/Shanghai")
_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")


def well_formed(document: bytes) -> Any:
    """The root element of an XML document in UTF-8, read without reaching for anything outside it.

    Raises Rejected ``DAMAGED``, also for a document type declaration.
    """
    parser = etree.XMLParser(
        encoding="utf-8",
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_blank_text=True,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root: Any = etree.fromstring(document, parser=parser)
    except etree.XMLSyntaxError as error:
        raise Rejected("DAMAGED", "XML", "", f"第 {error.lineno} 行不是完整的 XML not well-formed there") from None
    if root.getroottree().docinfo.doctype:
        raise Rejected("DAMAGED", "DOCTYPE", "", "含有文档类型声明 a document type is declared")
    return root


def parse(document: bytes) -> Any:
    """The Case element of an entry; raises Rejected ``DAMAGED``."""
    case = well_formed(document)
    if case.tag != "Case":
        raise Rejected("DAMAGED", "Case", "", "根元素不是 Case the root element is not Case")
    return case


def canonical(written: str) -> bytes:
    """An entry's bytes, the same however the platform spaced or declared them; a damaged one as it came."""
    raw = _DECLARATION.sub("", written).strip().encode()
    try:
        return etree.tostring(parse(raw), method="c14n")
    except Rejected:
        return raw


def read(record: RawRecord) -> tuple[Statement, ...]:
    """What one entry says; raises Rejected.

    An entry never opens a case: the transfer it speaks of is opened by the labour inspection's own system.
    """
    case = parse(record.body)
    number = needed(document_number(case.findtext("CASE_NO"), "CASE_NO"), "CASE_NO")
    agency = needed(coded(case.findtext("INPUT_UNIT_KIND"), UNIT_KINDS, "INPUT_UNIT_KIND"), "INPUT_UNIT_KIND")
    logged_at = needed(moment(case.findtext("INPUT_TIME"), "INPUT_TIME"), "INPUT_TIME")
    for column, values in STATES.items():
        coded(case.findtext(column), values, column)
    return (
        Statement(
            entity="CrimeTransfer",
            number=number,
            owner_agency=agency,
            opens=False,
            acts=_acts(case),
            children=_suspects(case, number),
            logged_at=logged_at.astimezone(UTC),
            platform_number=needed(text(case.findtext("PLATFORM_NO")), "PLATFORM_NO"),
        ),
    )


def _acts(case: Any) -> tuple[ActStatement, ...]:
    act, paper = needed(coded(case.findtext("EVENT"), ACTS, "EVENT"), "EVENT")
    event = str(narrow(case.findtext("EVENT")))
    occurred = needed(day_or_moment(case.findtext("EVENT_TIME"), "EVENT_TIME"), "EVENT_TIME")
    unit = needed(text(case.findtext("INPUT_UNIT")), "INPUT_UNIT")
    number = text(case.findtext("DOC_NO"))
    fields: dict[str, Any] = {}
    if event in NAMES_POLICE_ORGAN:
        fields["police_organ"] = unit
        if own := text(case.findtext("AJBH")) or (number if event == "FILED" else None):
            fields["police_number"] = own
    if event == "NOT_FILED":
        fields["not_filed_reason"] = needed(coded(case.findtext("BLYY"), NOT_FILED_REASONS, "BLYY"), "BLYY")
    if event == "TRIAL":
        fields["court_case_number"] = needed(court_number(case.findtext("AH"), "AH"), "AH")
    if event == "NOT_PROSECUTED" and (kind := _alike(case, "QISU", PROSECUTION_RESULTS)):
        fields["non_prosecution"] = kind
    if result := JUDGMENTS.get(event) or (event == "NOT_GUILTY" and _alike(case, "PANJUE", JUDGMENT_RESULTS)):
        fields["judgment"] = result
    if event == "REVERSE_TRANSFER":
        fields["sender"] = needed(
            coded(case.findtext("INPUT_UNIT_KIND"), UNIT_KINDS, "INPUT_UNIT_KIND"), "INPUT_UNIT_KIND"
        )
    if event == "EXPLAIN_REQ" and narrow(case.findtext("LIAN_STATE")) == "1":
        act, paper = OF_DELAY
    if event == "NOT_GUILTY" and {narrow(item.get("PANJUE")) for item in case.iterfind("SUSPECTS/XYR")} == {"5"}:
        act = "findNotResponsible"
    said = ActStatement(act, occurred, (DocumentStatement(paper, _day(occurred), unit, number),), fields)
    receipt = _receipt(case, unit) if event in DECIDES_ON_RECEIPT else None
    return (receipt, said) if receipt else (said,)


def _alike(case: Any, attribute: str, table: Mapping[str, Any]) -> Any:
    """What an entry says of every suspect alike; None if of somebody it says something else, or nothing."""
    said = [coded(item.get(attribute), table, attribute) for item in case.iterfind("SUSPECTS/XYR")]
    return said[0] if said and len(set(said)) == 1 else None


def _receipt(case: Any, unit: str) -> ActStatement | None:
    """The receipt an entry on a decision vouches for: SL_TIME absent says nothing of it, empty says not known when."""
    if case.find("SL_TIME") is None:
        return None
    given = day_or_moment(case.findtext("SL_TIME"), "SL_TIME")
    received = given or _day(needed(day_or_moment(case.findtext("YISONG_TIME"), "YISONG_TIME"), "YISONG_TIME"))
    return ActStatement(
        "receiveTransfer",
        received,
        (DocumentStatement(DocumentType.TRANSFER_RECEIPT, _day(received), unit),),
        {"police_organ": unit},
        assumed=given is None,
    )


def _suspects(case: Any, number: str) -> tuple[ChildStatement, ...]:
    found: dict[str, ChildStatement] = {}
    for place, item in enumerate(case.iterfind("SUSPECTS/XYR"), start=1):
        alias = f"犯罪嫌疑人{count(item.get('XH'), 'XH') or place}"
        if alias in found:
            raise Rejected("DAMAGED", "XH", str(item.get("XH")), "两名嫌疑人序号相同 two suspects share a number")
        fields = {
            "alias": alias,
            "prosecution": coded(item.get("QISU"), PROSECUTION_RESULTS, "QISU"),
            "judgment": coded(item.get("PANJUE"), JUDGMENT_RESULTS, "PANJUE"),
            "sentence_months": count(item.get("XINGQI"), "XINGQI"),
        }
        # What this entry is silent on, an earlier one may have said.
        given = {name: value for name, value in fields.items() if value is not None}
        found[alias] = ChildStatement("Suspect", f"{number}:{alias}", given)
    return tuple(found.values())


def _day(when: date | datetime) -> date:
    return when.astimezone(_SHANGHAI).date() if isinstance(when, datetime) else when


def render(message: Message) -> str:
    """The Case document of one entry; the keys of ``message.body`` stand in README.md.

    Raises Refused if the body lacks what the platform needs or holds what it has no column for.
    """
    try:
        return str(etree.tostring(_case(message.body), encoding="unicode"))
    except _Lacking as error:
        raise Refused(f"消息缺少 {error} the message lacks {error}") from None
    except (ValueError, InvalidOperation) as error:
        raise Refused(f"消息内容不正确 the message is not valid: {error}") from None


def _case(body: Mapping[str, Any]) -> Any:
    event = LinkageEvent(_given(body, "event"))
    transfer: Mapping[str, Any] = body.get("transfer") or {}
    values: dict[str, object] = {
        "CASE_NO": _given(body, "case_number"),
        "CASE_NAME": _given(body, "case_name"),
        "PROC_KEY": "crimeProc" if event in EVENT_COLUMNS else "adminProc",
        "INPUT_UNIT": _given(body, "input_unit"),
        "EVENT": event.value,
        "EVENT_TIME": _written(_given(body, "occurred_at")),
        "DOC_NO": body.get("document_number"),
        "XGBZ": REPAIRS[str(body["repair"])] if body.get("repair") else None,
        "AMOUNT_INVOLVED": _sum(body.get("amount")),
        "PEOPLE_INVOLVED": body.get("people"),
        "YISONG_NO": transfer.get("number"),
        "YISONG_TIME": _written(transfer["sent_at"]) if transfer.get("sent_at") else None,
        **_states(event, transfer.get("state"), body.get("decision")),
    }
    case = etree.Element("Case")
    for name, value in values.items():
        if value is not None and value != "":
            etree.SubElement(case, name).text = str(value)
    if kinds := body.get("documents"):
        papers = etree.SubElement(case, "FILES")
        for kind in kinds:
            etree.SubElement(papers, "F", kind=FILE_KINDS.get(DocumentType(kind), "其他"))
    return case


class _Lacking(Exception):
    """The key the body lacks."""


def _given(body: Mapping[str, Any], key: str) -> str:
    value = body.get(key)
    if not value:
        raise _Lacking(key)
    return str(value)


def _written(instant: object) -> str:
    at = instant if isinstance(instant, datetime) else datetime.fromisoformat(str(instant))
    if at.tzinfo is None:
        raise ValueError("an instant without a time zone")
    return at.astimezone(_SHANGHAI).strftime("%Y-%m-%d %H:%M:%S")


def _sum(amount: object) -> str | None:
    return None if amount is None else f"{Decimal(str(amount)):.2f}"


def _states(event: LinkageEvent, state: str | None, decision: str | None) -> Mapping[str, str]:
    if event in EVENT_COLUMNS:
        return EVENT_COLUMNS[event]
    shown = {"XINGZHENGLIAN_STATE": "2"}
    if event is LinkageEvent.ADM_DECIDED:
        shown["CHUFA_STATE"] = PENALTIES.get(decision or "", "1")
    return {**shown, **(STATE_COLUMNS[TransferState(state)] if state else UNSENT)}
