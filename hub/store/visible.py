"""Policy as SQL: which rows a caller sees, and in what form each value leaves. Names come from the schema only."""

import json
from collections.abc import Callable
from typing import Any, NamedTuple

from hub.errors import Forbidden
from hub.store.masks import MASKS
from hub.store.read import Access, Note, Rule, Treatment
from schema.fields import Declared, FieldClass, Mask, RowClass, Shared, camel, shared_fields

_OF_ROW = {FieldClass.F1, FieldClass.ROW}
"""Fields that take the class of their row, where rows have one."""
_REFUSAL = {
    Treatment.MASKED: "MASKED",
    Treatment.STATUS: "STATUS_ONLY",
    Treatment.APPROVAL: "DENY_APPROVAL",
    Treatment.NONE: "DENY_RELATION",
}
_SHOWN = {Treatment.CLEAR, Treatment.MASKED, Treatment.STATUS}
_HIDDEN = {Treatment.NONE, Treatment.APPROVAL}


ENGAGED = "engaged_"
"""Column that says of a row whether the caller is engaged on its matter, asked once for all that hangs off it."""


class Place(NamedTuple):
    """Where a value stands in the answer, and how the row it belongs to is called in the statement."""

    entity: type[Declared]
    t: str
    path: tuple[str, ...]


class Above(NamedTuple):
    """The row a linked row hangs off, where it has :data:`ENGAGED`."""

    t: str
    matter: str
    """Its column with the id of the matter."""


class Visible:
    """What one caller sees, as SQL. ``bind`` gives the placeholder of a value."""

    def __init__(self, access: Access, bind: Callable[[Any], str]) -> None:
        self.access = access
        self._bind = bind
        self._agency = ""
        self.notes: dict[Note, None] = {}
        """Fields that do not leave in full."""

    @property
    def agency(self) -> str:
        """Placeholder of the caller's agency, bound once."""
        self._agency = self._agency or self._bind(self.access.agency) + "::text"
        return self._agency

    def row(self, entity: type[Declared], t: str, above: Above | None = None) -> str:
        """Condition that a row is seen at all."""
        row_class = entity.row_class
        if row_class is None:
            return self._class(entity, t, entity.rows_of, above)
        branches = {of: self._class(entity, t, of, above) for of in _classes(row_class)}
        return _by_class(t, row_class, branches)

    def engaged(self, entity: type[Declared], t: str, above: Above | None = None) -> str:
        """Condition that the caller is engaged on a matter of this row."""
        matter = matter_column(entity)
        if not matter:
            asked = (
                "EXISTS (SELECT 1 FROM partyrole pr JOIN engagement e ON e.matter_id = pr.matter_id"
                f" WHERE pr.party_id = {t}.id AND e.agency = {self.agency} OFFSET 0)"
            )
            # The part it hangs off is one of its parts.
            return asked if above is None else f"CASE WHEN {above.t}.{ENGAGED} THEN true ELSE {asked} END"
        # OFFSET 0 keeps the planner from reading every engagement of the caller into memory.
        same = f"e.matter_id = {t}.{matter} AND e.agency = {self.agency}"
        asked = f"EXISTS (SELECT 1 FROM engagement e WHERE {same} OFFSET 0)"
        if above is None:
            return asked
        return f"CASE WHEN {t}.{matter} = {above.t}.{above.matter} THEN {above.t}.{ENGAGED} ELSE {asked} END"

    def value(self, place: Place, words: Shared, clear: str, column: str) -> str:
        """JSON text of a value in the form it leaves in; ``clear`` is the JSON text of the whole value."""
        row_class = place.entity.row_class
        if row_class and words.of in _OF_ROW:
            branches = {of: self._treated(place, words, of, clear, column, by_row=True) for of in _classes(row_class)}
            return _by_class(place.t, row_class, branches)
        return self._treated(place, words, words.of, clear, column, by_row=False)

    def column(self, t: str, name: str, words: Shared) -> str:
        """SQL of a field: its column, what it is derived from, or what is left of it for this caller."""
        if words.blurred and words.of not in self.access.everywhere:
            return f"({words.blurred.format(t=t)})"
        return f"({words.sql.format(t=t)})" if words.sql else f'{t}."{name}"'

    def must_be_clear(self, entity: type[Declared], name: str, words: Shared) -> None:
        """Refuse a filter, an order or a sum over a value the caller does not see in clear: it would reveal it.

        Raises Forbidden.
        """
        if words.of in self.access.everywhere or words.of in {FieldClass.OPEN, FieldClass.F15}:
            return
        row_class = entity.row_class
        by_row = row_class is not None and words.of in _OF_ROW
        own_only = self._own_only(entity)
        for of in _classes(row_class) if row_class and by_row else (words.of,):
            rule = self.access.rule(of)
            if by_row and rule.linked in _HIDDEN:
                continue  # Such rows are not seen at all.
            waits = rule.stage and not by_row and of != entity.rows_of
            if (waits and not own_only) or not _in_clear(words, rule.own if own_only else rule.linked):
                raise Forbidden("FILTER_DENIED", field=camel(name), name=camel(name))

    def _treated(self, place: Place, words: Shared, of: str, clear: str, column: str, *, by_row: bool) -> str:
        if of in self.access.everywhere or of == FieldClass.F15:
            return clear
        rule = self.access.rule(of)
        own = _rendered(words, rule.own, clear, column)
        linked = _rendered(words, rule.linked, clear, column)
        if rule.linked not in _SHOWN if by_row else self._own_only(place.entity):
            # Whoever sees such a row sees it because its agency produced it.
            if own != clear and not (by_row and rule.own in _HIDDEN):
                self.notes[Note(place.path, _REFUSAL[rule.own])] = None
            return own
        worst = rule.linked if linked != clear else rule.own
        if (own != clear or linked != clear) and not (by_row and worst in _HIDDEN):
            # Rows that are not seen at all leave no note: it would speak of what may not even be there.
            self.notes[Note(place.path, _REFUSAL[worst])] = None
        if rule.stage and linked != "'null'":
            linked = f"CASE WHEN {self._stage(place.entity, place.t, rule)} THEN {linked} ELSE 'null' END"
            if not by_row:
                self.notes[Note(place.path, "DENY_STAGE")] = None
        if own == linked:
            return own
        return f"CASE WHEN {place.t}.owner_agency = {self.agency} THEN {own} ELSE {linked} END"

    def _own_only(self, entity: type[Declared]) -> bool:
        """Whether every row the caller sees is one its agency produced."""
        if entity.row_class is not None:
            return False
        of: str = entity.rows_of
        return of not in {*self.access.everywhere, FieldClass.F15} and self.access.rule(of).linked not in _SHOWN

    def _class(self, entity: type[Declared], t: str, of: str, above: Above | None) -> str:
        if of in self.access.everywhere:
            return "true"
        rule = self.access.rule(of)
        if of == FieldClass.F15:
            column = self.column(t, "agency", shared_fields(entity)["agency"])
            return f"{column} = {self.agency}" if rule.own is Treatment.CLEAR else "false"
        conditions = []
        if rule.own in _SHOWN:
            conditions.append(f"{t}.owner_agency = {self.agency}")
        if rule.linked in _SHOWN:
            engaged = self.engaged(entity, t, above)
            conditions.append(f"({engaged} AND {self._stage(entity, t, rule)})" if rule.stage else engaged)
        return f"({' OR '.join(conditions)})" if conditions else "false"

    def _stage(self, entity: type[Declared], t: str, rule: Rule) -> str:
        acts = self._bind(list(rule.stage))
        return (
            f"EXISTS (SELECT 1 FROM caseevent ce WHERE {_matters(entity, t, 'ce')}"
            f" AND ce.case_type = 'CrimeTransfer' AND ce.act = ANY({acts}::text[]))"
        )


