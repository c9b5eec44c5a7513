"""How much one client may ask for at a time: token buckets and a gate, in the memory of this process."""

import asyncio
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, field

CLIENTS_MAX = 10_000
"""Clients remembered; who was silent longest is forgotten first and begins with a full bucket again."""


@dataclass(slots=True)
class _Bucket:
    level: float
    at: float


class Buckets:
    """A token bucket for each client: fills at ``per_second`` up to ``capacity``, may be overdrawn."""

    def __init__(self, per_second: float, capacity: float, now: Callable[[], float]) -> None:
        self._per_second = per_second
        self._capacity = capacity
        self._now = now
        self._clients: OrderedDict[str, _Bucket] = OrderedDict()

    def __len__(self) -> int:
        return len(self._clients)

    def wait(self, client: str, amount: float = 1) -> float:
        """Seconds until the client's bucket holds ``amount``; zero if it does now."""
        return max(0.0, (min(amount, self._capacity) - self._filled(client).level) / self._per_second)

    def take(self, client: str, amount: float = 1) -> None:
        """Take out what was used, below zero if it was more than there is."""
        self._filled(client).level -= amount

    def _filled(self, client: str) -> _Bucket:
        now = self._now()
        bucket = self._clients.get(client)
        if bucket is None:
            bucket = self._clients[client] = _Bucket(self._capacity, now)
            if len(self._clients) > CLIENTS_MAX:
                self._clients.popitem(last=False)
            return bucket
        self._clients.move_to_end(client)
        bucket.level = min(self._capacity, bucket.level + (now - bucket.at) * self._per_second)
        bucket.at = now
        return bucket


class Busy(Exception):
    """So many requests of this client are at work or wait that one more is not let in."""

    def __init__(self, present: int) -> None:
        super().__init__(f"{present} requests are present")
        self.present = present


@dataclass(slots=True)
class _Lane:
    free: asyncio.Semaphore
    present: int = field(default=0)


class Gate:
    """Lets a number of each client's requests work at once; some more wait for their turn."""

    def __init__(self, at_once: int, waiting: int, wait_seconds: float) -> None:
        self._at_once = at_once
        self._waiting = waiting
        self._wait_seconds = wait_seconds
        self._lanes: dict[str, _Lane] = {}

    def __len__(self) -> int:
        return len(self._lanes)

    def present(self, client: str) -> int:
        """Requests of a client at work or waiting."""
        lane = self._lanes.get(client)
        return lane.present if lane else 0

    async def enter(self, client: str) -> None:
        """Begin to work as this client, when it is its turn; whoever was let in must :meth:`leave`.

        Raises Busy if too many wait already, or it took too long.
        """
        lane = self._lanes.setdefault(client, _Lane(asyncio.Semaphore(self._at_once)))
        lane.present += 1
        try:
            if lane.present > self._at_once + self._waiting:
                raise Busy(lane.present)
            if lane.free.locked():
                async with asyncio.timeout(self._wait_seconds):
                    await lane.free.acquire()
            else:
                await lane.free.acquire()
        except TimeoutError:
            busy = Busy(lane.present)
            self._gone(client, lane)
            raise busy from None
        except BaseException:
            self._gone(client, lane)
            raise

    def leave(self, client: str) -> None:
        """Let the next one in."""
        lane = self._lanes[client]
        lane.free.release()
        self._gone(client, lane)

    def _gone(self, client: str, lane: _Lane) -> None:
        lane.present -= 1
        if not lane.present:
            del self._lanes[client]
