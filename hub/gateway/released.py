"""What changed in the contract since a release, and whether clients of that release can bear it.

A release is kept as its SDL without descriptions (``schema/released/<version>.graphql.gz``). Breaking changes that were
decided on stand with their reason in ``schema/released/accepted.toml``, below the release they are measured against.
"""

import gzip
import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from importlib.resources import files
from pathlib import Path
from typing import Any, Final

from graphql import GraphQLError, GraphQLSchema, build_schema, parse, print_ast
from graphql.language import Node, StringValueNode, Visitor, visit
from graphql.utilities import resolve_schema_coordinate
from graphql.utilities.find_schema_changes import BreakingChangeType, DangerousChangeType, find_schema_changes

from hub.errors import InvalidInput
from schema.fields import Deprecation

ENDING: Final = ".graphql.gz"
_COORDINATE: Final = re.compile(r"@?[A-Z_a-z]\w*\.\w+(?:\(\w+:\))?|@\w+(?:\(\w+:\))?")


class Severity(StrEnum):
    """What a change does to clients."""

    BREAKING = "breaking"
    DANGEROUS = "dangerous"
    SAFE = "safe"


@dataclass(frozen=True, slots=True)
class Change:
    """One difference between two contracts."""

    severity: Severity
    kind: str
    """As graphql-core names it, e.g. ``FIELD_REMOVED``."""
    description: str
    allowed: str = ""
    """Why a breaking change may be made all the same; empty: it may not."""

    @property
    def breaks(self) -> bool:
        """Whether clients of the release may stop working, without leave."""
        return self.severity is Severity.BREAKING and not self.allowed


def changes(
    old: GraphQLSchema, new: GraphQLSchema, *, on: date, accepted: Mapping[str, str] | None = None
) -> list[Change]:
    """Every difference but those of descriptions, the breaking ones first.

    Allowed are those in ``accepted``, and the removal of what the old contract said would be gone by now.
    """
    found: list[Change] = []
    for change in find_schema_changes(old, new):
        kind, words = change.type, change.description
        if kind.name == "DESCRIPTION_CHANGED":
            continue
        if isinstance(kind, BreakingChangeType):
            allowed = (accepted or {}).get(words, "") or _run_out(old, kind, words, on)
            found.append(Change(Severity.BREAKING, kind.name, words, allowed))
        else:
            severity = Severity.DANGEROUS if isinstance(kind, DangerousChangeType) else Severity.SAFE
            found.append(Change(severity, kind.name, words))
    return sorted(found, key=lambda change: list(Severity).index(change.severity))


def _run_out(old: GraphQLSchema, kind: BreakingChangeType, words: str, on: date) -> str:
    """The reason the old contract gave for the end of what was removed, once its last day is over."""
    named = _COORDINATE.search(words)
    if not kind.name.endswith(("_REMOVED", "_REMOVED_FROM_ENUM")) or named is None:
        return ""
    element = resolve_schema_coordinate(old, named.group())
    part: Any = next(
        (
            value
            for name in ("field_argument", "directive_argument", "input_field", "enum_value", "field")
            if (value := getattr(element, name, None)) is not None
        ),
        None,
    )
    reason: str = getattr(part, "deprecation_reason", None) or ""
    until = Deprecation.last_day(reason)
    return reason if until is not None and until < on else ""


def bare(sdl: str) -> str:
    """The same contract without descriptions."""
    return print_ast(visit(parse(sdl, no_location=True), _Bare())) + "\n"


class _Bare(Visitor):
    def enter(self, node: Node, *_: Any) -> Any:
        if isinstance(getattr(node, "description", None), StringValueNode):
            node = type(node)(**{key: getattr(node, key) for key in node.keys} | {"description": None})
            return node
        return None


def write(file: Path, sdl: str) -> None:
    """Keep a contract as a release, the same bytes for the same contract."""
    file.write_bytes(gzip.compress(bare(sdl).encode(), 9, mtime=0))


def read(file: Any) -> GraphQLSchema:
    """The contract in a file, packed or plain. Raises InvalidInput if there is none in it."""
    try:
        raw = file.read_bytes()
        sdl = (gzip.decompress(raw) if raw[:2] == b"\x1f\x8b" else raw).decode()
        return build_schema(sdl)
    except (OSError, EOFError, ValueError, GraphQLError, TypeError) as error:
        raise InvalidInput("SDL_UNREADABLE", file=file.name) from error


def releases() -> dict[str, Any]:
    """Files of the releases that are kept, by version, oldest first."""
    return dict(sorted(_kept(), key=lambda item: [int(part) for part in item[0].split(".")]))


def _kept() -> Iterator[tuple[str, Any]]:
    for file in files("schema").joinpath("released").iterdir():
        if file.name.endswith(ENDING):
            yield file.name.removesuffix(ENDING), file


def accepted(version: str) -> dict[str, str]:
    """Breaking changes since a release that were decided on, each with its reason."""
    listed = tomllib.loads(files("schema").joinpath("released", "accepted.toml").read_text(encoding="utf-8"))
    found: dict[str, str] = listed.get(version, {})
    return found
