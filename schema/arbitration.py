"""Labour and personnel dispute arbitration (domain.md §2.3): the case, its claims and the element form."""

import uuid
from datetime import date
from decimal import Decimal
from typing import Any, ClassVar

from sqlmodel import Field

from schema.causes import CaseCause
from schema.fields import Belongs, Code, Entity, FieldClass, Level, Mask, Register, Shared, code, money, shared
from schema.scopes import Scope


class ArbitrationState(Code):
    """States of an arbitration case (domain.md §2.3)."""

    FILED = "FILED", "收到申请", "application received"
    CORRECTING = "CORRECTING", "补正中", "application being completed"
    ACCEPTED = "ACCEPTED", "已受理", "accepted"
    NOT_ACCEPTED = "NOT_ACCEPTED", "不予受理", "not accepted"
    SERVED = "SERVED", "已送达被申请人", "served on the respondent"
    PRE_MEDIATION = "PRE_MEDIATION", "委托调解中", "with a mediation body"
    TRIBUNAL_FORMED = "TRIBUNAL_FORMED", "已组庭", "tribunal formed"
    HEARING_SET = "HEARING_SET", "已定开庭", "hearing set"
    HEARD = "HEARD", "已开庭", "heard"
    DEFAULT = "DEFAULT", "缺席审理", "heard by default"
    SUSPENDED = "SUSPENDED", "中止审理", "suspended"
    RESUMED = "RESUMED", "恢复审理", "resumed"
    OVERDUE = "OVERDUE", "逾期未裁决", "no award in time"
    MEDIATED = "MEDIATED", "已制作仲裁调解书", "mediation statement made"
    AWARDED_FINAL = "AWARDED_FINAL", "已作终局裁决", "final award made"
    AWARDED_NONFINAL = "AWARDED_NONFINAL", "已作非终局裁决", "non-final award made"
    WITHDRAWN = "WITHDRAWN", "已撤回申请", "withdrawn"
    DEEMED_WITHDRAWN = "DEEMED_WITHDRAWN", "按撤回申请处理", "deemed withdrawn"
    DISMISSED = "DISMISSED", "驳回或撤销案件", "dismissed or cancelled"
    LITIGATED = "LITIGATED", "已起诉", "before the court"
    ANNUL_APPLIED = "ANNUL_APPLIED", "已申请撤销裁决", "annulment asked"
    ANNULLED = "ANNULLED", "裁决已被撤销", "award annulled"
    ANNUL_REJECTED = "ANNUL_REJECTED", "撤销申请被驳回", "annulment rejected"
    EFFECTIVE = "EFFECTIVE", "已生效", "effective"
    ENF_APPLIED = "ENF_APPLIED", "已申请执行", "enforcement asked"
    ARCHIVED = "ARCHIVED", "已归档", "archived"
    VOID = "VOID", "作废", "void"


class ArbTribunal(Code):
    """How a tribunal is made up (domain.md §4.4)."""

    SOLE = "SOLE", "独任", "sole arbitrator"
    PANEL = "PANEL", "合议", "three arbitrators"
    FAST = "FAST", "速裁", "fast-track tribunal"
    COLLECTIVE = "COLLECTIVE", "集体", "tribunal for a collective case"


class ArbClose(Code):
    """How an arbitration case ended (domain.md §4.4)."""

    MEDIATED = "MEDIATED", "调解", "mediated"
    FINAL = "FINAL", "终局裁决", "final award"
    NONFINAL = "NONFINAL", "非终局裁决", "non-final award"
    MIXED = "MIXED", "同案两类", "both kinds in one award, treated as non-final"
    WITHDRAWN = "WITHDRAWN", "撤回", "withdrawn"
    DISMISSED = "DISMISSED", "驳回", "dismissed"
    CANCELLED = "CANCELLED", "撤销案件", "case cancelled"


class DisputeSize(Code):
    """Whether a dispute is collective: ten or more workers with a common claim (调解仲裁法 7)."""

    ORDINARY = "ORDINARY", "一般争议", "ordinary dispute"
    COLLECTIVE = "COLLECTIVE", "集体争议", "collective dispute"


