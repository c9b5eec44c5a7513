"""How a field is declared: once, with its column, its words, its disclosure class and its mask.

From a declaration come the database column, the GraphQL field and its description, inbound validation, filters, the
disclosure class that sharing agreements speak of, and the mask. A field declared without :func:`shared` is private
to the hub: it has no GraphQL field and never leaves.
"""

import dataclasses
import re
import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from typing import Any, ClassVar, Self

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import ARRAY
from sqlmodel import Field, SQLModel


class Code(StrEnum):
    """A value of a code table, with its Chinese and English label."""

    zh: str
    en: str

    def __new__(cls, value: str, zh: str = "", en: str = "") -> Self:
        member = str.__new__(cls, value)
        member._value_ = value
        member.zh = zh
        member.en = en
        return member


class Level(StrEnum):
    """Sensitivity of a field (domain.md §5.3)."""

    L1 = "L1"
    L2 = "L2"
    L3 = "L3"
    L4 = "L4"


class FieldClass(StrEnum):
    """What sharing agreements speak of (domain.md §5.2)."""

    F1 = "F1"
    F2 = "F2"
    F3 = "F3"
    F4 = "F4"
    F5 = "F5"
    F6 = "F6"
    F7 = "F7"
    F8 = "F8"
    F9 = "F9"
    F9B = "F9b"
    F10 = "F10"
    F11 = "F11"
    F12 = "F12"
    F13 = "F13"
    F14 = "F14"
    F15 = "F15"
    F16 = "F16"
    ROW = "ROW"
    """The class depends on the row; see :class:`RowClass`."""
    OPEN = "OPEN"
    """Reference data every authenticated member may read."""


class Mask(StrEnum):
    """Masked forms of domain.md §5.3. ``HIDE`` has no masked form: masked means withheld."""

    HIDE = "hide"
    NAME = "name"
    ID_NUMBER = "id_number"
    PHONE = "phone"
    AMOUNT_BAND = "amount_band"
    ADDRESS = "address"
    BANK_ACCOUNT = "bank_account"
    PLATE = "plate"


@dataclass(frozen=True, slots=True)
class Deprecation:
    """That a field or an act is on its way out: since when, its last day, and what to use instead."""

    since: date
    until: date
    """The last day it is answered; from the next day on it may be removed."""
    instead: str
    """Outward name of what takes its place."""
    zh: str
    en: str
    """Why, in both languages, without a full stop."""

    def __post_init__(self) -> None:
        if self.until <= self.since:
            raise ValueError("what is deprecated needs a last day after the first")

    @property
    def reason(self) -> str:
        """What the SDL says of it."""
        return (
            f"{self.since}起不再推荐，{self.until}后移除，请改用 {self.instead}：{self.zh}。 "
            f"Deprecated since {self.since}, removed after {self.until}; use {self.instead}: {self.en}."
        )

    @staticmethod
    def last_day(reason: str) -> date | None:
        """The last day that a reason states; None where it states none."""
        stated = re.search(r"removed after (\d{4}-\d\d-\d\d);", reason)
        return date.fromisoformat(stated.group(1)) if stated else None


@dataclass(frozen=True, slots=True)
class Shared:
    """What the hub knows of a shared field beside its column."""

    zh: str
    en: str
    of: FieldClass = FieldClass.F1
    level: Level = Level.L2
    mask: Mask = Mask.HIDE
    status: bool = False
    """Part of what a reader at treatment S (status, result and dates only) may see."""
    sql: str | None = None
    """A derived field: SQL over the row alias ``{t}``; it has no column of its own."""
    blurred: str | None = None
    """SQL over ``{t}`` for readers who do not see the whole class: what it would betray is left out."""
    code: type[Code] | None = None
    money: bool = False
    key: bool = False
    """A natural key: the entity can be looked up by it."""
    given: bool = True
    """May be given by whoever writes the record; else the hub sets it."""
    search: bool = False
    """Records can be found by a part of this text."""
    deprecated: Deprecation | None = None
    """It is on its way out."""

    @property
    def deprecation(self) -> str | None:
        """Why and until when it is deprecated, as the SDL says it; None: it is not."""
        return self.deprecated.reason if self.deprecated else None


@dataclass(frozen=True, slots=True)
class Belongs:
    """That a record hangs off another one, by a column that holds its id."""

    column: str
    parent: str
    """Entity it hangs off."""
    back: str = ""
    """Name of the link from the parent to all such records; empty: none."""
    name: str = ""
    """Name of the link to the parent; empty: the parent's own (``inspectionCase``)."""


@dataclass(frozen=True, slots=True)
class Register:
    """Who may write records that no lifecycle moves, by ``record…`` and ``amend…``."""

    actors: tuple[str, ...]
    """Agencies, with their unit where only that may; ``*``: any member."""
    scope: str
    """Scope their token must carry."""
    own: str = ""
    """Field that names an agency and may name no other than the one that writes."""


@dataclass(frozen=True, slots=True)
class RowClass:
    """The disclosure class of a row, by the value of one of its columns."""

    column: str
    classes: Mapping[str, FieldClass]
    otherwise: FieldClass


_WORDS = tuple(field.name for field in dataclasses.fields(Shared))


