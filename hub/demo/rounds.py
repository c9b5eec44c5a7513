"""What a demo round does: prepare the hub, pull from every system, deliver what is owed."""

import asyncio
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

import httpx

from hub.bootstrap import Hub
from hub.cli.token import obtain
from hub.demo.chain import COPY, play
from hub.demo.documents import ensure_demo_documents
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
    """Members, agreements, clients, people and trusted documents of the demo; safe to repeat."""
    await ensure_members(hub.store)
    await import_demo(hub.store)
    await ensure_demo_clients(hub.store, hub.settings)
    logins = await ensure_demo_people(hub.store, hub.settings)
    await ensure_demo_documents(hub.store, hub.guard)
    return logins


async def sync(hub: Hub) -> tuple[list[Polled], Delivered]:
    """One full round: pull from every system, deliver what is owed."""
    polled = []
    delivered = Delivered()
    for name in ORDER:
        adapter, settings = configured(hub.settings.adapters)[name]
        polled.append(await hub.poller.poll(adapter, settings))
    await _aid(hub)
    await deliver(hub, delivered)
    return polled, delivered


async def deliver(hub: Hub, delivered: Delivered) -> None:
    """Deliver what is owed, adding to the figures of this run."""
    for adapter, settings in configured(hub.settings.adapters).values():
        if adapter.receives:
            round_ = await hub.worker.deliver(adapter, settings)
            delivered.sent += round_.sent
            delivered.refused += round_.refused
            delivered.postponed += round_.postponed


async def enter_chain(hub: Hub, url: str) -> int:
    """Enter a copy of the worked chain as the agencies' systems would, over HTTP; how many steps it has."""
    tokens: dict[str, str] = {}
    async with httpx.AsyncClient(base_url=url, trust_env=False, timeout=30) as http:

        async def send(client: str, purpose: str, act: str, given: Mapping[str, Any], key: str) -> Mapping[str, Any]:
            if client not in tokens:
                tokens[client] = await asyncio.to_thread(obtain, hub.settings, client, None)
            name = f"{act[0].upper()}{act[1:]}Input"
            query = f"mutation Chain($input: {name}!) {{ {act}(input: $input) {{ errors {{ code message }} }} }}"
            headers = {"Authorization": f"Bearer {tokens[client]}", "X-Purpose": purpose, "Idempotency-Key": key}
            answer = await http.post("/graphql", json={"query": query, "variables": {"input": given}}, headers=headers)
            payload: Mapping[str, Any] = answer.json()["data"][act]
            return payload

        return await play(send, COPY)


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
