"""What the hub's own role may do to the database."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any
from uuid import uuid4

import asyncpg

from hub.store import migrate
from hub.store.engine import plain_url


@asynccontextmanager
async def as_the_hub(url: str) -> AsyncIterator[Any]:
    """A connection with no more rights than the hub has when it serves."""
    owner = await asyncpg.connect(dsn=plain_url(url))
    role = f"app_{uuid4().hex[:8]}"
    await owner.execute(f"CREATE ROLE {role}")
    try:
        await migrate.grant(url, role)
        await owner.execute(f"SET ROLE {role}")
        yield owner
    finally:
        await owner.execute("RESET ROLE")
        await owner.execute(f"DROP OWNED BY {role}; DROP ROLE {role}")
        await owner.close()
