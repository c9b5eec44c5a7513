from collections.abc import AsyncIterator
from uuid import uuid4

import pytest

from hub.store.engine import Store
from tests.conftest import Database
from tests.hub.console.sample import County, open_county, tell


@pytest.fixture(scope="module")
async def county(database: Database, tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[County]:
    """The console over the sample matter, shared by the tests of a module."""
    name = f"t_{uuid4().hex[:12]}"
    store = await Store(database.url(name)).open()
    made = await open_county(store, tmp_path_factory.mktemp("hub"))
    await tell(store)
    yield made
    await store.close()
    database.drop(name)
