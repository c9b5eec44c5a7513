"""Links between entities: declared once, compiled into the statement that reads them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from sqlmodel import SQLModel

from schema.lifecycle import Lifecycle


@dataclass(frozen=True, slots=True)
class Link:
    """From one record to another, or to many."""

    name: str
    target: str
    column: str
    """Column of the source row."""
    target_column: str
    """Column of the target row that must equal it."""
    many: bool
    zh: str
    en: str
    case_type: str | None = None
    """Where the target names its case by type and id: the type it must have."""


_CHILDREN = (
    # parent, link name, child, child column
    ("EnforcementCase", "measures", "EnforcementMeasure", "enforcement_case_id"),
    ("InspectionCase", "decisions", "AdminDecision", "inspection_case_id"),
    ("CrimeTransfer", "suspects", "Suspect", "crime_transfer_id"),
    ("CaseEvent", "documents", "Document", "event_id"),
    ("CaseEvent", "notifications", "Notification", "event_id"),
    ("Party", "roles", "PartyRole", "party_id"),
)
_PARENTS = (
    # child, link name, parent, child column
    ("EnforcementMeasure", "enforcementCase", "EnforcementCase", "enforcement_case_id"),
    ("AdminDecision", "inspectionCase", "InspectionCase", "inspection_case_id"),
    ("Suspect", "crimeTransfer", "CrimeTransfer", "crime_transfer_id"),
    ("PartyRole", "party", "Party", "party_id"),
    ("LinkageEntry", "caseEvent", "CaseEvent", "event_id"),
    ("LinkageEntry", "crimeTransfer", "CrimeTransfer", "case_id"),
    ("LinkageEntry", "inspectionCase", "InspectionCase", "case_id"),
    ("Notification", "event", "CaseEvent", "event_id"),
    ("Document", "event", "CaseEvent", "event_id"),
)
_OF_CASE = (
    ("events", "CaseEvent"),
    ("documents", "Document"),
    ("deadlines", "Deadline"),
    ("evidenceItems", "Evidence"),
    ("partyRoles", "PartyRole"),
    ("linkageEntries", "LinkageEntry"),
)
_OF_MATTER = (
    "AdminDecision",
    "CaseEvent",
    "Clue",
    "CourtCase",
    "CrimeTransfer",
    "Deadline",
    "Document",
    "EnforcementCase",
    "Engagement",
    "Evidence",
    "InspectionCase",
    "LinkageEntry",
    "PartyRole",
)


def links_between(
    entities: Mapping[str, type[SQLModel]], lifecycles: Mapping[str, Lifecycle]
) -> Mapping[str, Mapping[str, Link]]:
    """All links by entity and name; refuses a link to a column that does not exist."""
    found: dict[str, dict[str, Link]] = {name: {} for name in entities}
    for source, link in _declared(entities, lifecycles):
        for entity, column in ((source, link.column), (link.target, link.target_column)):
            if column not in entities[entity].model_fields:
                raise ValueError(f"link {source}.{link.name} needs {entity}.{column}")
        found[source][link.name] = link
    return MappingProxyType({name: MappingProxyType(links) for name, links in found.items()})


def _declared(
    entities: Mapping[str, type[SQLModel]], lifecycles: Mapping[str, Lifecycle]
) -> Iterable[tuple[str, Link]]:
    def words(name: str) -> tuple[str, str]:
        entity = entities[name]
        return entity.zh, entity.en  # type: ignore[attr-defined]

    for parent, name, child, column in _CHILDREN:
        yield parent, Link(name, child, "id", column, True, *words(child))
    for child, name, parent, column in _PARENTS:
        yield child, Link(name, parent, column, "id", False, *words(parent))
    for case in (*lifecycles, "CourtCase"):
        for name, target in _OF_CASE:
            yield case, Link(name, target, "id", "case_id", True, *words(target), case_type=case)
    for target in _OF_MATTER:
        yield "Matter", Link(entities[target].plural, target, "id", "matter_id", True, *words(target))  # type: ignore[attr-defined]
        if target not in {"Engagement"}:
            yield target, Link("matter", "Matter", "matter_id", "id", False, *words("Matter"))
