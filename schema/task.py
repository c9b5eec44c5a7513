"""Tasks: what the hub reminds an agency to do, once or again and again."""

import uuid
from datetime import date, datetime
from typing import ClassVar

from sqlalchemy import DateTime, UniqueConstraint
from sqlmodel import Field

from schema.codes import AgencyCode, TaskKind
from schema.deadline import BY_ACT
from schema.fields import Code, Entity, FieldClass, code, instant, shared
from schema.scopes import Scope


class TaskState(Code):
    """Where a task stands."""

    OPEN = "OPEN", "待办", "open"
    DONE = "DONE", "已办", "done"
    CANCELLED = "CANCELLED", "已取消", "no longer needed"


class Task(Entity, table=True):
    """Something an agency is to do about a case by a day; a recurring one opens its successor when it is done."""

    __table_args__ = (UniqueConstraint("case_id", "kind", "owner", "subject_key", "round", "started_on"),)

    plural: ClassVar = "tasks"
    scope: ClassVar = Scope.MATTER_READ
    of_case: ClassVar = "tasks"
    zh: ClassVar = "任务"
    en: ClassVar = "task"
    order: ClassVar = ("due_on",)
    picked_by: ClassVar = (("owner", "state"),)
    row_class: ClassVar = BY_ACT

    case_type: str = shared("案件类型", "kind of case", of=FieldClass.OPEN, max_length=40)
    case_id: uuid.UUID = Field(index=True)
    event_id: uuid.UUID | None = Field(default=None, index=True)
    of_class: str = Field(default="F1", max_length=4)
    kind: TaskKind = code(TaskKind, "任务", "task", of=FieldClass.OPEN)
    owner: AgencyCode = code(AgencyCode, "责任机关", "agency that is to do it", of=FieldClass.OPEN, index=True)
    rule: str | None = shared("规则", "limit it comes from", default=None, status=True, max_length=12)
    subject_key: str = Field(default="", max_length=80)
    started_on: date = shared("起算日", "day it counts from", status=True)
    due_on: date | None = shared("期限", "due on", default=None, status=True, index=True)
    state: TaskState = code(TaskState, "状态", "state", of=FieldClass.OPEN, default="OPEN", index=True)
    done_at: datetime | None = instant("办结时间", "done at", default=None, status=True)
    outcome: str | None = shared("办理意见", "outcome or agreed handling opinion", default=None, max_length=2000)
    told_at: datetime | None = Field(default=None, sa_type=DateTime(timezone=True))
    round: int = shared("轮次", "which time it is, from 1", default=1, status=True)
