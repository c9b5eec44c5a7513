"""Owing a message: one row, in the transaction of the change it carries."""

import uuid

from sqlalchemy.dialects.postgresql import insert
from sqlmodel.ext.asyncio.session import AsyncSession

from hub import clock
from hub.exchange.models import OutboxMessage, OutboxState


async def owe(session: AsyncSession, *, system: str, case_key: str, kind: str, subject_id: uuid.UUID) -> None:
    """Owe ``system`` a message about a record; the same debt twice is one message."""
    now = clock.now()
    await session.exec(
        insert(OutboxMessage)
        .values(
            key=f"{system}:{kind}:{subject_id}",
            system=system,
            case_key=case_key,
            kind=kind,
            subject_id=subject_id,
            created_at=now,
            state=OutboxState.PENDING,
            attempts=0,
            next_at=now,
            error="",
        )
        .on_conflict_do_nothing(index_elements=["key"])
    )
