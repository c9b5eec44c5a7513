"""What a demo round does: prepare the hub, pull from every system, deliver what is owed."""

from collections.abc import Sequence
from datetime import date

from hub.bootstrap import Hub
from hub.exchange.poller import Polled
from hub.exchange.registry import configured
from hub.exchange.worker import Delivered
from hub.lifecycle.acts import Source
from hub.lifecycle.matters import engage
from hub.lifecycle.members import ensure_members
from hub.oauth.clients import ensure_demo_clients
from hub.oauth.people import DemoLogin, ensure_demo_people
from hub.policy.agreements import import_demo
from hub.store.session import unit_of_work
from schema.inspection import InspectionCase

ORDER = ("labour_inspection", "linkage_platform", "court_enforcement")
_CHAIN = "南人社监立字〔2023〕12号"


async def prepare(hub: Hub) -> Sequence[DemoLogin]:
    """Members, agreements, clients and people of the demo; safe to repeat."""
    await ensure_members(hub.store)
    await import_demo(hub.store)
    await ensure_demo_clients(hub.store, hub.settings)
    return await ensure_demo_people(hub.store, hub.settings)


async def sync(hub: Hub) -> tuple[list[Polled], Delivered]:
    """One full round: pull from every system, deliver what is owed."""
    polled = []
    for name in ORDER:
        adapter, settings = configured(hub.settings.adapters)[name]
        polled.append(await hub.poller.poll(adapter, settings))
    await _aid(hub)
    return polled, await deliver(hub)


async def deliver(hub: Hub) -> Delivered:
    """Deliver what is owed to every system that receives."""
    delivered = Delivered()
    for adapter, settings in configured(hub.settings.adapters).values():
        if adapter.receives:
            delivered = delivered.plus(await hub.worker.deliver(adapter, settings))
    return delivered


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
