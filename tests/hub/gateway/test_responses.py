"""Answers as HTTP responses: whole or in pieces, with the length they announce."""

import json

import pytest

from hub.gateway.answers import Reply
from hub.gateway.negotiation import JSON
from hub.gateway.responses import send_reply

pytestmark = pytest.mark.anyio


@pytest.mark.parametrize("size", [0, 100, 255_999, 256_000, 3_000_000])
async def test_an_answer_has_the_length_it_announces_however_it_is_sent(size: int):
    sent = []

    async def send(message):
        sent.append(message)

    reply = Reply(data=json.dumps({"text": "字" * size}, ensure_ascii=False).encode(), freshness=b"[1]")
    await send_reply(send, reply, "trace", JSON)
    start, *pieces = sent
    body = b"".join(piece["body"] for piece in pieces)
    assert int(dict(start["headers"])[b"content-length"]) == len(body)
    assert body == reply.body("trace")
    assert json.loads(body) == {"data": {"text": "字" * size}, "extensions": {"trace": "trace", "freshness": [1]}}
    assert [piece.get("more_body", False) for piece in pieces] == [True] * (len(pieces) - 1) + [False]
    assert (len(pieces) > 1) == (len(reply.data) >= 256_000)
