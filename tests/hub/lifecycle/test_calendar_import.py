"""Arrangements an administrator imports, beside those carried with the hub."""

import json
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from uuid import uuid4

import pytest
from sqlalchemy import create_engine
from sqlmodel import select
from typer.testing import CliRunner

from hub.cli.calendar import app
from hub.errors import InvalidInput
from hub.lifecycle.calendar import import_arrangement, load, official, read_arrangement
from hub.lifecycle.models import CalendarDay
from hub.store.engine import Store
from hub.store.session import unit_of_work

FESTIVALS = {
    "2027-01-01": "元旦", "2027-02-05": "春节", "2027-02-08": "春节", "2027-02-09": "春节", "2027-04-05": "清明节",
    "2027-05-03": "劳动节", "2027-06-09": "端午节", "2027-09-15": "中秋节", "2027-10-01": "国庆节",
    "2027-10-04": "国庆节",
}  # fmt: skip
MADE_UP = {"2026-12-26": "元旦", "2027-02-14": "春节"}
ROWS = [{"date": day, "workday": "0", "name": name} for day, name in FESTIVALS.items()] + [
    {"date": day, "workday": "1", "name": name} for day, name in MADE_UP.items()
]


def changed(**named: dict[str, str]) -> list[dict[str, str]]:
    """The arrangement with some days written differently (``d20270101``)."""
    change = {f"{key[1:5]}-{key[5:7]}-{key[7:]}": value for key, value in named.items()}
    return [row | change.get(row["date"], {}) for row in ROWS]


def refusal(rows: list[dict[str, str]], year: int | None = None) -> InvalidInput:
    with pytest.raises(InvalidInput) as caught:
        read_arrangement(rows, year)
    assert caught.value.message.zh
    assert caught.value.suggestion.en
    return caught.value


def test_the_year_is_the_latest_named_or_the_one_given() -> None:
    year, days = read_arrangement(ROWS)
    assert (year, len(days)) == (2027, len(ROWS))
    assert {day.notice for day in days} == {2027}
    assert [day.on for day in days if day.workday] == [date(2026, 12, 26), date(2027, 2, 14)]
    assert refusal(ROWS, 2028).code == "CALENDAR_YEAR"


def test_every_arrangement_carried_along_since_2008_would_be_accepted() -> None:
    # One notice says of a Monday that it is worked; that is so without it.
    plain = {day.on for day in official().days.values() if day.workday and day.on.weekday() < 5}
    assert plain == {date(2020, 2, 3)}
    for year in range(2008, 2027):
        arranged = [day for on, day in official().days.items() if day.notice == year and on not in plain]
        rows = [{"date": str(day.on), "workday": str(int(day.workday)), "name": day.name} for day in arranged]
        assert read_arrangement(rows, year) == (year, arranged)


@pytest.mark.parametrize(
    ("rows", "code"),
    [
        (changed(d20270101={"date": "1 January 2027"}), "CALENDAR_LINE"),
        (changed(d20270101={"workday": "off"}), "CALENDAR_LINE"),
        (changed(d20270101={"name": " "}), "CALENDAR_LINE"),
        ([{"day": "2027-01-01"}], "CALENDAR_LINE"),
        (changed(d20270101={"workday": "1"}), "CALENDAR_MAKE_UP"),
        (changed(d20270101={"date": "2026-11-30"}), "CALENDAR_YEAR"),
        (changed(d20270214={"date": "2027-02-05", "workday": "0"}), "CALENDAR_TWICE"),
        (changed(d20270609={"name": "国庆节"}), "CALENDAR_INCOMPLETE"),
        ([], "CALENDAR_INCOMPLETE"),
    ],
)
def test_a_list_that_cannot_be_an_arrangement_is_refused(rows: list[dict[str, str]], code: str) -> None:
    assert refusal(rows).code == code


def test_a_refusal_names_the_line_of_the_file() -> None:
    assert refusal(changed(d20270101={"workday": "x"})).field == "line 2"
    assert "端午" in refusal(changed(d20270609={"name": "国庆节"})).message.zh


