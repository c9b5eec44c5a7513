"""Labour inspection and administrative enforcement (domain.md §2.4): the case, its decisions, their code tables.

What is recorded beside the decisions stands in ``inspection_records.py``, the acts in ``inspection_acts.py``.
"""

import uuid
from datetime import date
from decimal import Decimal
from typing import ClassVar

from sqlmodel import Field

from schema.codes import Violation
from schema.fields import Belongs, Code, Entity, FieldClass, Level, code, many, money, shared
from schema.scopes import Scope


class InspectionState(Code):
    """States of an inspection case."""

    FILED = "FILED", "已立案", "filed"
    INVESTIGATING = "INVESTIGATING", "调查中", "under investigation"
    EXTENDED = "EXTENDED", "调查期限已延长", "investigation extended"
    ORDERED = "ORDERED", "已责令限期改正", "ordered to correct"
    CORRECTED = "CORRECTED", "已改正", "corrected"
    WITHDRAWN_FILING = "WITHDRAWN_FILING", "已撤销立案", "filing withdrawn"
    NOTICE_GIVEN = "NOTICE_GIVEN", "已事先告知", "prior notice given"
    HEARING = "HEARING", "听证中", "in hearing"
    LEGAL_REVIEW = "LEGAL_REVIEW", "法制审核中", "under legal review"
    PASSED = "PASSED", "法制审核通过", "legal review passed"
    RETURNED = "RETURNED", "法制审核退回", "returned by the legal review"
    COLLECTIVE = "COLLECTIVE", "已集体讨论", "discussed collectively"
    DECIDED_TREATMENT = "DECIDED_TREATMENT", "已作行政处理决定", "treatment decided"
    DECIDED_PENALTY = "DECIDED_PENALTY", "已作行政处罚决定", "penalty decided"
    NO_PENALTY = "NO_PENALTY", "不予处罚", "no penalty"
    MOVED = "MOVED", "已移送其他机关", "moved to another organ"
    SERVED = "SERVED", "决定已送达", "decision served"
    PARTIAL = "PARTIAL", "部分履行", "partly performed"
    PERFORMED = "PERFORMED", "已履行", "performed"
    UNDER_REMEDY = "UNDER_REMEDY", "复议或诉讼中", "under reconsideration or suit"
    REMEDIES_EXPIRED = "REMEDIES_EXPIRED", "救济期限届满未履行", "remedies expired, not performed"
    REVOKED = "REVOKED", "决定已撤销", "decision revoked"
    DEMANDED = "DEMANDED", "已催告", "demand made"
    ENF_APPLIED = "ENF_APPLIED", "已申请强制执行", "court enforcement applied for"
    ENF_ACCEPTED = "ENF_ACCEPTED", "法院已受理", "accepted by the court"
    ENF_NOT_ACCEPTED = "ENF_NOT_ACCEPTED", "法院不予受理", "not accepted by the court"
    ENF_ALLOWED = "ENF_ALLOWED", "准予执行", "enforcement allowed"
    ENF_DENIED = "ENF_DENIED", "不准予执行", "enforcement denied"
    IN_ENFORCEMENT = "IN_ENFORCEMENT", "法院执行中", "in court enforcement"
    ENF_STALLED = "ENF_STALLED", "执行终本或中止", "enforcement stalled"
    CLOSED = "CLOSED", "结案", "closed"
    VOID = "VOID", "作废", "void"


class DecisionKind(Code):
    """Kinds of administrative decision (domain.md §4.4, AdminDecisionKind)."""

    CORRECT = "CORRECT", "责令限期改正", "order to correct"
    PAY_ORDER = "PAY_ORDER", "责令限期支付", "order to pay"
    TREAT = "TREAT", "行政处理决定", "treatment decision"
    PENALTY = "PENALTY", "行政处罚决定", "penalty decision"
    NO_PENALTY = "NO_PENALTY", "不予处罚", "no penalty"
    REFUND = "REFUND", "责令退回", "order to return social-insurance money"
    REVOKE = "REVOKE", "撤销立案", "withdrawal of the filing"
    EXTRA_COMP = "EXTRA_COMP", "加付赔偿金", "extra compensation to the workers"


