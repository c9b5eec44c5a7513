"""Mediation cases and what they leave behind: meetings, agreement, performance, file (domain.md §2.2)."""

import uuid
from datetime import date, datetime
from decimal import Decimal
from typing import Any, ClassVar

from sqlmodel import Field

from schema.clue import IntakeMode, Triage
from schema.codes import AgencyCode, RemedyChannel
from schema.fields import (
    Belongs,
    Code,
    Entity,
    FieldClass,
    Level,
    Mask,
    RowClass,
    Shared,
    code,
    instant,
    many,
    money,
    shared,
)
from schema.scopes import Scope


class MediationState(Code):
    """States of a mediation case."""

    REGISTERED = "REGISTERED", "已登记", "registered"
    ACCEPTED = "ACCEPTED", "已受理", "accepted"
    REFUSED = "REFUSED", "不受理", "refused"
    MEDIATING = "MEDIATING", "调解中", "mediating"
    EXTENDED = "EXTENDED", "延期调解", "mediating, time extended"
    AGREED = "AGREED", "达成协议", "agreed"
    FAILED = "FAILED", "调解不成", "failed"
    TERMINATED = "TERMINATED", "终止调解", "terminated"
    WITHDRAWN = "WITHDRAWN", "撤回申请", "withdrawn"
    FULFILLING = "FULFILLING", "履行中", "being performed"
    FULFILLED = "FULFILLED", "履行完毕", "performed"
    BREACHED = "BREACHED", "逾期未履行", "not performed in time"
    ARCHIVED = "ARCHIVED", "已归档", "archived"
    VOID = "VOID", "作废", "void"


class MediationKind(Code):
    """Kinds of mediation (clauses 1.3, 2.1d)."""

    PROF = "PROF", "专业调解", "professional mediation"
    ARB_MED = "ARB_MED", "仲裁调解", "arbitral mediation"
    ADMIN = "ADMIN", "行政调解", "administrative mediation"
    JUDICIAL = "JUDICIAL", "司法调解", "judicial mediation"
    PEOPLE = "PEOPLE", "人民调解", "people's mediation"
    JOINT = "JOINT", "联合调解", "joint mediation"
    ENTERPRISE = "ENTERPRISE", "企业调解", "mediation in the enterprise"


class MediationMode(Code):
    """How a dispute comes to mediation (clause 2.3b)."""

    APPLY = "APPLY", "申请", "on application"
    DELEGATE = "DELEGATE", "委派（诉前）", "delegated by the court before filing"
    ENTRUST = "ENTRUST", "委托（诉中或仲裁）", "entrusted by the court or tribunal after filing"
    ASSIGN = "ASSIGN", "交办", "assigned by a superior"


class MediationStage(Code):
    """Where the suit stands from which a court gives a dispute to mediation (在线调解规则 24)."""

    PRE_FILING = "PRE_FILING", "立案前", "before filing"
    ORDINARY = "ORDINARY", "立案后普通程序", "after filing, ordinary procedure"
    SIMPLIFIED = "SIMPLIFIED", "立案后简易程序", "after filing, simplified procedure"


class MediationRefusal(Code):
    """Why mediation is refused."""

    NO_CONSENT = "NO_CONSENT", "对方不同意", "the other side does not agree"
    OUT_OF_SCOPE = "OUT_OF_SCOPE", "不属受理范围", "out of scope"


class MediationResult(Code):
    """What a mediation led to (domain.md §4.4)."""

    AGREED = "AGREED", "达成协议", "agreed"
    FAILED = "FAILED", "调解不成", "failed"
    WITHDRAWN = "WITHDRAWN", "撤回", "withdrawn"
    TERMINATED = "TERMINATED", "终止", "terminated"
    REFUSED = "REFUSED", "不受理", "refused"


class ConfirmationRoute(Code):
    """Ways to make a mediation agreement enforceable; only one of the two may be gone."""

    REVIEW = "REVIEW", "仲裁审查", "arbitration review"
    JUDICIAL = "JUDICIAL", "司法确认", "judicial confirmation"


class AgreementForm(Code):
    """Form of a mediation agreement (人民调解法 28)."""

    WRITTEN = "WRITTEN", "书面", "written"
    ORAL = "ORAL", "口头", "oral, recorded by the mediator"


