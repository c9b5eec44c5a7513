"""What entries typed into the platform say."""

from datetime import UTC, date, datetime
from importlib.resources import files
from xml.sax.saxutils import escape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adapters.linkage_platform import ADAPTER
from adapters.linkage_platform.book import seed
from adapters.linkage_platform.mapping import canonical
from adapters.port import ActStatement, DocumentStatement, RawRecord, Rejected, Statement
from adapters.simulation import cases, transfer_number
from schema.criminal_transfer import CRIMINAL_TRANSFER, JudgmentResult, NotFiledReason, ProsecutionResult
from schema.document_types import DocumentType

FILED = {
    "PLATFORM_NO": "LJ34022300000007",
    "CASE_NO": "南人社监移字〔2023〕3号",
    "CASE_NAME": "某某公司涉嫌拒不支付劳动报酬案",
    "INPUT_UNIT": "南陵县公安局",
    "INPUT_UNIT_KIND": "公安",
    "INPUT_TIME": "2023-07-03 17:15:22",
    "EVENT": "FILED",
    "EVENT_TIME": "2023-07-03",
    "DOC_NO": "南公(治)立字〔2023〕31号",
    "YISONG_TIME": "2023-06-29 16:40:00",
    "SL_TIME": "2023-06-30",
    "YISONG_STATE": "2",
    "LIAN_STATE": "3",
}
COURT = {"INPUT_UNIT": "南陵县人民法院", "INPUT_UNIT_KIND": "法院"}
PROC = {"INPUT_UNIT": "南陵县人民检察院", "INPUT_UNIT_KIND": "检察院"}


def record(inner: str = "", **changes: str | None) -> RawRecord:
    """The filing entry with some columns changed; None leaves one out."""
    values = {**FILED, **changes}
    columns = "".join(f"<{name}>{escape(value)}</{name}>" for name, value in values.items() if value is not None)
    return RawRecord("LP:LJ34022300000007:7", canonical(f"<Case>{columns}{inner}</Case>"), "application/xml")


def said(inner: str = "", **changes: str | None) -> Statement:
    (statement,) = ADAPTER.read(record(inner, **changes))
    return statement


def refused(inner: str = "", **changes: str | None) -> tuple[str, str]:
    with pytest.raises(Rejected) as refusal:
        ADAPTER.read(record(inner, **changes))
    return refusal.value.code, refusal.value.field


def sample(name: str) -> RawRecord:
    written = files("adapters.linkage_platform").joinpath("samples", f"{name}.xml").read_text(encoding="utf-8")
    numbered = written.replace("<Case>", "<Case><PLATFORM_NO>LJ34022300000099</PLATFORM_NO>", 1)
    return RawRecord("LP:LJ34022300000099:99", canonical(numbered), "application/xml")


def test_a_filing_with_its_receipt_is_two_acts_of_the_police() -> None:
    statement = said()
    unit = "南陵县公安局"
    assert (statement.entity, statement.number, statement.owner_agency, statement.opens) == (
        "CrimeTransfer",
        "南人社监移字〔2023〕3号",
        "PSB",
        False,
    )
    assert statement.acts == (
        ActStatement(
            "receiveTransfer",
            date(2023, 6, 30),
            (DocumentStatement(DocumentType.TRANSFER_RECEIPT, date(2023, 6, 30), unit),),
            {"police_organ": unit},
        ),
        ActStatement(
            "fileCriminalCase",
            date(2023, 7, 3),
            (DocumentStatement(DocumentType.CRIMINAL_FILING, date(2023, 7, 3), unit, "南公(治)立字〔2023〕31号"),),
            {"police_organ": unit, "police_number": "南公(治)立字〔2023〕31号"},
        ),
    )
    assert statement.logged_at == datetime(2023, 7, 3, 9, 15, 22, tzinfo=UTC)
    assert statement.platform_number == "LJ34022300000007"


def test_a_receipt_left_blank_is_taken_as_the_day_of_the_transfer_and_marked_but_still_dated() -> None:
    receipt, filing = said(SL_TIME="").acts
    assert (receipt.act, receipt.occurred, receipt.assumed, receipt.undated) == (
        "receiveTransfer",
        date(2023, 6, 29),
        True,
        False,
    )
    assert receipt.documents[0].number is None
    assert not filing.assumed


def test_a_filing_that_does_not_speak_of_the_receipt_leaves_it_to_another_entry() -> None:
    assert [act.act for act in said(SL_TIME=None).acts] == ["fileCriminalCase"]


def test_a_blank_receipt_without_a_day_of_transfer_lacks_that_day() -> None:
    assert refused(SL_TIME="", YISONG_TIME=None) == ("MISSING_FIELD", "YISONG_TIME")


