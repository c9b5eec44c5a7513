"""What is exchanged: entities, code tables, lifecycles and the links between records. No I/O, no code of the hub.

``ENTITIES`` and ``LIFECYCLES`` are the registry; consistency is checked at import, so a wrong declaration stops the
program and not a case.
"""

from collections.abc import Mapping
from types import MappingProxyType

from sqlmodel import SQLModel

from schema.access_log import AccessLogEntry
from schema.agency import Agency
from schema.clue import Clue
from schema.court import CourtCase
from schema.criminal_transfer import CRIMINAL_TRANSFER, CrimeTransfer, Suspect
from schema.deadline import CaseEvent, Deadline, Engagement, Notification
from schema.enforcement import ENFORCEMENT, EnforcementCase, EnforcementMeasure
from schema.evidence import Document, Evidence
from schema.fields import shared_fields
from schema.inspection import INSPECTION, AdminDecision, InspectionCase
from schema.lifecycle import Lifecycle, Transition
from schema.limits import LIMITS
from schema.linkage import LinkageEntry
from schema.links import Link, links_between
from schema.matter import Matter
from schema.party import Party, PartyRole

ENTITIES: Mapping[str, type[SQLModel]] = MappingProxyType(
    {
        entity.__name__: entity
        for entity in (
            AccessLogEntry,
            AdminDecision,
            Agency,
            CaseEvent,
            Clue,
            CourtCase,
            CrimeTransfer,
            Deadline,
            Document,
            EnforcementCase,
            EnforcementMeasure,
            Engagement,
            Evidence,
            InspectionCase,
            LinkageEntry,
            Matter,
            Notification,
            Party,
            PartyRole,
            Suspect,
        )
    }
)
"""Every shared entity by name."""

LIFECYCLES: Mapping[str, Lifecycle] = MappingProxyType(
    {lifecycle.entity: lifecycle for lifecycle in (CRIMINAL_TRANSFER, ENFORCEMENT, INSPECTION)}
)
"""Lifecycles by the entity they move."""

LINKS: Mapping[str, Mapping[str, Link]] = links_between(ENTITIES, LIFECYCLES)
"""Links of each entity by name."""


def lifecycle_of_act(act: str) -> tuple[Lifecycle, Transition]:
    """The lifecycle and transition of a legal act; KeyError if no lifecycle has it."""
    return _ACTS[act]


def _acts() -> dict[str, tuple[Lifecycle, Transition]]:
    found: dict[str, tuple[Lifecycle, Transition]] = {}
    for lifecycle in LIFECYCLES.values():
        entity = ENTITIES[lifecycle.entity]
        attributes = set(shared_fields(entity))
        states = set(lifecycle.states)
        for transition in lifecycle.transitions:
            if transition.act in found:
                raise ValueError(f"two transitions are named {transition.act}")
            unknown = {*transition.needs, *transition.may, *filter(None, (transition.day,))} - attributes
            unknown |= ({*transition.source, *filter(None, (transition.target,))}) - states
            unknown |= {clock.rule for clock in transition.clocks if clock.rule not in LIMITS}
            if unknown:
                raise ValueError(f"{transition.id} names what is not declared: {', '.join(sorted(unknown))}")
            found[transition.act] = (lifecycle, transition)
    return found


_ACTS = _acts()
