"""The limit: hand-written SQL that builds the answer's text, behind bare ASGI. Nothing the hub could do is faster.

Run as a program: ``python -m bench.limit URL PORT`` serves ``/status``, ``/page``, ``/list`` and
``/record`` without a log row,
and the same below ``/logged`` with a durable one for each answer, written in batches before the answers leave.
"""

import asyncio
import hashlib
import sys
from collections.abc import Awaitable, Callable, MutableMapping
from datetime import UTC, date, datetime
from typing import Any
from uuid import UUID

import asyncpg
import orjson
import uvicorn

from bench.questions import LIST_SQL, PAGE_SQL, RECORD_SQL, STATUS_SQL
from hub.store.engine import plain_url

CONNECTIONS = 8
_LOG = (
    "INSERT INTO bench_log (at, agency, operation, objects, leaf_hash)"
    " SELECT * FROM unnest($1::timestamptz[], $2::text[], $3::text[], $4::text[], $5::bytea[])"
)
_HEADERS = [(b"content-type", b"application/json; charset=utf-8")]

Send = Callable[[MutableMapping[str, Any]], Awaitable[None]]
Receive = Callable[[], Awaitable[MutableMapping[str, Any]]]


class Limit:
    """The application."""

    def __init__(self, url: str) -> None:
        self._url = url
        self._free: list[Any] = []
        self._waiting: list[asyncio.Future[Any]] = []
        self._entries: list[tuple[tuple[Any, ...], asyncio.Future[None]]] = []
        self._writing: asyncio.Task[None] | None = None
        self._log: Any = None
        self._statements: dict[str, Callable[..., Any]] = {
            "/status": lambda given: (STATUS_SQL, given["number"]),
            "/page": lambda given: (PAGE_SQL, date.fromisoformat(given["day"])),
            "/record": lambda given: _record(given["input"]),
            "/list": lambda given: (LIST_SQL, *(date.fromisoformat(day) for day in given.values())),
        }

    async def __call__(self, scope: MutableMapping[str, Any], receive: Receive, send: Send) -> None:
        if scope["type"] == "lifespan":
            await self._lifespan(receive, send)
            return
        path = scope["path"]
        logged = path.startswith("/logged")
        question = path[7:] if logged else path
        body = b""
        more = True
        while more:
            message = await receive()
            body += message["body"]
            more = message.get("more_body", False)
        sql, *values = self._statements[question](orjson.loads(body)["variables"])
        answer = await self._ask(sql, values)
        if logged:
            await self._note(question, values, answer)
        headers = [*_HEADERS, (b"content-length", str(len(answer)).encode())]
        await send({"type": "http.response.start", "status": 200, "headers": headers})
        await send({"type": "http.response.body", "body": answer})

    async def _ask(self, sql: str, values: list[Any]) -> bytes:
        if self._free:
            connection = self._free.pop()
        else:
            waiting: asyncio.Future[Any] = asyncio.get_running_loop().create_future()
            self._waiting.append(waiting)
            connection = await waiting
        try:
            found: bytes = await connection.fetchval(sql, *values)
        finally:
            if self._waiting:
                self._waiting.pop(0).set_result(connection)
            else:
                self._free.append(connection)
        return found

    async def _note(self, question: str, values: list[Any], answer: bytes) -> None:
        row = (datetime.now(UTC), "COURT", question, str(values[0]), hashlib.sha256(answer).digest())
        done: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._entries.append((row, done))
        if self._writing is None or self._writing.done():
            self._writing = asyncio.create_task(self._write())
        await done

    async def _write(self) -> None:
        while self._entries:
            batch, self._entries = self._entries, []
            await self._log.execute(_LOG, *(list(column) for column in zip(*(row for row, _ in batch), strict=True)))
            for _, done in batch:
                done.set_result(None)

    async def _lifespan(self, receive: Receive, send: Send) -> None:
        await receive()
        self._log = await asyncpg.connect(dsn=plain_url(self._url))
        for _ in range(CONNECTIONS):
            connection = await asyncpg.connect(
                dsn=plain_url(self._url), server_settings={"jit": "off", "timezone": "UTC"}
            )
            await connection.set_type_codec(
                "text", schema="pg_catalog", format="binary", encoder=str.encode, decoder=bytes
            )
            self._free.append(connection)
        await send({"type": "lifespan.startup.complete"})
        await receive()
        await send({"type": "lifespan.shutdown.complete"})


def _record(given: dict[str, Any]) -> tuple[Any, ...]:
    day = date.fromisoformat(given["fromOn"])
    return RECORD_SQL, UUID(given["partyId"]), given["role"], day, given["caseNumber"]


def main(url: str, port: int) -> None:
    """Serve until stopped."""
    uvicorn.run(
        Limit(url), host="127.0.0.1", port=port, loop="uvloop", http="httptools", log_level="warning", access_log=False
    )


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))
