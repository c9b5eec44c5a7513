"""The log as it is kept: on a real database, with several hubs at once, and with what a hub must not do to it."""

import asyncio
import base64
import json
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta

import psycopg
import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Connection, MetaData
from sqlalchemy.engine import make_url
from sqlalchemy.exc import DBAPIError, ProgrammingError

from hub.accesslog import checkpoint, merkle
from hub.accesslog.audit import verify_store
from hub.accesslog.entry import MAX_LEAF, Entry, leaf_hash
from hub.accesslog.log import AccessLog
from hub.accesslog.proofs import Prover
from hub.errors import HubError, InvalidInput, Unavailable
from hub.store.engine import Store
from hub.store.session import unit_of_work
from schema.access_log import AccessLogEntry
from tests.conftest import Database
from tests.hub.accesslog.kept import (
    KEY,
    MOMENT,
    NUMBERED,
    ORIGIN,
    OTHER_KEY,
    TABLES,
    entry,
    fill,
    log_on,
    rows_of,
    run_sql,
)

pytestmark = pytest.mark.anyio

RIGHTS = (
    "GRANT SELECT, INSERT ON accesslogentry TO {role}",
    "GRANT USAGE ON SEQUENCE accesslogentry_seq_seq TO {role}",
    "GRANT SELECT, INSERT ON accesslog_place TO {role}",
    "GRANT SELECT, INSERT, UPDATE ON accesslog_state TO {role}",
    "GRANT SELECT, INSERT ON accesslog_checkpoint TO {role}",
)


def administer(database: Database, *statements: str) -> None:
    with psycopg.connect(database.url("postgres"), autocommit=True) as connection:
        for statement in statements:
            connection.execute(statement.encode())


@asynccontextmanager
async def another(store: Store) -> AsyncIterator[Store]:
    """The store of a second hub on the same database."""
    opened = await Store(store.url.render_as_string(hide_password=False)).open()
    yield opened
    await opened.close()


async def count(store: Store) -> int:
    ((found,),) = await rows_of(store, "SELECT count(*) FROM accesslogentry")
    return int(found)


async def refusal(log: AccessLog, written: Entry) -> HubError:
    with pytest.raises(HubError) as raised:
        await log.append(written)
    return raised.value


async def test_a_hundred_appends_at_once_are_durable_in_few_commits_and_each_caller_gets_its_receipt(
    ledger: Store, log: AccessLog
) -> None:
    entries = [entry(number) for number in range(100)]
    receipts = await asyncio.gather(*map(log.append, entries))
    kept = {row.id: row for row in await rows_of(ledger, "SELECT id, leaf, leaf_hash, xmin::text FROM accesslogentry")}
    assert len({row.xmin for row in kept.values()}) <= 3
    assert len(kept) == 100
    for written, receipt in zip(entries, receipts, strict=True):
        row = kept[receipt.log_id]
        assert row.leaf.encode() == written.leaf()
        assert row.leaf_hash == receipt.leaf_hash == leaf_hash(written.leaf())
        checkpoint.verify_receipt(receipt.leaf_hash, receipt.signature, log.verifier_key)


async def test_entries_that_come_while_others_are_written_share_the_next_commit(ledger: Store, log: AccessLog) -> None:
    first = asyncio.create_task(log.append(entry()))
    for _ in range(2):
        await asyncio.sleep(0)  # one turn to hand the entry over, one to begin writing it
    await asyncio.gather(first, fill(log, 50))
    assert len(await rows_of(ledger, "SELECT DISTINCT xmin::text FROM accesslogentry")) == 2


async def test_a_receipt_stands_in_an_answer_as_text(log: AccessLog) -> None:
    receipt = await log.append(entry())
    told = receipt.extension()
    assert told.keys() == {"logId", "leafHash", "signature"}
    checkpoint.verify_receipt(bytes.fromhex(told["leafHash"]), base64.b64decode(told["signature"]), log.verifier_key)


@pytest.mark.parametrize(
    ("members", "code"),
    [
        ({"operation": "a\0b"}, "LOG_ENTRY"),
        ({"variables": {"where": {"names": ["\\\0"]}}}, "LOG_ENTRY"),
        ({"variables": {"a\0": 1}}, "LOG_ENTRY"),
        ({"basis": "\ud800"}, "LOG_ENTRY"),
        ({"variables": {"big": 2**53}}, "LOG_ENTRY"),
        ({"variables": {"much": "字" * MAX_LEAF}}, "LOG_ENTRY_TOO_LARGE"),
    ],
)
async def test_what_the_log_cannot_keep_is_refused_in_words_and_costs_no_neighbour(
    ledger: Store, log: AccessLog, members: dict[str, object], code: str
) -> None:
    answers = await asyncio.gather(
        log.append(entry(1)), log.append(entry(2, **members)), log.append(entry(3)), return_exceptions=True
    )
    error = answers[1]
    assert isinstance(error, InvalidInput)
    assert error.code == code
    assert error.message.zh
    assert error.suggestion.en
    kept = await rows_of(ledger, "SELECT content ->> 'operation' FROM accesslogentry ORDER BY seq")
    assert kept == [("enforcementCases1",), ("enforcementCases3",)]


