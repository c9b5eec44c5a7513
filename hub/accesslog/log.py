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
from sqlmodel import col, select, update

from hub import clock
from hub.accesslog.checkpoint import receipt_signature, sign
from hub.accesslog.entry import Entry, leaf_hash
from hub.accesslog.merkle import Tree
from hub.accesslog.models import LogCheckpoint, LogState
from hub.errors import Unavailable
from hub.store.engine import Store
from hub.store.session import unit_of_work
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

    async def append(self, entry: Entry) -> LogReceipt:
        """Make an entry durable. Raises Unavailable if it cannot be; then nothing may be answered."""
        leaf = entry.leaf()
        hashed = leaf_hash(leaf)
        done: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._waiting.append(({"id": entry.id, "leaf": leaf.decode(), "leaf_hash": hashed}, done))
        if self._flushing is None or self._flushing.done():
            self._flushing = asyncio.create_task(self._flush())
        await done
        return LogReceipt(entry.id, hashed, receipt_signature(hashed, self._key))

    async def latest(self) -> LogCheckpoint | None:
        """The checkpoint of the greatest size; None before the first."""
        async with unit_of_work(self._store) as unit:
            return (
                await unit.session.exec(select(LogCheckpoint).order_by(col(LogCheckpoint.size).desc()).limit(1))
            ).first()

    async def integrate(self) -> int:
        """Give every committed entry its index and sign a checkpoint; number of entries taken in."""
        taken = 0
        while True:
            async with unit_of_work(self._store) as unit:
                state = await unit.session.get(LogState, 1, with_for_update=True)
                if state is None:
                    raise Unavailable("LOG_STATE")
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

    async def _flush(self) -> None:
        while self._waiting:
            batch, self._waiting = self._waiting[:_BATCH], self._waiting[_BATCH:]
            try:
                async with unit_of_work(self._store) as unit:
                    await unit.session.exec(insert(AccessLogEntry), params=[row for row, _ in batch])
            except Exception as error:
                self._tell(batch, Unavailable("LOG_WRITE"), error)
            else:
                self._tell(batch, None, None)

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