@pytest.fixture
async def tables(store: Store) -> Store:
    async with store.engine.begin() as connection:
        await connection.run_sync(CalendarDay.__table__.create)  # type: ignore[attr-defined]
    return store


@pytest.mark.anyio
async def test_without_imports_the_calendar_is_the_one_carried_along(tables: Store) -> None:
    assert await load(tables) is official()


@pytest.mark.anyio
async def test_an_imported_year_is_known_and_counts(tables: Store) -> None:
    year, days = read_arrangement(ROWS)
    assert await import_arrangement(tables, year, days, "国办发明电〔2026〕9号") == len(ROWS)
    calendar = await load(tables)
    assert calendar.known(date(2027, 7, 1))
    assert not official().known(date(2027, 7, 1))
    assert calendar.is_rest_day(date(2027, 10, 1))
    assert calendar.is_make_up(date(2027, 2, 14))
    assert calendar.is_make_up(date(2026, 12, 26))
    assert calendar.version != official().version
    assert [day for day in official().days if day not in calendar.days] == []
    async with unit_of_work(tables) as unit:
        row = (await unit.session.exec(select(CalendarDay))).first()
    assert row is not None
    assert row.source == "国办发明电〔2026〕9号"
    assert row.entered_at.tzinfo is not None


@pytest.mark.anyio
async def test_an_imported_year_takes_the_place_of_the_one_carried_along_and_of_an_earlier_import(
    tables: Store,
) -> None:
    carried = [day for day in official().days.values() if day.notice == 2026]
    fewer = [day for day in carried if day.on.month != 10]
    await import_arrangement(tables, 2026, fewer, "")
    calendar = await load(tables)
    assert all(day not in calendar.days for day in official().days if (day.year, day.month) == (2026, 10))
    assert calendar.known(date(2026, 10, 1))
    await import_arrangement(tables, 2026, carried, "")
    assert (await load(tables)).version == official().version


@pytest.mark.anyio
async def test_a_day_two_arrangements_name_is_as_the_later_one_says(tables: Store) -> None:
    year, days = read_arrangement(ROWS)
    await import_arrangement(tables, year, days, "")
    earlier = [day for day in official().days.values() if day.notice == 2026]
    off = next(day for day in days if day.on == date(2026, 12, 26))
    kept = await import_arrangement(tables, 2026, [*earlier, off], "")
    assert kept == len(earlier)
    assert (await load(tables)).days[date(2026, 12, 26)].notice == 2027


@pytest.fixture
def imports(database, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A database with the table, as the command finds it."""
    name = f"t_{uuid4().hex[:12]}"
    url = database.url(name)
    engine = create_engine(url.replace("postgresql://", "postgresql+psycopg://"))
    CalendarDay.__table__.create(engine)  # type: ignore[attr-defined]
    engine.dispose()
    monkeypatch.setenv("HUB_DATABASE_URL", url)
    yield
    database.drop(name)


def written(folder: Path, rows: list[dict[str, str]], encoding: str = "utf-8-sig") -> str:
    lines = ["date,workday,name", *(",".join(row.values()) for row in rows)]
    file = folder / "2027.csv"
    file.write_text("\n".join(lines), encoding=encoding)
    return str(file)


def test_the_command_keeps_a_file_and_says_the_version(imports: None, tmp_path: Path) -> None:
    result = CliRunner().invoke(app, ["import", written(tmp_path, ROWS), "--json"])
    assert result.exit_code == 0, result.output
    found = json.loads(result.stdout)
    assert (found["year"], found["days"]) == (2027, len(ROWS))
    assert found["calendar"].startswith("2007-2027.")
    again = CliRunner().invoke(app, ["import", written(tmp_path, ROWS)])
    assert "已导入2027年放假安排" in again.stdout
    assert found["calendar"] in again.stdout


@pytest.mark.parametrize("encoding", ["gb18030", "utf-8"])
def test_the_command_refuses_a_bad_file_before_it_opens_anything(tmp_path: Path, encoding: str) -> None:
    bad = changed(d20270101={"workday": "?"})
    result = CliRunner().invoke(app, ["import", written(tmp_path, bad, encoding)])
    assert (result.exit_code, result.stdout) == (2, "")
    assert "date,workday,name" in result.stderr
