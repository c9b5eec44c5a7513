"""Matter (案事): the one dispute or violation that may pass through many procedures (domain.md §0)."""

import uuid
from datetime import date
from decimal import Decimal
from typing import ClassVar

from sqlalchemy import UniqueConstraint
from sqlmodel import Field

from schema.codes import CaseLinkKind, GuidanceTag, TopicTag
from schema.fields import Entity, FieldClass, code, many, money, shared
from schema.risk import RiskLevel
from schema.scopes import Scope


class Matter(Entity, table=True):
    """One dispute or violation; every agency's case hangs off it, and its state is derived from them."""

    plural: ClassVar = "matters"
    scope: ClassVar = Scope.MATTER_READ
    in_matter: ClassVar = False
    zh: ClassVar = "案事"
    en: ClassVar = "matter"
    order: ClassVar = ("-opened_on",)

    number: str = shared("案事编号", "matter number", max_length=20, unique=True, key=True)
    title: str = shared("名称", "title", search=True, max_length=200)
    topic_tags: list[str] = many("专题", "topics", TopicTag, status=True)
    guidance_tags: list[str] = many("案件指导", "guidance tags (clause 2.2f)", GuidanceTag, status=True)
    people_count: int | None = shared("涉及人数", "people concerned", default=None, ge=0)
    amount_total: Decimal | None = money("涉及金额（元）", "sum concerned, yuan", default=None, ge=0)
    place: str | None = shared("所在地", "division code of the place", default=None, max_length=9)
    green_channel: bool = shared("绿色通道", "green channel (clause 2.3j)", default=False, status=True)
    priority_livelihood: bool = shared("重点民生", "priority livelihood case (clause 2.5l)", default=False, status=True)
    opened_on: date = shared("开始日", "opened on", status=True, index=True)
    closed_on: date | None = shared("结束日", "closed on", default=None, status=True)
    collective: bool = shared("集体争议", "ten or more workers with a common claim", default=False, status=True)
    risk: RiskLevel | None = code(RiskLevel, "风险等级", "risk level", default=None, status=True)


class CaseLink(Entity, table=True):
    """That two cases hang together, with the numbers both sides use (clause 1.3)."""

    __table_args__ = (UniqueConstraint("case_id", "other_id", "kind"),)

    plural: ClassVar = "caseLinks"
    scope: ClassVar = Scope.MATTER_READ
    of_case: ClassVar = "caseLinks"
    zh: ClassVar = "案件关联"
    en: ClassVar = "link between cases"
    order: ClassVar = ("case_type", "kind")

    case_type: str = shared("案件类型", "kind of case", of=FieldClass.OPEN, max_length=40)
    case_id: uuid.UUID = Field(index=True)
    case_number: str = shared("案号", "number of the case", max_length=120)
    kind: CaseLinkKind = code(CaseLinkKind, "关系", "relation", status=True)
    other_type: str = shared("关联案件类型", "kind of the other case", of=FieldClass.OPEN, max_length=40)
    other_id: uuid.UUID = Field(index=True)
    other_number: str = shared("关联案号", "number of the other case", max_length=120)
