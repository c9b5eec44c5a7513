"""The law of requests for assistance (domain.md §2.7)."""

from schema.assistance import ASSISTANCE
from schema.lifecycle import Clock, ClockAct


def clocks(act: str, effect: ClockAct) -> dict[str, Clock]:
    return {clock.rule: clock for clock in ASSISTANCE.act(act).clocks if clock.act is effect}


def test_the_requester_asks_and_confirms_and_the_requested_agency_does_the_rest() -> None:
    actors = {each.act: each.actor for each in ASSISTANCE.transitions if each.repair is None}
    asks = {"draftAssistance", "sendAssistance", "requestOnTheSpot", "supplyAssistanceLetter", "confirmAssistance"}
    asks |= {"returnAssistance", "withdrawAssistance", "discardAssistance"}
    assert {act for act, actor in actors.items() if actor == "@requester"} == asks
    assert {act for act, actor in actors.items() if actor not in {"@requester", "@requested"}} == {
        "closeAssistance",
        "lapseAssistance",
    }


def test_a_letter_says_by_when_and_on_what_basis() -> None:
    sent = ASSISTANCE.act("sendAssistance")
    assert sent.documents == ("ASSIST_LETTER",)
    assert {"letter_number", "legal_basis", "subject", "wanted_by_on"} <= set(sent.needs)
    assert clocks("sendAssistance", ClockAct.START)["TL-S2.2"].until == "wanted_by_on"


def test_a_request_on_the_spot_goes_without_paper_but_only_against_obstruction_and_disorder() -> None:
    asked = ASSISTANCE.act("requestOnTheSpot")
    assert (asked.source, asked.target, asked.documents) == ((), "SENT", ())
    assert asked.guards[0].holds["kind"] == {"STOP_OBSTRUCT", "KEEP_ORDER"}
    assert set(clocks("requestOnTheSpot", ClockAct.START)) == {"TL-S2.1"}
    assert set(clocks("supplyAssistanceLetter", ClockAct.MEET)) == {"TL-S2.1"}


def test_a_request_on_the_spot_cannot_end_before_its_letter_came() -> None:
    for act in ("confirmAssistance", "closeAssistance"):
        (letter,) = ASSISTANCE.act(act).guards
        assert (letter.when, letter.after) == ({"on_site": frozenset({"True"})}, ("supplyAssistanceLetter",))


def test_silence_makes_a_request_overdue_and_the_answer_is_still_taken() -> None:
    lapse = ASSISTANCE.act("lapseAssistance")
    assert (lapse.actor, lapse.lapses, lapse.target) == ("time", "TL-S2.2", "OVERDUE")
    assert "OVERDUE" in ASSISTANCE.act("giveAssistanceFeedback").source
    # Nothing leads back to a state that could lapse a second time.
    again = [each.act for each in ASSISTANCE.transitions if "OVERDUE" in each.source and each.target in lapse.source]
    assert again == []


def test_only_a_request_that_was_sent_is_known_to_the_other_side() -> None:
    told = {each.act for each in ASSISTANCE.transitions if "@requested" in each.notify}
    assert told & {"draftAssistance", "discardAssistance"} == set()
    assert {each.act for each in ASSISTANCE.transitions if each.reach} == {"sendAssistance", "requestOnTheSpot"}


def test_assistance_owes_the_linkage_platform_nothing() -> None:
    assert not any(each.linkage for each in ASSISTANCE.transitions)
