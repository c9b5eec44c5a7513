"""A clerk who does whatever a lifecycle declares, on a real database: one case, moved by acts that are drawn."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from random import Random
from typing import Any
from uuid import UUID

from hub import clock
from hub.clock import legal_day
from hub.errors import HubError
from hub.lifecycle.acts import Act, Mending, Paper, Source
from hub.lifecycle.calendar import official
from hub.lifecycle.engine import Engine
from hub.lifecycle.matters import open_matter
from hub.store.engine import Store
from hub.store.session import Unit, unit_of_work
from schema import LIFECYCLES, children_of, entity_of
from schema.deadline import CaseEvent, Deadline
from schema.fields import Entity, shared_fields
from schema.lifecycle import ANYONE, TIME, Guard, Repair, Transition
from schema.people import Officer
from tests.hub.lifecycle.plausible import MEMBERS, given_by, serial, value

SOURCE = Source("clerk", "record")
FIRST_DAYS = (date(2022, 3, 7), date(2024, 1, 8), date(2025, 9, 1))
_CERTIFICATES = 4


@dataclass(repr=False)
class Office:
    """The database of a module, with officers of every agency whose certificates are valid."""

    store: Store
    engine: Engine = field(default_factory=lambda: Engine(official()))
    officers: dict[str, list[str]] = field(default_factory=dict)
    records: dict[str, UUID] = field(default_factory=dict)

    async def staff(self) -> "Office":
        """Register the officers."""
        async with unit_of_work(self.store) as unit:
            for agency in MEMBERS:
                for number in range(_CERTIFICATES):
                    officer = await unit.write.add(
                        Officer,
                        {
                            "owner_agency": agency,
                            "source_system": "clerk",
                            "source_id": f"{agency}:{number}",
                            "agency": agency,
                            "name": "某人",
                            "role": "HEAD",
                            "certificate": f"{agency}-{number}",
                            "certificate_valid_to": date(2099, 12, 31),
                        },
                    )
                    self.officers.setdefault(agency, []).append(officer.certificate)
                    self.records[agency] = officer.id
        return self


@dataclass
class Step:
    """One act that was applied, and what the case was like before and after."""

    transition: Transition
    act: Act
    before: str | None
    event: CaseEvent
    case: Entity


class Walk:
    """One case of a kind and the acts done to it."""

    def __init__(self, office: Office, entity: str, dice: Random) -> None:
        self.office, self.dice = office, dice
        self.lifecycle = LIFECYCLES[entity]
        self.kind = entity_of(entity)
        self.day = dice.choice(FIRST_DAYS)
        self.case: Entity | None = None
        self.events: list[CaseEvent] = []
        self.said: dict[UUID, list[Mapping[str, Any]]] = {}
        """What each act said, by its event: fields, and values of the records it brought or changed."""

    @property
    def state(self) -> str:
        """State the case is in."""
        return str(getattr(self.case, "state"))  # noqa: B009

    def chance(self, of: int) -> bool:
        """True once in so many draws."""
        return self.dice.randint(1, of) == 1

    def choose(self, options: list[Any]) -> Any:
        """One of several."""
        return self.dice.choice(options)

    async def open(self, acts: list[Transition] | None = None) -> Step | HubError:
        """Open the case by one of its opening acts, its parent first where it hangs off one."""
        transition = self.choose(acts or [each for each in self.lifecycle.transitions if not each.source])
        async with unit_of_work(self.office.store) as unit:
            opening = await self._parent()
            act = await self.act(unit, transition)
            assert act is not None, f"nobody may {transition.act}"
            if self.kind.in_matter and "matter_id" not in opening:
                matter = await open_matter(
                    unit.write, SOURCE, owner_agency=act.agency, opened_on=self.day, title="某案", topics=("WAGE",)
                )
                opening["matter_id"] = matter.id
        return await self.apply(transition, act, {**opening, "owner_agency": act.agency})

    async def _parent(self) -> dict[str, Any]:
        tie = next((tie for tie in self.kind.belongs if tie.parent in LIFECYCLES), None)
        if tie is not None and (self.kind.model_fields[tie.column].is_required() or self.chance(2)):
            parent = await self._opened(tie.parent)
            return {tie.column: parent.id, "matter_id": parent.matter_id}
        if self.kind.of_case:
            parent = await self._opened("InspectionCase")
            return {"case_type": "InspectionCase", "case_id": parent.id, "matter_id": parent.matter_id}
        return {}

    async def _opened(self, entity: str) -> Entity:
        walk = Walk(self.office, entity, self.dice)
        for _ in range(20):
            if not isinstance(await walk.open(), HubError):
                break
        assert walk.case is not None, f"{entity} could not be opened"
        return walk.case

    async def options(self) -> list[Transition]:
        """Acts the table allows in the present state, apart from voiding the case."""
        async with unit_of_work(self.office.store) as unit:
            found = []
            for transition in self.lifecycle.transitions:
                if self.state not in transition.source or transition.repair is Repair.VOID:
                    continue
                if transition.actor == TIME and not await self._lapsed(unit, transition):
                    continue
                if transition.touches and not await self._children(unit, transition.touches.entity):
                    continue
                if self._actors(transition, {}) or not transition.source:
                    found.append(transition)
            return found

    async def act(self, unit: Unit, transition: Transition) -> Act | None:
        """An act as the declaration asks for it; None where no agency is in a position to do it."""
        wanted = self.wanted(transition)
        fields = self._fields(transition, wanted)
        actors = self._actors(transition, fields)
        if not actors:
            return None
        agency, _, part = self.choose(actors).partition("-")
        children: dict[str, Any] = {}
        for gives in transition.gives:
            if gives.required or self.chance(2):
                tie = children_of(self.lifecycle.entity)[gives.entity]
                children[gives.entity] = [given_by(self.dice, gives.entity, self.day, tie, wanted)]
        act = Act(
            name=transition.act,
            occurred=self.day,
            agency=agency,
            unit=part,
            source=SOURCE,
            officers=tuple(self.office.officers.get(agency, ())[: transition.officers]),
            papers=tuple(Paper(kind, self.day, "某机关", f"文{serial()}号") for kind in transition.documents),
            fields=fields,
            children=children,
            key=str(serial()) if transition.source else "",
        )
        if transition.touches:
            act = await self._touching(unit, transition, act)
        if transition.repair:
            act = await self._mending(transition, act)
        if transition.actor == TIME:
            deadline = await self._lapsed(unit, transition)
            if deadline is None:
                return None
            act = replace(act, occurred=deadline.due_on or deadline.due_at, recorded=True)
        return act

    def wanted(self, transition: Transition) -> dict[str, frozenset[str]]:
        """Values the conditions of an act ask for; now and then one is left to chance."""
        wanted: dict[str, frozenset[str]] = {}
        for guard in transition.guards:
            if self.concerns(guard):
                wanted |= {name: allowed for name, allowed in guard.holds.items() if not self.chance(6)}
        return wanted

    def concerns(self, guard: Guard) -> bool:
        """Whether a condition may apply to the case."""
        return all(str(getattr(self.case, name, None)) in {*allowed, "None"} for name, allowed in guard.when.items())

    def _fields(self, transition: Transition, wanted: Mapping[str, frozenset[str]]) -> dict[str, Any]:
        columns = self.kind.model_fields
        asked = [*transition.needs, *(name for name in transition.may if name in wanted or self.chance(3))]
        opening = not transition.source
        fields = {
            name: value(self.dice, self.kind, name, self.day, wanted.get(name, ()))
            for name in asked
            if name in columns and name != transition.day and (opening or not shared_fields(self.kind)[name].key)
        }
        if "record_id" in fields:
            fields["record_id"] = self.office.records[fields["checked_by"]]
        return {name: given for name, given in fields.items() if given is not None}

    def _actors(self, transition: Transition, fields: Mapping[str, Any]) -> list[str]:
        """Who may act, each as an agency with its unit."""
        found: list[str] = []
        for actor in transition.actors:
            if actor == ANYONE:
                found += MEMBERS
            elif actor.startswith("@"):
                named = fields.get(actor[1:]) or getattr(self.case, actor[1:], None)
                found += [str(named)] if named else []
            else:
                found.append(actor)
        return found

    async def _lapsed(self, unit: Unit, transition: Transition) -> Deadline | None:
        assert self.case is not None
        if transition.lapses is None:
            return None
        running = await self.office.engine.deadlines.running_of(unit.write, self.case.id, transition.lapses)
        lapsed = [row for row in running if row.due_at <= clock.now()]
        return self.choose(lapsed) if lapsed else None

    async def _children(self, unit: Unit, entity: str) -> list[Entity]:
        assert self.case is not None
        kind = entity_of(entity)
        equals: dict[str, Any] = {children_of(self.lifecycle.entity)[entity]: self.case.id}
        return list(await unit.write.all(kind, order=("created_at", "id"), **equals))

    async def _touching(self, unit: Unit, transition: Transition, act: Act) -> Act:
        touches = transition.touches
        assert touches is not None
        children = await self._children(unit, touches.entity)
        kind = entity_of(touches.entity)
        wanted = {name: allowed for guard in transition.guards for name, allowed in guard.holds.items()}
        names = [*touches.needs, *(name for name in touches.may if name in wanted or self.chance(3))]
        touching = {name: value(self.dice, kind, name, self.day, wanted.get(name, ())) for name in names}
        touching = {name: given for name, given in touching.items() if given is not None}
        return replace(act, touched=self.choose(children).id if children else None, touching=touching)

    async def _mending(self, transition: Transition, act: Act) -> Act:
        """The mending of an earlier act, by the agency that did it; of the whole case by its owner."""
        assert self.case is not None
        if transition.repair is Repair.VOID:
            agency, mending = self.case.owner_agency, None
        else:
            last = self.events[-1:] if transition.repair is Repair.RETRACT else self.events
            event = self.choose(last)
            agency, to = str(event.by_agency), None
            if transition.repair is Repair.CORRECT:
                after = [legal_day(held.occurred_at) for held in self.events if held.id > event.id]
                to = min(legal_day(event.occurred_at) + timedelta(days=1), self.day, *after[:1])
            mending = Mending(event.id, to)
        officers = tuple(self.office.officers[agency][: transition.officers])
        return replace(act, agency=agency, unit="", officers=officers, mending=mending, reason="录入有误", fields={})

    async def apply(
        self, transition: Transition, act: Act, opening: Mapping[str, Any] | None = None
    ) -> Step | HubError:
        """Do an act; the step, or the refusal."""
        before = self.state if self.case is not None else None
        try:
            async with unit_of_work(self.office.store) as unit:
                case = await unit.write.one(self.kind, lock=True, id=self.case.id) if self.case is not None else None
                event = await self.office.engine.apply(unit, act, case, opening)
                case = await unit.write.one(self.kind, id=event.case_id)
        except HubError as error:
            return error
        assert case is not None
        self.case = case
        self._remember(transition, act, event, case)
        return Step(transition, act, before, event, case)

    def _remember(self, transition: Transition, act: Act, event: CaseEvent, case: Entity) -> None:
        about = act.mending.event_id if act.mending else event.id
        rows = [row for brought in act.children.values() for row in brought]
        self.said.setdefault(about, []).extend([act.fields, act.touching, case.model_dump(warnings=False), *rows])
        if transition.repair is None:
            self.events.append(event)
        elif transition.repair is Repair.RETRACT:
            self.events = [held for held in self.events if held.id != about]
        occurred = act.occurred
        day = legal_day(occurred) if isinstance(occurred, datetime) else occurred
        self.day = max(self.day, day)

    async def rows(self, entity: type[Any], **equals: Any) -> list[Any]:
        """Rows with these values."""
        async with unit_of_work(self.office.store) as unit:
            return list(await unit.write.all(entity, **equals))
