"""On a filled database the documents asked most read by index: no table of any size is read from end to end."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import asyncpg
import orjson
import pytest
from sqlalchemy import String, UniqueConstraint, Uuid
from sqlmodel.sql.sqltypes import AutoString

from hub.demo.chain import Numbers, play
from hub.gateway.documents import prepare
from hub.gateway.plans import Plans
from hub.policy.decision import Granted, decide
from hub.store.engine import plain_url
from hub.store.sql import compile_reads
from schema import ENTITIES
from schema.scopes import Scope
from tests.journeys.agencies import Systems, site
from tests.reference.world import caller

pytestmark = pytest.mark.anyio

COPIES = 250
LARGE = 1000
"""Rows from which on a table may not be read from end to end."""
FILES = Path("schema/operations")

PAGE = """query Page($day: Date) { matters(first: 50, filter: {openedOn: {lt: $day}}) { nodes { number title
  partyRoles { role party { kind name } } evidenceItems { number kind } cases { id ownerAgency }
  enforcementCases { caseNumber state measures { kind fromOn } } } } }"""
SEARCH = (
    """query Search($part: String!) { parties(first: 20, filter: {name: {contains: $part}}) { nodes { kind uscc } } }"""
)
NEXT = """query Next { caseEvents(last: 50) { nodes { act occurredAt matter { number } } pageInfo { startCursor } } }"""


OF_ITSELF = """1, 'test', gen_random_uuid()::text, '', now(), '{}', '{}', now(), now(), ''"""
RECORDS = """version, source_system, source_id, adapter_version, received_at, assumed, disputed, created_at, updated_at,
  row_hash"""
PIECE = f"""INSERT INTO evidence (id, matter_id, owner_agency, case_type, case_id, number, kind, title, origin,
  collected_on, original, collectors, usability, state, {RECORDS})
SELECT gen_random_uuid(), matter_id, owner_agency, 'EnforcementCase', id, 'ZJ-' || id, 'DOCUMENTARY', '合同', 'PARTY',
  '2023-08-14', 'COPY', '{{}}', 'DIRECT', 'COLLECTED', {OF_ITSELF} FROM enforcementcase"""
MEASURE = f"""INSERT INTO enforcementmeasure (id, matter_id, owner_agency, enforcement_case_id, kind, special_account,
  project_wages, from_on, {RECORDS})
