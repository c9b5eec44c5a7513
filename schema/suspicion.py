"""Which cases look due for transfer to the police though nothing was transferred (应移未移, indicator K19).

Declared here, watched by ``hub/lifecycle/suspicion.py``.
"""

from dataclasses import dataclass

from schema.codes import Charge, TaskKind


@dataclass(frozen=True, slots=True)
class Suspicion:
    """An order not obeyed for long, sums that reach the threshold of a charge, and no case of the other kind."""

    entity: str
    states: tuple[str, ...]
    """States in which the order is still not obeyed."""
    ordered_by: str
    """Act that gave the order."""
    until: str
    """Field with the last day of the order."""
    grace_days: int
    """How many days it must be overdue (K19)."""
    charge: Charge
    workers: str
    """Field with the number of workers."""
    amount: str
    """Field with the sum of all, yuan."""
    claims: str
    """Records of single workers, with ``from_on``, ``to_on`` and ``owed``."""
    unless: str
    """Kind of case whose presence in the matter ends the suspicion."""
    task: TaskKind
    owner: str


SUSPICIONS = (
    Suspicion(
        entity="InspectionCase",
        states=("ORDERED", "NOTICE_GIVEN", "HEARING", "LEGAL_REVIEW", "PASSED", "RETURNED", "COLLECTIVE"),
        ordered_by="orderCorrection",
        until="correct_by",
        grace_days=30,
        charge=Charge.XF276_1,
        workers="people",
        amount="amount",
        claims="WageClaim",
        unless="CrimeTransfer",
        task=TaskKind.CRIME_WATCH,
        owner="HRSS",
    ),
)
