"""Agencies' systems are told of changes: in order, once, under the policy of the moment, no longer than they may."""

import asyncio
import json
import socket
from dataclasses import replace
from datetime import timedelta

import asyncpg
import pytest

from hub import clock
from hub.gateway import ws
from hub.lifecycle.watch import look
from hub.oauth import clients, tokens
from hub.store.engine import plain_url
from hub.store.session import unit_of_work
from tests.journeys.conftest import opened
from tests.journeys.sockets import Live, live

pytestmark = pytest.mark.anyio

ISSUER = "南陵县人力资源和社会保障局"
WATCH = "subscription Watch($after: String) { caseChanged(after: $after) { ... on CrimeTransfer { number state } } }"
PAGE = """query Page($after: String, $first: Int) { changes(after: $after, first: $first) {
  nodes { type id kind version } edges { cursor node { id at } } pageInfo { hasNextPage startCursor endCursor } } }"""
OURS = "SELECT leaf FROM accesslogentry WHERE content ->> 'client' LIKE 'demo-%' ORDER BY seq"


@pytest.fixture(scope="module")
async def site(database, tmp_path_factory):
    """One hub for the module: each test has a transfer of its own."""
    async with opened(database, tmp_path_factory.mktemp("hub"), {}) as hub, live(hub) as site:
        yield site


def paper(kind: str, day: str) -> dict[str, str]:
    return {"kind": kind, "issuedOn": day, "issuer": ISSUER, "number": "演示〔2024〕1号"}


async def act(site: Live, name: str, number: str, day: str, *kinds: str, client: str = "demo-hrss", **more: object):
    given = {"number": number, "occurredOn": day, "documents": [paper(kind, day) for kind in kinds], **more}
    done = await site.systems.act(client, "P05", name, given)
    assert done["errors"] == [], done


async def report(site: Live, number: str) -> None:
    more = {"organ": ISSUER, "people": 12, "amount": "168500"}
    await act(site, "reportTransfer", number, "2024-06-03", "TRANSFER_REPORT", **more)


async def approve(site: Live, number: str) -> None:
    await act(site, "approveTransfer", number, "2024-06-04", "TRANSFER_APPROVAL")


async def send(site: Live, number: str) -> None:
    await act(site, "sendTransfer", number, "2024-06-05", "TRANSFER_LETTER", "INVESTIGATION_REPORT")


async def entries(site: Live) -> list[dict[str, str]]:
    """What the log says of the agencies' systems."""
    return [json.loads(row["leaf"]) for row in await site.hub.store.readers.fetch(OURS)]


async def numbered(site: Live) -> None:
    """Return when the relay has seen all there is."""
    for _ in range(200):
        if not (await site.hub.store.readers.fetch("SELECT FROM public_change WHERE seq IS NULL")):
            return
        await asyncio.sleep(0.1)
    raise AssertionError("the relay does not number")


async def now(site: Live, client: str = "demo-hrss") -> str:
    """The cursor of the last change a client may see."""
    await numbered(site)
    after = None
    while True:
        page = (await site.systems.ask(client, "P05", PAGE, after=after, first=200))["changes"]
        after = page["pageInfo"]["endCursor"]
        if not page["pageInfo"]["hasNextPage"]:
            assert after is not None
            return str(after)


async def settled(wire) -> None:
    """Return when the hub has begun with everything said so far."""
    await wire.subscribe("{ __typename }", "settled")
    for _ in range(2):
        assert (await wire.hear())["id"] == "settled"


