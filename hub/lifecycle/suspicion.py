"""Cases that look due for transfer to the police and were not transferred (应移未移, indicator K19).

The sums are those of ``schema/data/thresholds.csv``; where they are a default the task says nothing more than that the
case is to be looked at.
"""

from datetime import timedelta

from hub import clock
from hub.store.engine import Store
from hub.store.session import Unit, unit_of_work
from hub.words import text
from schema.codes import AgencyCode, Charge, TaskKind
from schema.criminal_transfer import CrimeTransfer
from schema.deadline import CaseEvent, NoticeKind, Notification
from schema.inspection import InspectionCase
from schema.matter import Matter
from schema.task import Task
from schema.thresholds import threshold
from schema.wages import WageClaim

GRACE = timedelta(days=30)
"""How long an order to pay must be overdue before the hub suspects (K19)."""
_UNHEEDED = ("ORDERED", "NOTICE_GIVEN", "HEARING", "LEGAL_REVIEW", "PASSED", "RETURNED", "COLLECTIVE")
_MONTH_DAYS = 30


async def suspect_untransferred(store: Store) -> int:
    """Open a task for each such case that has none yet; how many were opened."""
    opened = 0
    async with unit_of_work(store) as unit:
        overdue = await unit.write.all(
            InspectionCase, before={"correct_by": clock.today() - GRACE}, order=("correct_by", "id"), state=_UNHEEDED
        )
        for case in overdue:
            known = await unit.write.one(Task, case_id=case.id, kind=TaskKind.CRIME_WATCH)
            moved = await unit.write.one(CrimeTransfer, matter_id=case.matter_id)
            if known is None and moved is None and await _reached(unit, case):
                opened += await _open(unit, case)
    return opened


async def _reached(unit: Unit, case: InspectionCase) -> bool:
    matter = await unit.write.one(Matter, id=case.matter_id)
    figures = threshold(Charge.XF276_1, (matter.place if matter else None) or "")
    claims = await unit.write.all(WageClaim, case_type="InspectionCase", case_id=case.id)
    singles = [
        ((claim.to_on - claim.from_on).days // _MONTH_DAYS, claim.owed)
        for claim in claims
        if claim.from_on is not None and claim.to_on is not None
    ]
    if figures.reached(workers=case.people, amount_total=case.amount):
        return True
    return any(figures.reached(months=months, amount_single=owed) for months, owed in singles)


async def _open(unit: Unit, case: InspectionCase) -> bool:
    event = await unit.write.one(CaseEvent, case_id=case.id, act="orderCorrection")
    if event is None or case.correct_by is None:
        return False
    own = {
        "matter_id": case.matter_id,
        "owner_agency": case.owner_agency,
        "source_system": "clock",
        "source_id": f"{case.id}:{TaskKind.CRIME_WATCH}",
        "event_id": event.id,
        "of_class": event.of_class,
    }
    opened = await unit.write.add_once(
        Task,
        {
            **own,
            "case_type": "InspectionCase",
            "case_id": case.id,
            "kind": TaskKind.CRIME_WATCH,
            "owner": AgencyCode.HRSS,
            "started_on": case.correct_by,
            "due_on": clock.today(),
        },
    )
    if opened:
        words = text("lifecycle.untransferred", number=case.number, days=(clock.today() - case.correct_by).days)
        notice = {"kind": NoticeKind.ALARM, "to_agency": AgencyCode.HRSS, "sent_at": clock.now()}
        await unit.write.add(Notification, {**own, **notice, "text_zh": words.zh[:300], "text_en": words.en[:300]})
    return opened
