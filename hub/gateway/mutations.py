"""Legal acts over GraphQL: the input becomes an act, the engine does the rest, the log has it in the same commit."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy.exc import DBAPIError

from hub import clock
from hub.accesslog.log import LogReceipt
from hub.caller import Caller
from hub.disclosure import Disclosure, Request
from hub.errors import Conflict, Forbidden, HubError, InvalidInput, NotFound, Unavailable
from hub.gateway.schema import Mutation
from hub.lifecycle.acts import Act, Paper, Source
from hub.lifecycle.engine import Engine
from hub.lifecycle.matters import open_matter
from hub.store.engine import Store
from hub.store.ids import new_id
from hub.store.session import Unit, unit_of_work
from schema import ENTITIES
from schema.codes import AccessResult
from schema.deadline import Engagement
from schema.fields import Entity, camel, shared_fields
from schema.matter import Matter
from schema.scopes import write_scope

_DENIALS = {Forbidden: AccessResult.DENY_SCOPE, NotFound: AccessResult.DENY_RELATION}


@dataclass(frozen=True, slots=True)
class Done:
    """Outcome of an act: the case, or what stands against it."""

    case_id: str | None
    receipt: LogReceipt
    error: HubError | None = None


class Acts:
    """Performs legal acts for callers."""

    def __init__(self, store: Store, engine: Engine, disclosure: Disclosure) -> None:
        self._store = store
        self._engine = engine
        self._disclosure = disclosure

    async def authorise(self, caller: Caller, request: Request, mutation: Mutation, entities: Collection[str]) -> None:
        """Check that the caller may act and read what it asks back. Raises Forbidden, after logging it."""
        scope = str(write_scope(mutation.lifecycle.name, mutation.transition))
        await self._disclosure.authorise(caller, request, {mutation.lifecycle.entity, *entities}, scope)

    async def perform(self, caller: Caller, request: Request, mutation: Mutation, given: Mapping[str, Any]) -> Done:
        """Perform one act the caller is authorised for.

        A designed error is returned, after it was logged; nothing was changed then.
        """
        lifecycle = mutation.lifecycle
        try:
            async with unit_of_work(self._store) as unit:
                case, before = await self._case(unit, caller, mutation, given)
                opening = None
                if case is None:
                    opening = {
                        "matter_id": await self._matter(unit, caller, mutation, given),
                        "owner_agency": caller.agency,
                    }
                event = await self._engine.apply(unit, self._act(caller, mutation, given), case, opening)
                after = await unit.write.one(_entity(mutation), id=event.case_id)
                receipt = await self._disclosure.record_write(
                    unit,
                    caller,
                    request,
                    f"{lifecycle.entity}:{event.case_id}",
                    before,
                    after.row_hash if after else None,
                )
        except DBAPIError as error:
            refused: HubError = InvalidInput("BAD_VALUE", name="input") if _malformed(error) else Unavailable()
            receipt = await self._disclosure.deny(caller, request, AccessResult.ERROR, refused.code)
            return Done(None, receipt, refused)
        except HubError as error:
            result = _DENIALS.get(type(error), AccessResult.ERROR)
            return Done(None, await self._disclosure.deny(caller, request, result, error.code), error)
        return Done(str(event.case_id), receipt)

    async def _case(
        self, unit: Unit, caller: Caller, mutation: Mutation, given: Mapping[str, Any]
    ) -> tuple[Entity | None, str | None]:
        entity = _entity(mutation)
        key = next(name for name, words in shared_fields(entity).items() if words.key)
        case = await unit.write.one(entity, lock=True, **{key: given[camel(key)]})
        if not mutation.transition.source:
            if case is not None:
                raise Conflict("ALREADY_EXISTS", entity=entity.zh, entity_en=entity.en)
            return None, None
        if case is None or not await unit.write.one(Engagement, matter_id=case.matter_id, agency=caller.agency):
            raise NotFound()
        seen = given.get("expectedVersion")
        if seen is not None and seen != case.version:
            raise Conflict("VERSION_CONFLICT", expected=seen, present=case.version)
        return case, case.row_hash

    async def _matter(self, unit: Unit, caller: Caller, mutation: Mutation, given: Mapping[str, Any]) -> Any:
        number = given.get("matterNumber")
        if number:
            matter = await unit.write.one(Matter, number=number)
            if matter is None or not await unit.write.one(Engagement, matter_id=matter.id, agency=caller.agency):
                raise NotFound(field="matterNumber")
            return matter.id
        entity = _entity(mutation)
        key = next(name for name, words in shared_fields(entity).items() if words.key)
        opened = await open_matter(
            unit.write,
            _source(caller),
            owner_agency=caller.agency,
            opened_on=clock.legal_day(self._act(caller, mutation, given).occurred_at),
            title=str(given[camel(key)]),
            people=given.get("people"),
            amount=given.get("amount"),
        )
        return opened.id

    def _act(self, caller: Caller, mutation: Mutation, given: Mapping[str, Any]) -> Act:
        transition = mutation.transition
        occurred = given.get("occurredAt") or given.get("occurredOn")
        if occurred is None or (given.get("occurredAt") and given.get("occurredOn")):
            raise InvalidInput("ONE_TIME", field="occurredAt")
        if given.get("occurredAt") and occurred.tzinfo is None:
            raise InvalidInput("TIME_ZONE", field="occurredAt")
        entity = _entity(mutation)
        key = next(name for name, words in shared_fields(entity).items() if words.key)
        names = {*transition.needs, *transition.may} - (set() if not transition.source else {key})
        fields = {name: _plain(given[camel(name)]) for name in names if given.get(camel(name)) is not None}
        papers = tuple(
            Paper(paper["kind"].value, paper["issuedOn"], paper["issuer"], paper.get("number"))
            for paper in given["documents"]
        )
        return Act(
            name=transition.act,
            occurred=occurred,
            agency=caller.agency,
            unit=caller.unit,
            officer=caller.user,
            source=_source(caller),
            papers=papers,
            fields=fields,
            key=str(new_id()) if transition.source else "",
        )


def _entity(mutation: Mutation) -> type[Entity]:
    return ENTITIES[mutation.lifecycle.entity]  # type: ignore[return-value]


def _source(caller: Caller) -> Source:
    return Source(f"client:{caller.client}"[:40], caller.trace or str(new_id()))


def _malformed(error: DBAPIError) -> bool:
    """Whether the database refused the values themselves (SQLSTATE class 22)."""
    return str(getattr(error.orig, "sqlstate", "")).startswith("22")


def _plain(value: Any) -> Any:
    return getattr(value, "value", value)