@pytest.mark.parametrize("words", ["\\u0000", "\\\\u0000", 'a"\\', "\x01\x1f\x7f", "😀", "{}", "'; DROP TABLE x; --"])
async def test_odd_texts_that_json_can_hold_are_kept_exactly(ledger: Store, log: AccessLog, words: str) -> None:
    written = entry(operation=words, variables={words: words})
    await log.append(written)
    ((leaf, operation),) = await rows_of(ledger, "SELECT leaf, content ->> 'operation' FROM accesslogentry")
    assert (leaf.encode(), operation) == (written.leaf(), words)


async def test_what_only_the_database_refuses_fails_alone(ledger: Store, log: AccessLog) -> None:
    twice = entry()
    answers = await asyncio.gather(
        *map(log.append, [entry(1), twice, entry(2), twice, entry(3)]), return_exceptions=True
    )
    refused = [answer for answer in answers if isinstance(answer, BaseException)]
    assert [(type(error), error.code) for error in refused] == [(InvalidInput, "LOG_ENTRY")]  # type: ignore[attr-defined]
    assert answers[3] is refused[0]
    assert await count(ledger) == 4


async def test_a_database_that_is_gone_makes_the_log_unavailable_until_it_is_back(
    ledger: Store, log: AccessLog, database: Database
) -> None:
    await log.append(entry())
    name = ledger.url.database
    administer(
        database,
        f"ALTER DATABASE {name} ALLOW_CONNECTIONS false",
        f"SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = '{name}'",
    )
    answers = await asyncio.gather(*(log.append(entry(number)) for number in range(5)), return_exceptions=True)
    assert [(type(each), each.code) for each in answers] == [(Unavailable, "LOG_WRITE")] * 5  # type: ignore[union-attr]
    for work in (log.integrate(), log.latest(), verify_store(ledger, log), Prover(ledger).prove(0)):
        with pytest.raises(Unavailable):
            await work
    administer(database, f"ALTER DATABASE {name} ALLOW_CONNECTIONS true")
    await log.append(entry())
    assert await count(ledger) == 2


async def test_without_tables_the_log_is_unavailable(store: Store) -> None:
    log = log_on(store)
    assert (await refusal(log, entry())).code == "LOG_WRITE"
    for work, code in ((log.integrate(), "LOG_WRITE"), (log.latest(), "LOG_READ")):
        with pytest.raises(Unavailable, match=code):
            await work


async def test_what_the_hub_writes_down_of_a_failure_does_not_quote_the_entry(
    ledger: Store, log: AccessLog, caplog: pytest.LogCaptureFixture
) -> None:
    twice = entry(basis="secret-basis")
    await log.append(twice)
    with caplog.at_level(logging.DEBUG):
        error = await refusal(log, twice)
    assert "23505" in caplog.text
    assert "secret-basis" not in caplog.text
    assert twice.id not in caplog.text
    assert error.__cause__ is None


async def test_a_caller_that_gives_up_disturbs_nobody_and_stays_logged(ledger: Store, log: AccessLog) -> None:
    leaving = asyncio.create_task(log.append(entry(1)))
    staying = asyncio.create_task(log.append(entry(2)))
    await asyncio.sleep(0)
    leaving.cancel()
    await staying
    with pytest.raises(asyncio.CancelledError):
        await leaving
    assert await count(ledger) == 2


async def test_an_enlisted_entry_is_durable_exactly_if_the_change_is(ledger: Store, log: AccessLog) -> None:
    async with unit_of_work(ledger) as unit:
        receipt = await log.enlist(unit, entry(1, kind="write"))
        assert await count(ledger) == 0
    checkpoint.verify_receipt(receipt.leaf_hash, receipt.signature, log.verifier_key)
    with pytest.raises(ZeroDivisionError):
        async with unit_of_work(ledger) as unit:
            await log.enlist(unit, entry(2, kind="write"))
            raise ZeroDivisionError
    assert [row.leaf_hash for row in await rows_of(ledger, "SELECT leaf_hash FROM accesslogentry")] == [
        receipt.leaf_hash
    ]


