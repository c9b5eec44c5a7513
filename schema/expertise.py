"""The pool of experts, how they are drawn, and guidance in cases from above (clauses 2.2f, 2.3d)."""

from datetime import date, datetime
from typing import ClassVar

from schema.codes import AgencyCode, GuidanceTag
from schema.document_types import DocumentType as D
from schema.fields import Code, Entity, FieldClass, Level, Mask, Register, code, instant, many, shared
from schema.lifecycle import Lifecycle, Transition, guard
from schema.scopes import Scope


class ExpertField(Code):
    """What an expert knows about."""

    LABOUR_RELATIONS = "LABOUR_RELATIONS", "劳动关系", "labour relations"
    SOCIAL_INSURANCE = "SOCIAL_INSURANCE", "社会保险", "social insurance"
    WORK_INJURY = "WORK_INJURY", "工伤", "work injury"
    CONSTRUCTION = "CONSTRUCTION", "工程建设", "construction"
    ACCOUNTING = "ACCOUNTING", "财务审计", "accounting"
    MEDIATION = "MEDIATION", "纠纷调解", "mediation"
    CIVIL_LAW = "CIVIL_LAW", "民事法律", "civil law"
    CRIMINAL_LAW = "CRIMINAL_LAW", "刑事法律", "criminal law"
    ADMINISTRATIVE_LAW = "ADMINISTRATIVE_LAW", "行政法律", "administrative law"
    OTHER = "OTHER", "其他", "other"


class DrawPurpose(Code):
    """What experts or officers are drawn for."""

    MEDIATION = "MEDIATION", "调解", "mediation"
    CONSULTATION = "CONSULTATION", "专家咨询", "consultation of experts"
    FILE_REVIEW = "FILE_REVIEW", "案卷评议", "review of files"
    OTHER = "OTHER", "其他", "other"


class GuidanceSide(Code):
    """Who began a case guidance."""

    ASKED = "ASKED", "向上级请示", "asked of a superior"
    ISSUED = "ISSUED", "上级下达", "issued by a superior"
    GIVEN = "GIVEN", "指导下级", "given to a subordinate"


class GuidanceState(Code):
    """States of a case guidance."""

    ASKED = "ASKED", "已请示", "asked"
    ANSWERED = "ANSWERED", "已指导", "guidance given"
    APPLIED = "APPLIED", "已适用", "applied in the case"
    WITHDRAWN = "WITHDRAWN", "已撤回", "withdrawn"
    VOID = "VOID", "作废", "void"


class Expert(Entity, table=True):
    """One expert of the common pool, with what keeps him or her out of a case."""

    plural: ClassVar = "experts"
    scope: ClassVar = Scope.REGISTRY_READ
    in_matter: ClassVar = False
    register: ClassVar = Register(("*",), Scope.REGISTRY_WRITE)
    zh: ClassVar = "专家"
    en: ClassVar = "expert"
    order: ClassVar = ("number",)
    rows_of: ClassVar = FieldClass.OPEN

    number: str = shared("专家编号", "number in the pool", of=FieldClass.OPEN, max_length=40, unique=True, key=True)
    name: str = shared("姓名", "name", of=FieldClass.F3, level=Level.L3, mask=Mask.NAME, max_length=60)
    expertise: list[str] = many("专业领域", "fields", ExpertField, of=FieldClass.OPEN)
    employer: str = shared("工作单位", "employer", of=FieldClass.OPEN, max_length=200)
    agency: AgencyCode | None = code(AgencyCode, "推荐机关", "agency that proposed", of=FieldClass.OPEN, default=None)
    mediator: bool = shared("调解专家", "in the pool of mediation experts", of=FieldClass.OPEN, default=False)
    conflicts: list[str] = many("利益冲突", "units and bodies whose cases are to be avoided", of=FieldClass.OPEN)
    available: bool = shared("可参加", "available", of=FieldClass.OPEN, default=True)
    phone: str | None = shared(
        "电话", "phone", of=FieldClass.F3, level=Level.L3, mask=Mask.PHONE, default=None, max_length=20
    )
    since_on: date = shared("入库日", "in the pool since", of=FieldClass.OPEN)
    until_on: date | None = shared("出库日", "in the pool until", of=FieldClass.OPEN, default=None)


