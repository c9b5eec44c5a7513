"""The one writer of entity tables: validates, numbers versions, hashes rows, finds rows for engines."""

import hashlib
import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, TypeVar

import orjson
from pydantic import ValidationError
from sqlalchemy import ColumnElement, text
from sqlalchemy.exc import IntegrityError
from sqlmodel import SQLModel, col, select
from sqlmodel.ext.asyncio.session import AsyncSession

from hub import clock
from hub.errors import Conflict, InvalidInput
from hub.store.ids import new_id
from schema.fields import Entity, camel

E = TypeVar("E", bound=Entity)
M = TypeVar("M", bound=SQLModel)

_IDENTIFIER = re.compile(r"Value error, (USCC|RESIDENT_ID)_")
"""What the checks of ``schema/identifiers.py`` say of a code or number that cannot be right."""
_TAKEN = "23505"
"""SQLSTATE of a unique key another row has."""
_BOOKKEEPING = frozenset({"row_hash", "updated_at", "received_at", "version", "created_at", "adapter_version"})


class Writer:
    """Writes entities inside one transaction."""

    def __init__(self, session: AsyncSession) -> None:
        self._session = session

    async def one(self, entity: type[M], *, lock: bool = False, **equals: Any) -> M | None:
        """A row with these values (a tuple means: one of them), locked until the end of the transaction if asked.

        None if there is none.
        """
        statement = select(entity).where(*_with(entity, equals))
        if lock:
            # What was read before the lock may be out of date by now.
            statement = statement.with_for_update().execution_options(populate_existing=True)
        return (await self._session.exec(statement.limit(1))).first()

    async def all(
        self,
        entity: type[M],
        *,
        order: Sequence[str] = ("id",),
        before: Mapping[str, Any] | None = None,
        unlike: Mapping[str, Any] | None = None,
        most: int | None = None,
        lock: bool = False,
        **equals: Any,
    ) -> Sequence[M]:
        """All rows with these values (a tuple means: one of them), columns not after those of ``before`` and other than
        those of ``unlike``; locked until the end of the transaction if asked.
        """
        statement = select(entity).where(*_with(entity, equals))
        for name, bound in (before or {}).items():
            statement = statement.where(col(getattr(entity, name)) <= bound)
        for name, other in (unlike or {}).items():
            statement = statement.where(col(getattr(entity, name)) != other)
        statement = statement.order_by(*(col(getattr(entity, name)) for name in order))
        if lock:
            statement = statement.with_for_update().execution_options(populate_existing=True)
        return (await self._session.exec(statement.limit(most) if most else statement)).all()

    async def values(self, entity: type[SQLModel], name: str, **equals: Any) -> Sequence[Any]:
        """The different values of one column in all rows with these values."""
        column: Any = col(getattr(entity, name))
        return (await self._session.exec(select(column).where(*_with(entity, equals)).distinct())).all()

    async def add(self, entity: type[E], values: Mapping[str, Any]) -> E:
        """Insert a new row; a row with the same key is a Conflict.

        ``values`` must give ``owner_agency``, ``source_system`` and ``source_id``.
        """
        now = clock.now()
        filled = {"id": new_id(), "received_at": now, "created_at": now, "updated_at": now, **values}
        row = _validated(entity, filled)
        row.row_hash = row_hash(row)
        self._session.add(row)
        await self._flush(entity)
        return row

    async def add_once(self, entity: type[E], values: Mapping[str, Any]) -> bool:
        """Insert a new row unless somebody else just did; True if this call did."""
        try:
            async with self._session.begin_nested():
                await self.add(entity, values)
        except Conflict:
            return False
        return True

    async def _flush(self, entity: type[Entity]) -> None:
        """Send what was written. Raises Conflict where another row has the key, InvalidInput for what does not fit."""
        try:
            await self._session.flush()
        except IntegrityError as error:
            if getattr(error.orig, "sqlstate", None) == _TAKEN:
                raise Conflict("ALREADY_EXISTS", entity=entity.zh, entity_en=entity.en) from error
            raise InvalidInput("BAD_VALUE", name="–") from error

    async def change(self, row: E, values: Mapping[str, Any], *, expected_version: int | None = None) -> bool:
        """Change a row; True if anything changed. The row must have been read with ``lock``.

        Raises Conflict if ``expected_version`` is not the present one, or another row has the new key.
        """
        if expected_version is not None and row.version != expected_version:
            raise Conflict("VERSION_CONFLICT", expected=expected_version, present=row.version)
        candidate = _validated(type(row), {**row.model_dump(warnings=False), **values})
        changed = {name: getattr(candidate, name) for name in values if getattr(candidate, name) != getattr(row, name)}
        if not changed.keys() - _BOOKKEEPING:
            return False
        for name, value in changed.items():
            setattr(row, name, value)
        row.version += 1
        row.updated_at = clock.now()
        row.row_hash = row_hash(row)
        self._session.add(row)
        await self._flush(type(row))
        return True

    async def number(self, series: str, year: int) -> int:
        """The next number of a yearly series, gap-free within committed transactions."""
        result = await (await self._session.connection()).execute(
            text(
                "INSERT INTO number_series (series, year, last) VALUES (:series, :year, 1)"
                " ON CONFLICT (series, year) DO UPDATE SET last = number_series.last + 1 RETURNING last"
            ),
            {"series": series, "year": year},
        )
        return int(result.scalar_one())


def _with(entity: type[SQLModel], equals: Mapping[str, Any]) -> Iterator[ColumnElement[bool]]:
    for name, value in equals.items():
        column = col(getattr(entity, name))
        yield column.in_(value) if isinstance(value, tuple) else column == value


def row_hash(row: SQLModel) -> str:
    """SHA-256 of the row's content, hex; bookkeeping of the hub is left out."""
    content = row.model_dump(mode="json", exclude=set(_BOOKKEEPING), warnings=False)
    return hashlib.sha256(orjson.dumps(content, option=orjson.OPT_SORT_KEYS)).hexdigest()


def _validated(entity: type[E], values: Mapping[str, Any]) -> E:
    try:
        return entity.model_validate(values)
    except ValidationError as error:
        first = error.errors(include_url=False, include_context=False, include_input=False)[0]
        name = ".".join(camel(str(part)) for part in first["loc"])
        if first["type"] == "value_error" and _IDENTIFIER.match(first["msg"]):
            raise InvalidInput("IDENTIFIER_WRONG", field=name, name=name) from error
        raise InvalidInput("INVALID_FIELD", field=name, name=name, kind=first["type"]) from error
