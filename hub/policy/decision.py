"""The decision point: scope, purpose, agreements. Deny by default; each denial says why, for the log."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from hub.caller import Caller
from hub.policy.agreements import Agreements
from hub.store.read import Access, Rule, Treatment
from schema import ENTITIES, READ_SCOPE
from schema.codes import AccessResult, Purpose
from schema.fields import FieldClass


@dataclass(frozen=True, slots=True)
class Denied:
    """A read that may not take place at all."""

    result: AccessResult
    code: str
    """Error code the caller is told."""
    what: str
    """Scope or purpose at fault."""


@dataclass(frozen=True, slots=True)
class Granted:
    """What the caller may see under the purpose it declared."""

    access: Access
    version: str
    """Version of the agreements the decision rests on."""


def decide(caller: Caller, entities: Iterable[str], agreements: Agreements) -> Granted | Denied:
    """Decide on a read of these kinds of record."""
    for entity in sorted(set(entities)):
        scope = READ_SCOPE[entity]
        if not caller.holds(scope):
            return Denied(AccessResult.DENY_SCOPE, "SCOPE_MISSING", scope)
    if caller.purpose is None:
        return Denied(AccessResult.DENY_PURPOSE, "PURPOSE_MISSING", "")
    if caller.purpose not in set(Purpose) or caller.purpose not in caller.purposes:
        return Denied(AccessResult.DENY_PURPOSE, "PURPOSE_NOT_ALLOWED", caller.purpose)
    access = _access(caller, agreements)
    if not access.rules:
        return Denied(AccessResult.DENY_PURPOSE, "PURPOSE_NOT_ALLOWED", caller.purpose)
    return Granted(access, agreements.version)


class Decisions:
    """Decisions by what they rest on, kept while the same agreements are in force.

    Requests decided alike get the same ``Access``, by which compiled statements are found again.
    """

    _KEPT = 10_000

    def __init__(self) -> None:
        self._version = ""
        self._made: dict[Any, Granted | Denied] = {}
        self._accesses: dict[Any, Access] = {}

    def decide(self, caller: Caller, entities: frozenset[str], agreements: Agreements) -> Granted | Denied:
        """Decide on a read of these kinds of record."""
        if agreements.version != self._version or len(self._made) > self._KEPT:
            self._version, self._made, self._accesses = agreements.version, {}, {}
        who = (caller.agency, caller.unit, caller.purpose, caller.scopes)
        key = (who, caller.purposes, entities)
        found = self._made.get(key)
        if found is None:
            found = decide(caller, entities, agreements)
            if isinstance(found, Granted):
                found = Granted(self._accesses.setdefault(who, found.access), found.version)
            self._made[key] = found
        return found


def shares_rows(access: Access, entity: str) -> bool:
    """Whether the agreements open any row of a kind of record at all, whoever is engaged on it."""
    kind: Any = ENTITIES[entity]
    by = kind.row_class
    classes = {*by.classes.values(), by.otherwise} if by else {kind.rows_of}
    hidden = {Treatment.APPROVAL, Treatment.NONE}
    return any(of in access.everywhere or {access.rule(of).own, access.rule(of).linked} - hidden for of in classes)


_RANK = {treatment: rank for rank, treatment in enumerate(reversed(Treatment))}


def _openness(rule: Rule) -> tuple[int, bool, int]:
    return _RANK[rule.linked], not rule.stage, _RANK[rule.own]


def _access(caller: Caller, agreements: Agreements) -> Access:
    rules: dict[str, Rule] = {}
    everywhere = {str(FieldClass.OPEN)}
    for line in agreements.lines:
        if line.recipient not in {caller.recipient, caller.agency} or caller.purpose not in line.purposes.split():
            continue
        own, linked = Treatment(line.own), Treatment(line.linked)
        granted = Rule(own, linked, (line.stage,) if line.stage else ())
        held = rules.get(line.field_class, granted)
        # Of two live lines the one that alone grants more holds; lines are never mixed.
        rules[line.field_class] = max(held, granted, key=_openness)
        if line.field_class == FieldClass.F15 and linked is Treatment.CLEAR:
            everywhere.add(line.field_class)
    return Access(caller.agency, rules, frozenset(everywhere), caller.scopes)
