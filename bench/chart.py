"""The chart: a panel of bars for each question, as SVG without any library."""

from collections.abc import Iterator
from xml.sax.saxutils import escape

from bench.report import Report
from bench.run import Figure
from bench.servers import HUB

_TITLES = {
    ("status", 32): "Status of one case, 32 clients 查一案",
    ("status", 1): "Status of one case, 1 client 查一案（单客户端）",
    ("page", 32): "Page of 50 matters, four levels, 32 clients 一页 50 案",
    ("record", 32): "One mutation, 32 clients 登记一条",
    ("list", 1): "2,000 matters in one answer 一次 2000 案",
}
_WIDTH = 820
_NAMES = 250
_BAR = 18
_GAP = 6
_PANEL = 34
_STYLE = """<style>
text { font: 13px system-ui, "Noto Sans CJK SC", sans-serif; fill: #1f2933 }
.title { font-weight: 600 } .value { fill: #52606d }
.hub { fill: #0b6e4f } .other { fill: #b8c4ce }
@media (prefers-color-scheme: dark) {
  text { fill: #e4e7eb } .value { fill: #9aa5b1 } .other { fill: #52606d } .hub { fill: #3fbf8f }
}
</style>"""


def draw(report: Report) -> str:
    """An SVG picture of the rates; longer is better, and each panel has a scale of its own."""
    parts: list[str] = []
    top = 10
    for (question, clients), title in _TITLES.items():
        figures = [one for one in report.figures if (one.question, one.clients) == (question, clients)]
        if figures:
            parts += _panel(title, figures, top)
            top += _PANEL + len(figures) * (_BAR + _GAP) + 12
    body = "\n".join(parts)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{_WIDTH}" height="{top}" viewBox="0 0 {_WIDTH} {top}"'
        f' role="img" aria-label="Requests a second">\n{_STYLE}\n{body}\n</svg>\n'
    )


def _panel(title: str, figures: list[Figure], top: int) -> Iterator[str]:
    yield f'<text class="title" x="0" y="{top + 16}">{escape(title)}</text>'
    most = max(figure.rate for figure in figures)
    room = _WIDTH - _NAMES - 90
    for place, figure in enumerate(sorted(figures, key=lambda figure: -figure.rate)):
        y = top + _PANEL - 6 + place * (_BAR + _GAP)
        width = max(1.0, room * figure.rate / most)
        kind = "hub" if figure.server == HUB else "other"
        yield f'<text x="{_NAMES - 8}" y="{y + 14}" text-anchor="end">{escape(figure.server)}</text>'
        yield f'<rect class="{kind}" x="{_NAMES}" y="{y}" width="{width:.1f}" height="{_BAR}" rx="2"/>'
        rate = f"{figure.rate:,.0f}" if figure.rate >= 20 else f"{figure.rate:.1f}"
        yield f'<text class="value" x="{_NAMES + width + 6:.1f}" y="{y + 14}">{rate}/s</text>'
