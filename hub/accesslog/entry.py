"""What one entry of the access log says, and the only place that turns it into bytes.

A leaf is canonical JSON after RFC 8785, restricted to texts, whole numbers, truth values, null, lists and
objects, so that the same entry gives the same bytes in any language. It holds no name, no identity number and
no value of a personal field: persons appear as pseudonymous keys, personal arguments as hashes.
"""

import builtins
import hashlib
import json
import re
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import UTC, datetime
from itertools import islice
from typing import Any, NamedTuple, TypeAlias

JsonValue: TypeAlias = "str | int | bool | list[JsonValue] | tuple[JsonValue, ...] | Mapping[str, JsonValue] | None"

KINDS = ("read", "denied", "write", "push", "pull", "login", "admin", "checkpoint")
LEVELS = ("L1", "L2", "L3", "L4")
DECISIONS = (
    "ALLOW",
    "ALLOW_MASKED",
    "DENY_SCOPE",
    "DENY_PURPOSE",
    "DENY_STAGE",
    "DENY_RELATION",
    "DENY_APPROVAL",
    "ERROR",
)
DIRECTIONS = ("in", "out")
_VOCABULARIES = {"kind": KINDS, "level": LEVELS, "decision": DECISIONS, "direction": DIRECTIONS}

VERSION = 1
"""Version of this vocabulary, the ``version`` of every leaf."""
MAX_LEAF = 8 * 1024
"""Longest leaf, in bytes."""
MAX_OBJECTS = 50
"""How many objects a leaf names; ``objectsTotal`` tells how many there were."""
MAX_DEPTH = 16
"""Deepest nesting of lists and objects inside a leaf."""
MAX_INTEGER = 2**53 - 1
"""Largest whole number every JSON reader takes exactly (RFC 7493 §2.2)."""

_UUID7 = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}")
_SHA256 = re.compile(r"[0-9a-f]{64}")
_JSON = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), allow_nan=False)
Writer: TypeAlias = Callable[[object], bytes]
"""Turns content whose keys stand in order into JSON without a blank."""


def _write(ordered: object) -> bytes:
    return _JSON.encode(ordered).encode()


class EntryError(ValueError):
    """The value cannot stand in an entry, or the bytes are no entry. Names the place, never the value."""


class EntryTooLarge(EntryError):
    """The leaf would be longer than :data:`MAX_LEAF`."""

    def __init__(self, size: int) -> None:
        self.size = size
        """Length the leaf would have, in bytes."""
        super().__init__(f"the entry takes {size} bytes; {MAX_LEAF} are allowed")


class ObjectRef(NamedTuple):
    """One record that was given out or changed."""

    type: str
    """Entity name as in the schema."""
    id: str


