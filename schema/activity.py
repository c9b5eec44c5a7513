"""Exchange and training, analyses of kinds of case, typical cases (clauses 2.1m, 2.3g, 2.5e)."""

from datetime import date
from typing import ClassVar

from schema.codes import AgencyCode, TopicTag
from schema.document_types import DocumentType as D
from schema.fields import Code, Entity, FieldClass, Level, Register, RowClass, code, many, shared
from schema.lifecycle import Lifecycle, Transition
from schema.scopes import Scope


class ActivityKind(Code):
    """What an activity is (clauses 2.1m, 2.3g)."""

    EXCHANGE = "EXCHANGE", "调诉交流研讨", "seminar of mediators and courts"
    OBSERVATION = "OBSERVATION", "庭审观摩", "observing a hearing"
    TRAINING = "TRAINING", "人员培训", "training"
    CASE_SEMINAR = "CASE_SEMINAR", "案件交流研讨", "seminar on cases"


class TypicalCaseState(Code):
    """States of a typical case."""

    DRAFTED = "DRAFTED", "已编写", "drafted"
    ANONYMISED = "ANONYMISED", "已去标识", "anonymised"
    APPROVED = "APPROVED", "已审定", "approved"
    PUBLISHED = "PUBLISHED", "已发布", "published"
    WITHDRAWN = "WITHDRAWN", "已撤下", "withdrawn"
    VOID = "VOID", "作废", "void"


class ActivityRecord(Entity, table=True):
    """One seminar, hearing observed or training, also across provinces of the Yangtze delta."""

    plural: ClassVar = "activityRecords"
    scope: ClassVar = Scope.CONFERENCE_READ
    in_matter: ClassVar = False
    register: ClassVar = Register(("*",), Scope.CONFERENCE_WRITE)
    zh: ClassVar = "交流培训活动"
    en: ClassVar = "activity"
    order: ClassVar = ("-held_on",)
    rows_of: ClassVar = FieldClass.OPEN

    kind: ActivityKind = code(ActivityKind, "种类", "kind", of=FieldClass.OPEN)
    title: str = shared("名称", "title", of=FieldClass.OPEN, search=True, max_length=200)
    host: AgencyCode = code(AgencyCode, "主办机关", "agency that holds it", of=FieldClass.OPEN)
    participants: list[str] = many("参加机关", "agencies taking part", AgencyCode, of=FieldClass.OPEN)
    elsewhere: list[str] = many("外省市参加单位", "bodies of other provinces and cities", of=FieldClass.OPEN)
    held_on: date = shared("日期", "held on", of=FieldClass.OPEN)
    place: str | None = shared("地点", "place", of=FieldClass.OPEN, default=None, max_length=200)
    people: int | None = shared("人数", "people taking part", of=FieldClass.OPEN, default=None, ge=0)
    summary: str | None = shared("概要", "summary", of=FieldClass.OPEN, default=None, max_length=2000)


class CaseAnalysis(Entity, table=True):
    """An analysis of one kind of case, with what it leads to (类案分析)."""

    plural: ClassVar = "caseAnalyses"
    scope: ClassVar = Scope.CONFERENCE_READ
    in_matter: ClassVar = False
    register: ClassVar = Register(("*",), Scope.CONFERENCE_WRITE)
    zh: ClassVar = "类案分析"
    en: ClassVar = "analysis of a kind of case"
    order: ClassVar = ("-analysed_on",)
    rows_of: ClassVar = FieldClass.OPEN

    title: str = shared("名称", "title", of=FieldClass.OPEN, search=True, max_length=200)
    author: AgencyCode = code(AgencyCode, "分析机关", "agency that analyses", of=FieldClass.OPEN)
    guided_by: AgencyCode | None = code(
        AgencyCode, "指导机关", "court or procuratorate that guides it (clause 2.5e)", of=FieldClass.OPEN, default=None
    )
    topics: list[str] = many("专题", "topics", TopicTag, of=FieldClass.OPEN)
    cause: str | None = shared("案由或违法类型", "cause or violation", of=FieldClass.OPEN, default=None, max_length=80)
    administrative: bool = shared("行政案件", "of administrative cases", of=FieldClass.OPEN, default=False)
    from_on: date = shared("起", "cases from", of=FieldClass.OPEN)
    to_on: date = shared("止", "cases to", of=FieldClass.OPEN)
    cases: int | None = shared("案件数", "number of cases", of=FieldClass.F14, default=None, ge=0)
    findings: str = shared("主要问题", "findings", of=FieldClass.OPEN, max_length=8000)
    suggestions: str | None = shared("对策建议", "what is suggested", of=FieldClass.OPEN, default=None, max_length=4000)
    letter_number: str | None = shared(
        "相关建议书文号", "suggestion letter it led to", of=FieldClass.OPEN, default=None, max_length=120
    )
    analysed_on: date = shared("完成日", "finished on", of=FieldClass.OPEN)


