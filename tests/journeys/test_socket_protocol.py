"""The WebSocket speaks ``graphql-transport-ws`` to the letter, to our own raw client and to somebody else's."""

import asyncio
import json
import shutil
import subprocess
from pathlib import Path

import pytest
from websockets.exceptions import ConnectionClosed, InvalidStatus

from hub.gateway import ws
from tests.journeys.conftest import opened
from tests.journeys.sockets import PROTOCOL, live

pytestmark = pytest.mark.anyio

WATCH = "subscription { caseChanged { ... on CrimeTransfer { number state } } }"
INIT = {"type": "connection_init"}


@pytest.fixture(scope="module")
async def site(database, tmp_path_factory):
    """One hub for the module: these cases leave nothing behind."""
    async with opened(database, tmp_path_factory.mktemp("hub"), {}) as hub, live(hub) as site:
        yield site


async def one(site, query):
    return (await site.hub.store.readers.fetch(query))[0][0]


@pytest.mark.parametrize("offered", [None, ["graphql-ws"], ["soap"]])
async def test_no_other_subprotocol_is_spoken(site, offered):
    async with site.socket(subprotocols=offered) as wire:
        assert await wire.closed() == (4406, "Subprotocol not acceptable")


async def test_the_one_protocol_is_chosen_among_several(site):
    async with site.socket(subprotocols=["graphql-ws", PROTOCOL]) as wire:
        assert wire.connection.subprotocol == PROTOCOL


async def test_nobody_subscribes_before_saying_who_it_is(site):
    async with site.socket() as wire:
        await wire.subscribe(WATCH)
        assert await wire.closed() == (4401, "Unauthorized")


async def test_who_says_twice_who_it_is_is_shown_out(site):
    async with site.signed_in("demo-hrss", "P05") as wire:
        await wire.say(INIT)
        assert await wire.closed() == (4429, "Too many initialisation requests")


async def test_who_never_says_who_it_is_is_shown_out(site, monkeypatch):
    monkeypatch.setattr(ws, "INIT_SECONDS", 0.2)
    async with site.socket() as wire:
        assert await wire.closed() == (4408, "Connection initialisation timeout")


async def test_an_id_in_use_is_not_taken_twice_and_is_free_again_after_its_end(site):
    async with site.signed_in("demo-hrss", "P05") as wire:
        await wire.subscribe(WATCH, "甲")
        await wire.say({"type": "complete", "id": "甲"})
        for _ in range(2):
            await wire.subscribe("{ __typename }", "甲")
            assert (await wire.event())["data"] == {"__typename": "Query"}
            assert await wire.hear() == {"id": "甲", "type": "complete"}
        await wire.subscribe(WATCH, "甲")
        await wire.subscribe(WATCH, "甲")
        assert await wire.closed() == (4409, "Subscriber for ? already exists")


@pytest.mark.parametrize(
    "message",
    [
        "garbage",
        "",
        b"\x00\x01",
        [INIT],
        "[" * 5000,
        "null",
        '"connection_init"',
        '{"type": "\\ud800"}',
        {"type": "start", "id": "1", "payload": {"query": WATCH}},
        {"id": "1"},
        {"type": 7},
        {"type": "ping", "payload": "x"},
        {"type": "subscribe", "id": "", "payload": {"query": WATCH}},
        {"type": "subscribe", "payload": {"query": WATCH}},
        {"type": "subscribe", "id": 1, "payload": {"query": WATCH}},
        {"type": "subscribe", "id": "1"},
        {"type": "subscribe", "id": "1", "payload": {"query": None}},
        {"type": "subscribe", "id": "1", "payload": {"query": WATCH, "variables": []}},
        {"type": "subscribe", "id": "1", "payload": {"query": WATCH, "operationName": 3}},
        {"type": "complete"},
        {"type": "connection_init", "payload": ["Bearer x"]},
    ],
    ids=lambda message: repr(message)[:40],
)
async def test_a_message_outside_the_protocol_ends_the_connection(site, message):
    async with site.socket() as wire:
        await wire.say(message)
        assert (await wire.closed())[0] == 4400


async def test_a_frame_beyond_the_limit_ends_the_connection(site):
    async with site.signed_in("demo-hrss", "P05") as wire:
        await wire.say(json.dumps({"type": "ping", "payload": {"x": "y" * 65_000}}))
        assert (await wire.hear())["type"] == "pong"
        await wire.say(json.dumps({"type": "ping", "payload": {"x": "y" * 66_000}}))
        assert (await wire.closed())[0] == 1009


