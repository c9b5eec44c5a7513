"""Clues: complaints, reports and petitions (domain.md §2.1)."""

from datetime import date, datetime
from decimal import Decimal
from typing import ClassVar

from schema.fields import Code, Entity, code, instant, money, shared
from schema.scopes import Scope


class ClueSource(Code):
    """Where a clue comes from (domain.md §4.4)."""

    NAT_WAGE = "NAT_WAGE", "全国根治欠薪线索反映平台", "national wage-arrears platform"
    H12345 = "H12345", "12345 政务服务热线", "12345 hotline"
    H12333 = "H12333", "12333 人社热线", "12333 hotline"
    WIN_INSP = "WIN_INSP", "监察大队现场", "inspection brigade window"
    PETITION = "PETITION", "信访转办", "petition office"
    PATROL = "PATROL", "日常巡查", "patrol"
    SUPERIOR = "SUPERIOR", "上级交办", "assigned by a superior"
    OTHER_DEPT = "OTHER", "其他", "other"


class ClueKind(Code):
    """What a clue is (clause 2.1c)."""

    COMPLAINT = "COMPLAINT", "投诉", "complaint by the victim"
    REPORT = "REPORT", "举报", "report by a third party"
    PETITION = "PETITION", "信访", "petition"


class Clue(Entity, table=True):
    """What was reported, by which channel, about whom."""

    plural: ClassVar = "clues"
    scope: ClassVar = Scope.CLUE_READ
    zh: ClassVar = "线索"
    en: ClassVar = "clue"
    order: ClassVar = ("-received_on",)

    source: ClueSource = code(ClueSource, "来源", "source channel")
    source_no: str | None = shared("来源编号", "number at the source", default=None, max_length=60)
    kind: ClueKind = code(ClueKind, "类型", "kind", status=True)
    received_on: date = shared("接收日", "received on", status=True)
    accepted_at: datetime | None = instant("受理时间", "accepted at", default=None, status=True)
    people: int | None = shared("涉及人数", "people concerned", default=None, ge=0)
    amount: Decimal | None = money("涉及金额（元）", "sum concerned, yuan", default=None, ge=0)
