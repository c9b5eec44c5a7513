"""The threshold of a charge: the lowest figures of the law where the province has none of its own here."""

from decimal import Decimal

import pytest

from schema.limits import Certainty
from schema.thresholds import threshold, thresholds


def test_the_default_holds_everywhere_and_is_shown_as_unverified() -> None:
    found = threshold("XF276-1", "340223")
    assert found.region == ""
    assert found.certainty is Certainty.C
    assert found.law and found.article


@pytest.mark.parametrize(
    ("workers", "total", "singles", "reached"),
    [
        (10, "30000", [], True),
        (10, "29999.99", [], False),
        (9, "300000", [], False),
        (1, "5000", [(3, Decimal(5000))], True),
        (1, "5000", [(2, Decimal(50000))], False),
        (1, "4999", [(3, Decimal("4999.99"))], False),
        (None, None, [], False),
    ],
)
def test_many_workers_count_by_the_total_and_one_worker_by_time_and_sum(
    workers: int | None, total: str | None, singles: list[tuple[int, Decimal]], reached: bool
) -> None:
    amount = Decimal(total) if total is not None else None
    assert threshold("XF276-1", None).reached(workers, amount, singles) is reached


def test_a_charge_without_figures_is_no_guess() -> None:
    assert {line.charge for line in thresholds()} == {"XF276-1"}
    with pytest.raises(LookupError):
        threshold("XF266", "340223")
