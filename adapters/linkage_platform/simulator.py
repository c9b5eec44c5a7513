"""A linkage platform that stands in for the real one: a SOAP server with its own data and its own clock.

``python -m adapters.linkage_platform.simulator --port 9016 --directory data`` runs it alone.
"""

import argparse
import asyncio
import contextlib
import hmac
import itertools
import socket
from collections.abc import Iterator, Mapping
from datetime import datetime
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import uvicorn
from lxml import etree
from starlette.applications import Starlette
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from adapters.linkage_platform.book import Book
from adapters.linkage_platform.codes import STATES
from adapters.linkage_platform.mapping import parse, well_formed
from adapters.mapping import coded, day_or_moment, needed, text
from adapters.port import Rejected
from schema.codes import LinkageEvent

PATH = "/services/linkage"
"""Where the service answers; ``GET`` with ``?wsdl`` gives its description."""

_SOAP = "http://schemas.xmlsoap.org/soap/envelope/"
_TNS = "urn:liandong:linkage-platform:1"
_XSD = "http://www.w3.org/2001/XMLSchema"
_REQUEST_BYTES = 1024 * 1024
_EVENTS = {event.value: event for event in LinkageEvent}
_REFUSALS = {
    "MISSING_FIELD": ("1", "缺少必填项"),
    "UNKNOWN_CODE": ("2", "代码不在代码表中"),
    "IMPOSSIBLE_DATE": ("3", "时间不正确"),
}
_SET_BY_PLATFORM = ("PLATFORM_NO", "INPUT_TIME", "INPUT_UNIT_KIND")


class _Fault(Exception):
    """A SOAP fault: its code (``Client``, ``Server.Busy``, ``VersionMismatch`` …) and words."""

    def __init__(self, code: str, words: str) -> None:
        super().__init__(code)
        self.code = code
        self.words = words


@cache
def _wsdl() -> bytes:
    return files("adapters.linkage_platform").joinpath("platform.wsdl").read_bytes()


@cache
def _requests() -> Any:
    """The schema of the service's own description; every request is held against it."""
    (schema,) = etree.fromstring(_wsdl()).iter(f"{{{_XSD}}}schema")
    return etree.XMLSchema(schema)


class Platform:
    """The service; ``settings`` as in :func:`simulate`."""

    def __init__(self, book: Book, settings: Mapping[str, str]) -> None:
        self._book = book
        self._token = settings.get("token", "")
        self._busy_every = int(settings.get("busy_every", "0"))
        self._delay = float(settings.get("delay", "0"))
        self._pushes = itertools.count(1)

    def app(self) -> Starlette:
        """The service as an ASGI application."""
        return Starlette(
            routes=[Route(PATH, self._describe, methods=["GET"]), Route(PATH, self._serve, methods=["POST"])]
        )

    async def _describe(self, request: Request) -> Response:
        if "wsdl" not in request.query_params:
            return Response(status_code=405, headers={"Allow": "POST"})
        return Response(_wsdl(), media_type="text/xml; charset=utf-8")

    async def _serve(self, request: Request) -> Response:
        given = request.headers.get("authorization", "")
        if self._token and not hmac.compare_digest(given.encode(), f"Bearer {self._token}".encode()):
            return Response(status_code=401, headers={"WWW-Authenticate": "Bearer"})
        await asyncio.sleep(self._delay)
        content = bytearray()
        async for piece in request.stream():
            content += piece
            if len(content) > _REQUEST_BYTES:
                return Response(status_code=413)
        try:
            call = _call_in(bytes(content))
            # SQLite waits for the disk; the loop does not.
            answer = await run_in_threadpool(self._answer, call)
        except _Fault as fault:
            return _envelope(_fault_element(fault), status=500)
        return _envelope(answer)

    def _answer(self, call: Any) -> Any:
        if call.tag == f"{{{_TNS}}}PushCase":
            return self._push(call)
        return self._pull(call)

    def _push(self, call: Any) -> Any:
        if self._busy_every and next(self._pushes) % self._busy_every == 0:
            raise _Fault("Server.Busy", "系统繁忙，请稍后再试")
        answer = etree.Element(f"{{{_TNS}}}PushCaseResponse", nsmap={"tns": _TNS})
        try:
            case = parse(call.findtext("case").encode())
            key = _checked(case)
        except Rejected as refusal:
            code, words = _REFUSALS.get(refusal.code, ("4", "案件数据不能识别"))
            etree.SubElement(answer, "Ret", code=code, msg=f"{words}：{refusal.field}")
            return answer
        for name in _SET_BY_PLATFORM:
            for element in case.findall(name):
                case.remove(element)
        case.attrib.clear()
        logged = self._book.push(etree.tostring(case, encoding="unicode"), key, _now())
        words = "重复" if logged.repeated else "成功"
        etree.SubElement(answer, "Ret", code="0", platformNo=logged.platform_no, msg=words, time=logged.input_time)
        return answer

    def _pull(self, call: Any) -> Any:
        try:
            entries, more = self._book.typed_since(call.findtext("since") or "", int(call.findtext("limit")))
        except ValueError:
            raise _Fault("Client", "since 不正确") from None
        answer = etree.Element(f"{{{_TNS}}}PullCasesResponse", nsmap={"tns": _TNS})
        for entry in entries:
            element = etree.SubElement(answer, "entry", platformNo=entry.platform_no, seq=str(entry.seq))
            element.text = entry.written
        if entries:
            etree.SubElement(answer, "page").text = entries[-1].cursor
        etree.SubElement(answer, "more").text = str(more).lower()
        return answer


