"""The exchange-database transport on a real SQL_ASCII database: bytes, paging, late rows, flags."""

import asyncio
import json
from collections.abc import Iterator
from datetime import timedelta

import psycopg
import pytest
from psycopg.conninfo import conninfo_to_dict, make_conninfo

from adapters.port import Message, Outcome, Pulled, RawRecord, Refused, Result, Transient
from adapters.transports.exchange_db import ExchangeDatabase
from adapters.transports.exchange_table import ExchangeTable

COLUMNS = "ID VARCHAR(20) PRIMARY KEY, MC CHAR(40), RS CHAR(4), GXSJ CHAR(14)"
FLAGS = "TBZT CHAR(1) DEFAULT '0', CWXX VARCHAR(21)"


def table(name: str, prefix: str) -> ExchangeTable:
    return ExchangeTable(name, prefix, "ID", ("ID", "MC", "RS", "GXSJ"), "GXSJ", "TBZT", "CWXX", 21)


FIRST, SECOND = table("QZK_A", "A"), table("QZK_B", "B")


class Source:
    """The other side: writes rows in GBK and looks at the flags."""

    def __init__(self, dsn: str) -> None:
        self.dsn = dsn
        for name in ("QZK_A", "QZK_B"):
            self.run(f"CREATE TABLE {name} ({COLUMNS}, {FLAGS})")

    def run(self, statement: str, codec: str = "gbk") -> None:
        with psycopg.connect(self.dsn, autocommit=True, client_encoding="SQL_ASCII") as connection:
            connection.execute(statement.encode(codec))

    def put(self, key: str, stamp: str, name: str = "某某公司", into: str = "QZK_A") -> None:
        self.run(f"INSERT INTO {into} (ID, MC, GXSJ) VALUES ('{key}', '{name}', '{stamp}')")

    def flag(self, key: str, of: str = "QZK_A") -> tuple[str | None, str | None]:
        with psycopg.connect(self.dsn, client_encoding="SQL_ASCII") as connection:
            row = connection.execute(f"SELECT TBZT, CWXX FROM {of} WHERE ID = %s".encode(), [key]).fetchone()
        assert row is not None
        return (row[0] and row[0].decode(), row[1] and row[1].decode("gbk"))


@pytest.fixture
def source(empty_dsn: str) -> Iterator[Source]:
    yield Source(empty_dsn)


def hub(source: Source, **options: timedelta) -> ExchangeDatabase:
    return ExchangeDatabase(source.dsn, (FIRST, SECOND), **options)


def pull(database: ExchangeDatabase, cursor: str | None = None, limit: int = 100) -> Pulled:
    return asyncio.run(database.pull(cursor, limit))


def sweep(database: ExchangeDatabase, cursor: str | None = None, limit: int = 100) -> tuple[list[RawRecord], str]:
    records: list[RawRecord] = []
    for _ in range(100):
        pulled = pull(database, cursor, limit)
        assert pulled.cursor is not None
        cursor = pulled.cursor
        assert len(pulled.records) <= limit
        records += pulled.records
        if not pulled.more:
            return records, cursor
    raise AssertionError("a sweep must come to an end")


def keys(records: list[RawRecord]) -> list[str]:
    return [record.key for record in records]


def tell(database: ExchangeDatabase, record: RawRecord, result: Result, reason: str = "", code: str = "") -> None:
    asyncio.run(database.acknowledge([Outcome(record.handle, record.key, result, code, reason)]))


