"""Tables of the ledger. Raw payloads (L4) stay here and are never disclosed."""

import uuid
from datetime import datetime
from enum import StrEnum

import sqlalchemy as sa
from sqlmodel import Field, SQLModel

_INSTANT = sa.DateTime(timezone=True)


class InboxState(StrEnum):
    """What became of a record."""

    NEW = "NEW"
    APPLIED = "APPLIED"
    DUPLICATE = "DUPLICATE"
    WAITING = "WAITING"
    """In quarantine until the record it builds on arrives; tried again by itself."""
    QUARANTINED = "QUARANTINED"


class InboxRecord(SQLModel, table=True):
    """One record as it was pulled; the same bytes under the same key are one record, however often they come."""

    __tablename__ = "inbox_record"
    __table_args__ = (sa.UniqueConstraint("system", "source_key", "digest"),)

    id: uuid.UUID = Field(primary_key=True)
    system: str = Field(max_length=40, index=True)
    source_key: str = Field(max_length=200)
    digest: str = Field(max_length=64)
    body: bytes
    media: str = Field(max_length=60)
    handle: str = Field(max_length=300)
    received_at: datetime = Field(sa_type=_INSTANT)
    deliveries: int = Field(default=1)
    """How often the source handed it over; all but the first are recognised duplicates."""
    state: str = Field(max_length=12, index=True)
    code: str = Field(default="", max_length=40)
    field_name: str = Field(default="", max_length=80)
    detail: str = Field(default="", max_length=500)
    case_key: str = Field(default="", max_length=120, index=True)
    settled_at: datetime | None = Field(default=None, sa_type=_INSTANT)
    told_at: datetime | None = Field(default=None, sa_type=_INSTANT)
    """When the source was told what became of it."""


class ExpectedCase(SQLModel, table=True):
    """A case another record named before it arrived: when it does, it belongs to that record's matter."""

    __tablename__ = "expected_case"

    number: str = Field(primary_key=True, max_length=120)
    matter_id: uuid.UUID


class SyncState(SQLModel, table=True):
    """Where the hub stands with one system."""

    __tablename__ = "sync_state"

    system: str = Field(primary_key=True, max_length=40)
    cursor: str | None = Field(default=None)
    contacted_at: datetime | None = Field(default=None, sa_type=_INSTANT)
    """Last time the system answered."""
    record_at: datetime | None = Field(default=None, sa_type=_INSTANT)
    """Last time a new record arrived."""
    failed_at: datetime | None = Field(default=None, sa_type=_INSTANT)
    failure: str = Field(default="", max_length=300)


class OutboxState(StrEnum):
    """How far a message has come."""

    PENDING = "PENDING"
    DELIVERED = "DELIVERED"
    REFUSED = "REFUSED"
    """The other system refused it for good; a person decides."""


class OutboxMessage(SQLModel, table=True):
    """One message, written in the transaction of the change it carries; delivered in order per case."""

    __tablename__ = "outbox_message"
    __table_args__ = (
        sa.Index("ix_outbox_due", "state", "next_at"),
        sa.Index("ix_outbox_case", "system", "case_key", "seq"),
    )

    seq: int = Field(sa_type=sa.BigInteger, primary_key=True, sa_column_kwargs={"autoincrement": True})
    key: str = Field(max_length=160, unique=True)
    """Idempotency key."""
    system: str = Field(max_length=40)
    case_key: str = Field(max_length=120)
    kind: str = Field(max_length=40)
    subject_id: uuid.UUID
    created_at: datetime = Field(sa_type=_INSTANT)
    state: str = Field(default=OutboxState.PENDING, max_length=12)
    attempts: int = Field(default=0)
    next_at: datetime = Field(sa_type=_INSTANT)
    leased_until: datetime | None = Field(default=None, sa_type=_INSTANT)
    lease: uuid.UUID | None = Field(default=None)
    error: str = Field(default="", max_length=300)


class DeliveryReceipt(SQLModel, table=True):
    """One stage a message has reached, as the other system or the hub says."""

    __tablename__ = "delivery_receipt"

    id: uuid.UUID = Field(primary_key=True)
    message_seq: int = Field(sa_type=sa.BigInteger, index=True)
    stage: str = Field(max_length=16)
    at: datetime = Field(sa_type=_INSTANT)
    number: str | None = Field(default=None, max_length=80)
    detail: str = Field(default="", max_length=300)
