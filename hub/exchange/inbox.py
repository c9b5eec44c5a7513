"""Receiving: raw records stored as they came, with the cursor moved in the same transaction."""

import hashlib
from collections.abc import Sequence
from datetime import datetime

from sqlalchemy.dialects.postgresql import insert
from sqlmodel import col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from adapters.port import Pulled, RawRecord
from hub import clock
from hub.exchange.models import InboxRecord, InboxState, SyncState
from hub.store.ids import new_id


async def receive(session: AsyncSession, system: str, pulled: Pulled) -> list[InboxRecord]:
    """Store a batch and move the cursor; the records that are new.

    The same bytes under the same key are counted as one more delivery and told to the source again.
    """
    now = clock.now()
    new: list[InboxRecord] = []
    for record in pulled.records:
        stored = await _store(session, system, record, now)
        if stored is not None:
            new.append(stored)
    state = await sync_state(session, system)
    if pulled.cursor is not None:
        state.cursor = pulled.cursor
    state.contacted_at = now
    state.failure = ""
    if new:
        state.record_at = now
    session.add(state)
    return new


async def _store(session: AsyncSession, system: str, record: RawRecord, now: datetime) -> InboxRecord | None:
    digest = hashlib.sha256(record.body).hexdigest()
    fault = record.fault
    values = {
        "id": new_id(),
        "system": system,
        "source_key": record.key,
        "digest": digest,
        "body": record.body,
        "media": record.media,
        "handle": record.handle,
        "received_at": now,
        "deliveries": 1,
        "state": InboxState.QUARANTINED if fault else InboxState.NEW,
        "code": fault.code if fault else "",
        "field_name": fault.field if fault else "",
        "detail": fault.detail[:500] if fault else "",
        "case_key": "",
        "settled_at": now if fault else None,
    }
    inserted = await session.exec(
        insert(InboxRecord)
        .values(**values)
        .on_conflict_do_update(
            index_elements=["system", "source_key", "digest"],
            set_={"deliveries": InboxRecord.deliveries + 1, "handle": record.handle, "told_at": None},
        )
        .returning(col(InboxRecord.id))
    )
    if inserted.scalar_one() != values["id"]:
        return None
    return await session.get_one(InboxRecord, values["id"])


async def sync_state(session: AsyncSession, system: str) -> SyncState:
    """Where the hub stands with a system; a new state on first contact."""
    return await session.get(SyncState, system) or SyncState(system=system)


async def in_state(
    session: AsyncSession, system: str, states: Sequence[InboxState], limit: int
) -> Sequence[InboxRecord]:
    """Records of a system in these states, oldest first."""
    return (
        await session.exec(
            select(InboxRecord)
            .where(col(InboxRecord.system) == system, col(InboxRecord.state).in_(states))
            .order_by(col(InboxRecord.received_at), col(InboxRecord.id))
            .limit(limit)
        )
    ).all()


async def untold(session: AsyncSession, system: str, limit: int) -> Sequence[InboxRecord]:
    """Settled records whose source was not told yet."""
    return (
        await session.exec(
            select(InboxRecord)
            .where(
                col(InboxRecord.system) == system,
                col(InboxRecord.told_at).is_(None),
                col(InboxRecord.state) != InboxState.NEW,
            )
            .order_by(col(InboxRecord.received_at), col(InboxRecord.id))
            .limit(limit)
        )
    ).all()