SELECT gen_random_uuid(), matter_id, owner_agency, id, 'FREEZE', false, false, '2023-08-20', {OF_ITSELF}
FROM enforcementcase"""


@pytest.fixture
async def filled(bare_hub) -> Any:
    """A worked chain, copied until every table it fills is large; the copies are old business, done and read."""
    async with site(bare_hub) as http:
        systems = Systems(bare_hub, http)
        await play(systems.act, Numbers())
        unit = {"kind": "ENTERPRISE", "name": "当事人甲公司"}
        party = (await systems.act("demo-court", "P08", "recordParty", unit, want="party { id }"))["party"]
        part = {"partyId": party["id"], "role": "ENF_DEBTOR", "caseType": "EnforcementCase"}
        part["caseNumber"] = Numbers().enforcement
        assert not (await systems.act("demo-court", "P08", "recordPartyRole", part))["errors"]
    connection = await asyncpg.connect(dsn=plain_url(bare_hub.store.url.render_as_string(hide_password=False)))
    await connection.execute("SET session_replication_role = replica")
    await connection.execute(PIECE)
    await connection.execute(MEASURE)
    for entity in ENTITIES.values():
        table = entity.__table__
        rows = await connection.fetchval(f'SELECT count(*) FROM "{table.name}"')
        if rows and "source_id" in table.columns:
            await connection.execute(copying(table, max(COPIES, 2 * LARGE // rows)))
    done = {"linkageentry": "state = 'ACKNOWLEDGED'", "task": "state = 'DONE'", "notification": "read_at = now()"}
    for name, change in done.items():
        await connection.execute(f"UPDATE {name} SET {change} WHERE owner_agency LIKE '%~'")
    for entity in ENTITIES.values():
        if "source_id" in entity.__table__.columns:
            await connection.execute(f"UPDATE {entity.__table__} SET owner_agency = rtrim(owner_agency, '~')")
    await connection.execute("ANALYZE")
    yield connection
    await connection.close()


def copying(table: Any, copies: int) -> str:
    """SQL that copies every row of a table, with ids and unique texts of its own, under owners marked with ``~``."""
    unique = set()
    for constraint in table.constraints:
        # A key with an id in it is another one anyway.
        if isinstance(constraint, UniqueConstraint) and not any(isinstance(one.type, Uuid) for one in constraint):
            unique |= {column.name for column in constraint if isinstance(column.type, String | AutoString)}
    values = []
    for column in table.columns:
        if isinstance(column.type, Uuid):
            values.append(f"md5({column.name}::text || k)::uuid")
        elif column.name == "owner_agency":
            values.append("owner_agency || '~'")
        elif column.name in unique:
            values.append(f"{column.name} || k")
        else:
            values.append(f'"{column.name}"')
    names = ", ".join(f'"{column.name}"' for column in table.columns)
    return (
        f'INSERT INTO "{table.name}" ({names}) SELECT {", ".join(values)} FROM "{table.name}", '
        f"generate_series(1, {copies}) k ON CONFLICT DO NOTHING"
    )


def scans(plan: Any) -> Iterator[str]:
    """Tables a plan reads from end to end."""
    if plan["Node Type"] == "Seq Scan":
        yield plan["Relation Name"]
    for below in plan.get("Plans", ()):
        yield from scans(below)


async def test_the_documents_asked_most_read_by_index(bare_hub, filled):
    numbers = Numbers()
    sizes = {
        row["relname"]: row["n"]
        for row in await filled.fetch("SELECT relname, reltuples::bigint AS n FROM pg_class WHERE relkind = 'r'")
    }
    assert {
        "matter",
        "party",
        "partyrole",
        "enforcementcase",
        "enforcementmeasure",
        "evidence",
        "caseevent",
        "linkageentry",
        "task",
        "notification",
        "deadline",
        "engagement",
    } <= {name for name, size in sizes.items() if size > LARGE}
    given = {
        "EnforcementStatus": {"number": numbers.enforcement},
        "HandOffs": {"number": "NLX-2023-000001"},
        "LinkageOwed": {},
        "MatterClocks": {"number": "NLX-2023-000001"},
        "OpenTasks": {"owner": "COURT"},
        "TransferProgress": {"number": numbers.transfer},
        "UnreadNotices": {"agency": "COURT"},
    }
    documents = {name: (FILES / f"{name}.graphql").read_text(encoding="utf-8") for name in given}
    documents |= {"Page": PAGE, "Search": SEARCH, "Next": NEXT}
    given |= {"Page": {"day": "2024-01-01"}, "Search": {"part": "当事人"}, "Next": {}}
    assert len(documents) == 10
    agreements = await bare_hub.agreements.live()
    found = {}
    for name, text in documents.items():
        operation = prepare(text, None, given[name], bare_hub.guard, "test", trusted=True)
        plan = Plans(bare_hub.metrics).query(operation).plan
        court = replace(caller("demo-court", "P08"), scopes=frozenset(map(str, Scope)))
        decision = decide(court, plan.batch.entities, agreements)
        assert isinstance(decision, Granted), name
        statement = compile_reads(plan.batch.reads, decision.access)
        explained = await filled.fetchval(
            "EXPLAIN (FORMAT JSON) " + statement.sql, *statement.parameters(operation.variables.coerced)
        )
        found[name] = {table for table in scans(orjson.loads(explained)[0]["Plan"]) if sizes[table] > LARGE}
    assert found == {name: set() for name in documents}
