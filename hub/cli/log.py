"""``hub log``: the access log, verified, exported and proved."""

import json
from pathlib import Path
from typing import Annotated

import typer

from hub.accesslog.audit import Proof, export_store, prove, unintegrated, verify_store
from hub.accesslog.keys import log_key
from hub.accesslog.log import AccessLog
from hub.accesslog.verify import Report, verify_directory, verify_vectors
from hub.bootstrap import open_store
from hub.cli import run
from hub.errors import NotFound
from hub.settings import Settings
from hub.words import text

app = typer.Typer(help=str(text("log.help")), no_args_is_help=True)
_Json = Annotated[bool, typer.Option("--json", help=str(text("log.opt_json")))]


@app.command("verify", help=str(text("log.help_verify")))
def verify(
    folder: Annotated[Path | None, typer.Argument(help=str(text("log.opt_folder")))] = None,
    previous: Annotated[
        Path | None, typer.Option("--previous", exists=True, help=str(text("log.opt_previous")))
    ] = None,
    as_json: _Json = False,
) -> None:
    """Verify the live log, or an exported folder without database or network; 0 only if everything holds."""
    earlier = previous.read_text(encoding="utf-8") if previous else None
    waiting = 0
    if folder is not None:
        if not folder.is_dir():
            typer.echo(str(text("log.no_folder")), err=True)
            raise typer.Exit(2)
        report = verify_directory(folder, previous_checkpoint=earlier)
    else:
        report, waiting = run(_live(earlier))
    if as_json:
        typer.echo(json.dumps(report.as_json() | {"notIntegrated": waiting}, ensure_ascii=False))
    else:
        for line in report.lines():
            typer.echo(line)
        if waiting:
            typer.echo(str(text("log.waiting", count=waiting)))
    if not report.ok:
        raise typer.Exit(1)


async def _live(previous: str | None) -> tuple[Report, int]:
    settings = Settings()
    key, origin = log_key(settings)
    async with open_store(settings) as store:
        report = await verify_store(store, AccessLog(store, key, origin), previous)
        return report, await unintegrated(store)


@app.command("checkpoint", help=str(text("log.help_checkpoint")))
def checkpoint() -> None:
    """Take in what is durable and print the newest checkpoint."""

    async def work() -> str:
        settings = Settings()
        key, origin = log_key(settings)
        async with open_store(settings) as store:
            log = AccessLog(store, key, origin)
            await log.integrate()
            latest = await log.latest()
            if latest is None:
                raise NotFound()
            return latest.text

    typer.echo(run(work()), nl=False)


@app.command("export", help=str(text("log.help_export")))
def export(folder: Path) -> None:
    """Write the log to a folder an auditor can verify alone."""

    async def work() -> int:
        settings = Settings()
        key, origin = log_key(settings)
        async with open_store(settings) as store:
            log = AccessLog(store, key, origin)
            await log.integrate()
            return await export_store(store, log, folder)

    typer.echo(str(text("log.exported", count=run(work()), folder=folder)))


@app.command("prove", help=str(text("log.help_prove")))
def prove_entry(index: int) -> None:
    """Print the inclusion proof of an entry."""

    async def work() -> Proof:
        settings = Settings()
        key, origin = log_key(settings)
        async with open_store(settings) as store:
            return await prove(store, AccessLog(store, key, origin), index)

    found = run(work())
    row = {"index": found.index, "leafHash": found.leaf_hash.hex(), "path": [node.hex() for node in found.path]}
    typer.echo(json.dumps(row | {"checkpoint": found.checkpoint}, ensure_ascii=False))


@app.command("verify-vectors", help=str(text("log.help_vectors")))
def vectors(file: Annotated[Path, typer.Argument(exists=True, dir_okay=False)]) -> None:
    """Answer RFC 6962 inclusion and consistency vectors, one JSON object a line."""
    with file.open(encoding="utf-8") as lines:
        for answer in verify_vectors(lines):
            typer.echo(json.dumps(answer, ensure_ascii=False))