async def test_an_entry_that_cannot_be_enlisted_undoes_the_change(ledger: Store, log: AccessLog) -> None:
    twice = entry(kind="write")
    await log.append(twice)
    for refused, code in ((twice, "LOG_ENTRY"), (entry(operation="\0"), "LOG_ENTRY")):
        with pytest.raises(InvalidInput, match=code):
            async with unit_of_work(ledger) as unit:
                await log.enlist(unit, entry(kind="write"))
                await log.enlist(unit, refused)
    assert await count(ledger) == 1
    await run_sql(ledger, "ALTER TABLE accesslogentry RENAME TO away")
    with pytest.raises(Unavailable, match="LOG_WRITE"):
        async with unit_of_work(ledger) as unit:
            await log.enlist(unit, entry(kind="write"))


async def test_integration_numbers_the_entries_in_order_and_signs_the_root(ledger: Store, log: AccessLog) -> None:
    assert await log.latest() is None
    assert await log.integrate() == 0
    assert await log.latest() is None
    hashes: list[bytes] = []
    for more in (3, 5):
        hashes += [(await log.append(entry(number))).leaf_hash for number in range(more)]
        assert await log.integrate() == more
        newest = await log.latest()
        assert newest
        stated = checkpoint.verify(newest.text, log.verifier_key)
        assert stated == checkpoint.Checkpoint(ORIGIN, newest.size, merkle.root(hashes))
    found = await rows_of(ledger, f"SELECT log_index, leaf_hash FROM ({NUMBERED}) AS kept ORDER BY seq")
    assert [tuple(row) for row in found] == list(enumerate(hashes))


async def test_integrating_again_changes_nothing(ledger: Store, log: AccessLog) -> None:
    await fill(log, 3)
    await log.integrate()
    query = "SELECT size, text, at FROM accesslog_checkpoint"
    before = await rows_of(ledger, query)
    assert await log.integrate() == 0
    assert await rows_of(ledger, query) == before


async def test_more_than_one_batch_is_taken_in_at_once(ledger: Store, log: AccessLog) -> None:
    await fill(log, 2050)
    assert await log.integrate() == 2050
    assert [row.size for row in await rows_of(ledger, "SELECT size FROM accesslog_checkpoint ORDER BY size")] == [
        2000,
        2050,
    ]
    assert (await verify_store(ledger, log)).ok


async def test_several_hubs_append_and_integrate_at_once_and_keep_one_history(ledger: Store) -> None:
    async with another(ledger) as second, another(ledger) as third:
        logs = [log_on(each) for each in (ledger, second, third)]

        async def work(log: AccessLog) -> int:
            taken = 0
            for _ in range(6):
                _, integrated = await asyncio.gather(fill(log, 7), log.integrate())
                taken += integrated
            return taken

        taken = sum(await asyncio.gather(*map(work, logs)))
        taken += sum(await asyncio.gather(*(log.integrate() for log in logs)))
    assert taken == 3 * 6 * 7
    numbers = [row.log_index for row in await rows_of(ledger, f"SELECT log_index FROM ({NUMBERED}) AS kept ORDER BY 1")]
    assert numbers == list(range(taken))
    report = await verify_store(ledger, logs[0])
    assert report.ok
    assert report.entries == taken
    assert report.notes == ()


@pytest.mark.parametrize(
    "damage",
    [
        "UPDATE accesslog_state SET size = 2",
        "UPDATE accesslog_state SET size = 0, frontier = '{}'",
        "DELETE FROM accesslog_state",
        "DELETE FROM accesslog_checkpoint",
        "DELETE FROM accesslog_checkpoint WHERE size = 4",
        "UPDATE accesslog_checkpoint SET text = replace(text, '4', '3')",
        "UPDATE accesslog_state SET frontier[1] = sha256('x')",
        "UPDATE accesslog_state SET frontier[1] = 'x'",
        "DELETE FROM accesslog_state; DELETE FROM accesslog_checkpoint",
    ],
)
async def test_nothing_more_is_signed_over_a_log_that_is_not_what_was_signed(
    ledger: Store, log: AccessLog, damage: str
) -> None:
    for more in (3, 1):
        await fill(log, more)
        await log.integrate()
    for statement in damage.split(";"):
        await run_sql(ledger, statement)
    before = await rows_of(ledger, "SELECT * FROM accesslog_checkpoint")
    receipt = await log.append(entry())
    with pytest.raises(Unavailable, match="LOG_STATE"):
        await log.integrate()
    assert await rows_of(ledger, "SELECT * FROM accesslog_checkpoint") == before
    place = f"SELECT log_index FROM ({NUMBERED}) AS kept WHERE id = :id"
    assert await rows_of(ledger, place, id=receipt.log_id) == [(None,)]


async def test_another_key_does_not_sign_on(ledger: Store, log: AccessLog) -> None:
    await fill(log, 2)
    await log.integrate()
    other = log_on(ledger, OTHER_KEY)
    await other.append(entry())
    with pytest.raises(Unavailable, match="LOG_STATE") as raised:
        await other.integrate()
    assert ORIGIN in raised.value.message.zh
    assert await log.integrate() == 1


