"""The law of criminal transfers and of the procedure against each suspect."""

import re

import pytest

from schema import LIFECYCLES
from schema.codes import Charge, LinkageEvent
from schema.criminal_codes import CoerciveMeasure, CriminalPenalty, JudgmentResult, ProsecutionResult
from schema.criminal_transfer import CRIMINAL_TRANSFER as CRM
from schema.document_types import DocumentType as D
from schema.fields import FieldClass
from schema.lifecycle import ClockAct, Lifecycle, Transition
from schema.limits import LIMITS
from schema.linkage import LinkageEntry
from schema.public_security import PUBLIC_SECURITY
from schema.supervision import SUPERVISION
from schema.support import SUPPORT
from schema.suspect import SUSPECT as SUS

TABLES = [CRM, SUS, SUPERVISION, SUPPORT, PUBLIC_SECURITY]


def clocks(transition: Transition, act: ClockAct) -> set[str]:
    return {clock.rule for clock in transition.clocks if clock.act is act}


def started(lifecycle: Lifecycle) -> set[str]:
    return {rule for transition in lifecycle.transitions for rule in clocks(transition, ClockAct.START)}


def moves(lifecycle: Lifecycle) -> dict[str, set[str]]:
    """Acts by the state they lead on from."""
    ways: dict[str, set[str]] = {str(state): set() for state in lifecycle.states}
    for transition in lifecycle.transitions:
        for source in transition.source:
            if transition.target not in {None, "VOID", source}:
                ways[source].add(transition.act)
    return ways


@pytest.mark.parametrize(
    ("lifecycle", "ends"),
    [
        (CRM, {"ADMIN_FOLLOWUP", "REVERSE_ANSWERED"}),
        (SUS, {"CLEARED", "EFFECTIVE"}),
        (SUPERVISION, {"CORRECTED", "CLOSED"}),
        (SUPPORT, {"DECLINED", "RESULT_KNOWN", "WITHDRAWN"}),
        (PUBLIC_SECURITY, {"PENALISED", "NOT_PENALISED", "MEDIATED", "CRIMINAL"}),
    ],
    ids=lambda item: item.name if isinstance(item, Lifecycle) else "",
)
def test_every_state_is_reached_from_an_opening_and_only_ends_have_no_way_on(
    lifecycle: Lifecycle, ends: set[str]
) -> None:
    reached = {item.target for item in lifecycle.transitions if not item.source}
    while (
        more := {item.target for item in lifecycle.transitions if item.target and set(item.source) & reached} - reached
    ):
        reached |= more
    assert reached == {str(state) for state in lifecycle.states}
    assert {state for state, ways in moves(lifecycle).items() if not ways} == {*ends, "VOID"}


@pytest.mark.parametrize("lifecycle", TABLES, ids=lambda item: item.name)
def test_acts_and_refusals_speak_both_languages(lifecycle: Lifecycle) -> None:
    said = [*lifecycle.transitions, *(guard for item in lifecycle.transitions for guard in item.guards)]
    assert [item for item in said if not re.search("[\u4e00-\u9fff]", item.zh)] == []
    assert [item for item in said if not item.en or re.search("[\u4e00-\u9fff]", item.en)] == []


@pytest.mark.parametrize("lifecycle", TABLES, ids=lambda item: item.name)
def test_no_act_of_an_agency_is_without_its_document(lifecycle: Lifecycle) -> None:
    bare = {item.act for item in lifecycle.transitions if not item.documents and not item.repair}
    assert bare == {item.act for item in lifecycle.transitions if item.actor == "time"}


@pytest.mark.parametrize(
    ("act", "papers"),
    [
        ("reportTransfer", (D.TRANSFER_REPORT,)),
        ("sendTransfer", (D.TRANSFER_LETTER, D.INVESTIGATION_REPORT)),
        ("receiveTransfer", (D.TRANSFER_RECEIPT,)),
        ("fileCriminalCase", (D.CRIMINAL_FILING,)),
        ("sendForProsecution", (D.PROSECUTION_OPINION,)),
        ("declineProsecution", (D.NON_PROSECUTION,)),
        ("convict", (D.CRIMINAL_JUDGMENT,)),
    ],
)
def test_systems_of_record_need_give_no_more_papers_than_the_law_names(act: str, papers: tuple[D, ...]) -> None:
    assert CRM.act(act).documents == papers


def test_a_transfer_is_opened_by_its_team_or_by_its_report_and_both_lead_to_the_head() -> None:
    opening = {item.act for item in CRM.transitions if not item.source}
    assert opening == {"formTransferTeam", "reportTransfer", "sendRefusalCrime", "reverseTransfer"}
    assert CRM.act("reportTransferOfTeam").source == ("TEAM_FORMED", "REFUSED")
    for act in ("reportTransfer", "reportTransferOfTeam"):
        assert CRM.act(act).target == "REPORTED"
        assert clocks(CRM.act(act), ClockAct.START) == {"TL-X1.1"}
    assert CRM.act("formTransferTeam").officers == 2


