"""Entries owed to the linkage platform (clauses 2.4j, 2.4k)."""

import uuid
from datetime import datetime
from typing import ClassVar

from sqlmodel import Field

from schema.codes import AgencyCode, LinkageEvent
from schema.fields import Belongs, Code, Entity, FieldClass, RowClass, code, instant, shared
from schema.scopes import Scope


class LinkageState(Code):
    """How far an entry has come."""

    OWED = "OWED", "应登录", "owed"
    SENT = "SENT", "已发送", "sent"
    ACKNOWLEDGED = "ACKNOWLEDGED", "已登录", "acknowledged by the platform"
    REFUSED = "REFUSED", "平台拒收", "refused by the platform"


class LinkageRepair(Code):
    """What an entry does to an earlier one of the same event."""

    CORRECT = "CORRECT", "更正", "corrects it"
    RETRACT = "RETRACT", "撤销", "takes it back"


class LinkageEntry(Entity, table=True):
    """One decision that must stand in the linkage platform, and the proof that it does."""

    plural: ClassVar = "linkageEntries"
    scope: ClassVar = Scope.LINKAGE_READ
    belongs: ClassVar = (
        Belongs("event_id", "CaseEvent", "linkageEntries"),
        Belongs("case_id", "CrimeTransfer"),
        Belongs("case_id", "InspectionCase"),
        Belongs("case_id", "SuggestionLetter"),
        Belongs("case_id", "Suspect"),
    )
    of_case: ClassVar = "linkageEntries"
    zh: ClassVar = "两法衔接登录"
    en: ClassVar = "linkage entry"
    order: ClassVar = ("occurred_at",)
    picked_by: ClassVar = (("state",),)
    row_class: ClassVar = RowClass(
        "case_type", {"CrimeTransfer": FieldClass.F6, "Suspect": FieldClass.F6}, FieldClass.F1
    )

    case_type: str = shared("案件类型", "kind of case", of=FieldClass.OPEN, max_length=40)
    case_id: uuid.UUID = Field(index=True)
    event_id: uuid.UUID = Field(foreign_key="caseevent.id", unique=True)
    event: LinkageEvent = code(LinkageEvent, "事项", "event", status=True)
    owed_by: AgencyCode = code(AgencyCode, "登录义务机关", "agency that owes the entry", status=True)
    occurred_at: datetime = instant("发生时间", "when the decision was made", status=True)
    state: LinkageState = code(LinkageState, "登录状态", "state", status=True, default="OWED", index=True)
    sent_at: datetime | None = instant("发送时间", "sent at", default=None, status=True)
    acknowledged_at: datetime | None = instant("平台确认时间", "acknowledged at", default=None, status=True)
    platform_number: str | None = shared("平台编号", "number given by the platform", default=None, max_length=80)
    repair: LinkageRepair | None = code(
        LinkageRepair, "更正或撤销", "whether it mends or takes back an earlier entry", default=None, status=True
    )
    attempts: int = shared("发送次数", "attempts", default=0, status=True)
    error: str | None = shared("未成原因", "why the last attempt failed", default=None, max_length=300)
