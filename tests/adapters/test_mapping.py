"""Reading values as agency systems write them."""

from datetime import UTC, date, datetime, timedelta, timezone
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from adapters.mapping import (
    coded,
    count,
    day_or_moment,
    document_number,
    legal_day,
    moment,
    narrow,
    text,
    unit_code,
    yuan,
)
from adapters.port import Rejected

SHANGHAI = ZoneInfo("Asia/Shanghai")
DAYS = st.dates(date(1949, 1, 1), date(2100, 12, 31))
FORMS = ["{0:%Y%m%d}", "{0:%Y-%m-%d}", "{0.year}-{0.month}-{0.day}", "{0.year}/{0.month}/{0.day}",
         "{0.year}.{0.month}.{0.day}", "{0.year}年{0.month}月{0.day}日"]  # fmt: skip
WIDE = str.maketrans("0123456789.,", "０１２３４５６７８９．，")


def refused(code: str, read: object, *arguments: object) -> Rejected:
    with pytest.raises(Rejected) as caught:
        read(*arguments)  # type: ignore[operator]
    assert caught.value.code == code
    return caught.value


@given(DAYS, st.sampled_from(FORMS), st.booleans(), st.integers(0, 6))
def test_a_day_is_read_back_from_every_form_it_is_written_in(day: date, form: str, wide: bool, padding: int) -> None:
    written = form.format(day)
    written = written.translate(WIDE) if wide else written
    assert legal_day(written + " " * padding, "LARQ") == day


@given(st.text("0123456789-/.年月日 ", max_size=14))
def test_what_is_read_as_a_day_is_written_with_its_own_digits(written: str) -> None:
    try:
        day = legal_day(written, "LARQ")
    except Rejected as error:
        assert (error.code, error.field, error.value) == ("IMPOSSIBLE_DATE", "LARQ", written)
        return
    if day is not None:
        digits = "".join(part for part in written if part.isdigit())
        assert digits in {f"{day:%Y%m%d}", f"{day.year}{day.month}{day.day}", f"{day.year}{day:%m}{day.day}",
                          f"{day.year}{day.month}{day:%d}"}  # fmt: skip


@pytest.mark.parametrize(
    "written",
    ["20130230", "20131301", "2013118", "201318", "2013-0118", "2013-01/18", "2013年01-18", "10130118", "21010101",
     "2013-1", "二〇一三年", "20130118x", "2013011816"],
)  # fmt: skip
def test_what_is_no_day_or_could_be_two_is_refused(written: str) -> None:
    assert refused("IMPOSSIBLE_DATE", legal_day, written, "LARQ").value == written


@pytest.mark.parametrize("written", [None, "", "        ", "00000000", "99991231", "　", "无", "NULL"])
def test_an_empty_day_is_none(written: str | None) -> None:
    assert legal_day(written, "LARQ") is None


def test_the_legal_day_of_a_moment_is_the_day_in_shanghai() -> None:
    assert legal_day(datetime(2023, 6, 29, 16, 30, tzinfo=UTC), "D") == date(2023, 6, 30)
    assert legal_day(datetime(2023, 6, 29, 16, 30), "D") == date(2023, 6, 29)
    assert legal_day(date(2023, 6, 29), "D") == date(2023, 6, 29)


@given(st.datetimes(datetime(1949, 1, 1), datetime(2100, 12, 31)).map(lambda at: at.replace(microsecond=0)))
def test_a_moment_is_read_back_from_every_form_it_is_written_in(at: datetime) -> None:
    here = at.replace(tzinfo=SHANGHAI)
    for written in (
        f"{at:%Y%m%d%H%M%S}",
        f"{at:%Y-%m-%d %H:%M:%S}  ",
        at.isoformat(),
        f"{at:%Y%m%d%H%M%S}".translate(WIDE),
    ):
        assert moment(written, "YSSJ") == here


def test_a_moment_keeps_the_zone_it_names() -> None:
    assert moment("2023-06-29T16:40:00+08:00", "YSSJ") == datetime(2023, 6, 29, 8, 40, tzinfo=UTC)
    assert moment(datetime(2023, 6, 29, 8, 40, tzinfo=timezone(timedelta(0))), "YSSJ") == datetime(
        2023, 6, 29, 16, 40, tzinfo=SHANGHAI
    )


