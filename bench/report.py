"""The benchmark as a whole: what is measured, and what is said of it."""

import os
import platform
from collections.abc import Callable, Mapping, Sequence
from contextlib import AsyncExitStack
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from bench.database import Database, filled
from bench.dataset import Size
from bench.run import Figure, Task, rounds, same_answers
from bench.servers import HUB, LIMIT, LIMIT_LOGGED, Server, hub, limits

Others = Callable[[Database, Path], Sequence[Server]]
"""Makes further servers to measure beside."""


@dataclass(frozen=True, slots=True)
class Report:
    """Figures of one run."""

    figures: tuple[Figure, ...]
    machine: Mapping[str, Any]

    def one(self, server: str, question: str, clients: int) -> Figure:
        """The figures of one server. Raises KeyError if it was not measured."""
        for figure in self.figures:
            if (figure.server, figure.question, figure.clients) == (server, question, clients):
                return figure
        raise KeyError(f"{server} {question} {clients}")

    def ratio(self, question: str, clients: int, against: str) -> float:
        """Rate of the hub over that of another server in the same run."""
        return self.one(HUB, question, clients).rate / self.one(against, question, clients).rate

    @property
    def ratios(self) -> list[dict[str, Any]]:
        """The hub's rate over that of hand-written SQL, by question and number of clients."""
        return [
            {
                "question": figure.question,
                "clients": figure.clients,
                "to_hand_written": round(self.ratio(figure.question, figure.clients, LIMIT), 3),
                "to_hand_written_with_log": round(self.ratio(figure.question, figure.clients, LIMIT_LOGGED), 3),
            }
            for figure in self.figures
            if figure.server == HUB
        ]

    def as_json(self) -> dict[str, Any]:
        """Everything, as plain values."""
        return {
            "machine": dict(self.machine),
            "figures": [asdict(figure) for figure in self.figures],
            "ratios": self.ratios,
        }


def tasks(seconds: float) -> list[Task]:
    """What is measured, each for so many seconds."""
    return [
        Task("status", 32, seconds),
        Task("status", 1, seconds),
        Task("page", 32, seconds),
        Task("record", 32, seconds),
        Task("list", 1, seconds),
    ]


async def measure(
    home: Path,
    size: Size,
    *,
    count: int,
    seconds: float,
    url: str | None = None,
    others: Others | None = None,
    progress: Callable[[str], None] | None = None,
) -> Report:
    """Fill the database if need be, start every server, compare their answers, and measure them in turn.

    ``count`` rounds; the median of each figure is kept. Raises RuntimeError where a server gives another answer or
    none.
    """
    async with filled(home, size, url) as database, AsyncExitStack() as stack:
        plain, logged = limits(database.urls)
        servers = [await hub(database.urls, home), plain, logged, *(others(database, home) if others else ())]
        for server in servers:
            stack.callback(server.stop)
            await server.start()
        await same_answers(servers, size)
        figures = await rounds(servers, tasks(seconds), size, database.postmaster, count, progress)
        return Report(tuple(figures), _machine(database, size, count, seconds))


def _machine(database: Database, size: Size, count: int, seconds: float) -> dict[str, Any]:
    """The machine in general terms."""
    pages = os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE")
    return {
        "processors": len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count(),
        "architecture": platform.machine(),
        "memory_gigabytes": round(pages / 2**30),
        "system": platform.system(),
        "python": platform.python_version(),
        "postgresql": database.version.split()[0],
        "matters": size.matters,
        "rounds": count,
        "seconds": seconds,
    }
