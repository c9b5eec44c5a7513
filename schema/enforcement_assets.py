"""What hangs off an enforcement case beside its measures: property found, money, joint analysis, exchanges."""

import uuid
from datetime import date
from decimal import Decimal
from typing import ClassVar

from sqlmodel import Field

from schema.enforcement_codes import AssetKind, MeasureKind
from schema.fields import Belongs, Code, Entity, FieldClass, Level, Mask, code, many, money, shared
from schema.scopes import Scope


class AssetSource(Code):
    """How the court learnt of property (domain.md §2.6, rows 1 and 4)."""

    NETWORK = "NETWORK", "网络查控", "network query"
    ON_SITE = "ON_SITE", "现场调查", "search on site"
    REPORT = "REPORT", "被执行人报告", "report of the debtor"
    APPLICANT = "APPLICANT", "申请执行人提供线索", "clue of the applicant"
    AGENCY = "AGENCY", "成员单位提供线索", "clue of a member agency"
    OTHER = "OTHER", "其他", "other"


class AssetState(Code):
    """What became of property found."""

    FOUND = "FOUND", "已发现", "found"
    CONFIRMED = "CONFIRMED", "已核实", "confirmed"
    CONTROLLED = "CONTROLLED", "已控制", "frozen, sealed or seized"
    DISPOSED = "DISPOSED", "已处置", "disposed of"
    UNUSABLE = "UNUSABLE", "不能处置", "cannot be disposed of"
    UNTRUE = "UNTRUE", "查无此财产", "not there"


class ClueUrgency(Code):
    """How fast a clue of property must be checked (财产调查规定 2)."""

    NORMAL = "NORMAL", "一般", "normal"
    URGENT = "URGENT", "紧急", "urgent"


class AssetItem(Entity, table=True):
    """Property of the debtor, found or reported. Query results serve this case alone and are never copied."""

    plural: ClassVar = "assetItems"
    scope: ClassVar = Scope.ASSET_ANALYSE
    belongs: ClassVar = (Belongs("enforcement_case_id", "EnforcementCase", "assets"),)
    in_matter: ClassVar = False
    zh: ClassVar = "财产线索"
    en: ClassVar = "property of the debtor"
    order: ClassVar = ("found_on",)
    rows_of: ClassVar = FieldClass.F8

    enforcement_case_id: uuid.UUID = Field(foreign_key="enforcementcase.id", index=True)
    kind: AssetKind = code(AssetKind, "财产种类", "kind of property", of=FieldClass.F8, level=Level.L4)
    source: AssetSource = code(AssetSource, "来源", "source", of=FieldClass.F8, level=Level.L4)
    urgency: ClueUrgency | None = code(
        ClueUrgency, "线索紧急程度", "urgency of the clue", of=FieldClass.F8, level=Level.L4, default=None
    )
    query_batch: str | None = shared(
        "查询批次", "batch of the query", of=FieldClass.F8, level=Level.L4, default=None, max_length=80
    )
    holder: str | None = shared(
        "权利人或持有单位",
        "holder or institution",
        of=FieldClass.F8,
        level=Level.L4,
        mask=Mask.NAME,
        default=None,
        max_length=200,
    )
    detail: str | None = shared(
        "详情", "detail (account, plate, title)", of=FieldClass.F8, level=Level.L4, default=None, max_length=1000
    )
    value: Decimal | None = money("价值（元）", "value, yuan", of=FieldClass.F8, level=Level.L4, default=None, ge=0)
    state: AssetState = code(AssetState, "状态", "state", of=FieldClass.F8, level=Level.L4, default="FOUND")
    special_account: bool = shared(
        "农民工工资专用账户或工资保证金",
        "wage special account or wage deposit",
        of=FieldClass.F8,
        level=Level.L4,
        default=False,
    )
    found_on: date = shared("发现日", "found on", of=FieldClass.F8, level=Level.L4)
    checked_on: date | None = shared("核实日", "checked on", of=FieldClass.F8, level=Level.L4, default=None)


