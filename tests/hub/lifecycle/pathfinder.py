"""The way to an act that needs others before it: which acts to do first, and which values to give on the way."""

from collections import deque
from datetime import timedelta
from typing import Any

from hub.clock import legal_day, today
from hub.errors import HubError
from hub.lifecycle.acts import Act
from hub.store.session import unit_of_work
from schema import LIFECYCLES
from schema.deadline import Deadline
from schema.lifecycle import TIME, Lifecycle, Transition
from schema.limits import limit
from tests.hub.lifecycle.clerk import Step, Walk
from tests.hub.lifecycle.plausible import value

_FURTHEST = 40
_TRIES = 12


class Path(Walk):
    """A walk that has somewhere to go."""

    wish: dict[str, frozenset[str]]

    async def to(self, name: str) -> Step | None:
        """Do what leads to an act, then the act itself; None where that did not come about."""
        goal = self.lifecycle.act(name)
        self.wish = wished(self.lifecycle, goal)
        for _ in range(_TRIES):
            if not isinstance(await self.begin(goal), HubError):
                break
        if self.case is None:
            return None
        if not goal.source:
            return self.last
        for _ in range(_FURTHEST):
            transition = self._next(goal)
            if transition is None:
                return None
            done = await self._done(transition)
            if isinstance(done, Step) and transition.act == name:
                return done
        return None

    async def begin(self, goal: Transition) -> Step | HubError:
        """Open the case, by the act itself where it opens."""
        openings = [each for each in self.lifecycle.transitions if not each.source]
        fit = [each for each in openings if each is goal] or [
            each for each in openings if steps_to(self.lifecycle, str(each.target), set(goal.source)) is not None
        ]
        self.last = await self.open(fit)
        return self.last

    def _next(self, goal: Transition) -> Transition | None:
        """The act to do now: one on the shortest way to the goal, or to an act that must stand before it."""
        done = {event.act for event in self.events}
        for wanted in self._subgoals(goal, done, frozenset()):
            way = steps_to(self.lifecycle, self.state, set(wanted.source), barred=forbidden(goal) - {wanted.act})
            if way is None:
                continue
            return wanted if not way else self.choose(way)
        acts = [each for each in self.lifecycle.transitions if self.state in each.source and not each.repair]
        return self.choose(acts) if acts else None

    def _subgoals(self, goal: Transition, done: set[str], above: frozenset[str]) -> list[Transition]:
        found: list[Transition] = []
        for guard in goal.guards:
            if guard.after and not done & set(guard.after):
                names = [name for name in guard.after if name not in above]
                self.dice.shuffle(names)
                for name in names:
                    found += self._subgoals(self.lifecycle.act(name), done, above | {goal.act})
        for begin in starters(self.lifecycle, goal) if not done & set(starters(self.lifecycle, goal)) else ():
            if begin not in above and begin != goal.act:
                found.append(self.lifecycle.act(begin))
        return [*found, goal]

    async def _done(self, transition: Transition) -> Step | HubError | None:
        if transition.actor == TIME or any(guard.ran for guard in transition.guards) or transition.earliest:
            await self._wait(transition)
        if transition.touches:
            async with unit_of_work(self.office.store) as unit:
                if not await self._children(unit, transition.touches.entity):
                    bringing = [
                        each for each in self.lifecycle.transitions
                        if self.state in each.source
                        and transition.touches.entity in {gives.entity for gives in each.gives}
                    ]  # fmt: skip
                    if not bringing:
                        return None
                    transition = self.choose(bringing)
                    self.bring = True
        async with unit_of_work(self.office.store) as unit:
            act: Act | None = await self.act(unit, transition)
        self.bring = False
        if act is None:
            return None
        if self.chance(3):
            self.day = min(self.day + timedelta(days=1), today())
        return await self.apply(transition, act)

    async def _wait(self, transition: Transition) -> None:
        """Let the limits run that must have run."""
        rules = {rule for guard in transition.guards for rule in guard.ran}
        rules |= {*filter(None, (transition.earliest, transition.lapses))}
        keys = {limit(rule).key for rule in rules}
        for row in await self.rows(Deadline, case_id=self.case.id, met_at=None, void_at=None):  # type: ignore[union-attr]
            if row.rule in keys and legal_day(row.due_at) <= today():
                self.day = max(self.day, legal_day(row.due_at) + timedelta(days=1))

    def _fields(self, transition: Transition) -> dict[str, Any]:
        fields = super()._fields(transition)
        own = {name for guard in transition.guards for name in guard.holds}
        for name, allowed in self.wish.items():
            if name in {*transition.needs, *transition.may} - own and name in self.kind.model_fields:
                given = value(self.dice, self.kind, name, self.day, allowed)
                fields |= {name: given} if given is not None else {}
        return fields


def wished(lifecycle: Lifecycle, goal: Transition) -> dict[str, frozenset[str]]:
    """Values the case should have when the act is done, where the act cannot give them itself."""
    found: dict[str, frozenset[str]] = {}
    names = {goal.act} | {name for guard in goal.guards for name in guard.after}
    for each in (lifecycle.act(name) for name in sorted(names)):
        for guard in each.guards:
            found |= {name: allowed for name, allowed in guard.holds.items() if name not in found}
    for rule in {goal.lapses, *(rule for guard in goal.guards for rule in guard.ran)} - {None}:
        for each in lifecycle.transitions:
            for clock in each.clocks:
                if clock.rule == rule and clock.when:
                    found = {**clock.when, **found}
    return found


def starters(lifecycle: Lifecycle, goal: Transition) -> list[str]:
    """Acts that start the limit whose running out is the act."""
    if goal.lapses is None:
        return []
    key = limit(goal.lapses).key
    return [
        each.act for each in lifecycle.transitions
        if any(clock.act == "start" and limit(clock.rule).key == key for clock in each.clocks)
    ]  # fmt: skip


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


__all__ = ["LIFECYCLES", "Path"]
