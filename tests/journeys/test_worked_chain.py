"""The worked chain of the domain reference runs through GraphQL alone, and every date it writes is counted so."""

from collections import Counter
from collections.abc import AsyncIterator, Mapping
from dataclasses import replace
from typing import Any

import httpx
import pytest
from starlette.applications import Starlette

from hub.bootstrap import Hub
from hub.demo.chain import Numbers, Step, play, steps
from hub.errors import Conflict
from hub.gateway.endpoint import Gateway
from hub.oauth import clients
from hub.oauth.endpoints import routes as oauth_routes

pytestmark = pytest.mark.anyio

NUMBERS = Numbers()
DUE = """query Due($clue: String!) { clue(number: $clue) { matter {
  deadlines(first: 100) { caseType rule state dueOn dueAt } } } }"""


class Systems:
    """The agencies' systems, each with its token."""

    def __init__(self, hub: Hub, http: httpx.AsyncClient) -> None:
        self._hub, self._http = hub, http
        self._tokens: dict[str, str] = {}

    async def _token(self, client: str) -> str:
        if client not in self._tokens:
            key = clients.demo_key(self._hub.settings, client)
            form = {
                "grant_type": "client_credentials",
                "client_assertion_type": "urn:ietf:params:oauth:client-assertion-type:jwt-bearer",
                "client_assertion": clients.assertion(client, key, self._hub.oauth.issuer),
            }
            self._tokens[client] = (await self._http.post("/oauth/token", data=form)).json()["access_token"]
        return self._tokens[client]

    async def post(
        self, client: str, purpose: str, document: str, variables: Mapping[str, Any], key: str = ""
    ) -> Mapping[str, Any]:
        headers = {"Authorization": f"Bearer {await self._token(client)}", "X-Purpose": purpose}
        if key:
            headers["Idempotency-Key"] = key
        body = {"query": document, "variables": variables}
        return (await self._http.post("/graphql", json=body, headers=headers)).json()

    async def ask(self, client: str, purpose: str, document: str, **variables: Any) -> Any:
        answer = await self.post(client, purpose, document, variables)
        assert "errors" not in answer, answer
        return answer["data"]


@pytest.fixture
async def systems(bare_hub: Hub) -> AsyncIterator[Systems]:
    gateway = Gateway(bare_hub.store, bare_hub.engine, bare_hub.disclosure, bare_hub.oauth)
    app = Starlette(routes=[*gateway.routes(), *oauth_routes(bare_hub.oauth)])
    async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://hub.test") as http:
        yield Systems(bare_hub, http)


def until(act: str, *, times: int = 1) -> tuple[list[Step], list[Step]]:
    """The steps before an act is played for the first (second …) time, and the rest."""
    every = list(steps(NUMBERS))
    places = [place for place, step in enumerate(every) if step.act == act]
    return every[: places[times - 1]], every[places[times - 1] :]


@pytest.fixture
async def whole(systems: Systems) -> Systems:
    """The systems after the last step of the chain."""
    await play(systems.post, list(steps(NUMBERS)))
    return systems


WRITTEN = {
    ("Clue", "TL-C1.1", "2023-05-18"),
    ("InspectionCase", "TL-I1.1", "2023-08-08"),
    ("CrimeTransfer", "TL-X1.1", "2023-06-29"),
    ("CrimeTransfer", "TL-X5.1", "2023-07-03"),
    ("CrimeTransfer", "TL-X8.1", "2023-07-06"),
    ("ArbitrationCase", "TL-A6.1", "2023-07-17"),
    ("ArbitrationCase", "TL-A7.1", "2023-07-25"),
    ("ArbitrationCase", "TL-A7.2", "2023-08-09"),
    ("EnforcementCase", "TL-E2.1", "2023-08-24"),
    ("EnforcementCase", "TL-E11.1", "2023-11-14"),
    ("EnforcementCase", "TL-E5.1", "2024-02-18"),
    ("EnforcementCase", "TL-E11.2", "2024-06-20"),
}
"""Kind of case, rule and last day, as the domain reference writes them."""
MET = {"TL-C1.1", "TL-X1.1", "TL-X2.1", "TL-X5.1", "TL-X8.1", "TL-A6.1", "TL-E2.1", "TL-E5.1", "TL-X20.1", "TL-X20.2"}


async def test_every_due_date_of_the_chain_is_counted_as_the_reference_writes_it(whole):
    matter = (await whole.ask("demo-hrss", "P05", DUE, clue=NUMBERS.clue))["clue"]["matter"]
    found = matter["deadlines"]
    assert {(clock["caseType"], clock["rule"], clock["dueOn"]) for clock in found} >= WRITTEN
    sending = next(clock for clock in found if clock["rule"] == "TL-X2.1")
    assert sending["dueAt"] == "2023-06-30T08:00:00+00:00"
    assert {clock["rule"]: clock["dueOn"] for clock in found if clock["rule"].startswith("TL-X20")} == {
        "TL-X20.1": "2024-03-28",
        "TL-X20.2": "2024-05-27",
    }
    assert {(clock["rule"], clock["state"]) for clock in found if clock["rule"] in MET} == {
        (rule, "MET") for rule in MET
    }
    assert {clock["state"] for clock in found if clock["rule"] in {"TL-A7.1", "TL-A7.2"}} == {"LAPSED"}


