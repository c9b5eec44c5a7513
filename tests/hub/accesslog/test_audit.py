"""Verification of the log where it is kept: what a superuser changes in the database is named in words."""

import asyncio
import os
import tracemalloc
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError

from hub.accesslog import checkpoint, merkle
from hub.accesslog.audit import export_store, snapshot, unintegrated, verify_store
from hub.accesslog.checkpoint import CheckpointError
from hub.accesslog.log import AccessLog
from hub.accesslog.report import Report
from hub.accesslog.verify import verify_directory
from hub.errors import Unavailable
from hub.store.engine import Store
from tests.hub.accesslog.kept import KEY, NUMBERED, ORIGIN, OTHER_KEY, at, entry, fill, log_on, place, rows_of, run_sql

pytestmark = pytest.mark.anyio

SIZES = (4, 9, 12)
FIFTH = at("= 5")
CHANGE = f"UPDATE accesslogentry SET leaf = replace(leaf, 'demo-court', 'demo-cours') WHERE {FIFTH}"
MEND = f"UPDATE accesslogentry SET leaf_hash = sha256('\\x00'::bytea || convert_to(leaf, 'UTF8')) WHERE {FIFTH}"


@pytest.fixture
async def full(ledger: Store, log: AccessLog) -> Store:
    """A log of twelve entries under three checkpoints."""
    before = 0
    for size in SIZES:
        await fill(log, size - before)
        await log.integrate()
        before = size
    return ledger


async def tampered(store: Store, *statements: str) -> Report:
    """What the verification says once the database's superuser has run the statements."""
    for statement in statements:
        await run_sql(store, statement)
    return await verify_store(store, log_on(store))


def removed(condition: str) -> tuple[str, str]:
    """Take the entries at these places away, and the places with them."""
    return (
        f"DELETE FROM accesslogentry WHERE {at(condition)}",
        f"DELETE FROM accesslog_place WHERE log_index {condition}",
    )


def failed(report: Report) -> set[str]:
    return {check.name for check in report.checks if not check.ok}


def named(report: Report) -> list[tuple[int, str, str]]:
    return [(item.index, item.reason.zh, item.reason.en) for item in report.failing_entries]


def said(report: Report, name: str) -> str:
    return str(next(check.sentence for check in report.checks if check.name == name))


async def test_an_untouched_log_holds(full: Store) -> None:
    report = await tampered(full)
    assert report.ok
    assert (report.entries, report.notes) == (12, ())
    assert "3" in said(report, "roots")


async def test_an_empty_log_holds(ledger: Store, log: AccessLog) -> None:
    report = await verify_store(ledger, log)
    assert (report.ok, report.entries) == (True, 0)


async def test_one_changed_byte_of_a_leaf_is_named(full: Store) -> None:
    report = await tampered(full, CHANGE)
    assert failed(report) == {"leaves"}
    assert named(report) == [(5, "内容被改动。", "The content was changed.")]
    ((log_id, client),) = await rows_of(full, f"SELECT id, content ->> 'client' FROM accesslogentry WHERE {FIFTH}")
    assert report.failing_entries[0].id == log_id
    assert client == "demo-cours"


async def test_one_changed_byte_of_a_hash_is_named(full: Store) -> None:
    report = await tampered(
        full, "UPDATE accesslogentry SET leaf_hash = set_byte(leaf_hash, 0, get_byte(leaf_hash, 0) # 1)"
        f" WHERE {FIFTH}",
    )  # fmt: skip
    assert failed(report) == {"leaves"}
    assert named(report) == [(5, "散列值被改动，内容未变。", "The hash was changed, the content was not.")]


async def test_a_leaf_changed_with_its_hash_is_placed_between_two_checkpoints(full: Store) -> None:
    report = await tampered(full, CHANGE, MEND)
    assert failed(report) == {"roots"}
    assert report.failing_range == (4, 8)
    assert "4–8" in said(report, "roots")


async def test_an_entry_put_under_another_id_is_named(full: Store) -> None:
    report = await tampered(full, f"UPDATE accesslogentry SET id = repeat('0', 36) WHERE {FIFTH}")
    assert failed(report) == {"contents"}
    assert named(report) == [(5, "日志号与内容所载不符。", "The id is not the one in the content.")]


async def test_a_deleted_entry_is_named(full: Store) -> None:
    report = await tampered(full, *removed("= 5"))
    assert "numbers" in failed(report)
    assert named(report) == [(5, "缺少第 5 条。", "Missing: 5.")]
    assert report.failing_range == (4, 8)


async def test_a_place_without_its_entry_is_named(full: Store) -> None:
    report = await tampered(full, f"DELETE FROM accesslogentry WHERE {FIFTH}")
    assert failed(report) == {"leaves", "roots"}
    assert named(report) == [(5, "无法读取。", "Cannot be read.")]
    assert report.failing_range == (4, 8)


async def test_places_left_behind_tell_of_entries_cut_off_with_their_checkpoint(full: Store) -> None:
    report = await tampered(
        full,
        f"DELETE FROM accesslogentry WHERE {at('>= 9')}",
        "DELETE FROM accesslog_checkpoint WHERE size = 12",
        "UPDATE accesslog_state SET size = 9",
    )
    assert [index for index, _, _ in named(report)] == [9, 10, 11]


