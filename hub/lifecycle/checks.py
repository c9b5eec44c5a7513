"""What must hold before an act is applied: actor, state, papers, officers, time, and the guards of its transition.

An act reported by a system of record is a fact: what the law would not have allowed is marked, not refused.
"""

from collections.abc import Collection, Mapping, Sequence
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any

from hub import clock
from hub.errors import Conflict, Forbidden, HubError, InvalidInput
from hub.lifecycle.acts import Act
from hub.lifecycle.conditions import matches, values_of
from hub.lifecycle.deadlines import Deadlines
from hub.lifecycle.naming import text_of
from hub.store.session import Unit
from hub.words import Text
from schema import ENTITIES, children_of, entity_of
from schema.codes import MEMBERS
from schema.deadline import CaseEvent
from schema.document_types import DocumentType
from schema.fields import Entity, camel, shared_fields
from schema.lifecycle import ANYONE, TIME, ClockAct, Guard, Lifecycle, Transition
from schema.limits import LIMITS
from schema.limits import Unit as Period
from schema.people import Officer

_CLOCK_SKEW = timedelta(minutes=5)
_MOMENT = timedelta(microseconds=1)


class Checks:
    """Everything that can stand against an act."""

    def __init__(self, deadlines: Deadlines) -> None:
        self._deadlines = deadlines

    async def run(
        self, unit: Unit, lifecycle: Lifecycle, transition: Transition, act: Act, case: Entity | None
    ) -> str | None:
        """Check an act; codes of what is irregular about a recorded one, joined by commas.

        Raises Forbidden (actor, officers), Conflict (state, papers, time, guards), InvalidInput (fields, future).
        """
        _actor(lifecycle, transition, act, case)
        check_state(lifecycle, transition, case)
        _fields(transition, act, case)
        _papers(transition, act)
        if act.occurred_at > clock.now() + _CLOCK_SKEW:
            raise InvalidInput("IN_FUTURE", field="occurredAt")
        history = await unit.write.all(CaseEvent, order=("occurred_at", "id"), case_id=case.id) if case else ()
        found: list[HubError] = []
        found += _sequence(transition, act, history)
        found += await self._earliest(unit, transition, act, case)
        found += await self._dates(unit, transition, act, case)
        found += _ends(transition, act)
        conditions = [
            error
            for guard in transition.guards
            for error in await self._guard(unit, transition, act, case, guard, history)
        ]
        if transition.actor == TIME and conditions:
            raise conditions[0]
        found += conditions
        if act.recorded:
            return ",".join(dict.fromkeys(error.code for error in found))[:200] or None
        await _officers(unit, transition, act)
        if found:
            raise found[0]
        return None

    async def _earliest(self, unit: Unit, transition: Transition, act: Act, case: Entity | None) -> list[HubError]:
        if case is None or not transition.earliest or act.undated:
            return []
        running = await self._deadlines.running(unit.write, case, transition.earliest)
        return [
            Conflict("TOO_EARLY", act=text_of(transition), earliest=clock.legal_day(deadline.due_at).isoformat())
            for deadline in running
            if act.occurred_at < deadline.due_at
        ]

    async def _dates(self, unit: Unit, transition: Transition, act: Act, case: Entity | None) -> list[HubError]:
        """The paper that makes the act is no younger than it and no older than what it answers; none is yet to come."""
        to_come = next((paper for paper in act.papers if paper.issued_on > clock.today()), None)
        if to_come is not None:
            kind, day = text_of(DocumentType(to_come.kind)), to_come.issued_on.isoformat()
            return [InvalidInput("DOCUMENT_IN_FUTURE", field="documents", document=kind, day=day)]
        principal = next((paper for paper in act.papers if paper.kind in transition.documents[:1]), None)
        if principal is None or act.undated:
            return []
        words: dict[str, Any] = {
            "act": text_of(transition),
            "document": text_of(principal.kind),
            "day": principal.issued_on.isoformat(),
        }
        if principal.issued_on > clock.legal_day(act.occurred_at):
            return [Conflict("DOCUMENT_AFTER_ACT", field="documents", **words)]
        if case is None:
            return []
        for effect in transition.clocks:
            if effect.act is not ClockAct.MEET or not self._deadlines.concerns(effect, case, act):
                continue
            for deadline in await self._deadlines.running(unit.write, case, effect.rule):
                # Hours whose trigger is known by its day alone run from the end of that day.
                by_hour = LIMITS[deadline.rule].unit is Period.H
                began = clock.legal_day(deadline.started_at - (_MOMENT if by_hour else timedelta(0)))
                if deadline.kind in {"duty", "right"} and principal.issued_on < began:
                    return [Conflict("DOCUMENT_BEFORE_TRIGGER", field="documents", trigger=began.isoformat(), **words)]
        return []

    async def _guard(
        self,
        unit: Unit,
        transition: Transition,
        act: Act,
        case: Entity | None,
        guard: Guard,
        history: Sequence[CaseEvent],
    ) -> list[HubError]:
        values = values_of(case, act)
        asked = {*guard.when, *guard.holds}
        concerned = [known for known in _with_children(values, act, asked) if matches(guard.when, known)]
        if not concerned:
            return []
        done = {event.act for event in history if event.retracted_at is None}
        broken = bool(guard.holds) and not all(matches(guard.holds, known) for known in concerned)
        broken |= bool(guard.after) and not done & set(guard.after)
        broken |= bool(done & set(guard.never))
        if case is not None:
            broken |= await self._running(unit, case, act, guard)
        broken |= await _too_many(unit, act, case, guard, values)
        if not broken:
            return []
        source = LIMITS[guard.rule].citation if guard.rule else ""
        cited = Text(f"（{source}）", f" ({source})") if source else Text("", "")
        return [Conflict("CONDITION_NOT_MET", act=text_of(transition), must=Text(guard.zh, guard.en), source=cited)]

    async def _running(self, unit: Unit, case: Entity, act: Act, guard: Guard) -> bool:
        # What time brings about on the last day of a limit comes about as that day ends.
        by_time = act.agency == TIME and not isinstance(act.occurred, datetime)
        moment = act.occurred_at + timedelta(days=1) if by_time else act.occurred_at
        for rule in guard.ran:
            if any(row.due_at > moment for row in await self._deadlines.running(unit.write, case, rule)):
                return True
        for rule in guard.within:
            if any(row.due_at <= act.occurred_at for row in await self._deadlines.running(unit.write, case, rule)):
                return True
        return False


