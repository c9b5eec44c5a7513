"""Receiving: raw records stored as they came, with the cursor moved in the same transaction."""

import hashlib
import uuid
from collections.abc import Sequence
from datetime import datetime

from sqlalchemy.dialects.postgresql import insert
from sqlmodel import col, select, update
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
        "source_key": record.key[:200],
        "digest": digest,
        "body": record.body,
        "media": record.media,
        "handle": record.handle[:300],
        "received_at": now,
        "deliveries": 1,
        "state": InboxState.QUARANTINED if fault else InboxState.NEW,
        "code": fault.code if fault else "",
        "field_name": fault.field[:80] if fault else "",
        "detail": fault.detail[:500] if fault else "",
        "case_key": "",
        "settled_at": now if fault else None,
    }
    inserted = await session.exec(
        insert(InboxRecord)
        .values(**values)
        .on_conflict_do_update(
            index_elements=["system", "source_key", "digest"],
            set_={"deliveries": InboxRecord.deliveries + 1, "handle": values["handle"], "told_at": None},
        )
        .returning(col(InboxRecord.id))
    )
    stored_id = inserted.scalar_one()
    if stored_id != values["id"]:
        await _again(session, stored_id)
        return None
    await _supersede(session, system, record.key[:200], stored_id)
    return await session.get_one(InboxRecord, stored_id)


async def _again(session: AsyncSession, record_id: uuid.UUID) -> None:
    """A record seen before that is not the newest of its key is what the source says now: it is read again."""
    record = await session.get_one(InboxRecord, record_id)
    newer = await session.exec(
        select(InboxRecord.id)
        .where(
            col(InboxRecord.system) == record.system,
            col(InboxRecord.source_key) == record.source_key,
            col(InboxRecord.received_at) > record.received_at,
        )
        .limit(1)
    )
    if newer.first() is not None and record.state in {InboxState.APPLIED, InboxState.DUPLICATE}:
        record.state = InboxState.NEW
        record.received_at = clock.now()
        session.add(record)


async def _supersede(session: AsyncSession, system: str, key: str, newest: uuid.UUID) -> None:
    """An older version that still waits must not be applied over the newer one."""
    await session.exec(
        update(InboxRecord)
        .where(
            col(InboxRecord.system) == system,
            col(InboxRecord.source_key) == key,
            col(InboxRecord.id) != newest,
            col(InboxRecord.state) == InboxState.WAITING,
        )
        .values(state=InboxState.QUARANTINED, code="SUPERSEDED", told_at=None)
    )


async def sync_state(session: AsyncSession, system: str) -> SyncState:
    """Where the hub stands with a system; a new state on first contact."""
    return await session.get(SyncState, system) or SyncState(system=system)


async def ids_in_state(session: AsyncSession, system: str, state: InboxState) -> Sequence[uuid.UUID]:
    """Ids of the records of a system in this state, oldest first."""
    return (
        await session.exec(
            select(InboxRecord.id)
            .where(col(InboxRecord.system) == system, col(InboxRecord.state) == state)
            .order_by(col(InboxRecord.received_at), col(InboxRecord.id))
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
