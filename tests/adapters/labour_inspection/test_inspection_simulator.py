"""The simulated exchange database, end to end: created, filled in GBK, pulled, answered, started again."""

import asyncio
import subprocess
import sys
from collections import Counter

import psycopg
import pytest

from adapters.labour_inspection import ADAPTER
from adapters.labour_inspection.simulator import DATABASE, prepare, sample_rows, simulate
from adapters.port import Message, Outcome, RawRecord, Refused, Rejected, Result
from adapters.simulation import cases

REFUSED = {
    "AJ:X-DATE": ("IMPOSSIBLE_DATE", "LARQ"),
    "AJ:X-CODE": ("UNKNOWN_CODE", "WFLX"),
    "AJ:X-USCC": ("USCC", "AAB998"),
    "AJ:X-UNIT": ("MISSING_FIELD", "AAB004"),
    "AJ:X-BYTES": ("ENCODING", "AAB004"),
    "AJ:X-DELETE": ("DELETED_AT_SOURCE", "CZBZ"),
    "AJ:X-CENTS": ("AMOUNT", "SJJE"),
    "AJ:SC-2018-4": ("USCC", "AAB998"),
    "AJ:GZ-2024-2": ("MISSING_FIELD", "LARQ"),
    "YS:X-YS-DATE": ("IMPOSSIBLE_DATE", "PZSJ"),
    "YS:X-YS-CHARGE": ("UNKNOWN_CODE", "ZM"),
}


def prepared(admin_dsn: str, unused_dsn: str) -> str:
    return asyncio.run(prepare(admin_dsn, unused_dsn))


async def sweep(dsn: str, cursor: str | None = None, limit: int = 7) -> tuple[list[RawRecord], str | None]:
    records: list[RawRecord] = []
    async with ADAPTER.connect({"dsn": dsn}) as connection:
        while True:
            pulled = await connection.pull(cursor, limit)
            records += pulled.records
            cursor = pulled.cursor
            if not pulled.more:
                return records, cursor


def outcome(record: RawRecord) -> Outcome:
    try:
        ADAPTER.read(record)
    except Rejected as refused:
        return Outcome(record.handle, record.key, Result.QUARANTINED, refused.code, f"原因：{refused.field}")
    return Outcome(record.handle, record.key, Result.APPLIED)


async def answer(dsn: str, outcomes: list[Outcome]) -> None:
    async with ADAPTER.connect({"dsn": dsn}) as connection:
        await connection.acknowledge(outcomes)


def flags(dsn: str) -> dict[str, tuple[str, str | None]]:
    with psycopg.connect(dsn, client_encoding="SQL_ASCII") as connection:
        rows = connection.execute(
            "SELECT 'AJ:' || AJID, TBZT, CWXX FROM QZK_LDJC_AJ UNION ALL"
            " SELECT 'YS:' || YSID, TBZT, CWXX FROM QZK_LDJC_YS"
        ).fetchall()
    return {key.decode(): (state.decode(), why and why.decode("gbk")) for key, state, why in rows}


def test_the_database_is_sql_ascii_and_its_columns_hold_gbk_padded_with_blanks(admin_dsn: str, unused_dsn: str) -> None:
    dsn = prepared(admin_dsn, unused_dsn)
    with psycopg.connect(dsn, client_encoding="SQL_ASCII") as connection:
        assert connection.info.parameter_status("server_encoding") == "SQL_ASCII"
        row = connection.execute(
            "SELECT AAB004, BJJG, AAB998, LARQ FROM QZK_LDJC_AJ WHERE AJID = 'CHAIN-2023'"
        ).fetchone()
    assert row == (
        "某某建筑劳务有限公司".encode("gbk"),
        "南陵县人力资源和社会保障局".encode("gbk").ljust(100),
        b"91340223XX0000019Y  ",
        b"20230515",
    )


def test_every_row_is_pulled_and_every_one_is_read_or_refused_for_its_own_reason(
    admin_dsn: str, unused_dsn: str
) -> None:
    dsn = prepared(admin_dsn, unused_dsn)
    records, _ = asyncio.run(sweep(dsn))
    held = flags(dsn)
    assert Counter(record.key for record in records) == Counter(held.keys())
    assert len(held) == sum(len(rows) for rows in sample_rows().values())
    assert {f"AJ:{case['key']}" for case in cases()} <= set(held)
    assert {f"YS:YS-{case['key']}" for case in cases() if case["sent_at"]} <= set(held)
    refused: dict[str, tuple[str, str]] = {}
    for record in records:
        try:
            assert ADAPTER.read(record)
        except Rejected as error:
            refused[record.key] = (error.code, error.field)
    assert refused == REFUSED


