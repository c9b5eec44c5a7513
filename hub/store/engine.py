"""Connections: SQLAlchemy with asyncpg for writes, a plain asyncpg pool for compiled reads."""

from typing import Any

import asyncpg
from sqlalchemy.engine import make_url
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine

from hub.errors import Unavailable

_READ_SETTINGS = {
    "timezone": "UTC",
    "default_transaction_read_only": "on",
    "statement_timeout": "5000",
    "jit": "off",
}


class Store:
    """The database, opened once by ``bootstrap`` and passed to whoever needs it."""

    def __init__(self, url: str, *, pool_size: int = 10) -> None:
        self.url = make_url(driver_url(url))
        self.engine: AsyncEngine = create_async_engine(
            self.url,
            pool_size=pool_size,
            max_overflow=pool_size,
            pool_pre_ping=True,
            hide_parameters=True,
            connect_args={"server_settings": {"timezone": "UTC", "jit": "off"}},
        )
        self._pool_size = pool_size
        self._readers: Any = None

    async def open(self) -> "Store":
        """Open the readers' pool."""
        if self._readers is None:
            try:
                self._readers = await asyncpg.create_pool(
                    dsn=plain_url(self.url.render_as_string(hide_password=False)),
                    min_size=1,
                    max_size=self._pool_size,
                    server_settings=_READ_SETTINGS,
                )
            except (OSError, asyncpg.PostgresError) as error:
                raise Unavailable("DATABASE_UNREACHABLE", host=self.url.host or "–") from error
        return self

    async def close(self) -> None:
        """Close every connection."""
        if self._readers is not None:
            await self._readers.close()
            self._readers = None
        await self.engine.dispose()

    @property
    def readers(self) -> Any:
        """The asyncpg pool of read-only connections (``asyncpg.Pool``)."""
        if self._readers is None:
            raise RuntimeError("the store is not open")
        return self._readers


def driver_url(url: str) -> str:
    """The URL as SQLAlchemy wants it for asyncpg."""
    return make_url(url).set(drivername="postgresql+asyncpg").render_as_string(hide_password=False)


def plain_url(url: str) -> str:
    """The URL without a driver name, as asyncpg and libpq want it."""
    return make_url(url).set(drivername="postgresql").render_as_string(hide_password=False)
