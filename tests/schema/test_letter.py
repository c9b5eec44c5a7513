"""The law of suggestion letters and credit commitments (domain.md §2.8)."""

import pytest

from schema.credit_commitment import COMMITMENT
from schema.letter import LETTER, LetterKind
from schema.lifecycle import ClockAct

REPLY = {"TL-G1.1", "TL-G2.1", "TL-G3.1", "TL-G4.1", "TL-G4.2", "TL-X20.2", "TL-R2.2"}


def running(**letter: str) -> set[str]:
    """Limits that service of such a letter starts."""
    facts = {"public_interest": "False", "damage_spreading": "False", "linkage_case": "False"} | letter
    return {
        clock.rule
        for clock in LETTER.act("serveLetter").clocks
        if clock.act is ClockAct.START and all(facts[name] in values for name, values in clock.when.items())
    }


@pytest.mark.parametrize(
    ("letter", "rules"),
    [
        ({"kind": "PROC_SUG"}, {"TL-G1.1"}),
        ({"kind": "PROC_SUG", "public_interest": "True"}, {"TL-G4.1"}),
        ({"kind": "PROC_SUG", "public_interest": "True", "damage_spreading": "True"}, {"TL-G4.2"}),
        ({"kind": "JUD_SUG"}, {"TL-G2.1"}),
        ({"kind": "MED_SUG"}, {"TL-G3.1"}),
        ({"kind": "ARB_SUG"}, {"TL-G3.1"}),
        ({"kind": "RECON_OP"}, {"TL-R2.2"}),
        ({"kind": "PROC_OP"}, set()),
        ({"kind": "PROC_OP", "linkage_case": "True"}, {"TL-X20.2"}),
    ],
)
def test_each_kind_of_letter_has_one_time_to_reply(letter: dict[str, str], rules: set[str]) -> None:
    assert running(**letter) == rules


def test_every_time_to_reply_can_be_met_made_void_and_run_out() -> None:
    for act in ("replyToLetter", "recordOutsideReply"):
        assert {clock.rule for clock in LETTER.act(act).clocks if clock.act is ClockAct.MEET} == REPLY
    withdrawn = LETTER.act("withdrawLetter").clocks
    assert {clock.rule for clock in withdrawn if clock.act is ClockAct.VOID} == REPLY
    assert {each.lapses for each in LETTER.transitions if each.actor == "time"} == REPLY


def test_only_a_procuratorial_opinion_in_a_linkage_case_owes_an_entry() -> None:
    (owing,) = [each for each in LETTER.transitions if each.linkage]
    assert (owing.act, owing.linkage) == ("issueLetter", "REVERSE_OPINION")
    assert owing.linkage_when == {"kind": frozenset({"PROC_OP"}), "linkage_case": frozenset({"True"})}


def test_who_may_issue_a_letter_follows_from_its_kind() -> None:
    first, *rest = LETTER.act("draftLetter").guards
    assert first.holds["kind"] == {kind.value for kind in LetterKind} - {"COMMIT"}
    issuers = {next(iter(guard.when["kind"])): set(guard.holds["issuer"]) for guard in rest}
    assert issuers == {
        "MED_SUG": {"HRSS", "JUS"},
        "ARB_SUG": {"HRSS"},
        "JUD_SUG": {"COURT"},
        "PROC_SUG": {"PROC"},
        "PROC_OP": {"PROC"},
        "RECON_OP": {"JUS"},
    }


def test_a_letter_to_a_unit_outside_is_never_sent_through_the_hub() -> None:
    outside = LETTER.act("serveLetterOutside")
    assert outside.guards[0].holds == {"addressee": frozenset({"EXT"})}
    assert (outside.notify, outside.reach) == ((), ())
    assert "EXT" not in LETTER.act("serveLetter").guards[0].holds["addressee"]
    assert LETTER.act("recordOutsideReply").actor == "@issuer"


def test_the_addressee_learns_of_a_letter_only_when_it_is_served() -> None:
    before = {"DRAFT", "REVIEWED", "ISSUED"}
    told = [each for each in LETTER.transitions if "@addressee" in each.notify and before & set(each.source)]
    assert [each.act for each in told] == ["serveLetter"]


def test_no_reply_is_no_reply() -> None:
    for act in ("replyToLetter", "recordOutsideReply"):
        holds = [guard.holds["reply"] for guard in LETTER.act(act).guards if "reply" in guard.holds]
        assert holds == [frozenset({"ADOPTED", "PARTLY", "REJECTED"})]


def test_a_commitment_holds_promises_that_are_followed_up_one_by_one() -> None:
    signed = COMMITMENT.act("signCommitment")
    assert [(each.entity, each.required) for each in signed.gives] == [("CommitmentPromise", True)]
    assert [(todo.each, todo.due) for todo in signed.tasks] == [("CommitmentPromise", "due_on")]
    kept = COMMITMENT.act("recordPromiseKept")
    assert kept.touches is not None
    assert (kept.target, kept.touches.entity, kept.touches.day) == (None, "CommitmentPromise", "kept_on")


def test_a_commitment_need_not_be_published_to_be_kept_or_broken() -> None:
    for act in ("fulfilCommitment", "breakCommitment"):
        assert set(COMMITMENT.act(act).source) == {"SIGNED", "PUBLISHED"}
