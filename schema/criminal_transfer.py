"""Transfer of cases that look criminal (domain.md §2.5): the case, and all acts of it in one table.

Case and suspect share the work so that each event of clause 2.4j owes exactly one linkage entry. What is decided for
the case as a whole (transfer, filing, prosecution, judgment, effect) is an act of the case: it owes the entry and
carries the limit. What the law decides person by person (coercive measures, arrest) is an act of the suspect
(``schema/suspect.py``), and an arrest decision owes its entry there. That a suspect was prosecuted or judged repeats,
for one person, what the case's act says: it owes nothing. Of two acts that belong to one decision (asking and
deciding) each owes an entry only where domain.md §4.4 has an event for it. A conditional decision not to prosecute is
not final: the final one owes the entry.

The acts stand in ``criminal_transfer_acts``, ``criminal_filing_acts``, ``criminal_prosecution_acts`` and
``criminal_trial_acts``.
"""

from datetime import date, datetime
from decimal import Decimal
from typing import ClassVar

from schema.codes import AgencyCode, Charge
from schema.criminal_codes import (
    ArrestResult,
    Evasion,
    FilingIntake,
    FollowUp,
    JudgmentResult,
    NotFiledReason,
    ProsecutionResult,
    TransferMaterial,
    TransferOrigin,
    TransferState,
    TrialProcedure,
    WithdrawalReason,
)
from schema.criminal_filing_acts import FILING_ACTS
from schema.criminal_prosecution_acts import PROSECUTION_ACTS
from schema.criminal_transfer_acts import TRANSFER_ACTS
from schema.criminal_trial_acts import TRIAL_ACTS
from schema.fields import Entity, FieldClass, Level, Mask, code, instant, many, money, shared
from schema.lifecycle import Lifecycle
from schema.scopes import Scope


