"""Tables of the lifecycle engine's own: the days of arrangements an administrator entered."""

import datetime

import sqlalchemy as sa
from sqlmodel import Field, SQLModel


class CalendarDay(SQLModel, table=True):
    """A day that an imported holiday arrangement names."""

    __tablename__ = "calendar_day"

    date: datetime.date = Field(primary_key=True)
    workday: bool
    """A make-up working day; else a day off."""
    name: str = Field(max_length=40)
    notice: int = Field(index=True)
    """Year of the arrangement; it may name days of the December before."""
    source: str = Field(default="", max_length=300)
    """Number or address of the notice."""
    entered_at: datetime.datetime = Field(sa_type=sa.DateTime(timezone=True))
