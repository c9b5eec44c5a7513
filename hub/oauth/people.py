"""People of the console: sign-in with a password, sessions kept on the server, and the people of the demo."""

import hashlib
import json
import re
import secrets
from dataclasses import dataclass, field
from datetime import timedelta
from functools import cache
from typing import Final, NamedTuple

import anyio
from anyio import CapacityLimiter, to_thread
from argon2 import PasswordHasher, Type
from argon2.exceptions import VerificationError
from sqlalchemy import delete
from sqlalchemy.dialects.postgresql import insert
from sqlmodel import col

from hub import clock, keyfiles
from hub.caller import Caller
from hub.errors import Forbidden, NotAuthenticated
from hub.oauth.clients import DEMO_CLIENTS, demo_only
from hub.oauth.models import ConsoleSession, LoginAttempt, Person
from hub.oauth.sweep import sweep
from hub.settings import Settings
from hub.store.engine import Store
from hub.store.session import Unit, unit_of_work
from schema.codes import AgencyCode, Purpose
from schema.fields import Code
from schema.scopes import Scope

IDLE: Final = timedelta(minutes=15)
ABSOLUTE: Final = timedelta(hours=8)
CLIENT: Final = "console"
_FREE_FAILURES: Final = 3
_LONGEST_DELAY: Final = timedelta(minutes=5)
_FORGET_FAILURES_AFTER: Final = timedelta(days=1)
_TOUCH_AFTER: Final = timedelta(seconds=30)
_LOGIN: Final = re.compile(r"[a-z0-9][a-z0-9._-]{0,59}")
_MAX_PASSWORD: Final = 256
_HASHER: Final = PasswordHasher(type=Type.ID)
_PASSWORDS: Final = "people.json"


class ConsoleRole(Code):
    """What somebody does in the console."""

    ADMINISTRATOR = "ADMINISTRATOR", "系统管理员", "administrator"
    AUDITOR = "AUDITOR", "审计员", "auditor"
    ENFORCEMENT_CLERK = "ENFORCEMENT_CLERK", "法院执行人员", "court enforcement clerk"
    INSPECTOR = "INSPECTOR", "劳动保障监察员", "labour inspector"
    JUSTICE_CLERK = "JUSTICE_CLERK", "司法行政人员", "justice clerk"
    POLICE_OFFICER = "POLICE_OFFICER", "民警", "police officer"
    PROSECUTOR = "PROSECUTOR", "检察官", "prosecutor"


@dataclass(frozen=True, slots=True)
class SignedIn:
    """A person in a living session."""

    caller: Caller
    name: str
    role: ConsoleRole
    language: str


class DemoLogin(NamedTuple):
    """A login of the demo, to be printed."""

    login: str
    password: str
    role_zh: str
    role_en: str


