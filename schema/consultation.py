"""Consultation between agencies: round-table, in writing, with experts, early involvement (clauses 2.2g, 2.4i)."""

import uuid
from datetime import date, datetime
from typing import ClassVar

from sqlmodel import Field

from schema.codes import AgencyCode, TaskKind
from schema.document_types import DocumentType as D
from schema.fields import Belongs, Code, Entity, FieldClass, Level, Mask, code, instant, many, shared
from schema.lifecycle import Gives, Lifecycle, Transition, ends, guard, meets, opens, starts, voids
from schema.scopes import Scope


class ConsultationKind(Code):
    """How agencies consult one another."""

    MEETING = "MEETING", "会商", "round-table"
    WRITTEN = "WRITTEN", "书面咨询", "in writing"
    EXPERT = "EXPERT", "专家咨询", "with experts"
    EARLY = "EARLY", "提前介入", "early involvement"


class ConsultationTopic(Code):
    """What is consulted about (clauses 2.2g, 2.4i, 2.5n)."""

    EVIDENCE = "EVIDENCE", "案件事实证据", "facts and evidence"
    CRIME_STANDARD = "CRIME_STANDARD", "犯罪标准", "standard of the crime"
    MAJOR_DECISION = "MAJOR_DECISION", "重大执法决定", "major administrative decision"
    COMPLEX_CASE = "COMPLEX_CASE", "复杂疑难案件", "complex or difficult case"
    STALLED_ENFORCEMENT = "STALLED_ENFORCEMENT", "执行暂未到位案件", "stalled enforcement"
    OTHER = "OTHER", "其他", "other"


class ConsultationState(Code):
    """States of a consultation."""

    PROPOSED = "PROPOSED", "已提议", "proposed"
    SCHEDULED = "SCHEDULED", "已安排", "scheduled"
    HELD = "HELD", "已召开", "held"
    OPINION_ISSUED = "OPINION_ISSUED", "已形成意见", "opinion issued"
    FOLLOWED_UP = "FOLLOWED_UP", "已跟进", "followed up"
    ASKED = "ASKED", "已发函咨询", "asked in writing"
    ANSWERED = "ANSWERED", "已答复", "answered"
    CANCELLED = "CANCELLED", "已取消", "cancelled"
    CLOSED = "CLOSED", "已办结", "closed"
    VOID = "VOID", "作废", "void"


class Consultation(Entity, table=True):
    """One consultation on a case, with what each side said and what was agreed."""

    plural: ClassVar = "consultations"
    scope: ClassVar = Scope.CONFERENCE_READ
    zh: ClassVar = "会商咨询"
    en: ClassVar = "consultation"
    order: ClassVar = ("-asked_on", "-held_on")

    number: str = shared("编号", "number", max_length=80, unique=True, key=True)
    kind: ConsultationKind = code(ConsultationKind, "方式", "kind", status=True)
    topic: ConsultationTopic = code(ConsultationTopic, "事项", "topic", status=True, default="OTHER")
    asker: AgencyCode = code(AgencyCode, "提议或咨询机关", "agency that proposes or asks", status=True, index=True)
    asked: AgencyCode | None = code(
        AgencyCode, "被咨询机关", "agency asked in writing", default=None, status=True, index=True
    )
    invited: list[str] = many("参与机关", "agencies invited", AgencyCode, status=True)
    case_number: str | None = shared("相关案号", "number of the case", default=None, max_length=120)
    question: str = shared("会商问题", "question", level=Level.L3, max_length=4000)
    scheduled_at: datetime | None = instant("会商时间", "scheduled at", default=None, status=True)
    place: str | None = shared("地点", "place", default=None, max_length=200)
    state: ConsultationState = code(ConsultationState, "状态", "state", status=True, given=False, default="PROPOSED")
    asked_on: date | None = shared("提议或发函日", "proposed or asked on", default=None, status=True)
    held_on: date | None = shared("会商日", "held on", default=None, status=True)
    answered_on: date | None = shared("答复日", "answered on", default=None, status=True)
    consensus: bool | None = shared("是否一致", "whether all agreed", default=None, status=True)
    conclusion: str | None = shared("会商意见", "opinion agreed", level=Level.L3, default=None, max_length=4000)
    follow_up: str | None = shared("落实情况", "what followed", default=None, max_length=2000)
    reason: str | None = shared("取消理由", "why it was cancelled", default=None, max_length=500)


