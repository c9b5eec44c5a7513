"""Writing over GraphQL: once however often it is sent, never over somebody else's change, refused with what to do."""

import asyncio
import json
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import uuid4

import pytest
from sqlmodel import col, select

from hub.bootstrap import Hub
from hub.store.session import unit_of_work
from schema.access_log import AccessLogEntry
from schema.inspection import InspectionCase
from tests.journeys.agencies import Systems, site

pytestmark = pytest.mark.anyio

ORGAN = "南陵县人力资源和社会保障局"
NUMBER = "南人社监立字〔2024〕88号"


class Desk:
    """The labour inspection's system that writes."""

    def __init__(self, systems: Systems) -> None:
        self._systems = systems

    async def post(self, query: str, purpose: str, key: str = "", **variables: object) -> dict[str, Any]:
        return await self._systems.ask("demo-hrss", purpose, query, key, **variables)

    async def act(self, name: str, given: dict[str, Any], *, want: str, purpose: str = "P04", key: str = "") -> Any:
        return await self._systems.act("demo-hrss", purpose, name, given, key, want=want)


def paper(kind: str, day: str) -> dict[str, str]:
    return {"kind": kind, "issuedOn": day, "issuer": ORGAN, "number": "演示〔2024〕1号"}


def filing(number: str = NUMBER, **more: Any) -> dict[str, Any]:
    return {
        "number": number,
        "organ": ORGAN,
        "people": 3,
        "amount": "12000.50",
        "occurredOn": "2024-06-03",
        "documents": [paper("FILING_APPROVAL", "2024-06-03")],
        **more,
    }


WANT = "inspectionCase { id version state amount }"


@pytest.fixture
async def systems(bare_hub: Hub) -> AsyncIterator[Systems]:
    async with site(bare_hub) as http:
        yield Systems(bare_hub, http)


@pytest.fixture
def hrss(systems: Systems) -> Desk:
    return Desk(systems)


async def cases(hub: Hub) -> int:
    async with unit_of_work(hub.store) as unit:
        return len(await unit.write.all(InspectionCase))


@pytest.mark.parametrize("way", ["header", "source"])
async def test_a_hundred_identical_creates_make_one_record_and_all_get_its_id(bare_hub: Hub, hrss: Desk, way: str):
    given = filing(sourceId="AJ-88") if way == "source" else filing()
    key = "k-1" if way == "header" else ""
    await hrss.post("{ __typename }", "P04")  # one token for all
    done = await asyncio.gather(*(hrss.act("fileInspectionCase", given, want=WANT, key=key) for _ in range(100)))
    assert [item["errors"] for item in done] == [[]] * 100
    assert len({item["inspectionCase"]["id"] for item in done}) == 1
    assert await cases(bare_hub) == 1


async def test_a_key_used_for_another_content_is_refused_and_a_failed_request_leaves_its_key_free(
    bare_hub: Hub, hrss: Desk
):
    short = filing(documents=[])
    failed = await hrss.act("fileInspectionCase", short, want=WANT, key="k-2")
    assert failed["errors"][0]["code"] == "DOCUMENT_MISSING"
    assert failed["errors"][0]["missingDocuments"] == ["FILING_APPROVAL"]
    done = await hrss.act("fileInspectionCase", filing(), want=WANT, key="k-2")
    assert done["errors"] == []
    other = await hrss.act("fileInspectionCase", filing("南人社监立字〔2024〕89号"), want=WANT, key="k-2")
    assert other["errors"][0]["code"] == "KEY_REUSED"
    assert await cases(bare_hub) == 1


async def test_the_second_of_two_officers_editing_the_same_case_gets_a_version_conflict(hrss: Desk):
    opened = await hrss.act("fileInspectionCase", filing(), want=WANT)
    seen = opened["inspectionCase"]["version"]
    order = {
        "number": NUMBER,
        "occurredOn": "2024-06-10",
        "correctBy": "2024-06-20",
        "documents": [paper("CORRECTION_ORDER", "2024-06-10"), paper("SERVICE_PROOF", "2024-06-10")],
        "expectedVersion": seen,
    }
    first, second = await asyncio.gather(
        hrss.act("orderCorrection", order, want=WANT),
        hrss.act("orderCorrection", order | {"correctBy": "2024-06-25"}, want=WANT),
    )
    codes = sorted(item["errors"][0]["code"] if item["errors"] else "" for item in (first, second))
    assert codes == ["", "VERSION_CONFLICT"]
    kept = first if not first["errors"] else second
    assert kept["inspectionCase"]["state"] == "ORDERED"


