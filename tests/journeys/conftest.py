"""A whole hub on a migrated database, with the three simulated systems beside it."""

from collections.abc import AsyncIterator
from pathlib import Path
from uuid import uuid4

import pytest
from pydantic import SecretStr

from hub.bootstrap import Hub, Urls, open_hub
from hub.demo.rounds import prepare
from hub.demo.simulators import simulators
from hub.settings import Profile, Settings
from hub.store import migrate


@pytest.fixture
async def hub(database, tmp_path: Path) -> AsyncIterator[Hub]:
    """A hub with the demo's agreements, clients and people, its adapters pointed at fresh simulators."""
    name = f"j_{uuid4().hex[:12]}"
    url = database.url(name)
    await migrate.upgrade(url, "postgres")
    async with simulators(tmp_path / "simulators") as adapters:
        settings = Settings(
            profile=Profile.DEMO, data_dir=tmp_path, database_url=SecretStr(url), adapters=adapters, port=0
        )
        async with open_hub(settings, Urls(url, url)) as opened:
            await prepare(opened)
            yield opened
    database.drop(name)
