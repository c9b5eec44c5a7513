"""Sample cases from three systems into the shared schema, and linkage entries out to the platform."""

import asyncpg
import pytest

from hub.bootstrap import Hub
from hub.demo.rounds import ORDER, sync
from hub.errors import Conflict
from hub.exchange.account import accounts
from hub.exchange.freshness import freshness
from hub.exchange.ingest import Ingest
from hub.exchange.registry import configured
from hub.store.engine import plain_url

pytestmark = pytest.mark.anyio

TABLES = (
    "matter", "party", "partyrole", "clue", "inspectioncase", "admindecision", "crimetransfer", "suspect", "courtcase",
    "enforcementcase", "enforcementmeasure", "evidence", "document", "linkageentry", "deadline", "caseevent",
    "notification", "engagement",
)  # fmt: skip


async def rows(hub: Hub, query: str, *values: object) -> list[asyncpg.Record]:
    connection = await asyncpg.connect(dsn=plain_url(hub.settings.database_url.get_secret_value()))
    try:
        return await connection.fetch(query, *values)
    finally:
        await connection.close()


async def content(hub: Hub) -> dict[str, list[tuple[object, ...]]]:
    """Every entity row without the hub's own bookkeeping of when it looked."""
    found = {}
    for table in TABLES:
        order = "ORDER BY t.id"
        found[table] = [
            tuple(row) for row in await rows(hub, f"SELECT t.id, t.version, t.row_hash FROM {table} t {order}")
        ]
    return found


async def test_every_pulled_row_is_accounted_for_and_a_second_round_changes_nothing(hub):
    polled, delivered = await sync(hub)
    assert all(item.reached for item in polled)
    books = await accounts(hub.store)
    assert {account.system for account in books} == set(ORDER)
    for account in books:
        assert account.balanced
        assert account.new == 0
        assert account.applied > 0
        assert account.quarantined > 0
    assert delivered.sent > 0
    before = await content(hub)
    again, redelivered = await sync(hub)
    assert sum(item.tally.applied for item in again) == 0
    assert redelivered.sent == 0
    assert await content(hub) == before
    assert all(account.balanced for account in await accounts(hub.store))


async def test_the_two_real_cases_are_filed_after_their_limit(hub):
    await sync(hub)
    found = await rows(
        hub,
        "SELECT m.title, d.due_on, d.late, d.late_zh, d.explanation_zh, d.article, d.assumed FROM deadline d"
        " JOIN matter m ON m.id = d.matter_id WHERE d.rule = 'TL-X5.1' AND d.late > 0 ORDER BY d.started_at",
    )
    assert [(str(row["due_on"]), row["late"]) for row in found] == [("2013-01-21", 8), ("2015-02-15", 1)]
    assert "芜湖市美亚特新型建材有限公司" in found[0]["title"]
    assert "8" in found[0]["late_zh"]
    assert "2015-02-15" in found[1]["explanation_zh"] or "2月15日" in found[1]["explanation_zh"].replace(" ", "")
    assert all("started_at" in row["assumed"] for row in found)


async def test_linkage_entries_are_acknowledged_with_the_platforms_number(hub):
    await sync(hub)
    entries = await rows(hub, "SELECT state, platform_number, acknowledged_at FROM linkageentry")
    assert entries
    assert {row["state"] for row in entries} == {"ACKNOWLEDGED"}
    assert all(row["platform_number"] and row["acknowledged_at"] for row in entries)
    owed = await rows(hub, "SELECT count(*) AS n FROM outbox_message WHERE state <> 'DELIVERED'")
    assert owed[0]["n"] == 0


async def test_records_that_come_out_of_order_wait_and_are_applied_when_their_case_arrives(hub):
    adapters = configured(hub.settings.adapters)
    adapter, settings = adapters["linkage_platform"]
    first = await hub.poller.poll(adapter, settings)
    assert first.tally.applied == 0
    assert first.tally.waiting > 0
    await sync(hub)
    filed = await rows(hub, "SELECT state FROM crimetransfer WHERE number = '南人社监移字〔2023〕3号'")
    assert filed[0]["state"] == "NOT_PROSECUTED"


async def test_with_every_source_stopped_the_hub_says_how_old_its_knowledge_is(hub):
    await sync(hub)
    broken = {
        "labour_inspection": {"dsn": "postgresql://nobody@127.0.0.1:9/none"},
        "court_enforcement": {"directory": str(hub.settings.data_dir / "absent")},
        "linkage_platform": {"url": "http://127.0.0.1:9/services/linkage"},
    }
    for name, (adapter, _) in configured(hub.settings.adapters).items():
        polled = await hub.poller.poll(adapter, broken[name])
        assert not polled.reached
    ages = {age.system: age for age in await freshness(hub.store)}
    assert set(ages) == set(ORDER)
    assert all(age.age_seconds is not None and not age.reachable for age in ages.values())


async def test_a_key_that_is_taken_is_tried_once_more_and_then_put_aside(hub, monkeypatch):
    taken = Ingest._take
    tried = []

    async def clash(self, unit, adapter, record, statement, acts):
        if statement.number == "南人社监立字〔2023〕12号" and record.source_key in (tried or [record.source_key]):
            tried.append(record.source_key)
            raise Conflict("ALREADY_EXISTS", entity="案件", entity_en="case")
        return await taken(self, unit, adapter, record, statement, acts)

    monkeypatch.setattr(Ingest, "_take", clash)
    adapter, settings = configured(hub.settings.adapters)["labour_inspection"]
    await hub.poller.poll(adapter, settings)
    put_aside = await rows(hub, "SELECT source_key, state FROM inbox_record WHERE code = 'ALREADY_EXISTS'")
    assert [tuple(row) for row in put_aside] == [(tried[0], "QUARANTINED")]
    assert len(tried) == 2


async def test_a_defect_in_one_record_stops_none_of_its_neighbours(hub, monkeypatch):
    taken = Ingest._take
    struck = []

    async def fail_once(self, unit, adapter, record, statement, acts):
        if statement.number == "南人社监立字〔2023〕12号" and not struck:
            struck.append(statement.number)
            raise RuntimeError("planted")
        return await taken(self, unit, adapter, record, statement, acts)

    monkeypatch.setattr(Ingest, "_take", fail_once)
    adapter, settings = configured(hub.settings.adapters)["labour_inspection"]
    await hub.poller.poll(adapter, settings)
    put_aside = await rows(hub, "SELECT code FROM inbox_record WHERE code = 'FAULT'")
    assert len(put_aside) == len(struck) == 1
    assert (await rows(hub, "SELECT count(*) AS n FROM inspectioncase"))[0]["n"] > 5
