"""Code tables shared by several domains (domain.md §4.4). Tables of one domain stand in its own file."""

from schema.fields import Code


class AgencyCode(Code):
    """Members of the mechanism (domain.md §0)."""

    HRSS = "HRSS", "人力资源和社会保障局", "human resources and social security"
    JUS = "JUS", "司法局", "justice bureau"
    PSB = "PSB", "公安局", "public security bureau"
    COURT = "COURT", "人民法院", "court"
    PROC = "PROC", "人民检察院", "procuratorate"
    LP = "LP", "行政执法与刑事司法衔接系统", "linkage platform"
    OFFICE = "OFFICE", "联席会议办公室", "joint-conference office"
    AUD = "AUD", "审计监督", "audit"
    EXT = "EXT", "其他单位", "other body"


class TopicTag(Code):
    """The five problems the notice names (clause 1.2)."""

    BIZ_ENV = "BIZ_ENV", "营商环境劳动关系监测", "business environment, labour relations"
    NEW_FORM = "NEW_FORM", "新就业形态", "new forms of employment"
    WAGE = "WAGE", "根治欠薪", "wage arrears"
    SI_FRAUD = "SI_FRAUD", "社保欺诈", "social-insurance fraud"
    ENF_EFFECT = "ENF_EFFECT", "行政执法效力", "effect of administrative enforcement"


class GuidanceTag(Code):
    """Kinds of case with guidance from above (clause 2.2f)."""

    WORK_INJURY = "WORK_INJURY", "工伤待遇给付重大争议", "major dispute over work-injury benefits"
    SI_BACKPAY = "SI_BACKPAY", "社保补缴集体争议", "collective dispute over back payment of contributions"
    NEW_FORM_REL = "NEW_FORM_REL", "新就业形态劳动关系确认", "labour relation in new forms of employment"


class RemedyChannel(Code):
    """Ways to a remedy (clause 1.4)."""

    MEDIATION = "MEDIATION", "调解", "mediation"
    COMPLAINT = "COMPLAINT", "投诉举报", "complaint or report"
    PETITION = "PETITION", "信访", "petition"
    ARBITRATION = "ARBITRATION", "仲裁", "arbitration"
    PAY_ORDER = "PAY_ORDER", "支付令", "payment order"
    IOU_SUIT = "IOU_SUIT", "欠条直接起诉", "direct suit on a wage IOU"
    SUIT = "SUIT", "诉讼", "suit"
    LEGAL_AID = "LEGAL_AID", "法律援助", "legal aid"
    PROC_SUPPORT = "PROC_SUPPORT", "支持起诉", "support by the procuratorate"
    RECON = "RECON", "行政复议", "reconsideration"
    CRIMINAL = "CRIMINAL", "刑事", "criminal procedure"


class Violation(Code):
    """Violations on the path of wage cases (domain.md §4.3)."""

    V01 = "V01", "克扣或无故拖欠工资", "wages withheld or unpaid without cause"
    V02 = "V02", "低于最低工资", "below the minimum wage"
    V03 = "V03", "未付经济补偿", "severance unpaid"
    V11 = "V11", "未订劳动合同", "no written labour contract"
    V16 = "V16", "未参加社会保险", "not enrolled in social insurance"
    V18 = "V18", "骗取社会保险待遇", "social-insurance benefits obtained by fraud"
    V19 = "V19", "冒领社会保险待遇", "benefits claimed in another's name"
    V20 = "V20", "多领社会保险待遇", "benefits overdrawn"
    V24 = "V24", "拒不改正或拒不履行处理决定", "order or decision not obeyed"
    V99 = "V99", "其他", "other"


class Charge(Code):
    """Charges used in this domain (domain.md §4.5)."""

    XF276_1 = "XF276-1", "拒不支付劳动报酬罪", "refusal to pay labour remuneration"
    XF266 = "XF266", "诈骗罪", "fraud"
    XF313 = "XF313", "拒不执行判决、裁定罪", "refusal to execute a judgment or ruling"
    XF277 = "XF277", "妨害公务罪", "obstruction of official duty"
    XF280 = "XF280", "伪造、变造国家机关公文、证件、印章罪", "forgery of official documents or seals"
    XF307_1 = "XF307-1", "虚假诉讼罪", "sham litigation"


