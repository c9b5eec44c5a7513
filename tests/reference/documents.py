"""A document in the making: selections that stay valid whatever is drawn, variables of every kind, and its cost."""

import json
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from enum import Enum
from random import Random
from typing import Any

from graphql import GraphQLEnumType, GraphQLInputObjectType, GraphQLList, GraphQLNonNull, GraphQLSchema

from schema.fields import Entity, camel, shared_fields

COST, FIELDS, DIRECTIVES, ALIASES = 2000, 100, 18, 8
"""Half of what the limits allow: a fragment that is spread twice counts twice."""
COMMON = {"__typename", "id", *(camel(name) for name in shared_fields(Entity))}
"""Fields of every record."""


class Name(str):
    """An enum value: written bare in a document, as a text in variables."""


def written(value: Any) -> str:
    """A value as a literal."""
    match value:
        case Name():
            return str(value)
        case dict():
            return "{" + ", ".join(f"{key}: {written(item)}" for key, item in value.items()) + "}"
        case list():
            return "[" + ", ".join(map(written, value)) + "]"
    return json.dumps(value, ensure_ascii=False)


def outward(value: Any) -> Any:
    """A value of a column as a client would give it."""
    match value:
        case Enum():
            return value.value
        case datetime() | date():
            return value.isoformat()
        case bool() | int() | float() | str():
            return value
        case Decimal():
            return str(value)
    return str(value)


@dataclass
class Scope:
    """What has been selected under one response key: a key stands for one field with one set of arguments."""

    kind: str
    taken: dict[str, str] = field(default_factory=dict)
    below: dict[str, "Scope"] = field(default_factory=dict)
    among: bool = False
    """One kind among others in one list: its fields share their keys with those of the others."""

    def one_of(self, kind: str) -> "Scope":
        """The part of a list of several kinds that concerns one."""
        return Scope(kind, self.taken, self.below, among=True)

    def told(self, name: str, arguments: str) -> str:
        """What a key stands for."""
        return f"{self.kind if self.among and name not in COMMON else ''}.{name}{arguments}"

    def may_take(self, key: str, field_: str) -> bool:
        """Whether a key is free or stands for the same already."""
        return self.taken.get(key, field_) == field_