@pytest.mark.parametrize(
    ("code", "reason"), list(zip("123456", ["NO_FACT", "MINOR", "NOT_OURS", "EXEMPT16", "PAID", "INSUFF"], strict=True))
)
def test_a_refusal_to_file_names_its_reason(code: str, reason: str) -> None:
    act = said(EVENT="NOT_FILED", BLYY=code).acts[-1]
    assert (act.act, act.fields["not_filed_reason"]) == ("refuseCriminalFiling", NotFiledReason(reason))


@pytest.mark.parametrize(
    ("event", "unit", "act", "paper"),
    [
        ("RECEIVED", {}, "receiveTransfer", DocumentType.TRANSFER_RECEIPT),
        ("REROUTED", {}, "rerouteTransfer", DocumentType.REROUTE_NOTICE),
        ("WITHDRAWN", {}, "withdrawCriminalCase", DocumentType.WITHDRAWAL_DECISION),
        ("SENT_PROS", {}, "sendForProsecution", DocumentType.PROSECUTION_OPINION),
        ("PROSECUTED", PROC, "prosecute", DocumentType.INDICTMENT),
        ("NOT_PROSECUTED", PROC, "declineProsecution", DocumentType.NON_PROSECUTION),
        ("TRIAL", COURT, "acceptCriminalTrial", DocumentType.CASE_ACCEPTANCE),
        ("GUILTY", COURT, "convict", DocumentType.CRIMINAL_JUDGMENT),
        ("NOT_GUILTY", COURT, "acquit", DocumentType.CRIMINAL_JUDGMENT),
        ("EXEMPT", COURT, "exemptFromPunishment", DocumentType.CRIMINAL_JUDGMENT),
        ("RETURNED", {}, "returnTransfer", DocumentType.TRANSFER_RETURN),
        ("RECON", {}, "upholdNonFiling", DocumentType.FILING_RECON_DECISION),
        ("EXPLAIN_REQ", PROC, "requireExplanation", DocumentType.EXPLANATION_DEMAND),
        ("EXPLAINED", {}, "explainNonFiling", DocumentType.NON_FILING_EXPLANATION),
        ("REASON_ACCEPTED", PROC, "acceptNonFilingReasons", DocumentType.REASONS_REVIEW),
        ("FILE_ORDERED", PROC, "orderFiling", DocumentType.FILING_ORDER),
        ("CORRECTION_NOTICED", PROC, "noticeCorrection", DocumentType.RECTIFICATION_NOTICE),
        ("REVERSE_OPINION", PROC, "giveReverseOpinion", DocumentType.REVERSE_OPINION),
        ("REVERSE_TRANSFER", PROC, "reverseTransferOfCase", DocumentType.REVERSE_TRANSFER_LETTER),
        ("CHARGE_WITHDRAWN", COURT, "allowChargeWithdrawal", DocumentType.CHARGE_WITHDRAWAL_RULING),
        ("TERMINATED", COURT, "terminateCriminalTrial", DocumentType.TRIAL_TERMINATION_RULING),
        ("APPEAL", PROC, "appealCriminalJudgment", DocumentType.CRIMINAL_APPEAL),
        ("EFFECTIVE", COURT, "recordCriminalEffect", DocumentType.CRIMINAL_EFFECT_NOTICE),
    ],
)
def test_an_event_is_its_act_with_its_document(event: str, unit: dict[str, str], act: str, paper: DocumentType) -> None:
    statement = said(EVENT=event, SL_TIME=None, AH="(2023)皖0223刑初9号", **unit)
    (only,) = statement.acts
    assert only.act == act
    assert [(document.kind, document.number) for document in only.documents] == [(paper, FILED["DOC_NO"])]
    transition = CRIMINAL_TRANSFER.act(act)
    assert statement.owner_agency in transition.actors
    assert set(transition.needs) <= set(only.fields) <= {*transition.needs, *transition.may}


def test_a_trial_carries_the_criminal_case_number_in_canonical_form() -> None:
    (act,) = said(EVENT="TRIAL", SL_TIME=None, AH="（2023）皖0223刑初9号", **COURT).acts
    assert act.fields == {"court_case_number": "(2023)皖0223刑初9号"}


