"""``hub agreement``: sharing agreements."""

import json
from datetime import datetime
from pathlib import Path
from typing import Annotated

import typer

from hub import clock
from hub.bootstrap import open_store
from hub.cli import run
from hub.policy.agreements import AgreementBook, Agreements, import_file
from hub.settings import Settings
from hub.words import text

app = typer.Typer(help=str(text("cli.agreement")), no_args_is_help=True)


@app.command("import", help=str(text("cli.agreement_import")))
def import_agreement(
    file: Annotated[Path, typer.Argument(exists=True, dir_okay=False)],
    name: Annotated[str, typer.Option("--name", help=str(text("cli.opt_agreement")))],
    valid_from: Annotated[datetime | None, typer.Option("--from", formats=["%Y-%m-%d"])] = None,
) -> None:
    """Replace an agreement by the lines of a CSV file."""

    async def work() -> int:
        async with open_store(Settings()) as store:
            return await import_file(store, file, name, valid_from.date() if valid_from else clock.today())

    typer.echo(str(text("cli.agreement_imported", lines=run(work()))))


@app.command("show", help=str(text("cli.agreement_show")))
def show() -> None:
    """Print the lines in force today, one JSON object each."""

    async def work() -> Agreements:
        async with open_store(Settings()) as store:
            return await AgreementBook(store).live()

    for line in run(work()).lines:
        typer.echo(json.dumps(line.model_dump(mode="json"), ensure_ascii=False))
