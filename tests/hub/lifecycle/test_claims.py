"""What several systems say of one field: the first is held, another is kept beside it, nothing is overwritten."""

from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from uuid import UUID, uuid4

import pytest

from hub.clock import SHANGHAI
from hub.errors import InvalidInput
from hub.lifecycle import claims
from hub.lifecycle.acts import Source
from hub.store.session import unit_of_work
from schema.criminal_transfer import CrimeTransfer
from schema.provenance import FieldClaim

pytestmark = pytest.mark.anyio
OWN, OTHER, THIRD = Source("test", "record"), Source("linkage_platform", "LP-1", "2"), Source("police", "P-1")


@dataclass
class Finding:
    """What an agency found about a value: the part of a data correction that settles a dispute."""

    record_id: UUID
    field: str
    right_value: str
    record_type: str = "CrimeTransfer"
    checked_by: str = "HRSS"


@pytest.fixture
async def transfer(desk):
    """A transfer entered by its own system."""
    fields = {"number": "移〔2023〕9号", "organ": "某局", "amount": Decimal("168500.00")}
    await desk.act("reportTransfer", date(2023, 6, 26), fields=fields)
    return desk


async def say(desk, source: Source, **fields) -> bool:
    """A system speaks of the record."""
    async with unit_of_work(desk.store) as unit:
        record = await unit.write.one(CrimeTransfer, lock=True, id=desk.case_id)
        case = ("CrimeTransfer", record.id)
        return await claims.say(unit, record, source, "PSB", fields, case=case, legal_at=None)


async def settle(desk, field: str, right: str, **more) -> None:
    """An agency settles what is right."""
    async with unit_of_work(desk.store) as unit:
        await claims.settle(unit, Finding(more.pop("record_id", desk.case_id), field, right, **more))


async def said(desk) -> dict[tuple[str, str], tuple[str | None, str]]:
    """What each system says of each field, and what became of it."""
    rows = await desk.rows(FieldClaim, record_id=desk.case_id)
    return {(row.field, row.source_system): (row.value, str(row.state)) for row in rows}


async def test_the_records_own_system_changes_its_value_and_leaves_no_claim(transfer):
    assert await say(transfer, OWN, amount=Decimal("170000"))
    assert (await transfer.case()).amount == Decimal("170000.00")
    assert await said(transfer) == {}
    assert not await say(transfer, OWN, amount=Decimal("170000.00"))


async def test_another_system_fills_what_is_empty_and_is_named_for_it(transfer):
    assert await say(transfer, OTHER, police_number="南公立字〔2023〕1号")
    case = await transfer.case()
    assert (case.police_number, case.disputed) == ("南公立字〔2023〕1号", [])
    (claim,) = await transfer.rows(FieldClaim)
    assert (claim.field, claim.value, claim.state) == ("policeNumber", "南公立字〔2023〕1号", "HELD")
    assert (claim.source_id, claim.adapter_version, claim.owner_agency) == ("LP-1", "2", "PSB")
    assert (claim.of_class, claim.case_type, claim.case_id) == ("F6", "CrimeTransfer", case.id)


async def test_another_system_that_agrees_is_noted_and_changes_nothing(transfer):
    before = (await transfer.case()).version
    assert await say(transfer, OTHER, amount=Decimal("168500"))
    assert ((await transfer.case()).version, (await transfer.case()).disputed) == (before, [])
    assert await said(transfer) == {("amount", "linkage_platform"): ("168500.00", "AGREES")}
    assert not await say(transfer, OTHER, amount=Decimal("168500"))


async def test_where_two_systems_differ_both_values_are_kept_and_the_field_is_disputed(transfer):
    assert await say(transfer, OTHER, amount=Decimal("99000"))
    case = await transfer.case()
    assert (case.amount, case.disputed) == (Decimal("168500.00"), ["amount"])
    assert await said(transfer) == {("amount", "linkage_platform"): ("99000.00", "DISPUTED")}
    assert not await say(transfer, OTHER, amount=Decimal("99000"))


async def test_a_dispute_ends_when_the_records_own_system_comes_round(transfer):
    await say(transfer, OTHER, amount=Decimal("99000"))
    await say(transfer, OWN, amount=Decimal("120000"))
    case = await transfer.case()
    assert (case.amount, case.disputed) == (Decimal("120000.00"), ["amount"])
    await say(transfer, OWN, amount=Decimal("99000"))
    case = await transfer.case()
    assert (case.amount, case.disputed) == (Decimal("99000.00"), [])
    assert (await said(transfer))["amount", "linkage_platform"] == ("99000.00", "AGREES")


async def test_a_dispute_ends_when_the_other_system_comes_round(transfer):
    await say(transfer, OTHER, amount=Decimal("99000"))
    await say(transfer, OTHER, amount=Decimal("168500"))
    assert (await transfer.case()).disputed == []
    assert await said(transfer) == {("amount", "linkage_platform"): ("168500.00", "AGREES")}


