"""The log's own tables beside its entries: how far the tree has grown, and the checkpoints signed over it."""

from datetime import datetime

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import ARRAY
from sqlmodel import Field, SQLModel


class LogState(SQLModel, table=True):
    """One row: size and frontier of the tree of integrated entries."""

    __tablename__ = "accesslog_state"

    id: int = Field(default=1, primary_key=True)
    size: int = Field(default=0, sa_type=sa.BigInteger)
    frontier: list[bytes] = Field(default_factory=list, sa_type=ARRAY(sa.LargeBinary))


class LogCheckpoint(SQLModel, table=True):
    """A signed statement of size and root."""

    __tablename__ = "accesslog_checkpoint"

    size: int = Field(sa_type=sa.BigInteger, primary_key=True)
    text: str = Field(sa_type=sa.Text)
    at: datetime = Field(sa_type=sa.DateTime(timezone=True))
