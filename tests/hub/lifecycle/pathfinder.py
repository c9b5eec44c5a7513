"""The way to an act that needs others before it: which acts to do first, and which values to give on the way."""

from collections import deque
from collections.abc import Mapping
from datetime import timedelta
from random import Random
from typing import Any

from hub.clock import legal_day, today
from hub.errors import HubError
from hub.lifecycle.acts import Act
from hub.store.session import unit_of_work
from schema.deadline import Deadline
from schema.lifecycle import TIME, ClockAct, Guard, Lifecycle, Transition
from schema.limits import limit
from tests.hub.lifecycle.clerk import Office, Step, Walk

_FURTHEST = 40
_TRIES = 12


class Path(Walk):
    """A walk that has somewhere to go."""

    def __init__(self, office: Office, entity: str, dice: Random) -> None:
        super().__init__(office, entity, dice)
        self.wish: dict[str, frozenset[str]] = {}
        self.brought: set[str] = set()
        """Child records the case may have by now."""
        self.last: Step | HubError | None = None

    async def to(self, name: str) -> Step | None:
        """Do what leads to an act, then the act itself; None where that did not come about."""
        goal = self.lifecycle.act(name)
        self.wish = wished(self.lifecycle, goal)
        for _ in range(_TRIES):
            self.last = await self._begin(goal)
            if isinstance(self.last, Step):
                break
        if not isinstance(self.last, Step) or not goal.source:
            return self.last if isinstance(self.last, Step) else None
        self.brought |= set(self.last.act.children)
        for _ in range(_FURTHEST):
            transition = self._next(goal)
            if transition is None:
                return None
            done = await self._done(transition)
            if isinstance(done, Step) and transition.act == name:
                return done
        return None

    async def _begin(self, goal: Transition) -> Step | HubError:
        """Open the case, by the act itself where it opens."""
        openings = [each for each in self.lifecycle.transitions if not each.source]
        fit = [each for each in openings if each is goal] or [
            each for each in openings if steps_to(self.lifecycle, str(each.target), set(goal.source)) is not None
        ]
        return await self.open(fit)

    def _next(self, goal: Transition) -> Transition | None:
        """The act to do now: one on the shortest way to the goal, or to an act that must stand before it."""
        done = {event.act for event in self.events}
        acts = [each for each in self.lifecycle.transitions if self.state in each.source and not each.repair]
        if acts and self.chance(8):
            return self.choose(acts)
        for wanted in self._subgoals(goal, done, frozenset()):
            way = steps_to(self.lifecycle, self.state, set(wanted.source), barred=forbidden(goal) - {wanted.act})
            if way is None:
                continue
            if not way:
                return wanted
            return self._first(self.choose(way), done)
        return self.choose(acts) if acts else None

    def _first(self, transition: Transition, done: set[str]) -> Transition:
        """The act, or one that must stand before it and can be done here."""
        before = self._subgoals(transition, done, frozenset())
        return next((each for each in before if self.state in each.source), transition)

    def _subgoals(self, goal: Transition, done: set[str], above: frozenset[str]) -> list[Transition]:
        """Acts that must stand before the goal and do not yet, the goal last."""
        before = [guard.after for guard in goal.guards if guard.after]
        before += [acts for acts in (starters(self.lifecycle, goal), self._bringers(goal)) if acts]
        found: list[Transition] = []
        for names in before:
            if not done & set(names):
                left = [name for name in names if name not in above and name != goal.act]
                self.dice.shuffle(left)
                for name in left:
                    found += self._subgoals(self.lifecycle.act(name), done, above | {goal.act})
        return [*found, goal]

    def _bringers(self, goal: Transition) -> tuple[str, ...]:
        if goal.touches is None or goal.touches.entity in self.brought:
            return ()
        kind = goal.touches.entity
        acts = self.lifecycle.transitions
        return tuple(each.act for each in acts if kind in {gives.entity for gives in each.gives})

    async def _done(self, transition: Transition) -> Step | HubError | None:
        if transition.actor == TIME or any(guard.ran for guard in transition.guards) or transition.earliest:
            await self._wait(transition)
        async with unit_of_work(self.office.store) as unit:
            if transition.touches and not await self._children(unit, transition.touches.entity):
                self.brought.discard(transition.touches.entity)
                return None
            act: Act | None = await self.act(unit, transition)
        if act is None:
            return None
        done = await self.apply(transition, act)
        if isinstance(done, Step):
            self.brought |= set(act.children)
            self.day = min(self.day + timedelta(days=self.dice.choice((0, 0, 1, 3))), today())
        return done

    async def _wait(self, transition: Transition) -> None:
        """Let the limits run that must have run."""
        rules = {rule for guard in transition.guards for rule in guard.ran}
        rules |= {*filter(None, (transition.earliest, transition.lapses))}
        keys = {limit(rule).key for rule in rules}
        for row in await self.rows(Deadline, case_id=self.case.id, met_at=None, void_at=None):  # type: ignore[union-attr]
            if row.rule in keys and legal_day(row.due_at) <= today():
                self.day = max(self.day, legal_day(row.due_at) + timedelta(days=1))

    def wanted(self, transition: Transition) -> dict[str, frozenset[str]]:
        """What the act asks for itself goes before what a later one will."""
        return self.wish | super().wanted(transition)

    def concerns(self, guard: Guard) -> bool:
        """Whether a condition applies to the case as it is wished for."""
        return super().concerns(guard) and not any(
            name in self.wish and not self.wish[name] & allowed for name, allowed in guard.when.items()
        )

    def _fields(self, transition: Transition, wanted: Mapping[str, frozenset[str]]) -> dict[str, Any]:
        asked = {*transition.needs, *transition.may}
        return super()._fields(transition, {name: allowed for name, allowed in wanted.items() if name in asked})


