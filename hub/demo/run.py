"""``hub demo``: sample cases travel from three agencies' systems to the linkage platform and out through GraphQL."""

import asyncio
import shutil
import sys
from collections.abc import Sequence
from datetime import date

from rich.console import Console

from hub.accesslog.audit import verify_store
from hub.bootstrap import Hub, database, open_hub
from hub.demo.simulators import simulators
from hub.demo.summary import ask, closing, opening, print_summary
from hub.exchange.poller import Polled
from hub.exchange.registry import configured
from hub.exchange.worker import Delivered
from hub.lifecycle.acts import Source
from hub.lifecycle.matters import engage
from hub.lifecycle.members import ensure_members
from hub.oauth.clients import ensure_demo_clients
from hub.oauth.people import ensure_demo_people
from hub.policy.agreements import import_demo
from hub.serving import served, until_stopped
from hub.settings import Settings
from hub.store import migrate
from hub.store.session import unit_of_work
from schema.inspection import InspectionCase

ORDER = ("labour_inspection", "linkage_platform", "court_enforcement")
_CHAIN = "南人社监立字〔2023〕12号"


async def run(settings: Settings, *, once: bool, fresh: bool) -> bool:
    """Run the demo; True if everything checked holds (``once``) or it was ended by a signal."""
    console = Console(width=110 if not sys.stdout.isatty() else None)
    if fresh:
        await asyncio.to_thread(shutil.rmtree, settings.data_dir, ignore_errors=True)
    opening(console, settings)
    async with database(settings, keep=True) as urls, simulators(settings.data_dir / "simulators") as adapters:
        await migrate.upgrade(urls.admin, urls.app_role)
        async with open_hub(settings.model_copy(update={"adapters": adapters}), urls) as hub:
            logins = await prepare(hub)
            polled, delivered = await sync(hub)
            async with served(hub, background=not once) as url:
                answer = await ask(hub.settings, url)
                await hub.log.integrate()
                report = await verify_store(hub.store, hub.log)
                holds = await print_summary(console, hub, polled, delivered, answer, report)
                closing(console, url, logins, once=once)
                if not once:
                    await until_stopped()
                return holds or not once


async def prepare(hub: Hub) -> Sequence[object]:
    """Members, agreements, clients and people of the demo; safe to repeat."""
    await ensure_members(hub.store)
    await import_demo(hub.store)
    await ensure_demo_clients(hub.store, hub.settings)
    return await ensure_demo_people(hub.store, hub.settings)


async def sync(hub: Hub) -> tuple[list[Polled], Delivered]:
    """One full round: pull from every system, deliver what is owed."""
    polled = []
    delivered = Delivered()
    for name in ORDER:
        adapter, settings = configured(hub.settings.adapters)[name]
        polled.append(await hub.poller.poll(adapter, settings))
    await _aid(hub)
    for adapter, settings in configured(hub.settings.adapters).values():
        if adapter.receives:
            round_ = await hub.worker.deliver(adapter, settings)
            delivered.sent += round_.sent
            delivered.refused += round_.refused
            delivered.postponed += round_.postponed
    return polled, delivered


async def _aid(hub: Hub) -> None:
    """The synthetic chain's workers are given legal aid: that engages the justice bureau on the matter."""
    async with unit_of_work(hub.store) as unit:
        case = await unit.write.one(InspectionCase, number=_CHAIN)
        if case is not None and case.matter_id is not None:
            await engage(
                unit.write,
                Source("demo", "legal aid"),
                case.matter_id,
                agency="JUS",
                since_on=date(2023, 5, 16),
                basis="法律援助（演示） legal aid (synthetic)",
                owner_agency="HRSS",
            )
