"""What engines write about any case: events, running limits, notifications, and who is engaged on a matter."""

import uuid
from datetime import date, datetime
from typing import Any, ClassVar

from sqlalchemy import DateTime, Index, Text, UniqueConstraint
from sqlalchemy.dialects.postgresql import ARRAY, JSONB
from sqlmodel import Field

from schema.codes import AgencyCode
from schema.fields import Belongs, Code, Entity, FieldClass, RowClass, Shared, code, instant, shared
from schema.scopes import Scope


class DeadlineState(Code):
    """Where a limit stands (design: clock chip)."""

    RUNNING = "RUNNING", "计时中", "running"
    OVERDUE = "OVERDUE", "逾期", "overdue"
    MET = "MET", "按时办结", "met"
    MET_LATE = "MET_LATE", "逾期办结", "met late"
    PAUSED = "PAUSED", "中止", "paused"
    VOID = "VOID", "不再适用", "void"
    LAPSED = "LAPSED", "期满未行使", "right lapsed"
    RAN = "RAN", "期间已过", "period has run"


class NoticeKind(Code):
    """What an agency is told of."""

    ACT = "ACT", "办理通知", "an act"
    REPAIR = "REPAIR", "更正或撤销", "a correction or retraction"
    WARNING = "WARNING", "即将到期", "a limit about to end"
    OVERDUE = "OVERDUE", "已逾期", "a limit that ran out"
    TASK = "TASK", "任务", "a task"
    ALARM = "ALARM", "警示", "something that looks wrong"


BY_ACT = RowClass(
    "of_class",
    {str(of): of for of in FieldClass if of not in {FieldClass.F1, FieldClass.F15, FieldClass.ROW, FieldClass.OPEN}},
    FieldClass.F1,
)
"""What an act leaves behind has the class of what it is about: a criminal result, a measure, or the case."""

_RULE_STATE = """CASE
  WHEN {t}.void_at IS NOT NULL THEN 'VOID'
  WHEN {t}.met_at IS NOT NULL THEN CASE WHEN {t}.late > 0 THEN 'MET_LATE' ELSE 'MET' END
  WHEN {t}.paused_on IS NOT NULL THEN 'PAUSED'
  WHEN statement_timestamp() >= {t}.due_at THEN
    CASE {t}.kind WHEN 'right' THEN 'LAPSED' WHEN 'earliest' THEN 'RAN' ELSE 'OVERDUE' END
  ELSE 'RUNNING' END"""


class Deadline(Entity, table=True):
    """A running statutory limit of one case, with everything needed to count it again."""

    __table_args__ = (
        UniqueConstraint("start_event_id", "rule", "subject_key", "round", name="uq_deadline_round"),
        Index("ix_deadline_case", "case_id"),
    )

    plural: ClassVar = "deadlines"
    scope: ClassVar = Scope.MATTER_READ
    of_case: ClassVar = "deadlines"
    zh: ClassVar = "时限"
    en: ClassVar = "deadline"
    order: ClassVar = ("due_at",)
    row_class: ClassVar = BY_ACT
    derived: ClassVar[dict[str, tuple[Any, Shared]]] = {
        "state": (
            DeadlineState,
            Shared("状态", "state", FieldClass.F1, "L2", status=True, sql=_RULE_STATE, code=DeadlineState),  # type: ignore[arg-type]
        ),
    }

    case_type: str = shared("案件类型", "kind of case", of=FieldClass.OPEN, max_length=40)
    case_id: uuid.UUID
    of_class: str = Field(default="F1", max_length=4)
    rule: str = shared("规则", "rule, e.g. TL-X5.1", status=True, max_length=12)
    kind: str = Field(max_length=12)
    duty_zh: str = shared("应办事项", "duty, in Chinese", status=True, max_length=200)
    duty_en: str = shared("应办事项（英文）", "duty, in English", status=True, max_length=200)
    law: str = shared("法律依据", "law, with its version", status=True, max_length=300)
    article: str = shared("条款", "article", status=True, max_length=60)
    certainty: str = shared("核实程度", "A checked, B known but unread, C local practice", status=True, max_length=1)
    owner: AgencyCode = code(AgencyCode, "责任机关", "agency that must act", status=True)
    start_event_id: uuid.UUID = Field(index=True)
    subject_key: str = Field(default="", max_length=80)
    started_at: datetime = instant("起算时间", "when the trigger happened", status=True)
    due_at: datetime = instant("届满时间", "the moment at which the limit has run out", status=True)
    due_on: date | None = shared("届满日", "last day", default=None, status=True)
    provisional: bool = shared("暂定", "counted with a calendar that is not published yet", default=False, status=True)
    explanation_zh: str = shared("计算说明", "how it was counted, in Chinese", status=True)
    explanation_en: str = shared("计算说明（英文）", "how it was counted, in English", status=True)
    calendar_version: str = Field(max_length=40)
    pauses: list[Any] = Field(default_factory=list, sa_type=JSONB)
    paused_on: date | None = shared("中止日", "paused since", default=None, status=True)
    extension: list[Any] | None = Field(default=None, sa_type=JSONB)
    """Amount and unit by which it was lengthened."""
    fixed_on: date | None = Field(default=None)
    """Last day where a document sets it, not a length."""
    custody: bool = Field(default=False)
    round: int = shared("轮次", "which occurrence of a recurring limit, from 1", default=1, status=True)
    warn_at: datetime = instant("预警时间", "when the hub warns of the end", status=True, index=True)
    warned_at: datetime | None = Field(default=None, sa_type=DateTime(timezone=True))
    overdue_told_at: datetime | None = Field(default=None, sa_type=DateTime(timezone=True))
    ended_by: uuid.UUID | None = Field(default=None, index=True)
    """Event that met it or made it void; taken back if that event is retracted."""
    met_at: datetime | None = instant("办结时间", "met at", default=None, status=True)
    late: int | None = shared(
        "逾期数", "how much later than allowed, in the rule's own unit", default=None, status=True
    )
    late_zh: str | None = shared("逾期说明", "lateness in words, in Chinese", default=None, status=True, max_length=200)
    late_en: str | None = shared(
        "逾期说明（英文）", "lateness in words, in English", default=None, status=True, max_length=200
    )
    void_at: datetime | None = Field(default=None, sa_type=DateTime(timezone=True))
    in_force: bool = Field(default=True)


