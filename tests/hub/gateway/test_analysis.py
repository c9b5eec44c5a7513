"""What the analyser says of documents nobody has validated."""

import json
from pathlib import Path

import pytest
from graphql import parse

from hub.gateway.analysis import FIELDS_CAP, PAGE, Analysis
from hub.gateway.documents import GRAPHQL


def analysed(text: str) -> Analysis:
    return Analysis(parse(text), GRAPHQL)


def cost(text: str, **variables: object) -> int:
    analysis = analysed(text)
    return analysis.cost(analysis.operations[0], variables)


def test_sizes_count_every_spread_of_a_fragment():
    analysis = analysed("""
        query Q { one: matter(id: 1) { ...F clues { ...G } } two: matter(id: 2) { ...F } __typename }
        fragment F on Matter { a: number clues { ...G } }
        fragment G on Clue { id matter { b: title } }
    """)
    extent = analysis.extent(analysis.operations[0])
    assert extent.roots == 2
    # Two matters, __typename; F twice: 2 + G (3); clues once: 1 + G.
    assert extent.fields == 3 + 2 * 5 + 4
    assert extent.depth == 4
    assert extent.aliases == 2 + 2 * 2 + 1
    assert (analysis.definitions, analysis.directives, analysis.cyclic) == (3, 0, False)


def test_ninety_chained_fragments_are_counted_to_the_cap():
    chain = " ".join(f"fragment F{n} on Matter {{ id ...F{n + 1} ...F{n + 1} }}" for n in range(90))
    analysis = analysed("{ matter(id: 1) { ...F0 } } " + chain + " fragment F90 on Matter { id }")
    assert analysis.fields == FIELDS_CAP
    assert not analysis.cyclic


def test_chained_fragments_are_each_looked_at_once():
    class Counted(dict):
        asked = 0

        def get(self, name, default=None):
            self.asked += 1
            return super().get(name, default)

    from hub.gateway.analysis import _Sizes

    chain = " ".join(f"fragment F{n} on Matter {{ id ...F{n + 1} ...F{n + 1} }}" for n in range(60))
    analysis = analysed("{ matter(id: 1) { ...F0 } } " + chain + " fragment F60 on Matter { id }")
    fragments = Counted(analysis.fragments)
    assert _Sizes(fragments).of(analysis.operations[0]).fields == FIELDS_CAP
    assert fragments.asked == len(fragments)


@pytest.mark.parametrize(
    "fragments",
    [
        "fragment A on Matter { ...A }",
        "fragment A on Matter { id ...B } fragment B on Matter { ...C } fragment C on Matter { id ...A }",
        "fragment A on Matter { clues { matter { ...A ...A } } }",
    ],
)
def test_a_cycle_of_fragments_is_reported_and_ends(fragments):
    analysis = analysed("{ matter(id: 1) { ...A } } " + fragments)
    assert analysis.cyclic
    assert analysis.overlaps == 0
    assert analysis.cost(analysis.operations[0], {}) >= 1


def test_a_cycle_nobody_spreads_is_reported_too():
    assert analysed("{ __typename } fragment A on Matter { ...A }").cyclic


def test_a_fragment_chain_deeper_than_the_stack_is_the_heaviest_there_is():
    level = "clues { matter { " * 45
    chain = " ".join(f"fragment F{n} on Matter {{ {level} ...F{n + 1} {'} } ' * 45} }}" for n in range(40))
    analysis = analysed("{ matter(id: 1) { ...F0 } } " + chain + " fragment F40 on Matter { id }")
    assert analysis.fields == FIELDS_CAP
    assert analysis.cost(analysis.operations[0], {}) > FIELDS_CAP


def test_directives_are_counted_wherever_they_are_written():
    analysis = analysed(
        "query Q($v: Int @a) @b { matter(id: 1) @c { ... @d { id } ...F @e } } fragment F on Matter @f { id @g }"
    )
    assert analysis.directives == 7


def test_literals_are_counted_at_every_level():
    # One argument, one field of the input, one of its filter, three items.
    assert analysed("{ matters(filter: {number: {in: [1, 2, 3]}}) { totalCount } }").literals == 6


