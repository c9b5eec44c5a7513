"""Rounds of the benchmark: every server in turn, again and again, so that what disturbs one disturbs all."""

import asyncio
import base64
import json
import random
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from statistics import median
from typing import Any

import httpx
import orjson

from bench.dataset import Size
from bench.load import Measured
from bench.questions import QUESTIONS
from bench.servers import HOST, ROOT, Server, cpu_of_database

_VARIED = 500
"""Different variables a question is asked with."""


@dataclass(frozen=True, slots=True)
class Figure:
    """One server's medians over the rounds for one question at one number of clients."""

    server: str
    question: str
    clients: int
    rate: float
    p50: float
    p99: float
    server_cpu: float
    """Microseconds of processor time a request."""
    database_cpu: float
    peak_megabytes: float
    bytes: int


@dataclass(frozen=True, slots=True)
class Run:
    """One run of the load generator, with what it cost."""

    measured: Measured
    server_cpu: float
    database_cpu: float
    peak_megabytes: float


@dataclass(frozen=True, slots=True)
class Task:
    """A question asked by a number of clients."""

    question: str
    clients: int
    seconds: float


def variables(question: str, size: Size) -> list[Mapping[str, Any]]:
    """What a question is asked with; the same for every server."""
    chance = random.Random(f"{question} {size.matters}")  # noqa: S311
    return [QUESTIONS[question].variables(chance, size) for _ in range(_VARIED)]


async def rounds(
    servers: Sequence[Server],
    tasks: Sequence[Task],
    size: Size,
    postmaster: int | None,
    count: int,
    progress: Callable[[str], None] | None = None,
) -> list[Figure]:
    """Measure every server on every task, ``count`` times in turn."""
    found: dict[tuple[str, Task], list[Run]] = {}
    asked = {task.question: variables(task.question, size) for task in tasks}
    for _ in range(count):
        for task in tasks:
            for server in servers:
                requests = await server.requests(task.question, asked[task.question])
                await _quiet(postmaster)
                one = await _one(server, task, requests, postmaster)
                found.setdefault((server.name, task), []).append(one)
                if progress:
                    progress(f"{task.question} c={task.clients} {server.name}: {one.measured.rate:.1f}/s")
    return [
        Figure(
            name,
            task.question,
            task.clients,
            median(run.measured.rate for run in runs),
            median(run.measured.p50 for run in runs),
            median(run.measured.p99 for run in runs),
            median(run.server_cpu for run in runs),
            median(run.database_cpu for run in runs),
            max(run.peak_megabytes for run in runs),
            runs[-1].measured.bytes,
        )
        for (name, task), runs in found.items()
    ]


async def _one(server: Server, task: Task, requests: Sequence[bytes], postmaster: int | None) -> Run:
    order = {
        "host": HOST,
        "port": server.port,
        "connections": task.clients,
        "seconds": task.seconds,
        "warm": min(1.0, task.seconds / 3),
        "requests": [base64.b64encode(request).decode() for request in requests],
    }
    server.forget_peak()
    before = server.cpu, cpu_of_database(postmaster)
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "bench.load", stdin=asyncio.subprocess.PIPE, stdout=asyncio.subprocess.PIPE, cwd=ROOT
    )
    out, _ = await process.communicate(json.dumps(order).encode())
    if process.returncode:
        raise RuntimeError(f"the load generator failed on {server.name}")
    measured = Measured(**json.loads(out))
    if measured.bad or not measured.requests:
        raise RuntimeError(f"{server.name} gave {measured.bad} bad answers to {task.question}")
    # The time before counting began is in the costs, so they are shared out over all of it.
    answered = measured.requests * (measured.seconds + order["warm"]) / measured.seconds  # type: ignore[operator]
    costs = [
        1e6 * (after - earlier) / answered
        for after, earlier in zip((server.cpu, cpu_of_database(postmaster)), before, strict=True)
    ]
    return Run(measured, costs[0], costs[1], server.peak_megabytes)


async def _quiet(postmaster: int | None) -> None:
    """Wait until what an earlier run left behind (such as numbering log entries) is done."""
    for _ in range(60):
        before = cpu_of_database(postmaster)
        await asyncio.sleep(0.4)
        if not cpu_of_database(postmaster) - before > 0.05:
            return


async def same_answers(servers: Sequence[Server], size: Size) -> None:
    """Check that all servers give the same data where they are asked to read.

    Raises RuntimeError where one does not.
    """
    async with httpx.AsyncClient(trust_env=False, timeout=60) as http:
        for question in (name for name, asked in QUESTIONS.items() if not asked.writes):
            given = variables(question, size)[: 1 if question == "list" else 5]
            answers: dict[str, list[Any]] = {}
            for server in servers:
                requests = await server.requests(question, given)
                answers[server.name] = [await _data(http, server, request) for request in requests]
            first_name, first = next(iter(answers.items()))
            for name, found in answers.items():
                for one, other in zip(first, found, strict=True):
                    if one != other:
                        raise RuntimeError(
                            f"{question}: {first_name} and {name} differ:"
                            f"\n{orjson.dumps(one).decode()[:1500]}\n{orjson.dumps(other).decode()[:1500]}"
                        )


async def _data(http: httpx.AsyncClient, server: Server, request: bytes) -> Any:
    head, _, body = request.partition(b"\r\n\r\n")
    line, *rest = head.decode().split("\r\n")
    headers = dict(item.split(": ", 1) for item in rest)
    answer = await http.post(f"http://{HOST}:{server.port}{line.split()[1]}", content=body, headers=headers)
    found = answer.json()
    if "data" not in found:
        raise RuntimeError(f"{server.name}: {answer.text[:500]}")
    return found["data"]