def _call_in(content: bytes) -> Any:
    """The one call in an envelope; raises _Fault."""
    try:
        envelope = well_formed(content)
    except Rejected as refusal:
        raise _Fault("Client", f"报文不能识别：{refusal.detail}") from None
    name = etree.QName(envelope)
    if name.localname != "Envelope":
        raise _Fault("Client", "报文不是 SOAP 信封")
    if name.namespace != _SOAP:
        raise _Fault("VersionMismatch", "只支持 SOAP 1.1")
    for header in envelope.iterfind(f"{{{_SOAP}}}Header/*"):
        if header.get(f"{{{_SOAP}}}mustUnderstand") == "1":
            raise _Fault("MustUnderstand", f"不能处理报文头 {header.tag}")
    calls = envelope.findall(f"{{{_SOAP}}}Body/*")
    if len(calls) != 1 or calls[0].tag not in {f"{{{_TNS}}}PushCase", f"{{{_TNS}}}PullCases"}:
        raise _Fault("Client", "没有这个服务")
    if not _requests().validate(calls[0]):
        raise _Fault("Client", f"报文不符合接口定义：{_requests().error_log.last_error.message}")
    return calls[0]


def _checked(case: Any) -> str:
    """What makes an entry the same as another: case, event and document. Raises Rejected."""
    for name in ("CASE_NO", "CASE_NAME", "INPUT_UNIT", "EVENT", "EVENT_TIME"):
        needed(text(case.findtext(name)), name)
    coded(case.findtext("EVENT"), _EVENTS, "EVENT")
    for name in ("EVENT_TIME", "YISONG_TIME"):
        day_or_moment(case.findtext(name), name)
    for column, values in STATES.items():
        coded(case.findtext(column), values, column)
    return "|".join(text(case.findtext(name)) or "" for name in ("CASE_NO", "EVENT", "DOC_NO"))


def _envelope(body: Any, status: int = 200) -> Response:
    envelope = etree.Element(f"{{{_SOAP}}}Envelope", nsmap={"soap": _SOAP})
    etree.SubElement(envelope, f"{{{_SOAP}}}Body").append(body)
    content = etree.tostring(envelope, xml_declaration=True, encoding="utf-8")
    return Response(content, status_code=status, media_type="text/xml; charset=utf-8")


def _fault_element(fault: _Fault) -> Any:
    element = etree.Element(f"{{{_SOAP}}}Fault", nsmap={"soap": _SOAP})
    etree.SubElement(element, "faultcode").text = f"soap:{fault.code}"
    etree.SubElement(element, "faultstring").text = fault.words
    return element


def _now() -> datetime:
    # house-skip: clock, the simulator stands for another machine and has a clock of its own
    return datetime.now(ZoneInfo("Asia/Shanghai"))


class _Server(uvicorn.Server):
    """uvicorn without hands on the process's signals: whoever runs the simulator ends it by cancelling."""

    @contextlib.contextmanager
    def capture_signals(self) -> Iterator[None]:
        yield


async def simulate(settings: Mapping[str, str]) -> None:
    """Run the platform until cancelled.

    Settings: ``host`` and ``port`` to listen on, ``directory`` of its data, ``token`` to ask for (none: open),
    ``busy_every`` N (every Nth push is answered with a busy fault), ``delay`` (seconds before each answer). Raises
    OSError if it cannot listen there.
    """
    book = await asyncio.to_thread(Book, Path(settings["directory"]))
    listening = socket.create_server((settings.get("host", "127.0.0.1"), int(settings["port"])))
    config = uvicorn.Config(
        Platform(book, settings).app(), log_config=None, access_log=False, lifespan="off", timeout_graceful_shutdown=1
    )
    server = _Server(config)
    serving = asyncio.create_task(server.serve(sockets=[listening]))
    try:
        await asyncio.shield(serving)
    finally:
        server.should_exit = True
        await serving
        listening.close()


def main() -> None:
    """Run the platform alone until interrupted."""
    parser = argparse.ArgumentParser(description="两法衔接平台模拟器 simulator of the linkage platform")
    parser.add_argument("--host", default="127.0.0.1")
    parser.add_argument("--port", default="9016")
    parser.add_argument("--directory", required=True, help="数据目录 directory of its data")
    options = parser.parse_args()
    print(f"http://{options.host}:{options.port}{PATH}?wsdl", flush=True)
    with contextlib.suppress(KeyboardInterrupt):
        asyncio.run(simulate(vars(options)))


if __name__ == "__main__":
    main()
