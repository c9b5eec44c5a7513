"""Cursors: the order values of a row, sealed for one query of one caller."""

import base64
import binascii
import secrets
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import orjson
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESSIV

from hub.errors import InvalidInput
from hub.keyfiles import locked, read_private, write_private

KEY_BYTES = 64
_FILE = "cursors.key"


class Cursors:
    """Makes and opens cursors: encrypted, because an order may rest on what its reader does not see.

    One row has one cursor (AES-SIV, RFC 5297). One that is not ours, of another query or of another caller, opens
    nowhere.
    """

    def __init__(self, key: bytes) -> None:
        self._seal = AESSIV(key)

    @classmethod
    def kept_in(cls, folder: Path) -> "Cursors":
        """With the key kept in a folder, made there at first: cursors outlive a restart."""
        file = folder / _FILE
        with locked(folder):
            if not file.exists():
                write_private(file, secrets.token_bytes(KEY_BYTES))
            return cls(read_private(file))

    def close(self, values: Sequence[str], query: bytes) -> str:
        """The cursor of a row; ``query`` says what it is good for."""
        return base64.urlsafe_b64encode(self._seal.encrypt(orjson.dumps(values), [query])).decode().rstrip("=")

    def open(self, cursor: str, query: bytes, count: int, field: str) -> tuple[str, ...]:
        """The ``count`` order values in a cursor. Raises InvalidInput unless it was made for this query."""
        try:
            sealed = base64.b64decode(cursor.encode("ascii") + b"=" * (-len(cursor) % 4), b"-_", validate=True)
            found: list[Any] = orjson.loads(self._seal.decrypt(sealed, [query]))
        except (ValueError, binascii.Error, InvalidTag) as error:
            raise InvalidInput("BAD_CURSOR", field=field) from error
        if len(found) != count:
            raise InvalidInput("BAD_CURSOR", field=field)
        return tuple(found)
