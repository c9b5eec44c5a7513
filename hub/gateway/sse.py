"""``POST /graphql/stream``: GraphQL over server-sent events, distinct connections mode.

https://github.com/enisdenny/graphql-sse/blob/master/PROTOCOL.md: one operation a request, events ``next`` and
``complete``.
"""

import asyncio
import secrets
from collections.abc import AsyncGenerator
from contextlib import aclosing
from dataclasses import dataclass

from hub.errors import HubError
from hub.gateway import wire
from hub.gateway.admission import Admission, Admitted
from hub.gateway.answers import Reply
from hub.gateway.asked import Asked
from hub.gateway.negotiation import JSON
from hub.gateway.operations import Operations, Refused
from hub.gateway.refusals import error_entry
from hub.gateway.responses import headers_of, send_reply

SLOW_SECONDS = 10.0
"""How long a client may leave one event unread before it is cut off."""
BEAT_SECONDS = 15.0
"""A comment is sent so often when there is no event: else nobody would notice a dead line."""
_HEADERS = [
    (b"content-type", b"text/event-stream; charset=utf-8"),
    (b"cache-control", b"no-store"),
    (b"x-accel-buffering", b"no"),
]


@dataclass(frozen=True, slots=True)
class Streams:
    """The event-stream side of the gateway: an ASGI application of one path."""

    operations: Operations
    admission: Admission

    async def __call__(self, scope: wire.Scope, receive: wire.Receive, send: wire.Send) -> None:
        """Answer one operation as a stream; what cannot be read or let in is refused as elsewhere."""
        trace = secrets.token_hex(16)
        headers = wire.headers_of(scope["headers"])
        try:
            if scope["method"] != "POST":
                raise wire.MethodNotAllowed("METHOD_NOT_ALLOWED", allowed="POST")
            admitted = await self.admission.admit(
                headers, address=scope["client"][0] if scope.get("client") else "", trace=trace
            )
            hold = self.operations.answers.guard.body_of(admitted.caller.client)
            asked = wire.asked(wire.loaded(await wire.body_of(receive, headers, hold)), headers)
        except wire.ClientGone:
            return
        except HubError as error:
            reply = Reply(errors=[error_entry(error)], status=error.status)
            await send_reply(send, reply, trace, JSON, headers_of(error))
            return
        await _Stream(self, admitted, asked).run(receive, send)


class _Stream:
    def __init__(self, streams: Streams, admitted: Admitted, asked: Asked) -> None:
        self._streams, self._admitted, self._asked = streams, admitted, asked

    async def run(self, receive: wire.Receive, send: wire.Send) -> None:
        """Send until the operation, the client or the token ends."""
        await send({"type": "http.response.start", "status": 200, "headers": _HEADERS})
        tasks = [asyncio.create_task(work) for work in (self._sent(send), self._gone(receive))]
        try:
            await asyncio.wait(tasks, return_when=asyncio.FIRST_COMPLETED)
        finally:
            for task in tasks:
                task.cancel()
            # A client that does not read is left without an end: the server drops the connection.
            await asyncio.gather(*tasks, return_exceptions=True)

    async def _gone(self, receive: wire.Receive) -> None:
        while (await receive())["type"] != "http.disconnect":
            pass

    async def _sent(self, send: wire.Send) -> None:
        admitted = self._admitted
        ended = asyncio.create_task(self._streams.admission.ended(admitted.token))
        try:
            async with aclosing(self._streams.operations.results(admitted.caller, self._asked)) as results:
                while (payload := await self._next(results, ended, send)) is not None:
                    await _put(send, _event("next", payload))
        except Refused as refused:
            await _put(send, _event("next", Reply(errors=refused.errors).body(admitted.caller.trace)))
        finally:
            ended.cancel()
        await _put(send, _event("complete"))
        await send({"type": "http.response.body", "body": b"", "more_body": False})

    async def _next(
        self, results: AsyncGenerator[bytes, None], ended: asyncio.Task[HubError], send: wire.Send
    ) -> bytes | None:
        """The next payload; None after the last. Raises Refused when the token is no longer good."""
        following = asyncio.create_task(anext(results, None))
        try:
            while True:
                wanted = {following, ended}
                done, _ = await asyncio.wait(wanted, timeout=BEAT_SECONDS, return_when=asyncio.FIRST_COMPLETED)
                if following in done:
                    return following.result()
                if ended in done:
                    raise Refused([error_entry(ended.result())])
                await _put(send, b":\n\n")
        finally:
            if not following.done():
                following.cancel()
                await asyncio.gather(following, return_exceptions=True)


async def _put(send: wire.Send, text: bytes) -> None:
    """Send, unless the client does not take it. Raises TimeoutError."""
    async with asyncio.timeout(SLOW_SECONDS):
        await send({"type": "http.response.body", "body": text, "more_body": True})


def _event(name: str, payload: bytes = b"") -> bytes:
    return b"event: " + name.encode() + b"\ndata: " + payload + b"\n\n"
