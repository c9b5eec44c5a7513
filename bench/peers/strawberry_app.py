"""The ordinary Python way: Strawberry with parser and validation caches, DataLoaders, SQLAlchemy. No policy, no log.

Run as a program: ``python -m bench.peers.strawberry_app URL PORT``.
"""

import sys
import uuid
from collections import defaultdict
from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import strawberry
import uvicorn
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine
from sqlmodel import SQLModel, col, select
from sqlmodel.ext.asyncio.session import AsyncSession
from strawberry.asgi import GraphQL
from strawberry.dataloader import DataLoader
from strawberry.extensions import ParserCache, ValidationCache
from strawberry.types import Info

from hub.store.engine import driver_url
from schema.enforcement import EnforcementCase, EnforcementMeasure
from schema.evidence import Evidence
from schema.matter import Matter
from schema.party import Party, PartyRole, Role


class Loaders:
    """The loaders of one request."""

    def __init__(self, engine: AsyncEngine) -> None:
        self.engine = engine
        self.matter = DataLoader(load_fn=self._one(Matter))
        self.party = DataLoader(load_fn=self._one(Party))
        self.roles = DataLoader(load_fn=self._many(PartyRole, "matter_id", "id"))
        self.evidence = DataLoader(load_fn=self._many(Evidence, "matter_id", "id"))
        self.cases = DataLoader(load_fn=self._many(EnforcementCase, "matter_id", "filed_on desc", "id"))
        self.measures = DataLoader(load_fn=self._many(EnforcementMeasure, "enforcement_case_id", "from_on", "id"))

    async def rows(self, statement: Any) -> Sequence[Any]:
        """What a statement finds."""
        async with AsyncSession(self.engine) as session:
            return (await session.exec(statement)).all()

    def _one(self, kind: type[SQLModel]) -> Callable[[list[uuid.UUID]], Any]:
        async def load(keys: list[uuid.UUID]) -> list[Any]:
            found = {row.id: row for row in await self.rows(select(kind).where(col(kind.id).in_(keys)))}  # type: ignore[attr-defined]
            return [found.get(key) for key in keys]

        return load

    def _many(self, kind: type[SQLModel], column: str, *order: str) -> Callable[[list[uuid.UUID]], Any]:
        key = getattr(kind, column)
        ordered = [
            getattr(kind, name.removesuffix(" desc")).desc() if name.endswith(" desc") else getattr(kind, name)
            for name in order
        ]

        async def load(keys: list[uuid.UUID]) -> list[list[Any]]:
            found = defaultdict(list)
            for row in await self.rows(select(kind).where(key.in_(keys)).order_by(*ordered)):
                found[getattr(row, column)].append(row)
            return [found[wanted] for wanted in keys]

        return load


def _loaders(info: Info) -> Loaders:
    return info.context["loaders"]


@strawberry.type(name="Party")
class PartyType:
    """A person or unit."""

    kind: str
    name: str
    uscc: str | None
    address: str | None


@strawberry.type(name="PartyRole")
class RoleType:
    """The part a party plays."""

    role: str
    from_on: date | None
    party_id: strawberry.Private[uuid.UUID]

    @strawberry.field
    async def party(self: PartyRole, info: Info) -> PartyType | None:
        """Who plays it."""
        return await _loaders(info).party.load(self.party_id)


@strawberry.type(name="Evidence")
class EvidenceType:
    """A piece of evidence."""

    number: str | None
    kind: str
    title: str
    state: str
    collected_on: date | None


@strawberry.type(name="EnforcementMeasure")
class MeasureType:
    """One measure."""

    kind: str
    target: str | None
    amount: Decimal | None
    from_on: date
    until_on: date | None
    released_on: date | None


@strawberry.type(name="EnforcementCase")
class CaseType:
    """One round of enforcement."""

    id: strawberry.Private[uuid.UUID]
    matter_id: strawberry.Private[uuid.UUID]
    case_number: str
    court: str
    cause: str | None
    state: str
    filed_on: date | None
    closed_on: date | None
    due: Decimal | None
    collected: Decimal | None
    paid_out: Decimal | None
    unpaid: Decimal | None

    @strawberry.field
    async def matter(self: EnforcementCase, info: Info) -> "MatterType | None":
        """Its matter."""
        return await _loaders(info).matter.load(self.matter_id) if self.matter_id else None

    @strawberry.field
    async def measures(self: EnforcementCase, info: Info) -> list[MeasureType]:
        """Its measures."""
        return await _loaders(info).measures.load(self.id)


