"""The exchange database (前置库): tables between two networks, which the source fills and the hub reads and flags.

A row waits with state ``0``; what became of it is written back as ``1`` (taken) or ``2`` (refused, with the reason).
Such databases are usually ``SQL_ASCII`` and hold GBK bytes in blank-padded columns, so that bytes are read and decoded
here, never by the server; a UTF-8 database is decoded as what it is.

Each look at the database is one sweep in the order of the change stamp, page by page. A sweep takes every waiting
row, however old, and every row changed since the sweep before, whatever its flag says, because sources forget to
reset it. Because they commit late too, it reaches back once more, until a sweep began longer than the overlap after
the latest stamp. Rows seen twice are recognised by the hub.
"""

import json
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any, NoReturn
from urllib.parse import quote_from_bytes, unquote_to_bytes

import psycopg
from psycopg.adapt import Dumper
from psycopg.conninfo import conninfo_to_dict

from adapters.port import Message, Outcome, Pulled, RawRecord, Refused, Rejected, Result, Transient
from adapters.transports.exchange_table import ExchangeTable

_STAMP = "%Y%m%d%H%M%S"
_NOW = b"SELECT to_char(now() AT TIME ZONE 'Asia/Shanghai', 'YYYYMMDDHH24MISS')"
_REACH_SECONDS = 10
_STATEMENT_MILLISECONDS = 30_000
_TAKEN, _REFUSED = b"1", b"2"


class SourceText(bytes):
    """Text in the database's own bytes, passed to a statement as it is."""


class _SourceTextDumper(Dumper):
    def dump(self, obj: SourceText) -> bytes:
        return obj


@asynccontextmanager
async def open_database(dsn: str) -> AsyncIterator[psycopg.AsyncConnection[Any]]:
    """A connection that converts no text. Raises Transient where the database cannot be reached or breaks off."""
    try:
        connection = await psycopg.AsyncConnection.connect(
            dsn, autocommit=True, client_encoding="SQL_ASCII", connect_timeout=_REACH_SECONDS
        )
        async with connection:
            connection.adapters.register_dumper(SourceText, _SourceTextDumper)
            await connection.execute(f"SET statement_timeout = {_STATEMENT_MILLISECONDS}".encode())
            yield connection
    except psycopg.Error as error:
        # The driver's own words name hosts, users and values.
        what = f"{type(error).__name__} {error.sqlstate or ''}".strip()
        raise Transient(
            f"前置库没有应答或拒绝操作（{what}） the exchange database does not answer or refuses ({what})"
        ) from None


@dataclass(frozen=True, slots=True)
class _Cursor:
    """Where the sweeps stand. Stamps are text; of the last row handed over, stamp and key are percent-encoded."""

    since: str = ""
    """Latest stamp of the last complete sweep."""
    closed: bool = False
    """Whether nothing as old as that can come to light any more."""
    latest: str = ""
    """Latest stamp of the running sweep so far."""
    began: str = ""
    """When the running sweep began, by the database's clock; empty between sweeps."""
    after: tuple[str, int, str] | None = None
    """Stamp, table and key of the last row handed over in the running sweep."""

    @classmethod
    def parse(cls, text: str | None) -> "_Cursor":
        if text is None:
            return cls()
        since, closed, latest, began, after = json.loads(text)
        return cls(since, closed, latest, began, (after[0], after[1], after[2]) if after else None)

    def __str__(self) -> str:
        return json.dumps([self.since, self.closed, self.latest, self.began, self.after])


@dataclass(frozen=True, slots=True, order=True)
class _Row:
    stamp: bytes
    table: int
    key: bytes
    cells: tuple[bytes | None, ...] = field(compare=False)


