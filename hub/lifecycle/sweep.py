"""What time alone brings about: limits that ran out and change the state of a case (CRM-10)."""

from hub import clock
from hub.errors import Conflict
from hub.lifecycle.acts import Act, Source
from hub.lifecycle.engine import Engine
from hub.store.engine import Store
from hub.store.ids import new_id
from hub.store.session import unit_of_work
from schema import LIFECYCLES, entity_of
from schema.deadline import Deadline
from schema.lifecycle import TIME


async def sweep(store: Store, engine: Engine) -> int:
    """Apply every act of time whose limit has run out; number of cases changed."""
    changed = 0
    for lifecycle in LIFECYCLES.values():
        for transition in lifecycle.transitions:
            if transition.actor != TIME or transition.lapses is None:
                continue
            entity = entity_of(lifecycle.entity)
            async with unit_of_work(store) as unit:
                ended = await unit.write.all(
                    Deadline, before={"due_at": clock.now()}, rule=transition.lapses, met_at=None, void_at=None
                )
                cases = await unit.write.all(
                    entity, id=tuple(found.case_id for found in ended), state=tuple(map(str, transition.source))
                )
                there = {case.id for case in cases}
                for deadline_id, case_id in [(row.id, row.case_id) for row in ended if row.case_id in there]:
                    case = await unit.write.one(entity, lock=True, id=case_id)
                    if case is None or str(getattr(case, "state", "")) not in transition.source:
                        continue
                    deadline = await unit.write.one(Deadline, lock=True, id=deadline_id, met_at=None, void_at=None)
                    if deadline is None:
                        continue
                    source = Source("clock", deadline.rule)
                    # What time brings about happens on the last day of the limit, whenever the hub comes to see it.
                    # It may come about again, when it was taken back or the case returned to where it was.
                    occurred, key = deadline.due_on or deadline.due_at, str(new_id())
                    act = Act(transition.act, occurred, TIME, source, key=key, recorded=True)
                    try:
                        async with unit.session.begin_nested():
                            await engine.apply(unit, act, case)
                    except Conflict:
                        continue  # A condition does not hold yet; the next round asks again.
                    changed += 1
    return changed
