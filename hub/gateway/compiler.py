"""From a checked operation to reads and a renderer of bytes: a document is planned, not resolved field by field."""

import base64
import binascii
import uuid
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from enum import Enum
from typing import Any

import orjson
from graphql import FieldNode, FragmentSpreadNode, GraphQLObjectType, InlineFragmentNode, SelectionSetNode
from graphql.execution.values import get_argument_values, get_directive_values
from graphql.type import GraphQLIncludeDirective, GraphQLSkipDirective

from hub.errors import InvalidInput
from hub.gateway.documents import GRAPHQL, Operation
from hub.gateway.schema import ROOTS, Root
from hub.store.read import Compare, Nested, Op, Order, Read, Rows, Shape, TypeName, Value
from hub.store.sql import FIRST_MAX, default_order
from schema import ENTITIES, LINKS
from schema.case_numbers import CaseNumberError, parse
from schema.fields import camel, shared_fields

FIELDS_MAX = 2000
DEPTH_MAX = 10
FIRST = 20

_ATTRIBUTES = {
    name: {camel(attribute): attribute for attribute in shared_fields(entity)} | {"id": "id"}
    for name, entity in ENTITIES.items()
}
_OPS = {
    "eq": Op.EQ,
    "ne": Op.NE,
    "in": Op.IN,
    "lt": Op.LT,
    "gte": Op.GTE,
    "prefix": Op.PREFIX,
    "isNull": Op.IS_NULL,
}

Selected = dict[str, list[FieldNode]]


@dataclass(frozen=True, slots=True)
class Plan:
    """One root: its response key, the read, and how its rows become JSON."""

    key: str
    read: Read
    render: Callable[[Rows], str]


class Selection:
    """Collects fields of an operation: fragments spread, ``@skip`` and ``@include`` obeyed, sizes limited."""

    def __init__(self, operation: Operation) -> None:
        self.operation = operation
        self._collected = 0

    def of(self, sets: Iterable[SelectionSetNode | None]) -> Selected:
        """Fields by response key, in the order of the document. Raises InvalidInput beyond the limit."""
        found: Selected = {}
        seen: set[str] = set()
        for selection_set in sets:
            if selection_set is not None:
                self._collect(selection_set, found, seen)
        return found

    def below(self, nodes: Sequence[FieldNode]) -> Selected:
        """Fields below one response key."""
        return self.of(node.selection_set for node in nodes)

    def arguments(self, type_name: str, node: FieldNode) -> dict[str, Any]:
        """Coerced arguments of a field."""
        parent = GRAPHQL.get_type(type_name)
        assert isinstance(parent, GraphQLObjectType)
        return get_argument_values(parent.fields[node.name.value], node, self.operation.variables)

    def _collect(self, selection_set: SelectionSetNode, found: Selected, seen: set[str]) -> None:
        for node in selection_set.selections:
            if not self._included(node):
                continue
            if isinstance(node, FieldNode):
                self._collected += 1
                if self._collected > FIELDS_MAX:
                    raise InvalidInput("DOCUMENT_TOO_LARGE", limit=FIELDS_MAX)
                found.setdefault(node.alias.value if node.alias else node.name.value, []).append(node)
            elif isinstance(node, InlineFragmentNode):
                self._collect(node.selection_set, found, seen)
            elif isinstance(node, FragmentSpreadNode) and node.name.value not in seen:
                seen.add(node.name.value)
                self._collect(self.operation.fragments[node.name.value].selection_set, found, seen)

    def _included(self, node: Any) -> bool:
        skip = get_directive_values(GraphQLSkipDirective, node, self.operation.variables)
        include = get_directive_values(GraphQLIncludeDirective, node, self.operation.variables)
        return not (skip and skip["if"]) and (include is None or include["if"])


def compile_root(selection: Selection, key: str, nodes: Sequence[FieldNode], agency: str) -> Plan:
    """Plan one query field. ``agency`` binds cursors to the agency they were given to.

    Raises InvalidInput for arguments that do not fit.
    """
    root = ROOTS[nodes[0].name.value]
    arguments = selection.arguments("Query", nodes[0])
    if root.single:
        return _single(selection, key, nodes, root, arguments)
    return _page(selection, key, nodes, root, arguments, agency)


def shape_of(selection: Selection, entity: str, nodes: Sequence[FieldNode], depth: int = 1) -> Shape:
    """What is wanted of one kind of record below these fields."""
    return _shape(selection, entity, selection.below(nodes), depth)


