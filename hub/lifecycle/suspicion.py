"""Watching for what ``schema/suspicion.py`` declares: a task and an alarm for each case, once."""

from collections import defaultdict
from datetime import date, timedelta
from typing import Any

from hub import clock
from hub.lifecycle.naming import number_of
from hub.store.engine import Store
from hub.store.session import Unit, unit_of_work
from hub.words import text
from schema import entity_of
from schema.codes import AgencyCode
from schema.deadline import CaseEvent, NoticeKind, Notification
from schema.fields import Entity
from schema.matter import Matter
from schema.suspicion import SUSPICIONS, Suspicion
from schema.task import Task
from schema.thresholds import threshold

_MONTH_DAYS = 30


async def suspect_untransferred(store: Store) -> int:
    """Open a task for each suspected case that has none yet; how many were opened."""
    opened = 0
    async with unit_of_work(store) as unit:
        for suspicion in SUSPICIONS:
            for case in await _suspected(unit, suspicion):
                opened += await _open(unit, suspicion, case)
    return opened


async def _suspected(unit: Unit, suspicion: Suspicion) -> list[Entity]:
    since = clock.today() - timedelta(days=suspicion.grace_days)
    overdue = await unit.write.all(entity_of(suspicion.entity), before={suspicion.until: since}, state=suspicion.states)
    ids, matters = tuple(case.id for case in overdue), tuple(case.matter_id for case in overdue)
    known = {row.case_id for row in await unit.write.all(Task, case_id=ids, kind=suspicion.task)}
    moved = {row.matter_id for row in await unit.write.all(entity_of(suspicion.unless), matter_id=matters)}
    places: dict[Any, str] = {row.id: row.place or "" for row in await unit.write.all(Matter, id=matters)}
    claims: dict[Any, list[Any]] = defaultdict(list)
    for row in await unit.write.all(entity_of(suspicion.claims), case_id=ids):
        claims[getattr(row, "case_id")].append(row)  # noqa: B009
    return [
        case
        for case in overdue
        if case.id not in known
        and case.matter_id not in moved
        and _reached(suspicion, case, places.get(case.matter_id, ""), claims[case.id])
    ]


def _reached(suspicion: Suspicion, case: Entity, place: str, claims: list[Any]) -> bool:
    figures = threshold(suspicion.charge, place)
    workers, amount = getattr(case, suspicion.workers), getattr(case, suspicion.amount)
    if figures.reached(workers=workers, amount_total=amount):
        return True
    dated = (claim for claim in claims if claim.from_on is not None and claim.to_on is not None)
    return any(
        figures.reached(months=(claim.to_on - claim.from_on).days // _MONTH_DAYS, amount_single=claim.owed)
        for claim in dated
    )


async def _open(unit: Unit, suspicion: Suspicion, case: Entity) -> bool:
    event = await unit.write.one(CaseEvent, case_id=case.id, act=suspicion.ordered_by)
    ended: date | None = getattr(case, suspicion.until)
    if event is None or ended is None:
        return False
    own = {
        "matter_id": case.matter_id,
        "owner_agency": case.owner_agency,
        "source_system": "clock",
        "source_id": f"{case.id}:{suspicion.task}",
        "event_id": event.id,
        "of_class": event.of_class,
    }
    task = {
        **own,
        "case_type": suspicion.entity,
        "case_id": case.id,
        "kind": suspicion.task,
        "owner": AgencyCode(suspicion.owner),
        "started_on": ended,
        "due_on": clock.today(),
    }
    opened = await unit.write.add_once(Task, task)
    if opened:
        words = text("lifecycle.untransferred", number=number_of(case), days=(clock.today() - ended).days)
        notice = {"kind": NoticeKind.ALARM, "to_agency": AgencyCode(suspicion.owner), "sent_at": clock.now()}
        await unit.write.add(Notification, {**own, **notice, "text_zh": words.zh[:300], "text_en": words.en[:300]})
    return opened
