"""The platform's code maps against the lifecycle and the tables of the schema."""

import pytest

from adapters.linkage_platform.codes import ACTS, EVENT_COLUMNS, OF_DELAY, STATE_COLUMNS, STATES, UNIT_KINDS
from schema.codes import LinkageEvent
from schema.criminal_transfer import CRIMINAL_TRANSFER, TransferState
from schema.suspect import SUSPECT

NOT_CRIMINAL = {LinkageEvent.ADM_FILED, LinkageEvent.ADM_DECIDED, LinkageEvent.ENF_RESULT}


@pytest.mark.parametrize("event", ACTS)
def test_each_typed_event_is_the_act_that_owes_this_event_with_its_document(event: str) -> None:
    act, document = ACTS[event]
    transition = CRIMINAL_TRANSFER.act(act)
    assert transition.linkage == event
    assert transition.documents == (document,)
    assert set(transition.actors) <= set(UNIT_KINDS.values())


def test_every_act_of_police_procuratorate_and_court_that_owes_an_entry_can_be_typed() -> None:
    owed = {
        transition.act
        for transition in CRIMINAL_TRANSFER.transitions
        if transition.linkage and set(transition.actors) <= set(UNIT_KINDS.values())
    }
    # Told apart by a column; a case of the court or of the reverse way is never opened from the platform; a ruling is
    # appealed in the same words as a judgment.
    assert owed - {act for act, _ in ACTS.values()} == {
        "findNotResponsible",
        "requireDelayExplanation",
        "sendRefusalCrime",
        "reverseTransfer",
        "appealCriminalRuling",
    }


def test_asking_about_a_delay_has_its_own_paper() -> None:
    act, document = OF_DELAY
    assert CRIMINAL_TRANSFER.act(act).documents == (document,)
    assert CRIMINAL_TRANSFER.act(act).linkage == "EXPLAIN_REQ"


def test_every_event_and_state_has_its_columns() -> None:
    assert set(EVENT_COLUMNS) == set(LinkageEvent) - NOT_CRIMINAL
    assert set(STATE_COLUMNS) == set(TransferState)


@pytest.mark.parametrize("columns", [*EVENT_COLUMNS.values(), *STATE_COLUMNS.values()])
def test_columns_hold_values_the_platform_knows(columns: dict[str, str]) -> None:
    for column, value in columns.items():
        assert value in STATES[column]


LED_TO = [
    item for item in CRIMINAL_TRANSFER.transitions if item.target and item.linkage and item.linkage not in NOT_CRIMINAL
]


@pytest.mark.parametrize("transition", LED_TO, ids=lambda item: item.act)
def test_an_event_and_the_state_it_leads_to_say_the_same(transition) -> None:  # type: ignore[no-untyped-def]
    said, stands = EVENT_COLUMNS[transition.linkage], STATE_COLUMNS[TransferState(transition.target)]
    # The reverse way begins at many places: its events say nothing of where the procedure stood.
    assert said == stands or (not said and transition.linkage.startswith("REVERSE_"))


@pytest.mark.parametrize(
    "transition", [item for item in SUSPECT.transitions if item.linkage], ids=lambda item: item.act
)
def test_an_arrest_is_the_only_thing_an_entry_says_of_one_suspect(transition) -> None:  # type: ignore[no-untyped-def]
    assert EVENT_COLUMNS[transition.linkage]["DAIBU_STATE"] == ("2" if transition.linkage == "ARREST" else "3")


def test_arrest_is_said_in_its_own_entries_only_once_the_police_have_filed() -> None:
    filed = [event for event, columns in EVENT_COLUMNS.items() if columns.get("LIAN_STATE") == "3"]
    assert {event for event in filed if "DAIBU_STATE" in EVENT_COLUMNS[event]} == {"ARREST", "NO_ARREST"}