def _shape(selection: Selection, entity: str, selected: Selected, depth: int) -> Shape:
    if depth > DEPTH_MAX:
        raise InvalidInput("DOCUMENT_TOO_DEEP", limit=DEPTH_MAX)
    items: list[Value | TypeName | Nested] = []
    for key, nodes in selected.items():
        name = nodes[0].name.value
        if name == "__typename":
            items.append(TypeName(key))
        elif name in LINKS[entity]:
            link = LINKS[entity][name]
            first = selection.arguments(entity, nodes[0]).get("first", FIRST_MAX) if link.many else 1
            items.append(Nested(key, link, shape_of(selection, link.target, nodes, depth + 1), _count(first, "first")))
        else:
            items.append(Value(key, _ATTRIBUTES[entity][name]))
    return Shape(entity, tuple(items))


def _single(selection: Selection, key: str, nodes: Sequence[FieldNode], root: Root, arguments: dict[str, Any]) -> Plan:
    as_of = _past(arguments.get("asOf"))
    given = {name: value for name, value in arguments.items() if value is not None and name != "asOf"}
    if len(given) != 1:
        raise InvalidInput("ONE_KEY", field=nodes[0].name.value)
    ((name, value),) = given.items()
    attribute = _ATTRIBUTES[root.entity][name]
    where = Compare(attribute, Op.EQ, _value(root.entity, attribute, _normal(attribute, value)))
    shape = shape_of(selection, root.entity, nodes)
    read = Read((shape,), where=(where,), single=True, first=1, as_of=as_of)
    return Plan(key, read, lambda rows: rows.json[0][0] if rows.json else "null")


def _page(
    selection: Selection,
    key: str,
    nodes: Sequence[FieldNode],
    root: Root,
    arguments: dict[str, Any],
    agency: str,
) -> Plan:
    entity = ENTITIES[root.entity]
    arguments = {name: value for name, value in arguments.items() if value is not None}
    order = _order(root.entity, arguments.get("orderBy") or ())
    if order and order[-1].name != "id":
        order = (*order, Order("id"))
    bound = f"{root.entity}:{agency}:{[(item.name, item.descending) for item in order or default_order(entity)]}"
    backwards = "last" in arguments or ("before" in arguments and "first" not in arguments)
    if ("first" in arguments or "after" in arguments) and ("last" in arguments or "before" in arguments):
        raise InvalidInput("PAGE_BOTH_WAYS", field=nodes[0].name.value)
    cursor = arguments.get("before" if backwards else "after")
    after = None if cursor is None else _opened(cursor, bound)
    selected = selection.below(nodes)
    shapes: list[Shape] = []
    parts: list[Callable[[Rows], str]] = []
    for part, part_nodes in selected.items():
        render = _part(selection, root.entity, part_nodes, shapes, bound, after is not None, backwards)
        parts.append(lambda rows, name=orjson.dumps(part).decode(), render=render: f"{name}:{render(rows)}")  # type: ignore[misc]
    total = any(part_nodes[0].name.value == "totalCount" for part_nodes in selected.values())
    read = Read(
        tuple(shapes) or (Shape(root.entity, ()),),
        where=_where(root.entity, arguments.get("filter") or {}),
        order=order,
        first=_count(arguments.get("last" if backwards else "first", FIRST), "first"),
        after=after,
        backwards=backwards,
        total=total,
        as_of=_past(arguments.get("asOf")),
    )
    return Plan(key, read, lambda rows: "{" + ",".join(part(rows) for part in parts) + "}")


def _part(
    selection: Selection,
    entity: str,
    nodes: Sequence[FieldNode],
    shapes: list[Shape],
    bound: str,
    continued: bool,
    backwards: bool,
) -> Callable[[Rows], str]:
    match nodes[0].name.value:
        case "__typename":
            return lambda rows: orjson.dumps(f"{entity}Connection").decode()
        case "totalCount":
            return lambda rows: "null" if rows.total is None else str(rows.total)
        case "nodes":
            index = len(shapes)
            shapes.append(shape_of(selection, entity, nodes, 2))
            return lambda rows: "[" + ",".join(row[index] for row in rows.json) + "]"
        case "edges":
            return _edges(selection, entity, nodes, shapes, bound)
        case _:
            return _page_info(selection, nodes, bound, continued, backwards)


