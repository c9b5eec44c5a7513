"""Court case numbers (案号): rule 法〔2015〕137号 as changed by 法〔2018〕335号; older ones are kept as legacy.

Canonical form: half-width brackets, no blanks, no leading zeros. The original spelling is kept beside it.
"""

import re
import unicodedata
from dataclasses import dataclass

_PROVINCES = "京津冀晋内辽吉黑沪苏浙皖闽赣鲁豫鄂湘粤桂琼渝川黔云藏陕甘青宁新兵军"
_NUMERALS = "一二三四五六七八九十"
TYPES = [
    "民初",
    "民终",
    "民监",
    "民申",
    "民抗",
    "民再",
    "民撤",
    "民特监",
    "民特",
    "民督监",
    "民督",
    "民辖",
    "民辖终",
    "刑初",
    "刑终",
    "刑申",
    "刑抗",
    "刑再",
    "刑更",
    "刑监",
    "刑医",
    "行初",
    "行终",
    "行申",
    "行再",
    "行审复",
    "行审",
    "行监",
    "行赔初",
    "行赔终",
    "司救执",
    "司惩复",
    "司惩",
    "财保",
    "执恢",
    "执保",
    "执异",
    "执复",
    "执监",
    "执协",
    "执他",
    "执",
    "破申",
    "破",
    "诉前调确",
    "诉前调书",
    "诉前调",
    "民诉前调",
    "强清",
    "认台",
    "认港",
]
"""Type characters the hub knows; others are kept and marked."""

_FIRST_YEAR_OF_THE_RULE = 2016
_MODERN = re.compile(
    rf"\((?P<year>\d{{4}})\)(?P<court>最高法|[{_PROVINCES}](?:\d{{4}}|\d{{2}})?)(?P<special>知)?"
    rf"(?P<type>[\u4e00-\u9fff]{{1,6}}?)(?P<serial>\d{{1,8}})(?:-(?P<dash>\d{{1,2}}))?号(?:之(?P<suffix>[{_NUMERALS}]{{1,3}}))?"
)
_LEGACY = re.compile(
    r"\((?P<year>\d{4})\)(?P<court>[\u4e00-\u9fff\d]{1,12}?)(?P<type>[\u4e00-\u9fff]{1,6}?)字?第?(?P<serial>\d{1,8})(?:-(?P<dash>\d{1,2}))?号"
)
_SEVERAL = re.compile(r"\d\s*[、,，]\s*\d")


class CaseNumberError(ValueError):
    """The text is no case number; says why in Chinese and English."""

    def __init__(self, code: str, zh: str, en: str) -> None:
        super().__init__(f"{zh} {en}")
        self.code = code
        self.zh = zh
        self.en = en


@dataclass(frozen=True, slots=True)
class CaseNumber:
    """One case number, taken apart."""

    original: str
    canonical: str
    year: int
    court: str
    """Court code (``皖0223``); of legacy numbers the characters before the type."""
    special: str
    type: str
    serial: int
    suffix: int | None
    """2 of 之二: a supplementary ruling."""
    legacy: bool
    known_type: bool

    @property
    def key(self) -> tuple[int, str, str, str, int]:
        """What makes the number unique."""
        return self.year, self.court, self.special, self.type, self.serial


def parse(text: str) -> CaseNumber:
    """Take a case number apart. Raises CaseNumberError with the reason."""
    written = _narrow(text)
    if not written:
        raise CaseNumberError("EMPTY", "案号为空。", "The case number is empty.")
    if _SEVERAL.search(written):
        raise CaseNumberError(
            "SEVERAL", "一处写了几个案号，请分开。", "Several numbers are written in one; split them."
        )
    if not re.match(r"\(\d{4}\)", written):
        raise CaseNumberError("YEAR", "案号应以（四位年份）开头。", "A case number begins with (year).")
    found = _MODERN.fullmatch(written)
    year = int(written[1:5])
    if found and year >= _FIRST_YEAR_OF_THE_RULE:
        return _modern(text, found)
    legacy = _LEGACY.fullmatch(written)
    if legacy and year < _FIRST_YEAR_OF_THE_RULE:
        return _legacy(text, written, legacy)
    if re.search(rf"\)[{_PROVINCES}]\d{{3}}\D", written):
        raise CaseNumberError("COURT", "法院代字应为两位或四位数字。", "A court code has two or four digits.")
    if not written.endswith("号") and "号之" not in written:
        raise CaseNumberError("END", "案号应以“号”结尾。", "A case number ends with 号.")
    raise CaseNumberError(
        "FORM", "案号的法院代字、类型代字或编号不能识别。", "Court code, type or serial cannot be read."
    )


def canonical(text: str) -> str:
    """The canonical form. Raises CaseNumberError."""
    return parse(text).canonical


def _modern(text: str, found: re.Match[str]) -> CaseNumber:
    serial = int(found["serial"])
    if not serial:
        raise CaseNumberError("SERIAL", "案件编号不能为零。", "The serial cannot be zero.")
    suffix = int(found["dash"]) if found["dash"] else _numeral(found["suffix"])
    special = found["special"] or ""
    end = f"之{_NUMERALS[suffix - 1]}" if suffix and suffix <= len(_NUMERALS) else ""
    return CaseNumber(
        original=text,
        canonical=f"({found['year']}){found['court']}{special}{found['type']}{serial}号{end}",
        year=int(found["year"]),
        court=found["court"],
        special=special,
        type=found["type"],
        serial=serial,
        suffix=suffix,
        legacy=False,
        known_type=found["type"] in TYPES,
    )


def _legacy(text: str, written: str, found: re.Match[str]) -> CaseNumber:
    return CaseNumber(
        original=text,
        canonical=written,
        year=int(found["year"]),
        court=found["court"],
        special="",
        type=found["type"],
        serial=int(found["serial"]),
        suffix=int(found["dash"]) if found["dash"] else None,
        legacy=True,
        known_type=found["type"] in TYPES,
    )


def _numeral(text: str | None) -> int | None:
    if not text:
        return None
    if text in _NUMERALS:
        return _NUMERALS.index(text) + 1
    return None


def _narrow(text: str) -> str:
    narrow = re.sub(r"\s+", "", unicodedata.normalize("NFKC", text))
    return re.sub(r"[\[〔【［]", "(", re.sub(r"[\]〕】］]", ")", narrow))
