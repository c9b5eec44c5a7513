"""Verifying the live log and exporting it, in batches: memory stays flat however long the log is."""

import asyncio
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from sqlmodel import col, func, select
from sqlmodel.ext.asyncio.session import AsyncSession

from hub.accesslog.entry import StoredEntry
from hub.accesslog.log import AccessLog
from hub.accesslog.merkle import inclusion_proof
from hub.accesslog.models import LogCheckpoint
from hub.accesslog.verify import Report, export, verify_log
from hub.errors import NotFound
from hub.store.engine import Store
from schema.access_log import AccessLogEntry

_BATCH = 1000
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Proof:
    """That one entry stands in the tree a checkpoint signs."""

    index: int
    leaf_hash: bytes
    path: list[bytes]
    checkpoint: str


async def verify_store(store: Store, log: AccessLog, previous: str | None = None) -> Report:
    """Verify every integrated entry and every checkpoint of the database."""
    checkpoints = await _checkpoints(store)
    return await _walk(
        store,
        lambda entries: verify_log(entries, checkpoints, log.verifier_key, previous_checkpoint=previous),
    )


async def export_store(store: Store, log: AccessLog, path: Path) -> int:
    """Write the log up to its last checkpoint to a folder an auditor can verify alone; number of entries."""
    checkpoints = await _checkpoints(store)
    return await _walk(store, lambda entries: export(entries, checkpoints, log.verifier_key, path))


async def unintegrated(store: Store) -> int:
    """Entries that are durable but not in the tree yet."""
    async with AsyncSession(store.engine) as session:
        query = select(func.count()).select_from(AccessLogEntry).where(col(AccessLogEntry.log_index).is_(None))
        return int((await session.exec(query)).one())


async def prove(store: Store, log: AccessLog, index: int) -> Proof:
    """The inclusion proof of an entry under the latest checkpoint. Raises NotFound beyond it."""
    latest = await log.latest()
    if latest is None or not 0 <= index < latest.size:
        raise NotFound()
    async with AsyncSession(store.engine) as session:
        hashes = (
            await session.exec(
                select(AccessLogEntry.leaf_hash)
                .where(col(AccessLogEntry.log_index) < latest.size)
                .order_by(col(AccessLogEntry.log_index))
            )
        ).all()
    path = await asyncio.to_thread(inclusion_proof, index, latest.size, hashes)
    return Proof(index, hashes[index], path, latest.text)


async def _checkpoints(store: Store) -> list[str]:
    async with AsyncSession(store.engine) as session:
        return list((await session.exec(select(LogCheckpoint.text).order_by(col(LogCheckpoint.size)))).all())


async def _walk(store: Store, work: Callable[[Iterable[StoredEntry]], T]) -> T:
    """Run a plain function over the stored entries in a thread, fetching each batch on the event loop."""
    loop = asyncio.get_running_loop()

    def entries() -> Iterator[StoredEntry]:
        after = -1
        while batch := asyncio.run_coroutine_threadsafe(_batch(store, after), loop).result():
            yield from batch
            after = batch[-1].index

    return await asyncio.to_thread(work, entries())


async def _batch(store: Store, after: int) -> list[StoredEntry]:
    async with AsyncSession(store.engine) as session:
        rows = (
            await session.exec(
                select(AccessLogEntry.log_index, AccessLogEntry.id, AccessLogEntry.leaf, AccessLogEntry.leaf_hash)
                .where(col(AccessLogEntry.log_index) > after)
                .order_by(col(AccessLogEntry.log_index))
                .limit(_BATCH)
            )
        ).all()
    return [StoredEntry(int(index or 0), entry, leaf.encode(), hashed) for index, entry, leaf, hashed in rows]
