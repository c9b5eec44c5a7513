"""Where a value comes from, where two systems can speak of the same field: nothing is silently overwritten."""

import uuid
from datetime import datetime
from typing import ClassVar

from sqlalchemy import UniqueConstraint
from sqlmodel import Field

from schema.deadline import BY_ACT
from schema.fields import Code, Entity, FieldClass, code, instant, shared
from schema.scopes import Scope


class ClaimState(Code):
    """What became of what a system says."""

    HELD = "HELD", "采用", "the value held"
    AGREES = "AGREES", "一致", "says the same"
    DISPUTED = "DISPUTED", "存疑", "says otherwise; not settled"
    SETTLED = "SETTLED", "已校核", "settled by a data correction"


class FieldClaim(Entity, table=True):
    """What one system says of one field of one record, when it said so and for which legal time."""

    __table_args__ = (UniqueConstraint("record_id", "field", "source_system"),)

    plural: ClassVar = "fieldClaims"
    scope: ClassVar = Scope.MATTER_READ
    of_case: ClassVar = "fieldClaims"
    zh: ClassVar = "字段来源"
    en: ClassVar = "claim about a field"
    order: ClassVar = ("field", "source_system")
    row_class: ClassVar = BY_ACT

    case_type: str = shared("记录类型", "kind of record", of=FieldClass.OPEN, max_length=40)
    case_id: uuid.UUID = Field(index=True)
    record_id: uuid.UUID
    of_class: str = Field(default="F1", max_length=4)
    field: str = shared("字段", "field", of=FieldClass.OPEN, max_length=60)
    value: str | None = shared("所称值", "value it gives, as text", of=FieldClass.ROW, default=None, max_length=500)
    state: ClaimState = code(ClaimState, "状态", "state", status=True)
    legal_at: datetime | None = instant("法律时间", "legal time it speaks of", default=None, status=True)
