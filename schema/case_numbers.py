"""Court case numbers (案号): rule 法〔2015〕137号 as changed by 法〔2018〕335号; older ones are kept as legacy.

Canonical form: half-width brackets, no blanks, no leading zeros, no 字第. The original spelling is kept beside it. The
court code is never computed: :mod:`schema.courts` holds a dated table. Numbers of other bodies look alike; they are
refused here, and those the hub knows are read by :mod:`schema.document_numbers`.
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
    "刑核",
    "破终",
]
"""Type characters the hub knows; others are kept and marked."""

_FIRST_YEAR_OF_THE_RULE = 2016
_MORE = "初终再申监抗核复他更减假督特撤辖保破重异恢协审管提催赔执商民刑行经知立少调确一二三四五六"
_TRIAL = rf"(?:[立少知]?[民刑行执商经破赔][{_MORE}]*|[一二三四五]?[初终][{_MORE}]*|立?调确)"
"""What types are made of; a high court's and a legacy number is told by it from those of other bodies."""
_END = rf"(?P<serial>\d{{1,8}})(?:-(?P<dash>\d{{1,2}}))?号(?:之(?P<suffix>[{_NUMERALS}]{{1,3}}))?"
_MODERN = re.compile(
    rf"\((?P<year>\d{{4}})\)(?P<court>最高法|[{_PROVINCES}](?:\d{{4}}|\d{{2}})?)(?P<special>知)?"
    rf"(?P<type>[\u4e00-\u9fff]{{1,8}}?)字?第?{_END}"
)
_LEGACY = re.compile(rf"\((?P<year>\d{{4}})\)(?P<court>[\u4e00-\u9fffxX\d]{{0,14}}?)(?P<type>{_TRIAL})字?第?{_END}")
_SEVERAL = re.compile(r"(?P<before>.*?\D)(?P<serials>\d+(?:[、,]\d+)+)号")
_NOTARY = re.compile(r"证|内经字")
_RECONSIDERATION = "行复"
"""Looks like a trial type, but is what governments write on reconsideration decisions."""


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
    """Court code (``皖0223``); of legacy numbers the characters before the type (none: the Supreme Court)."""
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
    written = narrow(text)
    if not written:
        raise CaseNumberError("EMPTY", "案号为空。", "The case number is empty.")
    if not re.match(r"\(\d{4}\)", written):
        raise CaseNumberError("YEAR", "案号应以（四位年份）开头。", "A case number begins with (year).")
    several = separate(written)
    if several:
        raise CaseNumberError(
            "SEVERAL",
            f"一处写了几个案号，请分开：{'；'.join(several)}。",
            f"Several numbers are written in one; split them: {'; '.join(several)}.",
        )
    if _NOTARY.search(written):
        raise _refusal(written)
    if int(written[1:5]) < _FIRST_YEAR_OF_THE_RULE:
        legacy = _LEGACY.fullmatch(written)
        if legacy and legacy["type"] != _RECONSIDERATION:
            return _legacy(text, written, legacy)
    else:
        found = _MODERN.fullmatch(written)
        # The type of a court with digits may be new; without them only trial types tell it from a notary's number.
        if found and (len(found["court"]) > 1 or found["type"] in TYPES or re.fullmatch(_TRIAL, found["type"])):
            return _modern(text, found)
    raise _refusal(written)


def canonical(text: str) -> str:
    """The canonical form. Raises CaseNumberError."""
    return parse(text).canonical


def separate(text: str) -> list[str]:
    """The numbers of a list such as 民初522、1653号, each on its own; empty where there is only one."""
    listed = _SEVERAL.fullmatch(narrow(text))
    return [f"{listed['before']}{serial}号" for serial in re.split("[、,]", listed["serials"])] if listed else []


def narrow(text: str) -> str:
    """The text in half-width characters without blanks, any bracket as a round one."""
    characters = re.sub(r"\s+", "", unicodedata.normalize("NFKC", text))
    return re.sub(r"[\[〔【［]", "(", re.sub(r"[\]〕】］]", ")", characters))


def _modern(text: str, found: re.Match[str]) -> CaseNumber:
    serial = int(found["serial"])
    if not serial:
        raise CaseNumberError("SERIAL", "案件编号不能为零。", "The serial cannot be zero.")
    suffix = _suffix(found)
    special = found["special"] or ""
    end = f"之{_numeral(suffix)}" if suffix else ""
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
        suffix=_suffix(found),
        legacy=True,
        known_type=found["type"] in TYPES,
    )


def _suffix(found: re.Match[str]) -> int | None:
    """2 of 之二 or of -2."""
    if found["dash"]:
        return int(found["dash"])
    words = found["suffix"]
    if not words:
        return None
    for number in range(1, 100):
        if _numeral(number) == words:
            return number
    raise CaseNumberError("SUFFIX", f"“之{words}”不能识别。", f"The supplement 之{words} cannot be read.")


def _numeral(number: int) -> str:
    """A number up to 99 as Chinese numbers are written."""
    tens, ones = divmod(number, 10)
    ten = ("" if tens == 1 else _NUMERALS[tens - 1]) + "十" if tens else ""
    return ten + (_NUMERALS[ones - 1] if ones else "")


_OTHERS = (
    ("NOTARY", _NOTARY.pattern, "公证处", "a notary office"),
    ("EXPERT", r"鉴|[尸血毒临电机木]检字|\)检字", "鉴定或检验机构", "an expert or test laboratory"),
    ("ARBITRATION", r"仲|劳人?裁", "仲裁机构", "an arbitration body"),
    ("PROCURATORATE", r"检", "人民检察院", "a procuratorate"),
    ("RECONSIDERATION", _RECONSIDERATION, "行政复议机关", "a reconsideration body"),
)
"""Bodies whose numbers look like those of courts, told by a word of theirs."""


def _refusal(written: str) -> CaseNumberError:
    words = written[6:]
    for code, mark, zh, en in _OTHERS:
        if re.search(mark, written[5:]):
            return CaseNumberError(code, f"这像是{zh}的编号，不是法院案号。", f"This looks like a number of {en}.")
    if not written.endswith("号") and "号之" not in written:
        return CaseNumberError("END", "案号应以“号”结尾。", "A case number ends with 号.")
    if re.match(r"[字第号特]*[A-Za-z]*\d", words):
        return CaseNumberError("NO_COURT", "没有法院代字。", "There is no court code.")
    if re.search(r"[xX*某]", words):
        return CaseNumberError("MASKED", "号码有遮盖，不能识别。", "The number is masked and cannot be read.")
    if re.match(rf"[{_PROVINCES}](?:\d|\d{{3}}|\d{{5,}})\D", words):
        return CaseNumberError("COURT", "法院代字应为两位或四位数字。", "A court code has two or four digits.")
    return CaseNumberError(
        "FORM", "案号的法院代字、类型代字或编号不能识别。", "Court code, type or serial cannot be read."
    )