class CaseEvent(Entity, table=True):
    """One transition or event of a case; criminal ones are result level only (F6)."""

    __table_args__ = (UniqueConstraint("case_id", "act", "source_system", "source_id"),)

    plural: ClassVar = "caseEvents"
    scope: ClassVar = Scope.MATTER_READ
    of_case: ClassVar = "events"
    belongs: ClassVar = (Belongs("repairs_id", "CaseEvent", "repairs", "repaired"),)
    zh: ClassVar = "案件节点"
    en: ClassVar = "case event"
    order: ClassVar = ("occurred_at",)
    row_class: ClassVar = BY_ACT

    case_type: str = shared("案件类型", "kind of case", of=FieldClass.OPEN, max_length=40)
    case_id: uuid.UUID = Field(index=True)
    transition: str = shared("节点编号", "row of the lifecycle table", of=FieldClass.ROW, status=True, max_length=12)
    act: str = shared("法律行为", "legal act", of=FieldClass.ROW, status=True, max_length=60)
    act_zh: str = shared("名称", "name of the act, in Chinese", of=FieldClass.ROW, status=True, max_length=80)
    act_en: str = shared("名称（英文）", "name of the act, in English", of=FieldClass.ROW, status=True, max_length=120)
    from_state: str | None = shared("原状态", "state before", of=FieldClass.ROW, default=None, max_length=40)
    to_state: str | None = shared("新状态", "state after", of=FieldClass.ROW, default=None, status=True, max_length=40)
    occurred_at: datetime = instant("发生时间", "legal time of the act", of=FieldClass.ROW, status=True)
    by_agency: AgencyCode = code(AgencyCode, "办理机关", "agency that acted", of=FieldClass.OPEN)
    of_class: str = Field(default="F1", max_length=4)
    officer: str | None = Field(default=None, max_length=80)
    officers: list[str] = Field(default_factory=list, sa_type=ARRAY(Text()))
    """Certificate numbers of those who acted together."""
    irregularity: str | None = shared(
        "异常",
        "what the law would not have allowed, as a code",
        of=FieldClass.ROW,
        default=None,
        max_length=200,
    )
    reason: str | None = shared(
        "事由",
        "why an earlier act is corrected or retracted, or the case void",
        of=FieldClass.ROW,
        default=None,
        max_length=500,
    )
    repairs_id: uuid.UUID | None = Field(default=None, foreign_key="caseevent.id", index=True)
    corrected_to: datetime | None = instant(
        "更正后的时间", "right legal time of the act it corrects", of=FieldClass.ROW, default=None, status=True
    )
    retracted_at: datetime | None = instant(
        "撤销时间", "when the act was retracted", of=FieldClass.ROW, default=None, status=True
    )


class Notification(Entity, table=True):
    """What an agency was told; read or unread."""

    plural: ClassVar = "notifications"
    scope: ClassVar = Scope.MATTER_READ
    belongs: ClassVar = (Belongs("event_id", "CaseEvent", "notifications", "event"),)
    in_matter: ClassVar = False
    zh: ClassVar = "通知"
    en: ClassVar = "notification"
    order: ClassVar = ("-sent_at",)
    picked_by: ClassVar = (("to_agency", "read_at"),)
    row_class: ClassVar = BY_ACT

    event_id: uuid.UUID = Field(foreign_key="caseevent.id", index=True)
    of_class: str = Field(default="F1", max_length=4)
    kind: NoticeKind = code(NoticeKind, "类型", "kind", of=FieldClass.OPEN, default="ACT")
    to_agency: AgencyCode = code(AgencyCode, "接收机关", "recipient agency", of=FieldClass.OPEN, index=True)
    text_zh: str = shared("内容", "text, in Chinese", status=True, max_length=300)
    text_en: str = shared("内容（英文）", "text, in English", status=True, max_length=300)
    sent_at: datetime = instant("通知时间", "sent at", status=True)
    read_at: datetime | None = instant("已读时间", "read at", default=None, status=True)


class Engagement(Entity, table=True):
    """That an agency is engaged on a matter, since when and why: the relation every read requires."""

    __table_args__ = (UniqueConstraint("matter_id", "agency"),)

    plural: ClassVar = "engagements"
    scope: ClassVar = Scope.MATTER_READ
    zh: ClassVar = "参与机关"
    en: ClassVar = "engagement"

    agency: AgencyCode = code(AgencyCode, "机关", "agency", status=True)
    since_on: date = shared("起始日", "since", status=True)
    basis: str = shared("依据", "basis: the act or decision that engaged it", max_length=200)


__all__ = ["CaseEvent", "Deadline", "DeadlineState", "Engagement", "Notification"]
