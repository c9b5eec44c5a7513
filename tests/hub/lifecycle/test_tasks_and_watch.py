"""Tasks that come again, and what the hub does without being asked: warnings, ends, lapses, a new calendar."""

from datetime import date, timedelta

import pytest

from hub import clock
from hub.errors import Conflict, InvalidInput, NotFound
from hub.lifecycle.acts import Act, Source
from hub.lifecycle.calendar import import_arrangement, read_arrangement
from hub.lifecycle.records import Records
from hub.lifecycle.watch import look
from hub.store.session import unit_of_work
from schema.codes import TaskKind
from schema.deadline import CaseEvent, Deadline, Notification
from schema.lifecycle import starts
from schema.task import Task
from tests.hub.lifecycle.test_calendar_import import ROWS

pytestmark = pytest.mark.anyio
ENFORCEMENT = {"case_number": "(2023)皖0223执9号", "court": "某法院"}
INSPECTION = {"number": "监〔2023〕1号", "organ": "某局"}
SUSPENDED = date(2023, 9, 11)
CHECKED = {
    "check_consumption_limit": "MET", "check_search": "MET", "check_dishonest_list": "NOT_NEEDED",
    "check_debtor_searched": "NOT_NEEDED", "check_obstruction": "NOT_NEEDED", "check_consent": "APPLICANT_SIGNED",
}  # fmt: skip


async def filed(desk, day: date = date(2023, 8, 14)) -> None:
    """An enforcement case in the hands of the enforcement bureau."""
    await desk.act("applyForEnforcement", day, fields=ENFORCEMENT)
    await desk.act("fileEnforcementCase", day)


async def suspended(desk) -> CaseEvent:
    """A case that stands still, about which court and labour inspection are to exchange what they know."""
    await filed(desk)
    return await desk.act("suspendEnforcement", SUSPENDED)


async def tasks(desk, **equals) -> dict[tuple[str, int], Task]:
    """Tasks of the case by agency and round."""
    rows = await desk.rows(Task, case_id=desk.case_id, **equals)
    return {(str(row.owner), row.round): row for row in rows}


async def complete(desk, task: Task, done_on: date, agency: str = "", version: int | None = None) -> Task:
    """Report a task as done."""
    async with unit_of_work(desk.store) as unit:
        records = Records(desk.engine.tasks)
        done, _ = await records.complete(unit, agency or str(task.owner), task.id, done_on, "已沟通", version)
        return done


async def notices(desk, about: Deadline | Task) -> list[tuple[str, str]]:
    """What the hub told of a limit or task without being asked: kind and recipient."""
    found = [row for row in await desk.rows(Notification) if row.source_id.startswith(str(about.id))]
    return sorted((str(row.kind), str(row.to_agency)) for row in found)


async def test_a_case_that_stands_still_opens_a_task_for_each_agency_with_the_day_of_its_limit(desk):
    event = await suspended(desk)
    found = await tasks(desk)
    assert set(found) == {("COURT", 1), ("HRSS", 1)}
    for task in found.values():
        assert (task.kind, task.state, task.rule) == (TaskKind.EXCHANGE, "OPEN", "TL-E14.1")
        assert (task.started_on, task.due_on, task.event_id) == (SUSPENDED, date(2023, 12, 11), event.id)
    assert (await desk.case()).next_exchange_on == date(2023, 12, 11)
    assert (await desk.clocks())["TL-E14.1"].due_on == date(2023, 12, 11)