async def test_bad_input_is_refused_with_a_code_a_path_and_what_to_do_in_both_languages(hrss: Desk):
    async def refused(name: str, given: dict[str, Any]) -> dict[str, Any]:
        error = (await hrss.act(name, given, want=WANT))["errors"][0]
        assert error["message"] and error["messageEn"] and error["suggestion"] and error["suggestionEn"]
        return error

    decimals = await refused("fileInspectionCase", filing(amount="12000.505"))
    assert (decimals["code"], decimals["path"]) == ("AMOUNT_DECIMALS", ["input", "amount"])
    late = filing(documents=[paper("FILING_APPROVAL", "2024-06-04")])
    assert (await refused("fileInspectionCase", late))["code"] == "DOCUMENT_AFTER_ACT"
    workers = [{"alias": f"当事人{mark}", "owed": "100"} for mark in "甲乙丙丁"]
    more = await refused("fileInspectionCase", filing(wageClaims=workers))
    assert more["code"] == "CONDITION_NOT_MET"
    await hrss.act("fileInspectionCase", filing(), want=WANT)
    early = {
        "number": NUMBER,
        "occurredOn": "2024-06-10",
        "documents": [paper("CORRECTION_ORDER", "2024-06-01"), paper("SERVICE_PROOF", "2024-06-10")],
    }
    assert (await refused("orderCorrection", early))["code"] == "DOCUMENT_BEFORE_TRIGGER"
    wrong = {"number": NUMBER, "occurredOn": "2024-06-10", "documents": [paper("SERVICE_PROOF", "2024-06-10")]}
    assert (await refused("serveDecision", wrong))["code"] == "ILLEGAL_TRANSITION"
    alone = {"number": NUMBER, "occurredOn": "2024-06-10", "documents": [], "reason": "误录", "officers": ["A-1"]}
    assert (await refused("voidInspectionCase", alone))["code"] == "OFFICERS_TOO_FEW"
    unknown = alone | {"officers": ["A-1", "A-2"]}
    assert (await refused("voidInspectionCase", unknown))["code"] == "OFFICER_UNKNOWN"


async def test_officers_are_kept_in_a_register_and_an_expired_certificate_blocks_the_act(hrss: Desk):
    want = "officer { id version certificate }"
    ids = {}
    for certificate, until in (("A-1", "2030-01-01"), ("A-2", "2024-01-01")):
        given = {
            "agency": "HRSS",
            "name": "当事人甲",
            "role": "INSPECTOR",
            "certificate": certificate,
            "certificateValidTo": until,
        }
        entered = await hrss.act("recordOfficer", given, want=want)
        assert entered["errors"] == []
        ids[certificate] = entered["officer"]
    await hrss.act("fileInspectionCase", filing(), want=WANT)
    void = {
        "number": NUMBER,
        "occurredOn": "2024-06-10",
        "documents": [],
        "reason": "误录",
        "officers": ["A-1", "A-2"],
    }
    expired = await hrss.act("voidInspectionCase", void, want=WANT)
    assert expired["errors"][0]["code"] == "OFFICER_CERTIFICATE_EXPIRED"
    renewed = {"id": ids["A-2"]["id"], "expectedVersion": ids["A-2"]["version"], "certificateValidTo": "2031-01-01"}
    assert (await hrss.act("amendOfficer", renewed, want=want))["errors"] == []
    stale = await hrss.act("amendOfficer", renewed | {"name": "当事人乙"}, want=want)
    assert stale["errors"][0]["code"] == "VERSION_CONFLICT"
    done = await hrss.act("voidInspectionCase", void, want=WANT)
    assert done["inspectionCase"]["state"] == "VOID"


