"""Which committed entries have no place in the tree yet, and giving them one. The row of an entry is never touched.

An entry carries its transaction. The state of the log remembers the snapshot of the last look: every transaction before
``settled`` had ended, except those that were ``running``, and what had ended is in the tree. So a look reads two ranges
of an index, however old the oldest open transaction, and what is committed late is found: its transaction was running.

Numbers of transactions mean something only in the server that gave them. A state that another server wrote (a restored
dump) is recognised by its row: it was not written by the transaction it names. Then every entry is looked at once.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import text
from sqlmodel.ext.asyncio.session import AsyncSession

_STATE = """
SELECT size, frontier, CASE WHEN own THEN settled END AS settled, CASE WHEN own THEN running ELSE '{}' END AS running
FROM (
  SELECT size, frontier, settled, running, (written & 4294967295) = xmin::text::bigint AS own
  FROM accesslog_state WHERE id = 1
"""
_LOOKED = text(_STATE + ") AS state")
_LOCKED = text(_STATE + "  FOR UPDATE\n) AS state")
_FIRST = text(
    "INSERT INTO accesslog_state (id, size, frontier, running, written) VALUES (1, 0, '{}', '{}', 0)"
    " ON CONFLICT DO NOTHING"
)
_SAVE = text(
    "UPDATE accesslog_state SET size = :size, frontier = CAST(:frontier AS bytea[]), settled = :settled,"
    " running = CAST(:running AS bigint[]), written = pg_current_xact_id()::text::bigint WHERE id = 1"
)
# The subquery, other than an anti-join, is always one probe of an index for each entry in the range.
_FREE = (
    "(SELECT true FROM accesslog_place AS place WHERE place.seq = entry.seq LIMIT 1) IS NULL"
    " ORDER BY tx, seq LIMIT :most"
)
# Transactions from the end of the snapshot on are not this server's: such entries were restored, and looked at then.
_WAITING = text(
    f"""
WITH found AS (
  (SELECT tx, seq FROM accesslogentry AS entry WHERE tx = ANY (CAST(:running AS bigint[])) AND {_FREE})
  UNION ALL
  (SELECT tx, seq FROM accesslogentry AS entry
   WHERE tx >= coalesce(CAST(:settled AS bigint), 0)
     AND tx < CASE WHEN CAST(:settled AS bigint) IS NULL THEN 9223372036854775807
              ELSE pg_snapshot_xmax(pg_current_snapshot())::text::bigint END
     AND {_FREE})
  ORDER BY tx, seq LIMIT :most
)
SELECT
  ARRAY(SELECT seq FROM found ORDER BY seq) AS seqs,
  ARRAY(SELECT (SELECT leaf_hash FROM accesslogentry AS entry WHERE entry.seq = found.seq) FROM found ORDER BY seq)
    AS hashes,
  (SELECT max(tx) FROM found) AS last,
  pg_snapshot_xmax(snapshot)::text::bigint AS next,
  ARRAY(SELECT pg_snapshot_xip(snapshot)::text::bigint) AS running
FROM pg_current_snapshot() AS snapshot
"""
)
_PUT = text(
    "INSERT INTO accesslog_place (log_index, seq) SELECT CAST(:first AS bigint) + given.place - 1, given.seq"
    " FROM unnest(CAST(:seqs AS bigint[])) WITH ORDINALITY AS given (seq, place)"
)


@dataclass(frozen=True, slots=True)
class State:
    """The state of the log: its tree, and which transactions are dealt with."""

    size: int
    frontier: Sequence[bytes]
    settled: int | None
    """None where nothing is known of transactions."""
    running: Sequence[int]


@dataclass(frozen=True, slots=True)
class Waiting:
    """Entries without a place, in the order in which they were stored, and what is dealt with once they have one."""

    seqs: Sequence[int]
    hashes: Sequence[bytes]
    settled: int | None
    running: Sequence[int]


async def state(session: AsyncSession) -> State | None:
    """The state as it stands; None before there is one."""
    found = (await (await session.connection()).execute(_LOOKED)).one_or_none()
    return State(*found) if found else None


async def locked_state(session: AsyncSession) -> State:
    """The state, made where there is none, and kept from every other session until the transaction ends."""
    connection = await session.connection()
    found = (await connection.execute(_LOCKED)).one_or_none()
    if found is None:
        await connection.execute(_FIRST)
        found = (await connection.execute(_LOCKED)).one()
    return State(*found)


async def waiting(session: AsyncSession, known: State | None, most: int) -> Waiting:
    """Up to ``most`` committed entries that have no place."""
    settled, running = (known.settled, known.running) if known else (None, ())
    given = {"settled": settled, "running": list(running), "most": most}
    found = (await (await session.connection()).execute(_WAITING, given)).one()
    if len(found.seqs) < most:
        return Waiting(found.seqs, found.hashes, found.next, found.running)
    if settled is None:
        return Waiting(found.seqs, found.hashes, None, ())
    # More may wait: of the last transaction, and of all behind it.
    return Waiting(found.seqs, found.hashes, found.last, [each for each in found.running if each < found.last])


async def put(session: AsyncSession, first: int, seqs: Sequence[int]) -> None:
    """Give entries their places from ``first`` on. Raises IntegrityError if one has a place or a place is taken."""
    await (await session.connection()).execute(_PUT, {"first": first, "seqs": list(seqs)})


async def save(session: AsyncSession, reached: State) -> None:
    """Write the state, which must be locked."""
    given = {
        "size": reached.size,
        "frontier": list(reached.frontier),
        "settled": reached.settled,
        "running": list(reached.running),
    }
    await (await session.connection()).execute(_SAVE, given)