class ParticipantKind(Code):
    """Who takes part in a mediation beside the parties (clauses 2.1g, 2.3c)."""

    MEDIATOR = "MEDIATOR", "调解员", "mediator"
    BODY = "BODY", "其他调解组织", "another mediation organisation"
    AGENCY = "AGENCY", "机关", "agency"
    UNION = "UNION", "工会", "trade union"
    AID_VOLUNTEER = "AID_VOLUNTEER", "法律援助志愿者", "legal-aid volunteer"
    EXPERT = "EXPERT", "专家", "expert"
    INVITED = "INVITED", "其他邀请人员", "other person invited"


class FactConsent(Code):
    """Whether what the parties do not dispute may be used after mediation failed."""

    BOTH = "BOTH", "双方同意使用", "both sides consent to its use"
    NONE = "NONE", "未同意使用", "no consent"


_RESULT = """CASE
  WHEN {t}.effective_on IS NOT NULL THEN 'AGREED'
  WHEN {t}.refused_on IS NOT NULL THEN 'REFUSED'
  WHEN {t}.failed_on IS NOT NULL THEN 'FAILED'
  WHEN {t}.terminated_on IS NOT NULL THEN 'TERMINATED'
  WHEN {t}.withdrawn_on IS NOT NULL THEN 'WITHDRAWN' END"""


class MediationCase(Entity, table=True):
    """One dispute before one mediation organisation, from registration to the file."""

    plural: ClassVar = "mediationCases"
    scope: ClassVar = Scope.MEDIATION_READ
    zh: ClassVar = "调解案件"
    en: ClassVar = "mediation case"
    order: ClassVar = ("-registered_on",)
    derived: ClassVar[dict[str, tuple[Any, Shared]]] = {
        "result": (
            MediationResult,
            Shared("调解结果", "result", FieldClass.F1, Level.L2, status=True, sql=_RESULT, code=MediationResult),
        ),
    }

    number: str = shared("调解编号", "number in the mediation register", max_length=80, unique=True, key=True)
    state: MediationState = code(
        MediationState, "状态", "state", status=True, given=False, default="REGISTERED", index=True
    )
    kind: MediationKind = code(MediationKind, "调解类型", "kind of mediation", index=True)
    mode: MediationMode = code(MediationMode, "来案方式", "how it came", default="APPLY")
    intake_mode: IntakeMode = code(IntakeMode, "承接方式", "intake mode", default="ACCEPT")
    stage: MediationStage | None = code(MediationStage, "诉讼阶段", "where the suit stands", default=None)
    entrusted_by: AgencyCode | None = code(AgencyCode, "委派委托机关", "agency that gave it", default=None)
    entrusting_number: str | None = shared(
        "委派委托案号", "number of the case there", default=None, max_length=120, index=True
    )
    platform_number: str | None = shared(
        "法院调解平台编号", "number on the court mediation platform", default=None, max_length=80, index=True
    )
    online: bool = shared("在线调解", "online", default=False)
    oral: bool = shared("口头申请", "applied orally", default=False)
    body: str | None = shared(
        "调解组织代码", "code of the mediation organisation", default=None, max_length=40, index=True
    )
    body_name: str | None = shared("调解组织", "name of the mediation organisation", default=None, max_length=120)
    mediator: str | None = shared(
        "调解员", "mediator", of=FieldClass.F3, level=Level.L3, mask=Mask.NAME, default=None, max_length=60
    )
    cause: str | None = shared("案由", "cause of the dispute", default=None, search=True, max_length=80)
    dispute: str | None = shared("纠纷概要", "the dispute in short", level=Level.L3, default=None, max_length=1000)
    people: int | None = shared("涉及人数", "people concerned", default=None, ge=0)
    amount: Decimal | None = money("请求金额（元）", "sum claimed, yuan", default=None, ge=0)
    triage: Triage = code(Triage, "分类", "triage class", default="NORMAL", status=True)
    registered_on: date | None = shared("登记日", "registered on", default=None, status=True)
    parties_agree: bool = shared("双方同意调解", "both parties agree to mediate", default=False)
    accepted_on: date | None = shared("受理日", "accepted on", default=None, status=True)
    refused_on: date | None = shared("不受理日", "refused on", default=None, status=True)
    refusal: MediationRefusal | None = code(MediationRefusal, "不受理理由", "why refused", default=None, status=True)
    extended_to: date | None = shared("延期至", "extended to", default=None, status=True)
    effective_on: date | None = shared("协议生效日", "agreement effective on", default=None, status=True)
    agreed_amount: Decimal | None = money("协议金额（元）", "sum agreed, yuan", default=None, ge=0)
    guided_on: date | None = shared("引导日", "parties told of the two routes on", default=None, status=True)
    guided_by: str | None = shared("引导人", "who told them", default=None, max_length=60)
    route: ConfirmationRoute | None = code(
        ConfirmationRoute, "引导途径", "route they were guided to", default=None, status=True
    )
    failed_on: date | None = shared("调解不成日", "failed on", default=None, status=True)
    terminated_on: date | None = shared("终止日", "terminated on", default=None, status=True)
    withdrawn_on: date | None = shared("撤回日", "withdrawn on", default=None, status=True)
    end_reason: str | None = shared("未成原因", "why no agreement was reached", default=None, max_length=500)
    advice: list[str] = many("救济途径", "ways to a remedy the parties were told of", RemedyChannel)
    unpaid: Decimal | None = money("未履行金额（元）", "sum not performed, yuan", default=None, ge=0)
    breached_on: date | None = shared("逾期日", "not performed in time since", default=None, status=True)
    fulfilled_on: date | None = shared("履行完毕日", "performed on", default=None, status=True)
    archived_on: date | None = shared("归档日", "archived on", default=None, status=True)


