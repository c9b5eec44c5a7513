"""What ``hub schema docs`` says: every kind of record with its fields, links and writers, and every code table."""

import re
from collections.abc import Iterable, Iterator
from typing import Any, get_origin

from hub.gateway.inputs import children_field, id_field, parent_field, tie_to_case, ties_by_id
from hub.gateway.schema import ROOTS, RootKind
from hub.gateway.types import graphql_type, singular
from schema import ENTITIES, LIFECYCLES, LINKS
from schema.codes import Purpose
from schema.deadline import BY_ACT
from schema.fields import Code, Declared, Entity, Mask, Register, Shared, camel, given_fields, shared_fields
from schema.lifecycle import ANYONE
from schema.links import Link
from schema.scopes import Scope

INTRODUCTION = """# 数据字典 Data dictionary

共享数据标准的全部记录和代码表，由程序生成（`hub schema docs --output docs/data-dictionary.md`），测试保证两者一致。
法律行为见 [acts.md](acts.md)，GraphQL 契约见 [hub.graphql](../schema/hub.graphql)。

All kinds of record and code tables of the shared schema. The page is made by
`hub schema docs --output docs/data-dictionary.md`; a test holds the two together. Legal acts are in [acts.md](acts.md),
the GraphQL contract in [hub.graphql](../schema/hub.graphql).

| 列 column | 含义 meaning |
|---|---|
| 字段 field | GraphQL 中的名称 name in GraphQL |
| 类型 type | GraphQL 类型或代码表，方括号为列表 GraphQL type or code table; brackets mean a list |
| 类别 class | 披露类别，共享协议按它放行；`OPEN` 人人可读，`ROW` 按记录而定 \
disclosure class, what agreements speak of; `OPEN` is for every member, `ROW` depends on the record |
| 级别 level | 敏感级别 L1 至 L4；L3、L4 为个人信息 sensitivity; L3 and L4 are personal |
| 脱敏 mask | 须脱敏时的形式；“–”为不提供 form when masked; "–": withheld |
| S | ✓ 为仅提供状态、结果和日期时仍可见 ✓: still seen by readers who get status, result and dates only |
| 注 note | `key` 可按它查一条 look-up by it; `must` 登记时必填 must be given when the record is entered; \
`hub` 由枢纽填写 set by the hub; `deprecated` 将停用 on its way out |
"""

_EVERY = """
## 每条记录都有的字段 Fields of every record

除访问日志条目外，每条记录都有下列字段。 Every record but the entries of the access log has these.

"""
_ELSEWHERE = re.compile(r" \(domain\.md[^)]*\)|; domain\.md[^)]*|, as the tables of domain\.md [^.]*(?=\.)")
"""Where a declaration says which row of the domain model it comes from."""


def page() -> str:
    """The whole page as Markdown."""
    parts = [INTRODUCTION, _EVERY, _fields(Entity, _common()), "\n## 记录 Records\n\n", _index()]
    parts += [_entity(name, kind) for name, kind in ENTITIES.items()]
    tables = sorted(_tables(), key=lambda table: table.__name__)
    parts += ["\n## 代码表 Code tables\n", *(_table(table) for table in tables)]
    return "".join(parts)


def _common() -> dict[str, Shared]:
    return shared_fields(Entity)


def _index() -> str:
    rows = [f"| {_words(kind)} | [{name}](#{name.lower()}) | `{_scope(kind)}` |" for name, kind in ENTITIES.items()]
    return _rows("| 记录 record | 名称 name | 权限 scope to read |", *rows)


def _entity(name: str, kind: type[Declared]) -> str:
    own = {field: words for field, words in shared_fields(kind).items() if field not in _common() or not _is(kind)}
    facts = [
        f"{_words(kind)}. {_purpose(kind)}",
        "",
        f"- 查询 query: {_roots(name)}",
        f"- 权限 scope to read: `{_scope(kind)}`",
        f"- 记录类别 class of its rows: {_rows_class(kind)}",
        *(f"- 登记 written by: {way}" for way in _writers(name, kind)),
        *_hangs_off(kind),
    ]
    return "\n".join([f"\n### {name}\n", *facts, "", _fields(kind, own)]) + _links(name)


