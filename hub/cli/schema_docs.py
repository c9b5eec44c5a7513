"""The data dictionary: every kind of record with its fields and links, and every code table, in both languages."""

from collections.abc import Iterator

from sqlmodel import SQLModel

from schema import ENTITIES, LIFECYCLES, LINKS, READ_SCOPE
from schema.fields import Code, Entity, Shared, camel, shared_fields

INTRODUCTION = """# 数据字典 Data dictionary

由声明生成（`hub schema docs`），测试保证不过时。 Made from the declarations; a test keeps it fresh.

类别 F1…F16 与级别 L1…L4 决定谁能看到什么；“状态”一栏打勾的字段属于状态、结果和日期。
Class F1…F16 and level L1…L4 decide who sees what; fields ticked under *status* belong to status, result and dates.
每条记录另有 `ownerAgency`、`version`、`sourceSystem`、`receivedAt`、`updatedAt`、`assumed`、`disputed`。
Each record also carries these.
"""
_COMMON = frozenset(Entity.model_fields)


def dictionary() -> str:
    """The whole page, in Markdown."""
    return "\n".join([INTRODUCTION, *_records(), "## 代码表 Code tables\n", *_tables()]).rstrip() + "\n"


def _records() -> Iterator[str]:
    for name, entity in ENTITIES.items():
        yield f"## {name} {entity.zh} {entity.en}\n"  # type: ignore[attr-defined]
        yield f"{(entity.__doc__ or '').strip().splitlines()[0]}\n"
        yield f"读取 read: `{READ_SCOPE[name]}` · {_written(name, entity)}\n"
        yield "| 字段 field | 中文 | English | 类型 type | 类别 class | 级别 level | 脱敏 mask | 状态 status |"
        yield "|---|---|---|---|---|---|---|---|"
        for attribute, words in shared_fields(entity).items():
            if attribute not in _COMMON:
                yield _field(entity, attribute, words)
        links = ", ".join(f"`{link.name}` → {link.target}" for link in LINKS[name].values())
        yield f"\n关联 links: {links or '–'}\n"


def _field(entity: type[SQLModel], attribute: str, words: Shared) -> str:
    mask = str(words.mask) if words.mask != "hide" else "–"
    cells = (
        f"`{camel(attribute)}`",
        words.zh,
        words.en,
        _type(entity, attribute, words),
        str(words.of),
        str(words.level),
        mask,
        "✓" if words.status else "",
    )
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"


def _type(entity: type[SQLModel], attribute: str, words: Shared) -> str:
    annotation = str(getattr(entity.model_fields.get(attribute), "annotation", ""))
    many = "[]" if "list" in annotation else ""
    if words.code is not None:
        return f"[{words.code.__name__}](#{words.code.__name__.lower()}){many}"
    if words.money:
        return "Money"
    for python, outward in (
        ("datetime", "DateTime"),
        ("date", "Date"),
        ("UUID", "ID"),
        ("bool", "Boolean"),
        ("int", "Int"),
    ):
        if python in annotation:
            return outward + many
    return "String" + many


def _written(name: str, entity: type[SQLModel]) -> str:
    if name in LIFECYCLES:
        return "由法律行为写入 written by [acts](acts.md)"
    register = entity.register if issubclass(entity, Entity) else None
    if register is not None:
        return f"登记 `record{name}` `amend{name}`：{'、'.join(register.actors)}，`{register.scope}`"
    return "随行为或由系统写入 written with acts or by the hub"


def _tables() -> Iterator[str]:
    tables: dict[str, type[Code]] = {}
    for entity in ENTITIES.values():
        for words in shared_fields(entity).values():
            if words.code is not None:
                tables[words.code.__name__] = words.code
    for name, table in sorted(tables.items()):
        yield f"### {name}\n\n{(table.__doc__ or '').strip().splitlines()[0]}\n"
        yield "| 值 value | 中文 | English |\n|---|---|---|"
        yield "\n".join(f"| `{item.value}` | {item.zh} | {item.en} |" for item in table) + "\n"
