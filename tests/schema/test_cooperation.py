"""Consultation, joint actions, campaigns, warnings, typical cases and case guidance."""

import pytest

from schema import ENTITIES, LIFECYCLES
from schema.activity import TYPICAL_CASE, TypicalCase
from schema.campaign import CAMPAIGN, CampaignUnit
from schema.consultation import CONSULTATION
from schema.expertise import GUIDANCE, DrawLog
from schema.fields import FieldClass, Level, shared_fields
from schema.joint_action import JOINT_ACTION
from schema.matter import Matter
from schema.risk import RISK, RiskLevel, RiskSignal
from schema.systems import ClientSystem

OURS = sorted(
    lifecycle.entity
    for lifecycle in LIFECYCLES.values()
    if lifecycle.name
    in {"AST", "CAM", "CMT", "CON", "DCR", "GUI", "JOI", "LET", "MTG", "RES", "RPT", "RSK", "SHA", "TYP"}
)


def test_all_of_them_are_on_the_register() -> None:
    assert len(OURS) == 14


@pytest.mark.parametrize("name", OURS)
def test_whoever_is_told_or_owes_a_task_by_a_field_is_named_by_an_agency_field(name: str) -> None:
    lifecycle = LIFECYCLES[name]
    words = shared_fields(ENTITIES[name])
    for each in lifecycle.transitions:
        named = (*each.notify, *each.reach, *(todo.owner for todo in each.tasks), *each.actors)
        for field in (agency[1:] for agency in named if agency.startswith("@")):
            code = words[field].code
            assert code is not None, (each.act, field)
            assert code.__name__ == "AgencyCode", (each.act, field)


@pytest.mark.parametrize("name", OURS)
def test_no_limit_of_co_operation_lapses_from_a_state_it_leads_to(name: str) -> None:
    for each in LIFECYCLES[name].transitions:
        if each.lapses:
            assert each.target not in each.source


def test_only_the_procuratorate_has_seven_days_to_answer_in_writing() -> None:
    (started,) = CONSULTATION.act("askInWriting").clocks
    assert (started.rule, started.when) == ("TL-X22.1", {"asked": frozenset({"PROC"})})
    assert [clock.rule for clock in CONSULTATION.act("answerInWriting").clocks] == ["TL-X22.1"]


def test_a_consultation_concludes_after_each_side_was_heard() -> None:
    (heard,) = CONSULTATION.act("issueConsultationOpinion").guards
    assert heard.after == ("giveConsultationOpinion",)
    said = CONSULTATION.act("giveConsultationOpinion")
    assert (said.actor, said.target, said.gives[0].entity) == ("*", None, "ConsultationOpinion")


def test_writing_and_meeting_are_two_ways_that_do_not_mix() -> None:
    (meeting,) = CONSULTATION.act("proposeConsultation").guards
    (writing,) = CONSULTATION.act("askInWriting").guards
    assert meeting.holds["kind"] & writing.holds["kind"] == set()


def test_a_joint_action_is_told_to_all_who_take_part_before_it_is_held() -> None:
    assert JOINT_ACTION.act("notifyJointAction").reach == ("@participants",)
    assert JOINT_ACTION.act("holdJointAction").source == ("NOTIFIED",)


def test_units_are_inspected_by_two_officers_and_minors_stay_hidden() -> None:
    checked = CAMPAIGN.act("recordCampaignCheck")
    assert (checked.officers, checked.gives[0].entity, checked.gives[0].required) == (2, "CampaignUnit", True)
    words = shared_fields(CampaignUnit)
    assert {(words[name].of, words[name].level) for name in ("minors", "minor_aliases")} == {(FieldClass.F16, Level.L4)}


def test_a_matter_has_the_levels_of_a_warning() -> None:
    assert shared_fields(Matter)["risk"].code is RiskLevel


def test_a_warning_is_levelled_before_it_is_assigned_and_comes_back_when_it_escalates() -> None:
    assert RISK.act("levelWarning").needs == ("level",)
    assert set(RISK.act("assignWarning").source) == {"LEVELLED", "ESCALATED"}
    assert set(RISK.act("reviewWarning").source) == {"RELIEVED", "FALSE_ALARM"}


def test_petitions_and_opinion_are_signals_of_their_own_class() -> None:
    assert RiskSignal.row_class is not None
    assert {family for family, of in RiskSignal.row_class.classes.items() if of is FieldClass.F13} == {
        "PETITION",
        "OPINION",
    }
    assert RiskSignal.row_class.otherwise is FieldClass.F2


def test_a_typical_case_is_anonymised_then_approved_then_published_and_open_only_then() -> None:
    way = {each.target: each.source for each in TYPICAL_CASE.transitions if each.target and each.repair is None}
    assert way["APPROVED"] == ("ANONYMISED",)
    assert way["PUBLISHED"] == ("APPROVED",)
    assert TypicalCase.row_class is not None
    assert TypicalCase.row_class.classes == {"PUBLISHED": FieldClass.OPEN}
    assert shared_fields(TypicalCase)["case_number"].of is FieldClass.F3


def test_guidance_binds_only_if_it_says_so_and_is_noted_on_the_case() -> None:
    for act in ("recordGuidanceAnswer", "recordGuidanceIssued"):
        assert {"answer", "binding"} <= set(GUIDANCE.act(act).needs)
    assert {"case_number", "case_note"} <= set(GUIDANCE.act("applyGuidance").needs)


def test_a_draw_can_be_repeated_from_what_is_written_down() -> None:
    fields = DrawLog.model_fields
    assert all(fields[name].is_required() for name in ("drawn_at", "seed"))
    assert {"candidates", "kept_out", "drawn"} <= fields.keys()


def test_where_a_system_may_come_from_is_for_its_keepers_only() -> None:
    words = shared_fields(ClientSystem)
    assert {words[name].of for name in ("networks", "certificate_thumbprint")} == {FieldClass.F15}
