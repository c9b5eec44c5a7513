"""Court enforcement: the case and its measures (domain.md §2.6). Its table stands in ``enforcement_acts.py``."""

import uuid
from datetime import date, datetime
from decimal import Decimal
from typing import Any, ClassVar

from sqlmodel import Field

from schema.enforcement_acts import ENFORCEMENT
from schema.enforcement_codes import (
    LABOUR_BASES,
    ApplicationKind,
    AssetClass,
    AssetKind,
    CancelReason,
    ComplaintOutcome,
    DeferReason,
    EnfClose,
    EnforcementBasis,
    EnforcementState,
    ListingExtension,
    MeasureApprover,
    MeasureKind,
    Questioning,
    RefuseReason,
    RejectReason,
    RoundCheck,
    RoundConsent,
    StayFlag,
    SuspendReason,
    TerminateReason,
)
from schema.fields import (
    Belongs,
    Entity,
    FieldClass,
    Level,
    RowClass,
    Shared,
    code,
    instant,
    many,
    money,
    shared,
)
from schema.scopes import Scope

_STAY_FLAG = "CASE {t}.state WHEN 'SUSPENDED' THEN 'SUSPENDED' WHEN 'DEFERRED' THEN 'DEFERRED' END"
_CLOSE_MODE = "CASE WHEN left({t}.state, 7) = 'CLOSED_' THEN substr({t}.state, 8) END"


