"""A value from elsewhere that is good for a while: read by one caller at a time, however many wait for it."""

import asyncio
import time
from collections.abc import Awaitable, Callable
from typing import Generic, TypeVar

T = TypeVar("T")


class Held(Generic[T]):
    """Holds what ``read`` gave for ``seconds``; then the next caller reads again while the others wait."""

    def __init__(self, read: Callable[[], Awaitable[T]], seconds: float) -> None:
        self._read = read
        self._seconds = seconds
        self._value: T | None = None
        self._until = 0.0
        self._reading = asyncio.Lock()

    async def present(self) -> T:
        """The value, read at most ``seconds`` ago. Raises what reading raises; the next caller tries again."""
        if self._value is not None and time.monotonic() < self._until:
            return self._value
        async with self._reading:
            if self._value is None or time.monotonic() >= self._until:
                began = time.monotonic()
                self._value = await self._read()
                self._until = began + self._seconds
            return self._value
