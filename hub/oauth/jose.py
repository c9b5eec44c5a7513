"""Signed tokens, taken apart and verified with joserfc: explicit algorithms, keys we choose, nothing believed early."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Final, NoReturn

from joserfc import jwk, jws
from joserfc.errors import JoseError, UnsupportedAlgorithmError
from joserfc.jwk import Key
from joserfc.jws import JWSRegistry
from joserfc.util import urlsafe_b64decode

MAX_TOKEN = 8192
"""Longest token that is looked at, in bytes."""

CLIENT_ALGORITHMS: Final = ("ES256", "PS256", "EdDSA", "Ed25519")
"""What clients may sign with (FAPI 2.0 Security Profile §5.4); ``EdDSA`` with Ed25519 only, or by its RFC 9864 name."""

_KEY_OF: Final[Mapping[str, tuple[str, str | None]]] = {
    "ES256": ("EC", "P-256"),
    "PS256": ("RSA", None),
    "EdDSA": ("OKP", "Ed25519"),
    "Ed25519": ("OKP", "Ed25519"),
}
_PUBLIC_MEMBERS: Final = frozenset({"kty", "crv", "x", "y", "n", "e", "kid", "alg", "use"})
_PRIVATE_MEMBERS: Final = frozenset({"d", "p", "q", "dp", "dq", "qi", "oth", "k"})
_MIN_RSA_BITS: Final = 2048
_MAX_RSA_BITS: Final = 8192
_MAX_INSTANT: Final = 1 << 40


class Refused(Exception):
    """A token or key that is not acceptable; the text is for developers and holds nothing of the token."""


@dataclass(frozen=True, slots=True)
class Parts:
    """Header and claims of a compact JWS. Until :func:`verify` has passed they are only what somebody says."""

    header: dict[str, Any]
    claims: dict[str, Any]


class _Registry(JWSRegistry):
    """One algorithm allowed, without joserfc's process-wide warning about the older name of Ed25519."""

    def get_alg(self, name: str) -> Any:
        if not self.allowed or name not in self.allowed:
            raise UnsupportedAlgorithmError("algorithm not allowed")
        return self.algorithms[name]


def take_apart(token: str) -> Parts:
    """Header and claims of a compact JWS, not yet verified. Raises Refused."""
    if len(token) > MAX_TOKEN:
        raise Refused("the token is too long")
    pieces = token.split(".")
    if len(pieces) != 3:
        raise Refused("the token is not a compact JWS")
    return Parts(_object(pieces[0]), _object(pieces[1]))


def verify(token: str, key: Key, algorithm: str) -> None:
    """Check the signature with exactly this key and algorithm. Raises Refused."""
    try:
        jws.deserialize_compact(token, key, registry=_Registry(algorithms=[algorithm]))
    except (JoseError, ValueError, TypeError, RecursionError) as error:
        raise Refused("the signature does not verify") from error


def sign(header: Mapping[str, str], claims: Mapping[str, Any], key: Key) -> str:
    """A compact JWS; ``header`` names the algorithm, which must be one of ours."""
    payload = json.dumps(dict(claims), ensure_ascii=False, separators=(",", ":")).encode()
    if header["alg"] not in CLIENT_ALGORITHMS:
        raise Refused("algorithm not allowed")
    return jws.serialize_compact(dict(header), payload, key, registry=_Registry(algorithms=[header["alg"]]))


def choose(keys: Iterable[Mapping[str, Any]], header: Mapping[str, Any], algorithms: Iterable[str]) -> Key:
    """The key that must have signed: allowed algorithm, key of its kind, ``kid`` unless there is one key only.

    Raises Refused.
    """
    algorithm = header.get("alg")
    if not isinstance(algorithm, str) or algorithm not in tuple(algorithms):
        raise Refused("the algorithm is not allowed")
    present = list(keys)
    kid = header.get("kid")
    if kid is None and len(present) > 1:
        raise Refused("kid is missing")
    for data in present:
        if kid is not None and data.get("kid") != kid:
            continue
        if _kind(data) != _KEY_OF[algorithm] or data.get("alg", algorithm) not in _names(algorithm):
            raise Refused("the key is not for this algorithm")
        return jwk.import_key(dict(data))
    raise Refused("the key is not known")


def public_key(data: Mapping[str, Any]) -> dict[str, Any]:
    """A public JWK fit to be registered, with a ``kid`` (RFC 7638 thumbprint where it has none).

    Raises Refused for private members, other key types and curves, and RSA outside 2048 to 8192 bits.
    """
    if _PRIVATE_MEMBERS & data.keys():
        raise Refused("the key is private")
    if _kind(data) not in _KEY_OF.values() or data.get("use", "sig") != "sig":
        raise Refused("the key is of a kind that is not accepted")
    if not all(isinstance(value, str) for name, value in data.items() if name in _PUBLIC_MEMBERS):
        raise Refused("the key is malformed")
    kept = {name: value for name, value in data.items() if name in _PUBLIC_MEMBERS}
    try:
        if kept["kty"] == "RSA" and not _MIN_RSA_BITS <= _bits(kept["n"]) <= _MAX_RSA_BITS:
            raise Refused("the RSA key has an unfit length")
        key = jwk.import_key(kept)
        key.get_op_key("verify")  # builds the key, so that a point off the curve is noticed now
        return {**kept, "kid": kept.get("kid") or key.thumbprint(), "use": "sig"}
    except (JoseError, ValueError, TypeError, KeyError) as error:
        raise Refused("the key is malformed") from error


def instant(value: object) -> float:
    """A NumericDate (RFC 7519 §2) as seconds; Refused for anything else, before anybody calculates with it."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        raise Refused("a time is not a number")
    if not 0 <= value < _MAX_INSTANT:
        raise Refused("a time is out of range")
    return float(value)


def _object(piece: str) -> dict[str, Any]:
    try:
        found = json.loads(urlsafe_b64decode(piece.encode("ascii")), parse_constant=_no_constant)
    except (ValueError, RecursionError) as error:
        raise Refused("the token is not JSON") from error
    if not isinstance(found, dict):
        raise Refused("the token is not a JSON object")
    return found


def _bits(number: str) -> int:
    return int.from_bytes(urlsafe_b64decode(number.encode("ascii"))).bit_length()


def _no_constant(name: str) -> NoReturn:
    raise ValueError(f"{name} is not JSON")


def _kind(data: Mapping[str, Any]) -> tuple[Any, Any]:
    return data.get("kty"), None if data.get("kty") == "RSA" else data.get("crv")


def _names(algorithm: str) -> tuple[str, ...]:
    return ("EdDSA", "Ed25519") if _KEY_OF[algorithm][0] == "OKP" else (algorithm,)
