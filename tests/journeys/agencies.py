"""The agencies' systems as the hub meets them: a token each, GraphQL over HTTP."""

from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from typing import Any

import httpx
from starlette.applications import Starlette

from hub.app import Front
from hub.bootstrap import Hub
from hub.gateway.cursors import KEY_BYTES, Cursors
from hub.gateway.endpoint import Gateway
from hub.gateway.limits import Guard
from hub.oauth import clients
from hub.oauth.endpoints import routes as oauth_routes

ASSERTION_TYPE = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer"


@asynccontextmanager
async def site(hub: Hub, guard: Guard | None = None) -> AsyncIterator[httpx.AsyncClient]:
    """The hub's endpoints without a socket between; ``guard`` holds the limits and the counts."""
    cursors = Cursors(bytes(KEY_BYTES))
    gateway = Gateway(hub.store, hub.engine, hub.disclosure, hub.oauth, cursors, hub.usage, guard or hub.guard)
    app = Front(gateway.http, Starlette(routes=oauth_routes(hub.oauth)))
    async with httpx.AsyncClient(
        transport=httpx.ASGITransport(app),
        base_url="http://hub.test",
        headers={"Accept": "application/graphql-response+json"},
        timeout=60,
    ) as http:
        yield http


class Systems:
    """All demo clients; a token is asked for once and kept."""

    def __init__(self, hub: Hub, http: httpx.AsyncClient) -> None:
        self._hub, self.http = hub, http
        self._tokens: dict[str, str] = {}

    async def new_token(self, client: str, scope: str | None = None) -> str:
        settings = self._hub.settings
        signed = clients.assertion(client, clients.demo_key(settings, client), self._hub.oauth.issuer)
        form = {"grant_type": "client_credentials", "client_assertion_type": ASSERTION_TYPE, "client_assertion": signed}
        answer = await self.http.post("/oauth/token", data=form | ({"scope": scope} if scope else {}))
        token: str = answer.json()["access_token"]
        return token

    async def ask(self, client: str, purpose: str, query: str, key: str = "", **variables: Any) -> dict[str, Any]:
        """The data of an answer; an answer without any is a failure of the test."""
        if client not in self._tokens:
            self._tokens[client] = await self.new_token(client)
        headers = {"Authorization": f"Bearer {self._tokens[client]}", "X-Purpose": purpose}
        if key:
            headers["Idempotency-Key"] = key
        answer = await self.http.post("/graphql", json={"query": query, "variables": variables}, headers=headers)
        body: dict[str, Any] = answer.json()
        assert "data" in body, body
        return body["data"]

    async def act(
        self, client: str, purpose: str, act: str, given: Mapping[str, Any], key: str = "", *, want: str = ""
    ) -> dict[str, Any]:
        """The payload of one mutation."""
        query = (
            f"mutation M($input: {act[0].upper()}{act[1:]}Input!) {{ {act}(input: $input) {{ {want}"
            " errors { code message messageEn suggestion suggestionEn path missingDocuments } } }"
        )
        payload: dict[str, Any] = (await self.ask(client, purpose, query, key, input=dict(given)))[act]
        return payload
