"""What an inspection case records beside its decisions: orders, steps, reviews, publicity, recordings, file reviews.

Reviews, discussions, opinions and publications hang off any kind of case; orders, steps and recordings off an
inspection case (clauses 2.2g, 2.5a–2.5d).
"""

import uuid
from datetime import date, datetime
from decimal import Decimal
from typing import ClassVar

from sqlmodel import Field

from schema.fields import Belongs, Code, Entity, FieldClass, Level, Register, code, instant, many, money, shared
from schema.inspection import DecisionKind, ReviewGround, ServiceMethod
from schema.scopes import Scope


class StepKind(Code):
    """Steps of administrative procedure (domain.md §4.1)."""

    NOTICE = "NOTICE", "告知", "notice"
    STATEMENT = "STATEMENT", "陈述申辩", "statement and defence"
    HEARING = "HEARING", "听证", "hearing"
    LEGAL_REVIEW = "LEGAL_REVIEW", "法制审核", "legal review"
    COLLECTIVE = "COLLECTIVE", "集体讨论", "collective discussion"
    PUBLICITY = "PUBLICITY", "公示", "publicity"
    DEMAND = "DEMAND", "催告", "demand"
    SERVICE = "SERVICE", "送达", "service"


class StepResult(Code):
    """What came of a step."""

    DONE = "DONE", "已完成", "done"
    WAIVED = "WAIVED", "明确放弃", "expressly waived"
    NONE_MADE = "NONE_MADE", "未提出意见", "no view given"
    ADOPTED = "ADOPTED", "采纳", "adopted"
    PARTLY = "PARTLY", "部分采纳", "partly adopted"
    NOT_ADOPTED = "NOT_ADOPTED", "不采纳", "not adopted"
    ABSENT = "ABSENT", "无正当理由未到场", "absent without good reason"
    PASSED = "PASSED", "通过", "passed"
    RETURNED = "RETURNED", "退回", "returned"


class OrderDuty(Code):
    """What an order asks for."""

    PAY_WAGES = "PAY_WAGES", "支付劳动报酬", "pay wages"
    PAY_DIFFERENCE = "PAY_DIFFERENCE", "补足最低工资差额", "pay the difference to the minimum wage"
    PAY_SEVERANCE = "PAY_SEVERANCE", "支付经济补偿", "pay severance"
    RETURN_FUND = "RETURN_FUND", "退回社会保险金", "return social-insurance money"
    CORRECT = "CORRECT", "改正违法行为", "correct the violation"


class ReviewKind(Code):
    """Which review was made (clause 2.2g)."""

    LEGAL_REVIEW = "LEGAL_REVIEW", "法制审核", "legal review of a major enforcement decision"
    LEGALITY = "LEGALITY", "合法性审查", "review of legality"


class ReviewResult(Code):
    """Outcome of a review."""

    PASSED = "PASSED", "通过", "passed"
    RETURNED = "RETURNED", "退回", "returned"


class DisclosureKind(Code):
    """What is made public (clause 2.5a)."""

    BASIS = "BASIS", "执法主体、依据、程序和救济渠道", "who acts on what basis, procedure and remedies"
    BENCHMARK = "BENCHMARK", "行政处罚裁量基准", "benchmark of discretion"
    DECISION = "DECISION", "行政处罚决定", "penalty decision"
    MAJOR_VIOLATION = "MAJOR_VIOLATION", "重大劳动保障违法行为", "major violation of labour law"
    CREDIT_LIST = "CREDIT_LIST", "失信名单", "dishonesty list"
    RANDOM_RESULT = "RANDOM_RESULT", "双随机抽查结果", "result of a random inspection"


class RecordingPhase(Code):
    """Which part of enforcement is recorded (处罚法 47)."""

    START = "START", "启动", "opening"
    EVIDENCE = "EVIDENCE", "调查取证", "investigation and evidence"
    REVIEW = "REVIEW", "审核", "review"
    DECISION = "DECISION", "决定", "decision"
    SERVICE = "SERVICE", "送达", "service"
    EXECUTION = "EXECUTION", "执行", "enforcement"


class RecordingMedium(Code):
    """How it is recorded."""

    TEXT = "TEXT", "文字", "text"
    PHOTO = "PHOTO", "照片", "photo"
    AUDIO = "AUDIO", "录音", "audio"
    VIDEO = "VIDEO", "录像", "video"


