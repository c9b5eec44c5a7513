"""Code maps of the platform (domain.md §2.5, §4.4); values differ from vendor to vendor, so each stands here once."""

from collections.abc import Mapping
from types import MappingProxyType

from schema.codes import LinkageEvent
from schema.criminal_transfer import JudgmentResult, NotFiledReason, ProsecutionResult, TransferState
from schema.document_types import DocumentType

UNIT_KINDS: Mapping[str, str] = MappingProxyType({"公安": "PSB", "检察院": "PROC", "法院": "COURT"})
"""INPUT_UNIT_KIND: the agency whose clerk typed the entry, and whose act it is."""

ACTS: Mapping[str, tuple[str, DocumentType]] = MappingProxyType(
    {
        "RECEIVED": ("receiveTransfer", DocumentType.TRANSFER_RECEIPT),
        "REROUTED": ("rerouteTransfer", DocumentType.REROUTE_NOTICE),
        "FILED": ("fileCriminalCase", DocumentType.CRIMINAL_FILING),
        "NOT_FILED": ("refuseCriminalFiling", DocumentType.NON_FILING_NOTICE),
        "WITHDRAWN": ("withdrawCriminalCase", DocumentType.WITHDRAWAL_DECISION),
        "SENT_PROS": ("sendForProsecution", DocumentType.PROSECUTION_OPINION),
        "PROSECUTED": ("prosecute", DocumentType.INDICTMENT),
        "NOT_PROSECUTED": ("declineProsecution", DocumentType.NON_PROSECUTION),
        "TRIAL": ("acceptCriminalTrial", DocumentType.CASE_ACCEPTANCE),
        "GUILTY": ("convict", DocumentType.CRIMINAL_JUDGMENT),
        "NOT_GUILTY": ("acquit", DocumentType.CRIMINAL_JUDGMENT),
        "EXEMPT": ("exemptFromPunishment", DocumentType.CRIMINAL_JUDGMENT),
    }
)
"""EVENT, as typed by the police, the procuratorate and the court: the act, and the document that makes it exist."""

DECIDES_ON_RECEIPT = frozenset({"FILED", "NOT_FILED", "REROUTED"})
"""Events whose entry may vouch for the receipt (SL_TIME)."""

NAMES_POLICE_ORGAN = frozenset({"RECEIVED", "FILED", "NOT_FILED"})
"""Events by which a police organ takes up the case: its name and number (AJBH) are kept."""

NOT_FILED_REASONS: Mapping[str, NotFiledReason] = MappingProxyType(
    {
        "1": NotFiledReason.NO_FACT,
        "2": NotFiledReason.MINOR,
        "3": NotFiledReason.NOT_OURS,
        "4": NotFiledReason.EXEMPT16,
        "5": NotFiledReason.PAID,
        "6": NotFiledReason.INSUFF,
    }
)
"""BLYY: why the police did not file."""

PROSECUTION_RESULTS: Mapping[str, ProsecutionResult] = MappingProxyType(
    {
        "1": ProsecutionResult.PROSECUTED,
        "2": ProsecutionResult.STATUTORY,
        "3": ProsecutionResult.DISCRETION,
        "4": ProsecutionResult.DOUBT,
    }
)
"""QISU of one suspect."""

JUDGMENT_RESULTS: Mapping[str, JudgmentResult] = MappingProxyType(
    {
        "1": JudgmentResult.GUILTY,
        "2": JudgmentResult.NOT_GUILTY_FACT,
        "3": JudgmentResult.NOT_GUILTY_DOUBT,
        "4": JudgmentResult.EXEMPT,
        "5": JudgmentResult.NOT_RESP,
    }
)
"""PANJUE of one suspect."""

