"""``hub log``: the access log's checkpoints, verification, export and proofs.

``verify`` of an exported folder, ``verify-vectors`` and ``key`` need no database.
"""

import json
from collections.abc import AsyncIterator, Iterator
from contextlib import AsyncExitStack, asynccontextmanager, contextmanager
from pathlib import Path
from typing import Annotated

import asyncpg
import typer
from rich.console import Console
from rich.progress import Progress

from hub.accesslog import checkpoint as notes
from hub.accesslog.audit import Watch, export_store, verify_store
from hub.accesslog.keys import log_key
from hub.accesslog.log import AccessLog
from hub.accesslog.models import LogCheckpoint
from hub.accesslog.proofs import Proof, Prover, entry_named
from hub.accesslog.verify import Report, verify_directory, verify_vectors
from hub.bootstrap import open_store
from hub.cli import run
from hub.cli.clock import refuse
from hub.errors import InvalidInput, NotFound, Unavailable
from hub.settings import Settings
from hub.store.engine import Store
from hub.words import text

app = typer.Typer(help=str(text("log.help")), no_args_is_help=True)
_Json = Annotated[bool, typer.Option("--json", help=str(text("log.opt_json")))]


@app.command("checkpoint", help=str(text("log.help_checkpoint")))
def checkpoint(as_json: _Json = False) -> None:
    """Take in what is durable, then print the newest checkpoint exactly as it was signed."""

    async def work() -> LogCheckpoint:
        async with _log() as (log, _):
            await log.integrate()
            newest = await log.latest()
            if newest is None:
                raise NotFound("LOG_NO_CHECKPOINT")
            return newest

    found = run(work())
    if not as_json:
        typer.echo(found.text, nl=False)
        return
    stated = notes.parse(found.text)
    row = {"origin": stated.origin, "size": stated.size, "root": stated.root.hex(), "at": found.at.isoformat()}
    typer.echo(json.dumps(row | {"checkpoint": found.text}, ensure_ascii=False))


@app.command("verify", help=str(text("log.help_verify")))
def verify(
    export: Annotated[Path | None, typer.Argument(metavar="EXPORT_DIR", help=str(text("log.arg_export")))] = None,
    previous: Annotated[Path | None, typer.Option("--previous", help=str(text("log.opt_previous")))] = None,
    key: Annotated[str | None, typer.Option("--key", help=str(text("log.opt_key")))] = None,
    as_json: _Json = False,
) -> None:
    """Verify the log in the database, or an exported folder; 0 only if everything holds."""
    kept = _kept(previous)
    if key is not None:
        try:
            notes.check_key(key)
        except notes.CheckpointError:
            refuse(InvalidInput("LOG_VERIFIER_KEY"))
    with _watch("log.working_verify") as watch:
        if export is None:
            report = run(_verify_live(key, kept, watch))
        else:
            try:
                report = verify_directory(export, verifier_key=key, previous_checkpoint=kept)
            except NotADirectoryError:
                refuse(InvalidInput("LOG_NO_FOLDER", folder=export))
    if as_json:
        typer.echo(json.dumps(report.as_json(), ensure_ascii=False, indent=2))
    else:
        typer.echo("\n".join(report.lines()))
    if not report.ok:
        raise typer.Exit(1)


@app.command("export", help=str(text("log.help_export")))
def export(
    folder: Annotated[Path, typer.Argument(metavar="DIR", help=str(text("log.arg_directory")))],
    as_json: _Json = False,
) -> None:
    """Take in what is durable, then write the log to a folder an auditor can verify alone."""

    async def work(watch: Watch) -> int:
        async with _log() as (log, store):
            await log.integrate()
            try:
                return await export_store(store, log, folder, watch)
            except OSError:
                refuse(InvalidInput("LOG_FOLDER_TAKEN", folder=folder))

    with _watch("log.working_export") as watch:
        written = run(work(watch))
    if as_json:
        typer.echo(json.dumps({"entries": written, "directory": str(folder)}, ensure_ascii=False))
    else:
        typer.echo(str(text("log.exported", count=written, folder=folder)))


@app.command("verify-vectors", help=str(text("log.help_vectors")))
def vectors(
    file: Annotated[Path, typer.Argument(metavar="FILE.jsonl", help=str(text("log.arg_vectors")))],
) -> None:
    """Answer RFC 6962 inclusion and consistency vectors, one JSON object a line."""
    try:
        with file.open(encoding="utf-8", errors="replace") as lines:
            for answer in verify_vectors(lines):
                typer.echo(json.dumps(answer))
    except OSError:
        refuse(InvalidInput("LOG_NO_FILE", file=file))


@app.command("prove", help=str(text("log.help_prove")))
def prove(
    entry: Annotated[str, typer.Argument(metavar="INDEX", help=str(text("log.arg_entry")))],
    as_json: _Json = False,
) -> None:
    """Print the proof of an entry; it needs no key."""
    try:
        named = entry_named(entry)
    except NotFound as error:
        refuse(error)

    async def work() -> Proof:
        async with _store(Settings()) as store:
            return await Prover(store).prove(named)

    found = run(work())
    if as_json:
        typer.echo(json.dumps(found.as_json(), ensure_ascii=False))
        return
    typer.echo(str(text("log.proof_entry", index=found.index, size=found.size)))
    typer.echo(f"{text('log.proof_leaf')}: {found.leaf_hash.hex()}")
    typer.echo(f"{text('log.proof_path')}:")
    for node in found.path:
        typer.echo(f"  {node.hex()}")
    typer.echo(f"\n{found.checkpoint}", nl=False)


@app.command("key", help=str(text("log.help_key")))
def key() -> None:
    """Print the log's verifier key."""

    async def work() -> str:
        signing, origin = log_key(Settings(), create=False)
        return notes.verifier_key(origin, signing.public_key())

    typer.echo(run(work()))


async def _verify_live(key: str | None, previous: str | None, watch: Watch) -> Report:
    if key is None:
        async with _log() as (log, store):
            return await verify_store(store, log, previous, watch)
    async with _store(Settings()) as store:
        return await verify_store(store, key, previous, watch)


@asynccontextmanager
async def _log() -> AsyncIterator[tuple[AccessLog, Store]]:
    """The log on the hub's database, under the key that is there; none is made."""
    settings = Settings()
    signing, origin = log_key(settings, create=False)
    async with _store(settings) as store:
        yield AccessLog(store, signing, origin), store


@asynccontextmanager
async def _store(settings: Settings) -> AsyncIterator[Store]:
    async with AsyncExitStack() as stack:
        try:
            store = await stack.enter_async_context(open_store(settings))
        except (OSError, asyncpg.PostgresError) as error:
            raise Unavailable("LOG_READ") from error
        yield store


@contextmanager
def _watch(name: str) -> Iterator[Watch]:
    """A bar on standard error, where somebody looks at it."""
    console = Console(stderr=True)
    with Progress(console=console, transient=True, disable=not console.is_terminal) as progress:
        task = progress.add_task(str(text(name)), total=None)
        yield lambda read, total: progress.update(task, completed=read, total=total)


def _kept(file: Path | None) -> str | None:
    if file is None:
        return None
    try:
        return file.read_text(encoding="utf-8", errors="replace")
    except OSError:
        refuse(InvalidInput("LOG_NO_FILE", file=file))
