"""Evidence in custody (domain.md §2.9) and documents. The table of evidence stands in ``evidence_acts.py``."""

import uuid
from collections.abc import Mapping
from datetime import date, datetime
from types import MappingProxyType
from typing import Any, ClassVar

from sqlmodel import Field

from schema.codes import AgencyCode, Purpose
from schema.deadline import BY_ACT
from schema.document_types import DocumentType
from schema.fields import Belongs, Code, Entity, FieldClass, Level, Shared, code, instant, many, shared
from schema.scopes import Scope


class EvidenceState(Code):
    """Where a piece of evidence is in custody."""

    COLLECTED = "COLLECTED", "已收集", "collected"
    FIXED = "FIXED", "已固定", "fixed"
    REGISTERED = "REGISTERED", "已入库", "registered in store"
    LENT = "LENT", "已借出", "lent"
    HANDED_OVER = "HANDED_OVER", "已移交", "handed over"
    RECEIVED = "RECEIVED", "对方已签收", "received by the other side"
    RETURNED = "RETURNED", "已退回", "returned"
    HOLD = "HOLD", "已封存", "sealed"
    RELEASED = "RELEASED", "已解除封存", "unsealed"
    DISPOSED = "DISPOSED", "已处置", "disposed of"
    DESTROYED = "DESTROYED", "已销毁", "destroyed"
    VOID = "VOID", "作废", "void"


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


class EvidenceSubtype(Code):
    """What labour cases rest on, within the eight kinds (domain.md §4.4)."""

    LABOUR_CONTRACT = "LABOUR_CONTRACT", "劳动合同", "labour contract"
    ATTENDANCE = "ATTENDANCE", "考勤", "attendance record"
    PAYROLL = "PAYROLL", "工资表", "payroll"
    WAGE_IOU = "WAGE_IOU", "工资欠条", "wage IOU"
    BANK_STATEMENT = "BANK_STATEMENT", "银行流水", "bank statement"
    SI_RECORD = "SI_RECORD", "社保记录", "social-insurance record"
    INQUIRY_RECORD = "INQUIRY_RECORD", "询问笔录", "inquiry record"
    SERVICE_PROOF = "SERVICE_PROOF", "送达证明", "proof of service"
    PHOTO_VIDEO = "PHOTO_VIDEO", "照片视频", "photograph or video"


class EvidenceOrigin(Code):
    """Who obtained a piece of evidence, and how; decides how far it carries (domain.md §2.9, row 1)."""

    ADMINISTRATIVE = "ADMINISTRATIVE", "行政执法收集", "collected in administrative enforcement"
    ARBITRATION = "ARBITRATION", "仲裁调取", "obtained by an arbitrator"
    PARTY = "PARTY", "当事人提交", "submitted by a party"
    CRIMINAL = "CRIMINAL", "刑事侦查收集", "collected in criminal procedure"
    COURT = "COURT", "法院调取", "obtained by the court"


class Usability(Code):
    """Use in criminal procedure (domain.md §2.9)."""

    DIRECT = "DIRECT", "可直接使用", "usable as it is"
    AFTER_REVIEW = "AFTER_REVIEW", "经审查使用", "usable after review"
    RETAKE = "RETAKE", "应当重新收集", "must be taken again"


USABILITY: Mapping[str, Usability] = MappingProxyType(
    {
        "PHYSICAL": Usability.DIRECT,
        "DOCUMENTARY": Usability.DIRECT,
        "AUDIOVISUAL": Usability.DIRECT,
        "ELECTRONIC": Usability.DIRECT,
        "EXPERT": Usability.AFTER_REVIEW,
        "SCENE_RECORD": Usability.AFTER_REVIEW,
        "WITNESS": Usability.RETAKE,
        "STATEMENT": Usability.RETAKE,
    }
)
"""How far evidence of administrative enforcement carries into a criminal case (刑诉法 54; 公安程序规定 63)."""


class Original(Code):
    """Whether the thing itself is held."""

    ORIGINAL = "ORIGINAL", "原件", "original"
    COPY = "COPY", "复制件", "copy"


