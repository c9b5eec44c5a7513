"""Hostile documents are refused before any work; each limit says its name, the value and the number."""

import asyncio
import json
from collections.abc import Mapping
from dataclasses import fields
from pathlib import Path
from typing import Any

import pytest
from prometheus_client.parser import text_string_to_metric_families

from hub.errors import InvalidInput, LimitExceeded, TooMany
from hub.gateway import documents
from hub.gateway.documents import Operation, RequestError, prepare
from hub.gateway.limits import Guard, Limits, read
from hub.gateway.throttle import CLIENTS_MAX, Buckets, Busy, Gate
from hub.store.read import Read, Root, Rows, Shape
from hub.words import catalogue
from tests.hub.gateway.hostile import INVALID, LIMITED, PAGED, VARIABLES

SHARED = Path(__file__).parents[4] / "shared" / "data" / "graphql"


def judged(
    text: str, variables: Mapping[str, Any] | None = None, guard: Guard | None = None, *, trusted: bool = False
) -> Operation:
    return prepare(text, None, variables or {}, guard or Guard(), "client", trusted=trusted)


def breaches(guard: Guard) -> dict[tuple[str, str, str], float]:
    families = text_string_to_metric_families(guard.metrics.page().decode())
    return {
        (sample.labels["limit"], sample.labels["client"], sample.labels["done"]): sample.value
        for family in families
        for sample in family.samples
        if sample.name == "hub_limit_breaches_total"
    }


@pytest.mark.parametrize("name", LIMITED)
def test_a_document_beyond_a_limit_is_refused_with_limit_and_value(name, monkeypatch):
    text, code = LIMITED[name]
    monkeypatch.setattr(documents, "validate", None)
    if code == "LIMIT_COST":
        monkeypatch.undo()
    with pytest.raises(LimitExceeded) as caught:
        judged(text)
    said = caught.value.extensions()
    assert said["code"] == code
    assert said["limit"]["value"] > said["limit"]["limit"] > 0
    assert str(said["limit"]["limit"]) in said["messageEn"]
    assert str(said["limit"]["value"]) in said["messageZh"]


@pytest.mark.parametrize("name", INVALID)
def test_a_document_wrong_in_itself_is_a_request_error(name):
    with pytest.raises(RequestError) as caught:
        judged(INVALID[name])
    assert 0 < len(caught.value.errors) <= documents.ERRORS_MAX + 1
    assert not any("Did you mean" in error.message for error in caught.value.errors)


@pytest.mark.parametrize("name", VARIABLES)
def test_variables_beyond_a_limit_are_refused_with_its_code(name):
    variables, code = VARIABLES[name]
    with pytest.raises(LimitExceeded) as caught:
        judged(PAGED, variables)
    assert caught.value.code == code


@pytest.mark.skipif(not SHARED.exists(), reason="../shared/data/graphql is not here")
@pytest.mark.parametrize("file", ["saleor_operations.jsonl", "cosmo_operations.jsonl"])
def test_operations_of_other_projects_are_told_what_is_unknown(file):
    outcomes = {"limit": 0, "unknown": 0, "valid": 0}
    rows = [json.loads(row)["query"] for row in (SHARED / file).read_text(encoding="utf-8").splitlines()]
    for text in rows:
        try:
            judged(text)
            outcomes["valid"] += 1
        except LimitExceeded:
            outcomes["limit"] += 1
        except RequestError as error:
            assert all(item.message for item in error.errors)
            outcomes["unknown"] += 1
    assert sum(outcomes.values()) == len(rows)
    assert outcomes["unknown"] > 0.8 * len(rows) > outcomes["valid"]


def test_a_document_within_the_limits_is_prepared_with_its_cost():
    operation = judged("query Status($n: Int) { matters(first: $n) { nodes { id number } } }", {"n": 10})
    assert (operation.name, operation.cost) == ("Status", 2 + 20)


def test_a_document_that_was_judged_before_is_still_held_against_the_limits():
    text = "{ " + " ".join(f"a{n}: matter(id: {n}) {{ id }}" for n in range(8)) + " }"
    assert judged(text, trusted=True).cost == 16
    with pytest.raises(LimitExceeded, match="LIMIT_ROOTS"):
        judged(text)
    assert judged(text, trusted=True).cost == 16


