"""The outbox as a queue: the next message of each case is leased, delivered, and marked, whoever does it."""

from datetime import datetime, timedelta

from sqlalchemy import text
from sqlmodel import col, func, select, update
from sqlmodel.ext.asyncio.session import AsyncSession

from hub import clock
from hub.exchange.models import DeliveryReceipt, OutboxMessage, OutboxState
from hub.store.ids import new_id

LEASE = timedelta(minutes=2)
_FIRST_DELAY = timedelta(seconds=5)
_LONGEST_DELAY = timedelta(hours=1)

_LEASE = text(
    """
    UPDATE outbox_message SET lease = :lease, leased_until = :until, attempts = attempts + 1
    WHERE seq IN (
      SELECT m.seq FROM outbox_message m
      WHERE m.system = :system AND m.state = 'PENDING' AND m.next_at <= :now
        AND (m.leased_until IS NULL OR m.leased_until < :now)
        AND NOT EXISTS (
          SELECT 1 FROM outbox_message earlier
          WHERE earlier.system = m.system AND earlier.case_key = m.case_key
            AND earlier.seq < m.seq AND earlier.state = 'PENDING')
      ORDER BY m.seq LIMIT :limit FOR UPDATE SKIP LOCKED)
    RETURNING seq
    """
)


async def lease(session: AsyncSession, system: str, limit: int) -> list[OutboxMessage]:
    """Lease the head of each case's queue; nobody else gets them until the lease ends."""
    mark, now = new_id(), clock.now()
    taken = await (await session.connection()).execute(
        _LEASE, {"lease": mark, "until": now + LEASE, "system": system, "now": now, "limit": limit}
    )
    numbers = [row[0] for row in taken]
    found = await session.exec(
        select(OutboxMessage).where(col(OutboxMessage.seq).in_(numbers)).order_by(col(OutboxMessage.seq))
    )
    return list(found.all())


async def release_all(session: AsyncSession) -> None:
    """End every lease: whoever held one is gone."""
    await session.exec(
        update(OutboxMessage).where(col(OutboxMessage.leased_until).is_not(None)).values(leased_until=None)
    )


async def held(session: AsyncSession, message: OutboxMessage) -> OutboxMessage | None:
    """The message, locked, if this lease still holds it."""
    found = await session.exec(
        select(OutboxMessage)
        .where(col(OutboxMessage.seq) == message.seq, col(OutboxMessage.lease) == message.lease)
        .with_for_update()
    )
    return found.first()


def delivered(session: AsyncSession, message: OutboxMessage) -> None:
    """The other system has it."""
    message.state, message.error, message.leased_until = OutboxState.DELIVERED, "", None
    session.add(message)


def refused(session: AsyncSession, message: OutboxMessage, why: str) -> None:
    """The other system will never take it as it is."""
    message.state, message.error, message.leased_until = OutboxState.REFUSED, why[:300], None
    session.add(message)


def postponed(session: AsyncSession, message: OutboxMessage, why: str) -> None:
    """Try again later, each time after twice as long."""
    delay = min(_FIRST_DELAY * 2 ** min(message.attempts - 1, 12), _LONGEST_DELAY)
    message.next_at, message.error, message.leased_until = clock.now() + delay, why[:300], None
    session.add(message)


def receipt(
    session: AsyncSession, seq: int, stage: str, at: datetime, *, number: str | None = None, detail: str = ""
) -> None:
    """Write down a stage a message has reached."""
    session.add(DeliveryReceipt(id=new_id(), message_seq=seq, stage=stage, at=at, number=number, detail=detail[:300]))


async def figures(session: AsyncSession) -> dict[str, int]:
    """How many messages stand in each state."""
    found = await session.exec(select(OutboxMessage.state, func.count()).group_by(OutboxMessage.state))
    return dict(found.all())
