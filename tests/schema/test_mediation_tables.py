"""What the law asks of mediation, confirmation, legal aid and payment orders, read from their tables."""

from itertools import product

import pytest

from schema import LIFECYCLES, LIMITS, lifecycle_of_act
from schema.codes import TaskKind
from schema.confirmation import COURT_NOT_ACCEPTED, REVIEW_NOT_ACCEPTED, Confirmation
from schema.fields import FieldClass, Level, shared_fields
from schema.legal_aid import LegalAidCase, LegalAidEnd, LegalAidRefusal
from schema.lifecycle import Clock, ClockAct, Transition
from schema.mediation import FactRecord, MediationRecord


def act(name: str) -> Transition:
    return lifecycle_of_act(name)[1]


def rules(name: str, kind: ClockAct) -> set[str]:
    return {clock.rule for clock in act(name).clocks if clock.act is kind}


def started_by(name: str, **facts: str) -> set[str]:
    def applies(clock: Clock) -> bool:
        return all(facts.get(field) in values for field, values in clock.when.items())

    return {clock.rule for clock in act(name).clocks if clock.act is ClockAct.START and applies(clock)}


@pytest.mark.parametrize("kind", ["PROF", "ADMIN", "PEOPLE", "JOINT", "ENTERPRISE"])
def test_an_agreement_starts_the_two_clocks(kind):
    assert started_by("reachAgreement", kind=kind) == {"TL-M3.1", "TL-M5.1"}


@pytest.mark.parametrize("kind", ["ARB_MED", "JUDICIAL"])
def test_arbitral_and_judicial_mediation_leave_nothing_to_confirm(kind):
    assert started_by("reachAgreement", kind=kind) == set()


def test_each_route_meets_its_own_clock_and_ends_the_other_when_it_succeeds():
    assert rules("applyArbitrationReview", ClockAct.MEET) == {"TL-M3.1"}
    assert rules("applyJudicialConfirmation", ClockAct.MEET) == {"TL-M5.1"}
    assert rules("makeReviewStatement", ClockAct.VOID) == {"TL-M5.1"}
    assert rules("confirmAgreement", ClockAct.VOID) == {"TL-M3.1"}


def test_no_act_serves_both_routes():
    for step in LIFECYCLES["Confirmation"].transitions:
        if step.repair:
            continue
        routes = [guard.holds["route"] for guard in step.guards if "route" in guard.holds]
        expected = {"CNF-1": "REVIEW", "CNF-2": "JUDICIAL"}[step.id[:5]]
        assert routes == [{expected}], step.id
        deciding = {actor.partition("-")[0] for actor in step.actors}
        assert step.source == () or deciding == {"HRSS" if expected == "REVIEW" else "COURT"}


def test_beside_a_living_or_granted_confirmation_there_is_no_second():
    [index] = [index for index in Confirmation.__table__.indexes if index.name == "uq_confirmation_route"]
    assert index.unique
    assert [column.name for column in index.columns] == ["mediation_case_id"]
    living = str(index.dialect_options["postgresql"]["where"])
    assert all(state in living for state in ("APPLIED", "ACCEPTED", "CONFIRMED"))
    assert not any(state in living for state in ("WITHDRAWN", "REJECTED", "REFUSED", "NOT_ACCEPTED"))


@pytest.mark.parametrize("name", ["applyArbitrationReview", "applyJudicialConfirmation"])
def test_both_parties_apply_together(name):
    assert any(guard.holds.get("joint") == {"True"} for guard in act(name).guards)


def test_only_reasons_of_acceptance_bar_acceptance():
    assert act("declineArbitrationReview").guards[1].holds["review_refusal"] == set(REVIEW_NOT_ACCEPTED)
    assert act("declineJudicialConfirmation").guards[1].holds["court_refusal"] == set(COURT_NOT_ACCEPTED)
    assert "NOT_VOLUNTARY" not in {*REVIEW_NOT_ACCEPTED, *COURT_NOT_ACCEPTED}


def test_before_a_peoples_committee_only_agreements_on_payment_are_confirmed():
    guard = act("acceptJudicialConfirmation").guards[1]
    assert (guard.when, guard.holds) == ({"peoples_mediation": {"True"}}, {"payment_only": {"True"}})


@pytest.mark.parametrize(
    ("mode", "stage", "started"),
    [
        ("DELEGATE", "PRE_FILING", {"TL-M7.3"}),
        ("ENTRUST", "ORDINARY", {"TL-M7.4"}),
        ("ENTRUST", "SIMPLIFIED", {"TL-M7.5"}),
        ("APPLY", "", set()),
    ],
)
def test_how_long_a_court_lends_a_dispute_depends_on_its_stage(mode, stage, started):
    assert started_by("acceptMediation", mode=mode, stage=stage) == started
    longer = {clock.rule for clock in act("extendMediation").clocks if clock.until == "extended_to"}
    assert started <= longer


def test_mediation_needs_both_parties():
    [guard] = act("acceptMediation").guards
    assert guard.holds == {"parties_agree": {"True"}}


