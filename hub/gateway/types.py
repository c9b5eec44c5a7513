"""From declared entities to Strawberry types: one GraphQL type, filter, order and connection per entity.

Nothing is resolved field by field: documents are compiled (``gateway/compiler.py``). The types are the contract.
A field that policy can withhold is nullable; reference data is not.
"""

import inspect
import sys
from datetime import date, datetime
from decimal import Decimal
from enum import Enum
from typing import Annotated, Any, NewType
from uuid import UUID

import strawberry

from schema import ENTITIES, LINKS
from schema.fields import Code, Declared, Deprecation, Entity, FieldClass, Level, Shared, annotation_of, shared_fields
from schema.links import RECORD

Money = NewType("Money", str)


_DIGITS = 16
"""More digits than any sum has."""


def _yuan(value: Any) -> str:
    """A sum as it was given; how many decimals it may have is checked where it is written. Raises ValueError."""
    sum_ = Decimal(str(value))
    if not sum_.is_finite() or abs(sum_.adjusted()) > _DIGITS:
        raise ValueError("not a sum in yuan")
    return format(sum_, "f")


MONEY = strawberry.scalar(
    name="Money",
    description="金额：元，十进制字符串，两位小数 A sum in yuan as a decimal string with two places",
    serialize=str,
    parse_value=_yuan,
)

_SCALARS: dict[type, Any] = {
    str: str,
    int: int,
    bool: bool,
    float: float,
    date: date,
    datetime: datetime,
    UUID: strawberry.ID,
    Decimal: Money,
}

_here = sys.modules[__name__]


def singular(entity: str) -> str:
    """Name of the root field that reads one record."""
    return entity[0].lower() + entity[1:]


class NotCompiled(RuntimeError):
    """The ordinary executor reached a field that only compiled documents may answer."""


_enums: dict[type[Code], Any] = {}


def enum_of(table: type[Code]) -> Any:
    """The GraphQL enum of a code table; each value is described by its labels."""
    if table not in _enums:
        members = {
            member.value.replace("-", "_"): strawberry.enum_value(member.value, description=f"{member.zh} {member.en}")
            for member in table
        }
        made_of: Any = Enum
        made = made_of(table.__name__, members)
        _enums[table] = strawberry.enum(made, name=table.__name__, description=_first_line(table))
    return _enums[table]


def _first_line(thing: Any) -> str:
    return (thing.__doc__ or "").strip().splitlines()[0]


def graphql_type(entity: type[Declared], name: str, words: Shared) -> Any:
    """The GraphQL type of a shared field, without nullability."""
    annotation = annotation_of(entity, name)
    arguments = [part for part in getattr(annotation, "__args__", ()) if part is not type(None)]
    many = getattr(annotation, "__origin__", None) is list
    if words.code is not None:
        return list.__class_getitem__(enum_of(words.code)) if many else enum_of(words.code)
    if words.money:
        return Money
    if many:
        return list.__class_getitem__(_SCALARS[arguments[0]])
    return _SCALARS[arguments[0] if arguments else annotation]


def _register(name: str, made: Any) -> Any:
    setattr(_here, name, made)
    return made


_NEVER_MADE = {"__init__": object.__init__, "__repr__": object.__repr__, "__eq__": object.__eq__}
"""No object of these classes is ever made: what a dataclass would write for each of them takes many megabytes."""


def class_of(name: str, annotations: dict[str, Any], fields: dict[str, Any], bases: tuple[type, ...] = ()) -> type:
    """A class of these fields, to be registered with Strawberry."""
    own = {"__annotations__": annotations, "__module__": __name__, "__doc__": name}
    return type(name, bases, _NEVER_MADE | own | fields)


def unresolved(
    parameters: list[inspect.Parameter],
    result: Any,
    description: str,
    deprecated: Deprecation | None = None,
    name: str | None = None,
) -> Any:
    """A field that reads records: only a compiled document may answer it."""

    def refuse(**_: Any) -> Any:
        raise NotCompiled

    resolve: Any = refuse
    resolve.__signature__ = inspect.Signature(parameters, return_annotation=result)
    resolve.__annotations__ = {parameter.name: parameter.annotation for parameter in parameters} | {"return": result}
    resolve.__module__ = __name__
    reason = deprecated.reason if deprecated else None
    return strawberry.field(resolver=resolve, name=name, description=description, deprecation_reason=reason)


def parameter(name: str, kind: Any, default: Any = inspect.Parameter.empty, description: str = "") -> inspect.Parameter:
    """An argument of such a field."""
    annotation = Annotated[kind, strawberry.argument(description=description)] if description else kind
    return inspect.Parameter(name, inspect.Parameter.KEYWORD_ONLY, default=default, annotation=annotation)


def _nested(target: str, many: bool, description: str) -> Any:
    if many:
        return unresolved([parameter("first", int, 100)], f"list[{target}]", description)
    return unresolved([], f"{target} | None", description)