async def test_a_case_is_read_as_it_was_before_an_act(hrss: Desk):
    await hrss.act("fileInspectionCase", filing(), want=WANT)
    before = datetime.now(UTC)
    order = {
        "number": NUMBER,
        "occurredOn": "2024-06-10",
        "documents": [paper("CORRECTION_ORDER", "2024-06-10"), paper("SERVICE_PROOF", "2024-06-10")],
    }
    assert (await hrss.act("orderCorrection", order, want=WANT))["errors"] == []
    query = (
        "query Q($n: String!, $t: DateTime) { inspectionCase(number: $n, asOf: $t) { state events { act } }"
        " inspectionCases(asOf: $t) { totalCount } }"
    )
    then = await hrss.post(query, "P04", n=NUMBER, t=before.isoformat())
    assert then == {
        "inspectionCase": {"state": "FILED", "events": [{"act": "fileInspectionCase"}]},
        "inspectionCases": {"totalCount": 1},
    }
    now = await hrss.post(query, "P04", n=NUMBER, t=None)
    assert now["inspectionCase"]["state"] == "ORDERED"
    long_ago = (before - timedelta(days=1)).isoformat()
    assert await hrss.post(query, "P04", n=NUMBER, t=long_ago) == {
        "inspectionCase": None,
        "inspectionCases": {"totalCount": 0},
    }


async def test_a_retracted_decision_goes_back_and_reaches_the_platform_and_everybody_engaged(hrss: Desk):
    await hrss.act("fileInspectionCase", filing(), want=WANT)
    moved = {
        "number": NUMBER,
        "occurredOn": "2024-06-12",
        "documents": [paper("TRANSFER_LETTER", "2024-06-12")],
    }
    done = await hrss.act("moveToJustice", moved, want="inspectionCase { state events { id act } }")
    event = next(item["id"] for item in done["inspectionCase"]["events"] if item["act"] == "moveToJustice")
    back = {
        "number": NUMBER,
        "occurredOn": "2024-06-13",
        "event": event,
        "reason": "移送决定撤销",
        "documents": [paper("REVOCATION_DECISION", "2024-06-13")],
    }
    want = "inspectionCase { state events { act retractedAt } linkageEntries { event repair } }"
    retracted = await hrss.act("retractInspectionCase", back, want=want)
    assert retracted["errors"] == []
    case = retracted["inspectionCase"]
    assert case["state"] == "FILED"
    assert [item["act"] for item in case["events"] if item["retractedAt"]] == ["moveToJustice"]
    assert {(item["event"], item["repair"]) for item in case["linkageEntries"]} == {
        ("ADM_FILED", None),
        ("ADM_DECIDED", None),
        ("ADM_DECIDED", "RETRACT"),
    }


async def test_a_party_is_entered_and_a_number_with_a_wrong_check_digit_is_not(hrss: Desk):
    person = {"kind": "PERSON", "name": "当事人甲", "idType": "RESIDENT", "idNumber": "340223190001019007"}
    entered = await hrss.act("recordParty", person, want="party { id name }", purpose="P04")
    assert entered["errors"] == []
    wrong = await hrss.act("recordParty", person | {"idNumber": "340223190001019008"}, want="party { id }")
    assert (wrong["errors"][0]["code"], wrong["errors"][0]["path"]) == ("IDENTIFIER_WRONG", ["input", "idNumber"])
    unit = {"kind": "ENTERPRISE", "name": "某某公司", "uscc": "91340223XX0000019X"}
    assert (await hrss.act("recordParty", unit, want="party { id }"))["errors"][0]["code"] == "IDENTIFIER_WRONG"
    await hrss.act("fileInspectionCase", filing(), want=WANT)
    role = {
        "caseType": "InspectionCase",
        "caseNumber": NUMBER,
        "partyId": entered["party"]["id"],
        "role": "COMPLAINANT",
    }
    assert (await hrss.act("recordPartyRole", role, want="partyRole { role }"))["partyRole"] == {"role": "COMPLAINANT"}


async def test_a_register_takes_no_entry_about_another_agency(systems: Systems, hrss: Desk):
    officer = {
        "agency": "PSB",
        "name": "当事人甲",
        "role": "POLICE",
        "certificate": "P-1",
        "certificateValidTo": "2030-01-01",
    }
    refused = await hrss.act("recordOfficer", officer, want="officer { id }")
    assert refused["errors"][0]["code"] == "NOT_YOUR_REGISTER"
    own = await systems.act("demo-psb", "P05", "recordOfficer", officer, want="officer { id }")
    assert own["errors"] == []


