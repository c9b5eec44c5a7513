"""The feed: wakes whoever waits for changes, in this process, as soon as the relay has numbered them."""

import asyncio
import logging
import secrets
from collections.abc import Collection
from contextlib import suppress
from typing import Any, Self

from hub import faults
from hub.exchange.relay import CHANNEL
from hub.store import changes
from hub.store.engine import Store

_LOOK_SECONDS = 5.0
"""How long a lost notification may go unnoticed."""
_RETRY_SECONDS = 1.0
_log = logging.getLogger(__name__)


class Feed:
    """Listens while somebody follows it; holds one number a table and no change."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._followers = 0
        self._task: asyncio.Task[None] | None = None
        self._told = asyncio.Event()
        self._moved = asyncio.Event()
        self._known: int | None = None
        self._before = 0
        self._latest: dict[str, int] = {}

    async def __aenter__(self) -> Self:
        self._followers += 1
        if self._task is None:
            self._task = asyncio.create_task(self._run())
        return self

    async def __aexit__(self, *_: object) -> None:
        self._followers -= 1
        if self._followers == 0 and self._task is not None:
            task, self._task = self._task, None
            task.cancel()
            with suppress(asyncio.CancelledError):
                await task

    async def beyond(self, seq: int, tables: Collection[str]) -> None:
        """Return when one of these tables has a change beyond a number."""
        while not any(self._latest.get(table, self._before) > seq for table in tables):
            await self._moved.wait()

    async def _run(self) -> None:
        while True:
            try:
                await self._listen()
            except Exception as error:
                faults.record(_log, "listening to changes", secrets.token_hex(16), error)
                await asyncio.sleep(_RETRY_SECONDS)

    async def _listen(self) -> None:
        connection = await self._store.listen()
        try:
            await connection.add_listener(CHANNEL, self._tell)
            while True:
                self._told.clear()
                await self._look()
                with suppress(TimeoutError):
                    async with asyncio.timeout(_LOOK_SECONDS):
                        await self._told.wait()
                if connection.is_closed():
                    return
        finally:
            # Within a cancelled task nothing can be awaited for long: the server ends the session by itself.
            connection.terminate()

    def _tell(self, *_: Any) -> None:
        self._told.set()

    async def _look(self) -> None:
        if self._known is None:
            # What was numbered before it listened counts for every table: whoever is behind looks for itself.
            self._known = self._before = await changes.head(self._store)
        else:
            newer = await changes.latest(self._store, self._known)
            if not newer:
                return
            self._latest |= newer
            self._known = max(newer.values())
        moved, self._moved = self._moved, asyncio.Event()
        moved.set()
