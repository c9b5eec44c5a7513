"""Plans that are kept: an operation is compiled once for all requests of its kind."""

from dataclasses import dataclass, field
from typing import Any
from weakref import WeakKeyDictionary

from hub.gateway.compiler import Plan, compile_roots
from hub.gateway.documents import Definition, Operation
from hub.gateway.federation import RECORDS
from hub.gateway.representations import compile_records
from hub.gateway.schema import ROOTS
from hub.gateway.selection import Selected, Selection
from hub.gateway.variables import Place, kind_of_request
from hub.metrics import Metrics

_KINDS = 64
"""Plans kept for one operation."""


@dataclass(frozen=True, slots=True)
class Query:
    """What a query selects, compiled."""

    selected: Selected
    """Root fields by response key."""
    plan: Plan | None
    """How those that read records are answered; None if there are none."""
    more: bool
    """Whether there are others: introspection, and pages of changes, which are planned for each request."""


@dataclass(slots=True)
class _Known:
    read: set[Place] = field(default_factory=set)
    queries: dict[tuple[Any, ...], Query] = field(default_factory=dict)


class Plans:
    """Compiled queries, for as long as their document is kept."""

    def __init__(self, metrics: Metrics) -> None:
        self._known: WeakKeyDictionary[Definition, _Known] = WeakKeyDictionary()
        self._metrics = metrics

    def query(self, operation: Operation) -> Query:
        """The compiled query. Raises InvalidInput or GraphQLError if it cannot be compiled."""
        known = self._known.get(operation.definition)
        if known is None:
            known = self._known[operation.definition] = _Known()
        values = operation.variables.coerced
        found = known.queries.get(kind_of_request(operation.types, values, known.read))
        if found is not None:
            self._metrics.plans.labels("hit").inc()
            return found
        self._metrics.plans.labels("miss").inc()
        selection = Selection(operation)
        selected = selection.of([operation.node.selection_set], "Query")
        records = {key: nodes for key, nodes in selected.items() if nodes[0].name.value in ROOTS}
        roots = compile_roots(selection, records)
        roots += [
            compile_records(selection, key, nodes) for key, nodes in selected.items() if nodes[0].name.value == RECORDS
        ]
        found = Query(selected, Plan(roots) if roots else None, more=len(roots) < len(selected))
        known.read |= selection.variables.read
        if len(known.queries) >= _KINDS:
            known.queries.clear()
        known.queries[kind_of_request(operation.types, values, known.read)] = found
        return found