async def test_each_act_is_told_once_with_the_record_a_cursor_and_an_entry_in_the_log(site):
    number = "南人社监移字〔2024〕101号"
    start = await now(site)
    before = len(await entries(site))
    query = """subscription Told($after: String) { it: caseChanged(after: $after) { kind: __typename id version
      ...Case ... on Clue { number } } } fragment Case on CrimeTransfer { number state matter { number } }"""
    async with site.signed_in("demo-hrss", "P05") as wire:
        await wire.subscribe(query, after=start)
        await settled(wire)
        events = []
        for step in (report, approve, send):
            await step(site, number)
            events.append(await wire.event())
    cases = [event["data"]["it"] for event in events]
    assert [(case["number"], case["state"], case["version"]) for case in cases] == [
        (number, "REPORTED", 1),
        (number, "APPROVED", 2),
        (number, "SENT", 3),
    ]
    assert [list(case) for case in cases] == [["kind", "id", "version", "number", "state", "matter"]] * 3
    assert {case["kind"] for case in cases} == {"CrimeTransfer"}
    assert cases[0]["matter"]["number"].startswith("NLX-2024-")
    assert len({event["extensions"]["cursor"] for event in events}) == 3
    log = [entry for entry in (await entries(site))[before:] if entry["operation"] == "Told"]
    assert [entry["decision"] for entry in log] == ["ALLOW"] * 3
    assert [entry["id"] for entry in log] == [event["extensions"]["receipt"]["logId"] for event in events]
    assert [entry["kind"] for entry in log] == ["read"] * 3
    assert len({entry["trace"] for entry in log}) == 3


async def test_an_event_too_large_to_be_told_says_so_and_does_not_stand_in_the_way(site, monkeypatch):
    number = "南人社监移字〔2024〕199号"
    guard = site.hub.guard
    async with site.signed_in("demo-hrss", "P05") as wire:
        await wire.subscribe(WATCH)
        await settled(wire)
        with monkeypatch.context() as changed:
            changed.setattr(guard, "limits", replace(guard.limits, answer_bytes=10))
            await report(site, number)
            refused = await wire.event()
        assert refused["errors"][0]["extensions"]["code"] == "LIMIT_ANSWER_BYTES"
        assert "data" not in refused
        await approve(site, number)
        assert (await wire.event())["data"]["caseChanged"] == {"number": number, "state": "APPROVED"}
    async with site.signed_in("demo-hrss", "P05") as wire:
        await wire.subscribe(WATCH, after=refused["extensions"]["cursor"])
        assert (await wire.event())["data"]["caseChanged"]["state"] == "APPROVED"


async def test_an_agency_hears_nothing_of_what_it_may_not_see_and_everything_once_it_may(site):
    number = "南人社监移字〔2024〕102号"
    query = "subscription { caseChanged { ... on CrimeTransfer { number state } } }"

    async def page(after: str | None) -> str:
        return json.dumps(await site.systems.ask("demo-psb", "P05", PAGE, after=after))

    cursor = await now(site, "demo-psb")
    before = await page(cursor)
    async with site.signed_in("demo-psb", "P05") as police, site.signed_in("demo-hrss", "P05") as sender:
        await police.subscribe(query)
        await sender.subscribe(query)
        await settled(police)
        await settled(sender)
        for step, state in ((report, "REPORTED"), (approve, "APPROVED")):
            await step(site, number)
            assert (await sender.event())["data"]["caseChanged"]["state"] == state
        assert await page(cursor) == before, "what happened to a record it may not see changes no byte"
        await settled(police)
        await send(site, number)
        first = (await police.event())["data"]["caseChanged"]
        assert first == {"number": number, "state": "SENT"}
    after = json.loads(await page(cursor))["changes"]["nodes"]
    assert {"Engagement", "Matter", "CrimeTransfer"} & {node["type"] for node in after} >= {"Engagement"}
    denied = [each for each in await entries(site) if (each["agency"], each["kind"]) == ("PSB", "denied")]
    assert denied == [], "what an agency has no part in is not even looked up for it"


