"""What the hub remembers of tokens: assertions that were used, tokens that were issued, what is revoked since when."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any, Final

from sqlalchemy import update
from sqlalchemy.dialects.postgresql import insert
from sqlmodel import col, select

from hub import clock
from hub.oauth.models import ClientStatus, IssuedToken, OAuthClient, RevocationEpoch, SpentAssertion
from hub.oauth.sweep import sweep
from hub.store.engine import Store
from hub.store.session import Unit, unit_of_work

_KEPT_AFTER_EXPIRY: Final = timedelta(seconds=60)
"""Longer than any leeway with which an expired assertion or token might still pass."""


@dataclass(frozen=True, slots=True)
class Revocations:
    """What may no longer be used, as of one epoch."""

    epoch: int
    clients: frozenset[str]
    tokens: frozenset[str]


async def spend(store: Store, client_id: str, jti: str, expires: float) -> bool:
    """Use an assertion up; False if it was used before, by whichever replica or parallel request."""
    digest = hashlib.sha256(f"{client_id}\n{jti}".encode("utf-8", "surrogatepass")).hexdigest()
    until = datetime.fromtimestamp(expires, UTC) + _KEPT_AFTER_EXPIRY
    async with unit_of_work(store) as unit:
        inserted = await unit.session.exec(
            insert(SpentAssertion).values(digest=digest, expires_at=until).on_conflict_do_nothing()
        )
        return inserted.rowcount == 1


async def remember(store: Store, claims: Mapping[str, Any]) -> None:
    """Note the issue of an access token, and forget some that have long expired."""
    async with unit_of_work(store) as unit:
        unit.session.add(
            IssuedToken(
                jti=claims["jti"],
                client_id=claims["client_id"],
                issued_at=datetime.fromtimestamp(claims["iat"], UTC),
                expires_at=datetime.fromtimestamp(claims["exp"], UTC),
            )
        )
        before = clock.now() - _KEPT_AFTER_EXPIRY
        await sweep(unit, SpentAssertion, SpentAssertion.digest, SpentAssertion.expires_at, before)
        await sweep(unit, IssuedToken, IssuedToken.jti, IssuedToken.expires_at, before)


async def revoke(store: Store, jti: str) -> None:
    """Revoke one access token. Nothing happens if it is unknown or revoked already."""
    async with unit_of_work(store) as unit:
        changed = await unit.session.exec(
            update(IssuedToken)
            .where(col(IssuedToken.jti) == jti, col(IssuedToken.revoked_at).is_(None))
            .values(revoked_at=clock.now())
        )
        if changed.rowcount:
            await raise_epoch(unit)


async def raise_epoch(unit: Unit) -> None:
    """Tell all readers that something was revoked, suspended or reinstated in this transaction."""
    first = insert(RevocationEpoch).values(id=1, value=1)
    next_value = {"value": col(RevocationEpoch.value) + 1}
    await unit.session.exec(first.on_conflict_do_update(index_elements=["id"], set_=next_value))


async def revocations(store: Store, known: Revocations | None) -> Revocations:
    """The present revocations; ``known`` itself if nothing has changed since."""
    async with unit_of_work(store) as unit:
        epoch = (await unit.session.exec(select(RevocationEpoch.value))).first() or 0
        if known and known.epoch == epoch:
            return known
        clients = await unit.session.exec(
            select(OAuthClient.client_id).where(col(OAuthClient.status) != ClientStatus.ACTIVE)
        )
        tokens = await unit.session.exec(select(IssuedToken.jti).where(col(IssuedToken.revoked_at).is_not(None)))
        return Revocations(epoch, frozenset(clients), frozenset(tokens))
