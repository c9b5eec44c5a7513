"""Legal acts: who may, from which state, with which papers, and what each sets in motion."""

from datetime import date, datetime, timedelta

import pytest

from hub import clock
from hub.clock import SHANGHAI
from hub.errors import Conflict, Forbidden, InvalidInput
from hub.lifecycle.acts import Act, Source
from hub.lifecycle.checks import check_state
from hub.lifecycle.sweep import sweep
from hub.store.session import unit_of_work
from schema import ENTITIES, LIFECYCLES
from schema.criminal_transfer import CrimeTransfer
from schema.deadline import CaseEvent, Deadline, Engagement, Notification
from schema.evidence import Document
from schema.linkage import LinkageEntry

pytestmark = pytest.mark.anyio
CASE = {"number": "南人社监移字〔2023〕9号", "organ": "某局"}
ENF = {"case_number": "(2023)皖0223执9号", "court": "某法院"}
AT = datetime(2023, 6, 29, 16, 0, tzinfo=SHANGHAI)


async def sent(desk):
    await desk.act("reportTransfer", date(2023, 6, 26), fields=CASE)
    await desk.act("approveTransfer", AT)
    await desk.act("sendTransfer", AT + timedelta(minutes=40))


async def filed(desk, **fields):
    await desk.act("applyForEnforcement", date(2023, 8, 14), fields=ENF | fields)
    await desk.act("fileEnforcementCase", date(2023, 8, 14))


async def test_a_transfer_starts_and_meets_its_clocks_and_tells_who_must_know(desk):
    await sent(desk)
    await desk.act("receiveTransfer", date(2023, 6, 30))
    await desk.act("fileCriminalCase", date(2023, 7, 3))
    clocks = await desk.clocks()
    assert {rule: (row.late, row.void_at) for rule, row in clocks.items() if not rule.startswith("TL-X25")} == {
        "TL-X1.1": (0, None),
        "TL-X2.1": (0, None),
        "TL-X5.1": (0, None),
        "TL-X8.1": (None, None),
    }
    assert clocks["TL-X2.1"].due_at == AT + timedelta(hours=24)
    assert clocks["TL-X5.1"].due_on == date(2023, 7, 3)
    engaged = {row.agency for row in await desk.rows(Engagement)}
    assert engaged == {"HRSS", "PSB", "PROC", "LP"}
    told = [(row.to_agency, row.text_zh) for row in await desk.rows(Notification)]
    assert {agency for agency, _ in told} == {"PSB", "PROC", "HRSS"}
    assert all(CASE["number"] in words for _, words in told)
    entries = await desk.rows(LinkageEntry, order=("occurred_at",))
    assert [(entry.event, entry.owed_by) for entry in entries] == [
        ("TRANSFERRED", "HRSS"),
        ("RECEIVED", "PSB"),
        ("FILED", "PSB"),
    ]
    assert len(await desk.rows(Document)) == 6


async def test_a_wrong_actor_a_wrong_state_and_a_missing_paper_are_refused_and_change_nothing(desk):
    await sent(desk)
    before = (await desk.case()).version, len(await desk.rows(CaseEvent))
    with pytest.raises(Forbidden, match="WRONG_ACTOR"):
        await desk.act("receiveTransfer", date(2023, 6, 30), agency="HRSS")
    with pytest.raises(Conflict, match="ILLEGAL_TRANSITION"):
        await desk.act("fileCriminalCase", date(2023, 6, 30))
    with pytest.raises(Conflict, match="DOCUMENT_MISSING") as refused:
        await desk.act("receiveTransfer", date(2023, 6, 30), papers=False)
    assert refused.value.missing == ("TRANSFER_RECEIPT",)
    with pytest.raises(InvalidInput, match="FIELD_NOT_OF_ACT"):
        await desk.act("receiveTransfer", date(2023, 6, 30), fields={"amount": 1})
    with pytest.raises(InvalidInput, match="IN_FUTURE"):
        await desk.act("receiveTransfer", clock.today() + timedelta(days=2))
    with pytest.raises(Conflict, match="BEFORE_PREVIOUS"):
        await desk.act("receiveTransfer", date(2023, 6, 1))
    assert ((await desk.case()).version, len(await desk.rows(CaseEvent))) == before


async def test_a_refusal_to_file_needs_its_reason_and_starts_the_time_for_reconsideration(desk):
    await sent(desk)
    await desk.act("receiveTransfer", date(2023, 6, 30))
    with pytest.raises(InvalidInput, match="FIELD_MISSING"):
        await desk.act("refuseCriminalFiling", date(2023, 7, 3))
    await desk.act("refuseCriminalFiling", date(2023, 7, 3), fields={"not_filed_reason": "PAID"})
    assert (await desk.clocks())["TL-X7.1"].due_on == date(2023, 7, 6)


async def test_a_case_outside_the_jurisdiction_must_be_sent_on_within_a_day(desk):
    await sent(desk)
    received = datetime(2023, 6, 30, 9, 0, tzinfo=SHANGHAI)
    await desk.act("receiveTransfer", received, fields={"outside_jurisdiction": True})
    assert (await desk.clocks())["TL-X3.1"].due_at == received + timedelta(hours=24)
    await desk.act("rerouteTransfer", received + timedelta(hours=30))
    clocks = await desk.clocks()
    assert clocks["TL-X3.1"].late == 6
    assert clocks["TL-X5.1"].void_at is not None


