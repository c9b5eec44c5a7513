"""SOAP 1.1 over HTTP: calling the operations of a service whose WSDL is shipped with its adapter.

Nothing is fetched but the answers: a WSDL or an answer that points elsewhere, or declares a document type or
entities, is refused. The messages themselves are never logged.
"""

import asyncio
import ssl
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass
from functools import lru_cache
from io import BytesIO
from typing import Any

import httpx
from lxml import etree
from zeep import AsyncClient, Settings
from zeep.exceptions import Fault, ValidationError
from zeep.proxy import AsyncServiceProxy
from zeep.wsdl import Document

from adapters.port import Refused, Transient

STEP_SECONDS = 10.0
"""Longest wait for a connection, or for the next piece of an answer."""
CALL_SECONDS = 60.0
"""Longest whole call: an answer that merely trickles does not hold up the exchange for ever."""
ANSWER_BYTES = 16 * 1024 * 1024
"""Largest answer, unpacked."""

_ENVELOPE = "http://schemas.xmlsoap.org/soap/envelope/"
_XSD = "http://www.w3.org/2001/XMLSchema"
_BUSY_WORDS = ("busy", "繁忙")
_HARDENED = Settings(
    strict=True,
    raw_response=True,
    forbid_dtd=True,
    forbid_entities=True,
    forbid_external=True,
    xml_huge_tree=False,
)


def http_client(*, token: str = "", authority: str = "") -> httpx.AsyncClient:
    """The one place where HTTP clients of adapters are made.

    ``token`` goes into the Authorization header, ``authority`` is the file of the certificate authority that vouches
    for the service; without it the machine's own are used. Proxies and passwords from the environment are not: an
    agency's service is reached at its address or not at all. Redirects are not followed.
    """
    return httpx.AsyncClient(
        timeout=STEP_SECONDS,
        trust_env=False,
        verify=ssl.create_default_context(cafile=authority or None),
        headers={"Authorization": f"Bearer {token}"} if token else None,
    )


class SoapService:
    """The operations of one service at one address."""

    def __init__(self, wsdl: bytes, url: str, http: httpx.AsyncClient) -> None:
        document, self._schema = _description(wsdl)
        (self._binding,) = document.bindings.values()
        client: Any = AsyncClient(document, transport=_Post(http), settings=_HARDENED)  # type: ignore[no-untyped-call]
        self._client = client
        self._operations: Any = AsyncServiceProxy(client, self._binding, address=url)  # type: ignore[no-untyped-call]

    async def call(self, operation: str, **arguments: Any) -> Any:
        """Call one operation; its answer as the WSDL types it (zeep objects).

        Raises Refused if the arguments do not fit the WSDL or the service answers with a fault, and Transient if it
        cannot be reached, says that it is busy, or answers what is not an answer of this operation.
        """
        described = self._binding.get(operation)
        try:
            async with asyncio.timeout(CALL_SECONDS):
                answer = await self._operations[operation](**arguments)
            self._check(answer.content, described.output.body.qname)
            return self._binding.process_reply(self._client, described, answer)
        except Fault as fault:
            reason = f"{fault.code} {fault.message or ''}".strip()[:300]
            if any(word in reason.casefold() for word in _BUSY_WORDS):
                raise Transient(f"对方系统繁忙 the service is busy: {reason}") from None
            raise Refused(f"对方系统拒绝 the service refused: {reason}") from None
        except (TimeoutError, httpx.TimeoutException):
            raise Transient("对方系统未在时限内答复 the service did not answer in time") from None
        except (httpx.HTTPError, httpx.InvalidURL) as error:
            raise Transient(f"无法连接对方系统 the service cannot be reached ({type(error).__name__})") from None
        except ValidationError:
            raise Refused("报文不符合接口定义 the message does not fit the service's definition") from None

    def _check(self, content: bytes, expected: str) -> None:
        """Hold an answer against the WSDL: zeep alone takes a wrong one for an empty one. A fault passes."""
        parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
        try:
            envelope: Any = etree.fromstring(content, parser=parser)
        except etree.XMLSyntaxError:
            envelope = None
        if envelope is not None and not envelope.getroottree().docinfo.doctype:
            found = envelope.findall(f"{{{_ENVELOPE}}}Body/*")
            if envelope.tag == f"{{{_ENVELOPE}}}Envelope" and len(found) == 1:
                (body,) = found
                if body.tag == f"{{{_ENVELOPE}}}Fault" and body.findtext("faultcode"):
                    return
                if body.tag == expected and self._schema.validate(body):
                    return
        # What was received stays out of the text: it may hold anything.
        raise Transient("对方系统的答复不符合接口定义 the service's answer does not fit its definition")


@asynccontextmanager
async def soap_service(wsdl: bytes, url: str, *, token: str = "", authority: str = "") -> AsyncIterator[SoapService]:
    """A service at ``url`` for the duration of a contact; see :func:`http_client` for the rest.

    The WSDL must be whole, with one schema and one binding. Raises Transient if the settings do not allow a contact.
    """
    if not url:
        raise Transient("未设置服务地址 the service address (url) is not set")
    try:
        client = http_client(token=token, authority=authority)
    except OSError:
        raise Transient("根证书文件不能读取 the file of the certificate authority cannot be read") from None
    async with client as http:
        yield SoapService(wsdl, url, http)


@lru_cache(maxsize=8)
def _description(wsdl: bytes) -> tuple[Any, Any]:
    """The WSDL as zeep reads it, and its one schema."""
    document = Document(BytesIO(wsdl), _Nowhere(), settings=_HARDENED)  # type: ignore[arg-type]
    (schema,) = etree.fromstring(wsdl).iter(f"{{{_XSD}}}schema")
    return document, etree.XMLSchema(schema)


class _Nowhere:
    """Where a WSDL's imports lead: it must be whole."""

    def load(self, url: str) -> bytes:
        raise ValueError(f"the WSDL is not self-contained: {url}")


@dataclass(frozen=True, slots=True)
class _Answer:
    status_code: int
    headers: Mapping[str, str]
    content: bytes
    encoding: str | None


class _Post:
    """What zeep needs of a transport, without its logging of messages."""

    def __init__(self, http: httpx.AsyncClient) -> None:
        self._http = http

    async def post_xml(self, address: str, envelope: Any, headers: Mapping[str, str]) -> _Answer:
        message = etree.tostring(envelope, xml_declaration=True, encoding="utf-8")
        content = bytearray()
        async with self._http.stream("POST", address, content=message, headers=dict(headers)) as response:
            async for piece in response.aiter_bytes():
                content += piece
                if len(content) > ANSWER_BYTES:
                    raise Transient("对方系统的答复过大 the service's answer is too large")
            # SOAP 1.1 answers with 200, or with 500 and a fault (§6.2); any other status comes from a gate before it.
            if response.status_code not in {httpx.codes.OK, httpx.codes.INTERNAL_SERVER_ERROR}:
                raise Transient(f"对方系统答复 HTTP {response.status_code} the service answered with that status")
            return _Answer(response.status_code, response.headers, bytes(content), response.encoding)
