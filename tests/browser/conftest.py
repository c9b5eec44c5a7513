import asyncio
import shutil
from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass, field
from typing import Any
from uuid import uuid4

import pytest
import uvicorn
from playwright.async_api import Browser, BrowserContext, ConsoleMessage, Page, Request, async_playwright

from hub.oauth.models import Person
from hub.store.engine import Store
from hub.store.session import unit_of_work
from tests.conftest import Database
from tests.hub.console.sample import County, open_county, tell

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
PURPOSES = {"court": "P08", "auditor": "P16"}
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"]


@dataclass
class Reader:
    """Somebody at a browser window, with all that went wrong in it."""

    page: Page
    county: County
    base: str
    complaints: list[str] = field(default_factory=list)
    asked: list[str] = field(default_factory=list)

    def listen(self) -> None:
        """Note what the browser remarks on and what it asks for."""

        def remarked(message: ConsoleMessage) -> None:
            if message.type in {"error", "warning"}:
                self.complaints.append(message.text)

        def failed(request: Request) -> None:
            # Leaving a page before it has loaded is no failure.
            if request.failure != "net::ERR_ABORTED":
                self.complaints.append(f"{request.failure}: {request.url}")

        self.page.on("console", remarked)
        self.page.on("pageerror", lambda error: self.complaints.append(str(error)))
        self.page.on("requestfailed", failed)
        self.page.on("request", lambda request: self.asked.append(request.url))

    async def open(self, path: str) -> None:
        await self.page.goto(self.base + path)

    async def sign_in(self, login: str) -> None:
        await self.open("/console/login")
        await self.page.fill("#login", login)
        await self.page.fill("#password", self.county.logins[login].password)
        await self.page.click(".sign-in-form > form button")

    async def enter(self, login: str) -> None:
        """Be signed in already, under the purpose the form would begin with."""
        people = self.county.console.people
        async with unit_of_work(self.county.store) as unit:
            person = await unit.session.get_one(Person, login)
        session = await people.open_session(person)
        await people.set_purpose(session, PURPOSES[login])
        await self.page.context.add_cookies([{"name": "hub", "value": session, "url": self.base}])

    async def content(self) -> str:
        return " ".join((await self.page.inner_text("main")).split())


OpenReader = Callable[..., Awaitable[Reader]]


@pytest.fixture(scope="module")
async def county(database: Database, tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[County]:
    name = f"t_{uuid4().hex[:12]}"
    store = await Store(database.url(name)).open()
    made = await open_county(store, tmp_path_factory.mktemp("hub"))
    await tell(store)
    yield made
    await store.close()
    database.drop(name)


@pytest.fixture(scope="module")
async def base(county: County) -> AsyncIterator[str]:
    """Where the console is served."""
    config = uvicorn.Config(county.app, port=0, log_level="warning", ws="none", lifespan="off", server_header=False)
    server = uvicorn.Server(config)
    # The signals stay with pytest.
    server.install_signal_handlers = lambda: None  # type: ignore[attr-defined]
    serving = asyncio.create_task(server.serve())
    while not server.started:  # noqa: ASYNC110 (uvicorn has no event to wait for)
        await asyncio.sleep(0.02)
    yield f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}"
    server.should_exit = True
    await serving


@pytest.fixture(scope="module")
async def chromium() -> AsyncIterator[Browser]:
    if CHROMIUM is None:
        pytest.skip("no Chromium on this machine: install the package chromium")
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield browser
        await browser.close()


@pytest.fixture
async def reader(chromium: Browser, county: County, base: str) -> AsyncIterator[OpenReader]:
    """Opens windows; at the end none may have complained or asked another host."""
    contexts: list[BrowserContext] = []
    readers: list[Reader] = []

    async def opened(*, width: int = 1366, height: int = 768, language: str = "zh", **options: Any) -> Reader:
        context = await chromium.new_context(viewport={"width": width, "height": height}, **options)
        contexts.append(context)
        await context.add_cookies([{"name": "hub-language", "value": language, "url": base}])
        made = Reader(await context.new_page(), county, base)
        made.listen()
        readers.append(made)
        return made

    yield opened
    for context in contexts:
        await context.close()
    for each in readers:
        # A page that is not there is told by its status, which the browser remarks on.
        assert [said for said in each.complaints if "status of 404" not in said] == []
        assert [url for url in each.asked if not url.startswith(base + "/console")] == []
