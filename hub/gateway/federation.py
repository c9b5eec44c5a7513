"""The hub as a subgraph (Federation 2): the types a router asks for, and the contract with the keys of each record."""

import re
from functools import cache
from typing import Annotated, Any, Final, NewType, Union

import strawberry

from hub.gateway import types
from hub.store.columns import is_unique
from schema import ENTITIES
from schema.fields import camel, key_of

SERVICE: Final = "_service"
RECORDS: Final = "_entities"
_LINK: Final = (
    'extend schema @link(url: "https://specs.apollo.dev/federation/v2.3", import: ["@key", "@shareable"])\n\n'
)
_TEXT: Final = r'(?:"""(?:(?!""").)*"""\n *)?'
_OF_ROUTERS: Final = re.compile(
    rf"^(?:{_TEXT}(?:scalar _Any|union _Entity = [^\n]*|type _Service \{{.*?^\}})\n+"
    rf"|  {_TEXT}(?:_entities\([^)]*\): \[_Entity\]!|_service: _Service!)\n\n?)",
    re.MULTILINE | re.DOTALL,
)

Representation = NewType("Representation", object)


def _representation(given: Any) -> dict[str, Any]:
    if isinstance(given, dict) and isinstance(given.get("__typename"), str):
        return given
    raise ValueError("a representation is an object with __typename")


REPRESENTATION = strawberry.scalar(
    name="_Any",
    description="记录的代表：__typename 和一个键 A record by __typename and one of its keys",
    serialize=lambda given: given,
    parse_value=_representation,
)


@strawberry.type(name="_Service", description="子图 The subgraph")
class Service:
    """What a router asks a subgraph for first."""

    sdl: str = strawberry.field(description="子图契约 contract with keys")


Record: Any = Annotated[
    Union[tuple(types.TYPES.values())],  # noqa: UP007 (made of a list)
    strawberry.union(name="_Entity", description="任何一种记录 A record of any kind"),
]


@cache
def keys(entity: str) -> tuple[str, ...]:
    """Attributes by which a router may name a record: its id, and its natural key where no two records share one."""
    natural = key_of(ENTITIES[entity])
    return ("id", natural) if natural and is_unique(ENTITIES[entity], natural) else ("id",)


def subgraph(printed: str) -> str:
    """The contract a router composes: with keys, without what only routers ask for."""

    def marked(head: re.Match[str]) -> str:
        name = head.group(1)
        if name in ENTITIES:
            marks = "".join(f' @key(fields: "{camel(key)}")' for key in keys(name))
        else:
            marks = " @shareable" if name == "PageInfo" else ""
        return f"type {name}{head.group(2)}{marks} {{"

    own = _OF_ROUTERS.sub("", printed)
    return _LINK + re.sub(r"^type (\w+)((?: implements [\w &]+)?) \{", marked, own, flags=re.MULTILINE)
