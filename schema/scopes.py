"""OAuth scopes (domain.md §5.4): what a token may be used for, which scope a record and which a legal act asks for."""

from collections.abc import Mapping
from types import MappingProxyType

from schema.codes import AgencyCode
from schema.fields import Code
from schema.lifecycle import Transition


class Scope(Code):
    """Every scope the hub knows, in alphabetical order."""

    ARBITRATION_READ = "arbitration:read", "查看仲裁案件", "read arbitration cases"
    ARBITRATION_WRITE = "arbitration:write", "办理仲裁案件", "act in arbitration cases"
    ASSET_ANALYSE = "asset:analyse", "联合研判财产线索", "analyse assets jointly"
    ASSIST_READ = "assist:read", "查看协助请求", "read assistance requests"
    ASSIST_WRITE = "assist:write", "办理协助请求", "make and answer assistance requests"
    AUDIT_READ = "audit:read", "查看访问日志", "read the access log"
    CLUE_READ = "clue:read", "查看线索", "read clues"
    CLUE_WRITE = "clue:write", "登记线索", "record clues"
    COURT_CASE_READ = "court-case:read", "查看法院案件", "read court cases"
    COURT_CASE_WRITE = "court-case:write", "登记法院案件", "record court cases"
    CRIMINAL_EVENT_READ = "criminal-event:read", "查看刑事程序结果", "read results of criminal procedure"
    CRIMINAL_EVENT_WRITE = "criminal-event:write", "登记刑事程序结果", "record acts of criminal procedure"
    ENFORCEMENT_READ = "enforcement:read", "查看执行案件", "read enforcement cases"
    ENFORCEMENT_WRITE = "enforcement:write", "办理执行案件", "act in enforcement cases"
    EVIDENCE_APPROVE = "evidence:approve", "审批证据共享", "approve the sharing of evidence"
    EVIDENCE_READ = "evidence:read", "查看证据", "read evidence"
    EVIDENCE_SHARE = "evidence:share", "共享证据", "share evidence"
    GRAPHQL_ADHOC = "graphql:adhoc", "执行未登记的查询", "run documents that are not registered"
    IDENTITY_UNMASK = "identity:unmask", "查看完整身份信息", "see identities unmasked"
    INSPECTION_READ = "inspection:read", "查看监察案件", "read inspection cases"
    INSPECTION_WRITE = "inspection:write", "办理监察案件", "act in inspection cases"
    LETTER_READ = "letter:read", "查看建议书", "read suggestion letters"
    LETTER_WRITE = "letter:write", "制发和回复建议书", "send and answer suggestion letters"
    LINKAGE_READ = "linkage:read", "查看两法衔接登录", "read linkage entries"
    LINKAGE_WRITE = "linkage:write", "登录两法衔接系统", "make linkage entries"
    MATTER_READ = "matter:read", "查看案事及其当事人、事件、时限", "read matters with their parties, events and limits"
    MEDIATION_READ = "mediation:read", "查看调解案件", "read mediation cases"
    MEDIATION_WRITE = "mediation:write", "办理调解案件", "act in mediation cases"
    RISK_READ = "risk:read", "查看风险预警", "read risk warnings"
    RISK_WRITE = "risk:write", "处置风险预警", "act on risk warnings"
    STATS_READ = "stats:read", "查看统计", "read statistics"
    SUPERVISION_READ = "supervision:read", "查看法律监督", "read supervision cases"
    SUPERVISION_WRITE = "supervision:write", "办理法律监督", "act in supervision cases"
    TRANSFER_READ = "transfer:read", "查看案件移送", "read criminal transfers"
    TRANSFER_RECEIVE = "transfer:receive", "接收移送案件", "receive criminal transfers"
    TRANSFER_SEND = "transfer:send", "移送案件", "send criminal transfers"


READ_SCOPE: Mapping[str, Scope] = MappingProxyType(
    {
        "AccessLogEntry": Scope.AUDIT_READ,
        "AdminDecision": Scope.INSPECTION_READ,
        "Agency": Scope.MATTER_READ,
        "CaseEvent": Scope.MATTER_READ,
        "Clue": Scope.CLUE_READ,
        "CourtCase": Scope.COURT_CASE_READ,
        "CrimeTransfer": Scope.TRANSFER_READ,
        "Deadline": Scope.MATTER_READ,
        "Document": Scope.MATTER_READ,
        "EnforcementCase": Scope.ENFORCEMENT_READ,
        "EnforcementMeasure": Scope.ENFORCEMENT_READ,
        "Engagement": Scope.MATTER_READ,
        "Evidence": Scope.EVIDENCE_READ,
        "InspectionCase": Scope.INSPECTION_READ,
        "LinkageEntry": Scope.LINKAGE_READ,
        "Matter": Scope.MATTER_READ,
        "Notification": Scope.MATTER_READ,
        "Party": Scope.MATTER_READ,
        "PartyRole": Scope.MATTER_READ,
        "Suspect": Scope.CRIMINAL_EVENT_READ,
    }
)
"""The scope a token must carry to read records of an entity."""

_WRITE_SCOPE: Mapping[tuple[str, str], Scope] = MappingProxyType(
    {
        ("CRM", AgencyCode.HRSS): Scope.TRANSFER_SEND,
        ("CRM", AgencyCode.PSB): Scope.CRIMINAL_EVENT_WRITE,
        ("CRM", AgencyCode.PROC): Scope.CRIMINAL_EVENT_WRITE,
        ("CRM", AgencyCode.COURT): Scope.CRIMINAL_EVENT_WRITE,
        ("ENF", AgencyCode.COURT): Scope.ENFORCEMENT_WRITE,
        ("INS", AgencyCode.HRSS): Scope.INSPECTION_WRITE,
    }
)
_RECEIPT_OF_TRANSFER = frozenset({"CRM-5", "CRM-7"})


def write_scope(lifecycle_name: str, transition: Transition) -> str:
    """The scope a token must carry to perform a legal act of a lifecycle (``CRM``, ``ENF``, ``INS``).

    Raises KeyError for an act that no client performs, such as the lapse of a limit.
    """
    if transition.id in _RECEIPT_OF_TRANSFER:
        return Scope.TRANSFER_RECEIVE
    return _WRITE_SCOPE[lifecycle_name, transition.actor.partition("-")[0]]
