"""Starting the agencies' simulated systems as processes of their own, each with its own data."""

import asyncio
import os
import shutil
import signal
import socket
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from pathlib import Path

from hub.errors import Unavailable
from hub.store.embedded import EmbeddedServer

_READY_SECONDS = 30.0
_PLATFORM_PATH = "/services/linkage"


@asynccontextmanager
async def simulators(home: Path) -> AsyncIterator[dict[str, dict[str, str]]]:
    """Run the simulators below ``home``; gives the adapters' settings. They stop at the end."""
    exchange = EmbeddedServer(home / "postgres")
    await asyncio.to_thread(exchange.start)
    port = free_port()
    court, platform = home / "court", home / "platform"
    court.mkdir(parents=True, exist_ok=True)
    platform.mkdir(parents=True, exist_ok=True)
    database = exchange.url("labour_inspection")
    started: list[asyncio.subprocess.Process] = []
    try:
        inspection = ("labour_inspection", "--admin-dsn", exchange.url("postgres"), "--dsn", database)
        loading = await _start(*inspection)
        if await loading.wait():
            raise Unavailable("SIMULATOR_START", name="labour_inspection")
        started.append(await _start("court_enforcement", "--directory", str(court)))
        started.append(
            await _start("linkage_platform", "--host", "127.0.0.1", "--port", str(port), "--directory", str(platform))
        )
        await _ready(port)
        await _settled(court / "out")
        yield {
            "labour_inspection": {"dsn": database},
            "court_enforcement": {"directory": str(court)},
            "linkage_platform": {"url": f"http://127.0.0.1:{port}{_PLATFORM_PATH}"},
        }
    finally:
        for process in started:
            with suppress(ProcessLookupError):
                process.send_signal(signal.SIGTERM)
        for process in started:
            await process.wait()
        await asyncio.to_thread(exchange.stop)


async def _start(name: str, *arguments: str) -> asyncio.subprocess.Process:
    # Where the demo is killed, its simulators go with it.
    bound = ("setpriv", "--pdeathsig", "TERM") if shutil.which("setpriv") else ()
    return await asyncio.create_subprocess_exec(
        *bound,
        sys.executable,
        "-m",
        f"adapters.{name}.simulator",
        *arguments,
        stdin=asyncio.subprocess.DEVNULL,
        stdout=asyncio.subprocess.DEVNULL,
        env={**os.environ, "PYTHONWARNINGS": "ignore"},
    )


async def _ready(port: int) -> None:
    async with asyncio.timeout(_READY_SECONDS):
        while True:
            try:
                _, writer = await asyncio.open_connection("127.0.0.1", port)
            except OSError:
                await asyncio.sleep(0.1)
                continue
            writer.close()
            return


async def _settled(folder: Path) -> None:
    """Wait until the court has laid out its files."""
    seen = -1
    async with asyncio.timeout(_READY_SECONDS):
        while True:
            present = await asyncio.to_thread(_count, folder)
            if present == seen and present >= 0:
                return
            seen = present
            await asyncio.sleep(0.3)


def _count(folder: Path) -> int:
    return len(list(folder.iterdir())) if folder.exists() else -1


def free_port() -> int:
    """A port nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