class DocumentType(Code):
    """Documents that make a transition legally exist, as the tables of domain.md §2 name them."""

    FILING_APPROVAL = "FILING_APPROVAL", "立案审批表", "filing approval"
    INQUIRY_RECORD = "INQUIRY_RECORD", "检查或询问记录", "inspection or inquiry record"
    CORRECTION_ORDER = "CORRECTION_ORDER", "限期改正指令书", "correction order"
    SERVICE_PROOF = "SERVICE_PROOF", "送达证明", "proof of service"
    PAYMENT_PROOF = "PAYMENT_PROOF", "支付凭证", "proof of payment"
    PRIOR_NOTICE = "PRIOR_NOTICE", "事先告知书", "prior notice"
    ADMIN_DECISION = "ADMIN_DECISION", "行政处理或处罚决定书", "administrative decision"
    TRANSFER_REPORT = "TRANSFER_REPORT", "移送涉嫌犯罪案件报告", "transfer report"
    TRANSFER_APPROVAL = "TRANSFER_APPROVAL", "移送审批表", "transfer approval"
    TRANSFER_LETTER = "TRANSFER_LETTER", "涉嫌犯罪案件移送书", "transfer letter"
    INVESTIGATION_REPORT = "INVESTIGATION_REPORT", "调查报告", "investigation report"
    TRANSFER_RECEIPT = "TRANSFER_RECEIPT", "移送回执", "receipt of the transfer"
    REROUTE_NOTICE = "REROUTE_NOTICE", "转送通知", "notice of re-routing"
    CRIMINAL_FILING = "CRIMINAL_FILING", "立案决定书", "decision to file a criminal case"
    NON_FILING_NOTICE = "NON_FILING_NOTICE", "不予立案通知书", "notice of non-filing"
    WITHDRAWAL_DECISION = "WITHDRAWAL_DECISION", "撤销案件决定书", "decision to withdraw the case"
    PROSECUTION_OPINION = "PROSECUTION_OPINION", "起诉意见书", "opinion recommending prosecution"
    INDICTMENT = "INDICTMENT", "起诉书", "indictment"
    NON_PROSECUTION = "NON_PROSECUTION", "不起诉决定书", "decision not to prosecute"
    CRIMINAL_JUDGMENT = "CRIMINAL_JUDGMENT", "刑事判决书", "criminal judgment"
    CASE_ACCEPTANCE = "CASE_ACCEPTANCE", "受理案件通知书", "notice of acceptance"
    ENFORCEMENT_BASIS = "ENFORCEMENT_BASIS", "执行依据", "enforcement basis"
    EXECUTION_NOTICE = "EXECUTION_NOTICE", "执行通知书", "execution notice"
    MEASURE_DOCUMENT = "MEASURE_DOCUMENT", "执行措施文书", "document of an enforcement measure"
    PAYMENT_RECORD = "PAYMENT_RECORD", "案款收支记录", "record of money received or paid out"
    SUSPENSION_RULING = "SUSPENSION_RULING", "中止执行裁定书", "ruling suspending enforcement"
    CLOSING_NOTICE = "CLOSING_NOTICE", "结案通知书", "closing notice"
    ROUND_CLOSING_RULING = (
        "ROUND_CLOSING_RULING",
        "终结本次执行程序裁定书",
        "ruling closing this round of enforcement",
    )
    TERMINATION_RULING = "TERMINATION_RULING", "终结执行裁定书", "ruling terminating enforcement"
    RESUMPTION_DECISION = "RESUMPTION_DECISION", "恢复执行决定", "decision to resume enforcement"
    REVOCATION_DECISION = "REVOCATION_DECISION", "撤销决定", "decision revoking an earlier act"
    NON_ACCEPTANCE_RULING = "NON_ACCEPTANCE_RULING", "不予受理裁定书", "ruling not to accept"
    PROPERTY_REPORT_ORDER = "PROPERTY_REPORT_ORDER", "报告财产令", "order to report property"
    PROPERTY_REPORT = "PROPERTY_REPORT", "财产报告", "property report of the debtor"
    ASSET_CLUE = "ASSET_CLUE", "财产线索材料", "clue of property"
    QUERY_RESULT = "QUERY_RESULT", "财产查询反馈", "result of a property query"
    ENF_EXTENSION_APPROVAL = "ENF_EXTENSION_APPROVAL", "延长执行期限审批表", "approval of more time for enforcement"
    AUCTION_RULING = "AUCTION_RULING", "拍卖或者变卖裁定书", "ruling on auction or sale"
    SETTLEMENT_RECORD = "SETTLEMENT_RECORD", "执行和解协议或者笔录", "agreement or record of settlement in enforcement"
    DEFERRAL_DECISION = "DEFERRAL_DECISION", "暂缓执行决定书", "decision to defer enforcement"
    NON_ENFORCEMENT_RULING = "NON_ENFORCEMENT_RULING", "不予执行裁定书", "ruling refusing enforcement"
    REJECTION_RULING = "REJECTION_RULING", "驳回执行申请裁定书", "ruling rejecting the application for enforcement"
    CANCELLATION_RULING = "CANCELLATION_RULING", "销案裁定书", "ruling cancelling the enforcement case"
    ASSISTANCE_NOTICE = "ASSISTANCE_NOTICE", "协助执行通知书", "notice to assist in enforcement"
    JOINT_ANALYSIS_REQUEST = "JOINT_ANALYSIS_REQUEST", "联合研判申请", "request for joint analysis"
    JOINT_ANALYSIS_RECORD = "JOINT_ANALYSIS_RECORD", "联合研判记录", "record of joint analysis"
    EXCHANGE_NOTE = "EXCHANGE_NOTE", "信息沟通记录", "note of an exchange of information"
    UPPER_COURT_APPLICATION = "UPPER_COURT_APPLICATION", "向上一级法院申请执行书", "application to the upper court"
    PRIVATE_PROSECUTION = "PRIVATE_PROSECUTION", "刑事自诉状", "private prosecution"
    OBJECTION_APPLICATION = "OBJECTION_APPLICATION", "执行异议书", "objection to enforcement"
    OBJECTION_RULING = "OBJECTION_RULING", "执行异议裁定书", "ruling on an objection to enforcement"
    ENF_REVIEW_APPLICATION = "ENF_REVIEW_APPLICATION", "执行复议申请书", "application for review by the upper court"
    ENF_REVIEW_RULING = "ENF_REVIEW_RULING", "执行复议裁定书", "review ruling of the upper court"
    CIVIL_COMPLAINT = "CIVIL_COMPLAINT", "民事起诉状", "statement of claim"
    CIVIL_JUDGMENT = "CIVIL_JUDGMENT", "民事判决书", "civil judgment"
    RETRIAL_APPLICATION = "RETRIAL_APPLICATION", "再审申请书", "application for retrial"
    WITHDRAWAL_REQUEST = "WITHDRAWAL_REQUEST", "撤回申请书", "request to withdraw"
    HANDOVER_LIST = "HANDOVER_LIST", "移交清单", "hand-over list"
    RETURN_LIST = "RETURN_LIST", "退回清单", "return list"
    SHARE_REQUEST = "SHARE_REQUEST", "证据共享申请", "request to share evidence"
    SHARE_APPROVAL = "SHARE_APPROVAL", "证据共享审批", "approval of sharing evidence"
    HOLD_ORDER = "HOLD_ORDER", "封存决定", "order to seal evidence"
    HOLD_RELEASE = "HOLD_RELEASE", "解除封存决定", "order to unseal evidence"
    DISPOSAL_DECISION = "DISPOSAL_DECISION", "处置决定", "decision on disposal"
    DESTRUCTION_RECORD = "DESTRUCTION_RECORD", "销毁记录", "record of destruction"
    OTHER = "OTHER", "其他文书", "other document"


