"""The printed schema is the contract with every client: a change shows in the diff."""

import re
from pathlib import Path

import pytest
from graphql import build_schema

from hub.gateway.schema import ACTS, print_sdl
from schema import ENTITIES, LIFECYCLES, shared_fields

GOLDEN = Path(__file__).parents[3] / "schema" / "hub.graphql"
PRINTED = GOLDEN.read_text(encoding="utf-8")


def test_the_printed_schema_is_the_committed_one():
    assert print_sdl() == PRINTED, "run: hub schema print --output schema/hub.graphql"


def test_the_schema_is_valid_sdl():
    assert build_schema(PRINTED).mutation_type is not None


def test_every_act_but_those_of_time_is_a_mutation():
    transitions = [transition for lifecycle in LIFECYCLES.values() for transition in lifecycle.transitions]
    of_time = {transition.act for transition in transitions if transition.actor == "time"}
    assert {transition.act for transition in transitions} - set(ACTS) == of_time
    assert "lapseFilingDecision" in of_time


@pytest.mark.parametrize("entity", ENTITIES)
def test_every_shared_field_is_described_in_both_languages(entity):
    for words in shared_fields(ENTITIES[entity]).values():
        assert re.search(r"[\u4e00-\u9fff]", words.zh) or words.zh == "SHA-256"
        assert not re.search(r"[\u4e00-\u9fff]", words.en)


@pytest.mark.parametrize("entity", ENTITIES)
def test_a_private_column_is_not_in_the_schema(entity):
    body = PRINTED[PRINTED.index(f"\ntype {entity} ") :]
    body = body[: body.index("\n}")]
    private = set(ENTITIES[entity].model_fields) - set(shared_fields(ENTITIES[entity])) - {"id"}
    for name in private:
        head, *rest = name.split("_")
        assert f"  {head}{''.join(part.capitalize() for part in rest)}:" not in body
