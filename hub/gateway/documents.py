"""From a GraphQL request to a checked document: parsed, validated, variables coerced, limits kept before any work."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from graphql import (
    DocumentNode,
    FragmentDefinitionNode,
    GraphQLError,
    GraphQLSchema,
    OperationDefinitionNode,
    OperationType,
    parse,
    validate,
)
from graphql.execution.values import get_variable_values

from hub.gateway.schema import SCHEMA

TOKENS_MAX = 2000

GRAPHQL: GraphQLSchema = SCHEMA._schema
"""The schema as graphql-core holds it."""


class RequestError(Exception):
    """The request cannot be executed at all (GraphQL request error)."""

    def __init__(self, errors: list[GraphQLError]) -> None:
        super().__init__("; ".join(error.message for error in errors))
        self.errors = errors


@dataclass(frozen=True, slots=True)
class Operation:
    """One operation ready to be compiled."""

    node: OperationDefinitionNode
    fragments: Mapping[str, FragmentDefinitionNode]
    variables: Any
    """Coerced variables, as graphql-core wants them back."""
    raw: Mapping[str, Any]
    """Variables as they were given."""
    digest: str
    """SHA-256 of the document, hex."""

    @property
    def name(self) -> str:
        """Name of the operation, or its kind."""
        return self.node.name.value if self.node.name else self.kind.value

    @property
    def kind(self) -> OperationType:
        """Query, mutation or subscription."""
        return self.node.operation


@lru_cache(maxsize=512)
def _checked(text: str) -> DocumentNode | tuple[GraphQLError, ...]:
    try:
        document = parse(text, max_tokens=TOKENS_MAX)
    except GraphQLError as error:
        return (error,)
    errors = validate(GRAPHQL, document, max_errors=5)
    return tuple(errors) if errors else document


def prepare(text: str, operation_name: str | None, variables: Mapping[str, Any]) -> Operation:
    """Parse, validate and pick the operation.

    Raises RequestError.
    """
    checked = _checked(text)
    if isinstance(checked, tuple):
        raise RequestError(list(checked))
    operations = [node for node in checked.definitions if isinstance(node, OperationDefinitionNode)]
    chosen = [
        node for node in operations if operation_name is None or (node.name and node.name.value == operation_name)
    ]
    if len(chosen) != 1:
        message = "Unknown operation." if operation_name else "An operation name is needed: the document has several."
        raise RequestError([GraphQLError(message)])
    coerced = get_variable_values(GRAPHQL, chosen[0].variable_definitions or (), dict(variables), max_errors=5)
    if isinstance(coerced, list):
        raise RequestError(coerced)
    fragments = {node.name.value: node for node in checked.definitions if isinstance(node, FragmentDefinitionNode)}
    return Operation(chosen[0], fragments, coerced, dict(variables), hashlib.sha256(text.encode()).hexdigest())
