"""From a GraphQL request to a checked document: parsed, validated, variables coerced, limits kept before any work."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Any

from graphql import (
    DocumentNode,
    FieldNode,
    FragmentDefinitionNode,
    GraphQLError,
    GraphQLSchema,
    OperationDefinitionNode,
    OperationType,
    TypeInfo,
    TypeInfoVisitor,
    Visitor,
    parse,
    validate,
    visit,
)
from graphql.execution.values import VariableValues, get_variable_values
from graphql.utilities import type_from_ast

from hub.gateway.schema import SCHEMA

TOKENS_MAX = 2000

GRAPHQL: GraphQLSchema = SCHEMA._schema
"""The schema as graphql-core holds it."""


class RequestError(Exception):
    """The request cannot be executed at all (GraphQL request error)."""

    def __init__(self, errors: list[GraphQLError]) -> None:
        super().__init__("; ".join(error.message for error in errors))
        self.errors = errors


@dataclass(frozen=True, eq=False)
class Definition:
    """One operation of a checked document, before it has variables."""

    node: OperationDefinitionNode
    fragments: Mapping[str, FragmentDefinitionNode]
    types: Mapping[str, Any]
    """GraphQL input types of its variables."""
    digest: str
    """SHA-256 of the document, hex."""

    @cached_property
    def fields(self) -> frozenset[str]:
        """Fields and arguments it names, as schema coordinates (``Query.matters(filter:)``), those it skips too."""
        info, found = TypeInfo(GRAPHQL), set[str]()

        class Names(Visitor):
            def enter_field(self, node: FieldNode, *_: Any) -> None:
                parent, name = info.get_parent_type(), node.name.value
                if parent is not None and not parent.name.startswith("__") and not name.startswith("__"):
                    found.add(f"{parent.name}.{name}")
                    found.update(f"{parent.name}.{name}({given.name.value}:)" for given in node.arguments or ())

        visit(DocumentNode(definitions=(self.node, *self.fragments.values())), TypeInfoVisitor(info, Names()))
        return frozenset(found)


@dataclass(frozen=True, slots=True)
class Operation:
    """One operation ready to be compiled."""

    definition: Definition
    variables: VariableValues
    """Coerced variables, as graphql-core wants them back."""
    raw: Mapping[str, Any]
    """Variables as they were given."""

    @property
    def node(self) -> OperationDefinitionNode:
        """The operation in its document."""
        return self.definition.node

    @property
    def fragments(self) -> Mapping[str, FragmentDefinitionNode]:
        """Fragments of the document by name."""
        return self.definition.fragments

    @property
    def types(self) -> Mapping[str, Any]:
        """GraphQL input types of the variables."""
        return self.definition.types

    @property
    def digest(self) -> str:
        """SHA-256 of the document, hex."""
        return self.definition.digest

    @property
    def name(self) -> str:
        """Name of the operation, or its kind."""
        return self.node.name.value if self.node.name else self.kind.value

    @property
    def kind(self) -> OperationType:
        """Query, mutation or subscription."""
        return self.node.operation


@lru_cache(maxsize=512)
def _checked(text: str) -> Mapping[str, Definition] | tuple[GraphQLError, ...]:
    try:
        document = parse(text, max_tokens=TOKENS_MAX)
    except GraphQLError as error:
        return (error,)
    errors = validate(GRAPHQL, document, max_errors=5, hide_suggestions=True)
    if errors:
        return tuple(errors)
    fragments = {node.name.value: node for node in document.definitions if isinstance(node, FragmentDefinitionNode)}
    digest = hashlib.sha256(text.encode()).hexdigest()
    return {
        node.name.value if node.name else "": Definition(
            node,
            fragments,
            {each.variable.name.value: type_from_ast(GRAPHQL, each.type) for each in node.variable_definitions or ()},
            digest,
        )
        for node in document.definitions
        if isinstance(node, OperationDefinitionNode)
    }


def prepare(text: str, operation_name: str | None, variables: Mapping[str, Any]) -> Operation:
    """Parse, validate and pick the operation.

    Raises RequestError.
    """
    checked = _checked(text)
    if isinstance(checked, tuple):
        raise RequestError(list(checked))
    chosen = checked.get(operation_name) if operation_name else next(iter(checked.values()), None)
    if chosen is None or not (operation_name or len(checked) == 1):
        message = "Unknown operation." if operation_name else "An operation name is needed: the document has several."
        raise RequestError([GraphQLError(message)])
    given = dict(variables)
    coerced = get_variable_values(
        GRAPHQL, chosen.node.variable_definitions or (), given, max_errors=5, hide_suggestions=True
    )
    if isinstance(coerced, list):
        raise RequestError(coerced)
    return Operation(chosen, coerced, given)
