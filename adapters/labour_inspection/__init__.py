"""The labour-inspection system (劳动保障监察管理信息系统), read through its exchange database."""

from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager

from adapters.labour_inspection.mapping import read
from adapters.labour_inspection.tables import CASE_TABLE, TRANSFER_TABLE
from adapters.port import Adapter, Connection, Setting


@asynccontextmanager
async def _connect(settings: Mapping[str, str]) -> AsyncIterator[Connection]:
    # Only a hub that is told of the database needs its driver.
    from adapters.transports.exchange_db import ExchangeDatabase

    yield ExchangeDatabase(settings["dsn"], (CASE_TABLE, TRANSFER_TABLE))


async def _simulate(settings: Mapping[str, str]) -> None:
    # Only the demo and the tests need the simulator and its samples.
    from adapters.labour_inspection.simulator import simulate

    await simulate(settings)


ADAPTER = Adapter(
    name="labour_inspection",
    zh="劳动保障监察管理信息系统",
    en="labour inspection system",
    agency="HRSS",
    transport="FRONT_DB",
    version="1.0",
    interval_seconds=600,
    settings=(Setting("dsn", "前置库连接串", "connection string of the exchange database", secret=True),),
    connect=_connect,
    read=read,
    simulate=_simulate,
)

__all__ = ["ADAPTER"]
