"""Agencies' systems ask and act over GraphQL, under real tokens; the log has every read and every denial."""

import base64
from collections.abc import AsyncIterator
from typing import Any

import asyncpg
import httpx
import orjson
import pytest

from hub.bootstrap import Hub
from hub.demo.rounds import ORDER, sync
from hub.exchange.registry import configured
from hub.store.engine import Connections, plain_url
from tests.journeys.agencies import Systems, site

pytestmark = pytest.mark.anyio

CASE = "(2023)皖0223执123号"
STATUS = """query Status($number: String!) { enforcementCase(caseNumber: $number) {
  id caseNumber court state filedOn due collected unpaid measures { kind target fromOn } deadlines { rule state dueOn }
  partyRoles { role party { kind name uscc } } matter { number crimeTransfers { number state policeNumber } } } }"""


class Agency:
    """One agency's system."""

    def __init__(self, hub: Hub, http: httpx.AsyncClient, client: str) -> None:
        self._systems, self._http, self._client = Systems(hub, http), http, client

    async def token(self, scope: str | None = None) -> str:
        return await self._systems.new_token(self._client, scope)

    async def ask(self, query: str, purpose: str | None = None, *, scope: str | None = None, **variables: object):
        headers = {"Authorization": f"Bearer {await self.token(scope)}"}
        if purpose:
            headers["X-Purpose"] = purpose
        return await self._http.post("/graphql", json={"query": query, "variables": variables}, headers=headers)


@pytest.fixture
async def http(hub: Hub) -> AsyncIterator[httpx.AsyncClient]:
    async with site(hub) as client:
        yield client


@pytest.fixture
async def bare_http(bare_hub: Hub) -> AsyncIterator[httpx.AsyncClient]:
    async with site(bare_hub) as client:
        yield client


async def entries(hub: Hub) -> list[dict[str, Any]]:
    connection = await asyncpg.connect(dsn=plain_url(hub.settings.database_url.get_secret_value()))
    try:
        found = await connection.fetch("SELECT leaf FROM accesslogentry ORDER BY seq")
        return [orjson.loads(row["leaf"]) for row in found]
    finally:
        await connection.close()


async def test_court_reads_in_full_what_the_justice_bureau_reads_as_status_and_a_stranger_not_at_all(hub, http):
    await sync(hub)
    court = (await Agency(hub, http, "demo-court").ask(STATUS, "P08", number="（2023）皖0223执123号")).json()
    case = court["data"]["enforcementCase"]
    assert (case["caseNumber"], case["state"]) == (CASE, "RESUMED")
    assert (case["due"], case["collected"], case["unpaid"]) == ("42500.00", "15000.00", "27500.00")
    assert {"LIMIT_CONSUME", "FREEZE"} <= {measure["kind"] for measure in case["measures"]}
    assert case["matter"]["number"].startswith("NLX-2023-")
    assert case["matter"]["crimeTransfers"][0]["policeNumber"] is None
    assert court["extensions"]["receipt"]["logId"]
    assert {age["system"] for age in court["extensions"]["freshness"]} >= {"court_enforcement"}

    justice = (
        await Agency(hub, http, "demo-jus").ask(
            STATUS.replace("crimeTransfers { number state policeNumber }", "title"), "P10", number=CASE
        )
    ).json()
    seen = justice["data"]["enforcementCase"]
    assert (seen["state"], seen["filedOn"]) == ("RESUMED", "2023-08-14")
    assert seen["caseNumber"] is None
    assert seen["due"] is None
    assert [measure["kind"] for measure in seen["measures"]] == ["LIMIT_CONSUME"]
    notes = {(tuple(note["path"]), note["code"]) for note in justice["extensions"]["access"]}
    assert (("enforcementCase", "due"), "STATUS_ONLY") in notes

    absent = (
        await Agency(hub, http, "demo-jus").ask(
            "query Q($n: String!) { enforcementCase(caseNumber: $n) { state due } }", "P10", n="(2024)川1703执572号"
        )
    ).json()
    never = (
        await Agency(hub, http, "demo-jus").ask(
            "query Q($n: String!) { enforcementCase(caseNumber: $n) { state due } }", "P10", n="(2024)川1703执999999号"
        )
    ).json()
    for answer in (absent, never):
        answer["extensions"].pop("receipt")
        answer["extensions"].pop("trace")
        for age in answer["extensions"]["freshness"]:
            age.pop("ageSeconds")
    assert absent == never
    assert absent["data"] == {"enforcementCase": None}
    log = [entry for entry in await entries(hub) if entry["client"].startswith("demo-")]
    assert [entry["decision"] for entry in log][1:] == ["ALLOW_MASKED", "DENY_RELATION", "ALLOW"]
    assert [entry["agency"] for entry in log] == ["COURT", "JUS", "JUS", "JUS"]