@pytest.mark.parametrize(
    ("text", "pairs"),
    [
        ("{ matter(id: 1) { id number } }", 0),
        ("{ matter(id: 1) { id id id } }", 3),
        ("{ matter(id: 1) { clues { id } clues { id } } }", 2),
        ("{ matter(id: 1) { ...F ... { id } id } } fragment F on Matter { id }", 3),
        ("{ matter(id: 1) { a: clues { id } b: clues { id } } }", 0),
        ("{ __typename } fragment F on Matter { id id }", 1),
    ],
)
def test_overlaps_are_pairs_under_one_response_path(text, pairs):
    assert analysed(text).overlaps == pairs


def test_introspection_is_counted_apart_from_depth_and_cost():
    text = "{ __schema { types { fields { type { ofType { ofType { ofType { ofType { name } } } } } } } } }"
    analysis = analysed(text)
    extent = analysis.extent(analysis.operations[0])
    assert (extent.introspections, extent.depth) == (1, 1)
    assert analysis.cost(analysis.operations[0], {}) == 1


def test_a_page_multiplies_what_lies_in_its_records():
    # The page itself, totalCount, nodes; each record: number, clues and three times one field.
    assert cost("{ matters(first: 7) { totalCount nodes { number clues(first: 3) { id } } } }") == 3 + 7 * 5


def test_a_page_that_does_not_say_holds_the_default():
    assert cost("{ matters { nodes { id } } }") == 2 + PAGE
    assert cost("{ matters(first: null) { edges { cursor node { id } } } }") == 2 + PAGE * 3


def test_a_nested_list_that_does_not_say_is_assumed_to_hold_a_page():
    assert cost("{ matter(id: 1) { clues { id } } }") == 2 + PAGE
    assert cost("{ matter(id: 1) { clues(first: 100) { id } } }") == 2 + 100


def test_the_page_of_a_connection_reaches_into_fragments():
    assert cost("{ matters(last: 9) { ...P } } fragment P on MatterConnection { nodes { id number } }") == 2 + 9 * 2


def test_page_sizes_come_from_variables_and_their_defaults():
    text = "query Q($n: Int = 4, $m: Int) { matters(first: $n) { nodes { clues(first: $m) { id } } } }"
    analysis = analysed(text)
    (operation,) = analysis.operations
    assert [analysis.cost(operation, given) for given in ({}, {"n": 5}, {"n": 5, "m": 2}, {"n": 5, "m": 2})] == [
        2 + 4 * (1 + PAGE),
        2 + 5 * (1 + PAGE),
        2 + 5 * 3,
        2 + 5 * 3,
    ]
    assert analysis.cost(operation, {"n": "many", "m": None}) == 2 + PAGE * (1 + PAGE)
    assert analysis.cost(operation, {"n": -5, "m": 1}) == 2


def test_many_page_sizes_do_not_fill_the_memory():
    text = "query Q($n: Int) { matters(first: $n) { nodes { id } } }"
    analysis = analysed(text)
    assert [analysis.cost(analysis.operations[0], {"n": n}) for n in range(500)] == [2 + n for n in range(500)]
    assert len(analysis._costs) < 100


def test_unknown_fields_and_types_cost_as_if_they_were_lists():
    assert cost("{ nothing(first: 50) { a b { c } } }") == 1 + 50 * 3
    assert cost("{ matters(first: 2) { ... on Nothing { nodes { id } } } }") > 0


def test_a_page_of_a_number_too_long_to_read_costs_more_than_any_limit():
    assert cost("{ matters(first: " + "9" * 5_000 + ") { nodes { id } } }") >= 10**9


SHARED = Path(__file__).parents[4] / "shared" / "data" / "graphql"


@pytest.mark.skipif(not SHARED.exists(), reason="../shared/data/graphql is not here")
@pytest.mark.parametrize("file", ["saleor_operations.jsonl", "cosmo_operations.jsonl"])
def test_operations_of_other_projects_are_analysed_and_never_a_fault(file):
    rows = (SHARED / file).read_text(encoding="utf-8").splitlines()
    for row in rows:
        analysis = analysed(json.loads(row)["query"])
        assert analysis.fields > 0
        assert all(analysis.cost(operation, {}) > 0 for operation in analysis.operations)
    assert len(rows) >= 65