@pytest.mark.parametrize(
    ("done_on", "due_on"),
    [
        (date(2023, 12, 4), date(2024, 3, 11)),
        (date(2023, 12, 11), date(2024, 3, 11)),
        (date(2024, 3, 20), date(2024, 6, 11)),
    ],
)
async def test_a_task_that_recurs_opens_the_next_one_on_the_next_day_it_is_due(desk, done_on, due_on):
    await suspended(desk)
    first = (await tasks(desk))["HRSS", 1]
    done = await complete(desk, first, done_on)
    assert (done.state, done.done_at, done.outcome) == ("DONE", clock.start_of(done_on), "已沟通")
    after = (await tasks(desk))["HRSS", 2]
    assert (after.state, after.due_on, after.started_on, after.outcome) == ("OPEN", due_on, SUSPENDED, None)
    assert (await desk.case()).next_exchange_on == due_on
    rounds = {row.round: row for row in await desk.rows(Deadline, case_id=desk.case_id, rule="TL-E14.1")}
    assert rounds[1].met_at == clock.start_of(done_on)
    assert (rounds[2].due_on, rounds[2].met_at) == (due_on, None)


async def test_the_second_agency_that_does_its_task_meets_no_limit_of_the_next_round(desk):
    await suspended(desk)
    first = await tasks(desk)
    for owner in ("HRSS", "COURT"):
        await complete(desk, first[owner, 1], date(2023, 12, 8))
    assert set(await tasks(desk, state="OPEN")) == {("HRSS", 2), ("COURT", 2)}
    rows = await desk.rows(Deadline, case_id=desk.case_id, rule="TL-E14.1", order=("round",))
    assert [(row.round, row.met_at is not None) for row in rows] == [(1, True), (2, False)]


async def test_a_closed_round_is_searched_again_every_six_months(desk):
    await filed(desk)
    await desk.act("issueExecutionNotice", date(2023, 8, 21))
    await desk.act("closeEnforcementRound", date(2023, 12, 20), fields=CHECKED)
    (requery,) = await desk.rows(Task, kind="REQUERY")
    assert (requery.owner, requery.due_on) == ("COURT", date(2024, 6, 20))
    await complete(desk, requery, date(2024, 6, 18))
    days = [row.due_on for row in await desk.rows(Task, kind="REQUERY", order=("round",))]
    assert days == [date(2024, 6, 20), date(2024, 12, 20)]


async def test_a_task_of_every_half_year_is_due_with_the_half_year_of_the_calendar(desk):
    await filed(desk)
    case = await desk.case()
    async with unit_of_work(desk.store) as unit:
        own = {"owner_agency": "HRSS", "source_system": "test", "source_id": "half", "matter_id": case.matter_id}
        about = {"case_type": "EnforcementCase", "case_id": case.id, "kind": "CONVENE", "owner": "HRSS"}
        due = {"rule": "TL-S1.1", "started_on": date(2024, 2, 1), "due_on": date(2024, 6, 30)}
        task = await unit.write.add(Task, {**own, **about, **due})
    await complete(desk, task, date(2024, 5, 6))
    days = [row.due_on for row in await desk.rows(Task, kind="CONVENE", order=("round",))]
    assert days == [date(2024, 6, 30), date(2024, 12, 31)]


async def test_an_act_that_makes_a_task_pointless_ends_it_and_it_comes_no_more(desk):
    await suspended(desk)
    await desk.act("resumeEnforcement", date(2023, 10, 9))
    found = await tasks(desk)
    assert {str(task.state) for task in found.values()} == {"CANCELLED"}
    with pytest.raises(Conflict, match="TASK_NOT_OPEN"):
        await complete(desk, found["HRSS", 1], date(2023, 10, 10))
    assert len(await desk.rows(Task)) == 2


async def test_only_its_agency_does_a_task_once_and_not_of_a_day_to_come(desk):
    await suspended(desk)
    task = (await tasks(desk))["HRSS", 1]
    with pytest.raises(NotFound):
        await complete(desk, task, date(2023, 12, 1), agency="COURT")
    with pytest.raises(InvalidInput, match="IN_FUTURE"):
        await complete(desk, task, clock.today() + timedelta(days=1))
    with pytest.raises(Conflict, match="VERSION_CONFLICT"):
        await complete(desk, task, date(2023, 12, 1), version=task.version + 1)
    await complete(desk, task, date(2023, 12, 1), version=task.version)
    with pytest.raises(Conflict, match="TASK_NOT_OPEN"):
        await complete(desk, task, date(2023, 12, 1))


