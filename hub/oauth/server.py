"""The authorization server: Authlib's grants in worker threads, the database on the event loop."""

import logging
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any, Final

import anyio
from anyio import CapacityLimiter, from_thread, to_thread
from authlib.oauth2.rfc6749 import AuthorizationServer

from hub import clock
from hub.errors import NotAuthenticated, Unavailable
from hub.oauth import clients, jose, tokens
from hub.oauth.bearer import TYP, TokenChecker, TokenReader
from hub.oauth.grants import (
    METHOD,
    ClientCredentials,
    FormRequest,
    Introspection,
    KnownToken,
    RegisteredClient,
    Revocation,
    private_key_jwt,
)
from hub.oauth.keys import SigningKeys
from hub.oauth.people import People
from hub.settings import Profile, Settings
from hub.store.engine import Store
from schema.scopes import Scope

TOKEN_LIFE: Final = 300
"""Seconds an access token lives."""
_THREADS: Final = 8
"""Requests to the token endpoint that are worked on at once; the rest wait, other requests do not."""

# Authlib writes whole tokens to its log at level DEBUG.
logging.getLogger("authlib").setLevel(logging.INFO)


@dataclass(frozen=True, slots=True)
class Reply:
    """What an endpoint answers."""

    status: int
    body: dict[str, Any]
    headers: tuple[tuple[str, str], ...]


class TokenServer(AuthorizationServer):  # type: ignore[misc]
    """Authlib's server on our clients, keys and tables. Its methods run in worker threads only."""

    def __init__(
        self, store: Store, keys: SigningKeys, reader: TokenReader, checker: TokenChecker, *, bearer_allowed: bool
    ) -> None:
        super().__init__(scopes_supported=[str(scope) for scope in Scope])
        self.issuer = reader.issuer
        self.audience = reader.audience
        self.bearer_allowed = bearer_allowed
        self._store = store
        self._keys = keys
        self._reader = reader
        self._checker = checker
        self.register_client_auth_method(METHOD, private_key_jwt(self.issuer, self._spend))
        self.register_token_generator("default", self._token)
        self.register_grant(ClientCredentials)
        self.register_endpoint(Revocation)
        self.register_endpoint(Introspection)

    def query_client(self, client_id: str) -> RegisteredClient | None:
        """The client with this id, active or not."""
        row = from_thread.run(clients.find, self._store, client_id)
        return RegisteredClient(row) if row else None

    def save_token(self, token: Mapping[str, Any], _request: FormRequest) -> None:
        """Note that the token was issued."""
        from_thread.run(tokens.remember, self._store, jose.take_apart(token["access_token"]).claims)

    def find_token(self, token: str) -> KnownToken | None:
        """The access token, if it is one of ours and its time is not over."""
        try:
            found = self._reader.read(token)
        except NotAuthenticated:
            return None
        return KnownToken(found, from_thread.run(self._checker.revoked, found))

    def revoke(self, jti: str) -> None:
        """Refuse the token from now on."""
        from_thread.run(tokens.revoke, self._store, jti)

    def create_oauth2_request(self, request: FormRequest) -> FormRequest:
        """The request itself: it was made ours before Authlib saw it."""
        return request

    def handle_response(self, status: int, body: dict[str, Any], headers: list[tuple[str, str]]) -> Reply:
        """The answer as a value; the endpoint sends it."""
        return Reply(status, body, tuple(headers))

    def send_signal(self, name: str, *args: Any, **kwargs: Any) -> None:
        """Nobody listens to Authlib's signals."""

    def _spend(self, client_id: str, jti: str, expires: float, /) -> bool:
        return from_thread.run(tokens.spend, self._store, client_id, jti, expires)

    def _token(self, *, client: RegisteredClient, scope: str, **_: Any) -> dict[str, Any]:
        issued = int(clock.now().timestamp())
        claims = {
            "iss": self.issuer,
            "aud": self.audience,
            "sub": client.row.client_id,
            "client_id": client.row.client_id,
            "agency": client.row.agency,
            "unit": client.row.unit,
            "officer": "system",
            "scope": scope,
            "purposes": sorted(client.row.purposes),
            "iat": issued,
            "exp": issued + TOKEN_LIFE,
            "jti": secrets.token_urlsafe(16),
        }
        return {
            "access_token": self._keys.sign(TYP, claims),
            "token_type": "Bearer",
            "expires_in": TOKEN_LIFE,
            "scope": scope,
        }


@dataclass(frozen=True, slots=True)
class OAuth:
    """All of identity, built once by ``bootstrap``."""

    issuer: str
    keys: SigningKeys
    checker: TokenChecker
    people: People
    _server: TokenServer
    _threads: CapacityLimiter = field(default_factory=lambda: anyio.CapacityLimiter(_THREADS))

    @classmethod
    def build(cls, store: Store, settings: Settings) -> "OAuth":
        """Read the signing keys (made on first start outside ``production``) and put the parts together.

        Raises Unavailable when keys are missing or unsafe, or the ``production`` profile has no https address.
        """
        production = settings.profile is Profile.PRODUCTION
        if production and not settings.base_url.startswith("https://"):
            raise Unavailable("PUBLIC_URL_INSECURE")
        keys = SigningKeys.load(settings.keys, create=not production)
        reader = TokenReader(keys, settings.base_url, f"{settings.base_url}/graphql")
        checker = TokenChecker(store, reader, bearer_allowed=settings.bearer_allowed)
        server = TokenServer(store, keys, reader, checker, bearer_allowed=settings.bearer_allowed)
        return cls(settings.base_url, keys, checker, People(store), server)

    async def grant(self, form: dict[str, str], headers: dict[str, str]) -> Reply:
        """Answer a request to the token endpoint."""
        request = self._request("/oauth/token", form, headers)
        return await to_thread.run_sync(self._server.create_token_response, request, limiter=self._threads)

    async def revoke(self, form: dict[str, str], headers: dict[str, str]) -> Reply:
        """Answer a request to the revocation endpoint."""
        return await self._endpoint(Revocation.ENDPOINT_NAME, "/oauth/revoke", form, headers)

    async def introspect(self, form: dict[str, str], headers: dict[str, str]) -> Reply:
        """Answer a request to the introspection endpoint."""
        return await self._endpoint(Introspection.ENDPOINT_NAME, "/oauth/introspect", form, headers)

    async def _endpoint(self, name: str, path: str, form: dict[str, str], headers: dict[str, str]) -> Reply:
        request = self._request(path, form, headers)
        return await to_thread.run_sync(self._server.create_endpoint_response, name, request, limiter=self._threads)

    def _request(self, path: str, form: dict[str, str], headers: dict[str, str]) -> FormRequest:
        # Authlib refuses plain http by its own rule; here the profile decides, in `build`, and a proxy ends TLS.
        address = "https:" + self.issuer.partition(":")[2]
        return FormRequest(address + path, form, headers)
