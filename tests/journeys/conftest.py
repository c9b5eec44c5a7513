"""A whole hub on a migrated database, with the three simulated systems beside it."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from uuid import uuid4

import pytest
from pydantic import SecretStr

from hub.bootstrap import Hub, Urls, open_hub
from hub.demo.rounds import prepare
from hub.demo.simulators import simulators
from hub.settings import Profile, Settings


@asynccontextmanager
async def opened(database, home: Path, adapters: dict[str, dict[str, str]]) -> AsyncIterator[Hub]:
    name = f"j_{uuid4().hex[:12]}"
    url = await asyncio.to_thread(database.migrated, name)
    settings = Settings(profile=Profile.DEMO, data_dir=home, database_url=SecretStr(url), adapters=adapters, port=0)
    async with open_hub(settings, Urls(url, url)) as hub:
        await prepare(hub)
        yield hub
    database.drop(name)


@pytest.fixture
async def hub(database, tmp_path: Path) -> AsyncIterator[Hub]:
    """A hub with the demo's agreements, clients and people, its adapters pointed at fresh simulators."""
    async with simulators(tmp_path / "simulators") as adapters, opened(database, tmp_path, adapters) as hub:
        yield hub


@pytest.fixture
async def bare_hub(database, tmp_path: Path) -> AsyncIterator[Hub]:
    """The same hub with no system beside it."""
    async with opened(database, tmp_path, {}) as hub:
        yield hub
