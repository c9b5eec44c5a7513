"""Clues: complaints, reports, petitions and consultations as they come in (domain.md §2.1)."""

from datetime import date, datetime
from decimal import Decimal
from typing import ClassVar

from schema.codes import RemedyChannel
from schema.fields import Code, Entity, FieldClass, Level, code, instant, many, money, shared
from schema.scopes import Scope


class ClueState(Code):
    """States of a clue."""

    RECEIVED = "RECEIVED", "已接收", "received"
    MERGED = "MERGED", "已并入", "merged into another"
    ASSIGNED = "ASSIGNED", "已分派", "assigned"
    CORRECTING = "CORRECTING", "待补正", "complainant asked to supplement"
    ACCEPTED = "ACCEPTED", "已受理", "accepted"
    NOT_ACCEPTED = "NOT_ACCEPTED", "不予受理", "not accepted"
    TRANSFERRED = "TRANSFERRED", "已转办", "passed on to another agency"
    DIVERTED = "DIVERTED", "已分流", "diverted to a procedure"
    CHECKING = "CHECKING", "核查中", "being checked"
    SUBSTANTIATED = "SUBSTANTIATED", "属实", "substantiated"
    UNSUBSTANTIATED = "UNSUBSTANTIATED", "不属实", "unsubstantiated"
    RESOLVED = "RESOLVED", "已化解", "resolved"
    CLOSED = "CLOSED", "已办结", "closed"
    REOPENED = "REOPENED", "重新办理", "reopened"
    VOID = "VOID", "作废", "void"


class ClueSource(Code):
    """Where a clue comes from (domain.md §4.4)."""

    NAT_WAGE = "NAT_WAGE", "全国根治欠薪线索反映平台", "national wage-arrears platform"
    H12345 = "H12345", "12345 政务服务热线", "12345 hotline"
    WEB_ASK = "WEB_ASK", "网络问政", "online inquiries to the government"
    H12333 = "H12333", "12333 人社热线", "12333 hotline"
    WIN_PMC = "WIN_PMC", "调委会或联调中心现场", "window of the mediation committee or joint centre"
    WIN_ARB = "WIN_ARB", "仲裁院现场", "arbitration court window"
    WIN_INSP = "WIN_INSP", "监察大队现场", "inspection brigade window"
    PETITION = "PETITION", "信访转办", "petition office"
    LETTER = "LETTER", "信件", "letter"
    PATROL = "PATROL", "日常巡查", "patrol"
    RANDOM = "RANDOM", "双随机抽查", "random inspection"
    SUPERIOR = "SUPERIOR", "上级交办", "assigned by a superior"
    POLICE = "POLICE", "公安移交", "handed over by the police"
    PROC = "PROC", "检察移交", "handed over by the procuratorate"
    COURT = "COURT", "法院移交", "handed over by the court"
    DATA_MATCH = "DATA_MATCH", "数据比对", "data matching"
    OPINION = "OPINION", "舆情", "public opinion"
    OTHER_DEPT = "OTHER", "其他", "other"


class ClueKind(Code):
    """What a clue is (clauses 2.1c, 2.1d)."""

    COMPLAINT = "COMPLAINT", "投诉", "complaint by the victim"
    REPORT = "REPORT", "举报", "report by a third party"
    PETITION = "PETITION", "信访", "petition"
    CONSULT = "CONSULT", "咨询", "consultation, counted even without a case"


class IntakeMode(Code):
    """In which capacity a matter is taken in (clause 2.1b)."""

    ACCEPT = "ACCEPT", "受理", "accepted"
    UNDERTAKE = "UNDERTAKE", "承办", "undertaken"
    ASSIGN = "ASSIGN", "交办", "assigned by a superior"
    ENTRUST = "ENTRUST", "受委托", "entrusted by another body"


class Triage(Code):
    """How a matter is to be handled (clause 2.3j)."""

    SIMPLE = "SIMPLE", "简案", "simple"
    URGENT = "URGENT", "急案", "urgent"
    MAJOR = "MAJOR", "重案", "major"
    NORMAL = "NORMAL", "一般", "ordinary"


