"""What several systems say of the same field: the first value is held, another one is kept beside it as disputed.

A claim is written only where a second system speaks; until then the record's own provenance is that of its fields.
"""

import uuid
from collections.abc import Mapping
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

from pydantic import TypeAdapter, ValidationError

from hub.errors import InvalidInput
from hub.lifecycle.acts import Source
from hub.lifecycle.effects import class_of_field
from hub.store.session import Unit
from schema import ENTITIES, LIFECYCLES, entity_of
from schema.fields import Entity, camel, given_fields, shared_fields
from schema.provenance import ClaimState, FieldClaim

_KEPT = frozenset({"assumed", "disputed", "state"})
_BROUGHT = (
    child
    for lifecycle in LIFECYCLES.values()
    for each in lifecycle.transitions
    for child in (*(gives.entity for gives in each.gives), *((each.touches.entity,) if each.touches else ()))
)
_IN_REGISTERS = (name for name, kind in ENTITIES.items() if issubclass(kind, Entity) and kind.register)
_WRITTEN = frozenset({*LIFECYCLES, *_BROUGHT, *_IN_REGISTERS})
"""Kinds of record agencies write; events, limits and the like are the engine's own and are mended by acts alone."""


async def say(
    unit: Unit,
    record: Entity,
    source: Source,
    owner_agency: str,
    fields: Mapping[str, Any],
    *,
    case: tuple[str, uuid.UUID],
    legal_at: datetime | None = None,
) -> bool:
    """Take what a system says of fields of a locked record; True if anything changed.

    The record's own system may change its value. Another one fills what is empty; where it says otherwise, the field is
    disputed and both values are kept.
    """
    own = record.source_system == source.system
    words = shared_fields(type(record))
    said = {name: value for name, value in fields.items() if name not in _KEPT and value is not None}
    changes: dict[str, Any] = {}
    changed = False
    disputed = set(record.disputed)
    known = await unit.write.all(FieldClaim, record_id=record.id)
    for name, value in said.items():
        held = getattr(record, name)
        claims = [row for row in known if row.field == camel(name)]
        if any(_settled(row, source, value) for row in claims):
            continue
        others = [row for row in claims if row.source_system != source.system]
        if own and not others:
            changes[name] = value
            continue
        agrees = _text(held) == _text(value)
        holds = any(row.state == ClaimState.HELD for row in claims if row.source_system == source.system)
        if held is None or holds or (own and not any(row.state == ClaimState.HELD for row in others)):
            state = ClaimState.HELD
            changes[name] = value
        else:
            state = ClaimState.AGREES if agrees else ClaimState.DISPUTED
        of_class = class_of_field(record, words[name])
        changed |= await _claim(unit, record, source, owner_agency, name, value, state, case, of_class, legal_at)
        disputed = await _disputed(unit, record, name, value if name in changes else held, disputed)
    if disputed != set(record.disputed):
        changes["disputed"] = sorted(disputed)
    return await unit.write.change(record, changes) or changed


async def settle(unit: Unit, correction: Any) -> None:
    """Write the value a data correction found right to its record, and end the dispute about it.

    Raises InvalidInput where record or field do not exist, or the value does not fit.
    """
    if correction.record_type not in _WRITTEN:
        raise InvalidInput("BAD_VALUE", field="recordType", name="recordType")
    kind = entity_of(correction.record_type)
    name = next((name for name in given_fields(kind) if correction.field in {name, camel(name)}), None)
    if name is None:
        raise InvalidInput("BAD_VALUE", field="field", name="field")
    record = await unit.write.one(kind, lock=True, id=correction.record_id)
    if record is None or record.owner_agency != str(correction.checked_by):
        raise InvalidInput("BAD_VALUE", field="recordId", name="recordId")
    if kind.__name__ in LIFECYCLES and name in LIFECYCLES[kind.__name__].said_by_others(record.owner_agency):
        # What another agency's act says is mended by that agency's correction.
        raise InvalidInput("BAD_VALUE", field="field", name="field")
    try:
        fits: TypeAdapter[Any] = TypeAdapter(kind.model_fields[name].annotation or str)
        value = fits.validate_strings(correction.right_value)
    except ValidationError as error:
        raise InvalidInput("BAD_VALUE", field="rightValue", name="rightValue") from error
    held, claims = getattr(record, name), await _claims(unit, record, name)
    if _text(held) != _text(value) and all(claim.source_system != record.source_system for claim in claims):
        # What the record's own system said stays on record, and is not taken for news when it says so again.
        own = Source(record.source_system, record.source_id, record.adapter_version)
        case = (claims[0].case_type, claims[0].case_id) if claims else (kind.__name__, record.id)
        of_class = class_of_field(record, shared_fields(kind)[name])
        await _claim(unit, record, own, record.owner_agency, name, held, ClaimState.SETTLED, case, of_class, None)
    for claim in claims:
        await unit.write.change(claim, {"state": ClaimState.SETTLED})
    disputed = [field for field in record.disputed if field != camel(name)]
    await unit.write.change(record, {name: value, "disputed": disputed})


def _settled(claim: FieldClaim, source: Source, value: Any) -> bool:
    """Whether a system says again what a data correction has settled."""
    same = claim.source_system == source.system and claim.value == _text(value)
    return same and claim.state == ClaimState.SETTLED


async def _claims(unit: Unit, record: Entity, name: str) -> list[FieldClaim]:
    return list(await unit.write.all(FieldClaim, record_id=record.id, field=camel(name)))


async def _claim(
    unit: Unit,
    record: Entity,
    source: Source,
    owner_agency: str,
    name: str,
    value: Any,
    state: ClaimState,
    case: tuple[str, uuid.UUID],
    of_class: str,
    legal_at: datetime | None,
) -> bool:
    held = await unit.write.one(
        FieldClaim, lock=True, record_id=record.id, field=camel(name), source_system=source.system
    )
    values = {"value": _text(value), "state": state, "source_id": source.record, "legal_at": legal_at}
    if held is not None:
        return await unit.write.change(held, values)
    await unit.write.add(
        FieldClaim,
        {
            **values,
            "matter_id": record.matter_id,
            "owner_agency": owner_agency,
            "source_system": source.system,
            "adapter_version": source.adapter_version,
            "case_type": case[0],
            "case_id": case[1],
            "record_id": record.id,
            "of_class": of_class,
            "field": camel(name),
        },
    )
    return True


async def _disputed(unit: Unit, record: Entity, name: str, held: Any, disputed: set[str]) -> set[str]:
    """Judge the claims about a field again, now that the value held may be another."""
    open_dispute = False
    for claim in await _claims(unit, record, name):
        if claim.state in {ClaimState.HELD, ClaimState.SETTLED}:
            continue
        agrees = claim.value == _text(held)
        open_dispute |= not agrees
        await unit.write.change(claim, {"state": ClaimState.AGREES if agrees else ClaimState.DISPUTED})
    return disputed | {camel(name)} if open_dispute else disputed - {camel(name)}


def _text(value: Any) -> str | None:
    if value is None:
        return None
    if isinstance(value, Decimal):
        return f"{value:.2f}"
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, list | tuple):
        return "、".join(str(item) for item in value)
    return str(value)[:500]