async def test_a_filing_decision_that_never_comes_lapses_by_itself_and_can_still_be_made(desk):
    await sent(desk)
    await desk.act("receiveTransfer", date(2023, 6, 30))
    assert await sweep(desk.store, desk.engine) == 1
    assert (await desk.case()).state == "UNDECIDED_OVERDUE"
    assert await sweep(desk.store, desk.engine) == 0
    await desk.act("fileCriminalCase", date(2023, 7, 10))
    assert (await desk.clocks())["TL-X5.1"].late == 7


async def test_an_ordinary_receipt_starts_no_time_for_sending_on(desk):
    await sent(desk)
    await desk.act("receiveTransfer", date(2023, 6, 30))
    assert "TL-X3.1" not in await desk.clocks()


async def test_a_limit_does_not_start_before_its_law_was_in_force(desk):
    await desk.act("fileInspectionCase", date(2013, 1, 8), fields={"number": "监〔2013〕1号", "organ": "某局"})
    rules = set(await desk.clocks())
    assert "TL-I1.1" in rules
    assert not rules & {"TL-I6.1", "TL-X25.1", "TL-X25.2"}


async def test_what_is_undated_starts_no_clock_and_is_never_called_late(desk):
    await desk.act("reportTransfer", date(2023, 6, 26), fields=CASE)
    await desk.act("approveTransfer", date(2023, 8, 1), assumed=True, undated=True)
    clocks = await desk.clocks()
    assert set(clocks) == {"TL-X1.1"}
    assert (clocks["TL-X1.1"].late, clocks["TL-X1.1"].met_at is None) == (None, False)
    assert "approved_at" in (await desk.case()).assumed


async def test_a_guessed_date_gives_way_to_the_real_one_and_its_clock_is_counted_again(desk):
    await sent(desk)
    event = await desk.act("receiveTransfer", date(2023, 6, 29), assumed=True)
    await desk.act("fileCriminalCase", date(2023, 7, 4))
    assert (await desk.clocks())["TL-X5.1"].late == 1
    async with unit_of_work(desk.store) as unit:
        case = await unit.write.one(CrimeTransfer, lock=True, id=desk.case_id)
        real = Act("receiveTransfer", date(2023, 7, 1), "PSB", Source("test", "later"))
        assert await desk.engine.settle(unit, event, real, case)
    counted = (await desk.clocks())["TL-X5.1"]
    assert (counted.due_on, counted.late, counted.assumed) == (date(2023, 7, 4), 0, [])
    assert (await desk.case()).received_on == date(2023, 7, 1)
    assert "received_on" not in (await desk.case()).assumed


async def test_closing_a_round_before_three_months_is_refused_but_marked_where_the_court_reports_it(desk):
    await filed(desk)
    with pytest.raises(Conflict, match="TOO_EARLY"):
        await desk.act("closeEnforcementRound", date(2023, 11, 14))
    event = await desk.act("closeEnforcementRound", date(2023, 11, 14), recorded=True)
    assert event.irregularity == "TOO_EARLY,CONDITION_NOT_MET"


async def test_a_closed_round_asks_for_a_new_search_every_six_months_until_it_is_resumed(desk):
    await filed(desk)
    with pytest.raises(Conflict, match="CONDITION_NOT_MET"):
        await desk.act("closeEnforcementRound", date(2023, 12, 20))
    await desk.act("closeEnforcementRound", date(2023, 12, 20), recorded=True)
    clocks = await desk.clocks()
    assert clocks["TL-E11.2"].due_on == date(2024, 6, 20)
    assert clocks["TL-E5.1"].late == 0
    await desk.act("resumeEnforcement", date(2024, 3, 1))
    assert (await desk.clocks())["TL-E11.2"].void_at is not None


async def test_a_suspension_stops_the_time_for_enforcement(desk):
    await filed(desk)
    plain = (await desk.clocks())["TL-E5.1"].due_at
    await desk.act("suspendEnforcement", date(2023, 9, 1))
    assert (await desk.clocks())["TL-E5.1"].paused_on == date(2023, 9, 1)
    await desk.act("resumeEnforcement", date(2023, 10, 1))
    resumed = (await desk.clocks())["TL-E5.1"]
    assert resumed.paused_on is None
    assert resumed.due_at >= plain + timedelta(days=25)


async def test_non_litigation_enforcement_has_its_own_time(desk):
    await filed(desk, basis_kind="ADMIN_DECISION")
    assert {"TL-E5.1", "TL-E5.2"} & set(await desk.clocks()) == {"TL-E5.2"}


async def test_releasing_one_measure_ends_its_own_limit_only(desk):
    await filed(desk)
    for subject in ("one", "two"):
        await desk.act(
            "takeMeasure",
            date(2023, 9, 25),
            subject=subject,
            key=subject,
            facts={"kind": "FREEZE", "asset": "DEPOSIT"},
            recorded=True,
        )
    await desk.act("releaseMeasure", date(2024, 3, 22), subject="one", key="one", recorded=True)
    found = {row.subject_key: row.met_at for row in await desk.rows(Deadline, rule="TL-E7.1")}
    assert found["one"] is not None
    assert found["two"] is None


@pytest.mark.parametrize("entity", LIFECYCLES)
async def test_no_act_leaves_a_state_its_table_does_not_name(entity):
    """Every transition from every state: allowed exactly where the table says so."""
    lifecycle = LIFECYCLES[entity]
    for state in lifecycle.states:
        case = ENTITIES[entity].model_construct(state=state)
        for transition in lifecycle.transitions:
            if str(state) in transition.source:
                check_state(lifecycle, transition, case)
            else:
                with pytest.raises(Conflict):
                    check_state(lifecycle, transition, case)
