"""``/metrics`` is read from this machine or with its token, and holds what was counted."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import httpx
import pytest
from prometheus_client.parser import text_string_to_metric_families
from pydantic import SecretStr
from starlette.applications import Starlette

from hub import metrics
from hub.app import _designed
from hub.errors import HubError
from hub.metrics import Metrics

pytestmark = pytest.mark.anyio


@asynccontextmanager
async def site(counted: Metrics, token: str | None, address: str) -> AsyncIterator[httpx.AsyncClient]:
    app = Starlette(
        routes=[*metrics.routes(counted, SecretStr(token) if token is not None else None)],
        exception_handlers={HubError: _designed},
    )
    transport = httpx.ASGITransport(app, client=(address, 1234))
    async with httpx.AsyncClient(transport=transport, base_url="http://hub.test") as client:
        yield client


async def test_another_parser_reads_what_was_counted():
    counted = Metrics()
    counted.operations.labels("compiled", "ok").inc(3)
    counted.plans.labels("hit").inc()
    counted.breaches.labels("depth", "demo-court", "refused").inc(2)
    for entries in (1, 2, 3, 4, 7, 1000):
        counted.log_commit.observe(entries)
    counted.at_work.inc(2)
    async with site(counted, None, "127.0.0.1") as client:
        answer = await client.get("/metrics")
    assert answer.headers["content-type"].startswith("text/plain; version=")
    families = {family.name: family for family in text_string_to_metric_families(answer.text)}
    assert all(name.startswith("hub_") for name in families)
    (operations,) = [sample for sample in families["hub_operations"].samples if sample.name.endswith("_total")]
    assert (operations.labels, operations.value) == ({"path": "compiled", "outcome": "ok"}, 3)
    commits = {
        sample.labels.get("le", sample.name.rpartition("_")[2]): sample.value
        for sample in families["hub_log_commit_entries"].samples
    }
    assert [commits[bound] for bound in ("1.0", "2.0", "4.0", "8.0", "256.0", "+Inf")] == [1, 2, 4, 5, 5, 6]
    assert (commits["sum"], commits["count"]) == (1017, 6)
    assert [sample.value for sample in families["hub_requests_at_work"].samples] == [2]


async def test_two_hubs_in_one_process_count_apart():
    first, second = Metrics(), Metrics()
    first.plans.labels("miss").inc(5)
    assert b'hub_plan_cache_total{result="miss"} 5.0' in first.page()
    assert b'result="miss"' not in second.page()


@pytest.mark.parametrize(
    ("address", "headers", "status"),
    [
        ("127.0.0.1", {}, 200),
        ("::1", {}, 200),
        ("10.0.0.9", {}, 404),
        ("testclient", {}, 404),
        ("127.0.0.1", {"X-Forwarded-For": "10.0.0.9"}, 404),
        ("127.0.0.1", {"Forwarded": "for=10.0.0.9"}, 404),
        ("10.0.0.9", {"Authorization": "Bearer wrong"}, 404),
        ("10.0.0.9", {"Authorization": "Basic secret"}, 404),
        ("10.0.0.9", {"Authorization": "Bearer secret"}, 200),
    ],
)
async def test_metrics_are_for_this_machine_and_whoever_shows_the_token(address, headers, status):
    async with site(Metrics(), "secret", address) as client:
        assert (await client.get("/metrics", headers=headers)).status_code == status


@pytest.mark.parametrize("token", [None, ""])
async def test_without_a_token_set_none_opens_the_metrics(token):
    async with site(Metrics(), token, "10.0.0.9") as client:
        assert (await client.get("/metrics", headers={"Authorization": "Bearer "})).status_code == 404
