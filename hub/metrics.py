"""What the hub counts about itself, for Prometheus; names begin with ``hub_``. No value of a record is ever a label."""

import hmac
from ipaddress import ip_address

from prometheus_client import CollectorRegistry, Counter, Gauge, Histogram, generate_latest
from prometheus_client.exposition import CONTENT_TYPE_LATEST
from pydantic import SecretStr
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from hub.errors import NotFound

_BYTES = (256, 1_000, 4_000, 16_000, 64_000, 256_000, 1_000_000, 5_000_000)
_VALUES = (10, 30, 100, 300, 1_000, 3_000, 10_000, 30_000, 100_000, 1_000_000)
_ENTRIES = (1, 2, 4, 8, 16, 32, 64, 128, 256)


class Metrics:
    """All counters of one hub, in a registry of its own."""

    def __init__(self) -> None:
        self.registry = CollectorRegistry()
        self.operations = Counter(
            "hub_operations",
            "Operations answered, by the path they took (compiled, executor) and their outcome (ok or an error code)",
            ["path", "outcome"],
            registry=self.registry,
        )
        self.plans = Counter(
            "hub_plan_cache",
            "Plans looked up, by whether they were there (hit, miss)",
            ["result"],
            registry=self.registry,
        )
        self.answer_bytes = Histogram(
            "hub_answer_bytes", "Bytes of an answer's data", buckets=_BYTES, registry=self.registry
        )
        self.log_commit = Histogram(
            "hub_log_commit_entries",
            "Entries of the access log made durable by one commit",
            buckets=_ENTRIES,
            registry=self.registry,
        )
        self.breaches = Counter(
            "hub_limit_breaches",
            "Requests beyond a limit, by limit, client and what was done (refused, measured)",
            ["limit", "client", "done"],
            registry=self.registry,
        )
        self.static_cost = Histogram(
            "hub_static_cost", "Values an answer could hold, judged beforehand", buckets=_VALUES, registry=self.registry
        )
        self.read_values = Counter(
            "hub_read_values", "Values read and charged to a client's budget", ["client"], registry=self.registry
        )
        self.at_work = Gauge(
            "hub_requests_at_work", "Requests reading or writing at this moment", registry=self.registry
        )

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