@pytest.mark.parametrize(
    ("purpose", "scope", "code", "decision"),
    [
        (None, None, "PURPOSE_MISSING", "DENY_PURPOSE"),
        ("P16", None, "PURPOSE_NOT_ALLOWED", "DENY_PURPOSE"),
        ("P99", None, "PURPOSE_NOT_ALLOWED", "DENY_PURPOSE"),
        ("P08", "matter:read graphql:adhoc", "SCOPE_MISSING", "DENY_SCOPE"),
        ("P08", "matter:read enforcement:read", "ADHOC_MISSING", "DENY_SCOPE"),
    ],
)
async def test_a_read_without_scope_or_purpose_is_refused_and_logged(
    bare_hub, bare_http, purpose, scope, code, decision
):
    answer = await Agency(bare_hub, bare_http, "demo-court").ask(
        "{ enforcementCases { nodes { state } } }", purpose, scope=scope
    )
    assert answer.status_code == 403
    assert answer.json()["errors"][0]["extensions"]["code"] == code
    assert "data" not in answer.json()
    assert (await entries(bare_hub))[-1]["decision"] == decision


async def test_without_a_token_nothing_is_answered_and_the_attempt_is_logged(bare_hub, bare_http):
    answer = await bare_http.post("/graphql", json={"query": "{ matters { nodes { number } } }"})
    assert answer.status_code == 401
    assert answer.headers["www-authenticate"]
    last = (await entries(bare_hub))[-1]
    assert (last["client"], last["decision"]) == ("unauthenticated", "DENY_SCOPE")


async def test_introspection_needs_a_token_only_and_writes_no_entry(bare_hub, bare_http):
    answer = await Agency(bare_hub, bare_http, "demo-court").ask("{ __typename __schema { queryType { name } } }")
    assert answer.json()["data"] == {"__typename": "Query", "__schema": {"queryType": {"name": "Query"}}}
    assert await entries(bare_hub) == []


@pytest.mark.parametrize(
    "query",
    [
        "{ nonsense }",
        "{ matters { nodes { ",
        "query A { __typename } query B { __typename }",
        "",
        "{ matters(first: 0) { totalCount } }",
        '{ matters(after: "forged") { totalCount } }',
        "{ enforcementCase { state } }",
    ],
)
async def test_a_wrong_document_is_an_error_with_a_code(bare_hub, bare_http, query):
    answer = await Agency(bare_hub, bare_http, "demo-court").ask(query, "P08")
    assert answer.status_code == 400
    assert answer.json()["errors"][0]["extensions"]["code"]


async def test_pages_walk_forwards_and_backwards_over_every_record_once(hub, http):
    await sync(hub)
    court = Agency(hub, http, "demo-court")
    query = """query Page($first: Int, $after: String, $last: Int, $before: String) {
      enforcementCases(
        first: $first, after: $after, last: $last, before: $before, orderBy: [{field: DUE, direction: DESC}]
      ) {
        totalCount edges { cursor node { id caseNumber due } } nodes { id }
        pageInfo { hasNextPage hasPreviousPage startCursor endCursor } } }"""
    seen: list[str] = []
    after = None
    while True:
        page = (await court.ask(query, "P08", first=5, after=after)).json()["data"]["enforcementCases"]
        assert [edge["node"]["id"] for edge in page["edges"]] == [node["id"] for node in page["nodes"]]
        seen += [node["id"] for node in page["nodes"]]
        after = page["pageInfo"]["endCursor"]
        if not page["pageInfo"]["hasNextPage"]:
            break
    assert len(seen) == len(set(seen)) == page["totalCount"] > 10
    back: list[str] = []
    before = None
    while True:
        page = (await court.ask(query, "P08", last=4, before=before)).json()["data"]["enforcementCases"]
        back = [node["id"] for node in page["nodes"]] + back
        before = page["pageInfo"]["startCursor"]
        if not page["pageInfo"]["hasPreviousPage"]:
            break
    assert back == seen


