"""How a client proves who it is and what it may then ask for: ``private_key_jwt`` and ``client_credentials``."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Final, Protocol

from authlib.oauth2.rfc6749 import (
    ClientMixin,
    InvalidClientError,
    InvalidRequestError,
    InvalidScopeError,
    OAuth2Request,
)
from authlib.oauth2.rfc6749.grants import ClientCredentialsGrant
from authlib.oauth2.rfc6749.requests import BasicOAuth2Payload
from authlib.oauth2.rfc7009 import RevocationEndpoint
from authlib.oauth2.rfc7662 import IntrospectionEndpoint

from hub import clock
from hub.oauth import jose
from hub.oauth.bearer import AccessToken
from hub.oauth.models import ClientStatus, OAuthClient
from schema.scopes import Scope

METHOD: Final = "private_key_jwt"
ASSERTION_TYPE: Final = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer"
_AHEAD: Final = 10
"""Seconds a client's clock may be ahead of ours, or its assertion past its end."""
_MAX_LIFE: Final = 120
_MAX_JTI: Final = 255
_ASSERTION_HEADER: Final = frozenset({"alg", "kid", "typ"})
_ASSERTION_TYPS: Final = frozenset({"JWT", "client-authentication+jwt"})
_KNOWN_SCOPES: Final = frozenset(str(scope) for scope in Scope)


class FormRequest(OAuth2Request):  # type: ignore[misc]
    """A request to an endpoint of the authorization server: a form that was read and judged before."""

    def __init__(self, uri: str, form: dict[str, str], headers: dict[str, str]) -> None:
        super().__init__("POST", uri, headers=headers)
        self.payload = BasicOAuth2Payload(form)

    @property
    def form(self) -> dict[str, str]:
        """The parameters."""
        return dict(self.payload.data)

    @property
    def args(self) -> dict[str, str]:
        """Parameters of the address: none is ever accepted."""
        return {}


@dataclass(frozen=True, slots=True)
class RegisteredClient(ClientMixin):  # type: ignore[misc]
    """A registered client, as Authlib's classes ask about it."""

    row: OAuthClient

    def get_client_id(self) -> str:
        """Its id."""
        return self.row.client_id

    def check_endpoint_auth_method(self, method: str, _endpoint: str) -> bool:
        """``private_key_jwt`` at every endpoint; there are no client secrets."""
        return method == METHOD

    def check_grant_type(self, grant_type: str) -> bool:
        """``client_credentials`` only: a registered client is a machine."""
        return grant_type == "client_credentials"


@dataclass(frozen=True, slots=True)
class Assertion:
    """A verified client assertion, not yet used up."""

    client_id: str
    jti: str
    expires: float


FindClient = Callable[[str], RegisteredClient | None]


class Spend(Protocol):
    """Uses an assertion up; False if it was used before."""

    def __call__(self, client_id: str, jti: str, expires: float, /) -> bool: ...


def private_key_jwt(issuer: str, spend: Spend) -> Callable[[FindClient, FormRequest], RegisteredClient]:
    """The client authentication of RFC 7523 §2.2 under the rules of FAPI 2.0, for Authlib's registry."""

    def authenticate(find: FindClient, request: FormRequest) -> RegisteredClient:
        form = request.form
        if "client_secret" in form or "authorization" in request.headers:
            raise InvalidClientError("only private_key_jwt is accepted")
        if form.get("client_assertion_type") != ASSERTION_TYPE or "client_assertion" not in form:
            raise InvalidClientError("a client assertion is required")
        try:
            client, assertion = _verified(form["client_assertion"], issuer, find)
            if form.get("client_id", assertion.client_id) != assertion.client_id:
                raise jose.Refused("client_id is another")
            if not spend(assertion.client_id, assertion.jti, assertion.expires):
                raise jose.Refused("jti was used before")
        except jose.Refused as error:
            raise InvalidClientError("the client assertion is not valid") from error
        return client

    return authenticate


def _verified(token: str, issuer: str, find: FindClient) -> tuple[RegisteredClient, Assertion]:
    parts = jose.take_apart(token)
    if not parts.header.keys() <= _ASSERTION_HEADER or parts.header.get("typ", "JWT") not in _ASSERTION_TYPS:
        raise jose.Refused("the header is not that of a client assertion")
    assertion = _claims(parts.claims, issuer)
    client = find(assertion.client_id)
    if client is None or client.row.status != ClientStatus.ACTIVE:
        raise jose.Refused("the client is unknown or suspended")
    key = jose.choose(client.row.jwks["keys"], parts.header, jose.CLIENT_ALGORITHMS)
    jose.verify(token, key, parts.header["alg"])
    return client, assertion