async def test_a_task_that_is_due_is_told_to_its_agency_once(desk):
    await suspended(desk)
    found = await tasks(desk)
    await complete(desk, found["COURT", 1], date(2023, 12, 8))
    later = await tasks(desk, state="OPEN")
    async with unit_of_work(desk.store) as unit:
        ahead = await unit.write.one(Task, lock=True, id=later["COURT", 2].id)
        await unit.write.change(ahead, {"due_on": clock.today() + timedelta(days=1)})
    assert (await look(desk.store, desk.engine))["tasks"] == 1
    assert await notices(desk, found["HRSS", 1]) == [("TASK", "HRSS")]
    assert await notices(desk, found["COURT", 1]) == []
    assert await notices(desk, ahead) == []
    assert (await look(desk.store, desk.engine))["tasks"] == 0
    assert await notices(desk, found["HRSS", 1]) == [("TASK", "HRSS")]


async def reporting(desk, last: date) -> Deadline:
    """The debtor is to report property by a day."""
    await filed(desk, clock.today() - timedelta(days=9))
    await desk.act("orderPropertyReport", clock.today() - timedelta(days=8), fields={"report_by": last})
    return (await desk.clocks())["TL-E4.1"]


async def test_a_limit_about_to_end_is_warned_of_once_and_told_of_once_when_it_has_run_out(desk):
    limit = await reporting(desk, clock.today() + timedelta(days=1))
    assert (await look(desk.store, desk.engine))["warned"] >= 1
    assert await notices(desk, limit) == [("WARNING", "COURT")]
    await look(desk.store, desk.engine)
    assert await notices(desk, limit) == [("WARNING", "COURT")]
    async with unit_of_work(desk.store) as unit:
        held = await unit.write.one(Deadline, lock=True, id=limit.id)
        await unit.write.change(held, {"due_at": clock.now() - timedelta(minutes=1)})
    assert (await look(desk.store, desk.engine))["overdue"] == 1
    assert (await look(desk.store, desk.engine))["overdue"] == 0
    assert await notices(desk, limit) == [("OVERDUE", "COURT"), ("WARNING", "COURT")]


async def test_a_limit_found_to_have_run_out_already_is_not_warned_of_any_more(desk):
    limit = await reporting(desk, clock.today() - timedelta(days=1))
    await look(desk.store, desk.engine)
    assert await notices(desk, limit) == [("OVERDUE", "COURT")]


async def test_a_limit_with_time_left_is_told_of_to_nobody(desk):
    limit = await reporting(desk, clock.today() + timedelta(days=20))
    await look(desk.store, desk.engine)
    assert await notices(desk, limit) == []


async def test_what_was_done_made_void_or_stands_still_is_told_of_to_nobody(desk):
    met = await reporting(desk, clock.today() - timedelta(days=2))
    await desk.act("receivePropertyReport", clock.today() - timedelta(days=3))
    assert (await desk.clocks())["TL-E4.1"].met_at is not None
    await look(desk.store, desk.engine)
    assert await notices(desk, met) == []

    await desk.act("applyForEnforcement", date(2023, 8, 14), fields=ENFORCEMENT | {"case_number": "(2023)皖0223执10号"})
    await desk.act("fileEnforcementCase", date(2023, 8, 14))
    notice, whole = (await desk.clocks())["TL-E2.1"], (await desk.clocks())["TL-E5.1"]
    await desk.act("suspendEnforcement", date(2023, 8, 21))
    await look(desk.store, desk.engine)
    assert await notices(desk, whole) == []
    assert await notices(desk, notice) == [("OVERDUE", "COURT")]

    await desk.act("applyForEnforcement", date(2023, 8, 14), fields=ENFORCEMENT | {"case_number": "(2023)皖0223执11号"})
    await desk.act("declineEnforcementApplication", date(2023, 8, 16), fields={"reject_reason": "NOT_OURS"})
    void = (await desk.clocks())["TL-E2.1"]
    assert void.void_at is not None
    await look(desk.store, desk.engine)
    assert await notices(desk, void) == []


