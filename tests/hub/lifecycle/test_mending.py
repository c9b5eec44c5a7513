"""Correcting, retracting and voiding: a new event each time, counted through everything the mended act moved."""

from datetime import date, datetime, timedelta
from decimal import Decimal

import pytest

from hub import clock
from hub.clock import SHANGHAI, start_of
from hub.errors import Conflict, Forbidden, InvalidInput
from hub.lifecycle.acts import Mending
from hub.lifecycle.sweep import sweep
from hub.store.session import unit_of_work
from schema.deadline import CaseEvent, Deadline, Engagement, Notification
from schema.linkage import LinkageEntry
from schema.people import Officer
from schema.task import Task

pytestmark = pytest.mark.anyio
TRANSFER = {"number": "南人社监移字〔2023〕9号", "organ": "某局"}
ENFORCEMENT = {"case_number": "(2023)皖0223执9号", "court": "某法院"}
APPROVED = datetime(2023, 6, 29, 16, 0, tzinfo=SHANGHAI)


async def sent(desk):
    """A transfer on its way to the police."""
    await desk.act("reportTransfer", date(2023, 6, 26), fields=TRANSFER)
    await desk.act("approveTransfer", APPROVED)
    return await desk.act("sendTransfer", APPROVED + timedelta(minutes=40))


async def filed(desk, **fields):
    """An enforcement case in the hands of the enforcement bureau."""
    applied = await desk.act("applyForEnforcement", date(2023, 8, 14), fields=ENFORCEMENT | fields)
    return applied, await desk.act("fileEnforcementCase", date(2023, 8, 14))


async def mend(desk, how: str, event, day: date, *, to=None, agency: str = "", **fields):
    """Correct or retract an act by the agency that did it."""
    return await desk.act(
        how,
        day,
        agency=agency or str(event.by_agency),
        mending=Mending(event.id, to),
        reason="录入有误",
        fields=fields,
        key=f"{how}:{event.id}:{day}",
    )


async def staffed(desk, agency: str, *certificates: str):
    """Officers of an agency with valid certificates."""
    async with unit_of_work(desk.store) as unit:
        for certificate in certificates:
            own = {"owner_agency": agency, "source_system": "test", "source_id": certificate, "agency": agency}
            card = {"certificate": certificate, "certificate_valid_to": date(2099, 1, 1)}
            await unit.write.add(Officer, {**own, **card, "name": "某人", "role": "HEAD"})


async def void(desk, entity: str, agency: str, day: date, *officers: str):
    """Void the case."""
    return await desk.act(f"void{entity}", day, agency=agency, reason="误录", officers=officers, key="void")


async def told(desk, event) -> set[str]:
    """Agencies a mending was told to."""
    return {str(row.to_agency) for row in await desk.rows(Notification, event_id=event.id, kind="REPAIR")}


async def engaged(desk) -> set[str]:
    """Agencies engaged on the matter."""
    return {str(row.agency) for row in await desk.rows(Engagement)}


async def repaired(desk) -> list[tuple[str, str]]:
    """Entries of the linkage platform that mend an earlier one."""
    rows = await desk.rows(LinkageEntry, case_id=desk.case_id, order=("occurred_at", "id"))
    return [(str(row.event), str(row.repair)) for row in rows if row.repair is not None]


async def test_a_corrected_date_moves_the_limit_it_started_and_what_was_late_is_in_time(desk):
    await sent(desk)
    received = await desk.act("receiveTransfer", date(2023, 6, 30))
    await desk.act("fileCriminalCase", date(2023, 7, 5))
    assert (await desk.clocks())["TL-X5.1"].late == 2
    correction = await mend(desk, "correctCrimeTransfer", received, date(2023, 7, 6), to=date(2023, 7, 3))
    counted = (await desk.clocks())["TL-X5.1"]
    assert (counted.started_at, counted.due_on, counted.late) == (start_of(date(2023, 7, 3)), date(2023, 7, 6), 0)
    assert counted.met_at == start_of(date(2023, 7, 5))
    assert (await desk.case()).received_on == date(2023, 7, 3)
    assert (await desk.case()).state == "FILED"
    assert (correction.repairs_id, correction.corrected_to) == (received.id, start_of(date(2023, 7, 3)))


