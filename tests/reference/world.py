"""One hub with a filled database, its five callers, and the reference beside it."""

from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from random import Random
from typing import Any

import httpx
import orjson

from hub.bootstrap import Hub
from hub.caller import Caller
from hub.demo.chain import COPY, Numbers, play
from hub.gateway.cursors import KEY_BYTES, Cursors
from hub.gateway.documents import GRAPHQL
from hub.gateway.limits import Guard
from hub.oauth.clients import DEMO_CLIENTS
from tests.journeys.agencies import Systems, site
from tests.journeys.conftest import opened
from tests.reference.executor import Reference
from tests.reference.filling import fill
from tests.reference.rows import Records

CALLERS = ("demo-court", "demo-hrss", "demo-psb", "demo-jus", "demo-proc")
_SEED = 20230505


def caller(client: str, purpose: str | None) -> Caller:
    """A demo client as the hub knows it, holding all it may hold."""
    demo = next(demo for demo in DEMO_CLIENTS if demo.client_id == client)
    return Caller(
        agency=str(demo.agency),
        unit=demo.unit,
        client=client,
        scopes=frozenset(map(str, demo.scopes)),
        purposes=frozenset(map(str, demo.purposes)),
        purpose=purpose,
    )


@dataclass
class World:
    """What is compared with what."""

    hub: Hub
    systems: Systems
    reference: Reference
    url: str
    guard: Guard
    tokens: dict[str, str] = field(default_factory=dict)

    def answered(self, path: str) -> float:
        """How many operations were answered on a path, ``compiled`` or ``executor``."""
        labels = {"path": path, "outcome": "ok"}
        return self.guard.metrics.registry.get_sample_value("hub_operations_total", labels) or 0

    async def ask(self, client: str, purpose: str | None, query: str, variables: Mapping[str, Any]) -> httpx.Response:
        """The hub's answer."""
        body = {"query": query, "variables": dict(variables)}
        for _ in range(2):
            if client not in self.tokens:
                self.tokens[client] = await self.systems.new_token(client)
            headers = {"Authorization": f"Bearer {self.tokens[client]}"} | ({"X-Purpose": purpose} if purpose else {})
            answer = await self.systems.http.post("/graphql", json=body, headers=headers)
            if answer.status_code != 401:
                break
            # Tokens live five minutes.
            del self.tokens[client]
        return answer

    def expected(
        self, client: str, purpose: str | None, query: str, variables: Mapping[str, Any], extensions: Mapping[str, Any]
    ) -> tuple[int, bytes]:
        """The reference's answer: status and bytes."""
        answer = self.reference.answer(caller(client, purpose), query, variables)
        return answer.status, answer.body(extensions)


@asynccontextmanager
async def world(database: Any, home: Path) -> AsyncIterator[World]:
    """Open the hub, play two chains, fill every table."""
    guard = Guard()
    async with opened(database, home, {}) as hub, site(hub, guard) as http:
        systems = Systems(hub, http)
        await play(systems.act, Numbers())
        await play(systems.act, COPY)
        url = hub.store.url.render_as_string(hide_password=False)
        await fill(url, Random(_SEED))
        reference = Reference(GRAPHQL, await Records.load(url), await hub.agreements.live(), Cursors(bytes(KEY_BYTES)))
        yield World(hub, systems, reference, url, guard)


def extensions_of(body: bytes) -> dict[str, Any]:
    """The extensions of an answer."""
    found: dict[str, Any] = orjson.loads(body).get("extensions", {})
    return found
