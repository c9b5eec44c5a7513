"""Every committed entry gets one place in the tree: committed late, in full batches, after a restore."""

import asyncio
import random
import subprocess
from contextlib import AsyncExitStack

import psycopg
import psycopg.sql
import pytest

from hub.accesslog import places
from hub.accesslog.audit import verify_store
from hub.accesslog.log import AccessLog
from hub.store.embedded import EmbeddedServer, _binaries
from hub.store.engine import Store, plain_url
from hub.store.session import unit_of_work
from tests.hub.accesslog.kept import NUMBERED, entry, fill, log_on, rows_of, run_sql

pytestmark = pytest.mark.anyio

AHEAD = 10**9
"""How much further another server has counted its transactions."""


async def numbers(store: Store) -> list[int | None]:
    """The places of all entries, in the order in which the entries were stored."""
    return [row.log_index for row in await rows_of(store, f"SELECT log_index FROM ({NUMBERED}) AS kept ORDER BY seq")]


async def settled(store: Store) -> int | None:
    """Up to which transaction the state of the log says that all is dealt with."""
    async with unit_of_work(store) as unit:
        found = await places.state(unit.session)
    assert found
    return found.settled


async def holds(store: Store, log: AccessLog, count: int) -> None:
    """Whether each of so many entries has exactly one place and the tree is what was signed."""
    report = await verify_store(store, log)
    assert (report.ok, report.entries, report.notes) == (True, count, ())


async def test_an_entry_that_is_committed_late_is_numbered_then(ledger: Store, log: AccessLog) -> None:
    async with unit_of_work(ledger) as unit:
        await log.enlist(unit, entry(kind="write"))
        for _ in range(3):
            await fill(log, 2)
            assert await log.integrate() == 2
        assert await log.integrate() == 0
    assert await log.integrate() == 1
    assert await log.integrate() == 0
    assert await numbers(ledger) == [6, 0, 1, 2, 3, 4, 5]
    await holds(ledger, log, 7)


async def test_an_entry_of_a_transaction_that_began_to_write_long_before_is_numbered(
    ledger: Store, log: AccessLog
) -> None:
    async with unit_of_work(ledger) as unit:
        await log.enlist(unit, entry(1, kind="write"))
        await fill(log, 2)
        await log.integrate()
        await log.enlist(unit, entry(2, kind="write"))
        await fill(log, 2)
        await log.integrate()
    assert await log.integrate() == 2
    await holds(ledger, log, 6)


async def test_an_undone_transaction_holds_nothing_back(ledger: Store, log: AccessLog) -> None:
    with pytest.raises(ZeroDivisionError):
        async with unit_of_work(ledger) as unit:
            await log.enlist(unit, entry(kind="write"))
            await fill(log, 2)
            await log.integrate()
            raise ZeroDivisionError
    assert await log.integrate() == 0
    await fill(log, 1)
    assert await log.integrate() == 1
    await holds(ledger, log, 3)


@pytest.mark.parametrize("most", [1, 2, 3, 2000])
async def test_whatever_ends_in_whatever_order_every_entry_gets_one_place(
    ledger: Store, log: AccessLog, monkeypatch: pytest.MonkeyPatch, most: int
) -> None:
    monkeypatch.setattr("hub.accesslog.log._INTEGRATE", most)
    chance = random.Random(most)
    committed = 0
    open_units: list[tuple[AsyncExitStack, int]] = []
    for step in range(60):
        match chance.choice(("begin", "begin", "end", "end", "append", "integrate")):
            case "begin" if len(open_units) < 6:
                stack = AsyncExitStack()
                unit = await stack.enter_async_context(unit_of_work(ledger))
                count = chance.randint(1, 5)
                for _ in range(count):
                    await log.enlist(unit, entry(step, kind="write"))
                open_units.append((stack, count))
            case "end" if open_units:
                stack, count = open_units.pop(chance.randrange(len(open_units)))
                if chance.random() < 0.2:
                    await stack.__aexit__(ValueError, ValueError(), None)
                else:
                    await stack.aclose()
                    committed += count
            case "append":
                await fill(log, 2)
                committed += 2
            case _:
                await asyncio.gather(log.integrate(), log_on(ledger).integrate())
    for stack, count in open_units:
        await stack.aclose()
        committed += count
    await log.integrate()
    assert sorted(number for number in await numbers(ledger) if number is not None) == [*range(committed)]
    await holds(ledger, log, committed)


