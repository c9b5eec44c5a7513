"""Risk signals and warnings (domain.md §2.10, clauses 2.1i, 2.2d, 2.2j)."""

import uuid
from datetime import date, datetime
from decimal import Decimal
from typing import ClassVar

from pydantic import field_validator
from sqlmodel import Field

from schema.codes import AgencyCode, TaskKind
from schema.document_types import DocumentType as D
from schema.fields import Belongs, Code, Entity, FieldClass, Level, Register, RowClass, code, instant, money, shared
from schema.identifiers import right_uscc
from schema.lifecycle import Gives, Lifecycle, Transition, ends, opens
from schema.scopes import Scope


class SignalFamily(Code):
    """Families of signals; the notice names the first six (domain.md §4.4)."""

    TAX = "TAX", "税费缴纳", "taxes and fees"
    SI_ARREARS = "SI_ARREARS", "社保欠费", "social-insurance arrears"
    CASE = "CASE", "案件受理", "cases accepted"
    COMPLAINT = "COMPLAINT", "投诉举报", "complaints and reports"
    PETITION = "PETITION", "信访处理", "petitions"
    OPINION = "OPINION", "社会舆情", "public opinion"
    SPECIAL_ACCT = "SPECIAL_ACCT", "专户异常", "wage special account"
    UTILITY = "UTILITY", "水电气或物业", "utilities or rent"
    CREDIT = "CREDIT", "信贷", "credit"
    ENFORCED = "ENFORCED", "被执行或失信", "debtor in enforcement or dishonest"
    PROJECT = "PROJECT", "工程款拨付", "payment of project money"


class RiskLevel(Code):
    """How risky something is held to be (domain.md §4.4)."""

    RED = "RED", "红", "red"
    ORANGE = "ORANGE", "橙", "orange"
    YELLOW = "YELLOW", "黄", "yellow"
    BLUE = "BLUE", "蓝", "blue"


class RiskRule(Code):
    """What made the hub, or somebody, raise a warning (clause 2.2d)."""

    SAME_UNIT = "SAME_UNIT", "同一单位多发", "several about one unit"
    SAME_PROJECT = "SAME_PROJECT", "同一项目多发", "several about one project"
    SAME_AREA = "SAME_AREA", "同一区域多发", "several in one area"
    SAME_CAUSE = "SAME_CAUSE", "同一事由多发", "several of one cause"
    SIGNAL = "SIGNAL", "指标异常", "a figure out of line"
    JUDGED = "JUDGED", "人工研判", "judged by somebody"


class RiskState(Code):
    """States of a warning."""

    RAISED = "RAISED", "已提出", "raised"
    LEVELLED = "LEVELLED", "已定级", "levelled"
    ASSIGNED = "ASSIGNED", "已交办", "assigned"
    HANDLING = "HANDLING", "处置中", "being handled"
    RELIEVED = "RELIEVED", "已化解", "relieved"
    ESCALATED = "ESCALATED", "已升级", "escalated"
    FALSE_ALARM = "FALSE_ALARM", "虚警", "false alarm"
    REVIEWED = "REVIEWED", "已复盘", "reviewed"
    VOID = "VOID", "作废", "void"


class RiskWarning(Entity, table=True):
    """A warning that something is about to go wrong, who handles it and how it ended."""

    plural: ClassVar = "riskWarnings"
    scope: ClassVar = Scope.RISK_READ
    zh: ClassVar = "风险预警"
    en: ClassVar = "risk warning"
    order: ClassVar = ("-raised_on",)

    number: str = shared("编号", "number", max_length=80, unique=True, key=True)
    rule: RiskRule = code(RiskRule, "预警规则", "rule", status=True)
    title: str = shared("名称", "title", search=True, max_length=200)
    unit_name: str | None = shared("涉及单位", "unit concerned", of=FieldClass.F2, default=None, max_length=200)
    uscc: str | None = shared(
        "统一社会信用代码",
        "unified social credit code",
        of=FieldClass.F2,
        level=Level.L1,
        default=None,
        max_length=18,
        index=True,
    )
    project: str | None = shared("涉及项目", "project concerned", of=FieldClass.F2, default=None, max_length=200)
    place: str | None = shared("区域", "division code", default=None, max_length=12)
    people: int | None = shared("涉及人数", "people concerned", default=None, ge=0)
    amount: Decimal | None = money("涉及金额（元）", "sum concerned, yuan", default=None, ge=0)
    level: RiskLevel | None = code(RiskLevel, "等级", "level", default=None, status=True, index=True)
    assignee: AgencyCode | None = code(
        AgencyCode, "处置机关", "agency that handles it", default=None, status=True, index=True
    )
    state: RiskState = code(RiskState, "状态", "state", status=True, given=False, default="RAISED")
    raised_on: date | None = shared("提出日", "raised on", default=None, status=True)
    ended_on: date | None = shared("处置结束日", "relieved or dismissed on", default=None, status=True)
    handling: str | None = shared("处置情况", "how it was handled", default=None, max_length=4000)
    lesson: str | None = shared("复盘意见", "what the review found", default=None, max_length=2000)

    _uscc = field_validator("uscc")(right_uscc)


