"""``hub calendar``: which days are worked. Needs neither database nor server."""

import json
from typing import Annotated

import typer

from hub.cli.clock import day_of, refuse
from hub.errors import InvalidInput
from hub.lifecycle.calendar import official
from hub.words import text

app = typer.Typer(help=str(text("clock.calendar_help")), no_args_is_help=True)


@app.callback()
def calendar() -> None:
    """Keep the command's name though it is the only one of its noun."""


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
