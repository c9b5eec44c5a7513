"""Reports of the mechanism with frozen figures, and guidance by the justice bureau (clauses 3.3, 3.7, 3.8)."""

import re
import uuid
from datetime import date
from decimal import Decimal
from typing import ClassVar

from pydantic import field_validator
from sqlmodel import Field

from schema.codes import AgencyCode
from schema.conference import AgendaHead
from schema.document_types import DocumentType as D
from schema.fields import Belongs, Code, Entity, FieldClass, Register, code, many, money, shared
from schema.lifecycle import Gives, Lifecycle, Touches, Transition, guard, meets, starts
from schema.scopes import Scope


class ReportKind(Code):
    """What a report is."""

    HALF_YEAR = "HALF_YEAR", "半年报告", "half-year report"
    ANNUAL = "ANNUAL", "年度报告", "annual report"
    TOPIC = "TOPIC", "专题报告", "report on one topic"
    DIGEST = "DIGEST", "风险信息专报", "digest of risks for decision makers (clause 2.1i)"


class ReportRecipient(Code):
    """Leading bodies and higher agencies that get reports; statistics only (clauses 0.3, 3.1, 3.7)."""

    RULE_OF_LAW = "RULE_OF_LAW", "县委全面依法治县委员会", "county committee for law-based governance"
    POLITICAL_LEGAL = "POLITICAL_LEGAL", "县委政法委", "county political and legal committee"
    PARTY_OFFICE = "PARTY_OFFICE", "县委办公室", "office of the county party committee"
    GOV_OFFICE = "GOV_OFFICE", "县政府办公室", "office of the county government"
    WAGE_GROUP = "WAGE_GROUP", "县根治拖欠农民工工资工作领导小组", "leading group against wage arrears"
    GOV_COURT = "GOV_COURT", "县府院联动机制", "linkage of government and court"
    GOV_PROC = "GOV_PROC", "县府检联动机制", "linkage of government and procuratorate"
    CITY_HRSS = "CITY_HRSS", "市人力资源和社会保障局", "city HRSS"
    CITY_JUS = "CITY_JUS", "市司法局", "city justice bureau"
    CITY_PSB = "CITY_PSB", "市公安局", "city public security bureau"
    CITY_COURT = "CITY_COURT", "市中级人民法院", "intermediate court"
    CITY_PROC = "CITY_PROC", "市人民检察院", "city procuratorate"
    MEMBERS = "MEMBERS", "各成员单位", "members of the mechanism"


class ReportState(Code):
    """States of a report."""

    DRAFT = "DRAFT", "起草", "draft"
    APPROVED = "APPROVED", "已审定", "approved, figures frozen"
    SENT = "SENT", "已报送", "sent"
    VOID = "VOID", "作废", "void"


class GuidanceMode(Code):
    """How the justice bureau guides the mechanism."""

    ON_SITE = "ON_SITE", "实地指导", "on the spot"
    WRITTEN = "WRITTEN", "书面指导", "in writing"
    TRAINING = "TRAINING", "培训指导", "by training"
    REVIEW = "REVIEW", "案卷评查指导", "by reviewing files"


class Report(Entity, table=True):
    """A half-year, annual or topical report; its figures no longer change once it is approved."""

    plural: ClassVar = "reports"
    scope: ClassVar = Scope.STATS_READ
    in_matter: ClassVar = False
    zh: ClassVar = "工作报告"
    en: ClassVar = "report"
    order: ClassVar = ("-period", "kind")
    rows_of: ClassVar = FieldClass.OPEN

    number: str = shared("编号", "number", of=FieldClass.OPEN, max_length=80, unique=True, key=True)
    kind: ReportKind = code(ReportKind, "种类", "kind", of=FieldClass.OPEN)
    period: str = shared("报告期", "period, 2023H1 or 2023", of=FieldClass.OPEN, max_length=6, index=True)
    title: str = shared("标题", "title", of=FieldClass.OPEN, search=True, max_length=200)
    body: str | None = shared("正文", "text", of=FieldClass.F14, default=None, max_length=20000)
    state: ReportState = code(ReportState, "状态", "state", of=FieldClass.OPEN, given=False, default="DRAFT")
    approved_by: str | None = shared(
        "审定人", "who approved it, by office", of=FieldClass.OPEN, default=None, max_length=120
    )
    approved_on: date | None = shared("审定日", "approved on", of=FieldClass.OPEN, default=None)
    sent_on: date | None = shared("报送日", "sent on", of=FieldClass.OPEN, default=None)
    sent_to: list[str] = many("报送对象", "recipients", ReportRecipient, of=FieldClass.OPEN)

    @field_validator("period")
    @classmethod
    def _period(cls, value: str) -> str:
        if not re.fullmatch(r"[0-9]{4}(H[12])?", value):
            raise ValueError("NOT_A_PERIOD")
        return value


