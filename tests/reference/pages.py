"""Root fields with their arguments: one record, a page of records, or groups of them."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from decimal import Decimal
from typing import Any

import orjson

from hub.caller import Caller
from hub.clock import legal_day
from hub.errors import Forbidden, InvalidInput
from hub.gateway.cursors import Cursors
from schema import ENTITIES
from schema.fields import camel, shared_fields
from tests.reference import keys
from tests.reference.conditions import Condition, comparisons, given, holds, looked_up, remembered
from tests.reference.keys import Order
from tests.reference.policy import Policy
from tests.reference.questions import ATTRIBUTES, Field
from tests.reference.rows import Row

MOST = 200
_PAGE = 20
_GROUPS = 1000
_SINGLES = {name[0].lower() + name[1:]: name for name in ENTITIES}
_PAGES = {entity.plural: name for name, entity in ENTITIES.items()}
_COUNTED = {f"{name[0].lower()}{name[1:]}Groups": name for name in ENTITIES}


@dataclass(frozen=True)
class Found:
    """A record on its way through the executor."""

    entity: str
    row: Row
    moment: datetime | None


@dataclass(frozen=True)
class Root:
    """What all roots have: records of an entity that meet conditions, as they are or were."""

    entity: str
    where: Sequence[Condition]
    moment: datetime | None

    def check(self, policy: Policy) -> None:
        """Raises Forbidden where a condition would betray what the caller does not see."""
        words = shared_fields(ENTITIES[self.entity])
        for each in comparisons(self.where):
            # Whoever knows a key whole may ask for it.
            if not (words[each.name].key and each.op in {"eq", "in"}):
                _must_ask(policy, self.entity, each.name)

    def chosen(self, policy: Policy, rows: Sequence[Row]) -> list[Row]:
        """The rows that meet the conditions and are for the caller."""
        return [
            row
            for row in rows
            if all(holds(each, lambda name, row=row: policy.plain(self.entity, row, name)) for each in self.where)
            and policy.visible(self.entity, row)
        ]

    def answer(self, policy: Policy, rows: Sequence[Row]) -> Any:
        """The value of the field."""
        raise NotImplementedError


@dataclass(frozen=True)
class One(Root):
    """A record by its id or number."""

    def answer(self, policy: Policy, rows: Sequence[Row]) -> Any:
        order = (*keys.default_order(self.entity), ("id", False))
        found = in_order(policy, self.entity, order, self.chosen(policy, rows))
        return Found(self.entity, found[0][1], self.moment) if found else None


@dataclass(frozen=True)
class Groups(Root):
    """Counts and sums of records."""

    by: Sequence[tuple[str, str | None]]
    sums: Sequence[str]

    def check(self, policy: Policy) -> None:
        for name, _ in self.by:
            _must_ask(policy, self.entity, name)
        for name in self.sums:
            _must_ask(policy, self.entity, name)
        super().check(policy)

    def answer(self, policy: Policy, rows: Sequence[Row]) -> Any:
        groups: dict[tuple[str | None, ...], list[Row]] = defaultdict(list)
        if not self.by:
            groups[()] = []
        for row in self.chosen(policy, rows):
            groups[tuple(_group_key(policy.plain(self.entity, row, name), unit) for name, unit in self.by)].append(row)
        if len(groups) > _GROUPS:
            raise InvalidInput("TOO_MANY_GROUPS", field="by", limit=_GROUPS)
        order = sorted(groups, key=lambda group: [(key is not None, key or "") for key in group])
        return [
            {
                "keys": list(group),
                "count": len(groups[group]),
                "sums": [_sum(policy.plain(self.entity, row, name) for row in groups[group]) for name in self.sums],
            }
            for group in order
        ]


@dataclass(frozen=True)
class Page(Root):
    """A page of records."""

    asked_order: tuple[Order, ...]
    first: int
    backwards: bool
    who: str
    cursors: Cursors
    cursor: Sequence[str] | None = None

    @property
    def order(self) -> tuple[Order, ...]:
        """The whole order: what follows the id orders nothing."""
        order = self.asked_order or keys.default_order(self.entity)
        names = [name for name, _ in order]
        return order[: names.index("id") + 1] if "id" in names else (*order, ("id", False))

    @property
    def bound(self) -> bytes:
        """What a cursor of this page is good for."""
        order = [list(column) for column in self.order]
        return orjson.dumps([self.who, self.entity, order, remembered(self.where), repr(self.moment)])

    def from_cursor(self, cursor: str) -> "Page":
        """The page from a cursor on. Raises InvalidInput."""
        field = "before" if self.backwards else "after"
        return replace(self, cursor=self.cursors.open(cursor, self.bound, len(self.order), field))

    def check(self, policy: Policy) -> None:
        super().check(policy)
        default = keys.default_order(self.entity)
        for name, descending in self.order:
            if name != "id" and (name, descending) not in default:
                _must_ask(policy, self.entity, name)

    def answer(self, policy: Policy, rows: Sequence[Row]) -> Any:
        found = in_order(policy, self.entity, self.order, self.chosen(policy, rows))
        rest = found
        if self.cursor is not None and found:
            at = [keys.key_of(like, text) for like, text in zip(found[0][0], self.cursor, strict=True)]
            if self.backwards:
                rest = [each for each in found if keys.before(each[0], at, self.order)]
            else:
                rest = [each for each in found if keys.before(at, each[0], self.order)]
        page = rest[-self.first :] if self.backwards else rest[: self.first]
        more, continued = len(rest) > self.first, self.cursor is not None
        cursors = [self.cursors.close([keys.text_of(key) for key in at], self.bound) for at, _ in page]
        nodes = [Found(self.entity, row, self.moment) for _, row in page]
        return {
            "nodes": nodes,
            "edges": [{"cursor": cursor, "node": node} for cursor, node in zip(cursors, nodes, strict=True)],
            "totalCount": len(found),
            "pageInfo": {
                "hasNextPage": continued if self.backwards else more,
                "hasPreviousPage": more if self.backwards else continued,
                "startCursor": cursors[0] if cursors else None,
                "endCursor": cursors[-1] if cursors else None,
            },
        }


def root_of(field: Field, arguments: Mapping[str, Any], caller: Caller, cursors: Cursors) -> Root:
    """The root a field asks for. Raises InvalidInput."""
    told = {name: value for name, value in arguments.items() if value is not None}
    moment = told.pop("asOf", None)
    if moment is not None and moment.tzinfo is None:
        raise InvalidInput("TIME_ZONE", field="asOf")
    if field.name in _SINGLES:
        entity = _SINGLES[field.name]
        if len(told) != 1:
            raise InvalidInput("ONE_KEY", field=field.name)
        ((name, value),) = told.items()
        return One(entity, [looked_up(entity, ATTRIBUTES[entity][name], value)], moment)
    if field.name in _COUNTED:
        return _groups(_COUNTED[field.name], told, moment)
    return _page(field.name, told, moment, f"{caller.client}:{caller.agency}", cursors)


def count(first: int, name: str = "first") -> int:
    """A page size. Raises InvalidInput."""
    if not 0 < first <= MOST:
        raise InvalidInput("PAGE_SIZE", field=name, limit=MOST)
    return first


def in_order(policy: Policy, entity: str, order: Sequence[Order], rows: Sequence[Row]) -> list[tuple[list[Any], Row]]:
    """Rows with their order keys, in order."""
    found = [([_key(policy, entity, row, name) for name, _ in order], row) for row in rows]
    for place, (_, descending) in reversed(list(enumerate(order))):
        found.sort(key=lambda each, place=place: each[0][place], reverse=descending)  # type: ignore[misc]
    return found


def _page(name: str, told: dict[str, Any], moment: datetime | None, who: str, cursors: Cursors) -> Page:
    entity = _PAGES[name]
    backwards = bool({"last", "before"} & told.keys())
    if backwards and {"first", "after"} & told.keys():
        raise InvalidInput("PAGE_BOTH_WAYS", field=name)
    size, at = ("last", "before") if backwards else ("first", "after")
    order: dict[str, bool] = {}
    for item in told.get("orderBy") or ():
        order.setdefault(item["field"], item["direction"] == "DESC")
    where = given(entity, told.get("filter"))
    first = count(told.get(size, _PAGE), size)
    page = Page(entity, where, moment, tuple(order.items()), first, backwards, who, cursors)
    return page.from_cursor(told[at]) if at in told else page


def _groups(entity: str, told: Mapping[str, Any], moment: datetime | None) -> Groups:
    by = [(item["field"], item.get("unit")) for item in told.get("by") or ()]
    for name, unit in by:
        dated = keys.kind_of(entity, name) in {date, datetime}
        if (unit is not None) != dated:
            raise InvalidInput("GROUP_UNIT", field="by", name=name)
    return Groups(entity, given(entity, told.get("filter")), moment, by, told.get("sum") or ())


def _group_key(value: Any, unit: str | None) -> str | None:
    if value is None:
        return None
    if unit is None:
        return keys.text_of(value)
    day = legal_day(value) if isinstance(value, datetime) else value
    return {
        "YEAR": f"{day.year:04d}",
        "QUARTER": f"{day.year:04d}Q{(day.month + 2) // 3}",
        "MONTH": f"{day:%Y-%m}",
        "DAY": day.isoformat(),
    }[unit]


def _sum(values: Any) -> Decimal | None:
    known = [value for value in values if value is not None]
    return sum(known, Decimal(0)) if known else None


def _key(policy: Policy, entity: str, row: Row, name: str) -> Any:
    value = policy.plain(entity, row, name)
    return keys.lowest(entity, name) if value is None else value


def _must_ask(policy: Policy, entity: str, name: str) -> None:
    if not policy.may_ask(entity, name):
        raise Forbidden("FILTER_DENIED", field=camel(name), name=camel(name))
