"""``hub db``: migrations."""

from typing import Annotated

import typer

from hub.bootstrap import database
from hub.cli import run
from hub.settings import Settings
from hub.store import migrate
from hub.words import text

app = typer.Typer(help=str(text("cli.db")), no_args_is_help=True)


@app.command("upgrade", help=str(text("cli.db_upgrade")))
def upgrade(revision: Annotated[str, typer.Argument()] = "head") -> None:
    """Migrate upwards and renew the rights of the hub's role."""

    async def work() -> None:
        async with database(Settings()) as urls:
            await migrate.upgrade(urls.admin, urls.app_role, revision)

    run(work())


@app.command("downgrade", help=str(text("cli.db_downgrade")))
def downgrade(revision: Annotated[str, typer.Argument()]) -> None:
    """Migrate downwards."""

    async def work() -> None:
        async with database(Settings()) as urls:
            await migrate.downgrade(urls.admin, revision)

    run(work())


@app.command("current", help=str(text("cli.db_current")))
def current() -> None:
    """Print the revision of the database and of this program."""

    async def work() -> tuple[str | None, str | None]:
        async with database(Settings()) as urls:
            return await migrate.current(urls.admin)

    found, head = run(work())
    typer.echo(f"{found or '–'} / {head}")
    if found != head:
        raise typer.Exit(1)
