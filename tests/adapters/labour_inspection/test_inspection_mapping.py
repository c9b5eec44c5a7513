"""What rows of the labour-inspection system say, and which are refused with what."""

import json
from datetime import date, datetime
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adapters.labour_inspection import ADAPTER
from adapters.labour_inspection.simulator import sample_rows
from adapters.labour_inspection.tables import CASE_TABLE, TRANSFER_TABLE
from adapters.port import ActStatement, RawRecord, Rejected, Statement
from schema import ENTITIES, LIFECYCLES, lifecycle_of_act
from schema.document_types import DocumentType

SHANGHAI = ZoneInfo("Asia/Shanghai")
TABLES = {table.prefix: table for table in (CASE_TABLE, TRANSFER_TABLE)}


def record(prefix: str, **columns: str | None) -> RawRecord:
    body = dict.fromkeys(TABLES[prefix].columns) | columns
    return RawRecord(f"{prefix}:1", json.dumps(body, ensure_ascii=False).encode(), "application/json")


def sample(prefix: str, key: str, **changed: str | None) -> RawRecord:
    """A row of the simulator, as text, with some columns changed."""
    row = next(row for row in sample_rows()[prefix] if row[TABLES[prefix].key] == key.encode())
    return record(prefix, **{name: cell.decode("gbk") if cell else None for name, cell in row.items()} | changed)


def case(key: str = "CHAIN-2023", **changed: str | None) -> Statement:
    (statement,) = ADAPTER.read(sample("AJ", key, **changed))
    return statement


def transfer(key: str = "YS-CHAIN-2023", **changed: str | None) -> Statement:
    return ADAPTER.read(sample("YS", key, **changed))[0]


def refusal(of: RawRecord) -> Rejected:
    with pytest.raises(Rejected) as caught:
        ADAPTER.read(of)
    return caught.value


def acts(statement: Statement) -> list[tuple[str, date | datetime, bool, bool]]:
    return [(act.act, act.occurred, act.assumed, act.undated) for act in statement.acts]


def act(statement: Statement, name: str) -> ActStatement:
    return next(act for act in statement.acts if act.act == name)


def children(statement: Statement, entity: str) -> list[dict[str, Any]]:
    return [dict(child.fields) for child in statement.children if child.entity == entity]


def test_the_worked_chain_is_filed_ordered_and_filmed() -> None:
    chain = case()
    assert (chain.entity, chain.number, chain.owner_agency, chain.opens) == (
        "InspectionCase", "南人社监立字〔2023〕12号", "HRSS", True,
    )  # fmt: skip
    assert chain.fields == {
        "organ": "南陵县人力资源和社会保障局",
        "violations": ["V01"],
        "people": 12,
        "amount": Decimal("168500.00"),
    }
    assert acts(chain) == [
        ("fileInspectionCase", date(2023, 5, 15), False, False),
        ("startInvestigation", date(2023, 5, 15), True, False),
        ("orderCorrection", date(2023, 5, 22), False, False),
    ]
    order = act(chain, "orderCorrection")
    assert order.fields == {"correct_by": date(2023, 6, 5)}
    assert [(paper.kind, paper.number, paper.issued_on) for paper in order.documents] == [
        (DocumentType.CORRECTION_ORDER, "南人社监令字〔2023〕12号", date(2023, 5, 22)),
        (DocumentType.SERVICE_PROOF, None, date(2023, 5, 22)),
    ]
    assert children(chain, "Clue") == [{"source": "WIN_INSP", "kind": "COMPLAINT", "received_on": date(2023, 5, 11)}]
    assert children(chain, "AdminDecision") == [
        {
            "kind": "CORRECT",
            "number": "南人社监令字〔2023〕12号",
            "decided_on": date(2023, 5, 22),
            "perform_by": date(2023, 6, 5),
        }
    ]
    assert children(chain, "Evidence") == [
        {
            "kind": "AUDIOVISUAL",
            "title": "限期改正指令书送达证明（张贴并录像）",
            "collected_on": date(2023, 5, 22),
            "usability": "DIRECT",
        }
    ]
    (party,) = chain.parties
    assert (party.role, party.fields) == (
        "COUNTERPARTY",
        {"kind": "ENTERPRISE", "name": "某某建筑劳务有限公司", "uscc": "91340223XX0000019Y", "division": "340223"},
    )
    assert (chain.title, chain.topics, chain.place, chain.assumed) == (
        "某某建筑劳务有限公司拖欠劳动报酬案", ("WAGE",), "340223", (),
    )  # fmt: skip


