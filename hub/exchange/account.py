"""The books of the exchange: every pulled row is applied, a recognised duplicate, or in quarantine."""

from collections.abc import Sequence
from dataclasses import dataclass

from sqlmodel import col, func, select

from hub.exchange.models import InboxRecord, InboxState
from hub.store.engine import Store
from hub.store.session import reading


@dataclass(frozen=True, slots=True)
class Account:
    """What was received from one system since the beginning, by what became of it."""

    system: str
    pulled: int
    """Rows handed over, every delivery counted."""
    applied: int
    duplicates: int
    """Repeated deliveries, and records that said nothing new."""
    quarantined: int
    """Put aside for a person or waiting for the record before them."""
    waiting: int
    """Of the quarantined ones, those that are tried again by themselves."""
    new: int
    """Received, not looked at yet."""

    @property
    def balanced(self) -> bool:
        """Whether every row is accounted for."""
        return self.pulled == self.applied + self.duplicates + self.quarantined + self.new


async def accounts(store: Store) -> list[Account]:
    """The books of every system that has sent something."""
    async with reading(store) as session:
        rows = (
            await session.exec(
                select(InboxRecord.system, InboxRecord.state, func.count(), func.sum(InboxRecord.deliveries)).group_by(
                    InboxRecord.system, InboxRecord.state
                )
            )
        ).all()
    found = []
    for system in sorted({row[0] for row in rows}):
        records = {state: count for name, state, count, _ in rows if name == system}
        deliveries = sum(int(total) for name, _, _, total in rows if name == system)
        repeated = deliveries - sum(records.values())
        found.append(
            Account(
                system=system,
                pulled=deliveries,
                applied=records.get(InboxState.APPLIED, 0),
                duplicates=repeated + records.get(InboxState.DUPLICATE, 0),
                quarantined=records.get(InboxState.QUARANTINED, 0) + records.get(InboxState.WAITING, 0),
                waiting=records.get(InboxState.WAITING, 0),
                new=records.get(InboxState.NEW, 0),
            )
        )
    return found


async def put_aside(store: Store, limit: int = 200) -> Sequence[InboxRecord]:
    """Records in quarantine, oldest first."""
    async with reading(store) as session:
        return (
            await session.exec(
                select(InboxRecord)
                .where(col(InboxRecord.state).in_((InboxState.QUARANTINED, InboxState.WAITING)))
                .order_by(col(InboxRecord.system), col(InboxRecord.received_at), col(InboxRecord.id))
                .limit(limit)
            )
        ).all()