async def test_a_corrected_date_judges_again_the_limit_the_act_had_met(desk):
    await sent(desk)
    await desk.act("receiveTransfer", date(2023, 6, 30))
    decided = await desk.act("fileCriminalCase", date(2023, 7, 5))
    await mend(desk, "correctCrimeTransfer", decided, date(2023, 7, 6), to=date(2023, 7, 3))
    counted = (await desk.clocks())["TL-X5.1"]
    assert (counted.met_at, counted.late) == (start_of(date(2023, 7, 3)), 0)
    await mend(desk, "correctCrimeTransfer", decided, date(2023, 7, 7), to=date(2023, 7, 4))
    assert (await desk.clocks())["TL-X5.1"].late == 1


async def test_a_corrected_hour_moves_a_limit_counted_in_hours(desk):
    await desk.act("reportTransfer", date(2023, 6, 26), fields=TRANSFER)
    approved = await desk.act("approveTransfer", APPROVED)
    await desk.act("sendTransfer", APPROVED + timedelta(hours=25))
    assert (await desk.clocks())["TL-X2.1"].late == 1
    await mend(desk, "correctCrimeTransfer", approved, date(2023, 7, 3), to=APPROVED + timedelta(hours=2))
    counted = (await desk.clocks())["TL-X2.1"]
    assert (counted.due_at, counted.late) == (APPROVED + timedelta(hours=26), 0)
    assert (await desk.case()).approved_at == APPROVED + timedelta(hours=2)


async def test_a_limit_that_a_later_act_made_void_stays_so_when_its_start_is_corrected(desk):
    await sent(desk)
    received = await desk.act("receiveTransfer", date(2023, 6, 30))
    await desk.act("rerouteTransfer", date(2023, 7, 3))
    ended = (await desk.clocks())["TL-X5.1"].void_at
    await mend(desk, "correctCrimeTransfer", received, date(2023, 7, 4), to=date(2023, 7, 1))
    counted = (await desk.clocks())["TL-X5.1"]
    assert (counted.void_at, counted.started_at) == (ended, start_of(date(2023, 7, 1)))


async def test_the_limit_to_make_the_entry_in_the_platform_runs_from_the_corrected_date(desk):
    await sent(desk)
    received = await desk.act("receiveTransfer", date(2023, 6, 30))
    await mend(desk, "correctCrimeTransfer", received, date(2023, 7, 6), to=date(2023, 7, 3))
    rows = await desk.rows(Deadline, start_event_id=received.id, rule="TL-X25.2")
    assert [row.due_on for row in rows] == [date(2023, 7, 10)]


async def test_a_corrected_field_ends_the_limit_it_had_chosen_and_starts_the_right_one(desk):
    applied, _ = await filed(desk)
    before = (await desk.clocks())["TL-E5.1"]
    await mend(desk, "correctEnforcementCase", applied, date(2023, 9, 4), basis_kind="ADMIN_DECISION")
    clocks = await desk.clocks()
    assert clocks["TL-E5.1"].void_at is not None
    assert clocks["TL-E5.2"].started_at == before.started_at
    await mend(desk, "correctEnforcementCase", applied, date(2023, 9, 5), basis_kind="ARB_AWARD")
    clocks = await desk.clocks()
    assert clocks["TL-E5.1"].void_at is None
    assert clocks["TL-E5.1"].due_at == before.due_at
    assert clocks["TL-E5.2"].void_at is not None


async def test_a_corrected_last_day_moves_the_limit_a_document_set(desk):
    await filed(desk)
    ordered = await desk.act("orderPropertyReport", date(2023, 8, 21), fields={"report_by": date(2023, 9, 1)})
    assert (await desk.clocks())["TL-E4.1"].due_on == date(2023, 9, 1)
    await mend(desk, "correctEnforcementCase", ordered, date(2023, 8, 22), report_by=date(2023, 9, 15))
    assert (await desk.clocks())["TL-E4.1"].due_on == date(2023, 9, 15)
    assert (await desk.case()).report_by == date(2023, 9, 15)


async def test_a_corrected_suspension_stands_still_from_its_right_day(desk):
    await filed(desk)
    suspended = await desk.act("suspendEnforcement", date(2023, 9, 11))
    await desk.act("resumeEnforcement", date(2023, 10, 9))
    await mend(desk, "correctEnforcementCase", suspended, date(2023, 10, 10), to=date(2023, 9, 4))
    counted = (await desk.clocks())["TL-E5.1"]
    assert counted.pauses == [["2023-09-04", "2023-10-09"]]
    assert counted.paused_on is None


