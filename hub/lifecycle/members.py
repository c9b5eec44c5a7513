"""The founding members of the mechanism: the five agencies that signed the notice of 2023-05-05."""

import csv
from importlib.resources import files

from hub.store.engine import Store
from hub.store.session import unit_of_work
from schema.agency import Agency

_SOURCE = "notice of 2023-05-05"


async def ensure_members(store: Store) -> None:
    """Enter the agencies of ``schema/data/agencies.csv`` that are not on record yet."""
    text = files("schema").joinpath("data/agencies.csv").read_text(encoding="utf-8")
    async with unit_of_work(store) as unit:
        for row in csv.DictReader(text.splitlines()):
            if await unit.write.one(Agency, code=row["code"]) is None:
                own = {"owner_agency": row["code"], "source_system": "schema", "source_id": _SOURCE}
                await unit.write.add(Agency, {**row, **own})
