"""Keeping the log: entries durable by group commit, then integrated into the tree and covered by a checkpoint.

An entry's index comes from the integrator, which takes what is committed in batches; no request waits for a chain.
"""

import asyncio
import base64
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from sqlalchemy import insert
from sqlalchemy.dialects.postgresql import insert as pg_insert
from sqlmodel import col, select, update
from sqlmodel.ext.asyncio.session import AsyncSession

from hub import clock
from hub.accesslog.checkpoint import receipt_signature, sign, verifier_key
from hub.accesslog.entry import Entry, EntryError, leaf_hash
from hub.accesslog.merkle import Tree
from hub.accesslog.models import LogCheckpoint, LogState
from hub.errors import InvalidInput, Unavailable
from hub.store.engine import Store
from hub.store.session import Unit, unit_of_work
from schema.access_log import AccessLogEntry

_BATCH = 500
_INTEGRATE = 2000


@dataclass(frozen=True, slots=True)
class LogReceipt:
    """What a caller holds of its entry."""

    log_id: str
    leaf_hash: bytes
    signature: bytes

    def extension(self) -> dict[str, str]:
        """The receipt as it stands in an answer's ``extensions``."""
        return {
            "logId": self.log_id,
            "leafHash": self.leaf_hash.hex(),
            "signature": base64.b64encode(self.signature).decode(),
        }


class AccessLog:
    """The one writer of the log."""

    def __init__(self, store: Store, key: Ed25519PrivateKey, origin: str) -> None:
        self._store = store
        self._key = key
        self._origin = origin
        self._waiting: list[tuple[dict[str, Any], asyncio.Future[None]]] = []
        self._flushing: asyncio.Task[None] | None = None

    @property
    def verifier_key(self) -> str:
        """What an auditor verifies this log with."""
        return verifier_key(self._origin, self._key.public_key())

    async def append(self, entry: Entry) -> LogReceipt:
        """Make an entry durable.

        Raises Unavailable if it cannot be (then nothing may be answered), InvalidInput if it cannot be written down.
        """
        row = self._row(entry)
        done: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._waiting.append((row, done))
        if self._flushing is None or self._flushing.done():
            self._flushing = asyncio.create_task(self._flush())
        await done
        return self._receipt(row)

    async def enlist(self, unit: Unit, entry: Entry) -> LogReceipt:
        """Write an entry in the caller's own transaction: it is durable exactly if the change is."""
        row = self._row(entry)
        await unit.session.exec(insert(AccessLogEntry), params=[row])
        return self._receipt(row)

    async def latest(self) -> LogCheckpoint | None:
        """The newest checkpoint."""
        async with AsyncSession(self._store.engine) as session:
            query = select(LogCheckpoint).order_by(col(LogCheckpoint.size).desc()).limit(1)
            return (await session.exec(query)).first()

    async def integrate(self) -> int:
        """Give every committed entry its index and sign a checkpoint; number of entries taken in."""
        taken = 0
        while True:
            async with unit_of_work(self._store) as unit:
                await unit.session.exec(pg_insert(LogState).values(id=1, size=0, frontier=[]).on_conflict_do_nothing())
                state = await unit.session.get_one(LogState, 1, with_for_update=True)
                rows = (
                    await unit.session.exec(
                        select(AccessLogEntry.seq, AccessLogEntry.leaf_hash)
                        .where(col(AccessLogEntry.log_index).is_(None))
                        .order_by(col(AccessLogEntry.seq))
                        .limit(_INTEGRATE)
                    )
                ).all()
                if not rows:
                    return taken
                tree = Tree(state.size, state.frontier)
                for seq, hashed in rows:
                    await unit.session.exec(
                        update(AccessLogEntry).where(col(AccessLogEntry.seq) == seq).values(log_index=tree.size)
                    )
                    tree.append(hashed)
                state.size, state.frontier = tree.size, tree.frontier
                unit.session.add(state)
                text = sign(self._origin, tree.size, tree.root(), self._key)
                unit.session.add(LogCheckpoint(size=tree.size, text=text, at=clock.now()))
                taken += len(rows)

    def _row(self, entry: Entry) -> dict[str, Any]:
        try:
            leaf = entry.leaf()
        except EntryError as error:
            raise InvalidInput("LOG_ENTRY") from error
        if b"\\u0000" in leaf:
            raise InvalidInput("LOG_ENTRY")
        return {"id": entry.id, "leaf": leaf.decode(), "leaf_hash": leaf_hash(leaf)}

    def _receipt(self, row: dict[str, Any]) -> LogReceipt:
        return LogReceipt(row["id"], row["leaf_hash"], receipt_signature(row["leaf_hash"], self._key))

    async def _flush(self) -> None:
        while self._waiting:
            batch, self._waiting = self._waiting[:_BATCH], self._waiting[_BATCH:]
            try:
                await self._insert(batch)
            except Exception as error:
                if len(batch) == 1:
                    self._tell(batch, Unavailable("LOG_WRITE"), error)
                    continue
                # One bad row must not take its neighbours with it.
                for one in batch:
                    try:
                        await self._insert([one])
                    except Exception as alone:
                        self._tell([one], Unavailable("LOG_WRITE"), alone)
                    else:
                        self._tell([one], None, None)
            else:
                self._tell(batch, None, None)

    async def _insert(self, batch: Sequence[tuple[dict[str, Any], asyncio.Future[None]]]) -> None:
        async with unit_of_work(self._store) as unit:
            await unit.session.exec(insert(AccessLogEntry), params=[row for row, _ in batch])

    def _tell(
        self,
        batch: Sequence[tuple[dict[str, Any], asyncio.Future[None]]],
        failure: Unavailable | None,
        cause: Exception | None,
    ) -> None:
        for _, done in batch:
            if done.cancelled():
                continue
            if failure is None:
                done.set_result(None)
            else:
                failure.__cause__ = cause
                done.set_exception(failure)
