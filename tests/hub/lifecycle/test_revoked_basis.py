"""A decision that falls: every agency it reached is told, the platform has it, and whoever keeps a list that may rest
on it sees so.
"""

from datetime import date, datetime, timedelta

import pytest

from hub.clock import SHANGHAI, start_of
from hub.errors import Forbidden
from hub.lifecycle.acts import Act, Mending, Paper
from hub.store.session import unit_of_work
from schema import entity_of, lifecycle_of_act
from schema.credit import CreditRecord
from schema.deadline import CaseEvent, Engagement, Notification
from schema.inspection import InspectionCase
from schema.linkage import LinkageEntry
from schema.people import Officer
from schema.task import Task
from tests.hub.lifecycle.conftest import SOURCE

pytestmark = pytest.mark.anyio
APPROVED = datetime(2024, 6, 12, 10, 0, tzinfo=SHANGHAI)
LISTING = {"subject": "某公司", "list_kind": "WAGE_LIST", "basis_number": "文1号", "ground": "SERIOUS"}
COURT_LIST = {"subject": "某公司", "list_kind": "DISHONEST"}


class Matter:
    """The cases of one matter, each moved by its own acts."""

    def __init__(self, desk) -> None:
        self._desk = desk
        self.store, self.rows = desk.store, desk.rows
        self.ids = {}

    async def act(self, name: str, day: date | datetime, agency: str = "HRSS", case: str = "", **more) -> CaseEvent:
        """Apply an act to the case of its kind, or open one in the matter; ``case`` tells two of a kind apart."""
        lifecycle, transition = lifecycle_of_act(name)
        on = day.date() if isinstance(day, datetime) else day
        papers = tuple(Paper(kind, on, "某机关", f"{name}1号") for kind in transition.documents)
        act = Act(name, day, agency, SOURCE, papers=papers, key=f"{name}:{on}" if transition.source else "", **more)
        key = case or lifecycle.entity
        async with unit_of_work(self.store) as unit:
            if transition.source:
                held = await unit.write.one(entity_of(lifecycle.entity), lock=True, id=self.ids[key])
                return await self._desk.engine.apply(unit, act, held)
            first = await unit.write.one(InspectionCase)
            opening = {"matter_id": first.matter_id, "owner_agency": agency}
            event = await self._desk.engine.apply(unit, act, None, opening)
            self.ids[key] = event.case_id
            return event

    async def retract(self, event: CaseEvent, day: date) -> CaseEvent:
        """Take back an act of the inspection case."""
        return await self.act("retractInspectionCase", day, mending=Mending(event.id), reason="认定事实有误")

    async def record(self, case: str = "CreditRecord"):
        """A listing as it stands."""
        (found,) = await self.rows(CreditRecord, id=self.ids[case])
        return found

    async def noted(self, case: str = "CreditRecord") -> list[CaseEvent]:
        """Acts that told a listing of its basis."""
        return list(await self.rows(CaseEvent, case_id=self.ids[case], act="noteBasisRevoked"))


@pytest.fixture
async def matter(desk) -> Matter:
    """An inspection case with a crime suspected in it, its transfer in the hands of the police, and a listing."""
    await desk.act("fileInspectionCase", date(2024, 6, 3), fields={"number": "监立1号", "organ": "某局"})
    found = Matter(desk)
    found.ids["InspectionCase"] = desk.case_id
    await found.act("suspectCrime", date(2024, 6, 10))
    await found.act("reportTransfer", date(2024, 6, 11), fields={"number": "移1号", "organ": "某局"})
    await found.act("approveTransfer", APPROVED)
    await found.act("sendTransfer", APPROVED + timedelta(hours=1))
    await found.act("proposeListing", date(2024, 6, 12), fields=LISTING)
    return found