STATES: Mapping[str, Mapping[str, str]] = MappingProxyType(
    {
        "XINGZHENGLIAN_STATE": {"1": "未立案", "2": "已立案"},
        "CHUFA_STATE": {"1": "未处罚", "2": "已处罚", "3": "不予处罚"},
        "YISONG_STATE": {"1": "未移送", "2": "直接移送", "3": "检察建议移送", "4": "建议后未移送"},
        "LIAN_STATE": {"1": "未决定", "2": "不予立案", "3": "已立案", "4": "通知立案"},
        "DAIBU_STATE": {"1": "未决定", "2": "批准逮捕", "3": "不批准逮捕"},
        "QISU_STATE": {"1": "未决定", "2": "不起诉", "3": "提起公诉"},
        "PANJUE_STATE": {"1": "未判决", "2": "已判决"},
        "JIEAN_STATE": {"1": "未结案", "2": "已结案"},
        "REQ_EXPLAIN_STATE": {"0": "未要求说明", "1": "已要求说明"},
        "EXPLAIN_STATE": {"0": "未说明", "1": "已说明"},
        "LIAN_SUP_STATE": {"1": "要求说明理由", "2": "通知立案", "3": "撤销案件"},
        "DETENTION_STATE": {"0": "无", "1": "行政拘留"},
    }
)
"""The state columns of the platform and their values; a value that is not here is an unknown code."""


def _columns(yisong: int, lian: int, qisu: int, panjue: int, *, daibu: bool = False) -> Mapping[str, str]:
    shown = {"YISONG_STATE": str(yisong), "LIAN_STATE": str(lian)}
    if daibu:
        shown["DAIBU_STATE"] = "1"
    return MappingProxyType({**shown, "QISU_STATE": str(qisu), "PANJUE_STATE": str(panjue)})


# Before the police file nobody can have been arrested. Afterwards arrest is the business of the police and the
# procuratorate (class F7): the hub does not say.
UNSENT = _columns(1, 1, 1, 1, daibu=True)
_SENT = _columns(2, 1, 1, 1, daibu=True)
_NOT_FILED = _columns(2, 2, 1, 1, daibu=True)
_FILED = _columns(2, 3, 1, 1)
_NOT_PROSECUTED = _columns(2, 3, 2, 1)
_PROSECUTED = _columns(2, 3, 3, 1)
_JUDGED = _columns(2, 3, 3, 2)

EVENT_COLUMNS: Mapping[LinkageEvent, Mapping[str, str]] = MappingProxyType(
    {
        LinkageEvent.TRANSFERRED: _SENT,
        LinkageEvent.RECEIVED: _SENT,
        LinkageEvent.REROUTED: _SENT,
        LinkageEvent.FILED: _FILED,
        LinkageEvent.NOT_FILED: _NOT_FILED,
        LinkageEvent.WITHDRAWN: _FILED,
        LinkageEvent.SENT_PROS: _FILED,
        LinkageEvent.PROSECUTED: _PROSECUTED,
        LinkageEvent.NOT_PROSECUTED: _NOT_PROSECUTED,
        LinkageEvent.TRIAL: _PROSECUTED,
        LinkageEvent.GUILTY: _JUDGED,
        LinkageEvent.NOT_GUILTY: _JUDGED,
        LinkageEvent.EXEMPT: _JUDGED,
    }
)
"""Where the criminal procedure stands once an event of it has happened."""

EVENT_EXTRAS: Mapping[LinkageEvent, Mapping[str, str]] = MappingProxyType(
    {
        LinkageEvent.RETURNED: {},
        LinkageEvent.RECON: {},
        LinkageEvent.SUP_ASKED: {},
        LinkageEvent.EXPLAIN_REQ: {"REQ_EXPLAIN_STATE": "1", "LIAN_SUP_STATE": "1"},
        LinkageEvent.EXPLAINED: {"REQ_EXPLAIN_STATE": "1", "EXPLAIN_STATE": "1"},
        LinkageEvent.REASON_ACCEPTED: {},
        LinkageEvent.FILE_ORDERED: {"LIAN_SUP_STATE": "2"},
        LinkageEvent.CORRECTION_NOTICED: {"LIAN_SUP_STATE": "2"},
        LinkageEvent.ARREST: {"DAIBU_STATE": "2"},
        LinkageEvent.NO_ARREST: {"DAIBU_STATE": "3"},
        LinkageEvent.REVERSE_OPINION: {},
        LinkageEvent.REVERSE_RESULT: {},
        LinkageEvent.REVERSE_TRANSFER: {},
        LinkageEvent.CHARGE_WITHDRAWN: {},
        LinkageEvent.TERMINATED: {},
        LinkageEvent.APPEAL: {},
        LinkageEvent.EFFECTIVE: {},
    }
)
"""Events that leave the columns where the state of the case puts them, with the column of their own they set."""

