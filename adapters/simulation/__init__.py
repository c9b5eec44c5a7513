"""What simulators share: the sample facts (``cases.csv``, sources in its second column)."""

import csv
from importlib.resources import files


def cases() -> list[dict[str, str]]:
    """The sample cases, one dictionary a case, empty text where the source is silent.

    Cases of other counties stand for the demo county's; the real organ is kept as text.
    """
    with files("adapters.simulation").joinpath("cases.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))