def test_every_event_of_a_transfer_is_owed_by_somebody() -> None:
    owed = {item.linkage for table in (CRM, SUS) for item in table.transitions if item.linkage}
    assert set(LinkageEvent) - owed == {LinkageEvent.ADM_FILED, LinkageEvent.ENF_RESULT}


def test_of_one_person_only_the_decision_on_arrest_owes_an_entry() -> None:
    assert {item.act: str(item.linkage) for item in SUS.transitions if item.linkage} == {
        "approveArrest": "ARREST",
        "reverseArrestRefusal": "ARREST",
        "decideArrest": "ARREST",
        "denyArrest": "NO_ARREST",
    }
    assert not {item.linkage for item in CRM.transitions} & {LinkageEvent.ARREST, LinkageEvent.NO_ARREST}


@pytest.mark.parametrize("table", [SUPERVISION, SUPPORT, PUBLIC_SECURITY], ids=lambda item: item.name)
def test_what_is_no_transfer_owes_no_entry(table: Lifecycle) -> None:
    assert [item.act for item in table.transitions if item.linkage] == []


def test_only_the_final_decision_not_to_prosecute_is_logged() -> None:
    assert CRM.act("declineProsecutionConditionally").linkage is None
    assert CRM.act("declineProsecution").linkage == "NOT_PROSECUTED"
    assert moves(CRM)["CONDITIONAL"] == {"prosecute", "declineProsecution"}


def test_a_penalty_after_criminal_procedure_is_logged_by_its_own_case_only() -> None:
    follow_up = CRM.act("recordAdminFollowUp")
    assert (follow_up.linkage, follow_up.linkage_when) == ("ADM_DECIDED", {"follow_up": {"NO_PENALTY"}})
    (barred,) = follow_up.guards
    assert barred.when == {"state": {"EFFECTIVE"}}
    assert "GUILTY" not in barred.holds["judgment"]
    assert "GUILTY" not in follow_up.source


def test_an_entry_on_a_suspect_is_a_criminal_result() -> None:
    assert LinkageEntry.row_class.classes == {"CrimeTransfer": FieldClass.F6, "Suspect": FieldClass.F6}


def test_every_limit_of_criminal_transfers_is_started_by_what_triggers_it() -> None:
    of_transfers = {key for key in LIMITS if key.startswith("TL-X")} | {"TL-I15.1"}
    # Entries in the linkage platform (X21, X25) run from any decision; consultations (X22) are no part of a case.
    elsewhere = {key for key in of_transfers if key.startswith(("TL-X21.", "TL-X22.", "TL-X25."))}
    assert started(CRM) | started(SUS) == of_transfers - elsewhere


def test_every_limit_that_starts_also_ends_in_the_same_table() -> None:
    for table in TABLES:
        ended = {
            rule for item in table.transitions for rule in clocks(item, ClockAct.MEET) | clocks(item, ClockAct.VOID)
        }
        assert started(table) <= ended


def test_the_time_to_decide_on_filing_depends_on_how_the_case_came() -> None:
    when = {clock.rule: clock.when for clock in CRM.act("receiveTransfer").clocks}
    assert [when[f"TL-X5.{part}"]["intake"] for part in (1, 2, 3)] == [{"TRANSFER"}, {"CHECKING"}, {"COMPLEX"}]
    (three_days,) = CRM.act("receiveTransfer").guards
    assert (three_days.when, three_days.holds) == ({"origin": {"ADMIN"}}, {"intake": {"TRANSFER"}})
    lapses = {item.lapses for item in CRM.transitions if item.target == "UNDECIDED_OVERDUE"}
    assert lapses == {"TL-X5.1", "TL-X5.2", "TL-X5.3"}


def test_missing_material_never_stops_a_case() -> None:
    asked = CRM.act("askForTransferMaterial")
    assert not {clock.rule for clock in asked.clocks} & {"TL-X5.1", "TL-X5.2", "TL-X5.3"}
    assert {"fileCriminalCase", "refuseCriminalFiling"} <= moves(CRM)["SUPPLEMENT"]
    assert "SUPPLEMENT" in CRM.act("lapseFilingDecision").source


def test_the_time_to_object_counts_anew_from_the_service_of_the_notice() -> None:
    served = [(clock.act, clock.rule) for clock in CRM.act("serveNonFilingNotice").clocks]
    assert served.index((ClockAct.VOID, "TL-X7.1")) < served.index((ClockAct.START, "TL-X7.1"))
    assert (ClockAct.MEET, "TL-X6.1") in served


