"""Numbers of units: the unified social credit code (GB 32100)."""

import re
import unicodedata
from dataclasses import dataclass

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