class Sensitivity(Code):
    """How sensitive the content is (domain.md §5.3)."""

    L1 = "L1", "公开", "public"
    L2 = "L2", "内部", "internal"
    L3 = "L3", "个人信息", "personal"
    L4 = "L4", "高度敏感", "highly sensitive"


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
    number: str | None = shared(
        "证据编号",
        "evidence number; empty where a source reports evidence that never entered custody here",
        of=FieldClass.F5,
        default=None,
        max_length=60,
        unique=True,
        key=True,
    )
    own_number: str | None = shared(
        "保管机关证据编号", "number in the keeper's own register", of=FieldClass.F5, default=None, max_length=80
    )
    kind: EvidenceType = code(EvidenceType, "证据种类", "kind of evidence", of=FieldClass.F5)
    subtype: EvidenceSubtype | None = code(
        EvidenceSubtype, "证据细类", "subtype of evidence", of=FieldClass.F5, default=None
    )
    title: str = shared("名称", "title", of=FieldClass.F5, search=True, max_length=200)
    origin: EvidenceOrigin | None = code(EvidenceOrigin, "取得方式", "origin", of=FieldClass.F5, default=None)
    collected_on: date | None = shared("收集日", "collected on", of=FieldClass.F5, default=None)
    collected_place: str | None = shared(
        "收集地点", "place of collection", of=FieldClass.F5, level=Level.L3, default=None, max_length=200
    )
    collection_method: str | None = shared(
        "收集方法", "method of collection", of=FieldClass.F5, default=None, max_length=200
    )
    original: Original | None = code(Original, "原件或复制件", "original or copy", of=FieldClass.F5, default=None)
    collectors: list[str] = many(
        "收集人员执法证号", "certificate numbers of the collectors", of=FieldClass.F5, level=Level.L3
    )
    provider_signed: bool | None = shared("提供人已签名", "the provider signed", of=FieldClass.F5, default=None)
    usability: Usability = code(Usability, "刑事可用性", "use in criminal procedure", of=FieldClass.F5)
    state: EvidenceState = code(
        EvidenceState, "状态", "state", of=FieldClass.F5, status=True, given=False, default="COLLECTED"
    )
    fixed_on: date | None = shared("固定日", "fixed on", of=FieldClass.F5, default=None)
    sha256: str | None = shared("SHA-256", "SHA-256 of the file", of=FieldClass.F5, default=None, max_length=64)
    sm3: str | None = shared("国密 SM3 值", "SM3 hash of the file", of=FieldClass.F5, default=None, max_length=64)
    size_bytes: int | None = shared("文件大小", "size of the file in bytes", of=FieldClass.F5, default=None, ge=0)
    media_type: str | None = shared("文件格式", "format of the file", of=FieldClass.F5, default=None, max_length=100)
    storage_ref: str | None = shared(
        "存放索引", "reference to where the file lies", of=FieldClass.F5, level=Level.L3, default=None, max_length=300
    )
    photo_ref: str | None = shared(
        "照片索引", "reference to photographs of the thing", of=FieldClass.F5, default=None, max_length=300
    )
    registered_on: date | None = shared("入库日", "registered on", of=FieldClass.F5, default=None)
    location: str | None = shared("存放位置", "where it is kept", of=FieldClass.F5, default=None, max_length=200)
    keeper: str | None = shared("保管人", "keeper", of=FieldClass.F5, level=Level.L3, default=None, max_length=60)
    sensitivity: Sensitivity | None = code(Sensitivity, "敏感级别", "sensitivity", of=FieldClass.F5, default=None)
    legal_basis: str | None = shared(
        "收集依据", "legal basis for holding it", of=FieldClass.F5, default=None, max_length=200
    )
    handed_to: AgencyCode | None = code(
        AgencyCode, "移交或借出对象", "agency it was lent or handed over to", of=FieldClass.F5, default=None
    )
    return_by: date | None = shared("应归还日", "to be given back by", of=FieldClass.F5, default=None)
    ended_on: date | None = shared("处置或销毁日", "disposed of or destroyed on", of=FieldClass.F5, default=None)


