"""Limits as a client meets them: an answer with code, limit and value, in time, and a count at ``/metrics``."""

import asyncio
import json

import httpx
import pytest

from hub.gateway.admission import Admission
from hub.gateway.answers import Answers
from hub.gateway.cursors import Cursors
from hub.gateway.endpoint import Endpoint
from hub.gateway.limits import Guard, Limits
from hub.store.engine import Store
from tests.hub.gateway.hostile import INVALID, LIMITED, PAGED, VARIABLES
from tests.protocols.conftest import MODERN, Live

pytestmark = pytest.mark.anyio


def idle(guard: Guard) -> bool:
    """Whether nobody is counted as being at work, nor held at the gate."""
    return guard.metrics.registry.get_sample_value("hub_requests_at_work") == len(guard._gate) == 0


READ = {"query": "{ matters { nodes { number } } }"}


def limited(live: Live, **limits: float) -> tuple[httpx.AsyncClient, Guard]:
    """The live hub behind an endpoint with limits of its own."""
    hub, guard = live.hub, Guard(Limits.of(limits))
    answers = Answers(hub.store, hub.engine, hub.disclosure, Cursors(bytes(32)), hub.usage, guard)
    transport = httpx.ASGITransport(Endpoint(answers, Admission(hub.oauth, hub.disclosure)))
    return httpx.AsyncClient(transport=transport, base_url="http://hub.test", timeout=30), guard


async def test_every_hostile_document_is_answered_with_its_code_and_none_is_a_fault(live: Live):
    for name, (text, code) in LIMITED.items():
        answer = await live.post({"query": text})
        told = answer.json()["errors"][0]["extensions"]
        # A text of a hundred thousand characters is too large a request before it is too long a document.
        assert told["code"] in {code, "LIMIT_BODY_BYTES"}, name
        assert told["limit"]["value"] > told["limit"]["limit"], name
        assert "data" not in answer.json(), name
    for name, text in INVALID.items():
        if "\ud800" in text:
            continue
        answer = await live.post({"query": text})
        assert answer.status_code == 400, name
        assert answer.json()["errors"][0]["extensions"]["code"].startswith("GRAPHQL_"), name
        assert len(answer.content) < 20_000, name
    for name, (variables, code) in VARIABLES.items():
        answer = await live.post({"query": PAGED, "variables": variables})
        assert answer.json()["errors"][0]["extensions"]["code"] in {code, "LIMIT_BODY_BYTES", "BAD_REQUEST"}, name


async def test_breaches_and_operations_stand_at_metrics(live: Live):
    await live.post({"query": LIMITED["aliases"][0]})
    await live.post({"query": "{ __typename }"})
    await live.post(READ, X_Purpose="P08")
    page = (await live.http.get("/metrics")).text
    assert 'hub_limit_breaches_total{client="demo-court",done="refused",limit="aliases"}' in page
    assert 'hub_operations_total{outcome="ok",path="executor"}' in page
    assert 'hub_operations_total{outcome="ok",path="compiled"}' in page
    assert 'hub_plan_cache_total{result="miss"}' in page
    assert 'hub_read_values_total{client="demo-court"}' in page
    assert "hub_log_commit_entries_count" in page


async def test_a_client_that_asks_too_often_is_told_how_long_to_wait(live: Live):
    http, _ = limited(live, rate=1)
    headers = await live.bearer() | {"Accept": MODERN}
    async with http:
        answers = [await http.post("/graphql", json={"query": "{ __typename }"}, headers=headers) for _ in range(5)]
    assert answers[0].status_code == 200
    assert answers[-1].status_code == 429
    assert answers[-1].headers["retry-after"] == "1"
    assert answers[-1].json()["errors"][0]["extensions"]["limit"] == {"name": "rate", "value": 1, "limit": 1}


async def test_what_introspection_reads_is_charged_like_records(live: Live):
    http, guard = limited(live, budget=100)
    headers = await live.bearer() | {"Accept": MODERN}
    async with http:
        first = await http.post("/graphql", json={"query": "{ __schema { types { name } } }"}, headers=headers)
        second = await http.post("/graphql", json={"query": "{ __typename }"}, headers=headers)
    assert first.status_code == 200
    assert second.status_code == 429
    assert second.json()["errors"][0]["extensions"]["code"] == "LIMIT_BUDGET"
    assert int(second.headers["retry-after"]) > 60