def test_a_judgment_says_each_suspects_result_and_no_name() -> None:
    people = '<SUSPECTS><XYR XH="1" XM="张三丰" PANJUE="1" XINGQI="6"/><XYR XH="2" PANJUE="4"/></SUSPECTS>'
    statement = said(people, EVENT="GUILTY", SL_TIME=None, **COURT)
    assert [(child.entity, child.key, dict(child.fields)) for child in statement.children] == [
        (
            "Suspect",
            "南人社监移字〔2023〕3号:犯罪嫌疑人1",
            {"alias": "犯罪嫌疑人1", "judgment": JudgmentResult.GUILTY, "sentence_months": 6},
        ),
        (
            "Suspect",
            "南人社监移字〔2023〕3号:犯罪嫌疑人2",
            {"alias": "犯罪嫌疑人2", "judgment": JudgmentResult.EXEMPT},
        ),
    ]
    assert "张三丰" not in repr(statement)


@pytest.mark.parametrize(
    ("code", "result"), list(zip("1234", ["PROSECUTED", "STATUTORY", "DISCRETION", "DOUBT"], strict=True))
)
def test_a_procuratorates_decision_is_stated_of_the_suspect(code: str, result: str) -> None:
    (child,) = said(f'<SUSPECTS><XYR XH="1" QISU="{code}"/></SUSPECTS>', EVENT="NOT_PROSECUTED", **PROC).children
    assert child.fields["prosecution"] == ProsecutionResult(result)


@pytest.mark.parametrize(("lian", "act"), [("1", "requireDelayExplanation"), ("2", "requireExplanation")])
def test_what_must_be_explained_is_told_by_whether_the_police_had_decided(lian: str, act: str) -> None:
    assert [item.act for item in said(EVENT="EXPLAIN_REQ", LIAN_STATE=lian, SL_TIME=None, **PROC).acts] == [act]


@pytest.mark.parametrize(
    ("people", "kind"),
    [
        ('<XYR XH="1" QISU="3"/><XYR XH="2" QISU="3"/>', ProsecutionResult.DISCRETION),
        ('<XYR XH="1" QISU="3"/><XYR XH="2" QISU="4"/>', None),
        ('<XYR XH="1" QISU="3"/><XYR XH="2"/>', None),
        ("", None),
    ],
)
def test_a_case_has_a_kind_of_non_prosecution_only_if_it_is_that_of_everybody(
    people: str, kind: ProsecutionResult | None
) -> None:
    (act,) = said(f"<SUSPECTS>{people}</SUSPECTS>", EVENT="NOT_PROSECUTED", SL_TIME=None, **PROC).acts
    assert act.fields.get("non_prosecution") == kind


@pytest.mark.parametrize(
    ("event", "people", "judgment"),
    [
        ("GUILTY", '<XYR XH="1" PANJUE="1"/><XYR XH="2" PANJUE="4"/>', JudgmentResult.GUILTY),
        ("TERMINATED", "", JudgmentResult.TERMINATED),
        ("NOT_GUILTY", '<XYR XH="1" PANJUE="3"/>', JudgmentResult.NOT_GUILTY_DOUBT),
        ("NOT_GUILTY", '<XYR XH="1" PANJUE="2"/><XYR XH="2" PANJUE="3"/>', None),
    ],
)
def test_a_judgment_on_the_case_says_what_the_court_found(
    event: str, people: str, judgment: JudgmentResult | None
) -> None:
    (act,) = said(f"<SUSPECTS>{people}</SUSPECTS>", EVENT=event, SL_TIME=None, **COURT).acts
    assert act.fields.get("judgment") == judgment


@pytest.mark.parametrize(("results", "act"), [(["5"], "findNotResponsible"), (["5", "2"], "acquit"), ([], "acquit")])
def test_not_guilty_is_want_of_responsibility_only_where_it_is_so_of_everybody(results: list[str], act: str) -> None:
    rows = "".join(f'<XYR XH="{place}" PANJUE="{result}"/>' for place, result in enumerate(results, start=1))
    statement = said(f"<SUSPECTS>{rows}</SUSPECTS>", EVENT="NOT_GUILTY", SL_TIME=None, **COURT)
    assert [item.act for item in statement.acts] == [act]


@pytest.mark.parametrize(
    ("written", "occurred"),
    [
        ("20230703", date(2023, 7, 3)),
        ("2023年7月3日", date(2023, 7, 3)),
        ("２０２３-０７-０３", date(2023, 7, 3)),
        ("2023-07-03 00:00:00", date(2023, 7, 3)),
        ("20230703171522", datetime(2023, 7, 3, 9, 15, 22, tzinfo=UTC)),
        ("2023-07-03 17:15:22", datetime(2023, 7, 3, 9, 15, 22, tzinfo=UTC)),
    ],
)
def test_times_are_read_in_every_way_they_are_written(written: str, occurred: date) -> None:
    act = said(EVENT_TIME=written).acts[-1]
    assert act.occurred == occurred
    assert act.documents[0].issued_on == date(2023, 7, 3)


