"""``docs/clauses.md`` says which part of the hub carries each clause of the notice, and every clause is carried.

Written anew after a change: ``python tests/docs/test_clause_map.py > docs/clauses.md``.
"""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
import typer
from typer.core import TyperGroup

from schema.clauses import CLAUSES, Clause, declared, label

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "docs" / "clauses.md"
REFERENCE = ROOT.parent / "shared" / "domain.md"

LETTERS = {"2.1": "abcdefghijklm", "2.2": "abcdefghij", "2.3": "abcdefghijklmno", "2.4": "abcdefghijklmn",
           "2.5": "abcdefghijklmn"}  # fmt: skip
IDS = [
    *(f"0.{number}" for number in range(1, 5)),
    *(f"1.{number}" for number in range(1, 7)),
    *(f"{section}{letter}" for section, letters in LETTERS.items() for letter in letters),
    *(f"3.{number}" for number in range(1, 9)),
]

SECTIONS = {
    "0": ("抬头与主送", "Heading and addressees"),
    "1": ("总体要求", "General requirements"),
    "2.1": ("调解参与社会矛盾纠纷调处", "Mediation in the settlement of social disputes"),
    "2.2": ("人社内部协同", "Co-operation inside HRSS"),
    "2.3": ("调解仲裁与诉讼衔接", "Mediation and arbitration with litigation"),
    "2.4": ("行政执法与刑事司法协作", "Administrative enforcement with criminal justice"),
    "2.5": ("依法行政与司法监督", "Lawful administration and judicial supervision"),
    "3": ("组织领导", "Organisation"),
}

INTRODUCTION = """# 条款对照 Clause map

《关于建立和完善人力资源社会保障行政司法协调联动机制的实施意见》（南陵县五机关，2023年5月5日）的每一条要求，由枢纽的
哪些部分承担。条款编号是本项目的编号，要求用我们自己的话概括。本页由 `schema/data/clauses.csv` 生成，测试保证每一条都有
承担者、所指的都存在。

Which part of the hub carries each clause of the county's notice of 5 May 2023. Numbers and wording of the clauses are
ours. This page is made from `schema/data/clauses.csv`; a test sees to it that every clause is carried and every name
exists. Kinds of carrier: `entity` kind of record, `act` legal act (GraphQL mutation), `field`, `table` code table,
`value` of a code table, `limit` time limit or rule (see `hub clock rules`), `task` reminder, `command` of the command
line (`agreement.import` is `hub agreement import`), `part` what a later part of the product adds.
"""


def section(clause: Clause) -> str:
    """The section a clause stands in."""
    return clause.id[:3] if clause.id[0] == "2" else clause.id[0]


def carrier(reference: str) -> str:
    """A reference with its words."""
    zh, en = label(reference)
    words = " ".join(word for word in (zh, en) if word)
    return f"`{reference}` {words}".rstrip().replace("|", "\\|")


def page() -> str:
    """The page as it must be."""
    found = [INTRODUCTION]
    for key, (zh, en) in SECTIONS.items():
        rows = [
            f"| {clause.id} | {clause.zh}<br>{clause.en} | {'<br>'.join(carrier(one) for one in clause.carriers)} |"
            for clause in CLAUSES
            if section(clause) == key
        ]
        found.append(f"## {zh} {en}\n\n| 条款 clause | 要求 what it asks | 承担 carried by |\n|---|---|---|")
        found[-1] += "\n" + "\n".join(rows) + "\n"
    return "\n".join(found)


def commands(group: object, path: str = "") -> Iterator[str]:
    """Every command of the command line, as ``clock.due``."""
    assert isinstance(group, TyperGroup)
    for name, command in group.commands.items():
        yield from commands(command, f"{path}{name}.") if isinstance(command, TyperGroup) else (f"{path}{name}",)


def test_every_clause_of_the_notice_is_there_once_and_in_order() -> None:
    assert [clause.id for clause in CLAUSES] == IDS
    assert len(IDS) == 84


@pytest.mark.skipif(not REFERENCE.exists(), reason="../shared/domain.md is not here")
def test_the_clauses_are_those_of_the_reference() -> None:
    text = REFERENCE.read_text("utf-8")
    mapped = text[text.index("## 1. Clause map") : text.index("## 2. Lifecycles")]
    assert re.findall(r"^\| (\d\.\d[a-z]?) \|", mapped, re.M) == IDS


@pytest.mark.parametrize("clause", CLAUSES, ids=lambda clause: clause.id)
def test_a_clause_is_carried_by_what_exists(clause: Clause) -> None:
    assert clause.zh
    assert clause.en
    assert [one for one in clause.carriers if not one.startswith("part:")] != []
    assert [one for one in clause.carriers if not declared(one)] == []
    assert len(set(clause.carriers)) == len(clause.carriers)


def test_what_is_not_declared_is_not_taken_for_a_carrier() -> None:
    for wrong in (
        "entity:Nothing",
        "act:doNothing",
        "field:Clue.nothing",
        "limit:TL-Q9",
        "value:TopicTag.NO",
        "x:Clue",
    ):
        assert not declared(wrong), wrong


def test_every_command_a_clause_names_exists() -> None:
    from hub.cli.commands import app

    named = {one.partition(":")[2] for clause in CLAUSES for one in clause.carriers if one.startswith("command:")}
    assert named
    assert named <= set(commands(typer.main.get_command(app)))


def test_the_page_is_not_stale() -> None:
    assert PAGE.read_text(encoding="utf-8") == page()


if __name__ == "__main__":
    print(page(), end="")
