"""Credit lists, advance payments and random inspection, as their tables say it."""

from schema import ENTITIES, LIFECYCLES
from schema.fields import FieldClass, Level, shared_fields
from schema.lifecycle import ClockAct
from schema.wages import AdvancePayKind

CRD = LIFECYCLES["CreditRecord"].by_act
ADV = LIFECYCLES["AdvancePayment"].by_act
RND = LIFECYCLES["RandomTask"].by_act


def test_nobody_is_put_on_the_wage_list_without_notice():
    assert CRD["decideListing"].source == ("NOTICE_GIVEN",)
    listing = {act for act, transition in CRD.items() if transition.target == "LISTED"}
    assert listing == {"decideListing", "recordCourtListing"}
    (only_courts,) = CRD["recordCourtListing"].guards
    assert only_courts.holds == {"list_kind": frozenset({"DISHONEST", "LIMIT"})}


def test_a_listing_is_public_only_while_it_stands():
    assert dict(ENTITIES["CreditRecord"].row_class.classes) == {"LISTED": FieldClass.F9}
    assert CRD["gradeUnit"].target == "GRADED"


def test_early_removal_waits_six_months_from_payment_and_needs_a_promise():
    removal = CRD["removeListingEarly"]
    assert removal.earliest == "TL-K1.2"
    assert [clock.rule for clock in CRD["recordListedArrearsPaid"].clocks if clock.act is ClockAct.START] == ["TL-K1.2"]
    assert "CREDIT_COMMITMENT" in removal.documents
    assert any(guard.after == ("recordListedArrearsPaid",) for guard in removal.guards)
    assert CRD["expireListing"].lapses == "TL-K1.1"


def test_what_was_the_payers_own_debt_is_not_recovered_from_the_employer():
    (own_debt,) = ADV["openRecourse"].guards
    assert set(AdvancePayKind) - own_debt.holds["kind"] == {"ILLEGAL_SUBCONTRACT", "BUILDER_PAY"}


def test_no_more_is_recovered_than_was_paid():
    for act in ("recordRecourse", "completeRecourse"):
        assert [guard.sums for guard in ADV[act].guards] == [("RecourseReceipt", "amount", "amount")]


def test_wages_of_a_person_are_personal_and_accounts_hidden():
    fields = shared_fields(ENTITIES["WageClaim"])
    assert {fields[name].of for name in ("owed", "paid", "agreed", "bank_account")} == {FieldClass.F4}
    assert fields["bank_account"].level is Level.L4
    assert ENTITIES["WageClaim"].rows_of is FieldClass.F4


def test_the_draw_leaves_seed_and_log_before_anybody_is_inspected():
    draw = RND["drawRandomInspection"]
    assert {"seed", "algorithm", "draw_log", "candidates_sha256"} <= set(draw.needs)
    assert {gives.entity for gives in draw.gives if gives.required} == {"RandomObject", "RandomInspector"}
    assert "PLANNED" not in RND["inspectRandomObject"].source
    assert RND["inspectRandomObject"].officers == 2
    assert [gives.required for gives in RND["publishRandomResults"].gives] == [True]
