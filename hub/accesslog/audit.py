"""Checking the log where it is kept: verified, exported and proved from the database, in batches.

Verification and export are plain functions over an iterator; they run inside ``run_sync``, so that each batch is
fetched as it is needed and what is held in memory does not grow with the log.
"""

from collections.abc import AsyncIterator, Callable, Iterator, Sequence
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, TextClause, text
from sqlalchemy.ext.asyncio import AsyncConnection

from hub import words
from hub.accesslog.entry import StoredEntry
from hub.accesslog.log import AccessLog, reading
from hub.accesslog.report import Sentence
from hub.accesslog.verify import Report, export, verify_log
from hub.store.engine import Store

_BATCH = 256
_BEFORE_ALL = -(2**63)
# Ordered by seq as well: whoever can take the key away could give one number twice.
_ENTRIES = text(
    "SELECT place.log_index, place.seq, coalesce(id, '') AS id, coalesce(leaf, '') AS leaf,"
    " coalesce(leaf_hash, '') AS leaf_hash FROM ("
    "SELECT log_index, seq FROM accesslog_place WHERE (log_index, seq) > (:index, :seq)"
    " ORDER BY log_index, seq LIMIT :limit"
    ") AS place LEFT JOIN accesslogentry AS entry ON entry.seq = place.seq ORDER BY place.log_index, place.seq"
)
_CHECKPOINTS = text("SELECT size, text FROM accesslog_checkpoint WHERE size > :size ORDER BY size LIMIT :limit")
_COUNTS = text(
    "SELECT (SELECT count(*) FROM accesslog_place) AS integrated, count(*) AS pending FROM accesslogentry AS entry"
    " WHERE NOT EXISTS (SELECT FROM accesslog_place AS place WHERE place.seq = entry.seq)"
)

Watch = Callable[[int, int], object]
"""Told how many entries have been read, of how many."""


async def verify_store(
    store: Store, log: AccessLog | str, previous: str | None = None, watch: Watch | None = None
) -> Report:
    """Verify every integrated entry and every checkpoint, as they stand at one moment.

    ``log`` is the log, or its verifier key alone; ``previous`` a checkpoint the auditor kept. A note of the report
    says how many entries are not integrated yet. Raises Unavailable, CheckpointError for a text that is no key.
    """
    key = log if isinstance(log, str) else log.verifier_key
    async with snapshot(store) as connection:
        integrated, pending = await _counts(connection)
        report = await connection.run_sync(
            lambda rows: verify_log(
                _entries(rows, integrated, watch), _checkpoints(rows), key, previous_checkpoint=previous
            )
        )
    if not pending:
        return report
    note = words.text("log.pending", count=pending)
    return replace(report, notes=(*report.notes, Sentence(note.zh, note.en)))


async def export_store(store: Store, log: AccessLog, path: Path, watch: Watch | None = None) -> int:
    """Write the log up to its newest checkpoint to a new or empty folder; number of entries.

    Raises Unavailable, FileExistsError if the folder holds anything, OSError where it cannot be written.
    """
    async with snapshot(store) as connection:
        integrated, _ = await _counts(connection)
        return await connection.run_sync(
            lambda rows: export(_entries(rows, integrated, watch), _checkpoints(rows), log.verifier_key, path)
        )


async def unintegrated(store: Store) -> int:
    """How many entries are durable but not taken into the tree yet. Raises Unavailable."""
    async with snapshot(store) as connection:
        return (await _counts(connection))[1]


@asynccontextmanager
async def snapshot(store: Store) -> AsyncIterator[AsyncConnection]:
    """A connection that sees the database as it is at its first statement. Raises Unavailable."""
    with reading():
        connection = await store.engine.connect()
    try:
        with reading():
            await connection.execution_options(isolation_level="REPEATABLE READ", postgresql_readonly=True)
        yield connection
    finally:
        await connection.close()


async def _counts(connection: AsyncConnection) -> tuple[int, int]:
    with reading():
        found = (await connection.execute(_COUNTS)).one()
    return found.integrated, found.pending


def _entries(connection: Connection, total: int, watch: Watch | None) -> Iterator[StoredEntry]:
    after, read = {"index": _BEFORE_ALL, "seq": _BEFORE_ALL}, 0
    while rows := _fetch(connection, _ENTRIES, after):
        for row in rows:
            yield StoredEntry(row.log_index, row.id, row.leaf.encode(), row.leaf_hash)
        after = {"index": rows[-1].log_index, "seq": rows[-1].seq}
        read += len(rows)
        if watch:
            watch(read, total)


def _checkpoints(connection: Connection) -> Iterator[str]:
    after = {"size": _BEFORE_ALL}
    while rows := _fetch(connection, _CHECKPOINTS, after):
        for row in rows:
            yield row.text
        after = {"size": rows[-1].size}


def _fetch(connection: Connection, statement: TextClause, after: dict[str, int]) -> Sequence[Any]:
    with reading():
        return connection.execute(statement, {**after, "limit": _BATCH}).all()
