"""Fields that are worked out from others, in Python; each says in its own words what its declaration says in SQL."""

from collections.abc import Callable, Mapping
from typing import Any

from hub.clock import now, today

Row = Mapping[str, Any]

_UNDECIDED = {
    "FILED", "CORRECTING", "ACCEPTED", "SERVED", "PRE_MEDIATION", "TRIBUNAL_FORMED", "HEARING_SET", "HEARD", "DEFAULT",
    "SUSPENDED", "RESUMED", "OVERDUE",
}  # fmt: skip


def _arbitration_end(row: Row) -> Any:
    if row["state"] in _UNDECIDED:
        return None
    if row["final_ground"] is not None:
        return "FINAL"
    if row["mixed"] is not None:
        return "MIXED" if row["mixed"] else "NONFINAL"
    if row["dismissed_as"] is not None:
        return row["dismissed_as"]
    if row["closed_on"] is not None:
        return "WITHDRAWN"
    return "MEDIATED" if row["mediated_on"] is not None else None


def _mediation_result(row: Row) -> Any:
    for day, result in (
        ("effective_on", "AGREED"),
        ("refused_on", "REFUSED"),
        ("failed_on", "FAILED"),
        ("terminated_on", "TERMINATED"),
        ("withdrawn_on", "WITHDRAWN"),
    ):
        if row[day] is not None:
            return result
    return None


def _clock_state(row: Row) -> Any:
    if row["void_at"] is not None:
        return "VOID"
    if row["met_at"] is not None:
        return "MET_LATE" if (row["late"] or 0) > 0 else "MET"
    if row["paused_on"] is not None:
        return "PAUSED"
    if row["due_at"] is not None and now() >= row["due_at"]:
        return {"right": "LAPSED", "earliest": "RAN"}.get(row["kind"], "OVERDUE")
    return "RUNNING"


def _share_state(row: Row) -> Any:
    if row["used_on"] is not None:
        return "USED"
    if row["denied_on"] is not None:
        return "DENIED"
    if row["approved_on"] is None:
        return "REQUESTED"
    return "EXPIRED" if row["expires_on"] is not None and row["expires_on"] < today() else "SHARED"


_CONFIRMED = {
    "CONFIRMED": "CONFIRMED",
    "NOT_ACCEPTED": "NOT_ACCEPTED",
    "WITHDRAWN": "WITHDRAWN",
    "REFUSED": "REJECTED",
    "REJECTED": "REJECTED",
}

DERIVED: Mapping[tuple[str, str], Callable[[Row], Any]] = {
    ("ArbitrationCase", "close_mode"): _arbitration_end,
    ("ArbitrationCase", "size"): lambda row: (
        "COLLECTIVE" if row["common_claim"] and (row["people"] or 0) >= 10 else "ORDINARY"
    ),
    ("Confirmation", "result"): lambda row: _CONFIRMED.get(row["state"]),
    ("Deadline", "state"): _clock_state,
    ("EnforcementCase", "stay_flag"): lambda row: row["state"] if row["state"] in {"SUSPENDED", "DEFERRED"} else None,
    ("EnforcementCase", "close_mode"): lambda row: (
        row["state"].removeprefix("CLOSED_") if row["state"].startswith("CLOSED_") else None
    ),
    ("EvidenceShare", "state"): _share_state,
    ("MediationCase", "result"): _mediation_result,
}
"""By entity and field."""
