"""Runs compiled reads. Only ``hub/disclosure.py`` may import this module: nothing is read without being logged."""

from hub.store.engine import Store
from hub.store.read import Access, Read, Rows
from hub.store.sql import compile_read


class Reader:
    """Reads entity tables through the read-only pool."""

    def __init__(self, store: Store) -> None:
        self._store = store

    async def read(self, read: Read, access: Access) -> Rows:
        """Run one read: one statement, whatever its depth."""
        statement = compile_read(read, access)
        found = await self._store.readers.fetch(statement.sql, *statement.parameters)
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
            total=rows[0][shapes + 2] if rows else (0 if read.total else None),
            objects=tuple(objects),
            hidden=hidden,
            notes=statement.notes,
            fields=statement.fields,
            level=statement.level,
        )
