"""``hub clock``: count statutory limits and list them. Needs neither database nor server."""

import json
import re
from datetime import date, datetime
from typing import Annotated, Any, NoReturn

import typer

from hub.cli import rules
from hub.clock import SHANGHAI
from hub.errors import HubError, InvalidInput
from hub.lifecycle import counting
from hub.lifecycle.calendar import official
from hub.words import text
from schema.limits import LIMITS, LimitElsewhere, TimeLimit, Unit, UnknownLimit, limit

app = typer.Typer(help=str(text("clock.help")), no_args_is_help=True)


def refuse(error: HubError) -> NoReturn:
    """Say on standard error, in both languages, what is wrong with the command line; end with exit code 2."""
    for words in (error.message, error.suggestion):
        typer.echo(f"{words.zh}\n{words.en}", err=True)
    raise typer.Exit(2)


def day_of(value: str) -> date:
    """A day written ``2023-04-28``; InvalidInput if it is none."""
    try:
        if not re.fullmatch(r"\d{4}-\d{2}-\d{2}", value, re.ASCII):
            raise ValueError(value)
        return date.fromisoformat(value)
    except ValueError:
        raise InvalidInput("CLOCK_DATE_INVALID", value=value) from None


def _moment_of(value: str) -> date | datetime:
    """A day, or an instant written in ISO 8601 (without a zone: Asia/Shanghai)."""
    if not re.match(r"\d{4}-\d{2}-\d{2}[T ]", value, re.ASCII):
        return day_of(value)
    try:
        moment = datetime.fromisoformat(value)
    except ValueError:
        raise InvalidInput("CLOCK_DATE_INVALID", value=value) from None
    return moment if moment.tzinfo else moment.replace(tzinfo=SHANGHAI)


def _limit_of(rule: str, region: str | None) -> TimeLimit:
    try:
        return limit(rule, region)
    except LimitElsewhere as error:
        confined = "、".join(error.confined)
        raise InvalidInput("CLOCK_RULE_ELSEWHERE", rule=rule, region=region, confined=confined) from None
    except UnknownLimit:
        raise InvalidInput("CLOCK_RULE_UNKNOWN", rule=rule) from None
    except ValueError:
        raise InvalidInput("CLOCK_REGION_INVALID", region=region) from None


def _extension_of(value: str | None, rule: str) -> tuple[int, Unit] | None:
    if value is None:
        return None
    units = {unit.value: unit for unit in Unit}
    written = re.fullmatch(rf"(\d{{1,4}}) ?({'|'.join(units)})", value, re.ASCII)
    if not written:
        raise InvalidInput("CLOCK_EXTENSION_INVALID", rule=rule)
    return int(written[1]), units[written[2]]


def _pause_of(value: str) -> counting.Pause:
    stop, slash, resumed = value.partition("/")
    if not slash:
        raise InvalidInput("CLOCK_PAUSE_INVALID")
    return day_of(stop), day_of(resumed) if resumed else None


def _written(moment: date | datetime) -> str:
    if isinstance(moment, datetime):
        return moment.astimezone(SHANGHAI).isoformat(timespec="seconds")
    return moment.isoformat()


@app.command(help=str(text("clock.help_due")))
def due(
    rule: Annotated[str, typer.Argument(metavar="RULE", help=str(text("clock.arg_rule")))],
    start: Annotated[str, typer.Argument(metavar="START", help=str(text("clock.arg_start")))],
    *,
    region: Annotated[str | None, typer.Option(help=str(text("clock.opt_region")))] = None,
    extend: Annotated[str | None, typer.Option(help=str(text("clock.opt_extend")))] = None,
    paused: Annotated[list[str] | None, typer.Option(help=str(text("clock.opt_paused")))] = None,
    custody: Annotated[bool, typer.Option("--custody", help=str(text("clock.opt_custody")))] = False,
    as_json: Annotated[bool, typer.Option("--json", help=str(text("clock.opt_json")))] = False,
) -> None:
    """Print when a limit ends that runs from START."""
    try:
        counted = counting.due(
            _limit_of(rule, region),
            _moment_of(start),
            calendar=official(),
            extension=_extension_of(extend, rule),
            paused=[_pause_of(pause) for pause in paused or ()],
            custody=custody,
        )
    except InvalidInput as error:
        refuse(error)
    typer.echo(json.dumps(_answer(counted), ensure_ascii=False) if as_json else _page(counted))


def _answer(counted: counting.Due) -> dict[str, Any]:
    answer: dict[str, Any] = {
        "rule": counted.rule,
        "start": _written(counted.start),
        "due": _written(counted.due_on or counted.due_at),
        "unit": counted.limit.unit,
        "article": counted.article,
        "explanation": {"zh": counted.explanation.zh, "en": counted.explanation.en},
        "provisional": counted.provisional,
    }
    if counted.earliest_on:
        answer["earliest"] = _written(counted.earliest_on)
    return answer


def _page(counted: counting.Due) -> str:
    mark = f" {text('clock.print_provisional')}" if counted.provisional else ""
    lines = [f"{text('clock.print_due')}: {_written(counted.due_on or counted.due_at)}{mark}"]
    if counted.earliest_on:
        lines.append(f"{text('clock.print_earliest')}: {_written(counted.earliest_on)}")
    lines += [
        f"{text('clock.print_rule')}: {counted.rule} {rules.name(counted.limit)}",
        f"{text('clock.print_start')}: {_written(counted.start)}",
        f"{text('clock.print_limit')}: {rules.length(counted.limit)}",
        f"{text('clock.print_article')}: {counted.article}",
        f"{text('clock.print_certainty')}: {rules.certainty(counted.limit)}",
        "",
        *(step.zh for step in counted.steps),
        "",
        *(step.en for step in counted.steps),
    ]
    return "\n".join(lines)


@app.command("rules", help=str(text("clock.help_rules")))
def list_rules(
    prefix: Annotated[str, typer.Argument(metavar="[PREFIX]", help=str(text("clock.arg_prefix")))] = "",
    *,
    unused: Annotated[bool, typer.Option("--unused", help=str(text("clock.opt_unused")))] = False,
    as_json: Annotated[bool, typer.Option("--json", help=str(text("clock.opt_json")))] = False,
) -> None:
    """Print limits and rules."""
    if not any(key.startswith(prefix) for key in LIMITS):
        refuse(InvalidInput("CLOCK_RULE_UNKNOWN", rule=prefix))
    found = rules.selected(prefix, unused=unused)
    if as_json:
        typer.echo(json.dumps([rules.row(LIMITS[key], used) for key, used in found.items()], ensure_ascii=False))
        return
    for key, used in found.items():
        typer.echo(rules.paragraph(LIMITS[key], used))
