"""What one request asks for, whatever carried it."""

from collections.abc import Mapping
from typing import Any, Final, NamedTuple

_NOTHING: Final[Mapping[str, Any]] = {}


class Asked(NamedTuple):
    """A document, or the name of one, with its variables."""

    text: str
    operation: str | None = None
    variables: Mapping[str, Any] = _NOTHING
    idempotency: str = ""
    get: bool = False
    """Sent by GET: no mutation, and no personal value in the address."""
    document: str = ""
    """SHA-256 of a trusted document, hex."""
    named: str | None = None
    """Name of a trusted document."""
    trusted: bool = False
    """The text is that of an approved document of the caller's."""
