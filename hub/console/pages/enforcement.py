"""Enforcement status: how far a case has been enforced, what is unpaid, who acts next (design §6.1)."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import orjson
from starlette.responses import RedirectResponse, Response

from hub import clock
from hub.console import case_view, lanes, render
from hub.console.case_view import Hit, Moment
from hub.console.pages import nothing
from hub.console.render import link
from hub.console.shapes import searched
from hub.console.terms import Term, TermKind, UnknownTerm, recognise
from hub.console.visit import Visit
from hub.disclosure import Request
from hub.errors import Forbidden
from hub.exchange.freshness import SourceAge
from hub.lifecycle.calendar import official
from hub.store.read import Rows
from hub.words import text
from schema.party import Role

PATH = "/console/enforcement"
_NAME = "enforcement"


async def page(visit: Visit) -> Response:
    """Search, the hits, or the page of the one case found."""
    if _NAME not in {each.name for each in render.open_pages(visit)}:
        return await nothing.nothing_here(visit)
    typed = visit.request.query_params.get("q", "").strip()
    if not typed:
        content = render.fragment(visit, "enforcement_start.html")
        return render.page(visit, text("console.nav_enforcement"), content, current=_NAME)
    try:
        term = recognise(typed)
    except UnknownTerm as unknown:
        content = render.fragment(visit, "enforcement_unknown.html", typed=typed, reason=unknown.reason)
        return render.page(visit, text("console.unknown_title"), content, current=_NAME)
    return await _answered(visit, term)


async def _answered(visit: Visit, term: Term) -> Response:
    result = _Result(visit, term, await visit.console.freshness())
    caller = visit.caller.declaring(purpose=visit.caller.purpose, case=term.value)
    operation = "console.enforcement" if term.kind is TermKind.CASE else "console.enforcement_hits"
    request = Request(operation=operation, variables={term.kind: term.value})
    try:
        answer = await visit.console.disclosure.answer(caller, request, [searched(term, caller)], result.render)
    except Forbidden:
        # Logged as denied. The reader is told the same as of a case that is not there.
        return _nothing(visit, term, result.nothing(), visit.trace)
    if result.only is not None:
        return RedirectResponse(link(PATH, q=result.only), 303)
    if not result.found:
        return _nothing(visit, term, answer.body, answer.receipt.log_id)
    return render.page(visit, result.title, answer.body, current=_NAME, receipt=answer.receipt)


def _nothing(visit: Visit, term: Term, content: bytes, reference: str) -> Response:
    return render.page(visit, nothing.TITLE, content, current=_NAME, status=404, reference=reference)


class _Result:
    """What became of a search, once its rows are there."""

    def __init__(self, visit: Visit, term: Term, sources: Sequence[SourceAge]) -> None:
        self._visit = visit
        self._term = term
        self._sources = {source.system: source for source in sources}
        self.title = text("console.hits")
        self.found = False
        self.only: str | None = None
        """Number of the only case found by something else than its number."""

    def render(self, found: Sequence[Rows]) -> bytes:
        """The content of the page."""
        rows = found[0]
        if not rows.json:
            return self.nothing()
        root = orjson.loads(rows.json[0][0])
        at = Moment(self._visit.caller, clock.now(), official(), self._sources, frozenset(rows.root.notes))
        if self._term.kind is TermKind.CASE:
            return self._case(root, at)
        hits = list(self._hits(root, at))
        if not hits:
            return self.nothing()
        self.found = True
        self.only = hits[0].number if len(hits) == 1 else None
        return render.fragment(self._visit, "enforcement_hits.html", term=self._term, hits=hits)

    def nothing(self) -> bytes:
        """The content for what is absent or not for this reader."""
        said = nothing.search_words(self._visit)
        return render.fragment(self._visit, "nothing.html", said=said, searched=self._term)

    def _case(self, row: Mapping[str, Any], at: Moment) -> bytes:
        self.found = True
        case = case_view.view(row, self._term.value, at)
        self.title = text("console.case_title", number=case.number)
        drawn = lanes.draw(case.procedures, at.today, self._visit.language) if case.procedures else None
        return render.fragment(
            self._visit,
            "enforcement.html",
            term=self._term,
            case=case,
            lanes=drawn,
            today=at.today.isoformat(),
            shown_limits=case_view.SHOWN_LIMITS,
        )

    def _hits(self, root: Mapping[str, Any], at: Moment) -> Iterator[Hit]:
        if self._term.kind is TermKind.MATTER:
            matters = [root]
        else:
            matters = [role["matter"] for role in root["roles"] if role["matter"]]
        seen = set()
        for matter in matters:
            for case in matter["EnforcementCase"]:
                if case["id"] in seen or not self._fits(case):
                    continue
                seen.add(case["id"])
                yield case_view.hit(case, matter, at)

    def _fits(self, case: Mapping[str, Any]) -> bool:
        """Whether the case is one in which the unit that was searched for is the debtor."""
        if self._term.kind is TermKind.MATTER:
            return True
        parties = (row for row in case["partyRoles"] if row["role"] in {Role.ENF_DEBTOR, None})
        return any(row["party"] and row["party"]["uscc"] == self._term.value for row in parties)