async def test_a_retracted_suspension_leaves_the_time_for_enforcement_as_it_was(desk):
    await filed(desk)
    plain = (await desk.clocks())["TL-E5.1"].due_at
    suspended = await desk.act("suspendEnforcement", date(2023, 9, 11))
    assert (await desk.clocks())["TL-E5.1"].paused_on is not None
    await mend(desk, "retractEnforcementCase", suspended, date(2023, 9, 13))
    counted = (await desk.clocks())["TL-E5.1"]
    assert (counted.paused_on, counted.pauses, counted.due_at) == (None, [], plain)
    assert (await desk.clocks())["TL-E14.1"].void_at is not None
    assert {str(task.state) for task in await desk.rows(Task, event_id=suspended.id)} == {"CANCELLED"}
    assert (await desk.case()).state == "FILED"


async def test_a_retracted_act_takes_back_what_it_started_and_what_it_ended_runs_on(desk):
    await sent(desk)
    await desk.act("receiveTransfer", date(2023, 6, 30))
    refused = await desk.act("refuseCriminalFiling", date(2023, 7, 3), fields={"not_filed_reason": "PAID"})
    retraction = await mend(desk, "retractCrimeTransfer", refused, date(2023, 7, 4))
    clocks = await desk.clocks()
    assert (clocks["TL-X5.1"].met_at, clocks["TL-X5.1"].void_at, clocks["TL-X5.1"].late) == (None, None, None)
    assert clocks["TL-X7.1"].void_at is not None
    case = await desk.case()
    assert (case.state, case.police_decided_on) == ("RECEIVED", None)
    assert (retraction.from_state, retraction.to_state) == ("NOT_FILED", "RECEIVED")
    await desk.act("fileCriminalCase", date(2023, 7, 5))
    assert (await desk.clocks())["TL-X5.1"].late == 2


async def test_a_limit_an_act_both_started_and_met_is_gone_with_it(desk):
    applied = await desk.act(
        "applyForEnforcement", date(2023, 8, 14), fields=ENFORCEMENT | {"perform_by": date(2023, 7, 14)}
    )
    ruled = (await desk.clocks())["TL-E1.1"]
    assert ruled.start_event_id == ruled.ended_by == applied.id
    assert ruled.met_at is not None
    async with unit_of_work(desk.store) as unit:
        held = await unit.write.one(CaseEvent, lock=True, id=applied.id)
        await desk.engine.deadlines.release(unit.write, held, clock.now())
    assert (await desk.clocks())["TL-E1.1"].void_at is not None


async def test_a_later_step_is_retracted_first_whatever_its_hour(desk):
    await desk.act("reportTransfer", date(2023, 6, 26), fields=TRANSFER)
    approved = await desk.act("approveTransfer", APPROVED)
    # Known by its day alone, the later step seems to lie before the approval of that afternoon.
    later = await desk.act("sendTransfer", APPROVED.date())
    assert later.occurred_at < approved.occurred_at
    with pytest.raises(Conflict, match="RETRACT_LATER_FIRST"):
        await mend(desk, "retractCrimeTransfer", approved, date(2023, 7, 4))
    await mend(desk, "retractCrimeTransfer", later, date(2023, 7, 4))
    await mend(desk, "retractCrimeTransfer", approved, date(2023, 7, 4))
    assert (await desk.case()).state == "REPORTED"


async def test_the_act_that_opened_a_case_is_never_retracted(desk):
    opened = await desk.act("reportTransfer", date(2023, 6, 26), fields=TRANSFER)
    with pytest.raises(Conflict, match="RETRACT_OPENING"):
        await mend(desk, "retractCrimeTransfer", opened, date(2023, 6, 27))


async def test_what_was_retracted_is_mended_no_more_and_a_mending_is_not_mended(desk):
    await sent(desk)
    received = await desk.act("receiveTransfer", date(2023, 6, 30))
    correction = await mend(desk, "correctCrimeTransfer", received, date(2023, 7, 1), to=date(2023, 7, 1))
    await mend(desk, "retractCrimeTransfer", received, date(2023, 7, 2))
    for how in ("correctCrimeTransfer", "retractCrimeTransfer"):
        for event in (received, correction):
            with pytest.raises(InvalidInput, match="EVENT_NOT_OF_CASE"):
                await mend(desk, how, event, date(2023, 7, 3), to=date(2023, 7, 1))


async def test_only_the_agency_that_did_it_mends_an_act(desk):
    await sent(desk)
    received = await desk.act("receiveTransfer", date(2023, 6, 30))
    for how in ("correctCrimeTransfer", "retractCrimeTransfer"):
        with pytest.raises(Forbidden, match="WRONG_ACTOR"):
            await mend(desk, how, received, date(2023, 7, 3), to=date(2023, 7, 1), agency="HRSS")


