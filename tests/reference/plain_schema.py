"""The hub's schema as plain graphql-core: the same types, fields and arguments, with no resolver and no Strawberry."""

from collections.abc import Mapping
from datetime import UTC, date, datetime
from enum import Enum
from typing import Any

from graphql import (
    GraphQLArgument,
    GraphQLEnumType,
    GraphQLEnumValue,
    GraphQLField,
    GraphQLInputField,
    GraphQLInputObjectType,
    GraphQLInterfaceType,
    GraphQLList,
    GraphQLNonNull,
    GraphQLObjectType,
    GraphQLScalarType,
    GraphQLSchema,
    GraphQLUnionType,
    is_introspection_type,
    is_specified_scalar_type,
)


def instant(value: datetime) -> str:
    """A moment as answers write it: RFC 3339 in UTC, no trailing zeros of a second."""
    text = value.astimezone(UTC).isoformat()
    day, _, rest = text.partition(".")
    if not rest:
        return text
    fraction = rest.removesuffix("+00:00").rstrip("0")
    return f"{day}.{fraction}+00:00"


_FORMS: Mapping[str, Any] = {
    "Date": date.isoformat,
    "DateTime": instant,
    "Money": str,
}


def _code(default: Any) -> Any:
    return default.value if isinstance(default, Enum) else default


class _Copy:
    def __init__(self, schema: GraphQLSchema) -> None:
        self.types: dict[str, Any] = {
            name: self.named(kind) for name, kind in schema.type_map.items() if not is_introspection_type(kind)
        }
        self.schema = GraphQLSchema(
            query=self.types["Query"],
            types=list(self.types.values()),
            directives=schema.directives,
        )

    def of(self, kind: Any) -> Any:
        if isinstance(kind, GraphQLList):
            return GraphQLList(self.of(kind.of_type))
        if isinstance(kind, GraphQLNonNull):
            return GraphQLNonNull(self.of(kind.of_type))
        return self.types[kind.name]

    def named(self, kind: Any) -> Any:
        match kind:
            case GraphQLScalarType():
                return self.scalar(kind)
            case GraphQLEnumType():
                values = {name: GraphQLEnumValue(value.value) for name, value in kind.values.items()}
                return GraphQLEnumType(kind.name, values)
            case GraphQLInputObjectType():
                return GraphQLInputObjectType(kind.name, lambda: self.inputs(kind), is_one_of=kind.is_one_of)
            case GraphQLObjectType():
                return GraphQLObjectType(kind.name, lambda: self.fields(kind), lambda: self.interfaces(kind))
            case GraphQLInterfaceType():
                return GraphQLInterfaceType(
                    kind.name,
                    lambda: self.fields(kind),
                    lambda: self.interfaces(kind),
                    resolve_type=lambda value, *_: value.entity,
                )
            case GraphQLUnionType():
                return GraphQLUnionType(
                    kind.name,
                    lambda: [self.types[member.name] for member in kind.types],
                    resolve_type=lambda value, *_: value.entity,
                )
        raise TypeError(kind)

    def scalar(self, kind: GraphQLScalarType) -> GraphQLScalarType:
        if is_specified_scalar_type(kind):
            return kind
        form = _FORMS.get(kind.name)
        kwargs = {name: value for name, value in kind.to_kwargs().items() if "output" not in name}
        return GraphQLScalarType(**(kwargs | ({"serialize": form} if form else {})))  # type: ignore[arg-type]

    def fields(self, kind: Any) -> dict[str, GraphQLField]:
        return {
            name: GraphQLField(
                self.of(field.type),
                {
                    key: GraphQLArgument(self.of(argument.type), _code(argument.default_value))
                    for key, argument in field.args.items()
                },
            )
            for name, field in kind.fields.items()
        }

    def inputs(self, kind: GraphQLInputObjectType) -> dict[str, GraphQLInputField]:
        return {
            name: GraphQLInputField(self.of(field.type), _code(field.default_value))
            for name, field in kind.fields.items()
        }

    def interfaces(self, kind: Any) -> list[Any]:
        return [self.types[interface.name] for interface in kind.interfaces]


def plain(schema: GraphQLSchema) -> GraphQLSchema:
    """A copy of the queries of a schema that plain graphql-core can execute with a resolver of the tests."""
    return _Copy(schema).schema
