"""The benchmark's database holds records as the hub itself would have written them."""

import asyncpg
import pytest

from bench.dataset import SMALLEST, Size, ensure, id_of, number_of
from bench.questions import QUESTIONS
from bench.run import variables
from schema import ENTITIES

pytestmark = pytest.mark.anyio

KINDS = {
    "Matter": 1.0,
    "Engagement": 1.95,
    "Party": 2.0,
    "PartyRole": 2.0,
    "Evidence": 2.5,
    "EnforcementCase": 0.5,
    "EnforcementMeasure": 1.5,
}


async def test_the_benchmark_is_filled_once_with_records_that_pass_their_own_checks(migrated_url):
    size = Size(SMALLEST)
    assert await ensure(migrated_url, "postgres", size) is True
    assert await ensure(migrated_url, "postgres", size) is False
    connection = await asyncpg.connect(migrated_url)
    try:
        for name, share in KINDS.items():
            table = str(ENTITIES[name].__tablename__)
            assert await connection.fetchval(f"SELECT count(*) FROM {table}") == share * size.matters
            for row in await connection.fetch(f"SELECT * FROM {table} ORDER BY hashtext(id::text) LIMIT 50"):
                ENTITIES[name].model_validate(dict(row))
        numbers = [given["number"] for given in variables("status", size)]
        known = await connection.fetchval(
            "SELECT count(DISTINCT case_number) FROM enforcementcase WHERE case_number = ANY($1)", numbers
        )
        assert known == len(set(numbers))
        fewest = "SELECT min(n) FROM (SELECT count(*) AS n FROM unnest($1::date[]) day, matter m, engagement e"
        fewest += " WHERE m.opened_on < day AND e.matter_id = m.id AND e.agency = 'COURT' GROUP BY day) s"
        days = [size.day_of(number) for number in (2200, 2900)]
        assert await connection.fetchval(fewest, days) >= 2000
    finally:
        await connection.close()


async def test_the_benchmark_never_mixes_with_other_matters(migrated_url):
    size = Size(SMALLEST)
    await ensure(migrated_url, "postgres", size)
    with pytest.raises(ValueError, match="version and size"):
        await ensure(migrated_url, "postgres", Size(SMALLEST + 2))
    connection = await asyncpg.connect(migrated_url)
    try:
        await connection.execute("DROP TABLE bench_dataset")
    finally:
        await connection.close()
    with pytest.raises(ValueError, match="none of the benchmark's"):
        await ensure(migrated_url, "postgres", size)


def test_a_size_too_small_to_ask_about_is_refused():
    with pytest.raises(ValueError, match="at least"):
        Size(SMALLEST - 1)


def test_ids_and_numbers_of_rows_lead_to_each_other():
    assert number_of(id_of("evidence", 123_456)) == 123_456
    assert id_of("evidence", 1) != id_of("party", 1)


def test_every_question_is_asked_the_same_way_twice():
    size = Size(SMALLEST)
    for name in QUESTIONS:
        assert variables(name, size) == variables(name, size)
