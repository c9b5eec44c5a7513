"""Which of the two media types of GraphQL over HTTP an answer is sent in."""

from dataclasses import dataclass
from typing import Final

from hub.errors import InvalidInput

RESPONSE: Final = "application/graphql-response+json"
"""Request errors of a well-formed request are 4xx."""
JSON: Final = "application/json"
"""They are 200, as clients of old expect; whoever says nothing is one."""


class NotAcceptable(InvalidInput):
    """The caller accepts neither media type."""

    status = 406


@dataclass(frozen=True, slots=True)
class _Range:
    media: str
    quality: float
    utf8: bool


def media_type(accept: str | None) -> str:
    """The media type to answer in (RFC 9110 §12.5.1). Raises NotAcceptable."""
    if accept is None or accept == JSON or not accept.strip():
        return JSON
    ranges = [found for part in accept.split(",") if part.strip() and (found := _range(part)) is not None]
    json, _ = _wanted(ranges, JSON)
    modern, modern_named = _wanted(ranges, RESPONSE)
    if json <= 0 and modern <= 0:
        raise NotAcceptable("NOT_ACCEPTABLE")
    if modern > json or (modern == json and modern_named):
        return RESPONSE
    return JSON


def _wanted(ranges: list[_Range], media: str) -> tuple[float, bool]:
    """How much a type is wanted, by the most specific range that speaks of it; whether it is named itself."""
    for name in (media, "application/*", "*/*"):
        found = [given.quality for given in ranges if given.media == name and given.utf8]
        if found:
            return max(found), name == media
    return 0.0, False


def _range(part: str) -> _Range | None:
    media, *parameters = (piece.strip().lower() for piece in part.split(";"))
    quality, utf8 = 1.0, True
    for parameter in parameters:
        name, _, value = parameter.partition("=")
        if name.strip() == "q":
            try:
                quality = float(value)
            except ValueError:
                return None
            if not 0 <= quality <= 1:
                return None
        elif name.strip() == "charset":
            utf8 = value.strip('" ') in {"utf-8", "utf8"}
    return _Range(media, quality, utf8)
