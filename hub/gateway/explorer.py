"""``/graphiql``: GraphiQL with fields for purpose and case, and a list of what the caller's token permits.

Page, script and sheet are ours. GraphiQL and React come from an installed package and are served only if they are, byte
for byte, the releases named here (a line end apart). Not served in the ``production`` profile.
"""

import hashlib
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Any, Final

from jinja2 import Environment, StrictUndefined
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from hub.caller import Caller
from hub.errors import Unavailable
from hub.gateway.schema import ACTS, ROOTS
from hub.headers import page_headers
from hub.oauth.bearer import TokenChecker
from hub.policy.agreements import AgreementBook, Agreements
from hub.policy.decision import Denied, decide, shares_rows
from hub.words import text
from schema import ENTITIES, READ_SCOPE
from schema.codes import Purpose

PREFIX: Final = "/graphiql"
PACKAGE: Final = "graphene-django-graphiql-static"
_FOLDER: Final = "graphene_django_graphiql_static"
_RELEASES: Final = MappingProxyType(
    {
        "react.production.min.js": "229bbf4d0e7488209564152c6723497f1ac3934136ca1684233d2fa88fa4146f",
        "react-dom.production.min.js": "9db33292007ab6c38527b39d5663e976a305564e19b2a5a8713ea2b2c00f505d",
        "graphiql.min.js": "9ff2ca6842eea42d47fcf53a8e8cfec9b7912474f6c4275e904b7a39830e3995",
        "graphiql.min.css": "3ac6ccf8b4077271478b4887ec050ab9e66f0dc101a32ff3e2127b8f1d5ca6c3",
    }
)
"""SHA-256 of React 17.0.2 and GraphiQL 2.4.7 as their authors released them."""
_OURS: Final = ("explorer.css", "explorer.js")
_HEADERS: Final = page_headers(fonts="'self' data:", images="'self' data:")
_MEDIA: Final = {"js": "text/javascript", "css": "text/css"}


@dataclass(frozen=True, slots=True)
class Permit:
    """A root field or an act, and whether the caller may ask for it."""

    name: str
    kind: str
    """``one``, ``page``, ``groups`` or ``act``."""
    words: str
    scope: str
    why: str
    """What stands against it; empty: it is permitted."""


def permits(caller: Caller, agreements: Agreements) -> Iterator[Permit]:
    """Every root field and act, judged by the token's scopes, the declared purpose and the agreements."""
    against = {entity: _against(caller, entity, agreements) for entity in ENTITIES}
    for name, root in ROOTS.items():
        kind: Any = ENTITIES[root.entity]
        words = f"{kind.zh} {kind.en}"
        yield Permit(name, str(root.kind), words, READ_SCOPE[root.entity], against[root.entity])
    for name, act in ACTS.items():
        kind = ENTITIES[act.entity]
        words = f"{act.transition.zh} {act.transition.en}" if act.transition else f"{kind.zh} {kind.en}"
        scope = act.scope(caller.agency)
        why = against[act.entity] or ("" if caller.holds(scope) else _why("scope_missing", scope or "–"))
        yield Permit(name, "act", words, scope, why)


def _against(caller: Caller, entity: str, agreements: Agreements) -> str:
    decision = decide(caller, [entity], agreements)
    if isinstance(decision, Denied):
        return _why(decision.code.lower(), decision.what)
    return "" if shares_rows(decision.access, entity) else _why("not_shared", caller.purpose or "")


def _why(name: str, what: str) -> str:
    return str(text(f"explorer.{name}", what=what))


class Explorer:
    """The page and what it asks of the hub."""

    def __init__(self, checker: TokenChecker, agreements: AgreementBook) -> None:
        self._checker = checker
        self._agreements = agreements

    def routes(self) -> list[Route]:
        """Routes of the explorer."""
        return [
            Route(PREFIX, self.page),
            Route(f"{PREFIX}/scope", self.scope),
            Route(f"{PREFIX}/static/{{name}}", self.static),
        ]

    async def page(self, _: Request) -> Response:
        """The page. Raises Unavailable where GraphiQL is not installed."""
        found = assets()
        made = Environment(autoescape=True, undefined=StrictUndefined).from_string(_own("explorer.html").decode())
        purposes = [(purpose.value, f"{purpose.zh} {purpose.en}") for purpose in Purpose]
        body = made.render(text=text, purposes=purposes, url=lambda name: f"{PREFIX}/static/{name}?{found[name].mark}")
        return Response(body, media_type="text/html", headers={**_HEADERS, "Cache-Control": "no-store"})

    async def scope(self, http: Request) -> Response:
        """What the token of this request permits under the declared purpose. Raises NotAuthenticated."""
        caller = await self._checker.caller(
            http.headers,
            purpose_header=http.headers.get("x-purpose"),
            case_header=http.headers.get("x-case"),
            address="",
            trace="",
        )
        found = [asdict(each) for each in permits(caller, await self._agreements.live())]
        told = {"client": caller.client, "recipient": caller.recipient, "purposes": sorted(caller.purposes)}
        return JSONResponse({**told, "permits": found}, headers={**_HEADERS, "Cache-Control": "no-store"})

    async def static(self, http: Request) -> Response:
        """A script or style sheet."""
        found = assets().get(http.path_params["name"])
        if found is None:
            return Response("not found", 404, _HEADERS, media_type="text/plain")
        caching = {"Cache-Control": "public, max-age=31536000, immutable"}
        return Response(found.body, headers={**_HEADERS, **caching}, media_type=found.media)


@dataclass(frozen=True, slots=True)
class Asset:
    """One file as it is sent."""

    body: bytes
    media: str
    mark: str
    """Part of its address, another for another content."""


@cache
def assets() -> MappingProxyType[str, Asset]:
    """Every file by name. Raises Unavailable where a file is not there or not the one it should be."""
    bodies = {name: _own(name) for name in _OURS}
    bodies |= {name: _released(name, digest) for name, digest in _RELEASES.items()}
    return MappingProxyType(
        {
            name: Asset(body, _MEDIA[name.rsplit(".", 1)[1]], hashlib.sha256(body).hexdigest()[:12])
            for name, body in bodies.items()
        }
    )


def _own(name: str) -> bytes:
    return files("hub.gateway").joinpath("static", name).read_bytes()


def _released(name: str, digest: str) -> bytes:
    try:
        body = files(_FOLDER).joinpath("static", _FOLDER, name).read_bytes()
    except (ModuleNotFoundError, OSError) as error:
        raise Unavailable("EXPLORER_ABSENT", package=PACKAGE) from error
    for form in (body, body.removesuffix(b"\n")):
        if hashlib.sha256(form).hexdigest() == digest:
            return form
    raise Unavailable("EXPLORER_ABSENT", package=PACKAGE)
