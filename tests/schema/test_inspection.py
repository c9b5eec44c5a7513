"""The law of inspection cases, as their table says it."""

import pytest

from schema import ENTITIES, LIFECYCLES
from schema.codes import LinkageEvent, TaskKind, Violation
from schema.document_types import DocumentType as D
from schema.inspection import DecisionKind, InspectionState, PenaltyKind
from schema.lifecycle import VOID, ClockAct, Repair
from schema.limits import LIMITS

INS = LIFECYCLES["InspectionCase"]
ACTS = INS.by_act
OWN = ("InspectionCase", "AdvancePayment", "CreditRecord", "RandomTask")
CHAIN = (
    ("fileInspectionCase", "FILED", (D.FILING_APPROVAL,)),
    ("startInvestigation", "INVESTIGATING", (D.INQUIRY_RECORD,)),
    ("orderCorrection", "ORDERED", (D.CORRECTION_ORDER, D.SERVICE_PROOF)),
    ("givePriorNotice", "NOTICE_GIVEN", (D.PRIOR_NOTICE,)),
    ("decideTreatment", "DECIDED_TREATMENT", (D.ADMIN_DECISION,)),
    ("serveDecision", "SERVED", (D.SERVICE_PROOF,)),
    ("recordPartialPerformance", "PARTIAL", (D.PAYMENT_PROOF,)),
    ("recordPerformance", "PERFORMED", (D.PAYMENT_PROOF,)),
)


def started(act: str) -> set[str]:
    return {clock.rule for clock in ACTS[act].clocks if clock.act is ClockAct.START}


def met(act: str) -> set[str]:
    return {clock.rule for clock in ACTS[act].clocks if clock.act is ClockAct.MEET}


def running_out(act: str, kind: str) -> set[str]:
    return {rule for guard in ACTS[act].guards for rule in getattr(guard, kind)}


def condition(act: str, **when: str):
    """The guard of an act that applies to cases like this."""
    return next(
        guard
        for guard in ACTS[act].guards
        if guard.when and all(value in guard.when.get(name, ()) for name, value in when.items())
    )


def test_the_chain_systems_report_goes_on_with_the_same_documents():
    state = None
    for act, target, documents in CHAIN:
        transition = ACTS[act]
        assert (state in transition.source) if state else transition.source == ()
        assert (transition.target, transition.documents) == (target, documents)
        assert not {*transition.needs} - {"number", "organ"}
        state = target


@pytest.mark.parametrize("entity", OWN)
def test_every_state_can_be_reached_and_every_open_one_left(entity):
    lifecycle = LIFECYCLES[entity]
    reached = {transition.target for transition in lifecycle.transitions if not transition.source}
    while True:
        more = {t.target for t in lifecycle.transitions if t.target and reached & set(t.source)} - reached
        if not more:
            break
        reached |= more
    assert reached == set(lifecycle.states)
    moving = {s for t in lifecycle.transitions if t.target and t.repair is None for s in t.source}
    stuck = set(lifecycle.states) - moving - {VOID}
    assert {str(state) for state in stuck} <= {
        "WITHDRAWN_FILING", "CLOSED", "RECOURSE_RECOVERED", "WRITTEN_OFF", "NOT_LISTED", "EARLY_REMOVED", "EXPIRED",
        "REVOKED", "PUBLISHED",
    }  # fmt: skip


@pytest.mark.parametrize("entity", OWN)
def test_no_act_ends_a_limit_that_nothing_starts(entity):
    clocks = [clock for transition in LIFECYCLES[entity].transitions for clock in transition.clocks]
    assert {c.rule for c in clocks} == {c.rule for c in clocks if c.act is ClockAct.START}


def test_every_limit_of_administrative_enforcement_starts_somewhere():
    here = {rule for act in ACTS for rule in started(act)}
    assert {key for key in LIMITS if key.startswith("TL-I")} <= here


def test_filing_decision_and_results_must_stand_in_the_linkage_platform():
    owed = {act: transition.linkage for act, transition in ACTS.items() if transition.linkage}
    assert {act for act, event in owed.items() if event is LinkageEvent.ADM_FILED} == {"fileInspectionCase"}
    assert {act for act, event in owed.items() if event is LinkageEvent.ADM_DECIDED} == {
        "withdrawInspectionFiling", "decideTreatment", "decidePenalty", "decidePenaltyAfterJustice", "decideNoPenalty",
        "moveToJustice", "moveToOtherOrgan", "orderExtraCompensation",
    }  # fmt: skip
    assert {"allowEnforcement", "denyEnforcement", "closeCourtExecution", "recordPerformance"} <= {
        act for act, event in owed.items() if event is LinkageEvent.ENF_RESULT
    }


def test_whoever_investigates_comes_in_twos():
    alone = {
        act
        for act in ("startInvestigation", "startInsuranceAudit", "preserveEvidence", "sealMaterials")
        if ACTS[act].officers < 2
    }
    assert not alone