PAPER = '{kind: %s, issuedOn: "%s", issuer: "南陵县人力资源和社会保障局", number: "演示〔2024〕1号"}'


async def test_a_transfer_travels_from_report_to_filing_by_mutations_and_refusals_say_what_is_missing(
    bare_hub, bare_http
):
    hrss, psb = Agency(bare_hub, bare_http, "demo-hrss"), Agency(bare_hub, bare_http, "demo-psb")
    number = "南人社监移字〔2024〕77号"

    async def act(agency: Agency, name: str, body: str, purpose: str = "P05"):
        query = (
            'mutation { %s(input: {number: "%s", %s}) {'
            " crimeTransfer { state version sentAt } errors { code messageEn missingDocuments } } }"
        )
        answer = (await agency.ask(query % (name, number, body), purpose)).json()
        return answer["data"][name]

    opened = await act(
        hrss,
        "reportTransfer",
        'organ: "南陵县人力资源和社会保障局", people: 12, amount: "168500", occurredOn: "2024-06-03", documents: [%s]'
        % (PAPER % ("TRANSFER_REPORT", "2024-06-03")),
    )
    assert opened == {"crimeTransfer": {"state": "REPORTED", "version": 1, "sentAt": None}, "errors": []}
    unseen = await act(psb, "receiveTransfer", 'occurredOn: "2024-06-05", documents: []')
    assert unseen["errors"][0]["code"] == "NOT_FOUND"
    approved = await act(
        hrss,
        "approveTransfer",
        'occurredAt: "2024-06-04T16:00:00+08:00", documents: [%s]' % (PAPER % ("TRANSFER_APPROVAL", "2024-06-04")),
    )
    assert approved["crimeTransfer"]["state"] == "APPROVED"
    short = await act(
        hrss,
        "sendTransfer",
        'occurredAt: "2024-06-05T09:00:00+08:00", documents: [%s]' % (PAPER % ("TRANSFER_LETTER", "2024-06-05")),
    )
    assert short["crimeTransfer"] is None
    assert short["errors"][0]["code"] == "DOCUMENT_MISSING"
    assert short["errors"][0]["missingDocuments"] == ["INVESTIGATION_REPORT"]
    papers = ", ".join(PAPER % (kind, "2024-06-05") for kind in ("TRANSFER_LETTER", "INVESTIGATION_REPORT"))
    sent = await act(hrss, "sendTransfer", f'occurredAt: "2024-06-05T09:00:00+08:00", documents: [{papers}]')
    assert sent["crimeTransfer"]["state"] == "SENT"
    stale = await act(
        psb,
        "receiveTransfer",
        'expectedVersion: 1, occurredOn: "2024-06-05", documents: [%s]' % (PAPER % ("TRANSFER_RECEIPT", "2024-06-05")),
    )
    assert stale["errors"][0]["code"] == "VERSION_CONFLICT"
    wrong = await act(
        hrss,
        "approveTransfer",
        'occurredOn: "2024-06-06", documents: [%s]' % (PAPER % ("TRANSFER_APPROVAL", "2024-06-06")),
    )
    assert wrong["errors"][0]["code"] == "ILLEGAL_TRANSITION"
    received = await act(
        psb,
        "receiveTransfer",
        'occurredOn: "2024-06-05", documents: [%s]' % (PAPER % ("TRANSFER_RECEIPT", "2024-06-05")),
    )
    assert received["crimeTransfer"]["state"] == "RECEIVED"
    filed = await act(
        psb,
        "fileCriminalCase",
        'occurredOn: "2024-06-07", documents: [%s]' % (PAPER % ("CRIMINAL_FILING", "2024-06-07")),
    )
    assert filed["crimeTransfer"]["state"] == "FILED"

    clocks = (
        await hrss.ask(
            "query C($n: String!) { crimeTransfer(number: $n) {"
            " deadlines { rule state dueOn } linkageEntries { event state owedBy } } }",
            "P05",
            n=number,
        )
    ).json()["data"]["crimeTransfer"]
    found = {(clock["rule"], clock["state"]) for clock in clocks["deadlines"]}
    assert {("TL-X1.1", "MET"), ("TL-X2.1", "MET"), ("TL-X5.1", "MET")} <= found
    assert {entry["event"] for entry in clocks["linkageEntries"]} == {"TRANSFERRED", "RECEIVED", "FILED"}
    writes = [entry for entry in await entries(bare_hub) if entry["kind"] == "write"]
    assert [entry["operation"] for entry in writes] == [
        "reportTransfer",
        "approveTransfer",
        "sendTransfer",
        "receiveTransfer",
        "fileCriminalCase",
    ]


