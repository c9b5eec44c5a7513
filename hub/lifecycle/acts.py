"""What the engine is asked to do: a legal act with its papers and where it was learnt from."""

import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from hub.clock import start_of
from schema.document_types import DocumentType


@dataclass(frozen=True, slots=True)
class Paper:
    """A document that makes the act exist."""

    kind: DocumentType
    issued_on: date
    issuer: str
    number: str | None = None
    title: str | None = None
    sha256: str | None = None


@dataclass(frozen=True, slots=True)
class Source:
    """Which system said so, in which record."""

    system: str
    record: str
    adapter_version: str = ""


@dataclass(frozen=True, slots=True)
class Logged:
    """That the act already stands in the linkage platform, because it was learnt from there."""

    at: datetime
    platform_number: str | None


@dataclass(frozen=True, slots=True)
class Mending:
    """What a correction or retraction is about."""

    event_id: uuid.UUID
    to: date | datetime | None = None
    """The right legal time of the act that is corrected."""


@dataclass(frozen=True, slots=True)
class Act:
    """One legal act to apply."""

    name: str
    occurred: date | datetime
    agency: str
    source: Source
    unit: str = ""
    officer: str | None = None
    officers: tuple[str, ...] = ()
    """Certificate numbers of those who act together."""
    papers: tuple[Paper, ...] = ()
    fields: Mapping[str, Any] = field(default_factory=dict)
    facts: Mapping[str, Any] = field(default_factory=dict)
    """Further values that conditions of clocks may ask for (of a measure: ``asset``)."""
    subject: str = ""
    """Key of the child record the act is about, for clocks of their own."""
    children: Mapping[str, Sequence[Mapping[str, Any]]] = field(default_factory=dict)
    """Child records it brings, by entity."""
    touched: uuid.UUID | None = None
    """Child record it changes by ``touches``; the values come in ``touching``."""
    touching: Mapping[str, Any] = field(default_factory=dict)
    mending: Mending | None = None
    reason: str | None = None
    of_class: str = ""
    """Disclosure class of what the act is about, where it is not that of the case (a measure)."""
    key: str = ""
    """Tells acts of one kind on one case apart; empty where there is only one."""
    assumed: bool = False
    undated: bool = False
    recorded: bool = False
    """A fact reported by the system of record: what the law would not have allowed is marked, not refused."""
    logged: Logged | None = None

    @property
    def occurred_at(self) -> datetime:
        """The instant of the act; of a day, its beginning."""
        return self.occurred if isinstance(self.occurred, datetime) else start_of(self.occurred)
