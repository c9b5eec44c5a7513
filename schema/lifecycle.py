"""How a lifecycle is declared: a table of transitions, each with its actor, documents, clocks and effects.

The tables stand beside the entities they move; ``hub/lifecycle`` runs them all with one engine. A transition is a
legal act: its name is the GraphQL mutation, its ``id`` the row of domain.md §2. No transition without its document.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from schema.codes import LinkageEvent, TaskKind
from schema.document_types import DocumentType
from schema.fields import Code, Deprecation
from schema.limits import Unit
from schema.scopes import Scope

When = Mapping[str, frozenset[str]]
"""Names of fields (of the act, the case or the child it brings) with the values each may have."""

TIME = "time"
"""Actor of what a limit brings about by running out."""
ANYONE = "*"
"""Actor of what every member agency may do."""
VOID = "VOID"
"""State of a case entered in error; every table of states has it."""


class ClockAct(StrEnum):
    """What a transition does to a clock."""

    START = "start"
    EXTEND = "extend"
    MEET = "meet"
    VOID = "void"
    PAUSE = "pause"
    RESUME = "resume"


class Repair(StrEnum):
    """What undoes or mends an earlier act; always a new event, never an edit."""

    CORRECT = "correct"
    RETRACT = "retract"
    VOID = "void"


@dataclass(frozen=True, slots=True)
class Clock:
    """One effect on one statutory limit."""

    act: ClockAct
    rule: str
    """Key in ``schema.limits``, e.g. ``TL-X5.1``."""
    when: When = field(default_factory=dict)
    """The effect applies only if each named field of the case (or of the act) has one of the values."""
    since: str | None = None
    """Field that gives the day or instant it runs from, where that is not the act itself (a hearing, a receipt)."""
    until: str | None = None
    """Field that gives its last day, where the law leaves the length to a document (a date in an order)."""
    custody: str | None = None
    """Field whose truth means that a person is held: the end never rolls over then."""
    each: bool = False
    """One for each child record the act brings, under the child's own key."""
    more: tuple[int, Unit] | None = None
    """By how much an extension lengthens it."""


def starts(
    rule: str,
    *,
    since: str | None = None,
    until: str | None = None,
    custody: str | None = None,
    each: bool = False,
    **when: str | tuple[str, ...],
) -> Clock:
    """The transition starts this limit."""
    return Clock(ClockAct.START, rule, _values(when), since, until, custody, each)


def extends(rule: str, amount: int, unit: Unit) -> Clock:
    """The transition lengthens this limit."""
    return Clock(ClockAct.EXTEND, rule, more=(amount, unit))


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
class Guard:
    """What the law asks beside actor, state and documents; all conditions that are set must hold."""

    zh: str
    en: str
    """What must hold, as the refusal says it."""
    rule: str = ""
    """Key of the rule or limit it comes from, where ``limits.csv`` has one."""
    when: When = field(default_factory=dict)
    """The guard applies only to cases (or acts) like this."""
    holds: When = field(default_factory=dict)
    """Fields of the act or the case must have one of these values."""
    after: tuple[str, ...] = ()
    """One of these acts must stand in the history of the case."""
    never: tuple[str, ...] = ()
    """None of these acts may stand in the history of the case."""
    ran: tuple[str, ...] = ()
    """None of these limits may still be running on the case."""
    within: tuple[str, ...] = ()
    """None of these limits may have run out on the case unmet."""
    counted: tuple[str, str] | None = None
    """Child entity and field: no more children (held and brought) than the field says."""
    sums: tuple[str, str, str] | None = None
    """Child entity, its money field and a field of the case: the children may not sum up to more."""


def guard(
    zh: str,
    en: str,
    rule: str = "",
    *,
    when: Mapping[str, str | tuple[str, ...]] | None = None,
    holds: Mapping[str, str | tuple[str, ...]] | None = None,
    **conditions: Any,
) -> Guard:
    """A guard; values of ``when`` and ``holds`` may be one value or several."""
    return Guard(zh, en, rule, _values(when or {}), _values(holds or {}), **conditions)


@dataclass(frozen=True, slots=True)
class Gives:
    """Child records an act brings along (measures, wage claims, instalments)."""

    entity: str
    required: bool = False


@dataclass(frozen=True, slots=True)
class Touches:
    """A child record the act changes; the act names it by its id."""

    entity: str
    needs: tuple[str, ...] = ()
    may: tuple[str, ...] = ()
    day: str | None = None
    """Field of the child that takes the act's legal day."""


@dataclass(frozen=True, slots=True)
class Todo:
    """A task an act opens, or ends."""

    kind: TaskKind
    opens: bool
    owner: str = ""
    """Agency, or ``@field`` of the case; empty: the agency that acted."""
    rule: str = ""
    """Limit that says until when; a recurring one makes the task come again when it is done."""
    due: str = ""
    """Field (of the case, or of each child) that says until when."""
    each: str = ""
    """Child entity: one task for each record the act brings."""
    when: When = field(default_factory=dict)


def opens(
    kind: TaskKind, *, owner: str = "", rule: str = "", due: str = "", each: str = "", **when: str | tuple[str, ...]
) -> Todo:
    """The act opens this task."""
    return Todo(kind, True, owner, rule, due, each, _values(when))


