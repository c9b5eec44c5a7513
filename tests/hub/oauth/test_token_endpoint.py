"""The token endpoint: what it issues, and every default of the libraries below it that is overridden."""

import asyncio
import json
import logging
import time
from base64 import urlsafe_b64encode
from typing import Any
from uuid import uuid4

import httpx
import pytest
from joserfc import jws, jwt
from joserfc.jwk import ECKey, Key, KeySet, OctKey, OKPKey, RSAKey
from sqlmodel import select

from hub.errors import InvalidInput, Unavailable
from hub.oauth import clients
from hub.oauth.models import IssuedToken, SpentAssertion
from hub.oauth.server import OAuth
from hub.settings import Profile, Settings
from hub.store.engine import Store
from hub.store.session import unit_of_work
from tests.hub.oauth.conftest import served
from tests.hub.oauth.machine import Machine

pytestmark = pytest.mark.anyio


async def read(http: httpx.AsyncClient, token: str) -> jwt.Token:
    jwks = (await http.get("/oauth/jwks")).json()
    return jwt.decode(token, KeySet.import_key_set(jwks), algorithms=["ES256"])


def refused(answer: httpx.Response, error: str, status: int = 400) -> None:
    assert (answer.status_code, answer.json()["error"]) == (status, error), answer.text
    assert answer.headers["cache-control"] == "no-store"


async def registered(store: Store, http: httpx.AsyncClient, key: Key, algorithm: str, **data: Any) -> Machine:
    client_id = f"test-{uuid4().hex}"
    async with unit_of_work(store) as unit:
        await clients.register(
            unit,
            client_id=client_id,
            agency="COURT",
            agency_unit="ENF",
            name="test",
            public_keys=[{**key.as_dict(private=False), "kid": key.thumbprint(), **data}],
            scopes=["matter:read", "enforcement:read"],
            purposes=["P08"],
        )
    return Machine(http, client_id, key, algorithm)


async def test_a_token_is_an_rfc_9068_token_of_five_minutes(http: httpx.AsyncClient, court: Machine) -> None:
    answer = await court.ask(scope="matter:read enforcement:read")
    assert answer.headers["cache-control"] == "no-store"
    body = answer.json()
    assert (body["token_type"], body["expires_in"], body["scope"]) == ("Bearer", 300, "enforcement:read matter:read")
    token = await read(http, body["access_token"])
    assert token.header.keys() == {"alg", "typ", "kid"}
    assert (token.header["alg"], token.header["typ"]) == ("ES256", "at+jwt")
    times = token.claims["exp"], token.claims["iat"]
    assert times[0] - times[1] == 300
    assert abs(times[1] - time.time()) < 60
    assert len(token.claims.pop("jti")) >= 20
    assert {**token.claims, "exp": 0, "iat": 0} == {
        "iss": "http://hub.test",
        "aud": "http://hub.test/graphql",
        "sub": "demo-court",
        "client_id": "demo-court",
        "agency": "COURT",
        "unit": "ENF",
        "officer": "system",
        "scope": "enforcement:read matter:read",
        "purposes": ["P07", "P08", "P13", "P15"],
        "exp": 0,
        "iat": 0,
    }


@pytest.mark.parametrize(
    ("algorithm", "key"),
    [
        ("ES256", ECKey.generate_key("P-256")),
        ("PS256", RSAKey.generate_key(2048)),
        ("Ed25519", OKPKey.generate_key("Ed25519")),
    ],
)
async def test_clients_sign_with_es256_ps256_or_ed25519(
    oauth: OAuth, identity: Store, http: httpx.AsyncClient, algorithm: str, key: Key
) -> None:
    machine = await registered(identity, http, key, algorithm)
    assert await machine.token()


@pytest.mark.filterwarnings("ignore:EdDSA is deprecated")
async def test_ed25519_is_known_by_its_older_name_too(oauth: OAuth, identity: Store, http: httpx.AsyncClient) -> None:
    machine = await registered(identity, http, OKPKey.generate_key("Ed25519"), "Ed25519")
    machine.algorithm = "EdDSA"
    assert await machine.token()


