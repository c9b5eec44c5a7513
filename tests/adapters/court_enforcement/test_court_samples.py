"""The sample files: what each says, and that together they walk the lifecycle."""

import asyncio
import csv
import hashlib
from collections import Counter
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from adapters.court_enforcement import ADAPTER
from adapters.court_enforcement.simulator import lay_out, samples
from adapters.port import RawRecord, Rejected, Statement
from schema.enforcement import ENFORCEMENT

SHARED = Path(__file__).resolve().parents[4] / "shared" / "data" / "wage_lists"
CHAIN = "(2023)皖0223执123号"
RESUMED = "(2024)皖0223执恢9001号"

REFUSED = {
    "ZX_赣0983_20171231_0001.xml": ("MISSING_FIELD", "LARQ"),
    "ZX_闽0302_20161231_0001.xml": ("CASE_NUMBER", "AH"),
    "ZX_闽0622_20161231_0001.xml": ("CASE_NUMBER", "AH"),
    "ZX_皖0223_20231120_0001.xml": ("DAMAGED", ""),
    "ZX_皖0223_20231120_0002.xml": ("CHECKSUM", "ZX_皖0223_20231120_0002.xml.md5"),
    "ZX_皖0223_20231120_0003.xml": ("UNKNOWN_CODE", "JAFS"),
    "ZX_皖0223_20231120_0004.xml": ("IMPOSSIBLE_DATE", "LARQ"),
    "ZX_皖0223_20231120_0005.xml": ("USCC", "DSR.TYSHXYDM"),
    "ZX_皖0223_20231120_0006.xml": ("DAMAGED", ""),
    "ZX_皖0223_20231120_0007.xml": ("ENCODING", ""),
    "ZX_皖0223_20231120_0008.xml": ("AMOUNT", "YZXBDJE"),
}
HALF = "ZX_皖0223_20231121_0001.xml"


@pytest.fixture(scope="module")
def pulled(tmp_path_factory: pytest.TempPathFactory) -> list[RawRecord]:
    """All samples through the real transport."""
    root = tmp_path_factory.mktemp("drop")
    lay_out(root)

    async def pull() -> list[RawRecord]:
        async with ADAPTER.connect({"directory": str(root)}) as connection:
            return list((await connection.pull(None, 1000)).records)

    return asyncio.run(pull())


def said(name: str) -> tuple[Statement, ...]:
    return ADAPTER.read(RawRecord(name, samples()[f"{name}.xml"][0], "application/xml", name))


def test_every_sample_but_the_half_written_one_is_pulled_in_order(pulled: list[RawRecord]) -> None:
    names = [record.handle for record in pulled]
    assert names == sorted(samples().keys() - {HALF})


def test_exactly_the_dirty_samples_are_refused_with_their_reason(pulled: list[RawRecord]) -> None:
    refused = {}
    for record in pulled:
        try:
            if record.fault is not None:
                raise record.fault
            ADAPTER.read(record)
        except Rejected as error:
            refused[record.handle] = (error.code, error.field)
    assert refused == REFUSED


def test_a_file_sent_again_under_another_name_is_the_same_record(pulled: list[RawRecord]) -> None:
    same = Counter((record.key, hashlib.sha256(record.body).hexdigest()) for record in pulled)
    (twice,) = [key for key, times in same.items() if times > 1]
    assert twice[0] == f"AJ:{CHAIN}"
    assert same[twice] == 2


def test_the_samples_applied_in_order_walk_the_lifecycle(pulled: list[RawRecord]) -> None:
    states: dict[str, str] = {}
    held: set[tuple[str, str, str]] = set()
    for record in pulled:
        if record.handle in REFUSED:
            continue
        for statement in ADAPTER.read(record):
            assert statement.opens or statement.number in states
            for act in (*statement.acts, *(child.act for child in statement.children if child.act)):
                if (statement.number, act.act, act.key) in held:
                    continue
                held.add((statement.number, act.act, act.key))
                transition = ENFORCEMENT.act(act.act)
                state = states.get(statement.number)
                assert (state in transition.source) if state else not transition.source, (record.handle, act.act)
                states[statement.number] = transition.target or str(state)
    assert states[CHAIN] == "RESUMED"
    assert states[RESUMED] == "CLOSED_DONE"
    assert states["(2020)皖0123执1262号"] == "CLOSED_TERMINATED"
    assert states["(2023)皖0223执9002号"] == "RESUMED"
    assert states["(2023)皖0223执9003号"] == "PARTLY_PAID"


