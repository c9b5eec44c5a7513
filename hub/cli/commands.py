"""All commands, put together."""

import json
from typing import Annotated

import typer

from hub.cli import (
    agreement,
    bench,
    calendar,
    case_number,
    client,
    clock,
    db,
    document,
    identity,
    log,
    run,
    schema,
    sync,
)
from hub.cli.token import token
from hub.errors import Forbidden
from hub.settings import Profile, Settings
from hub.words import text

app = typer.Typer(no_args_is_help=True, help=str(text("cli.hub")), pretty_exceptions_show_locals=False)
app.add_typer(agreement.app, name="agreement")
app.add_typer(calendar.app, name="calendar")
app.add_typer(case_number.app, name="case-number")
app.add_typer(client.app, name="client")
app.add_typer(clock.app, name="clock")
app.add_typer(db.app, name="db")
app.add_typer(document.app, name="document")
app.add_typer(identity.app, name="id")
app.add_typer(log.app, name="log")
app.add_typer(schema.app, name="schema")
app.add_typer(sync.app, name="sync")
app.command("bench", help=str(text("bench.help")))(bench.bench)
app.command("token", help=str(text("cli.token")))(token)


@app.command("demo", help=str(text("cli.demo")))
def demo(
    port: Annotated[int, typer.Option(help=str(text("cli.opt_port")))] = 8080,
    once: Annotated[bool, typer.Option("--once", help=str(text("cli.opt_once")))] = False,
    fresh: Annotated[bool, typer.Option("--fresh", help=str(text("cli.opt_fresh")))] = False,
) -> None:
    """Run the demo."""
    from hub.demo.run import run as run_demo

    if Settings().profile is Profile.PRODUCTION:
        error = Forbidden("DEMO_IN_PRODUCTION")
        typer.echo(f"{error.message}\n{error.suggestion}", err=True)
        raise typer.Exit(2)
    settings = Settings(profile=Profile.DEMO, port=port)
    if not run(run_demo(settings, once=once, fresh=fresh)):
        typer.echo(str(text("cli.demo_failed")), err=True)
        raise typer.Exit(1)


@app.command("serve", help=str(text("cli.serve")))
def serve() -> None:
    """Serve the hub until stopped."""
    run(_serve(Settings()))


async def _serve(settings: Settings) -> None:
    from hub.bootstrap import database, open_hub
    from hub.serving import served, until_stopped

    async with (
        database(settings, keep=True) as urls,
        open_hub(settings, urls) as hub,
        served(hub) as url,
    ):
        if settings.database_url is None:
            await hub.worker.take_over()
        typer.echo(url)
        await until_stopped()


@app.command("config", help=str(text("cli.config")))
def config(as_json: Annotated[bool, typer.Option("--json")] = False) -> None:
    """Print every setting with its value's source and meaning; secrets are hidden."""
    settings = Settings()
    for name, field in Settings.model_fields.items():
        source = "environment" if name in settings.model_fields_set else "default"
        value = getattr(settings, name)
        shown = dict.fromkeys(value, "…") if name == "adapters" else value
        row = {"setting": f"HUB_{name.upper()}", "value": str(shown), "source": source, "meaning": field.description}
        typer.echo(json.dumps(row, ensure_ascii=False) if as_json else "\t".join(str(item) for item in row.values()))
