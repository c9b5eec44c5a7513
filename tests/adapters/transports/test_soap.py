"""The SOAP transport against a real server that answers whatever a test wants."""

import asyncio
import logging
import socket
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
import uvicorn
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route
from zeep.exceptions import DTDForbidden, ExternalReferenceForbidden

from adapters.port import Refused, Transient
from adapters.transports import soap
from adapters.transports.soap import http_client, soap_service

pytestmark = pytest.mark.anyio
WSDL = files("adapters.linkage_platform").joinpath("platform.wsdl").read_bytes()
SOAP = "http://schemas.xmlsoap.org/soap/envelope/"
TNS = "urn:liandong:linkage-platform:1"


def envelope(body: str, namespace: str = SOAP) -> str:
    return f'<s:Envelope xmlns:s="{namespace}" xmlns:t="{TNS}"><s:Body>{body}</s:Body></s:Envelope>'


def fault(code: str, words: str) -> str:
    return envelope(f"<s:Fault><faultcode>{code}</faultcode><faultstring>{words}</faultstring></s:Fault>")


ANSWER = envelope('<t:PushCaseResponse><Ret code="0" platformNo="LJ1" msg="成功" time="x"/></t:PushCaseResponse>')


class Server(uvicorn.Server):
    """uvicorn that leaves the signals of the test run alone."""

    @contextmanager
    def capture_signals(self) -> Iterator[None]:
        yield


class Answers:
    """A server that gives one answer to everybody, and remembers what it was asked."""

    def __init__(self, content: str | bytes, status: int = 200, wait: float = 0, **headers: str) -> None:
        self.content = content
        self.status = status
        self.wait = wait
        self.headers = headers
        self.asked: list[tuple[dict[str, str], bytes]] = []

    async def answer(self, request: Request) -> Response:
        self.asked.append((dict(request.headers), await request.body()))
        await asyncio.sleep(self.wait)
        return Response(self.content, self.status, {"content-type": "text/xml", **self.headers})

    @asynccontextmanager
    async def serve(self) -> AsyncIterator[str]:
        listening = socket.create_server(("127.0.0.1", 0))
        app = Starlette(routes=[Route("/", self.answer, methods=["GET", "POST"])])
        config = uvicorn.Config(app, log_config=None, lifespan="off", timeout_graceful_shutdown=1)
        server = Server(config)
        serving = asyncio.ensure_future(server.serve(sockets=[listening]))
        try:
            yield f"http://127.0.0.1:{listening.getsockname()[1]}/"
        finally:
            server.should_exit = True
            await serving
            listening.close()


async def push(url: str, *, token: str = "", case: str | None = "<Case/>") -> Any:
    async with soap_service(WSDL, url, token=token) as service:
        return await service.call("PushCase", case=case)


async def test_an_operation_is_called_and_its_answer_typed_by_the_wsdl() -> None:
    server = Answers(ANSWER)
    async with server.serve() as url:
        answer = await push(url, token="s3cret", case="<Case>甲</Case>")
    assert (answer.code, answer.platformNo, answer.msg) == ("0", "LJ1", "成功")
    ((headers, body),) = server.asked
    assert headers["authorization"] == "Bearer s3cret"
    assert headers["soapaction"] == f'"{TNS}/PushCase"'
    assert headers["content-type"] == "text/xml; charset=utf-8"
    assert "&lt;Case&gt;甲&lt;/Case&gt;".encode() in body


@pytest.mark.parametrize(
    ("content", "status"),
    [
        ("", 200),
        ("<html>", 200),
        ("<html/>", 200),
        ("<html>faultcode</html>", 500),
        ("oops", 500),
        (envelope(""), 200),
        (envelope("<x/>"), 200),
        (envelope("<t:PushCaseResponse/>"), 200),
        (envelope("<t:PushCaseResponse><Ret/></t:PushCaseResponse>"), 200),
        (envelope("<t:PullCasesResponse><more>false</more></t:PullCasesResponse>"), 200),
        (ANSWER.replace(SOAP, "http://www.w3.org/2003/05/soap-envelope"), 200),
        (envelope("<s:Fault><faultstring>no code</faultstring></s:Fault>"), 500),
        (f"<!DOCTYPE x SYSTEM 'http://127.0.0.1:9/x'>{ANSWER}", 200),
        (f"<!DOCTYPE x [<!ENTITY a 'b'>]>{ANSWER}", 200),
        (ANSWER[:-5], 200),
    ],
)
async def test_what_is_not_an_answer_of_the_operation_is_never_taken_for_one(content: str, status: int) -> None:
    async with Answers(content, status).serve() as url:
        with pytest.raises(Transient, match="does not fit its definition"):
            await push(url)


@pytest.mark.parametrize("status", [201, 202, 204, 302, 400, 401, 403, 404, 413, 429, 502, 503, 504])
async def test_a_status_that_is_not_the_services_is_tried_again_even_with_an_answer(status: int) -> None:
    content = b"" if status == 204 else ANSWER
    async with Answers(content, status, location="/elsewhere").serve() as url:
        with pytest.raises(Transient, match=str(status)):
            await push(url)


