"""What holds of every lifecycle: of its table as it is written, and of any walk through it on a real database.

``HUB_LONG=1`` walks much longer and each time another way.
"""

import asyncio
import os
from collections import Counter
from collections.abc import AsyncIterator
from datetime import date, datetime, timedelta
from random import Random
from uuid import uuid4

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from hub.clock import legal_day
from hub.errors import Conflict, Forbidden, HubError
from hub.lifecycle.acts import Act, Paper
from hub.store.engine import Store
from hub.store.session import unit_of_work
from schema import ENTITIES, LIFECYCLES
from schema.codes import AgencyCode
from schema.deadline import CaseEvent, Deadline
from schema.fields import shared_fields
from schema.lifecycle import ANYONE, TIME, VOID, ClockAct, Lifecycle, Repair, Transition
from schema.limits import LimitKind, limit
from schema.linkage import LinkageEntry
from tests.hub.lifecycle.clerk import Office, Step, Walk
from tests.hub.lifecycle.pathfinder import Path
from tests.hub.lifecycle.plausible import MEMBERS

LONG = bool(os.environ.get("HUB_LONG"))
WALKS, STEPS = (60, 25) if LONG else (3, 8)
REFUSALS = {
    "ALREADY_EXISTS", "BAD_VALUE", "BEFORE_PREVIOUS", "CONDITION_NOT_MET", "DOCUMENT_BEFORE_TRIGGER",
    "EVENT_NOT_OF_CASE", "RETRACT_LATER_FIRST", "RETRACT_OPENING", "TOO_EARLY",
}  # fmt: skip
"""What may stand against an act that has its actor, its state, its fields and its documents."""
APPLIED: Counter[str] = Counter()
REFUSED: Counter[tuple[str, str]] = Counter()

ACTS = {each.act: (table, each) for table in LIFECYCLES.values() for each in table.transitions if not each.repair}

every_lifecycle = pytest.mark.parametrize("entity", LIFECYCLES)


def reached(lifecycle: Lifecycle) -> set[str]:
    """States an opening act leads to, at once or by further acts."""
    states = {str(transition.target) for transition in lifecycle.transitions if not transition.source}
    while True:
        more = {str(each.target) for each in lifecycle.transitions if each.target and states & set(each.source)}
        if more <= states:
            return states
        states |= more


def forebears(entity: str) -> set[str]:
    """A kind of case and every kind it hangs off."""
    parents = {tie.parent for tie in ENTITIES[entity].belongs if tie.parent in LIFECYCLES}  # type: ignore[attr-defined]
    return {entity}.union(*(forebears(parent) for parent in parents))


def started_in(entity: str) -> set[str]:
    """Limits that acts on a kind of case, or on what it hangs off, start."""
    acts = [each for name in forebears(entity) for each in LIFECYCLES[name].transitions]
    return {limit(clock.rule).key for each in acts for clock in each.clocks if clock.act is ClockAct.START}


@every_lifecycle
def test_every_act_leads_to_a_declared_state_and_every_state_but_void_is_reached_from_an_opening(entity: str) -> None:
    lifecycle = LIFECYCLES[entity]
    states = {str(state) for state in lifecycle.states}
    opening = [each for each in lifecycle.transitions if not each.source]
    assert opening
    assert all(each.target for each in opening)
    assert {str(each.target) for each in lifecycle.transitions if each.target} <= states
    assert {state for each in lifecycle.transitions for state in each.source} <= states - {VOID}
    assert states - reached(lifecycle) <= {VOID}


@every_lifecycle
def test_every_act_has_a_name_of_its_own_and_words_that_fit_the_record_of_it(entity: str) -> None:
    lifecycle = LIFECYCLES[entity]
    for names in ([each.act for each in lifecycle.transitions], [each.id for each in lifecycle.transitions]):
        assert [name for name, times in Counter(names).items() if times > 1] == []
    for each in lifecycle.transitions:
        assert each.zh, each.act
        assert each.en, each.act
        assert (len(each.id) <= 12, len(each.act) <= 60, len(each.zh) <= 80, len(each.en) <= 120) == (True,) * 4


@every_lifecycle
def test_every_lifecycle_can_be_corrected_retracted_and_voided(entity: str) -> None:
    mending = {each.repair: each for each in LIFECYCLES[entity].transitions if each.repair}
    assert set(mending) == set(Repair)
    assert mending[Repair.VOID].officers == 2
    states = {str(state) for state in LIFECYCLES[entity].states} - {VOID}
    assert all(set(each.source) == states for each in mending.values())


@every_lifecycle
def test_what_must_stand_in_the_linkage_platform_is_done_by_an_agency(entity: str) -> None:
    words = shared_fields(ENTITIES[entity])
    for each in LIFECYCLES[entity].transitions:
        if each.linkage is not None:
            named = [actor[1:] for actor in each.actors if actor.startswith("@")]
            assert all(words[name].code is AgencyCode for name in named), each.act
            assert {actor.partition("-")[0] for actor in each.actors if actor[1:] not in named} <= set(MEMBERS)


