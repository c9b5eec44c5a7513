"""Rows for every table, drawn by a die: odd texts, ties, gaps, every agency, every disclosure class, two versions.

The worked chain touches a quarter of the entities; what is compared must be found in all of them.
"""

import uuid
from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime, timedelta
from decimal import Decimal
from graphlib import TopologicalSorter
from random import Random
from typing import Any

import asyncpg
import sqlalchemy as sa

from hub.store.engine import plain_url
from schema import ENTITIES, LIFECYCLES
from schema.codes import AgencyCode
from schema.fields import Entity, FieldClass, shared_fields

ROWS = 12
_MATTERS = 8
_MEMBERS = ("HRSS", "JUS", "PSB", "COURT", "PROC")
_STAGES = ("reportTransfer", "sendTransfer", "fileCriminalCase", "sendForProsecution")
_TEXTS = (
    "欧阳修文", "张三", "李四光", "某某建筑劳务有限公司", "南陵县籍山镇陵阳中路88号",
    "安徽省芜湖市南陵县许镇镇黄墓村5组",
    "13800001234", "340223190001019007", "中国农业银行 6228 4804 0256 4890 018", 'a "quoted" \\ text', "第一行\n第二行",
    "\x01\t控制\x7f", "é 𠮷 😀", "", " ", "Zz", "zZ", "<script>&amp;</script>", "皖B12312", "(2023)皖0223执123号",
)  # fmt: skip
_CLASSES = [str(of) for of in FieldClass if of not in {FieldClass.ROW, FieldClass.OPEN, FieldClass.F15}]


