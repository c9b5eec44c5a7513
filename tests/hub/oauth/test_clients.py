"""Registered clients and those of the demo."""

from uuid import uuid4

import pytest

from hub.errors import Conflict, Forbidden, InvalidInput, NotFound
from hub.oauth import clients
from hub.oauth.clients import DEMO_CLIENTS, ensure_demo_clients
from hub.oauth.server import OAuth
from hub.settings import Profile, Settings
from hub.store.engine import Store
from hub.store.session import unit_of_work
from tests.hub.oauth.machine import Machine

pytestmark = pytest.mark.anyio

PUBLIC = {
    "kty": "EC",
    "crv": "P-256",
    "x": "f83OJ3D2xF1Bg8vub9tLe1gHMzV76e8Tus9uPHvRVEU",
    "y": "x_FEzRu9m36HLN_tue659LNpXW6pCyStikYjKIWI5a0",
}
"""The public key of RFC 7515, appendix A.3."""


async def register(store: Store, **changes: object) -> None:
    good = {
        "client_id": f"court-{uuid4().hex}",
        "agency": "COURT",
        "agency_unit": "ENF",
        "name": "x",
        "public_keys": [PUBLIC],
        "scopes": ["matter:read"],
        "purposes": ["P08"],
    }
    async with unit_of_work(store) as unit:
        await clients.register(unit, **{**good, **changes})  # type: ignore[arg-type]


async def test_a_client_is_registered_once(identity: Store) -> None:
    await register(identity, client_id="court-1")
    client = await clients.find(identity, "court-1")
    assert client is not None
    assert client.jwks["keys"][0]["kid"]
    with pytest.raises(Conflict, match="CLIENT_EXISTS"):
        await register(identity, client_id="court-1")


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({"client_id": "Court 1"}, "CLIENT_ID"),
        ({"client_id": ""}, "CLIENT_ID"),
        ({"agency": "NASA"}, "AGENCY_UNKNOWN"),
        ({"scopes": ["everything"]}, "GRANT_UNKNOWN"),
        ({"purposes": ["P99"]}, "GRANT_UNKNOWN"),
        ({"public_keys": []}, "CLIENT_KEY"),
        ({"public_keys": [PUBLIC, PUBLIC]}, "CLIENT_KEY"),
    ],
    ids=lambda value: str(value)[:30],
)
async def test_a_wrong_registration_is_refused(identity: Store, changes: dict[str, object], code: str) -> None:
    with pytest.raises(InvalidInput, match=code):
        await register(identity, **changes)


async def test_an_unknown_client_cannot_be_suspended(identity: Store) -> None:
    for client_id in ("nobody", "a\x00b"):
        async with unit_of_work(identity) as unit:
            with pytest.raises(NotFound):
                await clients.suspend(unit, client_id)


async def test_there_is_a_demo_client_for_each_agency(oauth: OAuth, court: Machine, settings: Settings) -> None:
    for demo in DEMO_CLIENTS:
        answer = await Machine.demo(court.http, settings, demo.client_id).ask()
        assert answer.status_code == 200, demo.client_id
    assert {demo.client_id for demo in DEMO_CLIENTS} == {
        f"demo-{name}" for name in ("hrss", "hrss-arb", "jus", "psb", "court", "proc", "lp", "aud")
    }
    assert all("graphql:adhoc" in demo.scopes for demo in DEMO_CLIENTS)


async def test_a_second_start_keeps_the_keys_and_the_suspensions_and_replaces_lost_keys(
    oauth: OAuth, identity: Store, settings: Settings, court: Machine
) -> None:
    police, prosecution = (Machine.demo(court.http, settings, f"demo-{name}") for name in ("psb", "proc"))
    async with unit_of_work(identity) as unit:
        await clients.suspend(unit, "demo-psb")
    (settings.keys / "clients" / "demo-proc.jwk").unlink()
    await ensure_demo_clients(identity, settings)
    assert await court.token()
    assert (await police.ask()).status_code == 400
    assert (await prosecution.ask()).status_code == 400
    assert await Machine.demo(court.http, settings, "demo-proc").token()


async def test_production_has_no_demo_clients(identity: Store, settings: Settings) -> None:
    with pytest.raises(Forbidden, match="DEMO_ONLY"):
        await ensure_demo_clients(identity, settings.model_copy(update={"profile": Profile.PRODUCTION}))


async def test_the_files_of_the_keys_are_for_their_owner_alone(oauth: OAuth, settings: Settings) -> None:
    folders = [path for path in (settings.keys, *settings.keys.rglob("*")) if path.is_dir()]
    files = list(settings.keys.rglob("*.jwk"))
    assert len(files) == len(DEMO_CLIENTS) + 1
    assert {path.stat().st_mode & 0o777 for path in folders} == {0o700}
    assert {path.stat().st_mode & 0o777 for path in files} == {0o600}
