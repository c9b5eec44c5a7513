"""Joint actions of several agencies on one matter (clause 2.4a)."""

from datetime import date
from typing import ClassVar

from schema.codes import AgencyCode
from schema.document_types import DocumentType as D
from schema.fields import Code, Entity, FieldClass, Level, code, many, shared
from schema.lifecycle import Lifecycle, Transition
from schema.scopes import Scope


class JointActionKind(Code):
    """What agencies do together (clause 2.4a)."""

    RECEPTION = "RECEPTION", "联合接访", "joint reception of petitioners"
    INVESTIGATION = "INVESTIGATION", "联合调查", "joint investigation"
    TALK = "TALK", "联合约谈", "joint talk with those responsible"
    PUNISHMENT = "PUNISHMENT", "联合惩戒", "joint punishment of the untrustworthy"


class JointActionState(Code):
    """States of a joint action."""

    PLANNED = "PLANNED", "已计划", "planned"
    NOTIFIED = "NOTIFIED", "已通知", "notified"
    HELD = "HELD", "已开展", "carried out"
    CLOSED = "CLOSED", "已办结", "closed"
    CANCELLED = "CANCELLED", "已取消", "cancelled"
    VOID = "VOID", "作废", "void"


class JointAction(Entity, table=True):
    """One joint reception, investigation, talk or punishment, with who took part and what came of it."""

    plural: ClassVar = "jointActions"
    scope: ClassVar = Scope.CONFERENCE_READ
    zh: ClassVar = "联合行动"
    en: ClassVar = "joint action"
    order: ClassVar = ("-held_on",)

    number: str = shared("编号", "number", max_length=80, unique=True, key=True)
    kind: JointActionKind = code(JointActionKind, "种类", "kind", status=True)
    lead: AgencyCode = code(AgencyCode, "牵头机关", "leading agency", status=True, index=True)
    participants: list[str] = many("参加机关", "agencies taking part", AgencyCode, status=True)
    others: list[str] = many("其他参加单位", "other bodies taking part")
    subject: str = shared("对象和事项", "whom and what it concerns", level=Level.L3, max_length=1000)
    unit_name: str | None = shared("涉及单位", "unit concerned", of=FieldClass.F2, default=None, max_length=200)
    people: int | None = shared("涉及人数", "people concerned", default=None, ge=0)
    place: str | None = shared("地点", "place", default=None, max_length=200)
    state: JointActionState = code(JointActionState, "状态", "state", status=True, given=False, default="PLANNED")
    planned_for_on: date | None = shared("计划日期", "planned for", default=None, status=True)
    held_on: date | None = shared("开展日期", "carried out on", default=None, status=True)
    minutes: str | None = shared("记录", "minutes", level=Level.L3, default=None, max_length=4000)
    result: str | None = shared("结果", "result", default=None, max_length=2000)
    reason: str | None = shared("取消理由", "why it was cancelled", default=None, max_length=500)
    closed_on: date | None = shared("办结日", "closed on", default=None, status=True)


JOINT_ACTION = Lifecycle(
    name="JOI",
    entity="JointAction",
    states=JointActionState,
    write={"*": Scope.CONFERENCE_WRITE},
    numbered="LH",
    transitions=(
        Transition(
            "JOI-1",
            "planJointAction",
            (),
            "PLANNED",
            "@lead",
            "计划联合行动",
            "plan a joint action",
            needs=("kind", "lead", "participants", "subject"),
            may=("number", "others", "unit_name", "people", "place", "planned_for_on"),
        ),
        Transition(
            "JOI-2",
            "notifyJointAction",
            ("PLANNED",),
            "NOTIFIED",
            "@lead",
            "通知参加机关",
            "tell the agencies taking part",
            documents=(D.JOINT_ACTION_NOTICE,),
            needs=("planned_for_on",),
            may=("place", "participants"),
            notify=("@participants",),
            reach=("@participants",),
        ),
        Transition(
            "JOI-3",
            "holdJointAction",
            ("NOTIFIED",),
            "HELD",
            "@lead",
            "开展联合行动",
            "carry the joint action out",
            documents=(D.JOINT_ACTION_RECORD,),
            day="held_on",
            needs=("minutes",),
            may=("people", "others", "place"),
            notify=("@participants",),
        ),
        Transition(
            "JOI-4",
            "closeJointAction",
            ("HELD",),
            "CLOSED",
            "@lead",
            "办结联合行动",
            "close the joint action with its result",
            day="closed_on",
            needs=("result",),
            notify=("@participants",),
        ),
        Transition(
            "JOI-5",
            "cancelJointAction",
            ("PLANNED", "NOTIFIED"),
            "CANCELLED",
            "@lead",
            "取消联合行动",
            "cancel the joint action",
            needs=("reason",),
        ),
    ),
)
