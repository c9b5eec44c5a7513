"""Signed statements about the log: checkpoints, and the receipts callers get.

A checkpoint says "at this size the log had this root" in the C2SP formats tlog-checkpoint and signed-note,
signed with Ed25519 (signature type 0x01). The name of the log's key is the log's origin. Lines of other
signers, such as witnesses, are let stand and not looked at.
"""

import base64
import hashlib
import re
from dataclasses import dataclass
from typing import NamedTuple

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey

from hub.accesslog.merkle import HASH_SIZE, MAX_SIZE

MAX_SIGNATURES = 100
"""Signature lines a note may carry; signed-note asks for at least 16."""
_ED25519 = b"\x01"
_DASH = "\N{EM DASH} "
_CONTROL = re.compile(r"[\x00-\x09\x0b-\x1f]")
_SIZE = re.compile(r"0|[1-9][0-9]{0,19}", re.ASCII)
_RECEIPT = b"liandong-hub/access-log-receipt/v1\x00"
"""Begins every receipt's message; the NUL keeps it apart from all notes, which hold no control characters."""


class CheckpointError(ValueError):
    """The text is no checkpoint, no verifier key, or its signature does not hold; the message says which."""


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """What one checkpoint states."""

    origin: str
    """Identity of the log, e.g. ``hub.example.gov.cn/log``."""
    size: int
    root: bytes
    """Root hash at that size, 32 bytes."""


class _Key(NamedTuple):
    name: str
    id: bytes
    public: Ed25519PublicKey


def verifier_key(name: str, public_key: Ed25519PublicKey) -> str:
    """The text by which others know the log's key: ``name+hash+base64(0x01 || public key)``.

    Raises :class:`CheckpointError` for a name that is empty or holds a space or a plus.
    """
    encoded = _ED25519 + public_key.public_bytes_raw()
    return f"{name}+{_key_id(name, encoded).hex()}+{base64.b64encode(encoded).decode()}"


def sign(origin: str, size: int, root: bytes, key: Ed25519PrivateKey) -> str:
    """The signed checkpoint of the log ``origin`` at ``size`` with ``root``.

    Raises :class:`CheckpointError` for an origin that cannot be a key name, or a size or root that cannot be.
    """
    if not 0 <= size <= MAX_SIZE or len(root) != HASH_SIZE:
        raise CheckpointError("a checkpoint needs a size and a root of 32 bytes")
    body = f"{origin}\n{size}\n{base64.b64encode(root).decode()}\n"
    key_id = _key_id(origin, _ED25519 + key.public_key().public_bytes_raw())
    signature = base64.b64encode(key_id + key.sign(body.encode())).decode()
    return f"{body}\n{_DASH}{origin} {signature}\n"


def parse(text: str) -> Checkpoint:
    """What a checkpoint states, its signatures unchecked. Raises :class:`CheckpointError` if malformed."""
    return _statement(_split(text)[0])


def verify(text: str, verifier_key: str) -> Checkpoint:
    """What a checkpoint states, once the log's signature on it holds.

    Raises :class:`CheckpointError` for a malformed text, another log's checkpoint, a missing or wrong
    signature.
    """
    stated = _statement(open_note(text, verifier_key))
    if stated.origin != _key(verifier_key).name:
        raise CheckpointError("the checkpoint is of another log")
    return stated


def open_note(text: str, verifier_key: str) -> str:
    """The text of a signed note, once the key's signature on it holds; lines of other keys are not looked at.

    Raises :class:`CheckpointError` for a malformed note, a missing or a wrong signature.
    """
    key = _key(verifier_key)
    body, signatures = _split(text)
    own = [signature for name, key_id, signature in signatures if (name, key_id) == (key.name, key.id)]
    if not own:
        raise CheckpointError("no signature by this key")
    for signature in own:
        _verify(key.public, signature, body.encode())
    return body


def check_key(verifier_key: str) -> None:
    """Raise :class:`CheckpointError` unless the text is a verifier key of an Ed25519 key."""
    _key(verifier_key)