class PenaltyKind(Code):
    """Kinds of administrative penalty (处罚法 9; domain.md §4.4)."""

    WARNING = "WARNING", "警告", "warning"
    CRITICISM = "CRITICISM", "通报批评", "circulated criticism"
    FINE = "FINE", "罚款", "fine"
    CONFISCATE_INCOME = "CONFISCATE_INCOME", "没收违法所得", "confiscation of unlawful income"
    CONFISCATE_GOODS = "CONFISCATE_GOODS", "没收非法财物", "confiscation of unlawful property"
    SUSPEND_LICENCE = "SUSPEND_LICENCE", "暂扣许可证件", "licence suspended"
    LOWER_GRADE = "LOWER_GRADE", "降低资质等级", "qualification lowered"
    REVOKE_LICENCE = "REVOKE_LICENCE", "吊销许可证件", "licence revoked"
    RESTRICT_BUSINESS = "RESTRICT_BUSINESS", "限制开展生产经营活动", "business restricted"
    STOP_BUSINESS = "STOP_BUSINESS", "责令停产停业", "business stopped"
    CLOSE = "CLOSE", "责令关闭", "ordered to close"
    BAR_PRACTICE = "BAR_PRACTICE", "限制从业", "barred from the trade"
    DETENTION = "DETENTION", "行政拘留", "administrative detention, by the police"


class NoPenaltyReason(Code):
    """Why no penalty is given (处罚法 30, 31, 33, 36, 57; clause 2.2i)."""

    FIRST_OFFENCE = "FIRST_OFFENCE", "首违不罚", "first offence, slight harm, corrected in time"
    MINOR = "MINOR", "轻微并及时改正，没有危害后果", "minor, corrected in time, no harm"
    NO_FAULT = "NO_FAULT", "没有主观过错", "no fault, as the party proves"
    NOT_ESTABLISHED = "NOT_ESTABLISHED", "违法事实不能成立", "facts not established"
    TIME_BARRED = "TIME_BARRED", "超过追究时效", "no longer pursued by time"
    NOT_LIABLE = "NOT_LIABLE", "依法不承担责任的人", "person who is not liable by law"


class RemedyState(Code):
    """Where a decision stands with reconsideration and suit."""

    NONE = "NONE", "未申请", "none asked for"
    RECONSIDERATION = "RECONSIDERATION", "复议中", "under reconsideration"
    SUIT = "SUIT", "诉讼中", "under suit"
    UPHELD = "UPHELD", "维持", "upheld"
    CHANGED = "CHANGED", "变更", "changed"
    REVOKED = "REVOKED", "撤销", "revoked"
    UNLAWFUL = "UNLAWFUL", "确认违法", "found unlawful"
    NULL = "NULL", "确认无效", "found void"


class ReviewGround(Code):
    """Why legal review must come before the decision (处罚法 58)."""

    PUBLIC_INTEREST = "PUBLIC_INTEREST", "涉及重大公共利益", "major public interest"
    AFTER_HEARING = "AFTER_HEARING", "直接关系重大权益，经过听证程序", "major rights, after a hearing"
    COMPLEX = "COMPLEX", "疑难复杂、涉及多个法律关系", "complex, or several legal relations"
    BY_LAW = "BY_LAW", "法律、法规规定应当审核的其他情形", "other cases named by law"


class ServiceMethod(Code):
    """How a paper was served; posting counts only where the person fled (法释〔2013〕3号 4)."""

    DIRECT = "DIRECT", "直接送达", "handed over"
    LEFT = "LEFT", "留置送达", "left behind"
    MAIL = "MAIL", "邮寄送达", "by post"
    AGENT = "AGENT", "委托送达", "through another body"
    ELECTRONIC = "ELECTRONIC", "电子送达", "electronically"
    PUBLIC_NOTICE = "PUBLIC_NOTICE", "公告送达", "by public notice"
    POSTED_PHOTO = "POSTED_PHOTO", "张贴并拍照", "posted up, with photos"
    POSTED_VIDEO = "POSTED_VIDEO", "张贴并录像", "posted up, with video"


class FineDeferral(Code):
    """Whether a fine may be paid later (处罚法 66)."""

    NONE = "NONE", "未缓交", "not deferred"
    DEFERRED = "DEFERRED", "延期缴纳", "deferred"
    INSTALMENTS = "INSTALMENTS", "分期缴纳", "by instalments"


class DenialReason(Code):
    """Why a court does not allow enforcement of a decision (强制法 58; 行诉法解释 161)."""

    NO_STANDING = "NO_STANDING", "实施主体不具有行政主体资格", "made by a body that may not act"
    NO_FACTS = "NO_FACTS", "明显缺乏事实根据", "clearly no facts"
    NO_BASIS = "NO_BASIS", "明显缺乏法律、法规依据", "clearly no legal basis"
    UNLAWFUL = "UNLAWFUL", "其他明显违法并损害合法权益", "otherwise clearly unlawful, harming the person"