@strawberry.type(name="Matter")
class MatterType:
    """One dispute."""

    id: strawberry.Private[uuid.UUID]
    number: str
    title: str
    opened_on: date
    closed_on: date | None
    amount_total: Decimal | None
    green_channel: bool

    @strawberry.field
    async def party_roles(self: Matter, info: Info) -> list[RoleType]:
        """Who takes part."""
        return await _loaders(info).roles.load(self.id)

    @strawberry.field
    async def evidence_items(self: Matter, info: Info) -> list[EvidenceType]:
        """Its evidence."""
        return await _loaders(info).evidence.load(self.id)

    @strawberry.field
    async def enforcement_cases(self: Matter, info: Info) -> list[CaseType]:
        """Its enforcement cases."""
        return await _loaders(info).cases.load(self.id)


@strawberry.type
class MatterConnection:
    """A page of matters."""

    nodes: list[MatterType]


@strawberry.input
class DateFilter:
    """Comparison of a day."""

    lt: date


@strawberry.input
class MatterFilter:
    """Which matters."""

    opened_on: DateFilter


@strawberry.type
class Query:
    """The questions of the benchmark."""

    @strawberry.field
    async def enforcement_case(self, info: Info, case_number: str) -> CaseType | None:
        """One case by its number."""
        wanted = select(EnforcementCase).where(EnforcementCase.case_number == case_number)
        found = await _loaders(info).rows(wanted)
        return found[0] if found else None

    @strawberry.field
    async def matters(self, info: Info, first: int, filter: MatterFilter) -> MatterConnection:
        """The newest matters opened before a day."""
        wanted = (
            select(Matter)
            .where(col(Matter.opened_on) < filter.opened_on.lt)
            .order_by(col(Matter.opened_on).desc(), col(Matter.id))
            .limit(first)
        )
        return MatterConnection(nodes=await _loaders(info).rows(wanted))  # type: ignore[arg-type]


@strawberry.type
class UserError:
    """What stands against a mutation."""

    code: str


@strawberry.type
class RecordPartyRolePayload:
    """What became of a mutation."""

    party_role: RoleType | None
    errors: list[UserError]


@strawberry.input
class RecordPartyRoleInput:
    """A party's part in a case."""

    role: str
    from_on: date
    party_id: strawberry.ID
    case_type: str
    case_number: str


@strawberry.type
class Mutation:
    """What is written in the benchmark."""

    @strawberry.mutation
    async def record_party_role(self, info: Info, input: RecordPartyRoleInput) -> RecordPartyRolePayload:
        """Enter a party's part in a case."""
        now = datetime.now(UTC)
        async with AsyncSession(_loaders(info).engine, expire_on_commit=False) as session:
            wanted = select(EnforcementCase).where(EnforcementCase.case_number == input.case_number)
            case = (await session.exec(wanted)).one()
            row = PartyRole(
                id=uuid.uuid4(),
                matter_id=case.matter_id,
                owner_agency="COURT",
                source_system="bench",
                source_id=str(uuid.uuid4()),
                received_at=now,
                created_at=now,
                updated_at=now,
                party_id=uuid.UUID(input.party_id),
                case_type=input.case_type,
                case_id=case.id,
                role=Role(input.role),
                from_on=input.from_on,
            )
            session.add(row)
            await session.commit()
        return RecordPartyRolePayload(party_role=row, errors=[])  # type: ignore[arg-type]


class App(GraphQL):
    """The endpoint, with loaders of its own for each request."""

    def __init__(self, url: str) -> None:
        schema = strawberry.Schema(
            Query, Mutation, extensions=[lambda: ParserCache(maxsize=64), lambda: ValidationCache(maxsize=64)]
        )
        super().__init__(schema, graphql_ide=None)
        self._engine = create_async_engine(driver_url(url), pool_size=8, max_overflow=0)

    async def get_context(self, request: Any, response: Any) -> Any:
        """What resolvers get."""
        return {"loaders": Loaders(self._engine)}


if __name__ == "__main__":
    uvicorn.run(
        App(sys.argv[1]),
        host="127.0.0.1",
        port=int(sys.argv[2]),
        loop="uvloop",
        http="httptools",
        log_level="warning",
        access_log=False,
    )
