"""Register of mediation organisations and their mediators (clauses 2.1a, 2.1g, 2.3e)."""

import uuid
from datetime import date
from typing import ClassVar

from sqlmodel import Field

from schema.codes import AgencyCode
from schema.fields import Belongs, Code, Entity, FieldClass, Level, Mask, Register, code, many, shared
from schema.scopes import Scope


class MediationBodyKind(Code):
    """What a mediation organisation is."""

    PMC = "PMC", "劳动保障纠纷人民调解委员会", "people's mediation committee for labour disputes"
    JMC = "JMC", "联调中心", "joint mediation centre"
    PEOPLE = "PEOPLE", "人民调解委员会", "people's mediation committee"
    ENTERPRISE = "ENTERPRISE", "企业劳动争议调解委员会", "labour-dispute mediation committee of an enterprise"
    INDUSTRY = "INDUSTRY", "行业性劳动争议调解组织", "labour-dispute mediation body of an industry"
    TOWNSHIP = "TOWNSHIP", "乡镇街道劳动争议调解组织", "labour-dispute mediation body of a town or street"
    ARBITRATION = "ARBITRATION", "仲裁调解机构", "mediation at the arbitration court"
    ADMINISTRATIVE = "ADMINISTRATIVE", "行政调解机构", "administrative mediation body"
    COURT = "COURT", "法院调解机构", "mediation at the court"


class MediationBody(Entity, table=True):
    """One organisation that mediates: where it sits, whom it reports to, whether the court has invited it."""

    plural: ClassVar = "mediationBodies"
    scope: ClassVar = Scope.REGISTRY_READ
    in_matter: ClassVar = False
    register: ClassVar = Register(("HRSS", "JUS", "COURT"), Scope.REGISTRY_WRITE)
    zh: ClassVar = "调解组织"
    en: ClassVar = "mediation organisation"
    order: ClassVar = ("name",)
    rows_of: ClassVar = FieldClass.OPEN

    number: str = shared(
        "组织代码", "code of the organisation", of=FieldClass.OPEN, max_length=40, unique=True, key=True
    )
    name: str = shared("名称", "name", of=FieldClass.OPEN, max_length=120)
    kind: MediationBodyKind = code(MediationBodyKind, "类型", "kind", of=FieldClass.OPEN, index=True)
    reports_to: AgencyCode = code(AgencyCode, "主管机关", "agency it reports to", of=FieldClass.OPEN)
    parent_number: str | None = shared(
        "上级组织", "code of the organisation above", of=FieldClass.OPEN, default=None, max_length=40
    )
    seat: str | None = shared("驻在地点", "where it sits", of=FieldClass.OPEN, default=None, max_length=200)
    division: str | None = shared("所在地", "division code", of=FieldClass.OPEN, default=None, max_length=12)
    employer: str | None = shared(
        "所属企业", "enterprise it belongs to", of=FieldClass.OPEN, default=None, max_length=200
    )
    industry: str | None = shared("所属行业", "industry it serves", of=FieldClass.OPEN, default=None, max_length=80)
    participants: list[str] = many(
        "参与单位", "bodies that take part in it (union, legal-aid volunteers …)", of=FieldClass.OPEN
    )
    court_invited: bool = shared("法院特邀", "invited by the court", of=FieldClass.OPEN, default=False)
    invited_by: str | None = shared(
        "邀请法院", "court that invited it", of=FieldClass.OPEN, default=None, max_length=120
    )
    invited_on: date | None = shared("特邀日", "invited on", of=FieldClass.OPEN, default=None)
    active_from: date = shared("成立日", "active from", of=FieldClass.OPEN)
    active_to: date | None = shared("撤销日", "active to", of=FieldClass.OPEN, default=None)


class Mediator(Entity, table=True):
    """A mediator of an organisation."""

    plural: ClassVar = "mediators"
    scope: ClassVar = Scope.REGISTRY_READ
    belongs: ClassVar = (Belongs("mediation_body_id", "MediationBody", "mediators"),)
    in_matter: ClassVar = False
    register: ClassVar = Register(("HRSS", "JUS", "COURT"), Scope.REGISTRY_WRITE)
    zh: ClassVar = "调解员"
    en: ClassVar = "mediator"
    order: ClassVar = ("certificate",)

    mediation_body_id: uuid.UUID = Field(foreign_key="mediationbody.id", index=True)
    name: str = shared("姓名", "name", of=FieldClass.F3, level=Level.L3, mask=Mask.NAME, max_length=60)
    certificate: str = shared(
        "调解员证号", "certificate number", of=FieldClass.F3, level=Level.L3, max_length=40, unique=True, key=True
    )
    expertise: list[str] = many("擅长领域", "what the mediator knows well")
    full_time: bool = shared("专职", "full-time", default=False)
    court_invited: bool = shared("法院特邀", "invited by the court", default=False)
    active_from: date = shared("聘任日", "active from")
    active_to: date | None = shared("解聘日", "active to", default=None)
