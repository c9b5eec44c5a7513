"""Court enforcement (domain.md §2.6)."""

import uuid
from datetime import date
from decimal import Decimal
from typing import ClassVar

from sqlmodel import Field

from schema.codes import DocumentType as D
from schema.fields import Belongs, Code, Entity, FieldClass, Level, RowClass, code, money, shared
from schema.lifecycle import Lifecycle, Transition, meets, pauses, resumes, starts, voids
from schema.scopes import Scope


class EnforcementState(Code):
    """Status vocabulary of court staff (domain.md §2.6)."""

    APPLIED = "APPLIED", "已申请", "applied"
    FILED = "FILED", "已立案", "filed"
    NOTICE_ISSUED = "NOTICE_ISSUED", "已发执行通知", "notice issued"
    SEARCHING = "SEARCHING", "财产调查中", "searching for property"
    PARTLY_PAID = "PARTLY_PAID", "部分到位", "partly paid"
    SUSPENDED = "SUSPENDED", "中止执行", "suspended"
    CLOSED_DONE = "CLOSED_DONE", "执行完毕", "closed, fully enforced"
    CLOSED_ROUND = "CLOSED_ROUND", "终结本次执行程序", "this round of enforcement closed"
    CLOSED_TERMINATED = "CLOSED_TERMINATED", "终结执行", "enforcement terminated"
    RESUMED = "RESUMED", "恢复执行", "resumed"
    VOID = "VOID", "作废", "void"


class EnforcementBasis(Code):
    """What is enforced (domain.md §4.4)."""

    CIVIL_JUDGMENT = "CIVIL_JUDGMENT", "民事判决", "civil judgment"
    CONFIRMATION = "CONFIRMATION", "民事裁定（司法确认）", "civil ruling confirming a mediation agreement"
    CIVIL_MEDIATION = "CIVIL_MEDIATION", "民事调解书", "civil mediation statement"
    PAYMENT_ORDER = "PAYMENT_ORDER", "支付令", "payment order"
    ARB_AWARD = "ARB_AWARD", "仲裁裁决书", "arbitral award"
    ARB_MEDIATION = "ARB_MEDIATION", "仲裁调解书", "arbitral mediation statement"
    INTERIM_AWARD = "INTERIM_AWARD", "先予执行裁决", "award of interim enforcement"
    ADMIN_DECISION = "ADMIN_DECISION", "行政决定（非诉）", "administrative decision (non-litigation)"
    ADMIN_JUDGMENT = "ADMIN_JUDGMENT", "行政判决", "administrative judgment"
    CRIMINAL_PROPERTY = "CRIMINAL_PROPERTY", "刑事财产部分", "property part of a criminal judgment"
    NOTARISED_DEBT = "NOTARISED_DEBT", "公证债权文书", "notarised debt instrument"
    UNKNOWN = "UNKNOWN", "来源未载明", "not stated by the source"


class MeasureKind(Code):
    """Enforcement measures; the notice's six come first (domain.md §4.4)."""

    LIMIT_CONSUME = "LIMIT_CONSUME", "限制高消费", "consumption limit"
    DISHONEST = "DISHONEST", "纳入失信名单", "dishonest-debtor list"
    EXIT_BAN = "EXIT_BAN", "限制出境", "exit ban"
    COMPEL = "COMPEL", "拘传", "compelled appearance"
    DETAIN = "DETAIN", "司法拘留", "judicial detention"
    FINE = "FINE", "罚款", "fine"
    QUERY = "QUERY", "查询", "property query"
    FREEZE = "FREEZE", "冻结", "freeze"
    SEAL = "SEAL", "查封", "sealing"
    SEIZE = "SEIZE", "扣押", "seizure"
    TRANSFER = "TRANSFER", "划拨", "transfer of deposits"


class AssetClass(Code):
    """What a freezing, sealing or seizing measure is on; decides how long it may last (民诉法解释 485)."""

    DEPOSIT = "DEPOSIT", "银行存款", "bank deposit"
    MOVABLE = "MOVABLE", "动产", "movable"
    IMMOVABLE = "IMMOVABLE", "不动产或其他财产权", "immovable or other property right"


LABOUR_BASES = frozenset({"ADMIN_DECISION", "ARB_AWARD", "ARB_MEDIATION", "INTERIM_AWARD"})
"""Bases that make an enforcement case a labour matter, whatever its cause."""


