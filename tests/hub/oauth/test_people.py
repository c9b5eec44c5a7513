"""Sign-in and sessions of the console."""

import asyncio
import json
from datetime import timedelta

import pytest
from sqlalchemy import delete
from sqlmodel import select

from hub import clock
from hub.errors import Forbidden, NotAuthenticated
from hub.oauth.models import ConsoleSession, LoginAttempt, Person
from hub.oauth.people import ABSOLUTE, IDLE, ConsoleRole, DemoLogin, People, delay_after, ensure_demo_people
from hub.settings import Profile, Settings
from hub.store.engine import Store
from hub.store.session import unit_of_work

pytestmark = pytest.mark.anyio


@pytest.fixture(scope="module")
async def everybody(identity: Store, settings: Settings) -> dict[str, DemoLogin]:
    return {demo.login: demo for demo in await ensure_demo_people(identity, settings)}


@pytest.fixture
async def logins(identity: Store, everybody: dict[str, DemoLogin]) -> dict[str, DemoLogin]:
    """The people of the demo, none of whom has signed in or failed to."""
    async with unit_of_work(identity) as unit:
        await unit.session.exec(delete(ConsoleSession))
        await unit.session.exec(delete(LoginAttempt))
    return everybody


@pytest.fixture(scope="module")
def people(identity: Store) -> People:
    return People(identity)


async def failed_often(store: Store) -> None:
    """As if whoever failed to sign in had failed ten times; the delay is just over."""
    async with unit_of_work(store) as unit:
        for row in await unit.session.exec(select(LoginAttempt)):
            row.failures, row.next_at = 10, clock.now()


async def age(store: Store, *, seen: timedelta = timedelta(), begun: timedelta = timedelta()) -> None:
    """Make all sessions older."""
    async with unit_of_work(store) as unit:
        for session in await unit.session.exec(select(ConsoleSession)):
            session.last_seen_at -= seen
            session.expires_at -= begun


async def attempt(people: People, login: str, password: str) -> str:
    with pytest.raises(NotAuthenticated) as refused:
        await people.verify(login, password)
    return refused.value.code


async def test_there_is_a_login_for_each_role_and_it_works(people: People, logins: dict[str, DemoLogin]) -> None:
    assert {demo.role_en for demo in logins.values()} == {role.en for role in ConsoleRole}
    for demo in logins.values():
        person = await people.verify(demo.login, demo.password)
        assert ConsoleRole(person.role).zh == demo.role_zh


async def test_a_second_start_prints_the_same_passwords_unless_their_file_was_lost(
    identity: Store, settings: Settings, people: People, everybody: dict[str, DemoLogin], logins: dict[str, DemoLogin]
) -> None:
    file = settings.keys / "people.json"
    assert file.stat().st_mode & 0o777 == 0o600
    again = {demo.login: demo for demo in await ensure_demo_people(identity, settings)}
    assert again == logins

    file.unlink()
    new = {demo.login: demo for demo in await ensure_demo_people(identity, settings)}
    everybody.update(new)
    assert new["court"].password != again["court"].password
    assert await people.verify("court", new["court"].password)
    assert await attempt(people, "court", again["court"].password) == "LOGIN_WRONG"


async def test_no_password_is_stored(identity: Store, logins: dict[str, DemoLogin]) -> None:
    async with unit_of_work(identity) as unit:
        for person in await unit.session.exec(select(Person)):
            assert person.password_hash.startswith("$argon2id$")
            assert logins[person.login].password not in json.dumps(person.model_dump())


async def test_production_has_no_demo_people(identity: Store, settings: Settings) -> None:
    with pytest.raises(Forbidden, match="DEMO_ONLY"):
        await ensure_demo_people(identity, settings.model_copy(update={"profile": Profile.PRODUCTION}))


@pytest.mark.parametrize("login", ["nobody", "court", "", "a\x00b", "\ud800", "x" * 5000, "Court"])
async def test_a_wrong_password_and_an_unknown_login_look_the_same(
    identity: Store, people: People, logins: dict[str, DemoLogin], login: str
) -> None:
    codes = [await attempt(people, login, password) for password in ("wrong", "\ud800")]
    await failed_often(identity)
    codes.append(await attempt(people, login, "x" * 5000))
    assert codes == ["LOGIN_WRONG"] * 3
    assert await attempt(people, login, logins["court"].password) == "LOGIN_WAIT"


def test_the_delay_doubles_up_to_five_minutes() -> None:
    seconds = [delay_after(failures).total_seconds() for failures in range(12)]
    assert seconds == [0, 0, 0, 2, 4, 8, 16, 32, 64, 128, 256, 300]
    assert delay_after(10**9).total_seconds() == 300


