"""``hub calendar is-workday`` against the notices themselves."""

import json
from datetime import date, timedelta
from pathlib import Path

import pytest
from typer.testing import CliRunner

from hub.cli.calendar import app

NOTICES = Path(__file__).parents[4] / "shared" / "data" / "holidays"
FIRST, LAST = date(2007, 1, 1), date(2026, 12, 31)


@pytest.mark.skipif(not NOTICES.exists(), reason="../shared/data/holidays is not here")
def test_every_day_from_2007_to_2026_is_told_as_the_notices_say() -> None:
    named: dict[date, bool] = {}
    for year in range(2007, 2028):
        for day in json.loads((NOTICES / f"{year}.json").read_text("utf-8"))["days"]:
            named[date.fromisoformat(day["date"])] = not day["isOffDay"]
    days = [FIRST + timedelta(days=number) for number in range((LAST - FIRST).days + 1)]
    result = CliRunner().invoke(app, ["is-workday", *map(str, days)])
    assert result.exit_code == 0
    told = [json.loads(line) for line in result.stdout.splitlines()]
    assert len(told) == 7305
    assert told == [{"date": str(day), "workday": named.get(day, day.weekday() < 5), "known": True} for day in days]
    assert sum(day["workday"] for day in told) == 4991
