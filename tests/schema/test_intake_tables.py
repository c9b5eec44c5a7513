"""What the law asks of clues and petitions, read from their tables."""

import pytest

from schema import LIFECYCLES, lifecycle_of_act
from schema.clue import Clue, ClueKind, ClueSource
from schema.codes import RemedyChannel, TaskKind
from schema.document_types import DocumentType
from schema.fields import FieldClass, Level, shared_fields
from schema.lifecycle import Clock, ClockAct, Transition
from schema.petition import Petition


def act(name: str) -> Transition:
    return lifecycle_of_act(name)[1]


def rules(name: str, kind: ClockAct) -> set[str]:
    return {clock.rule for clock in act(name).clocks if clock.act is kind}


def started_by(name: str, **facts: str) -> set[str]:
    def applies(clock: Clock) -> bool:
        return all(facts.get(field) in values for field, values in clock.when.items())

    return {clock.rule for clock in act(name).clocks if clock.act is ClockAct.START and applies(clock)}


@pytest.mark.parametrize(
    ("source", "kind", "barred", "started"),
    [
        ("WIN_INSP", "COMPLAINT", "False", {"TL-C1.1"}),
        ("WIN_INSP", "COMPLAINT", "True", {"TL-C1.2"}),
        ("H12345", "COMPLAINT", "False", {"TL-C1.1", "TL-C7.1", "TL-C7.2"}),
        ("NAT_WAGE", "REPORT", "False", {"TL-C7.3", "TL-C7.4"}),
        ("H12333", "CONSULT", "False", set()),
    ],
)
def test_what_a_clue_starts_depends_on_its_source_and_kind(source, kind, barred, started):
    assert started_by("receiveClue", source=source, kind=kind, time_barred=barred) == started


def test_the_two_years_are_counted_from_the_end_of_the_violation_once_that_is_established():
    step = act("dateClueViolation")
    assert step.needs == ("period_to",)
    assert [(clock.act, clock.since) for clock in step.clocks] == [(ClockAct.VOID, None), (ClockAct.START, "period_to")]


def test_a_clue_is_a_task_for_the_desk_until_somebody_decides_on_it():
    [task] = act("receiveClue").tasks
    assert (task.kind, task.opens, task.owner) == (TaskKind.INTAKE, True, "HRSS")
    enders = {
        transition.act
        for transition in LIFECYCLES["Clue"].transitions
        for todo in transition.tasks
        if todo.kind is TaskKind.INTAKE and not todo.opens
    }
    assert enders == {"mergeClue", "acceptClue", "refuseClue", "transferClue", "resolveClue", "answerConsultation"}


def test_an_incomplete_complaint_is_supplemented_not_refused_and_its_five_days_start_anew():
    assert rules("askClueSupplement", ClockAct.VOID) == {"TL-C1.1"}
    assert act("askClueSupplement").target == "CORRECTING"
    assert started_by("supplementClue", kind="COMPLAINT", time_barred="False") == {"TL-C1.1"}
    assert "CORRECTING" not in act("refuseClue").source


def test_a_refusal_for_age_waits_until_two_years_have_run():
    [guard] = act("refuseClue").guards
    assert guard.when == {"refusal": {"OVER_TWO_YEARS"}}
    assert (guard.after, guard.ran) == (("dateClueViolation",), ("TL-C3.1",))


def test_a_terminated_petition_comes_back_only_with_new_facts():
    for name, field, value in (("acceptClue", "new_facts", "True"), ("reopenClue", "reopen_reason", "NEW_FACTS")):
        [guard] = act(name).guards
        assert guard.when == {"after_termination": {"True"}}
        assert guard.holds == {field: {value}}
    assert not any(
        "TERMINATED" in transition.source for transition in LIFECYCLES["Petition"].transitions if not transition.repair
    )


def test_who_reports_is_a_token_and_nothing_else():
    fields = shared_fields(Clue)
    assert {name for name in Clue.model_fields if "reporter" in name or "caller" in name} == {"reporter_token"}
    assert (fields["reporter_token"].of, fields["reporter_token"].level) == (FieldClass.F11, Level.L4)
    assert not {"phone", "id_number", "name", "address"} & Clue.model_fields.keys()