async def test_of_three_systems_one_that_agrees_ends_no_dispute_with_another(transfer):
    await say(transfer, OTHER, amount=Decimal("99000"))
    await say(transfer, THIRD, amount=Decimal("168500"))
    assert (await transfer.case()).disputed == ["amount"]
    await say(transfer, OTHER, amount=Decimal("168500"))
    assert (await transfer.case()).disputed == []


async def test_the_records_own_system_does_not_overwrite_what_another_filled_first(transfer):
    await say(transfer, OTHER, police_number="南公立字〔2023〕1号")
    await say(transfer, OWN, police_number="南公立字〔2023〕2号")
    case = await transfer.case()
    assert (case.police_number, case.disputed) == ("南公立字〔2023〕1号", ["policeNumber"])
    assert await said(transfer) == {
        ("policeNumber", "linkage_platform"): ("南公立字〔2023〕1号", "HELD"),
        ("policeNumber", "test"): ("南公立字〔2023〕2号", "DISPUTED"),
    }


async def test_the_system_whose_value_is_held_may_change_it_and_is_judged_anew(transfer):
    await say(transfer, OTHER, police_number="南公立字〔2023〕1号")
    await say(transfer, OTHER, police_number="南公立字〔2023〕3号")
    case = await transfer.case()
    assert (case.police_number, case.disputed) == ("南公立字〔2023〕3号", [])
    assert await said(transfer) == {("policeNumber", "linkage_platform"): ("南公立字〔2023〕3号", "HELD")}


async def test_one_moment_told_in_two_time_zones_is_no_dispute(transfer):
    await say(transfer, OWN, sent_at=datetime(2023, 6, 29, 16, 40, tzinfo=SHANGHAI))
    await say(transfer, OTHER, sent_at=datetime(2023, 6, 29, 16, 40, tzinfo=SHANGHAI))
    assert (await transfer.case()).disputed == []
    assert {state for _, state in (await said(transfer)).values()} == {"AGREES"}


async def test_nothing_and_the_state_are_not_said_of_a_record(transfer):
    assert not await say(transfer, OTHER, amount=None, state="FILED", disputed=["organ"])
    case = await transfer.case()
    assert (case.amount, case.state, case.disputed) == (Decimal("168500.00"), "REPORTED", [])
    assert await said(transfer) == {}


async def test_a_data_correction_writes_the_right_value_and_ends_the_dispute(transfer):
    await say(transfer, OTHER, amount=Decimal("99000"), organ="某分局")
    await settle(transfer, "amount", "99500.50")
    case = await transfer.case()
    assert (case.amount, case.disputed) == (Decimal("99500.50"), ["organ"])
    found = await said(transfer)
    assert found["amount", "linkage_platform"] == ("99000.00", "SETTLED")
    assert found["amount", "test"] == ("168500.00", "SETTLED")
    assert found["organ", "linkage_platform"] == ("某分局", "DISPUTED")


async def test_what_was_settled_stays_until_a_system_says_something_new(transfer):
    await say(transfer, OTHER, amount=Decimal("99000"))
    await settle(transfer, "amount", "99500.50")
    assert not await say(transfer, OTHER, amount=Decimal("99000"))
    assert not await say(transfer, OWN, amount=Decimal("168500"))
    case = await transfer.case()
    assert (case.amount, case.disputed) == (Decimal("99500.50"), [])
    await say(transfer, OTHER, amount=Decimal("98000"))
    case = await transfer.case()
    assert (case.amount, case.disputed) == (Decimal("99500.50"), ["amount"])


@pytest.mark.parametrize(
    "wrong",
    [
        {"field": "noSuchField"},
        {"field": "state"},
        {"field": "judgedOn", "right": "2023-07-20"},
        {"field": "notFiledReason", "right": "OTHER"},
        {"record_type": "NoSuchRecord"},
        {"record_type": "AccessLogEntry"},
        {"record_id": uuid4()},
        {"checked_by": "COURT"},
        {"right": "a hundred"},
    ],
)
async def test_a_finding_about_no_such_value_or_by_another_agency_is_refused(transfer, wrong):
    given = {"field": "amount", "right": "1.00"} | wrong
    with pytest.raises(InvalidInput, match="BAD_VALUE"):
        await settle(transfer, given.pop("field"), given.pop("right"), **given)
    assert (await transfer.case()).amount == Decimal("168500.00")


async def test_doubt_raised_and_corrected_as_a_case_of_its_own_ends_the_dispute(transfer):
    await say(transfer, OTHER, amount=Decimal("99000"))
    doubted = {
        "raised_by": "PSB",
        "checked_by": "HRSS",
        "record_type": "CrimeTransfer",
        "record_id": transfer.case_id,
        "field": "amount",
        "claimed_value": "99000.00",
        "evidence": "工资表",
    }
    record_id = transfer.case_id
    await transfer.act("raiseDataCorrection", date(2023, 7, 10), agency="PSB", fields=doubted)
    right = {"right_value": "99000.00"}
    await transfer.act("correctDoubtedData", date(2023, 7, 12), agency="HRSS", fields=right, key="right")
    (record,) = await transfer.rows(CrimeTransfer, id=record_id)
    assert (record.amount, record.disputed) == (Decimal("99000.00"), [])
