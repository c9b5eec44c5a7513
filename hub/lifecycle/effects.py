"""What an act leaves behind, in its own transaction: papers, child records, engagement, notices, the linkage entry."""

import hashlib
import uuid
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

import orjson

from hub import clock
from hub.exchange import outbox
from hub.lifecycle.acts import Act
from hub.lifecycle.conditions import matches, values_of
from hub.lifecycle.deadlines import Deadlines, Subject
from hub.lifecycle.matters import engage
from hub.lifecycle.naming import number_of, text_of
from hub.store.session import Unit
from hub.words import Text, text
from schema import LIFECYCLES, children_of, entity_of
from schema.codes import AgencyCode, LinkageEvent
from schema.deadline import BY_ACT, CaseEvent, Engagement, NoticeKind, Notification
from schema.document_types import DocumentType
from schema.evidence import Document
from schema.fields import Entity, FieldClass, Shared
from schema.lifecycle import Transition, starts
from schema.linkage import LinkageEntry, LinkageRepair, LinkageState
from schema.matter import Matter

LINKAGE_SYSTEM = "linkage_platform"
_CHAINED = {"position", "previous_hash", "hash"}
_LINKAGE_LIMITS = (starts("TL-X25.1", each=True), starts("TL-X25.2", each=True))
_PROC_LIMITS = (starts("TL-X21.1", each=True),)
LINKAGE_LIMITS = (*_LINKAGE_LIMITS, *_PROC_LIMITS)
"""Limits of an entry in the linkage platform; each entry has its own."""
_AGENCIES = set(AgencyCode)
_TRACES = {*BY_ACT.classes, str(FieldClass.F1)}


def provenance(act: Act, case: Entity) -> dict[str, Any]:
    """Matter, owner and source of what an act on a case writes."""
    return {
        "matter_id": case.matter_id,
        "owner_agency": act.agency if act.agency in _AGENCIES else case.owner_agency,
        "source_system": act.source.system,
        "source_id": act.source.record,
        "adapter_version": act.source.adapter_version,
        "assumed": ["occurred_at"] if act.assumed or act.undated else [],
    }


async def papers(unit: Unit, act: Act, case: Entity, event: CaseEvent) -> None:
    """Record the papers of an act."""
    for paper in act.papers:
        await unit.write.add(
            Document,
            {
                **provenance(act, case),
                "assumed": [],
                "case_type": event.case_type,
                "case_id": case.id,
                "event_id": event.id,
                "of_class": event.of_class,
                "kind": DocumentType(paper.kind),
                "number": paper.number,
                "issuer": paper.issuer,
                "issued_on": paper.issued_on,
                "title": paper.title,
                "sha256": paper.sha256,
            },
        )


async def children(unit: Unit, act: Act, case: Entity, event: CaseEvent) -> list[Subject]:
    """Write the child records an act brings; their keys and values."""
    ties = children_of(type(case).__name__)
    subjects: list[Subject] = []
    for name, rows in act.children.items():
        kind = entity_of(name)
        for number, given in enumerate(rows, start=1):
            values: dict[str, Any] = {
                **provenance(act, case),
                **given,
                "assumed": [],
                "source_id": f"{event.id}:{name}:{number}",
                ties[name]: case.id,
            }
            if kind.of_case:
                values |= {"case_type": event.case_type, "case_id": case.id}
            if "of_class" in kind.model_fields:
                values["of_class"] = event.of_class
            if kind.model_fields.keys() >= _CHAINED:
                values |= await _chained(unit, kind, {ties[name]: case.id}, values)
            child = await unit.write.add(kind, values)
            subjects.append((str(child.id), child.model_dump(warnings=False)))
    return subjects


async def _chained(
    unit: Unit, kind: type[Entity], parent: Mapping[str, Any], values: Mapping[str, Any]
) -> dict[str, Any]:
    """Place of a record in an append-only chain: its position, the hash before it, and its own over both."""
    earlier = await unit.write.all(kind, order=("position",), **parent)
    previous = str(getattr(earlier[-1], "hash")) if earlier else ""  # noqa: B009
    own = {name: value for name, value in values.items() if name in kind.model_fields and name not in _CHAINED}
    content = orjson.dumps([previous, own], default=str, option=orjson.OPT_SORT_KEYS)
    return {
        "position": len(earlier) + 1,
        "previous_hash": previous,
        "hash": hashlib.sha256(content).hexdigest(),
    }


async def kept_from(unit: Unit, transition: Transition, case: Entity) -> frozenset[str]:
    """Agencies this is not for, because the matter is not one of labour."""
    if not transition.labour_only:
        return frozenset()
    matter = await unit.write.one(Matter, id=case.matter_id)
    signs = LIFECYCLES[type(case).__name__].labour_when.items()
    labour = bool(matter and matter.topic_tags) or any(getattr(case, name) in values for name, values in signs)
    return frozenset() if labour else frozenset(transition.labour_only)


async def engagement(unit: Unit, transition: Transition, act: Act, case: Entity, kept: frozenset[str]) -> None:
    """Engage on the matter whoever acted, is told, or may see it from here on."""
    if case.matter_id is None:
        return
    platform = (AgencyCode.LP,) if transition.linkage else ()
    named = (actor for actor in transition.actors if actor.startswith("@"))
    for agency in named_in(case, (act.agency, *named, *transition.reach, *transition.notify, *platform)):
        if agency in _AGENCIES and agency not in kept:
            await engage(
                unit.write,
                act.source,
                case.matter_id,
                agency=agency,
                since_on=clock.legal_day(act.occurred_at),
                basis=f"{transition.id} {transition.zh} {transition.en}",
                owner_agency=case.owner_agency,
            )