def _with_children(values: Mapping[str, Any], act: Act, asked: Collection[str]) -> list[dict[str, Any]]:
    """What a condition may ask about: the act and its case, once with each child record it brings that has a say."""
    speaking = (rows for name, rows in act.children.items() if ENTITIES[name].model_fields.keys() & set(asked))
    rows = [row for rows in speaking for row in rows]
    return [{**values, **row} for row in rows] or [dict(values)]


def _actor(lifecycle: Lifecycle, transition: Transition, act: Act, case: Entity | None) -> None:
    for actor in transition.actors:
        agency, _, unit = actor.partition("-")
        if agency == ANYONE:
            fits = act.agency in MEMBERS
        elif agency.startswith("@"):
            fits = str(values_of(case, act).get(agency[1:])) == act.agency
        else:
            fits = agency == act.agency
        if fits and not (unit and act.unit and unit != act.unit):
            return
    words = shared_fields(entity_of(lifecycle.entity))
    named = [text_of(words[actor[1:]]) if actor.startswith("@") else Text(actor, actor) for actor in transition.actors]
    actors = Text("、".join(each.zh for each in named), ", ".join(each.en for each in named))
    raise Forbidden("WRONG_ACTOR", act=text_of(transition), actor=actors)


def check_state(lifecycle: Lifecycle, transition: Transition, case: Entity | None) -> None:
    """Refuse an act that may not leave the state the case is in, or a case that is not open. Raises Conflict."""
    if case is None:
        if transition.source:
            raise Conflict("CASE_NOT_OPEN", act=text_of(transition))
        return
    state = lifecycle.states(getattr(case, "state"))  # noqa: B009
    if str(state) not in transition.source:
        raise Conflict("ILLEGAL_TRANSITION", act=text_of(transition), state=text_of(state))


