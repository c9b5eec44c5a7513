"""Inputs of mutations, made from the declarations: what an act, a register entry or a desk act may be given."""

from collections.abc import Iterable
from datetime import date, datetime
from typing import Any

import strawberry

from hub.gateway import types
from hub.gateway.types import enum_of, graphql_type, singular
from schema import ENTITIES, LIFECYCLES, LINKS, entity_of
from schema.codes import CaseLinkKind
from schema.document_types import DocumentType
from schema.fields import Belongs, Entity, given_fields, key_of, shared_fields
from schema.lifecycle import Lifecycle, Repair, Transition


@strawberry.input(description="文书 A document that makes the act exist")
class DocumentInput:
    """A document given with an act."""

    kind: enum_of(DocumentType) = strawberry.field(description="文书种类 kind")  # type: ignore[valid-type]
    issued_on: date = strawberry.field(description="日期 date of the document")
    issuer: str = strawberry.field(description="作出机关 issuing body")
    number: str | None = strawberry.field(default=None, description="文号 document number")
    title: str | None = strawberry.field(default=None, description="标题 title")
    sha256: str | None = strawberry.field(default=None, description="文件的 SHA-256 SHA-256 of the file")


@strawberry.input(description="另一案件 Another case of the matter")
class CaseInput:
    """A case named by kind and number, and how the new one hangs together with it."""

    case_type: str = strawberry.field(description="案件类型，如 Clue kind of case, e.g. Clue")
    number: str = strawberry.field(description="案号 its number")
    relation: enum_of(CaseLinkKind) = strawberry.field(  # type: ignore[valid-type]
        default="FROM", description="关系 relation"
    )


class _Fields:
    """An input type in the making."""

    def __init__(self) -> None:
        self.annotations: dict[str, Any] = {}
        self.fields: dict[str, Any] = {}

    def add(
        self, name: str, kind: Any, description: str, *, required: bool = False, deprecation: str | None = None
    ) -> None:
        self.annotations[name] = kind if required else kind | None
        options: dict[str, Any] = {"description": description}
        if not required:
            # GraphQL forbids to deprecate what must be given.
            options |= {"default": None, "deprecation_reason": deprecation}
        self.fields[name] = strawberry.field(**options)

    def shared(self, entity: type[Entity], name: str, *, required: bool = False) -> None:
        """Add a shared field of an entity."""
        words = shared_fields(entity)[name]
        kind, described = graphql_type(entity, name, words), f"{words.zh} {words.en}"
        self.add(name, kind, described, required=required, deprecation=words.deprecation)

    def made(self, name: str, description: str) -> Any:
        made = types.class_of(name, self.annotations, self.fields)
        registered = strawberry.input(made, description=description)
        setattr(types, name, registered)
        return registered


def _capital(name: str) -> str:
    return name[0].upper() + name[1:]


def tie_to_case(entity: type[Entity]) -> Belongs | None:
    """The tie to the case a record hangs off, where it has one."""
    return next((tie for tie in entity.belongs if tie.parent in LIFECYCLES), None)


def ties_by_id(entity: type[Entity]) -> Iterable[Belongs]:
    """Ties to records that are given by their id."""
    return (tie for tie in entity.belongs if tie is not tie_to_case(entity) and tie.column in entity.model_fields)


def parent_field(parent: str) -> str:
    """Name of the input field that names the case a new record hangs off (``mediationCaseNumber``)."""
    return f"{singular(parent)}Number"


def id_field(tie: Belongs) -> str:
    """Attribute-like name of the input field that gives a tie's id."""
    return tie.column if tie.column.endswith("_id") else f"{tie.column}_id"


def children_field(case: str, child: str) -> str:
    """Name of the input field for child records: that of the link from the case to them."""
    names = [link.name for link in LINKS[case].values() if link.target == child and link.many]
    return names[0] if names else str(ENTITIES[child].plural)


_children: dict[str, Any] = {}


def child_input(child: str) -> Any:
    """The input of one child record."""
    if child not in _children:
        entity = entity_of(child)
        made = _Fields()
        _own(made, entity, required=True)
        _children[child] = made.made(f"{child}Input", f"{entity.zh} {entity.en}")
    return _children[child]


def _own(made: _Fields, entity: type[Entity], *, required: bool) -> None:
    for name in given_fields(entity):
        made.shared(entity, name, required=required and entity.model_fields[name].is_required())
    for tie in ties_by_id(entity):
        needed = required and entity.model_fields[tie.column].is_required()
        parent = entity_of(tie.parent)
        made.add(id_field(tie), strawberry.ID, f"{parent.zh}编号 id of the {parent.en}", required=needed)


