"""GraphiQL as whoever tries the hub meets it: in a real browser, under its own policy, asking nobody but the hub."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path
from uuid import uuid4

import pytest
from playwright.async_api import Browser, Page
from pydantic import SecretStr

from hub.bootstrap import Hub, Urls, open_hub
from hub.cli.token import obtain
from hub.demo.rounds import prepare
from hub.demo.simulators import free_port
from hub.serving import served
from hub.settings import Profile, Settings
from tests.conftest import Database

pytestmark = [pytest.mark.anyio, pytest.mark.browser]
EDITOR = ".graphiql-query-editor .CodeMirror"
RESULT = ".result-window .CodeMirror"
TEXT = "selector => document.querySelector(selector).CodeMirror.getValue()"


@pytest.fixture(scope="module")
async def hub(database: Database, tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Hub]:
    name = f"g_{uuid4().hex[:12]}"
    url = await asyncio.to_thread(database.migrated, name)
    home: Path = tmp_path_factory.mktemp("graphiql")
    settings = Settings(profile=Profile.DEMO, data_dir=home, database_url=SecretStr(url), adapters={}, port=free_port())
    async with open_hub(settings, Urls(url, url)) as hub:
        await prepare(hub)
        async with served(hub, background=False):
            yield hub
    database.drop(name)


@pytest.fixture
async def page(chromium: Browser, hub: Hub) -> AsyncIterator[Page]:
    """A window; at the end it may have complained of nothing and asked nobody but the hub."""
    complaints: list[str] = []
    asked: list[str] = []
    context = await chromium.new_context(viewport={"width": 1366, "height": 768})
    page = await context.new_page()
    page.on("console", lambda said: complaints.append(said.text) if said.type in {"error", "warning"} else None)
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("request", lambda request: asked.append(request.url))
    await page.goto(f"{hub.settings.base_url}/graphiql")
    yield page
    kept = await page.evaluate("[localStorage.length, sessionStorage.length, document.cookie]")
    await context.close()
    assert [said for said in complaints if "status of 401" not in said] == []
    assert [url for url in asked if not url.startswith((hub.settings.base_url, "data:"))] == []
    assert kept == [0, 0, ""]


async def enter(page: Page, hub: Hub, client: str, purpose: str, scope: str | None = None) -> None:
    await page.fill("#token", await asyncio.to_thread(obtain, hub.settings, client, scope))
    await page.select_option("#purpose", purpose)
    await page.fill("#case", "(2023)皖0223执123号")
    await page.click("#headers button")
    await page.wait_for_selector(EDITOR)


async def listed(page: Page, kind: str) -> list[str]:
    return await page.eval_on_selector_all(f"#permits .{kind} button", "all => all.map(each => each.dataset.name)")


async def test_a_query_runs_under_the_purpose_and_case_that_were_entered(page: Page, hub: Hub) -> None:
    await enter(page, hub, "demo-court", "P08")
    assert await page.inner_text("#said") == "demo-court · COURT-ENF · P07 P08 P13 P15"
    await page.click("#permits button[data-name=enforcementCases]")
    assert "enforcementCases(first: 5)" in await page.evaluate(TEXT, EDITOR)
    async with page.expect_request(lambda request: "enforcementCases" in (request.post_data or "")) as sent:
        await page.click(".graphiql-execute-button")
    headers = await (await sent.value).all_headers()
    assert headers["x-purpose"] == "P08"
    assert headers["x-case"] == "(2023)%E7%9A%960223%E6%89%A7123%E5%8F%B7"
    await page.wait_for_function(f"() => ({TEXT})('{RESULT}').includes('receipt')")
    assert '"nodes": []' in await page.evaluate(TEXT, RESULT)


async def test_the_list_follows_the_tokens_scopes_and_the_agreements(page: Page, hub: Hub) -> None:
    await enter(page, hub, "demo-court", "P08", "graphql:adhoc enforcement:read matter:read")
    permitted = await listed(page, "permitted")
    assert {"enforcementCase", "enforcementCases", "matters"} <= set(permitted)
    assert "inspectionCases" not in permitted
    assert "closeEnforcementRound" not in permitted
    await page.uncheck("#only")
    await page.fill("#find", "inspectionCases")
    assert await listed(page, "refused") == ["inspectionCases"]
    assert "the token lacks inspection:read" in await page.inner_text("#permits .refused")
    await page.fill("#find", "enforcementCases")
    await page.select_option("#purpose", "P01")
    await page.click("#headers button")
    await page.wait_for_selector("#permits .refused button[data-name=enforcementCases]")
    assert "not under this purpose: P01" in await page.inner_text("#permits .refused")


async def test_completion_knows_the_schema(page: Page, hub: Hub) -> None:
    await enter(page, hub, "demo-court", "P08")
    await page.click("button[aria-label='Show Documentation Explorer']")
    await page.wait_for_selector(".graphiql-doc-explorer-content >> text=Query", timeout=60_000)


async def test_a_token_that_is_none_is_told_in_words(page: Page) -> None:
    await page.fill("#token", "nonsense")
    await page.click("#headers button")
    await page.wait_for_selector("#said.wrong")
    assert "令牌" in await page.inner_text("#said")
    assert await page.locator(EDITOR).count() == 0
