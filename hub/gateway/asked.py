"""What one request asks for, whatever carried it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True, slots=True)
class Asked:
    """A document, or the name of one, with its variables."""

    text: str
    operation: str | None = None
    variables: Mapping[str, Any] = field(default_factory=dict)
    idempotency: str = ""
    get: bool = False
    """Sent by GET: no mutation, and no personal value in the address."""
    document: str = ""
    """SHA-256 of a trusted document, hex."""
    named: str | None = None
    """Name of a trusted document."""
    trusted: bool = False
    """The text is that of an approved document of the caller's."""
