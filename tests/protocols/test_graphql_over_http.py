"""GraphQL over HTTP to the letter: media types, methods, bodies; no value of a request in an error or in the log."""

import asyncio
import logging
from urllib.parse import urlencode, urlsplit

import orjson
import pytest

from hub.app import Front
from hub.gateway.admission import Admission
from hub.gateway.answers import Answers
from hub.gateway.cursors import Cursors
from hub.gateway.endpoint import Endpoint
from hub.gateway.limits import Limits
from tests.protocols.conftest import MODERN, Live

pytestmark = pytest.mark.anyio
JSON = "application/json"
TYPENAME = {"query": "{ __typename }"}
WRONG = {"query": "{ nonsense }"}


@pytest.mark.parametrize(
    ("accept", "media"),
    [
        (None, JSON),
        ("*/*", JSON),
        ("application/*", JSON),
        (JSON, JSON),
        (MODERN, MODERN),
        ("APPLICATION/GraphQL-Response+JSON ; charset=UTF-8", MODERN),
        (f"{MODERN}, {JSON};q=0.9", MODERN),
        (f"{MODERN};q=0.5, {JSON};q=0.9", JSON),
        (f"{JSON}, {MODERN}", MODERN),
        (f"{JSON}, */*", JSON),
        (f"*/*, {MODERN}", MODERN),
        (f"{JSON};q=0, */*;q=0.1", MODERN),
        (f"text/html, {JSON};q=0.001", JSON),
        (f"{MODERN};q=broken, {JSON}", JSON),
        (f"{MODERN}; charset=utf-16, {JSON}", JSON),
    ],
)
async def test_the_answer_comes_in_the_media_type_the_caller_likes_best(live: Live, accept, media):
    headers = await live.bearer() | ({"Accept": accept} if accept else {})
    request = live.http.build_request("POST", "/graphql", json=WRONG, headers=headers)
    if accept is None:
        del request.headers["accept"]
    answer = await live.http.send(request)
    assert answer.headers["content-type"] == f"{media}; charset=utf-8"
    assert answer.status_code == (400 if media == MODERN else 200)
    assert answer.headers["cache-control"] == "no-store"
    assert answer.headers["server-timing"] == "compiled"
    assert int(answer.headers["content-length"]) == len(answer.content)
    assert answer.json()["errors"][0]["extensions"]["code"] == "GRAPHQL_INVALID"


@pytest.mark.parametrize(
    "accept", ["text/html", "image/*", f"{JSON};q=0", "*/*;q=0", f"{JSON};charset=latin-1", "nonsense"]
)
async def test_a_caller_that_accepts_neither_media_type_is_told_so(live: Live, accept):
    answer = await live.http.post("/graphql", json=TYPENAME, headers=await live.bearer() | {"Accept": accept})
    assert answer.status_code == 406
    assert answer.headers["content-type"].startswith(JSON)
    assert answer.json()["errors"][0]["extensions"]["code"] == "NOT_ACCEPTABLE"


