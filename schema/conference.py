"""The joint conference of the mechanism and what it resolves (clauses 3.1 to 3.5)."""

import re
import uuid
from datetime import date
from typing import ClassVar

from pydantic import ValidationInfo, field_validator
from sqlalchemy import Index, text
from sqlmodel import Field

from schema.codes import AgencyCode, TaskKind
from schema.document_types import DocumentType as D
from schema.fields import Belongs, Code, Entity, FieldClass, Register, code, many, shared
from schema.lifecycle import Gives, Lifecycle, Todo, Transition, ends, guard, meets, opens, starts, voids
from schema.scopes import Scope


class ConferenceKind(Code):
    """What a conference is."""

    REGULAR = "REGULAR", "半年例会", "conference of the half-year (clause 3.2)"
    SPECIAL = "SPECIAL", "专题会议", "special conference on a major task or case (clause 3.5)"


class AgendaHead(Code):
    """The five heads every conference and report goes through (clause 3.3)."""

    WAGE_PAYMENT = "WAGE_PAYMENT", "保障农民工工资支付", "payment of migrant workers' wages"
    MIGRANT_WORKERS = "MIGRANT_WORKERS", "农民工工作", "migrant workers"
    SI_FUND_SAFETY = "SI_FUND_SAFETY", "社会保险基金安全", "safety of social-insurance funds"
    HARMONY = "HARMONY", "和谐劳动关系", "harmonious labour relations"
    DISPUTES = "DISPUTES", "劳动保障纠纷矛盾化解", "settling labour disputes"


class AgendaOrigin(Code):
    """The meeting an item comes from: three older ones were folded into this one (clause 3.1)."""

    MECHANISM = "MECHANISM", "协调联动机制联席会议", "joint conference of the mechanism"
    TRIPARTITE = "TRIPARTITE", "劳动关系三方四家成员联席会议", "tripartite conference on labour relations"
    ARB_COURT = "ARB_COURT", "裁审衔接联席会议", "conference of arbitrators and courts"
    SI_FRAUD = "SI_FRAUD", "查处和防范社会保险欺诈工作联席会议", "conference on social-insurance fraud"


class ConvenerRole(Code):
    """The part an agency's leader has in the conference (clause 3.4)."""

    CONVENER = "CONVENER", "召集人", "convener"
    DEPUTY = "DEPUTY", "副召集人", "deputy convener"


class ConferenceState(Code):
    """States of a conference."""

    PLANNED = "PLANNED", "已计划", "planned"
    NOTICE = "NOTICE", "已通知", "notice given"
    HELD = "HELD", "已召开", "held"
    MINUTES = "MINUTES", "已印发纪要", "minutes issued"
    CLOSED = "CLOSED", "已结束", "closed"
    CANCELLED = "CANCELLED", "已取消", "cancelled"
    VOID = "VOID", "作废", "void"


class ResolutionState(Code):
    """States of a resolution."""

    OPEN = "OPEN", "落实中", "open"
    DONE = "DONE", "已落实", "done"
    OVERDUE = "OVERDUE", "逾期未落实", "overdue"
    VOID = "VOID", "作废", "void"


class Convener(Entity, table=True):
    """Who convenes for an agency: the head of HRSS, and one deputy for each other agency."""

    __table_args__ = (Index("uq_convener_active", "agency", unique=True, postgresql_where=text("to_on IS NULL")),)

    plural: ClassVar = "conveners"
    scope: ClassVar = Scope.CONFERENCE_READ
    belongs: ClassVar = (Belongs("officer_id", "Officer", "convenings"),)
    in_matter: ClassVar = False
    register: ClassVar = Register(("*",), Scope.CONFERENCE_WRITE, own="agency")
    zh: ClassVar = "召集人"
    en: ClassVar = "convener"
    order: ClassVar = ("agency", "-from_on")
    rows_of: ClassVar = FieldClass.OPEN

    agency: AgencyCode = code(AgencyCode, "机关", "agency", of=FieldClass.OPEN)
    role: ConvenerRole = code(ConvenerRole, "职责", "role", of=FieldClass.OPEN)
    officer_id: uuid.UUID = Field(foreign_key="officer.id", index=True)
    from_on: date = shared("起", "from", of=FieldClass.OPEN)
    to_on: date | None = shared("止", "to", of=FieldClass.OPEN, default=None)


