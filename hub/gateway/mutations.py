"""Mutations: the input becomes an act or a record, the engines do the rest, the log has it in the same commit."""

import uuid
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy.exc import DBAPIError

from hub import clock
from hub.accesslog.log import LogReceipt
from hub.caller import Caller
from hub.disclosure import Disclosure, Request
from hub.errors import Conflict, Forbidden, HubError, InvalidInput, NotFound, Unavailable
from hub.gateway import inputs
from hub.gateway.given import acting, plain, tidy, uuid_of, values_given
from hub.gateway.schema import Mutation, Work
from hub.lifecycle.acts import Act, Source
from hub.lifecycle.engine import Engine
from hub.lifecycle.matters import open_matter
from hub.lifecycle.records import Records, engaged, engaged_case, issued, known_case, known_record
from hub.store import idempotency
from hub.store.engine import Store
from hub.store.idempotency import RequestKey
from hub.store.ids import new_id
from hub.store.session import Unit, unit_of_work
from schema import entity_of
from schema.codes import AccessResult, CaseLinkKind
from schema.fields import Entity, camel, key_of
from schema.matter import Matter

_DENIALS = {Forbidden: AccessResult.DENY_SCOPE, NotFound: AccessResult.DENY_RELATION}
_KEY_MAX = 200


@dataclass(frozen=True, slots=True)
class Done:
    """Outcome of a mutation: the record, or what stands against it."""

    record_id: str | None
    receipt: LogReceipt
    error: HubError | None = None


