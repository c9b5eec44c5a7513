"""``docs/acts.md`` lists every legal act exactly as it is declared.

Written anew after a change of a lifecycle: ``python tests/docs/test_acts_page.py > docs/acts.md``.
"""

from collections.abc import Iterator
from pathlib import Path

from schema import ENTITIES, LIFECYCLES
from schema.lifecycle import ClockAct, Lifecycle, Transition

PAGE = Path(__file__).parents[2] / "docs" / "acts.md"

INTRODUCTION = """# 法律行为 Legal acts

每个行为是一个 GraphQL mutation；没有文书就没有环节。本页由声明生成，测试保证不过时。
Each act is a GraphQL mutation; no transition without its document. Made from the declarations; a test keeps it fresh.
`time` 为期限届满自行发生的，没有 mutation。 What `time` brings about has no mutation.
"""


def clocks(transition: Transition, act: ClockAct) -> str:
    return " ".join(dict.fromkeys(clock.rule for clock in transition.clocks if clock.act is act))


def row(transition: Transition) -> str:
    came = "、".join(transition.source) or "–"
    effects = {
        "起 start": clocks(transition, ClockAct.START),
        "止 meet": clocks(transition, ClockAct.MEET),
    }
    cells = (
        transition.id,
        f"`{transition.act}`",
        f"{transition.zh}<br>{transition.en}",
        f"{came} → {transition.target or '='}",
        transition.actor.replace("/", "、"),
        "、".join(kind.zh for kind in transition.documents) or "–",
        "<br>".join(f"{name}: {rules}" for name, rules in effects.items() if rules) or "–",
        f"{transition.linkage}" if transition.linkage else "",
        " ".join(transition.notify),
    )
    return "| " + " | ".join(cells) + " |"


def lifecycle_page(lifecycle: Lifecycle) -> Iterator[str]:
    entity = ENTITIES[lifecycle.entity]
    yield f"\n## {lifecycle.name} {entity.zh} {entity.en} ({lifecycle.entity})\n"
    yield "| 状态 state | 中文 | English |\n|---|---|---|"
    yield "\n".join(f"| `{state.value}` | {state.zh} | {state.en} |" for state in lifecycle.states)
    yield (
        "\n| # | 行为 act | 名称 name | 从→到 from → to | 办理 actor | 文书 documents | 时限 limits | 登录 linkage |"
        " 通知 notify |\n|---|---|---|---|---|---|---|---|---|"
    )
    yield "\n".join(row(transition) for transition in lifecycle.transitions)


def page() -> str:
    parts = [INTRODUCTION]
    for lifecycle in LIFECYCLES.values():
        parts += lifecycle_page(lifecycle)
    return "\n".join(parts) + "\n"


def test_the_page_of_acts_is_not_stale() -> None:
    assert PAGE.read_text(encoding="utf-8") == page(), "run: python tests/docs/test_acts_page.py > docs/acts.md"


if __name__ == "__main__":
    print(page(), end="")
