"""The pages name what there is: settings, commands, paths, GraphQL roots and acts; links and paths lead somewhere."""

import re
from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path

import pytest
import typer
from starlette.routing import Route
from typer.core import TyperGroup

from hub.accesslog import endpoints as log_endpoints
from hub.cli.commands import app
from hub.console.render import PAGES
from hub.gateway.limits import Limits
from hub.gateway.schema import ACTS, ROOTS, RootKind
from hub.settings import Settings
from schema import READ_SCOPE

ROOT = Path(__file__).parents[2]
NAMES = (ROOT / "docs" / "interfaces.md").read_text(encoding="utf-8")
GENERATED = ("acts.md", "data-dictionary.md")
WRITTEN = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])


def commands(group: object, path: str) -> Iterator[str]:
    assert isinstance(group, TyperGroup)
    for name, command in group.commands.items():
        if isinstance(command, TyperGroup):
            yield from commands(command, f"{path} {name}")
        else:
            yield f"{path} {name}"


def test_every_setting_is_named() -> None:
    assert [name for name in Settings.model_fields if f"`HUB_{name.upper()}`" not in NAMES] == []


def test_every_limit_is_named_with_its_number() -> None:
    rows = {item.name: f"| `{item.name}` | {getattr(Limits(), item.name):,} |" for item in fields(Limits)}
    assert [name for name, row in rows.items() if row not in NAMES] == []


def test_every_command_is_named() -> None:
    assert [name for name in commands(typer.main.get_command(app), "hub") if name not in NAMES] == []


def test_every_graphql_root_scope_and_act_is_named() -> None:
    named = NAMES + "".join((ROOT / "docs" / page).read_text(encoding="utf-8") for page in GENERATED)
    roots = [
        name for name, root in ROOTS.items() if (f"`{name}(" if root.kind is RootKind.ONE else f"`{name}`") not in named
    ]
    assert roots == []
    assert [act for act in ACTS if f"`{act}`" not in named] == []
    assert [scope for scope in READ_SCOPE.values() if f"`{scope}`" not in named] == []


def test_every_page_of_the_console_and_path_of_the_log_is_named() -> None:
    assert [page.path for page in PAGES if page.path not in NAMES] == []
    source = Path(log_endpoints.__file__).read_text(encoding="utf-8")
    paths = re.findall(rf'{Route.__name__}\("([^"]+)"', source)
    assert paths
    assert [path for path in paths if path not in NAMES] == []


@pytest.mark.parametrize("page", WRITTEN, ids=lambda page: page.name)
def test_links_and_paths_lead_somewhere(page: Path) -> None:
    words = page.read_text(encoding="utf-8")
    links = [link for link in re.findall(r"\]\(([^)#\s]+)", words) if not link.startswith("http")]
    assert [link for link in links if not (page.parent / link).exists()] == []
    paths = re.findall(r"`((?:hub|schema|adapters|migrations|tests|docs)/[\w/.-]+)`", words)
    assert [path for path in paths if not (ROOT / path).exists()] == []