def test_the_worked_chain_is_reported_approved_sent_and_copied() -> None:
    sent_at = datetime(2023, 6, 29, 16, 40, tzinfo=SHANGHAI)
    chain, moved = ADAPTER.read(sample("YS", "YS-CHAIN-2023"))
    assert (chain.entity, chain.number, chain.related) == (
        "CrimeTransfer", "南人社监移字〔2023〕3号", ("南人社监立字〔2023〕12号",),
    )  # fmt: skip
    assert acts(chain) == [
        ("reportTransfer", date(2023, 6, 26), False, False),
        ("approveTransfer", datetime(2023, 6, 29, 16, 0, tzinfo=SHANGHAI), False, False),
        ("sendTransfer", sent_at, False, False),
    ]
    assert act(chain, "sendTransfer").fields == {"copied_to_proc_at": sent_at}
    assert chain.fields["charge"] == "XF276-1"
    assert chain.fields["wages_paid_on"] == date(2024, 1, 18)
    assert chain.assumed == ()
    assert (moved.entity, moved.number, moved.opens) == ("InspectionCase", "南人社监立字〔2023〕12号", False)
    assert acts(moved) == [("moveToJustice", sent_at, False, False)]
    assert [(paper.kind, paper.number) for paper in moved.acts[0].documents] == [
        (DocumentType.TRANSFER_LETTER, "南人社监移字〔2023〕3号")
    ]


def test_days_before_the_transfer_are_taken_from_it_but_no_clock_counts_from_them() -> None:
    assert acts(transfer("YS-CAIL-dev813")) == [
        ("reportTransfer", date(2013, 1, 18), True, True),
        ("approveTransfer", date(2013, 1, 18), True, True),
        ("sendTransfer", date(2013, 1, 18), False, False),
    ]
    assert acts(transfer(BGRQ=None))[0] == ("reportTransfer", date(2023, 6, 29), True, True)
    assert acts(transfer(PZSJ=" " * 14))[1] == ("approveTransfer", date(2023, 6, 29), True, True)


def test_a_transfer_not_sent_yet_says_how_far_it_is() -> None:
    approved = ADAPTER.read(sample("YS", "YS-CHAIN-2023", YSSJ=None))
    assert [name for name, *_ in acts(approved[0])] == ["reportTransfer", "approveTransfer"]
    assert len(approved) == 1
    assert [name for name, *_ in acts(transfer(YSSJ=None, PZSJ=None))] == ["reportTransfer"]
    nothing = refusal(sample("YS", "YS-CHAIN-2023", YSSJ=None, PZSJ=None, BGRQ=None))
    assert (nothing.code, nothing.field) == ("MISSING_FIELD", "BGRQ")


def test_a_transfer_without_its_inspection_case_stands_alone() -> None:
    (alone,) = ADAPTER.read(sample("YS", "YS-CHAIN-2023", AJBH=None))
    assert alone.related == ()


def test_a_copy_of_which_only_the_day_is_known_is_assumed_to_the_hour() -> None:
    copied = transfer(CSJCSJ="20230630")
    assert act(copied, "sendTransfer").fields == {"copied_to_proc_at": datetime(2023, 6, 30, tzinfo=SHANGHAI)}
    assert copied.assumed == ("copied_to_proc_at",)


