"""The gateway's own table: documents clients may run without the right to free-form ones."""

from datetime import datetime
from enum import StrEnum

import sqlalchemy as sa
from sqlmodel import Field, SQLModel

_INSTANT = sa.DateTime(timezone=True)


class DocumentStatus(StrEnum):
    """Where a trusted document stands."""

    REGISTERED = "registered"
    APPROVED = "approved"
    WITHDRAWN = "withdrawn"


class TrustedDocument(SQLModel, table=True):
    """A GraphQL document one client may run, known by the SHA-256 of its text; two people stand behind it."""

    __tablename__ = "trusted_document"
    __table_args__ = (
        sa.CheckConstraint(
            "approved_by IS NULL OR approved_by <> registered_by", name="ck_trusted_document_two_people"
        ),
        sa.CheckConstraint("status <> 'approved' OR approved_by IS NOT NULL", name="ck_trusted_document_approved"),
    )

    client: str = Field(primary_key=True, foreign_key="oauth_client.client_id", max_length=64)
    sha256: str = Field(primary_key=True, max_length=64)
    name: str = Field(max_length=120)
    """Name of its one operation; the path below ``/operations``."""
    text: str = Field(sa_type=sa.Text)
    status: str = Field(default=DocumentStatus.REGISTERED, max_length=12)
    registered_by: str = Field(max_length=40)
    """Pseudonymous key of the person."""
    registered_at: datetime = Field(sa_type=_INSTANT)
    approved_by: str | None = Field(default=None, max_length=40)
    approved_at: datetime | None = Field(default=None, sa_type=_INSTANT)
    withdrawn_by: str | None = Field(default=None, max_length=40)
    withdrawn_at: datetime | None = Field(default=None, sa_type=_INSTANT)
