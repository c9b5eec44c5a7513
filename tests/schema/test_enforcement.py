"""The law of court enforcement, as its table states it."""

import pytest

from schema import LIFECYCLES
from schema.codes import TaskKind
from schema.document_types import DocumentType as D
from schema.enforcement import ENFORCEMENT, EnforcementMeasure, EnforcementState
from schema.enforcement_codes import CLOSED, LIVE, EnfClose, MeasureKind, SuspendReason, TerminateReason
from schema.execution_objection import EXECUTION_OBJECTION
from schema.fields import FieldClass
from schema.lifecycle import ClockAct, Lifecycle, Transition
from schema.limits import LIMITS

TABLES = (ENFORCEMENT, EXECUTION_OBJECTION)
CLOSINGS = (
    "closeEnforcementDone",
    "terminateEnforcement",
    "refuseEnforcement",
    "rejectEnforcement",
    "cancelEnforcement",
)


def rules(transition: Transition, *effects: ClockAct) -> set[str]:
    return {clock.rule for clock in transition.clocks if clock.act in effects}


def tasks(act: str, *, opened: bool) -> set[tuple[TaskKind, str, str]]:
    return {(todo.kind, todo.owner, todo.rule) for todo in ENFORCEMENT.act(act).tasks if todo.opens is opened}


def guards_of(act: str, rule: str) -> list[dict[str, frozenset[str]]]:
    return [dict(each.holds) for each in ENFORCEMENT.act(act).guards if each.rule == rule]


def started() -> set[str]:
    return {rule for table in TABLES for each in table.transitions for rule in rules(each, ClockAct.START)}


def test_every_limit_of_enforcement_that_runs_is_started_somewhere() -> None:
    wanted = {key for key, each in LIMITS.items() if key.startswith("TL-E") and each.kind not in {"amount", "rule"}}
    assert wanted | {"TL-L1.2"} == {rule for rule in started() if rule.startswith(("TL-E", "TL-L1"))}


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_every_limit_that_is_started_can_also_end(table: Lifecycle) -> None:
    begun = {rule for each in table.transitions for rule in rules(each, ClockAct.START)}
    ended = {rule for each in table.transitions for rule in rules(each, ClockAct.MEET, ClockAct.VOID)}
    assert begun <= ended


def test_a_document_stands_behind_every_change_of_state() -> None:
    for table in TABLES:
        for each in table.transitions:
            assert each.documents or each.target is None or each.actor == "time" or each.repair, each.id


def test_the_application_starts_filing_notice_and_the_way_to_the_upper_court() -> None:
    apply = ENFORCEMENT.act("applyForEnforcement")
    assert rules(apply, ClockAct.START) >= {"TL-L1.2", "TL-E2.1", "TL-E6.1", "TL-E1.1"}
    assert next(clock.since for clock in apply.clocks if clock.rule == "TL-E1.1") == "perform_by"
    for act in ("fileEnforcementCase", "declineEnforcementApplication"):
        assert "TL-L1.2" in rules(ENFORCEMENT.act(act), ClockAct.MEET)
    assert ENFORCEMENT.act("turnToUpperCourt").earliest == "TL-E6.1"


def test_non_litigation_enforcement_has_three_months_and_every_other_basis_six() -> None:
    limits = {clock.rule: clock.when for clock in ENFORCEMENT.act("fileEnforcementCase").clocks if clock.when}
    six, three = limits["TL-E5.1"]["basis_kind"], limits["TL-E5.2"]["basis_kind"]
    assert three == {"ADMIN_DECISION"}
    assert not six & three


@pytest.mark.parametrize("act", ["suspendEnforcement", "deferEnforcement", "disposeProperty"])
def test_what_does_not_count_in_the_time_for_enforcement_stops_it(act: str) -> None:
    """Suspension, deferral, assessment and sale: 法释〔2000〕29号 9."""
    assert rules(ENFORCEMENT.act(act), ClockAct.PAUSE) == {"TL-E5.1", "TL-E5.2"}


def test_the_time_stopped_for_a_sale_runs_on_when_money_comes_or_the_search_goes_on() -> None:
    for act in ("collectProceeds", "recordPayment", "searchProperty"):
        assert rules(ENFORCEMENT.act(act), ClockAct.RESUME) == {"TL-E5.1", "TL-E5.2"}


@pytest.mark.parametrize("rule", ["TL-E7.1", "TL-E7.2", "TL-E7.3", "TL-E8.1", "TL-E10.1"])
def test_a_measure_starts_the_limit_of_its_own_kind_under_its_own_key(rule: str) -> None:
    (clock,) = [clock for clock in ENFORCEMENT.act("takeMeasure").clocks if clock.rule == rule]
    assert clock.each
    assert clock.when, "never for every measure"
    assert rule in rules(ENFORCEMENT.act("releaseMeasure"), ClockAct.MEET)