def test_the_list_of_materials_decides_which_papers_there_are() -> None:
    def papers(**flags: str) -> list[str]:
        return [paper.kind.value for paper in act(transfer(**flags), "sendTransfer").documents]

    assert papers() == ["TRANSFER_LETTER", "INVESTIGATION_REPORT"]
    assert papers(YSS=" ", DCBG=" ") == ["TRANSFER_LETTER", "INVESTIGATION_REPORT"]
    assert papers(YSS="1", DCBG="2", WPQD="1") == ["TRANSFER_LETTER", "OTHER"]
    assert children(transfer(JYJD="1"), "Evidence") == [
        {"kind": "EXPERT", "title": "检验报告或鉴定意见", "usability": "AFTER_REVIEW"}
    ]
    assert refusal(sample("YS", "YS-CHAIN-2023", YSS="3")).field == "YSS"


def test_a_missing_filing_day_is_the_complaint_day_or_else_the_undated_day_of_the_order() -> None:
    assert acts(case(LARQ=None))[0] == ("fileInspectionCase", date(2023, 5, 11), True, False)
    assert acts(case(LARQ="00000000", TSRQ=None))[0] == ("fileInspectionCase", date(2023, 5, 22), True, True)
    bare = refusal(sample("AJ", "GZ-2024-2"))
    assert (bare.code, bare.field) == ("MISSING_FIELD", "LARQ")


def test_a_case_just_filed_is_not_under_investigation() -> None:
    filed = record(
        "AJ", AJBH="南人社监立字〔2023〕1号", BJJG="某局", AAB004="某公司", AAB019="10", LARQ="20230515",
        PZWH="南人社监批字[2023]1号",
    )  # fmt: skip
    (statement,) = ADAPTER.read(filed)
    assert acts(statement) == [("fileInspectionCase", date(2023, 5, 15), False, False)]
    assert statement.acts[0].documents[0].number == "南人社监批字〔2023〕1号"
    assert statement.fields == {"organ": "某局", "violations": []}
    assert statement.title == "某公司劳动保障监察案"


def test_the_real_day_of_the_inquiry_is_used_where_it_is_known() -> None:
    assert acts(case("CAIL-dev816"))[1] == ("startInvestigation", date(2015, 9, 28), False, False)


def test_an_order_without_its_day_is_refused() -> None:
    for column in ("ZLWH", "ZLQX", "ZLSD"):
        given_columns = dict.fromkeys(("ZLWH", "ZLQX", "ZLSD")) | {column: case_column(column)}
        without = refusal(sample("AJ", "CHAIN-2023", ZLRQ=None, **given_columns))
        assert (without.code, without.field) == ("MISSING_FIELD", "ZLRQ")


def case_column(column: str) -> str:
    return {"ZLWH": "南人社监令字〔2023〕12号", "ZLQX": "20230605", "ZLSD": "张贴"}[column]


def test_payment_of_an_order_corrects_and_of_a_decision_performs() -> None:
    assert acts(case("CAIL-dev819"))[-1] == ("recordCorrection", date(2016, 9, 1), False, False)
    decided = {"CLJD_WH": "南人社监理字〔2023〕1号", "CLJD_RQ": "20230720", "YSBZ": "0", "GZSRQ": "20230703"}
    paid = case(**decided, SDRQ="20230724", GZRQ="20230801", LXZT="2")
    assert acts(paid)[3:] == [
        ("givePriorNotice", date(2023, 7, 3), False, False),
        ("decideTreatment", date(2023, 7, 20), False, False),
        ("serveDecision", date(2023, 7, 24), False, False),
        ("recordPerformance", date(2023, 8, 1), False, False),
    ]
    partly = case(**decided, SDRQ="20230724", GZRQ="20230801", LXZT="1")
    assert acts(partly)[-1][0] == "recordPartialPerformance"
    unserved = case(**decided, GZRQ="20230801", LXZT="2")
    assert ("serveDecision", date(2023, 8, 1), True, True) in acts(unserved)
    for status in ("1", "2"):
        undated = refusal(sample("AJ", "CHAIN-2023", **decided, LXZT=status, GZRQ=None))
        assert (undated.code, undated.field) == ("MISSING_FIELD", "GZRQ")


def test_part_payment_of_an_order_is_no_correction() -> None:
    assert acts(case("CAIL-dev819", LXZT="1"))[-1][0] == "orderCorrection"