class ClaimKind(Code):
    """What a claim is for; decides whether an award on it can be final (调解仲裁法 44, 47)."""

    WAGE = "WAGE", "劳动报酬", "labour remuneration"
    INJURY_MEDICAL = "INJURY_MEDICAL", "工伤医疗费", "medical fee of a work injury"
    SEVERANCE = "SEVERANCE", "经济补偿", "severance pay"
    DAMAGES = "DAMAGES", "赔偿金", "damages"
    STANDARDS = "STANDARDS", "工作时间、休息休假、社会保险等劳动标准", "labour standards: hours, rest, social insurance"
    RELATION = "RELATION", "确认劳动关系", "whether there is a labour relation"
    OTHER = "OTHER", "其他请求", "other claim"


class FinalGround(Code):
    """Why an award is final (调解仲裁法 47)."""

    WAGE_CAP = "WAGE_CAP", "不超过当地月最低工资标准十二个月金额", "up to 12 months of the local minimum wage"
    STANDARDS = "STANDARDS", "执行国家的劳动标准", "state labour standards"


class ArbRefusal(Code):
    """Why an application is not accepted (法释〔2020〕26号 5–7)."""

    NO_JURISDICTION = "NO_JURISDICTION", "无管辖权", "no jurisdiction"
    NOT_LABOUR = "NOT_LABOUR", "不属于劳动人事争议", "no labour or personnel dispute"
    PARTY_UNFIT = "PARTY_UNFIT", "主体不适格", "not a proper party"
    OTHER = "OTHER", "其他", "other"


class ArbStandstill(Code):
    """Why a case waits; while it does, lateness opens no suit (法释〔2020〕26号 12)."""

    JURISDICTION = "JURISDICTION", "移送管辖", "jurisdiction moves"
    SERVICE = "SERVICE", "正在送达或者送达延误", "service runs or is delayed"
    OTHER_CASE = "OTHER_CASE", "等待另案结果", "another case is awaited"
    ASSESSMENT = "ASSESSMENT", "等待工伤认定或者评残结论", "a work-injury finding or assessment is awaited"
    HEARING = "HEARING", "等待开庭", "the hearing is pending"
    EXPERTISE = "EXPERTISE", "鉴定或者委托调查取证", "expertise or entrusted investigation runs"
    OTHER = "OTHER", "其他正当事由", "other good reason"


class AwardSide(Code):
    """Which side went to court over an award."""

    WORKER = "WORKER", "劳动者", "worker"
    EMPLOYER = "EMPLOYER", "用人单位", "employer"
    BOTH = "BOTH", "双方", "both sides"


class AnnulGround(Code):
    """Grounds on which a final award may be annulled (调解仲裁法 49)."""

    LAW = "LAW", "适用法律、法规确有错误", "law wrongly applied"
    NO_JURISDICTION = "NO_JURISDICTION", "仲裁委员会无管辖权", "commission had no jurisdiction"
    PROCEDURE = "PROCEDURE", "违反法定程序", "procedure broken"
    FORGED = "FORGED", "裁决所根据的证据是伪造的", "award rests on forged evidence"
    HIDDEN = "HIDDEN", "对方隐瞒足以影响公正裁决的证据", "other side hid decisive evidence"
    CORRUPT = "CORRUPT", "仲裁员索贿受贿、徇私舞弊、枉法裁决", "arbitrator took bribes or bent the law"


class ArbTriage(Code):
    """Triage of wage cases with a target of their own (clause 2.3j)."""

    SIMPLE = "SIMPLE", "简案", "simple case"
    URGENT = "URGENT", "急案", "urgent case"
    MAJOR = "MAJOR", "重案", "major case"
    NORMAL = "NORMAL", "一般", "ordinary case"


