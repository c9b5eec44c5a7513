"""The worked chain of the domain reference, by mutations alone: every due date there written, every effect it names."""

from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import date

import pytest

from hub.bootstrap import Hub
from hub.demo.chain import Numbers, Step, play, steps
from hub.lifecycle.calendar import official
from hub.lifecycle.counting import due
from schema.limits import Unit, limit
from tests.journeys.agencies import Systems, site

pytestmark = pytest.mark.anyio
N = Numbers()


@pytest.fixture
async def systems(bare_hub: Hub) -> AsyncIterator[Systems]:
    async with site(bare_hub) as http:
        yield Systems(bare_hub, http)


def until(act: str) -> tuple[list[Step], list[Step]]:
    """The steps before the first of this act, and the rest."""
    every = steps(N)
    place = next(place for place, step in enumerate(every) if step.act == act)
    return every[:place], every[place:]


MATTERS = "{ matters { nodes { number } } }"


WHOLE = """query Whole($n: String!) { inspectionCase(number: $n) { state matter {
  number peopleCount
  clues { state number } inspectionCases { number state } crimeTransfers { number state wagesPaid }
  arbitrationCases { number state awardAmount } advancePayments { number state amount recourseBalance }
  enforcementCases { caseNumber state due collected unpaid measures { kind } tasks { kind owner state dueOn } }
  deadlines { rule caseType dueOn dueAt state }
  linkageEntries { event owedBy repair }
} } }"""


async def test_the_chain_runs_from_the_clue_to_the_paid_out_enforcement(systems: Systems) -> None:
    assert await play(systems.act, N) == len(steps(N))
    found = (await systems.ask("demo-hrss", "P05", WHOLE, n=N.inspection))["inspectionCase"]
    assert found["state"] == "MOVED"
    matter = found["matter"]
    first: dict[str, str] = {}
    for clock in matter["deadlines"]:
        if clock["caseType"] != "LinkageEntry":
            first.setdefault(clock["rule"], clock["dueOn"] or clock["dueAt"])
    assert {rule: first.get(rule) for rule in DUE} == DUE
    assert matter["clues"] == [{"state": "CLOSED", "number": N.clue}]
    assert {case["number"]: case["state"] for case in matter["inspectionCases"]} == {
        N.inspection: "MOVED",
        N.second: "CLOSED",
    }
    assert matter["crimeTransfers"] == [{"number": N.transfer, "state": "REVERSE_REPLIED", "wagesPaid": "168500.00"}]
    (award,) = matter["arbitrationCases"]
    assert (award["state"], award["awardAmount"]) == ("ENF_APPLIED", "42500.00")
    (advance,) = matter["advancePayments"]
    assert (advance["state"], advance["amount"]) == ("RECOURSE_RECOVERED", "153500.00")
    enforced = {case["caseNumber"]: case for case in matter["enforcementCases"]}
    assert enforced[N.enforcement]["state"] == enforced[N.resumed]["state"] == "CLOSED_DONE"
    assert (enforced[N.enforcement]["due"], enforced[N.enforcement]["collected"]) == ("42500.00", "42500.00")
    assert enforced[N.resumed]["collected"] == "27500.00"
    tasks = enforced[N.enforcement]["tasks"]
    assert {task["kind"] for task in tasks} == {"EXCHANGE", "REQUERY"}
    assert {task["state"] for task in tasks} == {"CANCELLED"}
    assert ("REQUERY", "2024-06-20") in {(task["kind"], task["dueOn"]) for task in tasks}
    logged = sorted((entry["event"], entry["owedBy"]) for entry in matter["linkageEntries"])
    assert logged == LOGGED


DUE = {
    "TL-C1.1": "2023-05-18",
    "TL-I1.1": "2023-08-08",
    "TL-X1.1": "2023-06-29",
    "TL-X2.1": "2023-06-30T08:00:00+00:00",
    "TL-X5.1": "2023-07-03",
    "TL-X8.1": "2023-07-06",
    "TL-A6.1": "2023-07-17",
    "TL-A7.1": "2023-07-25",
    "TL-A7.2": "2023-08-09",
    "TL-E2.1": "2023-08-24",
    "TL-E11.1": "2023-11-14",
    "TL-E5.1": "2024-02-18",
    "TL-E11.2": "2024-06-20",
    "TL-X20.1": "2024-03-08",
    "TL-X20.2": "2024-05-06",
}
"""Due dates as the domain reference writes them after the chain (of TL-E11.1, the day after which 终本 is possible)."""

LOGGED = sorted(
    [
        ("ADM_FILED", "HRSS"),
        ("TRANSFERRED", "HRSS"),
        ("ADM_DECIDED", "HRSS"),
        ("RECEIVED", "PSB"),
        ("FILED", "PSB"),
        ("SENT_PROS", "PSB"),
        ("NOT_PROSECUTED", "PROC"),
        ("REVERSE_OPINION", "PROC"),
        ("ADM_FILED", "HRSS"),
        ("ADM_DECIDED", "HRSS"),
        ("REVERSE_RESULT", "HRSS"),
        ("ENF_RESULT", "HRSS"),
    ]
)


async def test_the_inspection_limit_of_the_chain_can_be_extended_to_the_day_written() -> None:
    counted = due(limit("TL-I1.1"), date(2023, 5, 15), calendar=official(), extension=(30, Unit.WD))
    assert counted.due_on == date(2023, 9, 19)


