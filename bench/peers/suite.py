"""The suite ``peers``: the hub beside PostGraphile, Strawberry and hand-written SQL, held against its targets."""

import json
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from bench.chart import draw
from bench.database import Database
from bench.dataset import Size
from bench.peers.servers import POSTGRAPHILE, STRAWBERRY, postgraphile, strawberry
from bench.report import Report, measure
from bench.servers import HUB, LIMIT, ROOT, Server

PROOF = ROOT / "docs" / "proof"
PAGE = ROOT / "docs" / "performance.md"
BEGIN, END = "<!-- figures of the last run -->\n", "<!-- end of figures -->\n"


@dataclass(frozen=True, slots=True)
class Target:
    """A ratio the hub must reach in one run; ``floor`` must be, ``aim`` should be."""

    what: str
    measured: Callable[[Report], float]
    floor: float
    aim: float
    at_most: bool = False
    """Smaller is better."""

    def holds(self, report: Report, wanted: float) -> bool:
        """Whether the run reaches this value."""
        found = self.measured(report)
        return found <= wanted if self.at_most else found >= wanted


def _against(question: str, clients: int, server: str) -> Callable[[Report], float]:
    return lambda report: report.ratio(question, clients, server)


def _p99(report: Report) -> float:
    return report.one(HUB, "status", 32).p99 / report.one(POSTGRAPHILE, "status", 32).p99


def _list_time(report: Report) -> float:
    return report.one(HUB, "list", 1).p50 / report.one(POSTGRAPHILE, "list", 1).p50


def _list_memory(report: Report) -> float:
    return report.one(HUB, "list", 1).peak_megabytes / report.one(POSTGRAPHILE, "list", 1).peak_megabytes


TARGETS = (
    Target("Q4: status with log, against PostGraphile without", _against("status", 32, POSTGRAPHILE), 1.5, 2.0),
    Target("Q2: page with log, against PostGraphile without", _against("page", 32, POSTGRAPHILE), 1.8, 2.2),
    Target("Q1: status, against hand-written SQL", _against("status", 32, LIMIT), 0.70, 0.85),
    Target("Q2: page, against hand-written SQL", _against("page", 32, LIMIT), 0.85, 1.0),
    Target("Q1: status, against Strawberry + caches", _against("status", 32, STRAWBERRY), 20, 30),
    Target("Q2: page, against Strawberry + caches", _against("page", 32, STRAWBERRY), 50, 70),
    Target("Q1: p99 against PostGraphile", _p99, 0.5, 0.25, at_most=True),
    Target("2,000 matters: time against PostGraphile", _list_time, 0.6, 0.45, at_most=True),
    Target("2,000 matters: peak memory against PostGraphile", _list_memory, 0.4, 0.28, at_most=True),
    Target("Q1 with one client, against PostGraphile", _against("status", 1, POSTGRAPHILE), 0.9, 1.2),
)


def peers(database: Database, home: Path) -> Sequence[Server]:
    """The servers beside the hub."""
    return postgraphile(database.urls, home), strawberry(database.urls)


def tables(report: Report) -> str:
    """The figures and what they say of the targets, as Markdown."""
    machine = report.machine
    lines = [
        f"{machine['processors']} processors ({machine['architecture']}), {machine['memory_gigabytes']} GB,"
        f" {machine['system']}, shared by server, database and load generator; PostgreSQL {machine['postgresql']},"
        f" Python {machine['python']}; {machine['matters']:,} matters; medians of {machine['rounds']} interleaved"
        f" rounds of {machine['seconds']:g} s.",
        "",
        "| target | measured | floor | aim | |",
        "|---|---|---|---|---|",
    ]
    for target in TARGETS:
        sign = "≤" if target.at_most else "≥"
        verdict = "aim met" if target.holds(report, target.aim) else "floor met"
        if not target.holds(report, target.floor):
            verdict = "**missed**"
        measured = target.measured(report)
        lines.append(
            f"| {target.what} | {measured:.2f} | {sign} {target.floor:g} | {sign} {target.aim:g} | {verdict} |"
        )
    lines += [
        "",
        "| question | clients | server | a second | p50 ms | p99 ms | server CPU µs | database CPU µs | peak MB |",
        "|---|---|---|---|---|---|---|---|---|",
    ]
    for one in sorted(report.figures, key=lambda one: (one.question, -one.clients, -one.rate)):
        lines.append(
            f"| {one.question} | {one.clients} | {one.server} | {one.rate:,.1f} | {one.p50:.2f} | {one.p99:.2f}"
            f" | {one.server_cpu:,.0f} | {one.database_cpu:,.0f} | {one.peak_megabytes:.0f} |"
        )
    return "\n".join(lines) + "\n"


def write(report: Report) -> None:
    """Leave the figures in ``docs/proof`` and the page ``docs/performance.md``."""
    PROOF.mkdir(parents=True, exist_ok=True)
    (PROOF / "peers.json").write_text(json.dumps(report.as_json(), indent=1) + "\n", encoding="utf-8")
    (PROOF / "peers.svg").write_text(draw(report), encoding="utf-8")
    before, _, rest = PAGE.read_text(encoding="utf-8").partition(BEGIN)
    _, _, after = rest.partition(END)
    PAGE.write_text(f"{before}{BEGIN}\n{tables(report)}\n{END}{after}", encoding="utf-8")


async def prove(home: Path, *, matters: int = 200_000, rounds: int = 3, seconds: float = 6.0) -> list[str]:
    """Measure, write the figures down, and say which floors were missed. Raises RuntimeError without npm."""
    report = await measure(
        home / str(matters),
        Size(matters),
        count=rounds,
        seconds=seconds,
        others=peers,
        progress=lambda line: print(line, file=sys.stderr),
    )
    write(report)
    return [
        f"{target.what}: {target.measured(report):.2f}, wanted {target.floor:g}"
        for target in TARGETS
        if not target.holds(report, target.floor)
    ]
