"""Which client uses which field: counted in memory while answering, written in batches, read to judge a removal.

Counted are fields and arguments a document names, those it skips too: the document would be refused without them.
Fields of inputs are not counted, since variables may bring them.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from sqlalchemy import func
from sqlalchemy import select as select_columns
from sqlalchemy.dialects.postgresql import insert
from sqlmodel import col, select

from hub import clock
from hub.store.engine import Store
from hub.store.models import FieldUsage
from hub.store.session import unit_of_work

_PENDING_MAX: Final = 1000
"""Documents after which counts are added up by field, so that memory stays flat whatever is asked."""
_ROWS_MAX: Final = 5000
"""Rows a statement writes."""


@dataclass(frozen=True, slots=True)
class Use:
    """How a client used a field."""

    field: str
    """``EnforcementCase.state``, or with an argument ``Query.matters(filter:)``."""
    client: str
    uses: int
    first: date
    last: date


class Usage:
    """Counts; ``note`` is what answering a request pays for it."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._pending: Counter[tuple[str, frozenset[str]]] = Counter()
        self._totals: Counter[tuple[str, str]] = Counter()

    def note(self, client: str, fields: frozenset[str]) -> None:
        """Count one use of each field; a set met again costs one addition, whatever it holds."""
        self._pending[client, fields] += 1
        if len(self._pending) > _PENDING_MAX:
            self._add_up()

    async def flush(self) -> int:
        """Write what was counted, under today's date; number of rows. What cannot be written is kept for the next."""
        self._add_up()
        counted, self._totals = self._totals, Counter()
        day = clock.today()
        rows = [
            {"client": client, "field": field, "day": day, "uses": uses}
            for (client, field), uses in sorted(counted.items())
        ]
        try:
            async with unit_of_work(self._store) as unit:
                for start in range(0, len(rows), _ROWS_MAX):
                    added = insert(FieldUsage).values(rows[start : start + _ROWS_MAX])
                    more = {"uses": col(FieldUsage.uses) + added.excluded.uses}
                    await unit.session.exec(
                        added.on_conflict_do_update(index_elements=["client", "field", "day"], set_=more)
                    )
        except BaseException:
            self._totals.update(counted)
            raise
        return len(rows)

    def _add_up(self) -> None:
        for (client, fields), uses in self._pending.items():
            for field in fields:
                self._totals[client, field] += uses
        self._pending.clear()


async def used(store: Store, field: str = "", since: date | None = None) -> Sequence[Use]:
    """Who used a field, or the fields of a type, since a day; the most used first."""
    query: Any = select_columns(
        col(FieldUsage.field),
        col(FieldUsage.client),
        func.sum(FieldUsage.uses),
        func.min(FieldUsage.day),
        func.max(FieldUsage.day),
    ).group_by(col(FieldUsage.field), col(FieldUsage.client))
    if field:
        below = "(" if "." in field else "."
        query = query.where(
            (col(FieldUsage.field) == field) | col(FieldUsage.field).startswith(field + below, autoescape=True)
        )
    if since is not None:
        query = query.where(col(FieldUsage.day) >= since)
    query = query.order_by(func.sum(FieldUsage.uses).desc(), col(FieldUsage.field), col(FieldUsage.client))
    async with unit_of_work(store) as unit:
        found = (await unit.session.exec(query)).all()
    return [Use(name, client, int(uses), first, last) for name, client, uses, first, last in found]


async def counted_since(store: Store) -> date | None:
    """The first day there are counts of; None: there are none."""
    async with unit_of_work(store) as unit:
        return (await unit.session.exec(select(func.min(FieldUsage.day)))).one()