_STATES_OF_COLUMNS: tuple[tuple[Mapping[str, str], tuple[TransferState, ...]], ...] = (
    (
        UNSENT,
        (
            TransferState.TEAM_FORMED,
            TransferState.REPORTED,
            TransferState.APPROVED,
            TransferState.REFUSED,
            TransferState.VOID,
        ),
    ),
    (
        _SENT,
        (
            TransferState.SENT,
            TransferState.RECEIVED,
            TransferState.SUPPLEMENT,
            TransferState.REROUTED,
            TransferState.RETURNED,
            TransferState.UNDECIDED_OVERDUE,
        ),
    ),
    (
        _NOT_FILED,
        (
            TransferState.NOT_FILED,
            TransferState.RECONSIDERING,
            TransferState.UPHELD,
            TransferState.SUPERVISION_ASKED,
            TransferState.EXPLAIN_REQUIRED,
            TransferState.EXPLAINED,
            TransferState.REASON_ACCEPTED,
        ),
    ),
    (_columns(2, 4, 1, 1), (TransferState.FILE_ORDERED, TransferState.CORRECTION_NOTICED)),
    (
        _FILED,
        (
            TransferState.FILED,
            TransferState.INVESTIGATING,
            TransferState.WITHDRAWN,
            TransferState.SENT_FOR_PROSECUTION,
            TransferState.SUPPLEMENTARY,
            TransferState.CONDITIONAL,
            TransferState.ADMIN_FOLLOWUP,
            TransferState.REVERSE_TRANSFERRED,
            TransferState.REVERSE_ACCEPTED,
            TransferState.REVERSE_ANSWERED,
        ),
    ),
    (
        _NOT_PROSECUTED,
        (TransferState.NOT_PROSECUTED, TransferState.REVERSE_OPINION, TransferState.REVERSE_REPLIED),
    ),
    (
        _PROSECUTED,
        (
            TransferState.PROSECUTED,
            TransferState.TRIAL,
            TransferState.CHARGE_WITHDRAWN,
            TransferState.TERMINATED,
            TransferState.REMANDED,
        ),
    ),
    (
        _JUDGED,
        (
            TransferState.GUILTY,
            TransferState.NOT_GUILTY,
            TransferState.EXEMPT,
            TransferState.NOT_RESPONSIBLE,
            TransferState.APPEALED,
            TransferState.APPEAL_DECIDED,
            TransferState.EFFECTIVE,
        ),
    ),
)

STATE_COLUMNS: Mapping[TransferState, Mapping[str, str]] = MappingProxyType(
    {state: columns for columns, states in _STATES_OF_COLUMNS for state in states}
)
"""The same by the state of the transfer, for events that do not say by themselves where the procedure stands."""

REPAIRS: Mapping[str, str] = MappingProxyType({"CORRECT": "更正", "RETRACT": "撤销"})
"""XGBZ: that an entry corrects or takes back an earlier one of the same event."""

PENALTIES: Mapping[str, str] = MappingProxyType({"PENALTY": "2", "NO_PENALTY": "3"})
"""CHUFA_STATE by kind of decision; any other decision is not one on a penalty (1)."""

FILE_KINDS: Mapping[DocumentType, str] = MappingProxyType(
    {DocumentType.TRANSFER_LETTER: "移送书", DocumentType.INVESTIGATION_REPORT: "调查报告"}
)
"""FILES: the platform's names of the papers it has a name for; the rest are 其他."""
