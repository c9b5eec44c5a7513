"""Every version of every record is kept by the database, whatever the hub does."""

from uuid import uuid4

import asyncpg
import pytest

from hub.store.engine import plain_url
from schema import ENTITIES
from schema.fields import Entity
from tests.roles import as_the_hub

pytestmark = pytest.mark.anyio
RECORDS = {str(kind.__tablename__) for kind in ENTITIES.values() if issubclass(kind, Entity)}
MEMBER = """INSERT INTO agency (id, owner_agency, version, source_system, source_id, adapter_version, received_at,
  assumed, disputed, created_at, updated_at, row_hash, code, name, division, member_from)
  VALUES ($1, 'HRSS', 1, 'test', 'x', '', now(), '{}', '{}', now(), now(), '', 'HRSS', '某局', '340223',
  '2023-05-05')"""


async def test_every_table_of_records_keeps_its_history(migrated_url):
    connection = await asyncpg.connect(dsn=plain_url(migrated_url))
    found = await connection.fetch(
        "SELECT tgrelid::regclass::text AS name FROM pg_trigger WHERE tgname = 'keep_history'"
    )
    await connection.close()
    assert {row["name"] for row in found} == RECORDS


async def test_the_hubs_role_adds_to_the_history_by_writing_records_and_in_no_other_way(migrated_url):
    async with as_the_hub(migrated_url) as owner:
        record = uuid4()
        await owner.execute(MEMBER, record)
        await owner.execute("UPDATE agency SET name = '新名', version = 2, updated_at = now() WHERE id = $1", record)
        kept = await owner.fetch("SELECT version, until IS NULL AS open FROM record_history WHERE id = $1", record)
        assert {(row["version"], row["open"]) for row in kept} == {(1, False), (2, True)}
        for forbidden in ("UPDATE record_history SET until = now()", "DELETE FROM record_history"):
            with pytest.raises(asyncpg.InsufficientPrivilegeError):
                await owner.execute(forbidden)