class EndReason(Code):
    """How a labour relation ended (劳动合同法 36–41, 44)."""

    AGREED = "AGREED", "协商一致解除", "ended by agreement"
    RESIGNED = "RESIGNED", "劳动者提前通知解除", "ended by the worker's notice"
    EMPLOYER_FAULT = "EMPLOYER_FAULT", "因用人单位过错由劳动者解除", "ended by the worker for the employer's fault"
    WORKER_FAULT = "WORKER_FAULT", "因劳动者过错由用人单位解除", "ended by the employer for the worker's fault"
    NO_FAULT = "NO_FAULT", "用人单位提前通知解除", "ended by the employer's notice, nobody at fault"
    LAYOFF = "LAYOFF", "经济性裁员", "layoff"
    EXPIRED = "EXPIRED", "劳动合同终止", "contract expired or ended by law"
    OTHER = "OTHER", "其他", "other"


_OPEN = (
    "FILED", "CORRECTING", "ACCEPTED", "SERVED", "PRE_MEDIATION", "TRIBUNAL_FORMED", "HEARING_SET", "HEARD", "DEFAULT",
    "SUSPENDED", "RESUMED", "OVERDUE",
)  # fmt: skip

# Derived, so that what a case says of its end can never differ from the acts that ended it.
_CLOSE = f"""CASE
  WHEN {{t}}.state IN ({", ".join(f"'{state}'" for state in _OPEN)}) THEN NULL
  WHEN {{t}}.final_ground IS NOT NULL THEN 'FINAL'
  WHEN {{t}}.mixed THEN 'MIXED'
  WHEN NOT {{t}}.mixed THEN 'NONFINAL'
  WHEN {{t}}.dismissed_as IS NOT NULL THEN {{t}}.dismissed_as
  WHEN {{t}}.closed_on IS NOT NULL THEN 'WITHDRAWN'
  WHEN {{t}}.mediated_on IS NOT NULL THEN 'MEDIATED' END"""

_SIZE = "CASE WHEN {t}.common_claim AND {t}.people >= 10 THEN 'COLLECTIVE' ELSE 'ORDINARY' END"


