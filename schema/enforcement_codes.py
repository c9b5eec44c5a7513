"""Code tables of court enforcement (domain.md §4.4), and the groups of states its acts speak of."""

from schema.fields import Code


class EnforcementState(Code):
    """Status vocabulary of court staff (domain.md §2.6)."""

    APPLIED = "APPLIED", "已申请", "applied"
    FILED = "FILED", "已立案", "filed"
    NOTICE_ISSUED = "NOTICE_ISSUED", "已发执行通知", "notice issued"
    SEARCHING = "SEARCHING", "财产调查中", "searching for property"
    PARTLY_PAID = "PARTLY_PAID", "部分到位", "partly paid"
    SUSPENDED = "SUSPENDED", "中止执行", "suspended"
    CLOSED_DONE = "CLOSED_DONE", "执行完毕", "closed, fully enforced"
    CLOSED_ROUND = "CLOSED_ROUND", "终结本次执行程序", "this round of enforcement closed"
    CLOSED_TERMINATED = "CLOSED_TERMINATED", "终结执行", "enforcement terminated"
    RESUMED = "RESUMED", "恢复执行", "resumed"
    NOT_FILED = "NOT_FILED", "不予受理", "application not accepted"
    DISPOSING = "DISPOSING", "财产处置中", "disposing of property"
    COLLECTED = "COLLECTED", "案款到账", "money collected"
    PAID_OUT = "PAID_OUT", "案款已发放", "money paid out"
    SETTLED = "SETTLED", "执行和解", "settled between the parties"
    FULFILLED = "FULFILLED", "和解履行完毕", "settlement performed"
    DEFERRED = "DEFERRED", "暂缓执行", "deferred"
    CLOSED_REFUSED = "CLOSED_REFUSED", "不予执行", "enforcement refused"
    CLOSED_REJECTED = "CLOSED_REJECTED", "驳回申请", "application rejected"
    CLOSED_CANCELLED = "CLOSED_CANCELLED", "销案", "case cancelled"
    VOID = "VOID", "作废", "void"


OPEN = ("FILED", "NOTICE_ISSUED", "SEARCHING", "DISPOSING", "COLLECTED", "PAID_OUT", "PARTLY_PAID", "RESUMED")
"""States in which the court goes on by itself."""
STANDING = ("SUSPENDED", "DEFERRED")
"""States in which enforcement stands still until a cause ends."""
LIVE = (*OPEN, "SETTLED", *STANDING)
"""All states of a case that was filed and is not closed."""
CLOSED = (
    "CLOSED_DONE",
    "CLOSED_ROUND",
    "CLOSED_TERMINATED",
    "CLOSED_REFUSED",
    "CLOSED_REJECTED",
    "CLOSED_CANCELLED",
)


class EnforcementBasis(Code):
    """What is enforced (domain.md §4.4)."""

    CIVIL_JUDGMENT = "CIVIL_JUDGMENT", "民事判决", "civil judgment"
    CONFIRMATION = "CONFIRMATION", "民事裁定（司法确认）", "civil ruling confirming a mediation agreement"
    CIVIL_MEDIATION = "CIVIL_MEDIATION", "民事调解书", "civil mediation statement"
    PAYMENT_ORDER = "PAYMENT_ORDER", "支付令", "payment order"
    ARB_AWARD = "ARB_AWARD", "仲裁裁决书", "arbitral award"
    ARB_MEDIATION = "ARB_MEDIATION", "仲裁调解书", "arbitral mediation statement"
    INTERIM_AWARD = "INTERIM_AWARD", "先予执行裁决", "award of interim enforcement"
    ADMIN_DECISION = "ADMIN_DECISION", "行政决定（非诉）", "administrative decision (non-litigation)"
    ADMIN_JUDGMENT = "ADMIN_JUDGMENT", "行政判决", "administrative judgment"
    CRIMINAL_PROPERTY = "CRIMINAL_PROPERTY", "刑事财产部分", "property part of a criminal judgment"
    NOTARISED_DEBT = "NOTARISED_DEBT", "公证债权文书", "notarised debt instrument"
    UNKNOWN = "UNKNOWN", "来源未载明", "not stated by the source"


LABOUR_BASES = frozenset({"ADMIN_DECISION", "ARB_AWARD", "ARB_MEDIATION", "INTERIM_AWARD"})
"""Bases that make an enforcement case a labour matter, whatever its cause."""
ADMINISTRATIVE = "ADMIN_DECISION"
OTHER_BASES = tuple(basis.value for basis in EnforcementBasis if basis != ADMINISTRATIVE)


class ApplicationKind(Code):
    """How a case comes to the enforcement office (domain.md §2.6, row 1)."""

    APPLICATION = "APPLICATION", "申请执行", "applied for by the creditor"
    REFERRAL = "REFERRAL", "移送执行", "referred by the body that made the basis"


