"""Sharing agreements as the hub holds them."""

from datetime import date

from sqlmodel import Field, SQLModel


class AgreementLine(SQLModel, table=True):
    """Treatment of one field class for one recipient under one agreement."""

    __tablename__ = "agreement_line"

    agreement: str = Field(primary_key=True, max_length=60)
    recipient: str = Field(primary_key=True, max_length=32)
    field_class: str = Field(primary_key=True, max_length=8)
    own: str = Field(max_length=1)
    linked: str = Field(max_length=1)
    stage: str = Field(default="", max_length=60)
    purposes: str = Field(max_length=120)
    """Purpose codes separated by blanks."""
    basis: str = Field(max_length=300)
    valid_from: date
    valid_to: date | None = None
