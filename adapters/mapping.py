"""Reading values as agency systems write them: the traps of domain.md §7.3, handled once.

Every reader takes the source's own field name, so that a refusal can name it, and raises
:class:`~adapters.port.Rejected`. Empty values give None; use :func:`needed` where the law needs one.
"""

import re
import unicodedata
from collections.abc import Mapping
from datetime import date, datetime, time
from decimal import Decimal
from typing import TypeVar
from zoneinfo import ZoneInfo

from adapters.port import Rejected
from schema.case_numbers import CaseNumberError
from schema.case_numbers import parse as parse_case_number
from schema.identifiers import check_uscc

_SHANGHAI = ZoneInfo("Asia/Shanghai")
_DAYS = tuple(
    re.compile(pattern)
    for pattern in (
        r"([0-9]{4})([0-9]{2})([0-9]{2})",
        r"([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})",
        r"([0-9]{4})/([0-9]{1,2})/([0-9]{1,2})",
        r"([0-9]{4})\.([0-9]{1,2})\.([0-9]{1,2})",
        r"([0-9]{4})年([0-9]{1,2})月([0-9]{1,2})日?",
    )
)
_YEARS = range(1949, 2101)
"""No act of these agencies is older, and a later year is a slip of the pen."""
_NO_DAY = frozenset({"00000000", "99991231", "00000000000000", "99991231235959"})
_MOMENT = re.compile(r"([0-9]{4})([0-9]{2})([0-9]{2})([0-9]{2})([0-9]{2})([0-9]{2})")
_FIGURE = re.compile(r"[0-9]{1,3}(?:,[0-9]{3})+(?:\.[0-9]+)?|[0-9]+(?:\.[0-9]+)?")
_YEAR_BRACKETS = re.compile(r"[\[({〔【〖]((?:19|20)[0-9]{2})[\])}〕】〗]")
_CENT = Decimal("0.01")
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
    """A day written ``yyyyMMdd``, ``yyyy-M-d``, ``yyyy/M/d``, ``yyyy.M.d`` or ``yyyy年M月d日``."""
    if isinstance(value, datetime):
        return (value.astimezone(_SHANGHAI) if value.tzinfo else value).date()
    if isinstance(value, date):
        return value
    written = narrow(value)
    if written is None or written in _NO_DAY:
        return None
    match = next((match for pattern in _DAYS if (match := pattern.fullmatch(written))), None)
    if match is None or int(match[1]) not in _YEARS:
        raise Rejected("IMPOSSIBLE_DATE", field, str(value))
    try:
        return date(*(int(part) for part in match.groups()))
    except ValueError:
        raise Rejected("IMPOSSIBLE_DATE", field, str(value)) from None


def moment(value: object, field: str) -> datetime | None:
    """A moment written ``yyyyMMddHHmmss``, ``yyyy-MM-dd HH:mm[:ss]`` or ISO 8601; Asia/Shanghai unless it says so.

    A bare day is its beginning; where that difference matters, use :func:`day_or_moment`.
    """
    if isinstance(value, datetime):
        return value if value.tzinfo else value.replace(tzinfo=_SHANGHAI)
    trimmed = text(value)
    if trimmed is None or trimmed in _NO_DAY:
        return None
    written = unicodedata.normalize("NFKC", trimmed)
    compact = _MOMENT.fullmatch(written)
    try:
        if compact:
            parsed = datetime(*(int(part) for part in compact.groups()))  # type: ignore[arg-type]  # noqa: DTZ001
        elif written.isdecimal() and len(written) != 8:
            raise ValueError("neither a day nor a moment")
        else:
            parsed = datetime.fromisoformat(written)
    except ValueError:
        raise Rejected("IMPOSSIBLE_DATE", field, str(value)) from None
    if parsed.year not in _YEARS:
        raise Rejected("IMPOSSIBLE_DATE", field, str(value))
    return parsed if parsed.tzinfo else parsed.replace(tzinfo=_SHANGHAI)


def day_or_moment(value: object, field: str) -> date | datetime | None:
    """A moment where the source gives one, a day where it gives only that.

    Midnight sharp is a day: systems fill up a missing time with zeros.
    """
    written = narrow(value)
    if written is None:
        return None
    if any(pattern.fullmatch(written) for pattern in _DAYS):
        return legal_day(value, field)
    found = moment(value, field)
    if found is None:
        return None
    local = found.astimezone(_SHANGHAI)
    return local.date() if local.time() == time() else found


def yuan(value: object, field: str, unit: str = "元") -> Decimal | None:
    """A sum in yuan with two decimals from a figure in 元, 万元 or 分; never negative.

    A comma separates thousands only; one that does not is refused, never guessed at.
    """
    written = narrow(value)
    if written is None:
        return None
    figure = written.removesuffix(unit)
    if not _FIGURE.fullmatch(figure) or len(figure) > 20:
        raise Rejected("AMOUNT", field, str(value))
    amount = Decimal(figure.replace(",", "")) * _YUAN_PER[unit]
    if amount >= 10**12 or amount != amount.quantize(_CENT):
        raise Rejected("AMOUNT", field, str(value))
    return amount.quantize(_CENT)


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
    written = narrow(value)
    if written is None:
        return None
    checked = check_uscc(written)
    if not checked.valid:
        raise Rejected("USCC", field, written, f"{checked.reason_zh} {checked.reason_en}")
    return str(checked.value)


def document_number(value: object, field: str) -> str | None:
    """A document number (文号) with its year in the official brackets 〔 〕, e.g. ``南人社监立字〔2023〕12号``."""
    written = narrow(value)
    if written is None:
        return None
    if not re.search("[0-9]", written):
        raise Rejected("CASE_NUMBER", field, str(value))
    return _YEAR_BRACKETS.sub(r"〔\1〕", written)


def court_number(value: object, field: str) -> str | None:
    """A court case number in canonical form."""
    written = text(value)
    if written is None:
        return None
    try:
        return parse_case_number(written).canonical
    except CaseNumberError as error:
        raise Rejected("CASE_NUMBER", field, written, str(error)) from None
