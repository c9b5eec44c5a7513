"""Numbers of every kind the hub meets: courts, arbitration, offices of the five agencies, police cases, the hub itself.

Prefixes of document numbers are local; the words before the year are kept as they are and only tell the kind.
"""

import re
from dataclasses import dataclass

from schema.case_numbers import CaseNumberError, narrow
from schema.case_numbers import parse as parse_case_number
from schema.fields import Code


class NumberKind(Code):
    """Whose number it is."""

    COURT = "court", "法院案号", "court case number"
    ARBITRATION = "arbitration", "仲裁案号", "arbitration number"
    PROCURATORATE = "procuratorate", "检察文号", "procuratorial number"
    DOCUMENT = "document", "行政机关文号", "document number"
    POLICE = "police", "公安案件编号", "police case number"
    HUB = "hub", "枢纽编号", "number given by the hub"


@dataclass(frozen=True, slots=True)
class Number:
    """One number, taken apart."""

    kind: NumberKind
    original: str
    canonical: str
    year: int
    court: str | None
    """Code of the court; None for numbers of others."""
    type: str | None
    """Type characters of a court, words before the year of a document, prefix of the hub's own."""
    serial: int
    suffix: int | None = None
    legacy: bool = False


_WORDS = r"(?P<words>[\u4e00-\u9fff]{1,16}(?:\([\u4e00-\u9fff]{1,3}\)[\u4e00-\u9fff]{0,8})?)"
_DOCUMENT = re.compile(rf"{_WORDS}\((?P<year>\d{{4}})\)第?(?P<serial>\d{{1,8}})(?:-(?P<suffix>\d{{1,3}}))?号")
_YEAR_FIRST = re.compile(
    r"\((?P<year>\d{4})\)(?P<words>[\u4e00-\u9fff]{2,16}?)字?第?(?P<serial>\d{1,8})(?:-(?P<suffix>\d{1,3}))?号"
)
_POLICE = re.compile(r"A(?P<organ>\d{12})(?P<year>(?:19|20)\d\d)(?:0[1-9]|1[0-2])(?P<serial>\d{4})")
_HUB = re.compile(r"(?P<prefix>[A-Z]{2,4})-(?P<year>\d{4})-(?P<serial>\d{6})")
_FOREIGN = {"ARBITRATION": NumberKind.ARBITRATION, "PROCURATORATE": NumberKind.PROCURATORATE}


def identify(text: str) -> Number:
    """Tell what kind of number it is and take it apart. Raises CaseNumberError with the reason."""
    written = narrow(text)
    if police := _POLICE.fullmatch(written.upper()):
        organ, serial = police["organ"], int(police["serial"])
        return Number(NumberKind.POLICE, text, written.upper(), int(police["year"]), None, f"A{organ}", serial)
    if own := _HUB.fullmatch(written.upper()):
        prefix, serial = own["prefix"], int(own["serial"])
        return Number(NumberKind.HUB, text, written.upper(), int(own["year"]), None, prefix, serial)
    if document := _DOCUMENT.fullmatch(written):
        return _of_document(text, document)
    try:
        found = parse_case_number(text)
    except CaseNumberError as error:
        foreign, parts = _FOREIGN.get(error.code), _YEAR_FIRST.fullmatch(written)
        if foreign is None or parts is None:
            raise
        suffix = int(parts["suffix"]) if parts["suffix"] else None
        return Number(foreign, text, written, int(parts["year"]), None, parts["words"], int(parts["serial"]), suffix)
    return Number(
        NumberKind.COURT,
        text,
        found.canonical,
        found.year,
        found.court,
        found.type,
        found.serial,
        found.suffix,
        found.legacy,
    )


def _of_document(text: str, found: re.Match[str]) -> Number:
    words, serial, suffix = found["words"], int(found["serial"]), found["suffix"]
    if not serial:
        raise CaseNumberError("SERIAL", "序号不能为零。", "The serial cannot be zero.")
    kind = NumberKind.DOCUMENT
    if re.search(r"劳人?仲|仲裁|劳人裁", words):
        kind = NumberKind.ARBITRATION
    elif "检" in words:
        kind = NumberKind.PROCURATORATE
    canonical = f"{words}〔{found['year']}〕{serial}{f'-{suffix}' if suffix else ''}号"
    return Number(kind, text, canonical, int(found["year"]), None, words, serial, int(suffix) if suffix else None)
