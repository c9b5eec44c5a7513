"""Conditions of guards, clocks, tasks and linkage entries: fields and the values each may have."""

from collections.abc import Mapping
from typing import Any

from hub.lifecycle.acts import Act
from schema.fields import Entity


def matches(conditions: Mapping[str, frozenset[str]], values: Mapping[str, Any]) -> bool:
    """Whether every field named has one of its values; of a list field, at least one of them."""
    for name, allowed in conditions.items():
        value = values.get(name)
        present = {str(item) for item in value} if isinstance(value, list | tuple) else {str(value)}
        if not present & allowed:
            return False
    return True


def values_of(case: Entity | None, act: Act) -> dict[str, Any]:
    """What conditions may ask about: fields of the case, overlaid by what the act says."""
    held = case.model_dump(warnings=False) if case is not None else {}
    return {**held, **act.fields, **act.facts, **act.touching}
