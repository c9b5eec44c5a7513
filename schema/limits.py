"""Every statutory time limit and rule as data: what it asks, how long it runs, which article says so.

The lines stand in ``schema/data/limits/limits.csv``; ``hub/lifecycle/counting.py`` counts them.
"""

import csv
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from importlib.resources import files
from itertools import zip_longest
from types import MappingProxyType

from schema.fields import Code


class Unit(Code):
    """What a limit is measured in."""

    WD = "wd", "个工作日", "working days"
    CD = "cd", "日", "days"
    H = "h", "小时", "hours"
    MO = "mo", "个月", "months"
    YR = "yr", "年", "years"


class LimitKind(Code):
    """What it means that the period ends."""

    DUTY = "duty", "应当办理", "must be done in time"
    RIGHT = "right", "可以行使", "right, lapses at the end"
    BEFORE = "before", "提前办理", "at least so long before the event"
    EARLIEST = "earliest", "期满方可", "possible only after the period"
    MAX = "max", "最长期限", "lasts at most"
    MIN = "min", "最短期限", "lasts at least"
    EVERY = "every", "定期办理", "recurring"
    AMOUNT = "amount", "数额", "a sum, no time"
    RULE = "rule", "规则", "rule without a running time"


class Counting(StrEnum):
    """What the kind of procedure adds to the ordinary count."""

    ORDINARY = ""
    NEXT_HOUR = "next_hour"
    """Hours run from the next full hour (interpretation of the Civil Procedure Law, art. 125)."""
    MONTH_END = "month_end"
    """Month end to month end (2021 interpretation of the Criminal Procedure Law, art. 202)."""
    CALENDAR_PERIOD = "calendar_period"
    """Ends with the half-year or year of the calendar."""


class Certainty(Code):
    """How well the line is founded."""

    A = "A", "已核对条文", "checked against the article"
    B = "B", "未核对原文", "unverified: the text was not read"
    C = "C", "本地默认，未核对，可配置", "local default, unverified, to be configured"


class RuleForm(Code):
    """In what way a rule without a running time binds."""

    GUARD = "guard", "办理条件", "what must or may not be done"
    CHECKLIST = "checklist", "核对清单", "a list to be complete"
    THRESHOLD = "threshold", "数额标准", "a sum or number to be reached"
    COUNTING = "counting", "计算方法", "how periods are counted"


class UnknownLimit(ValueError):
    """No time limit or rule has this key."""


class LimitElsewhere(UnknownLimit):
    """The limit exists, but not for the region asked about."""

    def __init__(self, key: str, region: str, confined: tuple[str, ...]) -> None:
        super().__init__(f"{key} is in force in {', '.join(confined)}, not in {region}")
        self.confined = confined
        """Division codes where it is in force."""


@dataclass(frozen=True, slots=True)
class TimeLimit:
    """One limit or rule: a line of ``limits.csv``."""

    code: str
    """``TL-X5``, or ``RL-…`` for a rule without a running time."""
    part: int
    key: str
    """Code and part, ``TL-X5.1``."""
    trigger: str
    """The event the period runs from."""
    duty: str
    """What must, may or will happen, in full (English)."""
    duty_zh: str | None
    """Short Chinese name of the duty."""
    duty_en: str | None
    summary_zh: str | None
    """The whole limit in one Chinese sentence: from which event, who must or may do what, within which time."""
    summary_en: str | None
    length: int | None
    """None where the law gives no number."""
    unit: Unit | None
    extension: str
    """Extensions and variants in words."""
    owner: str
    """Who must act, or whose right it is."""
    law: str
    """Full name with version; several joined by `` + ``."""
    article: str
    """Article numbers, in the order of the laws."""
    certainty: Certainty
    rollover: bool
    """An end on a rest day moves to the first working day after it."""
    counting: Counting
    region: str
    """Division the line is confined to; empty: everywhere."""
    in_force_on: date | None
    """First day on which the limit has had this length; None where that is not established."""
    note: str
    anchors: tuple[str, ...]
    """Headings of the article-by-article check it rests on (``A1``), where it has one."""
    text_held: bool
    """The official text of every source it names was at hand when the line was checked."""
    kind: LimitKind
    form: RuleForm | None
    """How a rule binds; None for limits."""

    @property
    def verified(self) -> bool:
        """Whether it was checked against the article."""
        return self.certainty is Certainty.A

    @property
    def runs(self) -> bool:
        """Whether there is a period to count."""
        return self.length is not None and self.unit is not None

    @property
    def citation(self) -> str:
        """Law and article as they are quoted: ``行政强制法(2011) 第54条、第69条``."""
        laws = self.law.split(" + ")
        articles = self.article.split(" + ") if self.article else []
        pairs = zip_longest(laws, articles)
        return "；".join(f"{law} {_quoted(article)}" if article else law for law, article in pairs)


