"""Random inspection 双随机、一公开 (domain.md §2.10, clauses 2.2h and 2.2i): who inspects whom is drawn by lot."""

import uuid
from datetime import date, datetime
from typing import ClassVar

from sqlalchemy import UniqueConstraint
from sqlmodel import Field

from schema.codes import AgencyCode
from schema.document_types import DocumentType as D
from schema.fields import Belongs, Code, Entity, FieldClass, Level, code, instant, many, shared
from schema.lifecycle import Gives, Lifecycle, Touches, Transition, guard
from schema.project import CreditGrade
from schema.scopes import Scope


class RandomState(Code):
    """States of a random inspection."""

    PLANNED = "PLANNED", "已制定计划", "planned"
    DRAWN = "DRAWN", "已抽取", "drawn"
    INSPECTED = "INSPECTED", "已检查", "inspected"
    RESULT_ENTERED = "RESULT_ENTERED", "结果已录入", "results entered"
    PUBLISHED = "PUBLISHED", "已公示", "published"
    VOID = "VOID", "作废", "void"


class RandomFinding(Code):
    """What was found at one inspected object."""

    NO_PROBLEM = "NO_PROBLEM", "未发现问题", "nothing found"
    CORRECTED = "CORRECTED", "发现问题已当场改正", "found and put right on the spot"
    ORDERED = "ORDERED", "发现问题责令改正", "found, ordered to correct"
    FILED = "FILED", "发现问题已立案", "found, case filed"
    NOT_FOUND = "NOT_FOUND", "查无下落", "not found at its address"
    OBSTRUCTED = "OBSTRUCTED", "不配合检查", "refused the inspection"


class RandomTask(Entity, table=True):
    """One round of random inspection: the lists drawn from, the seed, the log of the draw, the result."""

    plural: ClassVar = "randomTasks"
    scope: ClassVar = Scope.INSPECTION_READ
    zh: ClassVar = "双随机抽查"
    en: ClassVar = "random inspection"
    order: ClassVar = ("-planned_on",)

    number: str = shared("任务编号", "number", max_length=80, unique=True, key=True)
    title: str = shared("任务名称", "title", search=True, max_length=200)
    departments: list[str] = many("参与机关", "agencies that take part", AgencyCode)
    outside_departments: list[str] = many("参与的其他部门", "other departments that take part")
    object_scope: str = shared("抽查对象范围", "which objects are drawn from", max_length=1000)
    items: list[str] = many("抽查事项", "what is inspected")
    state: RandomState = code(RandomState, "状态", "state", status=True, given=False, default="PLANNED")
    rate_a: int | None = shared("A级抽查比例（%）", "rate for grade A, per cent", default=None, ge=0, le=100)
    rate_b: int | None = shared("B级抽查比例（%）", "rate for grade B, per cent", default=None, ge=0, le=100)
    rate_c: int | None = shared("C级抽查比例（%）", "rate for grade C, per cent", default=None, ge=0, le=100)
    object_candidates: int | None = shared("备选对象数", "objects to draw from", default=None, ge=1)
    inspector_candidates: int | None = shared("备选检查人员数", "inspectors to draw from", default=None, ge=2)
    candidates_sha256: str | None = shared(
        "备选名录 SHA-256", "SHA-256 of the lists drawn from", default=None, max_length=64
    )
    seed: str | None = shared("随机种子", "random seed", default=None, max_length=120)
    algorithm: str | None = shared("抽取算法", "algorithm of the draw", default=None, max_length=120)
    draw_log: str | None = shared("抽取日志", "log of the draw", default=None, max_length=20000)
    witnesses: list[str] = many("见证人员执法证号", "certificates of the witnesses", of=FieldClass.F3, level=Level.L3)
    planned_on: date | None = shared("计划日", "planned on", default=None, status=True)
    drawn_at: datetime | None = instant("抽取时间", "drawn at", default=None, status=True)
    inspected_on: date | None = shared("检查完成日", "inspected on", default=None, status=True)
    entered_on: date | None = shared("结果录入日", "results entered on", default=None, status=True)
    published_on: date | None = shared("公示日", "published on", default=None, status=True)


class RandomObject(Entity, table=True):
    """One unit that was drawn, who inspects it, and what was found."""

    __table_args__ = (UniqueConstraint("random_task_id", "position"),)

    plural: ClassVar = "randomObjects"
    scope: ClassVar = Scope.INSPECTION_READ
    belongs: ClassVar = (
        Belongs("random_task_id", "RandomTask", "objects"),
        Belongs("unit_id", "Party", "randomInspections", "unit"),
    )
    in_matter: ClassVar = False
    zh: ClassVar = "抽查对象"
    en: ClassVar = "object of a random inspection"
    order: ClassVar = ("position",)
    rows_of: ClassVar = FieldClass.F2

    random_task_id: uuid.UUID = Field(foreign_key="randomtask.id", index=True)
    unit_id: uuid.UUID | None = Field(default=None, foreign_key="party.id", index=True)
    position: int = shared("抽取顺序", "position in the draw", of=FieldClass.F2, status=True, ge=1)
    name: str = shared("单位名称", "name of the unit", of=FieldClass.F2, search=True, max_length=200)
    uscc: str | None = shared(
        "统一社会信用代码", "unified social credit code", of=FieldClass.F2, level=Level.L1, default=None, max_length=18
    )
    credit_grade: CreditGrade | None = code(
        CreditGrade, "守法诚信等级", "labour-credit grade", of=FieldClass.F2, default=None
    )
    inspectors: list[str] = many("检查人员执法证号", "certificates of the inspectors", of=FieldClass.F3, level=Level.L3)
    inspected_on: date | None = shared("检查日", "inspected on", of=FieldClass.F2, default=None, status=True)
    finding: RandomFinding | None = code(
        RandomFinding, "检查结果", "result", of=FieldClass.F2, default=None, status=True
    )
    findings: str | None = shared("问题描述", "what was found", of=FieldClass.F5, default=None, max_length=2000)
    case_number: str | None = shared(
        "后续案件编号", "number of the case that follows", of=FieldClass.F2, default=None, max_length=80
    )