class EnforcementCase(Entity, table=True):
    """One round of enforcement, with its sums."""

    plural: ClassVar = "enforcementCases"
    scope: ClassVar = Scope.ENFORCEMENT_READ
    zh: ClassVar = "执行案件"
    en: ClassVar = "enforcement case"
    order: ClassVar = ("-filed_on",)

    case_number: str = shared("案号", "case number", max_length=80, unique=True, key=True)
    court: str = shared("执行法院", "court, as the source names it", max_length=120)
    cause: str | None = shared("案由", "cause of action", default=None, max_length=80)
    basis_kind: EnforcementBasis = code(EnforcementBasis, "执行依据种类", "kind of basis", default="UNKNOWN")
    basis_body: str | None = shared("执行依据制作单位", "body that made the basis", default=None, max_length=120)
    basis_number: str | None = shared("执行依据文号", "number of the basis", default=None, max_length=120, index=True)
    state: EnforcementState = code(EnforcementState, "状态", "state", status=True, default="APPLIED")
    applied_on: date | None = shared("申请日", "applied on", default=None, status=True)
    filed_on: date | None = shared("立案日", "filed on", default=None, status=True)
    closed_on: date | None = shared("结案日", "closed on", default=None, status=True)
    close_reason: str | None = shared("结案事由", "reason for closing", default=None, max_length=200)
    due: Decimal | None = money("应执行标的（元）", "sum due, yuan", default=None, ge=0)
    collected: Decimal | None = money("已到位（元）", "collected, yuan", default=None, ge=0)
    paid_out: Decimal | None = money("已发放（元）", "paid out, yuan", default=None, ge=0)
    waived: Decimal | None = money("免除（元）", "waived, yuan", default=None, ge=0)
    unpaid: Decimal | None = money("尚欠（元）", "unpaid, yuan", default=None, ge=0)
    resumed_from: str | None = shared("恢复自", "case number it resumes", default=None, max_length=80)


class EnforcementMeasure(Entity, table=True):
    """One measure. List measures are public (F9); detention, fine, exit ban and the like are not (F9b)."""

    plural: ClassVar = "enforcementMeasures"
    scope: ClassVar = Scope.ENFORCEMENT_READ
    belongs: ClassVar = (Belongs("enforcement_case_id", "EnforcementCase", "measures"),)
    in_matter: ClassVar = False
    zh: ClassVar = "执行措施"
    en: ClassVar = "enforcement measure"
    order: ClassVar = ("from_on",)
    row_class: ClassVar = RowClass(
        "kind",
        {
            "LIMIT_CONSUME": FieldClass.F9,
            "DISHONEST": FieldClass.F9,
            "QUERY": FieldClass.F8,
            "FREEZE": FieldClass.F8,
            "SEAL": FieldClass.F8,
            "SEIZE": FieldClass.F8,
            "TRANSFER": FieldClass.F8,
        },
        FieldClass.F9B,
    )

    enforcement_case_id: uuid.UUID = Field(foreign_key="enforcementcase.id", index=True)
    kind: MeasureKind = code(MeasureKind, "措施", "measure", of=FieldClass.ROW, status=True)
    target: str | None = shared("对象", "target", of=FieldClass.ROW, level=Level.L3, default=None, max_length=200)
    asset: AssetClass | None = code(AssetClass, "财产种类", "class of property", of=FieldClass.ROW, default=None)
    number: str | None = shared("文书", "document", of=FieldClass.ROW, default=None, max_length=120)
    from_on: date = shared("起", "from", of=FieldClass.ROW, status=True)
    until_on: date | None = shared("止", "until", of=FieldClass.ROW, default=None, status=True)
    released_on: date | None = shared("解除日", "released on", of=FieldClass.ROW, default=None, status=True)
    release_reason: str | None = shared(
        "解除原因", "reason for release", of=FieldClass.ROW, default=None, max_length=200
    )


_OPEN = ("FILED", "NOTICE_ISSUED", "SEARCHING", "PARTLY_PAID", "RESUMED")
_ADMINISTRATIVE = "ADMIN_DECISION"
_OTHER_BASES = tuple(basis.value for basis in EnforcementBasis if basis != _ADMINISTRATIVE)
_ENDS = (meets("TL-E5.1"), meets("TL-E5.2"), voids("TL-E2.1"))