class CustodyStep(Code):
    """What happened to evidence in one link of its chain of custody."""

    COLLECTED = "COLLECTED", "收集", "collected"
    FIXED = "FIXED", "固定", "fixed"
    REGISTERED = "REGISTERED", "入库", "registered"
    SHARE_REQUESTED = "SHARE_REQUESTED", "申请共享", "sharing requested"
    SHARED = "SHARED", "同意共享", "shared"
    SHARE_DENIED = "SHARE_DENIED", "不同意共享", "sharing denied"
    USED = "USED", "使用", "used"
    LENT = "LENT", "借出", "lent"
    HANDED_OVER = "HANDED_OVER", "移交", "handed over"
    RECEIVED = "RECEIVED", "签收", "received"
    RETURNED = "RETURNED", "退回", "returned"
    HOLD = "HOLD", "封存", "sealed"
    RELEASED = "RELEASED", "解除封存", "unsealed"
    DISPOSED = "DISPOSED", "处置", "disposed of"
    DESTROYED = "DESTROYED", "销毁", "destroyed"


class CustodyEvent(Entity, table=True):
    """One link of the chain of custody: appended, never changed, each bound to the one before by its hash."""

    plural: ClassVar = "custodyEvents"
    scope: ClassVar = Scope.EVIDENCE_READ
    belongs: ClassVar = (Belongs("evidence_id", "Evidence", "custody"),)
    in_matter: ClassVar = False
    zh: ClassVar = "证据流转"
    en: ClassVar = "custody event"
    order: ClassVar = ("happened_at",)
    rows_of: ClassVar = FieldClass.F5

    evidence_id: uuid.UUID = Field(foreign_key="evidence.id", index=True)
    step: CustodyStep = code(CustodyStep, "环节", "step", of=FieldClass.F5, status=True)
    happened_at: datetime = instant("时间", "when", of=FieldClass.F5, status=True)
    place: str | None = shared("地点", "place", of=FieldClass.F5, level=Level.L3, default=None, max_length=200)
    from_holder: str | None = shared(
        "移出人", "who gave it", of=FieldClass.F5, level=Level.L3, default=None, max_length=120
    )
    to_holder: str | None = shared(
        "接收人", "who took it", of=FieldClass.F5, level=Level.L3, default=None, max_length=120
    )
    giver_signed: bool | None = shared("移出人已签名", "the giver signed", of=FieldClass.F5, default=None)
    taker_signed: bool | None = shared("接收人已签名", "the taker signed", of=FieldClass.F5, default=None)
    list_number: str | None = shared(
        "清单编号", "number of the hand-over or return list", of=FieldClass.F5, default=None, max_length=80
    )
    seals: str | None = shared("封签", "seals", of=FieldClass.F5, default=None, max_length=200)
    condition: str | None = shared("外观状态", "condition", of=FieldClass.F5, default=None, max_length=300)
    approved_by: str | None = shared(
        "批准人", "who approved it", of=FieldClass.F5, level=Level.L3, default=None, max_length=60
    )
    witness: str | None = shared("见证人", "witness", of=FieldClass.F5, level=Level.L3, default=None, max_length=60)
    note: str | None = shared("说明", "note", of=FieldClass.F5, level=Level.L3, default=None, max_length=500)
    position: int = shared("序号", "position in the chain, from 1", of=FieldClass.F5, given=False, default=1)
    previous_hash: str = shared(
        "前一环节哈希",
        "hash of the link before; empty in the first",
        of=FieldClass.F5,
        given=False,
        default="",
        max_length=64,
    )
    hash: str = shared("哈希", "hash of this link", of=FieldClass.F5, given=False, default="", max_length=64)


class ShareExtent(Code):
    """What the receiver of shared evidence gets (domain.md §2.9, row 4)."""

    VIEW = "VIEW", "查阅", "to look at"
    COPY = "COPY", "复制", "a copy"
    ORIGINAL = "ORIGINAL", "原件", "the original"


class ShareState(Code):
    """Where a request to share evidence stands."""

    REQUESTED = "REQUESTED", "已申请", "requested"
    SHARED = "SHARED", "已共享", "shared"
    DENIED = "DENIED", "不同意", "denied"
    EXPIRED = "EXPIRED", "已到期", "expired"
    USED = "USED", "已使用", "used"


