"""A value that is read by one caller while the others wait."""

import asyncio

import pytest

from hub.held import Held

pytestmark = pytest.mark.anyio


async def test_many_callers_at_once_read_once():
    read = 0

    async def reading() -> int:
        nonlocal read
        read += 1
        await asyncio.sleep(0.01)
        return read

    held = Held(reading, 60)
    assert await asyncio.gather(*(held.present() for _ in range(20))) == [1] * 20
    assert await held.present() == 1


async def test_what_is_past_its_time_is_read_again():
    values = iter([1, 2])

    async def reading() -> int:
        return next(values)

    held = Held(reading, 0)
    assert [await held.present(), await held.present()] == [1, 2]


async def test_a_failed_reading_is_told_and_tried_again():
    answers = iter([OSError("gone"), 7])

    async def reading() -> int:
        answer = next(answers)
        if isinstance(answer, OSError):
            raise answer
        return answer

    held = Held(reading, 60)
    with pytest.raises(OSError, match="gone"):
        await held.present()
    assert await held.present() == 7
