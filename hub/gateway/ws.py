"""GraphQL over WebSocket, by the protocol ``graphql-transport-ws`` and by no other.

https://github.com/enisdenny/graphql-ws/blob/master/PROTOCOL.md names the messages and close codes.
"""

import asyncio
import logging
import secrets
from collections.abc import Mapping
from contextlib import aclosing, suppress
from dataclasses import dataclass, replace
from enum import IntEnum
from typing import Any
from urllib.parse import quote, urlsplit

import orjson
from starlette.websockets import WebSocket, WebSocketDisconnect

from hub import faults
from hub.caller import Caller
from hub.errors import HubError, InvalidInput, NotAuthenticated
from hub.gateway import wire
from hub.gateway.admission import Admission, Admitted
from hub.gateway.asked import Asked
from hub.gateway.operations import Operations, Refused

PROTOCOL = "graphql-transport-ws"
FRAME_MAX = 65_536
"""Longest message taken from a client, in bytes; the server's limit on frames is set to it."""
INIT_SECONDS = 10.0
SLOW_SECONDS = 10.0
"""How long a client may leave one message unread before it is cut off."""
_CLOSE_SECONDS = 20.0
_OPERATIONS_MAX = 100
_log = logging.getLogger(__name__)


class Code(IntEnum):
    """Close codes of the protocol."""

    BAD_MESSAGE = 4400
    UNAUTHORIZED = 4401
    FORBIDDEN = 4403
    BAD_PROTOCOL = 4406
    INIT_TIMEOUT = 4408
    DUPLICATE = 4409
    TOO_MANY = 4429
    FAULT = 4500


class Close(Exception):
    """The connection must be closed."""

    def __init__(self, code: Code, reason: str) -> None:
        super().__init__(reason)
        self.code, self.reason = code, reason


@dataclass(frozen=True, slots=True)
class Sockets:
    """The WebSocket side of the gateway."""

    operations: Operations
    admission: Admission

    async def serve(self, socket: WebSocket) -> None:
        """Serve one connection to its end."""
        if not _same_origin(socket):
            await socket.close()  # Before it is accepted: the handshake is answered with 403.
            return
        if PROTOCOL not in socket.scope.get("subprotocols", ()):
            await socket.accept()
            await socket.close(Code.BAD_PROTOCOL, "Subprotocol not acceptable")
            return
        await socket.accept(subprotocol=PROTOCOL)
        await _Connection(self, socket).run()


