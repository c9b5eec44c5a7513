"""From request headers to a :class:`hub.caller.Caller`: the access token is checked here and nowhere else."""

import hashlib
import re
import time
from collections import OrderedDict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from typing import Any, Final
from urllib.parse import quote, unquote

import anyio
from sqlalchemy.exc import SQLAlchemyError
from starlette.datastructures import Headers

from hub import clock
from hub.caller import Caller
from hub.errors import InvalidInput, NotAuthenticated, Unavailable
from hub.oauth import jose, tokens
from hub.oauth.keys import ALGORITHM, SigningKeys
from hub.oauth.tokens import Revocations
from hub.store.engine import Store

TYP: Final = "at+jwt"
_HEADER: Final = frozenset({"alg", "kid", "typ"})
_LEEWAY: Final = 10
"""Seconds by which clocks may differ."""
_CACHED_UNTIL_BEFORE_EXPIRY: Final = 5
_CACHE_SIZE: Final = 4096
_REVOCATIONS_FOR: Final = 5.0
"""Seconds a reading of the revocations is good for."""
_READ_TIMEOUT: Final = 3.0
_MAX_CASE: Final = 200
_ESCAPED: Final = len(quote("𠀀"))
"""Most characters one character takes."""
_BAD_ESCAPE: Final = re.compile(r"%(?![0-9A-Fa-f]{2})")


@dataclass(frozen=True, slots=True)
class AccessToken:
    """What a verified access token says."""

    jti: str
    client_id: str
    agency: str
    unit: str
    officer: str
    scopes: frozenset[str]
    purposes: frozenset[str]
    issued: float
    expires: float
    bound: bool
    """Bound to a key (``cnf``): of no use as a plain Bearer token."""


@dataclass(frozen=True, slots=True)
class TokenReader:
    """Verifies access tokens of the one issuer for the one audience; knows nothing of revocation."""

    keys: SigningKeys
    issuer: str
    audience: str

    def read(self, token: str) -> AccessToken:
        """Verify signature, form and time of a token. Raises NotAuthenticated."""
        try:
            parts = jose.take_apart(token)
            if parts.header.keys() != _HEADER or parts.header["typ"] != TYP:
                raise jose.Refused("the header is not that of an access token")
            key = jose.choose(self.keys.jwks["keys"], parts.header, [ALGORITHM])
            jose.verify(token, key, ALGORITHM)
            found = self._claims(parts.claims)
        except jose.Refused as error:
            raise NotAuthenticated("TOKEN_INVALID") from error
        if found.expires + _LEEWAY <= clock.now().timestamp():
            raise NotAuthenticated("TOKEN_EXPIRED")
        return found

    def _claims(self, claims: Mapping[str, Any]) -> AccessToken:
        names = ("iss", "aud", "sub", "client_id", "jti", "agency", "unit", "officer", "scope")
        if not all(isinstance(claims.get(name), str) for name in names):
            raise jose.Refused("a claim is missing or not a text")
        if claims["iss"] != self.issuer or claims["aud"] != self.audience:
            raise jose.Refused("issuer or audience is another")
        purposes = claims.get("purposes")
        if not isinstance(purposes, list) or not all(isinstance(purpose, str) for purpose in purposes):
            raise jose.Refused("purposes are missing")
        issued, expires = jose.instant(claims.get("iat")), jose.instant(claims.get("exp"))
        latest = clock.now().timestamp() + _LEEWAY
        if issued > latest or jose.instant(claims.get("nbf", issued)) > latest:
            raise jose.Refused("the token is not valid yet")
        return AccessToken(
            jti=claims["jti"],
            client_id=claims["client_id"],
            agency=claims["agency"],
            unit=claims["unit"],
            officer=claims["officer"],
            scopes=frozenset(claims["scope"].split()),
            purposes=frozenset(purposes),
            issued=issued,
            expires=expires,
            bound="cnf" in claims,
        )