async def test_an_act_of_another_agency_is_refused_before_anything_is_looked_up(bare_hub, bare_http):
    given = 'input: {number: "x", occurredOn: "2024-06-07", documents: []}'
    query = f"mutation {{ fileCriminalCase({given}) {{ errors {{ code }} }} }}"
    answer = await Agency(bare_hub, bare_http, "demo-hrss").ask(query, "P05")
    assert answer.status_code == 403
    assert answer.json()["errors"][0]["extensions"]["code"] == "SCOPE_MISSING"


async def test_what_is_withheld_cannot_be_found_out_by_order_filter_cursor_or_side_records(hub, http):
    await sync(hub)
    justice = Agency(hub, http, "demo-jus")

    async def ask(query: str, purpose: str = "P10"):
        return (await justice.ask(query, purpose)).json()

    for query in (
        "{ enforcementCases(orderBy: [{field: CASE_NUMBER}]) { edges { cursor } } }",
        '{ enforcementCases(filter: {caseNumber: {prefix: "(2023)"}}) { totalCount } }',
        '{ enforcementCases(filter: {due: {gte: "1"}}) { totalCount } }',
    ):
        assert (await ask(query))["errors"][0]["extensions"]["code"] == "FILTER_DENIED"
    page = await ask("{ enforcementCases { edges { cursor node { caseNumber state } } } }")
    edges = page["data"]["enforcementCases"]["edges"]
    assert {edge["node"]["state"] for edge in edges} == {"RESUMED", "CLOSED_DONE"}
    for edge in edges:
        assert edge["node"]["caseNumber"] is None
        assert "0223" not in base64.urlsafe_b64decode(edge["cursor"] + "===").decode(errors="replace")
    side = (
        await ask(
            "{ linkageEntries { nodes { event } } deadlines { nodes { rule } } caseEvents { nodes { act caseType } }"
            " notifications { nodes { textZh } } }"
        )
    )["data"]
    assert {node["event"] for node in side["linkageEntries"]["nodes"]} <= {"ADM_FILED", "ADM_DECIDED"}
    rules = {node["rule"] for node in side["deadlines"]["nodes"]}
    assert not any(rule.startswith(("TL-X1", "TL-X2.", "TL-X5", "TL-X7", "TL-E7")) for rule in rules)
    assert {node["caseType"] for node in side["caseEvents"]["nodes"]} == {"InspectionCase", "EnforcementCase"}
    assert "takeMeasure" in {node["act"] for node in side["caseEvents"]["nodes"]}
    assert not any("移送" in (node["textZh"] or "") for node in side["notifications"]["nodes"])


async def test_an_agency_cannot_tell_from_its_own_log_what_was_hidden_from_what_is_not_there(hub, http):
    await sync(hub)
    justice = Agency(hub, http, "demo-jus")
    for number in ("(2024)川1703执572号", "(2024)川1703执999999号"):
        await justice.ask("query Q($n: String!) { enforcementCase(caseNumber: $n) { state } }", "P10", n=number)
    own = "{ accessLogEntries(first: 2) { nodes { kind decision reason } } }"
    seen = (await justice.ask(own, "P10")).json()["data"]["accessLogEntries"]["nodes"]
    assert seen[0] == seen[1] == {"kind": "read", "decision": "ALLOW", "reason": None}
    guess = "{ accessLogEntries(filter: {decision: {eq: DENY_RELATION}}) { totalCount } }"
    assert (await justice.ask(guess, "P10")).json()["data"]["accessLogEntries"]["totalCount"] == 0
    audit = Agency(hub, http, "demo-aud")
    found = (await audit.ask(guess, "P16")).json()["data"]["accessLogEntries"]["totalCount"]
    assert found == 1


