"""``hub schema``: the contract, its pages, and what changed in it since a release."""

import json
import sys
from pathlib import Path
from typing import Annotated

import typer

from hub import clock
from hub.cli.clock import refuse
from hub.errors import InvalidInput
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
        rows = [
            {"severity": each.severity, "kind": each.kind, "description": each.description, "allowed": each.allowed}
            for each in found
        ]
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


def _put(words: str, output: Path | None) -> None:
    if output:
        output.write_text(words, encoding="utf-8")
    else:
        sys.stdout.write(words)