ENFORCEMENT = Lifecycle(
    name="ENF",
    entity="EnforcementCase",
    states=EnforcementState,
    write={"COURT": Scope.ENFORCEMENT_WRITE},
    labour_when={"basis_kind": LABOUR_BASES},
    transitions=(
        Transition(
            "ENF-1",
            "applyForEnforcement",
            (),
            "APPLIED",
            "COURT",
            "申请或移送执行",
            "apply for enforcement",
            documents=(D.ENFORCEMENT_BASIS,),
            day="applied_on",
            needs=("case_number", "court"),
            may=(
                "cause",
                "basis_kind",
                "basis_body",
                "basis_number",
                "due",
                "resumed_from",
            ),
            clocks=(starts("TL-E2.1"),),
            reach=("COURT",),
        ),
        Transition(
            "ENF-2",
            "fileEnforcementCase",
            ("APPLIED",),
            "FILED",
            "COURT",
            "立案执行",
            "file the enforcement case",
            documents=(D.CASE_ACCEPTANCE,),
            day="filed_on",
            notify=("HRSS",),
            labour_only=("HRSS",),
            reach=("HRSS",),
            clocks=(
                starts("TL-E5.1", basis_kind=_OTHER_BASES),
                starts("TL-E5.2", basis_kind=_ADMINISTRATIVE),
                starts("TL-E11.1"),
            ),
        ),
        Transition(
            "ENF-3",
            "issueExecutionNotice",
            ("FILED",),
            "NOTICE_ISSUED",
            "COURT-ENF",
            "发出执行通知",
            "issue the execution notice",
            documents=(D.EXECUTION_NOTICE,),
            clocks=(meets("TL-E2.1"),),
        ),
        Transition(
            "ENF-4",
            "searchProperty",
            ("FILED", "NOTICE_ISSUED", "PARTLY_PAID", "RESUMED"),
            "SEARCHING",
            "COURT-ENF",
            "财产调查",
            "search for property",
            documents=(D.MEASURE_DOCUMENT,),
        ),
        Transition(
            "ENF-6",
            "takeMeasure",
            (*_OPEN, "SUSPENDED", "CLOSED_ROUND"),
            None,
            "COURT-ENF",
            "采取执行措施",
            "take a measure",
            reported=True,
            documents=(D.MEASURE_DOCUMENT,),
            clocks=(
                starts("TL-E7.1", asset="DEPOSIT"),
                starts("TL-E7.2", asset="MOVABLE"),
                starts("TL-E7.3", asset="IMMOVABLE"),
            ),
        ),
        Transition(
            "ENF-6.2",
            "releaseMeasure",
            (*_OPEN, "SUSPENDED", "CLOSED_DONE", "CLOSED_ROUND", "CLOSED_TERMINATED"),
            None,
            "COURT-ENF",
            "解除执行措施",
            "release a measure",
            reported=True,
            documents=(D.MEASURE_DOCUMENT,),
            clocks=(meets("TL-E7.1"), meets("TL-E7.2"), meets("TL-E7.3")),
        ),
        Transition(
            "ENF-7",
            "recordPayment",
            _OPEN,
            "PARTLY_PAID",
            "COURT-ENF",
            "记录案款到账与发放",
            "record money received and paid out",
            documents=(D.PAYMENT_RECORD,),
            may=("collected", "paid_out", "waived", "unpaid"),
            notify=("HRSS",),
            labour_only=("HRSS",),
        ),
        Transition(
            "ENF-9",
            "suspendEnforcement",
            _OPEN,
            "SUSPENDED",
            "COURT-ENF",
            "中止执行",
            "suspend enforcement",
            documents=(D.SUSPENSION_RULING,),
            may=("close_reason",),
            notify=("HRSS",),
            labour_only=("HRSS",),
            clocks=(pauses("TL-E5.1"), pauses("TL-E5.2")),
        ),
        Transition(
            "ENF-10",
            "closeEnforcementDone",
            (*_OPEN, "CLOSED_ROUND"),
            "CLOSED_DONE",
            "COURT-ENF",
            "执行完毕结案",
            "close as fully enforced",
            documents=(D.CLOSING_NOTICE,),
            day="closed_on",
            may=("collected", "paid_out", "waived", "unpaid", "close_reason"),
            notify=("HRSS",),
            labour_only=("HRSS",),
            clocks=(
                *_ENDS,
                voids("TL-E11.1"),
                voids("TL-E11.2"),
                voids("TL-E7.1"),
                voids("TL-E7.2"),
                voids("TL-E7.3"),
            ),
        ),
        Transition(
            "ENF-11",
            "closeEnforcementRound",
            _OPEN,
            "CLOSED_ROUND",
            "COURT-ENF",
            "终结本次执行程序",
            "close this round of enforcement",
            documents=(D.ROUND_CLOSING_RULING,),
            day="closed_on",
            may=("collected", "paid_out", "waived", "unpaid", "close_reason"),
            notify=("HRSS",),
            labour_only=("HRSS",),
            earliest="TL-E11.1",
            clocks=(*_ENDS, meets("TL-E11.1"), starts("TL-E11.2")),
        ),
        Transition(
            "ENF-12",
            "terminateEnforcement",
            (*_OPEN, "SUSPENDED", "CLOSED_ROUND"),
            "CLOSED_TERMINATED",
            "COURT-ENF",
            "终结执行",
            "terminate enforcement",
            documents=(D.TERMINATION_RULING,),
            day="closed_on",
            may=("collected", "paid_out", "waived", "unpaid", "close_reason"),
            notify=("HRSS",),
            labour_only=("HRSS",),
            clocks=(
                *_ENDS,
                voids("TL-E11.1"),
                voids("TL-E11.2"),
                voids("TL-E7.1"),
                voids("TL-E7.2"),
                voids("TL-E7.3"),
            ),
        ),
        Transition(
            "ENF-13",
            "resumeEnforcement",
            ("SUSPENDED", "CLOSED_ROUND"),
            "RESUMED",
            "COURT-ENF",
            "恢复执行",
            "resume enforcement",
            documents=(D.RESUMPTION_DECISION,),
            notify=("HRSS",),
            labour_only=("HRSS",),
            clocks=(resumes("TL-E5.1"), resumes("TL-E5.2"), voids("TL-E11.2")),
        ),
    ),
)