async def test_what_a_full_batch_leaves_the_next_one_takes(
    ledger: Store, log: AccessLog, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("hub.accesslog.log._INTEGRATE", 4)
    await fill(log, 2)
    async with unit_of_work(ledger) as unit:
        for number in range(9):
            await log.enlist(unit, entry(number, kind="write"))
    await fill(log, 3)
    assert await log.integrate() == 14
    assert await numbers(ledger) == [*range(14)]
    sizes = await rows_of(ledger, "SELECT size FROM accesslog_checkpoint ORDER BY size")
    assert [row.size for row in sizes] == [4, 8, 12, 14]
    await holds(ledger, log, 14)


async def test_a_log_that_ends_with_a_full_batch_goes_on(
    ledger: Store, log: AccessLog, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("hub.accesslog.log._INTEGRATE", 4)
    for count in (8, 0, 4, 1):
        await fill(log, count)
        assert await log.integrate() == count
    await holds(ledger, log, 13)


async def test_two_integrators_at_once_give_every_entry_one_place_and_keep_what_they_know(ledger: Store) -> None:
    first, second = log_on(ledger), log_on(ledger)
    for _ in range(10):
        await fill(first, 5)
        assert sum(await asyncio.gather(first.integrate(), second.integrate())) == 5
        assert await settled(ledger)
    assert await numbers(ledger) == [*range(50)]
    await holds(ledger, first, 50)


@pytest.mark.parametrize("ahead", [AHEAD, -10])
async def test_a_log_restored_on_another_server_misses_and_repeats_nothing(
    ledger: Store, log: AccessLog, ahead: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    await fill(log, 5)
    await log.integrate()
    await fill(log, 3)
    for statement in (
        "UPDATE accesslogentry SET tx = tx + :ahead",
        "UPDATE accesslog_state SET settled = settled + :ahead, written = written + :ahead",
    ):
        await run_sql(ledger, statement, ahead=ahead)
    assert await settled(ledger) is None
    monkeypatch.setattr("hub.accesslog.log._INTEGRATE", 3)
    async with unit_of_work(ledger) as unit:
        await log.enlist(unit, entry(kind="write"))
        await fill(log, 2)
        assert await log.integrate() == 5
        assert await settled(ledger)
        await fill(log, 1)
        assert await log.integrate() == 1
    assert await log.integrate() == 1
    assert await log.integrate() == 0
    await holds(ledger, log, 12)


def count_on(store: Store) -> None:
    """Use up transactions: this server must be ahead of a new one."""
    url = plain_url(store.url.render_as_string(hide_password=False))
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute("DO $$ BEGIN FOR _ IN 1..5000 LOOP PERFORM pg_current_xact_id(); COMMIT; END LOOP; END $$")


def restore(store: Store, server: EmbeddedServer) -> str:
    """Dump the database of a store and restore it on another server; its URL there."""
    url = plain_url(store.url.render_as_string(hide_password=False))
    name = str(store.url.database)
    with psycopg.connect(server.url("postgres"), autocommit=True) as connection:
        connection.execute(psycopg.sql.SQL("CREATE DATABASE {}").format(psycopg.sql.Identifier(name)))
    dump, load = _binaries() / "pg_dump", _binaries() / "psql"
    dumped = subprocess.run([dump, url], check=True, capture_output=True)
    subprocess.run(
        [load, "-q", "-v", "ON_ERROR_STOP=1", server.url(name)],
        check=True,
        input=dumped.stdout,
        stdout=subprocess.DEVNULL,
    )
    return server.url(name)


async def test_a_dump_on_a_new_server_goes_on_though_its_transactions_count_from_the_start(
    ledger: Store, log: AccessLog, tmp_path_factory: pytest.TempPathFactory
) -> None:
    await asyncio.to_thread(count_on, ledger)
    await fill(log, 5)
    await log.integrate()
    await fill(log, 2)
    server = EmbeddedServer(tmp_path_factory.mktemp("second") / "pg")
    await asyncio.to_thread(server.start)
    try:
        restored = await Store(await asyncio.to_thread(restore, ledger, server)).open()
        try:
            log = log_on(restored)
            await fill(log, 3)
            told = "SELECT max(tx) > pg_current_xact_id()::text::bigint FROM accesslogentry"
            assert await rows_of(restored, told) == [(True,)]
            assert await log.integrate() == 5
            await fill(log, 1)
            assert await log.integrate() == 1
            await holds(restored, log, 11)
        finally:
            await restored.close()
    finally:
        await asyncio.to_thread(server.stop)


async def test_a_restored_log_in_which_nothing_waits_is_looked_through_once(ledger: Store, log: AccessLog) -> None:
    await fill(log, 5)
    await log.integrate()
    await run_sql(ledger, "UPDATE accesslogentry SET tx = tx + :ahead", ahead=AHEAD)
    await run_sql(ledger, "UPDATE accesslog_state SET settled = :ahead, written = :ahead", ahead=AHEAD)
    assert await log.integrate() == 0
    known = await settled(ledger)
    assert known
    assert known < AHEAD
    await fill(log, 1)
    assert await log.integrate() == 1
    await holds(ledger, log, 6)


async def test_a_state_that_somebody_changed_is_not_believed(ledger: Store, log: AccessLog) -> None:
    await fill(log, 2)
    await log.integrate()
    await run_sql(ledger, "UPDATE accesslog_state SET settled = settled + 100")
    await fill(log, 2)
    assert await log.integrate() == 2
    await holds(ledger, log, 4)


async def test_integration_writes_to_no_entry(ledger: Store, log: AccessLog) -> None:
    await fill(log, 3)
    query = "SELECT ctid::text, xmin::text, xmax::text FROM accesslogentry ORDER BY seq"
    before = await rows_of(ledger, query)
    await log.integrate()
    assert await rows_of(ledger, query) == before
