"""What a read says when the database is not there, and of rows from before a column was."""

import asyncio
from typing import Any
from uuid import uuid4

import asyncpg
import pytest

from hub import clock
from hub.errors import Unavailable
from hub.policy.agreements import AgreementBook
from hub.store.engine import Connections, Store, plain_url
from hub.store.read import Access, Batch, Read, Rule, Shape, Treatment, Value
from hub.store.reader import Reader
from schema.fields import FieldClass
from tests.hub.store.test_history import MEMBER

pytestmark = pytest.mark.anyio

AGENCY = Access("COURT", {FieldClass.F1: Rule(Treatment.CLEAR, Treatment.CLEAR)})
MATTERS = Batch([Read((Shape("Matter", (Value("title", "title"),)),))])


@pytest.fixture
async def kept(migrated):
    """A migrated store that holds one open connection."""
    assert (await Reader(migrated).read(MATTERS, AGENCY))[0].json == []
    return migrated


async def test_a_server_that_went_away_is_unavailable_once_and_then_back(kept: Store):
    other = await asyncpg.connect(plain_url(kept.url.render_as_string(hide_password=False)))
    ended = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = current_database() AND pid <> $1"
    await other.fetch(ended, other.get_server_pid())
    await other.close()
    outcomes = []
    for _ in range(2):
        try:
            outcomes.append((await Reader(kept).read(MATTERS, AGENCY))[0].json)
        except Unavailable as error:
            outcomes.append(error.code)
    # Whether the first already finds its connection closed is a matter of moments.
    assert outcomes[0] in ([], "DATABASE_UNREACHABLE")
    assert outcomes[1] == []


async def test_a_server_that_is_not_there_is_unavailable(kept: Store):
    nowhere = Connections("postgresql://nobody@127.0.0.1:1/none", 1, {})
    kept._readers, real = nowhere, kept._readers
    try:
        with pytest.raises(Unavailable) as raised:
            await Reader(kept).read(MATTERS, AGENCY)
    finally:
        kept._readers = real
    assert raised.value.code == "DATABASE_UNREACHABLE"


async def test_what_the_hub_looks_up_for_itself_is_unavailable_too():
    nowhere = Store("postgresql://nobody@127.0.0.1:1/none")
    with pytest.raises(Unavailable) as raised:
        await AgreementBook(nowhere).live()
    assert raised.value.code == "DATABASE_UNREACHABLE"


class _Failing:
    """A connection whose statement ends in an error."""

    def __init__(self, error: BaseException) -> None:
        self.error, self.open = error, True

    async def fetch(self, sql: str, *parameters: Any) -> Any:
        raise self.error

    def is_closed(self) -> bool:
        return not self.open

    def terminate(self) -> None:
        self.open = False


@pytest.mark.parametrize(
    ("error", "told", "kept"),
    [
        (asyncpg.QueryCanceledError("x"), "READ_TOO_LONG", True),
        (asyncpg.AdminShutdownError("x"), "DATABASE_UNREACHABLE", True),
        (asyncpg.TooManyConnectionsError("x"), "DATABASE_UNREACHABLE", True),
        (asyncpg.InterfaceError("x"), "DATABASE_UNREACHABLE", True),
        (ConnectionResetError(), "DATABASE_UNREACHABLE", True),
        (asyncpg.InternalClientError("x"), "DATABASE_UNREACHABLE", False),
        (asyncpg.UniqueViolationError("x"), asyncpg.UniqueViolationError, True),
        (asyncio.CancelledError(), asyncio.CancelledError, True),
    ],
)
async def test_whatever_ends_a_statement_its_place_is_free_again_and_no_broken_connection_is_kept(error, told, kept):
    connections, failing = Connections("postgresql://nobody@127.0.0.1:1/none", 1, {}), _Failing(error)
    connections._free.append(failing)
    with pytest.raises(Unavailable if isinstance(told, str) else told) as raised:
        await connections.fetch("SELECT 1")
    assert not isinstance(told, str) or raised.value.code == told
    assert connections._free == ([failing] if kept else [])
    assert not connections._room.locked()


async def test_a_row_kept_before_a_column_was_there_is_told_without_it(migrated):
    owner = await asyncpg.connect(plain_url(migrated.url.render_as_string(hide_password=False)))
    await owner.execute(MEMBER, uuid4())
    await owner.execute("UPDATE record_history SET row = row - 'name'")
    await owner.close()
    shape = Shape("Agency", (Value("code", "code"), Value("name", "name")))
    access = Access("COURT", {}, frozenset({FieldClass.OPEN}))
    (found,) = await Reader(migrated).read(Batch([Read((shape,), as_of=clock.now())]), access)
    assert (found.json, found.count) == ([(b'{"code":"HRSS","name":null}',)], 1)
