"""Keys on disk: the hub's own signing keys, and the files in which private things are kept for their owner alone."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from joserfc.jwk import ECKey

from hub import clock
from hub.errors import Unavailable
from hub.keyfiles import locked, read_private, write_private
from hub.oauth import jose

ALGORITHM: Final = "ES256"
_FOLDER: Final = "token"


@dataclass(frozen=True, slots=True)
class SigningKeys:
    """The hub's token-signing keys. All verify; the newest signs, so a new key can be brought in beside the old."""

    pairs: tuple[ECKey, ...]
    """In the order of their file names; the last is the newest."""

    @classmethod
    def load(cls, keys: Path, *, create: bool) -> "SigningKeys":
        """Read the keys below the key directory; make the first one if there is none and ``create`` says so.

        Raises Unavailable when there is no key, or a file is unreadable or open to others.
        """
        folder = keys / _FOLDER
        if create:
            with locked(keys):
                if not _files(folder):
                    make(folder)
        files = _files(folder)
        if not files:
            raise Unavailable("SIGNING_KEY_MISSING", folder=str(folder))
        return cls(tuple(read_key(file) for file in files))

    @property
    def jwks(self) -> dict[str, list[dict[str, Any]]]:
        """The public keys as a JWK set; no private member is in it."""
        return {"keys": [public_of(pair) for pair in self.pairs]}

    def sign(self, typ: str, claims: Mapping[str, Any]) -> str:
        """A compact JWS by the newest key."""
        newest = self.pairs[-1]
        return jose.sign({"alg": ALGORITHM, "typ": typ, "kid": newest.thumbprint()}, claims, newest)


def make(folder: Path) -> Path:
    """Write a new ES256 key pair; its file name starts with the moment, so that it sorts after older ones."""
    pair = ECKey.generate_key("P-256")
    file = folder / f"{clock.now():%Y%m%dT%H%M%S%fZ}-{pair.thumbprint()[:8]}.jwk"
    write_key(file, pair)
    return file


def public_of(pair: ECKey) -> dict[str, Any]:
    """The public JWK of an ES256 pair; its ``kid`` is the RFC 7638 thumbprint."""
    return {**pair.as_dict(private=False), "kid": pair.thumbprint(), "alg": ALGORITHM, "use": "sig"}


def write_key(file: Path, pair: ECKey) -> None:
    """Write a private key for its owner alone."""
    members = {**pair.as_dict(private=True), "kid": pair.thumbprint(), "alg": ALGORITHM}
    write_private(file, json.dumps(members, indent=2).encode())


def read_key(file: Path) -> ECKey:
    """Read a private ES256 key. Raises Unavailable if it is not one or others may read it."""
    try:
        members = json.loads(read_private(file))
        pair = ECKey.import_key({name: members[name] for name in ("kty", "crv", "x", "y", "d")})
        if pair.curve_name != "P-256" or not pair.is_private:
            raise ValueError("not a private P-256 key")
        return pair
    except (ValueError, KeyError, TypeError) as error:
        raise Unavailable("KEY_FILE_UNREADABLE", file=file.name) from error


def _files(folder: Path) -> list[Path]:
    return sorted(folder.glob("*.jwk")) if folder.is_dir() else []
