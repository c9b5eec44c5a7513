"""Static files under names that change with their content, so that browsers may keep them for ever."""

import hashlib
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Final

from starlette.requests import Request
from starlette.responses import Response

from hub.console.security import PREFIX

_SHEETS: Final = ("tokens.css", "frame.css", "parts.css", "pages.css")
_IMAGES: Final = ("icons.svg", "mark.svg")
_FOREVER: Final = "public, max-age=31536000, immutable"


@dataclass(frozen=True, slots=True)
class Asset:
    """One file as it is sent."""

    name: str
    """With its digest: ``console.0123456789ab.css``."""
    body: bytes
    media: str


@cache
def assets() -> MappingProxyType[str, Asset]:
    """All files by their plain name; the style sheets are joined into ``console.css``."""
    folder = files("hub.console").joinpath("static")
    sheet = b"\n".join(folder.joinpath(name).read_bytes() for name in _SHEETS)
    bodies = {"console.css": sheet, **{name: folder.joinpath(name).read_bytes() for name in _IMAGES}}
    return MappingProxyType({name: _asset(name, body) for name, body in bodies.items()})


def url(name: str) -> str:
    """Where a file is found; KeyError if there is no such file."""
    return f"{PREFIX}/static/{assets()[name].name}"


async def serve(request: Request) -> Response:
    """A static file; an old or wrong name is not found."""
    wanted = request.path_params["name"]
    found = next((asset for asset in assets().values() if asset.name == wanted), None)
    if found is None:
        return Response("not found", 404, media_type="text/plain")
    return Response(found.body, media_type=found.media, headers={"Cache-Control": _FOREVER})


def _asset(name: str, body: bytes) -> Asset:
    stem, _, ending = name.partition(".")
    media = {"css": "text/css", "svg": "image/svg+xml"}[ending]
    return Asset(f"{stem}.{hashlib.sha256(body).hexdigest()[:12]}.{ending}", body, media)
