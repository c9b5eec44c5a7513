"""A request sent twice does its work once: whoever comes second gets what the first one made."""

import hashlib
import uuid
from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

import orjson
from sqlalchemy.dialects.postgresql import insert
from sqlmodel import col, select, update
from sqlmodel.ext.asyncio.session import AsyncSession

from hub import clock
from hub.errors import Conflict
from hub.store.models import IdempotencyKey


@dataclass(frozen=True, slots=True)
class RequestKey:
    """A key a client sent, with what it sent under it."""

    key: str
    digest: str
    """Of the whole request: document, operation and variables."""
    place: int
    """Which act of the request this is, from 0."""
    places: int
    """How many acts a request may have."""

    @property
    def name(self) -> str:
        """Under which this act's work is claimed."""
        return f"key:{self.key}:{self.place}"

    @property
    def names(self) -> list[str]:
        """Under which the acts of any request with this key are claimed."""
        return [f"key:{self.key}:{place}" for place in range(self.places)]


async def agree(session: AsyncSession, client: str, names: Collection[str], digest: str) -> None:
    """Raise Conflict where any of these keys was used for another content."""
    other = select(IdempotencyKey.key).where(
        IdempotencyKey.client == client, col(IdempotencyKey.key).in_(names), IdempotencyKey.digest != digest
    )
    if (await session.exec(other)).first() is not None:
        raise Conflict("KEY_REUSED", field="Idempotency-Key")


async def claim(session: AsyncSession, client: str, key: str, digest: str) -> uuid.UUID | None:
    """Claim a key in this transaction; the record an earlier request with the key made, None if this is the first.

    A request that runs at the same time waits until the first one is committed or rolled back. Raises Conflict where
    the key was used for another content.
    """
    claimed = await session.exec(
        insert(IdempotencyKey)
        .values(client=client, key=key, digest=digest, record_id=None, created_at=clock.now())
        .on_conflict_do_nothing(index_elements=["client", "key"])
        .returning(col(IdempotencyKey.key))
    )
    if claimed.first() is not None:
        return None
    held = (
        await session.exec(select(IdempotencyKey).where(IdempotencyKey.client == client, IdempotencyKey.key == key))
    ).one()
    if held.digest != digest:
        raise Conflict("KEY_REUSED", field="Idempotency-Key")
    return held.record_id


async def settle(session: AsyncSession, client: str, key: str, record_id: uuid.UUID) -> None:
    """Say what the request with this key made."""
    await session.exec(
        update(IdempotencyKey)
        .where(col(IdempotencyKey.client) == client, col(IdempotencyKey.key) == key)
        .values(record_id=record_id)
    )


def digest_of(name: str, given: Any) -> str:
    """SHA-256 of a request's content, hex: equal for equal requests."""
    return hashlib.sha256(orjson.dumps([name, given], default=str, option=orjson.OPT_SORT_KEYS)).hexdigest()