class DrawLog(Entity, table=True):
    """One draw from the pool: who could be drawn, who was kept out and why, who was drawn, by which seed."""

    plural: ClassVar = "drawLogs"
    scope: ClassVar = Scope.REGISTRY_READ
    in_matter: ClassVar = False
    register: ClassVar = Register(("*",), Scope.REGISTRY_WRITE)
    zh: ClassVar = "专家抽取记录"
    en: ClassVar = "draw of experts"
    order: ClassVar = ("-drawn_at",)
    rows_of: ClassVar = FieldClass.OPEN

    purpose: DrawPurpose = code(DrawPurpose, "用途", "purpose", of=FieldClass.OPEN)
    case_number: str | None = shared("相关案号", "number of the case", default=None, max_length=120)
    drawn_at: datetime = instant("抽取时间", "drawn at", of=FieldClass.OPEN)
    seed: str = shared("随机种子", "random seed", of=FieldClass.OPEN, max_length=80)
    candidates: list[str] = many("候选专家", "numbers of the candidates, in order", of=FieldClass.OPEN)
    kept_out: list[str] = many("回避专家", "numbers kept out for a conflict of interest", of=FieldClass.OPEN)
    kept_out_why: str | None = shared("回避理由", "why they were kept out", default=None, max_length=500)
    drawn: list[str] = many("抽中专家", "numbers drawn", of=FieldClass.OPEN)


class GuidanceRequest(Entity, table=True):
    """Guidance in one case, asked of a superior or given by one, which binds whoever handles the case."""

    plural: ClassVar = "guidanceRequests"
    scope: ClassVar = Scope.MATTER_READ
    zh: ClassVar = "案件指导"
    en: ClassVar = "case guidance"
    order: ClassVar = ("-asked_on",)

    number: str = shared("编号", "number", max_length=80, unique=True, key=True)
    side: GuidanceSide = code(GuidanceSide, "来源", "who began it", status=True)
    tag: GuidanceTag = code(GuidanceTag, "指导类别", "kind of case", status=True)
    handler: AgencyCode = code(AgencyCode, "办案机关", "agency that handles the case", status=True, index=True)
    superior: str = shared("指导机关", "body that gives the guidance", max_length=120)
    case_number: str | None = shared("案号", "number of the case", default=None, max_length=120, index=True)
    question: str | None = shared("请示问题", "question", level=Level.L3, default=None, max_length=4000)
    answer: str | None = shared("指导意见", "guidance", default=None, max_length=4000)
    binding: bool | None = shared("应当执行", "binds the case", default=None, status=True)
    state: GuidanceState = code(GuidanceState, "状态", "state", status=True, given=False, default="ASKED")
    asked_on: date | None = shared("请示日", "asked on", default=None, status=True)
    answered_on: date | None = shared("指导日", "answered on", default=None, status=True)
    applied_on: date | None = shared("适用日", "applied on", default=None, status=True)
    case_note: str | None = shared("适用情况", "note on the case: how it was applied", default=None, max_length=1000)
    reason: str | None = shared("撤回理由", "why it was withdrawn", default=None, max_length=500)


GUIDANCE = Lifecycle(
    name="GUI",
    entity="GuidanceRequest",
    states=GuidanceState,
    write={"*": Scope.MATTER_WRITE},
    numbered="ZD",
    transitions=(
        Transition(
            "GUI-1",
            "requestCaseGuidance",
            (),
            "ASKED",
            "@handler",
            "请示案件指导",
            "ask a superior for guidance in a case",
            documents=(D.GUIDANCE_REQUEST,),
            day="asked_on",
            needs=("side", "tag", "handler", "superior", "question"),
            may=("number", "case_number"),
            guards=(guard("应为向上级请示", "it is asked of a superior", holds={"side": "ASKED"}),),
        ),
        Transition(
            "GUI-2.1",
            "recordGuidanceAnswer",
            ("ASKED",),
            "ANSWERED",
            "@handler",
            "记录指导意见",
            "record the guidance that came back",
            documents=(D.GUIDANCE_REPLY,),
            day="answered_on",
            needs=("answer", "binding"),
        ),
        Transition(
            "GUI-2.2",
            "recordGuidanceIssued",
            (),
            "ANSWERED",
            "*",
            "登记上级指导或对下级的指导",
            "record guidance nobody asked for: from a superior, or to a subordinate",
            documents=(D.GUIDANCE_REPLY,),
            day="answered_on",
            needs=("side", "tag", "handler", "superior", "answer", "binding"),
            may=("number", "case_number"),
            notify=("@handler",),
            reach=("@handler",),
            guards=(
                guard("应为上级下达或指导下级", "issued by a superior, or given", holds={"side": ("ISSUED", "GIVEN")}),
            ),
        ),
        Transition(
            "GUI-3",
            "applyGuidance",
            ("ANSWERED",),
            "APPLIED",
            "@handler",
            "在案件中适用指导意见",
            "apply the guidance and note it on the case",
            day="applied_on",
            needs=("case_number", "case_note"),
        ),
        Transition(
            "GUI-4",
            "withdrawGuidanceRequest",
            ("ASKED", "ANSWERED"),
            "WITHDRAWN",
            "@handler",
            "撤回或不再适用",
            "withdraw it, or find that it does not fit",
            needs=("reason",),
        ),
    ),
)
