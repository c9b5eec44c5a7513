"""The schema: root fields for every entity, one mutation for every legal act, all from the declarations."""

import inspect
from dataclasses import dataclass
from datetime import date, datetime
from typing import Annotated, Any

import strawberry
from strawberry.schema.config import StrawberryConfig

from hub.gateway import types
from hub.gateway.types import (
    CONNECTIONS,
    FILTERS,
    ORDERS,
    NotCompiled,
    enum_of,
    graphql_type,
    singular,
)
from schema import ENTITIES, LIFECYCLES
from schema.codes import DocumentType
from schema.fields import shared_fields
from schema.lifecycle import Lifecycle, Transition


@dataclass(frozen=True, slots=True)
class Root:
    """A query field: the entity it reads and whether it reads one record or a page."""

    entity: str
    single: bool


@dataclass(frozen=True, slots=True)
class Mutation:
    """A mutation field: the legal act behind it."""

    lifecycle: Lifecycle
    transition: Transition


def _field(parameters: list[inspect.Parameter], result: Any, description: str) -> Any:
    def resolve(**_: Any) -> Any:
        raise NotCompiled

    resolve.__signature__ = inspect.Signature(parameters, return_annotation=result)  # type: ignore[attr-defined]
    resolve.__annotations__ = {parameter.name: parameter.annotation for parameter in parameters} | {"return": result}
    resolve.__module__ = types.__name__
    return strawberry.field(resolver=resolve, description=description)


def _parameter(
    name: str, kind: Any, default: Any = inspect.Parameter.empty, description: str = ""
) -> inspect.Parameter:
    annotation = Annotated[kind, strawberry.argument(description=description)] if description else kind
    return inspect.Parameter(name, inspect.Parameter.KEYWORD_ONLY, default=default, annotation=annotation)


def _query() -> tuple[type, dict[str, Root]]:
    fields: dict[str, Any] = {}
    roots: dict[str, Root] = {}
    for name, entity in ENTITIES.items():
        keys = [key for key, words in shared_fields(entity).items() if words.key]
        lookup = [_parameter("id", strawberry.ID | None, None, "内部编号 internal id")]
        lookup += [
            _parameter(
                key,
                graphql_type(entity, key, shared_fields(entity)[key]) | None,
                None,
                shared_fields(entity)[key].zh,
            )
            for key in keys
        ]
        words = f"{entity.zh} {entity.en}"  # type: ignore[attr-defined]
        fields[singular(name)] = _field(
            lookup,
            types.TYPES[name] | None,
            f"按编号查一条：{words} Look up one by id or number; null if there is none for you",
        )
        roots[singular(name)] = Root(name, True)
        page = [
            _parameter("filter", FILTERS[name] | None, None, "条件 conditions"),
            _parameter("order_by", list.__class_getitem__(ORDERS[name]) | None, None, "排序 order"),
            _parameter("first", int | None, None, "向后取多少条，默认 20，最多 200 how many from the start"),
            _parameter("after", str | None, None, "从此游标之后 after this cursor"),
            _parameter("last", int | None, None, "向前取多少条 how many from the end"),
            _parameter("before", str | None, None, "在此游标之前 before this cursor"),
        ]
        plural: str = entity.plural  # type: ignore[attr-defined]
        fields[plural] = _field(page, CONNECTIONS[name], f"分页查询：{words} A page of {plural}")
        roots[plural] = Root(name, False)
    made = type("Query", (), {"__annotations__": {}, "__module__": types.__name__, **fields})
    return strawberry.type(made, description="查询 Queries"), roots


@strawberry.input(description="文书 A document that makes the act exist")
class DocumentInput:
    """A document given with an act."""

    kind: enum_of(DocumentType) = strawberry.field(description="文书种类 kind")  # type: ignore[valid-type]
    issued_on: date = strawberry.field(description="日期 date of the document")
    issuer: str = strawberry.field(description="作出机关 issuing body")
    number: str | None = strawberry.field(default=None, description="文号 document number")