class RandomInspector(Entity, table=True):
    """One inspector on the list drawn from, and whether the lot fell on that officer."""

    __table_args__ = (UniqueConstraint("random_task_id", "certificate"),)

    plural: ClassVar = "randomInspectors"
    scope: ClassVar = Scope.INSPECTION_READ
    belongs: ClassVar = (Belongs("random_task_id", "RandomTask", "inspectors"),)
    in_matter: ClassVar = False
    zh: ClassVar = "抽查检查人员"
    en: ClassVar = "inspector of a random inspection"
    order: ClassVar = ("certificate",)

    random_task_id: uuid.UUID = Field(foreign_key="randomtask.id", index=True)
    certificate: str = shared(
        "执法证号", "certificate number", of=FieldClass.F3, level=Level.L3, max_length=40, index=True
    )
    agency: AgencyCode = code(AgencyCode, "机关", "agency")
    drawn: bool = shared("是否抽中", "drawn", default=True, status=True)
    excluded: str | None = shared("回避原因", "why excluded (conflict of interest)", default=None, max_length=200)


RANDOM = Lifecycle(
    name="RND",
    entity="RandomTask",
    states=RandomState,
    write={"HRSS": Scope.INSPECTION_WRITE},
    numbered="SJ",
    transitions=(
        Transition(
            "RND-1",
            "planRandomInspection",
            (),
            "PLANNED",
            "HRSS",
            "制定抽查计划",
            "plan a random inspection",
            documents=(D.RANDOM_PLAN,),
            day="planned_on",
            needs=("title", "object_scope"),
            may=("number", "departments", "outside_departments", "items", "rate_a", "rate_b", "rate_c"),
            reach=("HRSS",),
        ),
        Transition(
            "RND-2",
            "drawRandomInspection",
            ("PLANNED",),
            "DRAWN",
            "HRSS",
            "随机抽取对象和人员",
            "draw objects and inspectors",
            documents=(D.DRAW_RECORD,),
            day="drawn_at",
            needs=("seed", "algorithm", "draw_log", "candidates_sha256"),
            may=("object_candidates", "inspector_candidates", "witnesses"),
            gives=(Gives("RandomObject", required=True), Gives("RandomInspector", required=True)),
            guards=(
                guard(
                    "抽取的对象不得多于备选对象",
                    "no more objects may be drawn than there are",
                    counted=("RandomObject", "object_candidates"),
                ),
                guard(
                    "检查人员不得多于备选人员",
                    "no more inspectors may be listed than there are",
                    counted=("RandomInspector", "inspector_candidates"),
                ),
            ),
        ),
        Transition(
            "RND-3.1",
            "inspectRandomObject",
            ("DRAWN",),
            None,
            "HRSS",
            "检查抽中对象",
            "inspect an object that was drawn",
            documents=(D.INQUIRY_RECORD,),
            officers=2,
            touches=Touches("RandomObject", may=("finding", "findings"), day="inspected_on"),
        ),
        Transition(
            "RND-3.2",
            "completeRandomInspection",
            ("DRAWN",),
            "INSPECTED",
            "HRSS",
            "检查完成",
            "complete the inspections",
            documents=(D.INQUIRY_RECORD,),
            day="inspected_on",
            guards=(guard("须已检查抽中对象", "an object must have been inspected", after=("inspectRandomObject",)),),
        ),
        Transition(
            "RND-4.1",
            "enterRandomFinding",
            ("INSPECTED", "RESULT_ENTERED"),
            None,
            "HRSS",
            "录入单个对象结果",
            "enter the result of one object",
            documents=(D.RANDOM_RESULT,),
            touches=Touches("RandomObject", needs=("finding",), may=("findings", "case_number")),
        ),
        Transition(
            "RND-4.2",
            "enterRandomResults",
            ("INSPECTED",),
            "RESULT_ENTERED",
            "HRSS",
            "录入抽查结果",
            "enter the results",
            documents=(D.RANDOM_RESULT,),
            day="entered_on",
        ),
        Transition(
            "RND-5",
            "publishRandomResults",
            ("RESULT_ENTERED",),
            "PUBLISHED",
            "HRSS",
            "公示抽查结果",
            "publish the results",
            documents=(D.PUBLICITY_RECORD,),
            day="published_on",
            gives=(Gives("PublicDisclosure", required=True),),
        ),
    ),
)
