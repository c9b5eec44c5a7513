"""``hub case-number``: numbers of courts and of the other agencies, one a line."""

import json
import sys
from typing import Any

import typer

from hub.words import text
from schema.case_numbers import CaseNumberError
from schema.document_numbers import identify

app = typer.Typer(help=str(text("cli.case_number")), no_args_is_help=True)


@app.callback()
def case_number() -> None:
    """Keep ``parse`` a subcommand."""


@app.command("parse", help=str(text("cli.case_number_parse")))
def parse_lines() -> None:
    """Read numbers from standard input and answer one JSON object a line."""
    for line in sys.stdin:
        typer.echo(json.dumps(answer(line.rstrip("\r\n")), ensure_ascii=False))


def answer(line: str) -> dict[str, Any]:
    """What is to be said of one line."""
    names = ("normal", "year", "court", "type", "serial", "suffix")
    try:
        found = identify(line)
    except CaseNumberError as error:
        return {
            "input": line,
            "valid": False,
            "kind": None,
            "legacy": False,
            **dict.fromkeys(names),
            "reason": str(error),
        }
    return {
        "input": line,
        "valid": True,
        "kind": found.kind,
        "legacy": found.legacy,
        "normal": found.canonical,
        "year": found.year,
        "court": found.court,
        "type": found.type,
        "serial": found.serial,
        "suffix": found.suffix,
        "reason": None,
    }
