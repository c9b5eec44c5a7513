"""Tables of identity. No private key, no password and no session secret is stored: public keys and hashes only."""

from datetime import datetime
from enum import StrEnum
from typing import Any

import sqlalchemy as sa
from sqlalchemy.dialects.postgresql import ARRAY, JSONB
from sqlmodel import Field, SQLModel

_INSTANT = sa.DateTime(timezone=True)


class ClientStatus(StrEnum):
    """Whether a client may obtain and use tokens."""

    ACTIVE = "active"
    SUSPENDED = "suspended"


class OAuthClient(SQLModel, table=True):
    """A system of an agency that may ask for tokens."""

    __tablename__ = "oauth_client"

    client_id: str = Field(primary_key=True, max_length=64)
    agency: str = Field(max_length=12)
    unit: str = Field(default="", max_length=12)
    name: str = Field(max_length=120)
    jwks: dict[str, Any] = Field(sa_type=JSONB)
    """Public keys (RFC 7517); each has a ``kid``."""
    scopes: list[str] = Field(sa_type=ARRAY(sa.Text()))
    purposes: list[str] = Field(sa_type=ARRAY(sa.Text()))
    status: str = Field(default=ClientStatus.ACTIVE, max_length=12)
    created_at: datetime = Field(sa_type=_INSTANT)


class SpentAssertion(SQLModel, table=True):
    """A client assertion that was used; its unique digest is what makes an assertion good for one request only."""

    __tablename__ = "oauth_assertion"

    digest: str = Field(primary_key=True, max_length=64)
    """SHA-256 of client id and ``jti``, hex."""
    expires_at: datetime = Field(sa_type=_INSTANT, index=True)


class IssuedToken(SQLModel, table=True):
    """An access token that was issued, by its id; the token itself is not kept."""

    __tablename__ = "oauth_token"

    jti: str = Field(primary_key=True, max_length=64)
    client_id: str = Field(foreign_key="oauth_client.client_id", max_length=64)
    issued_at: datetime = Field(sa_type=_INSTANT)
    expires_at: datetime = Field(sa_type=_INSTANT, index=True)
    revoked_at: datetime | None = Field(default=None, sa_type=_INSTANT)


class RevocationEpoch(SQLModel, table=True):
    """One row, raised by each suspension, reinstatement and revocation, so that readers notice by one look."""

    __tablename__ = "oauth_epoch"

    id: int = Field(primary_key=True)
    value: int


class Person(SQLModel, table=True):
    """Somebody who signs in to the console."""

    __tablename__ = "oauth_person"

    login: str = Field(primary_key=True, max_length=60)
    password_hash: str = Field(max_length=200)
    """Argon2id, with its parameters."""
    agency: str = Field(max_length=12)
    unit: str = Field(default="", max_length=12)
    name: str = Field(max_length=60)
    """Display name in its masked form; the full name is not held."""
    key: str = Field(unique=True, max_length=40)
    """Pseudonymous key by which the access log names the person."""
    role: str = Field(max_length=24)
    purposes: list[str] = Field(sa_type=ARRAY(sa.Text()))
    scopes: list[str] = Field(sa_type=ARRAY(sa.Text()))
    language: str = Field(default="zh", max_length=2)


class ConsoleSession(SQLModel, table=True):
    """A session of a person; the cookie's value is known to the browser alone."""

    __tablename__ = "oauth_session"

    digest: str = Field(primary_key=True, max_length=64)
    """SHA-256 of the cookie's value, hex."""
    login: str = Field(foreign_key="oauth_person.login", ondelete="CASCADE", max_length=60)
    created_at: datetime = Field(sa_type=_INSTANT)
    last_seen_at: datetime = Field(sa_type=_INSTANT)
    expires_at: datetime = Field(sa_type=_INSTANT, index=True)
    purpose: str | None = Field(default=None, max_length=8)


class LoginAttempt(SQLModel, table=True):
    """Failed sign-ins of one login, whether or not anybody has that login."""

    __tablename__ = "oauth_login_attempt"

    digest: str = Field(primary_key=True, max_length=64)
    """SHA-256 of the login, hex."""
    failures: int = Field(default=0)
    next_at: datetime = Field(sa_type=_INSTANT, index=True)
    """No attempt is looked at before this moment."""