async def test_a_retracted_transfer_decision_reaches_police_procuratorate_platform_and_the_credit_list(matter):
    moved = await matter.act("moveToJustice", date(2024, 6, 12))
    back = await matter.retract(moved, date(2024, 6, 20))
    engaged = {str(row.agency) for row in await matter.rows(Engagement)}
    told = {str(row.to_agency) for row in await matter.rows(Notification, event_id=back.id)}
    assert told == engaged - {"HRSS"} >= {"PSB", "PROC", "LP"}
    entries = await matter.rows(LinkageEntry, event_id=back.id)
    assert [(str(row.event), str(row.repair)) for row in entries] == [("ADM_DECIDED", "RETRACT")]
    (note,) = await matter.noted()
    assert (note.occurred_at, note.by_agency, note.irregularity) == (start_of(date(2024, 6, 20)), "HRSS", None)
    record = await matter.record()
    assert (str(record.state), record.basis_revoked_on) == ("PROPOSED", date(2024, 6, 20))
    assert [(str(task.kind), str(task.owner)) for task in await matter.rows(Task, event_id=note.id)] == [
        ("FOLLOW_UP", "HRSS")
    ]
    assert [str(row.to_agency) for row in await matter.rows(Notification, event_id=note.id)] == ["HRSS"]
    (transfer,) = await matter.rows(entity_of("CrimeTransfer"))
    assert str(transfer.state) == "SENT", "what the police do with the transfer is for them to say"


async def test_only_the_fall_of_a_decision_is_news_for_a_list(matter):
    ordered = await matter.act("orderCorrection", date(2024, 6, 13))
    await matter.retract(ordered, date(2024, 6, 14))
    assert await matter.noted() == []
    assert (await matter.record()).basis_revoked_on is None
    moved = await matter.act("moveToJustice", date(2024, 6, 17))
    await matter.act(
        "correctInspectionCase", date(2024, 6, 18), mending=Mending(moved.id, date(2024, 6, 16)), reason="录入有误"
    )
    assert await matter.noted() == []
    await matter.retract(moved, date(2024, 6, 19))
    assert len(await matter.noted()) == 1


async def test_a_decision_of_a_case_that_is_void_falls_with_it(matter):
    async with unit_of_work(matter.store) as unit:
        for certificate in ("A-1", "A-2"):
            own = {"owner_agency": "HRSS", "source_system": "test", "source_id": certificate, "agency": "HRSS"}
            card = {"certificate": certificate, "certificate_valid_to": date(2099, 1, 1), "role": "HEAD"}
            await unit.write.add(Officer, {**own, **card, "name": "某人"})
    await matter.act("moveToJustice", date(2024, 6, 12))
    await matter.act("voidInspectionCase", date(2024, 6, 20), reason="误录", officers=("A-1", "A-2"))
    assert (await matter.record()).basis_revoked_on == date(2024, 6, 20)


async def test_the_keeper_of_a_list_is_told_and_alone_takes_off_what_it_listed(matter):
    await matter.act("recordCourtListing", date(2024, 6, 13), "COURT", "court", unit="ENF", fields=COURT_LIST)
    with pytest.raises(Forbidden, match="WRONG_ACTOR"):
        await matter.act("revokeListing", date(2024, 6, 14), "HRSS", "court")
    moved = await matter.act("moveToJustice", date(2024, 6, 14))
    await matter.retract(moved, date(2024, 6, 20))
    (note,) = await matter.noted("court")
    assert note.by_agency == "COURT"
    assert [str(task.owner) for task in await matter.rows(Task, event_id=note.id)] == ["COURT"]
    assert [str(row.to_agency) for row in await matter.rows(Notification, event_id=note.id)] == ["COURT"]
    await matter.act("revokeListing", date(2024, 6, 21), "COURT", "court", unit="ENF")
    assert str((await matter.record("court")).state) == "REVOKED"
    with pytest.raises(Forbidden, match="WRONG_ACTOR"):
        await matter.act("revokeListing", date(2024, 6, 21), "COURT", unit="ENF")
