"""The demo killed outright in the middle of its work, again and again: nothing lost, nothing twice."""

import os
import signal
import socket
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import psycopg
import pytest

from hub.store.embedded import EmbeddedServer

CONTENT = {
    "cases": "SELECT number, state FROM inspectioncase UNION ALL SELECT number, state FROM crimetransfer"
    " UNION ALL SELECT case_number, state FROM enforcementcase ORDER BY 1",
    # An act by mutation has a random key: it is told apart by what it is, not by its key.
    "events": "SELECT case_type, act, CASE WHEN source_system LIKE 'client:%' THEN '' ELSE source_id END, occurred_at,"
    " to_state, count(*) FROM caseevent GROUP BY 1, 2, 3, 4, 5 ORDER BY 1, 2, 3, 4, 5",
    "documents": "SELECT kind, number, issued_on, count(*) FROM document GROUP BY 1, 2, 3 ORDER BY 1, 2, 3",
    "deadlines": "SELECT rule, started_at, due_at, met_at IS NULL, void_at IS NULL, count(*) FROM deadline"
    " WHERE rule NOT LIKE 'TL-X25%' GROUP BY 1, 2, 3, 4, 5 ORDER BY 1, 2, 3, 4, 5",
    "measures": "SELECT kind, number, from_on, count(*) FROM enforcementmeasure GROUP BY 1, 2, 3 ORDER BY 1, 2, 3",
    "linkage": "SELECT event, occurred_at, state, count(*) FROM linkageentry GROUP BY 1, 2, 3 ORDER BY 1, 2, 3",
    "quarantine": "SELECT system, source_key, state, code FROM inbox_record"
    " WHERE state IN ('QUARANTINED', 'WAITING') ORDER BY 1, 2, 4",
}


def demo(home: Path) -> subprocess.Popen[bytes]:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    command = [sys.executable, "-W", "ignore", "-c", "from hub.cli import main; main()", "demo", "--once"]
    environment = {**os.environ, "HUB_DATA_DIR": str(home)}
    output = (home.parent / "output.txt").open("ab")
    started = subprocess.Popen([*command, "--port", str(port)], env=environment, stdout=output, stderr=output)
    output.close()
    return started


def ask(home: Path, query: str) -> list[tuple[object, ...]]:
    with psycopg.connect(EmbeddedServer(home / "postgres").url("hub")) as connection:
        return connection.execute(query).fetchall()


def progress(home: Path) -> int:
    try:
        return int(
            str(ask(home, "SELECT (SELECT count(*) FROM caseevent) + (SELECT count(*) FROM delivery_receipt)")[0][0])
        )
    except (psycopg.Error, FileNotFoundError):
        return -1


def content(home: Path) -> dict[str, list[tuple[object, ...]]]:
    server = EmbeddedServer(home / "postgres")
    server.start()
    try:
        found = {name: ask(home, query) for name, query in CONTENT.items()}
        with sqlite3.connect(home / "simulators" / "platform" / "platform.sqlite3") as platform:
            found["platform"] = platform.execute(
                "SELECT pushed_key, count(*) FROM entry WHERE pushed_key IS NOT NULL GROUP BY 1 ORDER BY 1"
            ).fetchall()
        platform.close()
        return found
    finally:
        server.stop()


def finish(home: Path) -> None:
    assert demo(home).wait(timeout=120) == 0, (home.parent / "output.txt").read_text()[-3000:]


@pytest.mark.timeout(600)
def test_a_demo_killed_three_times_in_mid_work_ends_where_an_undisturbed_one_does(tmp_path: Path):
    calm = tmp_path / "calm" / "data"
    calm.mkdir(parents=True)
    finish(calm)
    home = tmp_path / "killed" / "data"
    home.mkdir(parents=True)
    for moment in (3, 70, 200):
        running = demo(home)
        while progress(home) < moment:
            assert running.poll() is None, "the demo ended before it could be killed"
            time.sleep(0.01)
        running.send_signal(signal.SIGKILL)
        running.wait()
    finish(home)
    assert content(home) == content(calm)
    for folder in (calm, home):
        for server in (folder / "postgres", folder / "simulators" / "postgres"):
            EmbeddedServer(server).stop()
