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
    """Violations of labour and social-insurance law (domain.md §4.3)."""

    V01 = "V01", "克扣或无故拖欠工资", "wages withheld or unpaid without cause"
    V02 = "V02", "低于最低工资", "below the minimum wage"
    V03 = "V03", "未付经济补偿", "severance unpaid"
    V04 = "V04", "以实物或有价证券抵付工资", "wages paid in kind or in securities"
    V05 = "V05", "无工资台账或不提供工资清单", "no payroll kept or no pay slip given"
    V06 = "V06", "扣押社会保障卡或银行卡", "workers' social-security or bank cards kept back"
    V07 = "V07", "未开设或未使用农民工工资专用账户", "no special account for migrant workers' wages, or not used"
    V08 = "V08", "未存储工资保证金", "no wage deposit"
    V09 = "V09", "未实行实名制管理", "no real-name management"
    V10 = "V10", "未公示维权信息", "no notice board with workers' rights"
    V11 = "V11", "未订劳动合同", "no written labour contract"
    V12 = "V12", "违法延长工作时间", "working time unlawfully extended"
    V13 = "V13", "使用童工", "child labour"
    V14 = "V14", "违反未成年工保护", "protection of minor workers violated"
    V15 = "V15", "违反女职工保护", "protection of women workers violated"
    V16 = "V16", "未参加社会保险", "not enrolled in social insurance"
    V17 = "V17", "瞒报缴费工资或职工人数", "contribution wages or number of workers concealed"
    V18 = "V18", "骗取社会保险待遇", "social-insurance benefits obtained by fraud"
    V19 = "V19", "冒领社会保险待遇", "benefits claimed in another's name"
    V20 = "V20", "多领社会保险待遇", "benefits overdrawn"
    V21 = "V21", "骗取社会保险基金支出", "payments of the insurance fund obtained by fraud"
    V22 = "V22", "阻挠劳动保障监察", "labour inspection obstructed"
    V23 = "V23", "隐匿、毁灭证据或出具伪证", "evidence hidden, destroyed or forged"
    V24 = "V24", "拒不改正或拒不履行处理决定", "order or decision not obeyed"
    V25 = "V25", "打击报复举报人、投诉人", "retaliation against those who reported"
    V26 = "V26", "非法职业中介", "unlawful job agency"
    V27 = "V27", "公共娱乐场所非法使用未成年工", "minors unlawfully employed in places of entertainment"
    V28 = "V28", "未提供工程款支付担保", "no payment guarantee for the project"
    V29 = "V29", "未拨付人工费用", "labour costs of the project not paid over"
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
    EXTENSION_APPROVAL = "EXTENSION_APPROVAL", "延长调查期限审批表", "approval extending the investigation"
    EVIDENCE_HOLD_APPROVAL = "EVIDENCE_HOLD_APPROVAL", "先行登记保存审批表", "approval to preserve evidence"
    EVIDENCE_HOLD_LIST = "EVIDENCE_HOLD_LIST", "先行登记保存清单", "list of the evidence preserved"
    EVIDENCE_HOLD_DECISION = "EVIDENCE_HOLD_DECISION", "先行登记保存处理决定书", "decision on the evidence preserved"
    SEALING_DECISION = "SEALING_DECISION", "封存或查封、扣押决定书", "decision to seal or seize"
    SEALING_EXTENSION = "SEALING_EXTENSION", "延长封存或查封、扣押期限决定书", "decision extending the sealing"
    TEST_NOTICE = "TEST_NOTICE", "检测或鉴定期间告知书", "notice of the time testing takes"
    TEST_REPORT = "TEST_REPORT", "检测或鉴定报告", "report of a test"
    SEALING_RELEASE = "SEALING_RELEASE", "解除封存或查封、扣押决定书", "decision ending the sealing or seizure"
    SI_AUDIT_RECORD = "SI_AUDIT_RECORD", "社会保险稽核或核查记录", "record of a social-insurance audit"
    REFUND_ORDER = "REFUND_ORDER", "责令退回社会保险金决定书", "order to return social-insurance money"
    REPAYMENT_AGREEMENT = "REPAYMENT_AGREEMENT", "还款协议", "repayment agreement"
    FILING_WITHDRAWAL = "FILING_WITHDRAWAL", "撤销立案审批表", "approval withdrawing the filing"
    STATEMENT_RECORD = "STATEMENT_RECORD", "陈述申辩笔录", "record of the statement and defence"
    RIGHTS_WAIVER = "RIGHTS_WAIVER", "放弃陈述申辩或听证声明", "waiver of statement, defence or hearing"
    HEARING_REQUEST = "HEARING_REQUEST", "听证申请书", "request for a hearing"
    HEARING_NOTICE = "HEARING_NOTICE", "听证通知书", "notice of the hearing"
    HEARING_RECORD = "HEARING_RECORD", "听证笔录", "record of the hearing"
    HEARING_TERMINATION = "HEARING_TERMINATION", "终止听证通知书", "notice ending the hearing"
    REVIEW_SUBMISSION = "REVIEW_SUBMISSION", "法制审核送审表", "submission for legal review"
    LEGAL_REVIEW_OPINION = "LEGAL_REVIEW_OPINION", "法制审核意见书", "opinion of the legal review"
    DISCUSSION_MINUTES = "DISCUSSION_MINUTES", "集体讨论记录", "minutes of the collective discussion"
    REFERRAL_LETTER = "REFERRAL_LETTER", "移送有关部门处理函", "letter referring the case to another department"
    JUSTICE_RETURN = "JUSTICE_RETURN", "司法机关退回或移送行政处理函", "letter sending the case back"
    PENALTY_COPY_LETTER = "PENALTY_COPY_LETTER", "抄送行政处罚决定书函", "letter copying the penalty decision"
    PUBLICITY_RECORD = "PUBLICITY_RECORD", "公示记录", "record of publication"
    PUBLICITY_WITHDRAWAL = "PUBLICITY_WITHDRAWAL", "撤回公示说明", "statement withdrawing a publication"
    DEFERRAL_APPROVAL = "DEFERRAL_APPROVAL", "延期或分期缴纳罚款审批表", "approval to defer a fine"
    DEMAND_LETTER = "DEMAND_LETTER", "催告书", "letter of demand"
    ADMIN_ENF_APPLICATION = "ADMIN_ENF_APPLICATION", "行政强制执行申请书", "application for court enforcement"
    DECISION_GROUNDS = "DECISION_GROUNDS", "决定的事实、理由和依据", "facts, reasons and basis of the decision"
    PARTY_OPINION = "PARTY_OPINION", "当事人意见及催告情况", "view of the party and course of the demand"
    ENF_OBJECT = "ENF_OBJECT", "申请强制执行标的情况", "description of the object to be enforced"
    NONLIT_RULING = "NONLIT_RULING", "非诉执行审查裁定书", "ruling in the review of a non-litigation enforcement"
    NONLIT_REVIEW_APPLICATION = "NONLIT_REVIEW_APPLICATION", "向上一级法院复议申请书", "application to the upper court"
    NONLIT_REVIEW_RULING = "NONLIT_REVIEW_RULING", "上一级法院复议裁定书", "ruling of the upper court"
    CLOSING_APPROVAL = "CLOSING_APPROVAL", "结案审批表", "approval closing the case"
    ADVANCE_PROOF = "ADVANCE_PROOF", "先行清偿或垫付凭证", "proof of an advance payment"
    RECOURSE_NOTICE = "RECOURSE_NOTICE", "追偿通知书", "notice of recourse"
    WRITE_OFF_APPROVAL = "WRITE_OFF_APPROVAL", "追偿核销审批表", "approval writing off a recourse"
    LISTING_PROPOSAL = "LISTING_PROPOSAL", "列入名单审批表", "proposal to put on a list"
    LISTING_NOTICE = "LISTING_NOTICE", "列入名单事先告知书", "prior notice of a listing"
    LISTING_DECISION = "LISTING_DECISION", "列入名单决定书", "decision to put on a list"
    NON_LISTING_DECISION = "NON_LISTING_DECISION", "不予列入名单决定书", "decision not to put on a list"
    REMOVAL_DECISION = "REMOVAL_DECISION", "移出名单决定书", "decision to remove from a list"
    GRADE_RESULT = "GRADE_RESULT", "守法诚信等级评价结果", "result of the labour-credit grading"
    RANDOM_PLAN = "RANDOM_PLAN", "抽查工作计划", "plan of a random inspection"
    DRAW_RECORD = "DRAW_RECORD", "随机抽取记录", "record of the draw"
    RANDOM_RESULT = "RANDOM_RESULT", "抽查结果审批表", "approved result of the random inspection"
    RECON_ACCEPTANCE = "RECON_ACCEPTANCE", "行政复议受理通知书", "notice accepting the reconsideration"
    RECON_DECISION = "RECON_DECISION", "行政复议决定书", "reconsideration decision"
    RECON_TERMINATION = "RECON_TERMINATION", "行政复议终止决定书", "decision ending the reconsideration"
    COURT_RULING = "COURT_RULING", "法院裁定书", "court ruling"
    COURT_JUDGMENT = "COURT_JUDGMENT", "法院判决书", "court judgment"
    CREDIT_COMMITMENT = "CREDIT_COMMITMENT", "信用承诺书", "credit commitment"
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