class InspectionCase(Entity, table=True):
    """One case of the inspection brigade, or of fund supervision, against one unit or person."""

    plural: ClassVar = "inspectionCases"
    scope: ClassVar = Scope.INSPECTION_READ
    zh: ClassVar = "监察案件"
    en: ClassVar = "inspection case"
    order: ClassVar = ("-filed_on",)

    number: str = shared("案件编号", "case number", max_length=80, unique=True, key=True)
    organ: str = shared("办案机关", "organ that handles it, as the source names it", max_length=120)
    violations: list[str] = many("违法类型", "violations (V-codes)", Violation)
    people: int | None = shared("涉及人数", "people concerned", default=None, ge=0)
    amount: Decimal | None = money("涉及金额（元）", "sum concerned, yuan", default=None, ge=0)
    origin_number: str | None = shared(
        "来源编号", "number of the clue or letter it comes from", default=None, max_length=80
    )
    project_permit: str | None = shared(
        "项目施工许可证号", "permit number of the project", of=FieldClass.F2, default=None, max_length=80, index=True
    )
    social_insurance: bool = shared("社会保险案件", "social-insurance case", default=False, status=True)
    recovery_only: bool = shared("仅追回不处罚", "recovery only, no fraud", default=False)
    minor: bool = shared("情节轻微", "minor", default=False)
    first_offence: bool = shared("初次违法", "first offence", default=False)
    unit_fled: bool = shared("行为人逃匿", "the person responsible fled", default=False)
    state: InspectionState = code(
        InspectionState, "状态", "state", status=True, given=False, default="FILED", index=True
    )
    filed_on: date | None = shared("立案日", "filed on", default=None, status=True)
    ordered_on: date | None = shared("责令改正日", "ordered on", default=None, status=True)
    correct_by: date | None = shared("改正期限", "correct by", default=None, status=True)
    wages_ordered: bool = shared("责令支付劳动报酬", "ordered to pay wages", default=False, status=True)
    order_service: ServiceMethod | None = code(ServiceMethod, "责令文书送达方式", "service of the order", default=None)
    corrected_on: date | None = shared("改正日", "corrected on", default=None, status=True)
    hearing_offered: bool = shared("告知听证权利", "told of the right to a hearing", default=False)
    hearing_on: date | None = shared("听证日", "hearing on", default=None, status=True)
    review_ground: ReviewGround | None = code(ReviewGround, "法制审核事由", "ground of legal review", default=None)
    collective_required: bool = shared("须集体讨论", "complex or major, to be discussed collectively", default=False)
    decided_on: date | None = shared("决定日", "decided on", default=None, status=True)
    fined: bool = shared("处以罚款", "a fine is imposed", default=False, status=True)
    wages_decided: bool = shared("决定支付劳动报酬", "decided that wages are to be paid", default=False, status=True)
    no_penalty_reason: NoPenaltyReason | None = code(
        NoPenaltyReason, "不予处罚理由", "reason for no penalty", default=None, status=True
    )
    no_penalty_note: str | None = shared(
        "不予处罚说明", "what the reason rests on, and the education given", default=None, max_length=1000
    )
    announced_to_party: bool = shared("当场宣告并交付", "announced and handed over on the spot", default=False)
    publicity: bool = shared("应当公开", "has social impact and must be published", default=False)
    moved_to: str | None = shared("移送机关", "organ it was moved to", default=None, max_length=120)
    served_on: date | None = shared("送达日", "served on", default=None, status=True)
    service_method: ServiceMethod | None = code(ServiceMethod, "送达方式", "how it was served", default=None)
    electronic_consent: bool = shared("签订电子送达确认书", "signed consent to electronic service", default=False)
    perform_by: date | None = shared("履行期限", "perform by", default=None, status=True)
    deferral: FineDeferral = code(FineDeferral, "缓交罚款", "deferral of the fine", default="NONE", status=True)
    deferred_until: date | None = shared("缓交截止日", "deferred until", default=None, status=True)
    performed_on: date | None = shared("履行日", "performed on", default=None, status=True)
    remedy_number: str | None = shared("复议或诉讼案号", "number of the remedy", default=None, max_length=80)
    demanded_on: date | None = shared("催告日", "demand served on", default=None, status=True)
    application_signed: bool = shared(
        "申请书已由负责人签名、盖章、注明日期", "application signed by the head, sealed and dated", default=False
    )
    late_with_reason: bool = shared("逾期申请有正当理由", "late application with good reason", default=False)
    urgent_safety: bool = shared("为公共安全申请立即执行", "immediate enforcement for public safety", default=False)
    enf_applied_on: date | None = shared("申请强制执行日", "enforcement applied for on", default=None, status=True)
    enf_accepted_on: date | None = shared("法院受理日", "accepted by the court on", default=None, status=True)
    enf_case_number: str | None = shared("行审案号", "number of the review", default=None, max_length=80, index=True)
    enf_ruled_on: date | None = shared("法院裁定日", "ruled on by the court", default=None, status=True)
    denial_reason: DenialReason | None = code(
        DenialReason, "不准予执行理由", "reason for denial", default=None, status=True
    )
    execution_number: str | None = shared(
        "执行案号", "number of the enforcement", default=None, max_length=80, index=True
    )
    collected: Decimal | None = money("执行到位（元）", "collected by the court, yuan", default=None, ge=0)
    criminal_fine: bool = shared("法院已判处罚金", "a criminal fine was imposed", of=FieldClass.F6, default=False)
    filing_target_on: date | None = shared("快立目标日", "filing aimed at (clause 2.3k)", default=None, status=True)
    handling_target_on: date | None = shared("快处目标日", "handling aimed at (clause 2.3k)", default=None, status=True)
    closing_target_on: date | None = shared("快结目标日", "closing aimed at (clause 2.3k)", default=None, status=True)
    closed_on: date | None = shared("结案日", "closed on", default=None, status=True)


