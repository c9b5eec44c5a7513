"""A hub on a real port, and the packages of Node that speak to it."""

import asyncio
import shutil
import subprocess
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from pathlib import Path
from uuid import uuid4

import httpx
import pytest
from pydantic import SecretStr

from hub.bootstrap import Hub, Urls, open_hub
from hub.cli.token import obtain
from hub.demo.rounds import prepare, sync
from hub.demo.simulators import free_port, simulators
from hub.serving import served
from hub.settings import Profile, Settings

HERE = Path(__file__).parent
MODERN = "application/graphql-response+json"


@dataclass
class Live:
    """A running hub as a client's system meets it."""

    hub: Hub
    url: str
    http: httpx.AsyncClient
    _tokens: dict[tuple[str, str | None], str] = field(default_factory=dict)

    async def bearer(self, client: str = "demo-court", scope: str | None = None) -> dict[str, str]:
        """The header of a client; its token is asked for once."""
        key = (client, scope)
        if key not in self._tokens:
            self._tokens[key] = await asyncio.to_thread(obtain, self.hub.settings, client, scope)
        return {"Authorization": f"Bearer {self._tokens[key]}"}

    async def post(self, body: object, client: str = "demo-court", *, scope: str | None = None, **headers: str):
        """The answer to a body sent as JSON; ``X_Purpose`` is written for ``X-Purpose``."""
        said = {name.replace("_", "-"): value for name, value in headers.items()}
        bearer = await self.bearer(client, scope)
        return await self.http.post("/graphql", json=body, headers={"Accept": MODERN, **said, **bearer})


@asynccontextmanager
async def listening(database, home: Path, adapters: dict[str, dict[str, str]]) -> AsyncIterator[Live]:
    """A hub with the demo's agreements, clients, people and documents, on a port."""
    name = f"p_{uuid4().hex[:12]}"
    url = await asyncio.to_thread(database.migrated, name)
    settings = Settings(
        profile=Profile.DEMO, data_dir=home, database_url=SecretStr(url), adapters=adapters, port=free_port()
    )
    async with open_hub(settings, Urls(url, url)) as hub:
        await prepare(hub)
        async with (
            served(hub, background=False) as address,
            httpx.AsyncClient(base_url=address, trust_env=False, timeout=30) as http,
        ):
            yield Live(hub, address, http)
    database.drop(name)


@pytest.fixture(scope="module")
async def live(database, tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Live]:
    """A listening hub with no record and no system beside it."""
    async with listening(database, tmp_path_factory.mktemp("live"), {}) as hub:
        yield hub


@pytest.fixture(scope="module")
async def stocked(database, tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Live]:
    """A listening hub that holds the sample cases of the simulated systems."""
    home = tmp_path_factory.mktemp("stocked")
    async with simulators(home / "simulators") as adapters, listening(database, home, adapters) as hub:
        await sync(hub.hub)
        yield hub


@pytest.fixture(scope="session")
def node_home(request: pytest.FixtureRequest) -> Path:
    """A folder with the scripts of this directory and their packages, kept between runs while the list is the same."""
    if shutil.which("node") is None or shutil.which("npm") is None:
        pytest.skip("Node.js with npm is not installed: what other people wrote for Node cannot be run")
    home = Path(request.config.cache.mkdir("node-packages"))
    wanted = (HERE / "package.json").read_text(encoding="utf-8")
    stamp = home / "installed.json"
    if not stamp.exists() or stamp.read_text(encoding="utf-8") != wanted:
        (home / "package.json").write_text(wanted, encoding="utf-8")
        command = ["npm", "install", "--no-audit", "--no-fund", "--no-package-lock", "--ignore-scripts", "--silent"]
        subprocess.run(command, cwd=home, check=True, timeout=240)
        stamp.write_text(wanted, encoding="utf-8")
    for script in HERE.glob("*.mjs"):
        shutil.copy(script, home / script.name)
    return home