@pytest.mark.parametrize(
    ("body", "code"),
    [
        (b"", "BAD_REQUEST"),
        (b"{", "BAD_REQUEST"),
        (b"null", "BAD_REQUEST"),
        (b'"{ __typename }"', "BAD_REQUEST"),
        (b'[{"query": "{ __typename }"}]', "BAD_REQUEST"),
        (b"{}", "BAD_REQUEST"),
        (b'{"query": null}', "BAD_REQUEST"),
        (b'{"query": ["{ __typename }"]}', "BAD_REQUEST"),
        (b'{"query": "{ __typename }", "variables": []}', "BAD_REQUEST"),
        (b'{"query": "{ __typename }", "variables": "{}"}', "BAD_REQUEST"),
        (b'{"query": "{ __typename }", "operationName": 1}', "BAD_REQUEST"),
        (b'{"query": "{ __typename }", "extensions": "x"}', "BAD_REQUEST"),
        (b'{"query": "{ __typename \\ud800 }"}', "BAD_REQUEST"),
        (b'{"query": "{ __typename }", "variables": {"a": "\\udc00"}}', "BAD_REQUEST"),
        (b'{"query": "\xff{ __typename }"}', "BAD_REQUEST"),
        (b'\xef\xbb\xbf{"query": "{ __typename }"}', "BAD_REQUEST"),
        (b'{"query": "{ __typename }", "variables": {"a": ' + b"[" * 100 + b"]" * 100 + b"}}", "BAD_REQUEST"),
        (b'{"query": "{ __typename }", "variables": {"a": ' + b"[" * 4000 + b"]" * 4000 + b"}}", "BAD_REQUEST"),
        (b'{"query": "{ __typename \\u0000 }"}', "GRAPHQL_PARSE_FAILED"),
        (b'{"query": ""}', "GRAPHQL_PARSE_FAILED"),
        (b'{"query": "{ __type(name: \\"\\\\uD800\\") { name } }"}', "GRAPHQL_PARSE_FAILED"),
        (b'{"query": "query A { __typename } query B { __typename }"}', "GRAPHQL_INVALID"),
        (b'{"query": "query A { __typename }", "operationName": "B"}', "GRAPHQL_INVALID"),
        (b'{"query": "query A { __typename }", "operationName": "A\\u0000"}', "GRAPHQL_INVALID"),
        (b'{"query": "query ($a: Int!) { __typename @include(if: $a) }"}', "GRAPHQL_INVALID"),
        (b'{"query": "fragment F on Query { __typename }"}', "GRAPHQL_INVALID"),
        (b'{"query": "query ($a: String!) { __type(name: $a) { name } }"}', "GRAPHQL_INVALID"),
        (
            b'{"query": "query ($a: Int!) { matters(first: $a) { totalCount } }", "variables": {"a": 1e400}}',
            "BAD_REQUEST",
        ),
    ],
)
async def test_a_body_that_cannot_be_a_request_is_answered_with_a_code(live: Live, body, code):
    headers = await live.bearer() | {"Content-Type": JSON, "Accept": MODERN}
    answer = await live.http.post("/graphql", content=body, headers=headers)
    assert answer.status_code == 400
    assert [error["extensions"]["code"] for error in answer.json()["errors"]] == [code]
    assert "data" not in answer.json()


@pytest.mark.parametrize("name", [None, ""])
async def test_no_operation_name_and_an_empty_one_are_the_same(live: Live, name):
    answer = await live.post({"query": "query A { __typename }", "operationName": name})
    assert answer.json()["data"] == {"__typename": "Query"}
    by_get = await live.http.get(
        "/graphql",
        params={"query": "query A { __typename }", "operationName": name or "", "variables": "", "extensions": ""},
        headers=await live.bearer(),
    )
    assert by_get.json()["data"] == {"__typename": "Query"}


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"Content-Type": "text/plain"},
        {"Content-Type": "application/graphql"},
        {"Content-Type": "application/x-www-form-urlencoded"},
        {"Content-Type": "multipart/form-data; boundary=x"},
        {"Content-Type": "application/json; charset=utf-16"},
        {"Content-Type": JSON, "Content-Encoding": "gzip"},
    ],
)
async def test_a_body_of_another_type_is_refused_unread(live: Live, headers):
    answer = await live.http.post("/graphql", content=orjson.dumps(TYPENAME), headers=await live.bearer() | headers)
    assert answer.status_code == 415
    assert answer.json()["errors"][0]["extensions"]["code"] == "BAD_REQUEST"


@pytest.mark.parametrize("media", ["application/json;charset=UTF-8", 'Application/JSON; charset="utf-8"; x=y'])
async def test_json_is_json_however_its_type_is_written(live: Live, media):
    headers = await live.bearer() | {"Content-Type": media}
    answer = await live.http.post("/graphql", content=orjson.dumps(TYPENAME), headers=headers)
    assert answer.json()["data"] == {"__typename": "Query"}


async def test_a_body_beyond_the_limit_is_refused_whether_or_not_its_length_is_declared(live: Live):
    body = orjson.dumps(TYPENAME | {"extensions": {"padding": " " * Limits().body_bytes}})

    async def chunks():
        yield body[:1000]
        yield body[1000:]

    for content in (body, chunks()):
        headers = await live.bearer() | {"Content-Type": JSON}
        answer = await live.http.post("/graphql", content=content, headers=headers)
        assert answer.status_code == 413
        assert answer.json()["errors"][0]["extensions"]["code"] == "LIMIT_BODY_BYTES"
        assert str(Limits().body_bytes) in answer.json()["errors"][0]["extensions"]["messageEn"]
    fitting = orjson.dumps(TYPENAME | {"extensions": {"padding": " " * (Limits().body_bytes - 100)}})
    answer = await live.http.post("/graphql", content=fitting, headers=await live.bearer() | {"Content-Type": JSON})
    assert answer.status_code == 200


