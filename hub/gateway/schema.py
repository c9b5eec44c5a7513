"""The schema: root fields for every entity, one mutation for every legal act, all from the declarations."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from functools import cache
from typing import Any

import strawberry
from strawberry.schema.config import StrawberryConfig

from hub.gateway import federation, inputs, types
from hub.gateway.change_types import ChangeConnection
from hub.gateway.types import CONNECTIONS, FILTERS, ORDERS, graphql_type, parameter, singular, unresolved
from schema import ENTITIES, LIFECYCLES
from schema.fields import Entity, shared_fields
from schema.lifecycle import ANYONE, TIME, Lifecycle, Transition
from schema.scopes import Scope


class RootKind(StrEnum):
    """What a query field gives."""

    ONE = "one"
    PAGE = "page"
    GROUPS = "groups"


@dataclass(frozen=True, slots=True)
class Root:
    """A query field: the entity it reads and what it gives of it."""

    entity: str
    kind: RootKind
    dated: frozenset[str] = frozenset()
    """Fields that make groups by a unit of time only."""


class Work(StrEnum):
    """What a mutation does."""

    ACT = "act"
    RECORD = "record"
    AMEND = "amend"
    COMPLETE = "complete"
    READ = "read"
    LINK = "link"


@dataclass(frozen=True, slots=True)
class Mutation:
    """A mutation field: the record it returns and the work behind it."""

    entity: str
    work: Work
    lifecycle: Lifecycle | None = None
    transition: Transition | None = None

    def scope(self, agency: str) -> str:
        """The scope an agency's token must carry; empty where the agency can never do this."""
        if self.lifecycle is not None and self.transition is not None:
            actors = [actor.partition("-")[0] for actor in self.transition.actors]
            open_to_any = any(actor == ANYONE or actor.startswith("@") for actor in actors)
            # An agency that is no actor is asked for the scope of one, which its client does not hold.
            acting = agency if agency in actors or open_to_any else actors[0]
            try:
                return str(self.lifecycle.scope(self.transition, acting))
            except KeyError:
                return ""
        kind = ENTITIES[self.entity]
        register = kind.register if issubclass(kind, Entity) else None
        return str(register.scope) if register else str(Scope.MATTER_WRITE)


_AFTER = parameter(
    "after", str | None, None, "在此游标之后 after this cursor; else from the start, subscribed from now"
)
_AS_OF = "按当时的数据、今天的权限查询 the data of that moment, under the policy of today"


def _service() -> federation.Service:
    return federation.Service(sdl=subgraph_sdl())


def _query() -> tuple[type, dict[str, Root]]:
    fields: dict[str, Any] = {}
    roots: dict[str, Root] = {}
    for name, entity in ENTITIES.items():
        keys = [key for key, words in shared_fields(entity).items() if words.key]
        lookup = [parameter("id", strawberry.ID | None, None, "内部编号 internal id")]
        lookup += [
            parameter(
                key,
                graphql_type(entity, key, shared_fields(entity)[key]) | None,
                None,
                shared_fields(entity)[key].zh,
            )
            for key in keys
        ]
        words = f"{entity.zh} {entity.en}"
        past = [parameter("as_of", datetime | None, None, _AS_OF)] if issubclass(entity, Entity) else []
        fields[singular(name)] = unresolved(
            [*lookup, *past],
            types.TYPES[name] | None,
            f"按编号查一条：{words} Look up one by id or number; null if there is none for you",
        )
        roots[singular(name)] = Root(name, RootKind.ONE)
        page = [
            parameter("filter", FILTERS[name] | None, None, "条件 conditions"),
            parameter("order_by", list.__class_getitem__(ORDERS[name]) | None, None, "排序 order"),
            parameter("first", int | None, None, "向后取多少条，默认 20，最多 200 how many from the start"),
            parameter("after", str | None, None, "从此游标之后 after this cursor"),
            parameter("last", int | None, None, "向前取多少条 how many from the end"),
            parameter("before", str | None, None, "在此游标之前 before this cursor"),
            *past,
        ]
        plural: str = entity.plural
        fields[plural] = unresolved(page, CONNECTIONS[name], f"分页查询：{words} A page of {plural}")
        roots[plural] = Root(name, RootKind.PAGE)
        counted = [
            parameter("filter", FILTERS[name] | None, None, "条件 conditions"),
            parameter("by", list.__class_getitem__(types.GROUPS[name]) | None, None, "分组字段 fields to group by"),
            *past,
        ]
        if types.SUMS[name]:
            sums = list.__class_getitem__(types.SUMS[name]) | None
            counted.append(parameter("sum", sums, None, "求和字段 sums to add up"))
        described = f"分组统计：{words} Counts and sums of {plural}, by group"
        fields[f"{singular(name)}_groups"] = unresolved(counted, list[types.Group], described)
        dated = frozenset(field for field, by_time in types.groupable(entity).items() if by_time)
        roots[f"{singular(name)}Groups"] = Root(name, RootKind.GROUPS, dated)
    fields["changes"] = unresolved(
        [_AFTER, parameter("first", int | None, None, "最多多少条，默认 20，最多 200 how many at most")],
        ChangeConnection,
        "按发生先后列出本机关可见记录的变动，供每晚增量同步 What changed since a cursor, in order, for nightly pulls",
    )
    given = parameter("representations", list[federation.Representation])
    described = "供联邦路由取记录，次序同 representations Records for a router, in the order they are named in"
    fields["entities"] = unresolved([given], list[federation.Record | None], described, name=federation.RECORDS)
    described = "供联邦路由取子图契约 Contract of the subgraph, for a router"
    fields["service"] = strawberry.field(resolver=_service, description=described, name=federation.SERVICE)
    made = types.class_of("Query", {}, fields)
    return strawberry.type(made, description="查询 Queries"), roots


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
    acts: dict[str, Mutation] = {}
    fields: dict[str, Any] = {}

    def add(name: str, mutation: Mutation, given: Any, description: str) -> None:
        acts[name] = mutation
        payload = _payload(name, mutation.entity, description)
        deprecated = mutation.transition.deprecated if mutation.transition else None
        fields[name] = unresolved([parameter("input", given)], payload, description, deprecated)

    for lifecycle in LIFECYCLES.values():
        for transition in lifecycle.transitions:
            if transition.actor == TIME:
                continue
            documents = "、".join(kind.zh for kind in transition.documents) or "无"
            described = (
                f"{transition.zh}（{transition.id}，{transition.actor}；须有文书：{documents}） "
                f"{transition.en}; needs {', '.join(transition.documents) or 'no document'}"
            )
            mutation = Mutation(lifecycle.entity, Work.ACT, lifecycle, transition)
            add(transition.act, mutation, inputs.act_input(lifecycle, transition), described)
    for name, kind in ENTITIES.items():
        if issubclass(kind, Entity) and kind.register is not None:
            words = f"{kind.zh} {kind.en}"
            add(f"record{name}", Mutation(name, Work.RECORD), inputs.record_input(kind), f"登记{words}: enter a record")
            add(f"amend{name}", Mutation(name, Work.AMEND), inputs.amend_input(kind), f"修改{words}: change a record")
    add("completeTask", Mutation("Task", Work.COMPLETE), inputs.CompleteTaskInput, "办结任务 report a task as done")
    add(
        "markNotificationRead",
        Mutation("Notification", Work.READ),
        inputs.ReadNotificationInput,
        "标记通知已读 mark a notification as read",
    )
    add("linkCases", Mutation("CaseLink", Work.LINK), inputs.LinkCasesInput, "关联两个案件 link two cases")
    mutation_type = types.class_of("Mutation", {}, fields)
    return strawberry.type(mutation_type, description="法律行为和登记 Legal acts and records"), acts


