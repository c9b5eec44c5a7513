"""Keeping the log: entries durable by group commit, then integrated into the tree and covered by a checkpoint.

An entry's index comes from the integrator, which takes what is committed in batches; no request waits for a chain.
What the database says when it refuses is never passed on or written down: it may quote the entry.
"""

import asyncio
import base64
import logging
import re
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import partial
from typing import Any, NamedTuple

import asyncpg
import orjson
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.exc import DBAPIError, IntegrityError, SQLAlchemyError
from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from hub import clock, faults
from hub.accesslog import places
from hub.accesslog.checkpoint import CheckpointError, receipt_signature, sign, verifier_key, verify
from hub.accesslog.entry import MAX_LEAF, Entry, EntryError, EntryTooLarge, Reading, leaf_hash
from hub.accesslog.merkle import ProofError, Tree
from hub.accesslog.models import LogCheckpoint
from hub.accesslog.places import State, Waiting
from hub.errors import HubError, InvalidInput, Unavailable
from hub.store.engine import Store
from hub.store.session import Unit, unit_of_work
from schema.access_log import AccessLogEntry

_BATCH = 500
_INTEGRATE = 2000
_NUL = re.compile(rb"(?<!\\)(?:\\\\)*\\u0000")
"""U+0000 as JSON writes it; PostgreSQL keeps it in no text. The backslashes before it come in pairs."""
_APPEND = (
    "INSERT INTO accesslogentry (id, leaf, leaf_hash)"
    " SELECT id, leaf, leaf_hash FROM unnest($1::text[], $2::text[], $3::bytea[]) AS given (id, leaf, leaf_hash)"
)
_log = logging.getLogger(__name__)

Failure = Callable[[], HubError]
_REFUSED: Failure = partial(InvalidInput, "LOG_ENTRY")
_NOT_WRITTEN: Failure = partial(Unavailable, "LOG_WRITE")


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


class _Queued(NamedTuple):
    row: dict[str, Any]
    done: asyncio.Future[Failure | None]

    def tell(self, failure: Failure | None) -> None:
        if not self.done.done():
            self.done.set_result(failure)