async def test_whoever_comes_back_with_its_cursor_has_missed_nothing_and_hears_nothing_twice(site):
    numbers = [f"南人社监移字〔2024〕2{place:02}号" for place in range(8)]
    heard: list[str] = []
    cursor = await now(site)

    async def writer() -> None:
        for number in numbers:
            await report(site, number)

    async def hear(most: int) -> None:
        nonlocal cursor
        async with site.signed_in("demo-hrss", "P05") as wire:
            await wire.subscribe(WATCH, after=cursor)
            for _ in range(most):
                event = await wire.event()
                heard.append(event["data"]["caseChanged"]["number"])
                cursor = event["extensions"]["cursor"]
            wire.connection.transport.abort()

    writing = asyncio.create_task(writer())
    for most in (1, 3, 1, 3):
        await hear(most)
    await writing
    assert heard == numbers
    async with site.signed_in("demo-hrss", "P05") as wire:
        await wire.subscribe(WATCH, after=cursor)
        await settled(wire)
        await approve(site, numbers[0])
        assert (await wire.event())["data"]["caseChanged"]["number"] == numbers[0]


async def test_pages_of_changes_walk_over_everything_visible_once_and_one_answer_is_one_entry(site):
    number = "南人社监移字〔2024〕103号"
    start = await now(site)
    await report(site, number)
    await approve(site, number)
    await numbered(site)
    whole = (await site.systems.ask("demo-hrss", "P05", PAGE, after=start, first=200))["changes"]
    before = len(await entries(site))
    walked, after, pages = [], start, 0
    while True:
        page = (await site.systems.ask("demo-hrss", "P05", PAGE, after=after, first=3))["changes"]
        assert [edge["node"]["id"] for edge in page["edges"]] == [node["id"] for node in page["nodes"]]
        assert len(page["nodes"]) <= 3
        walked += page["nodes"]
        after, pages = page["pageInfo"]["endCursor"], pages + 1
        if not page["pageInfo"]["hasNextPage"]:
            break
    assert walked == whole["nodes"]
    case = [(node["kind"], node["version"]) for node in walked if node["type"] == "CrimeTransfer"]
    assert case == [("CREATED", 1), ("CHANGED", 2)]
    assert {"Matter", "CaseEvent", "Document", "Deadline", "Engagement"} <= {node["type"] for node in walked}
    assert [entry["operation"] for entry in (await entries(site))[before:]] == ["Page"] * pages


async def test_cursors_of_others_and_forged_ones_are_refused(site):
    own = await now(site)
    forged = own[:5] + ("A" if own[5] != "A" else "B") + own[6:]
    matters = await site.systems.ask("demo-hrss", "P05", "{ matters(first: 1) { pageInfo { endCursor } } }")
    other = matters["matters"]["pageInfo"]["endCursor"]
    for given in (forged, other, "x", "", "AAAA", own + "A", "!" * 22, "Z" * 22):
        answer = await ask(site, "demo-hrss", given)
        assert answer["errors"][0]["extensions"]["code"] == "BAD_CURSOR", given
    assert (await ask(site, "demo-psb", own))["errors"][0]["extensions"]["code"] == "BAD_CURSOR"
    assert "errors" not in await ask(site, "demo-hrss", own)


async def ask(site: Live, client: str, after: str):
    answer = await site.http.post(
        "/graphql", json={"query": PAGE, "variables": {"after": after}}, headers=await site.headers(client, "P05")
    )
    return answer.json()


async def test_limits_that_end_and_entries_that_are_owed_are_told(site):
    number = "南人社监移字〔2024〕104号"
    async with site.signed_in("demo-hrss", "P05") as wire:
        await wire.subscribe("subscription { deadlineDue { rule state caseType } }", "limits")
        await wire.subscribe("subscription { linkageEntryOwed { event owedBy state } }", "owed")
        await settled(wire)
        await report(site, number)
        await approve(site, number)
        await send(site, number)
        await look(site.hub.store, site.hub.engine)
        told: dict[str, list[dict[str, str]]] = {"limits": [], "owed": []}
        while not all(told.values()):
            message = await wire.hear()
            told[message["id"]] += message["payload"]["data"].values()
    assert told["owed"][0] == {"event": "TRANSFERRED", "owedBy": "HRSS", "state": "OWED"}
    assert {limit["caseType"] for limit in told["limits"]} == {"CrimeTransfer"}
    assert {limit["state"] for limit in told["limits"]} <= {"OVERDUE", "LAPSED"}