@dataclass(frozen=True, slots=True)
class StoredEntry:
    """One entry as a log keeps it."""

    index: int
    """Place in the log, from 0."""
    id: str
    leaf: bytes
    leaf_hash: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One access: who, why, what, with which outcome. What is ``None`` is left out of the leaf."""

    id: str
    """Log id, UUIDv7 text."""
    kind: str
    """One of :data:`KINDS`."""
    time: datetime
    """When it happened; written in UTC, to the millisecond."""
    trace: str | None = None
    """Trace id of the request."""
    client: str | None = None
    """OAuth client id, or ``console``."""
    token: str | None = None
    """SHA-256 of the token's ``jti``, hex."""
    agency: str | None = None
    unit: str | None = None
    officer: str | None = None
    """Pseudonymous key of the officer."""
    address: str | None = None
    """Network address of the caller, plain or hashed as configured."""
    terminal: str | None = None
    """Id of the terminal, where the caller names one."""
    operation: str | None = None
    """Name of the operation."""
    document: str | None = None
    """SHA-256 of the query text, hex."""
    variables: Mapping[str, JsonValue] | None = None
    """Arguments by name; the caller hands over those of level L3 and L4 already hashed."""
    purpose: str | None = None
    """Purpose code, ``P01`` to ``P18``."""
    basis: str | None = None
    """Legal basis of this access: case number or id of the grant."""
    objects: Sequence[ObjectRef] | None = None
    """Records given out or changed; the leaf names the first :data:`MAX_OBJECTS` and tells how many."""
    objects_total: int | None = None
    """How many there were, where ``objects`` does not hold them all."""
    fields: Collection[str] | None = None
    """Fields returned, as ``Type.field``; the leaf holds each once, sorted."""
    level: str | None = None
    """Highest level among the fields returned, one of :data:`LEVELS`."""
    rows: int | None = None
    masked: bool | None = None
    """Whether any value left masked."""
    decision: str | None = None
    """One of :data:`DECISIONS`."""
    reason: str | None = None
    """Code of the refusal, or the reason given for an unmasking."""
    approver: str | None = None
    """Pseudonymous key of who approved the access, where one had to."""
    policy: str | None = None
    """Version of the sharing policy the decision was taken under."""
    body: str | None = None
    """SHA-256 of the answer's body, hex."""
    bytes: int | None = None
    """Length of the answer's body, in bytes."""
    duration: int | None = None
    """Time the answer took up to this entry, in milliseconds."""
    before: str | None = None
    """SHA-256 of the record before a write, hex."""
    after: str | None = None
    """SHA-256 of the record after a write, hex."""
    batch: str | None = None
    """Id of the exchange batch a pull or push belongs to."""
    salt: str | None = None
    """Random: without it the hash of an entry with few unknowns would let them be guessed."""
    direction: str | None = None
    """Which way an exchange went, seen from the hub, one of :data:`DIRECTIONS`."""

    def __post_init__(self) -> None:
        if not _UUID7.fullmatch(self.id):
            raise EntryError("id: not a UUIDv7 in lower-case text")
        if self.time.utcoffset() is None:
            raise EntryError("time: without a time zone")
        for name, allowed in _VOCABULARIES.items():
            value = getattr(self, name)
            if value is not None and value not in allowed:
                raise EntryError(f"{name}: not one of {', '.join(allowed)}")
        for name in ("token", "document", "body", "before", "after"):
            value = getattr(self, name)
            if value is not None and not _SHA256.fullmatch(value):
                raise EntryError(f"{name}: not a SHA-256 in lower-case hex")
        for name in ("rows", "bytes", "duration"):
            value = getattr(self, name)
            if value is not None and value < 0:
                raise EntryError(f"{name}: less than zero")

    def leaf(self, write: Writer = _write) -> builtins.bytes:
        """The bytes of this entry in the log.

        Raises :class:`EntryTooLarge` past 8 KiB, :class:`EntryError` for a value JSON has no exact form of.
        """
        return _written(write, self.content())

    def content(self) -> dict[str, Any]:
        """What the leaf says, in its order. Raises :class:`EntryError` for a value JSON has no exact form of."""
        leaf: dict[str, Any] = {"version": VERSION}
        for name in MEMBERS:
            value = getattr(self, name)
            if value is not None:
                leaf[name] = value
        leaf["time"] = stamp(self.time)
        if self.objects is not None:
            leaf["objects"] = [{"id": item.id, "type": item.type} for item in self.objects[:MAX_OBJECTS]]
            leaf["objectsTotal"] = len(self.objects) if self.objects_total is None else self.objects_total
        if self.fields is not None:
            leaf["fields"] = sorted(set(self.fields))
        if self.variables is not None:
            leaf["variables"] = _ordered(self.variables, "variables", 1)
        for name in ("rows", "bytes", "duration"):
            _ordered(leaf.get(name), name, 1)
        return dict(sorted(leaf.items()))


