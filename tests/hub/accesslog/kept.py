"""A log kept in a real database, for tests."""

import asyncio
from datetime import UTC, datetime
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from sqlalchemy import insert, text
from sqlmodel import SQLModel

from hub.accesslog.entry import Entry, ObjectRef, leaf_hash
from hub.accesslog.log import AccessLog, LogReceipt
from hub.accesslog.models import LogCheckpoint, LogPlace, LogState
from hub.store.engine import Store
from hub.store.ids import new_id
from hub.store.session import unit_of_work
from schema.access_log import AccessLogEntry

ORIGIN = "liandong-hub/test"
KEY = Ed25519PrivateKey.from_private_bytes(bytes(range(32)))
OTHER_KEY = Ed25519PrivateKey.from_private_bytes(bytes(32))
TABLES = [model.__table__ for model in (AccessLogEntry, LogPlace, LogState, LogCheckpoint)]  # type: ignore[union-attr]
NUMBERED = "SELECT log_index, entry.* FROM accesslogentry AS entry LEFT JOIN accesslog_place USING (seq)"
MOMENT = datetime(2023, 6, 1, 1, 2, 3, 456000, tzinfo=UTC)


def entry(number: int = 0, **members: Any) -> Entry:
    """An entry as the gateway writes it."""
    given: dict[str, Any] = {
        "id": str(new_id()),
        "kind": "read",
        "time": MOMENT,
        "client": "demo-court",
        "agency": "COURT",
        "unit": "ENF",
        "officer": "system",
        "operation": f"enforcementCases{number}",
        "purpose": "P08",
        "basis": "(2023)皖0223执1号",
        "objects": [ObjectRef("EnforcementCase", str(new_id()))],
        "level": "L2",
        "rows": 1,
        "masked": False,
        "decision": "ALLOW",
    }
    return Entry(**given | members)


async def make_tables(store: Store) -> None:
    """The log's tables, without migrations."""
    async with store.engine.begin() as connection:
        await connection.run_sync(SQLModel.metadata.create_all, tables=TABLES)


def log_on(store: Store, key: Ed25519PrivateKey = KEY) -> AccessLog:
    """The log as one process of the hub keeps it."""
    return AccessLog(store, key, ORIGIN)


async def fill(log: AccessLog, count: int, **members: Any) -> list[LogReceipt]:
    """Append entries at one time."""
    return await asyncio.gather(*(log.append(entry(number, **members)) for number in range(count)))


def at(condition: str) -> str:
    """Which entries stand at the places that meet a condition, for the WHERE of a statement."""
    return f"seq IN (SELECT seq FROM accesslog_place WHERE log_index {condition})"


async def place(store: Store, written: list[Entry]) -> list[bytes]:
    """Put entries into the log in this order, under no checkpoint; their leaf hashes."""
    leaves = [each.leaf() for each in written]
    hashes = [leaf_hash(leaf) for leaf in leaves]
    given = zip(written, leaves, hashes, strict=True)
    rows = [{"id": each.id, "leaf": leaf.decode(), "leaf_hash": hashed} for each, leaf, hashed in given]
    async with unit_of_work(store) as unit:
        await (await unit.session.connection()).execute(insert(AccessLogEntry), rows)
    await run_sql(
        store, "INSERT INTO accesslog_place SELECT row_number() OVER (ORDER BY seq) - 1, seq FROM accesslogentry"
    )
    return hashes


async def run_sql(store: Store, statement: str, **values: Any) -> None:
    """Do something to the database as its superuser."""
    async with unit_of_work(store) as unit:
        await (await unit.session.connection()).execute(text(statement), values)


async def rows_of(store: Store, query: str, **values: Any) -> list[Any]:
    """What a query finds."""
    async with store.engine.connect() as connection:
        return list((await connection.execute(text(query), values)).all())
