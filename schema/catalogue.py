"""The sharing catalogue and the legal bases it rests on (clause 0.2, domain.md §5.1)."""

from datetime import date
from typing import ClassVar

from schema.codes import AgencyCode, Purpose
from schema.fields import Code, Entity, FieldClass, Register, code, many, shared
from schema.scopes import Scope


class ShareAttribute(Code):
    """How a catalogue item may be shared; each has exactly one (domain.md §5.1)."""

    UNCONDITIONAL = "UNCONDITIONAL", "无条件共享", "shared without conditions"
    CONDITIONAL = "CONDITIONAL", "有条件共享", "shared on conditions"
    WITHHELD = "WITHHELD", "不予共享", "not shared"


class PolicyKind(Code):
    """What a legal basis is."""

    LAW = "LAW", "法律", "law"
    REGULATION = "REGULATION", "行政法规", "administrative regulation"
    INTERPRETATION = "INTERPRETATION", "司法解释", "judicial interpretation"
    RULE = "RULE", "规章", "rule of a ministry or province"
    NORMATIVE = "NORMATIVE", "规范性文件", "normative document"


class PolicyBasis(Entity, table=True):
    """A law or document that sharing and co-operation rest on; the founding notice is one (clause 0.2)."""

    plural: ClassVar = "policyBases"
    scope: ClassVar = Scope.SHARE_READ
    in_matter: ClassVar = False
    register: ClassVar = Register(("HRSS", "OFFICE"), Scope.SHARE_WRITE)
    zh: ClassVar = "政策依据"
    en: ClassVar = "policy basis"
    order: ClassVar = ("-issued_on", "number")
    rows_of: ClassVar = FieldClass.OPEN

    number: str = shared("依据编号", "number in the register", of=FieldClass.OPEN, max_length=40, unique=True, key=True)
    kind: PolicyKind = code(PolicyKind, "种类", "kind", of=FieldClass.OPEN)
    title: str = shared("名称", "title", of=FieldClass.OPEN, search=True, max_length=300)
    document_number: str | None = shared("文号", "document number", of=FieldClass.OPEN, default=None, max_length=120)
    issuers: list[str] = many("制发机关", "bodies that issued it", of=FieldClass.OPEN)
    issued_on: date = shared("制发日", "issued on", of=FieldClass.OPEN)
    valid_from: date = shared("施行日", "in force from", of=FieldClass.OPEN)
    valid_to: date | None = shared("失效日", "in force to", of=FieldClass.OPEN, default=None)
    note: str | None = shared("说明", "note", of=FieldClass.OPEN, default=None, max_length=500)


class ShareItem(Entity, table=True):
    """One item of the sharing catalogue: what it holds, how it may be shared and on which basis."""

    plural: ClassVar = "shareItems"
    scope: ClassVar = Scope.SHARE_READ
    in_matter: ClassVar = False
    register: ClassVar = Register(("*",), Scope.SHARE_WRITE)
    zh: ClassVar = "共享目录项"
    en: ClassVar = "catalogue item"
    order: ClassVar = ("number",)
    rows_of: ClassVar = FieldClass.OPEN

    number: str = shared(
        "目录编号", "number in the catalogue", of=FieldClass.OPEN, max_length=40, unique=True, key=True
    )
    name: str = shared("名称", "name", of=FieldClass.OPEN, max_length=200)
    provider: AgencyCode = code(AgencyCode, "提供机关", "agency that provides it", of=FieldClass.OPEN, index=True)
    fields: list[str] = many("数据项", "fields, as Entity.field", of=FieldClass.OPEN)
    attribute: ShareAttribute = code(ShareAttribute, "共享属性", "how it may be shared", of=FieldClass.OPEN)
    conditions: str | None = shared("共享条件", "conditions", of=FieldClass.OPEN, default=None, max_length=1000)
    purposes: list[str] = many("允许用途", "purposes it may be used for", Purpose, of=FieldClass.OPEN)
    basis: str = shared(
        "依据", "legal basis: number of a policy basis, or law and article", of=FieldClass.OPEN, max_length=300
    )
    personal: bool = shared("含个人信息", "holds personal information", of=FieldClass.OPEN, default=False)
    assessment: str | None = shared(
        "影响评估编号", "number of the impact assessment", of=FieldClass.OPEN, default=None, max_length=120
    )
    assessed_on: date | None = shared("影响评估日", "assessed on", of=FieldClass.OPEN, default=None)
    valid_from: date = shared("启用日", "valid from", of=FieldClass.OPEN)
    valid_to: date | None = shared("停用日", "valid to", of=FieldClass.OPEN, default=None)
