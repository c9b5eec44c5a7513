"""What the hub logs in the platform, and what the platform answers."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from lxml import etree

from adapters.linkage_platform import ADAPTER
from adapters.linkage_platform.book import Book
from adapters.linkage_platform.mapping import render
from adapters.port import Message, Refused, Transient
from adapters.transports import soap
from tests.adapters.linkage_platform.simulated_platform import Platform

EXAMPLE = (
    "<Case><CASE_NO>南人社监移字〔2023〕3号</CASE_NO><CASE_NAME>某某公司涉嫌拒不支付劳动报酬案</CASE_NAME>"
    "<PROC_KEY>crimeProc</PROC_KEY><INPUT_UNIT>11340223XX0000051J</INPUT_UNIT><EVENT>TRANSFERRED</EVENT>"
    "<EVENT_TIME>2023-06-29 16:40:00</EVENT_TIME><DOC_NO>南人社监移字〔2023〕3号</DOC_NO>"
    "<AMOUNT_INVOLVED>168500.00</AMOUNT_INVOLVED><PEOPLE_INVOLVED>12</PEOPLE_INVOLVED>"
    "<YISONG_NO>南人社监移字〔2023〕3号</YISONG_NO><YISONG_TIME>2023-06-29 16:40:00</YISONG_TIME>"
    "<YISONG_STATE>2</YISONG_STATE><LIAN_STATE>1</LIAN_STATE><DAIBU_STATE>1</DAIBU_STATE><QISU_STATE>1</QISU_STATE>"
    '<PANJUE_STATE>1</PANJUE_STATE><FILES><F kind="移送书"/><F kind="调查报告"/><F kind="其他"/></FILES></Case>'
)


def with_body(message: Message, **changes: Any) -> Message:
    return replace(message, body={**message.body, **changes})


def columns(message: Message) -> dict[str, str | None]:
    """The state columns of a rendered entry, their names without _STATE."""
    case = etree.fromstring(render(message))
    return {str(item.tag)[:-6]: item.text for item in case if str(item.tag).endswith("_STATE")}


def test_the_worked_example_is_rendered_as_the_platform_expects_it(transferred: Message) -> None:
    assert render(transferred) == EXAMPLE


@pytest.mark.parametrize(
    ("event", "expected"),
    [
        ("TRANSFERRED", "YISONG=2 LIAN=1 DAIBU=1 QISU=1 PANJUE=1"),
        ("RECEIVED", "YISONG=2 LIAN=1 DAIBU=1 QISU=1 PANJUE=1"),
        ("REROUTED", "YISONG=2 LIAN=1 DAIBU=1 QISU=1 PANJUE=1"),
        ("FILED", "YISONG=2 LIAN=3 QISU=1 PANJUE=1"),
        ("NOT_FILED", "YISONG=2 LIAN=2 DAIBU=1 QISU=1 PANJUE=1"),
        ("WITHDRAWN", "YISONG=2 LIAN=3 QISU=1 PANJUE=1"),
        ("SENT_PROS", "YISONG=2 LIAN=3 QISU=1 PANJUE=1"),
        ("PROSECUTED", "YISONG=2 LIAN=3 QISU=3 PANJUE=1"),
        ("NOT_PROSECUTED", "YISONG=2 LIAN=3 QISU=2 PANJUE=1"),
        ("TRIAL", "YISONG=2 LIAN=3 QISU=3 PANJUE=1"),
        ("GUILTY", "YISONG=2 LIAN=3 QISU=3 PANJUE=2"),
        ("NOT_GUILTY", "YISONG=2 LIAN=3 QISU=3 PANJUE=2"),
        ("EXEMPT", "YISONG=2 LIAN=3 QISU=3 PANJUE=2"),
        ("RETURNED", "YISONG=2 LIAN=1 DAIBU=1 QISU=1 PANJUE=1"),
        ("RECON", "YISONG=2 LIAN=2 DAIBU=1 QISU=1 PANJUE=1"),
        ("SUP_ASKED", "YISONG=2 DAIBU=1 QISU=1 PANJUE=1"),
        ("EXPLAIN_REQ", "YISONG=2 DAIBU=1 QISU=1 PANJUE=1 REQ_EXPLAIN=1 EXPLAIN=0 LIAN_SUP=1"),
        ("EXPLAINED", "YISONG=2 DAIBU=1 QISU=1 PANJUE=1 REQ_EXPLAIN=1 EXPLAIN=1 LIAN_SUP=1"),
        ("REASON_ACCEPTED", "YISONG=2 LIAN=2 DAIBU=1 QISU=1 PANJUE=1 REQ_EXPLAIN=1 EXPLAIN=1 LIAN_SUP=1"),
        ("FILE_ORDERED", "YISONG=2 LIAN=4 DAIBU=1 QISU=1 PANJUE=1 REQ_EXPLAIN=1 LIAN_SUP=2"),
        ("CORRECTION_NOTICED", "YISONG=2 DAIBU=1 QISU=1 PANJUE=1 REQ_EXPLAIN=1"),
        ("ARREST", "YISONG=2 LIAN=3 DAIBU=2"),
        ("NO_ARREST", "YISONG=2 LIAN=3 DAIBU=3 QISU=1 PANJUE=1"),
        ("REVERSE_OPINION", "YISONG=2 LIAN=3 QISU=2 PANJUE=1"),
        ("REVERSE_RESULT", ""),
        ("REVERSE_TRANSFER", ""),
        ("CHARGE_WITHDRAWN", "YISONG=2 LIAN=3 QISU=3 PANJUE=1"),
        ("TERMINATED", "YISONG=2 LIAN=3 QISU=3 PANJUE=1"),
        ("APPEAL", "YISONG=2 LIAN=3 QISU=3"),
        ("EFFECTIVE", "YISONG=2 LIAN=3 QISU=3 PANJUE=2"),
    ],
)
def test_state_columns_say_where_the_procedure_stood_once_the_event_had_happened(
    transferred: Message, event: str, expected: str
) -> None:
    # An entry sent late still says what held then, not what holds now.
    late = with_body(transferred, event=event, transfer={"state": "GUILTY"})
    assert " ".join(f"{name}={value}" for name, value in columns(late).items()) == expected
    assert "<PROC_KEY>crimeProc</PROC_KEY>" in render(late)


@pytest.mark.parametrize(
    ("event", "state", "decision", "expected"),
    [
        ("ADM_FILED", None, None, "XINGZHENGLIAN=2 YISONG=1 LIAN=1 DAIBU=1 QISU=1 PANJUE=1"),
        ("ADM_FILED", "REFUSED", None, "XINGZHENGLIAN=2 YISONG=1 LIAN=1 DAIBU=1 QISU=1 PANJUE=1"),
        ("ADM_DECIDED", None, "PENALTY", "XINGZHENGLIAN=2 CHUFA=2 YISONG=1 LIAN=1 DAIBU=1 QISU=1 PANJUE=1"),
        ("ADM_DECIDED", None, "NO_PENALTY", "XINGZHENGLIAN=2 CHUFA=3 YISONG=1 LIAN=1 DAIBU=1 QISU=1 PANJUE=1"),
        ("ADM_DECIDED", "NOT_PROSECUTED", "TREAT", "XINGZHENGLIAN=2 CHUFA=1 YISONG=2 LIAN=3 QISU=2 PANJUE=1"),
        ("ADM_DECIDED", "ADMIN_FOLLOWUP", "NO_PENALTY", "XINGZHENGLIAN=2 CHUFA=3 YISONG=2"),
        ("ENF_RESULT", "NOT_RESPONSIBLE", None, "XINGZHENGLIAN=2 YISONG=2 LIAN=3 QISU=3 PANJUE=2"),
    ],
)
def test_an_administrative_event_says_where_the_transfer_stands(
    transferred: Message, event: str, state: str | None, decision: str | None, expected: str
) -> None:
    message = with_body(transferred, event=event, transfer=state and {"state": state}, decision=decision)
    assert " ".join(f"{name}={value}" for name, value in columns(message).items()) == expected
    assert "<PROC_KEY>adminProc</PROC_KEY>" in render(message)


def test_what_the_hub_does_not_know_is_left_out(transferred: Message) -> None:
    bare = {name: transferred.body[name] for name in ("case_number", "case_name", "event", "occurred_at", "input_unit")}
    rendered = etree.fromstring(render(replace(transferred, body=bare)))
    assert [item.tag for item in rendered if not str(item.tag).endswith("_STATE")] == [
        "CASE_NO",
        "CASE_NAME",
        "PROC_KEY",
        "INPUT_UNIT",
        "EVENT",
        "EVENT_TIME",
    ]


@pytest.mark.parametrize("key", ["case_number", "case_name", "event", "occurred_at", "input_unit"])
def test_a_message_that_lacks_a_needed_key_is_refused_by_name(transferred: Message, key: str) -> None:
    with pytest.raises(Refused, match=key):
        render(with_body(transferred, **{key: None}))


@pytest.mark.parametrize(
    "changes",
    [
        {"event": "BAIL"},
        {"occurred_at": "2023-06-29T16:40:00"},
        {"occurred_at": "yesterday"},
        {"amount": "a lot"},
        {"event": "ADM_FILED", "transfer": {"state": "LOST"}},
        {"documents": ["POEM"]},
        {"case_name": "甲\x00乙"},
    ],
)
def test_a_message_the_platform_has_no_column_for_is_refused(transferred: Message, changes: dict[str, Any]) -> None:
    with pytest.raises(Refused, match="not valid"):
        render(with_body(transferred, **changes))


@pytest.mark.anyio
async def test_a_pushed_entry_gets_the_platforms_number_and_time(
    platform: Platform, transferred: Message, tmp_path: Path
) -> None:
    async with platform() as url, ADAPTER.connect({"url": url}) as connection:
        receipt = await connection.push(transferred)
    (entry,) = Book(tmp_path / "platform").pushed()
    assert (receipt.accepted, receipt.number, receipt.detail) == (True, entry.platform_no, "成功")
    assert abs(receipt.at - datetime.now(UTC)) < timedelta(minutes=1)
    assert receipt.at.tzinfo is UTC
    stands = etree.fromstring(entry.written)
    assert stands.findtext("INPUT_TIME") == entry.input_time
    for name in ("PLATFORM_NO", "INPUT_TIME", "INPUT_UNIT_KIND"):
        stands.remove(stands.find(name))  # type: ignore[arg-type]
    assert etree.tostring(stands, encoding="unicode") == EXAMPLE


@pytest.mark.anyio
async def test_an_entry_sent_again_keeps_its_number_and_time(
    platform: Platform, transferred: Message, tmp_path: Path
) -> None:
    async with platform() as url:
        async with ADAPTER.connect({"url": url}) as connection:
            first = await connection.push(transferred)
        async with ADAPTER.connect({"url": url}) as connection:
            again = await connection.push(with_body(transferred, amount="170000"))
    assert (again.accepted, again.number, again.at, again.detail) == (True, first.number, first.at, "重复")
    assert len(Book(tmp_path / "platform").pushed()) == 1


@pytest.mark.anyio
@pytest.mark.parametrize(
    "changes", [{"event": "FILED"}, {"document_number": "南人社监移字〔2023〕4号"}, {"case_number": "另〔2023〕1号"}]
)
async def test_another_event_document_or_case_is_another_entry(
    platform: Platform, transferred: Message, changes: dict[str, str]
) -> None:
    async with platform() as url, ADAPTER.connect({"url": url}) as connection:
        first = await connection.push(transferred)
        other = await connection.push(with_body(transferred, **changes))
    assert other.number != first.number


@pytest.mark.anyio
async def test_an_entry_the_platform_does_not_take_is_refused_with_its_words(
    platform: Platform, transferred: Message, tmp_path: Path
) -> None:
    async with platform() as url, ADAPTER.connect({"url": url}) as connection:
        with pytest.raises(Refused, match=r"缺少必填项：CASE_NAME \(1\)"):
            await connection.push(with_body(transferred, case_name="　"))
    assert Book(tmp_path / "platform").pushed() == []


@pytest.mark.anyio
async def test_a_busy_platform_is_tried_again_and_has_taken_nothing(
    platform: Platform, transferred: Message, tmp_path: Path
) -> None:
    async with platform(busy_every="2") as url, ADAPTER.connect({"url": url}) as connection:
        await connection.push(transferred)
        filed = with_body(transferred, event="FILED")
        with pytest.raises(Transient, match="系统繁忙"):
            await connection.push(filed)
        assert len(Book(tmp_path / "platform").pushed()) == 1
        assert (await connection.push(filed)).accepted
    assert len(Book(tmp_path / "platform").pushed()) == 2


@pytest.mark.anyio
async def test_a_platform_that_asks_for_a_token_takes_only_its_own(platform: Platform, transferred: Message) -> None:
    async with platform(token="s3cret") as url:
        for wrong in ({}, {"token": "s3cre"}):
            async with ADAPTER.connect({"url": url, **wrong}) as connection:
                with pytest.raises(Transient, match="401"):
                    await connection.push(transferred)
        async with ADAPTER.connect({"url": url, "token": "s3cret"}) as connection:
            assert (await connection.push(transferred)).accepted


@pytest.mark.anyio
async def test_a_platform_that_does_not_answer_in_time_is_tried_again(
    platform: Platform, transferred: Message, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(soap, "STEP_SECONDS", 0.2)
    async with platform(delay="5") as url, ADAPTER.connect({"url": url}) as connection:
        with pytest.raises(Transient, match="in time"):
            await connection.push(transferred)