async def test_a_client_that_asks_for_no_scope_gets_all_it_may_hold(oauth: OAuth, court: Machine) -> None:
    demo = next(demo for demo in clients.DEMO_CLIENTS if demo.client_id == "demo-court")
    for changes in ({}, {"scope": ""}):
        body = (await court.ask(**changes)).json()
        assert body["scope"].split() == sorted(demo.scopes)


@pytest.mark.parametrize(
    "scope", ["everything", "enforcement:read nothing", "inspection:write", "enforcement:read,x", "\x00"]
)
async def test_a_scope_that_is_unknown_or_not_registered_is_refused(court: Machine, scope: str) -> None:
    refused(await court.ask(scope=scope), "invalid_scope")


@pytest.mark.parametrize(
    "changes",
    [
        {"aud": ["http://hub.test"]},
        {"aud": "http://hub.test/oauth/token"},
        {"aud": None},
        {"iat": None},
        {"exp": None},
        {"jti": None},
        {"jti": ""},
        {"jti": 7},
        {"jti": "x" * 256},
        {"exp": "9999999999"},
        {"iat": "1"},
        {"nbf": "1"},
        {"exp": True},
        {"exp": 10**400},
        {"exp": -1},
        {"exp": {}},
        {"iss": "demo-hrss"},
        {"sub": "demo-hrss"},
        {"iss": "nobody", "sub": "nobody"},
        {"iss": "a\x00b", "sub": "a\x00b"},
        {"iss": "\ud800", "sub": "\ud800"},
        {"iss": ["demo-court"], "sub": ["demo-court"]},
    ],
    ids=repr,
)
async def test_an_assertion_with_wrong_claims_is_refused(court: Machine, changes: dict[str, Any]) -> None:
    refused(await court.ask(client_assertion=court.assertion(**changes)), "invalid_client")


@pytest.mark.parametrize(
    ("changes", "accepted"),
    [
        ({"iat": 8}, True),
        ({"nbf": 8}, True),
        ({"iat": 61}, False),
        ({"nbf": 61}, False),
        ({"exp": 118}, True),
        ({"exp": 130}, False),
        ({"exp": 300}, False),
        ({"exp": -11}, False),
    ],
    ids=repr,
)
async def test_clocks_may_differ_by_seconds_and_assertions_live_two_minutes_at_most(
    court: Machine, changes: dict[str, int], accepted: bool
) -> None:
    now = int(time.time())
    moved: dict[str, Any] = {name: now + seconds for name, seconds in changes.items()}
    answer = await court.ask(client_assertion=court.assertion(**moved))
    assert answer.status_code == (200 if accepted else 400), answer.text


@pytest.mark.parametrize(
    "header",
    [
        {"kid": "another"},
        {"kid": 5},
        {"jwk": ECKey.generate_key("P-256").as_dict(private=False)},
        {"jku": "https://evil.example/jwks"},
        {"x5u": "https://evil.example/cert"},
        {"typ": "at+jwt"},
        {"crit": ["exp"]},
    ],
    ids=lambda header: next(iter(header)),
)
async def test_an_assertion_whose_header_brings_its_own_keys_is_refused(court: Machine, header: dict[str, Any]) -> None:
    head = {"alg": "ES256", "kid": court.key.thumbprint(), **header}
    piece = urlsafe_b64encode(json.dumps(head).encode()).rstrip(b"=").decode()
    body = court.assertion().split(".")
    refused(await court.ask(client_assertion=f"{piece}.{body[1]}.{body[2]}"), "invalid_client")
    if "crit" not in header and "kid" not in header:
        signed = jws.serialize_compact(head, json.dumps(court.claims()), court.key, algorithms=["ES256"])
        refused(await court.ask(client_assertion=signed), "invalid_client")