class LinkageEvent(Code):
    """Events each agency must log in the linkage platform (clauses 2.4j, 2.4k)."""

    ADM_FILED = "ADM_FILED", "行政立案", "administrative case filed"
    ADM_DECIDED = "ADM_DECIDED", "行政决定", "administrative decision"
    TRANSFERRED = "TRANSFERRED", "移送", "transferred"
    RECEIVED = "RECEIVED", "受理", "received"
    REROUTED = "REROUTED", "转送", "sent on to the competent organ"
    FILED = "FILED", "立案", "filed"
    NOT_FILED = "NOT_FILED", "不予立案", "not filed"
    WITHDRAWN = "WITHDRAWN", "撤销案件", "case withdrawn"
    SENT_PROS = "SENT_PROS", "移送审查起诉", "sent for prosecution"
    PROSECUTED = "PROSECUTED", "提起公诉", "prosecuted"
    NOT_PROSECUTED = "NOT_PROSECUTED", "不起诉", "not prosecuted"
    TRIAL = "TRIAL", "法院受理", "accepted for trial"
    GUILTY = "GUILTY", "有罪判决", "guilty"
    NOT_GUILTY = "NOT_GUILTY", "无罪判决", "not guilty"
    EXEMPT = "EXEMPT", "免予刑事处罚", "exempt from punishment"
    ENF_RESULT = "ENF_RESULT", "执行结果", "enforcement result"


