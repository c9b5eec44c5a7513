"""How old what the hub knows of each system is."""

from dataclasses import dataclass
from datetime import datetime

from sqlmodel import select

from hub import clock
from hub.exchange.models import SyncState
from hub.exchange.registry import installed
from hub.store.engine import Store
from hub.store.session import reading


@dataclass(frozen=True, slots=True)
class SourceAge:
    """One system: when it last answered and when it last had something new."""

    system: str
    zh: str
    en: str
    agency: str
    transport: str
    contacted_at: datetime | None
    record_at: datetime | None
    age_seconds: int | None
    """Seconds since the last contact; None if there was none."""
    stale: bool
    """Older than the interval agreed with the system."""
    reachable: bool = True
    """Whether the last attempt to contact it succeeded."""


async def freshness(store: Store) -> list[SourceAge]:
    """The age of every installed source."""
    async with reading(store) as session:
        states = {state.system: state for state in (await session.exec(select(SyncState))).all()}
    now = clock.now()
    ages = []
    for adapter in installed().values():
        state = states.get(adapter.name)
        contacted = state.contacted_at if state else None
        age = int((now - contacted).total_seconds()) if contacted else None
        ages.append(
            SourceAge(
                system=adapter.name,
                zh=adapter.zh,
                en=adapter.en,
                agency=adapter.agency,
                transport=adapter.transport,
                contacted_at=contacted,
                record_at=state.record_at if state else None,
                age_seconds=age,
                stale=age is None or age > adapter.interval_seconds,
                reachable=contacted is not None and not (state and state.failed_at and state.failed_at > contacted),
            )
        )
    return ages
