"""From a request's headers to a caller."""

import asyncio
import json
import time
from typing import Any

import httpx
import pytest
from joserfc import jws
from joserfc.jwk import ECKey, OctKey
from starlette.datastructures import Headers

from hub.caller import Caller
from hub.errors import InvalidInput, NotAuthenticated, Unavailable
from hub.oauth import clients
from hub.oauth.bearer import TokenChecker, case_number, challenge
from hub.oauth.server import OAuth
from hub.settings import Profile, Settings
from hub.store.engine import Store
from hub.store.session import unit_of_work
from tests.hub.oauth.machine import Machine

pytestmark = pytest.mark.anyio

WITHIN = 5.5
"""Seconds after which a revocation must have reached everybody."""


async def ask(checker: TokenChecker, authorization: str | None, **declared: str) -> Caller:
    headers = {} if authorization is None else {"authorization": authorization}
    return await checker.caller(
        headers,
        purpose_header=declared.get("purpose"),
        case_header=declared.get("case"),
        address="192.0.2.7",
        trace="t1",
    )


async def refusal(checker: TokenChecker, authorization: str | None) -> str:
    with pytest.raises(NotAuthenticated) as refused:
        await ask(checker, authorization)
    return refused.value.code


def forged(oauth: OAuth, header: dict[str, Any] | None = None, **changes: Any) -> str:
    """A token signed with the hub's own key, with one thing changed; None leaves a claim out."""
    now = int(time.time())
    good = {
        "iss": "http://hub.test",
        "aud": "http://hub.test/graphql",
        "sub": "demo-court",
        "client_id": "demo-court",
        "agency": "COURT",
        "unit": "ENF",
        "officer": "system",
        "scope": "matter:read",
        "purposes": ["P08"],
        "iat": now,
        "exp": now + 300,
        "jti": "j1",
    }
    claims = {name: value for name, value in {**good, **changes}.items() if value is not None}
    key = oauth.keys.pairs[-1]
    head = {"alg": "ES256", "typ": "at+jwt", "kid": key.thumbprint(), **(header or {})}
    head = {name: value for name, value in head.items() if value is not None}
    return jws.serialize_compact(head, json.dumps(claims), key, algorithms=["ES256"])


async def test_a_token_makes_a_caller(oauth: OAuth, court: Machine) -> None:
    token = await court.token(scope="matter:read enforcement:read")
    case = "%EF%BC%882023%EF%BC%89%E7%9A%960223%E6%89%A7123%E5%8F%B7"
    for scheme in ("Bearer", "bearer", "BEARER"):
        caller = await ask(oauth.checker, f"{scheme} {token}", purpose=" P08 ", case=case)
        assert (caller.agency, caller.unit, caller.client, caller.user) == ("COURT", "ENF", "demo-court", "system")
        assert caller.scopes == {"matter:read", "enforcement:read"}
        assert caller.purposes == {"P07", "P08", "P13", "P15"}
        assert (caller.purpose, caller.case) == ("P08", "（2023）皖0223执123号")
        assert (caller.address, caller.trace) == ("192.0.2.7", "t1")
        assert caller.token
        assert caller.token not in token


async def test_without_purpose_and_case_the_caller_declares_none(oauth: OAuth, court: Machine) -> None:
    caller = await ask(oauth.checker, f"Bearer {await court.token()}", purpose="", case=" ")
    assert (caller.purpose, caller.case) == (None, None)


async def test_only_one_header_under_the_scheme_bearer_is_a_token(oauth: OAuth, court: Machine) -> None:
    token = await court.token()
    assert await refusal(oauth.checker, None) == "NOT_AUTHENTICATED"
    assert await refusal(oauth.checker, "") == "NOT_AUTHENTICATED"
    assert await refusal(oauth.checker, f"DPoP {token}") == "TOKEN_SCHEME"
    assert await refusal(oauth.checker, token) == "TOKEN_SCHEME"
    assert await refusal(oauth.checker, "Bearer") == "TOKEN_INVALID"
    assert await refusal(oauth.checker, f"Bearer  {token}") == "TOKEN_INVALID"
    assert await refusal(oauth.checker, "Bearer é.é.é") == "TOKEN_INVALID"
    twice = Headers(raw=[(b"authorization", f"Bearer {token}".encode())] * 2)
    with pytest.raises(NotAuthenticated):
        await oauth.checker.token(twice)
    assert await oauth.checker.token(Headers({"Authorization": f"Bearer {token}"}))


async def test_a_good_token_made_by_hand_passes(oauth: OAuth) -> None:
    assert (await ask(oauth.checker, f"Bearer {forged(oauth)}")).client == "demo-court"


@pytest.mark.parametrize(
    "changes",
    [
        {"iss": "http://other.test"},
        {"iss": None},
        {"aud": "http://hub.test"},
        {"aud": ["http://hub.test/graphql"]},
        {"aud": None},
        {"sub": None},
        {"client_id": 5},
        {"jti": None},
        {"agency": None},
        {"unit": None},
        {"officer": 1},
        {"scope": ["matter:read"]},
        {"scope": None},
        {"purposes": "P08"},
        {"purposes": [8]},
        {"exp": "9999999999"},
        {"exp": None},
        {"exp": True},
        {"exp": 10**400},
        {"iat": None},
        {"iat": "1"},
        {"iat": int(time.time()) + 3600},
        {"nbf": int(time.time()) + 3600},
        {"nbf": "0"},
        {"padding": "x" * 9000},
    ],
    ids=lambda changes: f"{next(iter(changes))}-{str(next(iter(changes.values())))[:4]}",
)
async def test_a_token_with_wrong_claims_is_refused(oauth: OAuth, changes: dict[str, Any]) -> None:
    assert await refusal(oauth.checker, f"Bearer {forged(oauth, **changes)}") == "TOKEN_INVALID"