def test_reconsideration_lapses_after_three_days_but_supervision_can_always_be_suggested() -> None:
    assert [guard.within for guard in CRM.act("askFilingReconsideration").guards] == [("TL-X7.1",)]
    assert CRM.act("suggestFilingSupervision").guards == ()
    assert "UNDECIDED_OVERDUE" in CRM.act("suggestFilingSupervision").source


def test_only_a_refusal_can_be_found_right_and_a_delay_has_to_be_decided() -> None:
    assert [guard.after for guard in CRM.act("acceptNonFilingReasons").guards] == [("refuseCriminalFiling",)]
    assert {"fileCriminalCase", "refuseCriminalFiling", "orderFiling"} <= moves(CRM)["EXPLAINED"]
    assert clocks(CRM.act("requireExplanation"), ClockAct.START) == {"TL-X9.1"}
    assert clocks(CRM.act("requireDelayExplanation"), ClockAct.START) == {"TL-X12.1", "TL-X12.2"}


def test_a_notice_to_correct_waits_until_the_police_have_had_their_time() -> None:
    ran = [guard.ran for guard in CRM.act("noticeCorrection").guards if guard.ran]
    assert ran == [("TL-X10.2", "TL-X12.2")]
    assert {LIMITS[rule].kind for rule in ran[0]} == {"earliest"}
    assert CRM.act("urgeInvestigation").earliest == "TL-X13.1"


def test_a_case_goes_back_for_supplementary_investigation_twice_at_most() -> None:
    returns = [item for item in CRM.transitions if item.target == "SUPPLEMENTARY"]
    assert [item.act for item in returns] == ["returnForSupplement", "returnForSupplementAgain"]
    for item in returns:
        assert item.act in {act for guard in item.guards for act in guard.never}
    assert "returnForSupplement" in {act for guard in returns[1].guards for act in guard.after}


@pytest.mark.parametrize(
    ("table", "act", "field", "back"),
    [
        (CRM, "declineProsecution", "non_prosecution", "returnForSupplement"),
        (SUS, "declineSuspect", "prosecution", "returnSuspectForSupplement"),
    ],
)
def test_non_prosecution_says_its_kind_and_doubt_needs_a_return(
    table: Lifecycle, act: str, field: str, back: str
) -> None:
    kinds, doubt = table.act(act).guards
    assert kinds.holds == {field: {"STATUTORY", "DISCRETION", "DOUBT"}}
    assert (doubt.when, doubt.after) == ({field: {"DOUBT"}}, (back,))


@pytest.mark.parametrize("act", ["sendForProsecution", "resendForProsecution"])
def test_a_review_runs_under_one_limit_and_anew_after_supplement(act: str) -> None:
    when = {clock.rule: clock.when for clock in CRM.act(act).clocks if clock.act is ClockAct.START}
    assert when == {"TL-X17.1": {"fast_track": {"False"}}, "TL-X17.2": {"fast_track": {"True"}}}
    assert {"TL-X17.1", "TL-X17.2"} <= clocks(CRM.act("returnForSupplement"), ClockAct.VOID)


def test_a_trial_runs_under_one_limit_whatever_its_procedure() -> None:
    said = [value for clock in CRM.act("acceptCriminalTrial").clocks for value in clock.when["trial_procedure"]]
    assert sorted(said) == ["FAST", "ORDINARY", "SIMPLE", "UNKNOWN"]


def test_limits_of_custody_never_roll_over() -> None:
    custody = ("TL-X14.", "TL-X15.1", "TL-X16.", "TL-X17.", "TL-X18.", "TL-X23.", "TL-X24.3")
    held = {
        (clock.rule, clock.custody)
        for table in (CRM, SUS)
        for item in table.transitions
        for clock in item.clocks
        if clock.act is ClockAct.START and clock.rule.startswith(custody)
    }
    assert {field for _, field in held} == {"in_custody"}
    assert len(held) == 10


def test_the_penalty_opinion_is_answered_within_two_months() -> None:
    assert clocks(CRM.act("giveReverseOpinion"), ClockAct.MEET) == {"TL-X20.1"}
    assert clocks(CRM.act("giveReverseOpinion"), ClockAct.START) == {"TL-X20.2"}
    assert clocks(CRM.act("replyReverseOpinion"), ClockAct.MEET) == {"TL-X20.2"}
    assert "follow_up" in CRM.act("replyReverseOpinion").needs


def test_the_result_of_a_reverse_transfer_goes_to_its_sender_alone() -> None:
    answers = [item for item in CRM.transitions if item.target == "REVERSE_ANSWERED"]
    assert [item.notify for item in answers] == [("PSB",), ("PROC",), ("COURT",)]
    for item in answers:
        assert [guard.holds for guard in item.guards] == [{"sender": set(item.notify)}]


