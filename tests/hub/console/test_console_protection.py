"""What protects the console: headers everywhere, forms from elsewhere refused, no way off the site."""

import re
from urllib.parse import quote

import httpx
import pytest
from starlette.routing import Mount, Route

from hub.console.app import routes
from hub.console.security import local_target
from hub.settings import Profile
from hub.store.engine import Store
from tests.hub.console.sample import ABSENT, CASE, County, Visitor, open_county

pytestmark = pytest.mark.anyio

HEADERS = {
    "content-security-policy": "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; "
    "font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; object-src 'none'; "
    "frame-ancestors 'none'",
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "no-referrer",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-embedder-policy": "require-corp",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "camera=(), microphone=(), geolocation=(), usb=(), payment=(), "
    "publickey-credentials-get=(self)",
}
ADDRESSES = (
    "/console",
    "/console/",
    "/console/login",
    "/console/logout",
    "/console/purpose",
    "/console/preferences?language=en",
    "/console/enforcement",
    f"/console/enforcement?q={quote(CASE)}",
    f"/console/enforcement?q={quote(ABSENT)}",
    "/console/enforcement?q=%3Cscript%3E",
    "/console/access-log",
    "/console/access-log?older=nonsense",
    "/console/static/nothing.css",
    "/console/no/such/page",
)
FORMS = ("/console/login", "/console/logout", "/console/purpose")


def checked(answer: httpx.Response) -> None:
    for name, value in HEADERS.items():
        assert answer.headers.get_list(name) == [value], (str(answer.url), name)
    static = "/static/" in str(answer.url) and answer.status_code == 200
    assert answer.headers["cache-control"] == ("public, max-age=31536000, immutable" if static else "no-store")


async def test_the_addresses_below_cover_every_route(county: County):
    mount = next(route for route in routes(county.console) if isinstance(route, Mount))
    paths = {f"/console{route.path}" for route in mount.app.inner.routes if isinstance(route, Route)}
    plain = {address.partition("?")[0] for address in ADDRESSES}
    assert {re.sub(r"\{.*", "", path) for path in paths} - {"/console/"} <= plain | {"/console/static/"}


@pytest.mark.parametrize("login", [None, "court", "auditor", "admin"])
async def test_every_answer_carries_every_header(county: County, login: str | None):
    async with county.visitor() as visitor:
        if login:
            checked(await visitor.sign_in(login))
        for address in ADDRESSES:
            checked(await visitor.get(address))
            checked(await visitor.http.post(address, data={}))
        page = (await visitor.get("/console/login")).text
        for asset in re.findall(r'"(/console/static/[^"#]+)', page):
            answer = await visitor.get(asset)
            assert answer.status_code == 200
            checked(answer)


async def test_over_https_transport_security_and_host_cookies_are_added(store: Store, tmp_path):
    county = await open_county(store, tmp_path, public_url="https://hub.test")
    async with county.visitor("https://hub.test") as visitor:
        answer = await visitor.sign_in("court")
        assert answer.headers["strict-transport-security"] == "max-age=63072000; includeSubDomains"
        cookie = next(c for c in answer.headers.get_list("set-cookie") if c.startswith("__Host-hub="))
        assert {"Secure", "HttpOnly", "SameSite=lax", "Path=/"} <= set(cookie.split("; "))
        assert "Domain" not in cookie


async def test_no_page_carries_a_script_a_style_or_an_address_elsewhere(county: County):
    async with county.visitor() as visitor:
        pages = [await visitor.get("/console/login")]
        await visitor.sign_in("court")
        pages += [await visitor.get(address) for address in ADDRESSES]
        for page in pages:
            if page.headers.get("content-type", "").startswith("text/html"):
                assert not re.search(r"<script|<style|\sstyle=|\son[a-z]+=|javascript:", page.text), page.url
                assert not re.search(r'(?:href|src|action)="(?!/console/|#|")', page.text), page.url


async def test_what_is_typed_is_never_markup(county: County):
    async with county.visitor() as visitor:
        await visitor.sign_in("court")
        typed = '"><img src=x onerror=alert(1)>'
        page = (await visitor.get(f"/console/enforcement?q={quote(typed)}")).text
        assert "<img" not in page
        assert "&#34;&gt;&lt;img src=x onerror=alert(1)&gt;" in page