async def test_an_investigation_extended_in_time_ends_on_19_september(systems):
    before, _ = until("suspectCrime")
    await play(systems.post, [step for step in before if step.act != "orderCorrection"])
    number = NUMBERS.inspection
    paper = {"kind": "EXTENSION_APPROVAL", "issuedOn": "2023-08-01", "issuer": "南陵县人力资源和社会保障局"}
    given = {"number": number, "occurredOn": "2023-08-01", "documents": [paper]}
    await play(systems.post, [Step("demo-hrss", "P04", "extendInvestigation", given)])
    matter = (await systems.ask("demo-hrss", "P05", DUE, clue=NUMBERS.clue))["clue"]["matter"]
    assert [clock["dueOn"] for clock in matter["deadlines"] if clock["rule"] == "TL-I1.1"] == ["2023-09-19"]


STATES = """query States($clue: String!) { clue(number: $clue) { state matter { number
  inspectionCases { number state decidedOn }
  crimeTransfers { number state nonProsecution penaltyProposed wagesPaid followUp followUpNumber }
  advancePayments { number state amount people recourseBalance recourseEndedOn recourseReceipts { amount } }
  engagements { agency sinceOn } } } }"""
ARBITRATION = """query Award($n: String!) { arbitrationCase(number: $n) { state awardAmount matter { number } } }"""
ENFORCEMENT = """query Money($n: String!) { enforcementCase(caseNumber: $n) {
  state due collected paidOut unpaid closedOn receipts { amount paidOut paidOutOn }
  measures { kind fromOn } matter { number } } }"""


async def test_all_cases_end_in_one_matter_with_the_states_and_sums_of_the_reference(whole):
    clue = (await whole.ask("demo-hrss", "P05", STATES, clue=NUMBERS.clue))["clue"]
    matter = clue["matter"]
    assert clue["state"] == "CLOSED"
    assert sorted((case["number"], case["state"], case["decidedOn"]) for case in matter["inspectionCases"]) == [
        (NUMBERS.inspection, "MOVED", "2023-06-29"),
        (NUMBERS.second, "CLOSED", "2024-04-18"),
    ]
    assert matter["crimeTransfers"] == [
        {
            "number": NUMBERS.transfer,
            "state": "REVERSE_REPLIED",
            "nonProsecution": "DISCRETION",
            "penaltyProposed": True,
            "wagesPaid": "168500.00",
            "followUp": "PENALTY",
            "followUpNumber": NUMBERS.second,
        }
    ]
    assert matter["advancePayments"] == [
        {
            "number": NUMBERS.advance,
            "state": "RECOURSE_RECOVERED",
            "amount": "153500.00",
            "people": 12,
            "recourseBalance": "0.00",
            "recourseEndedOn": "2024-03-15",
            "recourseReceipts": [{"amount": "100000.00"}, {"amount": "53500.00"}],
        }
    ]
    award = (await whole.ask("demo-hrss-arb", "P03", ARBITRATION, n=NUMBERS.arbitration))["arbitrationCase"]
    money = (await whole.ask("demo-court", "P08", ENFORCEMENT, n=NUMBERS.enforcement))["enforcementCase"]
    assert award == {"state": "ENF_APPLIED", "awardAmount": "42500.00", "matter": {"number": matter["number"]}}
    assert money == {
        "state": "CLOSED_DONE",
        "due": "42500.00",
        "collected": "15000.00",
        "paidOut": "15000.00",
        "unpaid": "0.00",
        "closedOn": "2024-01-25",
        "receipts": [{"amount": "15000.00", "paidOut": "15000.00", "paidOutOn": "2023-11-03"}],
        "measures": [{"kind": "LIMIT_CONSUME", "fromOn": "2023-09-05"}],
        "matter": {"number": matter["number"]},
    }
    assert {row["agency"]: row["sinceOn"] for row in matter["engagements"]} == {
        "HRSS": "2023-05-11",
        "LP": "2023-05-15",
        "PSB": "2023-06-29",
        "PROC": "2023-06-29",
        "COURT": "2023-08-14",
    }


OWED = """query Owed($clue: String!) { clue(number: $clue) { matter {
  linkageEntries { event owedBy state occurredAt } } } }"""


