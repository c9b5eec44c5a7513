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


MEMBERS = frozenset(AgencyCode) - {AgencyCode.LP, AgencyCode.AUD, AgencyCode.EXT}
"""Agencies that act; the platform, the auditors and bodies outside the mechanism do not."""


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
    XF314 = "XF314", "非法处置查封、扣押、冻结的财产罪", "unlawful disposal of sealed, seized or frozen property"
    XF290 = "XF290", "聚众扰乱社会秩序罪、聚众冲击国家机关罪", "crowd disturbing order or storming an organ"
    XF244 = "XF244", "强迫劳动罪", "forced labour"
    XF244_1 = "XF244-1", "雇用童工从事危重劳动罪", "employing children for dangerous or heavy labour"


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
    REVERSE_OPINION = "REVERSE_OPINION", "检察意见", "procuratorial opinion proposing a penalty"
    TRIAL = "TRIAL", "法院受理", "accepted for trial"
    GUILTY = "GUILTY", "有罪判决", "guilty"
    NOT_GUILTY = "NOT_GUILTY", "无罪判决", "not guilty"
    EXEMPT = "EXEMPT", "免予刑事处罚", "exempt from punishment"
    ENF_RESULT = "ENF_RESULT", "执行结果", "enforcement result"
    RETURNED = "RETURNED", "退回", "returned as no police matter"
    RECON = "RECON", "不予立案复议", "reconsideration of the non-filing"
    SUP_ASKED = "SUP_ASKED", "建议立案监督", "filing supervision suggested"
    EXPLAIN_REQ = "EXPLAIN_REQ", "要求说明不立案理由", "explanation of the non-filing required"
    EXPLAINED = "EXPLAINED", "说明不立案理由", "non-filing explained"
    REASON_ACCEPTED = "REASON_ACCEPTED", "不立案理由成立", "reasons for non-filing hold"
    FILE_ORDERED = "FILE_ORDERED", "通知立案", "filing ordered"
    CORRECTION_NOTICED = "CORRECTION_NOTICED", "纠正违法", "notice to correct the unlawful act"
    ARREST = "ARREST", "批准或者决定逮捕", "arrest approved or decided"
    NO_ARREST = "NO_ARREST", "不批准逮捕", "arrest not approved"
    REVERSE_RESULT = "REVERSE_RESULT", "反向衔接处理结果", "result of the reverse linkage"
    REVERSE_TRANSFER = "REVERSE_TRANSFER", "反向移送", "sent back for administrative handling"
    CHARGE_WITHDRAWN = "CHARGE_WITHDRAWN", "准许撤回起诉", "withdrawal of the charge allowed"
    TERMINATED = "TERMINATED", "终止审理", "trial terminated"
    APPEAL = "APPEAL", "上诉或者抗诉", "appeal or protest"
    EFFECTIVE = "EFFECTIVE", "裁判生效", "judgment effective"


class TaskKind(Code):
    """What the hub reminds an agency to do."""

    EXCHANGE = "EXCHANGE", "定期沟通信息", "exchange information on a stalled case (clause 2.5n)"
    REQUERY = "REQUERY", "再次查询财产", "query property again (TL-E11.2)"
    INSTALMENT = "INSTALMENT", "督促履行", "remind of an instalment (clause 2.1k)"
    DECIDE_OVERDUE = "DECIDE_OVERDUE", "逾期不改应当决定", "order overdue, decide (clause 2.4d)"
    CRIME_WATCH = "CRIME_WATCH", "疑似应移未移", "looks due for transfer and was not transferred (K19)"
    INTAKE = "INTAKE", "接诉即办", "accept what came in, round the clock (clause 2.2c)"
    CONVENE = "CONVENE", "召开联席会议", "hold the joint conference of the half-year (clause 3.2)"
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
