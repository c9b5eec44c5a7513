"""``docs/acts.md`` says exactly what the lifecycles say.

Written anew after a change of a lifecycle: ``python tests/docs/test_acts_page.py > docs/acts.md``.
"""

from collections.abc import Iterable, Iterator
from pathlib import Path

from hub.gateway.schema import ACTS
from schema import ENTITIES, LIFECYCLES
from schema.lifecycle import ANYONE, TIME, Clock, ClockAct, Lifecycle, Transition
from schema.lifecycle import VOID as VOIDED

PAGE = Path(__file__).parents[2] / "docs" / "acts.md"

INTRODUCTION = """# 法律行为 Legal acts

每类案件的状态和法律行为。本页由生命周期生成，测试保证两者一致。输入的写法见 [interfaces.md](interfaces.md#graphql)，
各行为的输入字段见 [hub.graphql](../schema/hub.graphql)，记录和代码表见 [data-dictionary.md](data-dictionary.md)，
时限的长短和条文用 `hub clock rules` 查看。

The states and legal acts of every kind of case. The page is made from the lifecycles; a test holds the two together.
How inputs are written is in [interfaces.md](interfaces.md#graphql), the input fields of each act in
[hub.graphql](../schema/hub.graphql), records and code tables in [data-dictionary.md](data-dictionary.md). The length
and article of each limit: `hub clock rules`.

| 列 column | 含义 meaning |
|---|---|
| 编号 id | 生命周期表的行 row of the table |
| 行为 act | mutation 的名称；斜体的由时限届满引起，没有 mutation \
name of the mutation; in italics: brought about by a limit that ran out, no mutation |
| 状态 states | 从 → 到；“立案”为新案件，“任何”为除作废外的任何状态，“不变”为状态不动 \
from → to; new: opens the case; any: all but void; same: the state stays |
| 办理 actor | 机关及其内设机构；`@字段` 为案件该字段所指的机关，`*` 为任何成员，`time` 为时限届满 \
agency with its unit; `@field`: the agency that field of the case names; `*`: any member; `time`: a limit that ran out |
| 文书 documents | 必须带上的文书 documents the act must bring |
| 条件 also | 还须具备的条件 what must hold as well |
| 时限 clocks | 起 start，延 extend，完成 meet，停 pause，续 resume，撤 void；“先”为须先届满 \
wait: it must have run out before |
| 登录 linkage | 须登录两法衔接系统的事项 event owed to the linkage platform |
| 告知 told | 收到通知的机关；括号内的仅限劳动案件 agencies told of it; in brackets: in labour matters only |

每个生命周期都有更正（`correct…`）、撤销（`retract…`）、作废（`void…`）三个行为，见本页各表末尾。
Every lifecycle ends with the three mending acts `correct…`, `retract…` and `void…`.
"""

CLOCKS = {
    ClockAct.START: "起 start",
    ClockAct.EXTEND: "延 extend",
    ClockAct.MEET: "完成 meet",
    ClockAct.PAUSE: "停 pause",
    ClockAct.RESUME: "续 resume",
    ClockAct.VOID: "撤 void",
}


def index() -> str:
    rows = [
        f"| [{name}](#{name.lower()}) | {ENTITIES[name].zh} {ENTITIES[name].en} | {lifecycle.name} "
        f"| {len(lifecycle.transitions)} |"
        for name, lifecycle in LIFECYCLES.items()
    ]
    return table("案件 case | 名称 name | 代号 code | 行为 acts", rows)


def table(head: str, rows: Iterable[str]) -> str:
    rule = "|" + "---|" * (head.count("|") + 1)
    return "\n".join(["", f"| {head} |", rule, *rows, ""])


