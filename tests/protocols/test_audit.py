"""The audit of GraphQL over HTTP that the authors of npm's graphql-http wrote, against a real server."""

import asyncio
import json
import subprocess
from pathlib import Path

import pytest

from tests.protocols.conftest import Live

pytestmark = pytest.mark.anyio
AUDITS = 61


async def test_every_audit_of_graphql_over_http_is_ok_without_a_purpose(live: Live, node_home: Path) -> None:
    authorization = (await live.bearer())["Authorization"]
    command = ["node", "audit.mjs", f"{live.url}/graphql", authorization]
    run = await asyncio.to_thread(
        subprocess.run, command, cwd=node_home, capture_output=True, text=True, timeout=120, check=False
    )
    assert run.returncode == 0, run.stderr
    results = json.loads(run.stdout)
    assert [result for result in results if result["status"] != "ok"] == []
    assert len(results) == AUDITS
