"""``/graphql``: GraphQL over HTTP. Token, request, answer as bytes."""

import secrets
from typing import Any

import orjson
from starlette.requests import Request as HttpRequest
from starlette.responses import Response
from starlette.routing import Route

from hub.caller import Caller
from hub.disclosure import Disclosure, Request
from hub.errors import HubError, InvalidInput, NotAuthenticated
from hub.gateway.answers import Answers, Asked, Reply, error_entry
from hub.gateway.cursors import Cursors
from hub.lifecycle.engine import Engine
from hub.oauth.bearer import challenge
from hub.oauth.server import OAuth
from hub.store.engine import Store
from schema.codes import AccessResult

BODY_MAX = 100_000
_RESPONSE = "application/graphql-response+json"


class Gateway:
    """Answers GraphQL requests over HTTP."""

    def __init__(self, store: Store, engine: Engine, disclosure: Disclosure, oauth: OAuth, cursors: Cursors) -> None:
        self._disclosure = disclosure
        self._oauth = oauth
        self._answers = Answers(store, engine, disclosure, cursors)

    def routes(self) -> list[Route]:
        """Routes of the gateway."""
        return [Route("/graphql", self.serve, methods=["GET", "POST"])]

    async def serve(self, http: HttpRequest) -> Response:
        """Answer one request; every refusal is an answer with a code, never a traceback."""
        trace = secrets.token_hex(16)
        headers: dict[str, str] = {}
        try:
            reply = await self._answer(http, trace)
        except HubError as error:
            reply = Reply(errors=[error_entry(error)], status=error.status)
            if isinstance(error, NotAuthenticated):
                headers["WWW-Authenticate"] = challenge(error)
            if error.status == 405:
                headers["Allow"] = "POST"
        modern = _RESPONSE in http.headers.get("accept", "")
        return Response(
            reply.body(trace),
            reply.status,
            {
                **headers,
                "Content-Type": f"{_RESPONSE if modern else 'application/json'}; charset=utf-8",
                "Cache-Control": "no-store",
            },
        )

    async def _answer(self, http: HttpRequest, trace: str) -> Reply:
        address = http.client.host if http.client else ""
        try:
            caller = await self._oauth.checker.caller(
                http.headers,
                purpose_header=http.headers.get("x-purpose"),
                case_header=http.headers.get("x-case"),
                address=address,
                trace=trace,
            )
        except NotAuthenticated as error:
            nobody = Caller(agency="", unit="", client="unauthenticated", user="unknown", address=address, trace=trace)
            await self._disclosure.deny(nobody, Request("graphql"), AccessResult.DENY_SCOPE, error.code)
            raise
        return await self._answers.answer(caller, await _parameters(http))


async def _parameters(http: HttpRequest) -> Asked:
    if http.method == "GET":
        given: Any = dict(http.query_params)
        if "variables" in given:
            given["variables"] = _json(given["variables"].encode())
    else:
        if http.headers.get("content-type", "").partition(";")[0].strip().lower() != "application/json":
            raise UnsupportedMedia("BAD_REQUEST", detail="Content-Type: application/json")
        body = bytearray()
        async for chunk in http.stream():
            body += chunk
            if len(body) > BODY_MAX:
                raise TooLarge("BAD_REQUEST", detail=f"≤ {BODY_MAX} bytes")
        given = _json(bytes(body))
    if not isinstance(given, dict) or not isinstance(given.get("query"), str):
        raise InvalidInput("BAD_REQUEST", detail="query")
    name, variables = given.get("operationName") or None, given.get("variables") or {}
    if not isinstance(variables, dict) or not (name is None or isinstance(name, str)):
        raise InvalidInput("BAD_REQUEST", detail="variables, operationName")
    return Asked(
        given["query"],
        name,
        variables,
        idempotency=http.headers.get("idempotency-key", "").strip(),
        get=http.method == "GET",
    )


class UnsupportedMedia(InvalidInput):
    """A body that is not JSON."""

    status = 415


class TooLarge(InvalidInput):
    """A body beyond the limit."""

    status = 413


def _json(body: bytes) -> Any:
    try:
        return orjson.loads(body)
    except orjson.JSONDecodeError as error:
        raise InvalidInput("BAD_REQUEST", detail="JSON") from error