class Admission(Code):
    """What became of evidence in the case it was used in."""

    ADMITTED = "ADMITTED", "采信", "admitted"
    NOT_ADMITTED = "NOT_ADMITTED", "不采信", "not admitted"


_SHARE_STATE = """CASE
  WHEN {t}.used_on IS NOT NULL THEN 'USED'
  WHEN {t}.denied_on IS NOT NULL THEN 'DENIED'
  WHEN {t}.approved_on IS NULL THEN 'REQUESTED'
  WHEN {t}.expires_on < (statement_timestamp() AT TIME ZONE 'Asia/Shanghai')::date THEN 'EXPIRED'
  ELSE 'SHARED' END"""


class EvidenceShare(Entity, table=True):
    """Evidence asked for by another case, what the owner allowed, and what it was used for (clause 2.2e)."""

    plural: ClassVar = "evidenceShares"
    scope: ClassVar = Scope.EVIDENCE_READ
    belongs: ClassVar = (Belongs("evidence_id", "Evidence", "shares"),)
    in_matter: ClassVar = False
    zh: ClassVar = "证据共享"
    en: ClassVar = "share of evidence"
    order: ClassVar = ("requested_on",)
    rows_of: ClassVar = FieldClass.F5
    derived: ClassVar[dict[str, tuple[Any, Shared]]] = {
        "state": (
            ShareState,
            Shared("状态", "state", FieldClass.F5, Level.L2, status=True, sql=_SHARE_STATE, code=ShareState),
        ),
    }

    evidence_id: uuid.UUID = Field(foreign_key="evidence.id", index=True)
    requested_by: AgencyCode = code(AgencyCode, "申请机关", "agency that asks", of=FieldClass.F5, status=True)
    target_case_number: str = shared("用于案件", "case it is wanted for", of=FieldClass.F5, max_length=120, index=True)
    purpose: Purpose = code(Purpose, "用途", "purpose", of=FieldClass.F5)
    extent: ShareExtent = code(ShareExtent, "共享方式", "view, copy or original", of=FieldClass.F5)
    requested_on: date = shared("申请日", "requested on", of=FieldClass.F5, status=True)
    approved_on: date | None = shared("同意日", "approved on", of=FieldClass.F5, default=None, status=True)
    expires_on: date | None = shared("共享到期日", "share ends on", of=FieldClass.F5, default=None, status=True)
    denied_on: date | None = shared("不同意日", "denied on", of=FieldClass.F5, default=None, status=True)
    deny_reason: str | None = shared("不同意理由", "reason for denial", of=FieldClass.F5, default=None, max_length=300)
    used_on: date | None = shared("使用日", "used on", of=FieldClass.F5, default=None, status=True)
    used_in: str | None = shared(
        "使用文书", "number of the document that cites it", of=FieldClass.F5, default=None, max_length=120
    )
    admission: Admission | None = code(
        Admission, "是否采信", "admitted or not", of=FieldClass.F5, default=None, status=True
    )
    admission_reason: str | None = shared(
        "不采信理由", "why it was not admitted", of=FieldClass.F5, default=None, max_length=300
    )


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
    title: str | None = shared("标题", "title", of=FieldClass.ROW, level=Level.L3, default=None, max_length=200)
    issuer: str = shared("作出机关", "issuing body, as the source names it", of=FieldClass.ROW, max_length=120)
    issued_on: date = shared("日期", "date of the document", of=FieldClass.ROW, status=True)
    served_on: date | None = shared("送达日", "served on", of=FieldClass.ROW, default=None, status=True)
    pages: int | None = shared("页数", "pages", of=FieldClass.ROW, default=None, ge=1)
    file_ref: str | None = shared(
        "文件索引", "reference to where the file lies", of=FieldClass.ROW, level=Level.L3, default=None, max_length=300
    )
    sha256: str | None = shared("SHA-256", "SHA-256 of the file", of=FieldClass.ROW, default=None, max_length=64)
    seal_verified: bool | None = shared(
        "印章已核验", "the seal or electronic signature was verified", of=FieldClass.ROW, default=None
    )
    sensitivity: Sensitivity | None = code(Sensitivity, "敏感级别", "sensitivity", of=FieldClass.ROW, default=None)