async def test_a_body_that_never_ends_is_given_up(live: Live):
    parts = (live.hub.store, live.hub.engine, live.hub.disclosure, Cursors(bytes(32)), live.hub.usage, live.hub.guard)
    admission = Admission(live.hub.oauth, live.hub.disclosure)
    endpoint = Endpoint(Answers(*parts), admission, body_seconds=0.05)
    sent = []

    async def receive():
        if not sent_first:
            sent_first.append(True)
            return {"type": "http.request", "body": b'{"query"', "more_body": True}
        await asyncio.Event().wait()
        raise AssertionError

    async def send(message):
        sent.append(message)

    sent_first: list[bool] = []
    token = (await live.bearer())["Authorization"].encode()
    headers = [(b"authorization", token), (b"content-type", JSON.encode())]
    scope = {"type": "http", "method": "POST", "path": "/graphql", "query_string": b"", "headers": headers}
    await endpoint(scope | {"client": ("127.0.0.1", 1)}, receive, send)
    assert sent[0]["status"] == 408
    assert (b"connection", b"close") in sent[0]["headers"]
    assert b"REQUEST_TOO_SLOW" in sent[1]["body"]


async def test_a_caller_that_hangs_up_halfway_leaves_nothing_behind(live: Live, caplog):
    address = urlsplit(live.url)
    reader, writer = await asyncio.open_connection(address.hostname, address.port)
    token = (await live.bearer())["Authorization"]
    head = f"POST /graphql HTTP/1.1\r\nHost: hub\r\nAuthorization: {token}\r\nContent-Type: {JSON}\r\n"
    writer.write(f'{head}Content-Length: 500\r\n\r\n{{"query": "'.encode())
    await writer.drain()
    writer.close()
    await writer.wait_closed()
    assert await reader.read() == b""
    assert (await live.post(TYPENAME)).status_code == 200
    assert caplog.records == []


@pytest.mark.parametrize("method", ["HEAD", "PUT", "PATCH", "DELETE", "OPTIONS", "TRACE", "QUERY"])
async def test_only_get_and_post_are_taken(live: Live, method):
    answer = await live.http.request(method, "/graphql", headers=await live.bearer())
    assert answer.status_code == 405
    assert answer.headers["allow"] == "GET, POST"


@pytest.mark.parametrize(
    ("query", "code", "allow"),
    [
        ("mutation { __typename }", "GET_MUTATION", "POST"),
        ('{ parties(filter: {name: {eq: "x"}}) { totalCount } }', "GET_PERSONAL", "POST"),
        ("query($a: String) { parties(filter: {name: {eq: $a}}) { totalCount } }", "GET_PERSONAL", "POST"),
    ],
)
async def test_by_get_nothing_is_changed_and_nobody_named(live: Live, query, code, allow):
    parameters = {"query": query, "variables": '{"a": "x"}' if "$a" in query else ""}
    headers = await live.bearer("demo-hrss") | {"X-Purpose": "P05", "Accept": MODERN}
    answer = await live.http.get("/graphql", params=parameters, headers=headers)
    assert (answer.status_code, answer.headers["allow"]) == (405, allow)
    assert answer.json()["errors"][0]["extensions"]["code"] == code


async def test_a_query_by_get_is_answered_as_by_post(live: Live):
    query = "query Q($n: Int!) { matters(first: $n) { totalCount } }"
    headers = await live.bearer("demo-hrss") | {"X-Purpose": "P05", "Accept": MODERN}
    by_get = await live.http.get("/graphql", params={"query": query, "variables": '{"n": 3}'}, headers=headers)
    by_post = await live.post({"query": query, "variables": {"n": 3}}, "demo-hrss", X_Purpose="P05")
    assert by_get.json()["data"] == by_post.json()["data"] == {"matters": {"totalCount": 0}}


