"""Every limit of the gateway, its number, and what happens beyond it: refused with limit and value, or only measured.

A document is judged before any work: ``parsed`` (tokens), ``judge`` (sizes, before validation), ``judge_variables``,
``judge_cost``. A client is judged by ``admit`` before the work and by ``enter`` at its beginning, and
charged with what was read by ``charge``.
"""

import math
import sys
import time
from collections import Counter
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, fields, replace
from typing import Any

from graphql import DocumentNode, GraphQLSyntaxError, OperationDefinitionNode, parse

from hub.disclosure import ANSWER_MAX, Render
from hub.errors import BodyTooLarge, InvalidInput, LimitExceeded, TooMany, TooSlow
from hub.gateway.analysis import Analysis
from hub.gateway.throttle import Buckets, Busy, Gate
from hub.metrics import Metrics
from hub.store.read import Rows

_BURST_SECONDS = 2
_MINUTE = 60
_BODY_FENCE = 10
"""A body is refused at so many times its limit even where the limit is only measured: it is held in memory."""
_TOO_MANY_TOKENS = "tokens. Parsing aborted."


@dataclass(frozen=True, slots=True)
class Limits:
    """The numbers. ``HUB_LIMITS`` sets them by these names, ``HUB_LIMITS_MEASURE_ONLY`` lists those not enforced."""

    body_bytes: int = 100_000
    """Bytes of a request's body."""
    document: int = 32_000
    """Characters of a document."""
    tokens: int = 2_000
    """Tokens of a document."""
    definitions: int = 50
    """Operations and fragments of a document; validation holds fragments against each other in pairs."""
    directives: int = 20
    """Directives written in a document."""
    literals: int = 300
    """Arguments, list items and object fields written in a document; values belong into variables."""
    fields: int = 1_000
    """Fields of a document with every fragment spread."""
    overlaps: int = 1_000
    """Pairs of fields under one response path; validation holds them against each other."""
    depth: int = 10
    """Levels of fields of an operation."""
    aliases: int = 15
    """Aliases of an operation with every fragment spread."""
    roots: int = 5
    """Root fields of a free-form operation."""
    trusted_roots: int = 16
    """Root fields of a trusted document."""
    introspections: int = 2
    """``__schema`` and ``__type`` in an operation."""
    variables: int = 100
    """Variables declared or given."""
    variable_values: int = 2_000
    """Values within the variables, list items and object fields each."""
    variable_depth: int = 32
    """Levels of lists and objects within a variable."""
    cost: int = 5_000
    """Values the answer to a free-form operation could hold."""
    trusted_cost: int = 200_000
    """Values the answer to a trusted document could hold."""
    answer_bytes: int = ANSWER_MAX
    """Bytes of an answer's data."""
    answer_rows: int = 10_000
    """Records read for one answer, linked ones included."""
    statement_seconds: float = 5
    """Seconds one statement may take."""
    seconds: float = 10
    """Seconds from the start of reading to the answer."""
    concurrent: int = 4
    """Requests of one client at work at once: fewer than ``HUB_DATABASE_READERS``, or it can hold every connection."""
    waiting: int = 256
    """Further requests of one client that wait for their turn."""
    rate: float = 200
    """Requests of one client a second, on average; a burst of two seconds' worth is let through."""
    subscriptions: int = 20
    """Subscriptions of one client at once, over all its connections."""
    budget: int = 6_000_000
    """Values read for one client a minute, on average."""

    @classmethod
    def of(cls, given: Mapping[str, float]) -> "Limits":
        """The defaults with these changes.

        Raises InvalidInput for a name there is no limit of, a number below 1, or an answer larger than any may be.
        """
        names(given)
        for name, value in given.items():
            most = ANSWER_MAX if name == "answer_bytes" else sys.maxsize
            if not 1 <= value <= most:
                raise InvalidInput("LIMIT_NUMBER", name=name, most=most)
        whole = {item.name for item in fields(cls) if item.type in {int, "int"}}
        numbers: dict[str, Any] = {name: int(value) if name in whole else value for name, value in given.items()}
        return replace(cls(), **numbers)


