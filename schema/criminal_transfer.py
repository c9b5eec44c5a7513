"""Transfer of cases that look criminal (domain.md §2.5)."""

import uuid
from datetime import date, datetime
from decimal import Decimal
from typing import ClassVar

from sqlmodel import Field

from schema.codes import Charge, LinkageEvent
from schema.codes import DocumentType as D
from schema.fields import Belongs, Code, Entity, FieldClass, Level, code, instant, money, shared
from schema.lifecycle import Lifecycle, Transition, meets, starts, voids
from schema.scopes import Scope


class TransferState(Code):
    """States of a transferred case."""

    REPORTED = "REPORTED", "已书面报告", "reported"
    APPROVED = "APPROVED", "已批准移送", "transfer approved"
    REFUSED = "REFUSED", "不批准移送", "transfer refused"
    SENT = "SENT", "已移送", "sent"
    RECEIVED = "RECEIVED", "公安已签收", "received by the police"
    REROUTED = "REROUTED", "已转送", "sent on to the competent organ"
    FILED = "FILED", "已立案", "filed"
    NOT_FILED = "NOT_FILED", "不予立案", "not filed"
    UNDECIDED_OVERDUE = "UNDECIDED_OVERDUE", "逾期未决定", "undecided after the limit"
    WITHDRAWN = "WITHDRAWN", "已撤销案件", "case withdrawn"
    SENT_FOR_PROSECUTION = "SENT_FOR_PROSECUTION", "已移送审查起诉", "sent for prosecution"
    PROSECUTED = "PROSECUTED", "已提起公诉", "prosecuted"
    NOT_PROSECUTED = "NOT_PROSECUTED", "不起诉", "not prosecuted"
    TRIAL = "TRIAL", "法院已受理", "accepted for trial"
    GUILTY = "GUILTY", "有罪判决", "guilty"
    NOT_GUILTY = "NOT_GUILTY", "无罪判决", "not guilty"
    EXEMPT = "EXEMPT", "免予刑事处罚", "exempt from punishment"
    NOT_RESPONSIBLE = "NOT_RESPONSIBLE", "不负刑事责任", "not criminally responsible"
    VOID = "VOID", "作废", "void"


class NotFiledReason(Code):
    """Why the police did not file (domain.md §4.4)."""

    NO_FACT = "NO_FACT", "没有犯罪事实", "no criminal facts"
    MINOR = "MINOR", "犯罪事实显著轻微", "clearly minor"
    NOT_OURS = "NOT_OURS", "不属管辖", "not in our jurisdiction"
    EXEMPT16 = "EXEMPT16", "依法不追究刑事责任", "no responsibility by law"
    PAID = "PAID", "立案前已支付", "paid before filing"
    INSUFF = "INSUFF", "证据不足", "insufficient evidence"


class ProsecutionResult(Code):
    """What the procuratorate decided on a person (domain.md §4.4)."""

    PROSECUTED = "PROSECUTED", "起诉", "prosecuted"
    STATUTORY = "STATUTORY", "法定不起诉", "statutory non-prosecution"
    DISCRETION = "DISCRETION", "酌定不起诉", "discretionary non-prosecution"
    DOUBT = "DOUBT", "存疑不起诉", "non-prosecution for doubt"


class JudgmentResult(Code):
    """What the court decided on a person (domain.md §4.4)."""

    GUILTY = "GUILTY", "有罪", "guilty"
    NOT_GUILTY_FACT = "NOT_GUILTY_FACT", "无罪", "not guilty"
    NOT_GUILTY_DOUBT = "NOT_GUILTY_DOUBT", "证据不足无罪", "not guilty for lack of evidence"
    EXEMPT = "EXEMPT", "免予刑事处罚", "exempt from punishment"
    NOT_RESP = "NOT_RESP", "不负刑事责任", "not responsible"


class ArrestResult(Code):
    """What the procuratorate decided on an arrest request (domain.md §4.4)."""

    APPROVED = "APPROVED", "批准", "approved"
    DENIED_NO_CRIME = "DENIED_NO_CRIME", "不构成犯罪不批准", "denied: no crime"
    DENIED_INSUFF = "DENIED_INSUFF", "事实不清证据不足不批准", "denied: insufficient evidence"
    DENIED_NO_NEED = "DENIED_NO_NEED", "无社会危险性不批准", "denied: no need"


