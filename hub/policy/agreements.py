"""Importing agreements and keeping the live ones at hand."""

import csv
import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from importlib.resources import files
from pathlib import Path

from sqlalchemy import delete
from sqlmodel import col, select

from hub import clock
from hub.errors import InvalidInput
from hub.held import Held
from hub.policy.models import AgreementLine
from hub.store.engine import Store
from hub.store.read import Treatment
from hub.store.session import reading, unit_of_work
from schema import lifecycle_of_act
from schema.codes import Purpose
from schema.fields import FieldClass

_FRESH_SECONDS = 2.0
DEMO = "nanling-2023"


@dataclass(frozen=True, slots=True)
class Agreements:
    """All lines in force on one day, with a version that changes whenever they do."""

    lines: tuple[AgreementLine, ...]
    version: str


class AgreementBook:
    """The live agreements, read again at most every two seconds."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self._held = Held(self._load, _FRESH_SECONDS)

    async def live(self) -> Agreements:
        """Agreements in force today."""
        return await self._held.present()

    async def _load(self) -> Agreements:
        today = clock.today()
        async with reading(self.store) as session:
            found = (
                await session.exec(
                    select(AgreementLine)
                    .where(col(AgreementLine.valid_from) <= today)
                    .order_by(
                        *(col(getattr(AgreementLine, name)) for name in ("agreement", "recipient", "field_class"))
                    )
                )
            ).all()
        lines = tuple(line for line in found if line.valid_to is None or line.valid_to >= today)
        digest = hashlib.sha256("\n".join(line.model_dump_json() for line in lines).encode())
        return Agreements(lines, digest.hexdigest()[:16])


def read_lines(rows: Iterable[dict[str, str]], agreement: str, valid_from: date) -> list[AgreementLine]:
    """Agreement lines from CSV rows.

    Raises InvalidInput naming the line and column that cannot be read.
    """
    lines = []
    for number, row in enumerate(rows, start=2):
        try:
            purposes = " ".join(sorted(Purpose(code) for code in row["purposes"].split()))
            if row["stage"]:
                lifecycle_of_act(row["stage"])
            lines.append(
                AgreementLine(
                    agreement=agreement,
                    recipient=row["recipient"],
                    field_class=FieldClass(row["class"]),
                    own=Treatment(row["own"]),
                    linked=Treatment(row["linked"]),
                    stage=row["stage"],
                    purposes=purposes,
                    basis=row["basis"],
                    valid_from=valid_from,
                )
            )
        except (KeyError, ValueError) as error:
            raise InvalidInput("AGREEMENT_LINE", field=f"line {number}", line=number, detail=str(error)) from error
    return lines


async def import_file(store: Store, path: Path, agreement: str, valid_from: date) -> int:
    """Replace an agreement by the lines of a CSV file; number of lines."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        return await _replace(store, agreement, read_lines(csv.DictReader(file), agreement, valid_from))


async def import_demo(store: Store) -> int:
    """Load the demo county's agreements (demo and development profiles)."""
    text = files("schema").joinpath(f"data/agreements/{DEMO}.csv").read_text(encoding="utf-8")
    return await _replace(store, DEMO, read_lines(csv.DictReader(text.splitlines()), DEMO, date(2023, 5, 5)))


async def _replace(store: Store, agreement: str, lines: list[AgreementLine]) -> int:
    async with unit_of_work(store) as unit:
        await unit.session.exec(delete(AgreementLine).where(col(AgreementLine.agreement) == agreement))
        unit.session.add_all(lines)
    return len(lines)
