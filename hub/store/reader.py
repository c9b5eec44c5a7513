"""Runs compiled reads. Only ``hub/disclosure.py`` may import this module: nothing is read without being logged."""

from typing import Any

import asyncpg

from hub.errors import InvalidInput
from hub.store.engine import Store
from hub.store.read import Access, Batch, Root, Rows, Values
from hub.store.sql import Statement, compile_reads

_NO_VALUES: Values = {}


class Reader:
    """Reads entity tables over the read-only connections."""

    def __init__(self, store: Store) -> None:
        self._store = store

    async def read(self, batch: Batch, access: Access, values: Values | None = None) -> list[Rows]:
        """Run the reads of a batch: one statement, whatever their number and depth."""
        if not batch.reads:
            return []
        statement: Statement = batch.statement(access, compile_reads)
        found = await self._fetch(statement, values or _NO_VALUES)
        shapes = statement.shapes
        by_root: list[list[Any]] = [[] for _ in statement.roots]
        totals: dict[int, int] = {}
        for row in found:
            if row[shapes + 4] is None:
                totals[row[0]] = row[shapes + 3]
            else:
                by_root[row[0]].append(row)
        return [
            _rows(root, rows, shapes, totals.get(number))
            for number, (root, rows) in enumerate(zip(statement.roots, by_root, strict=True))
        ]

    async def _fetch(self, statement: Statement, values: Values) -> Any:
        try:
            return await self._store.readers.fetch(statement.sql, *statement.parameters(values))
        except (asyncpg.DataError, OverflowError) as error:
            raise InvalidInput("BAD_VALUE", name="–") from error


def _rows(root: Root, found: list[Any], shapes: int, total: int | None) -> Rows:
    read = root.read
    hidden = bool(read.single and found and not found[0][shapes + 4])
    rows = [] if hidden else found if read.group else found[: read.first]
    count = len(rows)
    if read.joined:
        count = found[0][shapes + 3]
        rows = found if count else []
    if read.backwards:
        rows = rows[::-1]
    wanted = len(read.shapes)
    named = ",".join(row[shapes + 2] for row in rows if row[shapes + 2])
    return Rows(
        root,
        json=[tuple(row[1 : wanted + 1]) for row in rows],
        cursors=[tuple(row[shapes + 1] or ()) for row in rows],
        count=count,
        more=len(found) > read.first,
        total=total,
        objects=dict.fromkeys(named.split(",")) if named else {},
        hidden=hidden,
    )