async def test_a_filter_narrows_a_subscription_to_one_matter_and_one_case(site):
    first, second = "南人社监移字〔2024〕105号", "南人社监移字〔2024〕106号"
    await report(site, first)
    await report(site, second)
    found = await site.systems.ask(
        "demo-hrss", "P05", "query F($n: String!) { crimeTransfer(number: $n) { id matter { id } } }", n=second
    )
    case, matter = found["crimeTransfer"]["id"], found["crimeTransfer"]["matter"]["id"]
    await numbered(site)
    selected = "{ ... on CrimeTransfer { number } }"
    async with site.signed_in("demo-hrss", "P05") as wire:
        await wire.subscribe(f'subscription {{ caseChanged(caseId: "{case}") {selected} }}', "case")
        await wire.subscribe(f'subscription {{ caseChanged(matter: "{matter}") {selected} }}', "matter")
        await wire.subscribe('subscription { caseChanged(caseType: "Clue") { id } }', "kind")
        await settled(wire)
        await approve(site, first)
        await approve(site, second)
        heard = [await wire.hear() for _ in range(2)]
        assert {message["id"] for message in heard} == {"case", "matter"}
        numbers = {message["payload"]["data"]["caseChanged"]["number"] for message in heard}
        assert numbers == {second}
        await settled(wire)


async def test_a_revoked_token_is_shown_out_within_five_seconds(site):
    token = await site.systems.new_token("demo-hrss")
    jti = (await site.hub.oauth.checker.token({"authorization": f"Bearer {token}"})).jti
    async with site.socket() as wire, site.signed_in("demo-hrss", "P05") as other:
        given = {"Authorization": f"Bearer {token}", "X-Purpose": "P05"}
        await wire.say({"type": "connection_init", "payload": given})
        await wire.hear()
        await wire.subscribe(WATCH)
        await settled(wire)
        await tokens.revoke(site.hub.store, jti)
        async with asyncio.timeout(5):
            assert await wire.closed() == (4403, "Forbidden: TOKEN_REVOKED")
        await settled(other)


async def test_a_suspended_client_is_shown_out_and_so_is_a_stream_of_events(site):
    headers = await site.headers("demo-proc", "P06")
    query = {"query": "subscription { caseChanged { ... on CrimeTransfer { state } } }"}
    async with (
        site.signed_in("demo-proc", "P06") as wire,
        site.http.stream("POST", "/graphql/stream", json=query, headers=headers) as stream,
    ):
        assert stream.headers["content-type"].startswith("text/event-stream")
        await wire.subscribe(query["query"])
        await settled(wire)
        async with unit_of_work(site.hub.store) as unit:
            await clients.suspend(unit, "demo-proc")
        async with asyncio.timeout(5):
            assert await wire.closed() == (4403, "Forbidden: TOKEN_REVOKED")
        said = (await stream.aread()).decode()
    assert '"code":"TOKEN_REVOKED"' in said
    assert said.endswith("event: complete\ndata: \n\n")


async def test_a_connection_ends_with_its_token(site, monkeypatch):
    real = clock.now
    async with site.signed_in("demo-hrss", "P05") as wire:
        await wire.subscribe(WATCH)
        await settled(wire)
        monkeypatch.setattr(clock, "now", lambda: real() + timedelta(seconds=301))
        assert await wire.closed() == (4403, "Forbidden: TOKEN_EXPIRED")


async def test_an_agreement_that_ends_ends_the_subscription_with_a_reason(site):
    number = "南人社监移字〔2024〕107号"
    connection = await asyncpg.connect(dsn=plain_url(site.hub.settings.database_url.get_secret_value()))
    async with site.signed_in("demo-hrss", "P05") as wire:
        await wire.subscribe(WATCH)
        await settled(wire)
        await report(site, number)
        assert (await wire.event())["data"]["caseChanged"]["number"] == number
        try:
            await connection.execute("UPDATE agreement_line SET purposes = replace(purposes, 'P05', 'Q05')")
            await asyncio.sleep(2.1)
            await connection.execute(
                "UPDATE crimetransfer SET version = version + 1, updated_at = now() WHERE number = $1", number
            )
            message = await wire.hear()
            assert message["type"] == "error"
            assert message["payload"][0]["extensions"]["code"] == "PURPOSE_NOT_ALLOWED"
        finally:
            await connection.execute("UPDATE agreement_line SET purposes = replace(purposes, 'Q05', 'P05')")
            await connection.close()
            await asyncio.sleep(2.1)


