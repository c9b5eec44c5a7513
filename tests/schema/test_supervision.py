"""The law of procuratorial supervision, of support for workers, and of public-security cases."""

import pytest

from schema.fields import FieldClass
from schema.lifecycle import ClockAct
from schema.public_security import PUBLIC_SECURITY, SecurityCaseKind
from schema.supervision import SUPERVISION, ProcuratorialSupervision
from schema.support import SUPPORT


def test_a_served_letter_runs_under_the_one_limit_of_its_kind() -> None:
    started = {clock.rule: clock.when for clock in SUPERVISION.act("serveSupervisionLetter").clocks}
    assert started == {
        "TL-G1.1": {"kind": {"ADMIN_LITIGATION"}},
        "TL-G4.1": {"kind": {"PUBLIC_INTEREST"}, "urgent": {"False"}},
        "TL-G4.2": {"kind": {"PUBLIC_INTEREST"}, "urgent": {"True"}},
    }
    met = {clock.rule for clock in SUPERVISION.act("replyToSupervision").clocks if clock.act is ClockAct.MEET}
    assert met == set(started)


def test_a_public_interest_suit_needs_the_time_to_reply_to_be_over() -> None:
    (wait,) = SUPERVISION.act("findUncorrected").guards
    assert {"TL-G4.1", "TL-G4.2"} <= set(wait.ran)
    suit = SUPERVISION.act("sueInPublicInterest")
    assert suit.source == ("UNCORRECTED",)
    assert [guard.holds for guard in suit.guards] == [{"kind": {"PUBLIC_INTEREST"}}]
    assert "COURT" in suit.reach


def test_supervision_of_the_police_stays_a_criminal_matter_and_that_of_the_administration_does_not() -> None:
    assert SUPERVISION.of_class == FieldClass.F6
    open_to_all = {item.act for item in SUPERVISION.transitions if item.of_class == FieldClass.F1}
    assert {"openAdminSupervision", "serveSupervisionLetter", "replyToSupervision", "sueInPublicInterest"} < open_to_all
    assert not {item.act for item in SUPERVISION.transitions if "PSB" in item.actors and item.act in open_to_all}
    assert ProcuratorialSupervision.row_class.classes == {"FILING": FieldClass.F6}


def test_an_urging_letter_comes_three_months_after_the_supervised_filing_at_the_earliest() -> None:
    assert SUPERVISION.act("urgeSupervisedInvestigation").earliest == "TL-X13.1"
    started = [clock.rule for clock in SUPERVISION.act("fileUnderSupervision").clocks if clock.act is ClockAct.START]
    assert started == ["TL-X13.1"]
    assert SUPERVISION.act("noticeCorrectionOfOwnMotion").earliest == "TL-X10.2"


@pytest.mark.parametrize(
    ("act", "kind", "told"),
    [("supportArbitration", "ARBITRATION", ("HRSS",)), ("supportSuit", "SUIT", ("COURT", "HRSS"))],
)
def test_an_opinion_goes_to_who_decides_the_claim(act: str, kind: str, told: tuple[str, ...]) -> None:
    support = SUPPORT.act(act)
    assert support.notify == told == support.reach
    assert [guard.holds for guard in support.guards] == [{"kind": {kind}}]


def test_a_request_is_withdrawn_by_whoever_made_it_and_never_once_supported() -> None:
    withdraw = SUPPORT.act("withdrawSupportRequest")
    assert withdraw.actor == "@requester"
    assert "SUPPORTED" not in withdraw.source
    assert SUPPORT.act("declineSupport").needs == ("decline_reason",)


def test_a_public_security_case_is_extended_twice_at_most_and_stands_still_for_expertise() -> None:
    longer = [item for item in PUBLIC_SECURITY.transitions if ClockAct.EXTEND in {clock.act for clock in item.clocks}]
    assert [item.act for item in longer] == ["extendSecurityCase", "extendSecurityCaseAgain"]
    for item in longer:
        assert item.act in {act for guard in item.guards for act in guard.never}
    acts = {act: PUBLIC_SECURITY.act(act).clocks[0].act for act in ("pauseSecurityCase", "resumeSecurityCase")}
    assert acts == {"pauseSecurityCase": ClockAct.PAUSE, "resumeSecurityCase": ClockAct.RESUME}


def test_the_builders_side_is_handed_to_the_labour_administration_and_its_case_is_told_back() -> None:
    (task,) = PUBLIC_SECURITY.act("referBuilderSide").tasks
    assert (task.opens, task.owner) == (True, "HRSS")
    back = PUBLIC_SECURITY.act("recordBuilderCase")
    assert (back.actor, back.needs, back.notify) == ("HRSS", ("builder_case_number",), ("PSB",))
    assert [task.opens for task in back.tasks] == [False]


def test_the_kinds_of_public_security_case_are_those_of_the_notice() -> None:
    assert [kind.zh for kind in SecurityCaseKind] == [
        "非法手段讨薪",
        "以欠薪为名讨要工程款",
        "集访扰序",
        "越级上访扰序",
        "阻碍执行职务",
        "其他",
    ]