async def test_each_event_of_the_linkage_clause_is_owed_once_by_the_agency_that_decided(whole):
    entries = (await whole.ask("demo-hrss", "P05", OWED, clue=NUMBERS.clue))["clue"]["matter"]["linkageEntries"]
    assert Counter((entry["event"], entry["owedBy"]) for entry in entries) == {
        ("ADM_FILED", "HRSS"): 2,
        ("ADM_DECIDED", "HRSS"): 2,
        ("TRANSFERRED", "HRSS"): 1,
        ("RECEIVED", "PSB"): 1,
        ("FILED", "PSB"): 1,
        ("SENT_PROS", "PSB"): 1,
        ("NOT_PROSECUTED", "PROC"): 1,
        ("REVERSE_OPINION", "PROC"): 1,
        ("ENF_RESULT", "HRSS"): 1,
        ("REVERSE_RESULT", "HRSS"): 1,
    }
    assert len({(entry["event"], entry["occurredAt"]) for entry in entries}) == len(entries)
    assert {entry["state"] for entry in entries} == {"OWED"}


TOLD = """query Told { notifications(first: 100) { nodes { toAgency kind textZh event { act } } } }"""


@pytest.mark.parametrize(
    ("client", "purpose", "agency"),
    [("demo-psb", "P05", "PSB"), ("demo-proc", "P06", "PROC"), ("demo-court", "P07", "COURT")],
)
async def test_payment_of_the_wages_is_told_to_police_procuratorate_and_court(whole, client, purpose, agency):
    told = (await whole.ask(client, purpose, TOLD))["notifications"]["nodes"]
    paid = [note for note in told if note["event"]["act"] == "recordWagesPaid" and note["toAgency"] == agency]
    assert len(paid) == 1
    assert NUMBERS.transfer in paid[0]["textZh"]


TASKS = """query Tasks($n: String!) { enforcementCase(caseNumber: $n) {
  state tasks { kind owner state dueOn startedOn } } }"""


async def test_a_closed_round_opens_exchange_and_requery_and_the_payment_ends_them(systems):
    before, after = until("recordAdvancePayment")
    await play(systems.post, before)
    case = (await systems.ask("demo-court", "P08", TASKS, n=NUMBERS.enforcement))["enforcementCase"]
    assert case["state"] == "CLOSED_ROUND"
    assert {(task["kind"], task["owner"], task["dueOn"]) for task in case["tasks"] if task["state"] == "OPEN"} == {
        ("EXCHANGE", "COURT", "2024-03-20"),
        ("EXCHANGE", "HRSS", "2024-03-20"),
        ("REQUERY", "COURT", "2024-06-20"),
    }
    await play(systems.post, after)
    case = (await systems.ask("demo-court", "P08", TASKS, n=NUMBERS.enforcement))["enforcementCase"]
    assert case["tasks"]
    assert {task["state"] for task in case["tasks"]} <= {"DONE", "CANCELLED"}


SEEN = "query Seen($n: String!) { crimeTransfer(number: $n) { state } }"
MATTERS = "query Matters { matters { nodes { number } } }"


async def test_police_procuratorate_and_court_see_the_matter_from_their_stage_on(systems):
    before, after = until("sendTransfer")
    others = (("demo-psb", "P05"), ("demo-proc", "P06"))
    await play(systems.post, before)
    for client, purpose in (*others, ("demo-court", "P07")):
        assert (await systems.ask(client, purpose, MATTERS))["matters"]["nodes"] == []
    for client, purpose in others:
        assert (await systems.ask(client, purpose, SEEN, n=NUMBERS.transfer))["crimeTransfer"] is None
    await play(systems.post, after[:1])
    for client, purpose in others:
        assert (await systems.ask(client, purpose, SEEN, n=NUMBERS.transfer))["crimeTransfer"] == {"state": "SENT"}
        assert len((await systems.ask(client, purpose, MATTERS))["matters"]["nodes"]) == 1
    assert (await systems.ask("demo-court", "P07", MATTERS))["matters"]["nodes"] == []
    place = next(place for place, step in enumerate(after) if step.act == "applyForEnforcement")
    await play(systems.post, after[1 : place + 1])
    assert len((await systems.ask("demo-court", "P07", MATTERS))["matters"]["nodes"]) == 1


async def test_a_court_without_the_award_in_hand_cannot_join_its_matter(systems):
    before, after = until("applyForEnforcement")
    await play(systems.post, before)
    given = dict(after[0].given)
    given["documents"] = [{**given["documents"][0], "number": "南劳人仲裁〔2023〕124号"}]
    with pytest.raises(Conflict) as refused:
        await play(systems.post, [replace(after[0], given=given)])
    assert "applyForEnforcement" in str(refused.value)
    assert "NOT_FOUND" in str(refused.value)
    assert (await systems.ask("demo-court", "P07", MATTERS))["matters"]["nodes"] == []


async def test_the_chain_played_again_changes_nothing(whole):
    query = "query Events { caseEvents(first: 1) { totalCount } }"
    before = await whole.ask("demo-hrss", "P05", query)
    await play(whole.post, list(steps(NUMBERS)))
    assert await whole.ask("demo-hrss", "P05", query) == before
