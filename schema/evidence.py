"""Evidence (metadata) and documents."""

import uuid
from datetime import date
from typing import ClassVar

from sqlmodel import Field

from schema.codes import DocumentType
from schema.deadline import BY_ACT
from schema.fields import Belongs, Code, Entity, FieldClass, code, shared
from schema.scopes import Scope


class EvidenceType(Code):
    """The eight kinds of 处罚法 46."""

    DOCUMENTARY = "DOCUMENTARY", "书证", "documentary evidence"
    PHYSICAL = "PHYSICAL", "物证", "physical evidence"
    AUDIOVISUAL = "AUDIOVISUAL", "视听资料", "audio-visual material"
    ELECTRONIC = "ELECTRONIC", "电子数据", "electronic data"
    WITNESS = "WITNESS", "证人证言", "witness testimony"
    STATEMENT = "STATEMENT", "当事人陈述", "statement of a party"
    EXPERT = "EXPERT", "鉴定意见", "expert opinion"
    SCENE_RECORD = "SCENE_RECORD", "勘验笔录或现场笔录", "inspection or scene record"


class Usability(Code):
    """Use in criminal procedure (domain.md §2.9)."""

    DIRECT = "DIRECT", "可直接使用", "usable as it is"
    AFTER_REVIEW = "AFTER_REVIEW", "经审查使用", "usable after review"
    RETAKE = "RETAKE", "应当重新收集", "must be taken again"


class Evidence(Entity, table=True):
    """What is held as evidence, by whom; the file itself stays with its owner."""

    plural: ClassVar = "evidenceItems"
    scope: ClassVar = Scope.EVIDENCE_READ
    of_case: ClassVar = "evidenceItems"
    zh: ClassVar = "证据"
    en: ClassVar = "evidence"
    rows_of: ClassVar = FieldClass.F5

    case_type: str = shared("案件类型", "kind of case", of=FieldClass.OPEN, max_length=40)
    case_id: uuid.UUID = Field(index=True)
    number: str | None = shared("证据编号", "evidence number", of=FieldClass.F5, default=None, max_length=60)
    kind: EvidenceType = code(EvidenceType, "证据种类", "kind of evidence", of=FieldClass.F5)
    title: str = shared("名称", "title", of=FieldClass.F5, max_length=200)
    collected_on: date | None = shared("收集日", "collected on", of=FieldClass.F5, default=None)
    usability: Usability = code(Usability, "刑事可用性", "use in criminal procedure", of=FieldClass.F5)
    sha256: str | None = shared("SHA-256", "SHA-256 of the file", of=FieldClass.F5, default=None, max_length=64)


class Document(Entity, table=True):
    """A signed paper that makes a transition exist: type, number, date and issuing body."""

    plural: ClassVar = "documents"
    scope: ClassVar = Scope.MATTER_READ
    belongs: ClassVar = (Belongs("event_id", "CaseEvent", "documents", "event"),)
    of_case: ClassVar = "documents"
    zh: ClassVar = "文书"
    en: ClassVar = "document"
    order: ClassVar = ("issued_on",)
    row_class: ClassVar = BY_ACT

    case_type: str = shared("案件类型", "kind of case", of=FieldClass.OPEN, max_length=40)
    case_id: uuid.UUID = Field(index=True)
    event_id: uuid.UUID | None = Field(default=None, index=True)
    of_class: str = Field(default="F1", max_length=4)
    kind: DocumentType = code(DocumentType, "文书种类", "kind of document", of=FieldClass.ROW)
    number: str | None = shared("文号", "document number", of=FieldClass.ROW, default=None, max_length=120, index=True)
    issuer: str = shared("作出机关", "issuing body, as the source names it", of=FieldClass.ROW, max_length=120)
    issued_on: date = shared("日期", "date of the document", of=FieldClass.ROW, status=True)
