"""Matter (案事): the one dispute or violation that may pass through many procedures (domain.md §0)."""

from datetime import date
from decimal import Decimal
from typing import ClassVar

from schema.fields import Entity, many, money, shared


class Matter(Entity, table=True):
    """One dispute or violation; every agency's case hangs off it, and its state is derived from them."""

    plural: ClassVar = "matters"
    zh: ClassVar = "案事"
    en: ClassVar = "matter"
    order: ClassVar = ("-opened_on",)

    number: str = shared("案事编号", "matter number", max_length=20, unique=True, key=True)
    title: str = shared("名称", "title", max_length=200)
    topic_tags: list[str] = many("专题", "topics", status=True)
    people_count: int | None = shared("涉及人数", "people concerned", default=None, ge=0)
    amount_total: Decimal | None = money("涉及金额（元）", "sum concerned, yuan", default=None, ge=0)
    place: str | None = shared("所在地", "division code of the place", default=None, max_length=9)
    green_channel: bool = shared("绿色通道", "green channel (clause 2.3j)", default=False, status=True)
    priority_livelihood: bool = shared("重点民生", "priority livelihood case (clause 2.5l)", default=False, status=True)
    opened_on: date = shared("开始日", "opened on", status=True, index=True)