class AdminDecision(Entity, table=True):
    """A decision made in an inspection case, with what it rests on and what became of it."""

    plural: ClassVar = "adminDecisions"
    scope: ClassVar = Scope.INSPECTION_READ
    belongs: ClassVar = (Belongs("inspection_case_id", "InspectionCase", "decisions"),)
    zh: ClassVar = "行政决定"
    en: ClassVar = "administrative decision"
    order: ClassVar = ("decided_on",)

    inspection_case_id: uuid.UUID = Field(foreign_key="inspectioncase.id", index=True)
    kind: DecisionKind = code(DecisionKind, "种类", "kind", status=True)
    number: str | None = shared("文号", "document number", default=None, max_length=120, index=True)
    decided_on: date = shared("决定日", "decided on", status=True)
    facts: str | None = shared("事实", "facts", of=FieldClass.F5, default=None, max_length=4000)
    basis: list[str] = many("依据（法律及条款）", "basis: law and article, one each")
    penalties: list[str] = many("处罚种类", "kinds of penalty", PenaltyKind, status=True)
    benchmark: str | None = shared(
        "裁量基准档次", "item of the discretion benchmark (clause 2.5c)", default=None, max_length=200
    )
    deviation_reason: str | None = shared(
        "偏离基准理由", "reason for deviating from the benchmark", default=None, max_length=1000
    )
    no_penalty_reason: NoPenaltyReason | None = code(
        NoPenaltyReason, "不予处罚理由", "reason for no penalty", default=None, status=True
    )
    amount: Decimal | None = money("金额（元）", "sum, yuan", default=None, ge=0)
    perform_by: date | None = shared("履行期限", "perform by", default=None, status=True)
    served_on: date | None = shared("送达日", "served on", default=None, status=True)
    published_on: date | None = shared("公示日", "published on", default=None, status=True)
    paid: Decimal | None = money("已缴或已付（元）", "paid, yuan", default=None, ge=0)
    remedy_state: RemedyState = code(RemedyState, "救济状态", "remedy", default="NONE", status=True)
    signed_by: str | None = shared(
        "签发人执法证号", "certificate of who signed it", of=FieldClass.F3, level=Level.L3, default=None, max_length=40
    )


BEFORE_DECISION = (
    "FILED",
    "INVESTIGATING",
    "EXTENDED",
    "ORDERED",
    "CORRECTED",
    "NOTICE_GIVEN",
    "HEARING",
    "LEGAL_REVIEW",
    "PASSED",
    "RETURNED",
    "COLLECTIVE",
)
"""States before a decision."""
DECIDED = (
    "DECIDED_TREATMENT",
    "DECIDED_PENALTY",
    "SERVED",
    "PARTIAL",
    "PERFORMED",
    "UNDER_REMEDY",
    "REMEDIES_EXPIRED",
    "DEMANDED",
    "ENF_APPLIED",
    "ENF_ACCEPTED",
    "ENF_NOT_ACCEPTED",
    "ENF_ALLOWED",
    "ENF_DENIED",
    "IN_ENFORCEMENT",
    "ENF_STALLED",
)
"""States in which a decision stands, performed or not."""
SUSPICIONS = ("suspectCrime", "suspectCrimeAfterPenalty")
"""Acts by which a crime is suspected."""