class CrimeTransfer(Entity, table=True):
    """A case sent to the police because it looks criminal, and what became of it."""

    plural: ClassVar = "crimeTransfers"
    scope: ClassVar = Scope.TRANSFER_READ
    zh: ClassVar = "移送案件"
    en: ClassVar = "crime transfer"
    order: ClassVar = ("-reported_on",)

    number: str = shared("移送书文号", "number of the transfer letter", max_length=120, unique=True, key=True)
    organ: str = shared("移送机关", "transferring organ, as the source names it", max_length=120)
    charge: Charge = code(Charge, "涉嫌罪名", "charge", default="XF276-1")
    people: int | None = shared("涉及人数", "people concerned", default=None, ge=0)
    amount: Decimal | None = money("涉及金额（元）", "sum concerned, yuan", default=None, ge=0)
    state: TransferState = code(TransferState, "状态", "state", of=FieldClass.F6, status=True, default="REPORTED")
    reported_on: date | None = shared("报告日", "reported on", default=None, status=True)
    approved_at: datetime | None = instant("批准时间", "approved at", default=None, status=True)
    sent_at: datetime | None = instant("移送时间", "sent at", default=None, status=True)
    copied_to_proc_at: datetime | None = instant(
        "抄送检察院时间", "copied to the procuratorate at", default=None, status=True
    )
    received_on: date | None = shared("公安签收日", "received by the police on", default=None, status=True)
    police_organ: str | None = shared("受案公安机关", "police organ", of=FieldClass.F6, default=None, max_length=120)
    police_number: str | None = shared(
        "公安受案或立案号", "police case number", of=FieldClass.F6, default=None, max_length=80
    )
    outside_jurisdiction: bool = shared(
        "不属本公安机关管辖", "not of this police organ's jurisdiction", of=FieldClass.F6, default=False, status=True
    )
    police_decided_on: date | None = shared(
        "公安决定日", "police decision on", of=FieldClass.F6, default=None, status=True
    )
    not_filed_reason: NotFiledReason | None = code(
        NotFiledReason, "不立案理由", "reason for non-filing", of=FieldClass.F6, default=None, status=True
    )
    prosecution_decided_on: date | None = shared(
        "检察决定日", "procuratorate decision on", of=FieldClass.F6, default=None, status=True
    )
    court_case_number: str | None = shared(
        "刑事案号", "criminal case number", of=FieldClass.F6, default=None, max_length=80
    )
    judged_on: date | None = shared("判决日", "judged on", of=FieldClass.F6, default=None, status=True)
    wages_paid_on: date | None = shared("欠薪付清日", "wages paid on", default=None, status=True)


class Suspect(Entity, table=True):
    """One suspect of a transferred case and the stage each procedure has reached for that person."""

    plural: ClassVar = "suspects"
    scope: ClassVar = Scope.CRIMINAL_EVENT_READ
    belongs: ClassVar = (Belongs("crime_transfer_id", "CrimeTransfer", "suspects"),)
    in_matter: ClassVar = False
    zh: ClassVar = "犯罪嫌疑人"
    en: ClassVar = "suspect"
    rows_of: ClassVar = FieldClass.F6

    crime_transfer_id: uuid.UUID = Field(foreign_key="crimetransfer.id", index=True)
    alias: str = shared("代称", "alias; names stay with the police", of=FieldClass.F6, level=Level.L3, max_length=40)
    coercive_measure: str | None = shared(
        "强制措施", "coercive measure", of=FieldClass.F7, level=Level.L4, default=None, max_length=40
    )
    arrest: ArrestResult | None = code(
        ArrestResult, "逮捕审查结果", "arrest decision", of=FieldClass.F6, default=None, status=True
    )
    prosecution: ProsecutionResult | None = code(
        ProsecutionResult, "审查起诉结果", "prosecution decision", of=FieldClass.F6, default=None, status=True
    )
    judgment: JudgmentResult | None = code(
        JudgmentResult, "判决结果", "judgment", of=FieldClass.F6, default=None, status=True
    )
    sentence_months: int | None = shared(
        "刑期（月）", "sentence, months", of=FieldClass.F6, level=Level.L3, default=None, ge=0
    )