class Reading(NamedTuple):
    """The entry of a read, one of many that are alike; its values are the hub's own and are not checked again."""

    shared: Mapping[str, Any]
    """:meth:`Entry.content` of one of them, with every member any of them has."""
    id: str
    time: datetime
    trace: str | None
    salt: str
    objects: Collection[str]
    """Every record given out, as ``Type:id``."""
    rows: int
    body: str
    bytes: int
    variables: Mapping[str, str] | None

    def leaf(self, write: Writer = _write) -> builtins.bytes:
        """The bytes of this entry in the log, as :meth:`Entry.leaf` gives them and raising what it raises."""
        content = dict(self.shared)
        content["id"] = self.id
        content["time"] = stamp(self.time)
        content["salt"] = self.salt
        named = (name.partition(":") for name in islice(self.objects, MAX_OBJECTS))
        content["objects"] = [{"id": name, "type": kind} for kind, _, name in named]
        content["objectsTotal"] = len(self.objects)
        content["rows"] = self.rows
        content["body"] = self.body
        content["bytes"] = self.bytes
        for name, value in (("trace", self.trace), ("variables", self.variables)):
            if value is None:
                del content[name]
            else:
                content[name] = _ordered(value, name, 1)
        return _written(write, content)


MEMBERS = tuple(field.name for field in fields(Entry) if field.name != "objects_total")
"""Members of a leaf that come from the entry as they are called there."""


def stamp(instant: datetime) -> str:
    """An instant as leaves write it: UTC, milliseconds, ``Z``."""
    return instant.astimezone(UTC).isoformat(timespec="milliseconds").replace("+00:00", "Z")


def encode(content: Mapping[str, JsonValue]) -> bytes:
    """Canonical JSON (RFC 8785) of ``content``, in UTF-8.

    Raises :class:`EntryTooLarge` past 8 KiB, :class:`EntryError` for anything but texts, whole numbers up to
    2^53 - 1, truth values, null, lists and objects.
    """
    return _written(_write, _ordered(content, "", 0))


def _written(write: Writer, ordered: object) -> bytes:
    try:
        leaf = write(ordered)
    except (UnicodeEncodeError, TypeError) as error:
        raise EntryError("a text holds half of a surrogate pair, or a value has no form in JSON") from error
    if len(leaf) > MAX_LEAF:
        raise EntryTooLarge(len(leaf))
    return leaf


def decode(leaf: bytes) -> dict[str, Any]:
    """What a leaf says. Raises :class:`EntryError` unless ``leaf`` is what :func:`encode` would write."""
    if len(leaf) > MAX_LEAF:
        raise EntryTooLarge(len(leaf))
    try:
        content = json.loads(leaf.decode())
    except (ValueError, RecursionError) as error:
        raise EntryError("not JSON in UTF-8") from error
    if not isinstance(content, dict):
        raise EntryError("not a JSON object")
    if encode(content) != leaf:
        raise EntryError("not in canonical form")
    return content


def leaf_hash(leaf: bytes) -> bytes:
    """The hash under which a leaf stands in the tree (RFC 6962 §2.1): 32 bytes."""
    return hashlib.sha256(b"\x00" + leaf).digest()


def _ordered(value: object, place: str, depth: int) -> object:
    """``value`` with the keys of every object in RFC 8785 order; refuses what a leaf may not hold."""
    if value is None or isinstance(value, (str, bool)):
        return value
    if isinstance(value, int):
        if abs(value) > MAX_INTEGER:
            raise EntryError(f"{place}: a number beyond 2^53 - 1; write it as text")
        return value
    if depth > MAX_DEPTH:
        raise EntryError(f"{place}: nested too deeply")
    if isinstance(value, (dict, Mapping)):
        try:
            plain = "".join(value).isascii()
        except TypeError as error:
            raise EntryError(f"{place or 'entry'}: a key that is no text") from error
        keys = sorted(value, key=None if plain else _utf16)
        # Not every writer takes a name of a code table for the text it is.
        return {str.__str__(key): _ordered(value[key], f"{place}.{key}" if place else key, depth + 1) for key in keys}
    if isinstance(value, (list, tuple)):
        return [_ordered(item, f"{place}[{number}]", depth + 1) for number, item in enumerate(value)]
    raise EntryError(f"{place}: a {type(value).__name__} cannot stand in an entry")


def _utf16(key: str) -> bytes:
    return key.encode("utf-16-be", "surrogatepass")
