"""``hub token``: an access token for trying things, by the same grant a real client uses."""

import json
from typing import Annotated, Any

import httpx
import typer

from hub.errors import Conflict, HubError, Unavailable
from hub.oauth import clients
from hub.oauth.grants import ASSERTION_TYPE
from hub.settings import Settings
from hub.words import text

_TIMEOUT = 10.0


def token(
    client: Annotated[str, typer.Option("--client", help=str(text("oauth.opt_client")))],
    scope: Annotated[str | None, typer.Option("--scope", help=str(text("oauth.opt_scope")))] = None,
) -> None:
    """Print an access token of the running hub for a demo client; nothing else goes to standard output."""
    try:
        typer.echo(obtain(Settings(), client, scope))
    except HubError as error:
        typer.echo(f"{error.message}\n{error.suggestion}", err=True)
        raise typer.Exit(1) from error


def obtain(settings: Settings, client: str, scope: str | None) -> str:
    clients.demo_only(settings)
    pair = clients.demo_key(settings, client)
    form = {"grant_type": "client_credentials", "client_assertion_type": ASSERTION_TYPE}
    if scope:
        form["scope"] = scope
    try:
        base = str(json.loads((settings.data_dir / "run.json").read_text(encoding="utf-8"))["url"]).rstrip("/")
        with httpx.Client(base_url=base, timeout=_TIMEOUT, trust_env=False) as http:
            issuer = _answer(http.get("/.well-known/oauth-authorization-server"))["issuer"]
            assertion = clients.assertion(client, pair, issuer)
            return str(_answer(http.post("/oauth/token", data={**form, "client_assertion": assertion}))["access_token"])
    except (OSError, ValueError, KeyError, TypeError, httpx.HTTPError, httpx.InvalidURL) as error:
        raise Unavailable("HUB_NOT_RUNNING") from error


def _answer(response: httpx.Response) -> dict[str, Any]:
    body: dict[str, Any] = response.json()
    if response.is_client_error:
        raise Conflict("TOKEN_REFUSED", reason=body["error"])
    response.raise_for_status()
    return body
