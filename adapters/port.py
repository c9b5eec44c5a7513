"""The port between the hub and an agency's system: what an adapter pulls, says, acknowledges and pushes.

An adapter knows one system's dialect and nothing of the hub. It hands over raw records as received, reads each into
:class:`Statement` in the hub's words (``schema``), is told what became of each, and delivers messages. It never
decides: whether a statement is applied, recognised or put in quarantine is the hub's part.
"""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from typing import Any, Protocol

from schema.document_types import DocumentType


class Rejected(Exception):
    """A record that cannot be taken as it is; the code has its words in the hub's catalogue (``quarantine.<code>``).

    Codes: ``DAMAGED`` ``CHECKSUM`` ``ENCODING`` ``UNKNOWN_CODE`` ``IMPOSSIBLE_DATE`` ``AMOUNT`` ``CASE_NUMBER``
    ``USCC`` ``MISSING_FIELD`` ``DELETED_AT_SOURCE`` ``SUMS_DISAGREE``. ``field`` is the name in the source's own
    dialect, ``value`` what stood there (kept with the quarantined record only, never logged).
    """

    def __init__(self, code: str, field: str = "", value: str = "", detail: str = "") -> None:
        super().__init__(code)
        self.code = code
        self.field = field
        self.value = value
        self.detail = detail
        """What exactly is wrong, in Chinese then English, where the code alone does not say it."""


class Transient(Exception):
    """The other system cannot be reached or asks to try later; nothing is wrong with the record or message."""


class Refused(Exception):
    """The other system refused a message for good; sending it again unchanged cannot help."""


@dataclass(frozen=True, slots=True)
class RawRecord:
    """One record exactly as the source gave it."""

    key: str
    """Stable key of the record in its system, e.g. ``AJ:20130118-01``."""
    body: bytes
    media: str
    """Media type of the body, e.g. ``application/xml``."""
    handle: str = ""
    """What :meth:`Connection.acknowledge` needs to find the record again (row id, file name)."""
    fault: Rejected | None = None
    """Set when the transport already knows that the record is damaged."""


@dataclass(frozen=True, slots=True)
class Pulled:
    """One batch. ``cursor`` goes back into the next pull; None keeps the old one."""

    records: tuple[RawRecord, ...]
    cursor: str | None
    more: bool = False


class Result(StrEnum):
    """What became of a record."""

    APPLIED = "APPLIED"
    DUPLICATE = "DUPLICATE"
    QUARANTINED = "QUARANTINED"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What the hub did with one pulled record, to be told to the source."""

    handle: str
    key: str
    result: Result
    code: str = ""
    reason: str = ""
    """Why it was put in quarantine, in Chinese, for the source's clerk."""


@dataclass(frozen=True, slots=True)
class DocumentStatement:
    """A document the source says exists."""

    kind: DocumentType
    issued_on: date
    issuer: str
    number: str | None = None


@dataclass(frozen=True, slots=True)
class ActStatement:
    """A legal act the source says took place; ``act`` is a name of a transition in ``schema``."""

    act: str
    occurred: date | datetime
    """Legal time: a day (Asia/Shanghai) or an aware instant."""
    documents: tuple[DocumentStatement, ...] = ()
    fields: Mapping[str, Any] = field(default_factory=dict)
    """Fields of the case this act sets (attribute names of the entity)."""
    assumed: bool = False
    """The source does not give the date; it was taken from a neighbouring one."""
    undated: bool = False
    """Nothing near enough is known for a clock to be counted from it."""
    key: str = ""
    """Tells two acts of one kind apart (two measures, two payments); empty where a case has only one."""


@dataclass(frozen=True, slots=True)
class PartyStatement:
    """A party of the case, as the source names it; ``fields`` are attributes of ``schema.party.Party``."""

    role: str
    fields: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class ChildStatement:
    """A record that belongs to the case (decision, measure, suspect, evidence, clue)."""

    entity: str
    key: str
    """Stable key below the case's record."""
    fields: Mapping[str, Any]
    act: ActStatement | None = None
    """The act that brought it about, where it is one (a measure taken)."""


@dataclass(frozen=True, slots=True)
class Statement:
    """What one source record says about one case."""

    entity: str
    """Entity name in ``schema``, e.g. ``InspectionCase``."""
    number: str
    """Natural key of the case, canonical."""
    owner_agency: str
    fields: Mapping[str, Any] = field(default_factory=dict)
    """Attributes of the entity that are not set by an act (sums, cause, people …)."""
    opens: bool = True
    """Whether this source may open the case; False: it only adds to one that another source opens."""
    acts: tuple[ActStatement, ...] = ()
    parties: tuple[PartyStatement, ...] = ()
    children: tuple[ChildStatement, ...] = ()
    related: tuple[str, ...] = ()
    """Case or document numbers through which the hub may find the matter this case belongs to."""
    title: str = ""
    """Title for the matter, if this is its first case."""
    topics: tuple[str, ...] = ()
    place: str | None = None
    assumed: tuple[str, ...] = ()
    """Attributes whose value the source did not give."""
    logged_at: datetime | None = None
    """When the acts were typed into the linkage platform, where that is the source: no entry is owed again."""
    platform_number: str | None = None


@dataclass(frozen=True, slots=True)
class Message:
    """One message for the system, rendered for it by the hub; ``body`` is in the hub's words."""

    key: str
    """Idempotency key: the same key is the same message, however often it is sent."""
    case_key: str
    kind: str
    body: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Receipt:
    """What the other system answered to a message."""

    accepted: bool
    number: str | None
    at: datetime
    detail: str = ""


class Connection(Protocol):
    """An open connection to the system."""

    async def pull(self, cursor: str | None, limit: int) -> Pulled:
        """The next records after the cursor, with an overlap the hub recognises. Raises Transient."""

    async def acknowledge(self, outcomes: Sequence[Outcome]) -> None:
        """Tell the source what became of its records; called only after the hub has committed. Raises Transient."""

    async def push(self, message: Message) -> Receipt:
        """Deliver one message. Raises Transient or Refused."""


@dataclass(frozen=True, slots=True)
class Setting:
    """One setting of an adapter."""

    name: str
    zh: str
    en: str
    secret: bool = False


@dataclass(frozen=True, slots=True)
class Adapter:
    """One agency system: who it is, how to reach it, how to read it. Registered as an entry point."""

    name: str
    """Folder and entry-point name, e.g. ``labour_inspection``."""
    zh: str
    en: str
    agency: str
    transport: str
    version: str
    interval_seconds: int
    """Agreed interval between two contacts; older than that is stale."""
    settings: tuple[Setting, ...]
    connect: Callable[[Mapping[str, str]], AbstractAsyncContextManager[Connection]]
    read: Callable[[RawRecord], tuple[Statement, ...]]
    """Pure mapping; raises Rejected."""
    receives: bool = False
    """Whether messages can be pushed to it."""
    simulate: Callable[[Mapping[str, str]], Awaitable[None]] | None = None
    """Runs the simulator (a real server holding its own data) until cancelled."""
