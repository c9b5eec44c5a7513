"""The log over HTTP."""

import json
from collections.abc import AsyncIterator

import httpx
import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from hub.accesslog import checkpoint, merkle
from hub.accesslog.endpoints import routes
from hub.accesslog.log import AccessLog
from hub.errors import HubError
from hub.store.engine import Store
from tests.conftest import Database
from tests.hub.accesslog.kept import at, entry, fill, rows_of, run_sql

pytestmark = pytest.mark.anyio


async def designed(_: Request, error: Exception) -> Response:
    assert isinstance(error, HubError)
    return JSONResponse(error.extensions(), error.status)


@pytest.fixture
async def http(log: AccessLog, ledger: Store) -> AsyncIterator[httpx.AsyncClient]:
    app = Starlette(routes=routes(log, ledger), exception_handlers={HubError: designed})
    async with httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url="http://hub.test") as client:
        yield client


async def test_the_newest_checkpoint_is_answered_exactly_as_signed(http: httpx.AsyncClient, log: AccessLog) -> None:
    for more, size in ((2, 2), (3, 5)):
        await fill(log, more)
        await log.integrate()
        answer = await http.get("/log/checkpoint")
        assert answer.status_code == 200
        assert answer.headers["content-type"] == "text/plain; charset=utf-8"
        assert answer.headers["cache-control"] == "no-store"
        assert checkpoint.verify(answer.text, log.verifier_key).size == size


async def test_a_caller_follows_its_receipt_to_a_proof_with_nothing_but_the_logs_key(
    http: httpx.AsyncClient, log: AccessLog
) -> None:
    receipts = await fill(log, 7)
    await log.integrate()
    key = (await http.get("/log/key")).text.strip()
    assert key == log.verifier_key
    for receipt in receipts:
        told = (await http.get(f"/log/proof/{receipt.log_id}")).json()
        assert told == (await http.get(f"/log/proof/{told['index']}")).json()
        assert told["leafHash"] == receipt.leaf_hash.hex()
        stated = checkpoint.verify(told["checkpoint"], key)
        assert stated.size == told["size"] == 7
        path = [bytes.fromhex(node) for node in told["proof"]]
        merkle.verify_inclusion(told["index"], told["size"], receipt.leaf_hash, path, stated.root)


async def test_answers_say_nothing_of_anybody(http: httpx.AsyncClient, log: AccessLog, ledger: Store) -> None:
    await log.append(entry(officer="officer-7", address="10.1.2.3", trace="4bf92f3577b34da6"))
    await log.integrate()
    ((leaf,),) = await rows_of(ledger, "SELECT leaf FROM accesslogentry")
    told = "".join([(await http.get(path)).text for path in ("/log/checkpoint", "/log/proof/0", "/log/key")])
    texts = [value for value in json.loads(leaf).values() if isinstance(value, str)]
    assert len(texts) > 10
    assert [value for value in texts if value in told] == []


@pytest.mark.parametrize(
    "name", ["1", "99999999999999999999", "-1", "x", "1.0", "%00", "１", "018c8f2e-7d3a-7c1e-9b5a-2f6f0a1b2c3d"]
)
async def test_an_entry_that_is_not_there_is_a_designed_404(http: httpx.AsyncClient, log: AccessLog, name: str) -> None:
    await fill(log, 1)
    await log.integrate()
    answer = await http.get(f"/log/proof/{name}")
    assert (answer.status_code, answer.json()["code"]) == (404, "LOG_NO_ENTRY")


async def test_before_the_first_checkpoint_there_is_none_to_answer(http: httpx.AsyncClient, log: AccessLog) -> None:
    await fill(log, 1)
    for path in ("/log/checkpoint", "/log/proof/0"):
        answer = await http.get(path)
        assert (answer.status_code, answer.json()["code"]) == (404, "LOG_NO_CHECKPOINT")
        assert "检查点" in answer.json()["messageZh"]


async def test_a_log_that_contradicts_its_checkpoint_gives_no_proof(
    http: httpx.AsyncClient, log: AccessLog, ledger: Store
) -> None:
    await fill(log, 2)
    await log.integrate()
    await run_sql(ledger, f"UPDATE accesslogentry SET leaf_hash = sha256('x') WHERE {at('= 1')}")
    answer = await http.get("/log/proof/0")
    assert (answer.status_code, answer.json()["code"]) == (409, "LOG_CONTRADICTS")


async def test_without_a_database_the_log_is_unavailable(
    http: httpx.AsyncClient, ledger: Store, database: Database
) -> None:
    database.drop(str(ledger.url.database))
    for path in ("/log/checkpoint", "/log/proof/0"):
        answer = await http.get(path)
        assert (answer.status_code, answer.json()["code"]) == (503, "LOG_READ")
    database.url(str(ledger.url.database))


async def test_the_log_is_only_read(http: httpx.AsyncClient) -> None:
    for path in ("/log/checkpoint", "/log/proof/0", "/log/key"):
        assert (await http.post(path)).status_code == 405