def _edges(
    selection: Selection, entity: str, nodes: Sequence[FieldNode], shapes: list[Shape], bound: str
) -> Callable[[Rows], str]:
    parts: list[Callable[[tuple[str, ...], tuple[Any, ...]], str]] = []
    for part, part_nodes in selection.below(nodes).items():
        name = orjson.dumps(part).decode()
        match part_nodes[0].name.value:
            case "cursor":
                parts.append(lambda row, at, name=name: f'{name}:"{_closed(at, bound)}"')  # type: ignore[misc]
            case "node":
                index = len(shapes)
                shapes.append(shape_of(selection, entity, part_nodes, 2))
                parts.append(lambda row, at, name=name, index=index: f"{name}:{row[index]}")  # type: ignore[misc]
            case _:
                parts.append(lambda row, at, name=name: f'{name}:"{entity}Edge"')  # type: ignore[misc]

    def render(rows: Rows) -> str:
        edges = (
            "{" + ",".join(part(row, at) for part in parts) + "}"
            for row, at in zip(rows.json, rows.cursors, strict=True)
        )
        return "[" + ",".join(edges) + "]"

    return render


def _page_info(
    selection: Selection, nodes: Sequence[FieldNode], bound: str, continued: bool, backwards: bool
) -> Callable[[Rows], str]:
    wanted = {part: part_nodes[0].name.value for part, part_nodes in selection.below(nodes).items()}

    def render(rows: Rows) -> str:
        values = {
            "hasNextPage": continued if backwards else rows.more,
            "hasPreviousPage": rows.more if backwards else continued,
            "startCursor": _closed(rows.cursors[0], bound) if rows.cursors else None,
            "endCursor": _closed(rows.cursors[-1], bound) if rows.cursors else None,
            "__typename": "PageInfo",
        }
        return orjson.dumps({part: values[name] for part, name in wanted.items()}).decode()

    return render


def _order(entity: str, given: Sequence[Mapping[str, Any]]) -> tuple[Order, ...]:
    order = (Order(str(_plain(item["field"])), _plain(item.get("direction")) == "DESC") for item in given)
    return tuple(dict.fromkeys(order))


def _where(entity: str, given: Any) -> tuple[Compare, ...]:
    found = []
    for name, conditions in dict(given).items():
        attribute = _ATTRIBUTES[entity][name]
        for operation, value in dict(conditions or {}).items():
            op = _OPS[operation]
            if value is None:
                continue
            if op is Op.IS_NULL:
                typed: Any = bool(value)
            elif op is Op.IN:
                typed = [_value(entity, attribute, _plain(item)) for item in value]
            else:
                typed = _value(entity, attribute, _plain(value))
            found.append(Compare(attribute, op, typed))
    return tuple(found)


def _plain(value: Any) -> Any:
    return value.value if isinstance(value, Enum) else value


def _normal(attribute: str, value: Any) -> Any:
    """A case number typed with full-width brackets or blanks is the same number."""
    if attribute != "case_number":
        return _plain(value)
    try:
        return parse(value).canonical
    except CaseNumberError:
        return value


def _value(entity: str, attribute: str, value: Any) -> Any:
    annotation = (
        ENTITIES[entity].model_fields[attribute].annotation if attribute in ENTITIES[entity].model_fields else str
    )
    kinds = {part for part in getattr(annotation, "__args__", (annotation,)) if part is not type(None)}
    try:
        if uuid.UUID in kinds:
            return value if isinstance(value, uuid.UUID) else uuid.UUID(str(value))
        if Decimal in kinds:
            return Decimal(str(value))
        if isinstance(value, date | datetime | bool | int):
            return value
    except (ValueError, InvalidOperation) as error:
        raise InvalidInput("BAD_VALUE", field=attribute, name=camel(attribute)) from error
    if "\x00" in str(value):
        raise InvalidInput("BAD_VALUE", field=attribute, name=camel(attribute))
    return str(value)


def _past(moment: datetime | None) -> datetime | None:
    if moment is not None and moment.tzinfo is None:
        raise InvalidInput("TIME_ZONE", field="asOf")
    return moment


def _count(value: Any, name: str) -> int:
    if not 0 < int(value) <= FIRST_MAX:
        raise InvalidInput("PAGE_SIZE", field=name, limit=FIRST_MAX)
    return int(value)


def _closed(values: tuple[Any, ...], bound: str) -> str:
    return base64.urlsafe_b64encode(orjson.dumps([_mark(bound), *values])).decode().rstrip("=")


def _opened(cursor: str, bound: str) -> tuple[Any, ...]:
    try:
        mark, *keys = orjson.loads(base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)))
    except (ValueError, binascii.Error, TypeError) as error:
        raise InvalidInput("BAD_CURSOR", field="after") from error
    if mark != _mark(bound) or not all(isinstance(key, str) for key in keys):
        raise InvalidInput("BAD_CURSOR", field="after")
    return tuple(keys)


def _mark(bound: str) -> str:
    return uuid.uuid5(uuid.NAMESPACE_OID, bound).hex[:12]