def named_in(case: Entity, agencies: Iterable[str]) -> list[str]:
    """Agencies, those that a field of the case names filled in: all of them where it names several."""
    found: list[str] = []
    for name in agencies:
        held = getattr(case, name[1:], None) if name.startswith("@") else name
        found += [str(item) for item in (held if isinstance(held, list | tuple) else [held]) if item]
    return list(dict.fromkeys(found))


async def tell(
    unit: Unit,
    act: Act,
    case: Entity,
    event: CaseEvent,
    agencies: Iterable[str],
    words: Text,
    kind: NoticeKind = NoticeKind.ACT,
) -> None:
    """Write a notice for each agency."""
    for agency in dict.fromkeys(agencies):
        await unit.write.add(
            Notification,
            {
                **provenance(act, case),
                "source_id": f"{event.id}:{agency}:{kind}",
                "assumed": [],
                "event_id": event.id,
                "of_class": event.of_class,
                "kind": kind,
                "to_agency": agency,
                "text_zh": words.zh[:300],
                "text_en": words.en[:300],
                "sent_at": clock.now(),
            },
        )


def notice(transition: Transition, act: Act, case: Entity) -> Text:
    """What agencies are told of an act."""
    day = str(clock.legal_day(act.occurred_at))
    return text("lifecycle.notice", act=text_of(transition), number=number_of(case) or case.zh, day=day)


async def engaged_on(unit: Unit, matter_id: uuid.UUID | None) -> Sequence[str]:
    """Agencies engaged on a matter."""
    if matter_id is None:
        return ()
    return [str(row.agency) for row in await unit.write.all(Engagement, matter_id=matter_id, order=("agency",))]


def owes(transition: Transition, act: Act, case: Entity) -> bool:
    """Whether the act must stand in the linkage platform."""
    if transition.linkage is None:
        return False
    return matches(transition.linkage_when, values_of(case, act))


async def link(
    unit: Unit,
    deadlines: Deadlines,
    act: Act,
    case: Entity,
    event: CaseEvent,
    what: LinkageEvent,
    repair: LinkageRepair | None = None,
) -> None:
    """Owe the linkage platform an entry, with its limits and the message that carries it."""
    entry = await unit.write.add(
        LinkageEntry,
        {
            **provenance(act, case),
            "source_id": str(event.id),
            "case_type": event.case_type,
            "case_id": case.id,
            "event_id": event.id,
            "event": what,
            "repair": repair,
            "owed_by": act.agency,
            "occurred_at": act.occurred_at,
            "state": LinkageState.ACKNOWLEDGED if act.logged else LinkageState.OWED,
            "acknowledged_at": act.logged.at if act.logged else None,
            "platform_number": act.logged.platform_number if act.logged else None,
        },
    )
    for effect in _PROC_LIMITS if act.agency == AgencyCode.PROC else _LINKAGE_LIMITS:
        started = await deadlines.start(unit.write, case, event, act, effect, subject=str(entry.id))
        if started and act.logged:
            await deadlines.meet(unit.write, started, act.logged.at)
    if not act.logged:
        await outbox.owe(
            unit.session,
            system=LINKAGE_SYSTEM,
            case_key=await _ledger_key(unit, case),
            kind="linkage_entry",
            subject_id=entry.id,
        )


def class_of(of_class: str, case: Entity) -> str:
    """Disclosure class of what an act on a case leaves behind: that of its row, where rows have their own."""
    rows = case.row_class
    if rows is None or of_class != FieldClass.F1:
        return of_class
    found = str(rows.classes.get(str(getattr(case, rows.column)), rows.otherwise))
    return found if found in _TRACES else of_class


def class_of_field(record: Entity, words: Shared) -> str:
    """Disclosure class of what is said about one field of a record: never less closed than the field itself."""
    if words.of in {FieldClass.F1, FieldClass.ROW, FieldClass.OPEN}:
        of = str(FieldClass.F1) if record.row_class else str(record.rows_of)
    else:
        of = str(words.of)
    return class_of(of if of in _TRACES else str(FieldClass.F1), record)


async def _ledger_key(unit: Unit, case: Entity) -> str:
    """What messages about a case are kept in order by: the number of the case it hangs off, else its own."""
    tie = next((tie for tie in case.belongs if tie.parent in LIFECYCLES), None)
    parent_id = getattr(case, tie.column) if tie else None
    if tie is not None and parent_id is not None:
        kind = entity_of(tie.parent)
        parent = await unit.write.one(kind, id=parent_id)
        if parent is not None:
            return number_of(parent)
    return number_of(case) or str(case.id)


def event_values(
    act: Act, case: Entity, transition: Transition, of_class: str, before: str | None, more: Mapping[str, Any]
) -> dict[str, Any]:
    """Values of the event of an act."""
    return {
        **provenance(act, case),
        "source_id": act.key or "once",
        "case_type": type(case).__name__,
        "case_id": case.id,
        "of_class": act.of_class or class_of(of_class, case),
        "transition": transition.id,
        "act": transition.act,
        "act_zh": transition.zh,
        "act_en": transition.en,
        "from_state": before,
        "to_state": transition.target or before,
        "occurred_at": act.occurred_at,
        "by_agency": act.agency if act.agency in _AGENCIES else case.owner_agency,
        "officer": act.officer,
        "officers": list(act.officers),
        **more,
    }
