"""Units below the agencies and the people who act for them (clauses 0.1, 2.5b, 3.6)."""

import uuid
from datetime import date
from typing import ClassVar

from sqlalchemy import Index, text
from sqlmodel import Field

from schema.codes import AgencyCode
from schema.fields import Belongs, Code, Entity, FieldClass, Level, Mask, Register, code, shared
from schema.scopes import Scope


class UnitKind(Code):
    """What a unit below an agency is (domain.md §0)."""

    BRIGADE = "BRIGADE", "大队", "brigade"
    ARB_COURT = "ARB_COURT", "仲裁院或仲裁庭", "arbitration court or tribunal"
    STATIONED_TRIBUNAL = "STATIONED_TRIBUNAL", "派驻仲裁庭", "stationed arbitration tribunal"
    STATION = "STATION", "派出所", "police station"
    TRIBUNAL = "TRIBUNAL", "人民法庭", "people's tribunal of a court"
    OFFICE = "OFFICE", "内设机构", "internal office"
    CENTRE = "CENTRE", "中心", "centre"
    COMMITTEE = "COMMITTEE", "委员会", "committee"


class OfficerRole(Code):
    """What an officer does."""

    INSPECTOR = "INSPECTOR", "劳动保障监察员", "labour inspector"
    ARBITRATOR = "ARBITRATOR", "仲裁员", "arbitrator"
    MEDIATOR = "MEDIATOR", "调解员", "mediator"
    ENFORCEMENT_OFFICER = "ENFORCEMENT_OFFICER", "行政执法人员", "administrative enforcement officer"
    POLICE = "POLICE", "人民警察", "police officer"
    PROCURATOR = "PROCURATOR", "检察官", "procurator"
    JUDGE = "JUDGE", "法官", "judge"
    HEAD = "HEAD", "机关负责人", "head of the agency"
    LEGAL_REVIEWER = "LEGAL_REVIEWER", "法制审核人员", "legal reviewer"
    CUSTODIAN = "CUSTODIAN", "证据保管人", "custodian of evidence"


class OrgUnit(Entity, table=True):
    """A unit below an agency: brigade, tribunal, police station, department."""

    plural: ClassVar = "orgUnits"
    scope: ClassVar = Scope.REGISTRY_READ
    in_matter: ClassVar = False
    register: ClassVar = Register(("*",), Scope.REGISTRY_WRITE, own="agency")
    zh: ClassVar = "内设机构"
    en: ClassVar = "unit below an agency"
    order: ClassVar = ("agency", "unit")
    rows_of: ClassVar = FieldClass.OPEN

    agency: AgencyCode = code(AgencyCode, "机关", "agency", of=FieldClass.OPEN)
    unit: str = shared("机构代码", "unit code, e.g. INSP", of=FieldClass.OPEN, max_length=12)
    name: str = shared("名称", "name", of=FieldClass.OPEN, max_length=120)
    kind: UnitKind = code(UnitKind, "类型", "kind", of=FieldClass.OPEN)
    parent_unit: str | None = shared(
        "上级机构", "code of the unit above", of=FieldClass.OPEN, default=None, max_length=12
    )
    division: str | None = shared("所在地", "division code", of=FieldClass.OPEN, default=None, max_length=12)
    seat: str | None = shared("驻在地点", "where it sits", of=FieldClass.OPEN, default=None, max_length=200)
    fast_track: bool = shared("速裁庭", "fast-track tribunal (clause 2.1h)", of=FieldClass.OPEN, default=False)
    active_from: date = shared("启用日", "active from", of=FieldClass.OPEN)
    active_to: date | None = shared("停用日", "active to", of=FieldClass.OPEN, default=None)


class Officer(Entity, table=True):
    """A person who acts for an agency, with the certificate that allows it (clause 2.5b)."""

    plural: ClassVar = "officers"
    scope: ClassVar = Scope.REGISTRY_READ
    in_matter: ClassVar = False
    register: ClassVar = Register(("*",), Scope.REGISTRY_WRITE, own="agency")
    zh: ClassVar = "办案人员"
    en: ClassVar = "officer"
    order: ClassVar = ("agency", "certificate")
    rows_of: ClassVar = FieldClass.F1

    agency: AgencyCode = code(AgencyCode, "机关", "agency", of=FieldClass.OPEN)
    unit: str | None = shared("内设机构", "unit code", of=FieldClass.OPEN, default=None, max_length=12)
    name: str = shared("姓名", "name", of=FieldClass.F3, level=Level.L3, mask=Mask.NAME, max_length=60)
    role: OfficerRole = code(OfficerRole, "岗位", "role")
    certificate: str = shared(
        "执法证号", "certificate number", of=FieldClass.F3, level=Level.L3, max_length=40, unique=True, key=True
    )
    certificate_valid_to: date = shared("证件有效期至", "certificate valid to", of=FieldClass.F3, level=Level.L3)
    phone: str | None = shared(
        "电话", "phone", of=FieldClass.F3, level=Level.L3, mask=Mask.PHONE, default=None, max_length=20
    )


class LiaisonOfficer(Entity, table=True):
    """The one officer each agency names for the mechanism (clause 3.6), with its history."""

    __table_args__ = (Index("uq_liaisonofficer_active", "agency", unique=True, postgresql_where=text("to_on IS NULL")),)

    plural: ClassVar = "liaisonOfficers"
    scope: ClassVar = Scope.REGISTRY_READ
    belongs: ClassVar = (Belongs("officer_id", "Officer", "liaisons"),)
    in_matter: ClassVar = False
    register: ClassVar = Register(("*",), Scope.REGISTRY_WRITE, own="agency")
    zh: ClassVar = "联络员"
    en: ClassVar = "liaison officer"
    order: ClassVar = ("agency", "-from_on")
    rows_of: ClassVar = FieldClass.OPEN

    agency: AgencyCode = code(AgencyCode, "机关", "agency", of=FieldClass.OPEN)
    officer_id: uuid.UUID = Field(foreign_key="officer.id", index=True)
    from_on: date = shared("起", "from", of=FieldClass.OPEN)
    to_on: date | None = shared("止", "to", of=FieldClass.OPEN, default=None)
