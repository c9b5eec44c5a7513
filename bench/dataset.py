"""The database of the benchmark: filled by the server itself from numbered rows, once, and kept between runs.

Every value follows from the number of its row, so each run and each server under test meets the same data. The court
is engaged on all matters but the oldest, and each matter's rows that the court may not see belong to none of the
questions asked: what the hub's policy lets through is exactly what a server without policy finds.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any
from uuid import UUID

import asyncpg
from stdnum.cn import uscc

from hub.store import migrate
from hub.store.engine import plain_url
from schema import ENTITIES

FIRST_DAY = date(2015, 1, 1)
DAYS = 3650
MATTERS = 200_000
_DARK_PART = 20
"""One matter in this many, the oldest, is none of the court's."""
_KEPT_PART = 50
"""One matter in this many, the newest, is for writing to."""
SMALLEST = 3000
_MARK = "bench_dataset"
_VERSION = 1


@dataclass(frozen=True, slots=True)
class Size:
    """How many rows there are, by the number of matters. Raises ValueError below the smallest number of use."""

    matters: int = MATTERS

    def __post_init__(self) -> None:
        if self.matters < SMALLEST:
            raise ValueError(f"at least {SMALLEST} matters")

    @property
    def cases(self) -> int:
        """Enforcement cases: every second matter has one."""
        return self.matters // 2

    @property
    def per_day(self) -> int:
        """Matters opened on one day."""
        return max(1, -(-self.matters // DAYS))

    def day_of(self, matter: int) -> date:
        """The day a matter was opened on; the first one is number 1."""
        return FIRST_DAY + timedelta(days=(matter - 1) // self.per_day)

    def case_number(self, case: int) -> str:
        """The number of an enforcement case; the first one is 1."""
        return f"({self.day_of(2 * case).year})皖0223执{case}号"

    @property
    def dark(self) -> int:
        """Matters the court is not engaged on: the first ones."""
        return self.matters // _DARK_PART

    @property
    def kept(self) -> int:
        """Matters kept for writing: the last ones."""
        return self.matters // _KEPT_PART


def id_of(table: str, number: int) -> UUID:
    """The id of a row; numbers begin with 1."""
    return UUID(f"{number:012x}7{_TABLES.index(table):03x}8000{number:012x}")


def number_of(row: UUID) -> int:
    """The number of a row by its id."""
    return row.int & 0xFFFFFFFFFFFF


async def ensure(admin_url: str, app_role: str, size: Size) -> bool:
    """Migrate and fill the database unless it holds this data already; True if it was filled.

    Raises ValueError where the database holds other records: a benchmark never mixes with them.
    """
    await migrate.upgrade(admin_url, app_role)
    connection = await asyncpg.connect(dsn=plain_url(admin_url))
    try:
        # Servers that make no ids of their own need one, to be asked the same thing again and again.
        await connection.execute("ALTER TABLE partyrole ALTER id SET DEFAULT gen_random_uuid()")
        if await connection.fetchval("SELECT to_regclass($1)", _MARK):
            held = tuple(await connection.fetchrow(f"SELECT version, matters FROM {_MARK}"))
            if held == (_VERSION, size.matters):
                return False
            raise ValueError(f"the database holds a benchmark of version and size {held}; name another folder")
        if await connection.fetchval("SELECT EXISTS (SELECT FROM matter)"):
            raise ValueError("the database holds matters that are none of the benchmark's")
        await _fill(connection, size)
        role = '"' + app_role.replace('"', '""') + '"'
        await connection.execute(f"GRANT SELECT, INSERT ON bench_log TO {role}")
        for table in _TABLES:
            await connection.execute(f"VACUUM ANALYZE {table}")
    finally:
        await connection.close()
    return True


async def _fill(connection: Any, size: Size) -> None:
    async with connection.transaction():
        await connection.execute(_FUNCTIONS)
        await connection.execute("CREATE TEMP TABLE given_unit (unit int PRIMARY KEY, code text) ON COMMIT DROP")
        await connection.copy_records_to_table("given_unit", records=_codes(size.matters))
        for table in _TABLES:
            # History is no part of what is measured, and would double the time to fill.
            await connection.execute(f"ALTER TABLE {table} DISABLE TRIGGER keep_history")
        for name, count, columns, source in _rows(size):
            table = str(ENTITIES[name].__tablename__)
            filled = {**_COMMON, **columns}
            await connection.execute(
                f"INSERT INTO {table} ({', '.join(filled)}) SELECT {', '.join(filled.values())}"
                f" FROM generate_series(1, {count}) AS n {source}"
            )
        for table in _TABLES:
            await connection.execute(f"ALTER TABLE {table} ENABLE TRIGGER keep_history")
        await connection.execute(
            f"CREATE TABLE {_MARK} AS SELECT {_VERSION} AS version, {size.matters} AS matters;"
            "CREATE TABLE bench_log (seq bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, at timestamptz NOT NULL,"
            " agency text NOT NULL, operation text NOT NULL, objects text NOT NULL, leaf_hash bytea NOT NULL);"
        )


def _codes(count: int) -> Iterator[tuple[int, str]]:
    """Unified social credit codes that are right, check character and all."""
    for number in range(1, count + 1):
        start = f"91340223{number:08d}X"
        yield number, start + uscc.calc_check_digit(start)


_FUNCTIONS = """
CREATE FUNCTION pg_temp.id_of(kind int, n bigint) RETURNS uuid LANGUAGE sql IMMUTABLE AS
$$ SELECT (lpad(to_hex(n), 12, '0') || '7' || lpad(to_hex(kind), 3, '0') || '8000' || lpad(to_hex(n), 12, '0'))::uuid
$$;
CREATE FUNCTION pg_temp.one_of(n bigint, VARIADIC choices text[]) RETURNS text LANGUAGE sql IMMUTABLE AS
$$ SELECT choices[1 + n % array_length(choices, 1)] $$;
"""

_COMMON: Mapping[str, str] = {
    "version": "1",
    "source_system": "'bench'",
    "source_id": "n::text",
    "adapter_version": "''",
    "received_at": "TIMESTAMPTZ '2025-01-01 00:00:00+00'",
    "assumed": "'{}'",
    "disputed": "'{}'",
    "created_at": "TIMESTAMPTZ '2025-01-01 00:00:00+00'",
    "updated_at": "TIMESTAMPTZ '2025-01-01 00:00:00+00'",
    "row_hash": "''",
}
_TABLES = ("matter", "engagement", "party", "partyrole", "evidence", "enforcementcase", "enforcementmeasure")


def _id(kind: str, number: str = "n") -> str:
    return f"pg_temp.id_of({_TABLES.index(kind)}, {number})"


def _one_of(number: str, *choices: str) -> str:
    return f"pg_temp.one_of({number}, {', '.join(repr(choice) for choice in choices)})"


def _rows(size: Size) -> Iterator[tuple[str, int, dict[str, str], str]]:
    """By entity: how many rows, the expression of each column over ``n``, and what else it is taken from."""

    def day(matter: str, later: str = "0") -> str:
        return f"DATE '{FIRST_DAY}' + (({matter}) - 1) / {size.per_day} + ({later})"

    surname = _one_of("n / 2", "张", "王", "李", "赵", "陈", "杨", "黄", "周", "吴", "徐", "孙", "胡")
    given_name = _one_of("n / 24", "伟", "芳", "建国", "秀英", "敏", "静", "志强", "丽", "强", "磊", "海燕", "桂兰")
    trade = _one_of("n / 2", "建筑劳务", "机械制造", "服装", "餐饮管理", "物流", "电子科技", "装饰工程")
    unit = f"'南陵县' || n || '号' || {trade} || '有限公司'"
    road = (
        "'安徽省芜湖市南陵县籍山镇' || "
        + _one_of("n", "陵阳路", "惠民路", "玉带路", "籍山大道")
        + " || n % 300 || '号'"
    )
    yield "Matter", size.matters, {
        "id": _id("matter"),
        "owner_agency": "'HRSS'",
        "number": f"'NLX-' || extract(year FROM {day('n')}) || '-' || lpad(n::text, 6, '0')",
        "title": f"({_one_of('n', '建筑工地', '服装厂', '物流公司', '餐饮店')}) || '拖欠劳动报酬案（' || n || '）'",
        "topic_tags": "'{WAGE}'",
        "guidance_tags": "'{}'",
        "people_count": "1 + n % 40",
        "amount_total": "(n % 90000)::numeric + 1000.50",
        "place": "'340223'",
        "green_channel": "n % 3 = 0",
        "priority_livelihood": "n % 2 = 0",
        "opened_on": day("n"),
        "closed_on": f"CASE WHEN n % 4 = 0 THEN {day('n', '200')} END",
        "collective": "n % 40 >= 9",
        "risk": "NULL",
    }, ""  # fmt: skip
    engaged = {
        "owner_agency": "'HRSS'",
        "since_on": day("n"),
        "basis": "'立案'",
        "matter_id": _id("matter"),
    }
    yield "Engagement", size.matters, {
        **engaged, "id": _id("engagement", "2 * n - 1"), "agency": "'HRSS'",
    }, ""  # fmt: skip
    yield "Engagement", size.matters, {
        **engaged, "id": _id("engagement", "2 * n"), "agency": "'COURT'",
    }, f"WHERE n > {size.dark}"  # fmt: skip
    # Odd parties are workers, whom the court has in its own files; even ones are units the inspection knows.
    yield "Party", size.matters * 2, {
        "id": _id("party"),
        "matter_id": "NULL::uuid",
        "owner_agency": "CASE n % 2 WHEN 1 THEN 'COURT' ELSE 'HRSS' END",
        "kind": "CASE n % 2 WHEN 1 THEN 'PERSON' ELSE 'ENTERPRISE' END",
        "name": f"CASE n % 2 WHEN 1 THEN {surname} || {given_name} ELSE {unit} END",
        "uscc": "g.code",
        "division": "CASE n % 2 WHEN 0 THEN '340223' END",
        "id_type": "CASE n % 2 WHEN 1 THEN 'OTHER' ELSE 'USCC' END",
        "id_number": "CASE n % 2 WHEN 1 THEN 'X' || n ELSE g.code END",
        "phone": "'1380553' || lpad((n % 10000)::text, 4, '0')",
        "address": road,
        "legal_representative": f"CASE n % 2 WHEN 0 THEN {surname} || {given_name} END",
        "is_minor": "NULL::boolean",
    }, "LEFT JOIN given_unit g ON n % 2 = 0 AND g.unit = n / 2"  # fmt: skip
    matter_of_party = "(n + 1) / 2"
    yield "PartyRole", size.matters * 2, {
        "id": _id("partyrole"),
        "matter_id": _id("matter", matter_of_party),
        "owner_agency": "'HRSS'",
        "party_id": _id("party"),
        "case_type": f"CASE WHEN {matter_of_party} % 2 = 0 THEN 'EnforcementCase' ELSE 'InspectionCase' END",
        "case_id": _id("enforcementcase", f"{matter_of_party} / 2"),
        "role": "CASE n % 2 WHEN 1 THEN 'ENF_APPLICANT' ELSE 'ENF_DEBTOR' END",
        "from_on": day(matter_of_party),
    }, ""  # fmt: skip
    paper = _one_of("n", "劳动合同", "考勤表", "工资表", "工资欠条", "银行流水")
    # Five pieces for two matters: two for the odd one, three for the even one.
    matter_of_piece = "(2 * ((n - 1) / 5) + CASE WHEN (n - 1) % 5 < 2 THEN 1 ELSE 2 END)"
    yield "Evidence", size.matters * 5 // 2, {
        "id": _id("evidence"),
        "matter_id": _id("matter", matter_of_piece),
        "owner_agency": "'COURT'",
        "case_type": f"CASE WHEN {matter_of_piece} % 2 = 0 THEN 'EnforcementCase' ELSE 'InspectionCase' END",
        "case_id": _id("enforcementcase", f"{matter_of_piece} / 2"),
        "number": "'ZJ-' || lpad(n::text, 8, '0')",
        "kind": _one_of("n", "DOCUMENTARY", "ELECTRONIC", "WITNESS", "SCENE_RECORD", "STATEMENT"),
        "subtype": _one_of("n", "LABOUR_CONTRACT", "ATTENDANCE", "PAYROLL", "WAGE_IOU", "BANK_STATEMENT"),
        "title": f"{paper} || '（第' || n % 9 + 1 || '页）'",
        "origin": "'PARTY'",
        "collected_on": day(matter_of_piece, "n % 30"),
        "original": "'COPY'",
        "collectors": "'{}'",
        "usability": "'DIRECT'",
        "state": _one_of("n", "COLLECTED", "FIXED", "REGISTERED"),
        "sha256": "encode(sha256(n::text::bytea), 'hex')",
    }, ""  # fmt: skip
    yield "EnforcementCase", size.cases, {
        "id": _id("enforcementcase"),
        "matter_id": _id("matter", "2 * n"),
        "owner_agency": "'COURT'",
        "case_number": f"'(' || extract(year FROM {day('2 * n')}) || ')皖0223执' || n || '号'",
        "court": "'安徽省南陵县人民法院'",
        "cause": "'追索劳动报酬纠纷'",
        "application_kind": "'APPLICATION'",
        "basis_kind": _one_of("n", "CIVIL_JUDGMENT", "ARB_AWARD", "CIVIL_MEDIATION"),
        "basis_number": "'南劳人仲案字〔2022〕' || n || '号'",
        "priority_livelihood": "n % 3 = 0",
        "state": _one_of("n", "FILED", "NOTICE_ISSUED", "SEARCHING", "CLOSED_DONE", "CLOSED_ROUND", "SUSPENDED"),
        "applied_on": day("2 * n", "20"),
        "filed_on": day("2 * n", "25"),
        "query_sources": "'{}'",
        "closed_on": f"CASE WHEN n % 6 IN (3, 4) THEN {day('2 * n', '200')} END",
        "due": "(n % 90000)::numeric + 1000.50",
        "collected": "(n % 900)::numeric * 10",
        "paid_out": "(n % 900)::numeric * 9",
        "unpaid": "(n % 90000)::numeric + 1000.50 - (n % 900)::numeric * 10 + 9000",
    }, ""  # fmt: skip
    yield "EnforcementMeasure", size.cases * 3, {
        "id": _id("enforcementmeasure"),
        "matter_id": _id("matter", "2 * ((n + 2) / 3)"),
        "owner_agency": "'COURT'",
        "enforcement_case_id": _id("enforcementcase", "(n + 2) / 3"),
        "kind": _one_of("n", "FREEZE", "LIMIT_CONSUME", "DISHONEST", "SEAL"),
        "target": f"{surname} || {given_name}",
        "amount": "CASE WHEN n % 3 = 0 THEN (n % 70000)::numeric + 0.5 END",
        "number": "'(2023)皖0223执' || (n + 2) / 3 || '号之' || n % 3 + 1",
        "special_account": "false",
        "project_wages": "false",
        "from_on": day("2 * ((n + 2) / 3)", "30 + n % 3"),
        "until_on": f"CASE WHEN n % 2 = 0 THEN {day('2 * ((n + 2) / 3)', '395')} END",
        "released_on": f"CASE WHEN n % 5 = 0 THEN {day('2 * ((n + 2) / 3)', '300')} END",
    }, ""  # fmt: skip