def names(given: Collection[str]) -> frozenset[str]:
    """These names of limits. Raises InvalidInput if one is none."""
    known = {item.name for item in fields(Limits)}
    for name in given:
        if name not in known:
            raise InvalidInput("LIMIT_UNKNOWN", name=name, known=", ".join(sorted(known)))
    return frozenset(given)


class Guard:
    """Holds requests against the limits of one hub."""

    def __init__(
        self,
        limits: Limits | None = None,
        measure_only: Collection[str] = (),
        metrics: Metrics | None = None,
        now: Callable[[], float] = time.monotonic,
    ) -> None:
        self.limits = limits or Limits()
        self.metrics = metrics or Metrics()
        self._measured = names(measure_only)
        self._rates = Buckets(self.limits.rate, max(1.0, self.limits.rate * _BURST_SECONDS), now)
        self._budgets = Buckets(self.limits.budget / _MINUTE, self.limits.budget, now)
        at_once = sys.maxsize if "concurrent" in self._measured else self.limits.concurrent
        self._gate = Gate(at_once, self.limits.waiting, self.limits.seconds)
        self._subscribed: Counter[str] = Counter()

    def check(self, name: str, value: float, client: str) -> bool:
        """Whether a value is within a limit. Raises LimitExceeded where it is not and the limit is enforced."""
        limit = getattr(self.limits, name)
        if value <= limit:
            return True
        if self._beyond(name, client):
            raise LimitExceeded(name, value, limit)
        return False

    def body_of(self, client: str) -> Callable[[int], None]:
        """What a body is held against while it arrives, told its size so far: raises BodyTooLarge."""
        limit = self.limits.body_bytes
        told = False

        def hold(size: int) -> None:
            nonlocal told
            if size <= limit:
                return
            refused = size > limit * _BODY_FENCE
            if not told:
                told = True
                refused = self._beyond("body_bytes", client) or refused
            if refused:
                raise BodyTooLarge("body_bytes", size, limit)

        return hold

    def parsed(self, text: str, client: str) -> DocumentNode:
        """The document of a text that has no more tokens than the limit. Raises LimitExceeded, GraphQLError."""
        enforced = "tokens" not in self._measured
        try:
            return parse(text, max_tokens=self.limits.tokens if enforced else None, allow_empty_selection_sets=False)
        except GraphQLSyntaxError as error:
            if error.message.endswith(_TOO_MANY_TOKENS):
                self.check("tokens", self.limits.tokens + 1, client)
            raise

    def judge(self, analysis: Analysis, operation: str | None, client: str, *, trusted: bool = False) -> bool:
        """Whether a document has the operation meant, and both are within every limit of size.

        Raises LimitExceeded where they are not and the limit is enforced.
        """
        sizes = ("tokens", "definitions", "directives", "literals", "variables", "fields")
        within = [self.check(name, getattr(analysis, name), client) for name in sizes]
        # Counted only now: the number of fields bounds the work of counting.
        within.append(self.check("overlaps", analysis.overlaps, client))
        chosen = analysis.chosen(operation)
        if chosen is None:
            return False
        extent = analysis.extent(chosen)
        within.append(self.check("trusted_roots" if trusted else "roots", extent.roots, client))
        within += [self.check(name, getattr(extent, name), client) for name in ("depth", "aliases", "introspections")]
        return all(within)

    def judge_variables(self, variables: Mapping[str, Any], client: str) -> None:
        """Hold the variables as given against the limits. Raises LimitExceeded."""
        if not variables:
            return
        self.check("variables", len(variables), client)
        values, depth = _measure(variables, self.limits)
        self.check("variable_values", values, client)
        self.check("variable_depth", depth, client)

    def judge_cost(
        self,
        analysis: Analysis,
        operation: OperationDefinitionNode,
        variables: Mapping[str, Any],
        client: str,
        *,
        trusted: bool = False,
    ) -> int:
        """The static cost of an operation, held against its limit. Raises LimitExceeded."""
        cost = analysis.cost(operation, variables)
        self.metrics.static_cost.observe(cost)
        self.check("trusted_cost" if trusted else "cost", cost, client)
        return cost

    def admit(self, client: str) -> None:
        """Count a request of a client. Raises TooMany, with the wait, if it asks too often or has read too much."""
        for name, buckets in (("rate", self._rates), ("budget", self._budgets)):
            wait = buckets.wait(client)
            if wait and self._beyond(name, client):
                raise TooMany(name, math.ceil(wait), getattr(self.limits, name), retry_after=math.ceil(wait))
        self._rates.take(client)

    def charge(self, client: str, values: int) -> None:
        """Charge a client's budget with the values that were read for it."""
        self._budgets.take(client, values)
        self.metrics.read_values.labels(client).inc(values)

    def held(self, client: str, render: Render) -> Render:
        """The rendering of an answer, held against the limits and charged to a client."""

        def held(found: Sequence[Rows]) -> bytes:
            rows, values = read(found)
            self.charge(client, values)
            self.check("answer_rows", rows, client)
            body = render(found)
            self.metrics.answer_bytes.observe(len(body))
            self.check("answer_bytes", len(body), client)
            return body

        return held

    def seconds(self, name: str) -> float | None:
        """A limit of time; None where it is not enforced."""
        return None if name in self._measured else float(getattr(self.limits, name))

    def too_slow(self, name: str, client: str) -> LimitExceeded:
        """Count work that was stopped at a limit of time; the error to answer with."""
        self._beyond(name, client)
        limit = getattr(self.limits, name)
        return TooSlow(name, limit, limit)

    async def enter(self, client: str) -> None:
        """Begin to work for a client, when it is its turn; whoever was let in must :meth:`leave`.

        Raises TooMany if too many of its requests wait.
        """
        try:
            await self._gate.enter(client)
        except Busy as error:
            self._beyond("concurrent", client)
            raise TooMany("concurrent", error.present, self.limits.concurrent, retry_after=1) from error
        self.metrics.at_work.inc()
        if "concurrent" in self._measured and self._gate.present(client) > self.limits.concurrent:
            self._beyond("concurrent", client)

    def leave(self, client: str) -> None:
        """Let the client's next request in."""
        self.metrics.at_work.dec()
        self._gate.leave(client)

    @contextmanager
    def subscribe(self, client: str) -> Iterator[None]:
        """One of the subscriptions a client may hold. Raises TooMany."""
        wanted, limit = self._subscribed[client] + 1, self.limits.subscriptions
        if wanted > limit and self._beyond("subscriptions", client):
            raise TooMany("subscriptions", wanted, limit, retry_after=1)
        self._subscribed[client] += 1
        try:
            yield
        finally:
            self._subscribed[client] -= 1
            if not self._subscribed[client]:
                del self._subscribed[client]

    def _beyond(self, name: str, client: str) -> bool:
        refused = name not in self._measured
        self.metrics.breaches.labels(name, client, "refused" if refused else "measured").inc()
        return refused


def _measure(variables: Mapping[str, Any], limits: Limits) -> tuple[int, int]:
    """How many values the variables hold and how deep they nest; not counted on beyond the limits."""
    count = depth = 0
    pending: list[tuple[Any, int]] = [(value, 1) for value in variables.values()]
    while pending and count <= limits.variable_values and depth <= limits.variable_depth:
        value, level = pending.pop()
        count += 1
        depth = max(depth, level)
        if isinstance(value, dict):
            pending += [(item, level + 1) for item in value.values()]
        elif isinstance(value, list):
            pending += [(item, level + 1) for item in value]
    return count, depth


def read(found: Collection[Rows]) -> tuple[int, int]:
    """Records that were read, linked ones included, and about how many values: records times fields of a kind."""
    rows = values = 0
    for item in found:
        rows += len(item.objects)
        values += len(item.objects) * item.root.width
    return rows, values