class ArbitrationCase(Entity, table=True):
    """One case of the arbitration commission, from the application to the end of the award's life in court."""

    plural: ClassVar = "arbitrationCases"
    scope: ClassVar = Scope.ARBITRATION_READ
    zh: ClassVar = "仲裁案件"
    en: ClassVar = "arbitration case"
    order: ClassVar = ("-applied_on",)
    derived: ClassVar[dict[str, tuple[Any, Shared]]] = {
        "close_mode": (
            ArbClose,
            Shared("结案方式", "how it ended", FieldClass.F1, Level.L2, status=True, sql=_CLOSE, code=ArbClose),
        ),
        "size": (
            DisputeSize,
            Shared("争议规模", "collective or not", FieldClass.F1, Level.L2, status=True, sql=_SIZE, code=DisputeSize),
        ),
    }

    number: str = shared("案件编号", "case number", max_length=80, unique=True, key=True)
    body: str = shared("仲裁机构", "arbitration body, as the source names it", max_length=120)
    cause: CaseCause | None = code(CaseCause, "案由", "cause", default=None)
    respondent: str | None = shared("被申请人", "respondent", of=FieldClass.F2, default=None, max_length=200)
    people: int | None = shared("申请人数", "applicants", default=None, ge=0)
    common_claim: bool = shared("有共同请求", "the workers have a common claim", default=False)
    represented: bool = shared("已推举代表", "the workers elected representatives", default=False)
    wage_arrears: bool = shared("拖欠劳动报酬争议", "dispute over wages in arrears", default=False, status=True)
    claim_amount: Decimal | None = money("请求金额（元）", "sum claimed, yuan", default=None, ge=0)
    state: ArbitrationState = code(
        ArbitrationState, "状态", "state", status=True, given=False, default="FILED", index=True
    )
    infringed_on: date | None = shared("知道权利被侵害之日", "knew of the infringement on", default=None)
    relation_ended_on: date | None = shared("劳动关系终止日", "labour relation ended on", default=None)
    applied_on: date | None = shared("申请日", "applied on", default=None, status=True)
    accepted_on: date | None = shared("受理日", "accepted on", default=None, status=True)
    refused_for: ArbRefusal | None = code(ArbRefusal, "不予受理理由", "why not accepted", default=None, status=True)
    triage: ArbTriage | None = code(ArbTriage, "繁简分流", "triage", default=None, status=True)
    triage_reason: str | None = shared("分流理由", "reason for the triage", default=None, max_length=300)
    target_on: date | None = shared("目标办结日", "target date", default=None, status=True)
    served_on: date | None = shared("送达被申请人日", "served on the respondent on", default=None, status=True)
    answered_on: date | None = shared("答辩日", "answered on", default=None, status=True)
    mediation_body: str | None = shared("受托调解组织", "mediation body entrusted", default=None, max_length=120)
    tribunal: ArbTribunal | None = code(ArbTribunal, "仲裁庭", "tribunal", default=None, status=True)
    tribunal_unit: str | None = shared(
        "办案机构代码", "unit code of the tribunal, also of a stationed one", default=None, max_length=12
    )
    hearing_on: date | None = shared("开庭日", "hearing on", default=None, status=True)
    hearing_place: str | None = shared("开庭地点", "place of the hearing", default=None, max_length=200)
    heard_on: date | None = shared("实际开庭日", "heard on", default=None, status=True)
    standstill: ArbStandstill | None = code(ArbStandstill, "等待事由", "what it waits for", default=None, status=True)
    interim_for: ClaimKind | None = code(ClaimKind, "先予执行事项", "interim enforcement is for", default=None)
    interim_asked: bool = shared("申请人申请先予执行", "the applicant asked for it", default=False)
    rights_clear: bool = shared("权利义务关系明确", "rights and duties are clear", default=False)
    hardship: bool = shared("严重影响申请人生活", "the applicant's living is in danger", default=False)
    security_waived: bool = shared("免予担保", "the worker gave no security", default=False)
    interim_amount: Decimal | None = money("先予执行金额（元）", "sum of interim enforcement, yuan", default=None, ge=0)
    mediated_on: date | None = shared("调解日", "mediation statement made on", default=None, status=True)
    closed_on: date | None = shared("结案日", "award, withdrawal or dismissal on", default=None, status=True)
    award_amount: Decimal | None = money("裁决或调解金额（元）", "sum awarded or agreed, yuan", default=None, ge=0)
    final_ground: FinalGround | None = code(FinalGround, "终局理由", "why it is final", default=None, status=True)
    mixed: bool | None = shared(
        "含终局事项", "a non-final award that also decides final items", default=None, status=True
    )
    kind_stated: bool = shared("裁决书载明类型", "the award says whether it is final", default=True)
    dismissed_as: ArbClose | None = code(ArbClose, "驳回或撤销", "dismissed or cancelled", default=None, status=True)
    perform_by: date | None = shared("履行期限", "perform by", default=None, status=True)
    worker_received_on: date | None = shared("劳动者收到日", "worker received it on", default=None, status=True)
    employer_received_on: date | None = shared("用人单位收到日", "employer received it on", default=None, status=True)
    sued_on: date | None = shared("起诉日", "sued on", default=None, status=True)
    sued_by: AwardSide | None = code(AwardSide, "起诉方", "who sued", default=None, status=True)
    court_case_number: str | None = shared("诉讼案号", "court case number", default=None, max_length=80, index=True)
    part_effective: bool = shared("对未起诉者生效", "effective for the workers who did not sue", default=False)
    annul_ground: AnnulGround | None = code(AnnulGround, "申请撤销事由", "ground for annulment", default=None)
    annul_applied_on: date | None = shared("申请撤销日", "annulment asked on", default=None, status=True)
    annul_number: str | None = shared("撤销案号", "number of the annulment case", default=None, max_length=80)
    annul_decided_on: date | None = shared("撤销裁定日", "annulment decided on", default=None, status=True)
    ruling_received_on: date | None = shared("裁定收到日", "ruling received on", default=None, status=True)
    effective_on: date | None = shared("生效日", "effective on", default=None, status=True)
    enforcement_asked_on: date | None = shared("申请执行日", "enforcement asked on", default=None, status=True)
    archive_number: str | None = shared("档号", "archive number", default=None, max_length=60)
    archived_on: date | None = shared("归档日", "archived on", default=None, status=True)
    keep_until: date | None = shared("保管至", "kept until", default=None)