class CrimeTransfer(Entity, table=True):
    """A case sent to the police because it looks criminal, and what became of it."""

    plural: ClassVar = "crimeTransfers"
    scope: ClassVar = Scope.TRANSFER_READ
    zh: ClassVar = "移送案件"
    en: ClassVar = "crime transfer"
    order: ClassVar = ("-reported_on",)

    number: str = shared("移送书文号", "number of the transfer letter", max_length=120, unique=True, key=True)
    organ: str = shared("移送机关", "transferring organ, as the source names it", max_length=120)
    origin: TransferOrigin = code(TransferOrigin, "移送来源", "how it came", status=True, default="ADMIN")
    source_number: str | None = shared(
        "来源案件文号", "number of the case it comes from", default=None, max_length=120, index=True
    )
    charge: Charge = code(Charge, "涉嫌罪名", "charge", default="XF276-1")
    people: int | None = shared("涉及人数", "people concerned", default=None, ge=0)
    amount: Decimal | None = money("涉及金额（元）", "sum concerned, yuan", default=None, ge=0)
    arrears_months: int | None = shared("欠薪月数", "longest time one worker was not paid, months", default=None, ge=0)
    amount_single: Decimal | None = money(
        "单人最高欠薪（元）",
        "largest sum owed to that worker, yuan",
        of=FieldClass.F4,
        level=Level.L3,
        mask=Mask.AMOUNT_BAND,
        default=None,
        ge=0,
    )
    evasion: Evasion | None = code(Evasion, "逃避支付方式", "how payment was evaded", default=None)
    order_number: str | None = shared(
        "责令支付文书文号", "number of the order to pay", default=None, max_length=120, index=True
    )
    order_posted: bool | None = shared(
        "张贴送达并记录", "the order was posted and that was recorded (RL-B3)", default=None
    )
    ordered_unpaid: bool | None = shared("经责令支付仍不支付", "still unpaid after the time in the order", default=None)
    good_reason: bool | None = shared(
        "有正当理由未知悉或者未支付", "good reason for not knowing or not paying", default=None
    )
    serious_consequence: bool | None = shared("造成严重后果", "serious consequences", default=None)
    threshold_met: bool | None = shared("达到追诉标准", "threshold of the charge reached", default=None)
    penalised_on: date | None = shared(
        "移送前处罚决定日", "penalty decided before the transfer, on", default=None, status=True
    )
    refusal_reason: str | None = shared(
        "不批准移送理由", "reasons for refusing the transfer", default=None, max_length=1000
    )
    materials: list[str] = many("随案移送材料", "material that goes with it", TransferMaterial)
    materials_complete: bool | None = shared("移送材料齐全", "the material is complete (RL-A2)", default=None)

    state: TransferState = code(
        TransferState, "状态", "state", of=FieldClass.F6, status=True, given=False, default="REPORTED"
    )
    reported_on: date | None = shared("报告日", "reported on", default=None, status=True)
    approved_at: datetime | None = instant("批准时间", "approved at", default=None, status=True)
    sent_at: datetime | None = instant("移送时间", "sent at", default=None, status=True)
    copied_to_proc_at: datetime | None = instant(
        "抄送检察院时间", "copied to the procuratorate at", default=None, status=True
    )
    received_on: date | None = shared("公安签收日", "received by the police on", default=None, status=True)
    intake: FilingIntake = code(
        FilingIntake, "受案类别", "by which rule filing is decided", of=FieldClass.F6, default="TRANSFER"
    )
    material_missing: bool | None = shared(
        "公安认为材料不全", "material missing, as the police see it", of=FieldClass.F6, default=None
    )
    police_organ: str | None = shared("受案公安机关", "police organ", of=FieldClass.F6, default=None, max_length=120)
    police_number: str | None = shared(
        "公安受案或立案号", "police case number", of=FieldClass.F6, default=None, max_length=80
    )
    outside_jurisdiction: bool = shared(
        "不属本公安机关管辖", "not of this police organ's jurisdiction", of=FieldClass.F6, default=False, status=True
    )
    complainant: bool | None = shared("有控告人", "there is a complainant", of=FieldClass.F6, default=None)
    police_decided_on: date | None = shared(
        "公安决定日", "police decision on", of=FieldClass.F6, default=None, status=True
    )
    not_filed_reason: NotFiledReason | None = code(
        NotFiledReason, "不立案理由", "reason for non-filing", of=FieldClass.F6, default=None, status=True
    )
    non_filing_served_on: date | None = shared(
        "不予立案通知书送达日", "notice of non-filing received on", of=FieldClass.F6, default=None, status=True
    )
    handed_over_on: date | None = shared(
        "涉案物品移交日", "things and material handed over on", default=None, status=True
    )
    withdrawal_reason: WithdrawalReason | None = code(
        WithdrawalReason, "撤案理由", "reason for withdrawal", of=FieldClass.F6, default=None, status=True
    )
    in_custody: bool = shared(
        "有人在押", "somebody is held in the case", of=FieldClass.F7, level=Level.L4, default=False
    )
    fast_track: bool = shared("认罪认罚适用速裁", "fit for the fast track", of=FieldClass.F6, default=False)
    prosecution_decided_on: date | None = shared(
        "检察决定日", "procuratorate decision on", of=FieldClass.F6, default=None, status=True
    )
    non_prosecution: ProsecutionResult | None = code(
        ProsecutionResult, "不起诉种类", "kind of non-prosecution", of=FieldClass.F6, default=None, status=True
    )
    penalty_proposed: bool | None = shared(
        "需要行政处罚", "an administrative penalty is called for", of=FieldClass.F6, default=None, status=True
    )
    opinion_on: date | None = shared(
        "检察意见日", "opinion proposing a penalty given on", of=FieldClass.F6, default=None, status=True
    )
    court_case_number: str | None = shared(
        "刑事案号", "criminal case number", of=FieldClass.F6, default=None, max_length=80
    )
    trial_procedure: TrialProcedure = code(
        TrialProcedure, "审理程序", "trial procedure", of=FieldClass.F6, default="UNKNOWN"
    )
    judged_on: date | None = shared("判决日", "judged on", of=FieldClass.F6, default=None, status=True)
    judgment: JudgmentResult | None = code(
        JudgmentResult, "裁判结果", "what the court decided", of=FieldClass.F6, default=None, status=True
    )
    appealed_on: date | None = shared(
        "上诉或抗诉日", "appealed or protested on", of=FieldClass.F6, default=None, status=True
    )
    second_case_number: str | None = shared(
        "二审案号", "case number of the second instance", of=FieldClass.F6, default=None, max_length=80
    )
    effective_on: date | None = shared("生效日", "effective on", of=FieldClass.F6, default=None, status=True)

    follow_up: FollowUp | None = code(
        FollowUp, "行政后续处理", "what was done administratively", default=None, status=True
    )
    follow_up_number: str | None = shared(
        "后续案件文号", "number of the inspection case that followed", default=None, max_length=120, index=True
    )
    followed_up_on: date | None = shared("后续处理日", "followed up on", default=None, status=True)
    sender: AgencyCode | None = code(
        AgencyCode, "反向移送机关", "agency that sent it for administrative handling", default=None, status=True
    )

    wages_paid_on: date | None = shared("欠薪付清日", "wages paid on", default=None, status=True)
    wages_paid: Decimal | None = money("已付欠薪（元）", "wages paid so far, yuan", default=None, ge=0, status=True)
    wages_paid_people: int | None = shared("已付人数", "people paid so far", default=None, ge=0, status=True)
    compensation_paid: bool | None = shared(
        "已承担相应赔偿责任", "the compensation due is paid too (RL-B4)", default=None, status=True
    )


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
    numbered="YS",
    transitions=(*TRANSFER_ACTS, *FILING_ACTS, *PROSECUTION_ACTS, *TRIAL_ACTS),
)

__all__ = [
    "CRIMINAL_TRANSFER",
    "ArrestResult",
    "CrimeTransfer",
    "JudgmentResult",
    "NotFiledReason",
    "ProsecutionResult",
    "TransferState",
]
