"""Public changes get their numbers in the order in which they become visible: nobody who follows them misses one."""

import asyncio
from uuid import UUID, uuid4

import asyncpg
import pytest

from hub.exchange.feed import Feed
from hub.exchange.relay import number
from hub.store import changes
from hub.store.changes import Wanted
from hub.store.engine import Store, plain_url
from tests.roles import as_the_hub

pytestmark = pytest.mark.anyio
MEMBER = """INSERT INTO agency (id, owner_agency, version, source_system, source_id, adapter_version, received_at,
  assumed, disputed, created_at, updated_at, row_hash, code, name, division, member_from)
  VALUES ($1, 'HRSS', 1, 'test', 'x', '', now(), '{}', '{}', now(), now(), '', $2, '某局', '340223', '2023-05-05')"""
RENAME = "UPDATE agency SET name = $2, version = version + 1, updated_at = now() WHERE id = $1"
AGENCIES = Wanted("HRSS", ("agency",))


async def connect(store: Store) -> asyncpg.Connection:
    return await asyncpg.connect(dsn=plain_url(store.url.render_as_string(hide_password=False)))


async def made(connection: asyncpg.Connection, code: str) -> UUID:
    record = uuid4()
    await connection.execute(MEMBER, record, code)
    return record


async def seqs(store: Store) -> list[int]:
    return [row["seq"] for row in await store.readers.fetch("SELECT seq FROM public_change ORDER BY seq")]


async def test_what_commits_late_is_not_skipped_by_a_reader_who_has_gone_on(migrated):
    slow, fast = await connect(migrated), await connect(migrated)
    open_transaction = slow.transaction()
    await open_transaction.start()
    early = await made(slow, "SLOW")
    late = await made(fast, "FAST")
    assert await number(migrated) == 1
    found, at, _ = await changes.after(migrated, 0, AGENCIES, 10)
    assert [change.record for change in found] == [late]
    await open_transaction.commit()
    assert await number(migrated) == 1
    more, end, follows = await changes.after(migrated, at, AGENCIES, 10)
    assert [change.record for change in more] == [early]
    assert (at, end, follows) == (1, 2, False)
    ids = await migrated.readers.fetch("SELECT record_id FROM public_change ORDER BY id")
    assert [row["record_id"] for row in ids] == [early, late], "the identity says the opposite, as it must here"
    await slow.close()
    await fast.close()


async def test_writers_and_relays_at_once_leave_no_gap_no_twin_and_nothing_unseen(migrated):
    writers, each = 6, 25
    seen: list[UUID] = []
    written: list[UUID] = []
    busy = True

    async def write(writer: int) -> None:
        connection = await connect(migrated)
        for turn in range(each):
            async with connection.transaction():
                written.append(await made(connection, f"W{writer}N{turn}"))
                await asyncio.sleep((writer * turn % 5) / 500)
        await connection.close()

    async def relay() -> None:
        store = await Store(migrated.url.render_as_string(hide_password=False)).open()
        while busy or await store.readers.fetch("SELECT FROM public_change WHERE seq IS NULL"):
            await number(store)
            await asyncio.sleep(0)
        await store.close()

    async def follow() -> None:
        at = 0
        while busy or len(seen) < len(written):
            found, at, _ = await changes.after(migrated, at, AGENCIES, 7)
            seen.extend(change.record for change in found)
            await asyncio.sleep(0)

    rest = [asyncio.create_task(work) for work in (relay(), relay(), relay(), follow())]
    await asyncio.gather(*(write(writer) for writer in range(writers)))
    busy = False
    async with asyncio.timeout(60):
        await asyncio.gather(*rest)
    assert await seqs(migrated) == list(range(1, writers * each + 1))
    assert sorted(seen) == sorted(written)


async def test_a_relay_that_dies_between_numbering_and_commit_leaves_its_work_to_the_next(migrated):
    dying = await connect(migrated)
    await made(dying, "ONE")
    await dying.execute("BEGIN")
    await dying.execute("SELECT seq FROM public_change_head FOR UPDATE")
    await dying.execute("UPDATE public_change SET seq = 1")
    assert await number(migrated) == 0
    dying.terminate()
    for _ in range(200):
        if await number(migrated):
            break
        await asyncio.sleep(0.05)
    assert await seqs(migrated) == [1]
    assert await changes.head(migrated) == 1


async def test_a_transaction_stays_together_behind_those_whose_rows_it_changed_again(migrated):
    first, second = await connect(migrated), await connect(migrated)
    record = await made(first, "REC")
    await number(migrated)
    long = second.transaction()
    await long.start()
    own = await made(second, "OWN")
    await first.execute(RENAME, record, "甲")
    await second.execute(RENAME, record, "乙")
    await long.commit()
    await number(migrated)
    found, _, _ = await changes.after(migrated, 1, AGENCIES, 10)
    assert [(change.record, change.version) for change in found] == [(record, 2), (own, 1), (record, 3)]
    torn, at, _ = await changes.after(migrated, 1, AGENCIES, 2)
    assert ([change.version for change in torn], at) == ([2], 2)
    await first.close()
    await second.close()


async def test_a_change_says_which_columns_got_a_value_and_which_were_only_emptied(migrated):
    connection = await connect(migrated)
    record = await made(connection, "REC")
    await connection.execute(RENAME, record, "新名")
    await connection.execute("UPDATE agency SET member_to = '2030-01-01', version = 3 WHERE id = $1", record)
    await connection.execute("UPDATE agency SET member_to = NULL, version = 4 WHERE id = $1", record)
    rows = await connection.fetch("SELECT kind, gained FROM public_change ORDER BY id")
    assert [(row["kind"], row["gained"]) for row in rows] == [
        ("CREATED", []),
        ("CHANGED", ["name"]),
        ("CHANGED", ["member_to"]),
        ("CHANGED", []),
    ]
    await connection.close()


async def test_a_change_is_told_in_the_transaction_that_makes_it(migrated):
    connection = await connect(migrated)
    with pytest.raises(ZeroDivisionError):
        async with connection.transaction():
            await made(connection, "GONE")
            raise ZeroDivisionError
    assert await connection.fetchval("SELECT count(*) FROM public_change") == 0
    await connection.close()


async def test_the_hubs_role_numbers_changes_and_can_neither_invent_nor_forget_one(migrated_url):
    async with as_the_hub(migrated_url) as owner:
        await made(owner, "REC")
        await owner.execute("UPDATE public_change SET seq = 1")
        await owner.execute("UPDATE public_change_head SET seq = 1")
        for forbidden in (
            "DELETE FROM public_change",
            "UPDATE public_change SET kind = 'CREATED'",
            "INSERT INTO public_change (entity, record_id) VALUES ('agency', gen_random_uuid())",
            "DELETE FROM public_change_head",
        ):
            with pytest.raises(asyncpg.InsufficientPrivilegeError):
                await owner.execute(forbidden)


async def test_whoever_waits_for_a_table_is_woken_by_it_alone_and_by_what_it_had_missed(migrated):
    connection = await connect(migrated)
    async with Feed(migrated) as feed:
        waiting = asyncio.create_task(feed.beyond(0, {"agency"}))
        other = asyncio.create_task(feed.beyond(0, {"matter"}))
        await asyncio.sleep(0.3)
        assert not waiting.done()
        await made(connection, "REC")
        await number(migrated)
        async with asyncio.timeout(20):
            await waiting
        assert not other.done()
        other.cancel()
    async with Feed(migrated) as late, asyncio.timeout(20):
        await late.beyond(0, {"agency"})
    await connection.close()
