"""Variables that are all there take a short way; it must lead where graphql-core leads."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hub.gateway import documents
from hub.gateway.documents import RequestError, prepare
from hub.gateway.limits import Guard

TEXT = """query Q($number: String!, $first: Int = 5, $codes: [AgencyCode!], $filter: MatterFilter) {
  matter(number: $number) { id }
  agencies(first: $first, filter: {code: {in: $codes}}) { nodes { code } }
  matters(filter: $filter) { nodes { id } }
}"""
DEFINITION = prepare(TEXT, None, {"number": "1"}, Guard(), "one").definition
ANY = st.none() | st.booleans() | st.integers(-(2**33), 2**33) | st.text(max_size=5) | st.just("COURT")
VALUES = (
    ANY
    | st.lists(ANY, max_size=3)
    | st.dictionaries(st.sampled_from(["openedOn", "number", "or", "x"]), ANY | st.dictionaries(st.text(), ANY))
    | st.just({"openedOn": {"lt": "2023-06-01"}})
)


@given(st.dictionaries(st.sampled_from(["number", "first", "codes", "filter", "unknown"]), VALUES))
def test_the_short_way_gives_what_graphql_core_gives_or_nothing(variables):
    short = documents._all_given(DEFINITION, variables)
    try:
        long = documents._coerced(DEFINITION, variables)
    except RequestError:
        assert short is None
        return
    assert (short is not None) == (variables.keys() >= DEFINITION.signatures.keys())
    if short is not None:
        assert (short.coerced, list(short.sources)) == (long.coerced, list(long.sources))
        assert [each.value for each in short.sources.values()] == [each.value for each in long.sources.values()]


@pytest.mark.parametrize("codes", [["COURT", "HRSS"], "COURT", None, []])
def test_the_short_way_is_taken_where_all_are_given(codes):
    given = {"number": "1", "first": 3, "codes": codes, "filter": {"openedOn": {"lt": "2023-06-01"}}}
    assert documents._all_given(DEFINITION, given) is not None
