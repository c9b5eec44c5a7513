"""``hub schema``: the contract, its pages, and what changed in it since a release."""

import json
import sys
from collections.abc import Sequence
from dataclasses import asdict
from datetime import date
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table

from hub import clock
from hub.bootstrap import open_store
from hub.cli import run
from hub.cli.clock import day_of, refuse
from hub.errors import InvalidInput
from hub.settings import Settings
from hub.words import text

app = typer.Typer(no_args_is_help=True, help=str(text("schema.help")))
_Output = Annotated[Path | None, typer.Option("--output", help=str(text("cli.opt_output")))]
_Json = Annotated[bool, typer.Option("--json", help=str(text("schema.opt_json")))]


@app.command("print", help=str(text("schema.help_print")))
def print_schema(output: _Output = None) -> None:
    """Print the GraphQL schema as SDL."""
    from hub.gateway.schema import print_sdl

    _put(print_sdl(), output)


@app.command("docs", help=str(text("schema.help_docs")))
def docs(output: _Output = None) -> None:
    """Print the data dictionary as Markdown."""
    from hub.cli.dictionary import page

    _put(page(), output)


@app.command("release", help=str(text("schema.help_release")))
def release(file: Annotated[Path, typer.Argument(metavar="FILE", help=str(text("schema.arg_release")))]) -> None:
    """Keep the present contract as a release."""
    from hub.gateway import released
    from hub.gateway.schema import print_sdl

    try:
        released.write(file, print_sdl())
    except OSError:
        refuse(InvalidInput("FILE_NOT_WRITTEN", file=file))


@app.command("diff", help=str(text("schema.help_diff")))
def diff(
    old: Annotated[Path | None, typer.Argument(metavar="OLD", help=str(text("schema.arg_old")))] = None,
    as_json: _Json = False,
) -> None:
    """Compare the present contract with an older one; 1 if clients of that one may stop working."""
    from hub.gateway import released
    from hub.gateway.documents import GRAPHQL

    version, kept = next(reversed(released.releases().items()))
    try:
        before = released.read(old or kept)
    except InvalidInput as error:
        refuse(error)
    reasons = {} if old else released.accepted(version)
    found = released.changes(before, GRAPHQL, on=clock.today(), accepted=reasons)
    breaking = [change for change in found if change.breaks]
    counted = {severity: sum(change.severity is severity for change in found) for severity in released.Severity}
    against = old.name if old else version
    if as_json:
        rows = [asdict(each) for each in found]
        typer.echo(json.dumps({"against": against, **counted, "changes": rows}, ensure_ascii=False, indent=2))
    else:
        for each in found:
            if each.severity is not released.Severity.SAFE:
                kind = text(f"schema.{each.kind.lower()}")
                allowed = f"\n    {text('schema.allowed')}: {each.allowed}" if each.allowed else ""
                typer.echo(f"{text(f'schema.{each.severity}')} · {kind}\n    {each.description}{allowed}")
        typer.echo(str(text("schema.diff_sum", against=against, **counted)))
    if breaking:
        raise typer.Exit(1)


@app.command("usage", help=str(text("schema.help_usage")))
def usage(
    field: Annotated[str, typer.Argument(metavar="FIELD", help=str(text("schema.arg_field")))] = "",
    since: Annotated[str | None, typer.Option("--since", help=str(text("schema.opt_since")))] = None,
    as_json: _Json = False,
) -> None:
    """Tell which clients used a field, how often and when last."""
    from hub.gateway.usage import Use, counted_since, used

    try:
        day = day_of(since) if since else None
    except InvalidInput as error:
        refuse(error)

    async def work() -> tuple[Sequence[Use], date | None]:
        async with open_store(Settings()) as store:
            return await used(store, field, day), await counted_since(store)

    found, first = run(work())
    if as_json:
        for each in found:
            typer.echo(json.dumps(asdict(each), ensure_ascii=False, default=str))
        return
    table = Table(*(str(text(f"schema.{name}")) for name in ("field", "client", "uses", "first", "last")))
    for each in found:
        table.add_row(each.field, each.client, str(each.uses), str(each.first), str(each.last))
    Console().print(table)
    typer.echo(str(text("schema.counted_since", day=first or "–")))


def _put(words: str, output: Path | None) -> None:
    if output:
        output.write_text(words, encoding="utf-8")
    else:
        sys.stdout.write(words)
