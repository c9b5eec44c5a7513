"""``hub sync``: what came from and went to the agencies' systems."""

import json
from dataclasses import asdict
from typing import Annotated

import typer

from hub.bootstrap import database, open_hub, open_store
from hub.cli import run
from hub.exchange.account import Account, accounts
from hub.exchange.freshness import SourceAge, freshness
from hub.exchange.registry import configured
from hub.settings import Settings
from hub.words import text

app = typer.Typer(help=str(text("cli.sync")), no_args_is_help=True)


@app.command("status", help=str(text("cli.sync_status")))
def status() -> None:
    """Print one JSON object a system: its books and its age."""

    async def work() -> tuple[list[Account], list[SourceAge]]:
        async with open_store(Settings()) as store:
            return await accounts(store), await freshness(store)

    books, ages = run(work())
    held = {account.system: asdict(account) | {"balanced": account.balanced} for account in books}
    for age in ages:
        typer.echo(json.dumps(asdict(age) | held.get(age.system, {}), ensure_ascii=False, default=str))


@app.command("run", help=str(text("cli.sync_run")))
def run_once(system: Annotated[str | None, typer.Argument()] = None) -> None:
    """Contact every configured system once, or one, and deliver what is owed."""

    async def work() -> list[dict[str, object]]:
        settings = Settings()
        rows: list[dict[str, object]] = []
        async with database(settings) as urls, open_hub(settings, urls) as hub:
            for name, (adapter, values) in configured(settings.adapters).items():
                if system and name != system:
                    continue
                polled = await hub.poller.poll(adapter, values)
                row: dict[str, object] = {"system": name, "reached": polled.reached, "pulled": polled.pulled}
                row |= {"repeated": polled.repeated} | asdict(polled.tally)
                if adapter.receives:
                    row["delivered"] = asdict(await hub.worker.deliver(adapter, values))
                rows.append(row)
            await hub.log.integrate()
        return rows

    rows = run(work())
    if not rows:
        typer.echo(str(text("cli.sync_none")), err=True)
        raise typer.Exit(2)
    for row in rows:
        typer.echo(json.dumps(row, ensure_ascii=False))
    if not all(row["reached"] for row in rows):
        raise typer.Exit(1)
