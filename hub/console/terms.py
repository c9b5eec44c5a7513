"""What somebody typed into the search: recognised, made canonical and said back, or refused with the reason."""

import re
import unicodedata
from dataclasses import dataclass
from enum import StrEnum

from hub.console.formats import same
from hub.console.security import has_controls
from hub.words import Text, text
from schema.case_numbers import CaseNumber, CaseNumberError, parse
from schema.identifiers import check_uscc

LONGEST = 120
"""Characters of a search that are looked at."""
_MATTER = re.compile(r"NLX-?(\d{4})-?(\d{1,6})")
_UNIT = re.compile(r"[0-9A-Z]{16,20}")
_TYPES = frozenset({"执", "执恢", "执保", "执异", "执复", "执监", "执协", "执他"})


class TermKind(StrEnum):
    """What enforcement cases can be looked for by."""

    CASE = "case"
    UNIT = "unit"
    MATTER = "matter"


@dataclass(frozen=True, slots=True)
class Term:
    """A recognised search."""

    kind: TermKind
    value: str
    """Canonical form, as records hold it."""
    words: Text
    """What it was taken for, said back to the reader."""


class UnknownTerm(ValueError):
    """The text is no number of any kind; ``reason`` says why."""

    def __init__(self, reason: Text) -> None:
        super().__init__(reason.en)
        self.reason = reason


def recognise(typed: str) -> Term:
    """What a search means; brackets, blanks and full-width characters are tolerated.

    Raises UnknownTerm with the reason in words.
    """
    if len(typed) > LONGEST or has_controls(typed):
        raise UnknownTerm(text("console.term_unknown"))
    narrow = re.sub(r"\s+", "", unicodedata.normalize("NFKC", typed)).upper()
    if matter := _MATTER.fullmatch(narrow):
        number = f"NLX-{matter[1]}-{int(matter[2]):06d}"
        return Term(TermKind.MATTER, number, text("console.term_matter", number=number))
    if _UNIT.fullmatch(narrow):
        checked = check_uscc(narrow)
        if not checked.valid:
            raise UnknownTerm(Text(zh=checked.reason_zh, en=checked.reason_en))
        return Term(TermKind.UNIT, checked.value, text("console.term_unit", number=checked.value))
    try:
        found = parse(typed)
    except CaseNumberError as error:
        looks_like_one = "号" in narrow or narrow.startswith(("(", "[", "〔", "【"))
        raise UnknownTerm(Text(zh=error.zh, en=error.en) if looks_like_one else text("console.term_unknown")) from error
    return Term(TermKind.CASE, _of_the_case(found), _said(found))


def _of_the_case(number: CaseNumber) -> str:
    """The number of the case itself, also where that of a supplementary ruling (之二) was typed."""
    if number.legacy:
        return number.canonical
    return f"({number.year}){number.court}{number.special}{number.type}{number.serial}号"


def _said(number: CaseNumber) -> Text:
    if number.legacy:
        return text("console.term_legacy", number=number.canonical)
    kind = text(f"console.case_type_{number.type}") if number.type in _TYPES else same(number.type)
    return text("console.term_case", court=number.court, kind=kind, year=number.year, serial=number.serial)
