"""What hangs off a transferred case beside suspects: filing supervision, and stages told at result level."""

import uuid
from datetime import date
from typing import ClassVar

from sqlmodel import Field

from schema.codes import AgencyCode
from schema.fields import Belongs, Code, Entity, FieldClass, Level, Register, code, shared
from schema.scopes import Scope


class SupervisionAsker(Code):
    """Who brought filing supervision about (检察刑诉规则 557)."""

    ADMIN = "ADMIN", "行政执法机关", "administrative organ"
    VICTIM = "VICTIM", "被害人或者控告人", "victim or complainant"
    PARTY = "PARTY", "被立案的当事人", "person against whom a case was filed"
    OWN_MOTION = "OWN_MOTION", "检察院依职权", "procuratorate, of its own motion"


class SupervisionCause(Code):
    """What is supervised about the filing."""

    NOT_FILED = "NOT_FILED", "应当立案而不立案", "not filed though it should be"
    DELAY = "DELAY", "逾期未作立案决定", "no decision within the limit"
    WRONGLY_FILED = "WRONGLY_FILED", "不应当立案而立案", "filed though it should not be"


class SupervisionResult(Code):
    """What filing supervision led to (检察刑诉规则 561-564)."""

    REASON_ACCEPTED = "REASON_ACCEPTED", "理由成立", "reasons hold"
    FILED_BY_ITSELF = "FILED_BY_ITSELF", "公安机关主动立案", "police filed by themselves"
    FILE_ORDERED = "FILE_ORDERED", "通知立案", "filing ordered"
    WITHDRAW_ORDERED = "WITHDRAW_ORDERED", "通知撤销案件", "withdrawal ordered"
    CORRECTION = "CORRECTION", "纠正违法", "notice to correct"
    NOT_OVERDUE = "NOT_OVERDUE", "尚未超过期限", "limit not yet passed"


class CriminalStage(Code):
    """Stage of criminal procedure."""

    INTAKE = "INTAKE", "受案", "intake"
    FILING = "FILING", "立案", "filing"
    INVESTIGATION = "INVESTIGATION", "侦查", "investigation"
    ARREST = "ARREST", "审查逮捕", "review of arrest"
    PROSECUTION = "PROSECUTION", "审查起诉", "review for prosecution"
    FIRST_INSTANCE = "FIRST_INSTANCE", "一审", "first instance"
    SECOND_INSTANCE = "SECOND_INSTANCE", "二审", "second instance"
    EXECUTION = "EXECUTION", "刑罚执行", "execution of the punishment"


class StageResult(Code):
    """How far a stage has come, in one word."""

    STARTED = "STARTED", "已受理或者启动", "begun"
    MOVED = "MOVED", "改变管辖或者移送", "moved to another organ"
    EXTENDED = "EXTENDED", "延长期限", "extended"
    SUSPENDED = "SUSPENDED", "中止", "suspended"
    GRANTED = "GRANTED", "批准、决定或者支持", "granted"
    DENIED = "DENIED", "不批准、不予或者驳回", "denied"
    ENDED = "ENDED", "办结", "finished"


class StageReason(Code):
    """Why a stage ended as it did (刑诉法 16, 81, 175)."""

    NO_FACT = "NO_FACT", "没有犯罪事实", "no criminal facts"
    MINOR = "MINOR", "情节显著轻微、危害不大", "clearly minor, little harm"
    INSUFF = "INSUFF", "证据不足", "insufficient evidence"
    NO_NEED = "NO_NEED", "无社会危险性", "no danger to society"
    TIME_BARRED = "TIME_BARRED", "已过追诉时效", "time-barred"
    PARDONED = "PARDONED", "经特赦免除刑罚", "pardoned"
    NO_COMPLAINT = "NO_COMPLAINT", "没有告诉或者撤回告诉", "no private complaint"
    DEAD = "DEAD", "犯罪嫌疑人、被告人死亡", "suspect or defendant dead"
    COMPLEX = "COMPLEX", "案情重大复杂", "major or complex"
    OTHER = "OTHER", "其他", "other"


class FilingSupervision(Entity, table=True):
    """One filing supervision as the procuratorate keeps it; its acts stand in the case's own table."""

    plural: ClassVar = "filingSupervisions"
    scope: ClassVar = Scope.SUPERVISION_READ
    belongs: ClassVar = (Belongs("crime_transfer_id", "CrimeTransfer", "filingSupervisions"),)
    in_matter: ClassVar = False
    register: ClassVar = Register(("PROC",), Scope.SUPERVISION_WRITE)
    zh: ClassVar = "立案监督"
    en: ClassVar = "filing supervision"
    order: ClassVar = ("asked_on",)
    rows_of: ClassVar = FieldClass.F6

    crime_transfer_id: uuid.UUID = Field(foreign_key="crimetransfer.id", index=True)
    asked_by: SupervisionAsker = code(SupervisionAsker, "提请方", "who asked", of=FieldClass.F6, status=True)
    asked_on: date = shared("提请日", "asked on", of=FieldClass.F6, status=True)
    kind: SupervisionCause = code(SupervisionCause, "监督事由", "what is supervised", of=FieldClass.F6, status=True)
    explain_due_on: date | None = shared(
        "说明理由期限", "explanation due on", of=FieldClass.F6, default=None, status=True
    )
    explained_on: date | None = shared("说明理由日", "explained on", of=FieldClass.F6, default=None, status=True)
    decided_on: date | None = shared("监督决定日", "decided on", of=FieldClass.F6, default=None, status=True)
    result: SupervisionResult | None = code(
        SupervisionResult, "监督结果", "result", of=FieldClass.F6, default=None, status=True
    )


class CriminalEvent(Entity, table=True):
    """A stage that none of the acts covers (intake, change of jurisdiction, suspension): result level, never detail."""

    plural: ClassVar = "criminalEvents"
    scope: ClassVar = Scope.CRIMINAL_EVENT_READ
    belongs: ClassVar = (Belongs("crime_transfer_id", "CrimeTransfer", "criminalEvents"),)
    in_matter: ClassVar = False
    register: ClassVar = Register(("PSB", "PROC", "COURT"), Scope.CRIMINAL_EVENT_WRITE, own="agency")
    zh: ClassVar = "刑事环节"
    en: ClassVar = "criminal event"
    order: ClassVar = ("occurred_on",)
    rows_of: ClassVar = FieldClass.F6

    crime_transfer_id: uuid.UUID = Field(foreign_key="crimetransfer.id", index=True)
    stage: CriminalStage = code(CriminalStage, "环节", "stage", of=FieldClass.F6, status=True)
    occurred_on: date = shared("日期", "on", of=FieldClass.F6, status=True)
    agency: AgencyCode = code(AgencyCode, "办理机关", "agency", of=FieldClass.F6, status=True)
    document_number: str | None = shared(
        "文书号", "document number", of=FieldClass.F6, level=Level.L2, default=None, max_length=120
    )
    result: StageResult = code(StageResult, "结果", "result", of=FieldClass.F6, status=True)
    reason: StageReason | None = code(StageReason, "理由", "reason", of=FieldClass.F6, default=None, status=True)
