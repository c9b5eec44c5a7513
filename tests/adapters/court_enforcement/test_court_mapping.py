"""What the court's files say, step by step; exact codes for what cannot be taken."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adapters.court_enforcement import ADAPTER, codes
from adapters.court_enforcement.step_file import record_key
from adapters.mapping import narrow
from adapters.port import ActStatement, ChildStatement, RawRecord, Rejected, Statement
from schema.document_types import DocumentType
from schema.enforcement import (
    ENFORCEMENT,
    EnfClose,
    EnforcementBasis,
    EnforcementCase,
    EnforcementMeasure,
    MeasureKind,
)
from schema.party import PartyKind, Role

HEAD = "<AH>(2023)皖0223执77号</AH><AJLXDZ>执</AJLXDZ><FYMC>南陵县人民法院</FYMC>"
FILED = "<LARQ>2023-08-14</LARQ>"


def read(inner: str, encoding: str = "UTF-8") -> tuple[Statement, ...]:
    body = f'<?xml version="1.0" encoding="{encoding}"?><AJ>{inner}</AJ>'.encode(encoding)
    return ADAPTER.read(RawRecord("k", body, "application/xml"))


def refusal(inner: str) -> tuple[str, str]:
    with pytest.raises(Rejected) as raised:
        read(inner)
    return raised.value.code, raised.value.field


def acts(statements: Sequence[Statement]) -> list[ActStatement]:
    """All acts in the order the hub applies them: within a statement, acts before children."""
    return [
        act
        for statement in statements
        for act in (*statement.acts, *(child.act for child in statement.children if child.act))
    ]


def act(statements: Sequence[Statement], name: str) -> ActStatement:
    (found,) = [each for each in acts(statements) if each.act == name]
    return found


def measures(statements: Sequence[Statement]) -> list[ChildStatement]:
    return [child for statement in statements for child in statement.children]


def test_the_example_of_the_domain_reference_is_read_as_it_stands() -> None:
    found = read(
        "<AH>(2023)皖0223执123号</AH><AJLXDM>1002</AJLXDM><AJLXDZ>执</AJLXDZ><LARQ>2023-08-14</LARQ>"
        "<ZXYJLX>仲裁裁决书</ZXYJLX><ZCZXYJDW>南陵县劳动人事争议仲裁委员会</ZCZXYJDW>"
        "<ZXYJWSWH>南劳人仲案〔2023〕123号</ZXYJWSWH><YZXBDJE>42500.00</YZXBDJE><SJDWJE>15000.00</SJDWJE>"
        "<SWZXBDJE>27500.00</SWZXBDJE><DQAJZTHBZ>0</DQAJZTHBZ>"
        '<CS><ROW LX="限制消费" WH="(2023)皖0223执123号" RQ="2023-09-05"/></CS>'
        "<JAFS>终结本次执行程序</JAFS><JARQ>2023-12-20</JARQ><ZJBCZXSY>无财产可供执行</ZJBCZXSY>"
    )
    first = found[0]
    assert (first.entity, first.number, first.owner_agency) == ("EnforcementCase", "(2023)皖0223执123号", "COURT")
    assert first.fields == {
        "court": "皖0223",
        "basis_kind": "ARB_AWARD",
        "basis_body": "南陵县劳动人事争议仲裁委员会",
        "basis_number": "南劳人仲案〔2023〕123号",
        "due": Decimal("42500.00"),
        "collected": Decimal("15000.00"),
        "unpaid": Decimal("27500.00"),
    }
    assert [(each.act, each.occurred) for each in acts(found)] == [
        ("applyForEnforcement", date(2023, 8, 14)),
        ("fileEnforcementCase", date(2023, 8, 14)),
        ("takeMeasure", date(2023, 9, 5)),
        ("closeEnforcementRound", date(2023, 12, 20)),
    ]
    assert act(found, "closeEnforcementRound").fields == {
        "collected": Decimal("15000.00"),
        "unpaid": Decimal("27500.00"),
        "close_reason": "无财产可供执行",
    }
    assert first.related == ("南劳人仲案〔2023〕123号",)


@pytest.mark.parametrize("encoding", ["UTF-8", "GB18030", "GBK", "gb2312", "utf8"])
def test_the_declared_encoding_is_honoured(encoding: str) -> None:
    assert read(HEAD + FILED, encoding)[0].fields["court"] == "南陵县人民法院"


def test_a_byte_order_mark_and_no_declaration_are_read_as_utf8() -> None:
    body = b"\xef\xbb\xbf" + f"<AJ>{HEAD}{FILED}</AJ>".encode()
    assert ADAPTER.read(RawRecord("k", body, "application/xml"))[0].number == "(2023)皖0223执77号"


def test_every_act_carries_the_documents_the_lifecycle_asks_for() -> None:
    found = read(
        HEAD + "<SQRQ>2023-08-10</SQRQ>" + FILED + "<TZRQ>2023-08-16</TZRQ><TZWH>(2023)皖0223执77号之一</TZWH>"
        "<CCDCRQ>2023-08-18</CCDCRQ><ZXYJLX>民事判决</ZXYJLX><ZCZXYJDW>南陵县人民法院</ZCZXYJDW>"
        "<ZXYJWSWH>（2023）皖0223民初9号</ZXYJWSWH><ZXYJRQ>2023-06-01</ZXYJRQ>"
        '<CS><ROW LX="冻结" RQ="2023-08-20" WH="(2023)皖0223执77号之二"/></CS>'
        '<DK><ROW LX="到账" JE="10" RQ="2023-08-21"/></DK>'
        '<ZTH><ROW LX="中止执行" RQ="2023-09-01"/><ROW LX="恢复执行" RQ="2023-09-10"/></ZTH>'
        "<JAFS>执行完毕</JAFS><JARQ>2023-10-01</JARQ>"
    )
    for each in acts(found):
        needs = ENFORCEMENT.act(each.act).documents
        assert tuple(paper.kind for paper in each.documents) == needs, each.act
        assert needs
    assert act(found, "issueExecutionNotice").documents[0].number == "(2023)皖0223执77号之一"
    assert act(found, "takeMeasure").documents[0].number == "(2023)皖0223执77号之二"
    assert act(found, "closeEnforcementDone").documents[0].number == "(2023)皖0223执77号"
    assert act(found, "recordPayment").documents[0].number is None
    basis = act(found, "applyForEnforcement").documents[0]
    assert (basis.issued_on, basis.issuer, basis.number) == (
        date(2023, 6, 1),
        "南陵县人民法院",
        "(2023)皖0223民初9号",
    )


TOLD = (
    *("applyForEnforcement", "fileEnforcementCase", "issueExecutionNotice", "searchProperty", "takeMeasure"),
    *("releaseMeasure", "recordPayment", *codes.STAY.values(), *codes.CLOSING.values()),
)


@pytest.mark.parametrize("name", sorted(set(TOLD)))
def test_fields_of_acts_are_such_as_the_act_may_set(name: str) -> None:
    closing = {value: key for key, value in codes.CLOSING.items()}
    found = read(
        HEAD + FILED + "<YZXBDJE>10</YZXBDJE><SJDWJE>5</SJDWJE><YFFJE>5</YFFJE><MCJE>1</MCJE><SWZXBDJE>4</SWZXBDJE>"
        "<TZRQ>2023-08-16</TZRQ><CCDCRQ>2023-08-18</CCDCRQ>"
        '<CS><ROW LX="查询" RQ="2023-08-20" JCRQ="2023-08-25"/></CS><DK><ROW LX="到账" JE="5" RQ="2023-08-21"/></DK>'
        '<ZTH><ROW LX="中止执行" RQ="2023-09-01" SY="其他"/><ROW LX="恢复执行" RQ="2023-09-10"/></ZTH>'
        f"<JAFS>{closing.get(name, '执行完毕')}</JAFS><JARQ>2023-10-01</JARQ><JASY>其他</JASY>"
    )
    said = act(found, name)
    transition = ENFORCEMENT.act(name)
    assert set(said.fields) <= {*transition.needs, *transition.may}
    if "unpaid" in transition.may:
        assert said.fields["unpaid"] == Decimal("4.00")


def test_fields_are_attributes_of_the_entities() -> None:
    found = read(
        HEAD
        + FILED
        + "<AY>劳动争议</AY><ZXYJLX>支付令</ZXYJLX><ZCZXYJDW>甲法院</ZCZXYJDW><YZXAH>(2022)皖0223执1号</YZXAH>"
        "<YZXBDJE>1</YZXBDJE><SJDWJE>1</SJDWJE><YFFJE>1</YFFJE><MCJE>0</MCJE><SWZXBDJE>0</SWZXBDJE>"
        '<CS><ROW LX="查封" RQ="2023-08-20" DQRQ="2025-08-19" DX="车" CCLX="车辆" JCRQ="2023-09-01" JCYY="履行"/></CS>'
    )
    assert set(found[0].fields) <= set(EnforcementCase.model_fields)
    measure, released = measures(found)
    assert (released.key, released.fields, released.act.act) == (measure.key, measure.fields, "releaseMeasure")
    assert measure.fields == {
        "kind": "SEAL",
        "target": "车",
        "asset": "MOVABLE",
        "from_on": date(2023, 8, 20),
        "until_on": date(2025, 8, 19),
        "released_on": date(2023, 9, 1),
        "release_reason": "履行",
    }
    assert set(measure.fields) <= set(EnforcementMeasure.model_fields)


def test_without_a_filing_day_the_earliest_step_stands_for_it_and_no_limit_is_counted() -> None:
    found = read(
        HEAD + '<CS><ROW LX="限制消费" RQ="2023-10-02"/><ROW LX="纳入失信名单" RQ="2023-09-05"/></CS>'
        "<JAFS>终结执行</JAFS><JARQ>2023-12-20</JARQ>"
    )
    for name in ("applyForEnforcement", "fileEnforcementCase"):
        said = act(found, name)
        assert (said.occurred, said.assumed, said.undated) == (date(2023, 9, 5), True, True)
    assert found[0].assumed == ("applied_on", "filed_on")
    assert not any(each.assumed or each.undated for each in acts(found)[2:])


def test_without_an_application_day_the_filing_day_stands_for_it_and_can_be_counted_from() -> None:
    found = read(HEAD + FILED)
    said = act(found, "applyForEnforcement")
    assert (said.occurred, said.assumed, said.undated) == (date(2023, 8, 14), True, False)
    filed = act(found, "fileEnforcementCase")
    assert (filed.assumed, filed.undated) == (False, False)
    assert found[0].assumed == ("applied_on",)


def test_a_case_applied_for_and_not_filed_yet_is_only_applied_for() -> None:
    assert [each.act for each in acts(read(HEAD + "<SQRQ>2023-08-10</SQRQ>"))] == ["applyForEnforcement"]


@pytest.mark.parametrize("basis", [basis for basis in EnforcementBasis if basis != EnforcementBasis.UNKNOWN])
def test_every_kind_of_basis_is_read_from_its_label(basis: EnforcementBasis) -> None:
    assert read(HEAD + FILED + f"<ZXYJLX>{basis.zh}</ZXYJLX>")[0].fields["basis_kind"] == basis.value


def test_half_width_brackets_in_a_label_make_no_difference() -> None:
    assert read(HEAD + FILED + "<ZXYJLX>行政决定(非诉)</ZXYJLX>")[0].fields["basis_kind"] == "ADMIN_DECISION"


def test_a_basis_not_stated_is_left_open_and_its_document_says_so() -> None:
    found = read(HEAD + FILED)
    assert "basis_kind" not in found[0].fields
    assert act(found, "applyForEnforcement").documents[0].issuer == "来源未载明"


@pytest.mark.parametrize("kind", list(MeasureKind))
def test_every_kind_of_measure_is_read_from_its_label(kind: MeasureKind) -> None:
    (measure,) = measures(read(HEAD + FILED + f'<CS><ROW LX="{kind.zh}" RQ="2023-09-05"/></CS>'))
    assert measure.fields["kind"] == kind.value


def test_measures_are_told_apart_and_a_repeated_row_is_one() -> None:
    row = '<ROW LX="冻结" WH="(2023)皖0223执77号之一" RQ="2023-09-25" DX="账户一" CCLX="银行存款"/>'
    other_target = row.replace("账户一", "账户二")
    other_class = row.replace("银行存款", "股权")
    found = measures(read(HEAD + FILED + f"<CS>{row}{row}{other_target}{other_class}</CS>"))
    assert len({child.key for child in found}) == len(found) == 3
    assert all(child.act is not None and child.act.key in child.key for child in found)
    assert all("账户" not in child.key for child in found), "a target can be a person's"
    assert all(child.key.startswith("(2023)皖0223执77号:") for child in found), "cases of one matter share no key"


def test_like_payments_on_one_day_are_as_many_payments_with_lasting_keys() -> None:
    one = '<ROW LX="到账" JE="2000.00" RQ="2023-10-16"/>'
    out = '<ROW LX="发放" JE="2,000" RQ="2023-10-16"/>'
    early = [each.key for each in acts(read(HEAD + FILED + f"<DK>{one}{one}</DK>")) if each.act == "recordPayment"]
    late = [each.key for each in acts(read(HEAD + FILED + f"<DK>{one}{out}{one}</DK>")) if each.act == "recordPayment"]
    assert len(set(early)) == 2
    assert set(early) < set(late)
    assert len(set(late)) == 3


def test_payments_carry_the_sums_so_that_a_late_file_without_them_puts_nothing_back() -> None:
    sums = "<YZXBDJE>100</YZXBDJE><SJDWJE>{}</SJDWJE><SWZXBDJE>{}</SWZXBDJE>"
    paid = read(HEAD + FILED + sums.format(40, 60) + '<DK><ROW LX="到账" JE="40" RQ="2023-10-16"/></DK>')
    assert act(paid, "recordPayment").fields == {"collected": Decimal(40), "unpaid": Decimal(60)}
    assert "collected" not in paid[0].fields
    late = read(HEAD + FILED + sums.format(0, 100) + '<CS><ROW LX="查询" RQ="2023-09-20"/></CS>')
    assert {"collected", "unpaid"}.isdisjoint(late[0].fields)


def test_money_that_no_payment_explains_is_stated_of_the_case() -> None:
    assert read(HEAD + FILED + "<SJDWJE>40</SJDWJE>")[0].fields["collected"] == Decimal(40)


def test_payments_add_up_where_the_file_gives_no_sum() -> None:
    found = read(
        HEAD + FILED + '<DK><ROW LX="到账" JE="40" RQ="2023-10-16"/><ROW LX="到账" JE="2.5" RQ="2023-10-17"/>'
        '<ROW LX="发放" JE="42.5" RQ="2023-10-18"/></DK>'
    )
    assert {each.fields["collected"] for each in acts(found) if each.act == "recordPayment"} == {Decimal("42.5")}


def test_sums_that_do_not_add_up_are_kept_as_they_are() -> None:
    found = read(
        HEAD + FILED + "<YZXBDJE>10000</YZXBDJE><SJDWJE>3000</SJDWJE><MCJE>0</MCJE><SWZXBDJE>6000</SWZXBDJE>"
        "<JAFS>终结执行</JAFS><JARQ>2023-12-20</JARQ>"
    )
    fields = found[0].fields
    assert (fields["due"], fields["collected"], fields["waived"], fields["unpaid"]) == (10000, 3000, 0, 6000)


def test_a_poorer_file_states_nothing_it_does_not_know() -> None:
    assert read(HEAD + FILED + "<AY/><YZXBDJE>空</YZXBDJE><ZXYJLX> </ZXYJLX>")[0].fields == {"court": "南陵县人民法院"}


def test_a_suspended_and_resumed_case_gives_both_acts_with_the_cause() -> None:
    found = read(
        HEAD + FILED + '<DQAJZTHBZ>0</DQAJZTHBZ><ZTH><ROW LX="恢复执行" RQ="2023-11-15"/>'
        '<ROW LX="中止执行" RQ="2023-10-10" SY="案外人异议"/></ZTH>'
    )
    assert [each.act for each in acts(found)[2:]] == ["suspendEnforcement", "resumeEnforcement"]
    assert act(found, "suspendEnforcement").fields == {"close_reason": "案外人异议"}


STAYS = {
    "": [],
    "中止后恢复": [("中止执行", "2023-09-01"), ("恢复执行", "2023-10-01")],
    "终本后恢复": [("恢复执行", "2023-10-01")],
    "中止后恢复、终本后再恢复": [("恢复执行", "2023-11-01"), ("恢复执行", "2023-10-01"), ("中止执行", "2023-09-01")],
    "结案后恢复": [("恢复执行", "2024-01-01")],
}


@pytest.mark.parametrize(
    ("stays", "key"),
    [
        ("", ""),
        ("中止后恢复", ""),
        ("结案后恢复", ""),
        ("终本后恢复", "2023-12-20"),
        ("中止后恢复、终本后再恢复", "2023-12-20"),
    ],
)
def test_a_closing_after_a_resumption_of_a_closed_case_is_told_apart_by_its_day(stays: str, key: str) -> None:
    rows = "".join(f'<ROW LX="{kind}" RQ="{day}"/>' for kind, day in STAYS[stays])
    closing = "<JAFS>终结本次执行程序</JAFS><JARQ>2023-12-20</JARQ>"
    assert act(read(HEAD + FILED + f"<ZTH>{rows}</ZTH>{closing}"), "closeEnforcementRound").key == key


def test_a_resumed_round_names_the_case_it_resumes_and_is_found_through_it() -> None:
    found = read(
        "<AH>(2024)皖0223执恢8号</AH><AJLXDZ>执恢</AJLXDZ><LARQ>2024-03-04</LARQ><YZXAH>（2023）皖0223执77号</YZXAH>"
        "<GLAJ>南人社监立字[2023]12号</GLAJ><GLAJ>南人社监立字〔2023〕12号</GLAJ>"
    )
    assert found[0].fields["resumed_from"] == "(2023)皖0223执77号"
    assert found[0].related == ("(2023)皖0223执77号", "南人社监立字〔2023〕12号")


def test_parties_are_read_with_their_part_and_kind() -> None:
    found = read(
        HEAD + FILED + '<DSR><ROW DW="申请执行人" LX="自然人" MC="当事人甲" TYSHXYDM="x" ZJHM="y"/>'
        '<ROW DW="被执行人" LX="法人" MC="某某建筑劳务有限公司" TYSHXYDM="91340223XX0000019Y"/>'
        '<ROW DW="被执行人" LX="个体工商户" MC="某某店" TYSHXYDM="未知"/></DSR>'
    )
    person, company, shop = found[0].parties
    assert (person.role, person.fields) == (Role.ENF_APPLICANT, {"kind": PartyKind.PERSON, "name": "当事人甲"})
    assert company.role == Role.ENF_DEBTOR
    assert company.fields["uscc"] == "91340223XX0000019Y"
    assert shop.fields == {"kind": PartyKind.SELF_EMPLOYED, "name": "某某店"}


def test_the_title_names_a_unit_and_never_a_person() -> None:
    debtor = '<DSR><ROW DW="被执行人" LX="{}" MC="{}"/></DSR>'
    assert read(HEAD + FILED + debtor.format("法人", "某某公司"))[0].title == "某某公司执行案"
    assert read(HEAD + FILED + debtor.format("自然人", "当事人乙"))[0].title == "(2023)皖0223执77号执行案"


@pytest.mark.parametrize(
    ("inner", "topics"),
    [
        ("<SFQX>1</SFQX>", ("WAGE",)),
        ("<SFQX>0</SFQX>", ()),
        ("<AY>追索劳动报酬纠纷</AY>", ("WAGE",)),
        ("<AY>买卖合同纠纷</AY>", ()),
        ("<SFQX>是</SFQX><ZXYJLX>行政决定（非诉）</ZXYJLX>", ("WAGE", "ENF_EFFECT")),
    ],
)
def test_topics_follow_cause_and_basis(inner: str, topics: tuple[str, ...]) -> None:
    assert read(HEAD + FILED + inner)[0].topics == topics


def test_a_number_of_the_old_style_is_kept_as_it_is() -> None:
    found = read("<AH>(2003)皖1202执字第00174号</AH><FYMC>颍州区人民法院</FYMC>" + FILED)
    assert found[0].number == "(2003)皖1202执字第00174号"


@pytest.mark.parametrize(
    ("inner", "code", "field"),
    [
        ("", "MISSING_FIELD", "AH"),
        ("<AH>02016〕闽0302执00682号</AH>" + FILED, "CASE_NUMBER", "AH"),
        ("<AH>(2023)皖0223执77号</AH><AJLXDZ>民初</AJLXDZ>" + FILED, "UNKNOWN_CODE", "AJLXDZ"),
        ("<AH>(2003)皖1202执字第00174号</AH><AJLXDZ>执异</AJLXDZ>" + FILED, "UNKNOWN_CODE", "AJLXDZ"),
        (HEAD, "MISSING_FIELD", "LARQ"),
        (HEAD + "<LARQ>2023-02-30</LARQ>", "IMPOSSIBLE_DATE", "LARQ"),
        (HEAD + FILED + "<SQRQ>2023-13-01</SQRQ>", "IMPOSSIBLE_DATE", "SQRQ"),
        (HEAD + FILED + "<TZRQ>x</TZRQ>", "IMPOSSIBLE_DATE", "TZRQ"),
        (HEAD + FILED + "<ZXYJLX>口头约定</ZXYJLX>", "UNKNOWN_CODE", "ZXYJLX"),
        (HEAD + FILED + "<ZXYJRQ>20230230</ZXYJRQ>", "IMPOSSIBLE_DATE", "ZXYJRQ"),
        (HEAD + FILED + "<YZXBDJE>1.2万元</YZXBDJE>", "AMOUNT", "YZXBDJE"),
        (HEAD + FILED + "<SWZXBDJE>-1</SWZXBDJE>", "AMOUNT", "SWZXBDJE"),
        (HEAD + FILED + "<SJDWJE>1.005</SJDWJE>", "AMOUNT", "SJDWJE"),
        (HEAD + FILED + "<DQAJZTHBZ>7</DQAJZTHBZ>", "UNKNOWN_CODE", "DQAJZTHBZ"),
        (HEAD + FILED + "<DQAJZTHBZ>1</DQAJZTHBZ>", "MISSING_FIELD", "ZTH.RQ"),
        (HEAD + FILED + "<SFQX>9</SFQX>", "UNKNOWN_CODE", "SFQX"),
        (HEAD + FILED + '<CS><ROW LX="劝导" RQ="2023-09-05"/></CS>', "UNKNOWN_CODE", "CS.LX"),
        (HEAD + FILED + '<CS><ROW RQ="2023-09-05"/></CS>', "MISSING_FIELD", "CS.LX"),
        (HEAD + FILED + '<CS><ROW LX="冻结"/></CS>', "MISSING_FIELD", "CS.RQ"),
        (HEAD + FILED + '<CS><ROW LX="冻结" RQ="2023-09-05" CCLX="虚拟"/></CS>', "UNKNOWN_CODE", "CS.CCLX"),
        (HEAD + FILED + '<CS><ROW LX="冻结" RQ="2023-09-05" DQRQ="2023-09-04"/></CS>', "IMPOSSIBLE_DATE", "CS.DQRQ"),
        (HEAD + FILED + '<DK><ROW LX="退回" JE="1" RQ="2023-09-05"/></DK>', "UNKNOWN_CODE", "DK.LX"),
        (HEAD + FILED + '<DK><ROW LX="到账" RQ="2023-09-05"/></DK>', "MISSING_FIELD", "DK.JE"),
        (HEAD + FILED + '<DK><ROW LX="到账" JE="1"/></DK>', "MISSING_FIELD", "DK.RQ"),
        (HEAD + FILED + '<ZTH><ROW LX="暂缓" RQ="2023-09-05"/></ZTH>', "UNKNOWN_CODE", "ZTH.LX"),
        (HEAD + FILED + '<ZTH><ROW LX="中止执行"/></ZTH>', "MISSING_FIELD", "ZTH.RQ"),
        (HEAD + FILED + "<JAFS>执行完毕</JAFS>", "MISSING_FIELD", "JARQ"),
        (HEAD + FILED + "<JARQ>2023-12-20</JARQ>", "MISSING_FIELD", "JAFS"),
        (HEAD + FILED + "<JAFS>和解长期履行</JAFS><JARQ>2023-12-20</JARQ>", "UNKNOWN_CODE", "JAFS"),
        (HEAD + FILED + '<DSR><ROW DW="第三人" LX="法人" MC="x"/></DSR>', "UNKNOWN_CODE", "DSR.DW"),
        (HEAD + FILED + '<DSR><ROW DW="被执行人" MC="x"/></DSR>', "MISSING_FIELD", "DSR.LX"),
        (HEAD + FILED + '<DSR><ROW DW="被执行人" LX="法人"/></DSR>', "MISSING_FIELD", "DSR.MC"),
        (
            HEAD + FILED + '<DSR><ROW DW="被执行人" LX="法人" MC="x" TYSHXYDM="91340223XX0000027A"/></DSR>',
            "USCC",
            "DSR.TYSHXYDM",
        ),
    ],
)
def test_a_refusal_names_its_reason_and_the_field(inner: str, code: str, field: str) -> None:
    assert refusal(inner) == (code, field)


def test_an_old_style_number_needs_the_name_of_its_court() -> None:
    assert refusal("<AH>(2014)绍虞执民字第00243号</AH>" + FILED) == ("MISSING_FIELD", "FYMC")


@pytest.mark.parametrize(
    ("body", "code"),
    [
        (b"", "DAMAGED"),
        (b"<AJ><AH>1", "DAMAGED"),
        (b"<XX/>", "DAMAGED"),
        (b"no xml at all", "DAMAGED"),
        (b"<AJ>\x00</AJ>", "DAMAGED"),
        (b'<?xml version="1.0" encoding="UTF-8"?><AJ>\xc4\xcf\xc1\xea</AJ>', "ENCODING"),
        (b'<?xml version="1.0" encoding="KOI8-R"?><AJ/>', "ENCODING"),
        (b'<?xml version="1.0"?><!DOCTYPE AJ><AJ/>', "DAMAGED"),
        (b'<!DOCTYPE AJ SYSTEM "http://127.0.0.1:9/x.dtd"><AJ/>', "DAMAGED"),
        (b'<!DOCTYPE AJ [<!ENTITY x SYSTEM "file:///etc/passwd">]><AJ><AH>&x;</AH></AJ>', "DAMAGED"),
        (b'<!DOCTYPE AJ [<!ENTITY a "aa"><!ENTITY b "&a;&a;">]><AJ><AH>&b;</AH></AJ>', "DAMAGED"),
        (b"<AJ>" + b"<a>" * 5000 + b"</a>" * 5000 + b"</AJ>", "DAMAGED"),
    ],
)
def test_a_damaged_file_is_refused(body: bytes, code: str) -> None:
    with pytest.raises(Rejected) as raised:
        ADAPTER.read(RawRecord("k", body, "application/xml"))
    assert raised.value.code == code
    assert "root:" not in f"{raised.value.value}{raised.value.detail}"


@given(st.binary(max_size=300))
def test_no_bytes_whatever_raise_anything_but_a_refusal(noise: bytes) -> None:
    record_key(noise)
    with pytest.raises(Rejected):
        ADAPTER.read(RawRecord("k", noise, "application/xml"))


WHOLE = (
    f'<?xml version="1.0" encoding="GB18030"?><AJ>{HEAD}{FILED}<YZXBDJE>1</YZXBDJE>'
    '<CS><ROW LX="查询" RQ="2023-09-05"/></CS></AJ>'
).encode("gb18030")


@given(st.integers(min_value=0, max_value=len(WHOLE) - 1))
def test_a_file_cut_off_anywhere_is_damaged(length: int) -> None:
    with pytest.raises(Rejected) as raised:
        ADAPTER.read(RawRecord("k", WHOLE[:length], "application/xml"))
    assert raised.value.code == "DAMAGED"


DAYS = st.dates(min_value=date(2020, 1, 1), max_value=date(2025, 12, 31))


@given(st.lists(DAYS, max_size=4), st.lists(DAYS, max_size=4), DAYS)
def test_steps_are_stated_in_order_of_their_days(taken: list[date], paid: list[date], closed: date) -> None:
    found = read(
        HEAD + "<LARQ>2019-12-01</LARQ><CS>" + "".join(f'<ROW LX="查询" RQ="{day}"/>' for day in taken) + "</CS><DK>"
        "" + "".join(f'<ROW LX="到账" JE="1" RQ="{day}"/>' for day in paid) + "</DK>"
        f"<JAFS>终结本次执行程序</JAFS><JARQ>{closed}</JARQ>"
    )
    order = [each.occurred for each in acts(found)]
    assert all(before <= after for before, after in pairwise(order))  # type: ignore[operator]
    assert len(order) == 3 + len(set(taken)) + len(paid)
    assert {statement.number for statement in found} == {"(2023)皖0223执77号"}
    assert [statement.opens for statement in found] == [True] + [False] * (len(found) - 1)


def test_notice_and_search_come_first_as_the_lifecycle_has_it() -> None:
    found = read(
        HEAD + FILED + "<TZRQ>2023-09-10</TZRQ><CCDCRQ>2023-09-01</CCDCRQ>"
        '<DK><ROW LX="到账" JE="1" RQ="2023-08-20"/></DK>'
    )
    assert [each.act for each in acts(found)[2:]] == ["issueExecutionNotice", "searchProperty", "recordPayment"]


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030"])
def test_the_key_is_the_case_number_as_written_whatever_the_encoding(encoding: str) -> None:
    body = f'<?xml version="1.0" encoding="{encoding}"?><AJ><AH> （2023）皖0223执77号 </AH></AJ>'.encode(encoding)
    assert record_key(body) == "AJ:（2023）皖0223执77号"


@pytest.mark.parametrize("body", [b"", b"<AJ/>", b"<AJ><AH></AH></AJ>", b"\xff\xfe<AH>1</AH>", b"<AH>" + b"1" * 500])
def test_a_file_without_a_readable_number_gives_no_key(body: bytes) -> None:
    assert record_key(body) is None


def test_code_tables_name_only_what_the_schema_has() -> None:
    assert set(codes.CLOSING.values()) | set(codes.STAY.values()) <= set(ENFORCEMENT.by_act)
    assert set(codes.CLOSING) >= {kind.zh for kind in EnfClose}
    assert set(codes.BASIS.values()) == {basis.value for basis in EnforcementBasis}
    assert set(codes.MEASURE.values()) == {kind.value for kind in MeasureKind}
    for table in (codes.BASIS, codes.MEASURE, codes.ASSET, codes.ROLE, codes.PARTY, codes.CLOSING, codes.STAY):
        assert all(label == narrow(label) for label in table), "labels are compared in narrow form"


def test_application_papers_are_of_the_kind_the_lifecycle_names() -> None:
    (paper,) = act(read(HEAD + FILED), "fileEnforcementCase").documents
    assert (paper.kind, paper.number, paper.issuer) == (
        DocumentType.CASE_ACCEPTANCE,
        "(2023)皖0223执77号",
        "南陵县人民法院",
    )