def test_a_trusted_document_may_cost_more_and_not_everything():
    text = "{ matters(first: 200) { nodes { clues(first: 100) { id number } } } }"
    assert judged(text, trusted=True).cost > Limits().cost
    with pytest.raises(LimitExceeded, match="LIMIT_COST"):
        judged(text)
    with pytest.raises(LimitExceeded, match="LIMIT_TRUSTED_COST"):
        judged(text, trusted=True, guard=Guard(Limits.of({"trusted_cost": 9_000})))


def test_the_documents_that_are_kept_are_bounded_by_their_tokens(monkeypatch):
    kept = documents._Kept()
    monkeypatch.setattr(documents, "_kept", kept)
    monkeypatch.setattr(documents, "_KEPT_TOKENS_MAX", 1_000)
    for number in range(60):
        judged("{ matter(id: 1) { " + " ".join(f"{'id ' * 30}" for _ in range(1)) + f"}} }} # {number}")
    assert 0 < kept._tokens <= 1_000
    assert kept._tokens == sum(valid.analysis.tokens for valid in kept._documents.values())


@pytest.mark.parametrize(
    "name", ["document", "depth", "tokens", "fields", "cost", "overlaps", "directives", "definitions"]
)
def test_a_limit_that_is_only_measured_lets_through_and_counts(name):
    guard = Guard(Limits.of({name: 1}), [name])
    text = (
        "query Q($a: Boolean!) { matter(id: 1) { ...F id @skip(if: $a) id @skip(if: $a) } } fragment F on Matter { id }"
    )
    for times in (1, 2, 3):
        assert judged(text, {"a": True}, guard).cost > 1
        assert breaches(guard) == {(name, "client", "measured"): times}
    with pytest.raises(LimitExceeded, match=f"LIMIT_{name.upper()}"):
        judged(text, {"a": True}, Guard(Limits.of({name: 1})))


def test_a_refusal_is_counted_by_limit_and_client():
    guard = Guard()
    for _ in range(2):
        with pytest.raises(LimitExceeded):
            judged(LIMITED["aliases"][0], guard=guard)
    assert breaches(guard) == {("aliases", "client", "refused"): 2}


def test_every_limit_has_its_words():
    texts = catalogue()
    enforced = {item.name for item in fields(Limits)} - {"waiting"}
    assert [name for name in enforced if f"errors.limit_{name}" not in texts] == []
    assert [name for name in enforced if f"errors.limit_{name}_do" not in texts] == []


@pytest.mark.parametrize(
    ("given", "code"),
    [
        ({"dept": 3}, "LIMIT_UNKNOWN"),
        ({"depth": 0}, "LIMIT_NUMBER"),
        ({"rate": float("nan")}, "LIMIT_NUMBER"),
        ({"answer_bytes": 5_000_001}, "LIMIT_NUMBER"),
    ],
)
def test_a_setting_of_limits_that_makes_no_sense_is_refused(given, code):
    with pytest.raises(InvalidInput) as caught:
        Limits.of(given)
    assert caught.value.code == code


def test_limits_are_set_by_name_and_keep_their_kind():
    limits = Limits.of({"depth": 12.0, "rate": 2.5})
    assert (limits.depth, limits.rate, limits.aliases) == (12, 2.5, Limits().aliases)
    assert isinstance(limits.depth, int)


def test_a_body_too_large_is_a_status_of_its_own_and_counted_once():
    guard = Guard()
    hold = guard.body_of("client")
    hold(100_000)
    with pytest.raises(LimitExceeded) as caught:
        hold(100_001)
    assert (caught.value.code, caught.value.status) == ("LIMIT_BODY_BYTES", 413)
    assert breaches(guard) == {("body_bytes", "client", "refused"): 1}


def test_a_body_that_is_only_measured_is_refused_where_memory_would_suffer():
    guard = Guard(measure_only=["body_bytes"])
    hold = guard.body_of("client")
    hold(200_000)
    hold(999_000)
    assert breaches(guard) == {("body_bytes", "client", "measured"): 1}
    with pytest.raises(LimitExceeded, match="LIMIT_BODY_BYTES"):
        hold(1_000_001)


class Clock:
    def __init__(self) -> None:
        self.at = 1_000.0

    def __call__(self) -> float:
        return self.at