def conjunction(conditions: list[str]) -> str:
    """All of these conditions."""
    return " AND ".join(f"({condition})" for condition in conditions) if conditions else "true"


def literal(text: str) -> str:
    """A text as SQL."""
    return "'" + text.replace("'", "''") + "'"


def member(key: str) -> str:
    """A response key with its colon, as it stands in the JSON of an answer."""
    return json.dumps(key) + ":"


def matter_column(entity: type[Declared]) -> str:
    """The column of a row with the id of its matter; empty for parties, who have parts in many."""
    return {"Party": "", "Matter": "id"}.get(entity.__name__, "matter_id")


def _matters(entity: type[Declared], t: str, other: str) -> str:
    """Condition that a row of another table belongs to a matter of this row."""
    matter = matter_column(entity)
    if not matter:
        return f"{other}.matter_id IN (SELECT pr.matter_id FROM partyrole pr WHERE pr.party_id = {t}.id)"
    return f"{other}.matter_id = {t}.{matter}"


def _classes(row_class: RowClass) -> tuple[FieldClass, ...]:
    return tuple(dict.fromkeys((*row_class.classes.values(), row_class.otherwise)))


def _rendered(words: Shared, treatment: Treatment, clear: str, column: str) -> str:
    if _in_clear(words, treatment):
        return clear
    if treatment is Treatment.MASKED and words.mask is not Mask.HIDE:
        return f"coalesce(to_json({MASKS[words.mask].format(x=column)})::text, 'null')"
    return "'null'"


def _in_clear(words: Shared, treatment: Treatment) -> bool:
    """Whether a field comes in clear under a treatment."""
    if treatment is Treatment.CLEAR or (treatment in {Treatment.STATUS, Treatment.MASKED} and words.status):
        return True
    return treatment is Treatment.MASKED and words.mask is Mask.HIDE and words.level in {"L1", "L2"}


def _by_class(t: str, row_class: RowClass, branches: dict[FieldClass, str]) -> str:
    if len(set(branches.values())) == 1:
        return next(iter(branches.values()))
    alike: dict[str, list[str]] = {}
    for value, of in row_class.classes.items():
        if branches[of] != branches[row_class.otherwise]:
            alike.setdefault(branches[of], []).append(literal(value))
    whens = "".join(
        f" WHEN {t}.{row_class.column} IN ({', '.join(values)}) THEN {branch}" for branch, values in alike.items()
    )
    return f"CASE{whens} ELSE {branches[row_class.otherwise]} END"