def test_payment_of_wages_reaches_all_three_at_every_open_stage() -> None:
    paid = CRM.act("recordWagesPaid")
    assert (paid.actor, paid.target, paid.day, set(paid.notify)) == (
        "HRSS",
        None,
        "wages_paid_on",
        {"PSB", "PROC", "COURT"},
    )
    closed = {str(state) for state in CRM.states} - set(paid.source)
    assert closed == {
        "REFUSED",
        "RETURNED",
        "REASON_ACCEPTED",
        "WITHDRAWN",
        "NOT_PROSECUTED",
        "REVERSE_OPINION",
        "REVERSE_REPLIED",
        "CHARGE_WITHDRAWN",
        "TERMINATED",
        "NOT_GUILTY",
        "EXEMPT",
        "NOT_RESPONSIBLE",
        "EFFECTIVE",
        "ADMIN_FOLLOWUP",
        "REVERSE_TRANSFERRED",
        "REVERSE_ACCEPTED",
        "REVERSE_ANSWERED",
        "VOID",
    }


def test_what_is_done_to_a_person_is_investigation_content_unless_it_is_a_result() -> None:
    assert SUS.of_class == FieldClass.F7
    hidden = {item.act for item in SUS.transitions if item.of_class != FieldClass.F6 and not item.repair}
    assert hidden == {
        "takeCoerciveMeasure",
        "liftCoerciveMeasure",
        "releaseSuspect",
        "extendDetention",
        "extendGangDetention",
        "extendCustodyOneMonth",
        "extendCustodyTwoMonths",
        "extendCustodyTwoMoreMonths",
        "observeSuspect",
    }
    assert not {agency for act in hidden for agency in SUS.act(act).notify} & {"HRSS", "JUS", "OFFICE"}


def test_each_coercive_measure_has_its_own_end() -> None:
    own = {
        clock.rule: clock.when["kind"]
        for clock in SUS.act("takeCoerciveMeasure").clocks
        if clock.act is ClockAct.START and clock.each
    }
    assert own == {
        "TL-X14.1": {"DETENTION"},
        "TL-X16.1": {"ARREST"},
        "TL-X26.1": {"BAIL"},
        "TL-X26.2": {"RESIDENTIAL"},
    }


def test_nobody_is_arrested_without_a_decision_and_a_person_held_is_released_on_refusal() -> None:
    needs = {act for guard in SUS.act("takeCoerciveMeasure").guards for act in guard.after}
    assert needs == {item.act for item in SUS.transitions if item.linkage == "ARREST"}
    (release,) = SUS.act("denyArrest").tasks
    assert (release.opens, release.owner, release.when) == (True, "PSB", {"in_custody": {"True"}})
    assert [task.opens for task in SUS.act("releaseSuspect").tasks] == [False]


def test_custody_is_lengthened_step_by_step_up_to_seven_months() -> None:
    steps = [item for item in SUS.transitions if item.act.startswith("extendCustody")]
    assert [item.clocks[0].more and item.clocks[0].more[0] for item in steps] == [1, 2, 2]
    for item, before in zip(steps[1:], steps, strict=False):
        assert before.act in {act for guard in item.guards for act in guard.after}
    for act in ("extendDetention", "extendGangDetention"):
        assert {name for guard in SUS.act(act).guards for name in guard.never} == {
            "extendDetention",
            "extendGangDetention",
        }


def test_only_minors_are_put_under_observation() -> None:
    assert {"minor": {"True"}} in [guard.holds for guard in SUS.act("observeSuspect").guards]
    assert moves(SUS)["CONDITIONAL"] == {"prosecuteSuspect", "declineSuspect"}


def test_code_tables_of_criminal_procedure_are_whole() -> None:
    assert {str(charge) for charge in Charge} == {
        "XF276-1", "XF266", "XF313", "XF314", "XF277", "XF290", "XF244", "XF244-1", "XF280", "XF307-1",
    }  # fmt: skip
    assert [item.zh for item in CoerciveMeasure] == ["拘传", "取保候审", "监视居住", "拘留", "逮捕"]
    assert [item.zh for item in CriminalPenalty] == [
        "有期徒刑", "拘役", "管制", "缓刑", "罚金", "没收财产", "责令退赔", "从业禁止",
    ]  # fmt: skip
    assert {"CONDITIONAL", "WITHDRAWN_PSB"} < {str(item) for item in ProsecutionResult}
    assert {"TERMINATED", "CHARGE_WITHDRAWN"} < {str(item) for item in JudgmentResult}


def test_every_table_of_this_domain_is_registered() -> None:
    assert [LIFECYCLES[table.entity] is table for table in TABLES] == [True] * len(TABLES)
