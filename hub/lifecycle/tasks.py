"""Tasks: opened and ended by acts, done by agencies; a recurring one opens its successor."""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from hub import clock
from hub.errors import Conflict
from hub.lifecycle.acts import Act
from hub.lifecycle.conditions import matches, values_of
from hub.lifecycle.counting import due, following
from hub.lifecycle.deadlines import Deadlines, Subject, owner_of
from hub.lifecycle.effects import provenance
from hub.store.session import Unit
from hub.store.writer import Writer
from schema.codes import AgencyCode, TaskKind
from schema.deadline import CaseEvent
from schema.fields import Entity
from schema.lifecycle import Todo
from schema.limits import LimitKind, limit
from schema.task import Task, TaskState


class Tasks:
    """What agencies are reminded to do."""

    def __init__(self, deadlines: Deadlines) -> None:
        self._deadlines = deadlines

    async def apply(
        self,
        unit: Unit,
        todos: Sequence[Todo],
        act: Act,
        case: Entity,
        event: CaseEvent,
        subjects: Sequence[Subject],
        kept: frozenset[str] = frozenset(),
    ) -> None:
        """Open and end the tasks an act opens and ends; agencies of ``kept`` are given none."""
        for todo in todos:
            if not todo.opens:
                for task in await unit.write.all(
                    Task, lock=True, case_id=case.id, kind=todo.kind, state=TaskState.OPEN
                ):
                    await unit.write.change(task, {"state": TaskState.CANCELLED, "done_at": clock.now()})
                continue
            if act.undated or todo.owner in kept or not matches(todo.when, values_of(case, act)):
                continue
            for key, facts in subjects if todo.each else [("", {})]:
                if todo.each and todo.due and facts.get(todo.due) is None:
                    continue  # A child of another kind, or one without a day to remind of.
                await self._open(unit.write, todo, act, case, event, key, facts)

    async def _open(
        self, write: Writer, todo: Todo, act: Act, case: Entity, event: CaseEvent, key: str, facts: Any
    ) -> None:
        started = clock.legal_day(act.occurred_at)
        due_on = self._due(todo, case, act, facts, started)
        owner = str(getattr(case, todo.owner[1:])) if todo.owner.startswith("@") else todo.owner
        await write.add_once(
            Task,
            {
                **provenance(act, case),
                "source_id": f"{event.id}:{todo.kind}:{owner}:{key}",
                "case_type": event.case_type,
                "case_id": case.id,
                "event_id": event.id,
                "of_class": event.of_class,
                "kind": todo.kind,
                "owner": self._owner(todo, owner, event),
                "rule": limit(todo.rule).key if todo.rule else None,
                "subject_key": key,
                "started_on": started,
                "due_on": due_on,
            },
        )
        await self._remind(write, case, todo.kind, due_on)

    async def _remind(self, write: Writer, case: Entity, kind: TaskKind, due_on: date | None) -> None:
        """Show on the case when the next task of a kind is due, where it has a field for that."""
        name = f"next_{kind.lower()}_on"
        if name in type(case).model_fields:
            await write.change(case, {name: due_on})

    def _owner(self, todo: Todo, owner: str, event: CaseEvent) -> AgencyCode:
        if owner:
            return AgencyCode(owner)
        return owner_of(limit(todo.rule), str(event.by_agency)) if todo.rule else AgencyCode(event.by_agency)

    def _due(self, todo: Todo, case: Entity, act: Act, facts: Any, started: date) -> date | None:
        if todo.due:
            value = facts.get(todo.due) or act.fields.get(todo.due) or getattr(case, todo.due, None)
            return clock.legal_day(value) if isinstance(value, datetime) else value
        found = limit(todo.rule) if todo.rule else None
        if found is None or not found.runs:
            return None
        counted = due(found, clock.start_of(started), calendar=self._deadlines.calendar)
        return counted.due_on or clock.legal_day(counted.due_at)

    async def complete(
        self, unit: Unit, task: Task, case: Entity | None, done_on: date, outcome: str | None
    ) -> Task | None:
        """Record that a task was done: the limit it comes from is met, and where it recurs the next one opens.

        Case and task are locked, in this order. Raises Conflict where it is not open any more.
        """
        if task.state != TaskState.OPEN:
            raise Conflict("TASK_NOT_OPEN")
        values = {"state": TaskState.DONE, "done_at": clock.start_of(done_on), "outcome": outcome}
        await unit.write.change(task, values)
        if not task.rule:
            return None
        for deadline in await self._deadlines.running_of(unit.write, task.case_id, task.rule):
            if deadline.round != task.round:
                continue  # Another agency's task was done first and met it already.
            await self._deadlines.meet(unit.write, deadline, done_on)
            await self._deadlines.follow(unit.write, deadline)
        found = limit(task.rule)
        if found.kind is not LimitKind.EVERY:
            return None
        after = max(done_on, task.due_on or done_on)
        counted = following(found, task.started_on, after, calendar=self._deadlines.calendar)
        kept = task.model_dump(include=_CARRIED, warnings=False)
        if case is not None:
            await self._remind(unit.write, case, task.kind, counted.due_on)
        return await unit.write.add(Task, kept | {"due_on": counted.due_on, "round": task.round + 1})


_CARRIED = {
    "matter_id", "owner_agency", "source_system", "source_id", "adapter_version", "case_type", "case_id", "event_id",
    "of_class", "kind", "owner", "rule", "subject_key", "started_on",
}  # fmt: skip
