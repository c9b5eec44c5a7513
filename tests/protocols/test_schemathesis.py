"""Operations schemathesis makes of the printed contract, sent to a live hub: whatever they are, none is a fault."""

import asyncio
import itertools
import random
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import asyncpg
import httpx
import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st
from schemathesis.graphql import nodes

from hub.bootstrap import Hub
from hub.cli.token import obtain
from hub.oauth.clients import DEMO_CLIENTS
from hub.store.engine import plain_url
from tests.protocols.conftest import MODERN, Live

pytestmark = pytest.mark.anyio
ROOT = Path(__file__).parents[2]
SHORT, LONG = 300, 10_000
EACH_SHORT, EACH_LONG = 3, 9
SEED = 20231101
FAULTS = {"FAULT", "UNAVAILABLE"}
"""Codes of what must not be: a mistake of ours, and a refusal by the database nobody foresaw."""


def documents(cases: int, each: int) -> Iterator[tuple[str, str]]:
    """Names of root fields with documents for them, ``each`` a field, fields chosen at random but always the same."""
    money = st.decimals(0, 10**9, places=2, allow_nan=False).map(str) | st.text(max_size=8)
    schemathesis.graphql.scalar("Money", money.map(nodes.String))
    contract = schemathesis.graphql.from_path(str(ROOT / "schema" / "hub.graphql"))
    operations = [operation.ok() for operation in contract.get_all_operations()]
    chooser = random.Random(SEED)
    chooser.shuffle(operations)
    wanted = itertools.islice(itertools.cycle(operations), -(-cases // each))
    for turn, operation in enumerate(wanted):
        yield from ((operation.label, document) for document in made_for(operation, turn, each))


def made_for(operation, turn: int, each: int) -> list[str]:
    """Documents for one root field; another turn makes others."""
    made: list[str] = []

    @seed(SEED + turn)
    @settings(
        max_examples=each,
        database=None,
        deadline=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(operation.as_strategy())
    def draw(case):
        made.append(str(case.body))

    draw()
    return made


class Callers:
    """The demo's clients under each of their purposes."""

    def __init__(self, hub: Hub) -> None:
        self._settings = hub.settings
        self._all = [(demo.client_id, str(purpose)) for demo in DEMO_CLIENTS for purpose in demo.purposes]
        self._chooser = random.Random(SEED)
        self._tokens: dict[str, str] = {}

    def send(self, http: httpx.Client, document: str) -> httpx.Response:
        """The answer to a document: that of the first caller, in an order drawn anew, who holds the scopes for it."""
        for client, purpose in self._chooser.sample(self._all, len(self._all)):
            answer = self._sent(http, document, client, purpose)
            if answer.status_code != 403:
                break
        return answer

    def _sent(self, http: httpx.Client, document: str, client: str, purpose: str) -> httpx.Response:
        for _ in range(2):
            if client not in self._tokens:
                self._tokens[client] = obtain(self._settings, client, None)
            headers = {"Authorization": f"Bearer {self._tokens[client]}", "X-Purpose": purpose, "Accept": MODERN}
            answer = http.post("/graphql", json={"query": document}, headers=headers)
            if answer.status_code != 401:
                break
            # Tokens live five minutes.
            del self._tokens[client]
        return answer


@pytest.mark.prove
@pytest.mark.timeout(7200)
async def test_no_generated_operation_is_a_server_error(stocked: Live, request: pytest.FixtureRequest, caplog):
    cases, each = (LONG, EACH_LONG) if request.config.getoption("--prove") else (SHORT, EACH_SHORT)
    statuses: Counter[int] = Counter()
    codes: Counter[str] = Counter()
    faults = []

    def send_all() -> None:
        callers = Callers(stocked.hub)
        with httpx.Client(base_url=stocked.url, trust_env=False, timeout=60) as http:
            for label, document in documents(cases, each):
                answer = callers.send(http, document)
                said = {error["extensions"]["code"] for error in answer.json().get("errors", ())}
                statuses[answer.status_code] += 1
                codes.update(said)
                if answer.status_code >= 500 or said & FAULTS:
                    faults.append((label, answer.status_code, sorted(said), document))

    await asyncio.to_thread(send_all)
    figures = f"{statuses.total()} cases: {dict(sorted(statuses.items()))}, {dict(codes.most_common())}"
    assert faults == [], figures
    assert [record.getMessage() for record in caplog.records if record.levelname == "ERROR"] == []
    assert await refused_by_the_database(stocked.hub) == []
    # The proof is one of something only if most cases are told apart, and many are answered.
    assert statuses.total() >= cases
    assert statuses[200] > cases // 10, figures
    if request.config.getoption("--prove"):
        keep(figures)


async def refused_by_the_database(hub: Hub) -> list[str]:
    """Operations whose mutation failed in a way nobody foresaw: it is told inside the payload, and in the log."""
    connection = await asyncpg.connect(dsn=plain_url(hub.settings.database_url.get_secret_value()))
    try:
        found = await connection.fetch(
            "SELECT DISTINCT leaf::jsonb ->> 'operation' AS operation FROM accesslogentry"
            " WHERE leaf::jsonb ->> 'reason' = ANY($1)",
            sorted(FAULTS),
        )
    finally:
        await connection.close()
    return [row["operation"] for row in found]


def keep(figures: str) -> None:
    """Write the figures of the long form down."""
    page = ROOT / "docs" / "proof" / "schemathesis.md"
    page.parent.mkdir(exist_ok=True)
    page.write_text(f"# schemathesis against a live hub\n\nNo server error. {figures}\n", encoding="utf-8")
