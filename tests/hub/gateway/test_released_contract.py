"""What a release promised is kept: the present contract breaks no client of it, and removals keep their dates."""

from datetime import date

import pytest
from graphql import build_schema
from typer.testing import CliRunner

from hub.cli.commands import app
from hub.gateway import released
from hub.gateway.documents import GRAPHQL
from hub.gateway.released import Severity, bare, changes
from hub.gateway.schema import print_sdl
from schema.fields import Deprecation

ENDING = Deprecation(date(2026, 1, 1), date(2026, 6, 30), "dueOn", "期限按日计", "limits count in days")
GONE = date(2026, 7, 1)
OLD = f'''
  "案件 a case"
  type Case {{
    number: String!
    due: String @deprecated(reason: "{ENDING.reason}")
    dueOn(unit: String, zone: String @deprecated(reason: "{ENDING.reason}")): String
  }}
  enum State {{ OPEN CLOSED LAPSED @deprecated(reason: "{ENDING.reason}") }}
  input CaseFilter {{ state: State, due: String @deprecated(reason: "{ENDING.reason}") }}
  type Query {{ case(number: String!, filter: CaseFilter): Case }}
'''


def told(new: str, on: date = GONE, accepted: dict[str, str] | None = None) -> dict[str, bool]:
    """Each breaking change by its words, and whether it is allowed."""
    found = changes(build_schema(OLD), build_schema(new), on=on, accepted=accepted)
    return {change.description: not change.breaks for change in found if change.severity is Severity.BREAKING}


def test_nothing_breaks_clients_of_the_last_release_without_a_listed_reason():
    version, file = next(reversed(released.releases().items()))
    accepted = released.accepted(version)
    found = changes(released.read(file), GRAPHQL, on=date.max, accepted=accepted)
    assert [change.description for change in found if change.breaks] == [], "see: hub schema diff"
    breaking = {change.description for change in found if change.severity is Severity.BREAKING}
    assert set(accepted) - breaking == set(), "an accepted change that is not there"


def test_a_kept_release_is_the_contract_without_its_descriptions(tmp_path):
    file = tmp_path / "1.2.0.graphql.gz"
    released.write(file, print_sdl())
    first = file.read_bytes()
    released.write(file, print_sdl())
    assert file.read_bytes() == first
    assert changes(released.read(file), GRAPHQL, on=GONE) == []
    assert '"' not in bare('"""words""" type Query { "more" a("even more" b: Int): Int }')


def test_a_removal_breaks_until_the_stated_day_is_over():
    for removed, words in {
        f'due: String @deprecated(reason: "{ENDING.reason}")\n    dueOn': "Field Case.due was removed.",
        f', zone: String @deprecated(reason: "{ENDING.reason}")': "Argument Case.dueOn(zone:) was removed.",
        f' LAPSED @deprecated(reason: "{ENDING.reason}")': "Enum value State.LAPSED was removed.",
        f', due: String @deprecated(reason: "{ENDING.reason}")': "Field CaseFilter.due was removed.",
    }.items():
        assert removed in OLD
        new = OLD.replace(removed, "dueOn" if removed.endswith("dueOn") else "")
        assert told(new) == {words: True}
        assert told(new, on=ENDING.until) == {words: False}


def test_a_removal_without_notice_breaks_unless_it_was_decided_on():
    new = OLD.replace("number: String!\n", "")
    words = "Field Case.number was removed."
    assert told(new, on=date.max) == {words: False}
    assert told(new, accepted={words: "it never held anything"}) == {words: True}


def test_what_is_deprecated_still_may_not_change_its_type():
    new = OLD.replace("due: String @dep", "due: [String] @dep", 1)
    assert told(new) == {"Field Case.due changed type from String to [String].": False}


def test_the_command_tells_breaking_changes_by_its_exit_code(tmp_path):
    runner, file = CliRunner(), tmp_path / "old.graphql"
    assert runner.invoke(app, ["schema", "diff"]).exit_code == 0
    file.write_text("type Query { matter: String, gone: Int }", encoding="utf-8")
    told = runner.invoke(app, ["schema", "diff", str(file)])
    assert told.exit_code == 1
    assert "字段已删除 field removed\n    Field Query.gone was removed." in told.stdout
    assert '"kind": "FIELD_REMOVED"' in runner.invoke(app, ["schema", "diff", str(file), "--json"]).stdout
    for wrong in ("type Query {", "\x00", "type Query { a: Nothing }"):
        file.write_text(wrong, encoding="utf-8")
        refused = runner.invoke(app, ["schema", "diff", str(file)])
        assert (refused.exit_code, refused.stdout) == (2, "")
        assert "old.graphql 中没有可读的 SDL" in refused.stderr
    assert runner.invoke(app, ["schema", "diff", str(tmp_path / "absent")]).exit_code == 2
    assert runner.invoke(app, ["schema", "release", str(tmp_path / "no" / "folder")]).exit_code == 2


def test_every_kind_of_change_has_words():
    from graphql.utilities.find_schema_changes import BreakingChangeType, DangerousChangeType

    from hub.words import text

    for kind in (*BreakingChangeType, *DangerousChangeType):
        assert text(f"schema.{kind.name.lower()}").zh


@pytest.mark.parametrize("until", [date(2026, 1, 1), date(2025, 12, 31)])
def test_a_deprecation_needs_a_last_day_after_the_first(until):
    with pytest.raises(ValueError, match="last day"):
        Deprecation(date(2026, 1, 1), until, "x", "因", "why")
