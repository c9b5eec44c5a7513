"""Administrative divisions the county works with, present and former (GB/T 2260), as a dated table."""

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources import files
from types import MappingProxyType


@dataclass(frozen=True, slots=True)
class Division:
    """A division under one name, in the years it had this code."""

    code: str
    name: str
    parent: str
    level: str
    """``province``, ``city``, ``county`` or ``town``."""
    valid_from: int | None
    valid_to: int | None
    """First and last year; None: not established, or still in use."""
    became: str
    """Code its area went to; empty: none."""
    source: str
    certainty: str

    def held(self, year: int) -> bool:
        """Whether the code stood for it in a year; in the year of a change both the old and the new hold."""
        return (self.valid_from or 0) <= year <= (self.valid_to or year)


def _load() -> Mapping[str, tuple[Division, ...]]:
    found: dict[str, tuple[Division, ...]] = {}
    lines = files("schema").joinpath("data", "divisions.csv").read_text("utf-8").splitlines()
    for row in csv.DictReader(lines):
        one = Division(
            code=row["code"],
            name=row["name"],
            parent=row["parent"],
            level=row["level"],
            valid_from=int(row["valid_from"]) if row["valid_from"] else None,
            valid_to=int(row["valid_to"]) if row["valid_to"] else None,
            became=row["became"],
            source=row["source"],
            certainty=row["certainty"],
        )
        found[one.code] = (*found.get(one.code, ()), one)
    return MappingProxyType(found)


DIVISIONS: Mapping[str, tuple[Division, ...]] = _load()
"""By code; several where a code was given again."""


def division(code: str, year: int | None = None) -> Division | None:
    """What a code stands for (in a year), the newest first; None where the table does not know it."""
    fitting = [one for one in DIVISIONS.get(code, ()) if year is None or one.held(year)]
    return max(fitting, key=lambda one: one.valid_from or 0, default=None)


def present(code: str) -> str:
    """The code an area has today: follows a former code to what it became."""
    seen = {code}
    while True:
        newest = division(code)
        if newest is None or newest.valid_to is None or not newest.became or newest.became in seen:
            return code
        code = newest.became
        seen.add(code)