class EnforcementCase(Entity, table=True):
    """One round of enforcement, with its sums."""

    plural: ClassVar = "enforcementCases"
    scope: ClassVar = Scope.ENFORCEMENT_READ
    zh: ClassVar = "执行案件"
    en: ClassVar = "enforcement case"
    order: ClassVar = ("-filed_on",)
    derived: ClassVar[dict[str, tuple[Any, Shared]]] = {
        "stay_flag": (
            StayFlag,
            Shared("止停缓标志", "flag of a stay", FieldClass.F1, Level.L2, status=True, sql=_STAY_FLAG, code=StayFlag),
        ),
        "close_mode": (
            EnfClose,
            Shared(
                "结案方式", "how it was closed", FieldClass.F1, Level.L2, status=True, sql=_CLOSE_MODE, code=EnfClose
            ),
        ),
    }

    case_number: str = shared("案号", "case number", max_length=80, unique=True, key=True)
    court: str = shared("执行法院", "court, as the source names it", max_length=120)
    cause: str | None = shared("案由", "cause of action", default=None, search=True, max_length=80)
    application_kind: ApplicationKind | None = code(
        ApplicationKind, "申请或移送", "applied for or referred", default=None
    )
    basis_kind: EnforcementBasis = code(EnforcementBasis, "执行依据种类", "kind of basis", default="UNKNOWN")
    basis_body: str | None = shared("执行依据制作单位", "body that made the basis", default=None, max_length=120)
    basis_number: str | None = shared("执行依据文号", "number of the basis", default=None, max_length=120, index=True)
    basis_effective_on: date | None = shared("执行依据生效日", "day the basis took effect", default=None)
    perform_by: date | None = shared(
        "履行期限届满日", "last day for performance (the last instalment; none set: effectiveness)", default=None
    )
    permit_number: str | None = shared(
        "准予执行裁定文号", "number of the ruling that allows non-litigation enforcement", default=None, max_length=120
    )
    priority_livelihood: bool = shared("重点民生", "priority livelihood case (clause 2.5l)", default=False, status=True)
    state: EnforcementState = code(EnforcementState, "状态", "state", status=True, given=False, default="APPLIED")
    applied_on: date | None = shared("申请日", "applied on", default=None, status=True)
    filed_on: date | None = shared("立案日", "filed on", default=None, status=True)
    not_filed_on: date | None = shared("不予受理日", "acceptance refused on", default=None, status=True)
    report_by: date | None = shared("报告财产期限", "property report due by", default=None, status=True)
    query_batch: str | None = shared(
        "网络查控批次", "batch of the network query", of=FieldClass.F8, level=Level.L4, default=None, max_length=80
    )
    query_sources: list[str] = many("查询来源", "sources of the network query", of=FieldClass.F8, level=Level.L4)
    query_results: int | None = shared(
        "反馈条数", "results of the network query", of=FieldClass.F8, level=Level.L4, default=None, ge=0
    )
    suspend_reason: SuspendReason | None = code(
        SuspendReason, "中止事由", "reason for suspension", default=None, status=True
    )
    defer_reason: DeferReason | None = code(DeferReason, "暂缓事由", "reason for deferral", default=None, status=True)
    deferred_until: date | None = shared("暂缓至", "deferred until", default=None, status=True)
    settled_on: date | None = shared("和解日", "settled on", default=None, status=True)
    settlement_due_on: date | None = shared("和解履行期限", "settlement to be performed by", default=None, status=True)
    settled_amount: Decimal | None = money("和解金额（元）", "sum settled on, yuan", default=None, ge=0)
    closed_on: date | None = shared("结案日", "closed on", default=None, status=True)
    close_reason: str | None = shared("结案事由", "reason for closing", default=None, max_length=200)
    terminate_reason: TerminateReason | None = code(
        TerminateReason, "终结执行事由", "reason for termination", default=None, status=True
    )
    refuse_reason: RefuseReason | None = code(
        RefuseReason, "不予执行事由", "reason for refusal", default=None, status=True
    )
    reject_reason: RejectReason | None = code(
        RejectReason, "驳回或不予受理事由", "reason for rejection or non-acceptance", default=None, status=True
    )
    cancel_reason: CancelReason | None = code(
        CancelReason, "销案事由", "reason for cancelling the case", default=None, status=True
    )
    check_consumption_limit: RoundCheck | None = code(
        RoundCheck, "终本核对：已发限制消费令", "round check: consumption-limit order issued", default=None
    )
    check_dishonest_list: RoundCheck | None = code(
        RoundCheck, "终本核对：符合条件的已纳入失信名单", "round check: listed as dishonest if fit", default=None
    )
    check_search: RoundCheck | None = code(
        RoundCheck, "终本核对：已穷尽财产调查措施", "round check: search exhausted", default=None
    )
    check_debtor_searched: RoundCheck | None = code(
        RoundCheck, "终本核对：下落不明的已查找", "round check: missing debtor searched for", default=None
    )
    check_obstruction: RoundCheck | None = code(
        RoundCheck, "终本核对：妨害执行的已处罚", "round check: obstruction punished", default=None
    )
    check_consent: RoundConsent | None = code(
        RoundConsent, "终本核对：确认或批准", "round check: signature or approval", default=None
    )
    due: Decimal | None = money("应执行标的（元）", "sum due, yuan", default=None, ge=0)
    collected: Decimal | None = money("已到位（元）", "collected, yuan", default=None, ge=0)
    paid_out: Decimal | None = money("已发放（元）", "paid out, yuan", default=None, ge=0)
    waived: Decimal | None = money("免除（元）", "waived, yuan", default=None, ge=0)
    unpaid: Decimal | None = money("尚欠（元）", "unpaid, yuan", default=None, ge=0)
    resumed_from: str | None = shared("恢复自", "case number it resumes", default=None, max_length=80)
    last_requery_on: date | None = shared("上次再次查询日", "property last queried again on", default=None, status=True)
    next_requery_on: date | None = shared("下次再次查询日", "next query of property on", default=None, status=True)
    last_exchange_on: date | None = shared("上次沟通日", "information last exchanged on", default=None, status=True)
    next_exchange_on: date | None = shared("下次沟通日", "next exchange on", default=None, status=True)
    complaint_outcome: ComplaintOutcome | None = code(
        ComplaintOutcome,
        "控告处理结果",
        "organ that did not pursue the complaint of refusal",
        of=FieldClass.F6,
        default=None,
    )


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
            "INCOME": FieldClass.F8,
            "AUCTION": FieldClass.F8,
            "HAND_CRIME": FieldClass.F6,
        },
        FieldClass.F9B,
    )

    enforcement_case_id: uuid.UUID = Field(foreign_key="enforcementcase.id", index=True)
    kind: MeasureKind = code(MeasureKind, "措施", "measure", of=FieldClass.ROW, status=True)
    target: str | None = shared("对象", "target", of=FieldClass.ROW, level=Level.L3, default=None, max_length=200)
    asset: AssetClass | None = code(AssetClass, "财产种类", "class of property", of=FieldClass.ROW, default=None)
    amount: Decimal | None = money("金额（元）", "sum, yuan", of=FieldClass.ROW, level=Level.L3, default=None, ge=0)
    number: str | None = shared("文书", "document", of=FieldClass.ROW, default=None, max_length=120)
    approved_by: MeasureApprover | None = code(
        MeasureApprover, "批准人", "who approved it", of=FieldClass.ROW, default=None
    )
    assisting_body: str | None = shared(
        "协助执行单位", "body that assists", of=FieldClass.ROW, default=None, max_length=120
    )
    special_account: bool = shared(
        "农民工工资专用账户或工资保证金",
        "wage special account or wage deposit",
        of=FieldClass.ROW,
        default=False,
    )
    project_wages: bool = shared(
        "为支付本项目农民工工资",
        "taken to pay the wages of that project's own workers",
        of=FieldClass.ROW,
        default=False,
    )
    from_on: date = shared("起", "from", of=FieldClass.ROW, status=True)
    until_on: date | None = shared("止", "until", of=FieldClass.ROW, default=None, status=True)
    renewed_on: date | None = shared(
        "续行日", "renewed by a later measure on", of=FieldClass.ROW, default=None, status=True
    )
    extension: ListingExtension | None = code(
        ListingExtension, "失信期限延长", "extension of the listing", of=FieldClass.ROW, default=None
    )
    police_asked_on: date | None = shared(
        "请公安协助日", "police asked to assist on", of=FieldClass.ROW, default=None, status=True
    )
    questioning: Questioning | None = code(
        Questioning, "询问时限", "how long questioning may last", of=FieldClass.ROW, default=None
    )
    brought_in_at: datetime | None = instant(
        "拘传到场时间", "brought in at", of=FieldClass.ROW, default=None, status=True
    )
    questioned_until_at: datetime | None = instant(
        "询问结束时间", "questioning ended at", of=FieldClass.ROW, default=None, status=True
    )
    deletion_cause_on: date | None = shared(
        "应删除失信信息之日", "day the cause for deletion arose", of=FieldClass.ROW, default=None, status=True
    )
    released_on: date | None = shared("解除日", "released on", of=FieldClass.ROW, default=None, status=True)
    release_reason: str | None = shared(
        "解除原因", "reason for release", of=FieldClass.ROW, default=None, max_length=200
    )


__all__ = [
    "ENFORCEMENT",
    "LABOUR_BASES",
    "AssetClass",
    "AssetKind",
    "EnfClose",
    "EnforcementBasis",
    "EnforcementCase",
    "EnforcementMeasure",
    "EnforcementState",
    "MeasureKind",
    "StayFlag",
    "SuspendReason",
    "TerminateReason",
]