def test_an_agreement_brings_its_paper_and_is_watched_by_instalment():
    brought = {gives.entity: gives.required for gives in act("reachAgreement").gives}
    assert brought == {"MediationAgreement": True, "FulfilmentItem": False}
    assert act("reachAgreement").guards[0].sums == ("FulfilmentItem", "amount", "agreed_amount")
    [task] = [task for task in act("reachAgreement").tasks if task.kind is TaskKind.INSTALMENT]
    assert (task.each, task.due) == ("FulfilmentItem", "due_on")


@pytest.mark.parametrize("name", ["acceptMediation", "extendMediation", "reachAgreement", "failMediation"])
def test_whoever_entrusted_a_mediation_is_told_of_its_course(name):
    assert act(name).notify == ("@entrusted_by",)


@pytest.mark.parametrize("name", ["refuseMediation", "failMediation", "terminateMediation", "withdrawMediation"])
def test_whoever_entrusted_a_mediation_takes_it_up_again_when_it_ends(name):
    [task] = act(name).tasks
    assert (task.kind, task.owner, task.opens) == (TaskKind.FOLLOW_UP, "@entrusted_by", True)
    assert "TL-M2.1" in rules(name, ClockAct.VOID)


def test_the_file_is_locked():
    assert act("archiveMediation").gives[0].required
    moving = [step for step in LIFECYCLES["MediationCase"].transitions if not step.repair]
    assert not any("ARCHIVED" in step.source for step in moving)


def test_what_is_said_in_mediation_stays_there():
    content = shared_fields(MediationRecord)["content"]
    assert (content.of, content.level, MediationRecord.rows_of) == (FieldClass.F10, Level.L4, FieldClass.F10)
    assert FactRecord.row_class.classes == {"BOTH": FieldClass.F1}
    assert FactRecord.row_class.otherwise is FieldClass.F10


def test_migrant_workers_who_claim_wages_or_injury_damages_are_not_asked_for_their_means():
    for name, field, barred, table in (
        ("refuseLegalAid", "refusal", "MEANS", LegalAidRefusal),
        ("terminateLegalAid", "end_reason", "MEANS_CHANGED", LegalAidEnd),
    ):
        [guard] = act(name).guards
        assert guard.when == {"migrant_worker": {"True"}, "matter_kind": {"WAGES", "INJURY"}}
        assert guard.holds == {field: set(table) - {barred}}


def test_means_are_a_class_of_their_own():
    fields = shared_fields(LegalAidCase)
    assert {name for name, words in fields.items() if words.of is FieldClass.F12} == {"means", "income", "means_note"}


def test_legal_aid_is_decided_assigned_and_its_objections_decided_in_time():
    assert started_by("applyLegalAid") == {"TL-Y1.1"}
    assert {"TL-Y1.1"} == rules("refuseLegalAid", ClockAct.MEET) == rules("grantLegalAid", ClockAct.MEET)
    assert started_by("grantLegalAid") == started_by("provideAidAhead") == started_by("orderLegalAid") == {"TL-Y1.2"}
    assert rules("assignLegalAid", ClockAct.MEET) == {"TL-Y1.2", "TL-Y1.4"}
    assert started_by("objectToLegalAid") == {"TL-Y1.5"}
    [needed] = [clock for clock in act("requestAssignedLawyer").clocks if clock.since]
    assert (needed.rule, needed.since) == ("TL-Y1.3", "needed_on")


def test_an_order_on_unpaid_wages_that_falls_leads_to_arbitration_and_never_to_a_suit():
    ended = {
        (basis, reason): started_by("servePaymentOrderEnding", basis=basis, end_reason=reason)
        for basis, reason in product(("AGREEMENT", "ARREARS"), ("OBJECTION", "UNSERVED", "SUED", "WITHDRAWN"))
    }
    running = {key for key, started in ended.items() if started == {"TL-L3.5"}}
    assert running == {("AGREEMENT", "OBJECTION"), ("AGREEMENT", "UNSERVED")}
    assert act("fileSuitAfterPaymentOrder").guards[0].holds == {"basis": {"AGREEMENT", "OTHER"}}
    assert act("sendToArbitration").guards[0].holds == {"basis": {"ARREARS"}}


def test_silence_makes_a_payment_order_enforceable_and_a_late_objection_is_none():
    lapse = act("lapsePaymentOrderObjection")
    assert (lapse.lapses, lapse.target, rules(lapse.act, ClockAct.START)) == ("TL-L3.3", "SILENT", {"TL-E1.1"})
    assert act("objectToPaymentOrder").guards[0].within == ("TL-L3.3",)


def test_an_order_that_cannot_be_served_ends_after_thirty_days():
    guard = act("endPaymentOrder").guards[0]
    assert (guard.when, guard.ran) == ({"end_reason": {"UNSERVED"}}, ("TL-L3.4",))
    assert LIMITS["TL-L3.4"].kind == "earliest"


def test_the_two_rights_to_a_payment_order_say_what_may_be_claimed():
    agreement, arrears = act("applyPaymentOrder").guards
    assert (agreement.rule, agreement.when) == ("TL-M8.1", {"basis": {"AGREEMENT"}})
    assert "OTHER" not in agreement.holds["claim"]
    assert (arrears.rule, arrears.holds) == ("TL-M8.2", {"claim": {"WAGES"}})
