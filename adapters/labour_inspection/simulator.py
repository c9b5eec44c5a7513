"""The simulated labour-inspection exchange database: a real one, in GBK, filled with the sample cases.

    python -m adapters.labour_inspection.simulator --admin-dsn postgresql://… [--dsn …] [--serve]

The server is the database itself. What the hub writes into it stays there across restarts.
"""

import argparse
import asyncio
import csv
from collections.abc import Iterator, Mapping
from datetime import datetime
from importlib.resources import files

import psycopg
from psycopg import sql
from psycopg.conninfo import conninfo_to_dict, make_conninfo

from adapters.labour_inspection.tables import CASE_TABLE, CASES, STEERING, TRANSFER_TABLE, TRANSFERS
from adapters.simulation import cases, inspection_number, transfer_number
from adapters.transports.exchange_db import SourceText, open_database
from adapters.transports.exchange_table import ExchangeTable

DATABASE = "qzk_ldjc"
"""Name of the database, unless ``dsn`` names another."""

_KINDS = {"ENTERPRISE": "10", "SELF_EMPLOYED": "50", "PERSON": "90"}


def sample_rows() -> dict[str, list[dict[str, bytes | None]]]:
    """The rows of each table by its prefix, as bytes; the same on every call."""
    facts = _facts()
    written = {
        CASE_TABLE.prefix: [_case_row(case, facts) for case in cases()] + _made_up(CASE_TABLE.prefix),
        TRANSFER_TABLE.prefix: [_transfer_row(case, facts) for case in cases() if case["sent_at"]]
        + _made_up(TRANSFER_TABLE.prefix),
    }
    return {
        prefix: [{column: _bytes(value) for column, value in row.items()} for row in rows]
        for prefix, rows in written.items()
    }


def _case_row(case: Mapping[str, str], facts: Mapping[tuple[str, str], dict[str, str]]) -> dict[str, str]:
    moved = bool(case["sent_at"])
    return {
        "AJID": case["key"],
        "AJBH": inspection_number(case),
        "AAB004": case["employer"],
        "AAB019": _KINDS[case["employer_kind"]],
        "AAB998": case["uscc"],
        "TSRQ": _day(case["complaint_on"]),
        "LARQ": _day(case["filed_on"]),
        "AJLY": "01" if case["complaint_on"] else "",
        "WFLX": "01",
        "SJRS": case["people"],
        "SJJE": case["amount"],
        "BJJG": case["organ"],
        "SZD": case["place"],
        "ZLRQ": _day(case["ordered_on"]),
        "ZLWH": case["order_number"],
        "ZLQX": _day(case["correct_by"]),
        "ZLSD": case["order_service"],
        "GZSRQ": _day(case["prior_notice_on"]),
        "GZRQ": _day(case["paid_on"]),
        "LXZT": "2" if case["paid_on"] else "0",
        "YSBZ": "1" if moved else "0",
        "GXSJ": _changed(case, ("complaint_on", "filed_on", "ordered_on", "decided_on", "sent_at", "paid_on")),
        "CZBZ": "U" if moved else "I",
    } | facts.get((case["key"], CASE_TABLE.prefix), {})


def _transfer_row(case: Mapping[str, str], facts: Mapping[tuple[str, str], dict[str, str]]) -> dict[str, str]:
    return {
        "YSID": f"YS-{case['key']}",
        "AJID": case["key"],
        "AJBH": inspection_number(case),
        "YSSWH": transfer_number(case),
        "YSJG": case["organ"],
        "AAB004": case["employer"],
        "AAB019": _KINDS[case["employer_kind"]],
        "SZD": case["place"],
        "ZM": "拒不支付劳动报酬罪",
        "SJRS": case["people"],
        "SJJE": case["amount"],
        "BGRQ": _day(case["reported_on"]),
        "PZSJ": _moment(case["approved_at"]),
        "YSSJ": _moment(case["sent_at"]),
        "JSGA": case["police_organ"],
        "YSS": "1",
        "DCBG": "1",
        "GZRQ": _day(case["paid_on"]),
        "GXSJ": _changed(case, ("sent_at", "paid_on")),
        "CZBZ": "I",
    } | facts.get((case["key"], TRANSFER_TABLE.prefix), {})


def _day(value: str) -> str:
    return value.replace("-", "")


def _moment(value: str) -> str:
    """A day stays a day: the column pads it with blanks."""
    return datetime.fromisoformat(value).strftime("%Y%m%d%H%M%S") if "T" in value else _day(value)


