from collections.abc import AsyncIterator
from uuid import uuid4

import httpx
import pytest
from sqlmodel import SQLModel
from starlette.applications import Starlette

from hub.oauth import models
from hub.oauth.clients import ensure_demo_clients
from hub.oauth.endpoints import routes
from hub.oauth.server import OAuth
from hub.settings import Profile, Settings
from hub.store.engine import Store
from tests.conftest import Database
from tests.hub.oauth.machine import Machine

TABLES = [
    model.__table__  # type: ignore[attr-defined]
    for model in vars(models).values()
    if isinstance(model, type) and issubclass(model, SQLModel) and model is not SQLModel
]


@pytest.fixture(scope="module")
def settings(tmp_path_factory: pytest.TempPathFactory) -> Settings:
    return Settings(profile=Profile.DEMO, data_dir=tmp_path_factory.mktemp("hub"), public_url="http://hub.test")


@pytest.fixture(scope="module")
async def identity(database: Database) -> AsyncIterator[Store]:
    """A store with the tables of identity, shared by the tests of a module."""
    name = f"t_{uuid4().hex[:12]}"
    store = await Store(database.url(name)).open()
    async with store.engine.begin() as connection:
        await connection.run_sync(SQLModel.metadata.create_all, tables=TABLES)
    yield store
    await store.close()
    database.drop(name)


@pytest.fixture(scope="module")
async def oauth(identity: Store, settings: Settings) -> OAuth:
    """Identity with the demo clients registered."""
    await ensure_demo_clients(identity, settings)
    return OAuth.build(identity, settings)


@pytest.fixture(scope="module")
async def http(oauth: OAuth) -> AsyncIterator[httpx.AsyncClient]:
    """The authorization server over HTTP."""
    async with served(oauth) as client:
        yield client


@pytest.fixture(scope="module")
def court(http: httpx.AsyncClient, settings: Settings) -> Machine:
    """The client of the court."""
    return Machine.demo(http, settings, "demo-court")


@pytest.fixture
async def gone(database: Database, settings: Settings, oauth: OAuth) -> AsyncIterator[OAuth]:
    """Identity on a database that is no longer there."""
    name = f"t_{uuid4().hex[:12]}"
    store = Store(database.url(name))
    database.drop(name)
    yield OAuth.build(store, settings)
    await store.close()


def served(oauth: OAuth) -> httpx.AsyncClient:
    """A client in front of the endpoints."""
    app = Starlette(routes=routes(oauth))
    return httpx.AsyncClient(transport=httpx.ASGITransport(app), base_url=oauth.issuer)