def wished(lifecycle: Lifecycle, goal: Transition) -> dict[str, frozenset[str]]:
    """Values the case should have when the act is done; none named where any will do."""
    found: dict[str, frozenset[str]] = {}
    names = {goal.act} | {name for guard in goal.guards for name in guard.after}
    for each in (lifecycle.act(name) for name in sorted(names)):
        for guard in each.guards:
            found |= {name: allowed for name, allowed in guard.holds.items() if name not in found}
    rules = {limit(rule).key for rule in (goal.lapses, *(rule for guard in goal.guards for rule in guard.ran)) if rule}
    for each in lifecycle.transitions:
        for clock in each.clocks:
            if limit(clock.rule).key in rules:
                given = {name: frozenset[str]() for name in (clock.since, clock.until) if name}
                found = {**clock.when, **given, **found}
    return found


def starters(lifecycle: Lifecycle, goal: Transition) -> tuple[str, ...]:
    """Acts that start the limit whose running out is the act."""
    if goal.lapses is None:
        return ()
    key = limit(goal.lapses).key
    return tuple(
        each.act
        for each in lifecycle.transitions
        if any(clock.act is ClockAct.START and limit(clock.rule).key == key for clock in each.clocks)
    )


def forbidden(goal: Transition) -> set[str]:
    """Acts that must not stand before the goal."""
    return {name for guard in goal.guards for name in guard.never}


def steps_to(
    lifecycle: Lifecycle,
    state: str,
    goals: set[str],
    barred: set[str] = frozenset(),  # type: ignore[assignment]
) -> list[Transition] | None:
    """Acts that begin a shortest way from a state to one of the goals; none if it is there, None if there is no way."""
    if state in goals:
        return []
    first: dict[str, list[Transition]] = {}
    reached, queue = {state: 0}, deque([state])
    length = None
    found: list[Transition] = []
    while queue:
        here = queue.popleft()
        if length is not None and reached[here] >= length:
            break
        for each in lifecycle.transitions:
            if here not in each.source or not each.target or each.repair or each.act in barred:
                continue
            there = str(each.target)
            begin = [each] if here == state else first[here]
            if there in goals:
                length = reached[here] + 1
                found += begin
            elif there not in reached:
                reached[there] = reached[here] + 1
                first[there] = list(begin)
                queue.append(there)
            elif reached[there] == reached[here] + 1:
                first[there] += begin
    return found or None