class ConsultationOpinion(Entity, table=True):
    """What one agency, or one expert, said."""

    plural: ClassVar = "consultationOpinions"
    scope: ClassVar = Scope.CONFERENCE_READ
    belongs: ClassVar = (Belongs("consultation_id", "Consultation", "opinions"),)
    in_matter: ClassVar = False
    zh: ClassVar = "会商各方意见"
    en: ClassVar = "opinion in a consultation"
    order: ClassVar = ("given_on",)

    consultation_id: uuid.UUID = Field(foreign_key="consultation.id", index=True)
    agency: AgencyCode | None = code(AgencyCode, "机关", "agency", default=None, status=True)
    expert: str | None = shared(
        "专家", "expert", of=FieldClass.F3, level=Level.L3, mask=Mask.NAME, default=None, max_length=60
    )
    opinion: str = shared("意见", "opinion", level=Level.L3, max_length=4000)
    agrees: bool | None = shared("是否同意", "agrees with the proposal", default=None)
    given_on: date = shared("提出日", "given on", status=True)


CONSULTATION = Lifecycle(
    name="CON",
    entity="Consultation",
    states=ConsultationState,
    write={"*": Scope.CONFERENCE_WRITE},
    numbered="HS",
    transitions=(
        Transition(
            "CON-1",
            "proposeConsultation",
            (),
            "PROPOSED",
            "@asker",
            "提议会商",
            "propose a consultation",
            day="asked_on",
            needs=("kind", "asker", "invited", "question"),
            may=("number", "topic", "case_number", "place"),
            notify=("@invited",),
            reach=("@invited",),
            guards=(
                guard(
                    "书面咨询另行发函",
                    "in writing it is asked by letter",
                    holds={"kind": ("MEETING", "EXPERT", "EARLY")},
                ),
            ),
        ),
        Transition(
            "CON-2",
            "scheduleConsultation",
            ("PROPOSED",),
            "SCHEDULED",
            "@asker",
            "安排会商",
            "schedule the consultation",
            documents=(D.CONSULTATION_NOTICE,),
            needs=("scheduled_at",),
            may=("place", "invited"),
            notify=("@invited",),
            reach=("@invited",),
        ),
        Transition(
            "CON-3",
            "holdConsultation",
            ("SCHEDULED",),
            "HELD",
            "@asker",
            "召开会商",
            "hold the consultation",
            documents=(D.CONSULTATION_MINUTES,),
            day="held_on",
        ),
        Transition(
            "CON-4.1",
            "giveConsultationOpinion",
            ("HELD",),
            None,
            "*",
            "提出会商意见",
            "give the opinion of one side",
            documents=(D.CONSULTATION_OPINION,),
            gives=(Gives("ConsultationOpinion", required=True),),
            notify=("@asker",),
        ),
        Transition(
            "CON-4.2",
            "issueConsultationOpinion",
            ("HELD",),
            "OPINION_ISSUED",
            "@asker",
            "形成会商意见",
            "issue what was concluded",
            documents=(D.CONSULTATION_MINUTES,),
            needs=("consensus", "conclusion"),
            notify=("@invited",),
            guards=(
                guard("应先记录各方意见", "the opinion of each side comes first", after=("giveConsultationOpinion",)),
            ),
            tasks=(opens(TaskKind.FOLLOW_UP, owner="@asker"),),
        ),
        Transition(
            "CON-5",
            "followUpConsultation",
            ("OPINION_ISSUED",),
            "FOLLOWED_UP",
            "@asker",
            "跟进会商意见",
            "record what followed",
            needs=("follow_up",),
            notify=("@invited",),
            tasks=(ends(TaskKind.FOLLOW_UP),),
        ),
        Transition(
            "CON-6",
            "closeConsultation",
            ("FOLLOWED_UP", "ANSWERED"),
            "CLOSED",
            "@asker",
            "办结会商咨询",
            "close the consultation",
            may=("follow_up",),
        ),
        Transition(
            "CON-7",
            "askInWriting",
            (),
            "ASKED",
            "@asker",
            "书面咨询",
            "ask another agency in writing",
            documents=(D.CONSULTATION_LETTER,),
            day="asked_on",
            needs=("kind", "asker", "asked", "question"),
            may=("number", "topic", "case_number"),
            notify=("@asked",),
            reach=("@asked",),
            clocks=(starts("TL-X22.1", asked="PROC"),),
            guards=(guard("方式应为书面咨询", "the kind is: in writing", holds={"kind": "WRITTEN"}),),
        ),
        Transition(
            "CON-8",
            "answerInWriting",
            ("ASKED",),
            "ANSWERED",
            "@asked",
            "书面答复",
            "answer in writing",
            documents=(D.CONSULTATION_ANSWER,),
            day="answered_on",
            needs=("conclusion",),
            notify=("@asker",),
            clocks=(meets("TL-X22.1"),),
        ),
        Transition(
            "CON-9",
            "cancelConsultation",
            ("PROPOSED", "SCHEDULED", "ASKED"),
            "CANCELLED",
            "@asker",
            "取消会商咨询",
            "cancel the consultation",
            needs=("reason",),
            notify=("@invited", "@asked"),
            clocks=(voids("TL-X22.1"),),
        ),
    ),
)
