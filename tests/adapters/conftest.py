"""Exchange databases on the real PostgreSQL server of the run."""

from itertools import count
from typing import TYPE_CHECKING

import psycopg
import pytest
from psycopg.conninfo import conninfo_to_dict, make_conninfo

if TYPE_CHECKING:
    from tests.conftest import Database

_names = count(1)


@pytest.fixture(scope="session")
def admin_dsn(database: "Database") -> str:
    return database.url("postgres")


@pytest.fixture
def unused_dsn(admin_dsn: str) -> str:
    """Names a database that does not exist yet."""
    return make_conninfo(admin_dsn, dbname=f"exchange_{next(_names)}")


@pytest.fixture
def empty_dsn(admin_dsn: str, unused_dsn: str) -> str:
    """An empty SQL_ASCII database."""
    name = conninfo_to_dict(unused_dsn)["dbname"]
    with psycopg.connect(admin_dsn, autocommit=True) as connection:
        connection.execute(
            f"CREATE DATABASE {name} TEMPLATE template0 ENCODING 'SQL_ASCII'"
            " LOCALE_PROVIDER libc LC_COLLATE 'C' LC_CTYPE 'C'".encode()
        )
    return unused_dsn