def test_a_penalty_never_stands_in_for_a_transfer():
    barred = {act for guard in ACTS["decidePenalty"].guards for act in guard.never}
    assert barred == {"suspectCrime", "suspectCrimeAfterPenalty"}
    answered = {act for guard in ACTS["decidePenaltyAfterJustice"].guards for act in guard.after}
    assert {"clearCrimeSuspicion", "resumeAfterJustice"} <= answered
    fine = condition("decidePenaltyAfterJustice", criminal_fine="True")
    assert fine.holds == {"fined": frozenset({"False"})}


def test_a_late_suspicion_has_the_penalty_copied_to_police_and_procuratorate():
    assert ACTS["suspectCrime"].guards[0].never == ("decidePenalty", "decidePenaltyAfterJustice")
    clock = next(clock for clock in ACTS["suspectCrimeAfterPenalty"].clocks if clock.rule == "TL-I15.1")
    assert clock.since == "decided_on"
    assert ACTS["copyPenaltyDecision"].notify == ("PSB", "PROC")
    assert met("copyPenaltyDecision") == {"TL-I15.1"}


@pytest.mark.parametrize("act", ["decideTreatment", "decidePenalty", "decidePenaltyAfterJustice"])
def test_no_decision_without_notice_and_while_a_hearing_may_still_be_asked_for(act):
    assert not {"FILED", "INVESTIGATING", "ORDERED", "HEARING", "LEGAL_REVIEW", "RETURNED"} & set(ACTS[act].source)
    assert "TL-I4.1" in running_out(act, "ran")
    assert condition(act, review_ground="COMPLEX").after == ("passLegalReview",)
    assert condition(act, collective_required="True").after == ("discussCollectively",)


def test_a_hearing_is_held_by_the_legal_section_and_only_if_asked_for_in_time():
    assert {ACTS[act].actor for act in ("scheduleHearing", "recordHearing", "terminateHearing")} == {"HRSS-LEG"}
    assert {act for act, transition in ACTS.items() if transition.target == "HEARING"} == {"requestHearing"}
    assert running_out("requestHearing", "within") == {"TL-I4.1"}
    assert "review_ground" in ACTS["recordHearing"].needs


def test_an_order_that_runs_out_asks_for_a_decision_until_there_is_one():
    def ending(act: str) -> bool:
        return any(not task.opens and task.kind is TaskKind.DECIDE_OVERDUE for task in ACTS[act].tasks)

    task = next(task for task in ACTS["orderCorrection"].tasks if task.kind is TaskKind.DECIDE_OVERDUE)
    assert (task.opens, task.due) == (True, "correct_by")
    assert all(
        map(ending, ("recordCorrection", "decideTreatment", "decidePenalty", "decideNoPenalty", "moveToJustice"))
    )
    assert not ending("givePriorNotice")


def test_only_an_order_to_pay_wages_starts_the_time_to_pay_them():
    clock = next(clock for clock in ACTS["orderCorrection"].clocks if clock.rule == "TL-I7.2")
    assert (clock.until, clock.when) == ("correct_by", {"wages_ordered": frozenset({"True"})})
    clock = next(clock for clock in ACTS["serveDecision"].clocks if clock.rule == "TL-I7.2")
    assert (clock.until, clock.when) == ("perform_by", {"wages_decided": frozenset({"True"})})
    assert "wages_decided" not in ACTS["decidePenalty"].may
    assert "TL-I7.2" in met("recordCorrection") & met("recordPerformance")
    assert "TL-I7.2" in running_out("givePriorNotice", "ran") & running_out("orderExtraCompensation", "ran")


def test_an_order_may_be_posted_up_only_if_the_person_fled():
    posted = condition("orderCorrection", order_service="POSTED_VIDEO")
    assert posted.holds == {"unit_fled": frozenset({"True"})}
    assert "DIRECT" not in posted.when["order_service"]


def test_the_filing_is_withdrawn_only_where_the_violation_was_minor_and_corrected():
    withdrawal = ACTS["withdrawInspectionFiling"]
    assert withdrawal.source == ("CORRECTED",)
    assert withdrawal.guards[0].holds == {"minor": frozenset({"True"})}


def test_a_first_offence_goes_unpunished_only_if_slight_and_corrected():
    first = condition("decideNoPenalty", no_penalty_reason="FIRST_OFFENCE")
    assert first.holds.keys() == {"first_offence", "minor"}
    assert condition("decideNoPenalty", no_penalty_reason="MINOR").after == ("recordCorrection",)


def test_overdrawn_benefits_without_fraud_are_only_recovered():
    assert any(guard.holds == {"recovery_only": frozenset({"False"})} for guard in ACTS["decidePenalty"].guards)
    assert [gives.required for gives in ACTS["orderRefund"].gives if gives.entity == "SocialInsuranceViolation"] == [
        True
    ]


