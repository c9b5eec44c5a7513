"""Variables of an operation as places instead of values, so that one plan serves every request of its kind."""

from collections.abc import Iterable, Mapping
from typing import Any

from graphql import GraphQLInputObjectType, GraphQLList, get_nullable_type, is_leaf_type

from hub.store.read import Slot

Place = tuple[str | int, ...]
Types = Mapping[str, Any]
"""GraphQL input types by variable name."""


class Variables:
    """Variables of one operation, their values taken out; remembers which values the plan came to depend on."""

    def __init__(self, types: Types, values: Mapping[str, Any]) -> None:
        self._values = values
        self.read: set[Place] = set()
        """Places whose value shaped the plan."""
        self.places = {name: _emptied(types[name], value, (name,)) for name, value in values.items()}
        """What stands for the variables while a plan is made."""

    def value(self, found: Any) -> Any:
        """The value behind a place; the plan holds only for requests that have the same there."""
        if isinstance(found, Slot):
            self.read.add(found.path)
            return found.of(self._values)
        return found


def kind_of_request(types: Types, values: Mapping[str, Any], read: Iterable[Place]) -> tuple[Any, ...]:
    """What two requests for one operation must share to be served by one plan: form, and the values at ``read``."""
    places = frozenset(read)
    return tuple(_form(kind, values[name], (name,), places) if name in values else () for name, kind in types.items())


def _emptied(kind: Any, value: Any, path: Place) -> Any:
    kind = get_nullable_type(kind)
    if value is None:
        return None
    if isinstance(kind, GraphQLInputObjectType):
        return {name: _emptied(kind.fields[name].type, item, (*path, name)) for name, item in value.items()}
    if isinstance(kind, GraphQLList) and not _plain(kind):
        return [_emptied(kind.of_type, item, (*path, index)) for index, item in enumerate(value)]
    return Slot(path)


def _form(kind: Any, value: Any, path: Place, read: frozenset[Place]) -> Any:
    if value is None:
        return None
    kind = get_nullable_type(kind)
    if isinstance(kind, GraphQLInputObjectType):
        return tuple((name, _form(kind.fields[name].type, item, (*path, name), read)) for name, item in value.items())
    if isinstance(kind, GraphQLList) and not _plain(kind):
        return tuple(_form(kind.of_type, item, (*path, index), read) for index, item in enumerate(value))
    if path not in read:
        return True
    return ("=", tuple(value) if isinstance(value, list) else value)


def _plain(kind: GraphQLList[Any]) -> bool:
    """Whether a list holds plain values, which are bound as one array."""
    return is_leaf_type(get_nullable_type(kind.of_type))
