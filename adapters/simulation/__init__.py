"""What simulators share: the sample facts (``cases.csv``, sources in its second column)."""

import csv
import re
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from io import StringIO


def cases() -> list[dict[str, str]]:
    """The sample cases, one dictionary a case, empty text where the source is silent.

    Cases of other counties stand for the demo county's; the real organ is kept as text.
    """
    written = files("adapters.simulation").joinpath("cases.csv").read_text(encoding="utf-8")
    return list(csv.DictReader(StringIO(written)))


def inspection_number(case: Mapping[str, str]) -> str:
    """Filing number of the inspection case: the one on record, or a demo one told from real ones by 演示."""
    return case["inspection_number"] or _demo_number(case, "立", ("filed_on", "complaint_on", "ordered_on"))


def transfer_number(case: Mapping[str, str]) -> str:
    """Number of the transfer letter: the one on record, or a demo one told from real ones by 演示.

    Every simulator names a case through these two functions, so that what the police side says of a transfer
    finds the transfer the inspection side sent.
    """
    return case["transfer_number"] or _demo_number(case, "移", ("sent_at", "ordered_on"))


def _demo_number(case: Mapping[str, str], word: str, days: tuple[str, ...]) -> str:
    """Year of the first day known, and the row of the case in ``cases.csv``, counted from one."""
    row = _rows()[case["key"]]
    written = next((case[day] for day in (*days, "sent_at", "source") if case[day]), "")
    year = re.search(r"(?:19|20)\d{2}", written)
    if year is None:
        raise ValueError(f"cases.csv: {case['key']} names no year")
    return f"演示监{word}字〔{year.group()}〕{row}号"


@cache
def _rows() -> dict[str, int]:
    return {case["key"]: row for row, case in enumerate(cases(), start=1)}
