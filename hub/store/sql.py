"""From reads and a caller's access to one SELECT: row conditions, masks and the list of records read inside it.

JSON is built by concatenation of ``to_json`` texts, the cheapest form PostgreSQL has and one without an argument
limit. Names come from the schema only; every value is bound.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

import orjson
from sqlmodel import SQLModel

from hub.store.columns import default_order, full_order, is_unique, json_of, keyset, kind_of, order_key, sql_type
from hub.store.engine import RAW
from hub.store.read import (
    Access,
    Compare,
    Condition,
    Either,
    Every,
    Grouping,
    Kinds,
    Listed,
    Nested,
    Not,
    Op,
    Read,
    Root,
    Shape,
    Slot,
    TypeName,
    Value,
    Values,
    compared,
)
from hub.store.visible import ENGAGED, Above, Place, Visible, conjunction, literal, matter_column, member
from schema import ENTITIES, READ_SCOPE
from schema.fields import Declared, Entity, Shared, shared_fields
from schema.party import PartyRole

FIRST_MAX = 200
GROUPS_MAX = 1000

_SIGNS = {Op.EQ: "=", Op.NE: "IS DISTINCT FROM", Op.LT: "<", Op.GTE: ">="}


@dataclass(frozen=True, slots=True)
class Statement:
    """One SELECT with what it is bound to.

    It yields a row per record: number of the read, one JSON text per shape, the order values with the id, the records
    read, the total (on a row of its own), and whether the caller may see the row. Records that are not placed make one
    row, with their number for the total.
    """

    sql: str
    binds: tuple[Any, ...]
    roots: tuple[Root, ...]
    shapes: int
    """How many columns hold JSON."""

    def parameters(self, values: Values) -> list[Any]:
        """What the placeholders stand for, for these variables. Raises InvalidInput for a value that cannot be."""
        return [bind.of(values) if isinstance(bind, Slot | Listed) else bind for bind in self.binds]


def compile_reads(reads: Sequence[Read], access: Access) -> Statement:
    """One statement for all reads of an operation.

    Raises Forbidden if a filter, an order or a sum names a field the caller does not see in clear.
    """
    return _Compiler(access).statement(reads)


class Parent(NamedTuple):
    """The row something hangs off."""

    entity: type[Declared]
    t: str


class _Compiler:
    def __init__(self, access: Access) -> None:
        self.binds: list[Any] = []
        self.visible = Visible(access, self.bind)
        self._aliases = iter(range(1, 100_000))
        self._moments: dict[Any, str] = {}
        self.fields: dict[str, None] = {}
        self.level = "L1"
        self.as_of: Any = None

    def bind(self, value: Any) -> str:
        self.binds.append(value)
        return f"${len(self.binds)}"

    def alias(self) -> str:
        return f"t{next(self._aliases)}"

    def statement(self, reads: Sequence[Read]) -> Statement:
        shapes = max(1 if read.group else len(read.shapes) for read in reads)
        selects: list[str] = []
        roots: list[Root] = []
        for number, read in enumerate(reads):
            self.visible.notes, self.fields, self.level, self.as_of = {}, {}, "L1", read.as_of
            if read.group:
                selects.append(self.groups(number, read, read.group, shapes))
            else:
                selects += self.records(number, read, shapes)
            roots.append(Root(read, tuple(self.visible.notes), tuple(sorted(self.fields)), self.level))
        sql = selects[0] if len(selects) == 1 else " UNION ALL ".join(f"({select})" for select in selects)
        return Statement(sql, tuple(self.binds), tuple(roots), shapes)

    def records(self, number: int, read: Read, shapes: int) -> list[str]:
        entity, t = ENTITIES[read.entity], self.alias()
        texts, id_lists, joins = [], [], []
        for shape in read.shapes:
            json, ids, more = self.node(shape, t, ())
            texts.append(json)
            id_lists.append(ids)
            joins += more
        texts += ["NULL::text"] * (shapes - len(texts))
        ids = " || ',' || ".join(id_lists)
        visible = self.visible.row(entity, t)
        wanted = [self.condition(entity, t, condition) for condition in read.where]
        if read.single:
            seen = f"({visible}) IS TRUE"
            columns = [str(number), *map(_raw, texts), "NULL::text[]", ids, "NULL::bigint", f"{t}.seen_"]
            rows = self.rows(
                entity,
                t,
                conjunction(wanted),
                self.first_of(entity, t, read, seen),
                1,
                [*columns, *joins],
                f"{seen} AS seen_",
            )
            return [f"SELECT {', '.join(columns)} FROM {rows}{''.join(joins)}"]
        order = full_order(entity, read.order)
        keys = [self.ordered_by(entity, t, item.name, free=item in default_order(entity)) for item in order]
        seen = where = conjunction([*wanted, visible])
        down = [item.descending != read.backwards for item in order]
        if read.after is not None:
            bound = [
                f"{self.bind(value)}::text::{sql_type(entity, item.name)}"
                for value, item in zip(read.after, order, strict=True)
            ]
            where = conjunction([seen, keyset(keys, bound, down)])
        by = ", ".join(f"{key} {'DESC' if falling else 'ASC'}" for key, falling in zip(keys, down, strict=True))
        beside = [f'{t}."{name}"' for name in read.named if shared_fields(entity)[name].key]
        limit = min(read.first, FIRST_MAX) + (not read.joined)
        from_rows = f"FROM {self.rows(entity, t, where, by, limit, [*texts, ids, *joins, by, *beside])}"
        from_rows += "".join(joins)
        if read.joined:
            named = ", ".join([*(f"{text} AS j{place}" for place, text in enumerate(texts)), f"{ids} AS ids"])
            joined = [_raw(f"string_agg(q.j{place}, ',')") for place in range(shapes)]
            columns = [str(number), *joined, "NULL::text[]", "string_agg(q.ids, ',')", "count(*)", "true"]
            found = [f"SELECT {', '.join(columns)} FROM (SELECT {named} {from_rows} ORDER BY {by}) q"]
        else:
            places = "ARRAY[" + ", ".join(f"{key}::text" for key in (*keys, *beside)) + "]"
            columns = [str(number), *map(_raw, texts), places, ids, "NULL::bigint", "true"]
            found = [f"SELECT {', '.join(columns)} {from_rows} ORDER BY {by}"]
        if read.total:
            nothing = [_raw("NULL")] * shapes + ["NULL::text[]", "NULL::text", "count(*)", "NULL::boolean"]
            found.append(f"SELECT {', '.join([str(number), *nothing])} FROM {self.table(entity)} {t} WHERE {seen}")
        return found

    def first_of(self, entity: type[Declared], t: str, read: Read, seen: str) -> str:
        """Which of several records of one key is meant: the first the caller may see."""
        if all(is_unique(entity, each.name) for each in compared(read.where)):
            return ""
        return f"{seen} DESC, {self.default_order(entity, t)}"

    def default_order(self, entity: type[Declared], t: str) -> str:
        """The declared order of a list, which does not depend on who reads it."""
        keys = ((self.ordered_by(entity, t, key.name, free=True), key) for key in full_order(entity, ()))
        return ", ".join(f"{text} {'DESC' if key.descending else 'ASC'}" for text, key in keys)

    def rows(
        self,
        entity: type[Declared],
        t: str,
        where: str,
        order: str,
        limit: int,
        used: Sequence[str],
        *more: str,
        above: Above | None = None,
    ) -> str:
        """The rows at alias ``t``, picked before anything hangs off them, with the columns ``used`` speaks of."""
        named = {name for text in used for name in re.findall(rf'\b{t}\."?(\w+)', text)}
        table = SQLModel.metadata.tables[str(entity.__tablename__)]
        columns = [f'{t}."{column.name}"' for column in table.columns if column.name in named]
        columns += more
        if ENGAGED in named:
            columns.append(f"{self.visible.engaged(entity, t, above)} AS {ENGAGED}")
        by = f" ORDER BY {order}" if order else ""
        return f"(SELECT {', '.join(columns)} FROM {self.table(entity)} {t} WHERE {where}{by} LIMIT {limit}) {t}"

    def groups(self, number: int, read: Read, group: Grouping, shapes: int) -> str:
        entity, t = ENTITIES[read.entity], self.alias()
        keys = [self.group_key(entity, t, name, unit) for name, unit in group.by]
        sums = [f"sum({self.clear_column(entity, t, name)})" for name in group.sums]
        columns = [*(f"{key} AS k{n}" for n, key in enumerate(keys)), "count(*) AS c"]
        columns += [f"{text} AS s{n}" for n, text in enumerate(sums)]
        wanted = [self.condition(entity, t, condition) for condition in read.where]
        where = conjunction([*wanted, self.visible.row(entity, t)])
        names = [f"k{n}" for n in range(len(keys))]
        inner = f"SELECT {', '.join(columns)} FROM {self.table(entity)} {t} WHERE {where}"
        if names:
            inner += f" GROUP BY {', '.join(names)}"
        parts = {
            "keys": self.json_list(names),
            "count": "g.c::text",
            "sums": self.json_list([f"s{n}" for n in range(len(sums))]),
            "__typename": literal('"Group"'),
        }
        body = " || ',' || ".join(f"{literal(member(key))} || {parts[what]}" for key, what in group.items) or "''"
        nothing = [_raw("NULL")] * (shapes - 1) + ["NULL::text[]", "NULL::text", "NULL::bigint", "true"]
        order = ", ".join(f'g.{name} COLLATE "C" NULLS FIRST' for name in names) or "1"
        told = ", ".join([str(number), _raw(f"'{{' || {body} || '}}'"), *nothing])
        return f"SELECT {told} FROM ({inner}) g ORDER BY {order} LIMIT {GROUPS_MAX + 1}"

    def json_list(self, columns: Sequence[str]) -> str:
        texts = " || ',' || ".join(f"coalesce(to_json(g.{name}::text)::text, 'null')" for name in columns)
        return f"'[' || {texts or literal('')} || ']'"

    def group_key(self, entity: type[Declared], t: str, name: str, unit: str | None) -> str:
        column = self.clear_column(entity, t, name)
        if unit is None:
            return f"{column}::text"
        local = f"({column} AT TIME ZONE 'Asia/Shanghai')" if kind_of(entity, name) == "datetime" else column
        form = {"YEAR": "YYYY", "QUARTER": 'YYYY"Q"Q', "MONTH": "YYYY-MM", "DAY": "YYYY-MM-DD"}[unit]
        return f"to_char({local}, '{form}')"

    def clear_column(self, entity: type[Declared], t: str, name: str) -> str:
        words = shared_fields(entity)[name]
        self.visible.must_be_clear(entity, name, words)
        self.note_field(entity, name, words)
        return self.visible.column(t, name, words)

    def note_field(self, entity: type[Declared], name: str, words: Shared) -> None:
        self.fields[f"{entity.__name__}.{name}"] = None
        self.level = max(self.level, str(words.level))

    def node(self, shape: Shape, t: str, path: tuple[str, ...]) -> tuple[str, str, list[str]]:
        """JSON text, ids text and lateral joins for one record at alias ``t``."""
        entity = ENTITIES[shape.entity]
        words = shared_fields(entity)
        parts: list[str] = []
        joins: list[str] = []
        ids = f"'{shape.entity}:' || {t}.id"
        for item in shape.items:
            match item:
                case TypeName(key):
                    value = literal(orjson.dumps(shape.entity).decode())
                case Value(key, name, enum):
                    self.note_field(entity, name, words[name])
                    column = self.visible.column(t, name, words[name])
                    clear = json_of(entity, name, column, words[name], enum=enum, past=self.as_of is not None)
                    value = self.visible.value(Place(entity, t, (*path, key)), words[name], clear, column)
                case Nested(key):
                    value, ids_column, join = self.nested(item, Parent(entity, t), (*path, key))
                    joins.append(join)
                    ids += f" || {ids_column}"
            parts.append(f"{literal(('{' if not parts else ',') + member(key))} || {value}")
        return " || ".join([*parts, literal("}")]) if parts else literal("{}"), ids, joins

    def nested(self, item: Nested, parent: Parent, path: tuple[str, ...]) -> tuple[str, str, str]:
        outer = self.alias()
        limit = min(item.first, FIRST_MAX) if item.link.many else 1
        if isinstance(item.shape, Kinds):
            inner = " UNION ALL ".join(
                f"({self.linked(item, shape, parent, path, limit, by_id=True)})"
                for shape in item.shape.shapes
                if READ_SCOPE[shape.entity] in self.visible.access.scopes
            )
            inner = f"SELECT js, ids FROM ({inner}) u ORDER BY u.id LIMIT {limit}" if inner else _NOTHING
        else:
            inner = self.linked(item, item.shape, parent, path, limit)
        if not item.link.many:
            join = f" LEFT JOIN LATERAL ({inner}) {outer} ON true"
            return f"coalesce({outer}.js, 'null')", f"coalesce(',' || {outer}.ids, '')", join
        # The aggregates read the rows in the order of the subquery: nothing stands between them.
        join = (
            f" LEFT JOIN LATERAL (SELECT '[' || coalesce(string_agg(s.js, ','), '') || ']' AS js,"
            f" coalesce(',' || string_agg(s.ids, ','), '') AS ids FROM ({inner}) s) {outer} ON true"
        )
        return f"{outer}.js", f"{outer}.ids", join

    def linked(
        self, item: Nested, shape: Shape, parent: Parent, path: tuple[str, ...], limit: int, *, by_id: bool = False
    ) -> str:
        entity, t, link = ENTITIES[shape.entity], self.alias(), item.link
        json, ids, joins = self.node(shape, t, path)
        matter = matter_column(parent.entity)
        # A part of today, not of a past moment, is one of those by which a party is known today.
        alike = bool(matter_column(entity)) or (parent.entity is PartyRole and self.as_of is None)
        above = Above(parent.t, matter) if matter and alike else None
        conditions = [f"{t}.{link.target_column} = {parent.t}.{link.column}", self.visible.row(entity, t, above)]
        if link.case_type:
            conditions.append(f"{t}.case_type = {literal(link.case_type)}")
        columns = [f"{json} AS js", f"{ids} AS ids", *([f"{t}.id"] if by_id else [])]
        by = ""
        if by_id:
            by = f"{t}.id"
        elif link.many:
            by = self.default_order(entity, t)
        where, order = conjunction(conditions), f" ORDER BY {by}" if by else ""
        if not _leads_on(shape):
            return f"SELECT {', '.join(columns)} FROM {self.table(entity)} {t} WHERE {where}{order} LIMIT {limit}"
        # What hangs off the rows is joined one row after the other, so they stay in order.
        rows = self.rows(entity, t, where, by, limit, [json, ids, *joins], above=above)
        return f"SELECT {', '.join(columns)} FROM {rows}{''.join(joins)}"

    def ordered_by(self, entity: type[Declared], t: str, name: str, *, free: bool) -> str:
        words = shared_fields(entity).get(name)
        if words is None:
            return order_key(entity, name, f'{t}."{name}"')
        if not free and name != "id":
            self.visible.must_be_clear(entity, name, words)
        return order_key(entity, name, self.visible.column(t, name, words))

    def condition(self, entity: type[Declared], t: str, condition: Condition) -> str:
        match condition:
            case Compare():
                return self.compare(entity, t, condition)
            case Every(of):
                return conjunction([self.condition(entity, t, each) for each in of])
            case Either(of):
                return " OR ".join(f"({self.condition(entity, t, each)})" for each in of) or "false"
            case Not(of):
                # A comparison with nothing does not hold, so its opposite does.
                return f"({self.condition(entity, t, of)}) IS NOT TRUE"

    def compare(self, entity: type[Declared], t: str, compare: Compare) -> str:
        words = shared_fields(entity)[compare.name]
        if not (words.key and compare.op in {Op.EQ, Op.IN}):
            # A key may be asked for by whoever knows it whole; anything else would let it be guessed.
            self.visible.must_be_clear(entity, compare.name, words)
        column = self.visible.column(t, compare.name, words)
        match compare.op:
            case Op.IS_NULL:
                return f"{column} IS {'' if compare.value else 'NOT '}NULL"
            case Op.IN:
                return f"{column} = ANY({self.bind(compare.value)})"
            case Op.PREFIX:
                return f"starts_with({column}, {self.bind(compare.value)})"
            case Op.CONTAINS:
                part = self.bind(compare.value) + "::text"
                return f"grams({column}) @> grams({part}) AND position({part} IN {column}) > 0"
            case _:
                return f"{column} {_SIGNS[compare.op]} {self.bind(compare.value)}"

    def table(self, entity: type[Declared]) -> str:
        name = str(entity.__tablename__)
        if self.as_of is None or not issubclass(entity, Entity):
            return f'"{name}"'
        if self.as_of not in self._moments:
            self._moments[self.as_of] = self.bind(self.as_of) + "::timestamptz"
        moment = self._moments[self.as_of]
        return (
            f'(SELECT r.* FROM record_history h CROSS JOIN LATERAL jsonb_populate_record(NULL::"{name}", h.row) r'
            f" WHERE h.entity = '{name}' AND h.since <= {moment} AND (h.until IS NULL OR h.until > {moment}))"
        )


def _raw(json: str) -> str:
    """JSON in the type whose values readers take as bytes."""
    return f"({json})::{RAW}"


_NOTHING = "SELECT NULL::text AS js, NULL::text AS ids WHERE false"


def _leads_on(shape: Shape) -> bool:
    """Whether anything hangs off the records of a shape."""
    return any(isinstance(item, Nested) for item in shape.items)
