"""From views to bytes: Jinja with autoescape, one frame around every page, the receipt at its foot."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import quote, urlencode

from jinja2 import Environment, FileSystemLoader, StrictUndefined, pass_context
from jinja2.runtime import Context
from markupsafe import Markup
from starlette.responses import HTMLResponse, Response

from hub import clock
from hub.accesslog.log import LogReceipt
from hub.console import assets, formats
from hub.console.security import FORM_FIELD
from hub.console.sentences import Sentence
from hub.console.visit import THEMES, Visit
from hub.words import Language, Text, text
from schema.codes import Purpose
from schema.fields import Code
from schema.scopes import Scope


@dataclass(frozen=True, slots=True)
class Page:
    """An entry of the rail."""

    name: str
    path: str
    scopes: frozenset[Scope]
    """All of them are needed to open it."""
    oversight: bool = False


PAGES = (
    Page("enforcement", "/console/enforcement", frozenset({Scope.ENFORCEMENT_READ, Scope.MATTER_READ})),
    Page("access_log", "/console/access-log", frozenset({Scope.AUDIT_READ}), oversight=True),
)
"""Every page there is, in the order of the rail."""


def open_pages(visit: Visit) -> list[Page]:
    """The pages whoever is signed in may open."""
    held = visit.person.caller.scopes if visit.person else frozenset()
    return [page for page in PAGES if page.scopes <= held]


def fragment(visit: Visit, template: str, **views: Any) -> bytes:
    """The content of a page: what is disclosed, and what the log keeps the hash of."""
    return environment().get_template(template).render(_context(visit) | views).encode()


def page(
    visit: Visit,
    title: Text,
    content: bytes,
    *,
    current: str = "",
    receipt: LogReceipt | None = None,
    reference: str = "",
    status: int = 200,
) -> Response:
    """Content in its frame, with the receipt of the read where there was one."""
    shown = _context(visit) | {
        "title": title,
        "content": Markup(content.decode()),  # noqa: S704 (made by our own templates, escaped there)
        "current": current,
        "receipt": receipt,
        "reference": reference,
        "now": formats.moment(clock.now(), seconds=True),
        "pages": open_pages(visit),
    }
    return HTMLResponse(environment().get_template("frame.html").render(shown), status)


def whole(visit: Visit, template: str, title: Text, *, status: int = 200, **views: Any) -> Response:
    """A page with a frame of its own (sign-in)."""
    shown = _context(visit) | {"title": title} | views
    return HTMLResponse(environment().get_template(template).render(shown), status)


def link(path: str, **query: str | None) -> str:
    """A path with its query; empty values are left out."""
    given = {name: value for name, value in query.items() if value}
    return f"{path}?{urlencode(given, quote_via=quote)}" if given else path


@cache
def environment() -> Environment:
    """The one Jinja environment: autoescape always on, a missing name is an error."""
    made = Environment(
        loader=FileSystemLoader(Path(__file__).parent / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    made.filters["say"] = _say
    made.filters["head"] = _head
    made.filters["runs"] = _runs
    made.filters["purpose"] = formats.purpose
    made.globals.update(t=_t, icon=_icon, asset=assets.url, link=link, agency=formats.agency, unit=formats.unit)
    return made


def _context(visit: Visit) -> dict[str, Any]:
    caller = visit.person.caller if visit.person else None
    return {
        "lang": visit.language,
        "theme": visit.theme,
        "themes": THEMES,
        "person": visit.person,
        "reader": caller,
        "purposes": [purpose for purpose in Purpose if caller and purpose in caller.purposes],
        "here": visit.here,
        "form_field": FORM_FIELD,
        "form_token": visit.token,
        "trace": visit.trace,
    }


@pass_context
def _say(context: Context, value: Text | Code) -> str:
    language: Language = context["lang"]
    if isinstance(value, Code):
        return value.zh if language == "zh" else value.en
    return value[language]


@pass_context
def _head(context: Context, value: Text) -> str:
    """A text at the head of a row: with a capital, where the language has them."""
    words = value[context["lang"]]
    return words[:1].upper() + words[1:]


@pass_context
def _runs(context: Context, value: Text) -> Any:
    return Sentence(zh=value.zh, en=value.en).runs(context["lang"])


@pass_context
def _t(context: Context, key: str, **parameters: Any) -> str:
    return text(f"console.{key}", **parameters)[context["lang"]]


def _icon(name: str) -> Markup:
    return Markup('<svg class="icon" aria-hidden="true"><use href="{}#{}"/></svg>').format(
        assets.url("icons.svg"), name
    )
