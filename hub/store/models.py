"""The store's own table."""

from sqlmodel import Field, SQLModel


class NumberSeries(SQLModel, table=True):
    """Last number given in a yearly series (matter numbers)."""

    __tablename__ = "number_series"

    series: str = Field(primary_key=True, max_length=20)
    year: int = Field(primary_key=True)
    last: int
