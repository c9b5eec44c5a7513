"""Reading an operation: fields by response key, fragments spread, directives obeyed, arguments coerced."""

from collections.abc import Iterable, Sequence
from typing import Any

from graphql import (
    FieldNode,
    FragmentSpreadNode,
    GraphQLInterfaceType,
    GraphQLObjectType,
    InlineFragmentNode,
    SelectionSetNode,
)
from graphql.execution.values import VariableValues, get_argument_values, get_directive_values
from graphql.type import GraphQLIncludeDirective, GraphQLSkipDirective

from hub.errors import InvalidInput
from hub.gateway.documents import GRAPHQL, Operation
from hub.gateway.variables import Variables

FIELDS_MAX = 2000

Selected = dict[str, list[FieldNode]]


class Selection:
    """Collects the fields of an operation; sizes are limited."""

    def __init__(self, operation: Operation) -> None:
        self.operation = operation
        self.variables = Variables(operation.types, operation.variables.coerced)
        self._given = VariableValues(operation.variables.sources, self.variables.places)
        self._collected = 0

    def of(self, sets: Iterable[SelectionSetNode | None], kind: str) -> Selected:
        """Fields by response key on an object type, in the order of the document.

        Raises InvalidInput beyond the limit.
        """
        found: Selected = {}
        seen: set[str] = set()
        for selection_set in sets:
            if selection_set is not None:
                self._collect(selection_set, kind, found, seen)
        return found

    def below(self, nodes: Sequence[FieldNode], kind: str) -> Selected:
        """Fields below one response key, on an object type."""
        return self.of((node.selection_set for node in nodes), kind)

    def arguments(self, type_name: str, node: FieldNode) -> dict[str, Any]:
        """Coerced arguments of a field; values of variables are left open."""
        return _arguments(type_name, node, self._given)

    def given(self, type_name: str, node: FieldNode) -> dict[str, Any]:
        """Coerced arguments of a field with the values of this request, for what is done once and not planned."""
        return _arguments(type_name, node, self.operation.variables)

    def value(self, found: Any) -> Any:
        """The value of an argument the plan depends on."""
        return self.variables.value(found)

    def _collect(self, selection_set: SelectionSetNode, kind: str, found: Selected, seen: set[str]) -> None:
        for node in selection_set.selections:
            if not self._included(node):
                continue
            if isinstance(node, FieldNode):
                self._collected += 1
                if self._collected > FIELDS_MAX:
                    raise InvalidInput("DOCUMENT_TOO_LARGE", limit=FIELDS_MAX)
                found.setdefault(node.alias.value if node.alias else node.name.value, []).append(node)
            elif isinstance(node, InlineFragmentNode):
                if node.type_condition is None or _is(kind, node.type_condition.name.value):
                    self._collect(node.selection_set, kind, found, seen)
            elif isinstance(node, FragmentSpreadNode) and node.name.value not in seen:
                seen.add(node.name.value)
                fragment = self.operation.fragments[node.name.value]
                if _is(kind, fragment.type_condition.name.value):
                    self._collect(fragment.selection_set, kind, found, seen)

    def _included(self, node: Any) -> bool:
        if not node.directives:
            return True
        skip = get_directive_values(GraphQLSkipDirective, node, self._given)
        include = get_directive_values(GraphQLIncludeDirective, node, self._given)
        return not (skip and self.value(skip["if"])) and (include is None or bool(self.value(include["if"])))


def _arguments(type_name: str, node: FieldNode, variables: VariableValues) -> dict[str, Any]:
    parent = GRAPHQL.get_type(type_name)
    assert isinstance(parent, GraphQLObjectType)
    return get_argument_values(parent.fields[node.name.value], node, variables)


def _is(kind: str, condition: str) -> bool:
    """Whether an object type is, or implements, the type of a fragment."""
    if kind == condition:
        return True
    wanted, found = GRAPHQL.get_type(condition), GRAPHQL.get_type(kind)
    return (
        isinstance(wanted, GraphQLInterfaceType)
        and isinstance(found, GraphQLObjectType)
        and GRAPHQL.is_sub_type(wanted, found)
    )
