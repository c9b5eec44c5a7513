"""Alembic environment: the tables of the schema and of the hub's engines, over asyncpg."""

import asyncio

from alembic import context
from sqlalchemy import Connection, pool
from sqlalchemy.ext.asyncio import create_async_engine
from sqlmodel import SQLModel

import hub.accesslog.models
import hub.exchange.models
import hub.gateway.models
import hub.lifecycle.models
import hub.oauth.models
import hub.policy.models
import hub.store.models
import schema
from hub.store.indexes import PREFIX

DECLARED = (
    hub.accesslog.models,
    hub.exchange.models,
    hub.gateway.models,
    hub.lifecycle.models,
    hub.oauth.models,
    hub.policy.models,
    hub.store.models,
    schema,
)
"""What declares tables; importing it is what fills the metadata."""

target_metadata = SQLModel.metadata


def _own(_: object, name: str | None, kind: str, *__: object) -> bool:
    """Whether migrations look after an object: not after indexes that follow from the declarations."""
    return not (kind == "index" and (name or "").startswith(PREFIX))


def run(connection: Connection) -> None:
    """Migrate over one connection."""
    context.configure(connection=connection, target_metadata=target_metadata, compare_type=True, include_object=_own)
    with context.begin_transaction():
        context.run_migrations()


async def run_online() -> None:
    """Connect and migrate."""
    engine = create_async_engine(context.config.attributes["url"], poolclass=pool.NullPool)
    async with engine.connect() as connection:
        await connection.run_sync(run)
        await connection.commit()
    await engine.dispose()


asyncio.run(run_online())