def payload_type(act: str) -> str:
    """Name of the type a mutation answers with."""
    return f"{act[0].upper()}{act[1:]}Payload"


def _payload(act: str, entity: str, described: str) -> Any:
    subject = singular(entity)
    name = payload_type(act)
    annotations = {subject: types.TYPES[entity] | None, "errors": list[UserError]}
    fields = {
        subject: strawberry.field(description="办理后的记录 the record after the act"),
        "errors": strawberry.field(
            description="错误；有错误时什么也没有改动 errors; nothing was changed if there are any"
        ),
    }
    made = types.class_of(name, annotations, fields)
    return strawberry.type(made, description=f"结果 Result: {described}")


def _subscription() -> type:
    matter = parameter("matter", strawberry.ID | None, None, "只要此案事的 only of this matter")
    case = parameter("case_id", strawberry.ID | None, None, "只要此案件的 only of this case")
    kind = parameter("case_type", str | None, None, "只要此类案件 only of this kind, such as EnforcementCase")
    told = {
        "case_changed": (
            [matter, kind, case, _AFTER],
            types.Record,
            "案件有新的节点或内容变动；选取哪几类案件就告知哪几类 A case had an act or was changed; "
            "told of are the kinds of case of which something is selected",
        ),
        "deadline_due": (
            [matter, case, _AFTER],
            types.TYPES["Deadline"],
            "时限将满或已满 A limit is about to end or has run out",
        ),
        "linkage_entry_owed": (
            [matter, case, _AFTER],
            types.TYPES["LinkageEntry"],
            "出现应登录两法衔接平台的事项 An entry is owed to the linkage platform",
        ),
    }
    fields = {name: unresolved(*parts) for name, parts in told.items()}
    made = types.class_of("Subscription", {}, fields)
    return strawberry.type(
        made,
        description=(
            "订阅：每次推送前按当时的权限和共享协议决定，逐条记入访问日志 "
            "Subscriptions: each event is decided under the rights of its moment and logged"
        ),
    )


Query, ROOTS = _query()
MutationType, ACTS = _mutation()

SCHEMA = strawberry.Schema(
    query=Query,
    mutation=MutationType,
    subscription=_subscription(),
    config=StrawberryConfig(
        auto_camel_case=True,
        disable_field_suggestions=True,
        scalar_map={types.Money: types.MONEY, federation.Representation: federation.REPRESENTATION},
    ),
)


def print_sdl() -> str:
    """The schema as SDL."""
    return SCHEMA.as_str() + "\n"


@cache
def subgraph_sdl() -> str:
    """The schema as a router composes it."""
    return federation.subgraph(print_sdl())


__all__ = ["ACTS", "ROOTS", "SCHEMA", "Mutation", "Root", "Work", "print_sdl", "subgraph_sdl"]