class MediationRecord(Entity, table=True):
    """One mediation meeting; what was said there stays there."""

    plural: ClassVar = "mediationRecords"
    scope: ClassVar = Scope.MEDIATION_READ
    belongs: ClassVar = (Belongs("mediation_case_id", "MediationCase", "meetings"),)
    in_matter: ClassVar = False
    zh: ClassVar = "调解记录"
    en: ClassVar = "record of a mediation meeting"
    order: ClassVar = ("round",)
    rows_of: ClassVar = FieldClass.F10

    mediation_case_id: uuid.UUID = Field(foreign_key="mediationcase.id", index=True)
    round: int = shared("次序", "which meeting, from 1", of=FieldClass.F10, ge=1)
    held_at: datetime = instant("时间", "held at", of=FieldClass.F10)
    place: str | None = shared("地点", "place", of=FieldClass.F10, default=None, max_length=200)
    mediator: str = shared("调解员", "mediator", of=FieldClass.F10, level=Level.L3, mask=Mask.NAME, max_length=60)
    participants: list[str] = many("参加人", "who took part", of=FieldClass.F10, level=Level.L3)
    content: str | None = shared(
        "内容", "what was said", of=FieldClass.F10, level=Level.L4, default=None, max_length=8000
    )
    outcome: str | None = shared("结果", "outcome", of=FieldClass.F10, level=Level.L4, default=None, max_length=500)


class MediationParticipant(Entity, table=True):
    """Who takes part in a joint mediation beside the parties."""

    plural: ClassVar = "mediationParticipants"
    scope: ClassVar = Scope.MEDIATION_READ
    belongs: ClassVar = (Belongs("mediation_case_id", "MediationCase", "participants"),)
    in_matter: ClassVar = False
    zh: ClassVar = "调解参与人"
    en: ClassVar = "participant of a mediation"
    order: ClassVar = ("kind",)

    mediation_case_id: uuid.UUID = Field(foreign_key="mediationcase.id", index=True)
    kind: ParticipantKind = code(ParticipantKind, "身份", "in what capacity")
    agency: AgencyCode | None = code(AgencyCode, "机关", "agency", default=None)
    body: str | None = shared("单位", "body", default=None, max_length=120)
    name: str | None = shared(
        "姓名", "name", of=FieldClass.F3, level=Level.L3, mask=Mask.NAME, default=None, max_length=60
    )