def _changed(case: Mapping[str, str], days: tuple[str, ...]) -> str:
    """The evening of the last day the row knows of, or of the first day of the year the source names."""
    known = [_day(case[day][:10]) for day in days if case[day]]
    return (max(known) if known else f"{inspection_number(case).partition('〔')[2][:4]}0101") + "173000"


def _facts() -> dict[tuple[str, str], dict[str, str]]:
    found: dict[tuple[str, str], dict[str, str]] = {}
    for line in _lines("facts.csv"):
        found.setdefault((line["key"], line["table"]), {})[line["column"]] = line["value"]
    return found


def _made_up(prefix: str) -> list[dict[str, str]]:
    return [
        {column: value for column, value in line.items() if column != "shows"}
        for line in _lines(f"rows_{prefix.lower()}.csv")
    ]


def _lines(name: str) -> Iterator[dict[str, str]]:
    sample = files("adapters.labour_inspection").joinpath("samples", name)
    yield from csv.DictReader(sample.read_text(encoding="utf-8").splitlines())


def _bytes(value: str) -> bytes | None:
    if not value:
        return None
    return bytes.fromhex(value[4:]) if value.startswith("hex:") else value.encode("gbk")


async def prepare(admin_dsn: str, dsn: str | None = None) -> str:
    """Create the database and its tables with the samples where they are not there yet; its connection string.

    ``admin_dsn`` names the server and a role that may create databases; ``dsn`` names the database, as the adapter's
    setting does. Tables that exist are left as they are. Raises Transient where the server cannot be reached.
    """
    name = str(conninfo_to_dict(dsn or "").get("dbname") or DATABASE)
    async with open_database(admin_dsn) as connection:
        held = await (await connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name])).fetchone()
        if held is None:
            await connection.execute(
                sql.SQL(
                    "CREATE DATABASE {} TEMPLATE template0 ENCODING 'SQL_ASCII'"
                    " LOCALE_PROVIDER libc LC_COLLATE 'C' LC_CTYPE 'C'"
                ).format(sql.Identifier(name))
            )
    target = make_conninfo(admin_dsn, dbname=name)
    async with open_database(target) as connection, connection.transaction():
        rows = sample_rows()
        for table, columns in ((CASE_TABLE, CASES), (TRANSFER_TABLE, TRANSFERS)):
            if await _holds(connection, table):
                continue
            await _create(connection, table, columns)
            for row in rows[table.prefix]:
                await _insert(connection, table, row)
    return target


async def _holds(connection: psycopg.AsyncConnection, table: ExchangeTable) -> bool:
    found = await (await connection.execute("SELECT to_regclass(%s) IS NOT NULL", [table.name])).fetchone()
    return bool(found and found[0])


async def _create(
    connection: psycopg.AsyncConnection, table: ExchangeTable, columns: Mapping[str, tuple[str, str]]
) -> None:
    declared = ", ".join(f"{name} {kind}" for name, (kind, _) in {**columns, **STEERING}.items())
    await connection.execute(f"CREATE TABLE {table.name} ({declared}, PRIMARY KEY ({table.key}))".encode())
    # What a poll asks for: the rows that wait, in the order of their change.
    await connection.execute(f"CREATE INDEX ON {table.name} ({table.state}, {table.changed})".encode())


async def _insert(connection: psycopg.AsyncConnection, table: ExchangeTable, row: Mapping[str, bytes | None]) -> None:
    values = [None if value is None else SourceText(value) for value in row.values()]
    await connection.execute(
        f"INSERT INTO {table.name} ({', '.join(row)}) VALUES ({', '.join(['%s'] * len(row))})".encode(), values
    )


async def simulate(settings: Mapping[str, str]) -> None:
    """Keep the database of ``settings["admin_dsn"]`` ready until cancelled; ``dsn`` names it, where it is given."""
    await prepare(settings["admin_dsn"], settings.get("dsn"))
    await asyncio.Event().wait()


def main() -> None:
    """Prepare the database from the command line."""
    options = argparse.ArgumentParser(description="Simulated labour-inspection exchange database (前置库)")
    options.add_argument("--admin-dsn", required=True, help="server, as a role that may create databases")
    options.add_argument("--dsn", help=f"names the database; {DATABASE} without it")
    options.add_argument("--serve", action="store_true", help="stay until interrupted")
    given = options.parse_args()
    if not given.serve:
        asyncio.run(prepare(given.admin_dsn, given.dsn))
        return
    try:
        asyncio.run(simulate({"admin_dsn": given.admin_dsn} | ({"dsn": given.dsn} if given.dsn else {})))
    except KeyboardInterrupt:
        return


if __name__ == "__main__":
    main()
