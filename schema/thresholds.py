"""From which sum on a charge is suspected (RL-B2): configuration, for each province sets its own figures.

The figures stand in ``schema/data/thresholds.csv``; the watch over cases that look due for transfer asks here.
"""

import csv
from dataclasses import dataclass
from decimal import Decimal
from importlib.resources import files

from schema.codes import Charge
from schema.limits import Certainty


@dataclass(frozen=True, slots=True)
class Threshold:
    """The figures of one charge in one region; either of the two ways of reaching them is enough."""

    region: str
    """Division the line is confined to; empty: everywhere."""
    charge: Charge
    workers: int
    """So many workers together …"""
    months: int
    """One worker unpaid for so long …"""
    amount_single: Decimal
    """… and owed so much."""
    amount_total: Decimal
    """… are owed so much."""
    certainty: Certainty
    source: str

    def reached(
        self,
        *,
        workers: int | None = None,
        amount_total: Decimal | None = None,
        months: int | None = None,
        amount_single: Decimal | None = None,
    ) -> bool:
        """Whether either way is reached (以上 includes the figure itself); what is not known reaches nothing."""
        if workers is not None and amount_total is not None:
            together = workers >= self.workers and amount_total >= self.amount_total
        else:
            together = False
        if months is None or amount_single is None:
            return together
        return together or (months >= self.months and amount_single >= self.amount_single)


class NoThreshold(LookupError):
    """No figures are kept for this charge."""


def _load() -> tuple[Threshold, ...]:
    certainties = {member.value: member for member in Certainty}
    charges = {member.value: member for member in Charge}
    text = files("schema").joinpath("data", "thresholds.csv").read_text("utf-8")
    return tuple(
        Threshold(
            region=row["region"],
            charge=charges[row["charge"]],
            workers=int(row["workers"]),
            months=int(row["months"]),
            amount_single=Decimal(row["amount_single"]),
            amount_total=Decimal(row["amount_total"]),
            certainty=certainties[row["certainty"]],
            source=row["source"],
        )
        for row in csv.DictReader(text.splitlines())
    )


THRESHOLDS = _load()
"""All lines, as they stand in the file."""


def threshold(charge: Charge, region: str = "") -> Threshold:
    """The figures of a charge in a division (GB/T 2260 code): those of the narrowest region that holds it.

    Raises NoThreshold.
    """
    fitting = [line for line in THRESHOLDS if line.charge is charge and region.startswith(_prefix(line.region))]
    if not fitting:
        raise NoThreshold(charge)
    return max(fitting, key=lambda line: len(_prefix(line.region)))


def _prefix(region: str) -> str:
    """A province or city is written with trailing zeros (``340000``, ``340200``)."""
    while region.endswith("00"):
        region = region.removesuffix("00")
    return region
