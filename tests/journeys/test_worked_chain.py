"""The worked chain of the domain reference runs through GraphQL alone, and every date it writes is counted so."""

from collections import Counter
from collections.abc import AsyncIterator, Mapping
from typing import Any

import httpx
import pytest
from starlette.applications import Starlette

from hub.bootstrap import Hub
from hub.demo.chain import Numbers, Step, play, steps
from hub.errors import Conflict
from hub.gateway.endpoint import Gateway
from hub.oauth import clients
from hub.oauth.endpoints import routes as oauth_routes

pytestmark = pytest.mark.anyio

NUMBERS = Numbers()
DUE = """query Due($clue: String!) { clue(number: $clue) { matter {
  deadlines(first: 100) { caseType rule state dueOn dueAt startedAt } } } }"""


class Systems:
    """The agencies' systems, each with its token."""

    def __init__(self, hub: Hub, http: httpx.AsyncClient) -> None:
        self._hub, self._http = hub, http
        self._tokens: dict[str, str] = {}

    async def _token(self, client: str) -> str:
        if client not in self._tokens:
            key = clients.demo_key(self._hub.settings, client)
            form = {
                "grant_type": "client_credentials",
                "client_assertion_type": "urn:ietf:params:oauth:client-assertion-type:jwt-bearer",
                "client_assertion": clients.assertion(client, key, self._hub.oauth.issuer),
            }
            self._tokens[client] = (await self._http.post("/oauth/token", data=form)).json()["access_token"]
        return self._tokens[client]

    async def post(
        self, client: str, purpose: str, document: str, variables: Mapping[str, Any], key: str = ""
    ) -> Mapping[str, Any]:
        headers = {"Authorization": f"Bearer {await self._token(client)}", "X-Purpose": purpose}
        if key:
            headers["Idempotency-Key"] = key
        body = {"query": document, "variables": variables}
        return (await self._http.post("/graphql", json=body, headers=headers)).json()

    async def ask(self, client: str, purpose: str, document: str, **variables: Any) -> Any:
        answer = await self.post(client, purpose, document, variables)
        assert "errors" not in answer, answer
        return answer["data"]


@pytest.fixture
async def systems(bare_hub: Hub) -> AsyncIterator[Systems]:
    gateway = Gateway(bare_hub.store, bare_hub.engine, bare_hub.disclosure, bare_hub.oauth)
    app = Starlette(routes=[*gateway.routes(), *oauth_routes(bare_hub.oauth)])
    async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://hub.test") as http:
        yield Systems(bare_hub, http)


def until(act: str, *, times: int = 1) -> tuple[list[Step], list[Step]]:
    """The steps before an act is played for the first (second …) time, and the rest."""
    every = list(steps(NUMBERS))
    places = [place for place, step in enumerate(every) if step.act == act]
    return every[: places[times - 1]], every[places[times - 1] :]


async def test_the_chain_plays(systems):
    await play(systems.post, list(steps(NUMBERS)))
    import json
    print("\n".join(str(d) for d in (await systems.ask("demo-hrss", "P04", DUE, clue=NUMBERS.clue))["clue"]["matter"]["deadlines"]))
