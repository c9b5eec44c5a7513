"""Signing in and out, what a session begins with, and how pages look to whom."""

import re
from urllib.parse import parse_qs, quote, urlsplit

import pytest

from tests.hub.console.sample import CASE, County

pytestmark = pytest.mark.anyio


def without_proof(page: str) -> str:
    return re.sub(r'name="form" value="[0-9a-f]{64}"', "", page)


async def test_a_wrong_password_and_an_unknown_login_look_alike(county: County):
    pages = []
    async with county.visitor() as visitor:
        for login in ("justice", "nobody"):
            answer = await visitor.http.post(
                "/console/login", data={"form": await visitor.form(), "login": login, "password": "wrong"}
            )
            pages.append((answer.status_code, without_proof(answer.text)))
    assert pages[0] == pages[1]
    assert pages[0][0] == 400
    assert "用户名或密码不正确" in pages[0][1]


async def test_after_several_failures_the_page_says_how_long_to_wait(county: County):
    async with county.visitor() as visitor:
        for _ in range(4):
            answer = await visitor.http.post(
                "/console/login", data={"form": await visitor.form(), "login": "guessed", "password": "wrong"}
            )
        assert answer.status_code == 429
        assert 1 <= int(answer.headers["retry-after"]) <= 4
        assert "请等待" in answer.text


async def test_the_session_cookie_is_opaque_and_new_at_each_sign_in(county: County):
    async with county.visitor() as visitor:
        first = await visitor.sign_in("court")
        cookie = next(c for c in first.headers.get_list("set-cookie") if c.startswith("hub="))
        assert {"HttpOnly", "SameSite=lax", "Path=/"} <= set(cookie.split("; "))
        assert "Secure" not in cookie
        before = visitor.http.cookies["hub"]
        assert len(before) >= 43
        await visitor.http.post("/console/logout", data={"form": await visitor.form("/console/enforcement")})
        await visitor.sign_in("court")
        assert visitor.http.cookies["hub"] != before


async def test_signing_out_ends_the_session_on_the_server(county: County):
    async with county.visitor() as visitor:
        await visitor.sign_in("court")
        cookie = visitor.http.cookies["hub"]
        answer = await visitor.http.post("/console/logout", data={"form": await visitor.form("/console/enforcement")})
        assert (answer.status_code, answer.headers["location"]) == (303, "/console/login")
        assert answer.headers["clear-site-data"] == '"cache", "storage"'
        assert "hub" not in visitor.http.cookies
        visitor.http.cookies.set("hub", cookie)
        again = await visitor.get("/console/enforcement")
        assert again.status_code == 303
        assert again.headers["location"].startswith("/console/login?")


async def test_a_session_that_ended_leads_back_to_the_page(county: County):
    target = f"/console/enforcement?q={quote(CASE)}"
    async with county.visitor() as visitor:
        visitor.http.cookies.set("hub", "ended")
        answer = await visitor.get(target)
        asked = parse_qs(urlsplit(answer.headers["location"]).query)
        assert asked == {"to": [target], "ended": ["1"]}
        page = (await visitor.get(answer.headers["location"])).text
        assert "登录已过期" in page
        assert f'name="to" value="{target}"' in page.replace("&amp;", "&")
        assert (await visitor.sign_in("court", to=target)).headers["location"] == target


async def test_without_a_session_the_sign_in_does_not_speak_of_one_that_ended(county: County):
    async with county.visitor() as visitor:
        answer = await visitor.get("/console/access-log")
        assert answer.headers["location"] == "/console/login?to=%2Fconsole%2Faccess-log"
        assert "登录已过期" not in (await visitor.get(answer.headers["location"])).text


async def test_after_sign_in_nobody_is_sent_off_the_site(county: County):
    async with county.visitor() as visitor:
        for target in ("https://elsewhere.test/", "//elsewhere.test", "/graphql"):
            assert (await visitor.sign_in("court", to=target)).headers["location"] == "/console/"
            await visitor.http.post("/console/logout", data={"form": await visitor.form("/console/enforcement")})


