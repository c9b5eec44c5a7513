"""The law of reconsideration and administrative suits, and that no limit of the remedies is left without a trigger."""

import pytest

from schema import LIFECYCLES
from schema.admin_litigation import AdminJudgment
from schema.lifecycle import ClockAct, Transition
from schema.limits import LIMITS
from schema.reconsideration import ReconDecision
from schema.remedies import CHANNEL_LIMITS

RECON = LIFECYCLES["Reconsideration"]
SUITS = LIFECYCLES["AdminLitigation"]
MINE = ("ArbitrationCase", "CourtCase", "Preservation", "Reconsideration", "AdminLitigation")


def effects(transition: Transition, effect: ClockAct, **facts: str) -> set[str]:
    return {
        clock.rule
        for clock in transition.clocks
        if clock.act is effect and all(facts.get(name) in allowed for name, allowed in clock.when.items())
    }


def test_every_limit_of_arbitration_courts_and_reconsideration_has_a_trigger() -> None:
    elsewhere = {"TL-L1.2", *(key for key in LIMITS if key.startswith("TL-L3."))}
    mine = {key for key in LIMITS if key.startswith(("TL-A", "TL-L", "TL-R"))} - elsewhere
    begun = {
        clock.rule
        for entity in MINE
        for transition in LIFECYCLES[entity].transitions
        for clock in transition.clocks
        if clock.act is ClockAct.START
    }
    assert mine - begun == set()


@pytest.mark.parametrize("entity", MINE)
def test_every_state_is_reached_and_only_true_ends_have_no_way_on(entity: str) -> None:
    acts = [transition for transition in LIFECYCLES[entity].transitions if transition.repair is None]
    reached = {transition.target for transition in acts if transition.target}
    assert reached | {"VOID"} == {str(state) for state in LIFECYCLES[entity].states}
    stuck = {
        state for state in reached if not any(state in act.source and act.target not in {None, state} for act in acts)
    }
    assert stuck <= {
        "ARCHIVED", "WITHDRAWN", "REMANDED", "REFUSED", "PERFORMED", "NOT_ACCEPTED", "CONVERTED", "LIFTED",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("procedure", "accepted", "answered"),
    [
        ("ORDINARY", {"TL-R1.2", "TL-R2.1"}, {"TL-R1.3"}),
        ("SIMPLIFIED", {"TL-R1.4", "TL-R2.3"}, {"TL-R1.5"}),
    ],
)
def test_the_procedure_decides_the_limits_of_a_reconsideration(
    procedure: str, accepted: set[str], answered: set[str]
) -> None:
    for act in ("acceptReconsideration", "lapseReconsiderationReview"):
        assert effects(RECON.act(act), ClockAct.START, procedure=procedure) == accepted
    assert effects(RECON.act("sendReconsiderationCopy"), ClockAct.START, procedure=procedure) == answered
    assert answered <= effects(RECON.act("answerReconsideration"), ClockAct.MEET)


def test_silence_accepts_a_reconsideration() -> None:
    lapse = RECON.act("lapseReconsiderationReview")
    assert (lapse.lapses, lapse.target) == ("TL-R1.1", "ACCEPTED")


def test_a_right_to_sue_begins_with_the_decision_received_or_the_time_run_out() -> None:
    begins = {act.act for act in RECON.transitions if "TL-R4.1" in effects(act, ClockAct.START)}
    assert begins == {"serveReconsiderationDecision", "lapseReconsideration", "lapseSimplifiedReconsideration"}
    assert "TL-R4.1" in effects(SUITS.act("receiveAdminSuit"), ClockAct.MEET)


def test_the_agency_is_reminded_to_perform_only_what_went_against_it() -> None:
    (todo,) = RECON.act("decideReconsideration").tasks
    assert todo.owner == "HRSS"
    assert set(ReconDecision) - todo.when["decision"] == {ReconDecision.UPHELD, ReconDecision.REJECTED}
    (todo,) = SUITS.act("recordAdminJudgmentEffective").tasks
    assert set(AdminJudgment) - todo.when["judgment"] == {AdminJudgment.REJECTED, AdminJudgment.DISMISSED}


def test_the_record_of_a_hearing_says_whether_the_head_appeared() -> None:
    assert "head_appeared" in SUITS.act("holdAdminHearing").needs
    assert SUITS.act("setAdminHearing").notify == ("HRSS",)


def test_each_side_acts_for_itself() -> None:
    assert RECON.act("answerReconsideration").actor == "HRSS"
    assert RECON.act("decideReconsideration").actor == "JUS-AR"
    assert SUITS.act("answerAdminSuit").actor == "HRSS"
    assert SUITS.act("judgeAdminCase").actor == "COURT"


def test_what_bars_a_way_to_a_remedy_is_a_limit() -> None:
    assert {rule for rules in CHANNEL_LIMITS.values() for rule in rules} <= LIMITS.keys()
