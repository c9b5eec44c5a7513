"""``hub bench``: the project's own benchmark."""

import json
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.table import Table

from hub.cli import run
from hub.settings import Settings
from hub.words import text


def bench(
    matters: Annotated[int, typer.Option(min=3000, help=str(text("bench.opt_matters")))] = 200_000,
    rounds: Annotated[int, typer.Option(min=1, help=str(text("bench.opt_rounds")))] = 3,
    seconds: Annotated[float, typer.Option(min=0.1, help=str(text("bench.opt_seconds")))] = 4.0,
    database: Annotated[str | None, typer.Option(help=str(text("bench.opt_database")))] = None,
    chart: Annotated[Path | None, typer.Option(help=str(text("bench.opt_chart")))] = None,
    as_json: Annotated[bool, typer.Option("--json")] = False,
) -> None:
    """Measure the hub beside hand-written SQL on one database."""
    try:
        from bench.chart import draw
        from bench.dataset import Size
        from bench.report import measure
    except ModuleNotFoundError as error:
        if error.name != "bench":
            raise
        # It stands in the source tree, not in the installed package.
        typer.echo(str(text("bench.missing")), err=True)
        raise typer.Exit(1) from error
    home = Settings().data_dir / "bench" / str(matters)
    typer.echo(str(text("bench.begins", matters=matters)), err=True)
    try:
        report = run(
            measure(
                home,
                Size(matters),
                count=rounds,
                seconds=seconds,
                url=database,
                progress=lambda line: typer.echo(line, err=True),
            )
        )
    except (RuntimeError, ValueError) as error:
        typer.echo(str(error), err=True)
        raise typer.Exit(1) from error
    if chart:
        chart.write_text(draw(report), encoding="utf-8")
    if as_json:
        typer.echo(json.dumps(report.as_json(), ensure_ascii=False))
        return
    names = ("question", "server", "clients", "rate", "p50", "p99", "server_cpu", "database_cpu", "memory", "ratio")
    table = Table(*(str(text(f"bench.{name}")) for name in names))
    for figure in sorted(report.figures, key=lambda figure: (figure.question, figure.clients)):
        hand = report.one("limit", figure.question, figure.clients)
        table.add_row(
            figure.question,
            figure.server,
            str(figure.clients),
            f"{figure.rate:.1f}",
            f"{figure.p50:.2f}",
            f"{figure.p99:.2f}",
            f"{figure.server_cpu:.0f}",
            f"{figure.database_cpu:.0f}",
            f"{figure.peak_megabytes:.0f}",
            f"{figure.rate / hand.rate:.2f}",
        )
    Console(width=max(120, Console().width)).print(table)
