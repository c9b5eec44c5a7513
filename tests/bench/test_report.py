"""What the benchmark says: ratios of one run, targets held or missed, a chart. No test looks at a time."""

import json
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree

import pytest
from typer.testing import CliRunner

from bench.chart import draw
from bench.database import filled
from bench.dataset import SMALLEST, Size
from bench.peers import suite
from bench.peers.servers import strawberry
from bench.report import Report
from bench.run import Figure, same_answers
from bench.servers import HUB, LIMIT, LIMIT_LOGGED, limits
from hub.cli.commands import app

SERVERS = {HUB: 800.0, LIMIT: 1000.0, LIMIT_LOGGED: 900.0, suite.POSTGRAPHILE: 400.0, suite.STRAWBERRY: 20.0}
ASKED = (("status", 32), ("status", 1), ("page", 32), ("record", 32), ("list", 1))


def report(rates: dict[str, float]) -> Report:
    figures = tuple(
        Figure(server, question, clients, rate, 1000 / rate, 2000 / rate, 1.0, 2.0, rate / 10, 10)
        for question, clients in ASKED
        for server, rate in rates.items()
    )
    machine = {
        "processors": 2, "architecture": "x", "memory_gigabytes": 4, "system": "Linux", "postgresql": "18",
        "python": "3.11", "matters": 3000, "rounds": 1, "seconds": 1.0,
    }  # fmt: skip
    return Report(figures, machine)


def test_a_ratio_is_that_of_one_run():
    found = report(SERVERS)
    assert found.ratio("page", 32, LIMIT) == 0.8
    assert {row["to_hand_written"] for row in found.ratios} == {0.8}
    assert json.dumps(found.as_json())
    with pytest.raises(KeyError):
        found.one(HUB, "page", 7)


def test_a_target_is_missed_below_its_floor_and_above_it_where_less_is_better():
    held = report(SERVERS)
    verdicts = {target.what: target.holds(held, target.floor) for target in suite.TARGETS}
    assert verdicts["Q2: page, against hand-written SQL"] is False
    assert verdicts["Q1: status, against hand-written SQL"] is True
    assert verdicts["2,000 matters: time against PostGraphile"] is True
    assert verdicts["2,000 matters: peak memory against PostGraphile"] is False
    assert suite.tables(held).count("**missed**") == sum(not verdict for verdict in verdicts.values())


def test_every_target_of_the_suite_can_be_missed():
    slow = report({**SERVERS, HUB: 1.0})
    slow = replace(
        slow, figures=tuple(replace(one, peak_megabytes=900.0) if one.server == HUB else one for one in slow.figures)
    )
    assert [target.what for target in suite.TARGETS if target.holds(slow, target.floor)] == []


def test_the_chart_is_a_picture_with_a_bar_for_each_figure():
    found = report(SERVERS)
    bars = ElementTree.fromstring(draw(found)).findall("{http://www.w3.org/2000/svg}rect")
    assert len(bars) == len(found.figures)


def test_the_figures_replace_those_of_the_run_before(tmp_path, monkeypatch):
    page = tmp_path / "performance.md"
    page.write_text(f"before\n{suite.BEGIN}old\n{suite.END}after\n", encoding="utf-8")
    monkeypatch.setattr(suite, "PAGE", page)
    monkeypatch.setattr(suite, "PROOF", tmp_path / "proof")
    suite.write(report(SERVERS))
    suite.write(report(SERVERS))
    words = page.read_text(encoding="utf-8")
    assert words.startswith("before\n")
    assert words.endswith("after\n")
    assert "old" not in words
    assert words.count("| target |") == 1
    assert json.loads((tmp_path / "proof" / "peers.json").read_text())["figures"]


def test_the_page_has_a_place_for_the_figures():
    assert suite.PAGE.read_text(encoding="utf-8").count(suite.BEGIN) == 1
    assert suite.PAGE.read_text(encoding="utf-8").count(suite.END) == 1


@pytest.mark.prove
@pytest.mark.timeout(7200)
@pytest.mark.anyio
async def test_peers_give_the_answers_of_hand_written_sql_and_the_hub_reaches_its_floors(
    request, migrated_url, tmp_path
):
    if request.config.getoption("--prove"):
        assert await suite.prove(Path(".hub") / "bench") == []
        return
    size = Size(SMALLEST)
    async with filled(tmp_path, size, migrated_url) as found:
        servers = [limits(found.urls)[0], strawberry(found.urls)]
        try:
            for server in servers:
                await server.start()
            await same_answers(servers, size)
        finally:
            for server in servers:
                server.stop()


def test_hub_bench_measures_a_small_database(migrated_url, tmp_path, monkeypatch):
    monkeypatch.setenv("HUB_DATA_DIR", str(tmp_path))
    chart = tmp_path / "chart.svg"
    arguments = [
        "bench",
        "--matters",
        "3000",
        "--rounds",
        "1",
        "--seconds",
        "0.2",
        "--database",
        migrated_url,
        "--json",
    ]
    arguments += ["--database", migrated_url, "--chart", str(chart)]
    done = CliRunner().invoke(app, arguments)
    assert done.exit_code == 0, done.output
    found = json.loads(done.stdout)
    assert {(one["question"], one["clients"]) for one in found["figures"] if one["server"] == HUB} == set(ASKED)
    assert {row["question"] for row in found["ratios"]} == {"status", "page", "record", "list"}
    assert ElementTree.parse(chart).getroot().tag.endswith("svg")