class MediationAgreement(Entity, table=True):
    """What the parties agreed."""

    plural: ClassVar = "mediationAgreements"
    scope: ClassVar = Scope.MEDIATION_READ
    belongs: ClassVar = (Belongs("mediation_case_id", "MediationCase", "agreements"),)
    in_matter: ClassVar = False
    zh: ClassVar = "调解协议"
    en: ClassVar = "mediation agreement"
    order: ClassVar = ("effective_on",)

    mediation_case_id: uuid.UUID = Field(foreign_key="mediationcase.id", index=True)
    number: str | None = shared("协议书文号", "number of the agreement", default=None, max_length=120, index=True)
    form: AgreementForm = code(AgreementForm, "形式", "form", default="WRITTEN")
    effective_on: date = shared("生效日", "effective on", status=True)
    amount: Decimal | None = money("金额（元）", "sum, yuan", default=None, ge=0)
    payment_only: bool = shared("仅涉给付", "purely on payment", default=False)
    terms: str | None = shared("协议内容", "terms", level=Level.L3, default=None, max_length=4000)
    performance: str | None = shared("履行方式", "way of performance", default=None, max_length=500)
    signed_by: list[str] = many("签名人", "who signed", of=FieldClass.F3, level=Level.L3)
    mediator_signed: bool = shared("调解员签名", "signed by the mediator", default=False)
    sealed: bool = shared("加盖印章", "sealed by the organisation", default=False)
    signed_online: bool = shared("电子签名", "signed electronically", default=False)


class FulfilmentItem(Entity, table=True):
    """One payment or duty of an agreement, due on a day (clause 2.1k)."""

    plural: ClassVar = "fulfilmentItems"
    scope: ClassVar = Scope.MEDIATION_READ
    belongs: ClassVar = (Belongs("mediation_case_id", "MediationCase", "fulfilmentItems"),)
    in_matter: ClassVar = False
    zh: ClassVar = "履行项"
    en: ClassVar = "item to be performed"
    order: ClassVar = ("due_on", "seq")

    mediation_case_id: uuid.UUID = Field(foreign_key="mediationcase.id", index=True)
    seq: int = shared("序号", "number in the plan, from 1", ge=1)
    due_on: date = shared("应履行日", "due on", status=True, index=True)
    amount: Decimal = money(
        "应付金额（元）", "sum due, yuan", of=FieldClass.F4, level=Level.L3, mask=Mask.AMOUNT_BAND, ge=0
    )
    payee: str | None = shared(
        "收款人", "payee", of=FieldClass.F3, level=Level.L3, mask=Mask.NAME, default=None, max_length=60
    )
    paid_on: date | None = shared("履行日", "performed on", default=None, status=True)
    paid_amount: Decimal | None = money(
        "实付金额（元）",
        "sum paid, yuan",
        of=FieldClass.F4,
        level=Level.L3,
        mask=Mask.AMOUNT_BAND,
        default=None,
        ge=0,
    )
    proof: str | None = shared("凭证编号", "number of the proof", default=None, max_length=120)
    reminder_count: int = shared("督促次数", "times reminded", default=0, ge=0, status=True)


class FactRecord(Entity, table=True):
    """What the parties did not dispute when mediation failed; used later only if both consent (在线调解规则 18)."""

    plural: ClassVar = "factRecords"
    scope: ClassVar = Scope.MEDIATION_READ
    belongs: ClassVar = (Belongs("mediation_case_id", "MediationCase", "factRecords"),)
    in_matter: ClassVar = False
    zh: ClassVar = "无争议事实记录"
    en: ClassVar = "record of undisputed facts"
    row_class: ClassVar = RowClass("consent", {"BOTH": FieldClass.F1}, FieldClass.F10)

    mediation_case_id: uuid.UUID = Field(foreign_key="mediationcase.id", index=True)
    consent: FactConsent = code(FactConsent, "使用同意", "consent to its use", of=FieldClass.ROW, default="NONE")
    facts: str = shared("无争议事实", "undisputed facts", of=FieldClass.ROW, level=Level.L3, max_length=4000)


class MediationFile(Entity, table=True):
    """The archived file of a mediation case: nothing is changed after it (clause 2.1l)."""

    plural: ClassVar = "mediationFiles"
    scope: ClassVar = Scope.MEDIATION_READ
    belongs: ClassVar = (Belongs("mediation_case_id", "MediationCase", "files"),)
    in_matter: ClassVar = False
    zh: ClassVar = "调解档案"
    en: ClassVar = "archived mediation file"
    order: ClassVar = ("archived_on",)

    mediation_case_id: uuid.UUID = Field(foreign_key="mediationcase.id", index=True)
    volume: str = shared("卷号", "volume number", max_length=80, index=True)
    pages: int = shared("页数", "pages", ge=1)
    retention_years: int | None = shared("保管期限（年）", "years to be kept; none: for ever", default=None, ge=1)
    archived_on: date = shared("归档日", "archived on", status=True)
