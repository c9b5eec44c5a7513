"""The console as people meet it: a real server, a real Chromium, and nothing that needs a script."""

import re
from urllib.parse import quote

import pytest

from tests.browser.conftest import OpenReader
from tests.hub.console.sample import ABSENT, CASE, DEBTOR, SISTER

pytestmark = [pytest.mark.anyio, pytest.mark.browser]

ENFORCEMENT = "/console/enforcement"
FOUND = f"{ENFORCEMENT}?q={quote(CASE)}"
PAGES = {
    "court": (
        ENFORCEMENT, FOUND, f"{ENFORCEMENT}?q={quote(SISTER)}", f"{ENFORCEMENT}?q={DEBTOR}",
        f"{ENFORCEMENT}?q={quote(ABSENT)}", f"{ENFORCEMENT}?q=abc", "/console/access-log", "/console/nowhere",
    ),
    "auditor": ("/console/access-log", "/console/access-log?result=denied", "/console/access-log?until=2020-01-01"),
}  # fmt: skip

SMALL_TEXT = """() => [...document.querySelectorAll('body *')].filter(e => {
  if (!e.getClientRects().length || ![...e.childNodes].some(n => n.nodeType === 3 && n.data.trim())) return false;
  const box = e.getScreenCTM ? e.getScreenCTM().a : 1;
  return parseFloat(getComputedStyle(e).fontSize) * box < 11.99;
}).map(e => e.outerHTML.slice(0, 120))"""

FAINT_TEXT = """() => {
  const parts = c => (c.match(/[\\d.]+/g) || []).map(Number);
  const light = c => { const [r, g, b] = parts(c).slice(0, 3).map(v => v / 255)
    .map(v => v <= 0.03928 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4); return 0.2126 * r + 0.7152 * g + 0.0722 * b; };
  const ground = e => { for (; e; e = e.parentElement) { const c = getComputedStyle(e).backgroundColor;
    const p = parts(c); if (p.length === 3 || p[3] === 1) return c; } return 'rgb(255, 255, 255)'; };
  return [...document.querySelectorAll('body *:not(svg):not(svg *)')].filter(e => {
    if (!e.getClientRects().length || ![...e.childNodes].some(n => n.nodeType === 3 && n.data.trim())) return false;
    if (e.closest('.percent, .visually-hidden, .skip')) return false;
    const a = light(getComputedStyle(e).color), b = light(ground(e));
    return (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05) < 4.5;
  }).map(e => e.outerHTML.slice(0, 120)); }"""


OVERFLOW = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
HEADINGS = """() => [...document.querySelectorAll(
  'main h2, main dt, main thead th, main summary, main button, main label, .rail a'
)].map(e => e.textContent).join(' ')"""


async def test_a_court_clerk_signs_in_looks_up_a_case_and_finds_the_view_in_the_log(reader: OpenReader):
    clerk = await reader()
    await clerk.open(FOUND)
    assert "/console/login?to=" in clerk.page.url
    await clerk.page.fill("#login", "court")
    await clerk.page.fill("#password", clerk.county.logins["court"].password)
    await clerk.page.press("#password", "Enter")
    # Back on the page that was asked for.
    assert clerk.page.url == clerk.base + FOUND
    content = await clerk.content()
    assert "终结本次执行程序：应执行 42,500.00 元，已到位并发放 15,000.00 元，尚欠 27,500.00 元。" in content
    assert "12 日后到期，须续行" in content
    receipt = await clerk.page.inner_text(".receipt code")
    await clerk.page.click(".receipt a")
    assert receipt in await clerk.content()
    assert await clerk.page.locator("tbody tr").count() == 1
    assert CASE in await clerk.page.inner_text("tbody tr")


async def test_the_search_takes_full_width_brackets_and_shows_what_it_understood(reader: OpenReader):
    clerk = await reader()
    await clerk.sign_in("court")
    await clerk.page.fill("#q", "（2023）皖 0223 执123号")
    await clerk.page.press("#q", "Enter")
    assert await clerk.page.inner_text("h1 > span") == CASE
    assert "识别为案号：法院代字 皖0223 · 首次执行 · 2023 年第 123 号" in await clerk.page.inner_text("#read-as")
    assert await clerk.page.input_value("#q") == CASE


async def test_the_language_switch_turns_the_whole_page(reader: OpenReader):
    clerk = await reader()
    await clerk.sign_in("court")
    await clerk.open(FOUND)
    await clerk.page.click(".bar-end > .languages a")
    assert clerk.page.url == clerk.base + FOUND
    content = await clerk.content()
    assert "This round of enforcement was closed (终本) on" in content
    assert "Who acts next" in content
    assert "ends in 12 days, renew" in content
    assert not re.search(r"[\u4e00-\u9fff]", await clerk.page.evaluate(HEADINGS))
    await clerk.page.click(".bar-end > .languages a")
    assert "下一步由谁办" in await clerk.content()


async def test_changing_the_purpose_reloads_the_page_under_it(reader: OpenReader):
    inspector = await reader()
    await inspector.sign_in("inspector")
    await inspector.open(FOUND)
    assert "决定不起诉" not in await inspector.content()
    await inspector.page.click(".bar .drop summary")
    await inspector.page.check(".bar .panel input[value=P05]")
    await inspector.page.click(".bar .purpose-form button")
    assert inspector.page.url == inspector.base + FOUND
    assert "P05" in await inspector.page.inner_text(".bar .drop summary")
    assert "决定不起诉" in await inspector.content()
    assert "用途 P05" in await inspector.page.inner_text(".receipt")