class MeasureKind(Code):
    """Enforcement measures; the notice's six come first (domain.md §4.4)."""

    LIMIT_CONSUME = "LIMIT_CONSUME", "限制高消费", "consumption limit"
    DISHONEST = "DISHONEST", "纳入失信名单", "dishonest-debtor list"
    EXIT_BAN = "EXIT_BAN", "限制出境", "exit ban"
    COMPEL = "COMPEL", "拘传", "compelled appearance"
    DETAIN = "DETAIN", "司法拘留", "judicial detention"
    FINE = "FINE", "罚款", "fine"
    QUERY = "QUERY", "查询", "property query"
    FREEZE = "FREEZE", "冻结", "freeze"
    SEAL = "SEAL", "查封", "sealing"
    SEIZE = "SEIZE", "扣押", "seizure"
    TRANSFER = "TRANSFER", "划拨", "transfer of deposits"
    INCOME = "INCOME", "扣留提取收入", "income withheld"
    SEARCH = "SEARCH", "搜查", "search of premises"
    AUCTION = "AUCTION", "拍卖", "auction"
    REWARD = "REWARD", "悬赏", "reward for clues"
    AUDIT = "AUDIT", "审计", "audit of the debtor"
    HAND_CRIME = "HAND_CRIME", "移送拒执", "referred for refusal to execute"


class AssetClass(Code):
    """What a freezing, sealing or seizing measure is on; decides how long it may last (民诉法解释 485)."""

    DEPOSIT = "DEPOSIT", "银行存款", "bank deposit"
    MOVABLE = "MOVABLE", "动产", "movable"
    IMMOVABLE = "IMMOVABLE", "不动产或其他财产权", "immovable or other property right"


class AssetKind(Code):
    """Kinds of property searched for (domain.md §4.4)."""

    DEPOSIT = "DEPOSIT", "银行存款", "bank deposit"
    ONLINE_FUNDS = "ONLINE_FUNDS", "网络资金", "online funds"
    VEHICLE = "VEHICLE", "车辆", "vehicle"
    IMMOVABLE = "IMMOVABLE", "不动产", "immovable"
    EQUITY = "EQUITY", "股权", "equity"
    SECURITIES = "SECURITIES", "证券", "securities"
    INSURANCE = "INSURANCE", "保险", "insurance policy"
    HOUSING_FUND = "HOUSING_FUND", "公积金", "housing provident fund"
    RECEIVABLE = "RECEIVABLE", "到期债权", "claim due from a third party"
    PROJECT_PAYMENT = "PROJECT_PAYMENT", "工程款", "payment for construction work"
    MACHINERY = "MACHINERY", "机器设备", "machinery"
    INCOME = "INCOME", "收入", "income"
    OTHER = "OTHER", "其他", "other"


class MeasureApprover(Code):
    """Who approved a measure; some need the president of the court (民诉法 119, 限制高消费规定 5)."""

    PRESIDENT = "PRESIDENT", "院长", "president of the court"
    OTHER = "OTHER", "其他人员", "another officer of the court"


class Questioning(Code):
    """How long a person brought in may be questioned (民诉法解释 482)."""

    ORDINARY = "ORDINARY", "一般情形（八小时）", "ordinary: eight hours"
    COMPLEX = "COMPLEX", "情况复杂且可能拘留（二十四小时）", "complex, detention possible: twenty-four hours"


class ListingExtension(Code):
    """By how much the term on the dishonest list was extended (失信名单规定 2017)."""

    ONE_YEAR = "ONE_YEAR", "一年", "one year"
    TWO_YEARS = "TWO_YEARS", "二年", "two years"
    THREE_YEARS = "THREE_YEARS", "三年", "three years"


class EnfClose(Code):
    """How an enforcement case was closed (domain.md §4.4)."""

    DONE = "DONE", "执行完毕", "fully enforced"
    ROUND = "ROUND", "终结本次执行程序", "round of enforcement closed"
    TERMINATED = "TERMINATED", "终结执行", "enforcement terminated"
    CANCELLED = "CANCELLED", "销案", "case cancelled"
    REFUSED = "REFUSED", "不予执行", "enforcement refused"
    REJECTED = "REJECTED", "驳回申请", "application rejected"


class StayFlag(Code):
    """The flag 止/停/缓 court systems show; which state 停 stands for differs, so the hub never derives it."""

    SUSPENDED = "SUSPENDED", "止", "suspended"
    STOPPED = "STOPPED", "停", "stopped"
    DEFERRED = "DEFERRED", "缓", "deferred"


class SuspendReason(Code):
    """Why enforcement is suspended (民诉法 267; the last two by 企业破产法 19 and 法释〔2020〕26号 25)."""

    APPLICANT_AGREES = "APPLICANT_AGREES", "申请人同意延期", "the applicant agrees to wait"
    THIRD_PARTY = "THIRD_PARTY", "案外人异议", "a third party's objection has grounds"
    DEATH = "DEATH", "公民死亡待继承", "a party died, heirs to be found"
    DISSOLVED = "DISSOLVED", "法人终止待承受", "a party was dissolved, successor to be found"
    OTHER = "OTHER", "其他", "other"
    BANKRUPTCY = "BANKRUPTCY", "破产受理", "bankruptcy accepted"
    ANNULMENT = "ANNULMENT", "撤销仲裁申请待审", "application to annul the award pending"