class Conference(Entity, table=True):
    """One joint conference, regular or special."""

    plural: ClassVar = "conferences"
    scope: ClassVar = Scope.CONFERENCE_READ
    in_matter: ClassVar = False
    zh: ClassVar = "联席会议"
    en: ClassVar = "joint conference"
    order: ClassVar = ("-period", "-held_on")
    rows_of: ClassVar = FieldClass.OPEN

    number: str = shared("编号", "number", of=FieldClass.OPEN, max_length=80, unique=True, key=True)
    kind: ConferenceKind = code(ConferenceKind, "种类", "kind", of=FieldClass.OPEN)
    period: str = shared("所属半年", "half-year, e.g. 2023H1", of=FieldClass.OPEN, max_length=6, index=True)
    half_year_from_on: date | None = shared(
        "半年起始日", "first day of the half-year", of=FieldClass.OPEN, default=None
    )
    planned_for_on: date | None = shared("计划日期", "planned for", of=FieldClass.OPEN, default=None)
    place: str | None = shared("地点", "place", of=FieldClass.OPEN, default=None, max_length=200)
    requested_by: AgencyCode | None = code(
        AgencyCode, "提请机关", "agency that asked for a special conference", of=FieldClass.OPEN, default=None
    )
    request_reason: str | None = shared(
        "提请事由", "major task or case it is about", of=FieldClass.OPEN, default=None, max_length=1000
    )
    convened_by: str | None = shared(
        "召集人", "who convenes it, by office", of=FieldClass.OPEN, default=None, max_length=120
    )
    attending: list[str] = many("出席机关", "agencies attending", AgencyCode, of=FieldClass.OPEN)
    others: list[str] = many("其他出席单位", "other bodies attending", of=FieldClass.OPEN)
    state: ConferenceState = code(ConferenceState, "状态", "state", of=FieldClass.OPEN, given=False, default="PLANNED")
    noticed_on: date | None = shared("通知日", "notice given on", of=FieldClass.OPEN, default=None)
    held_on: date | None = shared("召开日", "held on", of=FieldClass.OPEN, default=None)
    minutes_on: date | None = shared("纪要印发日", "minutes issued on", of=FieldClass.OPEN, default=None)
    minutes: str | None = shared("纪要摘要", "gist of the minutes", of=FieldClass.OPEN, default=None, max_length=4000)
    next_by_on: date | None = shared(
        "下次例会期限", "last day of the half-year the next one is due in", of=FieldClass.OPEN, default=None
    )
    reason: str | None = shared("取消理由", "why it was cancelled", of=FieldClass.OPEN, default=None, max_length=500)

    @field_validator("period")
    @classmethod
    def _half_year(cls, value: str) -> str:
        if not re.fullmatch(r"[0-9]{4}H[12]", value):
            raise ValueError("NOT_A_HALF_YEAR")
        return value

    @field_validator("half_year_from_on")
    @classmethod
    def _first_day(cls, value: date | None, info: ValidationInfo) -> date | None:
        period = info.data.get("period")
        if value is not None and period and value != date(int(period[:4]), 1 if period[-1] == "1" else 7, 1):
            raise ValueError("NOT_THE_FIRST_DAY_OF_THE_PERIOD")
        return value


