"""What the simulated platform holds: entries in one SQLite file, in the order in which they were typed.

Durable before an answer goes out (full synchronisation), so that a killed platform has lost nothing it confirmed.
"""

import re
import sqlite3
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from importlib.resources import files
from pathlib import Path
from xml.sax.saxutils import escape

from adapters.simulation import cases, transfer_number

_TABLE = """
CREATE TABLE IF NOT EXISTS entry (
  seq INTEGER PRIMARY KEY AUTOINCREMENT,
  input_time TEXT NOT NULL,
  platform_no TEXT NOT NULL UNIQUE,
  pushed_key TEXT UNIQUE,
  written TEXT NOT NULL
) STRICT
"""
_PROCURATORATES = {"LECARD-774": "蒙城县人民检察院", "JUDGE-003cdf07": "宁波市江北区人民检察院"}
_COURTS = {"JUDGE-003cdf07": "宁波市江北区人民法院"}


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry as the platform hands it out."""

    seq: int
    input_time: str
    platform_no: str
    written: str

    @property
    def cursor(self) -> str:
        """Where a reader that has this entry goes on."""
        return f"{self.input_time}|{self.seq:09d}"


@dataclass(frozen=True, slots=True)
class Logged:
    """What the platform answers to a pushed entry."""

    platform_no: str
    input_time: str
    repeated: bool


class Book:
    """The platform's entries below ``directory``; typed-in sample entries on first use."""

    def __init__(self, directory: Path) -> None:
        directory.mkdir(parents=True, exist_ok=True)
        self._file = directory / "platform.sqlite3"
        with self._transaction() as database:
            (begun,) = database.execute("PRAGMA user_version").fetchone()
            if not begun:
                database.execute(_TABLE)
                for written in seed():
                    self._add(database, written)
                database.execute("PRAGMA user_version = 1")

    @contextmanager
    def _transaction(self) -> Iterator[sqlite3.Connection]:
        database = sqlite3.connect(self._file, isolation_level=None, timeout=10)
        try:
            database.execute("PRAGMA synchronous = FULL")
            database.execute("BEGIN IMMEDIATE")
            try:
                yield database
            except BaseException:
                database.execute("ROLLBACK")
                raise
            database.execute("COMMIT")
        finally:
            database.close()

    def _add(self, database: sqlite3.Connection, written: str, pushed_key: str | None = None) -> Logged:
        found = re.search(r"<INPUT_TIME>([^<]*)</INPUT_TIME>", written)
        if found is None:
            raise ValueError("an entry carries the time at which it was typed")
        (last,) = database.execute("SELECT coalesce(max(seq), 0) FROM entry").fetchone()
        platform_no = f"LJ340223{last + 1:08d}"
        numbered = written.replace("<Case>", f"<Case><PLATFORM_NO>{platform_no}</PLATFORM_NO>", 1)
        database.execute(
            "INSERT INTO entry (input_time, platform_no, pushed_key, written) VALUES (?, ?, ?, ?)",
            (found[1], platform_no, pushed_key, numbered),
        )
        return Logged(platform_no, found[1], repeated=False)

    def enter(self, written: str) -> Logged:
        """A clerk of the police, the procuratorate or the court types an entry."""
        with self._transaction() as database:
            return self._add(database, written)

    def push(self, written: str, key: str, at: datetime) -> Logged:
        """The hub logs an entry; the same ``key`` again is the same entry, whatever it says."""
        with self._transaction() as database:
            held = database.execute("SELECT platform_no, input_time FROM entry WHERE pushed_key = ?", (key,)).fetchone()
            if held:
                return Logged(held[0], held[1], repeated=True)
            stamp = f"<INPUT_UNIT_KIND>人社</INPUT_UNIT_KIND><INPUT_TIME>{at:%Y-%m-%d %H:%M:%S}</INPUT_TIME>"
            return self._add(database, written.replace("<Case>", f"<Case>{stamp}", 1), key)

    def typed_since(self, cursor: str, limit: int) -> tuple[list[Entry], bool]:
        """Entries typed after the cursor ``INPUT_TIME|seq``, and whether there are more; pushed ones are left out.

        Raises ValueError if the cursor is not one.
        """
        typed, _, seq = cursor.partition("|")
        with self._transaction() as database:
            rows = database.execute(
                "SELECT seq, input_time, platform_no, written FROM entry"
                " WHERE pushed_key IS NULL AND (input_time, seq) > (?, ?) ORDER BY input_time, seq LIMIT ?",
                (typed, int(seq or 0), limit + 1),
            ).fetchall()
        return [Entry(*row) for row in rows[:limit]], len(rows) > limit

    def pushed(self) -> list[Entry]:
        """Entries the hub has logged, oldest first."""
        with self._transaction() as database:
            rows = database.execute(
                "SELECT seq, input_time, platform_no, written FROM entry WHERE pushed_key IS NOT NULL ORDER BY seq"
            ).fetchall()
        return [Entry(*row) for row in rows]