@pytest.mark.parametrize(
    "written", ["20230631093000", "2013011800930", "201301181640", "20230629250000", "昨天", "10230629164000"]
)
def test_what_is_no_moment_is_refused(written: str) -> None:
    refused("IMPOSSIBLE_DATE", moment, written, "YSSJ")


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("20130118      ", date(2013, 1, 18)),
        ("20130118000000", date(2013, 1, 18)),
        ("2013-01-18 00:00:00", date(2013, 1, 18)),
        ("20230629164000", datetime(2023, 6, 29, 16, 40, tzinfo=SHANGHAI)),
        ("2023-06-29 16:40", datetime(2023, 6, 29, 16, 40, tzinfo=SHANGHAI)),
        ("00000000000000", None),
        (" ", None),
        (None, None),
    ],
)
def test_a_day_is_not_taken_for_a_moment(written: str | None, read: date | None) -> None:
    found = day_or_moment(written, "YSSJ")
    assert found == read
    assert type(found) is type(read)


@given(st.decimals(0, 10**12 - 1, places=2), st.booleans(), st.booleans())
def test_a_sum_is_read_back_with_or_without_separators(amount: Decimal, grouped: bool, wide: bool) -> None:
    written = f"{amount:,.2f}" if grouped else f"{amount:.2f}"
    assert yuan((written.translate(WIDE) if wide else written) + "  ", "SJJE") == amount


@given(st.decimals(0, 10**7, places=6))
def test_a_sum_in_ten_thousands_is_the_same_sum(amount: Decimal) -> None:
    assert yuan(f"{amount}万元", "CF_NR_FK", "万元") == amount * 10_000


@given(st.text("0123456789.,-+eE_元 ", max_size=40))
def test_a_figure_is_a_sum_of_two_decimals_or_refused(written: str) -> None:
    try:
        amount = yuan(written, "SJJE")
    except Rejected as error:
        assert (error.code, error.field) == ("AMOUNT", "SJJE")
        return
    if amount is not None:
        assert amount >= 0
        assert amount.as_tuple().exponent == -2
        assert Decimal(written.replace(",", "").replace("元", "").replace(" ", "")) == amount


@pytest.mark.parametrize(
    "written",
    [
        "12345.678",
        "-5",
        "182,17",
        "1,82,171",
        "1_000",
        "1e5",
        "1e30",
        "NaN",
        "Infinity",
        "1.5万",
        "9" * 13,
        "约3万",
        ".",
    ],
)
def test_a_figure_that_could_mean_something_else_is_refused(written: str) -> None:
    assert refused("AMOUNT", yuan, written, "SJJE").value == written


def test_sums_in_fen_are_yuan() -> None:
    assert yuan("16850050", "JE", "分") == Decimal("168500.50")


def test_padding_and_width_do_not_matter() -> None:
    assert text("  某某公司　 ") == "某某公司"
    assert text("\x00") is None
    assert narrow("（２０２３） 皖０２２３执１２３号") == "(2023)皖0223执123号"
    assert count("１２ ", "SJRS") == 12
    assert coded("０１  ", {"01": "a"}, "WFLX") == "a"
    refused("AMOUNT", count, "12.5", "SJRS")
    refused("UNKNOWN_CODE", coded, "77", {"01": "a"}, "WFLX")


@pytest.mark.parametrize(
    "written",
    [
        "南人社监移字〔2023〕3号",
        "南人社监移字[2023]3号",
        "南人社监移字（2023）３号  ",
        "南人社监移字 【2023】 3号",
        "南人社监移字﹝2023﹞3号",
    ],
)
def test_a_document_number_has_one_form(written: str) -> None:
    assert document_number(written, "YSSWH") == "南人社监移字〔2023〕3号"


def test_other_brackets_of_a_document_number_stay() -> None:
    assert document_number("南公（治）立字〔2023〕31号", "WSWH") == "南公(治)立字〔2023〕31号"
    assert document_number(" ", "WSWH") is None
    refused("CASE_NUMBER", document_number, "待定", "WSWH")


def test_a_unit_code_is_read_whatever_its_width_and_refused_when_its_check_digit_is_wrong() -> None:
    assert unit_code("９１３４０２２３ＸＸ０００００１９Ｙ  ", "AAB998") == "91340223XX0000019Y"
    assert unit_code("  ", "AAB998") is None
    assert refused("USCC", unit_code, "91340223XX0000019X", "AAB998").field == "AAB998"
