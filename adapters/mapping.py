"""Reading values as agency systems write them: the traps of domain.md §7.3, handled once.

Every reader takes the source's own field name, so that a refusal can name it, and raises
:class:`~adapters.port.Rejected`. Empty values give None; use :func:`needed` where the law needs one.
"""

import re
import unicodedata
from collections.abc import Mapping
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from typing import TypeVar
from zoneinfo import ZoneInfo

from schema.case_numbers import CaseNumberError
from schema.case_numbers import parse as parse_case_number
from schema.identifiers import check_uscc

from adapters.port import Rejected

_SHANGHAI = ZoneInfo("Asia/Shanghai")
_DAY = re.compile(r"(\d{4})[-/.年]?(\d{1,2})[-/.月]?(\d{1,2})日?")
_YUAN_PER = {"元": Decimal(1), "万元": Decimal(10_000), "分": Decimal("0.01")}
_NULLS = frozenset({"", "空", "无", "暂无", "NULL", "null", "-", "—"})

Value = TypeVar("Value")


def text(value: object) -> str | None:
    """A trimmed text without CHAR padding, or None."""
    if value is None:
        return None
    trimmed = str(value).replace("\u3000", " ").replace("\x00", "").strip()
    return None if trimmed in _NULLS else trimmed


def narrow(value: object) -> str | None:
    """Like :func:`text`, with full-width digits, letters and brackets made half-width and inner spaces removed."""
    trimmed = text(value)
    return None if trimmed is None else re.sub(r"\s+", "", unicodedata.normalize("NFKC", trimmed))


def needed(value: Value | None, field: str) -> Value:
    """The value, or a refusal that names the missing field."""
    if value is None:
        raise Rejected("MISSING_FIELD", field)
    return value


def legal_day(value: object, field: str) -> date | None:
    """A day written ``yyyyMMdd``, ``yyyy-MM-dd``, ``yyyy/M/d`` or ``yyyy年M月d日``."""
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    written = narrow(value)
    if written is None or written in {"00000000", "99991231"}:
        return None
    match = _DAY.fullmatch(written) or re.fullmatch(r"(\d{4})(\d{2})(\d{2})", written)
    if match is None:
        raise Rejected("IMPOSSIBLE_DATE", field, str(value))
    try:
        return date(*(int(part) for part in match.groups()))
    except ValueError:
        raise Rejected("IMPOSSIBLE_DATE", field, str(value)) from None


def moment(value: object, field: str) -> datetime | None:
    """A moment written ``yyyyMMddHHmmss``, ``yyyy-MM-dd HH:mm[:ss]`` or ISO 8601; Asia/Shanghai unless it says so."""
    if isinstance(value, datetime):
        return value if value.tzinfo else value.replace(tzinfo=_SHANGHAI)
    written = text(value)
    if written is None:
        return None
    compact = re.fullmatch(r"(\d{4})(\d{2})(\d{2})(\d{2})(\d{2})(\d{2})", written)
    try:
        if compact:
            return datetime(*(int(part) for part in compact.groups()), tzinfo=_SHANGHAI)  # type: ignore[misc, arg-type]
        parsed = datetime.fromisoformat(unicodedata.normalize("NFKC", written))
    except ValueError:
        raise Rejected("IMPOSSIBLE_DATE", field, str(value)) from None
    return parsed if parsed.tzinfo else parsed.replace(tzinfo=_SHANGHAI)


def yuan(value: object, field: str, unit: str = "元") -> Decimal | None:
    """A sum in yuan with two decimals from a figure in 元, 万元 or 分; never negative."""
    written = narrow(value)
    if written is None:
        return None
    try:
        amount = Decimal(written.replace(",", "").removesuffix(unit)) * _YUAN_PER[unit]
    except InvalidOperation:
        raise Rejected("AMOUNT", field, str(value)) from None
    if not amount.is_finite() or amount < 0 or amount != amount.quantize(Decimal("0.01")) or amount >= 10**12:
        raise Rejected("AMOUNT", field, str(value))
    return amount.quantize(Decimal("0.01"))


def count(value: object, field: str) -> int | None:
    """A whole number of people or things."""
    written = narrow(value)
    if written is None:
        return None
    if not written.isdecimal() or len(written) > 7:
        raise Rejected("AMOUNT", field, str(value))
    return int(written)


def coded(value: object, table: Mapping[str, Value], field: str) -> Value | None:
    """The hub's value for a code of the source."""
    written = narrow(value)
    if written is None:
        return None
    try:
        return table[written]
    except KeyError:
        raise Rejected("UNKNOWN_CODE", field, str(value)) from None


def unit_code(value: object, field: str) -> str | None:
    """A unified social credit code whose check digit holds."""
    written = text(value)
    if written is None:
        return None
    checked = check_uscc(written)
    if not checked.valid:
        raise Rejected("USCC", field, written, f"{checked.reason_zh} {checked.reason_en}")
    return str(checked.value)


def court_number(value: object, field: str) -> str | None:
    """A court case number in canonical form."""
    written = text(value)
    if written is None:
        return None
    try:
        return parse_case_number(written).canonical
    except CaseNumberError as error:
        raise Rejected("CASE_NUMBER", field, written, str(error)) from None