class ClueRefusal(Code):
    """Why a clue is not accepted (domain.md §2.1, row 5)."""

    OVER_TWO_YEARS = "OVER_TWO_YEARS", "违法行为超过二年", "violation older than two years"
    NOT_COMPETENT = "NOT_COMPETENT", "非职权或无管辖", "not within power or jurisdiction: told where to go"
    OTHER_PROCEDURE = (
        "OTHER_PROCEDURE",
        "已调解、仲裁、诉讼或应走争议处理程序",
        "already mediated, arbitrated or sued on, or to be settled so",
    )


class DiversionTarget(Code):
    """Procedure a clue is diverted to (domain.md §2.1, row 7)."""

    MEDIATION = "MEDIATION", "调解", "mediation"
    ARBITRATION = "ARBITRATION", "仲裁", "arbitration"
    INSPECTION = "INSPECTION", "监察立案", "inspection case"
    LEGAL_AID = "LEGAL_AID", "法律援助", "legal aid"
    IOU_SUIT = "IOU_SUIT", "欠条直接起诉", "direct suit on a wage IOU"
    PETITION = "PETITION", "信访", "petition"


class ClueConclusion(Code):
    """Handling conclusions the sources want (核处结论); a local list, mapped to each platform's own (certainty C)."""

    PAID = "PAID", "属实已支付", "true and paid"
    PAYING = "PAYING", "属实分期支付", "true, being paid by instalments"
    FILED = "FILED", "属实已立案查处", "true, inspection case filed"
    CRIMINAL = "CRIMINAL", "已移送公安机关", "moved to the police"
    GUIDED = "GUIDED", "引导调解、仲裁或诉讼", "guided to mediation, arbitration or suit"
    NOT_WAGES = "NOT_WAGES", "非劳动报酬纠纷", "no dispute over wages"
    UNTRUE = "UNTRUE", "不属实", "untrue"
    TRANSFERRED = "TRANSFERRED", "转其他部门办理", "passed on to another department"
    NOT_ACCEPTED = "NOT_ACCEPTED", "不予受理", "not accepted"
    NO_CONTACT = "NO_CONTACT", "信息不全且无法联系", "incomplete and out of reach"
    WITHDRAWN = "WITHDRAWN", "反映人撤回", "withdrawn by who raised it"
    ANSWERED = "ANSWERED", "咨询已答复", "consultation answered"


class ClueSatisfaction(Code):
    """What who raised the clue thinks of the handling (domain.md §2.1, row 10)."""

    SATISFIED = "SATISFIED", "满意", "satisfied"
    MOSTLY = "MOSTLY", "基本满意", "mostly satisfied"
    DISSATISFIED = "DISSATISFIED", "不满意", "dissatisfied"
    UNREACHED = "UNREACHED", "未联系上", "not reached"


class ReopenReason(Code):
    """Why a closed clue is taken up again (domain.md §2.1, row 11)."""

    NEW_FACTS = "NEW_FACTS", "有新事实", "new facts"
    RETURNED = "RETURNED", "来源平台不满意退回", "returned by the source as not satisfied"


