"""Servers under test: each a process of its own, with how it is asked and what it costs."""

import asyncio
import json
import os
import subprocess
import sys
import time
from collections.abc import Awaitable, Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from math import isnan, nan
from pathlib import Path
from typing import Any
from urllib.parse import quote

import httpx
from joserfc.jwk import ECKey

from bench.questions import QUESTIONS
from hub.bootstrap import Urls
from hub.demo.simulators import free_port
from hub.gateway import registration
from hub.gateway.limits import Guard
from hub.gateway.models import DocumentStatus
from hub.oauth import clients, keys
from hub.oauth.grants import ASSERTION_TYPE
from hub.oauth.models import OAuthClient
from hub.policy.agreements import import_demo
from hub.store.engine import Store
from hub.store.session import unit_of_work
from schema.scopes import Scope

ROOT = Path(__file__).parents[1]
HOST = "127.0.0.1"
_LIMITS = {
    "rate": 1e6,
    "budget": 1e12,
    "concurrent": 64,
    "trusted_cost": 1e7,
    "answer_rows": 40_000,
}
HUB = "hub"
LIMIT = "limit"
LIMIT_LOGGED = "limit, logged"
_CLIENT = "bench"
_START_SECONDS = 60.0
_TICKS = os.sysconf("SC_CLK_TCK")


def asked(question: str, variables: Mapping[str, Any]) -> dict[str, Any]:
    """A question as the hub's schema has it."""
    return {"query": QUESTIONS[question].document, "variables": dict(variables)}


@dataclass
class Server:
    """One server under test."""

    name: str
    command: list[str]
    """Empty where another server's process answers for it."""
    port: int
    path: Callable[[str], str]
    """Path of a question."""
    body: Callable[[str, Mapping[str, Any]], Mapping[str, Any]] = asked
    """A question with its variables in this server's words."""
    environment: Mapping[str, str] = field(default_factory=dict)
    headers: Callable[[], Awaitable[dict[str, str]]] | None = None
    folder: Path = ROOT
    beside: "Server | None" = None
    """The server whose process answers."""
    _process: subprocess.Popen[bytes] | None = None

    async def start(self) -> None:
        """Start the process and wait until it listens. Raises RuntimeError if it ends instead."""
        if self.beside is not None:
            return
        self._process = subprocess.Popen(  # noqa: ASYNC220
            self.command, env={**os.environ, **self.environment}, stdout=subprocess.DEVNULL, cwd=self.folder
        )
        deadline = time.monotonic() + _START_SECONDS
        while time.monotonic() < deadline:
            if self._process.poll() is not None:
                raise RuntimeError(f"{self.name} ended with {self._process.returncode}")
            with suppress(OSError):
                _, writer = await asyncio.open_connection(HOST, self.port)
                writer.close()
                return
            await asyncio.sleep(0.1)
        raise RuntimeError(f"{self.name} does not listen")

    def stop(self) -> None:
        """Stop the process."""
        if self._process is not None:
            self._process.terminate()
            self._process.wait(20)
            self._process = None

    async def requests(self, question: str, variables: list[Mapping[str, Any]]) -> list[bytes]:
        """The bytes of requests that ask a question with these variables."""
        headers = await self.headers() if self.headers else {}
        return [_post(self.path(question), self.body(question, given), headers) for given in variables]

    @property
    def cpu(self) -> float:
        """Seconds of processor time so far; not a number where the machine does not tell."""
        return cpu_of(self._pid)

    def forget_peak(self) -> None:
        """Begin anew with the peak of memory."""
        with suppress(OSError):
            Path(f"/proc/{self._pid}/clear_refs").write_text("5", encoding="ascii")

    @property
    def peak_megabytes(self) -> float:
        """The most memory the process held since then; not a number where the machine does not tell."""
        try:
            status = Path(f"/proc/{self._pid}/status").read_text(encoding="utf-8")
        except OSError:
            return nan
        return next(int(line.split()[1]) for line in status.splitlines() if line.startswith("VmHWM")) / 1024

    @property
    def _pid(self) -> int:
        if self.beside is not None:
            return self.beside._pid
        assert self._process is not None
        return self._process.pid


def cpu_of(pid: int) -> float:
    """Seconds of processor time of a process and of those of its children that ended; not a number if unknown."""
    try:
        fields = Path(f"/proc/{pid}/stat").read_text(encoding="utf-8").rpartition(")")[2].split()
    except OSError:
        return nan
    return sum(int(value) for value in fields[11:15]) / _TICKS


