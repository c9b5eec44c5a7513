"""The log's signing key and name."""

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


def log_key(settings: Settings) -> tuple[Ed25519PrivateKey, str]:
    """The Ed25519 key and the origin name of the log; a key is made on first start outside ``production``.

    Raises Unavailable where there is none, or others may read it.
    """
    file = settings.keys / _FILE
    with locked(settings.keys):
        if not file.exists():
            if settings.profile is Profile.PRODUCTION:
                raise Unavailable("LOG_KEY_MISSING", file=_FILE)
            made = Ed25519PrivateKey.generate()
            write_private(file, made.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption()))
    key = load_pem_private_key(read_private(file), password=None)
    if not isinstance(key, Ed25519PrivateKey):
        raise Unavailable("LOG_KEY_MISSING", file=_FILE)
    return key, f"liandong-hub/{settings.profile}"