def receipt_signature(leaf_hash: bytes, key: Ed25519PrivateKey) -> bytes:
    """The log's promise, 64 bytes, that the leaf with this hash is in it. Raises :class:`CheckpointError`."""
    return key.sign(_receipt(leaf_hash))


def verify_receipt(leaf_hash: bytes, signature: bytes, verifier_key: str) -> None:
    """Raise :class:`CheckpointError` unless the log signed a receipt for this leaf hash."""
    _verify(_key(verifier_key).public, signature, _receipt(leaf_hash))


def decode_base64(text: str) -> bytes:
    """The bytes of standard base64 (RFC 4648 §4) in its one proper form. Raises :class:`ValueError`."""
    value = base64.b64decode(text, validate=True)
    if base64.b64encode(value).decode() != text:
        raise ValueError("not in the proper form of base64")
    return value


def _receipt(leaf_hash: bytes) -> bytes:
    if len(leaf_hash) != HASH_SIZE:
        raise CheckpointError("a receipt is for a leaf hash of 32 bytes")
    return _RECEIPT + leaf_hash


def _verify(public: Ed25519PublicKey, signature: bytes, message: bytes) -> None:
    try:
        public.verify(signature, message)
    except InvalidSignature as error:
        raise CheckpointError("the signature does not hold") from error


def _key_id(name: str, encoded: bytes) -> bytes:
    _check_name(name)
    return hashlib.sha256(name.encode() + b"\n" + encoded).digest()[:4]


def _key(text: str) -> _Key:
    name, _, rest = text.partition("+")
    key_id, _, encoded = rest.partition("+")
    try:
        public = decode_base64(encoded)
    except ValueError as error:
        raise CheckpointError("not a verifier key") from error
    if len(public) != 33 or public[:1] != _ED25519 or key_id != _key_id(name, public).hex():
        raise CheckpointError("not a verifier key of an Ed25519 key")
    return _Key(name, bytes.fromhex(key_id), Ed25519PublicKey.from_public_bytes(public[1:]))


def _check_name(name: str) -> None:
    if not name or "+" in name or any(character.isspace() for character in name) or _CONTROL.search(name):
        raise CheckpointError("a key name is not empty and holds no space and no plus")
    _check_text(name)


def _check_text(text: str) -> None:
    try:
        text.encode()
    except UnicodeEncodeError as error:
        raise CheckpointError("not a text in UTF-8") from error


def _split(text: str) -> tuple[str, list[tuple[str, bytes, bytes]]]:
    """The text of a note and its signatures as key name, key id, signature."""
    _check_text(text)
    if _CONTROL.search(text):
        raise CheckpointError("a note holds no control characters")
    body, blank, lines = text.rpartition("\n\n")
    if not blank or not lines.endswith("\n"):
        raise CheckpointError("not a signed note")
    signatures = []
    for line in lines[:-1].split("\n"):
        name, _, encoded = line.removeprefix(_DASH).partition(" ")
        try:
            signature = decode_base64(encoded)
        except ValueError as error:
            raise CheckpointError("a malformed signature line") from error
        if not line.startswith(_DASH) or len(signature) <= 4:
            raise CheckpointError("a malformed signature line")
        _check_name(name)
        signatures.append((name, signature[:4], signature[4:]))
    if len(signatures) > MAX_SIGNATURES:
        raise CheckpointError("too many signature lines")
    return f"{body}\n", signatures


def _statement(body: str) -> Checkpoint:
    lines = body[:-1].split("\n")
    if len(lines) < 3 or not all(lines):
        raise CheckpointError("a checkpoint has three lines: origin, size, root")
    origin, size, encoded = lines[:3]
    if not _SIZE.fullmatch(size) or int(size) > MAX_SIZE:
        raise CheckpointError("the size is not a whole number in its plain form")
    try:
        root = decode_base64(encoded)
    except ValueError as error:
        raise CheckpointError("the root is not base64") from error
    if len(root) != HASH_SIZE:
        raise CheckpointError("the root is not 32 bytes")
    return Checkpoint(origin, int(size), root)
