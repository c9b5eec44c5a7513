"""``hub client``: the registered clients."""

import asyncio
import json
from collections.abc import Callable, Coroutine
from typing import Annotated, Any, TypeVar

import typer
from rich.console import Console
from rich.table import Table

from hub.bootstrap import open_store
from hub.errors import HubError
from hub.oauth import clients
from hub.oauth.models import OAuthClient
from hub.settings import Settings
from hub.store.engine import Store
from hub.store.session import unit_of_work
from hub.words import text

T = TypeVar("T")

app = typer.Typer(help=str(text("oauth.help_clients")), no_args_is_help=True)


@app.command("list", help=str(text("oauth.help_list")))
def list_clients(as_json: Annotated[bool, typer.Option("--json", help=str(text("oauth.opt_json")))] = False) -> None:
    """Print the clients with what each may ask for."""
    found = _run(_every)
    if as_json:
        for client in found:
            typer.echo(json.dumps(_facts(client), ensure_ascii=False))
        return
    table = Table(*(str(text(f"oauth.{name}")) for name in ("client", "agency", "status", "purposes", "scopes")))
    for client in found:
        facts = _facts(client)
        table.add_row(
            f"{client.client_id}\n{client.name}",
            f"{client.agency} {client.unit}".strip(),
            str(text(f"oauth.{client.status}")),
            " ".join(facts["purposes"]),
            " ".join(facts["scopes"]),
        )
    Console().print(table)


@app.command("suspend", help=str(text("oauth.help_suspend")))
def suspend(client_id: Annotated[str, typer.Argument(metavar="ID", help=str(text("oauth.opt_client")))]) -> None:
    """Stop a client: no new tokens, and those it holds are refused within five seconds."""

    async def work(store: Store) -> None:
        async with unit_of_work(store) as unit:
            await clients.suspend(unit, client_id)

    _run(work)
    typer.echo(str(text("oauth.client_suspended", client=client_id)))


async def _every(store: Store) -> list[OAuthClient]:
    async with unit_of_work(store) as unit:
        return list(await clients.every(unit))


def _facts(client: OAuthClient) -> dict[str, Any]:
    return {
        "client": client.client_id,
        "name": client.name,
        "agency": client.agency,
        "unit": client.unit,
        "status": client.status,
        "purposes": client.purposes,
        "scopes": client.scopes,
        "createdAt": client.created_at.isoformat(),
    }


def _run(work: Callable[[Store], Coroutine[Any, Any, T]]) -> T:
    async def inside() -> T:
        async with open_store(Settings()) as store:
            return await work(store)

    try:
        return asyncio.run(inside())
    except HubError as error:
        typer.echo(f"{error.message}\n{error.suggestion}", err=True)
        raise typer.Exit(1) from error