async def test_who_does_not_read_is_cut_off_and_costs_the_hub_nothing_meanwhile(site, monkeypatch):
    await report(site, "南人社监移字〔2024〕108号")
    cursor = await now(site)
    connection = await asyncpg.connect(dsn=plain_url(site.hub.settings.database_url.get_secret_value()))
    limit = await connection.fetchval("SELECT id FROM deadline WHERE owner = 'HRSS' ORDER BY created_at DESC LIMIT 1")
    change = "UPDATE deadline SET version = version + 1, updated_at = now(),"
    await connection.execute(f"{change} explanation_zh = repeat('长', 400000) WHERE id = $1", limit)
    for _ in range(60):
        await connection.execute(f"{change} overdue_told_at = clock_timestamp() WHERE id = $1", limit)
    await connection.close()
    await numbered(site)
    monkeypatch.setattr(ws, "SLOW_SECONDS", 1.0)
    query = "subscription Slow($after: String) { deadlineDue(after: $after) { explanationZh } }"
    logged = "SELECT count(*) FROM accesslogentry WHERE content ->> 'operation' = 'Slow'"
    narrow = socket.socket()
    narrow.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 131_072)
    narrow.connect(("127.0.0.1", site.hub.settings.port))
    async with site.signed_in("demo-hrss", "P05", sock=narrow, max_queue=1, max_size=None) as wire:
        await wire.subscribe(query, after=cursor)
        told, before = await site.hub.store.readers.fetch(logged), []
        for _ in range(30):
            told, before = await site.hub.store.readers.fetch(logged), told
            if told == before and told[0][0]:
                break
            await asyncio.sleep(2)
        assert 0 < told[0][0] < 60, "nothing is read for whoever does not take what it has"
        assert await wire.closed() == (4429, "Slow consumer")


async def test_a_stream_of_events_tells_of_an_act_and_answers_a_query(site):
    number = "南人社监移字〔2024〕109号"
    cursor = await now(site)
    headers = await site.headers("demo-hrss", "P05")
    body = {"query": WATCH, "variables": {"after": cursor}}
    async with site.http.stream("POST", "/graphql/stream", json=body, headers=headers) as stream:
        await report(site, number)
        lines = stream.aiter_lines()
        assert await anext(lines) == "event: next"
        payload = json.loads((await anext(lines)).removeprefix("data: "))
    assert payload["data"]["caseChanged"] == {"number": number, "state": "REPORTED"}
    assert payload["extensions"]["cursor"]
    one = await site.http.post("/graphql/stream", json={"query": "{ __typename }"}, headers=headers)
    assert one.text.startswith('event: next\ndata: {"data":{"__typename":"Query"}')
    assert one.text.endswith("\n\nevent: complete\ndata: \n\n")
    wrong = await site.http.post("/graphql/stream", json={"query": "{ nonsense }"}, headers=headers)
    assert (wrong.status_code, '"code":"GRAPHQL_INVALID"' in wrong.text) == (200, True)
    nobody = await site.http.post("/graphql/stream", json={"query": "{ __typename }"})
    assert (nobody.status_code, nobody.headers["www-authenticate"]) == (401, 'Bearer realm="hub"')
    raw = [*headers.items(), (b"x-case", "粤1234".encode())]
    garbled = await site.http.post("/graphql/stream", json={"query": "{ __typename }"}, headers=raw)
    assert (garbled.status_code, '"code":"CASE_HEADER"' in garbled.text) == (400, True)
    unread = await site.http.post("/graphql/stream", content=b"[", headers=headers)
    assert unread.status_code == 415