def test_a_renewal_ends_the_old_term_before_the_new_one_begins() -> None:
    acts = [clock.act for clock in ENFORCEMENT.act("renewMeasure").clocks if clock.rule == "TL-E7.1"]
    assert acts == [ClockAct.MEET, ClockAct.START]


def test_taking_and_releasing_a_measure_are_acts_of_their_own() -> None:
    take, release = ENFORCEMENT.act("takeMeasure"), ENFORCEMENT.act("releaseMeasure")
    assert [(gives.entity, gives.required) for gives in take.gives] == [("EnforcementMeasure", True)]
    assert release.touches is not None
    assert (release.touches.entity, release.touches.day) == ("EnforcementMeasure", "released_on")
    assert set(CLOSED) <= set(release.source)


@pytest.mark.parametrize("kind", ["COMPEL", "DETAIN", "FINE", "LIMIT_CONSUME"])
def test_measures_against_the_person_need_the_president(kind: str) -> None:
    asked = [each.holds for each in ENFORCEMENT.act("takeMeasure").guards if kind in each.when.get("kind", ())]
    assert asked == [{"approved_by": frozenset({"PRESIDENT"})}]


@pytest.mark.parametrize("act", ["takeMeasure", "renewMeasure"])
def test_a_wage_special_account_is_open_to_its_own_project_only(act: str) -> None:
    (found,) = [each for each in ENFORCEMENT.act(act).guards if "special_account" in each.when]
    assert found.when["kind"] == {"FREEZE", "SEAL", "TRANSFER"}
    assert found.when["special_account"] == {"True"}
    assert found.holds == {"project_wages": frozenset({"True"})}


def test_questioning_ends_after_eight_hours_or_twenty_four() -> None:
    when = {clock.rule: set(clock.when["questioning"]) for clock in ENFORCEMENT.act("bringIn").clocks}
    assert when == {"TL-E9.1": {"ORDINARY"}, "TL-E9.2": {"COMPLEX"}}


def test_a_listing_is_lengthened_by_one_to_three_years() -> None:
    found = {next(iter(each.when["extension"])): each.more for each in ENFORCEMENT.act("extendListing").clocks}
    assert {word: more[0] for word, more in found.items() if more} == {"ONE_YEAR": 1, "TWO_YEARS": 2, "THREE_YEARS": 3}


def test_a_round_is_closed_only_when_every_condition_of_the_law_is_met() -> None:
    close = ENFORCEMENT.act("closeEnforcementRound")
    assert close.earliest == "TL-E11.1"
    asked: dict[str, frozenset[str]] = {}
    for holds in guards_of("closeEnforcementRound", "RL-G9.1"):
        asked |= holds
    assert set(asked) == {name for name in close.may if name.startswith("check_")}
    assert all("NOT_MET" not in values for values in asked.values())
    assert asked["check_search"] == asked["check_consumption_limit"] == {"MET"}
    (acts,) = [each.after for each in close.guards if each.after]
    assert set(acts) == {"issueExecutionNotice", "orderPropertyReport", "searchProperty"}


@pytest.mark.parametrize(
    "act", ["suspendEnforcement", "deferEnforcement", "closeEnforcementRound", "terminateEnforcement"]
)
def test_both_sides_keep_talking_about_a_stalled_case(act: str) -> None:
    opened = tasks(act, opened=True)
    assert {(TaskKind.EXCHANGE, agency, "TL-E14.1") for agency in ("COURT", "HRSS")} <= opened
    assert ((TaskKind.REQUERY, "COURT", "TL-E11.2") in opened) is (act == "closeEnforcementRound")


def test_talking_ends_when_the_case_goes_on_or_nothing_is_open() -> None:
    for act in ("resumeEnforcement", "closeEnforcementDone", "refuseEnforcement", "concludeExchange"):
        assert TaskKind.EXCHANGE in {kind for kind, _, _ in tasks(act, opened=False)}, act
        assert not tasks(act, opened=True), act