class _Connection:
    def __init__(self, parts: Sockets, socket: WebSocket) -> None:
        self._parts = parts
        self._socket = socket
        self._ended: asyncio.Future[Close | None] = asyncio.get_running_loop().create_future()
        self._greeted = asyncio.Event()
        self._initialised = False
        self._admitted: Admitted | None = None
        self._operations: dict[str, asyncio.Task[None]] = {}
        self._sending = asyncio.Lock()

    async def run(self) -> None:
        """Read and keep until either says it is over, then leave nothing behind."""
        tasks = [asyncio.create_task(self._read()), asyncio.create_task(self._keep())]
        try:
            ending = await self._ended
        finally:
            tasks += self._operations.values()
            for task in tasks:
                task.cancel()
            await asyncio.gather(*tasks, return_exceptions=True)
        if ending is not None:
            with suppress(TimeoutError, WebSocketDisconnect, RuntimeError):
                async with asyncio.timeout(_CLOSE_SECONDS):
                    await self._socket.close(ending.code, ending.reason)

    def _end(self, ending: Close | None) -> None:
        if not self._ended.done():
            self._ended.set_result(ending)

    async def _keep(self) -> None:
        """Close what never says who it is, and what may no longer stay."""
        with suppress(TimeoutError):
            async with asyncio.timeout(INIT_SECONDS):
                await self._greeted.wait()
        if self._admitted is None:
            self._end(Close(Code.INIT_TIMEOUT, "Connection initialisation timeout"))
            return
        self._end(_closing(await self._parts.admission.ended(self._admitted.token)))

    async def _read(self) -> None:
        try:
            while True:
                message = await self._socket.receive()
                if message["type"] == "websocket.disconnect":
                    self._end(None)
                    return
                await self._take(_parsed(message))
        except Close as ending:
            self._end(ending)
        except WebSocketDisconnect:
            self._end(None)
        except Exception as error:
            faults.record(_log, "a connection", secrets.token_hex(16), error)
            self._end(Close(Code.FAULT, "Internal server error"))

    async def _take(self, message: Mapping[str, Any]) -> None:
        match message.get("type"):
            case "connection_init":
                await self._greet(message)
            case "ping":
                _object(message.get("payload"), "payload")
                payload = {"payload": message["payload"]} if message.get("payload") is not None else {}
                await self._send(orjson.dumps({"type": "pong", **payload}))
            case "pong":
                _object(message.get("payload"), "payload")
            case "subscribe":
                self._subscribe(message)
            case "complete":
                operation = self._operations.pop(_operation_id(message), None)
                if operation is not None:
                    operation.cancel()
            case _:
                raise Close(Code.BAD_MESSAGE, "Unknown message type")

    async def _greet(self, message: Mapping[str, Any]) -> None:
        if self._initialised:
            raise Close(Code.TOO_MANY, "Too many initialisation requests")
        self._initialised = True
        given = _object(message.get("payload"), "payload")
        names = ("authorization", "x-purpose", "x-case")
        headers = {name: self._socket.headers[name] for name in names if name in self._socket.headers}
        headers |= {
            # In JSON a case number may stand as it is written; in a header it cannot.
            name.lower(): value if value.isascii() else quote(value)
            for name, value in given.items()
            if name.lower() in names and isinstance(value, str)
        }
        client = self._socket.client
        try:
            self._admitted = await self._parts.admission.admit(
                headers, address=client.host if client else "", trace=secrets.token_hex(16)
            )
        except HubError as error:
            raise _closing(error) from error
        self._greeted.set()
        await self._send(b'{"type":"connection_ack"}')

    def _subscribe(self, message: Mapping[str, Any]) -> None:
        name, asked = _operation_id(message), _asked(message)
        if self._admitted is None:
            raise Close(Code.UNAUTHORIZED, "Unauthorized")
        if name in self._operations:
            shown = name[:60].encode("ascii", "replace").decode()
            raise Close(Code.DUPLICATE, f"Subscriber for {shown} already exists")
        if len(self._operations) >= _OPERATIONS_MAX:
            raise Close(Code.TOO_MANY, "Too many operations")
        caller = replace(self._admitted.caller, trace=secrets.token_hex(16))
        task = asyncio.create_task(self._operate(name, caller, asked))
        self._operations[name] = task

    async def _operate(self, name: str, caller: Caller, asked: Asked) -> None:
        try:
            try:
                async with aclosing(self._parts.operations.results(caller, asked)) as results:
                    async for payload in results:
                        await self._send(_framed("next", name, payload))
                ending = _framed("complete", name)
            except Refused as refused:
                ending = _framed("error", name, orjson.dumps(refused.errors))
            # Whoever hears of the end may use the id again at once.
            self._operations.pop(name, None)
            await self._send(ending)
        except WebSocketDisconnect:
            self._end(None)
        finally:
            if self._operations.get(name) is asyncio.current_task():
                del self._operations[name]

    async def _send(self, message: bytes) -> None:
        async with self._sending:
            try:
                async with asyncio.timeout(SLOW_SECONDS):
                    await self._socket.send_text(message.decode())
            except TimeoutError:
                self._end(Close(Code.TOO_MANY, "Slow consumer"))
                raise WebSocketDisconnect(Code.TOO_MANY) from None
            except RuntimeError as error:
                raise WebSocketDisconnect() from error


def _closing(error: HubError) -> Close:
    if isinstance(error, NotAuthenticated):
        return Close(Code.FORBIDDEN, f"Forbidden: {error.code}")
    if isinstance(error, InvalidInput):
        return Close(Code.BAD_MESSAGE, f"Invalid message: {error.code}")
    return Close(Code.FAULT, f"Internal server error: {error.code}")


def _same_origin(socket: WebSocket) -> bool:
    """A browser says which site opened the socket; other sites may not. Programs say nothing."""
    origin = socket.headers.get("origin")
    return origin is None or urlsplit(origin).netloc == socket.headers.get("host")


def _parsed(message: Mapping[str, Any]) -> Mapping[str, Any]:
    text = message.get("text")
    if not isinstance(text, str) or len(text) > FRAME_MAX:
        raise Close(Code.BAD_MESSAGE, "Invalid message: not a text of this size")
    try:
        found = wire.loaded(text.encode("utf-8", "surrogatepass"))
    except InvalidInput as error:
        raise Close(Code.BAD_MESSAGE, "Invalid message: not JSON") from error
    if not isinstance(found, dict):
        raise Close(Code.BAD_MESSAGE, "Invalid message: not an object")
    return found


def _object(value: Any, name: str) -> Mapping[str, Any]:
    if value is None:
        return {}
    if not isinstance(value, dict):
        raise Close(Code.BAD_MESSAGE, f"Invalid message: {name}")
    return value


def _operation_id(message: Mapping[str, Any]) -> str:
    name = message.get("id")
    if not isinstance(name, str) or not name:
        raise Close(Code.BAD_MESSAGE, "Invalid message: id")
    return name


def _asked(message: Mapping[str, Any]) -> Asked:
    payload = _object(message.get("payload"), "payload")
    key = _object(payload.get("extensions"), "extensions").get("idempotencyKey")
    try:
        return wire.asked(payload, {"idempotency-key": key} if isinstance(key, str) else {})
    except InvalidInput as error:
        raise Close(Code.BAD_MESSAGE, f"Invalid message: {error.parameters.get('detail')}") from error


def _framed(kind: str, name: str, payload: bytes = b"") -> bytes:
    head = orjson.dumps({"id": name, "type": kind})
    return head[:-1] + b',"payload":' + payload + b"}" if payload else head