def test_a_payment_after_the_transfer_is_told_of_the_transfer() -> None:
    assert acts(case("CAIL-dev813"))[-1][0] == "orderCorrection"
    assert transfer("YS-CAIL-dev813").fields["wages_paid_on"] == date(2013, 1, 28)


def test_decisions_come_with_number_day_and_fine_and_imply_the_notice_the_law_requires() -> None:
    decided = case(
        YSBZ="0", GZRQ=None, LXZT="0", CFJD_WH="南人社监罚字〔2023〕7号", CFJD_RQ="20230801", CFJE="2,000.00",
        CLJD_WH="南人社监理字〔2023〕7号", CLJD_RQ="20230720",
    )  # fmt: skip
    assert acts(decided)[3:] == [
        ("givePriorNotice", date(2023, 7, 20), True, True),
        ("decideTreatment", date(2023, 7, 20), False, False),
        ("decidePenalty", date(2023, 8, 1), False, False),
    ]
    assert act(decided, "decidePenalty").documents[0].number == "南人社监罚字〔2023〕7号"
    assert children(decided, "AdminDecision")[1:] == [
        {"kind": "TREAT", "number": "南人社监理字〔2023〕7号", "decided_on": date(2023, 7, 20)},
        {
            "kind": "PENALTY",
            "number": "南人社监罚字〔2023〕7号",
            "decided_on": date(2023, 8, 1),
            "amount": Decimal("2000.00"),
        },
    ]
    assert acts(case("LAWBENCH-220"))[-1] == ("decideTreatment", date(2013, 9, 23), False, False)
    undated = refusal(sample("AJ", "CHAIN-2023", CFJD_WH="南人社监罚字〔2023〕7号"))
    assert (undated.code, undated.field) == ("MISSING_FIELD", "CFJD_RQ")


def test_a_person_is_a_party_but_never_a_title() -> None:
    employer = case("CAIL-dev814", AAB998="340223190001019007")
    assert employer.parties[0].fields == {"kind": "PERSON", "name": "当事人甲（工程承包人）"}
    assert "当事人" not in employer.title + transfer("YS-CAIL-dev814").title
    assert "340223190001019007" not in repr(employer)
    issuers = {paper.issuer for act in employer.acts for paper in act.documents}
    assert issuers == {"繁昌县人力资源和社会保障局"}


def test_numbers_the_source_did_not_give_are_assumed() -> None:
    assert case("CAIL-dev813").assumed == ("number",)
    first, moved = ADAPTER.read(sample("YS", "YS-CAIL-dev813"))
    assert first.assumed == moved.assumed == ("number",)


def test_one_case_under_two_row_ids_says_the_same_thing() -> None:
    assert case("X-TWICE-1") == case("X-TWICE-2")


def test_widths_brackets_and_padding_do_not_matter() -> None:
    wide = case("X-WIDE")
    assert wide.number == "演示监立字〔2023〕908号"
    assert wide.parties[0].fields["name"] == "演示庚（芜湖）保洁有限公司"
    assert wide.fields == {
        "organ": "南陵县人力资源和社会保障局",
        "violations": ["V01", "V11"],
        "people": 12,
        "amount": Decimal("168500.00"),
    }
    assert wide.place == "340223104"
    assert [(name, on) for name, on, *_ in acts(wide)] == [
        ("fileInspectionCase", date(2023, 5, 9)),
        ("startInvestigation", date(2023, 5, 9)),
        ("orderCorrection", date(2023, 6, 1)),
        ("givePriorNotice", date(2023, 7, 3)),
        ("decideTreatment", date(2023, 7, 20)),
        ("serveDecision", date(2023, 7, 24)),
        ("recordPerformance", date(2023, 8, 1)),
    ]


def test_where_a_complaint_came_in_is_told() -> None:
    assert children(case(AJLY="07"), "Clue")[0]["source"] == "H12345"
    assert children(case(AJLY="05"), "Clue")[0]["kind"] == "PETITION"
    assert children(case(AJLY=None), "Clue")[0]["source"] == "OTHER"
    assert children(case(TSRQ=None), "Clue") == []