@dataclass(frozen=True, slots=True)
class People:
    """Sign-in and sessions."""

    store: Store
    _hashing: CapacityLimiter = field(default_factory=lambda: anyio.CapacityLimiter(2))

    async def verify(self, login: str, password: str) -> Person:
        """The person with this login and password.

        Raises NotAuthenticated: ``LOGIN_WRONG``, the same for an unknown login and a wrong password, or
        ``LOGIN_WAIT`` with the seconds after which the next attempt is looked at.
        """
        await self._charge(login)
        async with unit_of_work(self.store) as unit:
            person = await unit.session.get(Person, login) if _LOGIN.fullmatch(login) else None
        known = person.password_hash if person else None
        fits = await to_thread.run_sync(matches, known, password, limiter=self._hashing)
        if person is None or not fits:
            raise NotAuthenticated("LOGIN_WRONG")
        async with unit_of_work(self.store) as unit:
            await unit.session.exec(delete(LoginAttempt).where(col(LoginAttempt.digest) == _digest(login)))
        return person

    async def open_session(self, person: Person) -> str:
        """Start a session; the value of its cookie, which is not kept."""
        cookie = secrets.token_urlsafe(32)
        now = clock.now()
        async with unit_of_work(self.store) as unit:
            await sweep(unit, ConsoleSession, ConsoleSession.digest, ConsoleSession.expires_at, now)
            unit.session.add(
                ConsoleSession(
                    digest=_digest(cookie),
                    login=person.login,
                    created_at=now,
                    last_seen_at=now,
                    expires_at=now + ABSOLUTE,
                )
            )
        return cookie

    async def signed_in(self, cookie: str, *, address: str = "", trace: str = "") -> SignedIn | None:
        """Who holds this cookie; None if the session has ended, was idle too long, or never was."""
        async with unit_of_work(self.store) as unit:
            session = await _living(unit, cookie)
            person = await unit.session.get(Person, session.login) if session else None
            if session is None or person is None:
                return None
            now = clock.now()
            if now - session.last_seen_at > _TOUCH_AFTER:
                session.last_seen_at = now
            caller = Caller(
                agency=person.agency,
                unit=person.unit,
                client=CLIENT,
                scopes=frozenset(person.scopes),
                purposes=frozenset(person.purposes),
                user=person.key,
                purpose=session.purpose,
                token=f"session:{session.digest[:16]}",
                address=address,
                trace=trace,
            )
            return SignedIn(caller, person.name, ConsoleRole(person.role), person.language)

    async def session_caller(self, cookie: str, *, address: str = "", trace: str = "") -> Caller | None:
        """The caller behind a cookie, with the purpose chosen in the session; None without a living session."""
        found = await self.signed_in(cookie, address=address, trace=trace)
        return found.caller if found else None

    async def close_session(self, cookie: str) -> None:
        """End a session; nothing happens if there is none."""
        async with unit_of_work(self.store) as unit:
            await unit.session.exec(delete(ConsoleSession).where(col(ConsoleSession.digest) == _digest(cookie)))

    async def set_purpose(self, cookie: str, purpose: str | None) -> None:
        """Choose the purpose of what follows in a session.

        Raises NotAuthenticated without a living session, Forbidden for a purpose the person may not declare.
        """
        async with unit_of_work(self.store) as unit:
            session = await _living(unit, cookie)
            person = await unit.session.get(Person, session.login) if session else None
            if session is None or person is None:
                raise NotAuthenticated("SESSION_ENDED")
            if purpose is not None and purpose not in person.purposes:
                raise Forbidden("PURPOSE_NOT_ALLOWED", what=purpose[:8])
            session.purpose = purpose

    async def _charge(self, login: str) -> None:
        """Count the attempt before it is looked at, so that parallel guesses count one by one."""
        digest = _digest(login)
        async with unit_of_work(self.store) as unit:
            first = insert(LoginAttempt).values(digest=digest, failures=0, next_at=clock.now())
            await unit.session.exec(first.on_conflict_do_nothing())
            attempt = await unit.session.get_one(LoginAttempt, digest, with_for_update=True)
            now = clock.now()
            if attempt.next_at > now:
                raise NotAuthenticated("LOGIN_WAIT", seconds=int((attempt.next_at - now).total_seconds()) + 1)
            if now - attempt.next_at > _FORGET_FAILURES_AFTER:
                attempt.failures = 0
            attempt.failures += 1
            attempt.next_at = now + delay_after(attempt.failures)
            before = now - _FORGET_FAILURES_AFTER
            await sweep(unit, LoginAttempt, LoginAttempt.digest, LoginAttempt.next_at, before)


def delay_after(failures: int) -> timedelta:
    """How long a login is not looked at after so many failures in a row: 2, 4, 8 … seconds from the third on."""
    if failures < _FREE_FAILURES:
        return timedelta()
    return min(timedelta(seconds=2 ** min(failures - _FREE_FAILURES + 1, 16)), _LONGEST_DELAY)


def matches(password_hash: str | None, password: str) -> bool:
    """Whether a password has this hash; just as slowly False if there is no hash. Call it in a worker thread."""
    try:
        fits = _HASHER.verify(password_hash or _nobody(), password[: _MAX_PASSWORD + 1])
    except (VerificationError, UnicodeEncodeError):
        return False
    return fits and password_hash is not None and len(password) <= _MAX_PASSWORD