async def test_of_parallel_guesses_after_failures_only_one_is_looked_at(
    identity: Store, people: People, logins: dict[str, DemoLogin]
) -> None:
    await attempt(people, "court", "wrong")
    await failed_often(identity)
    codes = await asyncio.gather(*(attempt(people, "court", f"guess {number}") for number in range(8)))
    assert sorted(codes) == ["LOGIN_WAIT"] * 7 + ["LOGIN_WRONG"]


async def test_a_good_sign_in_wipes_the_failures(identity: Store, people: People, logins: dict[str, DemoLogin]) -> None:
    await attempt(people, "court", "wrong")
    await attempt(people, "court", "wrong")
    await people.verify("court", logins["court"].password)
    async with unit_of_work(identity) as unit:
        assert not (await unit.session.exec(select(LoginAttempt))).all()


async def test_the_right_password_is_accepted_once_the_delay_is_over(
    identity: Store, people: People, logins: dict[str, DemoLogin]
) -> None:
    await attempt(people, "court", "wrong")
    await failed_often(identity)
    await attempt(people, "court", "wrong")
    assert await attempt(people, "court", logins["court"].password) == "LOGIN_WAIT"
    await failed_often(identity)
    assert await people.verify("court", logins["court"].password)


async def test_a_session_makes_a_caller(people: People, logins: dict[str, DemoLogin]) -> None:
    person = await people.verify("court", logins["court"].password)
    cookie = await people.open_session(person)
    found = await people.signed_in(cookie, address="192.0.2.7", trace="t1")
    assert found is not None
    assert (found.role, found.language) == (ConsoleRole.ENFORCEMENT_CLERK, "zh")
    caller = found.caller
    assert (caller.agency, caller.unit, caller.client, caller.user) == ("COURT", "ENF", "console", person.key)
    assert "enforcement:write" in caller.scopes
    assert "graphql:adhoc" not in caller.scopes
    assert (caller.purpose, caller.address, caller.trace) == (None, "192.0.2.7", "t1")
    assert cookie not in str(caller)
    assert caller == await people.session_caller(cookie, address="192.0.2.7", trace="t1")


async def test_the_administrator_sees_no_case(people: People, logins: dict[str, DemoLogin]) -> None:
    person = await people.verify("admin", logins["admin"].password)
    assert person.scopes == ["stats:read"]


async def test_only_the_hash_of_the_cookie_is_kept(
    identity: Store, people: People, logins: dict[str, DemoLogin]
) -> None:
    cookie = await people.open_session(await people.verify("court", logins["court"].password))
    async with unit_of_work(identity) as unit:
        rows = (await unit.session.exec(select(ConsoleSession))).all()
    assert len(rows) == 1
    assert cookie not in rows[0].model_dump_json()
    assert len(cookie) >= 43


async def test_a_purpose_is_chosen_among_the_persons_own(people: People, logins: dict[str, DemoLogin]) -> None:
    cookie = await people.open_session(await people.verify("court", logins["court"].password))
    await people.set_purpose(cookie, "P08")
    caller = await people.session_caller(cookie)
    assert caller is not None
    assert caller.purpose == "P08"
    for purpose in ("P05", "P99", "", "x" * 99):
        with pytest.raises(Forbidden, match="PURPOSE_NOT_ALLOWED"):
            await people.set_purpose(cookie, purpose)
    await people.set_purpose(cookie, None)
    assert (await people.session_caller(cookie)) != caller


@pytest.mark.parametrize(
    ("seen", "begun", "living"),
    [
        (IDLE - timedelta(minutes=1), timedelta(), True),
        (IDLE + timedelta(seconds=1), timedelta(), False),
        (timedelta(), ABSOLUTE - timedelta(minutes=1), True),
        (timedelta(), ABSOLUTE, False),
    ],
)
async def test_a_session_ends_when_idle_or_old(
    identity: Store, people: People, logins: dict[str, DemoLogin], seen: timedelta, begun: timedelta, living: bool
) -> None:
    cookie = await people.open_session(await people.verify("court", logins["court"].password))
    await age(identity, seen=seen, begun=begun)
    assert (await people.session_caller(cookie) is not None) == living
    if living:
        await age(identity, seen=IDLE - timedelta(minutes=1))
        assert await people.session_caller(cookie) is not None
    else:
        with pytest.raises(NotAuthenticated, match="SESSION_ENDED"):
            await people.set_purpose(cookie, "P08")


async def test_signing_out_ends_the_session(people: People, logins: dict[str, DemoLogin]) -> None:
    person = await people.verify("court", logins["court"].password)
    cookie, other = await people.open_session(person), await people.open_session(person)
    await people.close_session(cookie)
    assert await people.session_caller(cookie) is None
    assert await people.session_caller(other) is not None


@pytest.mark.parametrize("cookie", ["", "x", "\ud800", "é"])
async def test_a_made_up_cookie_is_nobody(people: People, logins: dict[str, DemoLogin], cookie: str) -> None:
    assert await people.session_caller(cookie) is None
