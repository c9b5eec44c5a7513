"""GraphQL types of what ``changes`` lists."""

from datetime import datetime
from enum import Enum

import strawberry

from hub.gateway.types import PageInfo


@strawberry.enum(description="变动方式 What happened to a record")
class ChangeKind(Enum):
    """What happened to a record."""

    CREATED = strawberry.enum_value("CREATED", description="新增 it was made")
    CHANGED = strawberry.enum_value("CHANGED", description="修改 it was changed")


@strawberry.type(
    description="变动：哪条记录在何时变了，内容另行查询 That a record changed; what it says now is asked for by id"
)
class Change:
    """That a record changed."""

    type: str = strawberry.field(description="记录类型 kind of record")
    id: strawberry.ID = strawberry.field(description="内部编号 internal id")
    kind: ChangeKind = strawberry.field(description="新增还是修改 whether it was made or changed")
    version: int = strawberry.field(description="变动后的版本 version after the change")
    at: datetime = strawberry.field(description="变动时间 when the hub wrote the change")


@strawberry.type(description="变动及其游标 A change with its cursor")
class ChangeEdge:
    """A change with its cursor."""

    cursor: str
    node: Change


@strawberry.type(
    description="变动分页：一页可能不满，以 hasNextPage 为准 A page of changes; a short page need not be the last"
)
class ChangeConnection:
    """A page of changes."""

    nodes: list[Change] = strawberry.field(description="变动 changes")
    edges: list[ChangeEdge] = strawberry.field(description="变动与游标 changes with cursors")
    page_info: PageInfo = strawberry.field(description="翻页信息 page information")
