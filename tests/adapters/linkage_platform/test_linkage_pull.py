"""What the police, the procuratorate and the court typed in, fetched page by page."""

from pathlib import Path

import pytest

from adapters.linkage_platform import ADAPTER
from adapters.linkage_platform.book import Book
from adapters.linkage_platform.contact import OVERLAP
from adapters.linkage_platform.simulator import PATH
from adapters.port import Message, Outcome, Pulled, RawRecord, Rejected, Result, Transient
from hub.demo.simulators import free_port
from tests.adapters.linkage_platform.simulated_platform import Platform

pytestmark = pytest.mark.anyio


def entry(at: str, number: int = 1) -> str:
    return (
        f"<Case><CASE_NO>演示监移字〔2024〕{number}号</CASE_NO><INPUT_UNIT>南陵县公安局</INPUT_UNIT>"
        f"<INPUT_UNIT_KIND>公安</INPUT_UNIT_KIND><INPUT_TIME>{at}</INPUT_TIME><EVENT>RECEIVED</EVENT>"
        f"<EVENT_TIME>2024-03-01</EVENT_TIME></Case>"
    )


async def everything(url: str, cursor: str | None = None, limit: int = 200) -> tuple[list[RawRecord], str | None]:
    """One contact: every page after the cursor, and the cursor to keep."""
    records: list[RawRecord] = []
    async with ADAPTER.connect({"url": url}) as connection:
        while True:
            page: Pulled = await connection.pull(cursor, limit)
            assert len(page.records) <= limit
            records += page.records
            cursor = page.cursor or cursor
            if not page.more:
                return records, cursor


async def test_one_contact_fetches_every_entry_once_whatever_the_page(platform: Platform) -> None:
    async with platform() as url:
        whole, end = await everything(url)
        for limit in (1, 5, len(whole), 10_000):
            records, cursor = await everything(url, limit=limit)
            assert records == whole
            assert cursor == end
    assert len({record.key for record in whole}) == len(whole) == 19
    assert whole[0].key == "LP:LJ34022300000001:1"
    assert whole[0].body.startswith(b"<Case><PLATFORM_NO>LJ34022300000001</PLATFORM_NO>")


async def test_a_contact_without_news_brings_only_what_is_known_and_keeps_the_cursor(platform: Platform) -> None:
    async with platform() as url:
        whole, end = await everything(url)
        again, cursor = await everything(url, end)
    assert again == whole[-1:]
    assert cursor == end


async def test_an_entry_that_comes_to_light_after_one_typed_later_is_not_lost(
    platform: Platform, tmp_path: Path
) -> None:
    async with platform() as url:
        book = Book(tmp_path / "platform")
        book.enter(entry("2024-03-04 10:00:00", 1))
        _, cursor = await everything(url)
        same_second = book.enter(entry("2024-03-04 10:00:00", 2))
        minutes_before = book.enter(entry("2024-03-04 09:50:00", 3))
        records, _ = await everything(url, cursor, limit=1)
    assert OVERLAP.total_seconds() == 600
    assert {f"LP:{late.platform_no}" for late in (same_second, minutes_before)} <= {
        record.key.rpartition(":")[0] for record in records
    }


async def test_more_entries_in_the_overlap_than_in_a_page_do_not_stop_the_reader(
    platform: Platform, tmp_path: Path
) -> None:
    async with platform() as url:
        book = Book(tmp_path / "platform")
        for number in range(1, 8):
            book.enter(entry("2024-03-04 10:00:00", number))
        _, cursor = await everything(url)
        newest = book.enter(entry("2024-03-04 10:00:00", 8))
        records, _ = await everything(url, cursor, limit=2)
    assert len(records) == 8
    assert records[-1].key.startswith(f"LP:{newest.platform_no}:")


async def test_what_the_hub_pushed_does_not_come_back(platform: Platform, transferred: Message) -> None:
    async with platform() as url:
        before, _ = await everything(url)
        async with ADAPTER.connect({"url": url}) as connection:
            receipt = await connection.push(transferred)
        after, _ = await everything(url)
    assert after == before
    assert receipt.number not in {record.key.split(":")[1] for record in after}


async def test_a_cursor_that_cannot_be_read_begins_again(platform: Platform) -> None:
    async with platform() as url:
        whole, end = await everything(url)
        assert await everything(url, "damaged") == (whole, end)


async def test_each_pulled_entry_is_stated_or_refused_for_its_own_fault(platform: Platform) -> None:
    async with platform() as url:
        records, _ = await everything(url)
    faults = []
    for record in records:
        try:
            ADAPTER.read(record)
        except Rejected as refusal:
            faults.append((refusal.code, refusal.field))
    assert faults == [
        ("UNKNOWN_CODE", "EVENT"),
        ("UNKNOWN_CODE", "LIAN_STATE"),
        ("IMPOSSIBLE_DATE", "EVENT_TIME"),
        ("MISSING_FIELD", "CASE_NO"),
        ("MISSING_FIELD", "BLYY"),
        ("DAMAGED", "XML"),
    ]


async def test_an_entry_typed_twice_says_the_same_twice_under_two_keys(platform: Platform) -> None:
    async with platform() as url:
        records, _ = await everything(url)
    filings = [
        (record.key, act.act, act.occurred)
        for record in records
        if "南人社监移字〔2023〕3号".encode() in record.body or "南人社监移字（2023）3号".encode() in record.body
        for act in ADAPTER.read(record)[0].acts
        if act.act == "fileCriminalCase"
    ]
    assert len(filings) == len({key for key, _, _ in filings}) == 2
    assert len({said for _, *rest in filings for said in [tuple(rest)]}) == 1


async def test_a_filing_typed_before_its_receipt_comes_first(platform: Platform) -> None:
    async with platform() as url:
        records, _ = await everything(url)
    order = [
        [act.act for act in ADAPTER.read(record)[0].acts]
        for record in records
        if "演示监移字〔2023〕901号".encode() in record.body
    ]
    assert order == [["fileCriminalCase"], ["receiveTransfer"]]


async def test_telling_the_platform_what_became_of_an_entry_changes_nothing(platform: Platform) -> None:
    async with platform() as url:
        before, _ = await everything(url)
        async with ADAPTER.connect({"url": url}) as connection:
            await connection.acknowledge([Outcome("", before[0].key, Result.QUARANTINED, "FAULT", "…")])
        after, _ = await everything(url)
    assert after == before


async def test_a_platform_that_is_not_there_is_tried_again(transferred: Message) -> None:
    async with ADAPTER.connect({"url": f"http://127.0.0.1:{free_port()}{PATH}"}) as connection:
        with pytest.raises(Transient, match="cannot be reached"):
            await connection.pull(None, 10)
        with pytest.raises(Transient, match="cannot be reached"):
            await connection.push(transferred)
