"""Numbers of units (unified social credit code, GB 32100) and persons (resident identity number, GB 11643)."""

import re
import unicodedata
from dataclasses import dataclass
from datetime import date

from stdnum import numdb
from stdnum.cn import uscc

_ALPHABET = "0123456789ABCDEFGHJKLMNPQRTUWXY"
_LENGTH = 18


@dataclass(frozen=True, slots=True)
class IdCheck:
    """What is to be said of a number."""

    kind: str
    value: str
    """As it is stored: half-width, upper case, no blanks."""
    valid: bool
    reason: str = ""
    """``LENGTH``, ``CHARACTER``, ``CHECK_DIGIT``, ``BIRTH_DATE`` or ``DIVISION``."""
    reason_zh: str = ""
    reason_en: str = ""


def check_uscc(text: str) -> IdCheck:
    """Check a unified social credit code and say what is wrong with it."""
    value = re.sub(r"[\s-]", "", unicodedata.normalize("NFKC", text)).upper()
    if len(value) != _LENGTH:
        return IdCheck(
            "uscc", value, False, "LENGTH",
            f"统一社会信用代码应为 18 位，现为 {len(value)} 位。", f"The code has 18 characters, not {len(value)}.",
        )  # fmt: skip
    for place, character in enumerate(value, start=1):
        if character not in _ALPHABET:
            return IdCheck(
                "uscc", value, False, "CHARACTER",
                f"第 {place} 位的字符不允许使用。", f"The character at place {place} is not allowed.",
            )  # fmt: skip
    if not uscc.is_valid(value):
        return IdCheck("uscc", value, False, "CHECK_DIGIT", "校验位不符。", "The check digit does not fit.")
    return IdCheck("uscc", value, True)


def check_resident_id(text: str) -> IdCheck:
    """Check a resident identity number (GB 11643) and say what is wrong with it.

    An old number of 15 digits is checked too; ``value`` is the number of 18 that took its place.
    """
    value = re.sub(r"\s", "", unicodedata.normalize("NFKC", text)).upper()
    if re.fullmatch(r"\d{15}", value):
        value = _with_check_digit(f"{value[:6]}19{value[6:]}")
    if not re.fullmatch(r"\d{17}[\dX]", value):
        return IdCheck(
            "resident_id", value, False, "LENGTH",
            "应为 17 位数字加一位数字或 X。", "It has 17 digits and a digit or X.",
        )  # fmt: skip
    try:
        born = date(int(value[6:10]), int(value[10:12]), int(value[12:14]))
    except ValueError:
        return IdCheck(
            "resident_id", value, False, "BIRTH_DATE", "出生日期不存在。", "The date of birth does not exist."
        )
    if _with_check_digit(value[:17]) != value:
        return IdCheck("resident_id", value, False, "CHECK_DIGIT", "校验位不符。", "The check digit does not fit.")
    if not _was_in_use(value[:6], born.year):
        return IdCheck(
            "resident_id", value, False, "DIVISION",
            "前六位不是出生时或其后使用过的行政区划代码。", "The first six digits are no division code of that time.",
        )  # fmt: skip
    return IdCheck("resident_id", value, True)


def _with_check_digit(digits: str) -> str:
    total = sum(int(digit) * weight for digit, weight in zip(digits, _WEIGHTS, strict=True))
    return digits + "10X98765432"[total % 11]


def _was_in_use(code: str, born: int) -> bool:
    """Whether a division code may stand in a number of somebody born in a year.

    Numbers are given at registration, which may be long after birth: a code must not have been given up before it.
    Codes of a known province that the list lacks are let pass, for it is not complete.
    """
    parts = numdb.get("cn/loc").info(code)
    if "province" not in parts[0][1]:
        return False
    ends = [re.match(r"\[\d*-(\d+)\]", name) for name in parts[-1][1].get("county", "").split(",")]
    return any(end is None or int(end[1]) >= born for end in ends)


_WEIGHTS = (7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2)


def right_uscc(text: str | None) -> str | None:
    """A unified social credit code as it is stored; ValueError (``USCC_CHECK_DIGIT``) where it cannot be right."""
    return None if text is None else _right(check_uscc(text))


def right_resident_id(text: str) -> str:
    """A resident identity number as it is stored; ValueError (``RESIDENT_ID_BIRTH_DATE``) where it cannot be right."""
    return _right(check_resident_id(text))


def _right(found: IdCheck) -> str:
    if not found.valid:
        raise ValueError(f"{found.kind.upper()}_{found.reason}")
    return found.value
