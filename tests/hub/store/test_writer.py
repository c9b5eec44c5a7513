"""The writer under two hands: a lock shows the row as it stands, and a taken key is refused as what it is."""

from datetime import date

import pytest

from hub.errors import Conflict
from hub.store.engine import Store
from hub.store.session import unit_of_work
from schema.people import Officer

pytestmark = pytest.mark.anyio
CARD = {"owner_agency": "HRSS", "source_system": "test", "agency": "HRSS", "name": "某人", "role": "HEAD"}


async def entered(store: Store, *certificates: str) -> None:
    async with unit_of_work(store) as unit:
        for certificate in certificates:
            card = {"certificate": certificate, "certificate_valid_to": date(2099, 1, 1), "source_id": certificate}
            await unit.write.add(Officer, {**CARD, **card})


async def test_a_row_read_before_its_lock_is_read_again_under_it(migrated):
    await entered(migrated, "A-1")
    async with unit_of_work(migrated) as first:
        seen = await first.write.one(Officer, certificate="A-1")
        async with unit_of_work(migrated) as second:
            held = await second.write.one(Officer, lock=True, certificate="A-1")
            await second.write.change(held, {"phone": "0553-1"})
        locked = await first.write.one(Officer, lock=True, id=seen.id)
        assert (locked.version, locked.phone) == (2, "0553-1")
        await first.write.change(locked, {"name": "某甲"})
    async with unit_of_work(migrated) as unit:
        (row,) = await unit.write.all(Officer, lock=True)
        assert (row.version, row.phone, row.name) == (3, "0553-1", "某甲")


async def test_a_change_to_a_key_that_is_taken_says_so(migrated):
    await entered(migrated, "A-1", "A-2")
    with pytest.raises(Conflict, match="ALREADY_EXISTS"):
        async with unit_of_work(migrated) as unit:
            row = await unit.write.one(Officer, lock=True, certificate="A-2")
            await unit.write.change(row, {"certificate": "A-1"})