class TypicalCase(Entity, table=True):
    """A case told as an example; open to all once it is anonymised, approved and published."""

    plural: ClassVar = "typicalCases"
    scope: ClassVar = Scope.CONFERENCE_READ
    in_matter: ClassVar = False
    zh: ClassVar = "典型案例"
    en: ClassVar = "typical case"
    order: ClassVar = ("-published_on",)
    row_class: ClassVar = RowClass("state", {"PUBLISHED": FieldClass.OPEN}, FieldClass.F1)

    number: str = shared("编号", "number", max_length=80, unique=True, key=True)
    title: str = shared("标题", "title", search=True, max_length=200)
    author: AgencyCode = code(AgencyCode, "编写机关", "agency that writes it", status=True)
    topics: list[str] = many("专题", "topics", TopicTag, status=True)
    case_number: str | None = shared(
        "原案号", "number of the case it tells", of=FieldClass.F3, level=Level.L3, default=None, max_length=120
    )
    facts: str = shared("案情", "facts", max_length=8000)
    lesson: str | None = shared("典型意义", "what it teaches", default=None, max_length=4000)
    state: TypicalCaseState = code(TypicalCaseState, "状态", "state", status=True, given=False, default="DRAFTED")
    approved_by: str | None = shared("审定人", "who approved it, by office", default=None, max_length=120)
    channel: str | None = shared("发布渠道", "where it is published", default=None, max_length=200)
    published_on: date | None = shared("发布日", "published on", default=None, status=True)
    reason: str | None = shared("退回或撤下理由", "why it was returned or withdrawn", default=None, max_length=500)


TYPICAL_CASE = Lifecycle(
    name="TYP",
    entity="TypicalCase",
    states=TypicalCaseState,
    write={"*": Scope.CONFERENCE_WRITE},
    numbered="DX",
    transitions=(
        Transition(
            "TYP-1",
            "draftTypicalCase",
            (),
            "DRAFTED",
            "@author",
            "编写典型案例",
            "draft a typical case",
            needs=("title", "author", "facts"),
            may=("number", "topics", "case_number", "lesson"),
        ),
        Transition(
            "TYP-2.1",
            "anonymiseTypicalCase",
            ("DRAFTED",),
            "ANONYMISED",
            "@author",
            "去标识化处理",
            "anonymise it",
            documents=(D.ANONYMISATION_RECORD,),
            needs=("facts",),
            may=("title", "lesson"),
        ),
        Transition(
            "TYP-2.2",
            "returnTypicalCase",
            ("ANONYMISED",),
            "DRAFTED",
            "@author",
            "退回修改",
            "return it to be rewritten",
            needs=("reason",),
        ),
        Transition(
            "TYP-3",
            "approveTypicalCase",
            ("ANONYMISED",),
            "APPROVED",
            "@author",
            "审定典型案例",
            "approve it for publication",
            documents=(D.PUBLICATION_APPROVAL,),
            needs=("approved_by",),
        ),
        Transition(
            "TYP-4",
            "publishTypicalCase",
            ("APPROVED",),
            "PUBLISHED",
            "@author",
            "发布典型案例",
            "publish it",
            day="published_on",
            needs=("channel",),
            notify=("HRSS", "JUS", "PSB", "COURT", "PROC"),
        ),
        Transition(
            "TYP-5",
            "withdrawTypicalCase",
            ("APPROVED", "PUBLISHED"),
            "WITHDRAWN",
            "@author",
            "撤下典型案例",
            "withdraw it",
            needs=("reason",),
        ),
    ),
)