def _quoted(articles: str) -> str:
    def one(article: str) -> str:
        numbered = re.fullmatch(r"(\d+)(.*)", article)
        return f"第{numbered[1]}条{numbered[2]}" if numbered else article

    return "、".join(one(article) for article in articles.split(", "))


def _read(name: str) -> list[dict[str, str]]:
    return list(csv.DictReader(files("schema").joinpath("data", "limits", name).read_text("utf-8").splitlines()))


def _load() -> Mapping[str, tuple[TimeLimit, ...]]:
    words = {row["key"]: row for row in _read("words.csv")}
    units = {member.value: member for member in Unit}
    kinds = {member.value: member for member in LimitKind}
    certainties = {member.value: member for member in Certainty}
    forms = {member.value: member for member in RuleForm}
    lines: dict[str, tuple[TimeLimit, ...]] = {}
    for row in _read("limits.csv"):
        key = f"{row['code']}.{row['part']}"
        named = words.get(f"{key}@{row['region']}") or words.get(key)
        line = TimeLimit(
            code=row["code"],
            part=int(row["part"]),
            key=key,
            trigger=row["trigger"],
            duty=row["duty"],
            duty_zh=named["zh"] if named else None,
            duty_en=named["en"] if named else None,
            summary_zh=named["summary_zh"] if named else None,
            summary_en=named["summary_en"] if named else None,
            length=int(row["length"]) if row["length"] else None,
            unit=units[row["unit"]] if row["unit"] else None,
            extension=row["extension"],
            owner=row["owner"],
            law=row["law"],
            article=row["article"],
            certainty=certainties[row["certainty"]],
            rollover=row["rollover"] == "yes",
            counting=Counting(row["counting"]),
            region=row["region"],
            in_force_on=date.fromisoformat(row["in_force_on"]) if row["in_force_on"] else None,
            note=row["note"],
            anchors=tuple(row["anchors"].split()),
            text_held=row["text_held"] == "yes",
            kind=kinds[row["kind"]],
            form=forms[row["form"]] if row["form"] else None,
        )
        if any(other.region == line.region for other in lines.get(key, ())):
            raise ValueError(f"{key} is defined twice for region {line.region or 'everywhere'}")
        lines[key] = (*lines.get(key, ()), line)
    return MappingProxyType(lines)


_LINES = _load()

LIMITS: Mapping[str, TimeLimit] = MappingProxyType({key: lines[0] for key, lines in _LINES.items()})
"""All limits and rules by key (``TL-X5.1``), in the order of domain.md §3.2."""


def limit(key: str, region: str | None = None) -> TimeLimit:
    """The limit or rule ``TL-X7.2``; a code without a part (``TL-X7``) means part 1.

    With a division code the line in force there: the narrowest region goes before the general line.
    Raises :class:`UnknownLimit`, and :class:`LimitElsewhere` where the rule is local to another division.
    """
    full = key if "." in key else f"{key}.1"
    lines = _LINES.get(full)
    if lines is None:
        raise UnknownLimit(f"{key!r} is no time limit or rule")
    if region is None:
        return lines[0]
    return in_force(lines, region)


def in_force(lines: tuple[TimeLimit, ...], region: str) -> TimeLimit:
    """The line of one key that applies in a division (GB/T 2260 code, six digits or longer below the county).

    Raises ValueError where ``region`` is no such code, :class:`LimitElsewhere` where no line applies.
    """
    if not re.fullmatch(r"\d{6}(\d{3}){0,2}", region):
        raise ValueError(f"{region!r} is no division code")
    fitting = [line for line in lines if region.startswith(_prefix(line.region))]
    if not fitting:
        raise LimitElsewhere(lines[0].key, region, tuple(line.region for line in lines))
    return max(fitting, key=lambda line: len(_prefix(line.region)))


def _prefix(region: str) -> str:
    """A province or city is written with trailing zeros (``340000``, ``340200``)."""
    return re.sub(r"(00){1,2}$", "", region) if len(region) == 6 else region


__all__ = [
    "LIMITS",
    "Certainty",
    "Counting",
    "LimitElsewhere",
    "LimitKind",
    "RuleForm",
    "TimeLimit",
    "Unit",
    "UnknownLimit",
    "in_force",
    "limit",
]
