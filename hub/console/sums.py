"""The sums of an enforcement case and the bar beneath them (design: sum bar)."""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, NamedTuple

from hub.console.formats import same, yuan
from hub.console.sentences import Sums
from hub.words import Text, text

WIDTH = 1000
"""Units of the bar's own coordinates; it is as wide as its place."""
_NAMES = ("due", "collected", "paid_out", "waived", "unpaid")
_READABLE_SHARE = 10
"""Per cent a part must have for its figure to stand inside it."""


class Figure(NamedTuple):
    """One of the five figures."""

    name: str
    label: Text
    words: Text
    known: bool


class Part(NamedTuple):
    """A stretch of the bar in its own units."""

    look: str
    x: float
    width: float


@dataclass(frozen=True, slots=True)
class Bar:
    """The bar, whose parts make up the sum due."""

    parts: tuple[Part, ...]
    tick: float
    percent: str
    """Share paid out, where there is room to write it; else empty."""
    label: Text
    """The bar in words."""


@dataclass(frozen=True, slots=True)
class SumsView:
    """Figures, and either the bar or why there is none."""

    figures: tuple[Figure, ...]
    bar: Bar | None
    notice: Text | None


def sums_of(row: Mapping[str, Any], *, withheld: bool) -> Sums:
    """The sums of a row; ``withheld`` if the reader's agreement does not give them."""
    given = {name: None if row[name] is None else Decimal(row[name]) for name in _NAMES}
    return Sums(**given, withheld=withheld and all(value is None for value in given.values()))


def view(sums: Sums) -> SumsView:
    """What is shown of the sums."""
    if sums.withheld:
        return SumsView(_figures(sums), None, text("console.sums_not_provided"))
    missing = [name for name in ("due", "collected", "paid_out", "unpaid") if getattr(sums, name) is None]
    if missing:
        labels = [text(f"console.{name}") for name in missing]
        names = Text(zh="、".join(label.zh for label in labels), en=", ".join(label.en.lower() for label in labels))
        return SumsView(_figures(sums), None, text("console.sums_missing", names=names))
    bar = _bar(sums)
    return SumsView(_figures(sums), bar, None if bar else text("console.sums_differ"))


def _figures(sums: Sums) -> tuple[Figure, ...]:
    unknown = text("console.not_provided" if sums.withheld else "console.not_stated")
    found = []
    for name in _NAMES:
        value = getattr(sums, name)
        words = unknown if value is None else same(yuan(value))
        found.append(Figure(name, text(f"console.{name}"), words, value is not None))
    return tuple(found)


def _bar(sums: Sums) -> Bar | None:
    due, paid, unpaid = sums.due or Decimal(0), sums.paid_out or Decimal(0), sums.unpaid or Decimal(0)
    held, waived = (sums.collected or Decimal(0)) - paid, sums.waived or Decimal(0)
    if not due or held < 0 or paid + held + waived + unpaid != due:
        return None
    parts, x = [], Decimal(0)
    for look, amount in (("paid", paid), ("held", held), ("waived", waived), ("unpaid", unpaid)):
        width = amount * WIDTH / due
        if amount:
            parts.append(Part(look, float(round(x, 2)), float(round(width, 2))))
        x += width
    percent = paid * 100 / due
    words = {"due": due, "paid": paid, "held": held, "waived": waived, "unpaid": unpaid}
    return Bar(
        parts=tuple(parts),
        tick=float(round(paid * WIDTH / due, 2)),
        percent=f"{percent:.1f}%" if percent >= _READABLE_SHARE else "",
        label=text("console.sums_label", **{name: yuan(value) for name, value in words.items()}),
    )