class Acts:
    """Performs mutations for callers."""

    def __init__(self, store: Store, engine: Engine, disclosure: Disclosure) -> None:
        self._store = store
        self._engine = engine
        self._records = Records(engine.tasks)
        self._disclosure = disclosure

    async def authorise(self, caller: Caller, request: Request, mutation: Mutation, entities: Collection[str]) -> None:
        """Check that the caller may act and read what it asks back. Raises Forbidden, after logging it."""
        scope = mutation.scope(caller.agency)
        await self._disclosure.authorise(caller, request, {mutation.entity, *entities}, scope)

    async def perform(
        self,
        caller: Caller,
        request: Request,
        mutation: Mutation,
        given: Mapping[str, Any],
        key: RequestKey | None = None,
    ) -> Done:
        """Perform one mutation the caller is authorised for; ``key`` is the caller's idempotency key.

        A designed error is returned, after it was logged; nothing was changed then.
        """
        try:
            async with unit_of_work(self._store) as unit:
                given = tidy(given)
                keys = _keys(request, mutation, given, key)
                if key is not None:
                    await idempotency.agree(unit.session, caller.client, key.names, key.digest)
                made = [
                    await idempotency.claim(unit.session, caller.client, name, digest) for name, digest in keys.items()
                ]
                earlier = next((found for found in made if found is not None), None)
                before: str | None
                if earlier is not None:
                    row, before = await self._earlier(unit, mutation, earlier)
                else:
                    row, before = await self._work(unit, caller, mutation, given)
                for name in keys:
                    await idempotency.settle(unit.session, caller.client, name, row.id)
                receipt = await self._disclosure.record_write(
                    unit, caller, request, f"{mutation.entity}:{row.id}", before, row.row_hash
                )
        except DBAPIError as error:
            refused: HubError = InvalidInput("BAD_VALUE", name="input") if _malformed(error) else Unavailable()
            receipt = await self._disclosure.deny(caller, request, AccessResult.ERROR, refused.code)
            return Done(None, receipt, refused)
        except HubError as error:
            result = _DENIALS.get(type(error), AccessResult.ERROR)
            return Done(None, await self._disclosure.deny(caller, request, result, error.code), error)
        return Done(str(row.id), receipt)

    async def _earlier(self, unit: Unit, mutation: Mutation, record_id: uuid.UUID) -> tuple[Entity, str]:
        row = await unit.write.one(_entity(mutation), id=record_id)
        assert row is not None
        return row, row.row_hash

    async def _work(
        self, unit: Unit, caller: Caller, mutation: Mutation, given: Mapping[str, Any]
    ) -> tuple[Entity, str | None]:
        """Do what the mutation asks; the record, and its hash before."""
        source, agency = _source(caller, given), caller.agency
        match mutation.work:
            case Work.ACT:
                return await self._act(unit, caller, mutation, given, source)
            case Work.RECORD:
                values = await self._place(unit, caller, _entity(mutation), given)
                return await self._records.enter(unit, _entity(mutation), source, agency, caller.unit, values), None
            case Work.AMEND | Work.COMPLETE | Work.READ:
                return await self._change(unit, caller, mutation, given)
            case Work.LINK:
                case = await engaged_case(unit, agency, given["caseType"], given["caseNumber"], field="caseNumber")
                other = await engaged_case(unit, agency, given["otherType"], given["otherNumber"], field="otherNumber")
                relation = CaseLinkKind(plain(given["relation"]))
                return await self._records.link(unit, source, agency, case, relation, other), None

    async def _change(
        self, unit: Unit, caller: Caller, mutation: Mutation, given: Mapping[str, Any]
    ) -> tuple[Entity, str | None]:
        """Change one record; the record, and its hash before."""
        kind, agency, record_id = _entity(mutation), caller.agency, uuid_of(given["id"], "id")
        version = given.get("expectedVersion")
        match mutation.work:
            case Work.AMEND:
                values = await self._seen(unit, agency, kind, values_given(kind, given))
                return await self._records.amend(unit, kind, agency, caller.unit, record_id, version, values)
            case Work.COMPLETE:
                done_on, outcome = given["doneOn"], given.get("outcome")
                return await self._records.complete(unit, agency, record_id, done_on, outcome, version)
            case _:
                return await self._records.read_notice(unit, agency, record_id)

    async def _seen(self, unit: Unit, agency: str, kind: type[Entity], values: dict[str, Any]) -> dict[str, Any]:
        """The values, once every record they name by id is one the agency knows. Raises NotFound otherwise."""
        for tie in inputs.ties_by_id(kind):
            if values.get(tie.column) is not None:
                await known_record(unit, agency, tie, values[tie.column])
        return values

    async def _act(
        self, unit: Unit, caller: Caller, mutation: Mutation, given: Mapping[str, Any], source: Source
    ) -> tuple[Entity, str | None]:
        assert mutation.lifecycle is not None
        assert mutation.transition is not None
        entity = _entity(mutation)
        act = acting(caller, mutation.lifecycle, mutation.transition, given, source)
        for name, rows in act.children.items():
            for row_given in rows:
                await self._seen(unit, caller.agency, entity_of(name), dict(row_given))
        opening = None
        origin: Entity | None = None
        if mutation.transition.source:
            case: Entity | None = await self._case(unit, caller, entity, given)
        else:
            case = None
            await self._absent(unit, entity, given)
            opening, origin = await self._opening(unit, caller, mutation, given, act)
        before = case.row_hash if case is not None else None
        event = await self._engine.apply(unit, act, case, opening)
        row = await unit.write.one(entity, id=event.case_id)
        assert row is not None
        if origin is not None:
            relation = CaseLinkKind(plain(given["origin"]["relation"]))
            await self._records.link(unit, source, caller.agency, row, relation, origin)
        return row, before

    async def _case(self, unit: Unit, caller: Caller, entity: type[Entity], given: Mapping[str, Any]) -> Entity:
        key = key_of(entity)
        equals: dict[str, Any] = {key: given.get(camel(key))}
        if (equals[key] is None) == (given.get("id") is None):
            raise InvalidInput("ONE_KEY", field=camel(key))
        if equals[key] is None:
            equals = {"id": uuid_of(given["id"], "id")}
        case = await unit.write.one(entity, lock=True, **equals)
        if case is None or not await engaged(unit, caller.agency, case.matter_id, of_matter=entity.in_matter):
            raise NotFound()
        seen = given.get("expectedVersion")
        if seen is not None and seen != case.version:
            raise Conflict("VERSION_CONFLICT", expected=seen, present=case.version)
        return case

    async def _absent(self, unit: Unit, entity: type[Entity], given: Mapping[str, Any]) -> None:
        key = key_of(entity)
        number = given.get(camel(key))
        if number is None:
            return
        equals: dict[str, Any] = {key: number}
        if await unit.write.one(entity, **equals) is not None:
            raise Conflict("ALREADY_EXISTS", entity=entity.zh, entity_en=entity.en)

    async def _opening(
        self, unit: Unit, caller: Caller, mutation: Mutation, given: Mapping[str, Any], act: Act
    ) -> tuple[dict[str, Any], Entity | None]:
        """What a new case needs beside its act: the case it hangs off or comes from, its matter, its owner."""
        entity = _entity(mutation)
        values: dict[str, Any] = {"owner_agency": caller.agency}
        tie = inputs.tie_to_case(entity)
        places = [*((inputs.parent_field(tie.parent),) if tie is not None else ()), "matterNumber", "origin"]
        named = [place for place in places if given.get(place)]
        if len(named) > 1:
            raise InvalidInput("ONE_PLACE", field=named[1], first=named[0], second=named[1])
        if tie is not None:
            field = inputs.parent_field(tie.parent)
            if given.get(field):
                parent = await engaged_case(unit, caller.agency, tie.parent, given[field], field=field)
                return values | {tie.column: parent.id, "matter_id": parent.matter_id}, None
        if entity.of_case:
            about = await engaged_case(unit, caller.agency, given["caseType"], given["caseNumber"], field="caseNumber")
            of_case = {"case_type": type(about).__name__, "case_id": about.id, "matter_id": about.matter_id}
            return values | of_case, None
        if not entity.in_matter and tie is None:
            return values, None
        origin = given.get("origin")
        if origin and plain(origin["relation"]) == CaseLinkKind.BASIS:
            # Whoever holds the paper a case rests on may join its matter; without it that no such case is known, and
            # that its paper is another, look the same.
            basis = await self._basis(unit, caller, mutation, given)
            if basis is not None:
                return values | {"matter_id": basis.matter_id}, basis
        elif origin:
            source = await engaged_case(unit, caller.agency, origin["caseType"], origin["number"], field="origin")
            return values | {"matter_id": source.matter_id}, source
        return values | {"matter_id": await self._matter(unit, caller, _entity(mutation), given, act)}, None

    async def _basis(self, unit: Unit, caller: Caller, mutation: Mutation, given: Mapping[str, Any]) -> Entity | None:
        """The case a new one rests on: one the caller is engaged on, or one whose paper it holds."""
        assert mutation.transition is not None
        origin = given["origin"]
        case = await known_case(unit, origin["caseType"], origin["number"], field="origin")
        if case is None or await engaged(unit, caller.agency, case.matter_id, of_matter=case.in_matter):
            return case
        numbers = [paper["number"] for paper in given["documents"] if paper.get("number")]
        return case if await issued(unit, case, mutation.transition.joins, numbers) else None

    async def _matter(
        self, unit: Unit, caller: Caller, entity: type[Entity], given: Mapping[str, Any], act: Act
    ) -> uuid.UUID:
        number = given.get("matterNumber")
        if number:
            matter = await unit.write.one(Matter, number=number)
            if matter is None or not await engaged(unit, caller.agency, matter.id):
                raise NotFound(field="matterNumber")
            return matter.id
        opened = await open_matter(
            unit.write,
            act.source,
            owner_agency=caller.agency,
            opened_on=clock.legal_day(act.occurred_at),
            title=str(given.get(camel(key_of(entity))) or entity.zh),
            topics=[plain(topic) for topic in given.get("topicTags") or ()],
            people=act.fields.get("people"),
            amount=act.fields.get("amount"),
        )
        return opened.id

    async def _place(
        self, unit: Unit, caller: Caller, entity: type[Entity], given: Mapping[str, Any]
    ) -> dict[str, Any]:
        """Values of a new register record, with the case or matter it belongs to."""
        values = await self._seen(unit, caller.agency, entity, values_given(entity, given))
        tie = inputs.tie_to_case(entity)
        if tie is not None:
            field = inputs.parent_field(tie.parent)
            if given.get(field):
                parent = await engaged_case(unit, caller.agency, tie.parent, given[field], field=field)
                values |= {tie.column: parent.id, "matter_id": parent.matter_id}
        elif entity.of_case:
            case = await engaged_case(unit, caller.agency, given["caseType"], given["caseNumber"], field="caseNumber")
            values |= {"case_type": type(case).__name__, "case_id": case.id, "matter_id": case.matter_id}
        elif given.get("matterNumber"):
            matter = await unit.write.one(Matter, number=given["matterNumber"])
            if matter is None or not await engaged(unit, caller.agency, matter.id):
                raise NotFound(field="matterNumber")
            values |= {"matter_id": matter.id}
        return values


def _keys(request: Request, mutation: Mutation, given: Mapping[str, Any], key: RequestKey | None) -> dict[str, str]:
    """The keys under which the work is known, each with a digest of what was sent under it.

    The caller's own stands for its whole request; the record's id in its system for this act, however it is asked for.
    """
    keys = {key.name: key.digest} if key else {}
    if given.get("sourceId"):
        keys[f"source:{mutation.entity}:{given['sourceId']}"] = idempotency.digest_of(request.operation, given)
    for name in keys:
        if len(name) > _KEY_MAX:
            field = "sourceId" if name.startswith("source:") else "Idempotency-Key"
            raise InvalidInput("BAD_VALUE", field=field, name=field)
    return keys


def _entity(mutation: Mutation) -> type[Entity]:
    return entity_of(mutation.entity)


def _source(caller: Caller, given: Mapping[str, Any]) -> Source:
    return Source(f"client:{caller.client}"[:40], given.get("sourceId") or caller.trace or str(new_id()))


def _malformed(error: DBAPIError) -> bool:
    """Whether the database refused the values themselves (SQLSTATE class 22)."""
    return str(getattr(error.orig, "sqlstate", "")).startswith("22")
