"""Court cases other than enforcement: civil, criminal and administrative trials."""

from datetime import date
from decimal import Decimal
from typing import ClassVar

from schema.fields import Entity, FieldClass, RowClass, money, shared
from schema.scopes import Scope


class CourtCase(Entity, table=True):
    """One court case by its number; the enforcement case it leads to has its own record."""

    plural: ClassVar = "courtCases"
    scope: ClassVar = Scope.COURT_CASE_READ
    zh: ClassVar = "法院案件"
    en: ClassVar = "court case"
    order: ClassVar = ("-filed_on",)
    row_class: ClassVar = RowClass("type_code", {"刑初": FieldClass.F6, "刑终": FieldClass.F6}, FieldClass.F1)

    case_number: str = shared("案号", "case number", max_length=80, unique=True, key=True)
    court: str = shared("法院", "court, as the source names it", max_length=120)
    type_code: str | None = shared("类型代字", "type characters of the case number", default=None, max_length=12)
    cause: str | None = shared("案由", "cause of action", default=None, max_length=80)
    filed_on: date | None = shared("立案日", "filed on", default=None, status=True)
    closed_on: date | None = shared("结案日", "closed on", default=None, status=True)
    claim: Decimal | None = money("标的额（元）", "sum claimed, yuan", default=None, ge=0)
    result: str | None = shared("结果", "result", default=None, max_length=80, status=True)