def _is(kind: type[Declared]) -> bool:
    return issubclass(kind, Entity)


def _words(kind: type[Declared]) -> str:
    return f"{kind.zh} {kind.en}"


def _scope(kind: type[Declared]) -> str:
    return str(kind.scope)


def _roots(name: str) -> str:
    keys = [camel(key) for key, words in shared_fields(ENTITIES[name]).items() if words.key]
    past = ["asOf"] if _is(ENTITIES[name]) else []
    single = f"`{singular(name)}({', '.join(['id', *keys, *past])})`"
    return ", ".join(
        [single, *(f"`{root}`" for root, of in ROOTS.items() if of.entity == name and of.kind is not RootKind.ONE)]
    )


def _rows_class(kind: type[Declared]) -> str:
    by = kind.row_class
    if by is None:
        return f"{kind.rows_of}"
    classes = ", ".join(dict.fromkeys(str(of) for of in (by.otherwise, *by.classes.values())))
    if by is BY_ACT:
        return "与所记的行为相同 that of the act it is about"
    return f"按 {camel(by.column)} 而定 by {camel(by.column)}: {classes}"


def _writers(name: str, kind: type[Declared]) -> Iterator[str]:
    lifecycle = LIFECYCLES.get(name)
    if lifecycle is not None:
        agencies = "; ".join(f"{_agency(agency)} `{scope}`" for agency, scope in lifecycle.write.items())
        yield f"法律行为 [its acts](acts.md#{name.lower()}), {agencies}"
    register = _register(kind)
    if register is not None:
        actors = ", ".join(_agency(actor) for actor in register.actors)
        yield f"`record{name}`, `amend{name}`: {actors} `{register.scope}`"
    given, touched = _brought(name)
    for case, acts in given.items():
        yield f"`{children_field(case, name)}` 随法律行为 given with acts of {case}: {_acts(acts)}"
    for case, acts in touched.items():
        yield f"`{singular(name)}Id` 由法律行为改动 changed by acts of {case}: {_acts(acts)}"
    desk = {"Task": "`completeTask`", "Notification": "`markNotificationRead`", "CaseLink": "`linkCases`, `origin`"}
    if name in desk:
        yield f"{desk[name]}: 本机关 the agency concerned"
    if lifecycle is None and register is None and not given:
        yield "枢纽或者适配器 the hub itself, or the adapters"


def _hangs_off(kind: type[Declared]) -> Iterator[str]:
    """How an input names what the record hangs off."""
    if not issubclass(kind, Entity) or not _is_written(kind):
        return
    alone = kind.__name__ in LIFECYCLES or kind.register is not None
    case = tie_to_case(kind) if alone else None
    ties = [f"{case.parent} (`{parent_field(case.parent)}`)"] if case else []
    ties += [f"{tie.parent} (`{camel(id_field(tie))}`)" for tie in ties_by_id(kind)]
    if alone and kind.of_case and case is None:
        ties.append("案件 a case (`caseType`, `caseNumber`)")
    if ties:
        yield f"- 从属 hangs off: {', '.join(ties)}"


def _agency(actor: str) -> str:
    return "每个成员机关 any member" if actor == ANYONE else actor


def _acts(acts: Iterable[str]) -> str:
    return ", ".join(f"`{act}`" for act in acts)


def _brought(name: str) -> tuple[dict[str, list[str]], dict[str, list[str]]]:
    """Acts that bring such a record, and acts that change one, by kind of case."""
    given: dict[str, list[str]] = {}
    touched: dict[str, list[str]] = {}
    for lifecycle in LIFECYCLES.values():
        for transition in lifecycle.transitions:
            if any(gives.entity == name for gives in transition.gives):
                given.setdefault(lifecycle.entity, []).append(transition.act)
            if transition.touches is not None and transition.touches.entity == name:
                touched.setdefault(lifecycle.entity, []).append(transition.act)
    return given, touched


