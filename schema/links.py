"""Links between entities: derived from what each entity says of itself, compiled into the statement that reads them."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from types import MappingProxyType

from schema.fields import Declared, Entity

RECORD = "Record"
"""What all shared records have in common."""


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
    kinds: tuple[str, ...] = ()
    """Entities whose records stand in one list; ``target`` then is the interface they share."""

    @property
    def targets(self) -> tuple[str, ...]:
        """Entities the link leads to."""
        return self.kinds or (self.target,)


def links_between(entities: Mapping[str, type[Declared]], cases: Collection[str]) -> Mapping[str, Mapping[str, Link]]:
    """All links by entity and name; refuses a link to a column that does not exist, and two of one name.

    ``cases`` are the entities that are a case: what names its case by type and id hangs off each of them.
    """
    found: dict[str, dict[str, Link]] = {name: {} for name in entities}
    for source, link in _declared(entities, cases):
        if link.name in found[source]:
            raise ValueError(f"{source} has two links named {link.name}")
        for entity, column in ((source, link.column), *((target, link.target_column) for target in link.targets)):
            if column not in entities[entity].model_fields:
                raise ValueError(f"link {source}.{link.name} needs {entity}.{column}")
        found[source][link.name] = link
    return MappingProxyType({name: MappingProxyType(links) for name, links in found.items()})


def _declared(entities: Mapping[str, type[Declared]], cases: Collection[str]) -> Iterable[tuple[str, Link]]:
    kinds = tuple(name for name in cases if issubclass(kind := entities[name], Entity) and kind.in_matter)
    yield (
        "Matter",
        Link("cases", RECORD, "id", "matter_id", True, "各类案件，先立者在前", "cases, oldest first", kinds=kinds),
    )

    def words(name: str) -> tuple[str, str]:
        entity = entities[name]
        return entity.zh, entity.en

    for name, entity in entities.items():
        if not issubclass(entity, Entity):
            continue
        for tie in entity.belongs:
            up = tie.name or tie.parent[0].lower() + tie.parent[1:]
            if tie.back:
                yield tie.parent, Link(tie.back, name, "id", tie.column, True, *words(name))
            yield name, Link(up, tie.parent, tie.column, "id", False, *words(tie.parent))
        if entity.of_case:
            for case in cases:
                yield case, Link(entity.of_case, name, "id", "case_id", True, *words(name), case_type=case)
        if entity.in_matter and name != "Matter":
            yield "Matter", Link(entity.plural, name, "id", "matter_id", True, *words(name))
            if name != "Engagement":
                yield name, Link("matter", "Matter", "matter_id", "id", False, *words("Matter"))
