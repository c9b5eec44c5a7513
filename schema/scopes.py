"""OAuth scopes (domain.md §5.4) and which of them reading a record needs."""

from collections.abc import Mapping
from types import MappingProxyType

READ_SCOPE: Mapping[str, str] = MappingProxyType(
    {
        **dict.fromkeys(
            (
                "Agency",
                "CaseEvent",
                "Deadline",
                "Document",
                "Engagement",
                "Matter",
                "Notification",
                "Party",
                "PartyRole",
            ),
            "matter:read",
        ),
        "AccessLogEntry": "audit:read",
        "AdminDecision": "inspection:read",
        "Clue": "clue:read",
        "CourtCase": "court-case:read",
        "CrimeTransfer": "transfer:read",
        "EnforcementCase": "enforcement:read",
        "EnforcementMeasure": "enforcement:read",
        "Evidence": "evidence:read",
        "InspectionCase": "inspection:read",
        "LinkageEntry": "linkage:read",
        "Suspect": "criminal-event:read",
    }
)
"""Scope needed to read a kind of record, by entity name."""