def _fields(transition: Transition, act: Act, case: Entity | None) -> None:
    if transition.repair is None:
        unknown = set(act.fields) - {*transition.says}
        if unknown:
            first = camel(min(unknown))
            raise InvalidInput("FIELD_NOT_OF_ACT", field=first, name=first, act=text_of(transition))
    for name in transition.needs:
        if act.fields.get(name) is None and getattr(case, name, None) is None:
            raise InvalidInput("FIELD_MISSING", field=camel(name), name=camel(name), act=text_of(transition))
    if act.recorded:
        return
    brought = {gives.entity: gives for gives in transition.gives}
    for entity in act.children.keys() - brought.keys():
        raise InvalidInput("FIELD_NOT_OF_ACT", field=entity, name=entity, act=text_of(transition))
    for entity, gives in brought.items():
        if gives.required and not act.children.get(entity):
            link: str = entity_of(entity).plural
            raise InvalidInput("FIELD_MISSING", field=link, name=link, act=text_of(transition))
    if transition.touches is not None:
        for name in transition.touches.needs:
            if act.touching.get(name) is None:
                raise InvalidInput("FIELD_MISSING", field=camel(name), name=camel(name), act=text_of(transition))


def _papers(transition: Transition, act: Act) -> None:
    given = {paper.kind for paper in act.papers}
    missing = [kind for kind in transition.documents if kind not in given]
    if missing:
        raise Conflict(
            "DOCUMENT_MISSING",
            act=text_of(transition),
            documents=text_of(*missing),
            missing=tuple(str(kind) for kind in missing),
        )


def _ends(transition: Transition, act: Act) -> list[HubError]:
    """No limit whose last day a document sets ends before the act that starts it."""
    for effect in transition.clocks:
        last = act.fields.get(effect.until or "")
        if effect.act is ClockAct.START and isinstance(last, date) and not act.undated:
            last = clock.legal_day(last) if isinstance(last, datetime) else last
            if last < clock.legal_day(act.occurred_at):
                return [InvalidInput("END_BEFORE_START", field=camel(effect.until or ""), day=last.isoformat())]
    return []


def _sequence(transition: Transition, act: Act, history: Sequence[CaseEvent]) -> list[HubError]:
    right = {event.repairs_id: event.corrected_to for event in history if event.repairs_id and event.corrected_to}
    stands = (event for event in history if event.retracted_at is None and event.repairs_id is None)
    last = max((right.get(event.id) or event.occurred_at for event in stands), default=None)
    if last is None or act.occurred_at >= clock.start_of(clock.legal_day(last)):
        return []
    return [Conflict("BEFORE_PREVIOUS", act=text_of(transition), field="occurredAt")]


async def _too_many(unit: Unit, act: Act, case: Entity | None, guard: Guard, values: Mapping[str, Any]) -> bool:
    if guard.counted:
        entity, name = guard.counted
        ceiling = values.get(name)
        if ceiling is not None and len(await _children(unit, act, case, entity)) > int(ceiling):
            return True
    if guard.sums:
        entity, money, name = guard.sums
        ceiling = values.get(name)
        if ceiling is not None:
            total = sum(
                (Decimal(str(row[money])) for row in await _children(unit, act, case, entity) if row.get(money)),
                Decimal(0),
            )
            return total > Decimal(str(ceiling))
    return False


async def _children(unit: Unit, act: Act, case: Entity | None, entity: str) -> list[Mapping[str, Any]]:
    """Children of this kind: those the case has and those the act brings."""
    brought = [*act.children.get(entity, ())]
    if case is None:
        return brought
    kind = entity_of(entity)
    equals: dict[str, Any] = {children_of(type(case).__name__)[entity]: case.id}
    held = await unit.write.all(kind, **equals)
    return [*(row.model_dump(warnings=False) for row in held), *brought]


async def _officers(unit: Unit, transition: Transition, act: Act) -> None:
    """Whoever acts holds a certificate that is valid on the day of the act (clause 2.5b)."""
    if len(set(act.officers)) < transition.officers:
        raise Forbidden("OFFICERS_TOO_FEW", field="officers", act=text_of(transition), number=transition.officers)
    for certificate in act.officers:
        officer = await unit.write.one(Officer, certificate=certificate)
        if officer is None or str(officer.agency) != act.agency:
            raise Forbidden("OFFICER_UNKNOWN", field="officers")
        if officer.certificate_valid_to < clock.legal_day(act.occurred_at):
            raise Forbidden("OFFICER_CERTIFICATE_EXPIRED", field="officers", day=str(officer.certificate_valid_to))
