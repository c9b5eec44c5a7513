"""Every version of every record is kept by the database, whatever the hub does."""

import asyncio
from uuid import uuid4

import asyncpg
import pytest

from hub.store import migrate
from hub.store.engine import plain_url
from schema import ENTITIES
from schema.fields import Entity

pytestmark = pytest.mark.anyio
RECORDS = {str(kind.__tablename__) for kind in ENTITIES.values() if issubclass(kind, Entity)}
MEMBER = """INSERT INTO agency (id, owner_agency, version, source_system, source_id, adapter_version, received_at,
  assumed, disputed, created_at, updated_at, row_hash, code, name, division, member_from)
  VALUES ($1, 'HRSS', 1, 'test', 'x', '', now(), '{}', '{}', now(), now(), '', 'HRSS', '某局', '340223',
  '2023-05-05')"""
TRIGGERS = "SELECT tgrelid::regclass::text AS name FROM pg_trigger WHERE tgname = 'keep_history'"


@pytest.fixture
async def url(database):
    name = f"h_{uuid4().hex[:12]}"
    yield await asyncio.to_thread(database.migrated, name)
    database.drop(name)


async def test_every_table_of_records_keeps_its_history(url):
    connection = await asyncpg.connect(dsn=plain_url(url))
    found = await connection.fetch(
        "SELECT tgrelid::regclass::text AS name FROM pg_trigger WHERE tgname = 'keep_history'"
    )
    await connection.close()
    assert {row["name"] for row in found} == RECORDS


async def test_the_hubs_role_adds_to_the_history_by_writing_records_and_in_no_other_way(url):
    owner = await asyncpg.connect(dsn=plain_url(url))
    role = f"app_{uuid4().hex[:8]}"
    await owner.execute(f"CREATE ROLE {role}")
    try:
        await migrate.grant(url, role)
        await owner.execute(f"SET ROLE {role}")
        record = uuid4()
        await owner.execute(MEMBER, record)
        await owner.execute("UPDATE agency SET name = '新名', version = 2, updated_at = now() WHERE id = $1", record)
        kept = await owner.fetch("SELECT version, until IS NULL AS open FROM record_history WHERE id = $1", record)
        assert {(row["version"], row["open"]) for row in kept} == {(1, False), (2, True)}
        for forbidden in ("UPDATE record_history SET until = now()", "DELETE FROM record_history"):
            with pytest.raises(asyncpg.InsufficientPrivilegeError):
                await owner.execute(forbidden)
    finally:
        await owner.execute("RESET ROLE")
        await owner.execute(f"DROP OWNED BY {role}; DROP ROLE {role}")
        await owner.close()