class FileGrade(Code):
    """Result of a file review."""

    EXCELLENT = "EXCELLENT", "优秀", "excellent"
    QUALIFIED = "QUALIFIED", "合格", "qualified"
    FAILED = "FAILED", "不合格", "not qualified"


class InstalmentKind(Code):
    """What is paid by instalments."""

    REFUND = "REFUND", "退回社会保险金", "return of social-insurance money"
    FINE = "FINE", "罚款", "fine"


class CorrectionOrder(Entity, table=True):
    """An order to correct, to pay or to return money, with the proof of service the crime element asks for."""

    plural: ClassVar = "correctionOrders"
    scope: ClassVar = Scope.INSPECTION_READ
    belongs: ClassVar = (Belongs("inspection_case_id", "InspectionCase", "correctionOrders"),)
    in_matter: ClassVar = False
    zh: ClassVar = "责令文书"
    en: ClassVar = "correction order"
    order: ClassVar = ("ordered_on",)

    inspection_case_id: uuid.UUID = Field(foreign_key="inspectioncase.id", index=True)
    kind: DecisionKind = code(DecisionKind, "种类", "kind", status=True)
    number: str | None = shared("文号", "document number", default=None, max_length=120, index=True)
    duty: OrderDuty = code(OrderDuty, "责令事项", "what is ordered", status=True)
    duty_text: str | None = shared("责令内容", "what is ordered, in words", default=None, max_length=1000)
    amount: Decimal | None = money("金额（元）", "sum, yuan", default=None, ge=0)
    people: int | None = shared("涉及人数", "people concerned", default=None, ge=0)
    ordered_on: date = shared("责令日", "ordered on", status=True)
    perform_by: date | None = shared("期限", "deadline", default=None, status=True)
    served_on: date | None = shared("送达日", "served on", default=None, status=True)
    service: ServiceMethod | None = code(ServiceMethod, "送达方式", "how it was served", default=None)
    service_proof_sha256: str | None = shared(
        "送达证明的 SHA-256", "SHA-256 of the proof of service", of=FieldClass.F5, default=None, max_length=64
    )


class ProcedureStep(Entity, table=True):
    """One step of the procedure: when, by which document, with what result (clause 2.5d)."""

    plural: ClassVar = "procedureSteps"
    scope: ClassVar = Scope.INSPECTION_READ
    belongs: ClassVar = (Belongs("inspection_case_id", "InspectionCase", "procedureSteps"),)
    in_matter: ClassVar = False
    zh: ClassVar = "程序步骤"
    en: ClassVar = "procedure step"
    order: ClassVar = ("taken_at",)

    inspection_case_id: uuid.UUID = Field(foreign_key="inspectioncase.id", index=True)
    kind: StepKind = code(StepKind, "步骤", "step", status=True)
    taken_at: datetime = instant("时间", "when", status=True)
    document_number: str | None = shared("文书文号", "number of the document", default=None, max_length=120)
    result: StepResult = code(StepResult, "结果", "result", status=True)
    content: str | None = shared("内容", "what was said or answered", of=FieldClass.F5, default=None, max_length=4000)
    taken_by: list[str] = many(
        "办理人员执法证号", "certificates of those who took it", of=FieldClass.F3, level=Level.L3
    )


class PaymentInstalment(Entity, table=True):
    """One instalment of a return of social-insurance money or of a fine."""

    plural: ClassVar = "paymentInstalments"
    scope: ClassVar = Scope.INSPECTION_READ
    belongs: ClassVar = (Belongs("inspection_case_id", "InspectionCase", "instalments"),)
    in_matter: ClassVar = False
    zh: ClassVar = "分期款项"
    en: ClassVar = "instalment"
    order: ClassVar = ("due_on",)

    inspection_case_id: uuid.UUID = Field(foreign_key="inspectioncase.id", index=True)
    kind: InstalmentKind = code(InstalmentKind, "款项", "what is paid", status=True)
    seq: int = shared("期次", "number of the instalment", status=True, ge=1)
    due_on: date = shared("应付日", "due on", status=True)
    amount: Decimal = money("应付金额（元）", "sum due, yuan", ge=0)
    paid_on: date | None = shared("实付日", "paid on", default=None, status=True)
    paid_amount: Decimal | None = money("实付金额（元）", "sum paid, yuan", default=None, ge=0)


