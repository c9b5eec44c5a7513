"""Forgetting what has expired, a little at a time, in the transactions of those who add."""

from datetime import datetime
from typing import Any, Final

from sqlalchemy import delete
from sqlmodel import SQLModel, col, select

from hub.store.session import Unit

_AT_ONCE: Final = 100


async def sweep(unit: Unit, table: type[SQLModel], key: Any, at: Any, before: datetime) -> None:
    """Delete up to a hundred rows whose ``at`` lies before a moment; rows somebody else holds are left for later."""
    old = select(key).where(col(at) < before).limit(_AT_ONCE).with_for_update(skip_locked=True)
    await unit.session.exec(delete(table).where(col(key).in_(old)))
