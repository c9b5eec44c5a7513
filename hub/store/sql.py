"""From a read and a caller's access to one SELECT: row conditions, masks and the list of records read inside it.

JSON is built by concatenation of ``to_json`` texts, the cheapest form PostgreSQL has and one without an argument
limit. Names come from the schema only; every value is bound.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import orjson
from sqlmodel import SQLModel

from hub.errors import Forbidden, InvalidInput
from hub.store.masks import MASKS
from hub.store.read import (
    Access,
    Compare,
    Nested,
    Note,
    Op,
    Order,
    Read,
    Rule,
    Shape,
    Treatment,
    TypeName,
    Value,
)
from schema import ENTITIES
from schema.fields import Entity, FieldClass, Mask, RowClass, Shared, camel, shared_fields

FIRST_MAX = 200

_OF_ROW = {FieldClass.F1, FieldClass.ROW}
"""Fields that take the class of their row, where rows have one."""
_REFUSAL = {
    Treatment.MASKED: "MASKED",
    Treatment.STATUS: "STATUS_ONLY",
    Treatment.APPROVAL: "DENY_APPROVAL",
    Treatment.NONE: "DENY_RELATION",
}
_LOWEST = {
    "date": "DATE '0001-01-01'",
    "datetime": "TIMESTAMPTZ '0001-01-01 00:00:00+00'",
    "Decimal": "-1",
    "int": "-1",
}


@dataclass(slots=True)
class Statement:
    """SQL text with its parameters in order, and what the log and the answer must say about it."""

    sql: str
    parameters: list[Any]
    notes: tuple[Note, ...]
    fields: tuple[str, ...]
    level: str


def compile_read(read: Read, access: Access) -> Statement:
    """One statement for one root.

    It yields a row per record: one JSON text per shape, the order values and id, the records read, and whether more
    or hidden ones exist. Raises Forbidden if a filter or order names a field the caller does not see in clear.
    """
    return _Compiler(access, read.as_of).root(read)


class _Compiler:
    def __init__(self, access: Access, as_of: datetime | None) -> None:
        self.access = access
        self.as_of = as_of
        self._moment: str | None = None
        self.parameters: list[Any] = []
        self.notes: dict[Note, None] = {}
        self.fields: dict[str, None] = {}
        self.level = "L1"
        self._aliases = iter(range(1, 10_000))
        self._agency: str | None = None

    def bind(self, value: Any) -> str:
        self.parameters.append(value)
        return f"${len(self.parameters)}"

    @property
    def agency(self) -> str:
        if self._agency is None:
            self._agency = self.bind(self.access.agency) + "::text"
        return self._agency

    def alias(self) -> str:
        return f"t{next(self._aliases)}"

    def root(self, read: Read) -> Statement:
        entity = ENTITIES[read.entity]
        t = self.alias()
        shapes, joins = [], []
        for shape in read.shapes:
            json, ids, more_joins = self.node(shape, t, ())
            shapes.append((json, ids))
            joins += more_joins
        visible = self.row_condition(entity, t)
        wanted = [self.compare(entity, t, compare) for compare in read.where]
        order = (
            *(read.order or default_order(entity)),
            *(() if _ends_with_id(read, entity) else (Order("id"),)),
        )
        keys = [self.order_key(entity, t, item) for item in order]
        columns = [json for json, _ in shapes]
        columns.append("ARRAY[" + ", ".join(f"{key}::text" for key in keys) + "]")
        columns.append(" || ',' || ".join(ids for _, ids in shapes))
        if read.single:
            columns += ["NULL::bigint", visible]
            where = wanted
        else:
            total = "NULL::bigint"
            if read.total:
                total = f"(SELECT count(*) FROM {self.table(entity)} {t} WHERE {_all([*wanted, visible])})"
            columns += [total, "true"]
            where = [*wanted, visible]
            if read.after is not None:
                where.append(self.keyset(entity, keys, order, read))
        direction = ", ".join(
            f"{key} {'DESC' if item.descending != read.backwards else 'ASC'}"
            for key, item in zip(keys, order, strict=True)
        )
        sql = (
            f"SELECT {', '.join(columns)} FROM {self.table(entity)} {t}{''.join(joins)}"
            f" WHERE {_all(where)} ORDER BY {direction} LIMIT {min(read.first, FIRST_MAX) + 1}"
        )
        return Statement(sql, self.parameters, tuple(self.notes), tuple(sorted(self.fields)), self.level)

    def node(self, shape: Shape, t: str, path: tuple[str, ...]) -> tuple[str, str, list[str]]:
        """JSON text, ids text and lateral joins for one record at alias ``t``."""
        entity = ENTITIES[shape.entity]
        words = shared_fields(entity)
        parts, joins = [], []
        ids = f"'{shape.entity}:' || {t}.id::text"
        for item in shape.items:
            match item:
                case TypeName(key):
                    value = _literal(orjson.dumps(shape.entity).decode())
                case Value(key, name):
                    value = self.value(entity, t, name, words[name], (*path, key))
                case Nested(key):
                    column, ids_column, join = self.nested(item, t, (*path, key))
                    joins.append(join)
                    value = column
                    ids += f" || {ids_column}"
            parts.append(_literal(f"{orjson.dumps(key).decode()}:") + f" || {value}")
        body = " || ',' || ".join(parts) if parts else "''"
        return f"'{{' || {body} || '}}'", ids, joins

    def nested(self, item: Nested, parent: str, path: tuple[str, ...]) -> tuple[str, str, str]:
        link, entity = item.link, ENTITIES[item.link.target]
        t, outer = self.alias(), self.alias()
        json, ids, joins = self.node(item.shape, t, path)
        condition = [f"{t}.{link.target_column} = {parent}.{link.column}", self.row_condition(entity, t)]
        if link.case_type:
            condition.append(f"{t}.case_type = {_literal(link.case_type)}")
        keys = [(self.order_key(entity, t, order), order.descending) for order in default_order(entity)]
        order_by = ", ".join(
            f"{key} {'DESC' if descending else 'ASC'}" for key, descending in [*keys, (f"{t}.id", False)]
        )
        inner = (
            f"SELECT {json} AS js, {ids} AS ids, row_number() OVER (ORDER BY {order_by}) AS n"
            f" FROM {self.table(entity)} {t}{''.join(joins)} WHERE {_all(condition)}"
            f" ORDER BY {order_by} LIMIT {min(item.first, FIRST_MAX) if link.many else 1}"
        )
        js = (
            "coalesce('[' || string_agg(s.js, ',' ORDER BY s.n) || ']', '[]')"
            if link.many
            else "coalesce(max(s.js), 'null')"
        )
        join = (
            f" LEFT JOIN LATERAL (SELECT {js} AS js, coalesce(',' || string_agg(s.ids, ','), '') AS ids"
            f" FROM ({inner}) s) {outer} ON true"
        )
        return f"{outer}.js", f"{outer}.ids", join

    def value(self, entity: type[SQLModel], t: str, name: str, words: Shared, path: tuple[str, ...]) -> str:
        self.fields[f"{entity.__name__}.{name}"] = None
        self.level = max(self.level, str(words.level))
        column = self.column(t, name, words)
        plain = f"{column}::text" if words.money else column
        clear = f"coalesce(to_json({plain})::text, 'null')"
        row_class = _row_class(entity)
        if row_class and words.of in _OF_ROW:
            branches = {
                field_class: self.treated(entity, t, words, field_class, clear, column, path, by_row=True)
                for field_class in dict.fromkeys((*row_class.classes.values(), row_class.otherwise))
            }
            return _by_class(t, row_class, branches)
        return self.treated(entity, t, words, words.of, clear, column, path)

    def treated(
        self,
        entity: type[SQLModel],
        t: str,
        words: Shared,
        of: str,
        clear: str,
        column: str,
        path: tuple[str, ...],
        *,
        by_row: bool = False,
    ) -> str:
        if of in self.access.everywhere or of == FieldClass.F15:
            return clear
        rule = self.access.rule(of)
        own = self.rendered(words, rule.own, clear, column)
        linked = self.rendered(words, rule.linked, clear, column)
        worst = rule.linked if linked != clear else rule.own
        unseen = by_row and worst in {Treatment.NONE, Treatment.APPROVAL}
        if (own != clear or linked != clear) and not unseen:
            # Rows that are not seen at all leave no note: it would speak of what may not even be there.
            self.notes[Note(path, _REFUSAL[worst])] = None
        if rule.stage and linked != "'null'":
            linked = f"CASE WHEN {self.stage(entity, t, rule)} THEN {linked} ELSE 'null' END"
            if not by_row:
                self.notes[Note(path, "DENY_STAGE")] = None
        if own == linked:
            return own
        return f"CASE WHEN {t}.owner_agency = {self.agency} THEN {own} ELSE {linked} END"

    def rendered(self, words: Shared, treatment: Treatment, clear: str, column: str) -> str:
        if _in_clear(words, treatment):
            return clear
        if treatment is Treatment.MASKED and words.mask is not Mask.HIDE:
            return f"coalesce(to_json({MASKS[words.mask].format(x=column)})::text, 'null')"
        return "'null'"

    def row_condition(self, entity: type[SQLModel], t: str) -> str:
        row_class = _row_class(entity)
        if row_class is None:
            return self.class_condition(entity, t, entity.rows_of)  # type: ignore[attr-defined]
        branches = {
            field_class: self.class_condition(entity, t, field_class)
            for field_class in dict.fromkeys((*row_class.classes.values(), row_class.otherwise))
        }
        return _by_class(t, row_class, branches)

    def class_condition(self, entity: type[SQLModel], t: str, of: str) -> str:
        if of in self.access.everywhere:
            return "true"
        rule = self.access.rule(of)
        if of == FieldClass.F15:
            return f"{t}.agency = {self.agency}" if rule.own is Treatment.CLEAR else "false"
        shown = {Treatment.CLEAR, Treatment.MASKED, Treatment.STATUS}
        conditions = []
        if rule.own in shown:
            conditions.append(f"{t}.owner_agency = {self.agency}")
        if rule.linked in shown:
            engaged = self.engaged(entity, t)
            conditions.append(f"({engaged} AND {self.stage(entity, t, rule)})" if rule.stage else engaged)
        return f"({' OR '.join(conditions)})" if conditions else "false"

    def engaged(self, entity: type[SQLModel], t: str) -> str:
        return f"EXISTS (SELECT 1 FROM engagement e WHERE {self.matters(entity, t, 'e')} AND e.agency = {self.agency})"

    def matters(self, entity: type[SQLModel], t: str, other: str) -> str:
        """Condition that a row of another table belongs to a matter of this row."""
        if entity.__name__ == "Party":
            return f"{other}.matter_id IN (SELECT pr.matter_id FROM partyrole pr WHERE pr.party_id = {t}.id)"
        return f"{other}.matter_id = {t}.{'id' if entity.__name__ == 'Matter' else 'matter_id'}"

    def stage(self, entity: type[SQLModel], t: str, rule: Rule) -> str:
        acts = self.bind(list(rule.stage))
        return (
            f"EXISTS (SELECT 1 FROM caseevent ce WHERE {self.matters(entity, t, 'ce')}"
            f" AND ce.case_type = 'CrimeTransfer' AND ce.act = ANY({acts}::text[]))"
        )

    def compare(self, entity: type[SQLModel], t: str, compare: Compare) -> str:
        words = shared_fields(entity)[compare.name]
        if not (words.key and compare.op in {Op.EQ, Op.IN}):
            # A key may be asked for by whoever knows it whole; anything else would let it be guessed.
            self.must_be_clear(entity, compare.name, words)
        column = self.column(t, compare.name, words)
        if compare.op is Op.IS_NULL:
            return f"{column} IS {'' if compare.value else 'NOT '}NULL"
        if compare.op is Op.IN:
            return f"{column} = ANY({self.bind(list(compare.value))})"
        if compare.op is Op.PREFIX:
            return f"starts_with({column}, {self.bind(compare.value)})"
        sign = {Op.EQ: "=", Op.NE: "IS DISTINCT FROM", Op.LT: "<", Op.GTE: ">="}[compare.op]
        return f"{column} {sign} {self.bind(compare.value)}"

    def must_be_clear(self, entity: type[SQLModel], name: str, words: Shared) -> None:
        """A filter or order on a hidden value would reveal it."""
        if words.of in self.access.everywhere or words.of in {FieldClass.OPEN, FieldClass.F15}:
            return
        row_class = _row_class(entity)
        by_row = row_class if row_class and words.of in _OF_ROW else None
        classes: set[FieldClass] = {*by_row.classes.values(), by_row.otherwise} if by_row else {words.of}
        for of in classes:
            rule = self.access.rule(of)
            if by_row and rule.linked in {Treatment.NONE, Treatment.APPROVAL}:
                continue  # Such rows are not seen at all.
            if not _in_clear(words, rule.linked):
                raise Forbidden("FILTER_DENIED", field=camel(name), name=camel(name))

    def order_key(self, entity: type[SQLModel], t: str, order: Order) -> str:
        words = shared_fields(entity).get(order.name)
        if words is None:
            return f"{t}.{order.name}"
        if order.name != "id":
            self.must_be_clear_or_default(entity, order, words)
        column = self.column(t, order.name, words)
        kind = _python_type(entity, order.name)
        if kind in _LOWEST:
            return f"coalesce({column}, {_LOWEST[kind]})"
        if kind == "bool":
            return f"coalesce({column}, false)"
        if kind == "UUID":
            return column
        return f"coalesce({column}, '') COLLATE \"C\""

    def must_be_clear_or_default(self, entity: type[SQLModel], order: Order, words: Shared) -> None:
        if order not in default_order(entity):
            self.must_be_clear(entity, order.name, words)

    def keyset(self, entity: type[SQLModel], keys: list[str], order: tuple[Order, ...], read: Read) -> str:
        if read.after is None or len(read.after) != len(order):
            raise InvalidInput("BAD_CURSOR", field="after")
        bound = [
            f"{self.bind(value)}::text::{_sql_type(entity, item.name)}"
            for value, item in zip(read.after, order, strict=True)
        ]
        choices = []
        for index, item in enumerate(order):
            sign = "<" if item.descending != read.backwards else ">"
            equal = [f"{keys[before]} = {bound[before]}" for before in range(index)]
            choices.append(_all([*equal, f"{keys[index]} {sign} {bound[index]}"]))
        return "(" + " OR ".join(f"({choice})" for choice in choices) + ")"

    def column(self, t: str, name: str, words: Shared) -> str:
        if words.blurred and words.of not in self.access.everywhere:
            return f"({words.blurred.format(t=t)})"
        return f"({words.sql.format(t=t)})" if words.sql else f'{t}."{name}"'

    def table(self, entity: type[SQLModel]) -> str:
        name = str(entity.__tablename__)
        if self.as_of is None or not issubclass(entity, Entity):
            return f'"{name}"'
        if self._moment is None:
            self._moment = self.bind(self.as_of) + "::timestamptz"
        return (
            f'(SELECT r.* FROM record_history h CROSS JOIN LATERAL jsonb_populate_record(NULL::"{name}", h.row) r'
            f" WHERE h.entity = '{name}' AND h.since <= {self._moment}"
            f" AND (h.until IS NULL OR h.until > {self._moment}))"
        )


def _in_clear(words: Shared, treatment: Treatment) -> bool:
    """Whether a field comes in clear under a treatment."""
    if treatment is Treatment.CLEAR or (treatment in {Treatment.STATUS, Treatment.MASKED} and words.status):
        return True
    return treatment is Treatment.MASKED and words.mask is Mask.HIDE and words.level in {"L1", "L2"}


def default_order(entity: type[SQLModel]) -> tuple[Order, ...]:
    """The entity's declared order without the tie-break."""
    names: tuple[str, ...] = entity.order  # type: ignore[attr-defined]
    return tuple(Order(name.removeprefix("-"), name.startswith("-")) for name in names if name != "id")