class AgendaItem(Entity, table=True):
    """One item of a conference under its head, with the meeting it comes from."""

    plural: ClassVar = "agendaItems"
    scope: ClassVar = Scope.CONFERENCE_READ
    belongs: ClassVar = (Belongs("conference_id", "Conference", "agendaItems"),)
    in_matter: ClassVar = False
    zh: ClassVar = "会议议题"
    en: ClassVar = "agenda item"
    order: ClassVar = ("seq",)
    rows_of: ClassVar = FieldClass.OPEN

    conference_id: uuid.UUID = Field(foreign_key="conference.id", index=True)
    seq: int = shared("序号", "number in the agenda", of=FieldClass.OPEN, default=1, ge=1)
    head: AgendaHead = code(AgendaHead, "议题类别", "head", of=FieldClass.OPEN)
    origin: AgendaOrigin = code(
        AgendaOrigin, "来源会议", "meeting it comes from", of=FieldClass.OPEN, default="MECHANISM"
    )
    title: str = shared("议题", "title", of=FieldClass.OPEN, search=True, max_length=200)
    brief: str | None = shared("说明", "brief", of=FieldClass.OPEN, default=None, max_length=2000)
    presenter: AgencyCode | None = code(
        AgencyCode, "汇报机关", "agency that presents it", of=FieldClass.OPEN, default=None
    )


class Resolution(Entity, table=True):
    """What a conference resolved, who is to do it and by when."""

    plural: ClassVar = "resolutions"
    scope: ClassVar = Scope.CONFERENCE_READ
    belongs: ClassVar = (Belongs("conference_id", "Conference", "resolutions"),)
    in_matter: ClassVar = False
    zh: ClassVar = "议定事项"
    en: ClassVar = "resolution"
    order: ClassVar = ("due_on",)
    rows_of: ClassVar = FieldClass.OPEN

    conference_id: uuid.UUID = Field(foreign_key="conference.id", index=True)
    number: str = shared("编号", "number", of=FieldClass.OPEN, max_length=80, unique=True, key=True)
    head: AgendaHead = code(AgendaHead, "议题类别", "head", of=FieldClass.OPEN)
    content: str = shared("议定内容", "what was resolved", of=FieldClass.OPEN, max_length=2000)
    responsible: AgencyCode = code(AgencyCode, "责任机关", "agency that is to do it", of=FieldClass.OPEN, index=True)
    supporting: list[str] = many("配合机关", "agencies that help", AgencyCode, of=FieldClass.OPEN)
    state: ResolutionState = code(ResolutionState, "状态", "state", of=FieldClass.OPEN, given=False, default="OPEN")
    adopted_on: date | None = shared("议定日", "adopted on", of=FieldClass.OPEN, default=None)
    due_on: date = shared("落实期限", "due on", of=FieldClass.OPEN, index=True)
    done_on: date | None = shared("落实日", "done on", of=FieldClass.OPEN, default=None)
    progress: str | None = shared("落实情况", "progress", of=FieldClass.OPEN, default=None, max_length=2000)


_ALL = ("HRSS", "JUS", "PSB", "COURT", "PROC")
_ORGANISERS = "HRSS/OFFICE"
_REGULAR = {"kind": frozenset({"REGULAR"})}