def shared(zh: str, en: str, **options: Any) -> Any:
    """Declare a shared field: what is an attribute of :class:`Shared` goes there, the rest to the column."""
    words = {name: options.pop(name) for name in _WORDS if name in options}
    info = Field(description=f"{zh} {en}", **options)
    info.metadata.append(Shared(zh, en, **words))
    return info


def code(table: type[Code], zh: str, en: str, **options: Any) -> Any:
    """Declare a field that holds a value of a code table; the value is stored, not the member's name."""
    return shared(zh, en, sa_type=sa.String(40), code=table, **options)


def money(zh: str, en: str, **options: Any) -> Any:
    """Declare a sum in yuan with two decimals."""
    return shared(zh, en, sa_type=sa.Numeric(14, 2), money=True, max_digits=14, decimal_places=2, **options)


def instant(zh: str, en: str, **options: Any) -> Any:
    """Declare a moment, stored in UTC."""
    return shared(zh, en, sa_type=sa.DateTime(timezone=True), **options)


def many(zh: str, en: str, of_codes: type[Code] | None = None, **options: Any) -> Any:
    """Declare a list of short texts, or of values of a code table."""
    return shared(zh, en, sa_type=ARRAY(sa.Text()), code=of_codes, default_factory=list, **options)


class Declared(SQLModel):
    """What every kind of record the gateway serves declares of itself."""

    model_config = {"defer_build": True}
    """The validator of a kind is built when the first record of it is validated or dumped."""

    plural: ClassVar[str]
    zh: ClassVar[str]
    en: ClassVar[str]
    scope: ClassVar[str]
    """OAuth scope a token must carry to read it."""
    order: ClassVar[tuple[str, ...]] = ("id",)
    """Default order of lists; ``id`` is always the last tie-break."""
    picked_by: ClassVar[tuple[tuple[str, ...], ...]] = ()
    """Columns such records are often picked by, beside keys and links; each group gets an index."""
    row_class: ClassVar[RowClass | None] = None
    """How rows are classed one by one, if they are."""
    rows_of: ClassVar[FieldClass] = FieldClass.F1
    """Class that decides whether a row may be seen at all, where the row has no class of its own."""
    derived: ClassVar[Mapping[str, tuple[Any, Shared]]] = {}
    """Fields without a column: their type and words."""


class Entity(Declared):
    """What every shared record carries (domain.md §4)."""

    belongs: ClassVar[tuple[Belongs, ...]] = ()
    """Records it hangs off; the first one is its parent."""
    in_matter: ClassVar[bool] = True
    """Listed below its matter, and names it."""
    of_case: ClassVar[str] = ""
    """Name of the link from any case to such records, where they name their case by ``case_type`` and ``case_id``."""
    register: ClassVar[Register | None] = None
    """Who may write it, where no lifecycle does."""

    id: uuid.UUID = shared("内部编号", "internal id", of=FieldClass.OPEN, primary_key=True)
    matter_id: uuid.UUID | None = Field(default=None, index=True)
    owner_agency: str = shared("产生机关", "agency that produced the record", of=FieldClass.OPEN, max_length=12)
    version: int = shared("版本", "version, raised by one on each change", of=FieldClass.OPEN, default=1)
    source_system: str = shared("来源系统", "source system", of=FieldClass.OPEN, max_length=40)
    source_id: str = Field(max_length=200)
    adapter_version: str = Field(default="", max_length=20)
    received_at: datetime = instant("收到时间", "when the hub received the present version", of=FieldClass.OPEN)
    assumed: list[str] = many("推定字段", "fields the source does not give and the hub assumed", of=FieldClass.OPEN)
    disputed: list[str] = many(
        "存疑字段", "fields of which two systems say different things; the value held is the first", of=FieldClass.OPEN
    )
    created_at: datetime = Field(sa_type=sa.DateTime(timezone=True))
    updated_at: datetime = instant("更新时间", "when this record last changed in the hub", of=FieldClass.OPEN)
    row_hash: str = Field(default="", max_length=64)


Money = Decimal


def key_of(entity: type[Declared]) -> str:
    """The attribute that is an entity's natural key; empty where it has none."""
    return next((name for name, words in shared_fields(entity).items() if words.key), "")


def given_fields(entity: type[Declared]) -> dict[str, Shared]:
    """Fields whoever writes a record may give: its own, not those every record carries and not those the hub sets."""
    common = {*Entity.model_fields, "case_type"}
    return {
        name: words
        for name, words in shared_fields(entity).items()
        if words.given and words.sql is None and name in entity.model_fields and name not in common
    }


def camel(name: str) -> str:
    """The outward (GraphQL) name of an attribute."""
    first, *rest = name.split("_")
    return first + "".join(part.capitalize() for part in rest)


def annotation_of(entity: type[Declared], name: str) -> Any:
    """The Python type of a field, derived ones included; text where none is declared."""
    if name in entity.model_fields:
        return entity.model_fields[name].annotation
    return entity.derived[name][0] if name in entity.derived else str


def shared_fields(entity: type[Declared]) -> dict[str, Shared]:
    """The shared fields of an entity by attribute name, in declaration order."""
    found: dict[str, Shared] = {}
    for name, info in entity.model_fields.items():
        for item in info.metadata:
            if isinstance(item, Shared):
                found[name] = item
    for name, (_, words) in entity.derived.items():
        found[name] = words
    return found
