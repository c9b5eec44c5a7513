"""The log's signing key and name."""

import hashlib
from pathlib import Path

from cryptography.exceptions import UnsupportedAlgorithm
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.serialization import (
    Encoding,
    NoEncryption,
    PrivateFormat,
    load_pem_private_key,
)

from hub.errors import Unavailable
from hub.keyfiles import locked, read_private, write_private
from hub.settings import Profile, Settings

_FILE = "log.pem"


def log_key(settings: Settings, *, create: bool = True) -> tuple[Ed25519PrivateKey, str]:
    """The Ed25519 key of the log and the log's origin.

    With ``create`` the first start makes a key, except in ``production``. The origin is made of the key: it stays the
    same under every profile and address, and no two logs share it.

    Raises Unavailable where there is no key, it is none, or others may read it.
    """
    file = settings.keys / _FILE
    try:
        if not file.exists():
            if not create or settings.profile is Profile.PRODUCTION:
                raise Unavailable("LOG_KEY_MISSING", file=str(file))
            _make(file)
        key = load_pem_private_key(read_private(file), password=None)
        if not isinstance(key, Ed25519PrivateKey):
            raise TypeError("not an Ed25519 key")
    except (OSError, ValueError, TypeError, UnsupportedAlgorithm) as error:
        raise Unavailable("LOG_KEY_UNREADABLE", file=str(file)) from error
    return key, f"liandong-hub/{hashlib.sha256(key.public_key().public_bytes_raw()).hexdigest()[:8]}"


def _make(file: Path) -> None:
    with locked(file.parent):
        if not file.exists():
            made = Ed25519PrivateKey.generate()
            write_private(file, made.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()))
