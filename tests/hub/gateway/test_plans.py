"""An operation is compiled once for all requests of its kind, whatever the values."""

import pytest

from hub.errors import Forbidden, InvalidInput
from hub.gateway.cursors import KEY_BYTES, Cursors
from hub.gateway.documents import prepare
from hub.gateway.limits import Guard
from hub.gateway.plans import Plans
from hub.metrics import Metrics
from hub.store.read import Access, Rule, Treatment
from hub.store.sql import compile_reads
from schema import READ_SCOPE
from schema.fields import FieldClass

CLEAR = Rule(Treatment.CLEAR, Treatment.CLEAR)
COURT = Access("COURT", dict.fromkeys(FieldClass, CLEAR), frozenset({"OPEN"}), frozenset(READ_SCOPE.values()))


def plan_of(plans: Plans, text: str, **variables: object):
    operation = prepare(text, None, variables, Guard(), "client")
    plan = plans.query(operation).plan
    assert plan is not None
    return plan, operation


def statement_of(text: str, access: Access = COURT, **variables: object):
    plan, operation = plan_of(Plans(Metrics()), text, **variables)
    statement = plan.batch.statement(access, compile_reads)
    values, _ = plan.bound(operation.variables.coerced, "client:COURT", Cursors(bytes(KEY_BYTES)))
    return statement.sql, statement.parameters(values)


PAGE = """
query ($filter: EnforcementCaseFilter, $first: Int, $order: [EnforcementCaseOrder!], $due: Boolean = true) {
  enforcementCases(filter: $filter, first: $first, orderBy: $order) { nodes { id due @include(if: $due) } }
}
"""


def test_other_values_are_answered_by_the_same_plan():
    metrics = Metrics()
    plans = Plans(metrics)
    one, _ = plan_of(plans, PAGE, filter={"court": {"eq": "甲"}, "due": {"gte": "10"}}, first=5)
    other, _ = plan_of(plans, PAGE, filter={"court": {"eq": "乙"}, "due": {"gte": "20.50"}}, first=5)
    assert one is other
    for result in ("hit", "miss"):
        assert metrics.registry.get_sample_value("hub_plan_cache_total", {"result": result}) == 1


def test_a_list_of_values_may_be_of_any_length():
    plans = Plans(Metrics())
    one, _ = plan_of(plans, PAGE, filter={"state": {"in": ["FILED"]}})
    other, _ = plan_of(plans, PAGE, filter={"state": {"in": ["FILED", "RESUMED", "CLOSED_DONE"]}})
    assert one is other


@pytest.mark.parametrize(
    "variables",
    [
        {"filter": {"court": {"ne": "甲"}}},
        {"filter": {"court": {"eq": None}}},
        {"filter": {"court": {"isNull": True}}},
        {"filter": None},
        {"filter": {"or": [{"court": {"eq": "甲"}}]}},
        {"first": 6},
        {"order": [{"field": "DUE"}]},
        {"order": [{"field": "DUE", "direction": "DESC"}]},
        {"due": False},
        {},
    ],
)
def test_what_shapes_the_statement_makes_another_plan(variables):
    plans = Plans(Metrics())
    first, _ = plan_of(plans, PAGE, filter={"court": {"eq": "甲"}}, first=5)
    assert plan_of(plans, PAGE, **variables)[0] is not first
    again, _ = plan_of(plans, PAGE, filter={"court": {"eq": "丙"}}, first=5)
    assert (
        statement_of(PAGE, filter={"court": {"eq": "丙"}}, first=5)[0]
        == again.batch.statement(COURT, compile_reads).sql
    )


def test_no_value_ever_stands_in_the_statement():
    marker = "甲'; DROP TABLE matter; --"
    sql, parameters = statement_of(
        PAGE, filter={"court": {"eq": marker, "prefix": marker}, "cause": {"contains": marker}}
    )
    assert marker not in sql
    assert parameters.count(marker) == 3
    sql, _ = statement_of(f'{{ enforcementCases(filter: {{court: {{eq: "{marker}"}}}}) {{ totalCount }} }}')
    assert marker not in sql


def test_several_roots_totals_and_groups_are_one_statement():
    sql, _ = statement_of(
        '{ a: matters(first: 1) { totalCount nodes { id cases { __typename } } } b: matter(number: "x") { id }'
        " c: enforcementCaseGroups(by: [{field: STATE}, {field: FILED_ON, unit: YEAR}], sum: [DUE]) { keys count }}"
    )
    assert ";" not in sql
    assert sql.count(" UNION ALL ") > 3


def test_statements_are_made_anew_for_another_access_only():
    plan, _ = plan_of(Plans(Metrics()), "{ matters { nodes { title } } }")
    made = plan.batch.statement(COURT, compile_reads)
    assert plan.batch.statement(COURT, compile_reads) is made
    stranger = Access("JUS", {FieldClass.F1: Rule(Treatment.CLEAR, Treatment.NONE)})
    assert plan.batch.statement(stranger, compile_reads) is not made


def test_dates_are_grouped_by_a_unit_of_time_and_nothing_else_is():
    for by in ("{field: FILED_ON}", "{field: STATE, unit: MONTH}"):
        with pytest.raises(InvalidInput) as raised:
            statement_of(f"{{ enforcementCaseGroups(by: [{by}]) {{ count }} }}")
        assert raised.value.code == "GROUP_UNIT"


def test_what_is_not_seen_in_clear_cannot_be_grouped_or_summed():
    seen = Access("JUS", {FieldClass.F1: Rule(Treatment.CLEAR, Treatment.STATUS)})
    for query in (
        "{ enforcementCaseGroups(sum: [DUE]) { sums } }",
        "{ enforcementCaseGroups(by: [{field: CAUSE}]) { keys } }",
    ):
        with pytest.raises(Forbidden):
            statement_of(query, seen)


CURSORS = Cursors(bytes(range(KEY_BYTES)))


def test_a_cursor_opens_for_its_query_alone():
    cursor = CURSORS.close(["2023-05-04", "甲"], b"query")
    assert CURSORS.open(cursor, b"query", 2, "after") == ("2023-05-04", "甲")
    assert cursor == CURSORS.close(["2023-05-04", "甲"], b"query")
    refused = [
        (cursor, b"other"),
        (cursor[:-2] + "AA", b"query"),
        ("", b"query"),
        ("é", b"query"),
        ("WyJ4Il0", b"query"),
    ]
    for given, query in refused:
        with pytest.raises(InvalidInput) as raised:
            CURSORS.open(given, query, 2, "after")
        assert raised.value.code == "BAD_CURSOR"
    with pytest.raises(InvalidInput):
        CURSORS.open(cursor, b"query", 3, "after")
    with pytest.raises(InvalidInput):
        Cursors(bytes(KEY_BYTES)).open(cursor, b"query", 2, "after")


def test_a_cursor_hides_what_the_order_rests_on():
    assert b"secret" not in CURSORS.close(["secret"], b"query").encode()


def test_the_key_of_cursors_outlives_the_process(tmp_path):
    made = Cursors.kept_in(tmp_path / "keys").close(["a"], b"q")
    assert Cursors.kept_in(tmp_path / "keys").open(made, b"q", 1, "after") == ("a",)
    assert (tmp_path / "keys" / "cursors.key").stat().st_mode & 0o077 == 0
