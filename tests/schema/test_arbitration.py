"""The law of the arbitration tables: ends, time that stands still, and who may do what about an award."""

import sqlite3

import pytest

from schema import ENTITIES, LIFECYCLES
from schema.arbitration import ArbClose, ArbitrationCase
from schema.lifecycle import ClockAct, Transition

ARB = LIFECYCLES["ArbitrationCase"]
ACTS = [transition for transition in ARB.transitions if transition.repair is None]


def rules(transition: Transition, effect: ClockAct) -> set[str]:
    return {clock.rule for clock in transition.clocks if clock.act is effect}


def derived(name: str, **columns: object) -> str | None:
    """What a derived field says of a case with these columns."""
    _, words = ArbitrationCase.derived[name]
    every = dict.fromkeys(ArbitrationCase.model_fields) | columns
    names = ", ".join(f'"{column}"' for column in every)
    with sqlite3.connect(":memory:") as base:
        base.execute(f"CREATE TABLE c ({names})")
        base.execute(f"INSERT INTO c VALUES ({', '.join('?' for _ in every)})", list(every.values()))
        return base.execute(f"SELECT {words.sql.format(t='c')} FROM c").fetchone()[0]


@pytest.mark.parametrize(
    ("columns", "close"),
    [
        ({"state": "HEARD"}, None),
        ({"state": "MEDIATED", "mediated_on": "2023-07-01"}, ArbClose.MEDIATED),
        ({"state": "RESUMED", "mediated_on": "2023-07-01"}, None),
        ({"state": "AWARDED_FINAL", "closed_on": "2023-07-10", "final_ground": "WAGE_CAP"}, ArbClose.FINAL),
        ({"state": "LITIGATED", "closed_on": "2023-07-10", "final_ground": "WAGE_CAP"}, ArbClose.FINAL),
        ({"state": "EFFECTIVE", "closed_on": "2023-07-10", "mixed": False}, ArbClose.NONFINAL),
        ({"state": "AWARDED_NONFINAL", "closed_on": "2023-07-10", "mixed": True}, ArbClose.MIXED),
        ({"state": "DEEMED_WITHDRAWN", "closed_on": "2023-07-10"}, ArbClose.WITHDRAWN),
        ({"state": "DISMISSED", "closed_on": "2023-07-10", "dismissed_as": "CANCELLED"}, ArbClose.CANCELLED),
        ({"state": "LITIGATED"}, None),
    ],
)
def test_how_a_case_ended_follows_from_its_acts(columns: dict[str, object], close: ArbClose | None) -> None:
    assert derived("close_mode", **columns) == close


@pytest.mark.parametrize(("people", "common", "size"), [(9, 1, "ORDINARY"), (10, 1, "COLLECTIVE"), (10, 0, "ORDINARY")])
def test_ten_workers_with_a_common_claim_make_a_case_collective(people: int, common: int, size: str) -> None:
    assert derived("size", people=people, common_claim=common) == size


def test_the_time_to_decide_stands_still_in_mediation_and_suspension() -> None:
    still = {"PRE_MEDIATION", "SUSPENDED"}
    for transition in ACTS:
        if transition.target in still:
            assert "TL-A6.1" in rules(transition, ClockAct.PAUSE), transition.act
        if set(transition.source) <= still and transition.target == "RESUMED":
            assert "TL-A6.1" in rules(transition, ClockAct.RESUME), transition.act
    assert still.isdisjoint(ARB.act("lapseArbitration").source)


def test_every_end_keeps_the_time_to_decide() -> None:
    ends = {"MEDIATED", "AWARDED_FINAL", "AWARDED_NONFINAL", "WITHDRAWN", "DEEMED_WITHDRAWN", "DISMISSED"}
    deciding = [transition for transition in ACTS if transition.target in ends and "LITIGATED" not in transition.source]
    assert {transition.target for transition in deciding} == ends
    assert all("TL-A6.1" in rules(transition, ClockAct.MEET) for transition in deciding)


def test_only_the_worker_sues_over_a_final_award_and_shuts_out_the_annulment() -> None:
    suit, annulment = ARB.act("sueOverFinalAward"), ARB.act("applyAnnulment")
    assert any(guard.holds.get("sued_by") == {"WORKER"} for guard in suit.guards)
    assert "TL-A7.2" in rules(suit, ClockAct.VOID)
    assert "ANNUL_APPLIED" in suit.source
    assert "LITIGATED" not in annulment.source
    assert "TL-A7.2" in rules(ARB.act("endSuitOverFinalAward"), ClockAct.START)


def test_a_final_award_says_why_it_is_final() -> None:
    award = ARB.act("makeFinalAward")
    assert "final_ground" in award.needs
    assert "RL-D8.1" in {guard.rule for guard in award.guards}


def test_a_non_final_award_takes_effect_by_time_only_when_nobody_can_sue_any_more() -> None:
    lapse = ARB.act("lapseSuitOverAward")
    assert lapse.lapses == "TL-A8.1"
    assert {act for guard in lapse.guards for act in guard.after} == {"serveAwardOnWorker", "serveAwardOnEmployer"}
    assert any("TL-A8.1" in guard.ran for guard in lapse.guards)


def test_nobody_sues_over_a_mediation_statement_that_both_signed() -> None:
    suits = [transition for transition in ACTS if transition.target == "LITIGATED"]
    for suit in suits:
        if "EFFECTIVE" in suit.source:
            assert any("recordArbitrationMediationReceipt" in guard.never for guard in suit.guards), suit.act
    assert all("MEDIATED" not in suit.source for suit in suits)


def test_interim_enforcement_is_for_four_claims_and_goes_to_the_court() -> None:
    order = ARB.act("orderInterimEnforcement")
    allowed = [guard.holds["interim_for"] for guard in order.guards if "interim_for" in guard.holds]
    assert allowed == [{"WAGE", "INJURY_MEDICAL", "SEVERANCE", "DAMAGES"}]
    assert order.notify == ("COURT",)
    assert order.target is None


def test_notice_of_a_hearing_is_judged_against_the_day_of_the_hearing() -> None:
    for act in ("setArbitrationHearing", "postponeArbitrationHearing"):
        clocks = [clock for clock in ARB.act(act).clocks if clock.rule == "TL-A5.1"]
        assert [(clock.act, clock.since) for clock in clocks] == [
            (ClockAct.START, "hearing_on"),
            (ClockAct.MEET, None),
        ]


def test_claims_carry_what_was_asked_and_what_was_given() -> None:
    touched = ARB.act("awardClaim").touches
    assert touched is not None
    assert touched.entity == "ClaimItem"
    assert {"amount", "awarded"} <= set(ENTITIES["ClaimItem"].model_fields)
    assert [(gives.entity, gives.required) for gives in ARB.act("fileArbitration").gives][0] == ("ClaimItem", True)
