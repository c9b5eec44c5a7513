"""The ``hub`` command, one file a noun."""

import asyncio
import logging
import sys
from collections.abc import Coroutine
from typing import Any, TypeVar

import typer
import uvloop

from hub.errors import HubError

T = TypeVar("T")


def run(work: Coroutine[Any, Any, T]) -> T:
    """Run a coroutine; a designed error is told in both languages and ends the program with 1."""
    try:
        with asyncio.Runner(loop_factory=uvloop.new_event_loop) as runner:
            return runner.run(work)
    except HubError as error:
        typer.echo(f"{error.message}\n{error.suggestion}", err=True)
        raise typer.Exit(1) from error


def main() -> None:
    """Entry point of the ``hub`` command."""
    logging.basicConfig(
        level=logging.WARNING, format="%(asctime)s %(levelname)s %(name)s %(message)s", stream=sys.stderr
    )
    from hub.cli.commands import app

    app()