@pytest.mark.parametrize(
    "query",
    [
        "",
        "variables={}",
        "query={__typename}&query={__typename}",
        "query=%ED%A0%80",
        "query={__typename}&variables=[]",
        "query={__typename}&variables={",
        "query={__typename}&extensions=1",
        "&".join(["query={__typename}", *("a=b" for _ in range(50))]),
    ],
)
async def test_an_address_that_is_no_request_is_answered_with_a_code(live: Live, query):
    answer = await live.http.get(f"/graphql?{query}", headers=await live.bearer() | {"Accept": MODERN})
    assert answer.status_code == 400
    assert answer.json()["errors"][0]["extensions"]["code"] == "BAD_REQUEST"


async def test_nothing_is_read_of_a_request_without_a_valid_token(live: Live):
    token = (await live.bearer())["Authorization"]
    for headers in ({}, {"Authorization": "Bearer nonsense"}, {"Authorization": "Basic eA=="}):
        answer = await live.http.post("/graphql", content=b"\xff", headers=headers)
        assert answer.status_code == 401
        assert answer.headers["www-authenticate"].startswith("Bearer")
    twice = [("Authorization", token), ("Authorization", token)]
    answer = await live.http.post("/graphql", json=TYPENAME, headers=twice)
    assert answer.status_code == 401


MARK = "MarkerOfSomebody340223"
NAMED = f"query {MARK} {{ __typename }}"
INPUT = 'reportTransfer(input: {number: "x", organ: "x", occurredOn: "2024-06-03", documents: [], %s})'
IN_VALUES = [
    f'{{ matters(first: "{MARK}") {{ totalCount }} }}',
    f"{{ deadlines(filter: {{state: {{eq: {MARK}}}}}) {{ totalCount }} }}",
    f'{{ matters(filter: {{updatedAt: {{gte: "{MARK}"}}}}) {{ totalCount }} }}',
    f'{{ matters(filter: "{MARK}") {{ totalCount }} }}',
    f"{{ matters(orderBy: [{{field: {MARK}}}]) {{ totalCount }} }}",
    f'{{ matters(after: "{MARK}") {{ totalCount }} }}',
    f'{{ matters(asOf: "{MARK}") {{ totalCount }} }}',
    f'{{ matter(id: "{MARK}") {{ number }} }}',
    f'{{ matter(id: {{a: "{MARK}"}}) {{ number }} }}',
    f'{{ matters(first: $a, filter: {{number: {{eq: "{MARK}"}}}}) {{ totalCount }} }}',
    f'query($a: Int = "{MARK}") {{ matters(first: $a) {{ totalCount }} }}',
    f'{{ __typename @include(if: "{MARK}") }}',
    f'{{ __typename "{MARK}" }}',
    f'{{ __typename """{MARK}"""',
    f'{{ matters(filter: {{number: {{eq: "{MARK} }}}}) {{ totalCount }} }}',
    f'{{ matters(filter: {{number: {{eq: "\\u{MARK}"}}}}) {{ totalCount }} }}',
    f"# {MARK}\n{{ __typename ",
    "mutation { %s { errors { code } } }" % (INPUT % f'people: "{MARK}"'),
    "mutation { %s { errors { code } } }" % (INPUT % f'amount: "{MARK}"'),
    "mutation { %s { errors { code } } }" % (INPUT % f'amount: {{a: "{MARK}"}}'),
    f'mutation {{ reportTransfer(input: {{organ: "{MARK}"}}) {{ errors {{ code }} }} }}',
]


@pytest.mark.parametrize("query", IN_VALUES)
async def test_an_error_quotes_no_value_of_the_document(live: Live, query, caplog):
    answer = await live.post({"query": query}, "demo-hrss", X_Purpose="P05")
    errors = answer.json()["errors"]
    assert errors
    assert all(error["extensions"]["code"] and error["extensions"]["messageZh"] for error in errors)
    assert MARK not in answer.text
    assert MARK not in caplog.text


