"""The relay: numbers what was committed, so that a reader who follows the numbers misses nothing.

Identity values are given when a row is written, not when its transaction ends: who reads beyond the last one seen
skips whatever a slower transaction commits later. The relay gives a second number to what is visible, all of it at
once, one relay at a time.
"""

from sqlalchemy import text

from hub.store.engine import Store
from hub.store.session import unit_of_work

CHANNEL = "hub_changes"

_WAITING = "SELECT EXISTS (SELECT FROM public_change WHERE seq IS NULL)"
"""Asked several times a second: without a transaction, and not among the reads of callers."""
_LEASE = text("SELECT seq FROM public_change_head WHERE id = 1 FOR UPDATE SKIP LOCKED")
_NUMBER = text(
    "WITH waiting AS (SELECT id, max(id) OVER (PARTITION BY tx) AS written FROM public_change WHERE seq IS NULL),"
    " placed AS (SELECT id, row_number() OVER (ORDER BY written, id) AS place FROM waiting)"
    " UPDATE public_change SET seq = :head + placed.place FROM placed WHERE public_change.id = placed.id"
)
"""A transaction stays together, and comes after those whose rows it changed again: their last row is older."""
_MOVE = text("UPDATE public_change_head SET seq = :head WHERE id = 1")
_TELL = text("SELECT pg_notify(:channel, '')")


async def number(store: Store) -> int:
    """Number every committed change that has no number yet, and tell who listens; how many that were.

    Any number of processes may call it at one time: the head row is the lease, held by one and passed over by the rest.
    """
    ((waiting,),) = await store.appenders.fetch(_WAITING)
    if not waiting:
        return 0
    async with unit_of_work(store) as unit:
        connection = await unit.session.connection()
        head = (await connection.execute(_LEASE)).scalar_one_or_none()
        if head is None:
            return 0
        numbered = (await connection.execute(_NUMBER, {"head": head})).rowcount
        if numbered:
            await connection.execute(_MOVE, {"head": head + numbered})
            await connection.execute(_TELL, {"channel": CHANNEL})
        return numbered
