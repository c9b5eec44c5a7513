"""Whatever is asked, the hub answers byte for byte what plain graphql-core over simple resolvers answers.

``HUB_REFERENCE_SEED`` lets the die fall otherwise.
"""

import os
from collections import Counter
from collections.abc import AsyncIterator, Mapping
from pathlib import Path
from typing import Any

import orjson
import pytest

from hub.policy.decision import Granted, decide
from tests.reference.asking import Caller, Callers, Operation
from tests.reference.operations import Operations
from tests.reference.policy import Policy
from tests.reference.world import CALLERS, World, caller, extensions_of, world

pytestmark = pytest.mark.anyio

ROOT = Path(__file__).parents[2]
SHORT, LONG = 200, 2000
SEED = int(os.environ.get("HUB_REFERENCE_SEED", "20230505"))
_TOLD = 4
"""Differences a failure shows in full."""
_PURPOSES = {
    "demo-court": ("P08", "P08", "P07"),
    "demo-hrss": ("P05", "P04", "P01", "P11"),
    "demo-psb": ("P05", "P05", "P14"),
    "demo-jus": ("P10", "P02"),
    "demo-proc": ("P06", "P06", "P15"),
}


@pytest.fixture(scope="module")
async def compared(database: Any, tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[World]:
    async with world(database, Path(tmp_path_factory.mktemp("reference"))) as made:
        yield made


async def callers(made: World) -> Callers:
    """The five callers, each with the purposes it may declare."""
    agreements = await made.hub.agreements.live()
    every = []
    for client in CALLERS:
        for purpose in _PURPOSES[client]:
            who = caller(client, purpose)
            granted = decide(who, (), agreements)
            assert isinstance(granted, Granted)
            every.append(Caller(client, purpose, who.scopes, Policy(made.reference.records, granted.access)))
    return Callers(every)


def holds_a_record(data: Mapping[str, Any]) -> bool:
    """Whether an answer holds a record, or a group of some."""
    for value in data.values():
        if isinstance(value, list):
            if any(group.get("count", 1) for group in value):
                return True
        elif isinstance(value, dict):
            pages = [item for item in value.values() if isinstance(item, list)]
            if any(pages) or not (pages or {"totalCount", "pageInfo"} & value.keys()):
                return True
    return False


async def with_cursor(made: World, operation: Operation) -> None:
    """Fill in a cursor from an answer of the hub, where the operation wants one and there is any."""
    if operation.cursor is not None:
        name, query, variables = operation.cursor
        body = orjson.loads((await made.ask(operation.client, operation.purpose, query, variables)).content)
        (page,) = body["data"].values()
        cursors = [edge["cursor"] for edge in page["edges"]]
        operation.variables[name] = cursors[len(cursors) // 2] if cursors else None


@pytest.mark.prove
@pytest.mark.timeout(7200)
async def test_generated_operations_are_answered_as_by_the_reference_byte_for_byte(
    compared: World, request: pytest.FixtureRequest
) -> None:
    count = LONG if request.config.getoption("--prove") else SHORT
    operations = Operations(compared.reference, await callers(compared), SEED)
    different: list[str] = []
    counted: Counter[str] = Counter()
    for number in range(count):
        operation = operations.draw()
        await with_cursor(compared, operation)
        if "accessLogEntr" in operation.query:
            await compared.reference.records.reload(compared.url, "AccessLogEntry")
        asked = (operation.client, operation.purpose, operation.query, operation.variables)
        before = compared.answered("executor")
        answer = await compared.ask(*asked)
        counted["executor"] += compared.answered("executor") > before
        status, body = compared.expected(*asked, extensions_of(answer.content))
        if (answer.status_code, answer.content) != (status, body):
            different.append(f"{number}: {asked}\nhub {answer.status_code} {answer.text}\nref {status} {body.decode()}")
        told = orjson.loads(answer.content)
        failed = "errors" in told
        if failed != operation.fails:
            different.append(f"{number}: {asked}\nmust{'' if operation.fails else ' not'} fail: {answer.text}")
        counted["failed"] += failed
        counted["rows"] += holds_a_record(told.get("data") or {})
        counted["withheld"] += "access" in told["extensions"]
        counted[operation.client] += 1
    if different:
        pytest.fail("\n\n".join((f"{len(different)} of {count} are different", *different[:_TOLD])))
    assert counted["rows"] >= 0.6 * count, counted
    assert 0.05 * count <= counted["failed"] <= 0.15 * count, counted
    assert counted["executor"] <= 0.02 * count, counted
    assert counted["withheld"] >= 0.2 * count, counted
    assert all(counted[client] for client in CALLERS), counted
    if request.config.getoption("--prove"):
        keep(counted, count)


def keep(counted: Counter[str], count: int) -> None:
    """Write the figures of the long form down."""
    said = {"rows": "with a record", "withheld": "with fields withheld", "failed": "refused, as they must be"}
    shares = ", ".join(f"{counted[key]} {words}" for key, words in said.items())
    compiled = count - counted["executor"]
    text = f"{count} generated operations of {len(CALLERS)} callers, all answers equal byte for byte: {shares}."
    page = ROOT / "docs" / "proof" / "reference.md"
    page.parent.mkdir(exist_ok=True)
    page.write_text(f"# The gateway against plain graphql-core\n\n{text} {compiled} ran compiled.\n", encoding="utf-8")