@every_lifecycle
def test_no_limit_is_ended_awaited_or_lapses_that_nobody_starts(entity: str) -> None:
    begun, named = started_in(entity), set()
    for each in LIFECYCLES[entity].transitions:
        rules = {clock.rule for clock in each.clocks if clock.act is not ClockAct.START}
        rules |= {rule for guard in each.guards for rule in (*guard.ran, *guard.within)}
        rules |= {*filter(None, (each.lapses, each.earliest))}
        named |= {(each.act, limit(rule).key) for rule in rules}
    assert {(act, rule) for act, rule in named if rule not in begun} == set()


@every_lifecycle
def test_every_limit_that_starts_has_an_end_to_count_and_time_acts_by_a_limit_alone(entity: str) -> None:
    for each in LIFECYCLES[entity].transitions:
        for clock in each.clocks:
            assert clock.act is not ClockAct.START or limit(clock.rule).runs or clock.until, (each.act, clock.rule)
        assert (each.actor == TIME) == (each.lapses is not None), each.act


def test_numbers_the_hub_gives_tell_the_kind_of_record() -> None:
    prefixes = Counter(lifecycle.numbered for lifecycle in LIFECYCLES.values() if lifecycle.numbered)
    assert [prefix for prefix, times in prefixes.items() if times > 1] == []


@pytest.fixture(scope="module")
async def office(database) -> AsyncIterator[Office]:
    """One database for all walks, with officers of every agency."""
    name = f"w_{uuid4().hex[:12]}"
    store = await Store(await asyncio.to_thread(database.migrated, name)).open()
    yield await Office(store).staff()
    await store.close()
    database.drop(name)


@pytest.mark.anyio
@every_lifecycle
@settings(
    max_examples=WALKS,
    deadline=None,
    derandomize=not LONG,
    database=None,
    suppress_health_check=list(HealthCheck),
)
@given(seed=st.integers(0, 2**32))
async def test_whatever_is_done_to_a_case_its_table_allows_it(office: Office, entity: str, seed: int) -> None:
    walk = Walk(office, entity, Random(seed))
    try:
        await through(walk)
    except Exception as error:
        error.add_note(f"{entity} {seed}: {', '.join(event.act for event in walk.events)}")
        raise


async def through(walk: Walk) -> None:
    """Open a case, do some of what its table allows, and void it."""
    first = await walk.open()
    if isinstance(first, HubError):
        refused(walk, first, "open")
        return
    await followed(walk, first, {})
    met: dict[object, datetime] = {}
    for _ in range(STEPS):
        walk.day = min(walk.day + timedelta(days=walk.dice.choice((0, 1, 5, 20, 70))), FAR)
        options = await walk.options()
        if not options:
            break
        acts = [each for each in options if each.repair is None]
        transition = walk.choose(acts if acts and not walk.chance(6) else options)
        async with unit_of_work(walk.office.store) as unit:
            act = await walk.act(unit, transition)
        if act is None:
            continue
        await barred(walk, transition, act)
        done = await walk.apply(transition, act)
        if isinstance(done, HubError):
            refused(walk, done, transition.act)
        else:
            met = await followed(walk, done, met)
    void = walk.lifecycle.act(f"void{walk.lifecycle.entity}")
    async with unit_of_work(walk.office.store) as unit:
        act = await walk.act(unit, void)
    assert act is not None
    done = await walk.apply(void, act)
    assert isinstance(done, Step)
    await followed(walk, done, met)
    assert walk.state == VOID
    assert await walk.options() == []


FAR = date(2026, 6, 1)
"""No walk goes further: acts of a day to come are refused."""


def refused(walk: Walk, error: HubError, act: str) -> None:
    """A refusal the law may have asked for, and nothing else."""
    assert error.code in REFUSALS, f"{walk.lifecycle.entity}.{act}: {error} {error.field or ''}"
    REFUSED[act, error.code] += 1


async def barred(walk: Walk, transition: Transition, act: Act) -> None:
    """What must never be possible: another state, another actor, a document short. Nothing is changed by trying."""
    assert walk.case is not None
    others = [each for each in walk.lifecycle.transitions if walk.state not in each.source and not each.repair]
    other = walk.choose(others)
    strange = {TIME: TIME}.get(other.actor) or next(iter(walk._actors(other, {})), None)
    if strange is not None:
        agency, _, part = strange.partition("-")
        wrong = Act(other.act, walk.day, agency, act.source, unit=part, key="never")
        assert await refusal(walk, wrong, Conflict) in {"ILLEGAL_TRANSITION", "CASE_NOT_OPEN"}
    allowed = {actor.partition("-")[0] for actor in walk._actors(transition, act.fields)}
    nobody = "AUD" if ANYONE in transition.actors else next((each for each in MEMBERS if each not in allowed), "AUD")
    moved = {name: value for name, value in act.fields.items() if f"@{name}" not in transition.actors}
    assert await refusal(walk, changed(act, agency=nobody, fields=moved), Forbidden) == "WRONG_ACTOR"
    if transition.documents:
        kept: tuple[Paper, ...] = tuple(paper for paper in act.papers if walk.chance(2))[:-1]
        missing = [kind for kind in transition.documents if kind not in {paper.kind for paper in kept}]
        error = await refusal(walk, changed(act, papers=kept), Conflict, whole=True)
        assert error.code == "DOCUMENT_MISSING"
        assert error.missing == tuple(missing)