def _claims(claims: dict[str, Any], issuer: str) -> Assertion:
    client_id, jti = claims.get("iss"), claims.get("jti")
    if not isinstance(client_id, str) or claims.get("sub") != client_id:
        raise jose.Refused("iss and sub are not the client")
    if claims.get("aud") != issuer:
        raise jose.Refused("aud is not the issuer, as one text")
    if not isinstance(jti, str) or not 0 < len(jti) <= _MAX_JTI:
        raise jose.Refused("jti is missing")
    now = clock.now().timestamp()
    expires, issued = jose.instant(claims.get("exp")), jose.instant(claims.get("iat"))
    if not now - _AHEAD < expires <= now + _MAX_LIFE:
        raise jose.Refused("exp is past or more than 120 s ahead")
    if max(issued, jose.instant(claims.get("nbf", issued))) > now + _AHEAD:
        raise jose.Refused("iat or nbf is ahead of time")
    return Assertion(client_id, jti, expires)


class ClientCredentials(ClientCredentialsGrant):  # type: ignore[misc]
    """``client_credentials`` (RFC 6749 §4.4): a machine gets what it is registered for, or the part it asks for."""

    TOKEN_ENDPOINT_AUTH_METHODS = [METHOD]

    def validate_token_request(self) -> None:
        """Authenticate, then judge the scopes. In ``production`` an unbound token would be of no use: none is made."""
        super().validate_token_request()
        if not self.server.bearer_allowed:
            raise InvalidRequestError("this server issues sender-constrained tokens only")

    def validate_requested_scope(self) -> None:
        """Fix the scopes that are granted: those asked for, or all of the client's if none was asked for."""
        held = _KNOWN_SCOPES & set(self.request.client.row.scopes)
        asked = set((self.request.payload.scope or "").split())
        if not asked <= held:
            raise InvalidScopeError("a scope is unknown or not registered for this client")
        self.request.scope = " ".join(sorted(asked or held))

    def generate_token(self, **options: Any) -> dict[str, Any]:
        """A token with the granted scopes, whatever was asked for."""
        token: dict[str, Any] = super().generate_token(**{**options, "scope": self.request.scope})
        return token


@dataclass(frozen=True, slots=True)
class KnownToken:
    """An access token of ours, as Authlib's endpoints ask about it."""

    token: AccessToken
    revoked: bool

    def check_client(self, client: RegisteredClient) -> bool:
        """Whether it was issued to this client."""
        return self.token.client_id == client.get_client_id()

    def is_expired(self) -> bool:
        """Whether its time is over."""
        return self.token.expires <= clock.now().timestamp()

    def is_revoked(self) -> bool:
        """Whether it or its client was stopped."""
        return self.revoked


class Revocation(RevocationEndpoint):  # type: ignore[misc]
    """RFC 7009: a client gives back a token of its own."""

    CLIENT_AUTH_METHODS = [METHOD]

    def check_params(self, request: FormRequest, _client: RegisteredClient) -> None:
        """A token must be named; hints are not needed."""
        _needs_token(request)

    def query_token(self, token: str, _hint: str | None) -> KnownToken | None:
        """The token, if it is one of ours and still good."""
        known: KnownToken | None = self.server.find_token(token)
        return known

    def revoke_token(self, token: KnownToken, _request: FormRequest) -> None:
        """Refuse it from now on."""
        self.server.revoke(token.token.jti)


class Introspection(IntrospectionEndpoint):  # type: ignore[misc]
    """RFC 7662: a client asks about a token of its own; about another's it learns nothing."""

    CLIENT_AUTH_METHODS = [METHOD]

    def check_params(self, request: FormRequest, _client: RegisteredClient) -> None:
        """A token must be named; hints are not needed."""
        _needs_token(request)

    def query_token(self, token: str, _hint: str | None) -> KnownToken | None:
        """The token, if it is one of ours and still good."""
        known: KnownToken | None = self.server.find_token(token)
        return known

    def check_permission(self, token: KnownToken, client: RegisteredClient, _request: FormRequest) -> bool:
        """Its own tokens only."""
        return token.check_client(client)

    def introspect_token(self, token: KnownToken) -> dict[str, Any]:
        """What the token says."""
        return {
            "active": True,
            "iss": self.server.issuer,
            "aud": self.server.audience,
            "sub": token.token.client_id,
            "client_id": token.token.client_id,
            "token_type": "Bearer",
            "scope": " ".join(sorted(token.token.scopes)),
            "iat": int(token.token.issued),
            "exp": int(token.token.expires),
            "jti": token.token.jti,
        }


def _needs_token(request: FormRequest) -> None:
    if not request.form.get("token"):
        raise InvalidRequestError("token is missing")
