"""How tests wait for a simulated platform, and what they call one."""

import asyncio
from collections.abc import Callable
from contextlib import AbstractAsyncContextManager, suppress

Platform = Callable[..., AbstractAsyncContextManager[str]]
"""``async with platform(busy_every="2") as url``."""


async def answering(port: int) -> None:
    """Returns once somebody listens there."""
    while True:
        with suppress(OSError):
            _, writer = await asyncio.open_connection("127.0.0.1", port)
            writer.close()
            await writer.wait_closed()
            return
        await asyncio.sleep(0.02)