class ExchangeDatabase:
    """A connection to one exchange database; each call opens and closes its own session."""

    def __init__(self, dsn: str, tables: Sequence[ExchangeTable], overlap: timedelta = timedelta(minutes=10)) -> None:
        """``dsn`` is a connection string or URL; ``overlap`` is how far a sweep reaches back.

        Raises ValueError for a connection string that is none.
        """
        try:
            conninfo_to_dict(dsn)
        except psycopg.Error:
            raise ValueError(
                "dsn 不是 PostgreSQL 连接串 the setting dsn is not a PostgreSQL connection string"
            ) from None
        self._dsn = dsn
        self._tables = tuple(tables)
        self._overlap = overlap

    async def pull(self, cursor: str | None, limit: int) -> Pulled:
        """The next rows of the running sweep, or the first of a new one. Raises Transient."""
        at = _Cursor.parse(cursor)
        async with open_database(self._dsn) as connection:
            codec = _codec(connection)
            now = ((await _fetch(connection, _NOW, ()))[0][0] or b"").decode("ascii")
            rows = [
                row
                for index in range(len(self._tables))
                for row in await self._rows(connection, index, at, now, limit + 1)
            ]
        rows.sort()
        page, more = rows[:limit], len(rows) > limit
        # A stamp from the future is a wrong clock; following it would leave out what comes after.
        stamps = [stamp for row in page if (stamp := _stamp(row.stamp)) is not None and stamp <= now]
        latest = max([at.latest, *stamps])
        began = at.began or now
        if more:
            last = page[-1]
            after = (_written(last.stamp), last.table, _written(last.key))
            following = _Cursor(at.since, at.closed, latest, began, after)
        else:
            since = max(at.since, latest)
            following = _Cursor(since, closed=bool(since) and began > _shifted(since, self._overlap))
        return Pulled(tuple(self._record(row, codec) for row in page), str(following), more)

    async def acknowledge(self, outcomes: Sequence[Outcome]) -> None:
        """Flag rows as taken or refused, if they have not changed since they were read. Raises Transient.

        A duplicate leaves the flag an earlier answer set.
        """
        async with open_database(self._dsn) as connection, connection.transaction():
            codec = _codec(connection)
            for outcome in outcomes:
                table, key, stamp = self._find(outcome.handle)
                refused = outcome.result is Result.QUARANTINED
                why = _cut(outcome.reason or outcome.code, codec, table.reason_bytes) if refused else None
                flag = SourceText(_REFUSED if refused else _TAKEN)
                waiting = f" AND {_waiting(table)}" if outcome.result is Result.DUPLICATE else ""
                await connection.execute(
                    f"UPDATE {table.name} SET {table.state} = %s, {table.reason} = %s"
                    f" WHERE {table.key} = %s AND COALESCE({table.changed}, '') = %s{waiting}"
                    # A row that says so already is left alone: a trigger of the source may stamp every write.
                    f" AND ({table.state} IS DISTINCT FROM %s OR {table.reason} IS DISTINCT FROM %s)".encode(),
                    (flag, why, SourceText(key), SourceText(stamp), flag, why),
                )

    async def push(self, message: Message) -> NoReturn:
        """Always raises Refused: nothing is delivered through an exchange database that is only read."""
        raise Refused(f"前置库不接收消息 the exchange database takes no messages: {message.kind}")

    async def _rows(
        self, connection: psycopg.AsyncConnection[Any], index: int, at: _Cursor, now: str, limit: int
    ) -> list[_Row]:
        table = self._tables[index]
        stamp = f"COALESCE({table.changed}, '')"
        wanted, parameters = _waiting(table), list[object]()
        if at.since:
            wanted = f"({wanted} OR {table.changed} {'>' if at.closed else '>='} %s AND {table.changed} <= %s)"
            parameters += [at.since if at.closed else _shifted(at.since, -self._overlap), now]
        if at.after is not None:
            after_stamp, after_table, after_key = at.after
            parameters.append(SourceText(unquote_to_bytes(after_stamp)))
            if index == after_table:
                wanted += f' AND ({stamp} COLLATE "C", {table.key} COLLATE "C") > (%s, %s)'
                parameters.append(SourceText(unquote_to_bytes(after_key)))
            else:
                wanted += f' AND {stamp} COLLATE "C" {">=" if index > after_table else ">"} %s'
        found = await _fetch(
            connection,
            f"SELECT {', '.join(table.columns)} FROM {table.name} WHERE {wanted}"
            f' ORDER BY {stamp} COLLATE "C", {table.key} COLLATE "C" LIMIT {limit:d}'.encode(),
            parameters,
        )
        key, changed = table.columns.index(table.key), table.columns.index(table.changed)
        return [_Row(cells[changed] or b"", index, cells[key] or b"", cells) for cells in found]

    def _record(self, row: _Row, codec: str) -> RawRecord:
        table = self._tables[row.table]
        body: dict[str, object] = {}
        unreadable: list[tuple[str, bytes]] = []
        for column, cell in zip(table.columns, row.cells, strict=True):
            try:
                body[column] = None if cell is None else cell.decode(codec)
            except UnicodeDecodeError:
                body[column] = {"hex": cell.hex() if cell else ""}
                unreadable.append((column, cell or b""))
        return RawRecord(
            key=f"{table.prefix}:{_written(row.key.rstrip(b' '))}",
            body=json.dumps(body, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode(),
            media="application/json",
            handle=f"{table.name}/{_written(row.key)}/{_written(row.stamp)}",
            fault=Rejected("ENCODING", unreadable[0][0], unreadable[0][1].hex()) if unreadable else None,
        )

    def _find(self, handle: str) -> tuple[ExchangeTable, bytes, bytes]:
        name, key, stamp = handle.split("/")
        table = next(table for table in self._tables if table.name == name)
        return table, unquote_to_bytes(key), unquote_to_bytes(stamp)


def _waiting(table: ExchangeTable) -> str:
    return f"({table.state} = '0' OR {table.state} = '' OR {table.state} IS NULL)"


async def _fetch(
    connection: psycopg.AsyncConnection[Any], statement: bytes, parameters: Sequence[object]
) -> list[tuple[bytes | None, ...]]:
    """Rows as the server's bytes."""
    result = (await connection.execute(statement, parameters)).pgresult
    assert result is not None
    return [tuple(result.get_value(row, column) for column in range(result.nfields)) for row in range(result.ntuples)]


def _codec(connection: psycopg.AsyncConnection[Any]) -> str:
    """How the database's bytes are read; GB18030 includes GBK."""
    return "utf-8" if connection.info.parameter_status("server_encoding") == "UTF8" else "gb18030"


def _cut(text: str, codec: str, width: int) -> SourceText:
    """The text in at most ``width`` bytes, never half a character; GBK readers get GBK only."""
    target = "gbk" if codec == "gb18030" else codec
    return SourceText(text.encode(target, "replace")[:width].decode(target, "ignore").encode(target))


def _stamp(value: bytes) -> str | None:
    """The change stamp, if it is one."""
    try:
        text = value.decode("ascii")
        return datetime.strptime(text, _STAMP).strftime(_STAMP) if len(text) == 14 else None  # noqa: DTZ007
    except ValueError:
        return None


def _shifted(stamp: str, by: timedelta) -> str:
    return (datetime.strptime(stamp, _STAMP) + by).strftime(_STAMP)  # noqa: DTZ007  both in the source's own clock


def _written(value: bytes) -> str:
    return quote_from_bytes(value, safe="")
