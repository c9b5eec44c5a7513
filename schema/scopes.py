"""OAuth scopes (domain.md §5.4): what a token may be used for.

Which scope a record asks for stands at its entity, which one an act asks for at its lifecycle.
"""

from schema.fields import Code


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
    CONFERENCE_READ = (
        "conference:read",
        "查看会商、联合行动和联席会议",
        "read consultations, joint actions and conferences",
    )
    CONFERENCE_WRITE = (
        "conference:write",
        "办理会商、联合行动和联席会议",
        "act in consultations, joint actions, conferences",
    )
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
    LEGAL_AID_READ = "legal-aid:read", "查看法律援助案件", "read legal-aid cases"
    LEGAL_AID_WRITE = "legal-aid:write", "办理法律援助案件", "act in legal-aid cases"
    LETTER_READ = "letter:read", "查看建议书", "read suggestion letters"
    LETTER_WRITE = "letter:write", "制发和回复建议书", "send and answer suggestion letters"
    LINKAGE_READ = "linkage:read", "查看两法衔接登录", "read linkage entries"
    LINKAGE_WRITE = "linkage:write", "登录两法衔接系统", "make linkage entries"
    MATTER_READ = "matter:read", "查看案事及其当事人、事件、时限", "read matters with their parties, events and limits"
    MATTER_WRITE = "matter:write", "登记案事的当事人、关联和任务", "record parties, links and tasks of matters"
    MEDIATION_READ = "mediation:read", "查看调解案件", "read mediation cases"
    MEDIATION_WRITE = "mediation:write", "办理调解案件", "act in mediation cases"
    PETITION_READ = "petition:read", "查看信访事项", "read petitions"
    PETITION_WRITE = "petition:write", "办理信访事项", "act in petitions"
    REGISTRY_READ = "registry:read", "查看人员、单位、项目等名册", "read registers of officers, units, projects, bodies"
    REGISTRY_WRITE = (
        "registry:write",
        "维护人员、单位、项目等名册",
        "keep registers of officers, units, projects, bodies",
    )
    REMEDY_READ = "remedy:read", "查看行政复议和行政诉讼", "read reconsiderations and administrative suits"
    REMEDY_WRITE = "remedy:write", "办理行政复议和行政诉讼", "act in reconsiderations and administrative suits"
    RISK_READ = "risk:read", "查看风险预警", "read risk warnings"
    RISK_WRITE = "risk:write", "处置风险预警", "act on risk warnings"
    SHARE_READ = "share:read", "查看数据共享与校核", "read data sharing and corrections"
    SHARE_WRITE = "share:write", "办理数据共享与校核", "act on data sharing and corrections"
    STATS_READ = "stats:read", "查看统计", "read statistics"
    SUPERVISION_READ = "supervision:read", "查看法律监督", "read supervision cases"
    SUPERVISION_WRITE = "supervision:write", "办理法律监督", "act in supervision cases"
    TRANSFER_READ = "transfer:read", "查看案件移送", "read criminal transfers"
    TRANSFER_RECEIVE = "transfer:receive", "接收移送案件", "receive criminal transfers"
    TRANSFER_SEND = "transfer:send", "移送案件", "send criminal transfers"
