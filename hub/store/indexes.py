"""Indexes that follow from the declarations: default orders, what is often asked by, texts that can be searched in.

They are made by whoever migrates, after the migrations: a new order or a searchable field needs no migration of its
own. What no longer follows from a declaration is dropped.
"""

from collections.abc import Iterator

import asyncpg

from hub.store.columns import default_order, full_order, order_key
from hub.store.read import Order
from schema import ENTITIES
from schema.fields import Declared, shared_fields

PREFIX = "derived_"
"""Names of these indexes begin so."""

GRAMS = """
CREATE OR REPLACE FUNCTION grams(given text) RETURNS text[] LANGUAGE sql IMMUTABLE PARALLEL SAFE RETURN
  (SELECT coalesce(array_agg(DISTINCT substr(given, place, size)), '{}')
     FROM generate_series(1, length(given)) place, generate_series(1, 2) size)
"""
"""All parts of one and two characters of a text: enough to find any part of it, in Chinese too."""


def wanted() -> Iterator[tuple[str, str]]:
    """Name and definition of each index."""
    for entity in ENTITIES.values():
        table = str(entity.__tablename__)
        words = shared_fields(entity)
        order = default_order(entity)
        if order and all(item.name not in words or words[item.name].sql is None for item in order):
            keys = ", ".join(_key(entity, item) for item in full_order(entity, ()))
            yield f"{PREFIX}{table}_order", f'"{table}" ({keys})'
        for names in entity.picked_by:
            columns = ", ".join(f'"{name}"' for name in names)
            yield f"{PREFIX}{table}_{'_'.join(names)}", f'"{table}" ({columns})'
        for name in (name for name, each in words.items() if each.search):
            yield f"{PREFIX}{table}_{name}_grams", f'"{table}" USING gin (grams("{name}"))'


def _key(entity: type[Declared], item: Order) -> str:
    key = order_key(entity, item.name, f'"{item.name}"')
    return f"({key}) {'DESC' if item.descending else 'ASC'}"


async def make(connection: asyncpg.Connection) -> None:
    """Make what is missing and drop what is no longer wanted."""
    await connection.execute(GRAMS)
    there = {
        row["indexname"]
        for row in await connection.fetch(
            "SELECT indexname FROM pg_indexes WHERE schemaname = 'public' AND starts_with(indexname, $1)", PREFIX
        )
    }
    names = set()
    for name, definition in wanted():
        names.add(name)
        if name not in there:
            await connection.execute(f"CREATE INDEX {name} ON {definition}")
    for name in there - names:
        await connection.execute(f"DROP INDEX {name}")
