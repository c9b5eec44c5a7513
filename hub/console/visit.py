"""One request of one browser: who it is, in which language, and which forms it may send."""

import secrets
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from functools import cached_property
from typing import Final
from urllib.parse import parse_qsl

from anyio import Lock
from starlette.requests import Request

from hub.accesslog.log import AccessLog
from hub.caller import Caller
from hub.console.security import check_form, form_token
from hub.disclosure import Disclosure
from hub.errors import InvalidInput, NotAuthenticated
from hub.exchange.freshness import SourceAge
from hub.oauth.people import DemoLogin, People, SignedIn, ensure_demo_people
from hub.settings import Profile, Settings
from hub.store.engine import Store
from hub.words import Language

LANGUAGE_COOKIE: Final = "hub-language"
THEME_COOKIE: Final = "hub-theme"
THEMES: Final = ("system", "light", "dark")
_MAX_FORM: Final = 16 * 1024
_MAX_FIELDS: Final = 16


@dataclass
class Console:
    """What the pages need of the hub."""

    store: Store
    settings: Settings
    disclosure: Disclosure
    people: People
    log: AccessLog
    freshness: Callable[[], Awaitable[list[SourceAge]]]
    _demo: list[DemoLogin] | None = field(default=None, init=False)
    _lock: Lock = field(default_factory=Lock, init=False)

    @property
    def secure(self) -> bool:
        """Whether browsers reach the hub over https."""
        return self.settings.base_url.startswith("https://")

    @property
    def session_cookie(self) -> str:
        """Name of the session's cookie."""
        return "__Host-hub" if self.secure else "hub"

    @property
    def visit_cookie(self) -> str:
        """Name of the cookie that ties the sign-in form to a browser."""
        return "__Host-hub-visit" if self.secure else "hub-visit"

    async def demo_logins(self) -> list[DemoLogin]:
        """The logins of the demo, made when first asked for; none in any other profile."""
        if self.settings.profile is not Profile.DEMO:
            return []
        async with self._lock:
            if self._demo is None:
                self._demo = await ensure_demo_people(self.store, self.settings)
        return self._demo


@dataclass
class Visit:
    """The request with what is known of whoever sent it."""

    console: Console
    request: Request
    session: str
    """Value of the session cookie, whether or not the session still lives; empty without one."""
    person: SignedIn | None
    trace: str
    browser: str
    """The cookie forms are tied to: the session's, or one made for the sign-in form."""

    @classmethod
    async def of(cls, console: Console, request: Request) -> "Visit":
        """The visit behind a request."""
        session = request.cookies.get(console.session_cookie, "")
        trace = secrets.token_hex(16)
        address = request.client.host if request.client else ""
        person = await console.people.signed_in(session, address=address, trace=trace) if session else None
        browser = session if person else request.cookies.get(console.visit_cookie, "")
        return cls(console, request, session, person, trace, browser or secrets.token_urlsafe(32))

    @cached_property
    def language(self) -> Language:
        """The language chosen in this browser, else the person's own, else Chinese."""
        chosen = self.request.cookies.get(LANGUAGE_COOKIE)
        if chosen is None and self.person is not None:
            chosen = self.person.language
        return "en" if chosen == "en" else "zh"

    @property
    def theme(self) -> str:
        """``system``, ``light`` or ``dark``."""
        chosen = self.request.cookies.get(THEME_COOKIE, "")
        return chosen if chosen in THEMES else "system"

    @property
    def token(self) -> str:
        """The proof that goes into every form of this page."""
        return form_token(self.browser)

    @property
    def caller(self) -> Caller:
        """Whoever is signed in. Raises NotAuthenticated if nobody is."""
        if self.person is None:
            raise NotAuthenticated("SESSION_ENDED")
        return self.person.caller

    @property
    def here(self) -> str:
        """Path and query of this page."""
        query = self.request.url.query
        return self.request.url.path + (f"?{query}" if query else "")

    async def form(self) -> dict[str, str]:
        """The fields of the form that was sent, after checking that one of our own pages sent it.

        Raises InvalidInput for a body that is no form, Forbidden (``FORM_FOREIGN``) for a form from elsewhere.
        """
        body = bytearray()
        async for chunk in self.request.stream():
            body += chunk
            if len(body) > _MAX_FORM:
                raise InvalidInput
        try:
            pairs = parse_qsl(body.decode("ascii"), keep_blank_values=True, errors="strict", max_num_fields=_MAX_FIELDS)
        except ValueError as error:
            raise InvalidInput from error
        fields = dict(pairs)
        check_form(self.request, fields, self.browser)
        return fields
