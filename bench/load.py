"""The load generator: keep-alive connections that send prepared requests, one after another, and time the answers.

Run as a program it reads one JSON object from standard input and writes one to standard output, so that its own work
is no work of a server under test. One and the same client asks every server.
"""

import asyncio
import base64
import json
import sys
import time
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import cast

import uvloop

_PATIENCE = 90.0
"""Seconds after which a server that does not answer is not waited for."""


@dataclass(frozen=True, slots=True)
class Measured:
    """What one run of the generator found."""

    requests: int
    seconds: float
    bad: int
    """Answers with another status than 200, or with errors at their beginning."""
    p50: float
    p99: float
    """Milliseconds."""
    bytes: int
    """Size of the last answer's body."""
    own_cpu: float
    """Seconds of processor time the generator itself took."""

    @property
    def rate(self) -> float:
        """Answers a second."""
        return self.requests / self.seconds


class _Connection(asyncio.Protocol):
    def __init__(self, run: "_Run", first: int) -> None:
        self._run = run
        self._next = first
        self._buffer = bytearray()
        self._wanted = -1
        self._sent_at = 0.0

    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport = cast(asyncio.Transport, transport)
        self._ask()

    def connection_lost(self, exc: Exception | None) -> None:
        self._run.left(lost=True)

    def _ask(self) -> None:
        requests = self._run.requests
        self._sent_at = time.perf_counter()
        self._transport.write(requests[self._next % len(requests)])
        self._next += self._run.step

    def data_received(self, data: bytes) -> None:
        self._buffer += data
        if self._wanted < 0:
            end = self._buffer.find(b"\r\n\r\n")
            if end < 0:
                return
            head = bytes(self._buffer[:end]).lower()
            at = head.find(b"content-length:")
            if at < 0:
                raise RuntimeError("an answer without a length")
            self._body = end + 4
            self._wanted = self._body + int(head[at + 15 :].split(b"\r\n", 1)[0])
        if len(self._buffer) < self._wanted:
            return
        errors = self._buffer.find(b'"errors":[{', self._body, self._body + 400)
        good = errors < 0 and self._buffer.startswith(b"HTTP/1.1 200")
        self._run.answered(time.perf_counter() - self._sent_at, self._wanted - self._body, good)
        if not good:
            self._run.last_bad = bytes(self._buffer[self._body : self._wanted])
        del self._buffer[: self._wanted]
        self._wanted = -1
        if self._run.over:
            self._run.left(lost=False)
            self._transport.abort()
        else:
            self._ask()


class _Run:
    def __init__(self, requests: Sequence[bytes], connections: int) -> None:
        self.requests = requests
        self.step = connections
        self.over = False
        self.times: list[float] = []
        self.bad = 0
        self.size = 0
        self.last_bad = b""
        self.counting = False
        self._open = connections
        self.done = asyncio.get_running_loop().create_future()

    def answered(self, seconds: float, size: int, good: bool) -> None:
        if self.counting:
            self.times.append(seconds)
            self.size = size
        if not good:
            self.bad += 1

    def left(self, *, lost: bool) -> None:
        if lost and not self.over and not self.done.done():
            self.done.set_exception(RuntimeError("the server closed a connection"))
        self._open -= 0 if lost else 1
        if not self._open and not self.done.done():
            self.done.set_result(None)


async def load(
    host: str, port: int, requests: Sequence[bytes], connections: int, seconds: float, warm: float
) -> Measured:
    """Ask for ``warm`` seconds without counting, then for ``seconds`` counting; longer where few were answered yet."""
    run = _Run(requests, connections)
    loop = asyncio.get_running_loop()
    for number in range(connections):
        await loop.create_connection(lambda number=number: _Connection(run, number), host, port)  # type: ignore[misc]
    await asyncio.wait([run.done], timeout=warm)
    run.counting = True
    started = time.perf_counter()
    cpu = time.process_time()
    await asyncio.wait([run.done], timeout=seconds)
    while len(run.times) < connections and not run.done.done() and time.perf_counter() - started < _PATIENCE:
        await asyncio.wait([run.done], timeout=0.2)
    took = time.perf_counter() - started
    run.counting = False
    run.over = True
    cpu = time.process_time() - cpu
    await run.done
    times = sorted(run.times)
    if run.bad:
        sys.stderr.write(f"{run.bad} bad answers, one of them: {run.last_bad[:300]!r}\n")
    return Measured(
        requests=len(times),
        seconds=took,
        bad=run.bad,
        p50=1000 * times[len(times) // 2] if times else float("nan"),
        p99=1000 * times[min(len(times) - 1, len(times) * 99 // 100)] if times else float("nan"),
        bytes=run.size,
        own_cpu=cpu,
    )


def main() -> None:
    """Read the order, run it, write the result."""
    order = json.load(sys.stdin)
    requests = [base64.b64decode(item) for item in order.pop("requests")]
    with asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner:
        found = runner.run(load(requests=requests, **order))
    json.dump(asdict(found), sys.stdout)


if __name__ == "__main__":
    main()
