"""Running the web application until told to stop, and leaving a note where others find it."""

import asyncio
import gc
import json
import os
import signal
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager, suppress
from pathlib import Path
from socket import socket

import uvicorn

from hub.app import build
from hub.bootstrap import Hub
from hub.errors import Unavailable
from hub.gateway.ws import FRAME_MAX

_START_SECONDS = 20.0


@asynccontextmanager
async def served(hub: Hub, *, background: bool = True) -> AsyncIterator[str]:
    """Serve the hub on its host and port; gives the base URL once it answers.

    Raises Unavailable if the port is taken.
    """
    settings = hub.settings
    config = uvicorn.Config(
        build(hub, background=background),
        host=settings.host,
        port=settings.port,
        log_level="warning",
        access_log=False,
        server_header=False,
        timeout_graceful_shutdown=5,
        ws_max_size=FRAME_MAX,
        ws_per_message_deflate=False,
    )
    server = _Server(config)
    task = asyncio.create_task(server.serve())
    note = settings.data_dir / "run.json"
    try:
        async with asyncio.timeout(_START_SECONDS):
            while not server.started:
                if task.done():
                    raise Unavailable("PORT_TAKEN", port=settings.port)
                await asyncio.sleep(0.02)
        _write(note, settings.base_url)
        yield settings.base_url
    finally:
        note.unlink(missing_ok=True)
        server.should_exit = True
        if not task.done():
            await task


class _Server(uvicorn.Server):
    """Leaves signals to whoever runs it, and ends its task, not the program, when the port is taken."""

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        yield

    async def serve(self, sockets: list[socket] | None = None) -> None:
        with suppress(SystemExit):
            await super().serve(sockets)


def _write(note: Path, url: str) -> None:
    note.parent.mkdir(parents=True, exist_ok=True)
    partial = note.with_suffix(".tmp")
    partial.write_text(json.dumps({"url": url, "pid": os.getpid()}), encoding="utf-8")
    partial.replace(note)


async def until_stopped() -> None:
    """Return on SIGINT or SIGTERM; till then no collection of garbage walks through what stands now."""
    gc.collect()
    gc.freeze()
    stopped = asyncio.Event()
    loop = asyncio.get_running_loop()
    for name in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(name, stopped.set)
    await stopped.wait()
