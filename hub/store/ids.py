"""Time-ordered identifiers (RFC 9562 version 7), made here because PostgreSQL 15 cannot."""

import itertools
import os
import threading
import time
import uuid

_lock = threading.Lock()
_last = 0
_count = itertools.count()


def new_id() -> uuid.UUID:
    """A UUIDv7: 48 bits of Unix milliseconds, a 12-bit counter, then random bits.

    Those of one process sort in the order in which they were made.
    """
    global _last, _count
    with _lock:
        now = max(time.time_ns() // 1_000_000, _last)
        if now > _last:
            _last, _count = now, itertools.count()
        number = next(_count)
        if number > 0xFFF:
            _last, _count = now + 1, itertools.count()
            now, number = _last, next(_count)
    value = now << 80 | 0x7 << 76 | number << 64 | 0x2 << 62 | int.from_bytes(os.urandom(8)) >> 2
    return uuid.UUID(int=value)
