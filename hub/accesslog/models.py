"""The log's own tables beside its entries: their places, how far the tree has grown, the checkpoints signed over it."""

from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import ARRAY
from sqlmodel import Field, SQLModel


class LogPlace(SQLModel, table=True):
    """The place of an entry in the tree, counted from 0. Rows are only added, never changed.

    No foreign key: checking it would lock, and so write to, the row of every entry. A place without its entry is found
    by the verification.
    """

    __tablename__ = "accesslog_place"

    log_index: int = Field(sa_type=sa.BigInteger, primary_key=True, sa_column_kwargs={"autoincrement": False})
    seq: int = Field(sa_type=sa.BigInteger, unique=True)


class LogState(SQLModel, table=True):
    """One row: size and frontier of the tree of integrated entries, and which transactions are dealt with.

    The entries of every transaction before ``settled`` are in the tree, except of those that were ``running``.
    """

    __tablename__ = "accesslog_state"

    id: int = Field(default=1, primary_key=True)
    size: int = Field(default=0, sa_type=sa.BigInteger)
    frontier: list[bytes] = Field(default_factory=list, sa_type=ARRAY(sa.LargeBinary))
    settled: int | None = Field(default=None, sa_type=sa.BigInteger)
    """None where nothing is known."""
    running: list[int] = Field(default_factory=list, sa_type=ARRAY(sa.BigInteger))
    written: int = Field(default=0, sa_type=sa.BigInteger)
    """The transaction that wrote this row. A restored copy was written by another."""


class LogCheckpoint(SQLModel, table=True):
    """A signed statement of size and root."""

    __tablename__ = "accesslog_checkpoint"

    size: int = Field(sa_type=sa.BigInteger, primary_key=True)
    text: str = Field(sa_type=sa.Text)
    at: datetime = Field(sa_type=sa.DateTime(timezone=True))