def changed(act: Act, **values: object) -> Act:
    """The act, otherwise."""
    return Act(**{name: getattr(act, name) for name in Act.__dataclass_fields__} | values)


async def refusal(walk: Walk, act: Act, kind: type[HubError], *, whole: bool = False):
    """The refusal of an act that must be refused; the case is as it was."""
    assert walk.case is not None
    with pytest.raises(kind) as caught:
        async with unit_of_work(walk.office.store) as unit:
            case = await unit.write.one(walk.kind, lock=True, id=walk.case.id)
            await walk.office.engine.apply(unit, act, case)
    (now,) = await walk.rows(walk.kind, id=walk.case.id)
    assert (now.version, now.row_hash) == (walk.case.version, walk.case.row_hash)
    return caught.value if whole else caught.value.code


async def followed(walk: Walk, done: Step, met: dict[object, datetime]) -> dict[object, datetime]:
    """Check what an act has left behind; the limits that are met now."""
    APPLIED[done.transition.act] += 1
    target = await expected(walk, done)
    assert walk.state == target
    assert walk.state in set(walk.lifecycle.states)
    assert (done.event.act, done.event.to_state) == (done.transition.act, target)
    assert len(await walk.rows(LinkageEntry, event_id=done.event.id)) == await owed(walk, done)
    return await counted(walk, done, met)


async def expected(walk: Walk, done: Step) -> str:
    """The state an act must lead to."""
    if done.transition.repair is Repair.RETRACT:
        (taken,) = await walk.rows(CaseEvent, id=done.event.repairs_id)
        return str(taken.from_state)
    return str(done.transition.target or done.before)


async def owed(walk: Walk, done: Step) -> int:
    """How many entries in the linkage platform an act owes."""
    transition = done.transition
    if transition.repair is Repair.VOID:
        return min(1, len(await walk.rows(LinkageEntry, case_id=done.case.id, repair=None)))
    if transition.repair:
        return len(await walk.rows(LinkageEntry, event_id=done.event.repairs_id))
    said = {**done.case.model_dump(warnings=False), **done.act.fields}
    wanted = transition.linkage_when.items()
    return int(transition.linkage is not None and all(str(said.get(name)) in allowed for name, allowed in wanted))


async def counted(walk: Walk, done: Step, met: dict[object, datetime]) -> dict[object, datetime]:
    """No limit ends before it begins (but by a date in a document), begins before its trigger, or is met twice."""
    events = {event.id: event for event in await walk.rows(CaseEvent, case_id=done.case.id)}
    rows = await walk.rows(Deadline, case_id=done.case.id)
    for row in rows:
        if row.kind != LimitKind.BEFORE and (row.fixed_on is None or row.fixed_on >= legal_day(row.started_at)):
            assert row.due_at >= row.started_at, row.rule
        event = events[row.start_event_id]
        mended = [each for each in events.values() if each.repairs_id == event.id and each.corrected_to]
        trigger = max(mended, key=lambda each: each.id).corrected_to if mended else event.occurred_at
        transition = walk.lifecycle.by_act[event.act]
        names = {clock.since for clock in transition.clocks if limit(clock.rule).key == row.rule and clock.since}
        given_days = {day_of(said[name]) for said in walk.said.get(event.id, ()) for name in names if said.get(name)}
        earliest = min(given_days, default=legal_day(trigger))
        assert legal_day(row.started_at) >= earliest, row.rule
        if row.id in met and not done.transition.repair:
            assert row.met_at == met[row.id], row.rule
    return {row.id: row.met_at for row in rows if row.met_at is not None}


def day_of(moment: object):
    """The legal day of a day or an instant."""
    return legal_day(moment) if isinstance(moment, datetime) else moment


@pytest.mark.anyio
@pytest.mark.parametrize("act", [act for act, (_, each) in ACTS.items() if LONG or each.actor == TIME])
async def test_there_is_a_way_to(office: Office, act: str) -> None:
    """What the law allows can come about: an act whose conditions nobody can meet is none."""
    lifecycle, transition = ACTS[act]
    for seed in range(150):
        done = await Path(office, lifecycle.entity, Random(seed)).to(act)
        if done is not None:
            break
    assert done is not None
    assert done.event.act == act
    assert str(getattr(done.case, "state")) == str(transition.target or done.before)  # noqa: B009


def test_the_walks_went_through_most_of_what_is_declared() -> None:
    if not APPLIED:
        pytest.skip("no walk was made")
    acts = {each.act for lifecycle in LIFECYCLES.values() for each in lifecycle.transitions}
    assert set(APPLIED) <= acts
    assert len(APPLIED) > len(acts) * (0.8 if LONG else 0.3), sorted(acts - set(APPLIED))
