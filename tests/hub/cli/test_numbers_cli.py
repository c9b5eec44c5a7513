"""``hub case-number parse`` and ``hub id check``."""

import csv
import json
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from hub.cli import case_number, identity

CORPUS = Path(__file__).parents[4] / "shared" / "data" / "case_numbers" / "numbers.csv"
KEYS = ["input", "valid", "kind", "legacy", "normal", "year", "court", "type", "serial", "suffix", "reason"]


def parsed(*lines: str) -> list[dict[str, Any]]:
    result = CliRunner().invoke(case_number.app, ["parse"], input="\n".join(lines) + "\n")
    assert result.exit_code == 0
    return [json.loads(line) for line in result.stdout.splitlines()]


def test_a_court_number_is_told_with_all_its_parts() -> None:
    assert parsed("（2023）皖0223执157-2号") == [
        {
            "input": "（2023）皖0223执157-2号", "valid": True, "kind": "court", "legacy": False,
            "normal": "(2023)皖0223执157号之二", "year": 2023, "court": "皖0223", "type": "执", "serial": 157,
            "suffix": 2, "reason": None,
        }
    ]  # fmt: skip


def test_numbers_of_others_say_their_kind() -> None:
    told = parsed("南劳人仲案〔2023〕123号", "A3402230000002023070003", "NLX-2023-000123", "(2014)南行审字第00050号")
    assert [each["kind"] for each in told] == ["arbitration", "police", "hub", "court"]
    assert [each["legacy"] for each in told] == [False, False, False, True]
    assert [each["court"] for each in told] == [None, None, None, "南"]


def test_a_refusal_says_why_in_both_languages() -> None:
    [told] = parsed("（2020）冀石国信证民字第754号")
    assert list(told) == KEYS
    assert (told["valid"], told["kind"], told["normal"]) == (False, None, None)
    assert "公证处" in told["reason"]
    assert "notary" in told["reason"]


@pytest.mark.skipif(not CORPUS.exists(), reason="../shared/data/case_numbers is not here")
def test_every_line_of_the_corpus_is_answered() -> None:
    with CORPUS.open(encoding="utf-8", newline="") as file:
        numbers = [row["number"] for row in csv.DictReader(file)]
    told = parsed(*numbers)
    assert [each["input"] for each in told] == numbers
    assert all(list(each) == KEYS for each in told)
    assert all(bool(each["reason"]) != each["valid"] for each in told)


def test_ids_are_judged_line_by_line() -> None:
    lines = [
        json.dumps({"kind": "uscc", "value": "91350100M000100Y43"}),
        json.dumps({"kind": "resident_id", "value": "11010519491231002x"}),
        json.dumps({"kind": "resident_id", "value": "990426199112010074"}),
        "not json",
    ]
    result = CliRunner().invoke(identity.app, ["check"], input="\n".join(lines) + "\n")
    told = [json.loads(line) for line in result.stdout.splitlines()]
    assert [each["valid"] for each in told] == [True, True, False, False]
    assert [each["value"] for each in told[:3]] == ["91350100M000100Y43", "11010519491231002x", "990426199112010074"]
    assert "行政区划" in told[2]["reason"]