@strawberry.type(description="办理中的错误 An error of an act, with what to do")
class UserError:
    """What stands against an act."""

    code: str = strawberry.field(description="错误代码 stable code")
    message: str = strawberry.field(description="说明（中文） message, Chinese")
    message_en: str = strawberry.field(description="说明（英文） message, English")
    suggestion: str = strawberry.field(description="怎么办（中文） what to do, Chinese")
    suggestion_en: str = strawberry.field(description="怎么办（英文） what to do, English")
    path: list[str] = strawberry.field(description="所指字段 field it points to")
    missing_documents: list[str] = strawberry.field(description="所缺文书 documents that are missing")


def _mutation() -> tuple[type, dict[str, Mutation]]:
    fields: dict[str, Any] = {}
    acts: dict[str, Mutation] = {}
    for lifecycle in LIFECYCLES.values():
        for transition in lifecycle.transitions:
            if transition.actor == "time" or transition.reported:
                continue
            made = _act_input(lifecycle, transition)
            payload = _payload(lifecycle, transition)
            documents = "、".join(kind.zh for kind in transition.documents) or "无"
            description = (
                f"{transition.zh}（{transition.id}，{transition.actor}；须有文书：{documents}） "
                f"{transition.en}; needs {', '.join(transition.documents) or 'no document'}"
            )
            fields[transition.act] = _field([_parameter("input", made)], payload, description)
            acts[transition.act] = Mutation(lifecycle, transition)
    mutation = type("Mutation", (), {"__annotations__": {}, "__module__": types.__name__, **fields})
    return strawberry.type(mutation, description="法律行为 Legal acts"), acts


def _act_input(lifecycle: Lifecycle, transition: Transition) -> Any:
    entity = ENTITIES[lifecycle.entity]
    words = shared_fields(entity)
    key = next(name for name, item in words.items() if item.key)
    annotations: dict[str, Any] = {}
    fields: dict[str, Any] = {}

    def add(name: str, kind: Any, description: str, required: bool) -> None:
        annotations[name] = kind if required else kind | None
        fields[name] = (
            strawberry.field(description=description)
            if required
            else strawberry.field(default=None, description=description)
        )

    add(key, str, f"{words[key].zh} {words[key].en}", True)
    add("occurred_at", datetime, "办理时间，与办理日二者填一 legal time; give this or the day", False)
    add("occurred_on", date, "办理日 legal day", False)
    add("documents", list[DocumentInput], "文书 documents", True)
    if transition.source:
        add("expected_version", int, "您所见的版本 the version you saw", False)
    else:
        add("matter_number", str, "所属案事编号；不填则新建 matter it belongs to; a new one if absent", False)
    for name in (*transition.needs, *transition.may):
        if name != key:
            add(
                name,
                graphql_type(entity, name, words[name]),
                f"{words[name].zh} {words[name].en}",
                not transition.source and name in transition.needs,
            )
    name = f"{transition.act[0].upper()}{transition.act[1:]}Input"
    made = type(name, (), {"__annotations__": annotations, "__module__": types.__name__, **fields})
    return strawberry.input(made, description=f"{transition.zh} {transition.en}")


def _payload(lifecycle: Lifecycle, transition: Transition) -> Any:
    subject = singular(lifecycle.entity)
    name = f"{transition.act[0].upper()}{transition.act[1:]}Payload"
    annotations = {subject: types.TYPES[lifecycle.entity] | None, "errors": list[UserError]}
    fields = {
        subject: strawberry.field(description="办理后的案件 the case after the act"),
        "errors": strawberry.field(
            description="错误；有错误时什么也没有改动 errors; nothing was changed if there are any"
        ),
    }
    made = type(name, (), {"__annotations__": annotations, "__module__": types.__name__, **fields})
    return strawberry.type(made, description=f"{transition.zh}的结果 Result: {transition.en}")


Query, ROOTS = _query()
MutationType, ACTS = _mutation()

SCHEMA = strawberry.Schema(
    query=Query,
    mutation=MutationType,
    config=StrawberryConfig(
        auto_camel_case=True, disable_field_suggestions=True, scalar_map={types.Money: types.MONEY}
    ),
)


def print_sdl() -> str:
    """The schema as SDL."""
    return SCHEMA.as_str() + "\n"


__all__ = ["ACTS", "ROOTS", "SCHEMA", "Mutation", "Root", "print_sdl"]