def test_a_row_comes_as_its_own_text_padding_included(source: Source) -> None:
    source.run("INSERT INTO QZK_A (ID, MC, RS, GXSJ) VALUES ('a1', '南陵县某某公司', '12', '20230511090000')")
    (record,), _ = sweep(hub(source))
    assert record.key == "A:a1"
    assert record.media == "application/json"
    assert record.fault is None
    assert json.loads(record.body) == {
        "ID": "a1",
        "MC": "南陵县某某公司".ljust(40 - len("南陵县某某公司")),
        "RS": "12  ",
        "GXSJ": "20230511090000",
    }
    assert (
        record.body
        == json.dumps(json.loads(record.body), ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()
    )


def test_a_rare_character_of_gb18030_is_read(source: Source) -> None:
    source.run("INSERT INTO QZK_A (ID, MC, GXSJ) VALUES ('a1', '㵘𠮷', '20230511090000')", codec="gb18030")
    (record,), _ = sweep(hub(source))
    assert json.loads(record.body)["MC"].strip() == "㵘𠮷"


def test_bytes_that_are_no_text_become_a_faulty_record_beside_sound_ones(source: Source) -> None:
    source.put("a1", "20230511090000")
    source.run("INSERT INTO QZK_A (ID, MC, GXSJ) VALUES ('a2', E'\\xC4\\xCF\\xC1', '20230511090001')")
    source.put("a3", "20230511090002")
    records, _ = sweep(hub(source))
    assert keys(records) == ["A:a1", "A:a2", "A:a3"]
    fault = records[1].fault
    assert fault is not None
    assert (fault.code, fault.field) == ("ENCODING", "MC")
    body = json.loads(records[1].body)
    assert bytes.fromhex(body["MC"]["hex"]).rstrip(b" ") == b"\xc4\xcf\xc1"
    assert body["ID"] == "a2"
    assert records[0].fault is records[2].fault is None


def test_a_key_that_is_no_text_can_still_be_answered(source: Source) -> None:
    source.run("INSERT INTO QZK_A (ID, MC, GXSJ) VALUES (E'k\\xC4/', 'x', '20230511090000')")
    (record,), _ = sweep(hub(source))
    assert record.fault is not None
    assert record.fault.field == "ID"
    tell(hub(source), record, Result.QUARANTINED, "文字编码错误")
    assert sweep(hub(source))[0] == []


def test_rows_come_in_the_order_of_their_change_across_tables(source: Source) -> None:
    source.put("b", "20230511090000", into="QZK_B")
    source.put("z", "20230511090000")
    source.put("y", "20230511090000")
    source.put("late", "20230512090000")
    source.put("early", "20230510090000", into="QZK_B")
    for limit in (1, 2, 3, 100):
        records, _ = sweep(hub(source), limit=limit)
        assert keys(records) == ["B:early", "A:y", "A:z", "B:b", "A:late"]


def test_a_sweep_ends_although_nothing_is_answered_and_the_next_begins_anew(source: Source) -> None:
    for number in range(5):
        source.put(f"a{number}", "20230511090000")
    records, cursor = sweep(hub(source), limit=2)
    assert len(records) == 5
    again, _ = sweep(hub(source), cursor, limit=2)
    assert again == records


def test_a_row_without_a_stamp_or_flag_is_not_lost(source: Source) -> None:
    source.run(
        "INSERT INTO QZK_A VALUES"
        " ('a1', 'x', '1', NULL, NULL), ('a2', 'x', '1', '  ', ' '), ('a3', 'x', '1', 'abc', '0')"
    )
    database = hub(source)
    records, cursor = sweep(database, limit=1)
    assert sorted(keys(records)) == ["A:a1", "A:a2", "A:a3"]
    for record in records:
        tell(database, record, Result.APPLIED)
    assert sweep(database, cursor)[0] == []
    assert {source.flag(key)[0] for key in ("a1", "a2", "a3")} == {"1"}


def test_a_changed_row_comes_again_even_if_its_flag_was_not_reset(source: Source) -> None:
    source.put("a1", "20230511090000")
    source.put("a2", "20230511090000")
    database = hub(source)
    records, cursor = sweep(database)
    for record in records:
        tell(database, record, Result.APPLIED)
    source.run("UPDATE QZK_A SET MC = '改名公司', GXSJ = '20230601090000' WHERE ID = 'a1'")
    again, _ = sweep(database, cursor)
    assert keys(again) == ["A:a1"]
    assert again[0].body != records[0].body


def test_an_answered_source_at_rest_hands_over_nothing(source: Source) -> None:
    source.put("a1", "20230511090000")
    database = hub(source)
    (record,), cursor = sweep(database)
    tell(database, record, Result.APPLIED)
    assert sweep(database, cursor)[0] == []


def test_rows_committed_late_below_the_latest_stamp_are_found_while_they_may_appear(source: Source) -> None:
    now = "to_char(now() AT TIME ZONE 'Asia/Shanghai', 'YYYYMMDDHH24MISS')"
    ago = "to_char(now() AT TIME ZONE 'Asia/Shanghai' - interval '{}', 'YYYYMMDDHH24MISS')"
    source.run(f"INSERT INTO QZK_A (ID, GXSJ) VALUES ('a1', {now})")
    database = hub(source)
    (record,), cursor = sweep(database)
    tell(database, record, Result.APPLIED)
    source.run(f"INSERT INTO QZK_A (ID, GXSJ, TBZT) VALUES ('within', {ago.format('3 minutes')}, '1')")
    source.run(f"INSERT INTO QZK_A (ID, GXSJ, TBZT) VALUES ('before', {ago.format('1 day')}, '1')")
    again, _ = sweep(database, cursor)
    assert keys(again) == ["A:within", "A:a1"]
    assert again[1] == record


def test_a_waiting_row_is_found_however_old_it_is(source: Source) -> None:
    source.put("a1", "20230511090000")
    database = hub(source)
    (record,), cursor = sweep(database)
    tell(database, record, Result.APPLIED)
    source.put("old", "20010101000000")
    assert keys(sweep(database, cursor)[0]) == ["A:old"]


def test_a_stamp_from_the_future_does_not_hide_what_comes_after(source: Source) -> None:
    source.put("wrong", "20991231235959")
    source.put("a1", "20230511090000")
    database = hub(source)
    records, cursor = sweep(database)
    for record in records:
        tell(database, record, Result.APPLIED)
    source.run("UPDATE QZK_A SET GXSJ = '20230512090000' WHERE ID = 'a1'")
    assert keys(sweep(database, cursor)[0]) == ["A:a1"]


def test_taken_and_refused_rows_are_flagged_and_the_reason_is_written_in_gbk(source: Source) -> None:
    for key in ("a1", "a2", "a3"):
        source.put(key, "20230511090000")
    database = hub(source)
    records, cursor = sweep(database)
    tell(database, records[0], Result.APPLIED)
    tell(database, records[1], Result.DUPLICATE)
    tell(database, records[2], Result.QUARANTINED, "日期不存在", "IMPOSSIBLE_DATE")
    assert source.flag("a1") == ("1", None)
    assert source.flag("a2") == ("1", None)
    assert source.flag("a3") == ("2", "日期不存在")
    assert sweep(database, cursor)[0] == []


def test_a_reason_too_long_for_its_column_is_cut_between_characters(source: Source) -> None:
    source.put("a1", "20230511090000")
    database = hub(source)
    (record,), _ = sweep(database)
    tell(database, record, Result.QUARANTINED, "统一社会信用代码有误请核对")
    assert source.flag("a1") == ("2", "统一社会信用代码有误")


def test_a_reason_gbk_cannot_write_and_a_missing_one_do_no_harm(source: Source) -> None:
    source.put("a1", "20230511090000")
    source.put("a2", "20230511090000")
    database = hub(source)
    (first, second), _ = sweep(database)
    tell(database, first, Result.QUARANTINED, "𠮷错")
    tell(database, second, Result.QUARANTINED, "", "USCC")
    assert source.flag("a1") == ("2", "?错")
    assert source.flag("a2") == ("2", "USCC")


def test_a_row_that_changed_meanwhile_keeps_waiting(source: Source) -> None:
    source.put("a1", "20230511090000")
    database = hub(source)
    (record,), cursor = sweep(database)
    source.run("UPDATE QZK_A SET MC = '改名公司', GXSJ = '20230511090001' WHERE ID = 'a1'")
    tell(database, record, Result.APPLIED)
    assert source.flag("a1") == ("0", None)
    assert keys(sweep(database, cursor)[0]) == ["A:a1"]


def test_a_change_in_the_same_second_is_not_lost_although_its_flag_is_overwritten(source: Source) -> None:
    now = "to_char(now() AT TIME ZONE 'Asia/Shanghai', 'YYYYMMDDHH24MISS')"
    source.run(f"INSERT INTO QZK_A (ID, MC, GXSJ) VALUES ('a1', '原名公司', {now})")
    database = hub(source)
    (record,), cursor = sweep(database)
    source.run("UPDATE QZK_A SET MC = '改名公司', TBZT = '0' WHERE ID = 'a1'")
    tell(database, record, Result.APPLIED)
    assert source.flag("a1")[0] == "1"
    (again,), _ = sweep(database, cursor)
    assert json.loads(again.body)["MC"].strip() == "改名公司"


def test_a_duplicate_does_not_hide_an_earlier_refusal_but_a_repair_lifts_it(source: Source) -> None:
    source.put("a1", "20230511090000")
    database = hub(source)
    (record,), _ = sweep(database)
    tell(database, record, Result.QUARANTINED, "金额不正确")
    tell(database, record, Result.DUPLICATE)
    assert source.flag("a1") == ("2", "金额不正确")
    tell(database, record, Result.APPLIED)
    assert source.flag("a1") == ("1", None)


def test_saying_the_same_twice_writes_once(source: Source) -> None:
    source.run(
        "CREATE FUNCTION stamp() RETURNS trigger LANGUAGE plpgsql AS"
        " $$ BEGIN NEW.RS := COALESCE(NEW.RS::int, 0) + 1; RETURN NEW; END $$;"
        "CREATE TRIGGER stamp BEFORE UPDATE ON QZK_A FOR EACH ROW EXECUTE FUNCTION stamp()"
    )
    source.put("a1", "20230511090000")
    database = hub(source)
    (record,), _ = sweep(database)
    tell(database, record, Result.APPLIED)
    tell(database, record, Result.APPLIED)
    source.run("UPDATE QZK_A SET TBZT = '0' WHERE ID = 'a1'")
    ((again),), _ = sweep(database)
    assert json.loads(again.body)["RS"].strip() == "2"


def test_flagging_one_table_leaves_the_same_key_of_another_alone(source: Source) -> None:
    source.put("same", "20230511090000")
    source.put("same", "20230511090000", into="QZK_B")
    database = hub(source)
    records, _ = sweep(database)
    tell(database, records[0], Result.APPLIED)
    assert source.flag("same")[0] == "1"
    assert source.flag("same", of="QZK_B")[0] == "0"


def test_the_rights_it_needs_are_reading_and_writing_the_two_flag_columns(source: Source) -> None:
    source.put("a1", "20230511090000")
    role = f"hub_{conninfo_to_dict(source.dsn)['dbname']}"
    source.run(
        f"CREATE ROLE {role} LOGIN PASSWORD 'exchange';GRANT SELECT, UPDATE (TBZT, CWXX) ON QZK_A, QZK_B TO {role}"
    )
    database = ExchangeDatabase(make_conninfo(source.dsn, user=role, password="exchange"), (FIRST, SECOND))
    (record,), _ = sweep(database)
    tell(database, record, Result.QUARANTINED, "缺少必填字段")
    assert source.flag("a1") == ("2", "缺少必填字段")


def test_a_utf8_database_is_read_and_answered_as_utf8(admin_dsn: str, unused_dsn: str) -> None:
    name = conninfo_to_dict(unused_dsn)["dbname"]
    with psycopg.connect(admin_dsn, autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name} TEMPLATE template0 ENCODING 'UTF8'".encode())
    with psycopg.connect(unused_dsn, autocommit=True) as connection:
        for each in ("QZK_A", "QZK_B"):
            connection.execute(f"CREATE TABLE {each} ({COLUMNS}, {FLAGS})".encode())
        connection.execute("INSERT INTO QZK_A (ID, MC, GXSJ) VALUES ('甲', '某某公司', '20230511090000')")
        database = ExchangeDatabase(unused_dsn, (FIRST, SECOND))
        (record,), _ = sweep(database)
        assert json.loads(record.body)["MC"].strip() == "某某公司"
        tell(database, record, Result.QUARANTINED, "日期不存在或格式不对")
        assert connection.execute("SELECT TBZT, CWXX FROM QZK_A").fetchone() == ("2", "日期不存在或格")


def test_an_unreachable_database_is_transient_and_its_address_is_not_told(source: Source) -> None:
    away = ExchangeDatabase(make_conninfo(source.dsn, host="/nowhere/secret-host"), (FIRST,))
    with pytest.raises(Transient) as caught:
        pull(away)
    assert "secret-host" not in str(caught.value)
    with pytest.raises(Transient):
        asyncio.run(away.acknowledge([]))


def test_a_table_that_is_not_there_is_transient(source: Source) -> None:
    with pytest.raises(Transient, match="UndefinedTable 42P01"):
        pull(ExchangeDatabase(source.dsn, (table("QZK_C", "C"),)))


def test_a_dsn_that_is_none_is_refused_without_being_repeated() -> None:
    with pytest.raises(ValueError, match="dsn") as caught:
        ExchangeDatabase("hunter2 is no dsn", (FIRST,))
    assert "hunter2" not in str(caught.value)


def test_nothing_can_be_pushed(source: Source) -> None:
    with pytest.raises(Refused):
        asyncio.run(hub(source).push(Message("k", "c", "status", {})))


@pytest.mark.parametrize("name", ["QZK; DROP TABLE X", "qzk", "1A", "", "A" * 31])
def test_only_plain_identifiers_go_into_statements(name: str) -> None:
    with pytest.raises(ValueError, match="identifier"):
        table(name, "X")


def test_the_flags_are_no_part_of_the_record() -> None:
    with pytest.raises(ValueError, match="belong"):
        ExchangeTable("QZK_A", "A", "ID", ("ID", "GXSJ", "TBZT"), "GXSJ", "TBZT", "CWXX", 21)
