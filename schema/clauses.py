"""The clause map: what each clause of the notice asks, and what in the hub carries it.

The lines stand in ``schema/data/clauses.csv``. A carrier is a typed reference: ``entity:Clue``, ``act:sendTransfer``,
``limit:TL-X2.1``, ``field:Matter.green_channel``, ``table:TopicTag``, ``value:LinkageEvent.FILED``, ``task:EXCHANGE``,
``command:clock.due``, or ``part:console-2`` for what a later part of the product adds to what is there.
"""

import csv
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.resources import files
from types import MappingProxyType

import schema
from schema.codes import TaskKind
from schema.fields import Code, Declared, shared_fields
from schema.limits import LIMITS

PARTS: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "gateway": ("网关", "gateway"),
        "schema-2": ("共享模型（下）", "shared schema, second half"),
        "identity": ("身份与授权", "identity and access"),
        "access-log": ("访问日志", "access log"),
        "console-1": ("工作台（上）", "console, first half"),
        "exchange-1": ("交换（上）", "exchange, first half"),
        "exchange-2": ("交换（下）", "exchange, second half"),
        "console-2": ("工作台（下）", "console, second half"),
        "operations": ("运维与规模", "operations and scale"),
    }
)
"""Parts of the product still to come that may carry more of a clause."""


@dataclass(frozen=True, slots=True)
class Clause:
    """One clause of the notice."""

    id: str
    zh: str
    en: str
    """What it asks, in our own short words."""
    carriers: tuple[str, ...]


def _load() -> tuple[Clause, ...]:
    lines = files("schema").joinpath("data", "clauses.csv").read_text("utf-8").splitlines()
    return tuple(
        Clause(row["clause"], row["zh"], row["en"], tuple(row["carriers"].split())) for row in csv.DictReader(lines)
    )


CLAUSES: tuple[Clause, ...] = _load()
"""In the order of the notice."""


def tables() -> Mapping[str, type[Code]]:
    """Every code table of the schema by name."""
    return _tables(Code)


def _tables(base: type[Code]) -> dict[str, type[Code]]:
    found: dict[str, type[Code]] = {}
    for table in base.__subclasses__():
        if table.__module__.startswith("schema."):
            found |= {table.__name__: table, **_tables(table)}
    return found


def declared(carrier: str) -> bool:
    """Whether the registry has what a reference names; commands are no business of the schema and are let pass."""
    kind, _, name = carrier.partition(":")
    owner, _, member = name.partition(".")
    if kind == "entity":
        return name in schema.ENTITIES
    if kind == "act":
        return any(name in lifecycle.by_act for lifecycle in schema.LIFECYCLES.values())
    if kind == "field":
        return owner in schema.ENTITIES and member in shared_fields(schema.ENTITIES[owner])
    if kind == "value":
        return owner in tables() and member in {str(value) for value in tables()[owner]}
    known: dict[str, set[str]] = {
        "limit": set(LIMITS),
        "table": set(tables()),
        "task": {str(task) for task in TaskKind},
        "part": set(PARTS),
    }
    return kind == "command" or name in known.get(kind, set())


def label(carrier: str) -> tuple[str, str]:
    """What a reference names, in Chinese and English; empty where it has no words of its own."""
    kind, _, name = carrier.partition(":")
    owner, _, member = name.partition(".")
    if kind == "entity":
        return _named(schema.ENTITIES[name])
    if kind == "act":
        transition = schema.lifecycle_of_act(name)[1]
        return transition.zh, transition.en
    if kind == "field":
        words = shared_fields(schema.ENTITIES[owner])[member]
        return words.zh, words.en
    if kind == "value":
        value = next(value for value in tables()[owner] if str(value) == member)
        return value.zh, value.en
    if kind == "limit":
        return LIMITS[name].duty_zh or "", LIMITS[name].duty_en or ""
    if kind == "task":
        return TaskKind(name).zh, TaskKind(name).en
    if kind == "table":
        return "", (tables()[name].__doc__ or "").partition("\n")[0].rstrip(".")
    return PARTS.get(name, ("", "")) if kind == "part" else ("", "")


def _named(entity: type[Declared]) -> tuple[str, str]:
    return entity.zh, entity.en


__all__ = ["CLAUSES", "PARTS", "Clause", "declared", "label", "tables"]
