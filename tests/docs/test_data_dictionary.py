"""``docs/data-dictionary.md`` says exactly what the declarations say."""

from pathlib import Path

from hub.cli.schema_docs import dictionary

PAGE = Path(__file__).parents[2] / "docs" / "data-dictionary.md"


def test_the_data_dictionary_is_not_stale() -> None:
    fresh = dictionary()
    assert PAGE.read_text(encoding="utf-8") == fresh, "run: hub schema docs --output docs/data-dictionary.md"
