"""A migrated database and the engine, with short ways to act."""

from datetime import date, datetime

import pytest

from hub.lifecycle.acts import Act, Paper, Source
from hub.lifecycle.calendar import official
from hub.lifecycle.engine import Engine
from hub.lifecycle.matters import open_matter
from hub.store.engine import Store
from hub.store.session import unit_of_work
from schema import ENTITIES, lifecycle_of_act
from schema.deadline import Deadline

SOURCE = Source("test", "record")


class Desk:
    """Acts on one case after another, each in a transaction of its own."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self.engine = Engine(official())
        self.case_id = None
        self.entity = None

    async def act(self, name: str, occurred: date | datetime, *, papers: bool = True, agency: str = "", **more):
        lifecycle, transition = lifecycle_of_act(name)
        day = occurred.date() if isinstance(occurred, datetime) else occurred
        given = tuple(Paper(kind, day, "某机关", f"文〔{day.year}〕1号") for kind in transition.documents)
        act = Act(
            name=name,
            occurred=occurred,
            agency=agency or transition.actor.partition("-")[0],
            source=SOURCE,
            papers=given if papers else (),
            **more,
        )
        self.entity = ENTITIES[lifecycle.entity]
        async with unit_of_work(self.store) as unit:
            if transition.source:
                case = await unit.write.one(self.entity, lock=True, id=self.case_id)
                return await self.engine.apply(unit, act, case)
            matter = await open_matter(
                unit.write, SOURCE, owner_agency=act.agency, opened_on=day, title="某案", topics=("WAGE",)
            )
            event = await self.engine.apply(unit, act, None, {"matter_id": matter.id, "owner_agency": act.agency})
            self.case_id = event.case_id
            return event

    async def case(self):
        async with unit_of_work(self.store) as unit:
            return await unit.write.one(self.entity, id=self.case_id)

    async def rows(self, entity, **equals):
        async with unit_of_work(self.store) as unit:
            return await unit.write.all(entity, **equals)

    async def clocks(self) -> dict[str, Deadline]:
        return {row.rule: row for row in await self.rows(Deadline, case_id=self.case_id)}


@pytest.fixture
async def desk(migrated) -> Desk:
    return Desk(migrated)