async def test_the_fields_say_what_the_leaf_says(ledger: Store, log: AccessLog) -> None:
    written = entry(trace="4bf92f3577b34da6", reason="FIELD_DENIED debtor.name", rows=2**40, masked=True)
    await log.append(written)
    await log.append(Entry(id=entry().id, kind="admin", time=MOMENT + timedelta(seconds=1)))
    names = list(AccessLogEntry.derived)
    fields = ", ".join(f"{AccessLogEntry.derived[name][1].sql.format(t='e')} AS {name}" for name in names)
    full, bare = await rows_of(ledger, f"SELECT {fields} FROM accesslogentry e ORDER BY seq")
    content = json.loads(written.leaf())
    assert len(names) == 15
    assert full._asdict() == {name: content[name] for name in names}
    assert {name for name, value in bare._asdict().items() if value is not None} == {"kind", "time"}


async def test_what_is_asked_of_the_log_follows_the_leaf_and_cannot_be_set(ledger: Store, log: AccessLog) -> None:
    await log.append(entry())
    await run_sql(ledger, "UPDATE accesslogentry SET leaf = replace(leaf, 'demo-court', 'demo-proc')")
    assert await rows_of(ledger, "SELECT content ->> 'client' FROM accesslogentry") == [("demo-proc",)]
    with pytest.raises(DBAPIError, match="can only be updated to DEFAULT"):
        await run_sql(ledger, "UPDATE accesslogentry SET content = '{}'")


async def test_a_leaf_hash_that_is_none_is_not_stored(ledger: Store, log: AccessLog) -> None:
    await log.append(entry())
    with pytest.raises(DBAPIError, match="ck_accesslogentry_leaf_hash"):
        await run_sql(ledger, "UPDATE accesslogentry SET leaf_hash = 'short'")


async def test_a_comparison_with_the_database_finds_no_difference(ledger: Store) -> None:
    own = MetaData()
    for table in TABLES:
        table.to_metadata(own)

    def compare(connection: Connection) -> list[object]:
        return list(compare_metadata(MigrationContext.configure(connection, opts={"compare_type": True}), own))

    async with ledger.engine.connect() as connection:
        assert await connection.run_sync(compare) == []


@pytest.fixture
async def app(ledger: Store, database: Database) -> AsyncIterator[Store]:
    """A store under a role that has the rights the log needs and no more."""
    role = f"r_{ledger.url.database}"
    administer(database, f"CREATE ROLE {role} LOGIN PASSWORD 'test'")
    for statement in RIGHTS:
        await run_sql(ledger, statement.format(role=role))
    url = make_url(ledger.url).set(username=role, password="test").render_as_string(hide_password=False)
    opened = await Store(url).open()
    yield opened
    await opened.close()
    await run_sql(ledger, f"DROP OWNED BY {role}")
    administer(database, f"DROP ROLE {role}")


async def test_the_hubs_role_needs_no_more_than_to_read_and_add(app: Store) -> None:
    log = log_on(app)
    await fill(log, 5)
    async with unit_of_work(app) as unit:
        await log.enlist(unit, entry(kind="write"))
    assert await log.integrate() == 6
    assert (await verify_store(app, log)).ok
    assert (await Prover(app).prove(5)).size == 6


@pytest.mark.parametrize(
    "attempt",
    [
        "UPDATE accesslogentry SET leaf = leaf",
        "UPDATE accesslogentry SET leaf_hash = leaf_hash",
        "UPDATE accesslogentry SET id = id",
        "UPDATE accesslogentry SET tx = tx",
        "DELETE FROM accesslogentry",
        "TRUNCATE accesslogentry",
        "UPDATE accesslog_place SET log_index = log_index",
        "UPDATE accesslog_place SET seq = seq",
        "DELETE FROM accesslog_place",
        "TRUNCATE accesslog_place",
        "UPDATE accesslog_checkpoint SET text = text",
        "DELETE FROM accesslog_checkpoint",
        "DELETE FROM accesslog_state",
    ],
)
async def test_the_hubs_role_cannot_change_what_was_logged(app: Store, attempt: str) -> None:
    with pytest.raises(ProgrammingError, match="permission denied"):
        await run_sql(app, attempt)


def test_the_log_says_by_which_key_it_is_known() -> None:
    known = AccessLog(Store("postgresql:///none"), KEY, ORIGIN).verifier_key
    assert known == checkpoint.verifier_key(ORIGIN, KEY.public_key())
    with pytest.raises(checkpoint.CheckpointError):
        AccessLog(Store("postgresql:///none"), KEY, "two words")
