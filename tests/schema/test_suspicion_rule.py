"""What is watched for names only what is declared."""

import pytest

from schema import ENTITIES, LIFECYCLES, lifecycle_of_act
from schema.suspicion import SUSPICIONS, Suspicion


@pytest.mark.parametrize("rule", SUSPICIONS, ids=lambda rule: rule.entity)
def test_a_suspicion_names_only_what_is_declared(rule: Suspicion) -> None:
    assert set(rule.states) <= {str(state) for state in LIFECYCLES[rule.entity].states}
    assert lifecycle_of_act(rule.ordered_by)[0].entity == rule.entity
    assert {rule.until, rule.workers, rule.amount} <= ENTITIES[rule.entity].model_fields.keys()
    assert {"case_id", "from_on", "to_on", "owed"} <= ENTITIES[rule.claims].model_fields.keys()
    assert rule.unless in LIFECYCLES
