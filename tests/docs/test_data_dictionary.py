"""``docs/data-dictionary.md`` says exactly what the declarations say, in the names GraphQL uses."""

import re
from pathlib import Path

from graphql import build_schema
from typer.testing import CliRunner

from hub.cli.commands import app
from hub.cli.dictionary import page
from hub.gateway.schema import print_sdl
from schema import ENTITIES

PAGE = Path(__file__).parents[2] / "docs" / "data-dictionary.md"


def test_the_dictionary_says_what_the_declarations_say() -> None:
    assert PAGE.read_text(encoding="utf-8") == page()


def test_the_command_writes_the_page(tmp_path: Path) -> None:
    runner, file = CliRunner(), tmp_path / "page.md"
    assert runner.invoke(app, ["schema", "docs"]).stdout == page()
    assert runner.invoke(app, ["schema", "docs", "--output", str(file)]).exit_code == 0
    assert file.read_text(encoding="utf-8") == page()


def test_every_field_is_there_by_its_outward_name() -> None:
    chapters = dict(re.findall(r"^### (\w+)\n(.*?)(?=^##|\Z)", page(), re.MULTILINE | re.DOTALL))
    common = page().split("## 记录 Records")[0]
    type_map = build_schema(print_sdl()).type_map
    for name in ENTITIES:
        lines = chapters[name] + common
        absent = [field for field in type_map[name].fields if f"`{field}`" not in lines]
        assert absent == [], name


def test_it_links_to_chapters_there_are() -> None:
    words = page()
    chapters = {name.lower() for name in re.findall(r"^### (\w+)$", words, re.MULTILINE)}
    assert set(re.findall(r"\]\(#([^)]+)\)", words)) - chapters == set()
    assert "domain.md" not in words
