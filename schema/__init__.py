"""What is exchanged: entities, code tables, lifecycles and the links between records. No I/O, no code of the hub.

``ENTITIES`` and ``LIFECYCLES`` are the registry: everything the modules of ``DOMAINS`` declare. Consistency is checked
at import, so a wrong declaration stops the program and not a case.
"""

from collections.abc import Mapping
from functools import cache
from importlib import import_module
from types import MappingProxyType

from schema.fields import Declared, Entity, given_fields, shared_fields
from schema.lifecycle import TIME, Lifecycle, Transition
from schema.limits import LIMITS
from schema.links import Link, links_between

DOMAINS = tuple(
    import_module(f"schema.{name}")
    for name in (
        "access_log",
        "activity",
        "admin_litigation",
        "agency",
        "arbitration",
        "arbitration_acts",
        "arbitration_awards",
        "assistance",
        "campaign",
        "catalogue",
        "causes",
        "clue",
        "clue_acts",
        "conference",
        "confirmation",
        "consultation",
        "court",
        "court_acts",
        "court_appeals",
        "credit",
        "credit_commitment",
        "criminal_records",
        "criminal_transfer",
        "data_correction",
        "deadline",
        "enforcement",
        "enforcement_acts",
        "enforcement_assets",
        "evidence",
        "evidence_acts",
        "execution_objection",
        "expertise",
        "inspection",
        "inspection_acts",
        "inspection_records",
        "joint_action",
        "legal_aid",
        "letter",
        "linkage",
        "matter",
        "mediation",
        "mediation_acts",
        "mediation_bodies",
        "party",
        "payment_order",
        "people",
        "petition",
        "petition_acts",
        "preservation",
        "project",
        "provenance",
        "public_security",
        "random_inspection",
        "reconsideration",
        "remedies",
        "report",
        "risk",
        "sharing",
        "social_insurance",
        "supervision",
        "support",
        "suspect",
        "systems",
        "task",
        "wages",
    )
)
"""One module a domain: its entities, code tables and lifecycle stand together."""


ENTITIES: Mapping[str, type[Declared]] = MappingProxyType(
    dict(
        sorted(
            (thing.__name__, thing)
            for module in DOMAINS
            for thing in vars(module).values()
            if isinstance(thing, type)
            and issubclass(thing, Declared)
            and thing.__module__ == module.__name__
            and hasattr(thing, "__table__")
        )
    )
)
"""Every shared entity by name."""

LIFECYCLES: Mapping[str, Lifecycle] = MappingProxyType(
    dict(
        sorted(
            (thing.entity, thing)
            for module in DOMAINS
            for thing in vars(module).values()
            if isinstance(thing, Lifecycle)
        )
    )
)
"""Lifecycles by the entity they move."""

LINKS: Mapping[str, Mapping[str, Link]] = links_between(ENTITIES, LIFECYCLES)
"""Links of each entity by name."""

READ_SCOPE: Mapping[str, str] = MappingProxyType({name: entity.scope for name, entity in ENTITIES.items()})
"""The scope a token must carry to read records of an entity."""


def lifecycle_of_act(act: str) -> tuple[Lifecycle, Transition]:
    """The lifecycle and transition of a legal act; KeyError if no lifecycle has it."""
    return _ACTS[act]


def entity_of(name: str) -> type[Entity]:
    """The kind of record of this name. Raises KeyError where there is none, TypeError for entries of the access log."""
    found = ENTITIES[name]
    if not issubclass(found, Entity):
        raise TypeError(f"{name} is not a shared record")
    return found


@cache
def children_of(entity: str) -> Mapping[str, str]:
    """Entities that hang off another one, with the column that names it."""
    found: dict[str, str] = {}
    for name, kind in ENTITIES.items():
        if issubclass(kind, Entity):
            found.update((name, tie.column) for tie in kind.belongs if tie.parent == entity)
            if kind.of_case and entity in LIFECYCLES:
                found.setdefault(name, "case_id")
    return found


def _acts() -> dict[str, tuple[Lifecycle, Transition]]:
    found: dict[str, tuple[Lifecycle, Transition]] = {}
    for lifecycle in LIFECYCLES.values():
        for transition in lifecycle.transitions:
            if transition.act in found:
                raise ValueError(f"two transitions are named {transition.act}")
            found[transition.act] = (lifecycle, transition)
    names = set(found)
    for lifecycle in LIFECYCLES.values():
        _check(lifecycle, names)
    return found


def _check(lifecycle: Lifecycle, acts: set[str]) -> None:
    attributes = set(shared_fields(ENTITIES[lifecycle.entity])) - {"id"}
    states = set(lifecycle.states)
    own_acts = {transition.act for transition in lifecycle.transitions}
    children = children_of(lifecycle.entity)
    if not any(shared_fields(ENTITIES[lifecycle.entity])[name].key for name in attributes):
        raise ValueError(f"{lifecycle.entity} has no natural key")
    if "state" in given_fields(ENTITIES[lifecycle.entity]):
        raise ValueError(f"the state of {lifecycle.entity} is moved by acts and given by nobody")
    for transition in lifecycle.transitions:
        brought = [gives.entity for gives in transition.gives]
        fields = attributes | {name for child in brought if child in ENTITIES for name in _columns(child)}
        unknown: set[str] = {*transition.says, *filter(None, (transition.day,))} - attributes
        unknown |= {*transition.source, *filter(None, (transition.target,))} - states
        for clock in transition.clocks:
            unknown |= {clock.rule} - LIMITS.keys()
            unknown |= {*filter(None, (clock.since, clock.until, clock.custody))} - fields
        for guard in transition.guards:
            unknown |= ({*guard.after, *guard.never} - own_acts) | ({*guard.ran, *guard.within} - LIMITS.keys())
            unknown |= ({guard.rule} if guard.rule else set()) - LIMITS.keys()
        for todo in transition.tasks:
            unknown |= ({todo.rule} if todo.rule else set()) - LIMITS.keys()
            unknown |= ({todo.due} if todo.due else set()) - fields
        unknown |= {*brought, *((transition.touches.entity,) if transition.touches else ())} - children.keys()
        if transition.touches and transition.touches.entity in ENTITIES:
            touched = transition.touches
            unknown |= {*touched.needs, *touched.may, *filter(None, (touched.day,))} - _columns(touched.entity)
        unknown |= set(transition.echoes) - acts
        unknown |= {actor[1:] for actor in transition.actors if actor.startswith("@")} - attributes
        if unknown:
            raise ValueError(f"{transition.id} names what is not declared: {', '.join(sorted(unknown))}")
        for actor in transition.actors:
            if actor != TIME and not actor.startswith("@"):
                lifecycle.scope(transition, actor.partition("-")[0])


def _columns(entity: str) -> set[str]:
    return set(shared_fields(ENTITIES[entity]))


_ACTS = _acts()
