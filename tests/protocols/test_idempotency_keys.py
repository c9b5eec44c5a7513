"""One key, one request: the same body gets the same answer, any other body an error, however it was sent."""

import hashlib
from uuid import uuid4

import pytest

from hub.gateway import registration, trusted
from hub.gateway.limits import Guard
from hub.store.session import unit_of_work
from tests.journeys.test_writing_journey import filing
from tests.protocols.conftest import Live

pytestmark = pytest.mark.anyio
FILE = """mutation FileCase($input: FileInspectionCaseInput!) {
  fileInspectionCase(input: $input) { inspectionCase { id number } errors { code } }
}"""
BOTH = """mutation Both($a: FileInspectionCaseInput!, $b: FileInspectionCaseInput!) {
  a: fileInspectionCase(input: $a) { inspectionCase { id } errors { code } }
  b: fileInspectionCase(input: $b) { inspectionCase { id } errors { code } }
}"""


def number() -> str:
    return f"南人社监立字〔2024〕{uuid4().int % 10**9}号"


async def send(live: Live, body: dict, key: str, client: str = "demo-hrss") -> dict:
    answer = await live.post(body, client, X_Purpose="P04", Idempotency_Key=key)
    return answer.json()["data"]


def codes(payload: dict) -> list[str]:
    return [error["code"] for error in payload["errors"]]


async def test_the_same_body_under_one_key_gets_the_same_answer_and_any_other_an_error(live: Live):
    body = {"query": FILE, "variables": {"input": filing(number())}}
    key = f"k-{uuid4()}"
    first = await send(live, body, key)
    assert codes(first["fileInspectionCase"]) == []
    assert await send(live, body, key) == first
    assert await send(live, body | {"operationName": "FileCase"}, key) == first
    others = (
        {"query": FILE, "variables": {"input": filing(number())}},
        {"query": FILE.replace("id number", "id"), "variables": body["variables"]},
        {"query": FILE.replace("fileInspectionCase(", "again: fileInspectionCase("), "variables": body["variables"]},
        {"query": FILE.replace("FileCase", "Other"), "variables": body["variables"]},
        {"query": FILE, "variables": body["variables"] | {"unused": 1}},
    )
    for other in others:
        (payload,) = (await send(live, other, key)).values()
        assert codes(payload) == ["KEY_REUSED"]


async def test_another_act_under_a_key_in_use_is_refused_whatever_it_is_called_and_does_nothing(live: Live):
    key, one, two = f"k-{uuid4()}", number(), number()
    await send(live, {"query": FILE, "variables": {"input": filing(one)}}, key)
    done = await send(live, {"query": BOTH, "variables": {"a": filing(two), "b": filing(number())}}, key)
    assert [codes(done[alias]) for alias in ("a", "b")] == [["KEY_REUSED"], ["KEY_REUSED"]]
    clue = f'mutation {{ c: orderCorrection(input: {{number: "{one}", documents: []}}) {{ errors {{ code }} }} }}'
    assert codes((await send(live, {"query": clue}, key))["c"]) == ["KEY_REUSED"]
    # The number was not taken by what was refused.
    free = await send(live, {"query": FILE, "variables": {"input": filing(two)}}, f"k-{uuid4()}")
    assert codes(free["fileInspectionCase"]) == []


async def test_a_request_of_two_acts_is_one_content(live: Live):
    key, variables = f"k-{uuid4()}", {"a": filing(number()), "b": filing(number())}
    first = await send(live, {"query": BOTH, "variables": variables}, key)
    assert [codes(first[alias]) for alias in ("a", "b")] == [[], []]
    assert await send(live, {"query": BOTH, "variables": variables}, key) == first
    changed = await send(live, {"query": BOTH, "variables": variables | {"b": filing(number())}}, key)
    assert [codes(changed[alias]) for alias in ("a", "b")] == [["KEY_REUSED"], ["KEY_REUSED"]]


async def test_an_act_that_failed_can_be_mended_under_its_key_but_not_beside_one_that_was_done(live: Live):
    key, good = f"k-{uuid4()}", filing(number())
    bad = good | {"documents": []}
    failed = await send(live, {"query": FILE, "variables": {"input": bad}}, key)
    assert codes(failed["fileInspectionCase"]) == ["DOCUMENT_MISSING"]
    mended = await send(live, {"query": FILE, "variables": {"input": good}}, key)
    assert codes(mended["fileInspectionCase"]) == []
    key, half = f"k-{uuid4()}", {"a": filing(number(), documents=[]), "b": filing(number())}
    done = await send(live, {"query": BOTH, "variables": half}, key)
    assert [codes(done[alias]) for alias in ("a", "b")] == [["DOCUMENT_MISSING"], []]
    again = await send(live, {"query": BOTH, "variables": half | {"a": filing(number())}}, key)
    assert [codes(again[alias]) for alias in ("a", "b")] == [["KEY_REUSED"], ["KEY_REUSED"]]


async def test_a_trusted_document_its_text_and_its_name_are_the_same_request(
    live: Live, monkeypatch: pytest.MonkeyPatch
):
    monkeypatch.setattr(trusted, "_FRESH_SECONDS", 0.0)
    async with unit_of_work(live.hub.store) as unit:
        await registration.register(unit, client="demo-hrss", text=FILE, by="u-one", guard=Guard())
        document = f"sha256:{hashlib.sha256(FILE.encode()).hexdigest()}"
        await registration.approve(unit, client="demo-hrss", document=document, by="u-two")
    key, variables = f"k-{uuid4()}", {"input": filing(number())}
    first = await send(live, {"documentId": document, "variables": variables}, key)
    assert codes(first["fileInspectionCase"]) == []
    assert await send(live, {"query": FILE, "variables": variables}, key) == first
    headers = await live.bearer("demo-hrss") | {"X-Purpose": "P04", "Idempotency-Key": key}
    named = await live.http.post("/operations/FileCase", json=variables, headers=headers)
    assert named.json()["data"] == first
    other = await live.http.post("/operations/FileCase", json={"input": filing(number())}, headers=headers)
    assert codes(other.json()["data"]["fileInspectionCase"]) == ["KEY_REUSED"]


async def test_a_key_longer_than_can_be_kept_is_refused(live: Live):
    body = {"query": FILE, "variables": {"input": filing(number())}}
    assert codes((await send(live, body, "k" * 195))["fileInspectionCase"]) == ["BAD_VALUE"]
    assert codes((await send(live, body, uuid4().hex + "k" * 158))["fileInspectionCase"]) == []