async def test_human_resources_learn_of_enforcement_in_labour_matters_only(hub, http):
    await sync(hub)
    query = "query Q($n: String!) { enforcementCase(caseNumber: $n) { cause } }"
    hrss, court = Agency(hub, http, "demo-hrss"), Agency(hub, http, "demo-court")
    sale = "(2020)皖0123执1262号"
    assert (await court.ask(query, "P08", n=sale)).json()["data"]["enforcementCase"] is not None
    assert (await hrss.ask(query, "P04", n=sale)).json()["data"]["enforcementCase"] is None
    assert (await hrss.ask(query, "P04", n=CASE)).json()["data"]["enforcementCase"] is not None


@pytest.mark.parametrize("order", [ORDER, ORDER[::-1]])
async def test_cases_of_one_matter_come_together_whichever_arrives_first(hub, http, order):
    for name in order:
        adapter, settings = configured(hub.settings.adapters)[name]
        await hub.poller.poll(adapter, settings)
    query = "query Q($n: String!) { enforcementCase(caseNumber: $n) { matter { inspectionCases { number } } } }"
    found = (await Agency(hub, http, "demo-court").ask(query, "P08", n=CASE)).json()["data"]["enforcementCase"]
    assert [case["number"] for case in found["matter"]["inspectionCases"]] == ["南人社监立字〔2023〕12号"]


@pytest.mark.parametrize(
    "query",
    [
        '{ matters(filter: {updatedAt: {gte: "0001-01-01T00:00:00+14:00"}}) { totalCount } }',
        'mutation { reportTransfer(input: {number: "a\\u0000b", organ: "x", occurredOn: "2024-06-03",'
        ' documents: [{kind: TRANSFER_REPORT, issuedOn: "2024-06-03", issuer: "x"}]}) { errors { code } } }',
        'mutation { reportTransfer(input: {number: "n", organ: "x", occurredOn: "0001-01-01",'
        ' documents: [{kind: TRANSFER_REPORT, issuedOn: "2024-06-03", issuer: "x"}]}) { errors { code } } }',
    ],
)
async def test_odd_values_are_errors_and_never_a_fault(bare_hub, bare_http, query):
    answer = await Agency(bare_hub, bare_http, "demo-hrss").ask(query, "P05")
    body = answer.json()
    assert answer.status_code in {200, 400}
    assert body.get("errors") or body["data"]["reportTransfer"]["errors"]


async def test_every_operation_is_one_statement_whatever_its_rows_and_its_reader(hub, http, monkeypatch):
    await sync(hub)
    asked: list[str] = []
    fetch = Connections.fetch

    async def counted(self: Connections, sql: str, *parameters: Any) -> Any:
        asked.append(sql.lstrip("(").split(" ", 1)[0])
        return await fetch(self, sql, *parameters)

    monkeypatch.setattr(Connections, "fetch", counted)
    documents = (
        "{ matters(first: %d) { totalCount nodes { title cases(first: 5) { id ... on EnforcementCase { due } } } } }",
        "{ enforcementCases(last: %d) { totalCount edges { cursor node { measures(first: 5) { kind } matter { id }}}}}",
        '{ a: parties(first: %d) { nodes { name } } b: matter(number: "none") { id } c: matterGroups { count } }',
        '{ matters(first: %d, filter: {number: {eq: "none"}}) { totalCount nodes { id } } }',
    )
    for client, purpose in (("demo-court", "P08"), ("demo-jus", "P10"), ("demo-psb", "P05")):
        agency = Agency(hub, http, client)
        for document in documents:
            for size in (1, 5, 50):
                asked.clear()
                answer = (await agency.ask(document % size, purpose)).json()
                assert "errors" not in answer, answer
                assert asked == ["SELECT", "INSERT"], (client, document)