@pytest.mark.parametrize(
    ("to", "reason", "code"),
    [
        (None, "录入有误", "NOTHING_TO_CORRECT"),
        (clock.today() + timedelta(days=3), "录入有误", "IN_FUTURE"),
        (date(2023, 7, 1), "", "REASON_MISSING"),
    ],
)
async def test_a_correction_says_what_was_right_and_why(desk, to, reason, code):
    await sent(desk)
    received = await desk.act("receiveTransfer", date(2023, 6, 30))
    with pytest.raises(InvalidInput, match=code):
        await desk.act(
            "correctCrimeTransfer", date(2023, 7, 3), agency="PSB", mending=Mending(received.id, to), reason=reason
        )


async def test_an_act_of_a_day_before_the_mending_and_before_the_wrong_date_may_still_be_recorded(desk):
    await sent(desk)
    received = await desk.act("receiveTransfer", date(2023, 7, 10))
    await mend(desk, "correctCrimeTransfer", received, date(2023, 7, 11), to=date(2023, 6, 30))
    with pytest.raises(Conflict, match="BEFORE_PREVIOUS"):
        await desk.act("fileCriminalCase", date(2023, 6, 29))
    event = await desk.act("fileCriminalCase", date(2023, 7, 3))
    assert (await desk.case()).state == event.to_state == "FILED"


async def test_every_mending_reaches_all_who_are_engaged_and_the_platform_and_edits_nothing_away(desk):
    await sent(desk)
    received = await desk.act("receiveTransfer", date(2023, 6, 30))
    decided = await desk.act("fileCriminalCase", date(2023, 7, 3))
    correction = await mend(desk, "correctCrimeTransfer", received, date(2023, 7, 4), to=date(2023, 7, 1))
    retraction = await mend(desk, "retractCrimeTransfer", decided, date(2023, 7, 5))
    others = await engaged(desk) - {"PSB"}
    assert {"HRSS", "PROC"} <= others
    assert await told(desk, correction) == await told(desk, retraction) == others
    assert await repaired(desk) == [("RECEIVED", "CORRECT"), ("FILED", "RETRACT")]
    events = {row.id: row for row in await desk.rows(CaseEvent, case_id=desk.case_id)}
    assert events[received.id].occurred_at == start_of(date(2023, 6, 30))
    assert events[decided.id].retracted_at == start_of(date(2023, 7, 5))
    assert (events[decided.id].act, events[decided.id].to_state) == ("fileCriminalCase", "FILED")
    assert events[correction.id].reason == "录入有误"


async def test_mending_an_act_the_platform_does_not_know_owes_it_nothing(desk):
    opened = await desk.act("reportTransfer", date(2023, 6, 26), fields=TRANSFER)
    await mend(desk, "correctCrimeTransfer", opened, date(2023, 6, 27), organ="某分局")
    assert (await desk.case()).organ == "某分局"
    assert await desk.rows(LinkageEntry) == []


async def test_a_case_entered_in_error_is_voided_by_two_officers_and_nothing_runs_on(desk):
    await sent(desk)
    await staffed(desk, "HRSS", "A-1", "A-2")
    with pytest.raises(Forbidden, match="OFFICERS_TOO_FEW"):
        await void(desk, "CrimeTransfer", "HRSS", date(2023, 7, 3), "A-1")
    with pytest.raises(Forbidden, match="OFFICERS_TOO_FEW"):
        await void(desk, "CrimeTransfer", "HRSS", date(2023, 7, 3), "A-1", "A-1")
    await staffed(desk, "PSB", "B-1", "B-2")
    with pytest.raises(Forbidden, match="WRONG_ACTOR"):
        await void(desk, "CrimeTransfer", "PSB", date(2023, 7, 3), "B-1", "B-2")
    running = await desk.rows(Deadline, case_id=desk.case_id, met_at=None, void_at=None)
    assert running
    event = await void(desk, "CrimeTransfer", "HRSS", date(2023, 7, 3), "A-1", "A-2")
    assert (await desk.case()).state == "VOID"
    assert event.officers == ["A-1", "A-2"]
    left = await desk.rows(Deadline, case_id=desk.case_id, met_at=None, void_at=None)
    assert {row.start_event_id for row in left} == {event.id}
    assert await told(desk, event) == await engaged(desk) - {"HRSS"}
    assert await repaired(desk) == [("TRANSFERRED", "RETRACT")]
    assert len(await desk.rows(CaseEvent, case_id=desk.case_id)) == 4
    with pytest.raises(Conflict, match="ILLEGAL_TRANSITION"):
        await desk.act("receiveTransfer", date(2023, 7, 4))


