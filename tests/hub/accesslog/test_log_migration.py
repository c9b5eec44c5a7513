"""A log kept before entries were written once only: brought up, gone on with, and taken back."""

import asyncio
from typing import Any
from uuid import uuid4

import asyncpg
import pytest
from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Connection, MetaData

from hub.accesslog import checkpoint, merkle
from hub.accesslog.audit import unintegrated, verify_store
from hub.accesslog.entry import leaf_hash
from hub.store import migrate
from hub.store.engine import Store, plain_url
from hub.store.indexes import PREFIX
from tests.conftest import Database
from tests.hub.accesslog.kept import KEY, ORIGIN, TABLES, entry, fill, log_on, rows_of
from tests.roles import as_the_hub

pytestmark = pytest.mark.anyio

BEFORE = "0006"
OLD = "INSERT INTO accesslogentry (id, leaf, leaf_hash, log_index) VALUES ($1, $2, $3, $4)"
NUMBERS = "SELECT id, log_index FROM accesslogentry ORDER BY id"


async def old_log(url: str) -> None:
    """Nine entries as they were kept at that revision: six numbered and signed, not in the order of writing."""
    tree = merkle.Tree()
    written = [entry(number) for number in range(9)]
    rows = [(each.id, each.leaf().decode(), leaf_hash(each.leaf())) for each in written]
    places = {2: 0, 0: 1, 1: 2, 3: 3, 5: 4, 4: 5}
    for number in sorted(places, key=lambda each: places[each]):
        tree.append(rows[number][2])
    connection = await asyncpg.connect(dsn=plain_url(url))
    try:
        for number, row in enumerate(rows):
            await connection.execute(OLD, *row, places.get(number))
        await connection.execute("INSERT INTO accesslog_state VALUES (1, $1, $2)", tree.size, tree.frontier)
        signed = checkpoint.sign(ORIGIN, tree.size, tree.root(), KEY)
        await connection.execute("INSERT INTO accesslog_checkpoint VALUES ($1, $2, now())", tree.size, signed)
    finally:
        await connection.close()


async def fetch(url: str, query: str) -> list[tuple[Any, ...]]:
    connection = await asyncpg.connect(dsn=plain_url(url))
    try:
        return [tuple(row) for row in await connection.fetch(query)]
    finally:
        await connection.close()


async def test_a_log_is_brought_up_and_taken_back_with_its_numbers(database: Database) -> None:
    name = f"t_{uuid4().hex[:12]}"
    url = database.url(name)
    await asyncio.to_thread(command.upgrade, migrate.configuration(url), BEFORE)
    await old_log(url)
    before = dict(await fetch(url, NUMBERS))
    await migrate.upgrade(url, "postgres")
    store = await Store(url).open()
    try:
        log = log_on(store)
        assert (await verify_store(store, log)).ok
        assert await unintegrated(store) == 3
        assert await log.integrate() == 3
        await fill(log, 2)
        assert await log.integrate() == 2
        report = await verify_store(store, log)
        assert (report.ok, report.entries, report.notes) == (True, 11, ())
        numbered = "SELECT id, log_index FROM accesslogentry JOIN accesslog_place USING (seq)"
        after = {row.id: row.log_index for row in await rows_of(store, numbered)}
        assert {log_id: after[log_id] for log_id, number in before.items() if number is not None} == {
            log_id: number for log_id, number in before.items() if number is not None
        }
        waiting = await log.append(entry())
    finally:
        await store.close()
    async with as_the_hub(url) as hub:
        await migrate.downgrade(url, BEFORE)
        assert dict(await fetch(url, NUMBERS)) == {**after, waiting.log_id: None}
        # What the program of that revision does with the rights of its role.
        await hub.execute("UPDATE accesslogentry SET log_index = 11 WHERE log_index IS NULL")
        await asyncio.to_thread(command.upgrade, migrate.configuration(url), "head")
    assert (await fetch(url, "SELECT max(log_index) FROM accesslog_place")) == [(11,)]
    database.drop(name)


async def test_the_migrated_tables_of_the_log_are_the_declared_ones(migrated: Store) -> None:
    own = MetaData()
    for table in TABLES:
        table.to_metadata(own)

    def ours(_: object, name: str | None, kind: str, *__: object) -> bool:
        return name in own.tables if kind == "table" else not (kind == "index" and (name or "").startswith(PREFIX))

    def compare(connection: Connection) -> list[object]:
        options = {"compare_type": True, "include_object": ours}
        return list(compare_metadata(MigrationContext.configure(connection, opts=options), own))

    async with migrated.engine.connect() as connection:
        assert await connection.run_sync(compare) == []


async def test_a_usual_entry_stays_in_its_row_and_none_is_compressed(migrated: Store) -> None:
    log = log_on(migrated)
    ((elsewhere,),) = await rows_of(
        migrated, "SELECT reltoastrelid::regclass::text FROM pg_class WHERE oid = 'accesslogentry'::regclass"
    )
    for length, outside in ((2500, 0), (6000, 1)):
        await log.append(entry(reason="x" * length))
        assert await rows_of(migrated, f"SELECT count(DISTINCT chunk_id) FROM {elsewhere}") == [(outside,)]
    kept = await rows_of(migrated, "SELECT pg_column_size(leaf), octet_length(leaf) FROM accesslogentry")
    assert all(size >= length for size, length in kept)


@pytest.mark.parametrize("table", ["accesslogentry", "accesslog_place"])
async def test_the_hubs_role_may_only_read_and_add(migrated_url: str, table: str) -> None:
    async with as_the_hub(migrated_url) as hub:
        rights = await hub.fetch(
            "SELECT privilege, has_any_column_privilege($1, privilege) FROM unnest($2::text[]) AS privilege",
            table,
            ["SELECT", "INSERT", "UPDATE"],
        )
        assert [tuple(row) for row in rights] == [("SELECT", True), ("INSERT", True), ("UPDATE", False)]
        for attempt in (f"DELETE FROM {table}", f"TRUNCATE {table}", f"UPDATE {table} SET seq = seq"):
            with pytest.raises(asyncpg.InsufficientPrivilegeError):
                await hub.execute(attempt)