async def test_a_record_of_another_agency_cannot_be_tied_to_a_case_of_ones_own(systems: Systems, hrss: Desk):
    person = {"kind": "PERSON", "name": "当事人甲", "phone": "13800001234"}
    entered = await systems.act("demo-psb", "P05", "recordParty", person, want="party { id }")
    await hrss.act("fileInspectionCase", filing(), want=WANT)
    role = {"caseType": "InspectionCase", "caseNumber": NUMBER, "role": "COMPLAINANT"}
    tied = await hrss.act("recordPartyRole", role | {"partyId": entered["party"]["id"]}, want="partyRole { id }")
    assert tied["errors"][0]["code"] == "NOT_FOUND"
    nobody = await hrss.act("recordPartyRole", role | {"partyId": str(uuid4())}, want="partyRole { id }")
    assert tied["errors"] == nobody["errors"]


@pytest.mark.parametrize("amount", ["NaN", "Infinity", "1e400", "-1e-400", "viel"])
async def test_what_is_no_sum_is_a_request_error_and_no_failure(systems: Systems, amount: str):
    token = await systems.new_token("demo-hrss")
    query = "mutation M($input: FileInspectionCaseInput!) { fileInspectionCase(input: $input) { errors { code } } }"
    answer = await systems.http.post(
        "/graphql",
        json={"query": query, "variables": {"input": filing(amount=amount)}},
        headers={"Authorization": f"Bearer {token}", "X-Purpose": "P04"},
    )
    assert answer.status_code == 400
    assert answer.json()["errors"][0]["extensions"]["code"] == "GRAPHQL_INVALID"


async def test_the_log_has_the_hash_of_a_record_before_it_was_amended(bare_hub: Hub, hrss: Desk):
    officer = {
        "agency": "HRSS",
        "name": "当事人甲",
        "role": "INSPECTOR",
        "certificate": "A-9",
        "certificateValidTo": "2030-01-01",
    }
    entered = (await hrss.act("recordOfficer", officer, want="officer { id version }"))["officer"]
    change = {"id": entered["id"], "expectedVersion": entered["version"], "name": "当事人乙"}
    assert (await hrss.act("amendOfficer", change, want="officer { id }"))["errors"] == []
    async with unit_of_work(bare_hub.store) as unit:
        rows = (await unit.session.exec(select(AccessLogEntry).order_by(col(AccessLogEntry.seq)))).all()
    leaves = [json.loads(row.leaf) for row in rows]
    writes = [leaf for leaf in leaves if leaf["kind"] == "write"]
    assert writes[0].get("before") is None
    assert writes[1]["before"] == writes[0]["after"] != writes[1]["after"]


async def test_a_text_that_is_blank_and_a_year_no_calendar_has_are_refused_by_name(bare_hub: Hub, hrss: Desk):
    moment = filing() | {"occurredOn": None}
    for field, given in (
        ("number", filing(" ")),
        ("organ", filing(organ="")),
        ("issuer", filing(documents=[paper("FILING_APPROVAL", "2024-06-03") | {"issuer": "　"}])),
        ("occurredOn", filing(occurredOn="0001-01-01")),
        ("occurredAt", moment | {"occurredAt": "0001-01-01T00:00:00+08:00"}),
        ("occurredAt", moment | {"occurredAt": "9999-12-31T23:59:59-12:00"}),
        ("issuedOn", filing(documents=[paper("FILING_APPROVAL", "0001-01-01")])),
        ("sourceId", filing(sourceId="s" * 190)),
    ):
        error = (await hrss.act("fileInspectionCase", given, want=WANT))["errors"][0]
        assert (error["code"], error["path"]) == ("BAD_VALUE", ["input", field])
    assert await cases(bare_hub) == 0


async def test_blanks_around_a_number_make_no_second_case(bare_hub: Hub, hrss: Desk):
    assert (await hrss.act("fileInspectionCase", filing(f" {NUMBER} "), want=WANT))["errors"] == []
    again = await hrss.act("fileInspectionCase", filing(), want=WANT)
    assert again["errors"][0]["code"] == "ALREADY_EXISTS"
    assert await cases(bare_hub) == 1


