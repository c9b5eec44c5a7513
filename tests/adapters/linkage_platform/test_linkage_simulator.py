"""The simulated platform as a SOAP server: what it checks, and what it keeps."""

import asyncio
import signal
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from importlib.resources import files
from pathlib import Path

import httpx
import pytest
from lxml import etree

from adapters.linkage_platform import ADAPTER
from adapters.linkage_platform.book import Book, seed
from adapters.linkage_platform.simulator import PATH
from adapters.port import Message
from hub.demo.simulators import free_port
from tests.adapters.linkage_platform.simulated_platform import Platform, answering

pytestmark = pytest.mark.anyio
SOAP = "http://schemas.xmlsoap.org/soap/envelope/"


def envelope(body: str, header: str = "", namespace: str = SOAP) -> str:
    return (
        f'<s:Envelope xmlns:s="{namespace}" xmlns:t="urn:liandong:linkage-platform:1">'
        f"{header}<s:Body>{body}</s:Body></s:Envelope>"
    )


@pytest.mark.parametrize(
    ("sent", "code"),
    [
        ("<s:Envelope", "Client"),
        ("<Envelope/>", "VersionMismatch"),
        (envelope("", namespace="http://www.w3.org/2003/05/soap-envelope"), "VersionMismatch"),
        ("<html/>", "Client"),
        (envelope(""), "Client"),
        (envelope("<t:DropCases/>"), "Client"),
        (envelope("<t:PushCase/>"), "Client"),
        (envelope("<t:PullCases><since/><limit>0</limit></t:PullCases>"), "Client"),
        (envelope("<t:PullCases><since>2024-01-01|x</since><limit>1</limit></t:PullCases>"), "Client"),
        (
            envelope(
                "<t:PullCases><since/><limit>1</limit></t:PullCases>",
                '<s:Header><t:Sign s:mustUnderstand="1"/></s:Header>',
            ),
            "MustUnderstand",
        ),
        ('<!DOCTYPE x [<!ENTITY a "b">]>' + envelope("<t:PullCases><since>&a;</since></t:PullCases>"), "Client"),
    ],
)
async def test_what_is_not_a_call_is_answered_with_a_fault(platform: Platform, sent: str, code: str) -> None:
    async with platform() as url, httpx.AsyncClient(trust_env=False) as http:
        answer = await http.post(url, content=sent.encode())
    assert answer.status_code == 500
    fault = etree.fromstring(answer.content).find(f"{{{SOAP}}}Body/{{{SOAP}}}Fault")
    assert fault is not None
    assert fault.findtext("faultcode") == f"soap:{code}"
    assert fault.findtext("faultstring")


@pytest.mark.parametrize(
    ("case", "code"),
    [
        ("&lt;Case&gt;", "4"),
        ("&lt;Fall/&gt;", "4"),
        ("&lt;Case/&gt;", "1"),
        (
            "&lt;Case&gt;&lt;CASE_NO&gt;1&lt;/CASE_NO&gt;&lt;CASE_NAME&gt;a&lt;/CASE_NAME&gt;&lt;INPUT_UNIT&gt;a"
            "&lt;/INPUT_UNIT&gt;&lt;EVENT&gt;LOST&lt;/EVENT&gt;&lt;EVENT_TIME&gt;2023-01-01&lt;/EVENT_TIME&gt;"
            "&lt;/Case&gt;",
            "2",
        ),
        (
            "&lt;Case&gt;&lt;CASE_NO&gt;1&lt;/CASE_NO&gt;&lt;CASE_NAME&gt;a&lt;/CASE_NAME&gt;&lt;INPUT_UNIT&gt;a"
            "&lt;/INPUT_UNIT&gt;&lt;EVENT&gt;FILED&lt;/EVENT&gt;&lt;EVENT_TIME&gt;2023-13-01&lt;/EVENT_TIME&gt;"
            "&lt;/Case&gt;",
            "3",
        ),
    ],
)
async def test_a_case_the_platform_cannot_log_is_answered_with_why(
    platform: Platform, tmp_path: Path, case: str, code: str
) -> None:
    async with platform() as url, httpx.AsyncClient(trust_env=False) as http:
        answer = await http.post(url, content=envelope(f"<t:PushCase><case>{case}</case></t:PushCase>").encode())
    assert answer.status_code == 200
    (ret,) = etree.fromstring(answer.content).iter("Ret")
    assert ret.get("code") == code
    assert ret.get("platformNo") is None
    assert Book(tmp_path / "platform").pushed() == []


async def test_the_service_describes_itself(platform: Platform) -> None:
    async with platform() as url, httpx.AsyncClient(trust_env=False) as http:
        described = await http.get(f"{url}?wsdl")
        plain = await http.get(url)
    assert described.content == files("adapters.linkage_platform").joinpath("platform.wsdl").read_bytes()
    assert plain.status_code == 405


async def test_a_request_without_measure_is_cut_off(platform: Platform) -> None:
    async with platform() as url, httpx.AsyncClient(trust_env=False) as http:
        answer = await http.post(url, content=b" " * (1024 * 1024 + 1))
    assert answer.status_code == 413


@asynccontextmanager
async def process(directory: Path) -> AsyncIterator[tuple[str, asyncio.subprocess.Process]]:
    """The simulator in a process of its own, killed without warning at the end."""
    port = free_port()
    command = ("-m", "adapters.linkage_platform.simulator", "--port", str(port), "--directory", str(directory))
    running = await asyncio.create_subprocess_exec(
        sys.executable, "-W", "error", *command, stdout=asyncio.subprocess.PIPE
    )
    try:
        await answering(port)
        yield f"http://127.0.0.1:{port}{PATH}", running
    finally:
        if running.returncode is None:
            running.kill()
        await running.communicate()


async def test_a_killed_platform_has_kept_all_it_confirmed_and_is_not_filled_twice(
    tmp_path: Path, transferred: Message
) -> None:
    async with process(tmp_path) as (url, running), ADAPTER.connect({"url": url}) as connection:
        first = await connection.push(transferred)
        running.kill()
        await running.wait()
    assert running.returncode == -signal.SIGKILL
    async with process(tmp_path) as (url, _), ADAPTER.connect({"url": url}) as connection:
        again = await connection.push(transferred)
        typed = await connection.pull(None, 500)
    assert (again.number, again.at, again.detail) == (first.number, first.at, "重复")
    assert len(typed.records) == len(seed())


async def test_the_platform_run_alone_says_where_it_is_and_ends_on_interrupt(tmp_path: Path) -> None:
    async with process(tmp_path) as (url, running):
        running.send_signal(signal.SIGINT)
        out, _ = await running.communicate()
    assert out.decode().split() == [f"{url}?wsdl"]
    assert running.returncode == 0


async def test_a_port_that_is_taken_is_an_error_at_once(tmp_path: Path, platform: Platform) -> None:
    async with platform() as url:
        assert ADAPTER.simulate is not None
        with pytest.raises(OSError, match=r"[Aa]ddress already in use"):
            await ADAPTER.simulate({"port": str(httpx.URL(url).port), "directory": str(tmp_path / "second")})