async def test_an_investigation_extended_in_august_is_due_on_the_day_written(systems: Systems) -> None:
    before, _ = until("orderCorrection")
    officers = {"number": N.inspection, "officers": ["NL-001", "NL-002"]}
    longer = [
        Step("demo-hrss", "startInvestigation", "2023-05-16", "INQUIRY_RECORD", officers),
        Step("demo-hrss", "extendInvestigation", "2023-08-01", "EXTENSION_APPROVAL", {"number": N.inspection}),
    ]
    await play(systems.act, N, [*before, *longer])
    clocks = (await systems.ask("demo-hrss", "P05", WHOLE, n=N.inspection))["inspectionCase"]["matter"]["deadlines"]
    assert [clock["dueOn"] for clock in clocks if clock["rule"] == "TL-I1.1"] == ["2023-09-19"]


async def test_a_closed_round_opens_exchange_and_requery_and_the_resumption_ends_them(systems: Systems) -> None:
    before, after = until("recordAdvancePayment")
    query = "query T($n: String!) { enforcementCase(caseNumber: $n) { state tasks { kind owner state dueOn } } }"
    await play(systems.act, N, before)
    case = (await systems.ask("demo-court", "P08", query, n=N.enforcement))["enforcementCase"]
    assert case["state"] == "CLOSED_ROUND"
    assert sorted((task["kind"], task["owner"], task["state"], task["dueOn"]) for task in case["tasks"]) == [
        ("EXCHANGE", "COURT", "OPEN", "2024-03-20"),
        ("EXCHANGE", "HRSS", "OPEN", "2024-03-20"),
        ("REQUERY", "COURT", "OPEN", "2024-06-20"),
    ]
    place = next(place for place, step in enumerate(after) if step.act == "resumeEnforcement")
    await play(systems.act, N, after[: place + 1])
    case = (await systems.ask("demo-court", "P08", query, n=N.enforcement))["enforcementCase"]
    assert case["state"] == "RESUMED"
    assert {task["state"] for task in case["tasks"]} == {"CANCELLED"}


async def test_police_procuratorate_and_court_see_the_matter_from_their_stage_on_only(systems: Systems) -> None:
    status = "query S($n: String!) { crimeTransfer(number: $n) { state } }"
    readers = {"demo-psb": "P05", "demo-proc": "P06", "demo-court": "P07"}

    async def seeing() -> set[str]:
        return {
            client
            for client, purpose in readers.items()
            if (await systems.ask(client, purpose, MATTERS))["matters"]["nodes"]
        }

    before, after = until("sendTransfer")
    await play(systems.act, N, before)
    assert await seeing() == set()
    assert (await systems.ask("demo-psb", "P05", status, n=N.transfer))["crimeTransfer"] is None
    await play(systems.act, N, after[:1])
    assert await seeing() == {"demo-psb", "demo-proc"}
    assert (await systems.ask("demo-proc", "P06", status, n=N.transfer))["crimeTransfer"] == {"state": "SENT"}
    place = next(place for place, step in enumerate(after) if step.act == "applyForEnforcement")
    await play(systems.act, N, after[1:place])
    assert await seeing() == {"demo-psb", "demo-proc"}
    await play(systems.act, N, after[place : place + 1])
    assert await seeing() == set(readers)


async def test_payment_reaches_police_procuratorate_and_court_at_once_and_each_sees_the_case_from_its_stage(
    systems: Systems,
) -> None:
    await play(systems.act, N)
    query = "{ notifications(first: 200, filter: {toAgency: {eq: %s}}) { nodes { textZh } } }"
    for client, purpose, agency in (
        ("demo-psb", "P05", "PSB"),
        ("demo-proc", "P06", "PROC"),
        ("demo-court", "P08", "COURT"),
    ):
        told = (await systems.ask(client, purpose, query % agency))["notifications"]["nodes"]
        assert any("登记欠薪支付情况" in (item["textZh"] or "") for item in told), [item["textZh"] for item in told]
    status = "query S($n: String!) { crimeTransfer(number: $n) { state } }"
    for client, purpose in (("demo-psb", "P05"), ("demo-proc", "P06")):
        seen = await systems.ask(client, purpose, status, n=N.transfer)
        assert seen["crimeTransfer"] == {"state": "REVERSE_REPLIED"}


async def test_the_chain_entered_twice_is_there_once(systems: Systems) -> None:
    await play(systems.act, N)
    await play(systems.act, N)
    query = "{ inspectionCases { totalCount } caseEvents { totalCount } officers { totalCount } }"
    counts = await systems.ask("demo-hrss", "P05", query)
    assert counts["inspectionCases"]["totalCount"] == 2
    assert counts["officers"]["totalCount"] == 2


BASIS_OF = [("ArbitrationCase", N.arbitration), ("CrimeTransfer", N.transfer), ("InspectionCase", N.inspection)]


@pytest.mark.parametrize(("case_type", "number"), BASIS_OF)
async def test_a_court_that_holds_no_paper_of_a_case_does_not_join_its_matter(systems: Systems, case_type, number):
    before, after = until("applyForEnforcement")
    await play(systems.act, N, before)
    given = {**after[0].given, "origin": {"caseType": case_type, "number": number, "relation": "BASIS"}}
    guessed = replace(after[0], given=given, papers="ENFORCEMENT_BASIS=南劳人仲案〔2023〕124号")
    await play(systems.act, N, [guessed])
    query = "query M($n: String!) { enforcementCase(caseNumber: $n) { matter { number crimeTransfers { number } } } }"
    case = (await systems.ask("demo-court", "P08", query, n=N.enforcement))["enforcementCase"]
    assert case["matter"]["crimeTransfers"] == []
    theirs = (await systems.ask("demo-hrss", "P05", WHOLE, n=N.inspection))["inspectionCase"]["matter"]
    assert case["matter"]["number"] != theirs["number"]
    assert (await systems.ask("demo-court", "P07", MATTERS))["matters"]["nodes"] == [
        {"number": case["matter"]["number"]}
    ]
