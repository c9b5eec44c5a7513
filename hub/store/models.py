"""The store's own tables."""

import uuid
from datetime import date, datetime
from typing import Any

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import ARRAY, JSONB
from sqlmodel import Field, SQLModel


class NumberSeries(SQLModel, table=True):
    """Last number given in a yearly series (matter numbers)."""

    __tablename__ = "number_series"

    series: str = Field(primary_key=True, max_length=20)
    year: int = Field(primary_key=True)
    last: int


class IdempotencyKey(SQLModel, table=True):
    """A key a client sent with a request, and the record that request made."""

    __tablename__ = "idempotency_key"

    client: str = Field(primary_key=True, max_length=80)
    key: str = Field(primary_key=True, max_length=300)
    digest: str = Field(max_length=64)
    record_id: uuid.UUID | None = None
    created_at: datetime = Field(sa_type=sa.DateTime(timezone=True))


class FieldUsage(SQLModel, table=True):
    """How often a client named a field of the contract on a legal day."""

    __tablename__ = "field_usage"
    __table_args__ = (sa.Index("ix_field_usage_field", "field", "day"),)

    client: str = Field(primary_key=True, max_length=80)
    field: str = Field(primary_key=True, max_length=200)
    day: date = Field(primary_key=True)
    uses: int = Field(sa_type=sa.BigInteger)


class RecordHistory(SQLModel, table=True):
    """Every version of every shared record, written by a trigger; reads ``asOf`` a past moment come from here."""

    __tablename__ = "record_history"
    __table_args__ = (sa.Index("ix_record_history_at", "entity", "since"),)

    entity: str = Field(primary_key=True, max_length=63)
    id: uuid.UUID = Field(primary_key=True)
    version: int = Field(primary_key=True)
    since: datetime = Field(sa_type=sa.DateTime(timezone=True))
    until: datetime | None = Field(default=None, sa_type=sa.DateTime(timezone=True))
    row: Any = Field(sa_type=JSONB)


class PublicChange(SQLModel, table=True):
    """That a shared record was made or changed, written by the trigger that keeps its history.

    ``id`` tells in which order rows were written, ``seq`` in which order transactions became visible: readers go by it.
    """

    __tablename__ = "public_change"
    __table_args__ = (
        sa.Index("ix_public_change_seq", "seq", unique=True),
        sa.Index("ix_public_change_waiting", "id", postgresql_where=sa.text("seq IS NULL")),
    )

    id: int | None = Field(default=None, sa_column=sa.Column(sa.BigInteger, sa.Identity(always=True), primary_key=True))
    seq: int | None = Field(default=None, sa_type=sa.BigInteger)
    entity: str = Field(sa_type=sa.String(63))
    record_id: uuid.UUID
    version: int
    kind: str = Field(sa_type=sa.String(8))
    """``CREATED`` or ``CHANGED``."""
    gained: list[str] = Field(sa_type=ARRAY(sa.Text))
    """Columns a change gave another value; not those it emptied."""
    matter_id: uuid.UUID | None = None
    owner_agency: str = Field(sa_type=sa.String(12))
    case_type: str | None = Field(default=None, sa_type=sa.String(40))
    case_id: uuid.UUID | None = None
    at: datetime = Field(sa_type=sa.DateTime(timezone=True))
    tx: int = Field(sa_type=sa.BigInteger)
    """Transaction: what was written together is numbered together."""


class PublicChangeHead(SQLModel, table=True):
    """The last number given to a public change; whoever locks the row numbers."""

    __tablename__ = "public_change_head"

    id: int = Field(primary_key=True, sa_column_kwargs={"autoincrement": False})
    seq: int = Field(sa_type=sa.BigInteger)