async def test_a_new_case_is_given_one_place_and_none_of_two_is_lost(bare_hub: Hub, hrss: Desk):
    await hrss.act("fileInspectionCase", filing(), want=WANT)
    origin = {"caseType": "InspectionCase", "number": NUMBER}
    both = filing("南人社监立字〔2024〕89号", origin=origin, matterNumber="NLX-2024-000099")
    assert (await hrss.act("fileInspectionCase", both, want=WANT))["errors"][0]["code"] == "ONE_PLACE"
    assert await cases(bare_hub) == 1


async def test_a_paper_of_a_day_to_come_and_a_limit_that_ends_before_it_begins_are_refused(hrss: Desk):
    await hrss.act("fileInspectionCase", filing(), want=WANT)
    order = {"number": NUMBER, "occurredOn": "2024-06-10", "wagesOrdered": True}
    papers = [paper("CORRECTION_ORDER", "2024-06-10"), paper("SERVICE_PROOF", "2150-06-10")]
    ahead = await hrss.act("orderCorrection", order | {"documents": papers}, want=WANT)
    assert ahead["errors"][0]["code"] == "DOCUMENT_IN_FUTURE"
    papers[1] = paper("SERVICE_PROOF", "2024-06-10")
    past = await hrss.act("orderCorrection", order | {"documents": papers, "correctBy": "2024-06-01"}, want=WANT)
    assert (past["errors"][0]["code"], past["errors"][0]["path"]) == ("END_BEFORE_START", ["input", "correctBy"])


async def test_a_link_made_by_many_at_once_is_one_and_a_case_is_not_linked_with_itself(hrss: Desk):
    other = "南人社监立字〔2024〕89号"
    for number in (NUMBER, other):
        await hrss.act("fileInspectionCase", filing(number), want=WANT)
    link = {"caseType": "InspectionCase", "caseNumber": NUMBER, "otherType": "InspectionCase", "relation": "FROM"}
    many = [hrss.act("linkCases", link | {"otherNumber": other}, want="caseLink { id }") for _ in range(10)]
    made = await asyncio.gather(*many)
    assert [item["errors"] for item in made] == [[]] * 10
    assert len({item["caseLink"]["id"] for item in made}) == 1
    itself = await hrss.act("linkCases", link | {"otherNumber": NUMBER}, want="caseLink { id }")
    assert itself["errors"][0]["code"] == "LINK_ITSELF"


async def test_a_transfer_is_not_given_the_number_of_another_one(hrss: Desk):
    want = "crimeTransfer { id number state }"

    async def done(act: str, day: str, *kinds: str, **more: Any) -> Any:
        given = {"occurredOn": day, "documents": [paper(kind, day) for kind in kinds], **more}
        return (await hrss.act(act, given, want=want, purpose="P05"))["errors"]

    for number in ("移1号", "移2号"):
        assert await done("reportTransfer", "2024-06-03", "TRANSFER_REPORT", number=number, organ=ORGAN) == []
        assert await done("approveTransfer", "2024-06-04", "TRANSFER_APPROVAL", number=number) == []
    papers = ("TRANSFER_LETTER", "INVESTIGATION_REPORT")
    (error,) = await done("sendTransfer", "2024-06-04", *papers, number="移2号", newNumber="移1号")
    assert error["code"] == "ALREADY_EXISTS"


async def test_a_task_is_not_done_before_it_began(bare_hub: Hub, hrss: Desk):
    await hrss.act("fileInspectionCase", filing(), want=WANT)
    suspected = {"number": NUMBER, "occurredOn": "2024-06-10", "documents": []}
    done = await hrss.act("suspectCrime", suspected, want="inspectionCase { tasks { id kind startedOn } }")
    (task,) = done["inspectionCase"]["tasks"]
    early = await hrss.act("completeTask", {"id": task["id"], "doneOn": "2024-06-09"}, want="task { state }")
    assert (early["errors"][0]["code"], early["errors"][0]["path"]) == ("DONE_BEFORE_START", ["input", "doneOn"])