class Document:
    """Text and variables of one operation."""

    def __init__(self, schema: GraphQLSchema, dice: Random) -> None:
        self.schema = schema
        self.dice = dice
        self.variables: dict[str, Any] = {}
        self._declared: list[str] = []
        self._fragments: list[str] = []
        self.cost = self.fields = self.directives = self.aliases = self.twice = 0

    def chance(self, share: float) -> bool:
        """Whether a thing of this share happens."""
        return self.dice.random() < share

    def room(self, rows: int = 1, fields: int = 1) -> bool:
        """Take room for fields read of so many records; False if there is none."""
        if self.cost + rows * fields > COST or self.fields + fields > FIELDS:
            return False
        self.cost += rows * fields
        self.fields += fields
        return True

    def alias(self, scope: Scope, name: str, arguments: str, *, wanted: bool) -> str | None:
        """The text of a field's name with an alias, if one is wanted or needed; None if it cannot stand here."""
        told = scope.told(name, arguments)
        if not wanted and scope.may_take(name, told):
            scope.taken[name] = told
            return name
        key = f"{name[:6]}{self.dice.choice('ABCDE')}"
        if self.aliases >= ALIASES or not scope.may_take(key, told):
            return None
        self.aliases += 1
        scope.taken[key] = told
        return f"{key}: {name}"

    def argument(self, name: str, kind: Any, value: Any) -> str:
        """An argument, or nothing where its value is given as an absent variable."""
        return f"{name}: {self.value(kind, value)}"

    def value(self, kind: Any, value: Any) -> str:
        """A value as a literal, as a variable, or as a variable's default; parts of it now and then as variables."""
        if self.chance(0.45):
            return self.variable(kind, value)
        named = kind.of_type if isinstance(kind, GraphQLNonNull) else kind
        if isinstance(named, GraphQLInputObjectType) and isinstance(value, dict):
            parts = (f"{key}: {self.value(named.fields[key].type, item)}" for key, item in value.items())
            return "{" + ", ".join(parts) + "}"
        if isinstance(named, GraphQLList) and isinstance(value, list):
            return "[" + ", ".join(self.value(named.of_type, item) for item in value) + "]"
        return written(value)

    def variable(self, kind: Any, value: Any) -> str:
        """A variable of this value."""
        name = f"v{len(self._declared)}"
        if self.chance(0.25) and value is not None:
            self._declared.append(f"${name}: {kind} = {written(value)}")
            if self.chance(0.3):
                self.variables[name] = value
        else:
            self._declared.append(f"${name}: {kind}")
            self.variables[name] = value
        return f"${name}"

    def absent(self, kind: Any) -> str:
        """A variable that is declared and not given, or given as null."""
        name = f"v{len(self._declared)}"
        self._declared.append(f"${name}: {kind}")
        if self.chance(0.5):
            self.variables[name] = None
        return f"${name}"

    def placeholder(self, kind: Any, name: str) -> str:
        """A variable whose value comes later."""
        self._declared.append(f"${name}: {kind}")
        return f"${name}"

    def used_in(self, text: str) -> dict[str, str]:
        """Declarations of the variables in a text, by name."""
        names = set(re.findall(r"\$(\w+)", text))
        return {name: told for told in self._declared if (name := told.partition(":")[0][1:]) in names}

    def directive(self, *, leaves: bool = True) -> str:
        """``@skip`` or ``@include``, or both, mostly such that the field stays; often nothing."""
        if not self.chance(0.08):
            return ""
        told = ""
        for name, stays in self.dice.sample((("skip", False), ("include", True)), self.dice.choice((1, 1, 2))):
            if self.directives >= DIRECTIVES:
                break
            self.directives += 1
            value = stays if not leaves or self.chance(0.75) else not stays
            told += f" @{name}(if: {self._condition(value)})"
        return told

    def _condition(self, value: bool) -> str:
        if self.chance(0.4):
            return written(value)
        name = f"v{len(self._declared)}"
        if self.chance(0.3):
            self._declared.append(f"${name}: Boolean = {written(value)}")
        else:
            self._declared.append(f"${name}: Boolean!")
            self.variables[name] = value
        return f"${name}"

    def wrapped(self, kind: str, selections: str) -> str:
        """Selections inside a fragment, of one sort or another."""
        manner = self.dice.choice(("inline", "bare", "named", "twice"))
        if manner == "twice" and ("..." in selections or self.twice):
            manner = "named"
        match manner:
            case "inline":
                return f"... on {kind}{self.directive(leaves=False)} {{ {selections} }}"
            case "bare":
                return f"...{self.directive(leaves=False)} {{ {selections} }}"
            case "named":
                return f"...{self.fragment(kind, selections)}{self.directive(leaves=False)}"
        self.twice += 1
        name = self.fragment(kind, selections)
        return f"...{name} ... on {kind} {{ ...{name} __typename }}"

    def fragment(self, kind: str, selections: str) -> str:
        """A named fragment."""
        name = f"F{len(self._fragments)}"
        self._fragments.append(f"fragment {name} on {kind} {{ {selections} }}")
        return name

    def text(self, roots: Sequence[str]) -> str:
        """The whole document."""
        used = self.used_in(" ".join((*roots, *self._fragments)))
        self.variables = {name: value for name, value in self.variables.items() if name in used}
        declared = f"({', '.join(used.values())})" if used else ""
        named = f"query Asked{declared}" if declared or self.chance(0.5) else "query"
        parts = [f"{named} {{ {' '.join(roots)} }}", *self._fragments]
        self.dice.shuffle(parts)
        return "\n".join(parts)


def codes(kind: Any) -> Callable[[Any], Any]:
    """From a stored value to one of an enum type, by its name; other kinds stay as they are."""
    named = kind
    while hasattr(named, "of_type"):
        named = named.of_type
    if not isinstance(named, GraphQLEnumType):
        return outward
    names: Mapping[Any, str] = {value.value: name for name, value in named.values.items()}
    return lambda value: Name(names[getattr(value, "value", value)])