def seed() -> list[str]:
    """The entries clerks have typed when the platform starts, in the order of typing; see samples/SOURCES.md."""
    typed = [entry for case in cases() for entry in _of(case)]
    folder = files("adapters.linkage_platform").joinpath("samples")
    typed += [sample.read_text(encoding="utf-8").strip() for sample in folder.iterdir() if sample.name.endswith(".xml")]
    return sorted(typed, key=lambda written: written.partition("<INPUT_TIME>")[2][:19])


def _of(case: Mapping[str, str]) -> Iterator[str]:
    if case["police_decided_on"]:
        yield _entry(
            case,
            kind="公安",
            unit=case["police_organ"],
            event="FILED",
            on=case["police_decided_on"],
            number=case["police_number"],
            states={"LIAN_STATE": "3", "QISU_STATE": "1", "PANJUE_STATE": "1"},
            receipt=case["received_on"],
        )
    if case["prosecuted_on"]:
        yield _entry(
            case,
            kind="检察院",
            unit=_PROCURATORATES[case["key"]],
            event="PROSECUTED",
            on=case["prosecuted_on"],
            number=case["prosecution_number"],
            states={"LIAN_STATE": "3", "QISU_STATE": "3", "PANJUE_STATE": "1"},
            suspects='<XYR XH="1" QISU="1"/>',
        )
    if case["trial_on"]:
        yield _entry(
            case,
            kind="法院",
            unit=_COURTS[case["key"]],
            event="TRIAL",
            on=case["trial_on"],
            number=case["court_case_number"],
            states={"LIAN_STATE": "3", "QISU_STATE": "3", "PANJUE_STATE": "1"},
            court=case["court_case_number"],
        )


def _entry(
    case: Mapping[str, str],
    *,
    kind: str,
    unit: str,
    event: str,
    on: str,
    number: str,
    states: Mapping[str, str],
    receipt: str | None = None,
    court: str | None = None,
    suspects: str | None = None,
) -> str:
    sent = case["sent_at"]
    values: dict[str, str | None] = {
        "CASE_NO": transfer_number(case),
        "CASE_NAME": f"{case['employer']}涉嫌拒不支付劳动报酬案",
        "PROC_KEY": "crimeProc",
        "INPUT_UNIT": unit,
        "INPUT_UNIT_KIND": kind,
        "INPUT_TIME": f"{on} 17:15:22",
        "EVENT": event,
        "EVENT_TIME": on,
        "DOC_NO": number,
        "AMOUNT_INVOLVED": f"{Decimal(case['amount']):.2f}" if case["amount"] else None,
        "YISONG_NO": transfer_number(case) if sent else None,
        "YISONG_TIME": datetime.fromisoformat(sent).strftime("%Y-%m-%d %H:%M:%S") if "T" in sent else sent,
        "SL_TIME": receipt,
        "AH": court,
        "YISONG_STATE": "2",
        **states,
    }
    # An empty SL_TIME is said: the clerk left the receipt's day blank. Every other empty column is left out.
    columns = "".join(
        f"<{name}>{escape(value)}</{name}>"
        for name, value in values.items()
        if value or (name == "SL_TIME" and value is not None)
    )
    people = f"<SUSPECTS>{suspects}</SUSPECTS>" if suspects else ""
    return f"<Case>{columns}{people}</Case>"
