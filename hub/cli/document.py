"""``hub document``: trusted documents; one person registers, another approves, each by login and password."""

import json
from collections.abc import Awaitable, Callable, Sequence
from pathlib import Path
from typing import Annotated, Any

import typer
from rich.console import Console
from rich.table import Table

from hub.bootstrap import guard_of, open_store
from hub.cli import run
from hub.gateway import registration
from hub.gateway.models import TrustedDocument
from hub.oauth.people import People
from hub.settings import Settings
from hub.store.session import Unit, unit_of_work
from hub.words import text

app = typer.Typer(help=str(text("documents.help")), no_args_is_help=True)

ClientOption = Annotated[str, typer.Option("--client", help=str(text("documents.opt_client")))]
ByOption = Annotated[str, typer.Option("--by", help=str(text("documents.opt_by")))]
DocumentArgument = Annotated[str, typer.Argument(metavar="ID", help=str(text("documents.arg_document")))]
JsonOption = Annotated[bool, typer.Option("--json", help=str(text("oauth.opt_json")))]


@app.command("add", help=str(text("documents.add")))
def add(
    files: Annotated[
        list[Path],
        typer.Argument(metavar="FILE…", exists=True, dir_okay=False, help=str(text("documents.arg_files"))),
    ],
    client: ClientOption,
    by: ByOption,
    as_json: JsonOption = False,
) -> None:
    """Register the files' documents for a client."""

    async def work(unit: Unit, person: str) -> Sequence[TrustedDocument]:
        guard = guard_of(Settings())
        texts = [file.read_text(encoding="utf-8") for file in files]
        return [await registration.register(unit, client=client, text=each, by=person, guard=guard) for each in texts]

    _show(_by(by, work), as_json)


@app.command("list", help=str(text("documents.list")))
def list_documents(
    client: Annotated[str | None, typer.Option("--client", help=str(text("documents.opt_client")))] = None,
    as_json: JsonOption = False,
) -> None:
    """Print the documents with where they stand."""

    async def work() -> Sequence[TrustedDocument]:
        async with open_store(Settings()) as store, unit_of_work(store) as unit:
            return await registration.every(unit, client)

    _show(run(work()), as_json)


@app.command("approve", help=str(text("documents.approve")))
def approve(document: DocumentArgument, client: ClientOption, by: ByOption, as_json: JsonOption = False) -> None:
    """Let a client run a document."""

    async def work(unit: Unit, person: str) -> Sequence[TrustedDocument]:
        return [await registration.approve(unit, client=client, document=document, by=person)]

    _show(_by(by, work), as_json)


@app.command("withdraw", help=str(text("documents.withdraw")))
def withdraw(document: DocumentArgument, client: ClientOption, by: ByOption, as_json: JsonOption = False) -> None:
    """Stop a document."""

    async def work(unit: Unit, person: str) -> Sequence[TrustedDocument]:
        return [await registration.withdraw(unit, client=client, document=document, by=person)]

    _show(_by(by, work), as_json)


def _by(login: str, work: Callable[[Unit, str], Awaitable[Sequence[TrustedDocument]]]) -> Sequence[TrustedDocument]:
    """Do something as a person who knows the password of this login."""
    password = typer.prompt(str(text("documents.password")), hide_input=True, err=True)

    async def inside() -> Sequence[TrustedDocument]:
        async with open_store(Settings()) as store:
            person = await People(store).verify(login, password)
            async with unit_of_work(store) as unit:
                return await work(unit, person.key)

    return run(inside())


def _show(documents: Sequence[TrustedDocument], as_json: bool) -> None:
    if as_json:
        for document in documents:
            typer.echo(json.dumps(_facts(document), ensure_ascii=False))
        return
    table = Table(*(str(text(f"documents.column_{name}")) for name in ("client", "name", "status", "document")))
    for document in documents:
        status = str(text(f"documents.{document.status}"))
        table.add_row(document.client, document.name, status, registration.PREFIX + document.sha256)
    Console().print(table)


def _facts(document: TrustedDocument) -> dict[str, Any]:
    return {
        "client": document.client,
        "name": document.name,
        "documentId": registration.PREFIX + document.sha256,
        "status": document.status,
        "registeredBy": document.registered_by,
        "registeredAt": document.registered_at.isoformat(),
        "approvedBy": document.approved_by,
        "approvedAt": document.approved_at.isoformat() if document.approved_at else None,
        "withdrawnBy": document.withdrawn_by,
        "withdrawnAt": document.withdrawn_at.isoformat() if document.withdrawn_at else None,
    }
