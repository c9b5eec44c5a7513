"""The load generator counts what came back, and says what was bad."""

import asyncio
from contextlib import asynccontextmanager

import pytest

from bench.load import load

pytestmark = pytest.mark.anyio

REQUEST = b"POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\n\r\nhi"


@asynccontextmanager
async def answering(*answers: bytes):
    """A server that gives these answers in turn, each in two pieces."""
    seen: list[bytes] = []

    async def talk(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            while True:
                seen.append(await reader.readexactly(len(REQUEST)))
                answer = answers[len(seen) % len(answers)]
                writer.write(answer[:9])
                await writer.drain()
                await asyncio.sleep(0)
                writer.write(answer[9:])
        except (asyncio.IncompleteReadError, ConnectionError):
            writer.close()

    server = await asyncio.start_server(talk, "127.0.0.1", 0)
    async with server:
        yield server.sockets[0].getsockname()[1], seen


def answer(status: str, body: bytes) -> bytes:
    return f"HTTP/1.1 {status}\r\nContent-Length: {len(body)}\r\n\r\n".encode() + body


async def test_the_load_generator_counts_each_answer_once():
    async with answering(answer("200 OK", b'{"data":{}}')) as (port, seen):
        found = await load("127.0.0.1", port, [REQUEST], 4, 0.3, 0.1)
    assert found.bad == 0
    assert found.bytes == 11
    assert 4 <= found.requests <= len(seen)
    assert found.p50 <= found.p99


@pytest.mark.parametrize(
    "bad", [answer("500 No", b"{}"), answer("200 OK", b'{"data":{"a":{"errors":[{"code":"X"}]}}}')]
)
async def test_the_load_generator_tells_bad_answers_from_good_ones(bad, capsys):
    async with answering(answer("200 OK", b'{"data":{"errors":[]}}'), bad) as (port, seen):
        found = await load("127.0.0.1", port, [REQUEST], 1, 0.3, 0.1)
    assert abs(found.bad - len(seen) / 2) <= 1
    told = capsys.readouterr().err
    assert "bad answers" in told
    assert bad.decode().rpartition("\r\n")[2] in told
