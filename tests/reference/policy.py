"""Who sees what, in plain Python: rows, fields, what is said of the fields that are withheld, what may be asked about.

From the domain reference §5 and the words of ``schema.fields``; a caller's rules come from ``hub.policy``.
"""

from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

from hub.store.read import Access, Rule, Treatment
from schema import ENTITIES
from schema.fields import FieldClass, Level, Mask, Shared, shared_fields
from tests.reference.masked import masked
from tests.reference.rows import Records, Row

_SHOWN = {Treatment.CLEAR, Treatment.MASKED, Treatment.STATUS}
_UNSEEN = {Treatment.NONE, Treatment.APPROVAL}
_WHY = {
    Treatment.MASKED: "MASKED",
    Treatment.STATUS: "STATUS_ONLY",
    Treatment.APPROVAL: "DENY_APPROVAL",
    Treatment.NONE: "DENY_RELATION",
}


class Asked(NamedTuple):
    """A field of an entity."""

    entity: str
    name: str

    @property
    def words(self) -> Shared:
        """Its declaration."""
        return shared_fields(ENTITIES[self.entity])[self.name]

    @property
    def by_row(self) -> bool:
        """Whether its class is that of its row."""
        row_class = getattr(ENTITIES[self.entity], "row_class", None)
        return row_class is not None and self.words.of in {FieldClass.F1, FieldClass.ROW}

    @property
    def classes(self) -> Iterable[FieldClass]:
        """The classes it may have."""
        return row_classes(self.entity) if self.by_row else [self.words.of]


def row_classes(entity: str) -> list[FieldClass]:
    """The classes rows of an entity may have."""
    kind: Any = ENTITIES[entity]
    row_class = getattr(kind, "row_class", None)
    if row_class is None:
        return [kind.rows_of]
    return list(dict.fromkeys((*row_class.classes.values(), row_class.otherwise)))


def row_class(entity: str, row: Row) -> FieldClass:
    """The class of one row."""
    kind: Any = ENTITIES[entity]
    by = getattr(kind, "row_class", None)
    return kind.rows_of if by is None else by.classes.get(row[by.column], by.otherwise)


def in_clear(words: Shared, treatment: Treatment) -> bool:
    """Whether a field comes whole under a treatment."""
    match treatment:
        case Treatment.CLEAR:
            return True
        case Treatment.STATUS:
            return words.status
        case Treatment.MASKED:
            return words.status or (words.mask is Mask.HIDE and words.level in {Level.L1, Level.L2})
    return False


class Policy:
    """One caller's view of the records."""

    def __init__(self, records: Records, access: Access) -> None:
        self._records = records
        self._access = access

    def visible(self, entity: str, row: Row) -> bool:
        """Whether the caller may know of a row."""
        of = row_class(entity, row)
        if self._open(of):
            return True
        rule = self._access.rule(of)
        if of is FieldClass.F15:
            return rule.own is Treatment.CLEAR and row["agency"] == self._access.agency
        if rule.own in _SHOWN and self._own(row):
            return True
        return rule.linked in _SHOWN and self._engaged(entity, row) and self._reached(rule, entity, row)

    def plain(self, entity: str, row: Row, name: str) -> Any:
        """A value before any treatment; of the access log, what a reader of its own agency's part may know of it."""
        if entity == "AccessLogEntry" and not self._open(FieldClass.F15) and row["decision"] == "DENY_RELATION":
            return {"kind": "read", "decision": "ALLOW", "reason": None}.get(name, row[name])
        found = row[name]
        return found() if callable(found) else found

    def value(self, entity: str, row: Row, name: str) -> Any:
        """What the caller gets of a field of a visible row."""
        asked = Asked(entity, name)
        words = asked.words
        value = self.plain(entity, row, name)
        of = row_class(entity, row) if asked.by_row else words.of
        if self._free(of):
            return value
        rule = self._access.rule(of)
        if self._own(row):
            return _form(words, rule.own, value)
        return _form(words, rule.linked, value) if self._reached(rule, entity, row) else None

    def notes(self, entity: str, name: str) -> Iterator[str]:
        """What an answer says of a field that some rows may not show in full."""
        asked = Asked(entity, name)
        words = asked.words
        for of in asked.classes:
            if self._free(of):
                continue
            rule = self._access.rule(of)
            if self._only_own(entity):
                if not in_clear(words, rule.own):
                    yield _WHY[rule.own]
                continue
            least = rule.own if in_clear(words, rule.linked) else rule.linked
            if not in_clear(words, least) and not (asked.by_row and least in _UNSEEN):
                yield _WHY[least]
            if rule.stage and not asked.by_row and _leaves_something(words, rule.linked):
                yield "DENY_STAGE"

    def may_ask(self, entity: str, name: str) -> bool:
        """Whether filters and orders may use a field: only where no row would betray what it hides."""
        asked = Asked(entity, name)
        for of in asked.classes:
            if self._free(of):
                continue
            rule = self._access.rule(of)
            if asked.by_row and rule.linked in _UNSEEN:
                continue
            if self._only_own(entity):
                clear = in_clear(asked.words, rule.own)
            else:
                # Before the stage is reached nothing is shown; a row of that class is then not seen either.
                with_row = asked.by_row or of == ENTITIES[entity].rows_of
                clear = in_clear(asked.words, rule.linked) and (with_row or not rule.stage)
            if not clear:
                return False
        return True

    def _only_own(self, entity: str) -> bool:
        """Whether the caller sees no rows of an entity but those of its own agency."""
        if getattr(ENTITIES[entity], "row_class", None) is not None:
            return False
        (of,) = row_classes(entity)
        return not self._free(of) and self._access.rule(of).linked not in _SHOWN

    def _open(self, of: str) -> bool:
        return of in self._access.everywhere

    def _free(self, of: str) -> bool:
        """Whether whoever sees the row sees the field."""
        return self._open(of) or of == FieldClass.F15

    def _own(self, row: Row) -> bool:
        return bool(row["owner_agency"] == self._access.agency)

    def _matters(self, entity: str, row: Row) -> set[Any]:
        if entity == "Party":
            return {role["matter_id"] for role in self._records.by("PartyRole", "party_id", row["id"])} - {None}
        return {row["id" if entity == "Matter" else "matter_id"]} - {None}

    def _engaged(self, entity: str, row: Row) -> bool:
        return any(
            engaged["agency"] == self._access.agency
            for matter in self._matters(entity, row)
            for engaged in self._records.by("Engagement", "matter_id", matter)
        )

    def _reached(self, rule: Rule, entity: str, row: Row) -> bool:
        """Whether a transfer of the row's matter has come as far as the rule asks."""
        return not rule.stage or any(
            event["case_type"] == "CrimeTransfer" and event["act"] in rule.stage
            for matter in self._matters(entity, row)
            for event in self._records.by("CaseEvent", "matter_id", matter)
        )


def _leaves_something(words: Shared, treatment: Treatment) -> bool:
    return in_clear(words, treatment) or (treatment is Treatment.MASKED and words.mask is not Mask.HIDE)


def _form(words: Shared, treatment: Treatment, value: Any) -> Any:
    if in_clear(words, treatment):
        return value
    if treatment is Treatment.MASKED and words.mask is not Mask.HIDE:
        return masked(words.mask, value)
    return None
