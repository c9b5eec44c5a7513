"""House rules that imports alone cannot show. A visible exception is ``# house-skip: <rule>, why``."""

import re
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).parents[1]
CODE = ("hub", "schema", "adapters")


def lines() -> Iterator[tuple[str, int, str]]:
    for folder in CODE:
        for file in sorted((ROOT / folder).rglob("*.py")):
            for number, line in enumerate(file.read_text(encoding="utf-8").splitlines(), start=1):
                yield str(file.relative_to(ROOT)), number, line


def broken(pattern: str, allowed: set[str], rule: str) -> list[str]:
    found, before = [], ""
    for file, number, line in lines():
        excused = f"house-skip: {rule}" in before + line
        if re.search(pattern, line) and file not in allowed and not excused:
            found.append(f"{file}:{number}")
        before = line
    return found


def test_only_the_clock_asks_what_time_it_is():
    assert broken(r"\b(datetime\.now|datetime\.utcnow|date\.today|time\.time)\(", {"hub/clock.py"}, "clock") == []


def test_transactions_end_in_one_place():
    assert broken(r"\.commit\(\)", {"hub/store/session.py"}, "commit") == []


def test_no_log_line_carries_the_words_of_an_exception():
    assert broken(r"\.exception\(|exc_info", set(), "log") == []


def test_files_stay_within_one_room():
    sizes = {file: number for file, number, _ in lines()}
    assert {file: size for file, size in sizes.items() if size > 450} == {}


def test_the_schema_package_is_ours():
    import schema

    assert Path(schema.__file__).parent == ROOT / "schema"


def test_nothing_of_the_machine_is_in_the_tree():
    here = str(ROOT.parent) + "/"
    assert [f"{file}:{number}" for file, number, line in lines() if here in line] == []
