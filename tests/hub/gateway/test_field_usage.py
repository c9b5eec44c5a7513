"""Uses of fields are counted by client and day, whatever is asked at once, and told to whoever judges a removal."""

import asyncio
import json
from datetime import date
from uuid import uuid4

import pytest
from sqlalchemy import text as sql
from typer.testing import CliRunner

from hub import clock
from hub.cli.commands import app
from hub.gateway import usage
from hub.gateway.documents import prepare
from hub.gateway.limits import Guard
from hub.gateway.usage import Usage, Use, counted_since, used
from tests.journeys.agencies import Systems, site
from tests.journeys.conftest import opened

pytestmark = pytest.mark.anyio
TITLE = frozenset({"Query.matter", "Query.matter(number:)", "Matter.title"})
NUMBER = frozenset({"Query.matter", "Matter.number"})


@pytest.fixture
async def bare_hub(database, tmp_path):
    async with opened(database, tmp_path, {}) as hub:
        yield hub


async def test_uses_are_added_up_by_client_field_and_day(migrated, monkeypatch):
    counting = Usage(migrated)
    monkeypatch.setattr(clock, "today", lambda: date(2026, 7, 1))
    for _ in range(3):
        counting.note("a", TITLE)
    counting.note("b", NUMBER)
    assert await counting.flush() == 5
    assert await counting.flush() == 0
    monkeypatch.setattr(clock, "today", lambda: date(2026, 7, 9))
    counting.note("a", NUMBER)
    counting.note("a", TITLE)
    await counting.flush()
    first, last = date(2026, 7, 1), date(2026, 7, 9)
    assert await used(migrated, "Matter.title") == [Use("Matter.title", "a", 4, first, last)]
    assert await used(migrated, "Query.matter") == [
        Use("Query.matter", "a", 5, first, last),
        Use("Query.matter(number:)", "a", 4, first, last),
        Use("Query.matter", "b", 1, first, first),
    ]
    assert await used(migrated, "Matter", since=last) == [
        Use("Matter.number", "a", 1, last, last),
        Use("Matter.title", "a", 1, last, last),
    ]
    assert await used(migrated, "Matte") == []
    assert await used(migrated, "Matter_title") == []
    assert await counted_since(migrated) == first


async def test_whatever_is_asked_memory_stays_flat_and_nothing_is_lost(migrated, monkeypatch):
    monkeypatch.setattr(usage, "_PENDING_MAX", 10)
    monkeypatch.setattr(usage, "_ROWS_MAX", 7)
    counting = Usage(migrated)
    for number in range(100):
        counting.note("a", frozenset({"Query.matter", f"Matter.f{number % 20}"}))
        assert len(counting._pending) <= 10
    assert await counting.flush() == 21
    assert {each.uses for each in await used(migrated, "Matter")} == {5}
    assert (await used(migrated, "Query"))[0].uses == 100


async def test_what_could_not_be_written_is_written_later(migrated):
    counting = Usage(migrated)
    counting.note("a", TITLE)
    async with migrated.engine.begin() as connection:
        await connection.execute(sql("ALTER TABLE field_usage RENAME TO field_usage_away"))
    with pytest.raises(Exception, match="field_usage"):
        await counting.flush()
    counting.note("a", TITLE)
    async with migrated.engine.begin() as connection:
        await connection.execute(sql("ALTER TABLE field_usage_away RENAME TO field_usage"))
    await counting.flush()
    assert [each.uses for each in await used(migrated)] == [2, 2, 2]


def test_counted_are_all_fields_and_arguments_an_operation_names():
    document = """
      query Q($n: String, $no: Boolean!) {
        again: matter(number: $n) { __typename ...words documents(first: 2) { id @skip(if: $no) } }
        matters(first: 1) { nodes { title } }
        __schema { types { name } }
      }
      fragment words on Matter { number }
      query Other { clues { totalCount } }
    """
    assert prepare(document, "Q", {"no": True}, Guard(), "client").definition.fields == {
        "Query.matter",
        "Query.matter(number:)",
        "Matter.number",
        "Matter.documents",
        "Matter.documents(first:)",
        "Document.id",
        "Query.matters",
        "Query.matters(first:)",
        "MatterConnection.nodes",
        "Matter.title",
    }


async def test_what_was_answered_is_counted_for_the_client_and_what_was_refused_is_not(bare_hub):
    async with site(bare_hub) as http:
        systems = Systems(bare_hub, http)
        await systems.ask("demo-court", "P08", "{ matters { totalCount } }")
        await systems.ask("demo-court", "P08", "{ matters { totalCount } }")
        await systems.ask("demo-court", "P08", "{ __typename __schema { queryType { name } } }")
        read = f'mutation {{ markNotificationRead(input: {{id: "{uuid4()}"}}) {{ errors {{ code }} }} }}'
        await systems.ask("demo-court", "P08", read)
        refused = await systems.new_token("demo-court", "graphql:adhoc")
        headers = {"Authorization": f"Bearer {refused}", "X-Purpose": "P08"}
        body = (await http.post("/graphql", json={"query": "{ clues { totalCount } }"}, headers=headers)).json()
        assert body["errors"][0]["extensions"]["code"] == "SCOPE_MISSING"
    await bare_hub.usage.flush()
    told = {each.field: each.uses for each in await used(bare_hub.store)}
    assert told == {
        "Query.matters": 2,
        "MatterConnection.totalCount": 2,
        "Mutation.markNotificationRead": 1,
        "Mutation.markNotificationRead(input:)": 1,
        "MarkNotificationReadPayload.errors": 1,
        "UserError.code": 1,
    }
    assert {each.client for each in await used(bare_hub.store)} == {"demo-court"}


async def test_the_command_tells_who_used_a_field(migrated, monkeypatch):
    counting = Usage(migrated)
    counting.note("demo-court", TITLE)
    await counting.flush()
    monkeypatch.setenv("HUB_DATABASE_URL", migrated.url.render_as_string(hide_password=False))
    runner, day = CliRunner(), str(clock.today())

    def asked(*arguments: str):
        return asyncio.to_thread(runner.invoke, app, ["schema", "usage", *arguments])

    told = await asked("Matter.title", "--json")
    row = {"field": "Matter.title", "client": "demo-court", "uses": 1, "first": day, "last": day}
    assert [json.loads(line) for line in told.stdout.splitlines()] == [row]
    assert (await asked("Matter.title", "--since", "2999-01-01", "--json")).stdout == ""
    shown = (await asked()).stdout
    assert "demo-court" in shown
    assert f"Counted since {day}" in shown
    assert (await asked("--since", "soon")).exit_code == 2
