"""Connections: SQLAlchemy with asyncpg for writes, plain asyncpg connections for compiled reads and for the log."""

import asyncio
from typing import Any

import asyncpg
from sqlalchemy.engine import make_url
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine

from hub.errors import Unavailable

_READ_SETTINGS = {
    "timezone": "UTC",
    "default_transaction_read_only": "on",
    "jit": "off",
    "max_parallel_workers_per_gather": "0",
    # A statement is planned once a connection: planning a deep one costs more than running it.
    "plan_cache_mode": "force_generic_plan",
}
RAW = "bpchar"
"""Values of this type come as the bytes they are: no column has it, and a text becomes one at no cost."""
_LOG_SETTINGS = {"timezone": "UTC", "jit": "off"}
_APPENDERS = 3
"""One for the log's commit, whatever the hub itself asks beside it."""
_STATEMENTS = 256
"""Prepared statements a connection keeps."""
_GONE = (
    asyncpg.PostgresConnectionError,
    asyncpg.OperatorInterventionError,
    asyncpg.InsufficientResourcesError,
    asyncpg.InternalClientError,
)
"""What the driver raises when the server goes away, is not there yet or is full, or ends while a statement begins."""


class Connections:
    """A few asyncpg connections for single statements; nothing of one statement is left for the next to trip over.

    Unlike asyncpg's own pool it sends nothing to the server when a connection comes back.
    """

    def __init__(self, url: str, size: int, settings: dict[str, str]) -> None:
        self._url, self._settings = url, settings
        self._host = make_url(url).host or "–"
        self._free: list[Any] = []
        self._room = asyncio.Semaphore(size)
        self._closed = False

    async def fetch(self, sql: str, *parameters: Any) -> Any:
        """Rows of one statement.

        Raises Unavailable where the server is away or took too long, else what asyncpg raises.
        """
        try:
            connection = await self._take()
            try:
                return await connection.fetch(sql, *parameters)
            except asyncpg.InternalClientError:
                connection.terminate()
                raise
            finally:
                self._room.release()
                if self._closed:
                    await connection.close()
                elif not connection.is_closed():
                    self._free.append(connection)
        except asyncpg.QueryCanceledError as error:
            raise Unavailable("READ_TOO_LONG") from error
        except (OSError, asyncpg.InterfaceError, *_GONE) as error:
            raise Unavailable("DATABASE_UNREACHABLE", host=self._host) from error

    async def _take(self) -> Any:
        await self._room.acquire()
        try:
            connection = self._free.pop() if self._free else None
            if connection is None or connection.is_closed():
                connection = await asyncpg.connect(
                    self._url,
                    server_settings=self._settings,
                    statement_cache_size=_STATEMENTS,
                    max_cacheable_statement_size=0,
                    max_cached_statement_lifetime=0,
                )
                await connection.set_type_codec(RAW, schema="pg_catalog", encoder=bytes, decoder=bytes, format="binary")
        except BaseException:
            self._room.release()
            raise
        return connection

    async def close(self) -> None:
        """Close every connection; one in use closes when it comes back."""
        self._closed = True
        while self._free:
            await self._free.pop().close()


class Store:
    """The database, opened once by ``bootstrap`` and passed to whoever needs it."""

    def __init__(self, url: str, *, pool_size: int = 10, readers: int = 5, statement_seconds: float | None = 5) -> None:
        """``readers`` is how many reads are made at once.

        ``statement_seconds`` is how long one may take, None for as long as it needs.
        """
        self.url = make_url(driver_url(url))
        self._read_settings = _READ_SETTINGS | {"statement_timeout": str(int((statement_seconds or 0) * 1000))}
        self.engine: AsyncEngine = create_async_engine(
            self.url,
            pool_size=pool_size,
            max_overflow=pool_size,
            pool_pre_ping=True,
            hide_parameters=True,
            connect_args={"server_settings": {"timezone": "UTC", "jit": "off"}},
        )
        self._at_once = readers
        self._readers: Connections | None = None
        self._appenders: Connections | None = None

    async def open(self) -> "Store":
        """Open the connections. Raises Unavailable if the database cannot be reached."""
        if self._readers is None:
            dsn = plain_url(self.url.render_as_string(hide_password=False))
            readers = Connections(dsn, self._at_once, self._read_settings)
            try:
                await readers.fetch("SELECT 1")
            except asyncpg.PostgresError as error:
                raise Unavailable("DATABASE_UNREACHABLE", host=self.url.host or "–") from error
            self._readers, self._appenders = readers, Connections(dsn, _APPENDERS, _LOG_SETTINGS)
        return self

    async def close(self) -> None:
        """Close every connection."""
        for connections in (self._readers, self._appenders):
            if connections is not None:
                await connections.close()
        self._readers = self._appenders = None
        await self.engine.dispose()

    async def listen(self) -> Any:
        """A connection of its own for notifications (``asyncpg.Connection``); whoever asks closes it."""
        return await asyncpg.connect(
            dsn=plain_url(self.url.render_as_string(hide_password=False)), server_settings=_READ_SETTINGS
        )

    @property
    def readers(self) -> Connections:
        """Read-only connections."""
        if self._readers is None:
            raise RuntimeError("the store is not open")
        return self._readers

    @property
    def appenders(self) -> Connections:
        """Connections on which one statement is one transaction: the log's commit, and what the hub asks for itself."""
        if self._appenders is None:
            raise RuntimeError("the store is not open")
        return self._appenders


def driver_url(url: str) -> str:
    """The URL as SQLAlchemy wants it for asyncpg."""
    return make_url(url).set(drivername="postgresql+asyncpg").render_as_string(hide_password=False)


def plain_url(url: str) -> str:
    """The URL without a driver name, as asyncpg and libpq want it."""
    return make_url(url).set(drivername="postgresql").render_as_string(hide_password=False)
