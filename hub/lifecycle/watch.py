"""What the hub does without being asked: limits that lapse, warnings, limits and tasks that ran out, a new calendar.

It looks day and night, weekends included (clause 2.2c).
"""

from typing import Any

from hub import clock
from hub.lifecycle.calendar import load
from hub.lifecycle.engine import Engine
from hub.lifecycle.naming import number_of, text_of
from hub.lifecycle.suspicion import suspect_untransferred
from hub.lifecycle.sweep import sweep
from hub.store.engine import Store
from hub.store.session import Unit, unit_of_work
from hub.words import Text, text
from schema import entity_of
from schema.codes import TaskKind
from schema.deadline import Deadline, NoticeKind, Notification
from schema.limits import LimitKind
from schema.task import Task, TaskState

_AT_ONCE = 200
_BINDING = (LimitKind.DUTY, LimitKind.BEFORE, LimitKind.MAX, LimitKind.EVERY)
_WARNED = (*_BINDING, LimitKind.RIGHT)


async def look(store: Store, engine: Engine) -> dict[str, int]:
    """One round; how many of each thing it did."""
    recounted = await renew_calendar(store, engine)
    lapsed = await sweep(store, engine)
    warned = await _tell(store, "warn_at", "warned_at", _WARNED, NoticeKind.WARNING)
    overdue = await _tell(store, "due_at", "overdue_told_at", _BINDING, NoticeKind.OVERDUE)
    tasks = await _tasks(store)
    suspected = await suspect_untransferred(store)
    return {
        "recounted": recounted,
        "lapsed": lapsed,
        "warned": warned,
        "overdue": overdue,
        "tasks": tasks,
        "suspected": suspected,
    }


async def renew_calendar(store: Store, engine: Engine) -> int:
    """Take over a calendar that gained a year and count running limits again; how many ends moved."""
    calendar = await load(store)
    engine.deadlines.use(calendar)
    async with unit_of_work(store) as unit:
        return await engine.deadlines.recount(unit.write)


async def _tell(store: Store, when: str, told: str, kinds: tuple[LimitKind, ...], kind: NoticeKind) -> int:
    """Tell owners of limits that reached a moment and were not told yet, some at a time."""
    number = 0
    async with unit_of_work(store) as unit:
        unmet: dict[str, Any] = {"met_at": None, "void_at": None, "paused_on": None, told: None}
        found = await unit.write.all(
            Deadline,
            order=(when,),
            before={when: clock.now()},
            most=_AT_ONCE,
            lock=True,
            kind=tuple(map(str, kinds)),
            **unmet,
        )
        for deadline in found:
            await unit.write.change(deadline, {told: clock.now()})
            if kind is NoticeKind.WARNING and deadline.due_at <= clock.now():
                continue
            words = text(
                f"lifecycle.{kind.lower()}",
                number=await _number(unit, deadline.case_type, deadline.case_id),
                duty=Text(deadline.duty_zh, deadline.duty_en),
                day=str(deadline.due_on or clock.legal_day(deadline.due_at)),
            )
            await _notify(unit, deadline, str(deadline.owner), deadline.start_event_id, words, kind)
            number += 1
    return number


async def _tasks(store: Store) -> int:
    number = 0
    async with unit_of_work(store) as unit:
        late = await unit.write.all(
            Task,
            order=("due_on", "id"),
            before={"due_on": clock.today()},
            most=_AT_ONCE,
            lock=True,
            state=TaskState.OPEN,
            told_at=None,
        )
        for task in late:
            await unit.write.change(task, {"told_at": clock.now()})
            words = text(
                "lifecycle.task",
                number=await _number(unit, task.case_type, task.case_id),
                task=text_of(TaskKind(task.kind)),
                day=str(task.due_on),
            )
            if task.event_id is not None:
                await _notify(unit, task, str(task.owner), task.event_id, words, NoticeKind.TASK)
                number += 1
    return number


async def _number(unit: Unit, case_type: str, case_id: Any) -> str:
    kind = entity_of(case_type)
    case = await unit.write.one(kind, id=case_id)
    return number_of(case) if case is not None else case_type


async def _notify(
    unit: Unit, about: Deadline | Task, agency: str, event_id: Any, words: Text, kind: NoticeKind
) -> None:
    await unit.write.add(
        Notification,
        {
            "matter_id": about.matter_id,
            "owner_agency": about.owner_agency,
            "source_system": "clock",
            "source_id": f"{about.id}:{kind}",
            "event_id": event_id,
            "of_class": about.of_class,
            "kind": kind,
            "to_agency": agency,
            "text_zh": words.zh[:300],
            "text_en": words.en[:300],
            "sent_at": clock.now(),
        },
    )
