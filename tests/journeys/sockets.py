"""A served hub, and a client of ``graphql-transport-ws`` that sends exactly what a test tells it to."""

import asyncio
import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import httpx
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed

from hub.bootstrap import Hub
from hub.demo.simulators import free_port
from hub.serving import served
from tests.journeys.agencies import Systems

PROTOCOL = "graphql-transport-ws"
PATIENCE = 30


class Live:
    """A hub behind a real port, with its background work."""

    def __init__(self, hub: Hub, base: str, http: httpx.AsyncClient) -> None:
        self.hub, self.base, self.http = hub, base, http
        self.systems = Systems(hub, http)

    @property
    def url(self) -> str:
        return self.base.replace("http://", "ws://") + "/graphql"

    async def headers(self, client: str, purpose: str) -> dict[str, str]:
        return {"Authorization": f"Bearer {await self.systems.new_token(client)}", "X-Purpose": purpose}

    @asynccontextmanager
    async def socket(self, **options: Any) -> AsyncIterator["Wire"]:
        """A connection nothing was said on yet."""
        options = {"subprotocols": [PROTOCOL], "ping_interval": None} | options
        async with connect(self.url, proxy=None, **options) as opened:
            yield Wire(opened)

    @asynccontextmanager
    async def signed_in(self, client: str, purpose: str, **options: Any) -> AsyncIterator["Wire"]:
        """A connection of one agency's system."""
        async with self.socket(**options) as wire:
            await wire.say({"type": "connection_init", "payload": await self.headers(client, purpose)})
            assert await wire.hear() == {"type": "connection_ack"}
            yield wire


class Wire:
    """One connection."""

    def __init__(self, connection: ClientConnection) -> None:
        self.connection = connection

    async def say(self, message: Any) -> None:
        await self.connection.send(message if isinstance(message, str | bytes) else json.dumps(message))

    async def subscribe(self, query: str, name: str = "1", **variables: Any) -> None:
        await self.say({"type": "subscribe", "id": name, "payload": {"query": query, "variables": variables}})

    async def hear(self) -> dict[str, Any]:
        async with asyncio.timeout(PATIENCE):
            found: dict[str, Any] = json.loads(await self.connection.recv())
            return found

    async def event(self) -> dict[str, Any]:
        """The payload of the next message, which must be an event."""
        message = await self.hear()
        assert message["type"] == "next", message
        payload: dict[str, Any] = message["payload"]
        return payload

    async def closed(self) -> tuple[int, str]:
        """How the other side closes, whatever it says before."""
        try:
            async with asyncio.timeout(PATIENCE):
                while True:
                    await self.connection.recv()
        except ConnectionClosed:
            return self.connection.close_code or 0, self.connection.close_reason or ""


@asynccontextmanager
async def live(hub: Hub) -> AsyncIterator[Live]:
    """Serve a hub on a port of its own."""
    hub.settings.port = free_port()
    accepting = {"Accept": "application/graphql-response+json"}
    async with (
        served(hub) as base,
        httpx.AsyncClient(base_url=base, timeout=60, trust_env=False, headers=accepting) as http,
    ):
        yield Live(hub, base, http)
