"""The demo county's agreement: one line for every recipient and class, as the matrix of who may see what has it."""

import csv
import re
from datetime import date
from pathlib import Path

import pytest

from hub.policy.agreements import DEMO, read_lines
from hub.policy.models import AgreementLine
from schema.codes import Purpose
from schema.fields import FieldClass

ROOT = Path(__file__).parents[3]
FILE = ROOT / "schema" / "data" / "agreements" / f"{DEMO}.csv"
MATRIX = ROOT.parent / "shared" / "domain.md"
RECIPIENTS = [
    "HRSS-INSP", "HRSS-ARB", "HRSS-PMC", "JUS-PM", "JUS-AR", "PSB-SEC", "PROC-CRM", "COURT-CIV", "COURT-ENF",
    "OFFICE", "AUD",
]  # fmt: skip
CLASSES = [str(of) for of in FieldClass if of not in {FieldClass.ROW, FieldClass.OPEN}]

# Rows F1 to F16, columns as RECIPIENTS and LP: what is seen of other agencies' records.
TABLE = """
F1  R R R S R R R R R S N R
F2  R R R R R R R R R S N R
F3  M M N N M R R N N N N N
F4  R R M M A R R R R N N N
F5  A A N A R R R A A N N N
F6  S N N N N R R R S S N R
F7  N N N N N N N N N N N N
F8  A N N N N A A N N N N N
F9  R R R R R R R R R R N N
F9b S N N N N A A N N S N N
F10 N N N M N N N N N N N N
F11 N N N N N A A N N N N N
F12 N N N N N N N S N N N N
F13 R S R N N R A N N S N N
F14 R R R R R R R R R R R N
F15 N N N N N N N N N N R N
F16 N N N R N R R R N N N N
"""


def lines() -> dict[tuple[str, str], AgreementLine]:
    with FILE.open(encoding="utf-8", newline="") as file:
        read = read_lines(csv.DictReader(file), DEMO, date(2023, 5, 5))
    found = {(line.recipient, str(line.field_class)): line for line in read}
    assert len(found) == len(read), "a recipient has two lines for one class"
    return found


def test_there_is_one_line_for_every_recipient_and_class() -> None:
    assert set(lines()) == {(who, of) for who in (*RECIPIENTS, "LP") for of in CLASSES}


def test_what_is_seen_of_others_is_what_the_matrix_grants() -> None:
    held = lines()
    for row in TABLE.split("\n")[1:-1]:
        of, *cells = row.split()
        assert [held[who, of].linked for who in (*RECIPIENTS, "LP")] == cells, of


def test_what_opens_late_opens_with_the_act_that_sends_or_files_the_case() -> None:
    late = {key: line.stage for key, line in lines().items() if line.stage}
    assert late == {
        ("PSB-SEC", "F3"): "sendTransfer",
        ("PSB-SEC", "F4"): "fileCriminalCase",
        ("PSB-SEC", "F5"): "sendTransfer",
        ("PROC-CRM", "F3"): "sendTransfer",
        ("PROC-CRM", "F4"): "sendForProsecution",
        ("PROC-CRM", "F5"): "sendForProsecution",
    }


def test_nothing_is_granted_without_a_purpose() -> None:
    for line in lines().values():
        assert line.purposes, line
        assert set(line.purposes.split()) <= set(Purpose), line


def test_a_purpose_for_statistics_opens_no_case_but_to_the_office_which_sees_results_only() -> None:
    for (who, of), line in lines().items():
        if "P15" in line.purposes.split() and of != "F14" and who != "OFFICE":
            assert line.linked == "N", line
    assert {line.linked for (who, of), line in lines().items() if who == "OFFICE"} == {"S", "R", "N"}
    assert {of for (who, of), line in lines().items() if who == "OFFICE" and line.linked == "R"} == {"F9", "F14"}


def test_investigation_mediation_and_the_reporter_stay_where_they_are() -> None:
    held = lines()
    for of in ("F7", "F10", "F11"):
        seen = {who for who in (*RECIPIENTS, "LP") if held[who, of].linked in {"R", "S"}}
        assert seen == set(), of
    assert {who for who in RECIPIENTS if held[who, "F7"].own == "R"} == {"PSB-SEC", "PROC-CRM", "COURT-CIV"}
    assert {who for who in RECIPIENTS if held[who, "F10"].own == "R"} == {"HRSS-PMC"}


def _cell(written: str) -> tuple[str | None, str]:
    """Own and linked treatment of a cell; None: the cell does not speak of own records."""
    words = written.replace("–", "N").replace("**", "").strip()
    if words.startswith("own agency") or words.startswith("handling officer"):
        return "R", "N"
    if re.match(r"R own\b", words):
        rest = re.search(r"else M|A shared", words)
        return "R", rest[0].replace("else ", "")[0] if rest else "N"
    if words.startswith("A, R from prosecution"):
        return None, "R"
    return None, words[0]


@pytest.mark.skipif(not MATRIX.exists(), reason="../shared/domain.md is not here")
def test_the_agreement_agrees_cell_by_cell_with_the_matrix_of_the_reference() -> None:
    text = MATRIX.read_text("utf-8")
    section = text[text.index("### 5.2") : text.index("### 5.3")]
    held, compared = lines(), 0
    for row in re.findall(r"^\| (F\d+b?) .*$", section, re.M):
        whole = next(line for line in section.splitlines() if line.startswith(f"| {row} "))
        cells = [cell.strip() for cell in whole.strip("|").split("|")][1:-1]
        assert len(cells) == len(RECIPIENTS)
        for who, written in zip(RECIPIENTS, cells, strict=True):
            own, linked = _cell(written)
            line = held[who, row]
            if (who, row) == ("PSB-SEC", "F9b"):
                # Read while assisting: each time on approval of the court, which is what asks for help.
                linked = "A"
            assert line.linked == linked, (who, row, written)
            assert own is None or line.own == own, (who, row, written)
            compared += 1
    assert compared == len(RECIPIENTS) * len(CLASSES)