def test_the_worked_chain_is_told_with_its_days_and_sums() -> None:
    statements = said("ZX_皖0223_20231220_0001")
    acts = [
        act
        for statement in statements
        for act in (*statement.acts, *(child.act for child in statement.children if child.act))
    ]
    assert [(act.act, act.occurred) for act in acts] == [
        ("applyForEnforcement", date(2023, 8, 14)),
        ("fileEnforcementCase", date(2023, 8, 14)),
        ("issueExecutionNotice", date(2023, 8, 21)),
        ("searchProperty", date(2023, 8, 28)),
        ("takeMeasure", date(2023, 9, 5)),
        ("takeMeasure", date(2023, 9, 25)),
        ("recordPayment", date(2023, 10, 16)),
        ("recordPayment", date(2023, 10, 18)),
        ("closeEnforcementRound", date(2023, 12, 20)),
    ]
    first = statements[0]
    assert first.related == ("南劳人仲案〔2023〕123号", "南人社监立字〔2023〕12号")
    assert (first.fields["due"], first.fields["collected"], first.fields["unpaid"]) == (42500, 15000, 27500)
    assert first.topics == ("WAGE",)
    freeze = next(child for child in first.children if child.fields["kind"] == "FREEZE")
    assert (freeze.fields["asset"], freeze.fields["until_on"]) == ("DEPOSIT", date(2024, 9, 24))
    assert acts[-1].documents[0].number == f"{CHAIN}之二"


def test_the_resumed_round_is_found_through_the_case_it_resumes_and_is_paid_in_full() -> None:
    (statement,) = said("ZX_皖0223_20240322_0001")
    assert statement.number == RESUMED
    assert statement.related[0] == statement.fields["resumed_from"] == CHAIN
    assert (statement.fields["paid_out"], statement.fields["unpaid"]) == (27500, 0)


def test_the_release_of_the_measures_changes_the_measures_already_told() -> None:
    before = {child.key: child for each in said("ZX_皖0223_20231220_0001") for child in each.children}
    after = {child.key: child for each in said("ZX_皖0223_20240322_0002") for child in each.children}
    assert before.keys() == after.keys()
    assert {child.fields["released_on"] for child in after.values()} == {date(2024, 3, 22)}


def test_a_late_older_step_puts_no_sums_back() -> None:
    newer, late = said("ZX_皖0223_20231117_0001"), said("ZX_皖0223_20231118_0001")
    assert newer[-1].acts[-1].fields["collected"] == Decimal(2000)
    assert "collected" not in late[0].fields
    assert all("collected" not in act.fields for each in late for act in each.acts)


def test_natural_persons_are_never_named() -> None:
    for name in samples().keys() - REFUSED.keys():
        for statement in said(name.removesuffix(".xml")):
            persons = [party for party in statement.parties if party.fields["kind"] == "PERSON"]
            assert all(str(party.fields["name"]).startswith("当事人") for party in persons)


def test_the_real_lists_are_carried_exactly() -> None:
    if not SHARED.is_dir():
        pytest.skip("the published lists are not beside this checkout (../shared/data/wage_lists)")
    with (SHARED / "wage_arrears_lists.csv").open(encoding="utf-8", newline="") as file:
        listed = [row for row in csv.DictReader(file) if row["case_no"]]
    assert len(listed) == 7
    ours = {each.number: each for number in range(1, 8) for each in said(f"ZX_川1703_20240430_{number:04d}")}
    for row in listed:
        statement = ours[row["case_no"]]
        (debtor,) = statement.parties
        (measure,) = statement.children
        assert (debtor.fields["name"], debtor.fields["uscc"]) == (row["employer"], row["uscc"])
        assert statement.fields["due"] == Decimal(row["amount_yuan"])
        assert (measure.fields["kind"], str(measure.fields["from_on"])) == ("DISHONEST", row["published"])
        assert statement.acts[0].undated
        assert statement.topics == ("WAGE",)
