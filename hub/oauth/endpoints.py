"""HTTP of the authorization server: forms are read strictly, answers are never stored, nothing is redirected."""

import logging
from collections.abc import Awaitable, Callable
from typing import Any, Final
from urllib.parse import parse_qsl

import orjson
from sqlalchemy.exc import SQLAlchemyError
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from hub import faults
from hub.errors import Unavailable
from hub.oauth.grants import METHOD, ClientCredentials
from hub.oauth.jose import CLIENT_ALGORITHMS
from hub.oauth.server import OAuth, Reply
from schema.scopes import Scope

_MAX_BODY: Final = 64 * 1024
_MAX_FIELDS: Final = 32
_FORM: Final = "application/x-www-form-urlencoded"
_NO_STORE: Final = (("Cache-Control", "no-store"), ("Pragma", "no-cache"))
_PUBLIC: Final = (("Cache-Control", "public, max-age=300"),)
_log = logging.getLogger(__name__)

Answer = Callable[[dict[str, str], dict[str, str]], Awaitable[Reply]]


class _BadForm(Exception):
    """The body is not a form this server reads; the text goes to the client."""

    def __init__(self, description: str, status: int = 400) -> None:
        super().__init__(description)
        self.status = status


def routes(oauth: OAuth) -> list[Route]:
    """The endpoints of the authorization server."""
    metadata = orjson.dumps(_metadata(oauth.issuer))

    async def discover(_: Request) -> Response:
        return _json(200, metadata, _PUBLIC)

    async def jwks(_: Request) -> Response:
        return _json(200, orjson.dumps(oauth.keys.jwks), _PUBLIC)

    return [
        Route("/.well-known/oauth-authorization-server", discover, methods=["GET"]),
        Route("/oauth/jwks", jwks, methods=["GET"]),
        Route("/oauth/token", _endpoint(oauth.grant), methods=["POST"]),
        Route("/oauth/revoke", _endpoint(oauth.revoke), methods=["POST"]),
        Route("/oauth/introspect", _endpoint(oauth.introspect), methods=["POST"]),
    ]


def _metadata(issuer: str) -> dict[str, Any]:
    authentication = {"methods_supported": [METHOD], "signing_alg_values_supported": list(CLIENT_ALGORITHMS)}
    return {
        "issuer": issuer,
        "token_endpoint": f"{issuer}/oauth/token",
        "jwks_uri": f"{issuer}/oauth/jwks",
        "revocation_endpoint": f"{issuer}/oauth/revoke",
        "introspection_endpoint": f"{issuer}/oauth/introspect",
        "grant_types_supported": [ClientCredentials.GRANT_TYPE],
        "response_types_supported": [],
        "scopes_supported": [str(scope) for scope in Scope],
        **{
            f"{endpoint}_endpoint_auth_{name}": values
            for endpoint in ("token", "revocation", "introspection")
            for name, values in authentication.items()
        },
    }


def _endpoint(answer: Answer) -> Callable[[Request], Awaitable[Response]]:
    async def endpoint(request: Request) -> Response:
        try:
            form = await _form(request)
            reply = await answer(form, {name: request.headers[name] for name in request.headers})
        except _BadForm as error:
            return _error(error.status, "invalid_request", str(error))
        except (OSError, SQLAlchemyError, Unavailable) as error:
            faults.record(_log, "the authorization server's question to the database", "-", error)
            return _error(503, "temporarily_unavailable", "try again later")
        return _json(reply.status, orjson.dumps(reply.body), (*_NO_STORE, *_extra(reply)))

    return endpoint


async def _form(request: Request) -> dict[str, str]:
    kind, _, parameters = request.headers.get("content-type", "").partition(";")
    if kind.strip().lower() != _FORM or "charset" in parameters.lower().replace("charset=utf-8", ""):
        raise _BadForm(f"the body must be {_FORM}")
    if request.url.query:
        raise _BadForm("parameters belong into the body")
    body = bytearray()
    async for chunk in request.stream():
        body += chunk
        if len(body) > _MAX_BODY:
            raise _BadForm("the body is too large", 413)
    try:
        pairs = parse_qsl(
            body.decode("ascii"),
            keep_blank_values=True,
            strict_parsing=bool(body),
            errors="strict",
            max_num_fields=_MAX_FIELDS,
        )
    except ValueError as error:
        raise _BadForm("the body is malformed") from error
    form = dict(pairs)
    if len(form) < len(pairs):
        raise _BadForm("a parameter is given twice")
    return form


def _extra(reply: Reply) -> list[tuple[str, str]]:
    fixed = {"content-type", "cache-control", "pragma"}
    return [(name, value) for name, value in reply.headers if name.lower() not in fixed]


def _error(status: int, code: str, description: str) -> Response:
    return _json(status, orjson.dumps({"error": code, "error_description": description}), _NO_STORE)


def _json(status: int, body: bytes, headers: tuple[tuple[str, str], ...]) -> Response:
    return Response(body, status, dict(headers), media_type="application/json")
