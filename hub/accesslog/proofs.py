"""Inclusion proofs from the stored leaf hashes.

The root of every full block of 256 leaves is remembered once it was computed: no block changes again, and whoever asks
for proofs must not make the hub hash the whole log each time.
"""

import asyncio
import re
from dataclasses import dataclass
from typing import Any

from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncConnection

from hub.accesslog.audit import snapshot
from hub.accesslog.checkpoint import Checkpoint, CheckpointError, parse
from hub.accesslog.log import reading
from hub.accesslog.merkle import ProofError, inclusion_ranges, root, verify_inclusion
from hub.errors import Conflict, NotFound
from hub.store.engine import Store

_BLOCK = 256
_AT_ONCE = 16
_PLACE = re.compile(r"[0-9]{1,18}", re.ASCII)
_LOG_ID = re.compile(r"[0-9a-f-]{36}", re.ASCII)
_NEWEST = text("SELECT text FROM accesslog_checkpoint ORDER BY size DESC LIMIT 1")
_HASHES = text(
    "SELECT log_index, leaf_hash FROM accesslog_place JOIN accesslogentry USING (seq)"
    " WHERE log_index >= :start AND log_index < :stop ORDER BY log_index"
)
_INDEX = text("SELECT log_index FROM accesslogentry JOIN accesslog_place USING (seq) WHERE id = :id")


@dataclass(frozen=True, slots=True)
class Proof:
    """That one entry stands in the tree a checkpoint signs (RFC 9162 §2.1.3)."""

    index: int
    size: int
    """Size of the tree the checkpoint signs."""
    leaf_hash: bytes
    path: tuple[bytes, ...]
    """Hashes from the leaf upward."""
    checkpoint: str

    def as_json(self) -> dict[str, Any]:
        """The proof as plain data; hashes in hex."""
        return {
            "index": self.index,
            "size": self.size,
            "leafHash": self.leaf_hash.hex(),
            "proof": [node.hex() for node in self.path],
            "checkpoint": self.checkpoint,
        }


class Prover:
    """Proves that entries stand in the log."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._blocks: list[bytes] = []
        self._learning = asyncio.Lock()

    async def prove(self, entry: int | str) -> Proof:
        """The proof of an entry, named by index or log id, under the newest checkpoint.

        Raises NotFound where the signed log has no such entry, Conflict where the stored hashes do not give the signed
        root, Unavailable.
        """
        async with self._learning, snapshot(self._store) as connection:
            signed, stated = await _newest(connection)
            index = await _index(connection, entry) if isinstance(entry, str) else entry
            if index is None or not 0 <= index < stated.size:
                raise NotFound("LOG_NO_ENTRY")
            try:
                leaf, path = await self._path(connection, index, stated.size)
                verify_inclusion(index, stated.size, leaf, path, stated.root)
            except ProofError as error:
                # What was remembered may be what is wrong.
                self._blocks.clear()
                raise Conflict("LOG_CONTRADICTS") from error
        return Proof(index, stated.size, leaf, tuple(path), signed)

    async def _path(self, connection: AsyncConnection, index: int, size: int) -> tuple[bytes, list[bytes]]:
        own, last = index // _BLOCK, size // _BLOCK
        await self._learn(connection, last)
        near = await _hashes(connection, own * _BLOCK, min((own + 1) * _BLOCK, size))
        tail = await _hashes(connection, last * _BLOCK, size)

        def node(start: int, stop: int) -> bytes:
            if start // _BLOCK == own:
                return root(near[start - own * _BLOCK : stop - own * _BLOCK])
            # Outside the entry's own block a range begins with a block, and only the tail ends within one.
            rest = [root(tail)] if stop % _BLOCK else []
            return root([*self._blocks[start // _BLOCK : stop // _BLOCK], *rest])

        return near[index - own * _BLOCK], [node(*ends) for ends in inclusion_ranges(index, size)]

    async def _learn(self, connection: AsyncConnection, blocks: int) -> None:
        while (known := len(self._blocks)) < blocks:
            count = min(_AT_ONCE, blocks - known)
            leaves = await _hashes(connection, known * _BLOCK, (known + count) * _BLOCK)
            self._blocks += [root(leaves[number * _BLOCK : (number + 1) * _BLOCK]) for number in range(count)]


def entry_named(name: str) -> int | str:
    """The index or the log id somebody wrote. Raises NotFound for what is neither."""
    if _PLACE.fullmatch(name):
        return int(name)
    if _LOG_ID.fullmatch(name):
        return name
    raise NotFound("LOG_NO_ENTRY")


async def _newest(connection: AsyncConnection) -> tuple[str, Checkpoint]:
    with reading():
        newest = (await connection.execute(_NEWEST)).scalar_one_or_none()
    if newest is None:
        raise NotFound("LOG_NO_CHECKPOINT")
    try:
        return newest, parse(newest)
    except CheckpointError as error:
        raise Conflict("LOG_CONTRADICTS") from error


async def _index(connection: AsyncConnection, log_id: str) -> int | None:
    with reading():
        found: int | None = (await connection.execute(_INDEX, {"id": log_id})).scalar_one_or_none()
    return found


async def _hashes(connection: AsyncConnection, start: int, stop: int) -> list[bytes]:
    """The leaf hashes of ``[start, stop)``; raises ProofError if one is missing."""
    with reading():
        rows = (await connection.execute(_HASHES, {"start": start, "stop": stop})).all()
    if [row.log_index for row in rows] != list(range(start, stop)):
        raise ProofError(f"entries {start} to {stop - 1} are not all there")
    return [row.leaf_hash for row in rows]