def _ends_with_id(read: Read, entity: type[SQLModel]) -> bool:
    order = read.order or default_order(entity)
    return bool(order) and order[-1].name == "id"


def _row_class(entity: type[SQLModel]) -> RowClass | None:
    return getattr(entity, "row_class", None)


def _by_class(t: str, row_class: RowClass, branches: dict[FieldClass, str]) -> str:
    if len(set(branches.values())) == 1:
        return next(iter(branches.values()))
    whens = "".join(
        f" WHEN {t}.{row_class.column} = {_literal(value)} THEN {branches[of]}"
        for value, of in row_class.classes.items()
        if branches[of] != branches[row_class.otherwise]
    )
    return f"CASE{whens} ELSE {branches[row_class.otherwise]} END"


def _python_type(entity: type[SQLModel], name: str) -> str:
    annotation = entity.model_fields[name].annotation if name in entity.model_fields else str
    names = [part.__name__ for part in _parts(annotation) if part is not type(None)]
    return str(names[0])


def _sql_type(entity: type[SQLModel], name: str) -> str:
    kinds = {
        "date": "date", "datetime": "timestamptz", "Decimal": "numeric", "int": "bigint",
        "UUID": "uuid", "bool": "boolean",
    }  # fmt: skip
    return kinds.get(_python_type(entity, name), "text")


def _parts(annotation: Any) -> Iterator[Any]:
    arguments = getattr(annotation, "__args__", None)
    if arguments and not isinstance(annotation, type):
        for argument in arguments:
            yield from _parts(argument)
    else:
        yield annotation


def _all(conditions: list[str]) -> str:
    return " AND ".join(f"({condition})" for condition in conditions) if conditions else "true"


def _literal(text: str) -> str:
    return "'" + text.replace("'", "''") + "'"
