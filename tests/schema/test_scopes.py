"""Scopes of records and legal acts."""

import pytest

from schema import ENTITIES, LIFECYCLES, READ_SCOPE, lifecycle_of_act
from schema.codes import AgencyCode
from schema.fields import Entity
from schema.scopes import Scope

SCOPES = {str(scope) for scope in Scope}


def test_scopes_stand_in_alphabetical_order_with_words_in_both_languages() -> None:
    assert [str(scope) for scope in Scope] == sorted(SCOPES)
    assert all(scope.zh and scope.en for scope in Scope)


def test_every_entity_has_a_read_scope() -> None:
    assert READ_SCOPE.keys() == ENTITIES.keys()
    assert {str(scope) for scope in READ_SCOPE.values()} <= SCOPES


def test_whoever_keeps_a_register_needs_a_scope_to_write_it() -> None:
    registers = [kind.register for kind in ENTITIES.values() if issubclass(kind, Entity) and kind.register]
    assert registers
    for register in registers:
        assert str(register.scope) in SCOPES
        assert all(actor == "*" or actor.partition("-")[0] in set(AgencyCode) for actor in register.actors)


@pytest.mark.parametrize(
    ("act", "agency", "scope"),
    [
        ("sendTransfer", "HRSS", "transfer:send"),
        ("receiveTransfer", "PSB", "transfer:receive"),
        ("rerouteTransfer", "PSB", "transfer:receive"),
        ("fileCriminalCase", "PSB", "criminal-event:write"),
        ("prosecute", "PROC", "criminal-event:write"),
        ("convict", "COURT", "criminal-event:write"),
        ("closeEnforcementRound", "COURT", "enforcement:write"),
        ("fileInspectionCase", "HRSS", "inspection:write"),
    ],
)
def test_a_legal_act_needs_the_scope_of_its_actor(act: str, agency: str, scope: str) -> None:
    lifecycle, transition = lifecycle_of_act(act)
    assert lifecycle.scope(transition, agency) == scope


def test_an_agency_that_never_acts_in_a_lifecycle_has_no_scope_there() -> None:
    lifecycle, transition = lifecycle_of_act("closeEnforcementRound")
    with pytest.raises(KeyError):
        lifecycle.scope(transition, "JUS")


def test_every_act_of_an_agency_has_a_scope() -> None:
    for lifecycle in LIFECYCLES.values():
        for transition in lifecycle.transitions:
            for actor in transition.actors:
                if actor != "time" and not actor.startswith("@"):
                    assert lifecycle.scope(transition, actor.partition("-")[0]) in set(Scope)