class AccessLog:
    """The one writer of the log."""

    def __init__(
        self,
        store: Store,
        key: Ed25519PrivateKey,
        origin: str,
        *,
        committed: Callable[[int], None] | None = None,
    ) -> None:
        """``origin`` is the log's name, signed into every checkpoint; ``committed`` is told how many entries a commit
        made durable. Raises CheckpointError if the name cannot be one.
        """
        self.verifier_key = verifier_key(origin, key.public_key())
        """The text by which others know the log's key."""
        self._store = store
        self._key = key
        self._origin = origin
        self._committed = committed
        self._waiting: list[_Queued] = []
        self._flushing: asyncio.Task[None] | None = None

    async def append(self, entry: Entry | Reading) -> LogReceipt:
        """Make an entry durable; returns when it is.

        Raises Unavailable if it cannot be, InvalidInput if it holds what the log cannot keep. Nothing may be answered
        then.
        """
        row = _row(entry)
        waiting = _Queued(row, asyncio.get_running_loop().create_future())
        self._waiting.append(waiting)
        if self._flushing is None or self._flushing.done():
            self._flushing = asyncio.create_task(self._flush())
        failure = await waiting.done
        if failure is not None:
            raise failure()
        return self._receipt(row)

    async def enlist(self, unit: Unit, entry: Entry) -> LogReceipt:
        """Write an entry in the caller's own transaction: it is durable exactly if the change is.

        The receipt may be handed out only after the commit. Raises as :meth:`append` does.
        """
        row = _row(entry)
        try:
            await _insert(unit.session, [row])
        except (SQLAlchemyError, OSError) as error:
            raise _failure(error)() from None
        return self._receipt(row)

    async def latest(self) -> LogCheckpoint | None:
        """The checkpoint of the greatest size; None before the first. Raises Unavailable."""
        with reading():
            async with AsyncSession(self._store.engine) as session:
                return await _newest(session)

    async def integrate(self) -> int:
        """Give every committed entry its index and sign a checkpoint; number of entries taken in.

        Any number of processes may call it at one time. Raises Unavailable, also where the tree is not what the log
        itself last signed: signing on would make two histories.
        """
        taken = 0
        try:
            while (count := await self._integrate_batch()) == _INTEGRATE:
                taken += count
            # What is committed meanwhile is left to the next call: batches of one or two would never end.
            taken += count
        except IntegrityError:
            raise self._contradicted() from None
        except (SQLAlchemyError, OSError) as error:
            raise _failure(error)() from None
        return taken

    async def _integrate_batch(self) -> int:
        async with unit_of_work(self._store) as unit:
            session = unit.session
            known = await places.state(session)
            found = await places.waiting(session, known, 1)
            if not found.seqs and (known is None or known.settled is not None):
                return 0
            state = await places.locked_state(session)
            found = await places.waiting(session, state, _INTEGRATE)
            if found.seqs:
                state = await self._grow(session, state, found)
            await places.save(session, replace(state, settled=found.settled, running=found.running))
            return len(found.seqs)

    async def _grow(self, session: AsyncSession, state: State, found: Waiting) -> State:
        """Add the entries to the tree and sign it."""
        tree = await self._tree(session, state)
        await places.put(session, tree.size, found.seqs)
        for hashed in found.hashes:
            tree.append(hashed)
        signed = sign(self._origin, tree.size, tree.root(), self._key)
        session.add(LogCheckpoint(size=tree.size, text=signed, at=clock.now()))
        return replace(state, size=tree.size, frontier=tree.frontier)

    async def _tree(self, session: AsyncSession, state: State) -> Tree:
        """The tree so far, held against the newest checkpoint."""
        newest = await _newest(session)
        try:
            tree = Tree(state.size, state.frontier)
            stated = verify(newest.text, self.verifier_key) if newest else None
        except (ProofError, CheckpointError):
            raise self._contradicted() from None
        if tree.size != (stated.size if stated else 0) or (stated and stated.root != tree.root()):
            raise self._contradicted()
        return tree

    def _contradicted(self) -> Unavailable:
        return Unavailable("LOG_STATE", origin=self._origin)

    def _receipt(self, row: dict[str, Any]) -> LogReceipt:
        return LogReceipt(row["id"], row["leaf_hash"], receipt_signature(row["leaf_hash"], self._key))

    async def _flush(self) -> None:
        while self._waiting:
            batch, self._waiting = self._waiting[:_BATCH], self._waiting[_BATCH:]
            failure = await self._write(batch)
            if failure is _REFUSED and len(batch) > 1:
                # What one entry holds must not cost its neighbours their answers.
                for waiting in batch:
                    waiting.tell(await self._write([waiting]))
            else:
                for waiting in batch:
                    waiting.tell(failure)

    async def _write(self, batch: Sequence[_Queued]) -> Failure | None:
        try:
            columns = ([waiting.row[name] for waiting in batch] for name in ("id", "leaf", "leaf_hash"))
            await self._store.appenders.fetch(_APPEND, *columns)
        except Exception as error:
            return _failure(error)
        if self._committed is not None:
            self._committed(len(batch))
        return None


@contextmanager
def reading() -> Iterator[None]:
    """Raise Unavailable (``LOG_READ``) for whatever a database raises that cannot be read."""
    try:
        yield
    except (SQLAlchemyError, OSError) as error:
        _log.error("the access log cannot be read: %s", _kind(error))
        raise Unavailable("LOG_READ") from None


def _row(entry: Entry | Reading) -> dict[str, Any]:
    try:
        leaf = entry.leaf(orjson.dumps)
    except EntryTooLarge as error:
        raise InvalidInput("LOG_ENTRY_TOO_LARGE", size=error.size, limit=MAX_LEAF) from error
    except EntryError as error:
        raise _REFUSED() from error
    if b"\\u0000" in leaf and _NUL.search(leaf):
        raise _REFUSED()
    return {"id": entry.id, "leaf": leaf.decode(), "leaf_hash": leaf_hash(leaf)}


async def _insert(session: AsyncSession, rows: Sequence[dict[str, Any]]) -> None:
    await (await session.connection()).execute(insert(AccessLogEntry), rows)


async def _newest(session: AsyncSession) -> LogCheckpoint | None:
    return (await session.exec(select(LogCheckpoint).order_by(col(LogCheckpoint.size).desc()).limit(1))).first()


def _failure(error: Exception) -> Failure:
    """What a failed write means: the row was refused (SQLSTATE classes 22 and 23), or there is no log to write to."""
    known = SQLAlchemyError | HubError | asyncpg.PostgresError | OSError
    told = _kind(error) if isinstance(error, known) else faults.outline(error)
    _log.error("the access log was not written: %s", told)
    return _REFUSED if _kind(error)[:2] in {"22", "23"} else _NOT_WRITTEN


def _kind(error: Exception) -> str:
    """The SQLSTATE, or the kind of error where the database gave none; of one that stands for another, the other's."""
    cause = error.orig if isinstance(error, DBAPIError) else error.__cause__ if isinstance(error, HubError) else error
    return getattr(cause, "sqlstate", None) or type(cause or error).__name__