async def ensure_demo_people(store: Store, settings: Settings) -> list[DemoLogin]:
    """Make the people of the demo, one for each role; the same passwords at each start, kept in the key directory.

    Raises Forbidden in the ``production`` profile.
    """
    demo_only(settings)
    passwords = await to_thread.run_sync(_demo_passwords, settings)
    async with unit_of_work(store) as unit:
        for login, (role, agency, agency_unit, name) in _DEMO_PEOPLE.items():
            person = await unit.session.get(Person, login)
            present = person.password_hash if person else None
            fits: bool = present is not None and await to_thread.run_sync(matches, present, passwords[login])
            if fits:
                continue
            password_hash = await to_thread.run_sync(_HASHER.hash, passwords[login])
            if person:
                person.password_hash = password_hash
                continue
            scopes, purposes = _demo_rights(agency)
            unit.session.add(
                Person(
                    login=login,
                    password_hash=password_hash,
                    agency=agency,
                    unit=agency_unit,
                    name=name,
                    key=f"u-{secrets.token_hex(8)}",
                    role=role,
                    purposes=purposes,
                    scopes=scopes,
                )
            )
    return [DemoLogin(login, passwords[login], role.zh, role.en) for login, (role, _, _, _) in _DEMO_PEOPLE.items()]


_DEMO_PEOPLE: Final = {
    "court": (ConsoleRole.ENFORCEMENT_CLERK, AgencyCode.COURT, "ENF", "王*"),
    "inspector": (ConsoleRole.INSPECTOR, AgencyCode.HRSS, "INSP", "李*"),
    "police": (ConsoleRole.POLICE_OFFICER, AgencyCode.PSB, "SEC", "张*"),
    "prosecutor": (ConsoleRole.PROSECUTOR, AgencyCode.PROC, "CRM", "刘*"),
    "justice": (ConsoleRole.JUSTICE_CLERK, AgencyCode.JUS, "PM", "陈*"),
    "auditor": (ConsoleRole.AUDITOR, AgencyCode.AUD, "", "杨*"),
    "admin": (ConsoleRole.ADMINISTRATOR, AgencyCode.OFFICE, "", "赵*"),
}


def _demo_rights(agency: AgencyCode) -> tuple[list[str], list[str]]:
    """Scopes and purposes: those of the agency's demo client; the administrator of the office sees statistics only."""
    for demo in DEMO_CLIENTS:
        if demo.agency == agency:
            scopes = [str(scope) for scope in demo.scopes if scope != Scope.GRAPHQL_ADHOC]
            return sorted(scopes), sorted(str(purpose) for purpose in demo.purposes)
    return [str(Scope.STATS_READ)], [str(Purpose.P15)]


def _demo_passwords(settings: Settings) -> dict[str, str]:
    with keyfiles.locked(settings.keys):
        file = settings.keys / _PASSWORDS
        kept: dict[str, str] = json.loads(keyfiles.read_private(file)) if file.exists() else {}
        passwords = {login: kept.get(login) or secrets.token_urlsafe(12) for login in _DEMO_PEOPLE}
        if passwords != kept:
            keyfiles.write_private(file, json.dumps(passwords, indent=2).encode())
    return passwords


async def _living(unit: Unit, cookie: str) -> ConsoleSession | None:
    session = await unit.session.get(ConsoleSession, _digest(cookie))
    now = clock.now()
    if session is None or session.expires_at <= now or now - session.last_seen_at > IDLE:
        return None
    return session


def _digest(value: str) -> str:
    return hashlib.sha256(value.encode("utf-8", "surrogatepass")).hexdigest()


@cache
def _nobody() -> str:
    """Hash of a password nobody has, so that an unknown login takes as long as a known one."""
    return _HASHER.hash(secrets.token_urlsafe(32))