class EnforcementReceipt(Entity, table=True):
    """A sum that arrived at the court, and its payment to those entitled."""

    plural: ClassVar = "enforcementReceipts"
    scope: ClassVar = Scope.ENFORCEMENT_READ
    belongs: ClassVar = (Belongs("enforcement_case_id", "EnforcementCase", "receipts"),)
    in_matter: ClassVar = False
    zh: ClassVar = "执行案款"
    en: ClassVar = "money of an enforcement case"
    order: ClassVar = ("received_on",)

    enforcement_case_id: uuid.UUID = Field(foreign_key="enforcementcase.id", index=True)
    received_on: date = shared("到账日", "received on", status=True)
    amount: Decimal = money("到账金额（元）", "sum received, yuan", ge=0)
    voucher: str | None = shared("凭证号", "voucher", default=None, max_length=120)
    payee: str | None = shared(
        "领款人", "payee", of=FieldClass.F3, level=Level.L3, mask=Mask.NAME, default=None, max_length=120
    )
    paid_out: Decimal | None = money("发放金额（元）", "sum paid out, yuan", default=None, ge=0)
    paid_out_on: date | None = shared("发放日", "paid out on", default=None, status=True)


class JointAnalysis(Entity, table=True):
    """A joint look at query results of the debtor (clause 2.5k): what was looked at, by whom, what follows."""

    plural: ClassVar = "jointAnalyses"
    scope: ClassVar = Scope.ASSET_ANALYSE
    belongs: ClassVar = (Belongs("enforcement_case_id", "EnforcementCase", "jointAnalyses"),)
    in_matter: ClassVar = False
    zh: ClassVar = "联合研判"
    en: ClassVar = "joint analysis"
    order: ClassVar = ("-analysed_on",)
    rows_of: ClassVar = FieldClass.F8

    enforcement_case_id: uuid.UUID = Field(foreign_key="enforcementcase.id", index=True)
    analysed_on: date = shared("研判日", "analysed on", of=FieldClass.F8, level=Level.L4)
    other_cases: list[str] = many("一并研判的案号", "further cases looked at", of=FieldClass.F8, level=Level.L4)
    participants: list[str] = many("参加人员", "participants, with their agency", of=FieldClass.F8, level=Level.L4)
    inputs: list[str] = many("研判材料", "query batches and clues looked at", of=FieldClass.F8, level=Level.L4)
    conclusion: str = shared("研判结论", "conclusion", of=FieldClass.F8, level=Level.L4, max_length=2000)
    next_measures: list[str] = many("下一步措施", "next measures", MeasureKind, of=FieldClass.F8, level=Level.L4)


class ExchangeMode(Code):
    """How the agencies exchanged information on a stalled case."""

    MEETING = "MEETING", "会商", "meeting"
    LETTER = "LETTER", "书面", "in writing"
    HUB = "HUB", "枢纽", "through the hub"
    PHONE = "PHONE", "电话", "by telephone"


class ExchangeRecord(Entity, table=True):
    """Who exchanged what on a case that stands still, and the handling agreed on (clause 2.5n)."""

    plural: ClassVar = "exchangeRecords"
    scope: ClassVar = Scope.ENFORCEMENT_READ
    belongs: ClassVar = (Belongs("enforcement_case_id", "EnforcementCase", "exchanges"),)
    in_matter: ClassVar = False
    zh: ClassVar = "信息沟通记录"
    en: ClassVar = "exchange of information"
    order: ClassVar = ("-exchanged_on",)

    enforcement_case_id: uuid.UUID = Field(foreign_key="enforcementcase.id", index=True)
    exchanged_on: date = shared("沟通日", "exchanged on", status=True)
    mode: ExchangeMode = code(ExchangeMode, "沟通方式", "how", status=True)
    participants: list[str] = many("参加单位和人员", "agencies and persons that took part", level=Level.L3)
    information: str = shared("沟通内容", "what was exchanged", level=Level.L3, max_length=2000)
    opinion: str | None = shared("商定处理意见", "handling agreed on", level=Level.L3, default=None, max_length=2000)
