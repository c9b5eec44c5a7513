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
        "RETURNED": ("returnTransfer", DocumentType.TRANSFER_RETURN),
        "RECON": ("upholdNonFiling", DocumentType.FILING_RECON_DECISION),
        "EXPLAIN_REQ": ("requireExplanation", DocumentType.EXPLANATION_DEMAND),
        "EXPLAINED": ("explainNonFiling", DocumentType.NON_FILING_EXPLANATION),
        "REASON_ACCEPTED": ("acceptNonFilingReasons", DocumentType.REASONS_REVIEW),
        "FILE_ORDERED": ("orderFiling", DocumentType.FILING_ORDER),
        "CORRECTION_NOTICED": ("noticeCorrection", DocumentType.RECTIFICATION_NOTICE),
        "REVERSE_OPINION": ("giveReverseOpinion", DocumentType.REVERSE_OPINION),
        "REVERSE_TRANSFER": ("reverseTransferOfCase", DocumentType.REVERSE_TRANSFER_LETTER),
        "CHARGE_WITHDRAWN": ("allowChargeWithdrawal", DocumentType.CHARGE_WITHDRAWAL_RULING),
        "TERMINATED": ("terminateCriminalTrial", DocumentType.TRIAL_TERMINATION_RULING),
        "APPEAL": ("appealCriminalJudgment", DocumentType.CRIMINAL_APPEAL),
        "EFFECTIVE": ("recordCriminalEffect", DocumentType.CRIMINAL_EFFECT_NOTICE),
    }
)
"""EVENT, as typed by the police, the procuratorate and the court: the act, and the document that makes it exist.

Arrest is not among them: it is an act on one suspect, and the platform does not know the hub's number of the person.
"""

OF_DELAY = ("requireDelayExplanation", DocumentType.DELAY_EXPLANATION_DEMAND)
"""EXPLAIN_REQ of a case the police have not decided (LIAN_STATE 1)."""

DECIDES_ON_RECEIPT = frozenset({"FILED", "NOT_FILED", "REROUTED", "RETURNED"})
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

JUDGMENTS: Mapping[str, JudgmentResult] = MappingProxyType(
    {
        "GUILTY": JudgmentResult.GUILTY,
        "EXEMPT": JudgmentResult.EXEMPT,
        "CHARGE_WITHDRAWN": JudgmentResult.CHARGE_WITHDRAWN,
        "TERMINATED": JudgmentResult.TERMINATED,
    }
)
"""What the court found in the case, where the event alone says it; NOT_GUILTY does not say for which reason."""

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


def _columns(yisong: int, lian: int, qisu: int, panjue: int, **more: int) -> Mapping[str, str]:
    """State columns by number; 0: not said. ``more``: further ones by their name without _STATE."""
    named = {"YISONG": yisong, "LIAN": lian, "DAIBU": more.pop("daibu", 0), "QISU": qisu, "PANJUE": panjue}
    shown = {f"{name}_STATE": str(value) for name, value in named.items() if value}
    return MappingProxyType({**shown, **{f"{name}_STATE": str(value) for name, value in more.items()}})


# Before the police file nobody can have been arrested. Afterwards arrest is the business of the police and the
# procuratorate (class F7): the hub says it only in the entry on the arrest itself.
UNSENT = _columns(1, 1, 1, 1, daibu=1)
_SENT = _columns(2, 1, 1, 1, daibu=1)
_NOT_FILED = _columns(2, 2, 1, 1, daibu=1)
# Supervision asks about a refusal or about a delay: which of the two stood in the entry before.
_SUP_ASKED = _columns(2, 0, 1, 1, daibu=1)
_EXPLAIN_REQ = _columns(2, 0, 1, 1, daibu=1, REQ_EXPLAIN=1, EXPLAIN=0, LIAN_SUP=1)
_EXPLAINED = _columns(2, 0, 1, 1, daibu=1, REQ_EXPLAIN=1, EXPLAIN=1, LIAN_SUP=1)
_REASON_ACCEPTED = _columns(2, 2, 1, 1, daibu=1, REQ_EXPLAIN=1, EXPLAIN=1, LIAN_SUP=1)
_FILE_ORDERED = _columns(2, 4, 1, 1, daibu=1, REQ_EXPLAIN=1, LIAN_SUP=2)
_CORRECTED = _columns(2, 0, 1, 1, daibu=1, REQ_EXPLAIN=1)
_FILED = _columns(2, 3, 1, 1)
_ARRESTED = _columns(2, 3, 0, 0, daibu=2)
_NOT_ARRESTED = _columns(2, 3, 1, 1, daibu=3)
_NOT_PROSECUTED = _columns(2, 3, 2, 1)
_PROSECUTED = _columns(2, 3, 3, 1)
# A ruling can be appealed too, and is no judgment.
_APPEALED = _columns(2, 3, 3, 0)
_JUDGED = _columns(2, 3, 3, 2)
# The way back to the administration begins at many places, outside a transfer too.
_REVERSE = _columns(0, 0, 0, 0)
_FOLLOWED_UP = _columns(2, 0, 0, 0)