def ends(kind: TaskKind) -> Todo:
    """The act ends every open task of this kind on the case."""
    return Todo(kind, False)


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
    """Who alone may act: agency, with its unit where the law names one (``HRSS``, ``COURT-ENF``); several joined by
    ``/``; ``@field``: the agency this field of the case names; ``*``: any member; ``time``: a limit that ran out."""
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
    """Agencies told of it (``@field``: the one this field of the case names)."""
    linkage: LinkageEvent | None = None
    clocks: tuple[Clock, ...] = ()
    lapses: str | None = None
    """Limit whose running out brings the act about, where nobody acts."""
    earliest: str | None = None
    """Limit of kind *earliest* that must have run (e.g. ``TL-E11.1``)."""
    labour_only: tuple[str, ...] = ()
    """Of those told, agencies that learn of it only in labour matters (domain.md §2.6, row 2)."""
    reach: tuple[str, ...] = ()
    """Agencies that may see the matter from this act on (stage rule of domain.md §5.2)."""
    officers: int = 0
    """How many officers with a valid certificate must act together."""
    guards: tuple[Guard, ...] = ()
    gives: tuple[Gives, ...] = ()
    touches: Touches | None = None
    tasks: tuple[Todo, ...] = ()
    echoes: tuple[str, ...] = ()
    """Acts applied at once to other cases of the matter that are in a state for them (``recordWagesPaid``)."""
    echo_when: When = field(default_factory=dict)
    """Only cases (or acts) like this echo."""
    settles: bool = False
    """It ends a doubt about a value: the value found right is written to the record it was about."""
    linkage_when: When = field(default_factory=dict)
    """The linkage entry is owed only by cases (or acts) like this."""
    of_class: str = ""
    """Disclosure class of what it leaves behind, where that is not the lifecycle's."""
    scope: Scope | None = None
    """Scope it asks for, where that is not the lifecycle's."""
    joins: tuple[DocumentType, ...] = ()
    """Papers that let whoever holds one join the matter of the case that issued it, though not engaged there yet."""
    repair: Repair | None = None
    """What it does to an earlier act, where it is one of the three acts every lifecycle has."""
    deprecated: Deprecation | None = None
    """It is on its way out."""

    @property
    def actors(self) -> tuple[str, ...]:
        """Who may act, one by one."""
        return tuple(self.actor.split("/"))

    @property
    def says(self) -> tuple[str, ...]:
        """Fields of the case the act says, its day aside."""
        return (*self.needs, *self.may)


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
    write: Mapping[str, Scope] = field(default_factory=dict)
    """Scope an agency needs to act; ``*`` for every agency not named."""
    retraction_echoes: tuple[str, ...] = ()
    """Acts applied to other cases of the matter when a decision (an act logged as ADM_DECIDED) is retracted, or the
    case it was made in is void.
    """
    numbered: str = ""
    """Prefix of numbers the hub gives (``XT`` → ``XT-2023-000001``) where the act that opens a case names none."""

    def __post_init__(self) -> None:
        if VOID not in set(self.states):
            raise ValueError(f"{self.name}: every table of states has {VOID}")
        object.__setattr__(self, "transitions", (*self.transitions, *_repairs(self)))

    def scope(self, transition: Transition, agency: str) -> Scope:
        """The scope an agency's token must carry for an act; KeyError where the agency has none here."""
        if transition.scope is not None:
            return transition.scope
        if agency in self.write or ANYONE in self.write or transition.repair is None:
            return self.write[agency] if agency in self.write else self.write[ANYONE]
        # Whoever may act by a scope of the act's own mends by it too.
        own = (each.scope for each in self.transitions if each.scope and {agency, ANYONE} & set(_agencies(each)))
        if (found := next(own, None)) is None:
            raise KeyError(agency)
        return found

    def act(self, name: str) -> Transition:
        """The transition of this name; KeyError if there is none."""
        return self.by_act[name]

    def said_by_others(self, agency: str) -> set[str]:
        """Fields of a case that only acts of other agencies, or time, say."""
        own: set[str] = set()
        others: set[str] = set()
        for each in self.transitions:
            may = agency in _agencies(each) or any(actor == ANYONE or actor.startswith("@") for actor in each.actors)
            (own if may else others).update((*each.says, *filter(None, (each.day,))))
        return others - own

    @property
    def by_act(self) -> dict[str, Transition]:
        """Transitions by the name of the act."""
        return {transition.act: transition for transition in self.transitions}


def _agencies(transition: Transition) -> tuple[str, ...]:
    """Agencies that may act, without their units; not those a field names."""
    return tuple(actor.partition("-")[0] for actor in transition.actors if actor != TIME and not actor.startswith("@"))


def _repairs(lifecycle: Lifecycle) -> tuple[Transition, ...]:
    """The acts every lifecycle has: correct an earlier act, retract it, or void a case entered in error."""
    states = tuple(str(state) for state in lifecycle.states if state != VOID)
    ending = lifecycle.entity
    decisions = frozenset(each.act for each in lifecycle.transitions if each.linkage is LinkageEvent.ADM_DECIDED)
    acting = (actor for each in lifecycle.transitions if each.scope for actor in _agencies(each))
    actors = "/".join(dict.fromkeys((*lifecycle.write, *acting))) or ANYONE
    return (
        Transition(
            f"{lifecycle.name}-CORRECT",
            f"correct{ending}",
            states,
            None,
            actors,
            "更正",
            "correct an earlier act",
            repair=Repair.CORRECT,
        ),
        Transition(
            f"{lifecycle.name}-RETRACT",
            f"retract{ending}",
            states,
            None,
            actors,
            "撤销",
            "retract an earlier act",
            documents=(DocumentType.REVOCATION_DECISION,),
            echoes=lifecycle.retraction_echoes,
            echo_when={"mended": decisions},
            repair=Repair.RETRACT,
        ),
        Transition(
            f"{lifecycle.name}-VOID",
            f"void{ending}",
            states,
            VOID,
            actors,
            "作废（误录）",
            "void a case entered in error",
            officers=2,
            echoes=lifecycle.retraction_echoes,
            echo_when={"mended": decisions},
            repair=Repair.VOID,
        ),
    )