def cpu_of_database(postmaster: int | None) -> float:
    """Seconds of processor time of a PostgreSQL server with its connections; not a number if unknown."""
    if postmaster is None:
        return nan
    try:
        children = Path(f"/proc/{postmaster}/task/{postmaster}/children").read_text(encoding="ascii").split()
    except OSError:
        return nan
    found = [cpu_of(postmaster), *(cpu_of(int(pid)) for pid in children)]
    return sum(seconds for seconds in found if not isnan(seconds))


def _post(path: str, body: Mapping[str, Any], headers: Mapping[str, str]) -> bytes:
    data = json.dumps(body, ensure_ascii=False).encode()
    lines = [
        f"POST {path} HTTP/1.1",
        f"Host: {HOST}",
        "Content-Type: application/json",
        "Accept: application/json",
        f"Content-Length: {len(data)}",
        *(f"{name}: {value}" for name, value in headers.items()),
    ]
    return "\r\n".join(lines).encode() + b"\r\n\r\n" + data


def limits(urls: Urls) -> tuple[Server, Server]:
    """The hand-written servers: without a log row for each answer, and with one. They are one process."""
    port = free_port()
    command = [sys.executable, "-m", "bench.limit", urls.app, str(port)]
    plain = Server(LIMIT, command, port, lambda question: f"/{question}")
    return plain, Server(LIMIT_LOGGED, [], port, lambda question: f"/logged/{question}", beside=plain)


async def hub(urls: Urls, home: Path) -> Server:
    """The hub itself, as ``hub serve`` runs it, with a client of the court's enforcement office registered."""
    port = free_port()
    environment = {
        "HUB_DATABASE_URL": urls.app,
        "HUB_DATABASE_ADMIN_URL": urls.admin,
        "HUB_DATA_DIR": str(home / "hub"),
        "HUB_PORT": str(port),
        "HUB_PROFILE": "development",
        # One client asks what many would, and more at once than any should: the limits are in force, but higher.
        "HUB_LIMITS": json.dumps(_LIMITS),
    }
    pair = await _register(urls, home)
    url = f"http://{HOST}:{port}"

    async def headers() -> dict[str, str]:
        form = {
            "grant_type": "client_credentials",
            "client_assertion_type": ASSERTION_TYPE,
            "client_assertion": clients.assertion(_CLIENT, pair, url),
        }
        async with httpx.AsyncClient(base_url=url, trust_env=False) as http:
            answer = await http.post("/oauth/token", data=form)
            answer.raise_for_status()
            token = answer.json()["access_token"]
        return {"Authorization": f"Bearer {token}", "X-Purpose": "P08", "X-Case": quote("(2023)皖0223执1号")}

    command = [sys.executable, "-c", "from hub.cli import main; main()", "serve"]

    def trusted(question: str, variables: Mapping[str, Any]) -> dict[str, Any]:
        known = registration.sha256_of(QUESTIONS[question].document)
        return {"documentId": f"{registration.PREFIX}{known}", "variables": dict(variables)}

    return Server(HUB, command, port, lambda _: "/graphql", trusted, environment=environment, headers=headers)


async def _register(urls: Urls, home: Path) -> ECKey:
    file = home / "hub" / "client.jwk"
    if not file.exists():
        file.parent.mkdir(parents=True, exist_ok=True)
        file.parent.chmod(0o700)
        keys.write_key(file, ECKey.generate_key("P-256"))
    pair = keys.read_key(file)
    store = await Store(urls.app).open()
    try:
        await import_demo(store)
        async with unit_of_work(store) as unit:
            known = await unit.session.get(OAuthClient, _CLIENT)
            if known is None:
                await clients.register(
                    unit,
                    client_id=_CLIENT,
                    agency="COURT",
                    agency_unit="ENF",
                    name="bench",
                    public_keys=[keys.public_of(pair)],
                    scopes=[str(scope) for scope in Scope],
                    purposes=["P08"],
                )
            for question in QUESTIONS.values():
                document = await registration.register(
                    unit, client=_CLIENT, text=question.document, by="one", guard=Guard()
                )
                if document.status == DocumentStatus.REGISTERED:
                    await registration.approve(unit, client=_CLIENT, document=document.sha256, by="another")
    finally:
        await store.close()
    return pair