def test_the_letters_number_is_the_same_whatever_brackets_stand_around_its_year() -> None:
    written = ("南人社监移字（2023）3号", " 南人社监移字[2023]３号 ", "南人社监移字﹝2023﹞3号")
    assert {said(CASE_NO=number).number for number in written} == {"南人社监移字〔2023〕3号"}


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("dirty-unknown-event", ("UNKNOWN_CODE", "EVENT")),
        ("dirty-unknown-state", ("UNKNOWN_CODE", "LIAN_STATE")),
        ("dirty-impossible-date", ("IMPOSSIBLE_DATE", "EVENT_TIME")),
        ("dirty-no-case-number", ("MISSING_FIELD", "CASE_NO")),
        ("dirty-no-reason", ("MISSING_FIELD", "BLYY")),
        ("dirty-cut-short", ("DAMAGED", "XML")),
    ],
)
def test_each_dirty_sample_is_refused_for_its_own_fault(name: str, expected: tuple[str, str]) -> None:
    with pytest.raises(Rejected) as refusal:
        ADAPTER.read(sample(name))
    assert (refusal.value.code, refusal.value.field) == expected


def test_every_dirty_sample_is_dirty_and_every_other_is_not() -> None:
    for file in files("adapters.linkage_platform").joinpath("samples").iterdir():
        if not file.name.endswith(".xml"):
            continue
        if file.name.startswith("dirty-"):
            with pytest.raises(Rejected):
                ADAPTER.read(sample(file.name.removesuffix(".xml")))
        else:
            assert ADAPTER.read(sample(file.name.removesuffix(".xml")))


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"CASE_NO": None}, ("MISSING_FIELD", "CASE_NO")),
        ({"CASE_NO": "待补"}, ("CASE_NUMBER", "CASE_NO")),
        ({"EVENT": None}, ("MISSING_FIELD", "EVENT")),
        ({"EVENT": "TRANSFERRED"}, ("UNKNOWN_CODE", "EVENT")),
        ({"EVENT": "ARREST"}, ("UNKNOWN_CODE", "EVENT")),
        ({"EVENT_TIME": " "}, ("MISSING_FIELD", "EVENT_TIME")),
        ({"EVENT_TIME": "2023-07-03 25:00:00"}, ("IMPOSSIBLE_DATE", "EVENT_TIME")),
        ({"SL_TIME": "2023-06-31"}, ("IMPOSSIBLE_DATE", "SL_TIME")),
        ({"INPUT_TIME": None}, ("MISSING_FIELD", "INPUT_TIME")),
        ({"INPUT_TIME": "2023-02-30 10:00:00"}, ("IMPOSSIBLE_DATE", "INPUT_TIME")),
        ({"INPUT_UNIT": None}, ("MISSING_FIELD", "INPUT_UNIT")),
        ({"INPUT_UNIT_KIND": None}, ("MISSING_FIELD", "INPUT_UNIT_KIND")),
        ({"INPUT_UNIT_KIND": "人社"}, ("UNKNOWN_CODE", "INPUT_UNIT_KIND")),
        ({"PLATFORM_NO": None}, ("MISSING_FIELD", "PLATFORM_NO")),
        ({"QISU_STATE": "7"}, ("UNKNOWN_CODE", "QISU_STATE")),
        ({"EVENT": "NOT_FILED", "BLYY": "8"}, ("UNKNOWN_CODE", "BLYY")),
        ({"EVENT": "TRIAL", "AH": None}, ("MISSING_FIELD", "AH")),
        ({"EVENT": "TRIAL", "AH": "皖0223"}, ("CASE_NUMBER", "AH")),
        ({"inner": '<SUSPECTS><XYR XH="1" QISU="9"/></SUSPECTS>'}, ("UNKNOWN_CODE", "QISU")),
        ({"inner": '<SUSPECTS><XYR XH="1" XINGQI="半年"/></SUSPECTS>'}, ("AMOUNT", "XINGQI")),
        ({"inner": '<SUSPECTS><XYR XH="1"/><XYR XH="1"/></SUSPECTS>'}, ("DAMAGED", "XH")),
    ],
)
def test_what_cannot_be_taken_is_refused_by_the_name_of_its_column(
    changes: dict[str, str | None], expected: tuple[str, str]
) -> None:
    inner = changes.pop("inner", None) or ""
    assert refused(inner, **changes) == expected


