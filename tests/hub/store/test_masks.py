"""What is left of a value when it is masked, as PostgreSQL computes it."""

from collections.abc import Iterator
from typing import Any

import psycopg
import pytest

from hub.store.masks import MASKS
from schema.fields import Mask


@pytest.fixture(scope="module")
def connection(database: Any) -> Iterator[psycopg.Connection]:
    with psycopg.connect(database.url("masks"), autocommit=True) as opened:
        yield opened


def masked(connection: psycopg.Connection, mask: Mask, value: Any, kind: str = "text") -> Any:
    row = connection.execute(f"SELECT {MASKS[mask].format(x='v')} FROM (SELECT %s::{kind} AS v) t", (value,)).fetchone()
    assert row is not None
    return row[0]


@pytest.mark.parametrize(
    ("mask", "value", "left"),
    [
        (Mask.NAME, "张三", "张*"),
        (Mask.NAME, "张三丰", "张**"),
        (Mask.NAME, "欧阳修", "欧阳*"),
        (Mask.NAME, "欧阳", "欧*"),
        (Mask.NAME, "张", "张*"),
        (Mask.ID_NUMBER, "340223190001019007", "**************9007"),
        (Mask.ID_NUMBER, "E12345678", "*****5678"),
        (Mask.ID_NUMBER, "9007", "****"),
        (Mask.PHONE, "13800001234", "138****1234"),
        (Mask.PHONE, "0553-6812345", "055****2345"),
        (Mask.PHONE, "6812345", "****45"),
        (Mask.ADDRESS, "安徽省芜湖市南陵县籍山镇陵阳中路88号3栋201室", "安徽省芜湖市南陵县籍山镇***"),
        (Mask.ADDRESS, "安徽省芜湖市 南陵县 许镇镇 黄墓村5组", "安徽省芜湖市南陵县许镇***"),
        (Mask.ADDRESS, "南陵县何湾镇西山村", "南陵县何湾镇***"),
        (Mask.ADDRESS, "江苏省镇江市京口区象山街道某某路1号", "江苏省镇江市京口区象山街道***"),
        (Mask.ADDRESS, "苏州市吴中区木渎镇1号", "苏州市吴中区木渎镇***"),
        (Mask.ADDRESS, "广西壮族自治区南宁市青秀区津头街道2号", "广西壮族自治区南宁市青秀区津头街道***"),
        (Mask.ADDRESS, "安徽省芜湖市南陵县陵阳路3号古镇小区8栋", "安徽省芜湖市南陵县***"),
        (Mask.ADDRESS, "安徽省芜湖市弋江区利民西路418号", "安徽省芜湖市弋江区***"),
        (Mask.ADDRESS, "陵阳路88号", "***"),
        (Mask.ADDRESS, "", "***"),
        (Mask.BANK_ACCOUNT, "6222021234567890001", "****0001"),
        (Mask.BANK_ACCOUNT, "中国农业银行 6228 4804 0256 4890 018", "中国农业银行****0018"),
        (Mask.BANK_ACCOUNT, "农业银行6222********0001", "农业银行****0001"),
        (Mask.BANK_ACCOUNT, "张三 6222021234560001", "****0001"),
        (Mask.BANK_ACCOUNT, "1234567", "****"),
        (Mask.PLATE, "皖B12312", "皖B·***12"),
        (Mask.PLATE, "皖B·12312", "皖B·***12"),
        (Mask.PLATE, "皖b d12312", "皖B·***12"),
        (Mask.PLATE, "皖B12", "***"),
    ],
)
def test_what_a_mask_leaves_of_a_text(connection: psycopg.Connection, mask: Mask, value: str, left: str) -> None:
    assert masked(connection, mask, value) == left


@pytest.mark.parametrize(
    ("amount", "band"),
    [
        ("0", "<5000"),
        ("4999.99", "<5000"),
        ("5000", "5000-20000"),
        ("20000", "20000-50000"),
        ("50000", "20000-50000"),
        ("50000.01", ">50000"),
    ],
)
def test_a_sum_is_told_as_a_band(connection: psycopg.Connection, amount: str, band: str) -> None:
    assert masked(connection, Mask.AMOUNT_BAND, amount, "numeric") == band


def test_every_mask_has_a_form_and_leaves_nothing_of_nothing(connection: psycopg.Connection) -> None:
    assert set(MASKS) == set(Mask) - {Mask.HIDE}
    for mask in MASKS:
        kind = "numeric" if mask is Mask.AMOUNT_BAND else "text"
        assert masked(connection, mask, None, kind) is None, mask