async def test_an_entry_that_stands_at_two_places_is_named(full: Store) -> None:
    report = await tampered(
        full,
        "ALTER TABLE accesslog_place DROP CONSTRAINT accesslog_place_seq_key",
        "UPDATE accesslog_place SET seq = (SELECT seq FROM accesslog_place WHERE log_index = 6) WHERE log_index = 5",
    )
    assert failed(report) == {"roots"}
    assert report.failing_range == (4, 8)
    assert "1 条" in report.notes[0].zh


async def test_an_entry_taken_out_of_the_tree_is_missed_and_noted(full: Store) -> None:
    report = await tampered(full, "DELETE FROM accesslog_place WHERE log_index = 5")
    assert named(report) == [(5, "缺少第 5 条。", "Missing: 5.")]
    assert "1 条" in report.notes[0].zh


async def test_two_entries_changed_round_are_placed_between_two_checkpoints(full: Store) -> None:
    report = await tampered(
        full,
        "UPDATE accesslog_place SET log_index = -1 WHERE log_index = 5",
        "UPDATE accesslog_place SET log_index = 5 WHERE log_index = 6",
        "UPDATE accesslog_place SET log_index = 6 WHERE log_index = -1",
    )
    assert failed(report) == {"roots"}
    assert report.failing_range == (4, 8)


async def test_a_number_outside_the_order_is_named(full: Store) -> None:
    report = await tampered(full, "UPDATE accesslog_place SET log_index = -7 WHERE log_index = 0")
    assert named(report)[0][:2] == (0, "所记编号为 -7，与其位置不符。")


async def test_a_number_given_twice_is_named(full: Store) -> None:
    report = await tampered(
        full,
        "ALTER TABLE accesslog_place DROP CONSTRAINT accesslog_place_pkey",
        "UPDATE accesslog_place SET log_index = 5 WHERE log_index = 6",
    )
    assert report.entries == 12
    assert "numbers" in failed(report)
    assert 6 in {index for index, _, _ in named(report)}


async def test_an_emptied_row_is_named(full: Store) -> None:
    report = await tampered(
        full,
        "ALTER TABLE accesslogentry ALTER leaf DROP NOT NULL, ALTER leaf_hash DROP NOT NULL,"
        " ALTER content DROP NOT NULL",
        f"UPDATE accesslogentry SET leaf = NULL, leaf_hash = NULL WHERE {FIFTH}",
    )
    assert named(report) == [(5, "无法读取。", "Cannot be read.")]


async def test_a_cut_off_tail_is_told_with_how_much_is_missing(full: Store) -> None:
    report = await tampered(full, *removed(">= 10"))
    assert failed(report) == {"complete"}
    assert "签名 12 条，只有 10 条" in said(report, "complete")


async def test_a_log_cut_back_to_an_earlier_checkpoint_contradicts_the_one_an_auditor_kept(full: Store) -> None:
    log = log_on(full)
    kept = await log.latest()
    assert kept
    assert (await verify_store(full, log, kept.text)).ok
    report = await tampered(
        full,
        *removed(">= 9"),
        "DELETE FROM accesslog_checkpoint WHERE size = 12",
        "UPDATE accesslog_state SET size = 9",
    )
    assert report.ok
    report = await verify_store(full, log, kept.text)
    assert failed(report) == {"previous"}
    assert "被截去" in said(report, "previous")


async def test_a_log_rewritten_and_signed_again_contradicts_the_one_an_auditor_kept(full: Store) -> None:
    log = log_on(full)
    kept = await log.latest()
    assert kept
    await run_sql(full, CHANGE)
    await run_sql(full, MEND)
    await run_sql(full, "DELETE FROM accesslog_checkpoint WHERE size > 4")
    hashes = [
        row.leaf_hash for row in await rows_of(full, f"SELECT leaf_hash FROM ({NUMBERED}) AS kept ORDER BY log_index")
    ]
    signed = checkpoint.sign(ORIGIN, 12, merkle.root(hashes), KEY)
    await run_sql(full, "INSERT INTO accesslog_checkpoint VALUES (12, :text, now())", text=signed)
    assert (await verify_store(full, log)).ok
    report = await verify_store(full, log, kept.text)
    assert failed(report) == {"previous"}
    assert "已被改写" in said(report, "previous")


async def test_a_checkpoint_forged_with_another_key_is_named(full: Store) -> None:
    forged = checkpoint.sign(ORIGIN, 9, bytes(32), OTHER_KEY)
    await run_sql(full, "UPDATE accesslog_checkpoint SET text = :text WHERE size = 9", text=forged)
    report = await tampered(full)
    assert failed(report) == {"signatures"}
    assert "第 2 个检查点（共 3 个）" in said(report, "signatures")


async def test_a_checkpoint_whose_text_was_changed_is_named(full: Store) -> None:
    report = await tampered(full, "UPDATE accesslog_checkpoint SET text = replace(text, E'\\n9\\n', E'\\n8\\n')")
    assert failed(report) == {"signatures"}
    assert "第 2 个检查点" in said(report, "signatures")


