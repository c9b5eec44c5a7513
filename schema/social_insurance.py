"""Violations of social-insurance law in an inspection case (domain.md §2.4, clause 2.4b)."""

import uuid
from datetime import date
from decimal import Decimal
from typing import ClassVar

from sqlmodel import Field

from schema.fields import Belongs, Code, Entity, FieldClass, Level, Mask, code, money, shared
from schema.scopes import Scope


class InsuranceKind(Code):
    """Branches of social insurance (社会保险法 2)."""

    PENSION = "PENSION", "基本养老保险", "pension"
    MEDICAL = "MEDICAL", "基本医疗保险", "medical"
    WORK_INJURY = "WORK_INJURY", "工伤保险", "work injury"
    UNEMPLOYMENT = "UNEMPLOYMENT", "失业保险", "unemployment"
    MATERNITY = "MATERNITY", "生育保险", "maternity"


class InsuranceViolationMode(Code):
    """How the money was taken (clause 2.4b)."""

    FRAUD = "FRAUD", "骗取待遇", "benefits obtained by fraud"
    IMPOSTOR = "IMPOSTOR", "冒领待遇", "benefits claimed in another's name"
    OVERDRAWN = "OVERDRAWN", "多领待遇", "benefits overdrawn"
    FUND_FRAUD = "FUND_FRAUD", "骗取基金支出", "payments of the fund obtained by fraud"


class SuspicionSource(Code):
    """What made the case suspicious (domain.md §2.4)."""

    DECEASED = "DECEASED", "已死亡仍领取", "paid after death"
    IMPRISONED = "IMPRISONED", "服刑期间领取", "paid during imprisonment"
    DOUBLE = "DOUBLE", "重复领取", "double benefit"
    FORGED_EMPLOYMENT = "FORGED_EMPLOYMENT", "虚构劳动关系参保", "forged employment"
    FORGED_QUALIFICATION = "FORGED_QUALIFICATION", "伪造领取资格", "forged qualification"
    REPORT = "REPORT", "举报", "report"
    OTHER = "OTHER", "其他", "other"


class SocialInsuranceViolation(Entity, table=True):
    """What was taken from the fund for one beneficiary, and what came back."""

    plural: ClassVar = "socialInsuranceViolations"
    scope: ClassVar = Scope.INSPECTION_READ
    belongs: ClassVar = (
        Belongs("inspection_case_id", "InspectionCase", "insuranceViolations"),
        Belongs("beneficiary_id", "Party", "insuranceViolations", "beneficiary"),
    )
    in_matter: ClassVar = False
    zh: ClassVar = "社会保险违规"
    en: ClassVar = "social-insurance violation"
    order: ClassVar = ("from_on",)

    inspection_case_id: uuid.UUID = Field(foreign_key="inspectioncase.id", index=True)
    beneficiary_id: uuid.UUID | None = Field(default=None, foreign_key="party.id", index=True)
    beneficiary_alias: str = shared(
        "受益人代称", "alias of the beneficiary", of=FieldClass.F3, level=Level.L3, mask=Mask.NAME, max_length=60
    )
    insurance: InsuranceKind = code(InsuranceKind, "险种", "branch of insurance", status=True)
    mode: InsuranceViolationMode = code(InsuranceViolationMode, "方式", "mode", status=True)
    suspicion: SuspicionSource | None = code(SuspicionSource, "疑点来源", "what made it suspicious", default=None)
    from_on: date | None = shared("起", "from", default=None)
    to_on: date | None = shared("止", "to", default=None)
    months: int | None = shared("涉及月数", "months concerned", default=None, ge=0)
    amount: Decimal = money(
        "涉及金额（元）", "sum taken, yuan", of=FieldClass.F4, level=Level.L3, mask=Mask.AMOUNT_BAND, ge=0
    )
    recovered: Decimal = money(
        "已退回（元）",
        "returned, yuan",
        of=FieldClass.F4,
        level=Level.L3,
        mask=Mask.AMOUNT_BAND,
        default=Decimal(0),
        ge=0,
    )
    recovered_on: date | None = shared("最近退回日", "last returned on", default=None, status=True)
    intent: bool | None = shared("具有欺诈故意", "with intent to defraud", default=None)