class TaskKind(Code):
    """What the hub reminds an agency to do."""

    EXCHANGE = "EXCHANGE", "定期沟通信息", "exchange information on a stalled case (clause 2.5n)"
    REQUERY = "REQUERY", "再次查询财产", "query property again (TL-E11.2)"
    INSTALMENT = "INSTALMENT", "督促履行", "remind of an instalment (clause 2.1k)"
    DECIDE_OVERDUE = "DECIDE_OVERDUE", "逾期不改应当决定", "order overdue, decide (clause 2.4d)"
    CRIME_WATCH = "CRIME_WATCH", "疑似应移未移", "looks due for transfer and was not transferred (K19)"
    INTAKE = "INTAKE", "接诉即办", "accept what came in, round the clock (clause 2.2c)"
    FOLLOW_UP = "FOLLOW_UP", "跟进办理", "follow up"


class CaseLinkKind(Code):
    """How two cases hang together (domain.md §4.1)."""

    FROM = "FROM", "来源于", "comes from"
    MOVED_TO = "MOVED_TO", "移送至", "moved to"
    BASIS = "BASIS", "依据", "rests on"
    RESUMES = "RESUMES", "恢复自", "resumes"
    JOINED = "JOINED", "并案", "joined with"
    RELATED = "RELATED", "关联", "related to"


class Purpose(Code):
    """Purposes a reader declares (domain.md §4.4)."""

    P01 = "P01", "线索核查", "checking a clue"
    P02 = "P02", "调解", "mediation"
    P03 = "P03", "仲裁", "arbitration"
    P04 = "P04", "行政执法", "administrative enforcement"
    P05 = "P05", "移送审查立案", "transfer and filing review"
    P06 = "P06", "检察监督与审查", "procuratorial supervision and review"
    P07 = "P07", "审判", "trial"
    P08 = "P08", "执行", "court enforcement"
    P09 = "P09", "复议应诉", "reconsideration and response to suits"
    P10 = "P10", "法律援助", "legal aid"
    P11 = "P11", "社保核查", "social-insurance checks"
    P12 = "P12", "风险预警", "risk warning"
    P13 = "P13", "会商研判", "consultation and joint analysis"
    P14 = "P14", "协助", "assistance"
    P15 = "P15", "统计报告", "statistics and reports"
    P16 = "P16", "审计监督", "audit"
    P17 = "P17", "信用惩戒", "credit measures"
    P18 = "P18", "信访办理", "petitions"


class AccessResult(Code):
    """What an access request led to (domain.md §4.4)."""

    ALLOW = "ALLOW", "放行", "allowed"
    ALLOW_MASKED = "ALLOW_MASKED", "放行（脱敏）", "allowed, masked"
    DENY_SCOPE = "DENY_SCOPE", "拒绝：无此权限范围", "denied: scope"
    DENY_PURPOSE = "DENY_PURPOSE", "拒绝：用途不符", "denied: purpose"
    DENY_STAGE = "DENY_STAGE", "拒绝：阶段未到", "denied: stage"
    DENY_RELATION = "DENY_RELATION", "拒绝：与案件无关联", "denied: no relation to the case"
    DENY_APPROVAL = "DENY_APPROVAL", "拒绝：缺审批", "denied: approval missing"
    ERROR = "ERROR", "出错", "error"
