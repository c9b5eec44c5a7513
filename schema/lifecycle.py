"""How a lifecycle is declared: a table of transitions, each with its actor, documents, clocks and effects.

The tables stand beside the entities they move; ``hub/lifecycle`` runs them all with one engine. A transition is a
legal act: its name is the GraphQL mutation, its ``id`` the row of domain.md §2. No transition without its document.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from schema.codes import DocumentType, LinkageEvent
from schema.fields import Code


class ClockAct(StrEnum):
    """What a transition does to a clock."""

    START = "start"
    MEET = "meet"
    VOID = "void"
    PAUSE = "pause"
    RESUME = "resume"


@dataclass(frozen=True, slots=True)
class Clock:
    """One effect on one statutory limit."""

    act: ClockAct
    rule: str
    """Key in ``schema.limits``, e.g. ``TL-X5.1``."""
    when: Mapping[str, frozenset[str]] = field(default_factory=dict)
    """The effect applies only if each named field of the case (or of the act) has one of the values."""


def starts(rule: str, **when: str | tuple[str, ...]) -> Clock:
    """The transition starts this limit."""
    return Clock(ClockAct.START, rule, _values(when))


def meets(rule: str) -> Clock:
    """The transition is what the limit asked for."""
    return Clock(ClockAct.MEET, rule)


def voids(rule: str) -> Clock:
    """The transition makes the limit pointless."""
    return Clock(ClockAct.VOID, rule)


def pauses(rule: str) -> Clock:
    """The limit does not run from here."""
    return Clock(ClockAct.PAUSE, rule)


def resumes(rule: str) -> Clock:
    """The limit runs on from here."""
    return Clock(ClockAct.RESUME, rule)


def _values(when: Mapping[str, str | tuple[str, ...]]) -> dict[str, frozenset[str]]:
    return {name: frozenset((value,) if isinstance(value, str) else value) for name, value in when.items()}


@dataclass(frozen=True, slots=True)
class Transition:
    """One legal act (a row of a table of domain.md §2)."""

    id: str
    """Row of the table, e.g. ``CRM-8``."""
    act: str
    """Name of the act and of its mutation, e.g. ``fileCriminalCase``."""
    source: tuple[str, ...]
    """States it may leave; empty: the act opens the case."""
    target: str | None
    """State it leads to; None: an event that leaves the state as it is."""
    actor: str
    """Agency that alone may act, with its unit where the law names one (``HRSS``, ``COURT-ENF``)."""
    zh: str
    en: str
    documents: tuple[DocumentType, ...] = ()
    needs: tuple[str, ...] = ()
    """Fields of the case the act must give."""
    may: tuple[str, ...] = ()
    """Fields of the case the act may give."""
    day: str | None = None
    """Field of the case that takes the act's legal day (``…_on``) or moment (``…_at``)."""
    notify: tuple[str, ...] = ()
    linkage: LinkageEvent | None = None
    clocks: tuple[Clock, ...] = ()
    lapses: str | None = None
    """Limit whose running out brings the act about, where nobody acts."""
    reported: bool = False
    """Only the system of record can state it: it needs a record of its own (a measure) that an act alone lacks."""
    earliest: str | None = None
    """Limit of kind *earliest* that must have run (e.g. ``TL-E11.1``)."""
    labour_only: tuple[str, ...] = ()
    """Of those told, agencies that learn of it only in labour matters (domain.md §2.6, row 2)."""
    reach: tuple[str, ...] = ()
    """Agencies that may see the matter from this act on (stage rule of domain.md §5.2)."""


@dataclass(frozen=True, slots=True)
class Lifecycle:
    """All transitions of one kind of case."""

    name: str
    """Short name of domain.md §2, e.g. ``CRM``."""
    entity: str
    states: type[Code]
    transitions: tuple[Transition, ...]
    labour_when: Mapping[str, frozenset[str]] = field(default_factory=dict)
    """Fields and values that make a case a labour matter, beside the topics of its matter."""
    of_class: str = "F1"
    """Disclosure class of what its acts leave behind."""

    def act(self, name: str) -> Transition:
        """The transition of this name; KeyError if there is none."""
        return self.by_act[name]

    @property
    def by_act(self) -> dict[str, Transition]:
        """Transitions by the name of the act."""
        return {transition.act: transition for transition in self.transitions}
