"""A router of the province asks for records by representation: the same values, policy and log as any other read."""

from collections.abc import AsyncIterator
from typing import Any

import httpx
import pytest

from hub.bootstrap import Hub
from hub.demo.rounds import sync
from tests.journeys.agencies import Systems, site
from tests.journeys.test_gateway_journey import CASE, entries

pytestmark = pytest.mark.anyio
WANTED = "state due measures { kind } matter { number }"
RECORDS = (
    "query R($representations: [_Any!]!) { records: _entities(representations: $representations)"
    " { __typename ... on EnforcementCase { " + WANTED + " } ...words } }"
    " fragment words on Matter { title cases { __typename } }"
)


@pytest.fixture
async def http(hub: Hub) -> AsyncIterator[httpx.AsyncClient]:
    async with site(hub) as client:
        yield client


async def asked(hub: Hub, http: httpx.AsyncClient, client: str, purpose: str, query: str, **variables: Any) -> Any:
    token = await Systems(hub, http).new_token(client)
    headers = {"Authorization": f"Bearer {token}", "X-Purpose": purpose}
    return (await http.post("/graphql", json={"query": query, "variables": variables}, headers=headers)).json()


async def test_records_come_in_the_order_they_are_named_in_with_the_values_of_a_look_up(hub, http):
    await sync(hub)
    look_up = f"query L($n: String!) {{ enforcementCase(caseNumber: $n) {{ __typename {WANTED} id"
    look_up = (
        look_up.replace("matter { number }", "matter { number id __typename title cases { __typename } }") + " } }"
    )
    alone = (await asked(hub, http, "demo-court", "P08", look_up, n=CASE))["data"]["enforcementCase"]
    case_id, matter = alone.pop("id"), dict(alone["matter"])
    matter_id, number = matter.pop("id"), matter.pop("number")
    expected = {**alone, "matter": {"number": number}}
    named = [
        {"__typename": "Matter", "number": number},
        {"__typename": "EnforcementCase", "caseNumber": "（2023）皖0223执123号"},
        {"__typename": "EnforcementCase", "caseNumber": "(2023)皖0223执999号"},
        {"__typename": "EnforcementCase", "id": case_id.upper()},
        {"__typename": "Matter", "id": matter_id},
        {"__typename": "EnforcementCase", "id": matter_id},
        {"__typename": "Clue", "id": matter_id},
        {"__typename": "EnforcementCase", "caseNumber": CASE, "due": "1.00"},
    ]
    body = await asked(hub, http, "demo-court", "P08", RECORDS, representations=named)
    assert body["data"]["records"] == [matter, expected, None, expected, matter, None, None, expected]
    assert list(body["data"]["records"][1]) == ["__typename", "state", "due", "measures", "matter"]
    entry = next(entry for entry in reversed(await entries(hub)) if entry["operation"] == "R")
    assert entry["decision"] == "ALLOW"
    assert {(each["type"], each["id"]) for each in entry["objects"]} >= {
        ("EnforcementCase", case_id),
        ("Matter", matter_id),
    }


async def test_policy_holds_for_records_by_representation(hub, http):
    await sync(hub)
    named = [{"__typename": "EnforcementCase", "caseNumber": CASE}]
    query = (
        "query R($representations: [_Any!]!) { _entities(representations: $representations)"
        " { ... on EnforcementCase { state due } } }"
    )
    justice = await asked(hub, http, "demo-jus", "P10", query, representations=named)
    single = await asked(
        hub, http, "demo-jus", "P10", "query L($n: String!) { enforcementCase(caseNumber: $n) { state due } }", n=CASE
    )
    assert justice["data"]["_entities"] == [single["data"]["enforcementCase"]]
    assert {tuple(note["path"][1:]) for note in justice["extensions"]["access"]} >= {
        tuple(note["path"][1:]) for note in single["extensions"]["access"]
    }
    refused = await asked(hub, http, "demo-jus", "P08", query, representations=named)
    assert refused["errors"][0]["extensions"]["code"] == "PURPOSE_NOT_ALLOWED"
    assert "data" not in refused


@pytest.mark.parametrize(
    ("named", "code"),
    [
        ([{"__typename": "Nothing", "id": "1"}], "BAD_VALUE"),
        ([{"__typename": "Matter"}], "ONE_KEY"),
        ([{"__typename": "Matter", "id": "x"}], "BAD_VALUE"),
        ([{"__typename": "Matter", "number": "N"}] * 201, "PAGE_SIZE"),
        ([{"id": "1"}], "GRAPHQL_INVALID"),
        (["Matter"], "GRAPHQL_INVALID"),
    ],
)
async def test_a_representation_that_names_nothing_is_refused(bare_hub, named, code):
    async with site(bare_hub) as http:
        body = await asked(bare_hub, http, "demo-court", "P08", RECORDS, representations=named)
    assert body["errors"][0]["extensions"]["code"] == code


async def test_representations_may_stand_in_the_document(bare_hub):
    async with site(bare_hub) as http:
        query = (
            'query R($n: String) { _entities(representations: [{__typename: "Matter", number: $n}])'
            " { ... on Matter { title } } }"
        )
        assert (await asked(bare_hub, http, "demo-court", "P08", query, n="N"))["data"] == {"_entities": [None]}
        assert (await asked(bare_hub, http, "demo-court", "P08", query, n="M"))["data"] == {"_entities": [None]}
        none = "{ _entities(representations: []) { __typename } }"
        body = await asked(bare_hub, http, "demo-court", "P08", none)
        assert body["errors"][0]["extensions"]["code"] == "ENTITIES_OF_NO_KIND"


async def test_the_contract_of_the_subgraph_needs_a_token_and_no_purpose(bare_hub):
    from hub.gateway.schema import subgraph_sdl

    async with site(bare_hub) as http:
        assert (await http.post("/graphql", json={"query": "{ _service { sdl } }"})).status_code == 401
        token = await Systems(bare_hub, http).new_token("demo-court", "matter:read")
        answer = await http.post(
            "/graphql", json={"query": "{ _service { sdl } }"}, headers={"Authorization": f"Bearer {token}"}
        )
        assert answer.json()["data"]["_service"]["sdl"] == subgraph_sdl()
