"""A real PostgreSQL server for exchange databases, started from the wheel's binaries."""

import warnings
from collections.abc import Iterator
from itertools import count
from pathlib import Path

import psycopg
import pytest
from psycopg.conninfo import make_conninfo

from hub.store.embedded import EmbeddedServer

_names = count(1)


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[EmbeddedServer]:
    home: Path = tmp_path_factory.mktemp("exchange")
    running = EmbeddedServer(home)
    with warnings.catch_warnings():
        # The server outlives the object that launched it: it is stopped by its pid.
        warnings.simplefilter("ignore", ResourceWarning)
        running.start()
    yield running
    running.stop()


@pytest.fixture(scope="session")
def admin_dsn(server: EmbeddedServer) -> str:
    return server.url("postgres")


@pytest.fixture
def unused_dsn(admin_dsn: str) -> str:
    """Names a database that does not exist yet."""
    return make_conninfo(admin_dsn, dbname=f"exchange_{next(_names)}")


@pytest.fixture
def empty_dsn(admin_dsn: str, unused_dsn: str) -> str:
    """An empty SQL_ASCII database."""
    name = psycopg.conninfo.conninfo_to_dict(unused_dsn)["dbname"]
    with psycopg.connect(admin_dsn, autocommit=True) as connection:
        connection.execute(
            f"CREATE DATABASE {name} TEMPLATE template0 ENCODING 'SQL_ASCII'"
            " LOCALE_PROVIDER libc LC_COLLATE 'C' LC_CTYPE 'C'".encode()
        )
    return unused_dsn
