"""A linkage platform for each test, served by uvicorn in the test's own loop."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from pathlib import Path

import pytest

from adapters.linkage_platform import ADAPTER
from adapters.linkage_platform.simulator import PATH
from adapters.port import Message
from hub.demo.simulators import free_port
from tests.adapters.linkage_platform.simulated_platform import Platform, answering


@pytest.fixture
def platform(tmp_path: Path) -> Platform:
    """``async with platform(busy_every="2") as url`` runs one on data below the test's folder."""

    @asynccontextmanager
    async def run(**settings: str) -> AsyncIterator[str]:
        port = free_port()
        assert ADAPTER.simulate is not None
        serving = asyncio.ensure_future(
            ADAPTER.simulate({"port": str(port), "directory": str(tmp_path / "platform"), **settings})
        )
        try:
            await answering(port)
            yield f"http://127.0.0.1:{port}{PATH}"
        finally:
            serving.cancel()
            with suppress(asyncio.CancelledError):
                await serving

    return run


@pytest.fixture
def transferred() -> Message:
    """The worked example of the domain reference: the transfer of 2023-06-29."""
    return Message(
        key="linkage_platform:linkage_entry:1",
        case_key="南人社监移字〔2023〕3号",
        kind="linkage_entry",
        body={
            "case_number": "南人社监移字〔2023〕3号",
            "case_name": "某某公司涉嫌拒不支付劳动报酬案",
            "event": "TRANSFERRED",
            "occurred_at": "2023-06-29T08:40:00+00:00",
            "document_number": "南人社监移字〔2023〕3号",
            "input_unit": "11340223XX0000051J",
            "amount": "168500",
            "people": 12,
            "transfer": {
                "number": "南人社监移字〔2023〕3号",
                "sent_at": "2023-06-29T16:40:00+08:00",
                "state": "SENT",
            },
            "documents": ["TRANSFER_LETTER", "INVESTIGATION_REPORT", "OTHER"],
        },
    )
