"""Code tables of criminal procedure, for cases and for single suspects (domain.md §2.5, §4.4)."""

from schema.fields import Code


class TransferState(Code):
    """States of a transferred case."""

    TEAM_FORMED = "TEAM_FORMED", "已组成专案组", "team formed"
    REPORTED = "REPORTED", "已书面报告", "reported"
    APPROVED = "APPROVED", "已批准移送", "transfer approved"
    REFUSED = "REFUSED", "不批准移送", "transfer refused"
    SENT = "SENT", "已移送", "sent"
    RECEIVED = "RECEIVED", "公安已签收", "received by the police"
    SUPPLEMENT = "SUPPLEMENT", "补正材料中", "material being supplied"
    REROUTED = "REROUTED", "已转送", "sent on to the competent organ"
    RETURNED = "RETURNED", "已退回", "returned as no police matter"
    FILED = "FILED", "已立案", "filed"
    NOT_FILED = "NOT_FILED", "不予立案", "not filed"
    UNDECIDED_OVERDUE = "UNDECIDED_OVERDUE", "逾期未决定", "undecided after the limit"
    RECONSIDERING = "RECONSIDERING", "复议中", "non-filing under reconsideration"
    UPHELD = "UPHELD", "维持不予立案", "non-filing upheld"
    SUPERVISION_ASKED = "SUPERVISION_ASKED", "已建议立案监督", "filing supervision suggested"
    EXPLAIN_REQUIRED = "EXPLAIN_REQUIRED", "已要求说明理由", "explanation required"
    EXPLAINED = "EXPLAINED", "已说明理由", "explained"
    REASON_ACCEPTED = "REASON_ACCEPTED", "不立案理由成立", "reasons for non-filing hold"
    FILE_ORDERED = "FILE_ORDERED", "已通知立案", "filing ordered"
    CORRECTION_NOTICED = "CORRECTION_NOTICED", "已通知纠正违法", "notice to correct the unlawful act"
    INVESTIGATING = "INVESTIGATING", "侦查中", "under criminal investigation"
    WITHDRAWN = "WITHDRAWN", "已撤销案件", "case withdrawn"
    SENT_FOR_PROSECUTION = "SENT_FOR_PROSECUTION", "已移送审查起诉", "sent for prosecution"
    SUPPLEMENTARY = "SUPPLEMENTARY", "退回补充侦查", "returned for supplementary investigation"
    CONDITIONAL = "CONDITIONAL", "附条件不起诉考验期", "conditional non-prosecution, under observation"
    PROSECUTED = "PROSECUTED", "已提起公诉", "prosecuted"
    NOT_PROSECUTED = "NOT_PROSECUTED", "不起诉", "not prosecuted"
    REVERSE_OPINION = "REVERSE_OPINION", "已提出检察意见", "opinion proposing a penalty given"
    REVERSE_REPLIED = "REVERSE_REPLIED", "已回复检察意见", "opinion replied to"
    TRIAL = "TRIAL", "法院已受理", "accepted for trial"
    CHARGE_WITHDRAWN = "CHARGE_WITHDRAWN", "准许撤回起诉", "withdrawal of the charge allowed"
    TERMINATED = "TERMINATED", "终止审理", "trial terminated"
    GUILTY = "GUILTY", "有罪判决", "guilty"
    NOT_GUILTY = "NOT_GUILTY", "无罪判决", "not guilty"
    EXEMPT = "EXEMPT", "免予刑事处罚", "exempt from punishment"
    NOT_RESPONSIBLE = "NOT_RESPONSIBLE", "不负刑事责任", "not criminally responsible"
    APPEALED = "APPEALED", "上诉或者抗诉", "appealed or protested"
    APPEAL_DECIDED = "APPEAL_DECIDED", "二审已裁判", "decided in second instance"
    REMANDED = "REMANDED", "发回重审", "sent back for retrial"
    EFFECTIVE = "EFFECTIVE", "裁判已生效", "judgment effective"
    ADMIN_FOLLOWUP = "ADMIN_FOLLOWUP", "已作行政后续处理", "handled administratively"
    REVERSE_TRANSFERRED = "REVERSE_TRANSFERRED", "已反向移送", "sent back for administrative handling"
    REVERSE_ACCEPTED = "REVERSE_ACCEPTED", "反向移送已受理", "taken up by the administrative organ"
    REVERSE_ANSWERED = "REVERSE_ANSWERED", "反向移送已反馈", "result told to the sender"
    VOID = "VOID", "作废", "void"


