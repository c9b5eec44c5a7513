"""Sign-in and sign-out, the purpose of what follows, and how the pages look."""

from typing import Final
from urllib.parse import parse_qsl

from starlette.responses import RedirectResponse, Response

from hub import clock
from hub.accesslog.entry import Entry
from hub.caller import Caller
from hub.console import render
from hub.console.security import PREFIX, local_target
from hub.console.visit import LANGUAGE_COOKIE, THEME_COOKIE, THEMES, Console, Visit
from hub.errors import Forbidden, NotAuthenticated
from hub.oauth.models import Person
from hub.oauth.people import ABSOLUTE, CLIENT, ConsoleRole
from hub.store.ids import new_id
from hub.words import Text, text
from schema.codes import AccessResult, Purpose

_YEAR: Final = 365 * 24 * 3600
_CUSTOMARY: Final = {
    ConsoleRole.AUDITOR: Purpose.P16,
    ConsoleRole.ENFORCEMENT_CLERK: Purpose.P08,
    ConsoleRole.INSPECTOR: Purpose.P04,
    ConsoleRole.JUSTICE_CLERK: Purpose.P02,
    ConsoleRole.POLICE_OFFICER: Purpose.P05,
    ConsoleRole.PROSECUTOR: Purpose.P06,
}
"""The purpose a session begins with; it stands in the top bar and can be changed there."""


async def login(visit: Visit) -> Response:
    """The sign-in form, and what becomes of it."""
    if visit.request.method == "POST":
        return await _signed_in(visit)
    target = local_target(visit.request.query_params.get("to"))
    if visit.person is not None:
        return RedirectResponse(target, 303)
    return await _form(visit, target, ended="ended" in visit.request.query_params)


async def _signed_in(visit: Visit) -> Response:
    console = visit.console
    target = f"{PREFIX}/"
    try:
        form = await visit.form()
        target = local_target(form.get("to"))
        person = await console.people.verify(form.get("login", "").strip(), form.get("password", ""))
    except NotAuthenticated as error:
        waits = error.code == "LOGIN_WAIT"
        answer = await _form(visit, target, message=error.message, status=429 if waits else 400)
        if waits:
            answer.headers["Retry-After"] = str(error.parameters["seconds"])
        return answer
    except Forbidden as error:
        return await _form(visit, target, message=error.message, status=error.status)
    if visit.session:
        await console.people.close_session(visit.session)
    session = await console.people.open_session(person)
    await console.people.set_purpose(session, _first_purpose(person))
    entered = await console.people.session_caller(session, address=_address(visit), trace=visit.trace)
    if entered is not None:
        await _record(console, entered, "console.sign_in")
    answer = RedirectResponse(target, 303)
    _set(answer, console, console.session_cookie, session, seconds=int(ABSOLUTE.total_seconds()))
    _drop(answer, console, console.visit_cookie)
    return answer


async def logout(visit: Visit) -> Response:
    """End the session, here and on the server."""
    console = visit.console
    if visit.person is not None:
        await visit.form()
        await console.people.close_session(visit.session)
        await _record(console, visit.person.caller, "console.sign_out")
    answer = RedirectResponse(f"{PREFIX}/login", 303)
    _drop(answer, console, console.session_cookie)
    # Not "cookies": language and appearance belong to the browser, not to the person who leaves.
    answer.headers["Clear-Site-Data"] = '"cache", "storage"'
    return answer


async def choose_purpose(visit: Visit) -> Response:
    """Change the purpose of the session; the next read is logged under it."""
    form = await visit.form()
    await visit.console.people.set_purpose(visit.session, form.get("purpose", "") or None)
    return RedirectResponse(local_target(form.get("to")), 303)


async def preferences(visit: Visit) -> Response:
    """Remember language or appearance in this browser; nothing else is changed."""
    query = visit.request.query_params
    answer = RedirectResponse(_back(query.get("to")), 303)
    language, theme = query.get("language"), query.get("theme")
    if language in {"zh", "en"}:
        _set(answer, visit.console, LANGUAGE_COOKIE, language, seconds=_YEAR)
    if theme in THEMES:
        _set(answer, visit.console, THEME_COOKIE, theme, seconds=_YEAR)
    return answer


def _back(target: str | None) -> str:
    """Where a choice of language returns to: any page, the sign-in with its own target too."""
    path, _, query = (target or "").partition("?")
    if path != f"{PREFIX}/login":
        return local_target(target)
    asked = dict(parse_qsl(query))
    return render.link(path, to=local_target(asked.get("to")), ended=asked.get("ended"))


async def _form(
    visit: Visit, target: str, *, message: Text | None = None, ended: bool = False, status: int = 200
) -> Response:
    answer = render.whole(
        visit,
        "login.html",
        text("console.login_title"),
        status=status,
        target=target,
        message=message,
        ended=ended,
        demo=await visit.console.demo_logins(),
    )
    _set(answer, visit.console, visit.console.visit_cookie, visit.browser)
    return answer


def _first_purpose(person: Person) -> str | None:
    customary = _CUSTOMARY.get(ConsoleRole(person.role))
    if customary in person.purposes:
        return str(customary)
    return min(person.purposes, default=None)


async def _record(console: Console, caller: Caller, operation: str) -> None:
    """Sign-ins and sign-outs stand in the log like reads."""
    await console.log.append(
        Entry(
            id=str(new_id()),
            kind="login",
            time=clock.now(),
            trace=caller.trace or None,
            client=CLIENT,
            agency=caller.agency,
            unit=caller.unit or None,
            officer=caller.user,
            address=caller.address or None,
            operation=operation,
            decision=str(AccessResult.ALLOW),
        )
    )


def _address(visit: Visit) -> str:
    return visit.request.client.host if visit.request.client else ""


def _set(answer: Response, console: Console, name: str, value: str, *, seconds: int | None = None) -> None:
    answer.set_cookie(name, value, max_age=seconds, path="/", secure=console.secure, httponly=True, samesite="lax")


def _drop(answer: Response, console: Console, name: str) -> None:
    answer.delete_cookie(name, path="/", secure=console.secure, httponly=True, samesite="lax")
