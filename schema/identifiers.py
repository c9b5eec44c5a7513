"""Numbers of units (unified social credit code, GB 32100) and persons (resident identity number, GB 11643)."""

import re
import unicodedata
from dataclasses import dataclass
from datetime import date

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
    """``LENGTH``, ``CHARACTER`` or ``CHECK_DIGIT``."""
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
    """Check a resident identity number (GB 11643) and say what is wrong with it."""
    value = re.sub(r"\s", "", unicodedata.normalize("NFKC", text)).upper()
    if re.fullmatch(r"\d{15}", value):
        return IdCheck(
            "resident_id", value, False, "OLD",
            "15 位旧号码，应换用 18 位。", "An old number of 15 digits; use that of 18.",
        )  # fmt: skip
    if not re.fullmatch(r"\d{17}[\dX]", value):
        return IdCheck(
            "resident_id", value, False, "LENGTH",
            "应为 17 位数字加一位数字或 X。", "It has 17 digits and a digit or X.",
        )  # fmt: skip
    try:
        date(int(value[6:10]), int(value[10:12]), int(value[12:14]))
    except ValueError:
        return IdCheck(
            "resident_id", value, False, "BIRTH_DATE", "出生日期不存在。", "The date of birth does not exist."
        )
    total = sum(int(digit) * weight for digit, weight in zip(value[:17], _WEIGHTS, strict=True))
    if "10X98765432"[total % 11] != value[17]:
        return IdCheck("resident_id", value, False, "CHECK_DIGIT", "校验位不符。", "The check digit does not fit.")
    return IdCheck("resident_id", value, True)


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
