"""The web application: every edge on one Starlette, with the hub's own work in the background."""

import asyncio
import logging
import secrets
from collections.abc import AsyncIterator, Awaitable, Callable, Coroutine
from contextlib import asynccontextmanager, suppress

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import BaseRoute, Route
from starlette.types import Receive, Scope, Send

from hub import console, faults, metrics
from hub.accesslog import endpoints as log_endpoints
from hub.bootstrap import Hub
from hub.errors import Fault, HubError
from hub.exchange.freshness import freshness
from hub.exchange.registry import configured
from hub.exchange.relay import number
from hub.gateway.cursors import Cursors
from hub.gateway.endpoint import Endpoint, Gateway
from hub.gateway.explorer import Explorer
from hub.lifecycle.watch import look
from hub.oauth import endpoints as oauth_endpoints
from hub.settings import Profile

_log = logging.getLogger(__name__)
_INTEGRATE_SECONDS = 1.0
_NUMBER_SECONDS = 0.25
_POLL_SECONDS = 15.0
_DELIVER_SECONDS = 2.0
_SWEEP_SECONDS = 60.0
_COUNT_SECONDS = 30.0


class Front:
    """What the server talks to: GraphQL over HTTP goes straight to its endpoint, all else to the routes."""

    def __init__(self, endpoint: Endpoint, routes: Starlette) -> None:
        self._endpoint = endpoint
        self._routes = routes

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer one request."""
        if self._endpoint.takes(scope):
            await self._endpoint(scope, receive, send)
            return
        try:
            await self._routes(scope, receive, send)
        except Exception as error:
            # It was answered already; passed on, the server would log it with the values it quotes.
            area = "/".join(scope.get("path", "").split("/")[:2]) or scope["type"]
            faults.record(_log, area, secrets.token_hex(16), error)


def build(hub: Hub, *, background: bool = True) -> Front:
    """The application on an open hub."""

    @asynccontextmanager
    async def lifespan(_: Starlette) -> AsyncIterator[None]:
        loops = [asyncio.create_task(loop) for loop in _loops(hub)] if background else []
        yield
        for task in loops:
            task.cancel()
        for task in loops:
            with suppress(asyncio.CancelledError):
                await task
        if background:
            await hub.usage.flush()

    cursors = Cursors.kept_in(hub.settings.keys)
    gateway = Gateway(hub.store, hub.engine, hub.disclosure, hub.oauth, cursors, hub.usage, hub.guard)
    pages = console.Console(
        store=hub.store,
        settings=hub.settings,
        disclosure=hub.disclosure,
        people=hub.oauth.people,
        log=hub.log,
        freshness=lambda: freshness(hub.store),
    )
    explorer = Explorer(hub.oauth.checker, hub.agreements)
    routes: list[BaseRoute] = [
        *gateway.routes,
        *oauth_endpoints.routes(hub.oauth),
        *log_endpoints.routes(hub.log, hub.store),
        *console.routes(pages),
        *([] if hub.settings.profile is Profile.PRODUCTION else explorer.routes()),
        Route("/healthz", _healthy),
        Route("/readyz", _ready(hub)),
        *metrics.routes(hub.metrics, hub.settings.metrics_token),
    ]
    return Front(
        gateway.http,
        Starlette(
            routes=routes,
            lifespan=lifespan,
            exception_handlers={HubError: _designed, Exception: _fault},
        ),
    )


async def _healthy(_: Request) -> Response:
    return JSONResponse({"status": "ok"})


def _ready(hub: Hub) -> Callable[[Request], Awaitable[Response]]:
    async def ready(_: Request) -> Response:
        try:
            async with asyncio.timeout(3):
                await hub.store.appenders.fetch("SELECT 1")
        except Exception as error:
            faults.record(_log, "the question whether the database answers", "-", error)
            return JSONResponse({"status": "unavailable"}, 503)
        return JSONResponse({"status": "ok"})

    return ready


async def _designed(_: Request, error: Exception) -> Response:
    assert isinstance(error, HubError)
    return JSONResponse({"errors": [{"message": str(error.message), "extensions": error.extensions()}]}, error.status)


async def _fault(request: Request, _: Exception) -> Response:
    return await _designed(request, Fault())


def _loops(hub: Hub) -> list[Coroutine[None, None, None]]:
    async def integrate() -> None:
        await hub.log.integrate()

    async def relay() -> None:
        await number(hub.store)

    async def poll() -> None:
        for adapter, settings in configured(hub.settings.adapters).values():
            try:
                await hub.poller.poll(adapter, settings)
            except Exception as error:
                # One system must not keep the others waiting.
                faults.record(_log, f"polling {adapter.name}", "-", error)

    async def deliver() -> None:
        for adapter, settings in configured(hub.settings.adapters).values():
            if adapter.receives:
                await hub.worker.deliver(adapter, settings)

    async def lapse() -> None:
        await look(hub.store, hub.engine)

    async def count() -> None:
        await hub.usage.flush()

    return [
        _every(_INTEGRATE_SECONDS, integrate),
        _every(_NUMBER_SECONDS, relay),
        _every(_POLL_SECONDS, poll),
        _every(_DELIVER_SECONDS, deliver),
        _every(_SWEEP_SECONDS, lapse),
        _every(_COUNT_SECONDS, count),
    ]


async def _every(seconds: float, work: Callable[[], Awaitable[None]]) -> None:
    while True:
        try:
            await work()
        except Exception as error:
            # One round that fails must not end the loop; the next round tries again.
            faults.record(_log, work.__name__, "-", error)
        await asyncio.sleep(seconds)
