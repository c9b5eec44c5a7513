"""From a GraphQL request to a checked operation: every limit is held before what it bounds is done.

Length and tokens, then sizes, then validation, then variables, then cost. A document that was valid once is kept and
not validated again, nor held against the limits of size that it was within; those of variables and cost are held each
time.
"""

import hashlib
from collections import OrderedDict
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from graphql import (
    DocumentNode,
    FieldNode,
    FragmentDefinitionNode,
    GraphQLError,
    GraphQLSchema,
    NoFragmentCyclesRule,
    OperationDefinitionNode,
    OperationType,
    TypeInfo,
    TypeInfoVisitor,
    Visitor,
    validate,
    visit,
)
from graphql.execution.get_variable_signature import GraphQLVariableSignature, get_variable_signature
from graphql.execution.values import VariableValues, VariableValueSource, get_variable_values
from graphql.pyutils import Undefined
from graphql.utilities import coerce_input_value, type_from_ast

from hub.gateway.analysis import Analysis
from hub.gateway.limits import Guard
from hub.gateway.schema import SCHEMA

GRAPHQL: GraphQLSchema = SCHEMA._schema
"""The schema as graphql-core holds it."""
ERRORS_MAX = 5
"""Errors of one document or its variables that are told."""
_KEPT_MAX = 512
_KEPT_TOKENS_MAX = 100_000


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
    def signatures(self) -> Mapping[str, GraphQLVariableSignature]:
        """Its variables by name, once it is known to be valid."""
        found = (get_variable_signature(GRAPHQL, each) for each in self.node.variable_definitions or ())
        return {each.name: each for each in found if isinstance(each, GraphQLVariableSignature)}

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
    cost: int
    """Values the answer can hold at most."""

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


@dataclass(frozen=True, slots=True)
class Valid:
    """A document that passed validation."""

    analysis: Analysis
    definitions: Mapping[str, Definition]
    """Operations by name; one without a name under none."""
    judged: set[tuple[Guard, str | None, bool]] = field(default_factory=set)
    """By which guard it was found within its limits, for which operation, as trusted or not; a guard's limits stay."""


class _Kept:
    """Valid documents by their text, the last used ones, bounded in number and in tokens."""

    def __init__(self) -> None:
        self._documents: OrderedDict[str, Valid] = OrderedDict()
        self._tokens = 0

    def get(self, text: str) -> Valid | None:
        found = self._documents.get(text)
        if found is not None:
            self._documents.move_to_end(text)
        return found

    def put(self, text: str, valid: Valid) -> None:
        self._documents[text] = valid
        self._tokens += valid.analysis.tokens
        while len(self._documents) > _KEPT_MAX or self._tokens > _KEPT_TOKENS_MAX:
            self._tokens -= self._documents.popitem(last=False)[1].analysis.tokens


_kept = _Kept()


def prepare(
    text: str,
    operation_name: str | None,
    variables: Mapping[str, Any],
    guard: Guard,
    client: str,
    *,
    trusted: bool = False,
) -> Operation:
    """Parse, judge, validate and pick the operation. ``trusted`` is a document that was registered for this client.

    Raises RequestError, LimitExceeded.
    """
    valid = checked(text, operation_name, guard, client, trusted=trusted)
    definitions = valid.definitions
    chosen = definitions.get(operation_name) if operation_name else next(iter(definitions.values()), None)
    if chosen is None or not (operation_name or len(definitions) == 1):
        message = "Unknown operation." if operation_name else "An operation name is needed: the document has several."
        raise RequestError([GraphQLError(message)])
    guard.judge_variables(variables, client)
    coerced = _all_given(chosen, variables) or _coerced(chosen, variables)
    cost = guard.judge_cost(valid.analysis, chosen.node, variables, client, trusted=trusted)
    return Operation(chosen, coerced, variables, cost)


def _all_given(definition: Definition, given: Mapping[str, Any]) -> VariableValues | None:
    """The variables where each is there and fits its type, as it is with nearly every request."""
    sources: dict[str, VariableValueSource] = {}
    coerced: dict[str, Any] = {}
    try:
        for name, signature in definition.signatures.items():
            value = given[name]
            found = coerce_input_value(value, signature.type)
            if found is Undefined:
                return None
            sources[name], coerced[name] = VariableValueSource(signature, value), found
    except (KeyError, RecursionError):
        return None
    return VariableValues(sources, coerced)


def _coerced(definition: Definition, given: Mapping[str, Any]) -> VariableValues:
    """The variables, defaults for those that are not there. Raises RequestError for each that does not fit."""
    try:
        found = get_variable_values(
            GRAPHQL,
            definition.node.variable_definitions or (),
            dict(given),
            max_errors=ERRORS_MAX,
            hide_suggestions=True,
        )
    except RecursionError:
        found = [GraphQLError("The variables nest too deeply.")]
    if isinstance(found, list):
        raise RequestError(found)
    return found


def checked(text: str, operation_name: str | None, guard: Guard, client: str, *, trusted: bool) -> Valid:
    """A document that was judged and found valid. Raises RequestError, LimitExceeded."""
    valid = _kept.get(text)
    if valid is not None and (guard, operation_name, trusted) in valid.judged:
        return valid
    short = guard.check("document", len(text), client)
    if valid is not None:
        if guard.judge(valid.analysis, operation_name, client, trusted=trusted) and short:
            valid.judged.add((guard, operation_name, trusted))
        return valid
    try:
        document = guard.parsed(text, client)
    except GraphQLError as error:
        raise RequestError([error]) from error
    analysis = Analysis(document, GRAPHQL)
    guard.judge(analysis, operation_name, client, trusted=trusted)
    errors = _invalid(document, analysis)
    if errors:
        raise RequestError(errors)
    valid = Valid(analysis, _definitions(analysis, hashlib.sha256(text.encode()).hexdigest()))
    _kept.put(text, valid)
    return valid


def _invalid(document: DocumentNode, analysis: Analysis) -> list[GraphQLError]:
    if analysis.cyclic:
        # Nothing bounds what the other rules would do with it.
        return validate(GRAPHQL, document, [NoFragmentCyclesRule], max_errors=ERRORS_MAX)
    return validate(GRAPHQL, document, max_errors=ERRORS_MAX, hide_suggestions=True)


def _definitions(analysis: Analysis, digest: str) -> Mapping[str, Definition]:
    return {
        node.name.value if node.name else "": Definition(
            node,
            analysis.fragments,
            {each.variable.name.value: type_from_ast(GRAPHQL, each.type) for each in node.variable_definitions or ()},
            digest,
        )
        for node in analysis.operations
    }