def test_a_client_that_asks_too_often_waits_and_another_does_not():
    clock = Clock()
    guard = Guard(Limits.of({"rate": 2}), now=clock)
    for _ in range(4):
        guard.admit("quick")
    with pytest.raises(TooMany) as caught:
        guard.admit("quick")
    assert (caught.value.code, caught.value.status, caught.value.retry_after) == ("LIMIT_RATE", 429, 1)
    guard.admit("other")
    clock.at += 0.5
    guard.admit("quick")
    with pytest.raises(TooMany):
        guard.admit("quick")
    clock.at += 3_600
    for _ in range(4):
        guard.admit("quick")
    with pytest.raises(TooMany):
        guard.admit("quick")


def test_what_was_read_is_charged_and_an_overdrawn_client_waits_as_long_as_it_takes():
    clock = Clock()
    guard = Guard(Limits.of({"budget": 600}), now=clock)
    guard.admit("client")
    guard.charge("client", 900)
    with pytest.raises(TooMany) as caught:
        guard.admit("client")
    # 300 too many, ten a second, and one to begin with.
    assert (caught.value.code, caught.value.retry_after) == ("LIMIT_BUDGET", 31)
    clock.at += 31
    guard.admit("client")


def test_a_client_forgotten_begins_anew_and_the_memory_is_bounded():
    clock = Clock()
    buckets = Buckets(1, 5, clock)
    for number in range(CLIENTS_MAX + 50):
        buckets.take(str(number), 5)
    assert len(buckets) == CLIENTS_MAX
    assert buckets.wait("0") == 0
    assert buckets.wait(str(CLIENTS_MAX + 49)) == 1


async def _at_the_gate(gate: Gate, entered: list[str], name: str, leave: asyncio.Event) -> None:
    client = name.partition("-")[0]
    await gate.enter(client)
    try:
        entered.append(name)
        await leave.wait()
    finally:
        gate.leave(client)


@pytest.mark.anyio
async def test_the_gate_lets_so_many_work_makes_some_wait_and_refuses_the_rest():
    gate, entered, leave = Gate(2, 1, 30), [], asyncio.Event()
    tasks = [asyncio.create_task(_at_the_gate(gate, entered, f"a-{n}", leave)) for n in range(3)]
    tasks.append(asyncio.create_task(_at_the_gate(gate, entered, "b-0", leave)))
    await asyncio.sleep(0)
    assert entered == ["a-0", "a-1", "b-0"]
    with pytest.raises(Busy) as caught:
        await gate.enter("a")
    assert caught.value.present == 4
    leave.set()
    await asyncio.gather(*tasks)
    assert entered == ["a-0", "a-1", "b-0", "a-2"]
    assert len(gate) == 0


@pytest.mark.anyio
async def test_whoever_waits_too_long_or_is_cancelled_leaves_the_gate_as_it_was():
    gate, entered, leave = Gate(1, 5, 0.01), [], asyncio.Event()
    working = asyncio.create_task(_at_the_gate(gate, entered, "a-0", leave))
    await asyncio.sleep(0)
    with pytest.raises(Busy):
        await gate.enter("a")
    waiting = asyncio.create_task(_at_the_gate(gate, entered, "a-1", leave))
    await asyncio.sleep(0)
    waiting.cancel()
    with pytest.raises(asyncio.CancelledError):
        await waiting
    leave.set()
    await working
    await _at_the_gate(gate, entered, "a-2", leave)
    assert entered == ["a-0", "a-2"]
    assert len(gate) == 0


@pytest.mark.anyio
async def test_a_client_with_too_many_requests_is_told_to_come_again():
    guard = Guard(Limits.of({"concurrent": 1, "waiting": 1, "seconds": 0.01 + 1}))
    await guard.enter("client")
    waiting = asyncio.create_task(guard.enter("client"))
    await asyncio.sleep(0)
    with pytest.raises(TooMany) as caught:
        await guard.enter("client")
    assert (caught.value.code, caught.value.status, caught.value.retry_after) == ("LIMIT_CONCURRENT", 429, 1)
    guard.leave("client")
    await waiting
    guard.leave("client")
    assert breaches(guard) == {("concurrent", "client", "refused"): 1}
    assert guard.metrics.registry.get_sample_value("hub_requests_at_work") == 0


def test_values_read_are_records_times_fields_of_a_kind():
    of = Read((Shape("Matter", ()),))
    root = Root(of, fields=("Clue.kind", "Clue.number", "Matter.number"))
    rows = Rows(root, json=[(b"{}",)], objects=dict.fromkeys(["Matter:1", "Clue:1", "Clue:2"]))
    assert read([rows, Rows(Root(of), json=[])]) == (3, 3)