def _record() -> Any:
    """The interface of all shared records: what each of them carries."""
    words = {name: each for name, each in shared_fields(Entity).items() if each.of is FieldClass.OPEN}
    annotations = {name: graphql_type(Entity, name, each) for name, each in words.items()}
    fields = {name: strawberry.field(description=f"{each.zh} {each.en}") for name, each in words.items()}
    made = class_of(RECORD, annotations, fields)
    return _register(
        RECORD, strawberry.interface(made, description="共享记录的共同部分 What every shared record carries")
    )


Record = _record()


def entity_type(entity: type[Declared]) -> Any:
    """The object type of an entity with its links."""
    annotations: dict[str, Any] = {}
    fields: dict[str, Any] = {}
    for name, words in shared_fields(entity).items():
        kind = graphql_type(entity, name, words)
        annotations[name] = kind if words.of is FieldClass.OPEN and not _optional(entity, name) else kind | None
        fields[name] = strawberry.field(description=f"{words.zh} {words.en}", deprecation_reason=words.deprecation)
    for link in LINKS[entity.__name__].values():
        fields[link.name] = _nested(link.target, link.many, f"{link.zh} {link.en}")
    described = f"{entity.zh} {entity.en}: {_first_line(entity)}"
    bases = (Record,) if issubclass(entity, Entity) else ()
    return strawberry.type(class_of(entity.__name__, annotations, fields, bases), description=described)


def _optional(entity: type[Declared], name: str) -> bool:
    return type(None) in getattr(annotation_of(entity, name), "__args__", ())


@strawberry.type(description="翻页信息 Page information")
class PageInfo:
    """Where a page stands in its list."""

    has_next_page: bool = strawberry.field(description="后面还有 more after this page")
    has_previous_page: bool = strawberry.field(description="前面还有 more before this page")
    start_cursor: str | None = strawberry.field(description="首条游标 cursor of the first record")
    end_cursor: str | None = strawberry.field(description="末条游标 cursor of the last record")


@strawberry.enum(description="排序方向 Direction of an order")
class Direction(Enum):
    """Direction of an order."""

    ASC = "ASC"
    DESC = "DESC"


def _filter_input(name: str, kind: Any, operations: tuple[str, ...], description: str) -> Any:
    annotations: dict[str, Any] = {}
    fields: dict[str, Any] = {}
    for operation in operations:
        of = {"in_": list.__class_getitem__(kind) | None, "is_null": bool | None}.get(operation, kind | None)
        annotations[operation] = of
        fields[operation] = strawberry.field(default=strawberry.UNSET, name="in" if operation == "in_" else None)
    return _register(name, strawberry.input(class_of(name, annotations, fields), description=description))


_WORDS = ("eq", "ne", "in_", "prefix", "is_null")
_RANGE = ("eq", "ne", "lt", "gte", "is_null")
_FILTERS = {
    str: _filter_input("StringFilter", str, _WORDS, "文本条件 Condition on a text"),
    strawberry.ID: _filter_input("IdFilter", strawberry.ID, ("eq", "in_"), "编号条件 Condition on an id"),
    float: _filter_input("FloatFilter", float, _RANGE, "小数条件 Condition on a number"),
    int: _filter_input("IntFilter", int, _RANGE, "整数条件 Condition on a whole number"),
    bool: _filter_input("BooleanFilter", bool, ("eq",), "是否条件 Condition on yes or no"),
    date: _filter_input("DateFilter", date, _RANGE, "日期条件 Condition on a legal day"),
    datetime: _filter_input("DateTimeFilter", datetime, _RANGE, "时间条件 Condition on an instant"),
    Money: _filter_input("MoneyFilter", Money, _RANGE, "金额条件 Condition on a sum"),
}


_SEARCH = _filter_input(
    "SearchFilter", str, (*_WORDS, "contains"), "可检索文本条件 Condition on a text that can be searched in"
)


def _filter_of(kind: Any) -> Any:
    if kind not in _FILTERS:
        name = kind.__name__
        _FILTERS[kind] = _filter_input(
            f"{name}Filter", kind, ("eq", "ne", "in_", "is_null"), f"代码条件 Condition on {name}"
        )
    return _FILTERS[kind]


def entity_filter(entity: type[Declared]) -> Any:
    """The filter input of an entity: all conditions given must hold."""
    name = f"{entity.__name__}Filter"
    annotations: dict[str, Any] = {
        "and_": f"list[{name}] | None",
        "or_": f"list[{name}] | None",
        "not_": f"{name} | None",
    }
    fields: dict[str, Any] = {
        "and_": strawberry.field(default=strawberry.UNSET, name="and", description="均须满足 all of these hold"),
        "or_": strawberry.field(default=strawberry.UNSET, name="or", description="至少满足一项 one of these holds"),
        "not_": strawberry.field(default=strawberry.UNSET, name="not", description="不满足 this does not hold"),
    }
    for attribute, words in shared_fields(entity).items():
        kind = graphql_type(entity, attribute, words)
        if getattr(kind, "__origin__", None) is list:
            continue
        annotations[attribute] = (_SEARCH if words.search else _filter_of(kind)) | None
        fields[attribute] = strawberry.field(
            default=strawberry.UNSET, description=f"{words.zh} {words.en}", deprecation_reason=words.deprecation
        )
    description = f"{entity.zh}条件，须同时满足 Conditions on {entity.en}, all of which must hold"
    return _register(name, strawberry.input(class_of(name, annotations, fields), description=description))