@pytest.mark.parametrize("status", [200, 500])
@pytest.mark.parametrize(("code", "words"), [("s:Client", "案件不存在"), ("s:Server", "内部错误")])
async def test_a_fault_refuses_for_good_in_the_services_words(status: int, code: str, words: str) -> None:
    async with Answers(fault(code, words), status).serve() as url:
        with pytest.raises(Refused, match=f"{code} {words}"):
            await push(url)


@pytest.mark.parametrize(
    ("code", "words"), [("s:Server.Busy", "…"), ("s:Server", "系统繁忙"), ("s:Server", "Too BUSY, try later")]
)
async def test_a_fault_that_says_busy_is_tried_again(code: str, words: str) -> None:
    async with Answers(fault(code, words), 500).serve() as url:
        with pytest.raises(Transient, match="busy"):
            await push(url)


async def test_an_argument_the_wsdl_does_not_know_is_refused_before_anything_is_sent() -> None:
    server = Answers(ANSWER)
    async with server.serve() as url:
        with pytest.raises(Refused, match="does not fit"):
            await push(url, case=None)
    assert server.asked == []


async def test_silence_is_tried_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(soap, "STEP_SECONDS", 0.2)
    async with Answers(ANSWER, wait=30).serve() as url:
        with pytest.raises(Transient, match="in time"):
            await push(url)


async def test_an_answer_that_trickles_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(soap, "CALL_SECONDS", 0.3)

    async def trickle(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.readuntil(b"\r\n\r\n")
        writer.write(b"HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n")
        try:
            while not writer.is_closing():
                writer.write(b" ")
                await writer.drain()
                await asyncio.sleep(0.05)
        except ConnectionError:
            pass
        finally:
            writer.close()

    server = await asyncio.start_server(trickle, "127.0.0.1", 0)
    async with server:
        with pytest.raises(Transient, match="in time"):
            await push(f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}/")


async def test_an_answer_cut_off_is_tried_again() -> None:
    async def cut(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.readuntil(b"\r\n\r\n")
        writer.write(b"HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n" + ANSWER.encode()[:50])
        writer.close()

    server = await asyncio.start_server(cut, "127.0.0.1", 0)
    async with server:
        with pytest.raises(Transient, match="cannot be reached"):
            await push(f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}/")


async def test_an_answer_without_measure_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(soap, "ANSWER_BYTES", 1000)
    async with Answers(b" " * 1001).serve() as url:
        with pytest.raises(Transient, match="too large"):
            await push(url)


@pytest.mark.parametrize("url", ["http://127.0.0.1:9/", "http://[", "ftp://127.0.0.1/", "no address"])
async def test_an_address_nobody_answers_at_is_tried_again(url: str) -> None:
    with pytest.raises(Transient, match="cannot be reached"):
        await push(url)


async def test_without_an_address_or_with_a_missing_authority_there_is_no_contact(tmp_path: Path) -> None:
    with pytest.raises(Transient, match="url"):
        await push("")
    with pytest.raises(Transient, match="authority"):
        async with soap_service(WSDL, "https://127.0.0.1:9/", authority=str(tmp_path / "none.pem")):
            pass


async def test_proxies_of_the_environment_are_not_used(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY", "all_proxy"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    monkeypatch.delenv("NO_PROXY", raising=False)
    monkeypatch.delenv("no_proxy", raising=False)
    async with Answers(ANSWER).serve() as url:
        assert await push(url)


async def test_messages_and_tokens_are_never_logged(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    async with Answers(fault("s:Client", "no")).serve() as url:
        with pytest.raises(Refused):
            await push(url, token="s3cret", case="<Case>张三丰</Case>")
    async with Answers(ANSWER).serve() as url:
        await push(url, token="s3cret", case="<Case>张三丰</Case>")
    assert "张三丰" not in caplog.text
    assert "s3cret" not in caplog.text
    assert "LJ1" not in caplog.text


async def test_a_wsdl_that_points_elsewhere_is_refused() -> None:
    schema = b'<xsd:schema targetNamespace="urn:liandong:linkage-platform:1" elementFormDefault="unqualified">'
    assert schema in WSDL
    pointing = WSDL.replace(schema, schema + b'<xsd:include schemaLocation="http://127.0.0.1:9/more.xsd"/>')
    with pytest.raises(ExternalReferenceForbidden):
        async with soap_service(pointing, "http://127.0.0.1:9/"):
            pass
    beside = WSDL.replace(schema, schema + b'<xsd:include schemaLocation="/etc/hostname"/>')
    with pytest.raises(ValueError, match="not self-contained"):
        async with soap_service(beside, "http://127.0.0.1:9/"):
            pass
    typed = WSDL.replace(b"<wsdl:definitions", b"<!DOCTYPE x><wsdl:definitions", 1)
    with pytest.raises(DTDForbidden):
        async with soap_service(typed, "http://127.0.0.1:9/"):
            pass


async def test_redirects_are_not_followed() -> None:
    server = Answers("", 307, location="/")
    async with server.serve() as url, http_client() as http:
        assert (await http.post(url)).status_code == 307
    assert len(server.asked) == 1
