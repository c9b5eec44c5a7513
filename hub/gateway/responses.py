"""Answers of GraphQL as HTTP responses."""

from collections.abc import Iterable

from hub.errors import BodyTooLarge, HubError, NotAuthenticated, TooMany
from hub.gateway import wire
from hub.gateway.answers import Reply
from hub.oauth.bearer import challenge

Headers = list[tuple[bytes, bytes]]
_COPIED = 256_000
"""Bytes of data from which on an answer is sent in pieces instead of being put together."""


async def send_reply(
    send: wire.Send, reply: Reply, trace: str, media: str, extra: Iterable[tuple[bytes, bytes]] = ()
) -> None:
    """Send an answer, a large one in pieces."""
    pieces = reply.pieces(trace)
    headers = [
        (b"content-type", f"{media}; charset=utf-8".encode()),
        (b"cache-control", b"no-store"),
        (b"server-timing", str(reply.path).encode()),
        (b"content-length", b"%d" % sum(map(len, pieces))),
        *extra,
    ]
    await send({"type": "http.response.start", "status": reply.status, "headers": headers})
    if len(reply.data or b"") < _COPIED:
        pieces = [b"".join(pieces)]
    *first, last = pieces
    for piece in first:
        await send({"type": "http.response.body", "body": piece, "more_body": True})
    await send({"type": "http.response.body", "body": last})


def headers_of(error: HubError) -> Headers:
    """Headers a refusal needs."""
    if isinstance(error, NotAuthenticated):
        return [(b"www-authenticate", challenge(error).encode())]
    if error.status == wire.MethodNotAllowed.status:
        return [(b"allow", str(error.parameters.get("allowed", "POST")).encode())]
    if isinstance(error, TooMany):
        return [(b"retry-after", str(error.retry_after).encode())]
    if isinstance(error, BodyTooLarge | wire.TooSlow):
        return [(b"connection", b"close")]
    return []