def entity_order(entity: type[Declared]) -> Any:
    """The order input of an entity."""
    columns = [
        name
        for name, words in shared_fields(entity).items()
        if getattr(graphql_type(entity, name, words), "__origin__", None) is not list
    ]
    described = f"可排序字段 Fields {entity.en} can be ordered by"
    members = _field_enum(f"{entity.__name__}OrderField", entity, columns, described)
    name = f"{entity.__name__}Order"
    made = class_of(
        name,
        {"field": members, "direction": Direction},
        {"direction": strawberry.field(default=Direction.ASC)},
    )
    return _register(name, strawberry.input(made, description="排序 One ordering column"))


def connection(entity: type[Declared]) -> Any:
    """The connection type of an entity."""
    name = entity.__name__
    edge = class_of(f"{name}Edge", {"cursor": str, "node": name}, {})
    described = f"{entity.zh}及其游标 One {entity.en} with its cursor"
    _register(f"{name}Edge", strawberry.type(edge, description=described))
    made = class_of(
        f"{name}Connection",
        {
            "nodes": f"list[{name}]",
            "edges": f"list[{name}Edge]",
            "page_info": PageInfo,
            "total_count": int | None,
        },
        {
            "nodes": strawberry.field(description="记录 records"),
            "edges": strawberry.field(description="记录与游标 records with cursors"),
            "page_info": strawberry.field(description="翻页信息 page information"),
            "total_count": strawberry.field(description="总数，按权限计 how many the caller may see"),
        },
    )
    return _register(
        f"{name}Connection",
        strawberry.type(made, description=f"{entity.zh}分页 A page of {entity.plural}"),
    )


@strawberry.type(description="分组统计的一组 One group of a count")
class Group:
    """How many records share the same values, and what they add up to."""

    keys: list[str | None] = strawberry.field(description="各分组字段的值，次序同 by values of the fields in `by`")
    count: int = strawberry.field(description="条数，按权限计 how many records the caller may see")
    sums: list[Money | None] = strawberry.field(description="合计，次序同 sum totals of the fields in `sum`")


@strawberry.enum(description="时间分组单位（北京时间） Unit of time of a group, in Beijing time")
class TimeUnit(Enum):
    """Unit of time of a group."""

    YEAR = "YEAR"
    QUARTER = "QUARTER"
    MONTH = "MONTH"
    DAY = "DAY"


def groupable(entity: type[Declared]) -> dict[str, bool]:
    """Fields whose values make groups, and whether they do so by a unit of time."""
    return {
        name: kind in {date, datetime}
        for name, words in shared_fields(entity).items()
        for kind in (graphql_type(entity, name, words),)
        if words.level in {Level.L1, Level.L2} and not words.key and kind not in {strawberry.ID, Money, int, float}
        if getattr(kind, "__origin__", None) is not list
    }


def group_by(entity: type[Declared]) -> Any:
    """The input that names one field to group by."""
    columns = _field_enum(f"{entity.__name__}GroupField", entity, [*groupable(entity)], "可分组字段 Fields to group by")
    name = f"{entity.__name__}GroupBy"
    made = class_of(name, {"field": columns, "unit": TimeUnit | None}, {"unit": strawberry.field(default=None)})
    return _register(name, strawberry.input(made, description="分组 One field to group by; dates need a unit"))


def sum_fields(entity: type[Declared]) -> Any:
    """The enum of sums that can be added up; None where an entity has none."""
    sums = [name for name, words in shared_fields(entity).items() if words.money]
    return _field_enum(f"{entity.__name__}SumField", entity, sums, "可求和字段 Sums to add up") if sums else None


def _field_enum(name: str, entity: type[Declared], fields: list[str], description: str) -> Any:
    words = shared_fields(entity)
    members = {
        field.upper(): strawberry.enum_value(
            field,
            description=f"{words[field].zh} {words[field].en}",
            deprecation_reason=words[field].deprecation,
        )
        for field in fields
    }
    made_of: Any = Enum
    return strawberry.enum(made_of(name, members), name=name, description=description)


TYPES: dict[str, Any] = {name: _register(name, entity_type(entity)) for name, entity in ENTITIES.items()}
"""Object types by entity name."""
FILTERS = {name: entity_filter(entity) for name, entity in ENTITIES.items()}
ORDERS = {name: entity_order(entity) for name, entity in ENTITIES.items()}
CONNECTIONS = {name: connection(entity) for name, entity in ENTITIES.items()}
GROUPS = {name: group_by(entity) for name, entity in ENTITIES.items()}
SUMS = {name: sum_fields(entity) for name, entity in ENTITIES.items()}