EVENT_COLUMNS: Mapping[LinkageEvent, Mapping[str, str]] = MappingProxyType(
    {
        LinkageEvent.TRANSFERRED: _SENT,
        LinkageEvent.RECEIVED: _SENT,
        LinkageEvent.REROUTED: _SENT,
        LinkageEvent.RETURNED: _SENT,
        LinkageEvent.FILED: _FILED,
        LinkageEvent.NOT_FILED: _NOT_FILED,
        LinkageEvent.RECON: _NOT_FILED,
        LinkageEvent.SUP_ASKED: _SUP_ASKED,
        LinkageEvent.EXPLAIN_REQ: _EXPLAIN_REQ,
        LinkageEvent.EXPLAINED: _EXPLAINED,
        LinkageEvent.REASON_ACCEPTED: _REASON_ACCEPTED,
        LinkageEvent.FILE_ORDERED: _FILE_ORDERED,
        LinkageEvent.CORRECTION_NOTICED: _CORRECTED,
        LinkageEvent.WITHDRAWN: _FILED,
        LinkageEvent.ARREST: _ARRESTED,
        LinkageEvent.NO_ARREST: _NOT_ARRESTED,
        LinkageEvent.SENT_PROS: _FILED,
        LinkageEvent.PROSECUTED: _PROSECUTED,
        LinkageEvent.NOT_PROSECUTED: _NOT_PROSECUTED,
        LinkageEvent.REVERSE_OPINION: _NOT_PROSECUTED,
        LinkageEvent.REVERSE_RESULT: _REVERSE,
        LinkageEvent.REVERSE_TRANSFER: _REVERSE,
        LinkageEvent.TRIAL: _PROSECUTED,
        LinkageEvent.CHARGE_WITHDRAWN: _PROSECUTED,
        LinkageEvent.TERMINATED: _PROSECUTED,
        LinkageEvent.GUILTY: _JUDGED,
        LinkageEvent.NOT_GUILTY: _JUDGED,
        LinkageEvent.EXEMPT: _JUDGED,
        LinkageEvent.APPEAL: _APPEALED,
        LinkageEvent.EFFECTIVE: _JUDGED,
    }
)
"""Where the criminal procedure stands once an event of it has happened."""

STATE_COLUMNS: Mapping[TransferState, Mapping[str, str]] = MappingProxyType(
    {
        TransferState.TEAM_FORMED: UNSENT,
        TransferState.REPORTED: UNSENT,
        TransferState.APPROVED: UNSENT,
        TransferState.REFUSED: UNSENT,
        TransferState.VOID: UNSENT,
        TransferState.SENT: _SENT,
        TransferState.RECEIVED: _SENT,
        TransferState.SUPPLEMENT: _SENT,
        TransferState.REROUTED: _SENT,
        TransferState.RETURNED: _SENT,
        TransferState.UNDECIDED_OVERDUE: _SENT,
        TransferState.FILED: _FILED,
        TransferState.NOT_FILED: _NOT_FILED,
        TransferState.RECONSIDERING: _NOT_FILED,
        TransferState.UPHELD: _NOT_FILED,
        TransferState.SUPERVISION_ASKED: _SUP_ASKED,
        TransferState.EXPLAIN_REQUIRED: _EXPLAIN_REQ,
        TransferState.EXPLAINED: _EXPLAINED,
        TransferState.REASON_ACCEPTED: _REASON_ACCEPTED,
        TransferState.FILE_ORDERED: _FILE_ORDERED,
        TransferState.CORRECTION_NOTICED: _CORRECTED,
        TransferState.INVESTIGATING: _FILED,
        TransferState.WITHDRAWN: _FILED,
        TransferState.SENT_FOR_PROSECUTION: _FILED,
        TransferState.SUPPLEMENTARY: _FILED,
        TransferState.CONDITIONAL: _FILED,
        TransferState.PROSECUTED: _PROSECUTED,
        TransferState.NOT_PROSECUTED: _NOT_PROSECUTED,
        TransferState.REVERSE_OPINION: _NOT_PROSECUTED,
        TransferState.REVERSE_REPLIED: _NOT_PROSECUTED,
        TransferState.TRIAL: _PROSECUTED,
        TransferState.CHARGE_WITHDRAWN: _PROSECUTED,
        TransferState.TERMINATED: _PROSECUTED,
        TransferState.GUILTY: _JUDGED,
        TransferState.NOT_GUILTY: _JUDGED,
        TransferState.EXEMPT: _JUDGED,
        TransferState.NOT_RESPONSIBLE: _JUDGED,
        TransferState.APPEALED: _APPEALED,
        TransferState.APPEAL_DECIDED: _JUDGED,
        TransferState.REMANDED: _PROSECUTED,
        TransferState.EFFECTIVE: _JUDGED,
        TransferState.ADMIN_FOLLOWUP: _FOLLOWED_UP,
        TransferState.REVERSE_TRANSFERRED: _REVERSE,
        TransferState.REVERSE_ACCEPTED: _REVERSE,
        TransferState.REVERSE_ANSWERED: _REVERSE,
    }
)
"""The same by the state of the transfer, for events that are not of the criminal procedure (ADM_…, ENF_RESULT)."""

REPAIRS: Mapping[str, str] = MappingProxyType({"CORRECT": "更正", "RETRACT": "撤销"})
"""XGBZ: that an entry corrects or takes back an earlier one of the same event."""

PENALTIES: Mapping[str, str] = MappingProxyType({"PENALTY": "2", "NO_PENALTY": "3"})
"""CHUFA_STATE by kind of decision; any other decision is not one on a penalty (1)."""

FILE_KINDS: Mapping[DocumentType, str] = MappingProxyType(
    {
        DocumentType.TRANSFER_LETTER: "移送书",
        DocumentType.INVESTIGATION_REPORT: "调查报告",
        DocumentType.CASE_ITEM_LIST: "涉案物品清单",
        DocumentType.TEST_REPORT: "检验鉴定",
    }
)
"""FILES: the platform's names of the papers it has a name for; the rest are 其他."""
