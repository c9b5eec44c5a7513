"""What the hub counts about itself, for Prometheus; names begin with ``hub_``. No value of a record is ever a label.

Counting is an addition in memory: each answer counts a dozen things. What was counted is put into the forms of
Prometheus when it is asked for.
"""

import hmac
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from ipaddress import ip_address
from itertools import accumulate

from prometheus_client import CollectorRegistry, generate_latest
from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily, HistogramMetricFamily, Metric
from prometheus_client.exposition import CONTENT_TYPE_LATEST
from prometheus_client.registry import Collector
from prometheus_client.utils import floatToGoString
from pydantic import SecretStr
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from hub.errors import NotFound

_BYTES = (256, 1_000, 4_000, 16_000, 64_000, 256_000, 1_000_000, 5_000_000)
_VALUES = (10, 30, 100, 300, 1_000, 3_000, 10_000, 30_000, 100_000, 1_000_000)
_ENTRIES = (1, 2, 4, 8, 16, 32, 64, 128, 256)


class Count(Collector):
    """A number that grows, for each combination of its labels."""

    def __init__(self, name: str, about: str, labels: Sequence[str]) -> None:
        self._name, self._about, self._labels = name, about, labels
        self._counted: Counter[tuple[str, ...]] = Counter()

    def add(self, *labels: str, amount: int = 1) -> None:
        """Count for these labels."""
        self._counted[labels] += amount

    def collect(self) -> Iterator[Metric]:
        """What was counted."""
        family = CounterMetricFamily(self._name, self._about, labels=self._labels)
        for labels, value in self._counted.items():
            family.add_metric(labels, value)
        yield family


class Spread(Collector):
    """How often a number came out at most so large."""

    def __init__(self, name: str, about: str, bounds: Sequence[int]) -> None:
        self._name, self._about, self._bounds = name, about, bounds
        self._counted = [0] * (len(bounds) + 1)
        self._sum = 0.0

    def observe(self, value: float) -> None:
        """Count a number."""
        self._counted[bisect_left(self._bounds, value)] += 1
        self._sum += value

    def collect(self) -> Iterator[Metric]:
        """What was counted."""
        bounds = [*map(floatToGoString, self._bounds), "+Inf"]
        buckets = list(zip(bounds, accumulate(self._counted), strict=True))
        family = HistogramMetricFamily(self._name, self._about)
        family.add_metric([], buckets, self._sum)
        yield family


class Level(Collector):
    """A number that rises and falls."""

    def __init__(self, name: str, about: str) -> None:
        self._name, self._about = name, about
        self.present = 0

    def collect(self) -> Iterator[Metric]:
        """How large it is."""
        yield GaugeMetricFamily(self._name, self._about, value=self.present)


class Metrics:
    """All counters of one hub, in a registry of its own."""

    def __init__(self) -> None:
        self.registry = CollectorRegistry()
        self.operations = Count(
            "hub_operations",
            "Operations answered, by the path they took (compiled, executor) and their outcome (ok or an error code)",
            ["path", "outcome"],
        )
        self.plans = Count("hub_plan_cache", "Plans looked up, by whether they were there (hit, miss)", ["result"])
        self.answer_bytes = Spread("hub_answer_bytes", "Bytes of an answer's data", _BYTES)
        self.log_commit = Spread(
            "hub_log_commit_entries", "Entries of the access log made durable by one commit", _ENTRIES
        )
        self.breaches = Count(
            "hub_limit_breaches",
            "Requests beyond a limit, by limit, client and what was done (refused, measured)",
            ["limit", "client", "done"],
        )
        self.static_cost = Spread("hub_static_cost", "Values an answer could hold, judged beforehand", _VALUES)
        self.read_values = Count("hub_read_values", "Values read and charged to a client's budget", ["client"])
        self.at_work = Level("hub_requests_at_work", "Requests reading or writing at this moment")
        for collector in list(vars(self).values()):
            if isinstance(collector, Count | Spread | Level):
                self.registry.register(collector)

    def page(self) -> bytes:
        """Everything counted so far, in the text format of Prometheus."""
        return generate_latest(self.registry)


def routes(metrics: Metrics, token: SecretStr | None) -> list[Route]:
    """``/metrics``, for this machine and for whoever shows the token; for everybody else there is no such page."""

    async def page(request: Request) -> Response:
        if not _from_here(request) and not _shown(request, token):
            raise NotFound()
        return Response(metrics.page(), headers={"Content-Type": CONTENT_TYPE_LATEST, "Cache-Control": "no-store"})

    return [Route("/metrics", page)]


def _from_here(request: Request) -> bool:
    """Whether the request comes from this machine itself and was not passed on by a proxy on it."""
    if request.client is None or {"forwarded", "x-forwarded-for", "x-real-ip"} & set(request.headers):
        return False
    try:
        return ip_address(request.client.host).is_loopback
    except ValueError:
        return False


def _shown(request: Request, token: SecretStr | None) -> bool:
    scheme, _, given = request.headers.get("authorization", "").partition(" ")
    if token is None or not token.get_secret_value() or scheme.lower() != "bearer":
        return False
    return hmac.compare_digest(given.encode(), token.get_secret_value().encode())