class TransferOrigin(Code):
    """How a case came to the police, or away from them."""

    ADMIN = "ADMIN", "行政执法机关移送", "transferred by an administrative organ"
    COURT = "COURT", "法院移送拒执犯罪线索", "sent by the court: refusal to execute"
    REVERSE = "REVERSE", "司法机关移送行政处理", "sent by a judicial organ for administrative handling"


class FilingIntake(Code):
    """By which rule the police decide on filing; only transferred cases have the three days of 310号令 8."""

    TRANSFER = "TRANSFER", "行政执法机关移送案件", "case transferred by an administrative organ"
    CHECKING = "CHECKING", "线索需要查证", "lead that needs checking"
    COMPLEX = "COMPLEX", "重大疑难复杂", "major, difficult or complex"


class Evasion(Code):
    """How payment of wages was evaded (刑法 276之一, 法释〔2013〕3号 2)."""

    PROPERTY = "PROPERTY", "转移、处分财产", "property moved or disposed of"
    FLED = "FLED", "逃跑、藏匿", "fled or in hiding"
    RECORDS = "RECORDS", "隐匿、销毁或者篡改账目名册", "books and payroll hidden, destroyed or altered"
    OTHER_WAY = "OTHER_WAY", "以其他方法逃避支付", "evaded in another way"
    UNWILLING = "UNWILLING", "有能力支付而不支付", "able but unwilling to pay"


class TransferMaterial(Code):
    """What goes with a transfer letter (310号令 6, 人社部发〔2014〕100号)."""

    LETTER = "LETTER", "涉嫌犯罪案件移送书", "transfer letter"
    REPORT = "REPORT", "调查报告", "investigation report"
    ITEM_LIST = "ITEM_LIST", "涉案物品清单", "list of things"
    TEST_REPORT = "TEST_REPORT", "检验报告或者鉴定意见", "test report or expert opinion"
    ORDER = "ORDER", "责令支付文书", "order to pay"
    SERVICE_PROOF = "SERVICE_PROOF", "责令支付文书送达证明", "proof that the order was served"
    WORKER_STATEMENT = "WORKER_STATEMENT", "劳动者陈述", "statements of workers"
    BASICS = "BASICS", "单位或者个人基本情况", "basic facts on the unit or person"
    OTHER = "OTHER", "其他材料", "other material"


class NotFiledReason(Code):
    """Why the police did not file (domain.md §4.4)."""

    NO_FACT = "NO_FACT", "没有犯罪事实", "no criminal facts"
    MINOR = "MINOR", "犯罪事实显著轻微", "clearly minor"
    NOT_OURS = "NOT_OURS", "不属管辖", "not in our jurisdiction"
    EXEMPT16 = "EXEMPT16", "依法不追究刑事责任", "no responsibility by law"
    PAID = "PAID", "立案前已支付", "paid before filing"
    INSUFF = "INSUFF", "证据不足", "insufficient evidence"


class WithdrawalReason(Code):
    """Why the police withdrew a filed case (公安程序规定 186)."""

    NO_FACT = "NO_FACT", "没有犯罪事实", "no criminal facts"
    MINOR = "MINOR", "情节显著轻微、危害不大", "clearly minor, little harm"
    TIME_BARRED = "TIME_BARRED", "已过追诉时效", "time-barred"
    PARDONED = "PARDONED", "经特赦免除刑罚", "pardoned"
    DEAD = "DEAD", "犯罪嫌疑人死亡", "suspect dead"
    BY_LAW = "BY_LAW", "其他依法不追究刑事责任", "otherwise no responsibility by law"