@pytest.mark.parametrize(
    ("key", "code", "column", "value"),
    [
        ("X-DATE", "IMPOSSIBLE_DATE", "LARQ", "20130230"),
        ("X-CODE", "UNKNOWN_CODE", "WFLX", "77"),
        ("X-USCC", "USCC", "AAB998", "91340223XX0000019X"),
        ("X-UNIT", "MISSING_FIELD", "AAB004", ""),
        ("X-DELETE", "DELETED_AT_SOURCE", "CZBZ", "D"),
        ("X-CENTS", "AMOUNT", "SJJE", "12345.678"),
        ("GZ-2024-2", "MISSING_FIELD", "LARQ", ""),
        ("SC-2018-4", "USCC", "AAB998", "512002600441028"),
    ],
)
def test_each_irregular_row_is_refused_with_its_code_and_column(key: str, code: str, column: str, value: str) -> None:
    refused = refusal(sample("AJ", key))
    assert (refused.code, refused.field, refused.value) == (code, column, value)


@pytest.mark.parametrize(
    ("key", "code", "column", "value"),
    [
        ("X-YS-DATE", "IMPOSSIBLE_DATE", "PZSJ", "20230631093000"),
        ("X-YS-CHARGE", "UNKNOWN_CODE", "ZM", "欠薪罪"),
    ],
)
def test_each_irregular_transfer_is_refused_with_its_code_and_column(
    key: str, code: str, column: str, value: str
) -> None:
    refused = refusal(sample("YS", key))
    assert (refused.code, refused.field, refused.value) == (code, column, value)


def test_a_registration_number_is_told_apart_from_a_wrong_unit_code() -> None:
    assert "15 位是工商注册号" in refusal(sample("AJ", "SC-2018-4")).detail
    assert "15 位" not in refusal(sample("AJ", "X-USCC")).detail


@pytest.mark.parametrize(
    ("column", "value", "code"),
    [
        ("AJBH", " ", "MISSING_FIELD"),
        ("AJBH", "待编", "CASE_NUMBER"),
        ("BJJG", None, "MISSING_FIELD"),
        ("AAB019", " ", "MISSING_FIELD"),
        ("AAB019", "80", "UNKNOWN_CODE"),
        ("AJLY", "42", "UNKNOWN_CODE"),
        ("ZLSD", "口头", "UNKNOWN_CODE"),
        ("LXZT", "3", "UNKNOWN_CODE"),
        ("YSBZ", "X", "UNKNOWN_CODE"),
        ("CZBZ", "X", "UNKNOWN_CODE"),
        ("SZD", "南陵县", "UNKNOWN_CODE"),
        ("SJRS", "十二", "AMOUNT"),
        ("SJJE", "-1", "AMOUNT"),
        ("CFJE", "2千", "AMOUNT"),
        ("TSRQ", "20230532", "IMPOSSIBLE_DATE"),
        ("ZLRQ", "2023年", "IMPOSSIBLE_DATE"),
        ("ZLQX", "15日", "IMPOSSIBLE_DATE"),
        ("GZSRQ", "x", "IMPOSSIBLE_DATE"),
        ("SDRQ", "x", "IMPOSSIBLE_DATE"),
        ("XWRQ", "x", "IMPOSSIBLE_DATE"),
    ],
)
def test_a_wrong_value_of_a_case_is_refused_under_its_column(column: str, value: str | None, code: str) -> None:
    refused = refusal(sample("AJ", "CHAIN-2023", **{column: value}))
    assert (refused.code, refused.field) == (code, column)


@pytest.mark.parametrize(
    ("column", "value", "code"),
    [
        ("YSSWH", None, "MISSING_FIELD"),
        ("YSJG", " ", "MISSING_FIELD"),
        ("AAB004", " ", "MISSING_FIELD"),
        ("CZBZ", "D", "DELETED_AT_SOURCE"),
        ("YSSJ", "20230629254000", "IMPOSSIBLE_DATE"),
        ("CSJCSJ", "20231301", "IMPOSSIBLE_DATE"),
        ("GZRQ", "20240230", "IMPOSSIBLE_DATE"),
        ("SJJE", "1.001", "AMOUNT"),
    ],
)
def test_a_wrong_value_of_a_transfer_is_refused_under_its_column(column: str, value: str | None, code: str) -> None:
    refused = refusal(sample("YS", "YS-CHAIN-2023", **{column: value}))
    assert (refused.code, refused.field) == (code, column)


