"""What the mechanism rests on: the agencies that signed the notice of 2023-05-05, and the notice (clause 0.2)."""

import csv
from importlib.resources import files

from hub.store.engine import Store
from hub.store.session import unit_of_work
from schema.agency import Agency
from schema.catalogue import PolicyBasis
from schema.codes import AgencyCode

_SOURCE = "notice of 2023-05-05"


async def ensure_members(store: Store) -> None:
    """Enter the agencies and legal bases of ``schema/data`` that are not on record yet."""
    own = {"source_system": "schema", "source_id": _SOURCE}
    async with unit_of_work(store) as unit:
        for row in _rows("agencies"):
            if await unit.write.one(Agency, code=row["code"]) is None:
                await unit.write.add(Agency, {**row, **own, "owner_agency": row["code"]})
        for row in _rows("policy_basis"):
            if await unit.write.one(PolicyBasis, number=row["number"]) is None:
                given = {name: value for name, value in row.items() if value} | {"issuers": row["issuers"].split("；")}
                await unit.write.add(PolicyBasis, {**given, **own, "owner_agency": AgencyCode.HRSS})


def _rows(name: str) -> list[dict[str, str]]:
    text = files("schema").joinpath(f"data/{name}.csv").read_text(encoding="utf-8")
    return list(csv.DictReader(text.splitlines()))