@pytest.mark.parametrize(
    "act", [act for act, transition in ACTS.items() if "WageClaim" in {gives.entity for gives in transition.gives}]
)
def test_no_more_workers_are_listed_than_the_case_names(act):
    assert ("WageClaim", "people") in {guard.counted for guard in ACTS[act].guards}


def test_the_court_is_asked_with_the_whole_package_after_the_demand_and_before_three_months():
    application = ACTS["applyCourtEnforcement"]
    assert set(application.documents) == {
        D.ADMIN_ENF_APPLICATION, D.ADMIN_DECISION, D.DECISION_GROUNDS, D.PARTY_OPINION, D.ENF_OBJECT,
    }  # fmt: skip
    assert (application.source, application.earliest) == (("DEMANDED",), "TL-I11.1")
    assert any(guard.rule == "RL-F3.1" and "application_signed" in guard.holds for guard in application.guards)
    late = condition("applyCourtEnforcement", late_with_reason="False")
    assert late.within == ("TL-I12.1",)


def test_remedies_run_out_by_time_and_only_then_may_performance_be_demanded():
    assert ACTS["lapseRemedies"].lapses == "TL-I10.2"
    assert ACTS["lapseSuitAfterReconsideration"].lapses == "TL-R4.1"
    assert started("lapseRemedies") == {"TL-I12.1"} == started("lapseSuitAfterReconsideration")
    assert {"TL-I10.1", "TL-I10.2", "TL-R4.1"} <= running_out("demandPerformance", "ran")
    assert "UNDER_REMEDY" not in ACTS["demandPerformance"].source


def test_a_fine_that_is_deferred_moves_the_time_to_apply_to_the_court():
    effects = {(clock.act, clock.rule): clock for clock in ACTS["deferFine"].clocks}
    assert effects[ClockAct.START, "TL-I12.1"].since == "deferred_until"
    lapse = next(clock for clock in ACTS["lapseRemedies"].clocks if clock.rule == "TL-I12.1")
    assert lapse.when == {"deferral": frozenset({"NONE"})}


def test_before_a_refusal_the_court_hears_both_sides():
    assert ACTS["denyEnforcement"].guards[0].after == ("hearOnClearIllegality",)
    assert "denial_reason" in ACTS["denyEnforcement"].needs
    assert "TL-I13.5" not in started("denyEnforcement"), "the time to ask for review runs from service of the refusal"
    assert started("serveRefusalRuling") == {"TL-I13.5"}


def test_a_decision_that_falls_reaches_the_credit_lists():
    falling = {act for act, transition in ACTS.items() if transition.target == "REVOKED"} | {
        "changeDecisionByReconsideration", "changeDecisionByCourt",
    }  # fmt: skip
    assert len(falling) == 5
    assert all(ACTS[act].echoes == ("noteBasisRevoked",) and "TL-I8.2" in started(act) for act in falling)
    answer = LIFECYCLES["CreditRecord"].act("noteBasisRevoked")
    assert answer.documents == (), "an echo carries no papers of its own"


def test_whoever_acts_in_its_cases_may_repair_its_own_acts_and_nobody_else():
    acting = {actor.partition("-")[0] for t in INS.transitions if not t.repair for actor in t.actors} - {"time"}
    repairing = {actor for t in INS.transitions if t.repair in set(Repair) for actor in t.actors}
    assert repairing == acting
    outside = [t for t in INS.transitions if t.actor.startswith(("JUS", "COURT"))]
    assert outside
    assert "inspection:write" not in {str(t.scope) for t in outside}


def test_the_code_tables_are_complete():
    assert {str(code) for code in Violation} == {f"V{number:02}" for number in (*range(1, 30), 99)}
    assert {str(kind) for kind in DecisionKind} == {
        "CORRECT", "PAY_ORDER", "TREAT", "PENALTY", "NO_PENALTY", "REFUND", "REVOKE", "EXTRA_COMP",
    }  # fmt: skip
    assert len(PenaltyKind) == 13
    assert {"EXTENDED", "HEARING", "ENF_STALLED", "WITHDRAWN_FILING"} <= {str(state) for state in InspectionState}


def test_reviews_and_publications_hang_off_every_kind_of_case():
    for name in ("LegalReview", "CollectiveDiscussion", "ExpertOpinion", "PublicDisclosure", "FileReview", "WageClaim"):
        assert ENTITIES[name].of_case


@pytest.mark.parametrize("entity", OWN)
def test_conditions_ask_for_fields_that_exist(entity):
    known = set(ENTITIES[entity].model_fields)
    for transition in LIFECYCLES[entity].transitions:
        asked = {name for clock in transition.clocks for name in clock.when} | set(transition.linkage_when)
        for guard in transition.guards:
            asked |= {*guard.when, *guard.holds}
            for child, field, ceiling in filter(None, (guard.sums,)):
                assert field in ENTITIES[child].model_fields
                asked.add(ceiling)
            if guard.counted:
                asked.add(guard.counted[1])
        assert asked <= known, transition.act
