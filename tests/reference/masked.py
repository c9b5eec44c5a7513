"""Masked forms of domain reference §5.3, in Python."""

import re
from collections.abc import Callable, Mapping
from decimal import Decimal
from typing import Any

from schema.fields import Mask

_COMPOUND = "欧阳 司马 上官 诸葛 司徒 东方 皇甫 尉迟 公孙 慕容 令狐 宇文 长孙 夏侯 轩辕 端木"
_TWO_CHARACTERS = frozenset(_COMPOUND.split())


def _name(value: str) -> str:
    surname = value[:2] if value[:2] in _TWO_CHARACTERS and len(value) > 2 else value[:1]
    return surname + "*" * max(len(value) - len(surname), 1)


def _id_number(value: str) -> str:
    kept = value[-4:] if len(value) > 4 else ""
    return "*" * (len(value) - len(kept)) + kept


def _phone(value: str) -> str:
    return f"{value[:3]}****{value[-4:]}" if len(value) >= 10 else f"****{value[-2:]}"


def _band(value: Decimal) -> str:
    for top, band in ((5000, "<5000"), (20000, "5000-20000")):
        if value < top:
            return band
    return "20000-50000" if value <= 50000 else ">50000"


_PLACES = re.compile(
    r"(?:[^省市区]{2,7}省|[^省市区]{2,7}自治区)?"
    r"(?:[^市州盟县区]{2,10}(?:市|自治州|州|盟|地区))?"
    r"(?:[^县区市旗路号0-9]{1,10}[县区市旗])?"
    r"(?:[^镇乡街路道号村组栋幢巷弄0-9]{1,10}(?:镇|乡|街道))?"
)


def _address(value: str) -> str:
    return _PLACES.match(re.sub(r"\s", "", value))[0] + "***"  # type: ignore[index]


def _bank_account(value: str) -> str:
    bank = re.match(r"[^0-9]*(?:银行|信用社|信用联社)", value)
    digits = re.sub(r"[^0-9]", "", value)
    return f"{bank[0] if bank else ''}****{digits[-4:] if len(digits) >= 8 else ''}"


def _plate(value: str) -> str:
    plate = re.sub(r"[ ·•.-]", "", value).upper()
    return f"{plate[:2]}·***{plate[-2:]}" if len(plate) >= 7 else "***"


_FORMS: Mapping[Mask, Callable[[Any], str]] = {
    Mask.NAME: _name,
    Mask.ID_NUMBER: _id_number,
    Mask.PHONE: _phone,
    Mask.AMOUNT_BAND: _band,
    Mask.ADDRESS: _address,
    Mask.BANK_ACCOUNT: _bank_account,
    Mask.PLATE: _plate,
}


def masked(mask: Mask, value: Any) -> str | None:
    """What a mask leaves of a value; nothing of nothing."""
    return None if value is None else _FORMS[mask](value)