@pytest.mark.parametrize(
    ("query", "value"),
    [
        ("query($a: Int!) { matters(first: $a) { totalCount } }", MARK),
        ("query($a: Int!) { matters(first: $a) { totalCount } }", {MARK: 1}),
        ("query($a: [Int!]!) { matters(first: $a) { totalCount } }", [MARK]),
        ("query($a: MatterFilter) { matters(filter: $a) { totalCount } }", MARK),
        ("query($a: DeadlineFilter) { deadlines(filter: $a) { totalCount } }", {"state": {"eq": MARK}}),
        ("query($a: MatterFilter) { matters(filter: $a) { totalCount } }", {"version": {"in": [[MARK]]}}),
        ("query($a: MatterFilter) { matters(filter: $a) { totalCount } }", {f"张{MARK}": {"eq": "x"}}),
        ("query($a: MatterFilter) { matters(filter: $a) { totalCount } }", {"number": {"eq": {"x": MARK}}}),
        ("query($a: DateTime) { matters(asOf: $a) { totalCount } }", MARK),
        ("query($a: ID!) { matter(id: $a) { number } }", MARK),
        ("query($a: Boolean!) { __typename @skip(if: $a) }", MARK),
        ("mutation($a: ReportTransferInput!) { reportTransfer(input: $a) { errors { code } } }", {"organ": MARK}),
        ("mutation($a: ReportTransferInput!) { reportTransfer(input: $a) { errors { code } } }", {"amount": [MARK]}),
    ],
)
async def test_an_error_quotes_no_value_of_the_variables(live: Live, query, value, caplog):
    answer = await live.post({"query": query, "variables": {"a": value}}, "demo-hrss", X_Purpose="P05")
    assert answer.json()["errors"]
    assert MARK not in answer.text
    assert MARK not in caplog.text


async def test_an_error_names_the_field_the_type_and_the_place(live: Live):
    async def told(query: str, variables: object = None):
        body = (await live.post({"query": query, "variables": variables}, "demo-hrss", X_Purpose="P05")).json()
        return [(error["extensions"]["messageEn"], error["locations"]) for error in body["errors"]]

    at = [{"line": 1, "column": 3}]
    assert await told("{ nonsense }") == [("Cannot query field 'nonsense' on type 'Query'.", at)]
    assert await told("{ matters }") == [
        ("Field 'matters' of type 'MatterConnection!' must have a selection of subfields.", at)
    ]
    ((said, _),) = await told("query($a: Int!) { matters(first: $a) { totalCount } }", {"a": "x"})
    assert said == "Variable '$a' has invalid value: Int cannot represent non-integer value."
    ((said, _),) = await told('{ matters(first: "x") { totalCount } }')
    assert said == "Int cannot represent non-integer value."
    ((said, place),) = await told("{ matters(first: 1 { totalCount } }")
    assert (said, place) == ("Syntax Error: Expected Name, found '{'.", [{"line": 1, "column": 20}])


class Broken(Answers):
    """Answers that fail in a way nobody foresaw, quoting what was asked."""

    async def answer(self, caller, asked):
        try:
            raise KeyError(asked.text)
        except KeyError as error:
            raise RuntimeError(f"{asked.variables} {caller.case} {asked.operation} {asked.idempotency}") from error


async def test_an_unforeseen_error_is_told_by_its_trace_alone(live: Live, caplog):
    hub = live.hub
    app = Front(
        Endpoint(
            Broken(hub.store, hub.engine, hub.disclosure, Cursors(bytes(32)), hub.usage, hub.guard),
            Admission(hub.oauth, hub.disclosure),
        ),
        None,
    )
    caplog.set_level(logging.DEBUG, "hub")
    body = orjson.dumps(
        {"query": f'query {MARK} {{ a(b: "{MARK}") }}', "variables": {"a": MARK}, "operationName": MARK}
    )
    sent = []

    async def receive():
        return {"type": "http.request", "body": body}

    async def send(message):
        sent.append(message)

    headers = await live.bearer() | {"Content-Type": JSON, "X-Case": MARK, "Idempotency-Key": MARK, "User-Agent": MARK}
    raw = [(name.lower().encode(), value.encode()) for name, value in headers.items()]
    query = urlencode({"query": MARK}).encode()
    scope = {"type": "http", "method": "POST", "path": "/graphql", "query_string": query, "headers": raw}
    await app(scope | {"client": None}, receive, send)
    answer = orjson.loads(sent[1]["body"])
    assert (sent[0]["status"], answer["errors"][0]["extensions"]["code"]) == (500, "FAULT")
    assert MARK not in sent[1]["body"].decode()
    (record,) = [record for record in caplog.records if record.levelno >= logging.ERROR]
    assert answer["extensions"]["trace"] in record.getMessage()
    assert "builtins.RuntimeError" in record.getMessage()
    assert "builtins.KeyError" in record.getMessage()
    assert MARK not in caplog.text
