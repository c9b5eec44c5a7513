"""Agencies of the mechanism (clause 0.1)."""

from datetime import date
from typing import ClassVar

from schema.codes import AgencyCode
from schema.fields import Entity, FieldClass, Level, code, shared
from schema.scopes import Scope


class Agency(Entity, table=True):
    """A member of the mechanism, with dated membership."""

    plural: ClassVar = "agencies"
    scope: ClassVar = Scope.MATTER_READ
    in_matter: ClassVar = False
    zh: ClassVar = "机关"
    en: ClassVar = "agency"
    order: ClassVar = ("code",)
    rows_of: ClassVar = FieldClass.OPEN

    code: AgencyCode = code(AgencyCode, "机关代码", "agency code", of=FieldClass.OPEN, unique=True, key=True)
    name: str = shared("名称", "name", of=FieldClass.OPEN, max_length=120)
    uscc: str | None = shared(
        "统一社会信用代码",
        "unified social credit code",
        of=FieldClass.OPEN,
        level=Level.L1,
        default=None,
        max_length=18,
    )
    division: str = shared("行政区划", "division code", of=FieldClass.OPEN, level=Level.L1, max_length=6)
    member_from: date = shared("成员起始日", "member from", of=FieldClass.OPEN)
    member_to: date | None = shared("成员终止日", "member to", of=FieldClass.OPEN, default=None)