_AWAITING_POLICE = ("RECEIVED", "UNDECIDED_OVERDUE")

CRIMINAL_TRANSFER = Lifecycle(
    name="CRM",
    entity="CrimeTransfer",
    states=TransferState,
    write={
        "HRSS": Scope.TRANSFER_SEND,
        "PSB": Scope.CRIMINAL_EVENT_WRITE,
        "PROC": Scope.CRIMINAL_EVENT_WRITE,
        "COURT": Scope.CRIMINAL_EVENT_WRITE,
    },
    of_class=FieldClass.F6,
    transitions=(
        Transition(
            "CRM-2",
            "reportTransfer",
            (),
            "REPORTED",
            "HRSS",
            "书面报告移送",
            "report for transfer",
            documents=(D.TRANSFER_REPORT,),
            day="reported_on",
            needs=("number", "organ"),
            may=("charge", "people", "amount"),
            clocks=(starts("TL-X1.1"),),
            reach=("HRSS",),
        ),
        Transition(
            "CRM-3.1",
            "approveTransfer",
            ("REPORTED",),
            "APPROVED",
            "HRSS",
            "批准移送",
            "approve the transfer",
            documents=(D.TRANSFER_APPROVAL,),
            day="approved_at",
            clocks=(meets("TL-X1.1"), starts("TL-X2.1")),
        ),
        Transition(
            "CRM-3.2",
            "refuseTransfer",
            ("REPORTED",),
            "REFUSED",
            "HRSS",
            "不批准移送",
            "refuse the transfer",
            documents=(D.TRANSFER_APPROVAL,),
            clocks=(meets("TL-X1.1"),),
            notify=("PROC",),
            reach=("PROC",),
        ),
        Transition(
            "CRM-4",
            "sendTransfer",
            ("APPROVED",),
            "SENT",
            "HRSS",
            "移送公安机关并抄送检察院",
            "send the case to the police, copy to the procuratorate",
            documents=(D.TRANSFER_LETTER, D.INVESTIGATION_REPORT),
            day="sent_at",
            may=("copied_to_proc_at",),
            clocks=(meets("TL-X2.1"),),
            notify=("PSB", "PROC"),
            linkage=LinkageEvent.TRANSFERRED,
            reach=("PSB", "PROC", "LP"),
        ),
        Transition(
            "CRM-5",
            "receiveTransfer",
            ("SENT",),
            "RECEIVED",
            "PSB",
            "签收移送案件",
            "sign for the transferred case",
            scope=Scope.TRANSFER_RECEIVE,
            documents=(D.TRANSFER_RECEIPT,),
            day="received_on",
            may=("police_organ", "police_number", "outside_jurisdiction"),
            clocks=(starts("TL-X3.1", outside_jurisdiction="True"), starts("TL-X5.1")),
            notify=("HRSS",),
            linkage=LinkageEvent.RECEIVED,
        ),
        Transition(
            "CRM-7",
            "rerouteTransfer",
            ("RECEIVED",),
            "REROUTED",
            "PSB",
            "转送有管辖权的机关",
            "send the case on to the competent organ",
            scope=Scope.TRANSFER_RECEIVE,
            documents=(D.REROUTE_NOTICE,),
            clocks=(meets("TL-X3.1"), voids("TL-X5.1")),
            notify=("HRSS", "PROC"),
            linkage=LinkageEvent.REROUTED,
        ),
        Transition(
            "CRM-8",
            "fileCriminalCase",
            _AWAITING_POLICE,
            "FILED",
            "PSB",
            "决定立案",
            "file the criminal case",
            documents=(D.CRIMINAL_FILING,),
            day="police_decided_on",
            may=("police_organ", "police_number"),
            clocks=(meets("TL-X5.1"),),
            notify=("HRSS", "PROC"),
            linkage=LinkageEvent.FILED,
        ),
        Transition(
            "CRM-9",
            "refuseCriminalFiling",
            _AWAITING_POLICE,
            "NOT_FILED",
            "PSB",
            "决定不予立案",
            "decide not to file",
            documents=(D.NON_FILING_NOTICE,),
            day="police_decided_on",
            needs=("not_filed_reason",),
            may=("police_organ", "police_number"),
            clocks=(meets("TL-X5.1"), starts("TL-X7.1")),
            notify=("HRSS", "PROC"),
            linkage=LinkageEvent.NOT_FILED,
        ),
        Transition(
            "CRM-10",
            "lapseFilingDecision",
            ("RECEIVED",),
            "UNDECIDED_OVERDUE",
            "time",
            "逾期未作立案决定",
            "no filing decision within the limit",
            lapses="TL-X5.1",
            notify=("HRSS", "PROC"),
        ),
        Transition(
            "CRM-18",
            "withdrawCriminalCase",
            ("FILED",),
            "WITHDRAWN",
            "PSB",
            "撤销案件",
            "withdraw the criminal case",
            documents=(D.WITHDRAWAL_DECISION,),
            notify=("HRSS", "PROC"),
            linkage=LinkageEvent.WITHDRAWN,
        ),
        Transition(
            "CRM-20",
            "sendForProsecution",
            ("FILED",),
            "SENT_FOR_PROSECUTION",
            "PSB",
            "移送审查起诉",
            "send for prosecution",
            documents=(D.PROSECUTION_OPINION,),
            notify=("HRSS", "PROC"),
            linkage=LinkageEvent.SENT_PROS,
        ),
        Transition(
            "CRM-22",
            "prosecute",
            ("SENT_FOR_PROSECUTION",),
            "PROSECUTED",
            "PROC",
            "提起公诉",
            "prosecute",
            documents=(D.INDICTMENT,),
            day="prosecution_decided_on",
            notify=("COURT", "HRSS"),
            linkage=LinkageEvent.PROSECUTED,
            reach=("COURT",),
        ),
        Transition(
            "CRM-23",
            "declineProsecution",
            ("SENT_FOR_PROSECUTION",),
            "NOT_PROSECUTED",
            "PROC",
            "决定不起诉",
            "decide not to prosecute",
            documents=(D.NON_PROSECUTION,),
            day="prosecution_decided_on",
            notify=("PSB", "HRSS"),
            linkage=LinkageEvent.NOT_PROSECUTED,
        ),
        Transition(
            "CRM-25",
            "acceptCriminalTrial",
            ("PROSECUTED",),
            "TRIAL",
            "COURT",
            "受理刑事案件",
            "accept the case for trial",
            documents=(D.CASE_ACCEPTANCE,),
            needs=("court_case_number",),
            notify=("PROC",),
            linkage=LinkageEvent.TRIAL,
        ),
        Transition(
            "CRM-27.1",
            "convict",
            ("TRIAL",),
            "GUILTY",
            "COURT",
            "有罪判决",
            "find guilty",
            documents=(D.CRIMINAL_JUDGMENT,),
            day="judged_on",
            notify=("PROC", "PSB", "HRSS"),
            linkage=LinkageEvent.GUILTY,
        ),
        Transition(
            "CRM-27.2",
            "acquit",
            ("TRIAL",),
            "NOT_GUILTY",
            "COURT",
            "无罪判决",
            "find not guilty",
            documents=(D.CRIMINAL_JUDGMENT,),
            day="judged_on",
            notify=("PROC", "PSB", "HRSS"),
            linkage=LinkageEvent.NOT_GUILTY,
        ),
        Transition(
            "CRM-27.3",
            "exemptFromPunishment",
            ("TRIAL",),
            "EXEMPT",
            "COURT",
            "免予刑事处罚",
            "exempt from punishment",
            documents=(D.CRIMINAL_JUDGMENT,),
            day="judged_on",
            notify=("PROC", "PSB", "HRSS"),
            linkage=LinkageEvent.EXEMPT,
        ),
        Transition(
            "CRM-27.4",
            "findNotResponsible",
            ("TRIAL",),
            "NOT_RESPONSIBLE",
            "COURT",
            "判决不负刑事责任",
            "find not criminally responsible",
            documents=(D.CRIMINAL_JUDGMENT,),
            day="judged_on",
            notify=("PROC", "PSB", "HRSS"),
            linkage=LinkageEvent.NOT_GUILTY,
        ),
    ),
)
