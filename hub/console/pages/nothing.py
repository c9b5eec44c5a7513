"""The one page for what is absent and for what is not for this reader: nobody can tell which it was."""

from starlette.responses import Response

from hub.console import render
from hub.console.visit import Visit
from hub.words import Text, text
from schema.codes import Purpose

_MARKS = {"b": "\x02", "e": "\x03"}
TITLE = text("console.nothing_title")


def page_words() -> Text:
    """What is said where a whole page is absent or not allowed."""
    return text("console.nothing_page", **_MARKS)


def search_words(visit: Visit) -> Text:
    """What is said where a search shows nothing."""
    chosen = visit.caller.purpose
    name = Text(zh=Purpose(chosen).zh, en=Purpose(chosen).en) if chosen else text("console.purpose_none")
    return text("console.nothing_search", purpose=name, **_MARKS)


async def nothing_here(visit: Visit) -> Response:
    """The answer to any address that is no page of this reader."""
    content = render.fragment(visit, "nothing.html", said=page_words(), searched=None)
    return render.page(visit, TITLE, content, status=404, reference=visit.trace)