def chapter(name: str, lifecycle: Lifecycle) -> str:
    kind = ENTITIES[name]
    scopes = "; ".join(
        f"{'每个成员 any member' if who == ANYONE else who} `{of}`" for who, of in lifecycle.write.items()
    )
    numbers = f"，编号由枢纽给出 numbers given by the hub: `{lifecycle.numbered}-…`" if lifecycle.numbered else ""
    states = [f"| `{state}` | {state.zh} | {state.en} |" for state in lifecycle.states]
    return "".join(
        [
            f"\n## {name}\n\n{kind.zh} {kind.en}（{lifecycle.name}）。权限 scopes: {scopes}{numbers}\n",
            table("状态 state | 中文 | English", states),
            table(
                "编号 id | 行为 act | 名称 label | 状态 states | 办理 actor | 文书 documents | 条件 also | 时限 clocks "
                "| 登录 linkage | 告知 told",
                [row(lifecycle, transition) for transition in lifecycle.transitions],
            ),
        ]
    )


def row(lifecycle: Lifecycle, transition: Transition) -> str:
    mutation = f"`{transition.act}`" if transition.act in ACTS else f"*`{transition.act}`*"
    cells = [
        transition.id,
        mutation,
        "<br>".join([transition.zh, transition.en, *([ending.reason] if (ending := transition.deprecated) else [])]),
        f"{sources(lifecycle, transition)} → {f'`{transition.target}`' if transition.target else '不变 same'}",
        actor(lifecycle, transition),
        "<br>".join(f"{kind.zh} `{kind}`" for kind in transition.documents),
        "<br>".join(conditions(transition)),
        "<br>".join(clocks(transition)),
        linkage(transition),
        told(transition),
    ]
    return f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in cells)} |"


def sources(lifecycle: Lifecycle, transition: Transition) -> str:
    if not transition.source:
        return "立案 new"
    if set(transition.source) >= set(lifecycle.states) - {VOIDED}:
        return "任何 any"
    return " ".join(f"`{state}`" for state in transition.source)


def actor(lifecycle: Lifecycle, transition: Transition) -> str:
    words = " / ".join(f"`{who}`" for who in transition.actors)
    own = f"<br>`{transition.scope}`" if transition.scope else ""
    return f"{words}{own}"


def conditions(transition: Transition) -> Iterator[str]:
    if transition.officers:
        yield f"{transition.officers} 名执法人员 officers with valid certificates"
    for guard in transition.guards:
        yield f"{guard.zh} {guard.en}{f' ({guard.rule})' if guard.rule else ''}"


def clocks(transition: Transition) -> Iterator[str]:
    if transition.lapses:
        yield f"届满 ran out: {transition.lapses}"
    if transition.earliest:
        yield f"先 wait: {transition.earliest}"
    for act, words in CLOCKS.items():
        rules = [shown(clock) for clock in transition.clocks if clock.act is act]
        if rules:
            yield f"{words}: {', '.join(dict.fromkeys(rules))}"


def shown(clock: Clock) -> str:
    more = f" +{clock.more[0]} {clock.more[1]}" if clock.more else ""
    return f"{clock.rule}{more}{'*' if clock.when else ''}"


def linkage(transition: Transition) -> str:
    event = transition.linkage
    return f"{event.zh} `{event}`{'*' if transition.linkage_when else ''}" if event else ""


def told(transition: Transition) -> str:
    names = [f"({who})" if who in transition.labour_only else who for who in transition.notify]
    return " ".join(names)


def page() -> str:
    """The page as it must be."""
    note = "\n“*”为只在案件或行为符合声明的条件时适用。 *: only for cases or acts as the declaration says.\n"
    return "".join([INTRODUCTION, note, index(), *(chapter(name, each) for name, each in LIFECYCLES.items())])


def test_the_page_of_acts_says_what_the_lifecycles_say() -> None:
    assert PAGE.read_text(encoding="utf-8") == page()


def test_only_acts_of_time_have_no_mutation() -> None:
    every = [transition for lifecycle in LIFECYCLES.values() for transition in lifecycle.transitions]
    absent = [each.act for each in every if each.act not in ACTS]
    assert absent == [each.act for each in every if each.actor == TIME]


if __name__ == "__main__":
    print(page(), end="")