def test_a_charge_is_read_with_or_without_its_last_character() -> None:
    assert transfer(ZM="拒不支付劳动报酬").fields["charge"] == "XF276-1"
    assert transfer(ZM="诈骗罪").topics == ("SI_FRAUD",)
    unnamed = transfer(ZM=None)
    assert (unnamed.fields["charge"], unnamed.assumed) == ("XF276-1", ("charge",))


@pytest.mark.parametrize("body", [b"", b"\xff", b"[]", b"{}", b'{"AJID": "1"}'])
def test_what_is_no_row_is_damaged(body: bytes) -> None:
    assert refusal(RawRecord("AJ:1", body, "application/json")).code == "DAMAGED"


def test_a_record_of_another_table_is_damaged() -> None:
    good = sample("AJ", "CHAIN-2023")
    assert refusal(RawRecord("XX:1", good.body, good.media)).code == "DAMAGED"
    assert refusal(RawRecord("YS:1", good.body, good.media)).code == "DAMAGED"


def test_a_fault_the_transport_found_is_the_refusal() -> None:
    fault = Rejected("ENCODING", "AAB004", "c4")
    good = sample("AJ", "CHAIN-2023")
    assert refusal(RawRecord(good.key, good.body, good.media, fault=fault)) is fault


def readable() -> list[RawRecord]:
    found = []
    for prefix, rows in sample_rows().items():
        for row in rows:
            key = row[TABLES[prefix].key]
            assert key
            if key != b"X-BYTES":
                found.append(sample(prefix, key.decode()))
    return found


def statements() -> list[Statement]:
    found: list[Statement] = []
    for each in readable():
        try:
            found += ADAPTER.read(each)
        except Rejected:
            continue
    assert len(found) > 30
    return found


def test_the_same_row_always_says_the_same_thing() -> None:
    assert statements() == statements()


def test_every_act_is_of_its_case_and_brings_the_documents_and_fields_it_needs() -> None:
    for statement in statements():
        fields = set(ENTITIES[statement.entity].model_fields)
        assert set(statement.fields) <= fields
        for said in statement.acts:
            lifecycle, transition = lifecycle_of_act(said.act)
            assert lifecycle.entity == statement.entity
            assert transition.actor.partition("-")[0] == statement.owner_agency
            assert set(transition.documents) <= {paper.kind for paper in said.documents}
            assert set(said.fields) <= {*transition.needs, *transition.may}
            assert set(transition.needs) <= {"number", *said.fields}
        for child in statement.children:
            assert set(child.fields) <= set(ENTITIES[child.entity].model_fields)
        for party in statement.parties:
            assert set(party.fields) <= set(ENTITIES["Party"].model_fields)


def test_the_acts_of_a_row_follow_the_lifecycle() -> None:
    for statement in statements():
        if not statement.opens:
            continue
        state = None
        for said in statement.acts:
            _, transition = lifecycle_of_act(said.act)
            assert (state in transition.source) if transition.source else state is None, (statement.number, said.act)
            state = transition.target or state
        assert state in set(LIFECYCLES[statement.entity].states)


@given(st.sampled_from(sorted(CASE_TABLE.columns)), st.text(max_size=12))
def test_any_text_in_any_column_of_a_case_is_read_or_refused(column: str, value: str) -> None:
    try:
        ADAPTER.read(sample("AJ", "CHAIN-2023", **{column: value}))
    except Rejected as refused:
        assert refused.field


@given(st.sampled_from(sorted(TRANSFER_TABLE.columns)), st.text("0123456789 :-年月日〔〕号罪", max_size=16))
def test_any_text_in_any_column_of_a_transfer_is_read_or_refused(column: str, value: str) -> None:
    try:
        ADAPTER.read(sample("YS", "YS-CHAIN-2023", **{column: value}))
    except Rejected as refused:
        assert refused.field
