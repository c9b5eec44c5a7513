"""What a read says when the database is not there."""

import asyncpg
import pytest

from hub.errors import Unavailable
from hub.store.engine import Connections, Store, plain_url
from hub.store.read import Access, Batch, Read, Rule, Shape, Treatment, Value
from hub.store.reader import Reader
from schema.fields import FieldClass

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
