"""``_entities``: records named by a router, planned as one read for each kind the document asks for.

The plan does not depend on the representations: each read takes the ids and numbers of its kind out of them, and what
is found is put back in their order. A kind the document asks nothing of is not read, and its place is null.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from typing import Any

from graphql import FieldNode, FragmentSpreadNode, InlineFragmentNode, SelectionSetNode

from hub.errors import InvalidInput
from hub.gateway import filters
from hub.gateway.compiler import Pieces, RootPlan, Run, shape_of
from hub.gateway.federation import keys
from hub.gateway.selection import Selection
from hub.store.read import Compare, Either, Listed, Op, Read, Rows, Slot
from hub.store.sql import FIRST_MAX
from schema import ENTITIES
from schema.fields import camel

_Key = tuple[str, str, str]
"""Kind, attribute and value by which a record is named."""


def compile_records(selection: Selection, key: str, nodes: Sequence[FieldNode]) -> RootPlan:
    """Plan one ``_entities`` field. Raises InvalidInput where it asks for no kind of record."""
    given = selection.arguments("Query", nodes[0])["representations"]
    given = given if isinstance(given, Slot) else [_settled(selection, each) for each in given]
    kinds = list(dict.fromkeys(kind for node in nodes for kind in _kinds(selection, node.selection_set)))
    if not kinds:
        raise InvalidInput("ENTITIES_OF_NO_KIND", field=key)
    reads = tuple(_read(selection, kind, nodes, given) for kind in kinds)
    return RootPlan(key, reads, partial(_render, kinds, given))


def _kinds(selection: Selection, sets: SelectionSetNode | None) -> Iterator[str]:
    """Kinds of record named by the conditions of fragments."""
    for node in sets.selections if sets else ():
        if isinstance(node, FragmentSpreadNode):
            fragment = selection.operation.fragments[node.name.value]
            condition, below = fragment.type_condition.name.value, fragment.selection_set
        elif isinstance(node, InlineFragmentNode):
            condition = node.type_condition.name.value if node.type_condition else ""
            below = node.selection_set
        else:
            continue
        if condition in ENTITIES:
            yield condition
        else:
            yield from _kinds(selection, below)


def _read(selection: Selection, kind: str, nodes: Sequence[FieldNode], given: Any) -> Read:
    wanted = shape_of(selection, kind, nodes, 2)
    conditions = []
    for attribute in keys(kind):
        take = partial(_named, kind, attribute)
        values = given.then(take) if isinstance(given, Slot) else Listed(tuple(take(given)))
        conditions.append(Compare(attribute, Op.IN, values))
    return Read((wanted,), where=(Either(tuple(conditions)),), first=FIRST_MAX, placed=True, named=_natural(kind))


def _natural(kind: str) -> tuple[str, ...]:
    return tuple(attribute for attribute in keys(kind) if attribute != "id")


def _named(kind: str, attribute: str, given: Sequence[Mapping[str, Any]]) -> list[Any]:
    """Values of one key in the representations of a kind."""
    if len(given) > FIRST_MAX:
        raise InvalidInput("PAGE_SIZE", field="representations", limit=FIRST_MAX)
    turn = filters.key_value(kind, attribute)
    return [turn(each[camel(attribute)]) for each in given if _attribute(each) == (kind, attribute)]


def _attribute(each: Mapping[str, Any]) -> tuple[str, str]:
    """Kind and key by which a representation names its record. Raises InvalidInput for one without any."""
    kind = each["__typename"]
    if kind not in ENTITIES:
        raise InvalidInput("BAD_VALUE", field="representations", name="__typename")
    for attribute in keys(kind):
        if each.get(camel(attribute)) is not None:
            return kind, attribute
    raise InvalidInput("ONE_KEY", field="representations")


def _render(kinds: Sequence[str], given: Any, found: Sequence[Rows], run: Run) -> Pieces:
    texts: dict[_Key, bytes] = {}
    for kind, rows in zip(kinds, found, strict=True):
        names = ("id", *_natural(kind))
        for (text,), at in zip(rows.json, rows.cursors, strict=True):
            for name, value in zip(names, at[-len(names) :], strict=True):
                texts[kind, name, value] = text
    wanted: Sequence[Mapping[str, Any]] = given.of(run.values) if isinstance(given, Slot) else given
    return b"[", b",".join([texts.get(_wanted(each), b"null") for each in wanted]), b"]"


def _wanted(each: Mapping[str, Any]) -> _Key:
    kind, attribute = _attribute(each)
    turn: Callable[[Any], Any] = filters.key_value(kind, attribute)
    return kind, attribute, str(turn(each[camel(attribute)]))


def _settled(selection: Selection, value: Any) -> Any:
    """A representation written in the document, with the variables in it."""
    if isinstance(value, dict):
        return {name: _settled(selection, item) for name, item in value.items()}
    return selection.value(value)
