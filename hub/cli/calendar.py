"""``hub calendar``: which days are worked. ``is-workday`` needs neither database nor server."""

import csv
import json
from pathlib import Path
from typing import Annotated

import typer

from hub.bootstrap import open_store
from hub.cli import run
from hub.cli.clock import day_of, refuse
from hub.errors import InvalidInput
from hub.lifecycle.calendar import import_arrangement, load, official, read_arrangement
from hub.settings import Settings
from hub.words import text

app = typer.Typer(help=str(text("clock.calendar_help")), no_args_is_help=True)


@app.command("is-workday", help=str(text("clock.help_workday")))
def is_workday(
    dates: Annotated[list[str], typer.Argument(metavar="DATE…", help=str(text("clock.arg_dates")))],
) -> None:
    """Print one JSON object a day."""
    try:
        days = [day_of(written) for written in dates]
    except InvalidInput as error:
        refuse(error)
    for day in days:
        facts = {
            "date": day.isoformat(),
            "workday": official().is_workday(day),
            "known": official().known(day),
        }
        typer.echo(json.dumps(facts))


@app.command("import", help=str(text("clock.help_import")))
def import_file(
    file: Annotated[Path, typer.Argument(metavar="FILE", exists=True, dir_okay=False)],
    *,
    year: Annotated[int | None, typer.Option("--year", min=2000, max=2199, help=str(text("clock.opt_year")))] = None,
    source: Annotated[str, typer.Option("--source", help=str(text("clock.opt_source")))] = "",
    as_json: Annotated[bool, typer.Option("--json", help=str(text("clock.opt_json")))] = False,
) -> None:
    """Check a year's arrangement and keep it."""
    try:
        with file.open(encoding="utf-8-sig", newline="") as lines:
            arranged, days = read_arrangement(csv.DictReader(lines), year)
    except UnicodeDecodeError as error:
        refuse(InvalidInput("CALENDAR_LINE", line=1, detail=str(error)))
    except InvalidInput as error:
        refuse(error)

    async def work() -> tuple[int, str]:
        async with open_store(Settings()) as store:
            kept = await import_arrangement(store, arranged, days, source or file.name)
            return kept, (await load(store)).version

    kept, version = run(work())
    if as_json:
        typer.echo(json.dumps({"year": arranged, "days": kept, "calendar": version}))
        return
    typer.echo(str(text("clock.imported", year=arranged, days=kept, version=version)))
