"""``/graphql`` and ``/operations/…``: GraphQL over HTTP. Token, request, answer as bytes."""

import logging
import secrets
from collections.abc import Mapping

from starlette.routing import BaseRoute, Route, WebSocketRoute

from hub import faults
from hub.disclosure import Disclosure
from hub.errors import Fault, HubError, InvalidInput
from hub.gateway import wire
from hub.gateway.admission import Admission
from hub.gateway.answers import Answers, Reply
from hub.gateway.asked import Asked
from hub.gateway.changes import Changes
from hub.gateway.cursors import Cursors
from hub.gateway.limits import Guard
from hub.gateway.negotiation import JSON, media_type
from hub.gateway.operations import Operations
from hub.gateway.refusals import error_entry
from hub.gateway.responses import headers_of, send_reply
from hub.gateway.sse import Streams
from hub.gateway.subscriptions import Subscriptions
from hub.gateway.usage import Usage
from hub.gateway.ws import Sockets
from hub.lifecycle.engine import Engine
from hub.oauth.server import OAuth
from hub.store.engine import Store

_log = logging.getLogger(__name__)
GRAPHQL_PATH = "/graphql"
OPERATIONS_PATH = "/operations/"
STREAM_PATH = "/graphql/stream"
_MALFORMED_STATUS = 400


class Gateway:
    """All edges of GraphQL, put together."""

    def __init__(
        self,
        store: Store,
        engine: Engine,
        disclosure: Disclosure,
        oauth: OAuth,
        cursors: Cursors,
        usage: Usage,
        guard: Guard,
    ) -> None:
        answers = Answers(store, engine, disclosure, cursors, usage, guard)
        admission = Admission(oauth, disclosure)
        subscriptions = Subscriptions(store, disclosure, Changes(store, cursors), answers.guard)
        operations = Operations(answers, subscriptions)
        self.http = Endpoint(answers, admission)
        self.routes: list[BaseRoute] = [
            WebSocketRoute(GRAPHQL_PATH, Sockets(operations, admission).serve),
            Route(STREAM_PATH, Streams(operations, admission)),
        ]
        """The edges that stream."""


class Endpoint:
    """Answers GraphQL requests over HTTP: an ASGI application of its own, before the routes."""

    def __init__(self, answers: Answers, admission: Admission, *, body_seconds: float = wire.BODY_SECONDS) -> None:
        self._answers = answers
        self._admission = admission
        self._body_seconds = body_seconds

    def takes(self, scope: wire.Scope) -> bool:
        """Whether a request is for this endpoint."""
        path = scope.get("path", "")
        return bool(scope["type"] == "http" and (path == GRAPHQL_PATH or path.startswith(OPERATIONS_PATH)))

    async def __call__(self, scope: wire.Scope, receive: wire.Receive, send: wire.Send) -> None:
        """Answer one request; every refusal is an answer with a code, never a traceback."""
        trace = secrets.token_hex(16)
        headers = wire.headers_of(scope["headers"])
        extra: list[tuple[bytes, bytes]] = []
        media = JSON
        try:
            media = media_type(headers.get("accept"))
            reply = await self._reply(scope, receive, headers, trace, media)
        except wire.ClientGone:
            return
        except HubError as error:
            reply = Reply(errors=[error_entry(error)], status=error.status)
            extra = headers_of(error)
        except Exception as error:
            # Whatever happened, the caller learns a trace id and the log learns no value.
            faults.record(_log, "a GraphQL request", trace, error)
            reply = Reply(errors=[error_entry(Fault())], status=Fault.status)
        await send_reply(send, reply, trace, media, extra)

    async def _reply(
        self, scope: wire.Scope, receive: wire.Receive, headers: Mapping[str, str], trace: str, media: str
    ) -> Reply:
        by_name = scope["path"] != GRAPHQL_PATH
        allowed = ("POST",) if by_name else ("GET", "POST")
        if scope["method"] not in allowed:
            raise wire.MethodNotAllowed("METHOD_NOT_ALLOWED", allowed=", ".join(allowed))
        address = scope["client"][0] if scope.get("client") else ""
        caller = (await self._admission.admit(headers, address=address, trace=trace)).caller
        asked = await self._asked(scope, receive, headers, self._answers.guard.body_of(caller.client))
        try:
            reply = await self._answers.answer(caller, asked)
        except InvalidInput as error:
            if error.status != _MALFORMED_STATUS:
                raise
            reply = Reply(errors=[error_entry(error)], status=error.status)
        if media == JSON and not by_name and reply.status == _MALFORMED_STATUS:
            # The request itself was well-formed; in this media type its GraphQL errors are told in the body alone.
            reply.status = 200
        return reply

    async def _asked(
        self, scope: wire.Scope, receive: wire.Receive, headers: Mapping[str, str], hold: wire.Hold
    ) -> Asked:
        if scope["path"] != GRAPHQL_PATH:
            body = await wire.body_of(receive, headers, hold, self._body_seconds, empty=b"{}")
            return wire.named(scope["path"].removeprefix(OPERATIONS_PATH), wire.loaded(body), headers)
        if scope["method"] == "GET":
            return wire.in_query(scope["query_string"], headers, hold)
        body = await wire.body_of(receive, headers, hold, self._body_seconds)
        return wire.asked(wire.loaded(body), headers)