async def test_tasks_of_a_voided_case_are_cancelled(desk):
    await filed(desk)
    await desk.act("suspendEnforcement", date(2023, 9, 11))
    await staffed(desk, "COURT", "C-1", "C-2")
    assert {str(task.state) for task in await desk.rows(Task)} == {"OPEN"}
    await void(desk, "EnforcementCase", "COURT", date(2023, 9, 12), "C-1", "C-2")
    assert {str(task.state) for task in await desk.rows(Task)} == {"CANCELLED"}


async def test_a_correction_changes_what_its_own_act_said_and_nothing_else(desk):
    await sent(desk)
    received = await desk.act("receiveTransfer", date(2023, 6, 30))
    await desk.act("refuseCriminalFiling", date(2023, 7, 3), fields={"not_filed_reason": "PAID"})
    approved = next(row for row in await desk.rows(CaseEvent, case_id=desk.case_id) if row.act == "approveTransfer")
    for event, agency in ((approved, "HRSS"), (received, "PSB")):
        with pytest.raises(InvalidInput, match="FIELD_NOT_OF_ACT"):
            await mend(desk, "correctCrimeTransfer", event, date(2023, 7, 4), agency=agency, not_filed_reason="OTHER")
    assert (await desk.case()).not_filed_reason == "PAID"


@pytest.mark.parametrize(
    "said",
    [
        {"received_on": date(2023, 6, 29)},
        {"judged_on": date(2023, 6, 29)},
        {"not_filed_reason": "OTHER"},
        {"reported_on": date(2023, 6, 25)},
    ],
)
async def test_the_act_that_opened_a_case_is_no_way_to_what_other_acts_and_days_say(desk, said):
    opened = await desk.act("reportTransfer", date(2023, 6, 26), fields=TRANSFER)
    before = (await desk.case()).row_hash
    with pytest.raises(InvalidInput, match="FIELD_NOT_OF_ACT"):
        await mend(desk, "correctCrimeTransfer", opened, date(2023, 6, 28), **said)
    assert (await desk.case()).row_hash == before
    await mend(desk, "correctCrimeTransfer", opened, date(2023, 6, 28), amount=Decimal("168000.00"))
    assert (await desk.case()).amount == Decimal("168000.00")


async def test_a_corrected_date_keeps_an_act_between_its_neighbours(desk):
    await sent(desk)
    received = await desk.act("receiveTransfer", date(2023, 6, 30))
    await desk.act("fileCriminalCase", date(2023, 7, 3))
    for day in (date(2023, 6, 28), date(2023, 7, 4)):
        with pytest.raises(Conflict, match="OUT_OF_ORDER"):
            await mend(desk, "correctCrimeTransfer", received, date(2023, 7, 5), to=day)
    await mend(desk, "correctCrimeTransfer", received, date(2023, 7, 5), to=date(2023, 7, 3))


async def test_a_retracted_act_gives_its_day_back_to_the_act_that_set_it_before(desk):
    await filed(desk)
    await desk.act("suspendEnforcement", date(2023, 9, 11))
    days = (date(2023, 9, 21), date(2023, 10, 9))
    held = [await desk.act("exchangeInformation", day, key=str(day), recorded=True) for day in days]
    assert (await desk.case()).last_exchange_on == days[1]
    await mend(desk, "retractEnforcementCase", held[1], date(2023, 11, 2))
    assert (await desk.case()).last_exchange_on == days[0]
    await mend(desk, "retractEnforcementCase", held[0], date(2023, 11, 3))
    assert (await desk.case()).last_exchange_on is None


async def test_what_time_brought_about_and_was_taken_back_comes_about_again_with_an_event_of_its_own(desk):
    await sent(desk)
    await desk.act("receiveTransfer", date(2023, 6, 30))
    assert await sweep(desk.store, desk.engine) == 1
    (lapsed,) = await desk.rows(CaseEvent, case_id=desk.case_id, to_state="UNDECIDED_OVERDUE")
    await mend(desk, "retractCrimeTransfer", lapsed, date(2023, 7, 10))
    assert (await desk.case()).state == "RECEIVED"
    assert await sweep(desk.store, desk.engine) == 1
    events = await desk.rows(CaseEvent, case_id=desk.case_id, act=lapsed.act)
    assert [event.retracted_at is None for event in events] == [False, True]
    assert (await desk.case()).state == "UNDECIDED_OVERDUE"