async def test_an_end_that_was_put_off_is_warned_of_again(desk):
    day = clock.today()
    await filed(desk, day - timedelta(days=9))
    order = await desk.act("orderPropertyReport", day - timedelta(days=8), fields={"report_by": day})
    limit = (await desk.clocks())["TL-E4.1"]
    await look(desk.store, desk.engine)
    assert await notices(desk, limit) == [("WARNING", "COURT")]
    case = await desk.case()
    async with unit_of_work(desk.store) as unit:
        held = await unit.write.one(type(case), lock=True, id=case.id)
        await unit.write.change(held, {"report_by": day + timedelta(days=30)})
        act = Act("orderPropertyReport", day - timedelta(days=8), "COURT", Source("test", "later"))
        clocks = (starts("TL-E4.1", until="report_by"),)
        await desk.engine.deadlines.restart(unit.write, held, order, act, clocks, {"report_by"})
    put_off = (await desk.clocks())["TL-E4.1"]
    assert (put_off.due_on, put_off.warned_at) == (day + timedelta(days=30), None)


async def test_what_time_brings_about_comes_with_the_same_look(desk):
    await desk.act("reportTransfer", date(2023, 6, 26), fields={"number": "移〔2023〕9号", "organ": "某局"})
    await desk.act("approveTransfer", date(2023, 6, 27))
    await desk.act("sendTransfer", date(2023, 6, 27))
    await desk.act("receiveTransfer", date(2023, 6, 28))
    assert (await look(desk.store, desk.engine))["lapsed"] == 1
    assert (await desk.case()).state == "UNDECIDED_OVERDUE"
    (event,) = await desk.rows(CaseEvent, act="lapseFilingDecision")
    assert clock.legal_day(event.occurred_at) == (await desk.clocks())["TL-X5.1"].due_on
    assert (await look(desk.store, desk.engine))["lapsed"] == 0


async def test_a_calendar_that_gains_a_year_moves_what_was_counted_without_it(desk):
    opened = await desk.act("fileInspectionCase", date(2023, 5, 8), fields=INSPECTION)
    case = await desk.case()
    begun = date(2026, 12, 21)
    async with unit_of_work(desk.store) as unit:
        act = Act("fileInspectionCase", begun, "HRSS", Source("test", "later"))
        for subject in ("runs", "met"):
            row = await desk.engine.deadlines.start(unit.write, case, opened, act, starts("TL-I1.1"), subject=subject)
        await desk.engine.deadlines.meet(unit.write, row, date(2027, 1, 4))
    before = {row.subject_key: row for row in await desk.rows(Deadline, rule="TL-I1.1")}
    assert before["runs"].provisional
    year, days = read_arrangement(ROWS)
    await import_arrangement(desk.store, year, days, "国办发明电〔2026〕9号")
    assert (await look(desk.store, desk.engine))["recounted"] == 1
    after = {row.subject_key: row for row in await desk.rows(Deadline, rule="TL-I1.1")}
    calendar = desk.engine.deadlines.calendar
    assert calendar.known(date(2027, 6, 1))
    assert calendar.workdays(begun, after["runs"].due_on) == 60
    assert calendar.is_workday(after["runs"].due_on)
    assert after["runs"].due_on > before["runs"].due_on
    assert (after["runs"].provisional, after["runs"].calendar_version) == (False, calendar.version)
    assert after["met"].due_on == before["met"].due_on
    assert after[""].due_on == before[""].due_on
    assert (await look(desk.store, desk.engine))["recounted"] == 0
