"""Construction projects and the profile of employers (domain.md §4.1)."""

import uuid
from datetime import date
from decimal import Decimal
from typing import ClassVar

from sqlalchemy import UniqueConstraint
from sqlmodel import Field

from schema.credit import CreditList
from schema.fields import Belongs, Code, Entity, FieldClass, Level, Mask, Register, code, many, money, shared
from schema.risk import RiskLevel
from schema.scopes import Scope


class IndustryDept(Code):
    """Department in charge of the industry of a project."""

    HOUSING = "HOUSING", "住房城乡建设", "housing and construction"
    TRANSPORT = "TRANSPORT", "交通运输", "transport"
    WATER = "WATER", "水利", "water"
    OTHER = "OTHER", "其他", "other"


class DepositForm(Code):
    """How the wage deposit is lodged (条例 32)."""

    CASH = "CASH", "存储", "cash"
    GUARANTEE = "GUARANTEE", "金融机构保函", "bank guarantee"
    EXEMPT = "EXEMPT", "减免", "exempt"
    NONE = "NONE", "未存储", "none"


class ProjectRole(Code):
    """Part a unit plays in a project."""

    BUILDER = "BUILDER", "建设单位", "builder"
    CONTRACTOR = "CONTRACTOR", "施工总承包单位", "main contractor"
    SUBCONTRACTOR = "SUBCONTRACTOR", "分包单位", "subcontractor"


class UnitScale(Code):
    """Size of an enterprise."""

    LARGE = "LARGE", "大型", "large"
    MEDIUM = "MEDIUM", "中型", "medium"
    SMALL = "SMALL", "小型", "small"
    MICRO = "MICRO", "微型", "micro"


class CreditGrade(Code):
    """Labour-credit grade of an enterprise (clause 2.2i)."""

    A = "A", "A级", "grade A"
    B = "B", "B级", "grade B"
    C = "C", "C级", "grade C"


class Project(Entity, table=True):
    """A construction project with what the law asks of it for migrant workers' wages."""

    plural: ClassVar = "projects"
    scope: ClassVar = Scope.REGISTRY_READ
    in_matter: ClassVar = False
    register: ClassVar = Register(("HRSS",), Scope.REGISTRY_WRITE)
    zh: ClassVar = "工程项目"
    en: ClassVar = "project"
    order: ClassVar = ("name",)
    rows_of: ClassVar = FieldClass.F2

    name: str = shared("项目名称", "name", of=FieldClass.F2, search=True, max_length=200)
    permit_number: str = shared(
        "施工许可证号", "construction permit number", of=FieldClass.F2, max_length=80, unique=True, key=True
    )
    industry: IndustryDept = code(IndustryDept, "行业主管部门", "department in charge", of=FieldClass.F2)
    place: str | None = shared("所在地", "division code of the place", of=FieldClass.F2, default=None, max_length=12)
    started_on: date | None = shared("开工日", "started on", of=FieldClass.F2, default=None)
    completed_on: date | None = shared("完工日", "completed on", of=FieldClass.F2, default=None)
    contract_sum: Decimal | None = money("合同价款（元）", "contract sum, yuan", of=FieldClass.F2, default=None, ge=0)
    special_account: str | None = shared(
        "农民工工资专用账户",
        "special account for migrant workers' wages",
        of=FieldClass.F2,
        level=Level.L4,
        mask=Mask.BANK_ACCOUNT,
        default=None,
        max_length=60,
    )
    deposit_form: DepositForm | None = code(
        DepositForm, "工资保证金形式", "form of the wage deposit", of=FieldClass.F2, default=None
    )
    deposit_amount: Decimal | None = money(
        "工资保证金（元）", "wage deposit, yuan", of=FieldClass.F2, default=None, ge=0
    )
    payment_guarantee: bool | None = shared(
        "提供工程款支付担保", "payment guarantee given (reg. 24)", of=FieldClass.F2, default=None
    )
    real_name: bool | None = shared("实名制管理", "real-name management (reg. 28)", of=FieldClass.F2, default=None)
    notice_board: bool | None = shared(
        "维权信息公示", "notice board with workers' rights (reg. 34)", of=FieldClass.F2, default=None
    )


class ProjectUnit(Entity, table=True):
    """The part a unit plays in a project: builder, main contractor, subcontractor."""

    __table_args__ = (UniqueConstraint("project_id", "unit_id", "role"),)

    plural: ClassVar = "projectUnits"
    scope: ClassVar = Scope.REGISTRY_READ
    belongs: ClassVar = (
        Belongs("project_id", "Project", "units"),
        Belongs("unit_id", "Party", "projectUnits", "unit"),
    )
    in_matter: ClassVar = False
    register: ClassVar = Register(("HRSS",), Scope.REGISTRY_WRITE)
    zh: ClassVar = "项目参建单位"
    en: ClassVar = "unit of a project"
    order: ClassVar = ("role",)
    rows_of: ClassVar = FieldClass.F2

    project_id: uuid.UUID = Field(foreign_key="project.id", index=True)
    unit_id: uuid.UUID = Field(foreign_key="party.id", index=True)
    role: ProjectRole = code(ProjectRole, "地位", "role", of=FieldClass.F2)
    from_on: date | None = shared("进场日", "from", of=FieldClass.F2, default=None)
    to_on: date | None = shared("退场日", "to", of=FieldClass.F2, default=None)


class UnitProfile(Entity, table=True):
    """What is known of an employer across agencies; drives grading, warnings and the rate of inspection."""

    plural: ClassVar = "unitProfiles"
    scope: ClassVar = Scope.REGISTRY_READ
    belongs: ClassVar = (Belongs("unit_id", "Party", "profiles", "unit"),)
    in_matter: ClassVar = False
    register: ClassVar = Register(("HRSS",), Scope.REGISTRY_WRITE)
    zh: ClassVar = "用人单位画像"
    en: ClassVar = "profile of an employer"
    order: ClassVar = ("-as_of_on",)
    rows_of: ClassVar = FieldClass.F2

    unit_id: uuid.UUID = Field(foreign_key="party.id", unique=True)
    industry: str | None = shared("行业代码", "industry (GB/T 4754)", of=FieldClass.F2, default=None, max_length=8)
    scale: UnitScale | None = code(UnitScale, "规模", "size", of=FieldClass.F2, default=None)
    credit_grade: CreditGrade | None = code(
        CreditGrade, "守法诚信等级", "labour-credit grade", of=FieldClass.F2, default=None
    )
    labour_risk: RiskLevel | None = code(RiskLevel, "劳动关系风险", "labour risk", of=FieldClass.F2, default=None)
    project_count: int | None = shared("在建项目数", "projects under way", of=FieldClass.F2, default=None, ge=0)
    insured_count: int | None = shared("参保人数", "people insured", of=FieldClass.F2, default=None, ge=0)
    arrears_months: int | None = shared(
        "社保欠费月数", "months of contribution arrears", of=FieldClass.F2, default=None, ge=0
    )
    open_cases: int | None = shared("在办案件数", "open cases", of=FieldClass.F2, default=None, ge=0)
    listed_flags: list[str] = many("在册名单", "lists it stands on", CreditList, of=FieldClass.F2)
    as_of_on: date = shared("数据日期", "as of", of=FieldClass.F2)