class TokenChecker:
    """Turns the headers of a request into a caller."""

    def __init__(self, store: Store, reader: TokenReader, *, bearer_allowed: bool) -> None:
        self._store = store
        self._reader = reader
        self._bearer_allowed = bearer_allowed
        self._known: OrderedDict[bytes, AccessToken] = OrderedDict()
        self._revocations: Revocations | None = None
        self._revocations_at = 0.0
        self._failed_at = 0.0
        self._reading = anyio.Lock()

    async def caller(
        self,
        headers: Mapping[str, str],
        *,
        purpose_header: str | None,
        case_header: str | None,
        address: str,
        trace: str,
    ) -> Caller:
        """The caller of a request with these headers (names in lower case, or Starlette's).

        ``purpose_header`` and ``case_header`` are the raw values of ``X-Purpose`` and ``X-Case``. Raises
        NotAuthenticated, InvalidInput (``X-Case`` cannot be read), Unavailable (revocations cannot be read).
        """
        token = await self.token(headers)
        return self.caller_of(
            token, purpose_header=purpose_header, case_header=case_header, address=address, trace=trace
        )

    def caller_of(
        self,
        token: AccessToken,
        *,
        purpose_header: str | None,
        case_header: str | None,
        address: str,
        trace: str,
    ) -> Caller:
        """The caller a verified token stands for. Raises InvalidInput (``X-Case`` cannot be read)."""
        return Caller(
            agency=token.agency,
            unit=token.unit,
            client=token.client_id,
            scopes=token.scopes,
            purposes=token.purposes,
            user=token.officer,
            purpose=(purpose_header or "").strip() or None,
            case=case_number(case_header),
            token=token.jti,
            address=address,
            trace=trace,
        )

    async def token(self, headers: Mapping[str, str]) -> AccessToken:
        """The verified, unrevoked token these headers carry. Raises NotAuthenticated and Unavailable."""
        found = self._verified(_bearer(headers))
        if found.bound or not self._bearer_allowed:
            raise NotAuthenticated("TOKEN_UNBOUND")
        if await self.revoked(found):
            raise NotAuthenticated("TOKEN_REVOKED")
        return found

    async def revoked(self, token: AccessToken, *, within: float = _REVOCATIONS_FOR) -> bool:
        """Whether the token or its client was stopped, as of at most five seconds ago, or ``within`` fewer.

        Raises Unavailable if that cannot be found out: then nothing is let in.
        """
        revocations = await self._present(within)
        return token.jti in revocations.tokens or token.client_id in revocations.clients

    def _verified(self, token: str) -> AccessToken:
        digest = hashlib.sha256(token.encode()).digest()
        found = self._known.get(digest)
        now = clock.now()
        if found and _fresh(found, now):
            self._known.move_to_end(digest)
            return found
        self._known.pop(digest, None)
        found = self._reader.read(token)
        if _fresh(found, now):
            self._known[digest] = found
            if len(self._known) > _CACHE_SIZE:
                self._known.popitem(last=False)
        return found

    async def _present(self, within: float) -> Revocations:
        asked_at = time.monotonic()
        if self._revocations is not None and asked_at - self._revocations_at < within:
            return self._revocations
        async with self._reading:
            if self._revocations is not None and self._revocations_at >= asked_at:
                return self._revocations
            if self._failed_at >= asked_at:
                raise Unavailable("REVOCATIONS_UNREADABLE")
            began_at = time.monotonic()
            try:
                with anyio.fail_after(_READ_TIMEOUT):
                    self._revocations = await tokens.revocations(self._store, self._revocations)
            except (OSError, SQLAlchemyError) as error:
                self._failed_at = time.monotonic()
                raise Unavailable("REVOCATIONS_UNREADABLE") from error
            self._revocations_at = began_at
            return self._revocations


def case_number(header: str | None) -> str | None:
    """The case number in an ``X-Case`` header (percent-encoded UTF-8). Raises InvalidInput."""
    given = (header or "").strip()
    return _case_number(given) if given else None


@lru_cache(maxsize=1024)
def _case_number(given: str) -> str:
    try:
        if len(given) > _MAX_CASE * _ESCAPED or not given.isascii() or _BAD_ESCAPE.search(given):
            raise ValueError("not percent-encoded")
        case = unquote(given, errors="strict")
        if len(case) > _MAX_CASE or not case.isprintable():
            raise ValueError("not a case number")
    except ValueError as error:
        raise InvalidInput("CASE_HEADER", field="X-Case") from error
    return case


def challenge(error: NotAuthenticated) -> str:
    """The ``WWW-Authenticate`` header of a 401 answer (RFC 6750 §3)."""
    if error.code == NotAuthenticated.default_code:
        return 'Bearer realm="hub"'
    return f'Bearer realm="hub", error="invalid_token", error_description="{error.code}"'


def _bearer(headers: Mapping[str, str]) -> str:
    if isinstance(headers, Headers) and len(headers.getlist("authorization")) > 1:
        raise NotAuthenticated("TOKEN_INVALID")
    value = headers.get("authorization")
    if not value:
        raise NotAuthenticated()
    scheme, _, token = value.partition(" ")
    if scheme.lower() != "bearer":
        raise NotAuthenticated("TOKEN_SCHEME")
    if not token or len(token) > jose.MAX_TOKEN or not token.isascii():
        raise NotAuthenticated("TOKEN_INVALID")
    return token


def _fresh(token: AccessToken, now: datetime) -> bool:
    return now.timestamp() < token.expires - _CACHED_UNTIL_BEFORE_EXPIRY