class RiskSignal(Entity, table=True):
    """One observation that may point to a risk; a warning rests on several."""

    plural: ClassVar = "riskSignals"
    scope: ClassVar = Scope.RISK_READ
    belongs: ClassVar = (Belongs("risk_warning_id", "RiskWarning", "signals"),)
    register: ClassVar = Register(("*",), Scope.RISK_WRITE)
    zh: ClassVar = "风险信号"
    en: ClassVar = "risk signal"
    order: ClassVar = ("-observed_at",)
    row_class: ClassVar = RowClass("family", {"PETITION": FieldClass.F13, "OPINION": FieldClass.F13}, FieldClass.F2)

    risk_warning_id: uuid.UUID | None = Field(default=None, foreign_key="riskwarning.id", index=True)
    family: SignalFamily = code(SignalFamily, "信号类别", "family", of=FieldClass.ROW, status=True)
    unit_name: str | None = shared("涉及单位", "unit concerned", of=FieldClass.ROW, default=None, max_length=200)
    uscc: str | None = shared(
        "统一社会信用代码",
        "unified social credit code",
        of=FieldClass.ROW,
        level=Level.L1,
        default=None,
        max_length=18,
        index=True,
    )
    project: str | None = shared("涉及项目", "project concerned", of=FieldClass.ROW, default=None, max_length=200)
    place: str | None = shared("区域", "division code", of=FieldClass.ROW, default=None, max_length=12)
    metric: str = shared("指标", "what was measured", of=FieldClass.ROW, max_length=80)
    value: str | None = shared("数值", "value", of=FieldClass.ROW, default=None, max_length=200)
    observed_at: datetime = instant("观测时间", "observed at", of=FieldClass.ROW, status=True)
    origin: str = shared("信息来源", "where it comes from", of=FieldClass.ROW, max_length=120)
    note: str | None = shared("说明", "note", of=FieldClass.ROW, level=Level.L3, default=None, max_length=1000)

    _uscc = field_validator("uscc")(right_uscc)


_HANDLED = ("RAISED", "LEVELLED", "ASSIGNED", "HANDLING", "ESCALATED")

RISK = Lifecycle(
    name="RSK",
    entity="RiskWarning",
    states=RiskState,
    write={"*": Scope.RISK_WRITE},
    numbered="YJ",
    transitions=(
        Transition(
            "RSK-1",
            "raiseWarning",
            (),
            "RAISED",
            "*",
            "提出预警",
            "raise a warning",
            day="raised_on",
            needs=("rule", "title"),
            may=("number", "unit_name", "uscc", "project", "place", "people", "amount"),
            notify=("HRSS",),
            gives=(Gives("RiskSignal"),),
        ),
        Transition(
            "RSK-1.2",
            "addWarningSignal",
            _HANDLED,
            None,
            "*",
            "补充信号",
            "add signals to a warning",
            may=("people", "amount"),
            gives=(Gives("RiskSignal", required=True),),
        ),
        Transition(
            "RSK-2",
            "levelWarning",
            ("RAISED",),
            "LEVELLED",
            "HRSS",
            "预警定级",
            "give the warning its level",
            needs=("level",),
        ),
        Transition(
            "RSK-3",
            "assignWarning",
            ("LEVELLED", "ESCALATED"),
            "ASSIGNED",
            "HRSS",
            "交办预警",
            "assign the warning",
            needs=("assignee",),
            notify=("@assignee",),
            reach=("@assignee",),
            tasks=(ends(TaskKind.FOLLOW_UP), opens(TaskKind.FOLLOW_UP, owner="@assignee")),
        ),
        Transition(
            "RSK-4",
            "handleWarning",
            ("ASSIGNED",),
            "HANDLING",
            "@assignee",
            "开始处置",
            "begin to handle the warning",
            may=("handling",),
        ),
        Transition(
            "RSK-5.1",
            "relieveWarning",
            ("HANDLING",),
            "RELIEVED",
            "@assignee",
            "化解风险",
            "find the risk relieved",
            documents=(D.RISK_HANDLING,),
            day="ended_on",
            needs=("handling",),
            notify=("HRSS",),
            tasks=(ends(TaskKind.FOLLOW_UP),),
        ),
        Transition(
            "RSK-5.2",
            "escalateWarning",
            ("ASSIGNED", "HANDLING"),
            "ESCALATED",
            "@assignee",
            "升级预警",
            "escalate the warning",
            needs=("level", "handling"),
            notify=("HRSS", "OFFICE"),
        ),
        Transition(
            "RSK-5.3",
            "dismissWarning",
            _HANDLED,
            "FALSE_ALARM",
            "HRSS/@assignee",
            "认定虚警",
            "find it a false alarm",
            day="ended_on",
            needs=("handling",),
            notify=("HRSS",),
            tasks=(ends(TaskKind.FOLLOW_UP),),
        ),
        Transition(
            "RSK-6",
            "reviewWarning",
            ("RELIEVED", "FALSE_ALARM"),
            "REVIEWED",
            "HRSS",
            "预警复盘",
            "review how the warning was handled",
            needs=("lesson",),
        ),
    ),
)