def act_input(lifecycle: Lifecycle, transition: Transition) -> Any:
    """The input of a legal act."""
    entity = entity_of(lifecycle.entity)
    words = shared_fields(entity)
    key = key_of(entity)
    opening = not transition.source
    made = _Fields()
    optional = bool(lifecycle.numbered) if opening else not entity.model_fields[key].is_required()
    made.add(key, str, f"{words[key].zh} {words[key].en}", required=not optional)
    if optional and not opening:
        made.add("id", strawberry.ID, "内部编号，没有编号的记录用它 internal id, for a record without a number")
    made.add("occurred_at", datetime, "办理时间，与办理日二者填一 legal time; give this or the day")
    made.add("occurred_on", date, "办理日 legal day")
    made.add("documents", list[DocumentInput], "文书 documents", required=True)
    if transition.officers:
        made.add("officers", list[str], "承办人员执法证号 certificate numbers of the officers", required=True)
    else:
        made.add("officers", list[str], "承办人员执法证号 certificate numbers of the officers")
    if opening:
        _origin(made, entity)
    else:
        made.add("expected_version", int, "您所见的版本 the version you saw")
    if transition.repair is not None:
        _repair(made, entity, transition.repair)
    if not opening and key in transition.says:
        made.add("new_number", str, f"{words[key].zh}（新） new {words[key].en}", required=key in transition.needs)
    for name in transition.says:
        if name != key:
            made.shared(entity, name, required=opening and name in transition.needs)
    for gives in transition.gives:
        child = entity_of(gives.entity)
        field = children_field(lifecycle.entity, gives.entity)
        described = f"{child.zh} {child.en}"
        made.add(_snake(field), list.__class_getitem__(child_input(gives.entity)), described, required=gives.required)
    if transition.touches is not None:
        _touch(made, transition)
    return made.made(f"{_capital(transition.act)}Input", f"{transition.zh} {transition.en}")


def _origin(made: _Fields, entity: type[Entity]) -> None:
    tie = tie_to_case(entity)
    if tie is not None:
        parent = entity_of(tie.parent)
        needed = entity.model_fields[tie.column].is_required()
        made.add(_snake(parent_field(tie.parent)), str, f"{parent.zh}编号 number of the {parent.en}", required=needed)
        if needed:
            return _source(made)
    if entity.of_case:
        made.add("case_type", str, "案件类型 kind of case", required=True)
        made.add("case_number", str, "案号 number of the case", required=True)
        return _source(made)
    if not entity.in_matter:
        return _source(made)
    made.add("matter_number", str, "所属案事编号；不填则新建 matter it belongs to; a new one if absent")
    made.add("origin", CaseInput, "来源案件，并入其案事 case it comes from, whose matter it joins")
    return _source(made)


def _source(made: _Fields) -> None:
    made.add(
        "source_id",
        str,
        "本机关系统中的记录编号，重复提交只登记一次 id in your own system; sent twice it is one record",
    )


def _repair(made: _Fields, entity: type[Entity], repair: Repair) -> None:
    made.add("reason", str, "事由 reason", required=True)
    if repair is Repair.VOID:
        return
    made.add("event", strawberry.ID, "所更正或撤销的环节编号 id of the step it mends", required=True)
    if repair is Repair.CORRECT:
        made.add("corrected_at", datetime, "正确的办理时间 right legal time of that step")
        made.add("corrected_on", date, "正确的办理日 right legal day of that step")
        for name, words in given_fields(entity).items():
            if not words.key:
                made.shared(entity, name)


def _touch(made: _Fields, transition: Transition) -> None:
    touches = transition.touches
    assert touches is not None
    child = entity_of(touches.entity)
    made.add(
        _snake(f"{singular(touches.entity)}Id"), strawberry.ID, f"{child.zh}编号 id of the {child.en}", required=True
    )
    for name in (*touches.needs, *touches.may):
        made.shared(child, name)


def record_input(entity: type[Entity]) -> Any:
    """The input that enters a record in a register."""
    made = _Fields()
    _own(made, entity, required=True)
    tie = tie_to_case(entity)
    if tie is not None:
        parent = entity_of(tie.parent)
        needed = entity.model_fields[tie.column].is_required()
        made.add(_snake(parent_field(tie.parent)), str, f"{parent.zh}编号 number of the {parent.en}", required=needed)
    elif entity.of_case:
        made.add("case_type", str, "案件类型 kind of case", required=True)
        made.add("case_number", str, "案号 number of the case", required=True)
    elif entity.in_matter:
        made.add("matter_number", str, "所属案事编号 matter it belongs to")
    _source(made)
    return made.made(f"Record{entity.__name__}Input", f"登记{entity.zh} Enter: {entity.en}")


def amend_input(entity: type[Entity]) -> Any:
    """The input that changes a record of a register; what is not given stays."""
    made = _Fields()
    made.add("id", strawberry.ID, "编号 id", required=True)
    made.add("expected_version", int, "您所见的版本 the version you saw", required=True)
    _own(made, entity, required=False)
    return made.made(f"Amend{entity.__name__}Input", f"修改{entity.zh} Change: {entity.en}")


@strawberry.input(description="办结任务 Report a task as done")
class CompleteTaskInput:
    """What is said of a task that is done."""

    id: strawberry.ID = strawberry.field(description="任务编号 id of the task")
    done_on: date = strawberry.field(description="办结日 day it was done")
    outcome: str | None = strawberry.field(default=None, description="办理意见 outcome or agreed handling opinion")
    expected_version: int | None = strawberry.field(default=None, description="您所见的版本 the version you saw")


@strawberry.input(description="标记通知已读 Mark a notification as read")
class ReadNotificationInput:
    """Which notification was read."""

    id: strawberry.ID = strawberry.field(description="通知编号 id of the notification")


@strawberry.input(description="关联两个案件 Link two cases")
class LinkCasesInput:
    """Two cases and their relation."""

    case_type: str = strawberry.field(description="案件类型 kind of case")
    case_number: str = strawberry.field(description="案号 its number")
    relation: enum_of(CaseLinkKind) = strawberry.field(description="关系 relation")  # type: ignore[valid-type]
    other_type: str = strawberry.field(description="关联案件类型 kind of the other case")
    other_number: str = strawberry.field(description="关联案号 number of the other case")


def _snake(name: str) -> str:
    return "".join(f"_{letter.lower()}" if letter.isupper() else letter for letter in name)
