"""The law of evidence in custody, as its table states it."""

import pytest

from schema.document_types import DocumentType
from schema.evidence import USABILITY, CustodyEvent, CustodyStep, Evidence, EvidenceType, Usability
from schema.evidence_acts import EVIDENCE
from schema.fields import FieldClass, shared_fields
from schema.lifecycle import Transition

ACTS = [each for each in EVIDENCE.transitions if each.repair is None]


def kept(transition: Transition, **values: str) -> bool:
    """Whether the guards of an act let it pass on these fields."""
    return all(
        all(values.get(name) in allowed for name, allowed in each.holds.items())
        for each in transition.guards
        if all(values.get(name) in allowed for name, allowed in each.when.items())
    )


@pytest.mark.parametrize("transition", ACTS, ids=lambda each: each.act)
def test_every_act_appends_one_link_that_says_what_it_was(transition: Transition) -> None:
    assert [(gives.entity, gives.required) for gives in transition.gives if gives.entity == "CustodyEvent"] == [
        ("CustodyEvent", True)
    ]
    said = [each.holds["step"] for each in transition.guards if "step" in each.holds]
    assert len(said) == 1
    assert set(said[0]) <= set(CustodyStep)


def test_every_step_of_the_chain_belongs_to_an_act() -> None:
    said = {step for each in ACTS for guard in each.guards for step in guard.holds.get("step", ())}
    assert said == set(CustodyStep)


@pytest.mark.parametrize(("kind", "usability"), [(kind, usability) for kind in EvidenceType for usability in Usability])
def test_nothing_is_marked_more_usable_in_a_criminal_case_than_its_kind_allows(
    kind: EvidenceType, usability: Usability
) -> None:
    order = list(Usability)
    collect = EVIDENCE.act("collectEvidence")
    given = {"kind": kind.value, "usability": usability.value, "step": "COLLECTED"}
    allowed = order.index(usability) >= order.index(USABILITY[kind.value])
    assert kept(collect, origin="ADMINISTRATIVE", **given) is allowed
    assert kept(collect, origin="CRIMINAL", **given), "what the police collect for a criminal case is theirs to judge"


def test_physical_documentary_audiovisual_and_electronic_evidence_carries_over() -> None:
    """刑诉法 54 II names these four and no other."""
    direct = {kind for kind, usability in USABILITY.items() if usability is Usability.DIRECT}
    assert direct == {"PHYSICAL", "DOCUMENTARY", "AUDIOVISUAL", "ELECTRONIC"}
    assert set(USABILITY) == {kind.value for kind in EvidenceType}


def test_officers_collect_in_pairs_and_what_parties_bring_needs_none() -> None:
    assert EVIDENCE.act("collectEvidence").officers == 2
    assert EVIDENCE.act("takeInEvidence").officers == 0
    assert not kept(EVIDENCE.act("collectEvidence"), origin="PARTY", step="COLLECTED")
    assert not kept(EVIDENCE.act("takeInEvidence"), origin="ADMINISTRATIVE", step="COLLECTED")


def test_files_are_fixed_by_hash_and_only_things_by_photograph() -> None:
    assert "sha256" in EVIDENCE.act("fixEvidenceFile").needs
    thing = EVIDENCE.act("fixEvidenceThing")
    assert kept(thing, kind="PHYSICAL", step="FIXED")
    assert not kept(thing, kind="ELECTRONIC", step="FIXED")


def test_the_owner_decides_on_sharing_and_any_agency_may_ask() -> None:
    for act in ("shareEvidence", "denyEvidence"):
        assert EVIDENCE.act(act).actor == "@owner_agency"
        assert EVIDENCE.scope(EVIDENCE.act(act), "HRSS") == "evidence:approve"
    assert {"HRSS", "PSB", "PROC", "COURT", "JUS"} == set(EVIDENCE.act("requestEvidence").actors)
    assert "shareEvidence" in EVIDENCE.act("useEvidence").guards[0].after
    share = EVIDENCE.act("shareEvidence").touches
    assert share is not None
    assert set(share.needs) == {"extent", "expires_on"}


def test_sharing_leaves_evidence_where_it_is() -> None:
    for act in ("requestEvidence", "shareEvidence", "denyEvidence", "useEvidence"):
        assert EVIDENCE.act(act).target is None


def test_both_sides_sign_a_hand_over() -> None:
    assert EVIDENCE.act("handOverEvidence").actor == "@owner_agency"
    assert EVIDENCE.act("receiveEvidence").actor == "@handed_to"
    for act in ("handOverEvidence", "lendEvidence", "receiveEvidence"):
        assert DocumentType.HANDOVER_LIST in EVIDENCE.act(act).documents
    assert DocumentType.RETURN_LIST in EVIDENCE.act("returnEvidence").documents


def test_sealed_evidence_is_not_shared_lent_or_handed_over() -> None:
    for act in ("requestEvidence", "shareEvidence", "lendEvidence", "handOverEvidence"):
        assert "HOLD" not in EVIDENCE.act(act).source


def test_the_chain_is_the_hubs_to_write() -> None:
    words = shared_fields(CustodyEvent)
    assert not any(words[name].given for name in ("position", "previous_hash", "hash"))
    assert {each.of for name, each in words.items() if name in CustodyEvent.__annotations__} == {FieldClass.F5}


def test_a_row_a_source_reports_without_number_or_act_is_valid() -> None:
    """Adapters report evidence of a case with no more than these (a proof of service)."""
    row = {"case_type": "InspectionCase", "kind": "AUDIOVISUAL", "title": "x", "usability": "DIRECT"}
    needed = {
        name for name, info in Evidence.model_fields.items() if info.is_required() and name in Evidence.__annotations__
    }
    assert needed - {"case_id"} == set(row)


def test_every_state_is_reached_and_only_the_end_has_no_way_on() -> None:
    assert {str(each.target) for each in EVIDENCE.transitions if each.target} == {str(each) for each in EVIDENCE.states}
    left = {state for each in ACTS if each.target for state in each.source}
    assert {str(each) for each in EVIDENCE.states} - left == {"DISPOSED", "DESTROYED", "VOID"}
