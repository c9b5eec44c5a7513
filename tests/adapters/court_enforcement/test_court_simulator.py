"""The court's side: lays out once, clears away, and survives any end."""

import asyncio
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from adapters.court_enforcement import ADAPTER
from adapters.court_enforcement.simulator import clear_away, lay_out, samples, simulate
from adapters.port import Message, Outcome, Pulled, Refused, Result
from adapters.transports.file_drop import deposit

TAKEN = "ZX_皖0223_20230814_0001.xml"
DAMAGED = "ZX_皖0223_20231120_0001.xml"
HALF = "ZX_皖0223_20231121_0001.xml"


def names(folder: Path) -> set[str]:
    return {path.name for path in folder.iterdir()}


def pull(root: Path, *outcomes: Outcome) -> Pulled:
    async def run() -> Pulled:
        async with ADAPTER.connect({"directory": str(root)}) as connection:
            pulled = await connection.pull(None, 1000)
            await connection.acknowledge(outcomes)
            return pulled

    return asyncio.run(run())


def wait_for(condition: Callable[[], bool], process: subprocess.Popen[bytes] | None = None) -> None:
    deadline = time.monotonic() + 60
    while not condition():
        assert process is None or process.poll() is None, "the process ended"
        assert time.monotonic() < deadline, "it did not come about"
        time.sleep(0.05)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    lay_out(tmp_path)
    return tmp_path


def test_everything_is_laid_out_once(root: Path) -> None:
    complete = {name for name, (_, checksum) in samples().items() if checksum}
    assert names(root / "out") == {*samples(), *(f"{name}.md5" for name in complete)}
    assert samples().keys() - complete == {HALF}
    assert lay_out(root) == 0


def test_taken_files_are_sent_and_quarantined_ones_returned_with_their_answers(root: Path) -> None:
    pull(root, Outcome(TAKEN, "k", Result.APPLIED), Outcome(DAMAGED, "k", Result.QUARANTINED, "DAMAGED", "文件损坏"))
    assert clear_away(root) == 2
    assert names(root / "sent") == {TAKEN, f"{TAKEN}.md5", f"{TAKEN}.ack"}
    assert names(root / "returned") == {DAMAGED, f"{DAMAGED}.md5", f"{DAMAGED}.ack"}
    assert names(root / "ack") == set()
    assert {TAKEN, DAMAGED}.isdisjoint(names(root / "out"))


def test_what_was_acknowledged_is_not_laid_out_again(root: Path) -> None:
    pull(root, Outcome(TAKEN, "k", Result.DUPLICATE), Outcome(DAMAGED, "k", Result.QUARANTINED))
    assert lay_out(root) == 0, "acknowledgements given while it was down come first"
    assert {TAKEN, DAMAGED}.isdisjoint(names(root / "out"))


def test_a_returned_file_that_is_taken_after_all_is_sent(root: Path) -> None:
    pull(root, Outcome(TAKEN, "k", Result.QUARANTINED, "CASE_NOT_OPEN"))
    clear_away(root)
    pull(root, Outcome(TAKEN, "k", Result.APPLIED))
    clear_away(root)
    assert names(root / "returned") == set()
    assert names(root / "sent") == {TAKEN, f"{TAKEN}.md5", f"{TAKEN}.ack"}


def test_a_returned_file_can_be_corrected_and_sent_again_under_its_name(root: Path) -> None:
    pull(root, Outcome(DAMAGED, "k", Result.QUARANTINED, "DAMAGED"))
    clear_away(root)
    deposit(root / "out", DAMAGED, samples()[TAKEN][0])
    clear_away(root)
    assert DAMAGED in {record.handle for record in pull(root).records}


def test_a_deposit_broken_off_is_finished_at_the_next_start(root: Path) -> None:
    (root / "out" / f"{TAKEN}.md5").unlink()
    assert lay_out(root) == 1
    assert (root / "out" / f"{TAKEN}.md5").exists()


def test_a_move_broken_off_is_finished_at_the_next_start(root: Path) -> None:
    pull(root, Outcome(TAKEN, "k", Result.APPLIED))
    (root / "out" / f"{TAKEN}.md5").replace(root / "sent" / f"{TAKEN}.md5")
    assert lay_out(root) == 0
    assert names(root / "sent") == {TAKEN, f"{TAKEN}.md5", f"{TAKEN}.ack"}


@pytest.mark.parametrize("damage", [b"", b"<HZ><JG>UNHEARD</JG></HZ>"])
def test_an_answer_that_cannot_be_read_moves_nothing(root: Path, damage: bytes) -> None:
    (root / "ack" / f"{TAKEN}.ack").write_bytes(damage)
    assert clear_away(root) == 0
    assert TAKEN in names(root / "out")


def test_it_runs_until_cancelled_and_answers_come_back_meanwhile(tmp_path: Path) -> None:
    async def run() -> None:
        task = asyncio.create_task(simulate({"directory": str(tmp_path)}))
        await asyncio.to_thread(wait_for, (tmp_path / "out" / HALF).exists)
        async with ADAPTER.connect({"directory": str(tmp_path)}) as connection:
            await connection.acknowledge([Outcome(TAKEN, "k", Result.APPLIED)])
        await asyncio.to_thread(wait_for, (tmp_path / "sent" / f"{TAKEN}.ack").exists)
        assert not task.done()
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task

    asyncio.run(run())


def test_the_process_goes_on_after_being_killed(tmp_path: Path) -> None:
    command = [
        sys.executable,
        "-W",
        "error",
        "-m",
        "adapters.court_enforcement.simulator",
        "--directory",
        str(tmp_path),
    ]
    last = f"{max(samples())}.md5"

    def start() -> subprocess.Popen[bytes]:
        return subprocess.Popen(command, stderr=subprocess.PIPE)

    first = start()
    try:
        wait_for((tmp_path / "out" / last).exists, first)
    finally:
        first.send_signal(signal.SIGKILL)
        _, complaint = first.communicate()
    assert complaint == b""
    pull(tmp_path, Outcome(TAKEN, "k", Result.APPLIED))
    second = start()
    try:
        wait_for((tmp_path / "sent" / f"{TAKEN}.ack").exists, second)
        assert TAKEN not in names(tmp_path / "out")
    finally:
        second.send_signal(signal.SIGINT)
        _, complaint = second.communicate()
    assert second.returncode == 0
    assert complaint == b""
    assert len(names(tmp_path / "out") & samples().keys()) == len(samples()) - 1
    assert not [path for path in (tmp_path / "out").iterdir() if path.name.endswith(".tmp")]


def test_the_adapter_says_what_it_is_and_takes_no_messages(tmp_path: Path) -> None:
    assert (ADAPTER.name, ADAPTER.agency, ADAPTER.transport) == ("court_enforcement", "COURT", "SFTP_FILE")
    assert ADAPTER.interval_seconds == 86_400
    assert not ADAPTER.receives
    assert [setting.name for setting in ADAPTER.settings] == ["directory"]

    async def push() -> None:
        async with ADAPTER.connect({"directory": os.fspath(tmp_path)}) as connection:
            await connection.push(Message("k", "c", "asset_clue", {}))

    with pytest.raises(Refused):
        asyncio.run(push())
