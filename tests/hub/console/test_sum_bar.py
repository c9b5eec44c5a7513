"""The sum bar: drawn only where the parts make up the whole, and never in place of figures."""

from decimal import Decimal

import pytest

from hub.console.sums import WIDTH, sums_of, view

ROW = {"due": "42500.00", "collected": "15000.00", "paid_out": "12000.00", "waived": "500.00", "unpaid": "27000.00"}


def shown(withheld: bool = False, **changes: str | None):
    return view(sums_of(ROW | changes, withheld=withheld))


def test_parts_stand_in_order_and_fill_the_bar():
    bar = shown().bar
    assert bar is not None
    assert [part.look for part in bar.parts] == ["paid", "held", "waived", "unpaid"]
    assert [part.x for part in bar.parts] == [0.0, 282.35, 352.94, 364.71]
    assert sum(part.width for part in bar.parts) == pytest.approx(WIDTH, abs=0.05)
    assert (bar.tick, bar.percent) == (282.35, "28.2%")
    assert bar.label.zh.startswith("应执行 42,500.00 元，已发放 12,000.00 元，到位未发放 3,000.00 元")
    assert shown().notice is None


def test_empty_parts_are_left_out_and_a_small_share_is_not_written_into_its_part():
    bar = shown(collected="100.00", paid_out="100.00", waived=None, unpaid="42400.00").bar
    assert bar is not None
    assert [part.look for part in bar.parts] == ["paid", "unpaid"]
    assert bar.percent == ""


@pytest.mark.parametrize(
    "changes",
    [
        {"unpaid": "27000.01"},
        {"collected": "11999.99"},
        {"waived": None},
        {"due": "0.00", "collected": "0.00", "paid_out": "0.00", "waived": "0.00", "unpaid": "0.00"},
    ],
)
def test_parts_that_do_not_make_up_the_whole_give_a_warning_and_no_bar(changes: dict[str, str | None]):
    made = shown(**changes)
    assert made.bar is None
    assert made.notice is not None
    assert "不相等" in made.notice.zh


def test_what_the_source_does_not_state_is_named():
    made = shown(due=None, paid_out=None)
    assert made.bar is None
    assert made.notice is not None
    assert made.notice.zh == "来源没有写明应执行、已发放，不能核对，不画案款条。"
    assert made.notice.en.startswith("The source does not state due, paid out,")
    figures = {figure.name: figure for figure in made.figures}
    assert figures["due"].words.zh == "未载明"
    assert not figures["due"].known
    assert figures["collected"].words.zh == "15,000.00"


def test_sums_the_reader_does_not_get_are_called_so_and_not_unknown():
    nothing = dict.fromkeys(ROW)
    made = view(sums_of(nothing, withheld=True))
    assert {figure.words.zh for figure in made.figures} == {"不提供"}
    assert made.notice is not None
    assert "共享协议" in made.notice.zh
    assert {figure.words.zh for figure in view(sums_of(nothing, withheld=False)).figures} == {"未载明"}


def test_cents_are_exact():
    assert sums_of(ROW | {"due": "0.10"}, withheld=False).due == Decimal("0.10")
