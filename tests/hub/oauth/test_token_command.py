"""``hub token`` and ``hub client`` against a hub that really listens."""

import asyncio
import json
import socket
from collections.abc import AsyncIterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import pytest
import typer
import uvicorn
from starlette.applications import Starlette
from typer.testing import CliRunner, Result

from hub.cli import client
from hub.cli.token import token
from hub.oauth.clients import ensure_demo_clients
from hub.oauth.endpoints import routes
from hub.oauth.server import OAuth
from hub.settings import Profile, Settings
from hub.store.engine import Store

pytestmark = pytest.mark.anyio

hub = typer.Typer()
hub.command("token")(token)
hub.add_typer(client.app, name="client")


@dataclass
class Running:
    oauth: OAuth
    environment: dict[str, str]

    async def run(self, *arguments: str, **environment: str) -> Result:
        chosen = {**self.environment, **environment}
        return await asyncio.to_thread(CliRunner().invoke, hub, list(arguments), env=chosen)


@pytest.fixture(scope="module")
async def running(identity: Store, tmp_path_factory: pytest.TempPathFactory) -> AsyncIterator[Running]:
    folder: Path = tmp_path_factory.mktemp("running")
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        listener.listen()
        port = listener.getsockname()[1]
        settings = Settings(profile=Profile.DEMO, data_dir=folder, port=port)
        await ensure_demo_clients(identity, settings)
        oauth = OAuth.build(identity, settings)
        server = uvicorn.Server(uvicorn.Config(Starlette(routes=routes(oauth)), log_config=None, lifespan="off"))
        serving = asyncio.create_task(server.serve(sockets=[listener]))
        (folder / "run.json").write_text(json.dumps({"url": settings.base_url, "pid": 1}))
        yield Running(
            oauth,
            {
                "HUB_DATA_DIR": str(folder),
                "HUB_PROFILE": "demo",
                "HUB_DATABASE_URL": identity.url.render_as_string(hide_password=False),
                "COLUMNS": "200",
            },
        )
        server.should_exit = True
        with suppress(asyncio.CancelledError):
            await serving


async def test_the_command_prints_a_token_that_works_and_nothing_else(running: Running) -> None:
    result = await running.run("token", "--client", "demo-court", "--scope", "matter:read")
    assert (result.exit_code, result.stderr) == (0, "")
    printed = result.stdout.splitlines()
    assert len(printed) == 1
    found = await running.oauth.checker.token({"authorization": f"Bearer {printed[0]}"})
    assert (found.client_id, found.scopes) == ("demo-court", frozenset({"matter:read"}))


async def test_without_scopes_the_token_holds_all_the_client_may(running: Running) -> None:
    result = await running.run("token", "--client", "demo-aud")
    found = await running.oauth.checker.token({"authorization": f"Bearer {result.stdout.strip()}"})
    assert found.scopes == {"audit:read", "graphql:adhoc", "stats:read"}


@pytest.mark.parametrize(
    ("arguments", "environment", "said"),
    [
        (("--client", "nobody"), {}, "no private key"),
        (("--client", "../token/x"), {}, "no private key"),
        (("--client", "demo-aud", "--scope", "clue:write"), {}, "invalid_scope"),
        (("--client", "demo-aud"), {"HUB_PROFILE": "production"}, "not available in production"),
    ],
)
async def test_a_refusal_is_said_in_both_languages_on_standard_error(
    running: Running, arguments: tuple[str, ...], environment: dict[str, str], said: str
) -> None:
    result = await running.run("token", *arguments, **environment)
    assert (result.exit_code, result.stdout) == (1, "")
    assert said in result.stderr
    assert "。" in result.stderr


async def test_a_hub_that_does_not_run_is_said_to_be_so(running: Running, tmp_path: Path) -> None:
    (tmp_path / "keys").symlink_to(Path(running.environment["HUB_DATA_DIR"]) / "keys")
    for content in (None, "", "[]", "{}", '{"url": "http://127.0.0.1:1"}', '{"url": "nonsense"}'):
        if content is not None:
            (tmp_path / "run.json").write_text(content)
        result = await running.run("token", "--client", "demo-aud", HUB_DATA_DIR=str(tmp_path))
        assert (result.exit_code, result.stdout) == (1, ""), content
        assert "The hub is not running" in result.stderr


async def test_a_missing_option_is_a_usage_error(running: Running) -> None:
    assert (await running.run("token")).exit_code == 2


async def test_clients_are_listed_and_suspended(running: Running) -> None:
    listed = await running.run("client", "list", "--json")
    assert listed.exit_code == 0, listed.output
    found = {line["client"]: line for line in map(json.loads, listed.stdout.splitlines())}
    assert found["demo-court"]["agency"] == "COURT"
    assert {line["status"] for line in found.values()} == {"active"}

    assert (await running.run("client", "suspend", "demo-jus")).exit_code == 0
    assert "停用" in (await running.run("client", "list")).stdout
    refused = await running.run("token", "--client", "demo-jus")
    assert (refused.exit_code, "invalid_client" in refused.stderr) == (1, True)

    unknown = await running.run("client", "suspend", "nobody")
    assert (unknown.exit_code, "There is no such client" in unknown.stderr) == (1, True)