@pytest.mark.parametrize("name", ["answer_rows", "answer_bytes"])
async def test_an_answer_larger_than_the_limit_does_not_leave_and_is_logged(live: Live, name: str):
    http, guard = limited(live, **{name: 3})
    headers = await live.bearer() | {"Accept": MODERN, "X-Purpose": "P08"}
    query = {"query": "query Large { agencies { nodes { code name } } }"}
    async with http:
        answer = await http.post("/graphql", json=query, headers=headers)
    (error,) = answer.json()["errors"]
    assert error["extensions"]["code"] == f"LIMIT_{name.upper()}"
    assert error["extensions"]["limit"]["value"] > error["extensions"]["limit"]["limit"] == 3
    assert "data" not in answer.json()
    entry = await last_entry(live)
    assert (entry["operation"], entry["decision"], entry["rows"]) == ("Large", "ERROR", 0)
    assert idle(guard)


async def test_the_log_tells_how_many_records_left_however_they_were_asked_for(live: Live):
    asked = {
        "agencies(first: 3) { nodes { code } }": 3,
        "agencies(first: 3) { a: nodes { code } b: nodes { name } totalCount }": 3,
        "agencies(first: 3) { edges { node { code } } }": 3,
        "agencies(last: 2) { nodes { code } }": 2,
        "agencies(first: 2) { nodes { code } pageInfo { hasNextPage } }": 2,
        "agencies(first: 3) { nodes { code } } b: agencies(first: 2) { nodes { code } }": 5,
        "agencies(filter: {code: {in: [COURT]}}) { nodes { code } } b: agencies { totalCount }": 6,
        "matters(first: 3) { nodes { number } }": 0,
        "agency(code: COURT) { name }": 1,
    }
    found = {}
    for selection in asked:
        answer = await live.post({"query": f"query Counted {{ {selection} }}"}, X_Purpose="P08")
        assert "errors" not in answer.json(), answer.text
        entry = await last_entry(live)
        assert entry["operation"] == "Counted"
        found[selection] = entry["rows"]
    assert found == asked


async def last_entry(live: Live) -> dict[str, object]:
    """What the log says last."""
    ((leaf,),) = await live.hub.store.readers.fetch("SELECT leaf FROM accesslogentry ORDER BY seq DESC LIMIT 1")
    return json.loads(leaf)


async def test_a_read_beyond_its_time_is_given_up_and_logged(live: Live, monkeypatch: pytest.MonkeyPatch):
    http, guard = limited(live, seconds=1)
    read = type(live.hub.disclosure._reader).read

    async def slow(*arguments, **named):
        await asyncio.sleep(30)
        return await read(*arguments, **named)

    monkeypatch.setattr(type(live.hub.disclosure._reader), "read", slow)
    async with http:
        answer = await http.post("/graphql", json=READ, headers=await live.bearer() | {"X-Purpose": "P08"})
    assert answer.status_code == 503
    assert answer.json()["errors"][0]["extensions"]["code"] == "LIMIT_SECONDS"
    assert idle(guard)


async def test_a_request_given_up_by_its_caller_leaves_the_gate(live: Live, monkeypatch: pytest.MonkeyPatch):
    http, guard = limited(live)
    reached = asyncio.Event()

    async def slow(*_, **__):
        reached.set()
        await asyncio.sleep(30)

    monkeypatch.setattr(type(live.hub.disclosure._reader), "read", slow)
    async with http:
        asking = asyncio.create_task(
            http.post("/graphql", json=READ, headers=await live.bearer() | {"X-Purpose": "P08"})
        )
        await reached.wait()
        assert not idle(guard)
        asking.cancel()
        with pytest.raises(asyncio.CancelledError):
            await asking
    assert idle(guard)


async def test_a_statement_beyond_its_time_says_the_limit(live: Live, monkeypatch: pytest.MonkeyPatch):
    store = await Store(live.hub.store.url.render_as_string(hide_password=False), statement_seconds=0.2).open()
    http, guard = limited(live, statement_seconds=1)

    async def fetch(sql: str, *parameters: object):
        return await store.readers.fetch("SELECT pg_sleep(20)")

    monkeypatch.setattr(
        live.hub.disclosure._reader,
        "_store",
        type("Slow", (), {"readers": type("R", (), {"fetch": staticmethod(fetch)})}),
    )
    try:
        async with http:
            answer = await http.post("/graphql", json=READ, headers=await live.bearer() | {"X-Purpose": "P08"})
    finally:
        await store.close()
    assert answer.status_code == 503
    assert answer.json()["errors"][0]["extensions"]["limit"] == {"name": "statement_seconds", "value": 1, "limit": 1}
    assert b'limit="statement_seconds"' in guard.metrics.page()
    assert idle(guard)
