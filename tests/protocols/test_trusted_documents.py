"""Trusted documents: what a client may run without the right to free-form queries, by hash or by name."""

import asyncio
import hashlib
import json
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from typer.testing import CliRunner

from hub.cli.commands import app
from hub.demo.documents import ensure_demo_documents, standard
from hub.errors import HubError
from hub.gateway import registration, trusted
from hub.gateway.limits import Guard
from hub.gateway.models import DocumentStatus, TrustedDocument
from hub.oauth.people import ensure_demo_people
from hub.store.session import unit_of_work
from tests.protocols.conftest import Live

pytestmark = pytest.mark.anyio
PLAIN = "matter:read enforcement:read"
STATUS = standard("EnforcementStatus")
NUMBER = {"number": "(2024)川1703执1号"}
OWN = "query Own { matters(first: 1) { totalCount } }"


def known_as(text: str) -> str:
    return f"sha256:{hashlib.sha256(text.encode()).hexdigest()}"


@pytest.fixture(scope="module", autouse=True)
def at_once() -> Iterator[None]:
    """Every request looks whether the list has changed."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(trusted, "_FRESH_SECONDS", 0.0)
        yield


async def test_an_approved_document_runs_by_its_hash_without_the_scope_for_free_forms(live: Live):
    body = {"documentId": known_as(STATUS), "variables": NUMBER}
    answer = await live.post(body, scope=PLAIN, X_Purpose="P08")
    assert answer.json()["data"] == {"enforcementCase": None}
    # Policy holds for it as for any other: without a scope or a purpose nothing is read.
    for scope, purpose, code in (("matter:read", "P08", "SCOPE_MISSING"), (PLAIN, "P16", "PURPOSE_NOT_ALLOWED")):
        refused = await live.post(body, scope=scope, X_Purpose=purpose)
        assert (refused.status_code, refused.json()["errors"][0]["extensions"]["code"]) == (403, code)


async def test_a_document_may_come_with_its_text_if_the_two_agree(live: Live):
    body = {"documentId": known_as(STATUS), "query": STATUS, "variables": NUMBER}
    assert (await live.post(body, X_Purpose="P08")).json()["data"] == {"enforcementCase": None}
    for changed in ({"query": f"{STATUS} "}, {"query": ""}, {"documentId": "sha256:00"}, {"documentId": 7}):
        answer = await live.post(body | changed, X_Purpose="P08")
        assert (answer.status_code, answer.json()["errors"][0]["extensions"]["code"]) == (400, "BAD_REQUEST")


async def test_a_document_runs_by_get_too(live: Live):
    parameters = {"documentId": known_as(STATUS), "variables": json.dumps(NUMBER)}
    headers = await live.bearer() | {"X-Purpose": "P08"}
    answer = await live.http.get("/graphql", params=parameters, headers=headers)
    assert answer.json()["data"] == {"enforcementCase": None}


async def test_unknown_waiting_withdrawn_and_foreign_documents_look_the_same(live: Live):
    async with unit_of_work(live.hub.store) as unit:
        await registration.register(unit, client="demo-court", text=OWN, by="u-one", guard=Guard())
        other = "query Withdrawn { matters(first: 1) { totalCount } }"
        await registration.register(unit, client="demo-court", text=other, by="u-one", guard=Guard())
        await registration.approve(unit, client="demo-court", document=known_as(other), by="u-two")
    assert (await live.post({"documentId": known_as(other)}, X_Purpose="P08")).status_code == 200
    async with unit_of_work(live.hub.store) as unit:
        await registration.withdraw(unit, client="demo-court", document=known_as(other), by="u-two")
    foreign = known_as(standard("ReceiveTransfer"))
    bodies = []
    for document in (known_as("never seen"), known_as(OWN), known_as(other), foreign):
        answer = await live.post({"documentId": document}, X_Purpose="P08")
        assert answer.status_code == 404
        bodies.append({key: value for key, value in answer.json().items() if key != "extensions"})
    assert all(body == bodies[0] for body in bodies)
    assert bodies[0]["errors"][0]["extensions"]["code"] == "DOCUMENT_UNKNOWN"


async def test_a_withdrawn_document_begins_anew_and_is_not_run_before_it_is_approved_again(live: Live):
    text = "query Again { matters(first: 2) { totalCount } }"

    async def runs() -> bool:
        return (await live.post({"documentId": known_as(text)}, X_Purpose="P08")).status_code == 200

    steps = {
        "register": (registration.register, {"text": text, "by": "u-one", "guard": Guard()}),
        "approve": (registration.approve, {"document": known_as(text), "by": "u-two"}),
        "withdraw": (registration.withdraw, {"document": known_as(text), "by": "u-one"}),
    }
    seen = []
    for name in ("register", "approve", "withdraw", "register", "approve"):
        step, given = steps[name]
        async with unit_of_work(live.hub.store) as unit:
            await step(unit, client="demo-court", **given)
        seen.append(await runs())
    assert seen == [False, True, False, False, True]
    # A withdrawal and a fresh registration between two looks must not pass unseen.
    for name in ("withdraw", "register"):
        step, given = steps[name]
        async with unit_of_work(live.hub.store) as unit:
            await step(unit, client="demo-court", **given)
    assert not await runs()


async def test_one_withdrawn_while_another_comes_that_was_approved_earlier_is_not_run_any_more(live: Live):
    one, other = (f"query {name} {{ matters(first: 3) {{ totalCount }} }}" for name in ("Stays", "Comes"))
    async with unit_of_work(live.hub.store) as unit:
        for text in (one, other):
            document = await registration.register(unit, client="demo-court", text=text, by="u-one", guard=Guard())
            await registration.approve(unit, client="demo-court", document=known_as(text), by="u-two")
        document.status, before = DocumentStatus.WITHDRAWN, document.approved_at
        document.withdrawn_by, document.withdrawn_at = "u-one", before
    assert (await live.post({"documentId": known_as(one)}, X_Purpose="P08")).status_code == 200
    async with unit_of_work(live.hub.store) as unit:
        await registration.withdraw(unit, client="demo-court", document=known_as(one), by="u-one")
        late = await unit.session.get_one(TrustedDocument, ("demo-court", known_as(other).partition(":")[2]))
        late.status, late.withdrawn_by, late.withdrawn_at = DocumentStatus.APPROVED, None, None
        late.approved_at = before - timedelta(hours=1)
    assert (await live.post({"documentId": known_as(one)}, X_Purpose="P08")).status_code == 404
    assert (await live.post({"documentId": known_as(other)}, X_Purpose="P08")).status_code == 200


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("query Long { matters { totalCount } }" + " " * 40_000, "LIMIT_DOCUMENT"),
        ("query Wide { " + " ".join(f"a{n}: matter(id: 1) {{ id }}" for n in range(17)) + " }", "LIMIT_TRUSTED_ROOTS"),
    ],
)
async def test_what_could_never_be_run_is_not_registered(live: Live, text: str, code: str):
    with pytest.raises(HubError, match=code):
        async with unit_of_work(live.hub.store) as unit:
            await registration.register(unit, client="demo-court", text=text, by="u-one", guard=Guard())


async def test_a_document_is_a_plain_endpoint_by_its_name(live: Live):
    headers = await live.bearer() | {"X-Purpose": "P08"}
    answer = await live.http.post("/operations/EnforcementStatus", json=NUMBER, headers=headers)
    assert answer.status_code == 200
    assert answer.headers["content-type"] == "application/json; charset=utf-8"
    by_hash = await live.post({"documentId": known_as(STATUS), "variables": NUMBER}, X_Purpose="P08")
    assert answer.json()["data"] == by_hash.json()["data"]
    assert answer.json()["extensions"]["receipt"]["logId"]
    for body in ({"json": {"number": 7}}, {"json": []}, {"content": b"{"}):
        extra = {"Content-Type": "application/json"} if "content" in body else {}
        wrong = await live.http.post("/operations/EnforcementStatus", headers=headers | extra, **body)
        assert wrong.status_code == 400
        assert wrong.json()["errors"][0]["extensions"]["code"] in {"BAD_REQUEST", "GRAPHQL_INVALID"}
    empty = await live.http.post("/operations/LinkageOwed", headers=headers)
    assert empty.json()["data"]["linkageEntries"]["totalCount"] == 0


@pytest.mark.parametrize("name", ["Nonsense", "ReceiveTransfer", "", "a/b", "..%2fgraphql", "%00", "执行"])
async def test_another_name_is_no_endpoint(live: Live, name):
    answer = await live.http.post(f"/operations/{name}", json={}, headers=await live.bearer())
    assert (answer.status_code, answer.json()["errors"][0]["extensions"]["code"]) == (404, "DOCUMENT_UNKNOWN")


async def test_a_named_operation_is_not_read_by_get(live: Live):
    answer = await live.http.get("/operations/EnforcementStatus", headers=await live.bearer())
    assert (answer.status_code, answer.headers["allow"]) == (405, "POST")
    assert (await live.http.post("/operations/EnforcementStatus", json=NUMBER)).status_code == 401


FREE = [
    "{ matters { totalCount } }",
    "{ nonsense }",
    "{ matters { nonsense } }",
    "{ matters { totalCount ",
    "query A { __typename } query B { matters { totalCount } }",
    "query A { __typename ...F } fragment F on Query { __typename }",
    "{ __typename matters { totalCount } }",
    "mutation { __typename reportTransfer(input: {}) { errors { code } } }",
    "fragment F on Query { __typename }",
    "type Query { a: Int }",
    "",
]


async def test_without_the_scope_free_forms_tell_nothing_of_the_schema(live: Live):
    answers = [await live.post({"query": query}, scope=PLAIN, X_Purpose="P08") for query in FREE]
    assert {answer.status_code for answer in answers} == {403}
    bodies = [{key: value for key, value in answer.json().items() if key != "extensions"} for answer in answers]
    assert all(body == bodies[0] for body in bodies)
    assert bodies[0]["errors"][0]["extensions"]["code"] == "ADHOC_MISSING"


async def test_without_the_scope_introspection_is_answered(live: Live):
    answer = await live.post({"query": "{ __typename __schema { queryType { name } } }"}, scope=PLAIN)
    assert answer.json()["data"] == {"__typename": "Query", "__schema": {"queryType": {"name": "Query"}}}
    wrong = await live.post({"query": "{ __schema { nonsense } }"}, scope=PLAIN)
    assert wrong.json()["errors"][0]["extensions"]["code"] == "GRAPHQL_INVALID"


@pytest.mark.parametrize("name", sorted(file.stem for file in Path("schema/operations").glob("*.graphql")))
async def test_every_standard_operation_fits_the_schema_and_bears_the_name_of_its_file(live: Live, name):
    async with unit_of_work(live.hub.store) as unit:
        document = await registration.register(unit, client="demo-aud", text=standard(name), by="u-one", guard=Guard())
        assert document.name == name


async def test_the_demo_registers_its_documents_once_and_leaves_alone_what_was_withdrawn(live: Live):
    async def listed() -> dict[tuple[str, str], tuple[str, str | None]]:
        async with unit_of_work(live.hub.store) as unit:
            return {
                (each.client, each.sha256): (each.status, each.approved_by) for each in await registration.every(unit)
            }

    document = known_as(standard("OpenTasks"))
    async with unit_of_work(live.hub.store) as unit:
        await registration.withdraw(unit, client="demo-jus", document=document, by="u-one")
    before = await listed()
    await ensure_demo_documents(live.hub.store, live.hub.guard)
    assert await listed() == before
    assert before[("demo-jus", document.removeprefix("sha256:"))][0] == "withdrawn"
    assert before[("demo-court", document.removeprefix("sha256:"))][0] == "approved"


async def test_the_database_itself_refuses_one_person_twice(live: Live):
    from sqlalchemy.exc import IntegrityError

    with pytest.raises(IntegrityError):
        async with unit_of_work(live.hub.store) as unit:
            document = await registration.register(unit, client="demo-lp", text=OWN, by="u-one", guard=Guard())
            document.approved_by = "u-one"
    with pytest.raises(IntegrityError):
        async with unit_of_work(live.hub.store) as unit:
            document = await registration.register(unit, client="demo-lp", text=OWN, by="u-one", guard=Guard())
            document.status = "approved"
    async with unit_of_work(live.hub.store) as unit:
        assert await unit.session.get(TrustedDocument, ("demo-lp", known_as(OWN)[7:])) is None


async def test_on_the_command_line_one_person_registers_and_another_approves(live: Live, tmp_path: Path):
    settings = live.hub.settings
    logins = {each.login: each.password for each in await ensure_demo_people(live.hub.store, settings)}
    environment = {
        "HUB_DATA_DIR": str(settings.data_dir),
        "HUB_PROFILE": "demo",
        "HUB_DATABASE_URL": settings.database_url.get_secret_value(),
        "COLUMNS": "200",
    }

    async def hub(*arguments: object, password: str = ""):
        words = ["document", *(str(argument) for argument in arguments)]
        return await asyncio.to_thread(
            CliRunner().invoke, app, words, input=f"{password}\n" if password else None, env=environment
        )

    text = "query Typed($n: String!) { matter(number: $n) { title } }\n"
    file, wrong, two = tmp_path / "typed.graphql", tmp_path / "wrong.graphql", tmp_path / "two.graphql"
    file.write_text(text, encoding="utf-8")
    wrong.write_text(
        'query Wrong { matters(filter: {number: {eq: 5}, title: {eq: "SECRET"}}) { x } }', encoding="utf-8"
    )
    two.write_text("query A { __typename } query B { __typename }", encoding="utf-8")
    to = ("--client", "demo-jus")
    added = await hub("add", file, *to, "--by", "justice", "--json", password=logins["justice"])
    assert added.exit_code == 0, added.output
    facts = json.loads(added.stdout)
    assert (facts["documentId"], facts["status"], facts["name"]) == (known_as(text), "registered", "Typed")

    same = await hub("approve", facts["documentId"], *to, "--by", "justice", password=logins["justice"])
    assert (same.exit_code, "Whoever registered" in same.output) == (1, True)
    guessed = await hub("approve", facts["documentId"], *to, "--by", "admin", password="guessed")
    assert guessed.exit_code == 1
    approved = await hub("approve", facts["documentId"], *to, "--by", "admin", "--json", password=logins["admin"])
    assert json.loads(approved.stdout)["status"] == "approved"
    twice = await hub("approve", facts["documentId"], *to, "--by", "admin", password=logins["admin"])
    assert twice.exit_code == 1
    listed = await hub("list", *to, "--json")
    assert [json.loads(line) for line in listed.stdout.splitlines() if known_as(text) in line] == [
        json.loads(approved.stdout)
    ]
    assert "Typed" in (await hub("list")).stdout
    withdrawn = await hub("withdraw", facts["documentId"], *to, "--by", "court", "--json", password=logins["court"])
    assert json.loads(withdrawn.stdout)["status"] == "withdrawn"

    for bad in (wrong, two):
        refused = await hub("add", bad, *to, "--by", "justice", password=logins["justice"])
        assert refused.exit_code == 1
        assert "SECRET" not in refused.output
    nobody = await hub("add", file, "--client", "nobody", "--by", "justice", password=logins["justice"])
    assert nobody.exit_code == 1
    unknown = await hub("withdraw", known_as("x"), *to, "--by", "justice", password=logins["justice"])
    assert unknown.exit_code == 1
