"""Runs compiled reads. Only ``hub/disclosure.py`` may import this module: nothing is read without being logged."""

from dataclasses import replace
from typing import Any

import asyncpg

from hub.errors import InvalidInput, Unavailable
from hub.store.engine import Store
from hub.store.read import Access, Read, Rows
from hub.store.sql import Statement, compile_read


class Reader:
    """Reads entity tables through the read-only pool."""

    def __init__(self, store: Store) -> None:
        self._store = store

    async def read(self, read: Read, access: Access) -> Rows:
        """Run one read: one statement, whatever its depth."""
        statement = compile_read(read, access)
        found = await self._fetch(statement)
        shapes = len(read.shapes)
        hidden = bool(read.single and found and not found[0][shapes + 3])
        rows = [] if hidden else found[: read.first]
        if read.backwards:
            rows = rows[::-1]
        objects = dict.fromkeys(name for row in rows for name in row[shapes + 1].split(",") if name)
        return Rows(
            json=[tuple(row[:shapes]) for row in rows],
            cursors=[tuple(row[shapes]) for row in rows],
            more=len(found) > read.first,
            total=rows[0][shapes + 2] if rows else await self._total(read, access),
            objects=tuple(objects),
            hidden=hidden,
            notes=statement.notes,
            fields=statement.fields,
            level=statement.level,
        )

    async def _total(self, read: Read, access: Access) -> int | None:
        """The total of a page that has no row to carry it."""
        if not read.total or read.after is None:
            return 0 if read.total else None
        start = await self._fetch(compile_read(replace(read, after=None, first=1), access))
        return int(start[0][len(read.shapes) + 2]) if start else 0

    async def _fetch(self, statement: Statement) -> Any:
        try:
            return await self._store.readers.fetch(statement.sql, *statement.parameters)
        except asyncpg.QueryCanceledError as error:
            raise Unavailable("READ_TOO_LONG") from error
        except (asyncpg.DataError, OverflowError) as error:
            raise InvalidInput("BAD_VALUE", name="–") from error