class ReportFigure(Entity, table=True):
    """One figure of a report, as it was when the report was approved."""

    plural: ClassVar = "reportFigures"
    scope: ClassVar = Scope.STATS_READ
    belongs: ClassVar = (Belongs("report_id", "Report", "figures"),)
    in_matter: ClassVar = False
    zh: ClassVar = "报告数据"
    en: ClassVar = "figure of a report"
    order: ClassVar = ("head", "indicator")
    rows_of: ClassVar = FieldClass.OPEN

    report_id: uuid.UUID = Field(foreign_key="report.id", index=True)
    head: AgendaHead | None = code(AgendaHead, "类别", "head", of=FieldClass.F14, default=None)
    indicator: str = shared("指标", "indicator, e.g. K15", of=FieldClass.F14, max_length=12)
    part: str | None = shared("分组", "group the figure is of", of=FieldClass.F14, default=None, max_length=80)
    agency: AgencyCode | None = code(AgencyCode, "机关", "agency it is of", of=FieldClass.F14, default=None)
    count: int | None = shared("数量", "number", of=FieldClass.F14, default=None)
    amount: Decimal | None = money("金额（元）", "sum, yuan", of=FieldClass.F14, default=None)
    rate: float | None = shared("比率", "rate; empty where the denominator is 0", of=FieldClass.F14, default=None)
    previous_rate: float | None = shared("上期比率", "rate of the period before", of=FieldClass.F14, default=None)
    previous_count: int | None = shared("上期数量", "number of the period before", of=FieldClass.F14, default=None)


class GuidanceRecord(Entity, table=True):
    """Guidance the justice bureau gave to the work of the mechanism (clause 3.8)."""

    plural: ClassVar = "guidanceRecords"
    scope: ClassVar = Scope.CONFERENCE_READ
    in_matter: ClassVar = False
    register: ClassVar = Register(("JUS",), Scope.CONFERENCE_WRITE)
    zh: ClassVar = "工作指导记录"
    en: ClassVar = "record of guidance"
    order: ClassVar = ("-guided_on",)
    rows_of: ClassVar = FieldClass.OPEN

    agency: AgencyCode = code(AgencyCode, "被指导机关", "agency guided", of=FieldClass.OPEN)
    mode: GuidanceMode = code(GuidanceMode, "方式", "mode", of=FieldClass.OPEN)
    guided_on: date = shared("指导日", "guided on", of=FieldClass.OPEN)
    content: str = shared("指导内容", "what was advised", of=FieldClass.OPEN, max_length=2000)
    outcome: str | None = shared("落实情况", "what followed", of=FieldClass.OPEN, default=None, max_length=2000)


REPORT = Lifecycle(
    name="RPT",
    entity="Report",
    states=ReportState,
    write={"*": Scope.CONFERENCE_WRITE},
    numbered="BG",
    transitions=(
        Transition(
            "RPT-1",
            "draftReport",
            (),
            "DRAFT",
            "HRSS/OFFICE",
            "起草报告",
            "draft a report",
            needs=("kind", "period", "title"),
            may=("number", "body"),
            gives=(Gives("ReportFigure"),),
            clocks=(starts("TL-S1.2", kind="ANNUAL"),),
        ),
        Transition(
            "RPT-2.1",
            "reviseReport",
            ("DRAFT",),
            None,
            "HRSS/OFFICE",
            "修改报告",
            "revise the draft",
            may=("title", "body"),
            gives=(Gives("ReportFigure"),),
        ),
        Transition(
            "RPT-2.2",
            "reviseReportFigure",
            ("DRAFT",),
            None,
            "HRSS/OFFICE",
            "修改报告数据",
            "revise one figure of the draft",
            touches=Touches("ReportFigure", may=("count", "amount", "rate", "previous_rate", "previous_count")),
        ),
        Transition(
            "RPT-3",
            "approveReport",
            ("DRAFT",),
            "APPROVED",
            "HRSS",
            "审定报告并固定数据",
            "approve the report and freeze its figures",
            documents=(D.REPORT_APPROVAL,),
            day="approved_on",
            needs=("approved_by",),
        ),
        Transition(
            "RPT-4",
            "sendReport",
            ("APPROVED",),
            "SENT",
            "HRSS/OFFICE",
            "报送报告",
            "send the report",
            documents=(D.WORK_REPORT,),
            day="sent_on",
            needs=("sent_to",),
            notify=("JUS", "PSB", "COURT", "PROC"),
            clocks=(meets("TL-S1.2"),),
            guards=(
                guard(
                    "年度报告应报县委全面依法治县委员会",
                    "the annual report goes to the county committee for law-based governance",
                    "TL-S1.2",
                    when={"kind": "ANNUAL"},
                    holds={"sent_to": "RULE_OF_LAW"},
                ),
            ),
        ),
    ),
)