async def test_a_second_history_signed_by_the_logs_own_key_is_named(full: Store) -> None:
    forked = checkpoint.sign(ORIGIN, 9, bytes(32), KEY)
    await run_sql(full, "UPDATE accesslog_checkpoint SET text = :text WHERE size = 9", text=forked)
    report = await tampered(full)
    assert failed(report) == {"history"}
    assert "9" in said(report, "history")


async def test_without_its_checkpoints_a_log_proves_nothing(full: Store) -> None:
    report = await tampered(full, "DELETE FROM accesslog_checkpoint")
    assert failed(report) == {"signatures"}
    assert "无从核对" in said(report, "signatures")


async def test_the_report_says_how_many_entries_are_not_taken_in_yet(full: Store) -> None:
    log = log_on(full)
    await fill(log, 3)
    report = await verify_store(full, log)
    assert (report.ok, report.entries) == (True, 12)
    assert "3 条" in report.notes[0].zh
    assert report.notes[0].en.endswith(": 3.")
    assert await unintegrated(full) == 3
    await log.integrate()
    assert await unintegrated(full) == 0
    assert (await verify_store(full, log)).notes == ()


async def test_a_log_that_grows_meanwhile_holds(full: Store) -> None:
    log = log_on(full)
    going = True

    async def grow() -> None:
        while going:
            await fill(log, 20)
            await log.integrate()

    growing = asyncio.create_task(grow())
    reports = [await verify_store(full, log)]
    while reports[-1].entries < 200 and not growing.done():
        reports.append(await verify_store(full, log))
    going = False
    await growing
    assert [list(report.lines()) for report in reports if not report.ok] == []


async def test_the_verifier_key_alone_is_enough(full: Store) -> None:
    assert (await verify_store(full, log_on(full).verifier_key)).ok
    other = log_on(full, OTHER_KEY).verifier_key
    assert failed(await verify_store(full, other)) == {"signatures"}
    with pytest.raises(CheckpointError):
        await verify_store(full, "no key")


async def many(store: Store, count: int, size: int) -> None:
    """Entries of about ``size`` bytes, integrated under one checkpoint."""
    hashes = await place(store, [entry(number, reason="x" * size) for number in range(count)])
    signed = checkpoint.sign(ORIGIN, count, merkle.root(hashes), KEY)
    await run_sql(store, "INSERT INTO accesslog_checkpoint VALUES (:size, :text, now())", size=count, text=signed)


async def test_what_is_held_in_memory_does_not_grow_with_the_log(ledger: Store, log: AccessLog, tmp_path: Path) -> None:
    await many(ledger, 4000, 4096)
    await verify_store(ledger, log)
    tracemalloc.start()
    try:
        assert (await verify_store(ledger, log)).ok
        assert await export_store(ledger, log, tmp_path / "export") == 4000
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert peak < 4000 * 4096 / 2


async def test_progress_is_told_batch_by_batch(ledger: Store, log: AccessLog) -> None:
    await many(ledger, 600, 10)
    told: list[tuple[int, int]] = []
    await verify_store(ledger, log, watch=lambda read, total: told.append((read, total)))
    assert [read for read, _ in told] == sorted({read for read, _ in told})
    assert len(told) > 1
    assert told[-1] == (600, 600)
    assert {total for _, total in told} == {600}


async def test_an_export_holds_away_from_the_database_and_ends_with_its_last_checkpoint(
    full: Store, tmp_path: Path
) -> None:
    log = log_on(full)
    await fill(log, 2)
    assert await export_store(full, log, tmp_path / "export") == 12
    report = verify_directory(tmp_path / "export", verifier_key=log.verifier_key)
    assert (report.ok, report.entries) == (True, 12)


async def test_an_export_is_as_broken_as_the_log(full: Store, tmp_path: Path) -> None:
    await run_sql(full, CHANGE)
    await export_store(full, log_on(full), tmp_path)
    assert named(verify_directory(tmp_path)) == [(5, "内容被改动。", "The content was changed.")]


async def test_a_folder_that_holds_something_is_not_written_to(full: Store, tmp_path: Path) -> None:
    (tmp_path / "mine").touch()
    with pytest.raises(FileExistsError):
        await export_store(full, log_on(full), tmp_path)
    assert os.listdir(tmp_path) == ["mine"]


async def test_a_log_without_tables_cannot_be_read(store: Store, tmp_path: Path) -> None:
    log = log_on(store)
    for work in (verify_store(store, log), unintegrated(store), export_store(store, log, tmp_path)):
        with pytest.raises(Unavailable, match="LOG_READ"):
            await work


async def test_verification_sees_one_moment_and_cannot_write(full: Store) -> None:
    counting = text("SELECT count(*) FROM accesslogentry")
    async with snapshot(full) as connection:
        before = (await connection.execute(counting)).scalar_one()
        await fill(log_on(full), 2)
        assert (await connection.execute(counting)).scalar_one() == before
        with pytest.raises(DBAPIError, match="read-only transaction"):
            await connection.execute(text("DELETE FROM accesslogentry"))