async def test_a_ping_is_answered_with_what_it_carried_even_before_the_greeting(site):
    async with site.socket() as wire:
        await wire.say({"type": "ping"})
        assert await wire.hear() == {"type": "pong"}
        await wire.say({"type": "pong"})
        await wire.say({"type": "ping", "payload": {"at": 1}})
        assert await wire.hear() == {"type": "pong", "payload": {"at": 1}}


@pytest.mark.parametrize(
    ("payload", "code", "reason"),
    [
        (None, 4403, "Forbidden: NOT_AUTHENTICATED"),
        ({"Authorization": "Bearer forged"}, 4403, "Forbidden: TOKEN_INVALID"),
        ({"Authorization": "Basic eDp5"}, 4403, "Forbidden: TOKEN_SCHEME"),
    ],
)
async def test_without_a_valid_token_the_connection_is_closed_and_the_attempt_is_logged(site, payload, code, reason):
    count = "SELECT count(*) FROM accesslogentry WHERE content ->> 'client' = 'unauthenticated'"
    before = await one(site, count)
    async with site.socket() as wire:
        await wire.say(INIT | ({"payload": payload} if payload else {}))
        assert await wire.closed() == (code, reason)
    assert await one(site, count) == before + 1


async def test_a_case_that_cannot_be_read_is_refused_and_one_in_chinese_is_taken(site):
    headers = await site.headers("demo-hrss", "P05")
    async with site.socket() as wire:
        await wire.say(INIT | {"payload": headers | {"X-Case": "%zz"}})
        assert await wire.closed() == (4400, "Invalid message: CASE_HEADER")
    async with site.socket() as wire:
        await wire.say(INIT | {"payload": headers | {"X-Case": "南人社监移字〔2024〕77号"}})
        assert await wire.hear() == {"type": "connection_ack"}
        await wire.subscribe("{ matters { totalCount } }")
        await wire.event()
    newest = "SELECT content ->> 'basis' FROM accesslogentry ORDER BY seq DESC LIMIT 1"
    assert await one(site, newest) == "南人社监移字〔2024〕77号"


async def test_the_token_may_come_with_the_handshake(site):
    headers = await site.headers("demo-hrss", "P05")
    async with site.socket(additional_headers=headers) as wire:
        await wire.say(INIT)
        assert await wire.hear() == {"type": "connection_ack"}


async def test_a_page_of_another_site_cannot_open_a_socket(site):
    with pytest.raises(InvalidStatus) as refused:
        async with site.socket(origin="https://evil.example"):
            pass
    assert refused.value.response.status_code == 403
    async with site.socket(origin=site.base) as wire:
        assert wire.connection.subprotocol == PROTOCOL


async def test_a_client_has_twenty_subscriptions_over_all_its_sockets_and_more_are_refused_one_by_one(site):
    async with site.signed_in("demo-psb", "P05") as one, site.signed_in("demo-psb", "P05") as two:
        for number in range(12):
            await one.subscribe(WATCH, str(number))
        await one.subscribe("{ __typename }", "alive")
        assert {(await one.hear())["type"] for _ in range(2)} == {"next", "complete"}
        for number in range(12):
            await two.subscribe(WATCH, str(number))
        refused = [await two.hear() for _ in range(4)]
        assert {message["type"] for message in refused} == {"error"}
        assert {message["payload"][0]["extensions"]["code"] for message in refused} == {"LIMIT_SUBSCRIPTIONS"}
        async with site.signed_in("demo-hrss", "P05") as other:
            await other.subscribe(WATCH)
            await other.subscribe("{ __typename }", "2")
            assert (await other.hear())["id"] == "2"
        await one.say({"type": "complete", "id": "0"})
        await one.subscribe("{ __typename }", "alive")
        assert {(await one.hear())["type"] for _ in range(2)} == {"next", "complete"}
        await one.subscribe(WATCH, "again")
        await one.subscribe("{ __typename }", "alive")
        assert {(await one.hear())["id"] for _ in range(2)} == {"alive"}


