"""The one place where everything is wired: settings in, parts out. Nothing else reads settings or opens a store."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass

from sqlalchemy.engine import make_url

from hub.accesslog.keys import log_key
from hub.accesslog.log import AccessLog
from hub.disclosure import Disclosure
from hub.errors import Unavailable
from hub.exchange.ingest import Ingest
from hub.exchange.poller import Poller, ingest_logging
from hub.exchange.worker import Worker
from hub.gateway.limits import Guard, Limits
from hub.gateway.usage import Usage
from hub.lifecycle.calendar import load
from hub.lifecycle.engine import Engine
from hub.metrics import Metrics
from hub.oauth.server import OAuth
from hub.policy.agreements import AgreementBook
from hub.settings import Profile, Settings
from hub.store import migrate
from hub.store.embedded import EmbeddedServer
from hub.store.engine import Store


@dataclass(frozen=True, slots=True)
class Urls:
    """How to reach the database, as the hub and as whoever may migrate."""

    app: str
    admin: str

    @property
    def app_role(self) -> str:
        """The database role the hub works under."""
        return make_url(self.app).username or migrate.APP_ROLE


@dataclass(frozen=True, slots=True)
class Hub:
    """All parts of a running hub."""

    settings: Settings
    metrics: Metrics
    guard: Guard
    store: Store
    engine: Engine
    agreements: AgreementBook
    log: AccessLog
    disclosure: Disclosure
    oauth: OAuth
    poller: Poller
    worker: Worker
    usage: Usage


@asynccontextmanager
async def database(settings: Settings, *, keep: bool = False) -> AsyncIterator[Urls]:
    """The database: the configured one, or the embedded server, started or adopted.

    A server this call started is stopped at the end; with ``keep`` an adopted one is stopped too, because the caller
    is its owner from here on. Raises Unavailable in the ``production`` profile without a URL.
    """
    if settings.database_url is not None:
        app = settings.database_url.get_secret_value()
        admin = settings.database_admin_url.get_secret_value() if settings.database_admin_url else app
        yield Urls(app, admin)
        return
    if settings.profile is Profile.PRODUCTION:
        raise Unavailable("DATABASE_URL_NEEDED")
    server = EmbeddedServer(settings.data_dir / "postgres")
    started = server.start()
    try:
        await migrate.provision(server.url("postgres"), server.password)
        yield Urls(server.url(migrate.DATABASE, migrate.APP_ROLE), server.url(migrate.DATABASE, migrate.OWNER_ROLE))
    finally:
        if started or keep:
            server.stop()


@asynccontextmanager
async def open_store(settings: Settings) -> AsyncIterator[Store]:
    """An open store on the hub's database."""
    async with database(settings) as urls:
        store = await Store(urls.app).open()
        try:
            yield store
        finally:
            await store.close()


def guard_of(settings: Settings, metrics: Metrics | None = None) -> Guard:
    """The limits as they are set. Raises InvalidInput for a name or number that is none."""
    return Guard(Limits.of(settings.limits), settings.limits_measure_only, metrics)


@asynccontextmanager
async def open_hub(settings: Settings, urls: Urls) -> AsyncIterator[Hub]:
    """Wire every part on an open database.

    Raises Unavailable if the database is not at this program's revision.
    """
    found, head = await migrate.current(urls.admin)
    if found != head:
        raise Unavailable("DATABASE_REVISION", found=found or "–", head=head)
    metrics = Metrics()
    guard = guard_of(settings, metrics)
    store = await Store(
        urls.app, readers=settings.database_readers, statement_seconds=guard.seconds("statement_seconds")
    ).open()
    try:
        engine = Engine(await load(store))
        agreements = AgreementBook(store)
        key, origin = log_key(settings)
        log = AccessLog(store, key, origin, committed=metrics.log_commit.observe)
        disclosure = Disclosure(store, agreements, log)
        yield Hub(
            settings=settings,
            metrics=metrics,
            guard=guard,
            store=store,
            engine=engine,
            agreements=agreements,
            log=log,
            disclosure=disclosure,
            oauth=OAuth.build(store, settings),
            poller=Poller(store, Ingest(store, engine, ingest_logging(disclosure)), disclosure),
            worker=Worker(store, disclosure, engine),
            usage=Usage(store),
        )
    finally:
        await store.close()