class LegalReview(Entity, table=True):
    """Legal review before a major decision; without it, or if it was returned, no decision (处罚法 58)."""

    plural: ClassVar = "legalReviews"
    scope: ClassVar = Scope.MATTER_READ
    of_case: ClassVar = "legalReviews"
    zh: ClassVar = "法制审核"
    en: ClassVar = "legal review"
    order: ClassVar = ("reviewed_on",)

    case_type: str = shared("案件类型", "kind of case", of=FieldClass.OPEN, max_length=40)
    case_id: uuid.UUID = Field(index=True)
    kind: ReviewKind = code(ReviewKind, "种类", "kind", status=True, default="LEGAL_REVIEW")
    ground: ReviewGround | None = code(ReviewGround, "审核事由", "ground", default=None)
    submitted_on: date | None = shared("送审日", "submitted on", default=None, status=True)
    reviewed_on: date = shared("审核日", "reviewed on", status=True)
    result: ReviewResult = code(ReviewResult, "结果", "result", status=True)
    opinion: str = shared("审核意见", "opinion", of=FieldClass.F5, max_length=4000)
    reviewer: str = shared(
        "审核人执法证号", "certificate of the reviewer", of=FieldClass.F3, level=Level.L3, max_length=40
    )
    law_qualified: bool = shared("具有法律职业资格", "has the legal professional qualification", default=False)


class CollectiveDiscussion(Entity, table=True):
    """Discussion by the heads of the agency of a complex case or a major violation (处罚法 57)."""

    plural: ClassVar = "collectiveDiscussions"
    scope: ClassVar = Scope.MATTER_READ
    of_case: ClassVar = "collectiveDiscussions"
    zh: ClassVar = "集体讨论"
    en: ClassVar = "collective discussion"
    order: ClassVar = ("held_on",)

    case_type: str = shared("案件类型", "kind of case", of=FieldClass.OPEN, max_length=40)
    case_id: uuid.UUID = Field(index=True)
    held_on: date = shared("讨论日", "held on", status=True)
    reason: str = shared("讨论事由", "why it is discussed", max_length=500)
    presided_by: str = shared("主持人", "presided by", of=FieldClass.F3, level=Level.L3, max_length=60)
    participants: list[str] = many("参加人员", "participants", of=FieldClass.F3, level=Level.L3)
    conclusion: str = shared("讨论结论", "conclusion", of=FieldClass.F5, max_length=4000)
    dissent: str | None = shared("不同意见", "dissent", of=FieldClass.F5, default=None, max_length=2000)


class ExpertOpinion(Entity, table=True):
    """What an expert said when asked in a complex case (clause 2.2g)."""

    plural: ClassVar = "expertOpinions"
    scope: ClassVar = Scope.MATTER_READ
    of_case: ClassVar = "expertOpinions"
    register: ClassVar = Register(("*",), Scope.MATTER_WRITE)
    zh: ClassVar = "专家意见"
    en: ClassVar = "expert opinion"
    order: ClassVar = ("given_on",)

    case_type: str = shared("案件类型", "kind of case", of=FieldClass.OPEN, max_length=40)
    case_id: uuid.UUID = Field(index=True)
    field: str = shared("专业领域", "field of expertise", max_length=80)
    expert: str = shared("专家", "expert, as named in the pool", of=FieldClass.F3, level=Level.L3, max_length=60)
    asked_on: date = shared("咨询日", "asked on", status=True)
    given_on: date | None = shared("出具日", "given on", default=None, status=True)
    question: str = shared("咨询问题", "question", of=FieldClass.F5, max_length=2000)
    opinion: str | None = shared("意见", "opinion", of=FieldClass.F5, default=None, max_length=4000)
    adopted: bool | None = shared("是否采纳", "adopted", default=None, status=True)
    not_adopted_reason: str | None = shared(
        "不采纳理由", "why it was not adopted", of=FieldClass.F5, default=None, max_length=1000
    )


