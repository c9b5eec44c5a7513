"""The law of data sharing and of doubted data (domain.md §2.10, §5.1)."""

import csv
import uuid
from datetime import UTC, datetime
from importlib.resources import files

from schema.catalogue import PolicyBasis, ShareAttribute
from schema.data_correction import CORRECTION, DataCorrection
from schema.fields import FieldClass, shared_fields
from schema.lifecycle import ClockAct
from schema.sharing import SHARING, ShareGrant


def test_an_item_has_one_of_three_attributes_and_each_its_own_time_to_answer() -> None:
    assert [attribute.zh for attribute in ShareAttribute] == ["无条件共享", "有条件共享", "不予共享"]
    assert {(clock.rule, *clock.when["attribute"]) for clock in SHARING.act("applyForSharing").clocks} == {
        ("TL-D1.1", "UNCONDITIONAL"),
        ("TL-D1.2", "CONDITIONAL"),
    }
    for act in ("grantSharing", "refuseSharing"):
        met = {clock.rule for clock in SHARING.act(act).clocks if clock.act is ClockAct.MEET}
        assert met == {"TL-D1.1", "TL-D1.2"}


def test_the_answer_is_extended_once_and_for_conditional_data_only() -> None:
    extended = SHARING.act("extendShareAnswer")
    (clock,) = extended.clocks
    (only,) = extended.guards
    assert (clock.rule, clock.more) == ("TL-D1.2", (10, "wd"))
    assert only.holds == {"attribute": frozenset({"CONDITIONAL"})}
    assert only.never == ("extendShareAnswer",)


def test_a_refusal_gives_reasons() -> None:
    refused = SHARING.act("refuseSharing")
    assert refused.documents == ("SHARE_REFUSAL",)
    assert refused.needs == ("reason",)


def test_personal_information_is_given_only_after_an_impact_assessment_that_is_kept() -> None:
    personal, withheld = SHARING.act("grantSharing").guards
    assert (personal.when, personal.after) == ({"personal": frozenset({"True"})}, ("recordImpactAssessment",))
    assert withheld.holds == {"attribute": frozenset({"UNCONDITIONAL", "CONDITIONAL"})}
    assert [clock.rule for clock in SHARING.act("recordImpactAssessment").clocks] == ["TL-D3.2"]
    kept = [clock for clock in SHARING.act("activateSharing").clocks if clock.act is ClockAct.START]
    assert [(clock.rule, clock.when) for clock in kept] == [("TL-D3.1", {"personal": frozenset({"True"})})]


def test_a_grant_ends_on_its_day() -> None:
    ends = [clock for clock in SHARING.act("grantSharing").clocks if clock.rule == "TL-D5.1"]
    assert [(clock.until, clock.each) for clock in ends] == [("to_on", True)]
    lapse = SHARING.act("lapseSharing")
    assert (lapse.lapses, lapse.target) == ("TL-D5.1", "EXPIRED")
    assert set(lapse.source) == {"GRANTED", "ACTIVE", "SUSPENDED"}
    # One grant an application: a second one could not run out on another day.
    assert ShareGrant.__table__.c.share_application_id.unique


def test_only_the_source_of_the_data_decides() -> None:
    provider = {each.act for each in SHARING.transitions if each.actor == "@provider"}
    assert {"grantSharing", "refuseSharing", "revokeSharing", "suspendSharing", "extendShareAnswer"} <= provider
    assert {each.actor for each in CORRECTION.transitions if each.target in {"CORRECTED", "CONFIRMED"}} == {
        "@checked_by"
    }


def test_doubted_data_is_corrected_or_confirmed_in_time() -> None:
    assert [clock.rule for clock in CORRECTION.act("raiseDataCorrection").clocks] == ["TL-D4.1"]
    for act in ("correctDoubtedData", "confirmDoubtedData"):
        assert [(clock.act, clock.rule) for clock in CORRECTION.act(act).clocks] == [(ClockAct.MEET, "TL-D4.1")]
    assert "evidence" in CORRECTION.act("raiseDataCorrection").needs


def test_what_is_said_about_a_value_has_the_class_of_the_value() -> None:
    words = shared_fields(DataCorrection)
    said = {"held_value", "claimed_value", "evidence", "right_value", "finding"}
    assert {words[name].of for name in said} == {FieldClass.ROW}
    assert DataCorrection.row_class is not None
    assert DataCorrection.row_class.column == "of_class"
    assert DataCorrection.model_fields["of_class"].default == "F3"


def test_the_founding_notice_is_on_record_as_a_policy_basis() -> None:
    text = files("schema").joinpath("data/policy_basis.csv").read_text(encoding="utf-8")
    rows = list(csv.DictReader(text.splitlines()))
    now = datetime.now(UTC)
    own = {"owner_agency": "HRSS", "source_system": "schema", "source_id": "x", "received_at": now}
    for row in rows:
        given = {name: value for name, value in row.items() if value} | {"issuers": row["issuers"].split("；")}
        basis = PolicyBasis.model_validate(own | given | {"id": uuid.uuid4(), "created_at": now, "updated_at": now})
        assert len(basis.issuers) == 5
        assert basis.document_number is None
        assert basis.issued_on.isoformat() == "2023-05-05"
    assert len({row["number"] for row in rows}) == len(rows) == 1
