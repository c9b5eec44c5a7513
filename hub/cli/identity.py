"""``hub id``: numbers of units and persons."""

import json
import sys
from typing import Any

import typer

from hub.words import text
from schema.identifiers import check_resident_id, check_uscc

app = typer.Typer(help=str(text("cli.id")), no_args_is_help=True)
_CHECKS = {"uscc": check_uscc, "resident_id": check_resident_id}


@app.callback()
def identity() -> None:
    """Keep ``check`` a subcommand."""


@app.command("check", help=str(text("cli.id_check")))
def check_lines() -> None:
    """Read ``{"kind", "value"}`` a line from standard input and answer with what is wrong."""
    for line in sys.stdin:
        if line.strip():
            typer.echo(json.dumps(answer(line), ensure_ascii=False))


def answer(line: str) -> dict[str, Any]:
    """What is to be said of one line."""
    try:
        given = json.loads(line)
        kind, value = given["kind"], str(given["value"])
        check = _CHECKS[kind]
    except (ValueError, KeyError, TypeError):
        return {"kind": None, "value": None, "valid": False, "reason": str(text("cli.id_line"))}
    found = check(value)
    return {
        "kind": kind,
        "value": value,
        "valid": found.valid,
        "reason": f"{found.reason_zh} {found.reason_en}".strip() or None,
    }