async def test_no_other_algorithm_passes(
    oauth: OAuth, identity: Store, http: httpx.AsyncClient, court: Machine
) -> None:
    public = json.dumps(court.key.as_dict(private=False)).encode()
    kid = court.key.thumbprint()
    symmetric = jwt.encode(
        {"alg": "HS256", "kid": kid}, court.claims(), OctKey.import_key(public), algorithms=["HS256"]
    )
    refused(await court.ask(client_assertion=symmetric), "invalid_client")

    head = urlsafe_b64encode(json.dumps({"alg": "none", "kid": kid}).encode()).rstrip(b"=").decode()
    refused(await court.ask(client_assertion=f"{head}.{court.assertion().split('.')[1]}."), "invalid_client")

    machine = await registered(identity, http, RSAKey.generate_key(2048), "PS256")
    machine.algorithm = "RS256"
    refused(await machine.ask(), "invalid_client")


async def test_a_key_is_used_for_its_own_algorithm_only(oauth: OAuth, identity: Store, http: httpx.AsyncClient) -> None:
    machine = await registered(identity, http, ECKey.generate_key("P-256"), "ES256", alg="PS256")
    refused(await machine.ask(), "invalid_client")


@pytest.mark.parametrize("assertion", ["", "x", "a.b.c", "é.é.é", "x" * 9000, "W10.W10.W10", "[" * 3000 + ".e30.e30"])
async def test_garbage_is_refused_without_a_fault(court: Machine, assertion: str) -> None:
    nested = urlsafe_b64encode(b"[" * 3000).rstrip(b"=").decode()
    for sent in (assertion, f"{nested}.e30.e30", f"e30.{nested}.e30"):
        form = court.form() | {"client_assertion": sent}
        refused(await court.http.post("/oauth/token", data=form), "invalid_client")


async def test_an_assertion_signed_by_another_key_is_refused(court: Machine) -> None:
    stranger = Machine(court.http, court.client_id, ECKey.generate_key("P-256"))
    refused(await stranger.ask(client_assertion=stranger.assertion({"kid": court.key.thumbprint()})), "invalid_client")


async def test_an_assertion_is_good_once_even_for_two_requests_at_the_same_time(court: Machine) -> None:
    assertion = court.assertion()
    answers = await asyncio.gather(*(court.ask(client_assertion=assertion) for _ in range(6)))
    assert sorted(answer.status_code for answer in answers) == [200, 400, 400, 400, 400, 400]
    refused(await court.ask(client_assertion=assertion), "invalid_client")


async def test_a_refused_request_uses_its_assertion_up(court: Machine) -> None:
    assertion = court.assertion()
    refused(await court.ask(client_assertion=assertion, scope="nothing"), "invalid_scope")
    refused(await court.ask(client_assertion=assertion), "invalid_client")


async def test_any_text_may_be_a_jti(court: Machine) -> None:
    for jti in ("\ud800", "\x00", "案号", "x" * 255):
        assert await court.token(client_assertion=court.assertion(jti=jti))


async def test_the_same_jti_is_good_for_two_clients(court: Machine, settings: Settings) -> None:
    other = Machine.demo(court.http, settings, "demo-hrss")
    assert await court.token(client_assertion=court.assertion(jti="one"))
    assert await other.token(client_assertion=other.assertion(jti="one"))


@pytest.mark.parametrize(
    "changes",
    [
        {"client_id": "demo-hrss"},
        {"client_assertion_type": "urn:ietf:params:oauth:client-assertion-type:saml2-bearer"},
        {"client_assertion_type": None},
        {"client_secret": "s"},
    ],
    ids=repr,
)
async def test_nothing_but_private_key_jwt_authenticates(court: Machine, changes: dict[str, Any]) -> None:
    refused(await court.ask(**changes), "invalid_client")


async def test_a_basic_header_beside_the_assertion_is_refused(court: Machine) -> None:
    answer = await court.http.post("/oauth/token", data=court.form(), headers={"Authorization": "Basic eDp5"})
    refused(answer, "invalid_client")