def test_answers_stand_in_the_source_and_it_comes_to_rest(admin_dsn: str, unused_dsn: str) -> None:
    dsn = prepared(admin_dsn, unused_dsn)
    records, cursor = asyncio.run(sweep(dsn))
    asyncio.run(answer(dsn, [outcome(record) for record in records]))
    held = flags(dsn)
    assert {key for key, (state, _) in held.items() if state == "2"} == set(REFUSED)
    assert all(why == f"原因：{REFUSED[key][1]}" for key, (state, why) in held.items() if state == "2")
    assert all(state == "1" and why is None for key, (state, why) in held.items() if key not in REFUSED)
    assert asyncio.run(sweep(dsn, cursor))[0] == []


def test_starting_again_changes_nothing_and_brings_nothing_back(admin_dsn: str, unused_dsn: str) -> None:
    dsn = prepared(admin_dsn, unused_dsn)
    records, cursor = asyncio.run(sweep(dsn))
    asyncio.run(answer(dsn, [outcome(record) for record in records[:20]]))
    with psycopg.connect(dsn) as connection:
        connection.execute("DELETE FROM QZK_LDJC_YS WHERE YSID = 'X-YS-DATE'")
    before = flags(dsn)
    assert prepared(admin_dsn, unused_dsn) == dsn
    assert flags(dsn) == before
    assert [record.key for record in asyncio.run(sweep(dsn, cursor))[0]] == [
        record.key for record in records[20:] if record.key != "YS:X-YS-DATE"
    ]


def test_a_row_corrected_at_the_source_is_taken(admin_dsn: str, unused_dsn: str) -> None:
    dsn = prepared(admin_dsn, unused_dsn)
    records, cursor = asyncio.run(sweep(dsn))
    asyncio.run(answer(dsn, [outcome(record) for record in records]))
    with psycopg.connect(dsn) as connection:
        connection.execute(
            "UPDATE QZK_LDJC_AJ SET LARQ = '20130228', TBZT = '0', GXSJ = '20130306090000' WHERE AJID = 'X-DATE'"
        )
    (corrected,), _ = asyncio.run(sweep(dsn, cursor))
    assert corrected.key == "AJ:X-DATE"
    asyncio.run(answer(dsn, [outcome(corrected)]))
    assert flags(dsn)["AJ:X-DATE"] == ("1", None)


def test_the_simulator_stays_until_it_is_cancelled(admin_dsn: str, unused_dsn: str) -> None:
    async def run() -> list[RawRecord]:
        assert ADAPTER.simulate is not None
        running = asyncio.ensure_future(ADAPTER.simulate({"admin_dsn": admin_dsn, "dsn": unused_dsn}))
        while not await ready():
            assert not running.done()
            await asyncio.sleep(0.02)
        records, _ = await sweep(unused_dsn)
        assert not running.done()
        running.cancel()
        with pytest.raises(asyncio.CancelledError):
            await running
        return records

    async def ready() -> bool:
        try:
            return len((await sweep(unused_dsn))[0]) > 0
        except Exception as error:
            assert type(error).__name__ == "Transient"
            return False

    assert asyncio.run(run())


def test_it_can_be_prepared_from_the_command_line_under_its_own_name(admin_dsn: str) -> None:
    done = subprocess.run(
        [sys.executable, "-W", "error", "-m", "adapters.labour_inspection.simulator", "--admin-dsn", admin_dsn],
        capture_output=True,
        text=True,
        check=False,
    )
    assert (done.returncode, done.stdout, done.stderr) == (0, "", "")
    with psycopg.connect(admin_dsn) as connection:
        assert connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [DATABASE]).fetchone()


def test_simulating_needs_a_server() -> None:
    with pytest.raises(KeyError):
        asyncio.run(simulate({}))


def test_it_takes_no_messages(unused_dsn: str) -> None:
    async def push() -> None:
        async with ADAPTER.connect({"dsn": unused_dsn}) as connection:
            await connection.push(Message("k", "c", "linkage_entry", {}))

    assert not ADAPTER.receives
    with pytest.raises(Refused):
        asyncio.run(push())


def test_the_connection_string_is_the_only_setting_and_secret() -> None:
    assert [(setting.name, setting.secret) for setting in ADAPTER.settings] == [("dsn", True)]
