"""The law of the court tables: the procedure decides the limit, the wage IOU opens its own way."""

import pytest

from schema import LIFECYCLES
from schema.case_numbers import TYPES
from schema.causes import CaseCause
from schema.court import CourtCase, CourtProcedure, SuitRoute
from schema.document_types import DocumentType
from schema.fields import FieldClass
from schema.lifecycle import ClockAct, Guard, Transition, When

COURT = LIFECYCLES["CourtCase"]
PRESERVATION = LIFECYCLES["Preservation"]


def concerns(when: When, facts: dict[str, str]) -> bool:
    return all(facts.get(name) in allowed for name, allowed in when.items())


def started(transition: Transition, **facts: str) -> list[str]:
    return [clock.rule for clock in transition.clocks if clock.act is ClockAct.START and concerns(clock.when, facts)]


def refused(transition: Transition, **facts: str) -> list[Guard]:
    return [
        guard
        for guard in transition.guards
        if guard.holds and concerns(guard.when, facts) and not concerns(guard.holds, facts)
    ]


@pytest.mark.parametrize("act", ["fileSuit", "fileWageIouSuit", "changeTrialProcedure"])
@pytest.mark.parametrize(
    ("procedure", "rule"),
    [("ORDINARY", "TL-L2.1"), ("SIMPLIFIED", "TL-L2.2"), ("FAST", "TL-L2.2"), ("SMALL", "TL-L2.3")],
)
def test_the_procedure_decides_the_one_trial_limit(act: str, procedure: str, rule: str) -> None:
    assert started(COURT.act(act), type_code="民初", procedure=procedure) == [rule]


def test_limits_of_criminal_and_administrative_trials_run_elsewhere() -> None:
    for type_code in ("刑初", "行初"):
        for act in ("recordCourtCase", "serveJudgment", "changeTrialProcedure"):
            for procedure in CourtProcedure:
                assert started(COURT.act(act), type_code=type_code, procedure=procedure) == []


def test_small_claims_have_one_instance() -> None:
    assert started(COURT.act("serveJudgment"), type_code="民初", procedure="SMALL") == []
    for act in ("appealJudgment", "appealCourtRuling"):
        assert refused(COURT.act(act), procedure="SMALL")
        assert not refused(COURT.act(act), procedure="SIMPLIFIED")


def test_a_wage_iou_opens_the_court_for_wages_only() -> None:
    direct, ordinary = COURT.act("fileWageIouSuit"), COURT.act("fileSuit")
    assert DocumentType.WAGE_IOU in direct.documents
    assert refused(direct, route="WAGE_IOU", wages_only="False")
    assert not refused(direct, route="WAGE_IOU", wages_only="True")
    assert refused(direct, route="AWARD", wages_only="True")
    assert {route for route in SuitRoute if refused(ordinary, route=route)} == {SuitRoute.WAGE_IOU}
    assert refused(COURT.act("recordCourtCase"), route="WAGE_IOU", wages_only="False")


def test_a_row_written_without_acts_is_a_filed_case() -> None:
    case = CourtCase(case_number="(2023)皖0223民初5号", court="南陵县人民法院")
    assert case.state == "FILED"
    assert "FILED" in COURT.act("judgeCase").source


def test_rows_of_criminal_cases_are_criminal_results() -> None:
    classes = CourtCase.row_class.classes
    assert {type_code for type_code in TYPES if type_code.startswith("刑")} == set(classes)
    assert set(classes.values()) == {FieldClass.F6}


def test_a_contract_for_services_is_no_labour_matter() -> None:
    labour = COURT.labour_when["cause_code"]
    assert CaseCause.SERVICE_CONTRACT not in labour
    assert CaseCause.LABOUR_PAY in labour
    assert COURT.act("judgeCase").labour_only == ("HRSS",)


def test_preservation_before_suit_is_always_urgent_and_needs_security() -> None:
    asked = PRESERVATION.act("askPreservation")
    assert started(asked, phase="PRE_SUIT", urgent="False") == ["TL-L4.1"]
    assert started(asked, phase="IN_SUIT", urgent="False") == []
    assert started(asked, phase="IN_SUIT", urgent="True") == ["TL-L4.1"]
    ordered = PRESERVATION.act("orderPreservation")
    assert refused(ordered, phase="PRE_SUIT", security="False")
    assert not refused(ordered, phase="IN_SUIT", security="False")


def test_preservation_is_not_lifted_for_want_of_a_suit_while_the_time_runs_or_a_suit_followed() -> None:
    guards = [
        guard for guard in PRESERVATION.act("liftPreservation").guards if guard.when.get("lift_reason") == {"NO_SUIT"}
    ]
    assert [(guard.ran, guard.never) for guard in guards] == [(("TL-L4.2",), ("recordSuitAfterPreservation",))]