@pytest.mark.parametrize("grant", ["password", "authorization_code", "refresh_token", "implicit", "", None])
async def test_other_grants_are_refused(court: Machine, grant: str | None) -> None:
    refused(await court.ask(grant_type=grant), "unsupported_grant_type")


async def test_only_a_plain_form_is_read(court: Machine) -> None:
    form = court.form()
    encoded = str(httpx.QueryParams(form))
    kind = {"Content-Type": "application/x-www-form-urlencoded"}

    async def post(**options: Any) -> httpx.Response:
        return await court.http.post("/oauth/token", **options)

    refused(await post(json=form), "invalid_request")
    refused(await post(files={name: (None, value) for name, value in form.items()}), "invalid_request")
    refused(await post(content=encoded), "invalid_request")
    refused(await post(content=encoded + "&scope=matter:read&scope=clue:read", headers=kind), "invalid_request")
    refused(await post(content=encoded + "&grant_type=client_credentials", headers=kind), "invalid_request")
    refused(await post(content=encoded + "&x=%ff", headers=kind), "invalid_request")
    refused(await post(content=encoded.encode() + b"&x=\xe4", headers=kind), "invalid_request")
    refused(await post(content=encoded, headers=kind, params={"scope": "matter:read"}), "invalid_request")
    refused(await post(content="&".join(f"a{n}=1" for n in range(40)), headers=kind), "invalid_request")
    refused(await post(content=encoded + "&x=" + "y" * 65536, headers=kind), "invalid_request", 413)
    refused(
        await post(
            content=encoded.encode("utf-16"), headers={"Content-Type": f"{kind['Content-Type']};charset=utf-16"}
        ),
        "invalid_request",
    )
    assert (await court.http.get("/oauth/token")).status_code == 405
    assert (await post(content=encoded, headers=kind)).status_code == 200


async def test_a_suspended_client_gets_no_token(oauth: OAuth, identity: Store, http: httpx.AsyncClient) -> None:
    machine = await registered(identity, http, ECKey.generate_key("P-256"), "ES256")
    assert await machine.token()
    async with unit_of_work(identity) as unit:
        await clients.suspend(unit, machine.client_id)
    refused(await machine.ask(), "invalid_client")


async def test_production_issues_no_token_that_anybody_could_use(
    oauth: OAuth, identity: Store, settings: Settings, court: Machine
) -> None:
    strict = OAuth.build(
        identity,
        Settings(profile=Profile.PRODUCTION, data_dir=settings.data_dir, public_url="https://hub.test"),
    )
    reply = await strict.grant(court.form(client_assertion=court.assertion(aud="https://hub.test")), {})
    assert (reply.status, reply.body["error"]) == (400, "invalid_request")


def test_production_needs_an_https_address(settings: Settings) -> None:
    insecure = Settings(profile=Profile.PRODUCTION, data_dir=settings.data_dir, public_url="http://hub.test")
    with pytest.raises(Unavailable, match="PUBLIC_URL_INSECURE"):
        OAuth.build(Store("postgresql://hub@/hub"), insecure)


