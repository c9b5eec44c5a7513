"""Routes of the console, and what holds for all of them: headers, sign-in first, errors as pages."""

import logging
from collections.abc import Awaitable, Callable
from typing import Any

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import PlainTextResponse, RedirectResponse, Response
from starlette.routing import BaseRoute, Mount, Route, Router
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from hub import faults
from hub.console import assets, render
from hub.console.pages import access_log, enforcement, sign_in
from hub.console.pages.nothing import nothing_here
from hub.console.render import link
from hub.console.security import HEADERS, NO_STORE, PREFIX, STRICT_TRANSPORT
from hub.console.visit import Console, Visit
from hub.errors import Fault, HubError, NotAuthenticated
from hub.words import text

_log = logging.getLogger(__name__)

Page = Callable[[Visit], Awaitable[Response]]


def routes(console: Console) -> list[BaseRoute]:
    """The console under ``/console``."""

    def show(path: str, page: Page, *, methods: tuple[str, ...] = ("GET",), anybody: bool = False) -> Route:
        return Route(path, _endpoint(console, page, anybody=anybody), methods=list(methods))

    pages = Router(
        routes=[
            Route("/static/{name}", assets.serve),
            show("/", _home),
            show("/login", sign_in.login, methods=("GET", "POST"), anybody=True),
            show("/logout", sign_in.logout, methods=("POST",), anybody=True),
            show("/purpose", sign_in.choose_purpose, methods=("POST",)),
            show("/preferences", sign_in.preferences, anybody=True),
            show("/enforcement", enforcement.page),
            show("/access-log", access_log.page),
            show("/{rest:path}", nothing_here),
        ],
        redirect_slashes=False,
    )
    return [
        Route(PREFIX, _Protected(RedirectResponse(f"{PREFIX}/", 308), secure=console.secure)),
        Mount(PREFIX, _Protected(pages, secure=console.secure)),
    ]


async def _home(visit: Visit) -> Response:
    """The first page whoever is signed in may open."""
    pages = render.open_pages(visit)
    if pages:
        return RedirectResponse(pages[0].path, 303)
    content = render.fragment(visit, "no_pages.html")
    return render.page(visit, text("console.no_pages_title"), content)


def _endpoint(console: Console, page: Page, *, anybody: bool) -> Callable[[Request], Awaitable[Response]]:
    async def endpoint(request: Request) -> Response:
        visit: Visit | None = None
        try:
            visit = await Visit.of(console, request)
            if visit.person is None and not anybody:
                return _to_sign_in(visit)
            return await page(visit)
        except HubError as error:
            return _failed(console, request, visit, error)
        except Exception as error:
            faults.record(_log, "a page of the console", visit.trace if visit else "-", error)
            return _failed(console, request, visit, Fault())

    return endpoint


def _to_sign_in(visit: Visit) -> Response:
    """To the sign-in, which leads back here; a form that was sent leads to the first page instead."""
    target = visit.here if visit.request.method == "GET" else f"{PREFIX}/"
    return RedirectResponse(link(f"{PREFIX}/login", to=target, ended="1" if visit.session else None), 303)


def _failed(console: Console, request: Request, visit: Visit | None, error: HubError) -> Response:
    """The error as a page. Without a visit even the session could not be looked up."""
    visit = visit or Visit(console, request, "", None, "", "")
    if isinstance(error, NotAuthenticated):
        return _to_sign_in(visit)
    known = {"error": error, "again": visit.here if request.method == "GET" else f"{PREFIX}/"}
    if visit.person is None:
        return render.whole(visit, "error.html", error.message, status=error.status, **known)
    content = render.fragment(visit, "error_content.html", **known)
    return render.page(visit, error.message, content, status=error.status)


class _Protected:
    """Adds the headers every response of the console carries."""

    def __init__(self, inner: ASGIApp, *, secure: bool) -> None:
        self.inner = inner
        fixed = {**HEADERS, **dict([STRICT_TRANSPORT] if secure else [])}
        self._fixed = [(name.lower().encode(), value.encode()) for name, value in fixed.items()]

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def protected(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers: list[Any] = [*message["headers"], *self._fixed]
                if not any(name == b"cache-control" for name, _ in headers):
                    headers.append((NO_STORE[0].lower().encode(), NO_STORE[1].encode()))
                message = {**message, "headers": headers}
            await send(message)

        try:
            await self.inner(scope, receive, protected)
        except HTTPException as error:
            # A method that a page does not have: left to the outer application, its answer would lack the headers.
            answer = PlainTextResponse(error.detail, error.status_code, error.headers)
            await answer(scope, receive, protected)