class ClaimItem(Entity, table=True):
    """One claim of an arbitration case: what is asked for, and what the award or mediation gives for it."""

    plural: ClassVar = "claimItems"
    scope: ClassVar = Scope.ARBITRATION_READ
    belongs: ClassVar = (Belongs("arbitration_case_id", "ArbitrationCase", "claims"),)
    in_matter: ClassVar = False
    zh: ClassVar = "仲裁请求"
    en: ClassVar = "claim"

    arbitration_case_id: uuid.UUID = Field(foreign_key="arbitrationcase.id", index=True)
    claimant: str | None = shared(
        "请求人", "claimant", of=FieldClass.F3, level=Level.L3, mask=Mask.NAME, default=None, max_length=60
    )
    kind: ClaimKind = code(ClaimKind, "请求种类", "kind of claim")
    item: str = shared("请求事项", "what is claimed, as the applicant says it", max_length=300)
    amount: Decimal | None = money(
        "请求金额（元）",
        "sum claimed, yuan",
        of=FieldClass.F4,
        level=Level.L3,
        mask=Mask.AMOUNT_BAND,
        default=None,
        ge=0,
    )
    awarded: Decimal | None = money(
        "裁决或调解金额（元）",
        "sum awarded or agreed, yuan",
        of=FieldClass.F4,
        level=Level.L3,
        mask=Mask.AMOUNT_BAND,
        default=None,
        ge=0,
    )
    decided_on: date | None = shared("裁决日", "decided on", default=None, status=True)
    by_partial_award: bool = shared("由先行裁决", "decided by a partial award", default=False)


class ElementForm(Entity, table=True):
    """The element form (要素表) of a labour dispute: facts taken once, used by mediation, arbitration and court."""

    plural: ClassVar = "elementForms"
    scope: ClassVar = Scope.MATTER_READ
    of_case: ClassVar = "elementForms"
    register: ClassVar = Register(("HRSS", "COURT"), Scope.MATTER_WRITE)
    zh: ClassVar = "要素表"
    en: ClassVar = "element form"

    case_type: str = shared("案件类型", "kind of case", of=FieldClass.OPEN, max_length=40)
    case_id: uuid.UUID = Field(index=True)
    worker: str | None = shared(
        "劳动者", "worker", of=FieldClass.F3, level=Level.L3, mask=Mask.NAME, default=None, max_length=60
    )
    entry_on: date | None = shared("入职日", "entry on", level=Level.L3, default=None)
    position: str | None = shared("岗位", "position", level=Level.L3, default=None, max_length=120)
    contract: bool | None = shared("签订书面劳动合同", "written contract made", level=Level.L3, default=None)
    wage_agreed: Decimal | None = money(
        "约定工资（元/月）",
        "wage agreed, yuan a month",
        of=FieldClass.F4,
        level=Level.L3,
        mask=Mask.AMOUNT_BAND,
        default=None,
    )
    wage_paid: Decimal | None = money(
        "实发工资（元）", "wage paid, yuan", of=FieldClass.F4, level=Level.L3, mask=Mask.AMOUNT_BAND, default=None
    )
    period_from: date | None = shared("争议期间起", "disputed period from", level=Level.L3, default=None)
    period_to: date | None = shared("争议期间止", "disputed period to", level=Level.L3, default=None)
    overtime_hours: int | None = shared("加班时数", "overtime, hours", level=Level.L3, default=None, ge=0)
    end_on: date | None = shared("离职日", "left on", level=Level.L3, default=None)
    end_reason: EndReason | None = code(EndReason, "离职原因", "why it ended", level=Level.L3, default=None)
    undisputed: str | None = shared("无争议事实", "undisputed facts", level=Level.L3, default=None, max_length=4000)
    consented: bool = shared("双方同意使用", "both sides agree to its use in later procedures", default=False)