@pytest.mark.parametrize(
    ("login", "page"),
    [
        ("court", "/console/enforcement"),
        ("inspector", "/console/enforcement"),
        ("auditor", "/console/access-log"),
    ],
)
async def test_everybody_lands_on_their_first_page(county: County, login: str, page: str):
    async with county.visitor() as visitor:
        await visitor.sign_in(login)
        answer = await visitor.get("/console/")
        assert (answer.status_code, answer.headers["location"]) == (303, page)
        assert (await visitor.get("/console/login")).headers["location"] == "/console/"


async def test_the_rail_shows_only_what_may_be_opened(county: County):
    async with county.visitor() as visitor:
        await visitor.sign_in("auditor")
        page = (await visitor.get("/console/access-log")).text
        assert "执行查询" not in page
        assert (await visitor.get("/console/enforcement")).status_code == 404
    async with county.visitor() as visitor:
        await visitor.sign_in("admin")
        page = await visitor.get("/console/")
        assert page.status_code == 200
        assert "还没有可以打开的页面" in page.text
        assert (await visitor.get("/console/access-log")).status_code == 404


async def test_the_demo_shows_its_logins_and_each_signs_in_by_one_press(county: County):
    async with county.visitor() as visitor:
        page = (await visitor.get("/console/login")).text
        assert "仅演示" in page
        for login in county.logins.values():
            assert f"<code>{login.login}</code>" in page
            assert f"<code>{login.password}</code>" in page
        form = dict(
            re.findall(r'name="(\w+)" value="([^"]*)"', page.split("<code>prosecutor</code>")[1].split("</form>")[0])
        )
        answer = await visitor.http.post("/console/login", data=form)
        assert answer.status_code == 303
        assert "检察院" in (await visitor.get("/console/enforcement")).text


async def test_a_session_begins_with_the_customary_purpose_and_changes_it_only_to_one_that_is_held(county: County):
    async with county.visitor() as visitor:
        await visitor.sign_in("court")
        page = (await visitor.get("/console/enforcement")).text
        assert "<b>P08 执行</b>" in page
        assert "P04" not in page
        proof = await visitor.form("/console/enforcement")
        answer = await visitor.http.post(
            "/console/purpose", data={"form": proof, "purpose": "P13", "to": "/console/enforcement"}
        )
        assert (answer.status_code, answer.headers["location"]) == (303, "/console/enforcement")
        assert "<b>P13 会商研判</b>" in (await visitor.get("/console/enforcement")).text
        refused = await visitor.http.post("/console/purpose", data={"form": proof, "purpose": "P04"})
        assert refused.status_code == 403
        assert "<b>P13 会商研判</b>" in (await visitor.get("/console/enforcement")).text


async def test_language_and_appearance_are_kept_in_the_browser(county: County):
    async with county.visitor() as visitor:
        page = (await visitor.get("/console/login")).text
        assert '<html lang="zh-CN" data-theme="system">' in page
        answer = await visitor.get("/console/preferences?language=en&to=/console/login%3Fto%3D/console/access-log")
        assert answer.headers["location"] == "/console/login?to=%2Fconsole%2Faccess-log"
        away = await visitor.get("/console/preferences?language=en&to=/console/login%3Fto%3D//elsewhere.test")
        assert away.headers["location"] == "/console/login?to=%2Fconsole%2F"
        await visitor.get("/console/preferences?theme=dark")
        page = (await visitor.get("/console/login")).text
        assert '<html lang="en" data-theme="dark">' in page
        assert "Use the account your agency opened for you" in page
        await visitor.get("/console/preferences?language=fr&theme=pink")
        assert '<html lang="en" data-theme="dark">' in (await visitor.get("/console/login")).text
        away = await visitor.get("/console/preferences?language=en&to=https://elsewhere.test/")
        assert away.headers["location"] == "/console/"


async def test_signing_in_and_out_stands_in_the_log(county: County):
    async with county.visitor() as visitor:
        await visitor.sign_in("police")
        await visitor.http.post("/console/logout", data={"form": await visitor.form("/console/enforcement")})
        await visitor.sign_in("police")
        page = (await visitor.get("/console/access-log")).text
        assert page.count("登录控制台") == 2
        assert page.count("退出控制台") == 1
        assert county.logins["police"].password not in page
