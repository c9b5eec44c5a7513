"""The access log as values for its page: filters from the URL, rows, cursors, the latest checkpoint."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

import orjson

from hub import clock
from hub.accesslog import checkpoint
from hub.accesslog.entry import KINDS, stamp
from hub.accesslog.models import LogCheckpoint
from hub.console import formats
from hub.console.clocks import Chip
from hub.console.render import link
from hub.console.security import plain_value
from hub.console.terms import UnknownTerm, recognise
from hub.errors import InvalidInput
from hub.store.read import Compare, Op, Read, Rows, Shape, Value
from hub.words import Text, catalogue, text
from schema.codes import AccessResult, AgencyCode, Purpose

PATH = "/console/access-log"
PAGE = 20
DENIED = "denied"
"""Value of the result filter that stands for every refusal."""
_REFUSALS = tuple(str(result) for result in AccessResult if result.value.startswith("DENY_"))
_FIELDS = (
    "time", "kind", "decision", "agency", "unit", "client", "officer", "operation", "purpose", "basis", "level",
    "rows", "masked", "reason", "trace",
)  # fmt: skip
_CURSOR = re.compile(r"(\d{1,18})\.([0-9a-f-]{36})")
_LAST_ID = "ffffffff-ffff-ffff-ffff-ffffffffffff"
"""Sorts after every id, so that a page placed after it begins with the number before."""
_ROOT_SHOWN = 12


@dataclass(frozen=True, slots=True)
class Filters:
    """What the log is searched by; all of it stands in the URL."""

    agency: str = ""
    purpose: str = ""
    result: str = ""
    basis: str = ""
    client: str = ""
    trace: str = ""
    since: str = ""
    until: str = ""

    @classmethod
    def of(cls, query: Mapping[str, str]) -> "Filters":
        """From the query of the URL. Raises InvalidInput for values that are none."""
        return cls(
            agency=_one_of(query, "agency", {*AgencyCode}),
            purpose=_one_of(query, "purpose", {*Purpose}),
            result=_one_of(query, "result", {*AccessResult, DENIED}),
            basis=_canonical(plain_value(query.get("basis", ""), "basis")),
            client=plain_value(query.get("client", ""), "client", 60),
            trace=plain_value(query.get("trace", ""), "trace", 64),
            since=_day(query, "since"),
            until=_day(query, "until"),
        )

    def where(self) -> tuple[Compare, ...]:
        """The comparisons of the read."""
        found = [
            Compare(name, Op.EQ, getattr(self, name))
            for name in ("agency", "purpose", "basis", "client", "trace")
            if getattr(self, name)
        ]
        if self.result:
            denied = self.result == DENIED
            found.append(Compare("decision", Op.IN if denied else Op.EQ, _REFUSALS if denied else self.result))
        if self.since:
            found.append(Compare("time", Op.GTE, _instant(self.since)))
        if self.until:
            found.append(Compare("time", Op.LT, _instant(self.until, days=1)))
        return tuple(found)

    def link(self, **more: str | None) -> str:
        """The page with these filters."""
        given = {name: getattr(self, name) for name in type(self).__slots__}
        return link(PATH, **given, **more)

    @property
    def any(self) -> bool:
        """Whether anything is filtered."""
        return self != Filters()


@dataclass(frozen=True, slots=True)
class Place:
    """Which page of the log: from the newest on, older than an entry, or newer than one."""

    cursor: tuple[str, str] | None
    backwards: bool

    @classmethod
    def of(cls, query: Mapping[str, str]) -> "Place":
        """From the query of the URL. Raises InvalidInput for a cursor that is none."""
        for name, backwards in (("older", False), ("newer", True)):
            if given := query.get(name):
                found = _CURSOR.fullmatch(given)
                if found is None:
                    raise InvalidInput("BAD_CURSOR", field=name)
                return cls((found[1], found[2]), backwards)
        return cls(None, False)

    def read(self, filters: Filters) -> Read:
        """The read of this page."""
        shape = Shape("AccessLogEntry", tuple(Value(name, name) for name in _FIELDS))
        return Read(
            (shape,), where=filters.where(), first=PAGE, after=self.cursor, backwards=self.backwards, placed=True
        )


@dataclass(frozen=True, slots=True)
class Row:
    """One entry of the log."""

    number: str
    id: str
    at: str
    day: str
    time: str
    kind: Text
    action: Text
    result: Chip
    values: Mapping[str, Any]
    link: str
    opened: bool


@dataclass(frozen=True, slots=True)
class LogView:
    """One page of the log."""

    rows: tuple[Row, ...]
    opened: Row | None
    newest: str
    newer: str | None
    older: str | None


@dataclass(frozen=True, slots=True)
class Integrity:
    """The latest checkpoint, as it states itself."""

    at: str
    size: str
    root: str


def view(rows: Rows, filters: Filters, place: Place, entry: str) -> LogView:
    """The page of these rows, with the entry of that number opened, or the only one."""
    pinned = _pin(rows, place)
    shown = [
        _row(orjson.loads(json), number, identifier, filters, pinned)
        for (json,), (number, identifier) in zip(rows.json, rows.cursors, strict=True)
    ]
    wanted = entry.lstrip("0") or (shown[0].number.lstrip("0") if len(shown) == 1 and filters.any else "")
    opened = next((row for row in shown if row.number.lstrip("0") == wanted), None) if wanted else None
    if opened is not None:
        shown = [_opened(row) if row is opened else row for row in shown]
    earlier = rows.more if place.backwards else place.cursor is not None
    later = True if place.backwards else rows.more
    ends = [".".join(keys) for keys in (rows.cursors[0], rows.cursors[-1])] if rows.cursors else []
    return LogView(
        rows=tuple(shown),
        opened=opened,
        newest=filters.link(),
        newer=filters.link(newer=ends[0]) if ends and earlier else None,
        older=filters.link(older=ends[1]) if ends and later else None,
    )


def integrity(latest: LogCheckpoint | None) -> Integrity | None:
    """What the latest checkpoint states; None before the first."""
    if latest is None:
        return None
    stated = checkpoint.parse(latest.text)
    return Integrity(formats.moment(latest.at), f"{stated.size:,}", stated.root.hex()[:_ROOT_SHOWN])


def result_chip(code: str | None) -> Chip:
    """The outcome of an access: glyph, words and look."""
    if code is None or code not in set(AccessResult):
        return Chip("quiet", "", formats.same(code or "–"))
    found = AccessResult(code)
    words = Text(found.zh, found.en)
    match found:
        case AccessResult.ALLOW:
            return Chip("quiet", "eye", words)
        case AccessResult.ALLOW_MASKED:
            return Chip("quiet", "lock", words)
        case AccessResult.ERROR:
            return Chip("denied", "warn", words)
        case _:
            return Chip("denied", "no-entry", words)


def _pin(rows: Rows, place: Place) -> dict[str, str]:
    """The place of this page as a cursor, so that opening an entry does not let new ones push the rows on."""
    if place.cursor is not None:
        number, identifier = place.cursor
        return {"newer" if place.backwards else "older": f"{number}.{identifier}"}
    if not rows.cursors:
        return {}
    return {"older": f"{int(rows.cursors[0][0]) + 1}.{_LAST_ID}"}


def _row(values: Mapping[str, Any], number: str, identifier: str, filters: Filters, pinned: dict[str, str]) -> Row:
    at = datetime.fromisoformat(values["time"]).astimezone(clock.SHANGHAI)
    padded = number.zfill(8)
    return Row(
        number=padded,
        id=identifier,
        at=at.strftime("%Y-%m-%d %H:%M:%S.") + f"{at.microsecond // 1000:03d}",
        day=at.strftime("%Y-%m-%d"),
        time=at.strftime("%H:%M:%S"),
        kind=text(f"console.kind_{values['kind']}"),
        action=_action(values["operation"], values["kind"]),
        result=result_chip(values["decision"]),
        values=values,
        link=filters.link(**pinned, entry=padded),
        opened=False,
    )


def _opened(row: Row) -> Row:
    return Row(**{name: getattr(row, name) for name in Row.__slots__ if name != "opened"}, opened=True)


def _action(operation: str | None, kind: str) -> Text:
    """What was done: in words where the console knows them, else the name of the operation."""
    if operation is None or operation in KINDS:
        return text(f"console.kind_{operation or kind}")
    known = catalogue().get(f"console.operation_{operation.replace('.', '_')}")
    return known or formats.same(operation)


def _one_of(query: Mapping[str, str], name: str, allowed: set[str]) -> str:
    value = query.get(name, "")
    if value and value not in allowed:
        raise InvalidInput("BAD_VALUE", field=name, name=name)
    return value


def _day(query: Mapping[str, str], name: str) -> str:
    value = query.get(name, "")
    if not value:
        return ""
    try:
        return date.fromisoformat(value).isoformat()
    except ValueError as error:
        raise InvalidInput("BAD_VALUE", field=name, name=name) from error


def _instant(day: str, days: int = 0) -> str:
    try:
        return stamp(clock.start_of(date.fromisoformat(day) + timedelta(days=days)))
    except OverflowError as error:
        raise InvalidInput("BAD_VALUE", field="until", name="until") from error


def _canonical(typed: str) -> str:
    """A case, unit or matter number in the form the log holds; any other basis as it was typed."""
    if not typed:
        return ""
    try:
        return recognise(typed).value
    except UnknownTerm:
        return typed
