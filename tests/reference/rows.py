"""All that the database holds, as Python dicts: what the reference executor reads instead of SQL."""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Any
from uuid import UUID

import asyncpg
import orjson
import sqlalchemy as sa

from hub.store.engine import plain_url
from schema import ENTITIES
from tests.reference.derived import DERIVED

Row = Mapping[str, Any]
Version = tuple[datetime, datetime | None, Row]


class Records:
    """Every row of every entity, now and at any past moment."""

    def __init__(self, rows: Mapping[str, Sequence[Row]], history: Mapping[str, Sequence[Version]]) -> None:
        self._now = dict(rows)
        self._history = history
        self._found: dict[tuple[str, str, datetime | None], dict[Any, list[Row]]] = {}
        self._then: dict[tuple[str, datetime], list[Row]] = {}

    @classmethod
    async def load(cls, url: str) -> "Records":
        """Read every table once."""
        connection = await asyncpg.connect(dsn=plain_url(url), server_settings={"timezone": "UTC"})
        try:
            rows = {name: await _table(connection, name) for name in ENTITIES}
            found = await connection.fetch('SELECT entity, since, until, "row" FROM record_history')
        finally:
            await connection.close()
        entities = {str(entity.__tablename__): name for name, entity in ENTITIES.items()}
        history: dict[str, list[Version]] = defaultdict(list)
        for table, since, until, row in found:
            name = entities[table]
            history[name].append((since, until, _complete(name, _typed(name, orjson.loads(row)))))
        return cls(rows, history)

    async def reload(self, url: str, entity: str) -> None:
        """Read one table again."""
        connection = await asyncpg.connect(dsn=plain_url(url), server_settings={"timezone": "UTC"})
        try:
            self._now[entity] = await _table(connection, entity)
        finally:
            await connection.close()
        self._found = {key: rows for key, rows in self._found.items() if key[0] != entity}

    def all(self, entity: str, moment: datetime | None = None) -> Sequence[Row]:
        """Rows of an entity, as they are or as they were; the access log has no past."""
        if moment is None or entity not in self._history:
            return self._now[entity] if moment is None or entity == "AccessLogEntry" else []
        if (entity, moment) not in self._then:
            self._then[entity, moment] = [
                row
                for since, until, row in self._history[entity]
                if since <= moment and (until is None or until > moment)
            ]
        return self._then[entity, moment]

    def by(self, entity: str, column: str, value: Any, moment: datetime | None = None) -> Sequence[Row]:
        """Rows with this value in a column; none for NULL."""
        key = (entity, column, moment)
        if key not in self._found:
            index: dict[Any, list[Row]] = defaultdict(list)
            for row in self.all(entity, moment):
                index[row[column]].append(row)
            self._found[key] = index
        return self._found[key].get(value, []) if value is not None else []

    def moments(self) -> Iterable[datetime]:
        """When something changed."""
        return sorted({since for versions in self._history.values() for since, _, _ in versions})


async def _table(connection: Any, entity: str) -> list[Row]:
    found = await connection.fetch(f'SELECT * FROM "{ENTITIES[entity].__tablename__}"')
    return [_complete(entity, dict(row)) for row in found]


def _complete(entity: str, row: dict[str, Any]) -> Row:
    if entity == "AccessLogEntry":
        leaf = orjson.loads(row["leaf"])
        return row | {name: leaf.get(name) for name in ENTITIES[entity].derived}
    for (name, field), derive in DERIVED.items():
        if name == entity:
            row[field] = lambda row=row, derive=derive: derive(row)
    return row


def _typed(entity: str, row: Mapping[str, Any]) -> dict[str, Any]:
    """Values of a row kept as JSON; a column that was added later has none."""
    columns = ENTITIES[entity].__table__.columns
    return {column.name: _value(column.type, row.get(column.name)) for column in columns}


def _value(kind: Any, value: Any) -> Any:
    if value is None:
        return None
    match kind:
        case sa.Uuid():
            return UUID(value)
        case sa.DateTime():
            return datetime.fromisoformat(value)
        case sa.Date():
            return date.fromisoformat(value)
        case sa.Numeric(asdecimal=True):
            return Decimal(str(value)).quantize(Decimal(1).scaleb(-kind.scale))
    return value