CONFERENCE = Lifecycle(
    name="MTG",
    entity="Conference",
    states=ConferenceState,
    write={"*": Scope.CONFERENCE_WRITE},
    numbered="LXH",
    transitions=(
        Transition(
            "MTG-1.1",
            "planConference",
            (),
            "PLANNED",
            _ORGANISERS,
            "计划半年例会",
            "plan the conference of a half-year",
            needs=("kind", "period", "half_year_from_on"),
            may=("number", "planned_for_on", "place", "convened_by"),
            gives=(Gives("AgendaItem"),),
            clocks=(starts("TL-S1.1", since="half_year_from_on"),),
            guards=(guard("种类应为半年例会", "the kind is: regular", holds={"kind": "REGULAR"}),),
        ),
        Transition(
            "MTG-1.2",
            "requestSpecialConference",
            (),
            "PLANNED",
            "@requested_by",
            "提请召开专题会议",
            "ask the county leader in charge to convene a special conference",
            documents=(D.SPECIAL_CONFERENCE_REQUEST,),
            needs=("kind", "period", "requested_by", "request_reason"),
            may=("number", "planned_for_on", "place", "convened_by"),
            notify=("HRSS", "OFFICE"),
            gives=(Gives("AgendaItem"),),
            guards=(guard("种类应为专题会议", "the kind is: special", holds={"kind": "SPECIAL"}),),
        ),
        Transition(
            "MTG-1.3",
            "addAgendaItem",
            ("PLANNED", "NOTICE"),
            None,
            "*",
            "提出议题",
            "put items on the agenda",
            notify=("OFFICE",),
            gives=(Gives("AgendaItem", required=True),),
        ),
        Transition(
            "MTG-2",
            "giveConferenceNotice",
            ("PLANNED",),
            "NOTICE",
            _ORGANISERS,
            "印发会议通知",
            "give notice of the conference",
            documents=(D.CONFERENCE_NOTICE,),
            day="noticed_on",
            needs=("planned_for_on",),
            may=("place", "convened_by"),
            notify=_ALL,
        ),
        Transition(
            "MTG-3",
            "holdConference",
            ("NOTICE",),
            "HELD",
            _ORGANISERS,
            "召开联席会议",
            "hold the conference",
            day="held_on",
            needs=("attending", "convened_by"),
            may=("place", "others", "next_by_on"),
            clocks=(meets("TL-S1.1"),),
            tasks=(ends(TaskKind.CONVENE), Todo(TaskKind.CONVENE, True, "HRSS", due="next_by_on", when=_REGULAR)),
        ),
        Transition(
            "MTG-4",
            "issueConferenceMinutes",
            ("HELD",),
            "MINUTES",
            _ORGANISERS,
            "印发会议纪要",
            "issue the minutes",
            documents=(D.CONFERENCE_MINUTES,),
            day="minutes_on",
            may=("minutes",),
            notify=_ALL,
        ),
        Transition(
            "MTG-5",
            "closeConference",
            ("MINUTES",),
            "CLOSED",
            _ORGANISERS,
            "结束会议",
            "close the conference once its resolutions are on record",
        ),
        Transition(
            "MTG-6",
            "cancelConference",
            ("PLANNED", "NOTICE"),
            "CANCELLED",
            _ORGANISERS,
            "取消会议",
            "cancel the conference; that of the half-year is still owed",
            needs=("reason",),
            notify=_ALL,
            clocks=(voids("TL-S1.1"),),
            tasks=(Todo(TaskKind.CONVENE, True, "HRSS", rule="TL-S1.1", when=_REGULAR),),
        ),
    ),
)

RESOLUTION = Lifecycle(
    name="RES",
    entity="Resolution",
    states=ResolutionState,
    write={"*": Scope.CONFERENCE_WRITE},
    numbered="YD",
    transitions=(
        Transition(
            "RES-1",
            "adoptResolution",
            (),
            "OPEN",
            _ORGANISERS,
            "登记议定事项",
            "put a resolution on record",
            documents=(D.CONFERENCE_MINUTES,),
            day="adopted_on",
            needs=("head", "content", "responsible", "due_on"),
            may=("number", "supporting"),
            notify=("@responsible", "@supporting"),
            clocks=(starts("TL-S3.1", until="due_on"),),
            tasks=(opens(TaskKind.FOLLOW_UP, owner="@responsible", due="due_on"),),
        ),
        Transition(
            "RES-2",
            "reportResolutionProgress",
            ("OPEN", "OVERDUE"),
            None,
            "@responsible",
            "报告落实进展",
            "report progress",
            needs=("progress",),
            notify=("OFFICE",),
        ),
        Transition(
            "RES-3",
            "completeResolution",
            ("OPEN", "OVERDUE"),
            "DONE",
            "@responsible",
            "落实议定事项",
            "carry the resolution out",
            documents=(D.RESOLUTION_REPORT,),
            day="done_on",
            may=("progress",),
            notify=("HRSS", "OFFICE"),
            clocks=(meets("TL-S3.1"),),
            tasks=(ends(TaskKind.FOLLOW_UP),),
        ),
        Transition(
            "RES-4",
            "lapseResolution",
            ("OPEN",),
            "OVERDUE",
            "time",
            "逾期未落实",
            "not carried out in time",
            lapses="TL-S3.1",
            notify=("@responsible", "OFFICE"),
        ),
    ),
)