class ArrestResult(Code):
    """What the procuratorate decided on an arrest request (domain.md §4.4)."""

    APPROVED = "APPROVED", "批准", "approved"
    DENIED_NO_CRIME = "DENIED_NO_CRIME", "不构成犯罪不批准", "denied: no crime"
    DENIED_INSUFF = "DENIED_INSUFF", "事实不清证据不足不批准", "denied: insufficient evidence"
    DENIED_NO_NEED = "DENIED_NO_NEED", "无社会危险性不批准", "denied: no need"


class ProsecutionResult(Code):
    """What the procuratorate decided on a case or a person (domain.md §4.4)."""

    PROSECUTED = "PROSECUTED", "起诉", "prosecuted"
    STATUTORY = "STATUTORY", "法定不起诉", "statutory non-prosecution"
    DISCRETION = "DISCRETION", "酌定不起诉", "discretionary non-prosecution"
    DOUBT = "DOUBT", "存疑不起诉", "non-prosecution for doubt"
    CONDITIONAL = "CONDITIONAL", "附条件不起诉", "conditional non-prosecution (minors, not final)"
    WITHDRAWN_PSB = "WITHDRAWN_PSB", "公安撤回", "recalled by the police"


class TrialProcedure(Code):
    """Procedure of a first-instance criminal trial; decides how long it may take."""

    ORDINARY = "ORDINARY", "普通程序", "ordinary procedure"
    SIMPLE = "SIMPLE", "简易程序", "simplified procedure"
    FAST = "FAST", "速裁程序", "fast-track procedure"
    UNKNOWN = "UNKNOWN", "来源未载明", "not stated by the source"


class JudgmentResult(Code):
    """What the court decided on a case or a person (domain.md §4.4)."""

    GUILTY = "GUILTY", "有罪", "guilty"
    NOT_GUILTY_FACT = "NOT_GUILTY_FACT", "无罪", "not guilty"
    NOT_GUILTY_DOUBT = "NOT_GUILTY_DOUBT", "证据不足无罪", "not guilty for lack of evidence"
    EXEMPT = "EXEMPT", "免予刑事处罚", "exempt from punishment"
    NOT_RESP = "NOT_RESP", "不负刑事责任", "not responsible"
    TERMINATED = "TERMINATED", "终止审理", "trial terminated"
    CHARGE_WITHDRAWN = "CHARGE_WITHDRAWN", "准许撤诉", "withdrawal of the charge allowed"


class CriminalPenalty(Code):
    """Penalties and measures a criminal judgment imposes (domain.md §4.4)."""

    IMPRISONMENT = "IMPRISONMENT", "有期徒刑", "fixed-term imprisonment"
    SHORT_DETENTION = "SHORT_DETENTION", "拘役", "short-term detention"
    CONTROL = "CONTROL", "管制", "public surveillance"
    PROBATION = "PROBATION", "缓刑", "probation"
    FINE = "FINE", "罚金", "criminal fine"
    CONFISCATION = "CONFISCATION", "没收财产", "confiscation of property"
    RESTITUTION = "RESTITUTION", "责令退赔", "order of restitution"
    BAN = "BAN", "从业禁止", "ban from an occupation"


class CoerciveMeasure(Code):
    """Coercive measures of criminal procedure (domain.md §4.4)."""

    COMPEL = "COMPEL", "拘传", "compelled appearance"
    BAIL = "BAIL", "取保候审", "bail"
    RESIDENTIAL = "RESIDENTIAL", "监视居住", "residential surveillance"
    DETENTION = "DETENTION", "拘留", "detention"
    ARREST = "ARREST", "逮捕", "arrest"


class FollowUp(Code):
    """What the administrative organ did once there was no criminal punishment, or on an opinion (310号令 10, 13)."""

    PENALTY = "PENALTY", "已作行政处罚决定", "penalty decided, in an inspection case of its own"
    TREATMENT = "TREATMENT", "已作行政处理决定", "treatment decided, in an inspection case of its own"
    NO_PENALTY = "NO_PENALTY", "决定不予处罚", "no penalty, decided without a case of its own"
