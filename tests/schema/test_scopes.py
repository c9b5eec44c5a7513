"""Scopes of records and legal acts."""

import pytest

from schema import ENTITIES, LIFECYCLES, lifecycle_of_act
from schema.scopes import READ_SCOPE, Scope, write_scope


def test_scopes_stand_in_alphabetical_order_with_words_in_both_languages() -> None:
    assert [str(scope) for scope in Scope] == sorted(str(scope) for scope in Scope)
    assert all(scope.zh and scope.en for scope in Scope)


def test_every_entity_has_a_read_scope() -> None:
    assert READ_SCOPE.keys() == ENTITIES.keys()


@pytest.mark.parametrize(
    ("act", "scope"),
    [
        ("sendTransfer", "transfer:send"),
        ("receiveTransfer", "transfer:receive"),
        ("rerouteTransfer", "transfer:receive"),
        ("fileCriminalCase", "criminal-event:write"),
        ("prosecute", "criminal-event:write"),
        ("convict", "criminal-event:write"),
        ("closeEnforcementRound", "enforcement:write"),
        ("fileInspectionCase", "inspection:write"),
    ],
)
def test_a_legal_act_needs_the_scope_of_its_actor(act: str, scope: str) -> None:
    lifecycle, transition = lifecycle_of_act(act)
    assert write_scope(lifecycle.name, transition) == scope


def test_every_act_of_an_agency_has_a_scope_and_the_lapse_of_time_has_none() -> None:
    for lifecycle in LIFECYCLES.values():
        for transition in lifecycle.transitions:
            if transition.actor == "time":
                with pytest.raises(KeyError):
                    write_scope(lifecycle.name, transition)
            else:
                assert write_scope(lifecycle.name, transition) in set(Scope)
