"""Pulling from the agencies' systems: receive, apply, tell the source. Safe to stop and repeat at any point."""

import logging
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from sqlmodel.ext.asyncio.session import AsyncSession

from adapters.port import Adapter, Connection, Outcome, Result, Transient
from hub import clock
from hub.caller import Caller
from hub.disclosure import Disclosure
from hub.exchange import inbox
from hub.exchange.ingest import Ingest, Logging, Tally
from hub.exchange.models import InboxRecord, InboxState
from hub.store.engine import Store
from hub.store.session import Unit, unit_of_work
from hub.words import Text, text

_log = logging.getLogger(__name__)
_BATCH = 200
_RESULTS = {InboxState.APPLIED: Result.APPLIED, InboxState.DUPLICATE: Result.DUPLICATE}


@dataclass(frozen=True, slots=True)
class Polled:
    """What one contact with a system brought."""

    system: str
    pulled: int
    """Rows handed over, repeated ones included."""
    repeated: int
    """Of these, rows the hub had already: recognised duplicates."""
    tally: Tally
    reached: bool


class Poller:
    """Contacts one system after the other."""

    def __init__(self, store: Store, ingest: Ingest, disclosure: Disclosure) -> None:
        self._store = store
        self._ingest = ingest
        self._disclosure = disclosure

    async def poll(self, adapter: Adapter, settings: Mapping[str, str]) -> Polled:
        """Pull everything a system has, apply it, and tell the system what became of each record."""
        pulled = repeated = 0
        reached = True
        tally = Tally()
        try:
            async with adapter.connect(settings) as connection:
                while True:
                    async with unit_of_work(self._store) as unit:
                        cursor = (await inbox.sync_state(unit.session, adapter.name)).cursor
                    batch = await connection.pull(cursor, _BATCH)
                    async with unit_of_work(self._store) as unit:
                        new = await inbox.receive(unit.session, adapter.name, batch)
                        faulty = sum(1 for record in new if record.state == InboxState.QUARANTINED)
                    pulled += len(batch.records)
                    repeated += len(batch.records) - len(new)
                    tally.quarantined += faulty
                    if new:
                        await self._disclosure.record_exchange(self._caller(adapter), "pull", len(batch.records))
                    tally.add(await self._ingest.run(adapter))
                    await self._tell(adapter, connection)
                    if not batch.more:
                        break
        except Transient as error:
            reached = False
            await self._failed(adapter, str(error))
            tally.add(await self._ingest.run(adapter))
        return Polled(adapter.name, pulled, repeated, tally, reached)

    def _caller(self, adapter: Adapter) -> Caller:
        return Caller(agency=adapter.agency, unit="", client=f"adapter:{adapter.name}", purpose=None)

    async def _tell(self, adapter: Adapter, connection: Connection) -> None:
        while True:
            async with unit_of_work(self._store) as unit:
                settled = await inbox.untold(unit.session, adapter.name, _BATCH)
                outcomes = [outcome(record) for record in settled]
            if not outcomes:
                return
            await connection.acknowledge(outcomes)
            async with unit_of_work(self._store) as unit:
                await self._told(unit.session, settled)

    async def _told(self, session: AsyncSession, settled: Sequence[InboxRecord]) -> None:
        for record in settled:
            record.told_at = clock.now()
            session.add(record)

    async def _failed(self, adapter: Adapter, reason: str) -> None:
        _log.warning("%s cannot be reached", adapter.name)
        async with unit_of_work(self._store) as unit:
            state = await inbox.sync_state(unit.session, adapter.name)
            state.failed_at = clock.now()
            state.failure = reason[:300]
            unit.session.add(state)


def ingest_logging(disclosure: Disclosure) -> Logging:
    """What writes the access-log entry of each record that changed something."""

    async def logged(unit: Unit, adapter: Adapter, record: InboxRecord) -> None:
        caller = Caller(adapter.agency, "", f"adapter:{adapter.name}", case=record.case_key or None)
        await disclosure.record_ingest(unit, caller, str(record.id), record.digest)

    return logged


def outcome(record: InboxRecord) -> Outcome:
    """What a source is told of a settled record."""
    state = InboxState(record.state)
    if state in _RESULTS:
        return Outcome(record.handle, record.source_key, _RESULTS[state])
    return Outcome(record.handle, record.source_key, Result.QUARANTINED, record.code, reason(record.code).zh)


def reason(code: str) -> Text:
    """Why a record is in quarantine, in both languages."""
    return text(f"quarantine.{code.lower()}")