def _fields(kind: type[Declared], fields: dict[str, Shared]) -> str:
    given = given_fields(kind) if _is_written(kind) else {}
    rows = []
    for name, words in fields.items():
        mask = "–" if words.mask is Mask.HIDE else f"`{words.mask}`"
        status = "✓" if words.status else ""
        cells = (words.zh, words.en, _type(kind, name, words), str(words.of), str(words.level), mask, status)
        note = _note(kind, name, words, given=name in given)
        rows.append(f"| `{camel(name)}` | {' | '.join(_cell(cell) for cell in cells)} | {note} |")
    head = "| 字段 field | 中文 | English | 类型 type | 类别 class | 级别 level | 脱敏 mask | S | 注 note |"
    return _rows(head, *rows)


def _note(kind: type[Declared], name: str, words: Shared, *, given: bool) -> str:
    notes = ["key"] if words.key else []
    if not given:
        notes.append("hub")
    elif kind.model_fields[name].is_required() and not (words.key and _numbered(kind)):
        notes.append("must")
    if words.deprecated is not None:
        notes.append(f"`deprecated` {_cell(words.deprecated.reason)}")
    return " ".join(notes)


def _is_written(kind: type[Declared]) -> bool:
    """Whether anybody but the hub and the adapters writes such records."""
    name = kind.__name__
    return name in LIFECYCLES or bool(_register(kind)) or bool(_brought(name)[0])


def _register(kind: type[Declared]) -> Register | None:
    return kind.register if issubclass(kind, Entity) else None


def _numbered(kind: type[Declared]) -> bool:
    """Whether the hub gives a number where none is given."""
    lifecycle = LIFECYCLES.get(kind.__name__)
    return lifecycle is not None and bool(lifecycle.numbered)


def _type(kind: type[Declared], name: str, words: Shared) -> str:
    made: Any = graphql_type(kind, name, words)
    many = get_origin(made) is list
    inner: Any = made.__args__[0] if many else made
    if words.code is not None:
        found = f"[{words.code.__name__}](#{words.code.__name__.lower()})"
    else:
        found = _SCALARS.get(getattr(inner, "__name__", ""), "ID")
    return _many(found) if many else found


_SCALARS = {
    "str": "String",
    "int": "Int",
    "bool": "Boolean",
    "float": "Float",
    "date": "Date",
    "datetime": "DateTime",
    "Money": "Money",
}


def _links(name: str) -> str:
    links = list(LINKS[name].values())
    if not links:
        return ""
    return f"\n链接 links: {'; '.join(_link(link) for link in links)}\n"


def _link(link: Link) -> str:
    target = link.target if link.kinds else f"[{link.target}](#{link.target.lower()})"
    return f"`{link.name}` → {_many(target) if link.many else target}"


def _many(name: str) -> str:
    return f"\\[{name}\\]"


def _tables() -> set[type[Code]]:
    used = {words.code for kind in ENTITIES.values() for words in shared_fields(kind).values() if words.code}
    return used | {lifecycle.states for lifecycle in LIFECYCLES.values()} | {Purpose, Scope}


def _table(table: type[Code]) -> str:
    rows = [f"| `{member.replace('-', '_')}` | {_cell(member.zh)} | {_cell(member.en)} |" for member in table]
    return f"\n### {table.__name__}\n\n{_purpose(table)}\n\n" + _rows("| 值 value | 中文 | English |", *rows)


def _purpose(thing: type) -> str:
    """The first paragraph of what a declaration says of itself, in one line."""
    first = (thing.__doc__ or "").strip().split("\n\n")[0]
    return _ELSEWHERE.sub("", " ".join(first.split()))


def _rows(head: str, *rows: str) -> str:
    return "\n".join([head, "|" + "---|" * (head.count("|") - 1), *rows, ""])


def _cell(words: str) -> str:
    return words.replace("|", "\\|")


__all__ = ["page"]