@pytest.mark.parametrize(
    "header",
    [
        {"typ": None},
        {"typ": "JWT"},
        {"typ": "application/at+jwt"},
        {"kid": None},
        {"kid": "another"},
        {"jku": "https://evil.example/jwks"},
        {"cty": "JWT"},
    ],
    ids=repr,
)
async def test_a_token_with_another_header_is_refused(oauth: OAuth, header: dict[str, Any]) -> None:
    assert await refusal(oauth.checker, f"Bearer {forged(oauth, header)}") == "TOKEN_INVALID"


async def test_a_token_under_another_key_or_algorithm_is_refused(oauth: OAuth, court: Machine) -> None:
    token = forged(oauth)
    _, body, signature = token.split(".")
    kid = oauth.keys.pairs[-1].thumbprint()
    public = OctKey.import_key(json.dumps(oauth.keys.jwks["keys"][0]).encode())
    payload = json.dumps({"iss": "http://hub.test"})
    for head, key in (
        ({"alg": "ES256", "typ": "at+jwt", "kid": kid}, ECKey.generate_key("P-256")),
        ({"alg": "HS256", "typ": "at+jwt", "kid": kid}, public),
    ):
        sent = jws.serialize_compact(head, payload, key, algorithms=[str(head["alg"])])
        assert await refusal(oauth.checker, f"Bearer {sent}") == "TOKEN_INVALID"
        assert (
            await refusal(oauth.checker, f"Bearer {sent.split('.')[0]}.{body}.{signature[:-4]}AAAA") == "TOKEN_INVALID"
        )
    assert await refusal(oauth.checker, f"Bearer {court.assertion()}") == "TOKEN_INVALID"


async def test_a_token_ends_ten_seconds_of_clock_difference_after_its_time(oauth: OAuth) -> None:
    now = int(time.time())
    assert await refusal(oauth.checker, f"Bearer {forged(oauth, exp=now - 11)}") == "TOKEN_EXPIRED"
    assert await ask(oauth.checker, f"Bearer {forged(oauth, exp=now - 5)}")


async def test_a_token_bound_to_a_key_is_no_bearer_token(oauth: OAuth) -> None:
    token = forged(oauth, cnf={"jkt": "x"})
    assert await refusal(oauth.checker, f"Bearer {token}") == "TOKEN_UNBOUND"


async def test_production_refuses_plain_bearer_tokens(oauth: OAuth, identity: Store, settings: Settings) -> None:
    production = Settings(profile=Profile.PRODUCTION, data_dir=settings.data_dir, public_url="https://hub.test")
    strict = OAuth.build(identity, production)
    token = forged(oauth, iss="https://hub.test", aud="https://hub.test/graphql")
    assert await refusal(strict.checker, f"Bearer {token}") == "TOKEN_UNBOUND"


async def test_what_was_revoked_or_suspended_is_refused_within_five_seconds_and_nothing_else(
    oauth: OAuth, identity: Store, court: Machine, settings: Settings
) -> None:
    police = Machine.demo(court.http, settings, "demo-psb")
    good, returned, suspended = await court.token(), await court.token(), await police.token()
    for token in (good, returned, suspended):
        await ask(oauth.checker, f"Bearer {token}")
    assert (await court.ask("/oauth/revoke", grant_type=None, token=returned)).status_code == 200
    async with unit_of_work(identity) as unit:
        await clients.suspend(unit, "demo-psb")
    await asyncio.sleep(WITHIN)
    assert await refusal(oauth.checker, f"Bearer {returned}") == "TOKEN_REVOKED"
    assert await refusal(oauth.checker, f"Bearer {suspended}") == "TOKEN_REVOKED"
    assert await ask(oauth.checker, f"Bearer {good}")


async def test_nothing_is_let_in_while_revocations_cannot_be_read(gone: OAuth, court: Machine) -> None:
    token = await court.token()
    sent = (ask(gone.checker, f"Bearer {token}") for _ in range(5))
    answers = await asyncio.gather(*sent, return_exceptions=True)
    assert [type(answer) for answer in answers] == [Unavailable] * 5


@pytest.mark.parametrize("case", ["%", "%e", "%zz", "%ff", "%EF%BC", "（2023）", "%0A", "x" * 201])
def test_a_case_header_that_is_not_percent_encoded_utf_8_is_refused(case: str) -> None:
    with pytest.raises(InvalidInput, match="CASE_HEADER"):
        case_number(case)


def test_the_challenge_says_why_only_when_a_token_was_presented() -> None:
    assert challenge(NotAuthenticated()) == 'Bearer realm="hub"'
    assert 'error="invalid_token"' in challenge(NotAuthenticated("TOKEN_EXPIRED"))
    assert httpx.Headers({"WWW-Authenticate": challenge(NotAuthenticated("TOKEN_EXPIRED"))})
