"""What an operation asks with: caller, entities it sees rows of, filters, orders and groups with values of theirs."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from random import Random
from typing import Any

from schema import ENTITIES, READ_SCOPE
from tests.reference.documents import Document, Name, codes
from tests.reference.executor import Reference
from tests.reference.keys import default_order, kind_of
from tests.reference.policy import Policy
from tests.reference.questions import ATTRIBUTES

_HERE = 0.93
"""Share of roots that ask of an entity the caller sees rows of."""
_DIRECTIONS: Sequence[dict[str, Any]] = ({}, {"direction": Name("ASC")}, {"direction": Name("DESC")})


@dataclass(frozen=True)
class Caller:
    """Who asks, and why."""

    client: str
    purpose: str | None
    scopes: frozenset[str]
    policy: Policy


@dataclass
class Operation:
    """One query of one caller."""

    client: str
    purpose: str | None
    query: str
    variables: dict[str, Any]
    fails: bool = False
    cursor: tuple[str, str, dict[str, Any]] | None = None
    """A variable that wants a cursor, with the query and variables that give some."""


@dataclass
class Callers:
    """The callers with the purposes they declare."""

    every: Sequence[Caller]
    seen: dict[tuple[str, str | None, str], list[Mapping[str, Any]]] = field(default_factory=dict)

    def rows(self, reference: Reference, caller: Caller, entity: str) -> list[Mapping[str, Any]]:
        """Rows of an entity a caller sees."""
        key = (caller.client, caller.purpose, entity)
        if key not in self.seen or entity == "AccessLogEntry":
            rows = reference.records.all(entity)
            self.seen[key] = [row for row in rows if caller.policy.visible(entity, row)]
        return self.seen[key]


class Asking:
    """One operation being drawn."""

    def __init__(self, reference: Reference, callers: Callers, caller: Caller, dice: Random) -> None:
        self.reference = reference
        self.callers = callers
        self.caller = caller
        self.dice = dice
        self.document = Document(reference.schema, dice)
        self.cursor: tuple[str, str, dict[str, Any]] | None = None
        self.readable = [name for name in ENTITIES if self.may_read(name) and name != "AccessLogEntry"]
        self.moments = list(reference.records.moments())

    def may_read(self, entity: str) -> bool:
        """Whether the caller holds the scope of an entity."""
        return READ_SCOPE[entity] in self.caller.scopes

    def done(self, roots: Sequence[str], *, fails: bool = False, purpose: Any = ...) -> Operation:
        text = self.document.text(roots)
        purpose = self.caller.purpose if purpose is ... else purpose
        cursor = self.cursor if "$cursor" in text else None
        return Operation(self.caller.client, purpose, text, self.document.variables, fails, cursor)

    def entity(self) -> str:
        """An entity the caller may read, mostly one it sees rows of."""
        if self.document.chance(0.03) and self.may_read("AccessLogEntry"):
            return "AccessLogEntry"
        if self.document.chance(0.08):
            return "Matter"
        for _ in range(20):
            entity = self.dice.choice(self.readable)
            if self.rows(entity) or not self.document.chance(_HERE):
                return entity
        return entity

    def rows(self, entity: str) -> list[Mapping[str, Any]]:
        return self.callers.rows(self.reference, self.caller, entity)

    def group_fields(self, entity: str) -> list[dict[str, Any]]:
        fields = self.allowed(entity, f"{entity}GroupField")
        found = []
        for name in self.dice.sample(fields, min(len(fields), self.dice.choice((0, 1, 1, 2)))):
            dated = kind_of(entity, name.lower()) in {date, datetime}
            unit = {"unit": Name(self.dice.choice(("YEAR", "QUARTER", "MONTH", "DAY")))}
            found.append({"field": Name(name)} | (unit if dated else self.dice.choice(({}, {"unit": None}))))
        return found

    def allowed(self, entity: str, enum: str) -> list[str]:
        """Names of an enum of fields the caller may ask about."""
        return [name for name in self.fields(entity, enum) if self.may_ask(entity, name.lower())]

    def fields(self, entity: str, enum: str) -> list[str]:
        """Names of an enum of fields; none where the entity has no such enum."""
        kind: Any = self.reference.schema.type_map.get(enum)
        return list(kind.values) if kind else []

    def kind(self, parent: str, name: str, argument: str) -> Any:
        return self.reference.schema.type_map[parent].fields[name].args[argument].type

    def sent(self, kind: Any, value: Any) -> Any:
        return codes(kind)(value)

    def filter(self, entity: str, *, allowed: bool = True) -> dict[str, Any]:
        """Conditions on fields the caller may ask about, with values of its rows; or on one it may not."""
        if self.document.chance(0.25):
            match self.dice.choice(("and", "or", "not")):
                case "not":
                    return {"not": self.filter(entity, allowed=allowed)} if allowed else {}
                case op:
                    parts = [self.filter(entity, allowed=allowed) for _ in range(self.dice.randint(0, 2))]
                    return {op: parts} if allowed else {}
        kind: Any = self.reference.schema.type_map[f"{entity}Filter"]
        fields = [name for name in kind.fields if name in ATTRIBUTES[entity]]
        fields = [name for name in fields if self.may_ask(entity, ATTRIBUTES[entity][name]) == allowed]
        found: dict[str, Any] = {}
        row = self.dice.choice(self.rows(entity) or [{}])
        for name in self.dice.sample(fields, min(len(fields), self.dice.choice((1, 1, 2)))):
            value = row and self.caller.policy.plain(entity, row, ATTRIBUTES[entity][name])
            found[name] = self.condition(kind.fields[name].type, value if row else None, allowed=allowed)
            if not allowed:
                break
        return found

    def condition(self, kind: Any, value: Any, *, allowed: bool) -> dict[str, Any]:
        operations = {name: of.type for name, of in kind.fields.items()}
        if value is None:
            return {"isNull": True} if "isNull" in operations else {"eq": None}
        names = [name for name in ("eq", "in", "gte", "prefix", "contains", "isNull", "ne", "lt") if name in operations]
        op = self.dice.choice(names if allowed else [name for name in names if name not in {"eq", "in"}] or names)
        given = self.sent(operations[op], value)
        match op:
            case "in":
                return {op: given if self.document.chance(0.2) else [given, *[given] * self.dice.randint(0, 2)]}
            case "prefix":
                return {op: given[: self.dice.randint(0, 4)]}
            case "contains":
                start = self.dice.randint(0, max(0, len(given) - 1))
                return {op: given[start : start + self.dice.randint(1, 4)]}
            case "isNull":
                return {op: False}
        return {op: given} | ({"ne": None} if "ne" in operations and op != "ne" and self.document.chance(0.1) else {})

    def may_ask(self, entity: str, attribute: str) -> bool:
        return attribute == "id" or self.caller.policy.may_ask(entity, attribute)

    def order(self, entity: str, *, allowed: bool = True) -> Any:
        kind: Any = self.reference.schema.type_map[f"{entity}OrderField"]
        names = [name for name, value in kind.values.items() if self.may_ask(entity, value.value) == allowed]
        free = {name for name, _ in default_order(entity)}
        names = names if allowed else [name for name in names if kind.values[name].value not in free]
        if not names:
            return []
        chosen = self.dice.sample(names, min(len(names), self.dice.choice((1, 1, 2, 3))))
        given = [{"field": Name(name)} | self.dice.choice(_DIRECTIONS) for name in chosen]
        return given[0] if len(given) == 1 and self.document.chance(0.3) else given

    def moment(self) -> str:
        at: datetime = self.dice.choice(self.moments)
        return (at + timedelta(seconds=self.dice.choice((-1, 0, 1, 86_400)))).isoformat()
