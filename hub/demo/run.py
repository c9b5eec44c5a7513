"""``hub demo``: sample cases travel from three agencies' systems to the linkage platform and out through GraphQL."""

import asyncio
import shutil
import sys
from pathlib import Path

from rich.console import Console

from hub.accesslog.audit import verify_store
from hub.bootstrap import database, open_hub
from hub.demo.rounds import deliver, enter_chain, prepare, sync
from hub.demo.simulators import simulators
from hub.demo.summary import ask, closing, opening, print_summary
from hub.errors import InvalidInput
from hub.serving import served, until_stopped
from hub.settings import Settings
from hub.store import migrate
from hub.store.embedded import EmbeddedServer


def _clear(home: Path) -> None:
    """Remove an earlier demo's data, stopping what a killed one left running."""
    if not home.exists():
        return
    if any(home.iterdir()) and not (home / "postgres").is_dir():
        raise InvalidInput("DEMO_NOT_OURS", folder=home)
    for server in (home / "postgres", home / "simulators" / "postgres"):
        EmbeddedServer(server).stop()
    shutil.rmtree(home)


async def run(settings: Settings, *, once: bool, fresh: bool) -> bool:
    """Run the demo; True if everything checked holds (``once``) or it was ended by a signal."""
    console = Console(width=110 if not sys.stdout.isatty() else None)
    if fresh:
        await asyncio.to_thread(_clear, settings.data_dir)
    opening(console, settings)
    async with database(settings, keep=True) as urls, simulators(settings.data_dir / "simulators") as adapters:
        await migrate.upgrade(urls.admin, urls.app_role)
        async with open_hub(settings.model_copy(update={"adapters": adapters}), urls) as hub:
            await hub.worker.take_over()
            logins = await prepare(hub)
            polled, delivered = await sync(hub)
            async with served(hub, background=not once) as url:
                await enter_chain(hub, url)
                await deliver(hub, delivered)
                answer = await ask(hub.settings, url)
                await hub.log.integrate()
                report = await verify_store(hub.store, hub.log)
                holds = await print_summary(console, hub, polled, delivered, answer, report)
                closing(console, url, logins, once=once)
                if not once:
                    await until_stopped()
                return holds or not once