class Filling:
    """Makes and inserts rows on one connection."""

    def __init__(self, connection: Any, dice: Random) -> None:
        self.connection = connection
        self.dice = dice
        self.ids: dict[str, list[uuid.UUID]] = defaultdict(list)
        self._serial = 0

    async def fill(self) -> None:
        """Fill every table of records, parents before what hangs off them."""
        for name in _parents_first():
            for _ in range(_MATTERS if name == "Matter" else ROWS):
                await self.add(name)
        for matter in self.ids["Matter"]:
            for act in _STAGES[: self.dice.randint(0, len(_STAGES))]:
                case = {"case_type": "CrimeTransfer", "case_id": self.dice.choice(self.ids["CrimeTransfer"])}
                await self.add("CaseEvent", case | {"matter_id": matter, "act": act})
            for agency in self.dice.sample(_MEMBERS, self.dice.randint(1, len(_MEMBERS))):
                await self.add("Engagement", {"matter_id": matter, "agency": agency})

    async def add(self, name: str, given: Mapping[str, Any] | None = None) -> None:
        """Insert a row; one that a constraint refuses is left out."""
        row = self.row(name) | dict(given or {})
        try:
            await self._insert(name, row)
        except asyncpg.IntegrityConstraintViolationError:
            return
        self.ids[name].append(row["id"])
        if self.dice.random() < 0.4:
            await self.change(name, row)

    async def change(self, name: str, row: dict[str, Any]) -> None:
        """A second version of a row."""
        words = [
            key
            for key, field in shared_fields(ENTITIES[name]).items()
            if key in row and key not in Entity.model_fields and not field.key and not _column(name, key).unique
        ]
        changed = {key: self.value(name, key) for key in self.dice.sample(words, min(3, len(words)))}
        later = {"version": 2, "updated_at": row["updated_at"] + timedelta(days=self.dice.randint(1, 200))}
        changed |= later
        sets = ", ".join(f'"{key}" = ${place}' for place, key in enumerate(changed, start=2))
        try:
            await self.connection.execute(
                f'UPDATE "{_table(name)}" SET {sets} WHERE id = $1', row["id"], *changed.values()
            )
        except asyncpg.IntegrityConstraintViolationError:
            return

    def row(self, name: str) -> dict[str, Any]:
        """Values of all columns."""
        kind = ENTITIES[name]
        columns = kind.__table__.columns
        row = {column.name: self.value(name, column.name) for column in columns}
        case_types = [tie.parent for tie in kind.belongs if tie.column == "case_id"]
        if "case_id" in row and "case_type" in row:
            of_case = self.dice.choice(case_types or [case for case in LIFECYCLES if self.ids[case]] or ["Clue"])
            row |= {"case_type": of_case, "case_id": self.dice.choice(self.ids[of_case] or [uuid.uuid4()])}
        if "of_class" in row:
            row["of_class"] = self.dice.choice(_CLASSES)
        day = datetime(2023, 5, 1, tzinfo=UTC) + timedelta(seconds=self.dice.randint(0, 80_000_000))
        return row | {
            "id": uuid.UUID(int=self.dice.getrandbits(128), version=4),
            "version": 1,
            "owner_agency": self.dice.choice(_MEMBERS),
            "received_at": day,
            "created_at": day,
            "updated_at": day.replace(microsecond=self.dice.choice((0, 120_000, 123_456))),
        }

    def value(self, name: str, attribute: str) -> Any:
        """A value of a column: absent now and then, a tie often."""
        column, dice = _column(name, attribute), self.dice
        words = shared_fields(ENTITIES[name]).get(attribute)
        for key in column.foreign_keys:
            parents = self.ids[_ENTITY_OF[key.column.table.name]]
            return dice.choice(parents) if parents and not (column.nullable and dice.random() < 0.1) else None
        if attribute == "matter_id":
            return dice.choice(self.ids["Matter"]) if self.ids["Matter"] and dice.random() < 0.9 else None
        if column.nullable and dice.random() < 0.25:
            return None
        if words is not None and words.code is not None:
            codes = [str(code) for code in (_MEMBERS if words.code is AgencyCode else words.code)]
            return dice.sample(codes, dice.randint(0, min(3, len(codes)))) if _many(column) else dice.choice(codes)
        if _many(column):
            return dice.choices(_TEXTS, k=dice.randint(0, 3))
        return self.plain(column, bool(column.unique))

    def plain(self, column: Any, unique: bool) -> Any:
        """A value by the kind of its column alone."""
        dice = self.dice
        match column.type:
            case sa.Boolean():
                return dice.random() < 0.5
            case sa.Float():
                return dice.choice((0.5, 1.0, 0.333, 12.0))
            case sa.Numeric():
                return Decimal(dice.choice((0, 1, 499_999, 500_000, 2_000_000, 5_000_000, 5_000_001, 16_850_000))) / 100
            case sa.Integer():
                self._serial += 1
                return self._serial if unique else dice.randint(0, 12)
            case sa.DateTime():
                day = datetime(2023, 5, 1, 8, tzinfo=UTC) + timedelta(days=dice.randint(0, 900))
                return day.replace(microsecond=dice.choice((0, 0, 500_000, 7)))
            case sa.Date():
                return date(2023, 5, 1) + timedelta(days=dice.randint(0, 40) * 20)
            case sa.Uuid():
                return uuid.UUID(int=dice.getrandbits(128), version=4)
            case sa.types.JSON():
                return "{}"
        self._serial += 1
        text = f"试〔2023〕{self._serial}号" if unique else dice.choice(_TEXTS)
        return text[: column.type.length]

    async def _insert(self, name: str, row: Mapping[str, Any]) -> None:
        names = ", ".join(f'"{key}"' for key in row)
        places = ", ".join(f"${place}" for place in range(1, len(row) + 1))
        async with self.connection.transaction():
            await self.connection.execute(f'INSERT INTO "{_table(name)}" ({names}) VALUES ({places})', *row.values())


_ENTITY_OF = {str(entity.__tablename__): name for name, entity in ENTITIES.items()}


def _table(name: str) -> str:
    return str(ENTITIES[name].__tablename__)


def _column(name: str, attribute: str) -> Any:
    return ENTITIES[name].__table__.columns[attribute]


def _many(column: Any) -> bool:
    return isinstance(column.type, sa.ARRAY)


def _parents_first() -> Sequence[str]:
    above: dict[str, set[str]] = {}
    for name, entity in ENTITIES.items():
        if issubclass(entity, Entity):
            tied = {_ENTITY_OF[key.column.table.name] for key in entity.__table__.foreign_keys}
            above[name] = {*tied, *({"Matter"} if name != "Matter" else ())} - {name}
            if "case_id" in entity.model_fields:
                ties = {tie.parent for tie in entity.belongs if tie.column == "case_id"}
                above[name] |= (ties or set(LIFECYCLES)) - {name}
    order = TopologicalSorter(above)
    return list(order.static_order())


async def fill(url: str, dice: Random) -> None:
    """Fill the database at a URL."""
    connection = await asyncpg.connect(dsn=plain_url(url), server_settings={"timezone": "UTC"})
    try:
        await Filling(connection, dice).fill()
    finally:
        await connection.close()
