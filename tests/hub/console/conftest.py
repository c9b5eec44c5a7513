from pathlib import Path

import pytest

from hub.store.engine import Store
from tests.hub.console.sample import County, open_county, tell


@pytest.fixture
async def county(store: Store, tmp_path: Path) -> County:
    """The console over the sample matter."""
    made = await open_county(store, tmp_path)
    await tell(store)
    return made
