"""From which sums unpaid wages may be a crime: data with its source; a line of the own province goes first."""

import csv
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from importlib.resources import files

from schema.limits import Certainty


@dataclass(frozen=True, slots=True)
class Threshold:
    """A line of ``thresholds.csv``."""

    charge: str
    region: str
    """Division code it is confined to; empty: everywhere."""
    workers: int
    """From so many workers on the total counts."""
    total: Decimal
    months: int
    """From so many months on the sum of one worker counts."""
    single: Decimal
    certainty: Certainty
    law: str
    article: str
    note: str

    def reached(self, workers: int | None, total: Decimal | None, singles: Sequence[tuple[int, Decimal]] = ()) -> bool:
        """Whether the sums reach it; ``singles`` are months and yuan of each worker that is known."""
        many = workers is not None and total is not None and workers >= self.workers and total >= self.total
        return many or any(months >= self.months and owed >= self.single for months, owed in singles)


@cache
def thresholds() -> tuple[Threshold, ...]:
    """All lines."""
    lines = files("schema").joinpath("data", "thresholds.csv").read_text("utf-8").splitlines()
    return tuple(
        Threshold(
            charge=row["charge"],
            region=row["region"],
            workers=int(row["workers"]),
            total=Decimal(row["total"]),
            months=int(row["months"]),
            single=Decimal(row["single"]),
            certainty=next(item for item in Certainty if item.value == row["certainty"]),
            law=row["law"],
            article=row["article"],
            note=row["note"],
        )
        for row in csv.DictReader(lines)
    )


def threshold(charge: str, region: str | None) -> Threshold:
    """The threshold of a charge in a division: the narrowest region that holds it. Raises LookupError without one."""
    fitting = [line for line in thresholds() if line.charge == charge and (region or "").startswith(line.region)]
    if not fitting:
        raise LookupError(f"{charge} has no threshold")
    return max(fitting, key=lambda line: len(line.region))