async def test_absent_and_not_allowed_look_the_same(reader: OpenReader):
    clerk = await reader()
    await clerk.sign_in("justice")
    shown = []
    for case in (CASE, ABSENT):
        await clerk.open(f"{ENFORCEMENT}?q={quote(case)}")
        text = await clerk.content()
        shown.append(re.sub(r"[0-9a-f-]{36}", "", text).replace("第 123 号", "").replace("第 999 号", ""))
    assert shown[0] == shown[1]
    assert "没有可以显示的结果" in shown[0]


async def test_the_auditor_finds_the_read_just_made_and_opens_it(reader: OpenReader):
    clerk, auditor = await reader(), await reader()
    await clerk.sign_in("court")
    await clerk.open(FOUND)
    receipt = await clerk.page.inner_text(".receipt code")
    await auditor.sign_in("auditor")
    await auditor.page.fill("#f-basis", CASE)
    await auditor.page.select_option("#f-purpose", "P08")
    await auditor.page.click(".filter button")
    assert "查看执行案件" in await auditor.page.inner_text("tbody tr:first-child")
    await auditor.page.click("tbody tr:first-child th a")
    assert receipt in await auditor.page.inner_text("#entry")
    assert await auditor.page.locator("tr.selected").count() == 1


@pytest.mark.parametrize("language", ["zh", "en"])
async def test_no_page_scrolls_sideways(reader: OpenReader, language: str):
    for login, pages in PAGES.items():
        window = await reader(language=language)
        for path in ("/console/login", *pages):
            await window.open(path)
            if path == "/console/login":
                await window.enter(login)
            for width in (1366, 1280, 1000, 768, 390, 320):
                await window.page.set_viewport_size({"width": width, "height": 844})
                assert await window.page.evaluate(OVERFLOW) <= 0, (path, width)


async def test_the_first_screen_holds_search_sentence_sums_and_two_next_steps(reader: OpenReader):
    clerk = await reader(width=1366, height=768)
    await clerk.enter("court")
    await clerk.open(FOUND)
    for selector in ("#q", ".sentence", ".sum-bar", ".limits > li:nth-child(2)"):
        box = await clerk.page.locator(selector).first.bounding_box()
        assert box is not None
        assert box["y"] + box["height"] <= 768, selector


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("language", ["zh", "en"])
async def test_text_is_large_and_dark_enough_to_read(reader: OpenReader, theme: str, language: str):
    for login, pages in PAGES.items():
        window = await reader(language=language, color_scheme=theme)
        await window.enter(login)
        for path in pages:
            await window.open(path)
            await window.page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")
            assert await window.page.evaluate(SMALL_TEXT) == [], path
            assert await window.page.evaluate(FAINT_TEXT) == [], path


async def test_controls_of_the_phone_are_large_enough_to_touch(reader: OpenReader):
    window = await reader(width=390, height=844)
    await window.enter("court")
    await window.open(FOUND)
    for selector in ("#q", ".search button", ".menu > summary"):
        box = await window.page.locator(selector).bounding_box()
        assert box is not None
        assert box["height"] >= 44, selector
    await window.page.click(".menu > summary")
    await window.page.click(".menu .panel a:has-text('访问日志')")
    assert "/console/access-log" in window.page.url


async def test_everything_works_with_the_keyboard_alone(reader: OpenReader):
    clerk = await reader()
    await clerk.sign_in("court")
    await clerk.page.locator("body").press("Tab")
    assert await clerk.page.evaluate("document.activeElement.className") == "skip"
    await clerk.page.keyboard.press("Enter")
    assert await clerk.page.evaluate("document.activeElement.id") == "content"
    await clerk.page.keyboard.press("Tab")
    assert await clerk.page.evaluate("document.activeElement.id") == "q"
    await clerk.page.keyboard.type(CASE)
    await clerk.page.keyboard.press("Enter")
    await clerk.page.wait_for_url(f"**{FOUND}")
    await clerk.page.focus(".count > summary >> nth=0")
    await clerk.page.keyboard.press("Enter")
    assert await clerk.page.locator(".count[open]").count() == 1


async def test_it_is_whole_with_scripts_switched_off(reader: OpenReader):
    clerk = await reader(java_script_enabled=False)
    await clerk.sign_in("court")
    await clerk.open(FOUND)
    await clerk.page.click(".count > summary >> nth=0")
    assert await clerk.page.locator(".count[open] p").first.is_visible()
    await clerk.page.click(".bar .user summary")
    await clerk.page.click(".bar .user button")
    assert clerk.page.url == clerk.base + "/console/login"
    await clerk.open(FOUND)
    assert "/console/login" in clerk.page.url


async def test_the_appearance_that_was_chosen_wins_over_the_systems(reader: OpenReader):
    clerk = await reader(color_scheme="dark")
    await clerk.sign_in("court")
    ground = "getComputedStyle(document.body).backgroundColor"
    assert await clerk.page.evaluate(ground) == "rgb(18, 24, 31)"
    await clerk.page.click(".bar .user summary")
    await clerk.page.click(".bar .user .choices a:has-text('浅色')")
    assert await clerk.page.evaluate(ground) == "rgb(245, 244, 240)"


async def test_the_address_is_kept_through_a_session_that_ended(reader: OpenReader):
    clerk = await reader()
    await clerk.sign_in("court")
    await clerk.county.console.people.close_session(
        next(str(c["value"]) for c in await clerk.page.context.cookies() if c["name"] == "hub")
    )
    await clerk.open(FOUND)
    assert "登录已过期" in await clerk.content()
    await clerk.page.click("tr:has(code:text-is('court')) button")
    assert clerk.page.url == clerk.base + FOUND
