"""From the bytes of an HTTP request to what is asked: method, type, size and form are checked here."""

import asyncio
import re
from collections.abc import Awaitable, Callable, Iterable, Mapping, MutableMapping
from typing import Any, Final
from urllib.parse import parse_qsl

import orjson

from hub.errors import InvalidInput
from hub.gateway.asked import Asked
from hub.gateway.registration import PREFIX, sha256_of

BODY_SECONDS: Final = 10.0
NESTING_MAX: Final = 64
_DIGITS_MAX: Final = 18
_PARAMETERS: Final = ("query", "documentId", "operationName", "variables", "extensions")
_DOCUMENT: Final = re.compile(rf"{PREFIX}([0-9a-f]{{64}})")

Scope = MutableMapping[str, Any]
Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Hold = Callable[[int], None]
"""Told the size of a request so far; raises if it is too large."""
Send = Callable[[Message], Awaitable[None]]


class MethodNotAllowed(InvalidInput):
    """Neither GET nor POST."""

    status = 405


class UnsupportedMedia(InvalidInput):
    """A body that is not JSON in UTF-8."""

    status = 415


class TooSlow(InvalidInput):
    """A body that does not arrive in time."""

    status = 408


class ClientGone(Exception):
    """The caller closed the connection before its request was there; nobody waits for an answer."""


def headers_of(raw: Iterable[tuple[bytes, bytes]]) -> dict[str, str]:
    """Headers by name in lower case; what is given twice is joined by commas (RFC 9110 §5.3)."""
    found: dict[str, str] = {}
    for name, value in raw:
        key, said = name.decode("latin-1").lower(), value.decode("latin-1")
        found[key] = f"{found[key]}, {said}" if key in found else said
    return found


async def body_of(
    receive: Receive,
    headers: Mapping[str, str],
    hold: Hold,
    seconds: float = BODY_SECONDS,
    *,
    empty: bytes | None = None,
) -> bytes:
    """The whole body; ``empty`` stands for none where there may be none.

    Raises what ``hold`` raises, TooSlow, UnsupportedMedia and ClientGone.
    """
    if empty is not None and headers.get("content-length", "0") == "0" and "transfer-encoding" not in headers:
        return empty
    _must_be_json(headers)
    declared = headers.get("content-length", "")
    if declared.isdecimal() and len(declared) <= _DIGITS_MAX:
        hold(int(declared))
    body = bytearray()
    try:
        async with asyncio.timeout(seconds):
            while True:
                message = await receive()
                if message["type"] == "http.disconnect":
                    raise ClientGone
                body += message.get("body", b"")
                hold(len(body))
                if not message.get("more_body", False):
                    return bytes(body)
    except TimeoutError as error:
        raise TooSlow("REQUEST_TOO_SLOW", seconds=int(seconds)) from error


def in_query(query: bytes, headers: Mapping[str, str], hold: Hold) -> Asked:
    """What a GET asks for. Raises InvalidInput and what ``hold`` raises."""
    hold(len(query))
    try:
        pairs = parse_qsl(query.decode("ascii"), keep_blank_values=True, errors="strict", max_num_fields=20)
    except ValueError as error:
        raise _malformed("URL") from error
    given: dict[str, Any] = {}
    for name, value in pairs:
        if name in given and name in _PARAMETERS:
            raise _malformed(name)
        given[name] = value
    for name in ("variables", "extensions"):
        if given.get(name):
            given[name] = loaded(given[name].encode())
        else:
            given.pop(name, None)
    return asked(given, headers, get=True)


def asked(given: Any, headers: Mapping[str, str], *, get: bool = False) -> Asked:
    """What a GraphQL request asks for, once it is plain values. Raises InvalidInput."""
    if not isinstance(given, dict):
        raise _malformed("JSON object")
    query, document, operation = given.get("query"), given.get("documentId"), given.get("operationName")
    variables, extensions = given.get("variables"), given.get("extensions")
    sha256 = ""
    if document is not None:
        known = _DOCUMENT.fullmatch(document) if isinstance(document, str) else None
        if known is None or not (query is None or (isinstance(query, str) and sha256_of(query) == known[1])):
            raise _malformed("documentId")
        sha256, query = known[1], ""
    if not isinstance(query, str):
        raise _malformed("query")
    if not (operation is None or isinstance(operation, str)):
        raise _malformed("operationName")
    if not (variables is None or isinstance(variables, dict)):
        raise _malformed("variables")
    if not (extensions is None or isinstance(extensions, dict)):
        raise _malformed("extensions")
    return Asked(
        query,
        operation or None,
        variables or {},
        idempotency=headers.get("idempotency-key", "").strip(),
        get=get,
        document=sha256,
    )


def named(name: str, variables: Any, headers: Mapping[str, str]) -> Asked:
    """A trusted document asked for by its name, its variables being the body. Raises InvalidInput."""
    if not isinstance(variables, dict):
        raise _malformed("JSON object")
    return Asked("", variables=variables, idempotency=headers.get("idempotency-key", "").strip(), named=name)


def loaded(body: bytes) -> Any:
    """JSON as plain values, of bounded nesting. Raises InvalidInput."""
    try:
        found = orjson.loads(body)
    except orjson.JSONDecodeError as error:
        raise _malformed("JSON") from error
    if body.count(b"[") + body.count(b"{") > NESTING_MAX and _deeper(found, NESTING_MAX):
        raise _malformed(f"JSON, ≤ {NESTING_MAX} levels")
    return found


def _deeper(value: Any, limit: int) -> bool:
    level = [value]
    for _ in range(limit):
        level = [
            item
            for outer in level
            if isinstance(outer, dict | list)
            for item in (outer.values() if isinstance(outer, dict) else outer)
            if isinstance(item, dict | list)
        ]
        if not level:
            return False
    return True


def _must_be_json(headers: Mapping[str, str]) -> None:
    media, *parameters = (piece.strip().lower() for piece in headers.get("content-type", "").split(";"))
    charsets = [
        value.strip('" ') for name, _, value in (item.partition("=") for item in parameters) if name == "charset"
    ]
    if media != "application/json" or any(charset not in {"utf-8", "utf8"} for charset in charsets):
        raise UnsupportedMedia("BAD_REQUEST", detail="Content-Type: application/json; charset=utf-8")
    if headers.get("content-encoding", "identity").strip().lower() != "identity":
        raise UnsupportedMedia("BAD_REQUEST", detail="Content-Encoding: identity")


def _malformed(detail: str) -> InvalidInput:
    return InvalidInput("BAD_REQUEST", detail=detail)
