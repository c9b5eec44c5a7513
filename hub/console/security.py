"""What protects the pages: response headers, forms that only our own pages may send, targets that stay on this site."""

import hashlib
import hmac
import unicodedata
from collections.abc import Mapping
from typing import Final
from urllib.parse import urlsplit

from starlette.requests import Request

from hub.errors import Forbidden, InvalidInput
from hub.headers import page_headers

PREFIX: Final = "/console"
FORM_FIELD: Final = "form"
"""Name of the hidden field that proves a form was made for this browser."""
_MAX_TARGET: Final = 600

HEADERS: Final[Mapping[str, str]] = page_headers()
"""On every response of the console."""
STRICT_TRANSPORT: Final = ("Strict-Transport-Security", "max-age=63072000; includeSubDomains")
"""Added where the hub is reached over https; browsers do not heed it elsewhere (RFC 6797 §7.2)."""
NO_STORE: Final = ("Cache-Control", "no-store")
"""On everything but the static files."""


def form_token(browser: str) -> str:
    """The proof for forms of the browser that holds this cookie; it does not tell the cookie."""
    return hashlib.sha256(b"liandong-hub/console-form/v1\x00" + browser.encode()).hexdigest()


def check_form(request: Request, form: Mapping[str, str], browser: str) -> None:
    """Raise Forbidden (``FORM_FOREIGN``) unless one of our own pages, shown to this browser, sent the form."""
    site = request.headers.get("sec-fetch-site")
    origin = request.headers.get("origin")
    # Under Referrer-Policy: no-referrer browsers send the origin "null" with a form; the token decides then.
    foreign_origin = origin not in {None, "null"} and _host(str(origin)) != request.headers.get("host")
    token = form.get(FORM_FIELD, "")
    if (
        (site is not None and site != "same-origin")
        or foreign_origin
        or not browser
        or not hmac.compare_digest(token.encode(), form_token(browser).encode())
    ):
        raise Forbidden("FORM_FOREIGN")


def local_target(target: str | None) -> str:
    """The target if it is a page of this console, else its first page: no redirect leaves the site."""
    home = f"{PREFIX}/"
    path = (target or "").partition("?")[0]
    if not target or len(target) > _MAX_TARGET or not target.isprintable() or "\\" in target:
        return home
    if not path.startswith(home) or "//" in path or ".." in path:
        return home
    # Pages that only change something make no sense as a place to return to.
    return home if path in {f"{PREFIX}/{name}" for name in ("login", "logout", "purpose", "preferences")} else target


def plain_value(value: str, name: str, longest: int = 200) -> str:
    """A value from the URL, trimmed. Raises InvalidInput for one that is too long or holds control characters."""
    if len(value) > longest or has_controls(value):
        raise InvalidInput("BAD_VALUE", field=name, name=name)
    return value.strip()


def has_controls(value: str) -> bool:
    """Whether a text holds control characters, which no number, name or day does."""
    return any(unicodedata.category(character) == "Cc" for character in value)


def _host(origin: str) -> str | None:
    """Host and port of an origin; None for a text that is no origin."""
    try:
        return urlsplit(origin).netloc
    except ValueError:
        return None