@pytest.mark.parametrize(
    ("query", "purpose", "code"),
    [
        ("subscription { caseChanged { nonsense } }", "P05", "GRAPHQL_INVALID"),
        ("subscription { caseChanged { id ", "P05", "GRAPHQL_PARSE_FAILED"),
        ("subscription A { caseChanged { id } deadlineDue { id } }", "P05", "GRAPHQL_INVALID"),
        ("subscription { caseChanged @skip(if: true) { id } }", "P05", "GRAPHQL_INVALID"),
        ('subscription { caseChanged(after: "forged") { id } }', "P05", "BAD_CURSOR"),
        ('subscription { caseChanged(caseType: "Agency") { id } }', "P05", "BAD_VALUE"),
        ('subscription { deadlineDue(matter: "7") { id } }', "P05", "BAD_VALUE"),
        ("subscription { caseChanged { ... on MediationCase { state } } }", "P05", "SCOPE_MISSING"),
        ("subscription { caseChanged { id } }", "P99", "PURPOSE_NOT_ALLOWED"),
        ("subscription { caseChanged { id } }", "", "PURPOSE_MISSING"),
        ("{ matters(first: 0) { totalCount } }", "P05", "PAGE_SIZE"),
    ],
)
async def test_an_operation_that_cannot_be_is_an_error_of_its_own_and_the_connection_lives(site, query, purpose, code):
    async with site.signed_in("demo-psb", purpose) as wire:
        await wire.subscribe(query)
        message = await wire.hear()
        assert (message["type"], message["id"]) == ("error", "1")
        assert message["payload"][0]["extensions"]["code"] == code
        await wire.subscribe("{ __typename }")
        assert (await wire.event())["data"] == {"__typename": "Query"}


async def test_a_subscription_by_plain_http_is_told_where_to_go(site):
    headers = await site.headers("demo-hrss", "P05")
    answer = await site.http.post("/graphql", json={"query": WATCH}, headers=headers)
    assert answer.status_code == 400
    assert answer.json()["errors"][0]["extensions"]["code"] == "SUBSCRIPTION_TRANSPORT"


async def test_connections_that_break_off_leave_no_subscription_behind(site):
    for _ in range(3):
        async with site.signed_in("demo-court", "P07") as wire:
            for number in range(20):
                await wire.subscribe("subscription { caseChanged { ... on EnforcementCase { state } } }", str(number))
            await wire.subscribe("{ __typename }", "last")
            assert {(await wire.hear())["id"] for _ in range(2)} == {"last"}
            wire.connection.transport.abort()
            with pytest.raises(ConnectionClosed):
                await wire.connection.recv()
        await asyncio.sleep(0.2)


CLIENT = """
import { createClient } from 'graphql-ws';
import WebSocket from 'ws';
const [, , url, token, query] = process.argv;
const client = createClient({
  url, webSocketImpl: WebSocket, retryAttempts: 0,
  connectionParams: { Authorization: `Bearer ${token}`, 'X-Purpose': 'P05' },
});
const states = [];
console.log('ready');
for await (const event of client.iterate({ query })) {
  states.push(event.data.caseChanged.state);
  if (!event.extensions.cursor || !event.extensions.receipt) throw new Error('an event without cursor or receipt');
  if (states.length === 2) break;
}
console.log(JSON.stringify(states));
await client.dispose();
"""


@pytest.fixture(scope="session")
def graphql_ws(tmp_path_factory) -> Path:
    """The client of the protocol's author, in a folder of its own."""
    if shutil.which("npm") is None:
        pytest.skip("npm is not installed: the graphql-ws client cannot be tried")
    folder = tmp_path_factory.mktemp("graphql-ws")
    command = ["npm", "install", "--no-audit", "--no-fund", "graphql@16", "graphql-ws@6", "ws@8"]
    installed = subprocess.run(command, cwd=folder, capture_output=True, text=True, timeout=180, check=False)
    if installed.returncode:
        pytest.skip(f"npm could not install the graphql-ws client: {installed.stderr[-300:]}")
    (folder / "client.mjs").write_text(CLIENT, encoding="utf-8")
    return folder


async def test_the_client_of_the_protocols_author_follows_a_case(site, graphql_ws):
    from tests.journeys.test_subscriptions import approve, report

    token = await site.systems.new_token("demo-hrss")
    command = ("node", "client.mjs", site.url, token, WATCH)
    client = await asyncio.create_subprocess_exec(*command, cwd=graphql_ws, stdout=asyncio.subprocess.PIPE)
    assert client.stdout is not None
    assert await client.stdout.readline() == b"ready\n"
    logged = "SELECT count(*) FROM accesslogentry WHERE content ->> 'operation' = 'subscription'"
    before = await one(site, logged)
    await asyncio.sleep(2)
    await report(site, "南人社监移字〔2024〕901号")
    for _ in range(100):
        if await one(site, logged) > before:
            break
        await asyncio.sleep(0.1)
    await approve(site, "南人社监移字〔2024〕901号")
    async with asyncio.timeout(60):
        told, _ = await client.communicate()
    assert json.loads(told) == ["REPORTED", "APPROVED"]
    assert client.returncode == 0
    assert await one(site, logged) >= before + 2
