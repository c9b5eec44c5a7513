"""The figures by which a case looks due for transfer."""

from decimal import Decimal

import pytest

from schema.codes import Charge
from schema.limits import Certainty
from schema.thresholds import NoThreshold, Threshold, threshold


@pytest.fixture
def wages() -> Threshold:
    return threshold(Charge.XF276_1, "340223")


def test_the_provinces_line_goes_before_the_general_one_and_says_that_it_is_not_verified(wages: Threshold) -> None:
    assert (wages.region, wages.certainty) == ("340000", Certainty.C)
    assert (threshold(Charge.XF276_1, "330206").region, threshold(Charge.XF276_1).region) == ("", "")
    assert threshold(Charge.XF276_1).certainty is Certainty.A


def test_a_charge_without_figures_is_said_to_have_none() -> None:
    with pytest.raises(NoThreshold):
        threshold(Charge.XF266, "340223")


@pytest.mark.parametrize(
    ("given", "reached"),
    [
        ({"months": 3, "amount_single": "5000"}, True),
        ({"months": 2, "amount_single": "50000"}, False),
        ({"months": 12, "amount_single": "4999.99"}, False),
        ({"workers": 10, "amount_total": "30000"}, True),
        ({"workers": 9, "amount_total": "300000"}, False),
        ({"workers": 12, "amount_total": "29999.99"}, False),
        ({"workers": 12, "amount_total": "29999.99", "months": 3, "amount_single": "5000"}, True),
        ({"workers": 10, "months": 3}, False),
        ({}, False),
    ],
)
def test_either_way_is_enough_and_the_figure_itself_counts(
    wages: Threshold, given: dict[str, int | str], reached: bool
) -> None:
    values = {name: Decimal(value) if isinstance(value, str) else value for name, value in given.items()}
    assert wages.reached(**values) is reached  # type: ignore[arg-type]