async def sent(visitor: Visitor, path: str, **changes: str) -> httpx.Response:
    """A form with a good proof, and with headers or fields changed."""
    page = "/console/login" if path == "/console/login" else "/console/enforcement"
    fields = {"form": await visitor.form(page), "purpose": "P07", "login": "x", "password": "y"}
    fields |= {name: value for name, value in changes.items() if name == "form"}
    headers = {name.replace("_", "-"): value for name, value in changes.items() if name != "form"}
    return await visitor.http.post(path, data=fields, headers=headers)


@pytest.mark.parametrize("path", FORMS)
@pytest.mark.parametrize(
    "changes",
    [
        {"form": ""},
        {"form": "0" * 64},
        {"sec_fetch_site": "cross-site"},
        {"sec_fetch_site": "same-site"},
        {"origin": "https://elsewhere.test"},
        {"origin": "http://127.0.0.1:9999"},
        {"origin": "http://["},
    ],
)
async def test_a_form_from_elsewhere_is_refused(county: County, path: str, changes: dict[str, str]):
    async with county.visitor() as visitor:
        if path != "/console/login":
            await visitor.sign_in("court")
        answer = await sent(visitor, path, **changes)
        assert answer.status_code == 403
        assert "表单已失效" in answer.text
        if path != "/console/login":
            assert (await visitor.get("/console/enforcement")).status_code == 200


async def test_the_proof_of_one_browser_is_none_for_another(county: County):
    async with county.visitor() as one, county.visitor() as other:
        await one.sign_in("court")
        await other.sign_in("police")
        answer = await sent(other, "/console/purpose", form=await one.form("/console/enforcement"))
        assert answer.status_code == 403


async def test_our_own_forms_are_taken_with_and_without_the_headers_of_newer_browsers(county: County):
    async with county.visitor() as visitor:
        await visitor.sign_in("court")
        for headers in ({}, {"sec_fetch_site": "same-origin", "origin": "null"}, {"origin": "http://127.0.0.1:8080"}):
            assert (await sent(visitor, "/console/purpose", **headers)).status_code == 303


@pytest.mark.parametrize(
    "target",
    [
        "https://elsewhere.test/console/",
        "//elsewhere.test/console/",
        "/\\elsewhere.test",
        "/console/..//elsewhere.test",
        "/console//elsewhere.test",
        "/console/\\elsewhere.test",
        "/console/\nSet-Cookie: a=b",
        "//[",
        "/console/login?to=/console/",
        "/console/login",
        "/console/logout",
        "/graphql",
        "javascript:alert(1)",
        "/console/" + "a" * 700,
        "",
        None,
    ],
)
def test_a_target_never_leaves_the_console(target: str | None):
    assert local_target(target) == "/console/"


@pytest.mark.parametrize("target", ["/console/enforcement", "/console/enforcement?q=%282023%29", "/console/access-log"])
def test_a_page_of_the_console_is_a_good_target(target: str):
    assert local_target(target) == target


async def test_static_files_are_found_under_their_digest_only(county: County):
    async with county.visitor() as visitor:
        for name in ("console.css", "icons.svg", "console.000000000000.css", "tokens.css"):
            assert (await visitor.get(f"/console/static/{name}")).status_code == 404


async def test_a_form_that_is_too_large_or_no_form_is_an_error_page(county: County):
    async with county.visitor() as visitor:
        await visitor.sign_in("court")
        for body in (b"a=" + b"x" * 20_000, b"\xff\xfe", "&".join(f"f{n}=1" for n in range(40)).encode()):
            answer = await visitor.http.post("/console/purpose", content=body)
            assert answer.status_code == 400
            checked(answer)


async def test_a_fault_is_a_page_with_a_number_and_nothing_of_its_cause(county: County, caplog):
    broken = County(county.console, county.store, county.log, county.logins)
    original = county.console.freshness

    async def failing():
        raise RuntimeError("secret detail")

    async with broken.visitor() as visitor:
        await visitor.sign_in("court")
        county.console.freshness = failing
        try:
            answer = await visitor.get(f"/console/enforcement?q={quote(CASE)}")
        finally:
            county.console.freshness = original
        assert answer.status_code == 500
        assert "没有完成，未改动任何数据" in answer.text
        assert "secret" not in answer.text
        number = re.search(r"编号 <code>([0-9a-f]{32})</code>", answer.text)
        assert number is not None
        assert number[1] in caplog.text
        checked(answer)


async def test_production_shows_no_demo_logins(store: Store, tmp_path):
    county = await open_county(store, tmp_path, profile=Profile.PRODUCTION, public_url="https://hub.test")
    async with county.visitor("https://hub.test") as visitor:
        assert "仅演示" not in (await visitor.get("/console/login")).text
