"""The server the benchmark runs on: an embedded one with its data in a folder, tuned as operators do, or another."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

import asyncpg
from sqlalchemy.engine import make_url

from bench import dataset
from hub.bootstrap import Urls
from hub.store import migrate
from hub.store.embedded import EmbeddedServer
from hub.store.engine import plain_url

_TUNED = {
    "shared_buffers": "1GB",
    "max_wal_size": "4GB",
    "checkpoint_timeout": "30min",
    "random_page_cost": "1.1",
}


@dataclass(frozen=True, slots=True)
class Database:
    """A filled database."""

    urls: Urls
    version: str
    """Version of PostgreSQL."""
    postmaster: int | None
    """Process id of the server, where it is ours to look at."""


@asynccontextmanager
async def filled(home: Path, size: dataset.Size, url: str | None = None) -> AsyncIterator[Database]:
    """A filled database: at ``url``, else on an embedded server below ``home``.

    The embedded server is stopped at the end if this call started it. Raises ValueError where the database holds
    anything else.
    """
    if url is not None:
        await dataset.ensure(url, make_url(url).username or migrate.APP_ROLE, size)
        yield Database(Urls(url, url), await _version(url), None)
        return
    server = EmbeddedServer(home / "postgres")
    started = server.start()
    try:
        await migrate.provision(server.url("postgres"), server.password)
        if await _tune(server.url("postgres")) and started:
            server.stop()
            server.start()
        urls = Urls(server.url(migrate.DATABASE, migrate.APP_ROLE), server.url(migrate.DATABASE, migrate.OWNER_ROLE))
        await dataset.ensure(urls.admin, urls.app_role, size)
        postmaster = int((server.data / "postmaster.pid").read_text(encoding="utf-8").splitlines()[0])
        yield Database(urls, await _version(urls.app), postmaster)
    finally:
        if started:
            server.stop()


async def _version(url: str) -> str:
    connection = await asyncpg.connect(dsn=plain_url(url))
    try:
        return str(await connection.fetchval("SHOW server_version"))
    finally:
        await connection.close()


async def _tune(superuser_url: str) -> bool:
    """Note the settings for the next start; True if any differs from the one in force."""
    connection = await asyncpg.connect(dsn=superuser_url)
    try:
        before = [await connection.fetchval(f"SHOW {name}") for name in _TUNED]
        for name, value in _TUNED.items():
            await connection.execute(f"ALTER SYSTEM SET {name} = '{value}'")
    finally:
        await connection.close()
    return before != list(_TUNED.values())