def test_every_agency_may_hand_over_a_clue_but_only_hrss_handles_it():
    clue = LIFECYCLES["Clue"]
    assert act("receiveClue").actor == "*"
    assert clue.scope(act("receiveClue"), "PSB") == "clue:write"
    others = {
        agency.partition("-")[0]
        for step in clue.transitions
        if step.source and not step.repair
        for agency in step.actors
    }
    assert others == {"HRSS"}


def test_a_clue_that_another_record_tells_of_needs_no_number():
    Clue.model_validate(
        {
            "id": "00000000-0000-0000-0000-000000000001",
            "owner_agency": "HRSS",
            "source_system": "x",
            "source_id": "1",
            "received_at": "2023-05-11T00:00:00Z",
            "created_at": "2023-05-11T00:00:00Z",
            "updated_at": "2023-05-11T00:00:00Z",
            "source": ClueSource.WIN_INSP,
            "kind": ClueKind.COMPLAINT,
            "received_on": "2023-05-11",
        }
    )


def test_only_a_petition_passed_on_can_be_objected_to_in_five_days():
    assert started_by("receivePetition", origin="DIRECT") == {"TL-C4.1"}
    assert started_by("receivePetition", origin="PASSED") == {"TL-C4.1", "TL-C4.7"}
    assert started_by("receivePetition", origin="ASSIGNED") == {"TL-C4.1", "TL-C4.7"}
    assert rules("objectToPetition", ClockAct.MEET) == {"TL-C4.7"}
    assert act("handBackPetition").source == ("OBJECTED",)


def test_only_a_claim_is_finished_in_sixty_days_and_lengthened_once():
    assert started_by("acceptPetition", category="CLAIM") == {"TL-C4.2"}
    assert started_by("acceptPetition", category="PROPOSAL") == set()
    [longer] = act("extendPetition").clocks
    assert longer.more is not None
    assert longer.more[0] == 30
    assert act("extendPetition").guards[0].never == ("extendPetition",)


@pytest.mark.parametrize(
    ("served", "asked", "answered", "right", "duty"),
    [
        ("servePetitionAnswer", "requestPetitionReview", "answerPetitionReview", "TL-C4.3", "TL-C4.4"),
        ("servePetitionReview", "requestPetitionRecheck", "answerPetitionRecheck", "TL-C4.5", "TL-C4.6"),
    ],
)
def test_each_review_is_asked_within_thirty_days_of_receipt(served, asked, answered, right, duty):
    assert rules(served, ClockAct.START) == {right}
    assert rules(asked, ClockAct.MEET) == {right}
    assert act(asked).guards[0].within == (right,)
    assert rules(asked, ClockAct.START) == {duty}
    assert rules(answered, ClockAct.MEET) == {duty}


def test_the_time_of_a_hearing_does_not_count_in_the_second_review():
    assert rules("openPetitionHearing", ClockAct.PAUSE) == {"TL-C4.6"}
    assert rules("closePetitionHearing", ClockAct.RESUME) == {"TL-C4.6"}


def test_a_petition_that_belongs_to_a_suit_is_led_there_and_never_back_to_petitioning():
    [guard] = act("guidePetition").guards
    assert guard.holds["legal_channel"] == set(RemedyChannel) - {RemedyChannel.PETITION}


def test_a_petition_ends_by_document_only_when_no_review_is_open_any_more():
    assert act("terminatePetition").source == ("RECHECKED",)
    assert act("terminatePetition").documents == (DocumentType.PETITION_TERMINATION,)
    first, second = act("terminateUnreviewedPetition").guards
    assert (first.ran, first.after) == (("TL-C4.3",), ("servePetitionAnswer",))
    assert (second.ran, second.after) == (("TL-C4.5",), ("servePetitionReview",))
    assert second.when == {"state": {"REVIEWED"}}


def test_everything_about_a_petition_is_of_its_class():
    open_to_all = FieldClass.OPEN
    own = {name: words for name, words in shared_fields(Petition).items() if words.of is not open_to_all}
    assert {words.of for words in own.values()} == {FieldClass.F13}
    assert LIFECYCLES["Petition"].of_class == FieldClass.F13