class DeferReason(Code):
    """Why enforcement is deferred (民诉法 242)."""

    GUARANTEE = "GUARANTEE", "提供担保并经申请执行人同意", "guarantee given, the applicant agrees"
    OTHER = "OTHER", "其他", "other"


class TerminateReason(Code):
    """Why enforcement is terminated (民诉法 268; the last one by 法释〔2020〕26号 25)."""

    WITHDRAWN = "WITHDRAWN", "撤销申请", "application withdrawn"
    BASIS_ANNULLED = "BASIS_ANNULLED", "文书被撤销", "the basis was annulled"
    NO_ESTATE = "NO_ESTATE", "死亡无遗产又无义务承担人", "died without estate or successor"
    CREDITOR_DIED = "CREDITOR_DIED", "追索赡养、扶养、抚养费案权利人死亡", "the creditor of maintenance died"
    NO_MEANS = (
        "NO_MEANS",
        "无力偿还且无收入又丧失劳动能力",
        "unable to pay, without income and unable to work",
    )
    OTHER = "OTHER", "其他", "other"
    BANKRUPTCY = "BANKRUPTCY", "破产", "bankruptcy"
    AWARD_ANNULLED = "AWARD_ANNULLED", "仲裁裁决被撤销", "the award was annulled"


class RefuseReason(Code):
    """Why a labour award (法释〔2020〕26号 24) or an administrative decision (强制法 58) is not enforced."""

    OUT_OF_SCOPE = "OUT_OF_SCOPE", "不属仲裁范围或者无权仲裁", "not for arbitration, or no power to arbitrate"
    WRONG_LAW = "WRONG_LAW", "适用法律法规确有错误", "law wrongly applied"
    PROCEDURE = "PROCEDURE", "违反法定程序", "procedure broken"
    FORGED = "FORGED", "证据系伪造", "forged evidence"
    CONCEALED = "CONCEALED", "隐瞒足以影响裁决的证据", "decisive evidence concealed"
    CORRUPT = "CORRUPT", "仲裁员索贿受贿、徇私舞弊、枉法裁决", "a corrupt arbitrator"
    PUBLIC_INTEREST = "PUBLIC_INTEREST", "违背社会公共利益", "against the public interest"
    NO_FACTS = "NO_FACTS", "明显缺乏事实根据", "clearly without factual grounds"
    NO_LAW = "NO_LAW", "明显缺乏法律法规依据", "clearly without legal basis"
    UNLAWFUL = "UNLAWFUL", "其他明显违法并损害被执行人合法权益", "otherwise clearly unlawful and harmful"
    OTHER = "OTHER", "其他", "other"


class RejectReason(Code):
    """Which condition of acceptance is missing (执行工作规定 16)."""

    NOT_EFFECTIVE = "NOT_EFFECTIVE", "法律文书尚未生效", "the basis is not effective"
    WRONG_APPLICANT = "WRONG_APPLICANT", "申请人不是权利人或其继承人、承受人", "applicant has no right under it"
    NO_PERFORMANCE = "NO_PERFORMANCE", "无给付内容或者标的、被执行人不明确", "no clear performance or debtor"
    NOT_DUE = "NOT_DUE", "义务人已履行或者履行期限未满", "performed, or not due yet"
    NOT_OURS = "NOT_OURS", "不属本院管辖", "not of this court's jurisdiction"
    OTHER = "OTHER", "其他", "other"


class CancelReason(Code):
    """Why a case is struck off because another court goes on (法明传〔2018〕335号 三)."""

    DESIGNATED = "DESIGNATED", "指定执行", "another court was designated"
    RAISED = "RAISED", "提级执行", "taken over by the upper court"
    ENTRUSTED = "ENTRUSTED", "全案委托执行", "entrusted as a whole to another court"
    OTHER = "OTHER", "其他", "other"


class RoundCheck(Code):
    """Whether a condition for closing a round of enforcement is met (法〔2016〕373号 1)."""

    MET = "MET", "已满足", "met"
    NOT_NEEDED = "NOT_NEEDED", "无此情形", "does not arise here"
    NOT_MET = "NOT_MET", "未满足", "not met"


class RoundConsent(Code):
    """What stands behind closing a round of enforcement (民诉法解释 517)."""

    APPLICANT_SIGNED = "APPLICANT_SIGNED", "申请执行人签字确认", "the applicant signed"
    PANEL_AND_PRESIDENT = "PANEL_AND_PRESIDENT", "合议庭审查核实并经院长批准", "checked by a panel, president approved"


class ComplaintOutcome(Code):
    """Which organ did not pursue a complaint of refusal to execute (法释〔2024〕13号 14)."""

    PSB_NOT_PURSUED = "PSB_NOT_PURSUED", "公安机关不予追究", "not pursued by the police"
    PROC_NOT_PURSUED = "PROC_NOT_PURSUED", "检察机关不予追究", "not pursued by the procuratorate"