def test_a_document_type_is_refused_and_its_entities_are_not_opened() -> None:
    bomb = '<!DOCTYPE Case [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]><Case><CASE_NO>&b;</CASE_NO></Case>'
    body = canonical(bomb)
    assert body == bomb.encode()
    with pytest.raises(Rejected) as refusal:
        ADAPTER.read(RawRecord("LP:1:1", body, "application/xml"))
    assert (refusal.value.code, refusal.value.field) == ("DAMAGED", "DOCTYPE")


def test_the_same_entry_spaced_or_declared_otherwise_is_the_same_bytes() -> None:
    plain = '<Case><CASE_NO>甲〔2023〕1号</CASE_NO><SUSPECTS><XYR XH="1" QISU="3"/></SUSPECTS></Case>'
    other = (
        '<?xml version="1.0" encoding="GBK"?>\n<Case>\n  <CASE_NO>甲〔2023〕1号</CASE_NO>\n'
        "  <SUSPECTS><XYR QISU='3' XH='1'></XYR></SUSPECTS><!-- 注 -->\n</Case>\n"
    )
    assert canonical(plain) == canonical(other)
    assert canonical(canonical(other).decode()) == canonical(other)


def test_what_is_typed_at_the_start_fits_the_lifecycle() -> None:
    numbers = {transfer_number(case) for case in cases()}
    known = 0
    for seq, written in enumerate(seed(), start=1):
        numbered = written.replace("<Case>", f"<Case><PLATFORM_NO>LJ{seq}</PLATFORM_NO>", 1)
        try:
            (statement,) = ADAPTER.read(RawRecord(f"LP:LJ{seq}:{seq}", canonical(numbered), "application/xml"))
        except Rejected:
            continue
        known += statement.number in numbers
        for act in statement.acts:
            transition = CRIMINAL_TRANSFER.act(act.act)
            assert statement.owner_agency in transition.actors
            assert {paper.kind for paper in act.documents} >= set(transition.documents)
            assert set(transition.needs) <= set(act.fields) <= {*transition.needs, *transition.may}
    assert known == 11


def test_the_sample_cases_are_typed_in_with_the_days_of_their_sources() -> None:
    rows: dict[str, list[tuple[str, date, bool]]] = {}
    for written in seed():
        numbered = written.replace("<Case>", "<Case><PLATFORM_NO>1</PLATFORM_NO>", 1)
        try:
            (statement,) = ADAPTER.read(RawRecord("LP:1:1", canonical(numbered), "application/xml"))
        except Rejected:
            continue
        rows.setdefault(statement.number, []).extend((act.act, act.occurred, act.assumed) for act in statement.acts)
    by_key = {case["key"]: rows.get(transfer_number(case)) for case in cases()}
    for key, received, filed in [
        ("CAIL-dev813", date(2013, 1, 18), date(2013, 1, 29)),
        ("CAIL-dev814", date(2015, 2, 11), date(2015, 2, 16)),
        ("CAIL-dev816", date(2015, 10, 26), date(2015, 10, 29)),
    ]:
        assert by_key[key] == [("receiveTransfer", received, True), ("fileCriminalCase", filed, False)]
    assert by_key["LECARD-774"] == [("prosecute", date(2019, 2, 19), False)]
    assert by_key["JUDGE-003cdf07"] == [
        ("prosecute", date(2018, 4, 12), False),
        ("acceptCriminalTrial", date(2018, 4, 19), False),
    ]
    chain = by_key["CHAIN-2023"]
    assert chain is not None
    assert chain[:2] == [("receiveTransfer", date(2023, 6, 30), False), ("fileCriminalCase", date(2023, 7, 3), False)]
    assert chain[-2:] == [
        ("sendForProsecution", date(2024, 1, 8), False),
        ("declineProsecution", date(2024, 2, 1), False),
    ]


_TYPED = st.text(st.characters(codec="utf-8", categories=("L", "N", "P", "Zs")), max_size=20)


@given(
    st.dictionaries(st.sampled_from([*FILED, "BLYY", "AH", "AJBH", "QISU_STATE"]), _TYPED, max_size=4),
    st.tuples(_TYPED, _TYPED, _TYPED),
    st.sampled_from(["FILED", "NOT_FILED", "TRIAL", "GUILTY", "NOT_GUILTY"]),
)
def test_whatever_is_typed_is_stated_or_refused(
    changes: dict[str, str], person: tuple[str, str, str], event: str
) -> None:
    attributes = " ".join(
        f'{name}="{escape(value, {chr(34): "&quot;"})}"'
        for name, value in zip(("XH", "QISU", "XINGQI"), person, strict=True)
    )
    try:
        statements = ADAPTER.read(record(f"<SUSPECTS><XYR {attributes}/></SUSPECTS>", **{"EVENT": event, **changes}))
    except Rejected:
        return
    assert len(statements) == 1
