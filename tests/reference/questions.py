"""What a document asks, walked by hand: fields by response key, arguments, records touched, fields withheld.

The ordinary executor meets only what has rows; what an answer must say does not depend on them.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from graphql import (
    DocumentNode,
    FieldNode,
    FragmentDefinitionNode,
    FragmentSpreadNode,
    GraphQLError,
    GraphQLIncludeDirective,
    GraphQLObjectType,
    GraphQLSchema,
    GraphQLSkipDirective,
    InlineFragmentNode,
    OperationDefinitionNode,
    SelectionSetNode,
    get_named_type,
    parse,
    validate,
)
from graphql.execution.values import get_argument_values, get_directive_values, get_variable_values

from schema import ENTITIES, LINKS
from schema.fields import camel, shared_fields
from schema.links import Link

ATTRIBUTES: Mapping[str, Mapping[str, str]] = {
    name: {camel(attribute): attribute for attribute in shared_fields(entity)} | {"id": "id"}
    for name, entity in ENTITIES.items()
}
"""Attributes by outward name, by entity."""


class Wrong(Exception):
    """A document that cannot be executed."""

    def __init__(self, errors: Sequence[GraphQLError]) -> None:
        super().__init__("; ".join(error.message for error in errors))
        self.errors = errors


@dataclass(frozen=True)
class Field:
    """A field of an answer: all its nodes in the document, merged."""

    key: str
    parent: GraphQLObjectType
    nodes: Sequence[FieldNode]

    @property
    def name(self) -> str:
        """Name in the schema."""
        return self.nodes[0].name.value

    @property
    def type_name(self) -> str:
        """Name of the type of its value."""
        return get_named_type(self.parent.fields[self.name].type).name


class Question:
    """One operation with its variables."""

    def __init__(self, schema: GraphQLSchema, text: str, variables: Mapping[str, Any]) -> None:
        self.schema = schema
        try:
            self.document: DocumentNode = parse(text)
        except GraphQLError as error:
            raise Wrong([error]) from error
        errors = validate(schema, self.document, max_errors=5)
        if errors:
            raise Wrong(errors)
        (self.operation,) = (node for node in self.document.definitions if isinstance(node, OperationDefinitionNode))
        self._fragments = {
            node.name.value: node for node in self.document.definitions if isinstance(node, FragmentDefinitionNode)
        }
        coerced = get_variable_values(schema, self.operation.variable_definitions or (), dict(variables), max_errors=5)
        if isinstance(coerced, list):
            raise Wrong(coerced)
        self._variables = coerced

    def roots(self) -> list[Field]:
        """The root fields."""
        assert self.schema.query_type is not None
        return self._fields(self.schema.query_type, [self.operation.selection_set])

    def below(self, field: Field, kind: str = "") -> list[Field]:
        """The fields below a field, where its value is of this type."""
        parent = self.schema.type_map[kind or field.type_name]
        assert isinstance(parent, GraphQLObjectType)
        return self._fields(parent, [node.selection_set for node in field.nodes if node.selection_set])

    def arguments(self, field: Field) -> dict[str, Any]:
        """The coerced arguments of a field."""
        return get_argument_values(field.parent.fields[field.name], field.nodes[0], self._variables)

    def records(self, root: Field) -> list[Field]:
        """The fields of a root whose value is records of the root's entity: itself, or the nodes of a page."""
        if root.type_name in ENTITIES:
            return [root]
        found = []
        for part in self.below(root):
            if part.name == "nodes":
                found.append(part)
            elif part.name == "edges":
                found += [edge for edge in self.below(part) if edge.name == "node"]
        return found

    def links(self, record: Field, kind: str = "") -> Iterator[tuple[Field, Link]]:
        """Links below a record of a kind, those below them included, parents first."""
        entity = kind or record.type_name
        for field in self.below(record, entity):
            if field.name in LINKS[entity]:
                link = LINKS[entity][field.name]
                yield field, link
                for target in link.targets:
                    yield from self.links(field, target)

    def values(
        self, record: Field, path: tuple[str, ...], readable: Callable[[str], bool], kind: str = ""
    ) -> Iterator[tuple[tuple[str, ...], str, str]]:
        """Path, entity and attribute of every value below a record; of several kinds in one list, the readable."""
        entity = kind or record.type_name
        for field in self.below(record, entity):
            if field.name in LINKS[entity]:
                link = LINKS[entity][field.name]
                for target in link.targets:
                    if not link.kinds or readable(target):
                        yield from self.values(field, (*path, field.key), readable, target)
            elif field.name != "__typename":
                yield (*path, field.key), entity, ATTRIBUTES[entity][field.name]

    def _fields(self, parent: GraphQLObjectType, sets: Iterable[SelectionSetNode]) -> list[Field]:
        found: dict[str, list[FieldNode]] = {}
        spread: set[str] = set()

        def collect(selections: SelectionSetNode) -> None:
            for node in selections.selections:
                if not self._included(node):
                    continue
                match node:
                    case FieldNode():
                        found.setdefault((node.alias or node.name).value, []).append(node)
                    case InlineFragmentNode(type_condition=None):
                        collect(node.selection_set)
                    case InlineFragmentNode() if self._applies(node, parent):
                        collect(node.selection_set)
                    case FragmentSpreadNode() if node.name.value not in spread:
                        spread.add(node.name.value)
                        if self._applies(self._fragments[node.name.value], parent):
                            collect(self._fragments[node.name.value].selection_set)

        for selections in sets:
            collect(selections)
        return [Field(key, parent, nodes) for key, nodes in found.items()]

    @staticmethod
    def _applies(fragment: Any, parent: GraphQLObjectType) -> bool:
        condition = fragment.type_condition.name.value
        return condition == parent.name or condition in {interface.name for interface in parent.interfaces}

    def _included(self, node: Any) -> bool:
        skip = get_directive_values(GraphQLSkipDirective, node, self._variables)
        include = get_directive_values(GraphQLIncludeDirective, node, self._variables)
        return not (skip or {}).get("if", False) and (include or {}).get("if", True)
