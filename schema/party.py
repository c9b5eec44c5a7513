"""Parties and the part they play in a case."""

import uuid
from datetime import date
from typing import ClassVar

from pydantic import ValidationInfo, field_validator
from sqlmodel import Field

from schema.fields import Belongs, Code, Entity, FieldClass, Level, Mask, Register, RowClass, code, shared
from schema.identifiers import right_resident_id, right_uscc
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


class IdType(Code):
    """What proves who a party is (domain.md §4.4)."""

    RESIDENT = "RESIDENT", "居民身份证", "resident identity card"
    PASSPORT = "PASSPORT", "护照", "passport"
    HK_MACAO = "HK_MACAO", "港澳居民来往内地通行证", "travel permit of Hong Kong and Macao residents"
    TAIWAN = "TAIWAN", "台湾居民来往大陆通行证", "travel permit of Taiwan residents"
    PERM_RES = "PERM_RES", "外国人永久居留身份证", "permanent residence card of a foreigner"
    MILITARY = "MILITARY", "军官证", "military officer's card"
    USCC = "USCC", "统一社会信用代码", "unified social credit code"
    OTHER = "OTHER", "其他", "other"


class Role(Code):
    """The part a party plays (domain.md §4.4)."""

    APPLICANT = "APPLICANT", "申请人", "applicant"
    RESPONDENT = "RESPONDENT", "被申请人", "respondent"
    COMPLAINANT = "COMPLAINANT", "投诉人", "complainant"
    RESPONDENT_UNIT = "RESPONDENT_UNIT", "被投诉人", "party complained of"
    REPORTER = "REPORTER", "举报人", "reporter"
    PLAINTIFF = "PLAINTIFF", "原告", "plaintiff"
    DEFENDANT = "DEFENDANT", "被告", "defendant"
    THIRD_PARTY = "THIRD_PARTY", "第三人", "third party"
    ENF_APPLICANT = "ENF_APPLICANT", "申请执行人", "enforcement applicant"
    ENF_DEBTOR = "ENF_DEBTOR", "被执行人", "enforcement debtor"
    SUSPECT = "SUSPECT", "犯罪嫌疑人", "suspect"
    ACCUSED = "ACCUSED", "被告人", "accused"
    VICTIM = "VICTIM", "被害人", "victim"
    COUNTERPARTY = "COUNTERPARTY", "行政相对人", "party to administrative action"
    GUARANTOR = "GUARANTOR", "担保人", "guarantor"
    ENF_ASSISTANT = "ENF_ASSISTANT", "协助执行人", "body that assists enforcement"
    AGENT = "AGENT", "代理人", "agent"
    LEGAL_REPRESENTATIVE = "LEGAL_REPRESENTATIVE", "法定代表人", "legal representative"
    ACTUAL_CONTROLLER = "ACTUAL_CONTROLLER", "实际控制人", "actual controller"
    LABOUR_MANAGER = "LABOUR_MANAGER", "劳资专管员", "labour manager of a project"


class Party(Entity, table=True):
    """A person or unit. Units are F2, persons F3."""

    plural: ClassVar = "parties"
    register: ClassVar = Register(("*",), Scope.MATTER_WRITE)
    scope: ClassVar = Scope.MATTER_READ
    in_matter: ClassVar = False
    zh: ClassVar = "当事人"
    en: ClassVar = "party"
    row_class: ClassVar = RowClass("kind", {"PERSON": FieldClass.F3}, FieldClass.F2)
    picked_by: ClassVar = (("source_system", "source_id"),)

    kind: PartyKind = code(PartyKind, "类型", "kind", of=FieldClass.OPEN)
    name: str = shared(
        "姓名或名称", "name", of=FieldClass.ROW, level=Level.L3, mask=Mask.NAME, search=True, max_length=200
    )
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
    id_type: IdType | None = code(
        IdType, "证件类型", "kind of identity document", of=FieldClass.F3, level=Level.L3, default=None
    )
    id_number: str | None = shared(
        "证件号码",
        "number of the identity document",
        of=FieldClass.F3,
        level=Level.L4,
        mask=Mask.ID_NUMBER,
        default=None,
        max_length=40,
    )
    phone: str | None = shared(
        "电话", "phone", of=FieldClass.F3, level=Level.L3, mask=Mask.PHONE, default=None, max_length=40
    )
    address: str | None = shared(
        "住址或住所", "address", of=FieldClass.ROW, level=Level.L3, mask=Mask.ADDRESS, default=None, max_length=300
    )
    legal_representative: str | None = shared(
        "法定代表人",
        "legal representative of a unit",
        of=FieldClass.F3,
        level=Level.L3,
        mask=Mask.NAME,
        default=None,
        max_length=60,
    )
    is_minor: bool | None = shared(
        "未成年人", "minor; empty where not known", of=FieldClass.F16, level=Level.L4, default=None
    )
    merged_into_id: uuid.UUID | None = Field(default=None, foreign_key="party.id", index=True)
    """The party this one turned out to be."""

    _uscc = field_validator("uscc")(right_uscc)

    @field_validator("id_number")
    @classmethod
    def _id_number(cls, value: str | None, info: ValidationInfo) -> str | None:
        kind = info.data.get("id_type")
        if value is not None and kind is IdType.RESIDENT:
            return right_resident_id(value)
        return right_uscc(value) if kind is IdType.USCC else value


class PartyRole(Entity, table=True):
    """The part a party plays in one case."""

    plural: ClassVar = "partyRoles"
    register: ClassVar = Register(("*",), Scope.MATTER_WRITE)
    scope: ClassVar = Scope.MATTER_READ
    belongs: ClassVar = (Belongs("party_id", "Party", "roles"),)
    of_case: ClassVar = "partyRoles"
    zh: ClassVar = "诉讼地位"
    en: ClassVar = "party role"

    party_id: uuid.UUID = Field(foreign_key="party.id", index=True)
    case_type: str = shared("案件类型", "kind of case", of=FieldClass.OPEN, max_length=40)
    case_id: uuid.UUID = Field(index=True)
    role: Role = code(Role, "地位", "role", of=FieldClass.F1)
    from_on: date | None = shared("起", "from", default=None, status=True)
    to_on: date | None = shared("止", "to", default=None, status=True)
