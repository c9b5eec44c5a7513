"""The access log: the whole of it for auditors, an agency's own entries for its staff. Reading it is logged too."""

from collections.abc import Sequence

from starlette.responses import Response

from hub import clock
from hub.console import formats, log_view, render
from hub.console.log_view import DENIED, Filters, Place
from hub.console.pages import nothing
from hub.console.security import plain_value
from hub.console.visit import Visit
from hub.disclosure import Request
from hub.errors import Forbidden
from hub.oauth.people import ConsoleRole
from hub.store.read import Rows
from hub.words import Text, text
from schema.codes import AccessResult, AgencyCode, Purpose

_NAME = "access_log"


async def page(visit: Visit) -> Response:
    """One page of the log under the filters of the URL."""
    if _NAME not in {each.name for each in render.open_pages(visit)}:
        return await nothing.nothing_here(visit)
    query = visit.request.query_params
    filters, place = Filters.of(query), Place.of(query)
    entry = plain_value(query.get("entry", ""), "entry", 20)
    latest = log_view.integrity(await visit.console.log.latest())
    today = clock.today().isoformat()

    def content(found: Sequence[Rows]) -> bytes:
        return render.fragment(
            visit,
            "access_log.html",
            log=log_view.view(found[0], filters, place, entry),
            filters=filters,
            integrity=latest,
            whole=visit.person is not None and visit.person.role is ConsoleRole.AUDITOR,
            agencies=[(code.value, formats.agency(code)) for code in AgencyCode],
            purpose_options=[(code.value, formats.purpose(code)) for code in Purpose],
            results=[
                (DENIED, text("console.filter_denied")),
                *((result.value, Text(result.zh, result.en)) for result in AccessResult),
            ],
            common=[
                (text("console.common_denied"), Filters(result=DENIED).link()),
                (text("console.common_masked"), Filters(result=str(AccessResult.ALLOW_MASKED)).link()),
                (text("console.common_today"), Filters(since=today, until=today).link()),
                (text("console.common_console"), Filters(client="console").link()),
            ],
        )

    request = Request(operation="console.access_log", variables=_asked(filters, entry))
    try:
        answer = await visit.console.disclosure.answer(visit.caller, request, [place.read(filters)], content)
    except Forbidden:
        return await nothing.nothing_here(visit)
    return render.page(visit, text("console.nav_access_log"), answer.body, current=_NAME, receipt=answer.receipt)


def _asked(filters: Filters, entry: str) -> dict[str, str] | None:
    asked = {name: getattr(filters, name) for name in Filters.__slots__ if getattr(filters, name)}
    if entry:
        asked["entry"] = entry
    return asked or None
