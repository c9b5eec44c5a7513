"""What was changed, in the order in which it became visible: the raw material of ``changes`` and of subscriptions.

These rows never leave: whoever is told of a change gets it by a read through the one exit. Conditions here only spare
reads that could not show anything.
"""

import uuid
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from hub.store.engine import Store
from schema import ENTITIES
from schema.fields import Entity, FieldClass

SCAN = 50_000
"""How many numbers one look goes through."""


@dataclass(frozen=True, slots=True)
class Change:
    """One numbered change."""

    seq: int
    entity: str
    """Name of the table."""
    record: uuid.UUID
    version: int
    kind: str
    case_type: str | None
    case: uuid.UUID | None
    at: datetime
    tx: int


@dataclass(frozen=True, slots=True)
class Wanted:
    """Which changes are looked for, and for which agency."""

    agency: str
    tables: tuple[str, ...] = ()
    """Tables any change of which counts."""
    gained: tuple[str, ...] = ()
    """Of these tables, only changes that gave one of these columns a value; empty: all."""
    created: tuple[str, ...] = ()
    """Tables of which new rows count."""
    events_of: tuple[str, ...] = ()
    """Kinds of case whose new events count."""
    matter: uuid.UUID | None = None
    record: uuid.UUID | None = None
    """Only changes of this record, and events of it."""
    case: uuid.UUID | None = None
    """Only changes of what names this as its case."""

    @property
    def touched(self) -> frozenset[str]:
        """Every table a change of which may count."""
        return frozenset((*self.tables, *self.created, *(("caseevent",) if self.events_of else ())))


_OPEN = tuple(
    str(kind.__tablename__)
    for kind in ENTITIES.values()
    if issubclass(kind, Entity)
    and (
        kind.rows_of is FieldClass.OPEN
        or (kind.row_class and FieldClass.OPEN in {kind.row_class.otherwise, *kind.row_class.classes.values()})
    )
)
"""Tables whose rows are seen without being engaged."""

_AFTER = """
SELECT c.seq, c.entity, c.record_id, c.version, c.kind, c.case_type, c.case_id, c.at, c.tx FROM public_change c
WHERE c.seq > $1 AND c.seq <= $2
  AND (
    (c.entity = ANY($3::text[]) AND ($4::text[] = '{}' OR c.gained && $4::text[]))
    OR (c.kind = 'CREATED' AND (
      c.entity = ANY($5::text[]) OR (c.entity = 'caseevent' AND c.case_type = ANY($6::text[]))
    ))
  )
  AND ($7::uuid IS NULL OR c.matter_id = $7)
  AND ($8::uuid IS NULL OR c.record_id = $8 OR (c.entity = 'caseevent' AND c.case_id = $8))
  AND ($9::uuid IS NULL OR c.case_id = $9)
  AND (
    c.owner_agency = $10 OR c.matter_id IS NULL OR c.entity = ANY($11::text[])
    OR EXISTS (SELECT FROM engagement e WHERE e.matter_id = c.matter_id AND e.agency = $10)
  )
ORDER BY c.seq LIMIT $12
"""
_LATEST = "SELECT entity, max(seq) AS seq FROM public_change WHERE seq > $1 GROUP BY entity"


async def head(store: Store) -> int:
    """The last number given."""
    rows: Any = await store.readers.fetch("SELECT seq FROM public_change_head")
    return int(rows[0]["seq"])


async def latest(store: Store, after: int) -> dict[str, int]:
    """The last number of each table that has one beyond ``after``."""
    rows: Any = await store.readers.fetch(_LATEST, after)
    return {row["entity"]: row["seq"] for row in rows}


async def after(store: Store, seq: int, wanted: Wanted, most: int) -> tuple[list[Change], int, bool]:
    """The next changes beyond a number, the number up to which that is all there is, and whether numbers follow it.

    A transaction is never torn, unless it alone has more than ``most``.
    """
    last = await head(store)
    upto = min(last, seq + SCAN)
    given = (wanted.tables, wanted.gained, wanted.created, wanted.events_of)
    only = (wanted.matter, wanted.record, wanted.case)
    rows: Any = await store.readers.fetch(
        _AFTER, seq, upto, *map(list, given), *only, wanted.agency, list(_OPEN), most + 1
    )
    found = [Change(*row) for row in rows]
    if len(found) <= most:
        return found, max(upto, seq), upto < last
    whole = [change for change in found[:most] if change.tx != found[most].tx] or found[:most]
    return whole, whole[-1].seq, True
