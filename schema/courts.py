"""Courts by the code in their case numbers, as a dated table. A court is looked up, never computed from a division."""

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources import files
from types import MappingProxyType


@dataclass(frozen=True, slots=True)
class Court:
    """A court under one name, in the years it had it."""

    code: str
    """``皖0223``."""
    name: str
    division: str
    """Division it stands for; empty where the table does not say."""
    valid_from: int
    valid_to: int | None
    source: str
    certainty: str

    def held(self, year: int) -> bool:
        """Whether the court had this code and name in a year."""
        return self.valid_from <= year <= (self.valid_to or year)


def _load() -> Mapping[str, tuple[Court, ...]]:
    found: dict[str, tuple[Court, ...]] = {}
    lines = files("schema").joinpath("data", "courts.csv").read_text("utf-8").splitlines()
    for row in csv.DictReader(lines):
        one = Court(
            code=row["code"],
            name=row["name"],
            division=row["division"],
            valid_from=int(row["valid_from"]),
            valid_to=int(row["valid_to"]) if row["valid_to"] else None,
            source=row["source"],
            certainty=row["certainty"],
        )
        found[one.code] = (*found.get(one.code, ()), one)
    return MappingProxyType(found)


COURTS: Mapping[str, tuple[Court, ...]] = _load()
"""By code; several where a court was renamed."""


def court(code: str, year: int | None = None) -> Court | None:
    """The court that has a code (in a year), under its newest name; None where the table does not know it."""
    fitting = [one for one in COURTS.get(code, ()) if year is None or one.held(year)]
    return max(fitting, key=lambda one: one.valid_from, default=None)