class Clue(Entity, table=True):
    """What was reported, by which channel, about whom, and what became of it; who reported it is never stored."""

    plural: ClassVar = "clues"
    scope: ClassVar = Scope.CLUE_READ
    zh: ClassVar = "线索"
    en: ClassVar = "clue"
    order: ClassVar = ("-received_on",)

    # Empty only where another record tells of a clue it grew from and the clue itself never came to the hub.
    number: str | None = shared("线索编号", "clue number", default=None, max_length=80, unique=True, key=True)
    source: ClueSource = code(ClueSource, "来源", "source channel")
    source_no: str | None = shared("来源编号", "number at the source", default=None, max_length=60, index=True)
    kind: ClueKind = code(ClueKind, "类型", "kind", status=True)
    intake_mode: IntakeMode = code(IntakeMode, "承接方式", "intake mode", default="ACCEPT")
    state: ClueState = code(ClueState, "状态", "state", status=True, given=False, default="RECEIVED", index=True)
    # ``received_at`` of every record is the hub's own bookkeeping.
    reported_at: datetime | None = instant(
        "接诉时间", "when it was raised at the source, to the minute", default=None, status=True
    )
    received_on: date = shared("接收日", "received on", status=True)
    accepted_at: datetime | None = instant("受理时间", "accepted at", default=None, status=True)
    content: str | None = shared(
        "反映内容",
        "what is said, scrubbed of identities",
        of=FieldClass.F3,
        level=Level.L3,
        default=None,
        max_length=4000,
    )
    reporter_token: str | None = shared(
        "反映人代码",
        "token in place of who reported it (JB-…)",
        of=FieldClass.F11,
        level=Level.L4,
        default=None,
        max_length=40,
    )
    confidential: bool = shared("要求保密", "to be kept confidential", default=False)
    consent: bool = shared("同意共享", "consents that other agencies handle it", default=False)
    employer: str | None = shared(
        "被反映单位", "unit named, as reported", of=FieldClass.F2, default=None, max_length=200, index=True
    )
    employer_uscc: str | None = shared(
        "被反映单位统一社会信用代码",
        "its unified social credit code",
        of=FieldClass.F2,
        level=Level.L1,
        default=None,
        max_length=18,
        index=True,
    )
    project: str | None = shared("工程项目", "project named", of=FieldClass.F2, default=None, max_length=200)
    period_from: date | None = shared("起始月", "from when", default=None)
    period_to: date | None = shared("终了日", "until when the violation lasted", default=None)
    time_barred: bool = shared("超过二年", "about a violation older than two years", default=False)
    people: int | None = shared("涉及人数", "people concerned", default=None, ge=0)
    amount: Decimal | None = money("涉及金额（元）", "sum concerned, yuan", default=None, ge=0)
    place: str | None = shared("发生地", "division code of the place", default=None, max_length=12, index=True)
    triage: Triage = code(Triage, "分类", "triage class", default="NORMAL", status=True)
    triage_reason: str | None = shared("分类理由", "reason for the triage class", default=None, max_length=200)
    target_on: date | None = shared("目标日", "date by which it is to be handled", default=None, status=True)
    handling_unit: str | None = shared(
        "承办机构", "unit it is assigned to, e.g. INSP", default=None, max_length=12, status=True, index=True
    )
    merged_into: str | None = shared("并入线索", "number of the clue it was merged into", default=None, max_length=80)
    merge_reason: str | None = shared("并入理由", "same unit, period and people", default=None, max_length=200)
    supplement: str | None = shared("补正事项", "what is to be supplemented", default=None, max_length=500)
    refusal: ClueRefusal | None = code(ClueRefusal, "不予受理理由", "why not accepted", default=None, status=True)
    advice: list[str] = many("救济途径", "ways to a remedy it was told of", RemedyChannel)
    passed_to: str | None = shared("转办单位", "body it was passed on to", default=None, max_length=120)
    diverted_to: DiversionTarget | None = code(
        DiversionTarget, "分流程序", "procedure diverted to", default=None, status=True
    )
    diverted_number: str | None = shared(
        "分流案号", "number of the case it became", default=None, max_length=120, index=True
    )
    found_people: int | None = shared("核实人数", "people found concerned", default=None, ge=0)
    found_amount: Decimal | None = money("核实金额（元）", "sum found, yuan", default=None, ge=0)
    after_termination: bool = shared(
        "信访已终结", "about what a terminated petition was about (clause 2.1j)", default=False
    )
    new_facts: bool = shared("有新事实", "brings new facts", default=False)
    conclusion: ClueConclusion | None = code(
        ClueConclusion, "核处结论", "handling conclusion", default=None, status=True
    )
    satisfaction: ClueSatisfaction | None = code(ClueSatisfaction, "满意度", "satisfaction", default=None)
    closed_on: date | None = shared("办结日", "closed on", default=None, status=True)
    reopen_reason: ReopenReason | None = code(ReopenReason, "重办理由", "why reopened", default=None)
