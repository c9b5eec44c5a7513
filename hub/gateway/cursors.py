"""Cursors: the order values of a row, sealed for one query of one caller."""

import base64
import binascii
import hashlib
import hmac
import secrets
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import orjson

from hub.errors import InvalidInput
from hub.keyfiles import locked, read_private, write_private

_SEAL = 12
_FILE = "cursors.key"


class Cursors:
    """Makes and opens cursors. The seal tells a cursor that is not ours, of another query or of another caller."""

    def __init__(self, key: bytes) -> None:
        self._key = key

    @classmethod
    def kept_in(cls, folder: Path) -> "Cursors":
        """With the key kept in a folder, made there at first: cursors outlive a restart."""
        file = folder / _FILE
        with locked(folder):
            if not file.exists():
                write_private(file, secrets.token_bytes(32))
            return cls(read_private(file))

    def close(self, values: Sequence[str], query: bytes) -> str:
        """The cursor of a row; ``query`` says what it is good for."""
        content = orjson.dumps(values)
        return base64.urlsafe_b64encode(self._seal(content, query) + content).decode().rstrip("=")

    def open(self, cursor: str, query: bytes, count: int, field: str) -> tuple[str, ...]:
        """The ``count`` order values in a cursor. Raises InvalidInput unless it was made for this query."""
        try:
            sealed = base64.b64decode(cursor.encode("ascii") + b"=" * (-len(cursor) % 4), b"-_", validate=True)
            content = sealed[_SEAL:]
            if not hmac.compare_digest(sealed[:_SEAL], self._seal(content, query)):
                raise InvalidInput("BAD_CURSOR", field=field)
            found: list[Any] = orjson.loads(content)
        except (ValueError, binascii.Error) as error:
            raise InvalidInput("BAD_CURSOR", field=field) from error
        if len(found) != count:
            raise InvalidInput("BAD_CURSOR", field=field)
        return tuple(found)

    def _seal(self, content: bytes, query: bytes) -> bytes:
        return hashlib.blake2b(content + b"\0" + query, key=self._key, digest_size=_SEAL).digest()
