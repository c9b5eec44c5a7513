"""Real parts shared by the tests: one PostgreSQL server for the run, one fresh database for whoever asks."""

import asyncio
import gc
import shutil
import tempfile
from collections.abc import AsyncIterator, Iterator
from pathlib import Path
from uuid import uuid4

import psycopg
import psycopg.sql
import pytest
from hypothesis import HealthCheck, settings

from hub.store import migrate
from hub.store.embedded import EmbeddedServer
from hub.store.engine import Store

# How long an example takes tells of the machine, not of the program.
settings.register_profile("hub", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("hub")


def pytest_addoption(parser: pytest.Parser) -> None:
    """``--prove`` runs the long form of the tests marked ``prove``."""
    parser.addoption("--prove", action="store_true", help="run the long form of the proofs")


def pytest_collection_finish() -> None:
    """What was imported stays to the end: collecting garbage must not walk through all of it again and again."""
    gc.collect()
    gc.freeze()


class Database:
    """The server of this run."""

    def __init__(self, server: EmbeddedServer) -> None:
        self._server = server
        self._template = False

    def url(self, name: str) -> str:
        """URL of the database of this name, created when first asked for."""
        with psycopg.connect(self._server.url("postgres"), autocommit=True) as connection:
            found = connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", (name,)).fetchone()
            if found is None:
                connection.execute(psycopg.sql.SQL("CREATE DATABASE {}").format(psycopg.sql.Identifier(name)))
        return self._server.url(name)

    def migrated(self, name: str) -> str:
        """URL of a new database at the present revision: a copy of one that was migrated once."""
        if not self._template:
            asyncio.run(migrate.upgrade(self.url("migrated"), "postgres"))
            self._template = True
        with psycopg.connect(self._server.url("postgres"), autocommit=True) as connection:
            command = psycopg.sql.SQL("CREATE DATABASE {} TEMPLATE migrated").format(psycopg.sql.Identifier(name))
            connection.execute(command)
        return self._server.url(name)

    def drop(self, name: str) -> None:
        """Remove a database with whoever is still connected to it."""
        with psycopg.connect(self._server.url("postgres"), autocommit=True) as connection:
            command = psycopg.sql.SQL("DROP DATABASE {} WITH (FORCE)").format(psycopg.sql.Identifier(name))
            connection.execute(command)


@pytest.fixture(scope="session")
def anyio_backend() -> str:
    return "asyncio"


@pytest.fixture(scope="session")
def database() -> Iterator[Database]:
    """The embedded server, on data of its own that is removed at the end."""
    home = Path(tempfile.mkdtemp(prefix="hub-"))
    server = EmbeddedServer(home / "pg")
    server.start()
    yield Database(server)
    server.stop()
    shutil.rmtree(server.sockets, ignore_errors=True)
    shutil.rmtree(home)


@pytest.fixture
def migrated_url(database: Database) -> Iterator[str]:
    """URL of a database of its own at the present revision."""
    name = f"m_{uuid4().hex[:12]}"
    yield database.migrated(name)
    database.drop(name)


@pytest.fixture
async def migrated(migrated_url: str) -> AsyncIterator[Store]:
    """An open store on such a database."""
    opened = await Store(migrated_url).open()
    yield opened
    await opened.close()


@pytest.fixture
async def store(database: Database) -> AsyncIterator[Store]:
    """An open store on an empty database."""
    name = f"t_{uuid4().hex[:12]}"
    opened = await Store(database.url(name)).open()
    yield opened
    await opened.close()
    database.drop(name)
