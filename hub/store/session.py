"""Unit of work: one request or task, one transaction, committed here and nowhere else."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass

from sqlalchemy.exc import DBAPIError
from sqlmodel.ext.asyncio.session import AsyncSession

from hub.errors import Unavailable
from hub.store.engine import Store
from hub.store.writer import Writer


@dataclass(frozen=True, slots=True)
class Unit:
    """What one transaction may do."""

    session: AsyncSession
    """For the hub's own tables; entity tables go through ``write``."""
    write: Writer


@asynccontextmanager
async def unit_of_work(store: Store) -> AsyncIterator[Unit]:
    """Open a transaction, commit it at the end, roll it back on any error."""
    async with AsyncSession(store.engine, expire_on_commit=False) as session:
        try:
            yield Unit(session, Writer(session))
            await session.commit()
        except BaseException:
            await session.rollback()
            raise


@asynccontextmanager
async def reading(store: Store) -> AsyncIterator[AsyncSession]:
    """A session to look at the hub's own tables with. Raises Unavailable where the database is away."""
    try:
        async with AsyncSession(store.engine) as session:
            yield session
    except (OSError, DBAPIError) as error:
        raise Unavailable("DATABASE_UNREACHABLE", host=store.url.host or "–") from error
