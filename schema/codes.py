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
    CLUE_ACCEPTANCE = "CLUE_ACCEPTANCE", "受理决定书或登记表", "decision or form of acceptance of a clue"
    CLUE_REFUSAL = "CLUE_REFUSAL", "线索不予受理告知书", "notice that a clue is not accepted"
    CLUE_SUPPLEMENT_LIST = "CLUE_SUPPLEMENT_LIST", "投诉补正告知书", "list of what a complainant is to supplement"
    CLUE_TRANSFER_LETTER = "CLUE_TRANSFER_LETTER", "转办函", "letter passing a clue on"
    CLUE_CHECK_REPORT = "CLUE_CHECK_REPORT", "核查报告", "report on the checking of a clue"
    CLUE_SETTLEMENT_PROOF = "CLUE_SETTLEMENT_PROOF", "支付凭证或和解材料", "proof of payment or settlement"
    CLUE_REPLY = "CLUE_REPLY", "办结回复", "reply closing a clue"
    PETITION_NOTICE = "PETITION_NOTICE", "信访事项告知书", "notice to the petitioner"
    PETITION_TRANSFER = "PETITION_TRANSFER", "信访转送交办函", "letter passing a petition on or back"
    PETITION_OBJECTION = "PETITION_OBJECTION", "信访转送异议", "objection to a petition passed on"
    PETITION_EXTENSION = "PETITION_EXTENSION", "信访延期审批及告知", "approved extension, told to the petitioner"
    PETITION_ANSWER = "PETITION_ANSWER", "信访处理意见书", "opinion on a petition"
    PETITION_REVIEW_REQUEST = "PETITION_REVIEW_REQUEST", "信访复查申请", "request for review of a petition"
    PETITION_REVIEW = "PETITION_REVIEW", "信访复查意见书", "review opinion on a petition"
    PETITION_RECHECK_REQUEST = "PETITION_RECHECK_REQUEST", "信访复核申请", "request for second review of a petition"
    PETITION_RECHECK = "PETITION_RECHECK", "信访复核意见书", "second review opinion on a petition"
    PETITION_HEARING = "PETITION_HEARING", "信访听证记录", "record of a petition hearing"
    PETITION_TERMINATION = "PETITION_TERMINATION", "信访终结文书", "paper terminating a petition"
    MEDIATION_APPLICATION = "MEDIATION_APPLICATION", "调解申请书或口头申请记录", "application for mediation"
    MEDIATION_ENTRUSTMENT = "MEDIATION_ENTRUSTMENT", "委派、委托或交办调解函", "letter entrusting a mediation"
    MEDIATION_ACCEPTANCE = "MEDIATION_ACCEPTANCE", "调解受理通知书", "acceptance of a mediation"
    MEDIATION_REFUSAL = "MEDIATION_REFUSAL", "不受理调解通知书", "notice that mediation is refused"
    MEDIATION_RECORD = "MEDIATION_RECORD", "调解工作记录", "record of a mediation meeting"
    MEDIATION_EXTENSION = "MEDIATION_EXTENSION", "延长调解期限同意书", "consent to lengthen mediation"
    MEDIATION_AGREEMENT = "MEDIATION_AGREEMENT", "调解协议书或口头协议记录", "mediation agreement"
    MEDIATION_END = "MEDIATION_END", "调解终止文书", "paper ending a mediation without agreement"
    GUIDANCE_RECORD = "GUIDANCE_RECORD", "引导告知记录", "record of what the parties were told"
    FULFILMENT_REMINDER = "FULFILMENT_REMINDER", "督促履行记录", "reminder to perform an agreement"
    MEDIATION_FILE_LIST = "MEDIATION_FILE_LIST", "调解卷宗目录", "list of a mediation file"
    REVIEW_APPLICATION = "REVIEW_APPLICATION", "仲裁审查申请书", "application for arbitration review"
    REVIEW_REFUSAL = "REVIEW_REFUSAL", "仲裁审查不予受理或不予制作通知", "notice refusing arbitration review"
    REVIEW_EXTENSION = "REVIEW_EXTENSION", "仲裁审查延期审批", "extension of arbitration review"
    REVIEW_STATEMENT = "REVIEW_STATEMENT", "仲裁调解书（审查确认）", "arbitral mediation statement made on review"
    CONFIRMATION_APPLICATION = "CONFIRMATION_APPLICATION", "司法确认申请书", "application for judicial confirmation"
    CONFIRMATION_REFUSAL = "CONFIRMATION_REFUSAL", "司法确认不予受理裁定书", "ruling not to accept a confirmation"
    CONFIRMATION_EXTENSION = "CONFIRMATION_EXTENSION", "司法确认延期审批", "extension of a confirmation case"
    CONFIRMATION_RULING = "CONFIRMATION_RULING", "确认调解协议裁定书", "ruling confirming the agreement"
    CONFIRMATION_REJECTION = "CONFIRMATION_REJECTION", "驳回司法确认裁定书", "ruling rejecting the confirmation"
    CONFIRMATION_WITHDRAWAL = "CONFIRMATION_WITHDRAWAL", "撤回确认申请", "withdrawal of the application to confirm"
    LEGAL_AID_APPLICATION = "LEGAL_AID_APPLICATION", "法律援助申请表", "application for legal aid"
    LEGAL_AID_SUPPLEMENT = (
        "LEGAL_AID_SUPPLEMENT",
        "法律援助补充材料通知",
        "notice to supplement a legal-aid application",
    )
    LEGAL_AID_DECISION = "LEGAL_AID_DECISION", "法律援助决定书", "decision on legal aid"
    LEGAL_AID_ASSIGNMENT = "LEGAL_AID_ASSIGNMENT", "法律援助指派通知书", "assignment of legal aid"
    LEGAL_AID_REQUEST = "LEGAL_AID_REQUEST", "通知辩护或代理公函", "notice to provide a lawyer"
    LEGAL_AID_OBJECTION = "LEGAL_AID_OBJECTION", "法律援助异议书", "objection to a legal-aid decision"
    LEGAL_AID_REPORT = "LEGAL_AID_REPORT", "法律援助办理情况报告", "report on a legal-aid case"
    PAYMENT_ORDER_APPLICATION = "PAYMENT_ORDER_APPLICATION", "支付令申请书", "application for a payment order"
    PAYMENT_ORDER_CORRECTION = "PAYMENT_ORDER_CORRECTION", "支付令申请补正通知", "notice to correct the application"
    PAYMENT_ORDER_NOTICE = (
        "PAYMENT_ORDER_NOTICE",
        "支付令申请受理或不予受理通知",
        "notice on the application's acceptance",
    )
    PAYMENT_ORDER = "PAYMENT_ORDER", "支付令", "payment order"
    PAYMENT_ORDER_REJECTION = "PAYMENT_ORDER_REJECTION", "驳回支付令申请裁定书", "ruling rejecting the application"
    PAYMENT_ORDER_OBJECTION = "PAYMENT_ORDER_OBJECTION", "支付令书面异议", "written objection to a payment order"
    PAYMENT_ORDER_DISMISSAL = "PAYMENT_ORDER_DISMISSAL", "驳回支付令异议裁定书", "ruling dismissing the objection"
    PAYMENT_ORDER_END = "PAYMENT_ORDER_END", "终结督促程序裁定书", "ruling ending the payment-order procedure"
    PAYMENT_ORDER_NO_SUIT = "PAYMENT_ORDER_NO_SUIT", "不同意转入诉讼声明", "creditor's word not to sue"
    PAYMENT_ORDER_ENFORCEMENT = (
        "PAYMENT_ORDER_ENFORCEMENT",
        "支付令执行申请书",
        "application to enforce a payment order",
    )
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
