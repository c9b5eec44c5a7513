"""Parties and the part they play in a case."""

import uuid
from typing import ClassVar

from sqlmodel import Field

from schema.fields import Belongs, Code, Entity, FieldClass, Level, Mask, RowClass, code, shared
from schema.scopes import Scope


class PartyKind(Code):
    """What a party is (domain.md §4.4)."""

    PERSON = "PERSON", "自然人", "natural person"
    ENTERPRISE = "ENTERPRISE", "企业", "enterprise"
    SELF_EMPLOYED = "SELF_EMPLOYED", "个体工商户", "self-employed business"
    PUBLIC_INST = "PUBLIC_INST", "事业单位", "public institution"
    STATE_ORG = "STATE_ORG", "机关", "state organ"
    SOCIAL_ORG = "SOCIAL_ORG", "社会组织", "social organisation"
    UNLICENSED = "UNLICENSED", "无照主体", "unlicensed business"


class Role(Code):
    """The part a party plays (domain.md §4.4)."""

    COMPLAINANT = "COMPLAINANT", "投诉人", "complainant"
    RESPONDENT_UNIT = "RESPONDENT_UNIT", "被投诉人", "party complained of"
    COUNTERPARTY = "COUNTERPARTY", "行政相对人", "party to administrative action"
    ENF_APPLICANT = "ENF_APPLICANT", "申请执行人", "enforcement applicant"
    ENF_DEBTOR = "ENF_DEBTOR", "被执行人", "enforcement debtor"
    SUSPECT = "SUSPECT", "犯罪嫌疑人", "suspect"
    ACCUSED = "ACCUSED", "被告人", "accused"
    PLAINTIFF = "PLAINTIFF", "原告", "plaintiff"
    DEFENDANT = "DEFENDANT", "被告", "defendant"


class Party(Entity, table=True):
    """A person or unit. Units are F2, persons F3."""

    plural: ClassVar = "parties"
    scope: ClassVar = Scope.MATTER_READ
    in_matter: ClassVar = False
    zh: ClassVar = "当事人"
    en: ClassVar = "party"
    row_class: ClassVar = RowClass("kind", {"PERSON": FieldClass.F3}, FieldClass.F2)

    kind: PartyKind = code(PartyKind, "类型", "kind", of=FieldClass.OPEN)
    name: str = shared("姓名或名称", "name", of=FieldClass.ROW, level=Level.L3, mask=Mask.NAME, max_length=200)
    uscc: str | None = shared(
        "统一社会信用代码",
        "unified social credit code",
        of=FieldClass.F2,
        level=Level.L1,
        default=None,
        max_length=18,
        index=True,
        key=True,
    )
    division: str | None = shared("行政区划", "division code", of=FieldClass.F2, default=None, max_length=9)


class PartyRole(Entity, table=True):
    """The part a party plays in one case."""

    plural: ClassVar = "partyRoles"
    scope: ClassVar = Scope.MATTER_READ
    belongs: ClassVar = (Belongs("party_id", "Party", "roles"),)
    of_case: ClassVar = "partyRoles"
    zh: ClassVar = "诉讼地位"
    en: ClassVar = "party role"

    party_id: uuid.UUID = Field(foreign_key="party.id", index=True)
    case_type: str = shared("案件类型", "kind of case", of=FieldClass.OPEN, max_length=40)
    case_id: uuid.UUID = Field(index=True)
    role: Role = code(Role, "地位", "role", of=FieldClass.F1)
