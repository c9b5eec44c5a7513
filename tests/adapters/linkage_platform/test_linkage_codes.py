"""The platform's code maps against the lifecycle and the tables of the schema."""

import pytest

from adapters.linkage_platform.codes import ACTS, EVENT_COLUMNS, EVENT_EXTRAS, STATE_COLUMNS, STATES, UNIT_KINDS
from schema.codes import LinkageEvent
from schema.criminal_transfer import CRIMINAL_TRANSFER, TransferState

NOT_CRIMINAL = {LinkageEvent.ADM_FILED, LinkageEvent.ADM_DECIDED, LinkageEvent.ENF_RESULT}


@pytest.mark.parametrize("event", ACTS)
def test_each_typed_event_is_the_act_that_owes_this_event_with_its_document(event: str) -> None:
    act, document = ACTS[event]
    transition = CRIMINAL_TRANSFER.act(act)
    assert transition.linkage == event
    assert transition.documents == (document,)
    assert transition.actor in UNIT_KINDS.values()


def test_every_main_act_of_police_procuratorate_and_court_that_owes_an_entry_can_be_typed() -> None:
    owed = {
        transition.act
        for transition in CRIMINAL_TRANSFER.transitions
        if transition.linkage in EVENT_COLUMNS and transition.actor in UNIT_KINDS.values()
    }
    assert owed - {act for act, _ in ACTS.values()} == {"findNotResponsible", "sendRefusalCrime"}


def test_every_event_and_state_has_its_columns() -> None:
    assert {*EVENT_COLUMNS, *EVENT_EXTRAS} == set(LinkageEvent) - NOT_CRIMINAL
    assert set(EVENT_COLUMNS) & set(EVENT_EXTRAS) == set()
    assert set(STATE_COLUMNS) == set(TransferState)


@pytest.mark.parametrize("columns", [*EVENT_COLUMNS.values(), *EVENT_EXTRAS.values(), *STATE_COLUMNS.values()])
def test_columns_hold_values_the_platform_knows(columns: dict[str, str]) -> None:
    for column, value in columns.items():
        assert value in STATES[column]


@pytest.mark.parametrize(
    "transition", [item for item in CRIMINAL_TRANSFER.transitions if item.linkage in EVENT_COLUMNS]
)
def test_an_event_and_the_state_it_leads_to_say_the_same(transition) -> None:  # type: ignore[no-untyped-def]
    assert EVENT_COLUMNS[transition.linkage] == STATE_COLUMNS[TransferState(transition.target)]