class PublicDisclosure(Entity, table=True):
    """What of a case was made public, where and when, and when and why it was withdrawn (clause 2.5a)."""

    plural: ClassVar = "publicDisclosures"
    scope: ClassVar = Scope.MATTER_READ
    of_case: ClassVar = "publicDisclosures"
    zh: ClassVar = "公示"
    en: ClassVar = "publication"
    order: ClassVar = ("published_on",)

    case_type: str = shared("案件类型", "kind of case", of=FieldClass.OPEN, max_length=40)
    case_id: uuid.UUID = Field(index=True)
    kind: DisclosureKind = code(DisclosureKind, "公示事项", "what is published", level=Level.L1, status=True)
    title: str = shared("标题", "title", level=Level.L1, status=True, max_length=200)
    place: str = shared("公示平台", "where", level=Level.L1, status=True, max_length=200)
    document_number: str | None = shared(
        "文书文号", "number of the document published", level=Level.L1, default=None, max_length=120
    )
    published_on: date = shared("公示日", "published on", level=Level.L1, status=True)
    until_on: date | None = shared("公示截止日", "until", level=Level.L1, default=None, status=True)
    withdrawn_on: date | None = shared("撤回日", "withdrawn on", level=Level.L1, default=None, status=True)
    withdraw_reason: str | None = shared(
        "撤回理由", "why it was withdrawn", level=Level.L1, default=None, status=True, max_length=500
    )


class ProcessRecording(Entity, table=True):
    """Where the recording of an act of enforcement lies, its hash and the officers in it (处罚法 47)."""

    plural: ClassVar = "processRecordings"
    scope: ClassVar = Scope.INSPECTION_READ
    belongs: ClassVar = (Belongs("inspection_case_id", "InspectionCase", "processRecordings"),)
    in_matter: ClassVar = False
    register: ClassVar = Register(("HRSS",), Scope.INSPECTION_WRITE)
    zh: ClassVar = "执法全过程记录"
    en: ClassVar = "recording of enforcement"
    order: ClassVar = ("recorded_at",)
    rows_of: ClassVar = FieldClass.F5

    inspection_case_id: uuid.UUID = Field(foreign_key="inspectioncase.id", index=True)
    phase: RecordingPhase = code(RecordingPhase, "环节", "phase", of=FieldClass.F5)
    medium: RecordingMedium = code(RecordingMedium, "形式", "medium", of=FieldClass.F5)
    recorded_at: datetime = instant("记录时间", "recorded at", of=FieldClass.F5)
    seconds: int | None = shared("时长（秒）", "length, seconds", of=FieldClass.F5, default=None, ge=0)
    place: str | None = shared("地点", "place", of=FieldClass.F5, default=None, max_length=200)
    reference: str = shared("存储位置", "where the file is kept", of=FieldClass.F5, max_length=200)
    sha256: str = shared("SHA-256", "SHA-256 of the file", of=FieldClass.F5, max_length=64)
    officers: list[str] = many("执法人员执法证号", "certificates of the officers", of=FieldClass.F3, level=Level.L3)


class FileReview(Entity, table=True):
    """Review of a case file with its score (案卷评查、案卷评议; clauses 2.1m, 2.5b)."""

    plural: ClassVar = "fileReviews"
    scope: ClassVar = Scope.MATTER_READ
    of_case: ClassVar = "fileReviews"
    register: ClassVar = Register(("*",), Scope.MATTER_WRITE)
    zh: ClassVar = "案卷评查"
    en: ClassVar = "file review"
    order: ClassVar = ("reviewed_on",)

    case_type: str = shared("案件类型", "kind of case", of=FieldClass.OPEN, max_length=40)
    case_id: uuid.UUID = Field(index=True)
    volume: str | None = shared("案卷号", "number of the file", default=None, max_length=80)
    reviewed_on: date = shared("评查日", "reviewed on", status=True)
    reviewed_by: str = shared("评查组织", "who reviewed it", max_length=120)
    score: int = shared("得分", "score out of 100", status=True, ge=0, le=100)
    grade: FileGrade = code(FileGrade, "等次", "grade", status=True)
    problems: str | None = shared("存在问题", "problems found", of=FieldClass.F5, default=None, max_length=4000)
    rectified_on: date | None = shared("整改完成日", "put right on", default=None, status=True)