@pytest.mark.parametrize("act", CLOSINGS)
def test_a_case_closed_for_good_leaves_only_money_and_listings_running(act: str) -> None:
    ended = rules(ENFORCEMENT.act(act), ClockAct.MEET, ClockAct.VOID)
    begun = rules(ENFORCEMENT.act(act), ClockAct.START)
    of_measures = {"TL-E8.1", "TL-E9.1", "TL-E9.2", "TL-E10.1", "TL-E10.2"}
    past = {"TL-E1.1", "TL-L1.2", "TL-E13.1"}
    assert started() - ended - of_measures - past == {rule for rule in started() if rule.startswith("TL-E12")} | {
        "TL-E10.3"
    }
    assert begun == ({"TL-E14.1"} if act == "terminateEnforcement" else set())


def test_every_way_of_closing_is_a_state_and_may_come_from_any_open_case() -> None:
    assert {f"CLOSED_{mode}" for mode in EnfClose} == set(CLOSED)
    for act in ("refuseEnforcement", "rejectEnforcement", "cancelEnforcement", "terminateEnforcement"):
        assert set(LIVE) <= set(ENFORCEMENT.act(act).source)


def test_only_a_closed_round_or_a_stay_is_resumed() -> None:
    assert set(ENFORCEMENT.act("resumeEnforcement").source) == {"SUSPENDED", "DEFERRED", "CLOSED_ROUND"}
    assert ENFORCEMENT.act("breachSettlement").source == ("SETTLED",)
    assert "resumed_from" in ENFORCEMENT.act("applyForEnforcement").may


def test_a_refusal_to_execute_goes_to_police_and_procuratorate_as_a_criminal_result() -> None:
    refer = ENFORCEMENT.act("referRefusalCrime")
    assert set(refer.notify) == set(refer.reach) == {"PSB", "PROC"}
    assert D.TRANSFER_LETTER in refer.documents
    assert refer.guards[0].holds == {"kind": frozenset({"HAND_CRIME"})}
    assert EnforcementMeasure.row_class.classes["HAND_CRIME"] is FieldClass.F6


def test_code_tables_stand_in_full() -> None:
    assert len(MeasureKind) == 17
    assert len(SuspendReason) == 7
    assert len(TerminateReason) == 8


def test_an_objection_is_decided_in_fifteen_days_whatever_it_is_against() -> None:
    raised = {clock.rule: set(clock.when["kind"]) for clock in EXECUTION_OBJECTION.act("raiseObjection").clocks}
    assert raised == {"TL-E12.1": {"CONDUCT"}, "TL-E12.3": {"THIRD_PARTY"}, "TL-E10.3": {"LISTING"}}
    for act in ("upholdObjection", "dismissObjection"):
        assert rules(EXECUTION_OBJECTION.act(act), ClockAct.MEET) == set(raised)


def test_review_and_suit_over_an_objection_exclude_each_other() -> None:
    holds = {
        act: {name: values for each in EXECUTION_OBJECTION.act(act).guards for name, values in each.holds.items()}
        for act in ("askObjectionReview", "sueOverObjection", "askObjectionRetrial")
    }
    remedies = [set(each["remedy"]) for each in holds.values()]
    assert sum(map(len, remedies)) == len(set().union(*remedies)) == 3
    for act in holds:
        assert any("serveObjectionRuling" in each.after for each in EXECUTION_OBJECTION.act(act).guards)


def test_a_ruling_nobody_fights_stands_by_lapse_of_time() -> None:
    lapses = {each.lapses for each in EXECUTION_OBJECTION.transitions if each.actor == "time"}
    assert lapses == rules(EXECUTION_OBJECTION.act("serveObjectionRuling"), ClockAct.START)


def test_hrss_acts_in_the_courts_case_only_where_the_notice_says_so() -> None:
    table = LIFECYCLES["EnforcementCase"].transitions
    acts = {each.act for each in table if "HRSS" in each.actors and not each.repair}
    assert acts == {"requestJointAnalysis", "exchangeInformation"}


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_every_state_is_reached_and_every_open_one_has_a_way_on(table: Lifecycle) -> None:
    reached = {str(each.target) for each in table.transitions if each.target}
    assert reached == {str(state) for state in table.states}
    left = {state for each in table.transitions if each.target and not each.repair for state in each.source}
    ends = {str(state) for state in table.states} - left
    assert (
        ends
        == {
            "ENF": {"NOT_FILED", "CLOSED_DONE", "CLOSED_TERMINATED", "CLOSED_REFUSED", "CLOSED_REJECTED"}
            | {"CLOSED_CANCELLED", "VOID"},
            "OBJ": {"NOT_ACCEPTED", "WITHDRAWN", "CLOSED", "VOID"},
        }[table.name]
    )


def test_derived_words_of_a_closing_are_the_states_without_their_prefix() -> None:
    assert {str(state).removeprefix("CLOSED_") for state in EnforcementState if str(state) in CLOSED} == set(EnfClose)