async def test_no_token_gets_into_a_log(court: Machine, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    form = court.form()
    token = (await court.http.post("/oauth/token", data=form)).json()["access_token"]
    assert caplog.records
    for secret in (token, form["client_assertion"]):
        assert secret not in caplog.text
        assert secret.rpartition(".")[2] not in caplog.text


async def test_the_metadata_is_that_of_rfc_8414(http: httpx.AsyncClient) -> None:
    metadata = (await http.get("/.well-known/oauth-authorization-server")).json()
    assert metadata["issuer"] == "http://hub.test"
    assert metadata["token_endpoint"] == "http://hub.test/oauth/token"
    assert metadata["grant_types_supported"] == ["client_credentials"]
    assert metadata["response_types_supported"] == []
    assert metadata["token_endpoint_auth_methods_supported"] == ["private_key_jwt"]
    assert "none" not in metadata["token_endpoint_auth_signing_alg_values_supported"]
    assert metadata["scopes_supported"] == sorted(metadata["scopes_supported"])


async def test_the_published_keys_are_public(http: httpx.AsyncClient) -> None:
    for key in (await http.get("/oauth/jwks")).json()["keys"]:
        assert key.keys() == {"kty", "crv", "x", "y", "kid", "alg", "use"}


async def test_a_client_can_ask_about_and_give_back_its_own_token_only(court: Machine, settings: Settings) -> None:
    token = await court.token(scope="matter:read")
    other = Machine.demo(court.http, settings, "demo-hrss")

    async def asked(machine: Machine, sent: str) -> dict[str, Any]:
        answer = await machine.ask("/oauth/introspect", grant_type=None, token=sent)
        assert answer.headers["cache-control"] == "no-store"
        body: dict[str, Any] = answer.json()
        return body

    body = await asked(court, token)
    assert (body["active"], body["client_id"], body["scope"]) == (True, "demo-court", "matter:read")
    assert await asked(other, token) == {"active": False}
    assert await asked(court, token[:-8] + "AAAAAAAA") == {"active": False}

    refused(await other.ask("/oauth/revoke", grant_type=None, token=token), "invalid_grant")
    assert (await court.ask("/oauth/revoke", grant_type=None, token="garbage")).status_code == 200
    assert (await court.ask("/oauth/revoke", grant_type=None, token=token, token_type_hint="new")).status_code == 200
    refused(await court.ask("/oauth/revoke", grant_type=None), "invalid_request")
    anonymous = await court.http.post("/oauth/introspect", data={"token": token})
    refused(anonymous, "invalid_client")


async def test_what_has_expired_is_forgotten(identity: Store, court: Machine) -> None:
    await court.token()
    async with unit_of_work(identity) as unit:
        for row in [*await unit.session.exec(select(SpentAssertion)), *await unit.session.exec(select(IssuedToken))]:
            row.expires_at = row.expires_at.replace(year=2020)
    await court.token()
    async with unit_of_work(identity) as unit:
        assert len((await unit.session.exec(select(SpentAssertion))).all()) == 1
        assert len((await unit.session.exec(select(IssuedToken))).all()) == 1


async def test_a_database_that_is_gone_is_not_a_refusal(gone: OAuth, court: Machine) -> None:
    async with served(gone) as http:
        refused(await http.post("/oauth/token", data=court.form()), "temporarily_unavailable", 503)


async def test_other_requests_go_on_while_tokens_are_issued(court: Machine) -> None:
    answers = await asyncio.gather(*(court.ask() for _ in range(30)))
    assert {answer.status_code for answer in answers} == {200}
    assert len({answer.json()["access_token"] for answer in answers}) == 30


@pytest.mark.parametrize(
    "key",
    [
        ECKey.generate_key("P-256").as_dict(private=True),
        ECKey.generate_key("P-384").as_dict(private=False),
        {"kty": "RSA", "n": urlsafe_b64encode(b"\xc1" * 128).rstrip(b"=").decode(), "e": "AQAB"},
        OctKey.generate_key(256).as_dict(),
        {**ECKey.generate_key("P-256").as_dict(private=False), "x": "AAAA"},
        {**ECKey.generate_key("P-256").as_dict(private=False), "use": "enc"},
        {**ECKey.generate_key("P-256").as_dict(private=False), "kid": 5},
        {"kty": "EC", "crv": "P-256"},
    ],
    ids=["private", "P-384", "RSA-1024", "symmetric", "off the curve", "for encryption", "kid", "empty"],
)
async def test_an_unfit_key_cannot_be_registered(oauth: OAuth, identity: Store, key: dict[str, Any]) -> None:
    async with unit_of_work(identity) as unit:
        with pytest.raises(InvalidInput, match="CLIENT_KEY"):
            await clients.register(
                unit, client_id="x", agency="COURT", agency_unit="", name="", public_keys=[key], scopes=[], purposes=[]
            )
