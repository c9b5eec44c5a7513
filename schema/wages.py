"""Wages owed worker by worker, and wages paid by others than the employer (domain.md §4.1, clauses 2.3m, 2.4b)."""

import uuid
from datetime import date
from decimal import Decimal
from typing import ClassVar

from sqlmodel import Field

from schema.document_types import DocumentType as D
from schema.fields import Belongs, Code, Entity, FieldClass, Level, Mask, code, money, shared
from schema.lifecycle import Gives, Lifecycle, Transition, guard
from schema.scopes import Scope


class PaidChannel(Code):
    """By which way a worker's wages were recovered (K12)."""

    MEDIATION = "MEDIATION", "调解", "mediation"
    INSPECTION = "INSPECTION", "监察", "inspection"
    ARBITRATION = "ARBITRATION", "仲裁", "arbitration"
    ENFORCEMENT = "ENFORCEMENT", "法院执行", "court enforcement"
    ADVANCE = "ADVANCE", "先行清偿或垫付", "advance payment"
    CRIMINAL = "CRIMINAL", "刑事促付", "criminal procedure"


class AdvancePayKind(Code):
    """Who pays wages that the employer owes (保障农民工工资支付条例; domain.md §4.4).

    The last two are the payer's own debt by law: there is no recourse.
    """

    CONTRACTOR_FIRST = "CONTRACTOR_FIRST", "总包先行清偿（条例30）", "main contractor pays first (reg. 30)"
    BUILDER_FIRST = "BUILDER_FIRST", "建设单位先行垫付（条例29）", "builder advances (reg. 29)"
    EMERGENCY = "EMERGENCY", "应急周转金垫付（条例63）", "emergency fund (reg. 63)"
    DEPOSIT = "DEPOSIT", "工资保证金支付（条例32）", "wage deposit (reg. 32)"
    SPECIAL_ACCT = "SPECIAL_ACCT", "专户代发（条例31）", "paid out of the special account (reg. 31)"
    SI_FUND = "SI_FUND", "工伤基金先行支付（社会保险法41、42）", "work-injury fund (Social Insurance Law 41, 42)"
    ILLEGAL_SUBCONTRACT = (
        "ILLEGAL_SUBCONTRACT",
        "违法发包、分包或挂靠清偿（条例36）",
        "unlawful subcontracting or borrowed name (reg. 36)",
    )
    BUILDER_PAY = "BUILDER_PAY", "违规建设由建设单位清偿（条例37）", "builder of an unlawful project (reg. 37)"


class AdvanceState(Code):
    """States of an advance payment."""

    PAID = "PAID", "已清偿或垫付", "paid"
    RECOURSE_OPEN = "RECOURSE_OPEN", "追偿中", "recourse open"
    RECOURSE_RECOVERED = "RECOURSE_RECOVERED", "已追回", "recovered"
    WRITTEN_OFF = "WRITTEN_OFF", "已核销", "written off"
    VOID = "VOID", "作废", "void"


class WageClaim(Entity, table=True):
    """What one worker is owed; one record a worker, whose number may not exceed the people of the case."""

    plural: ClassVar = "wageClaims"
    scope: ClassVar = Scope.MATTER_READ
    belongs: ClassVar = (Belongs("worker_id", "Party", "wageClaims", "worker"),)
    of_case: ClassVar = "wageClaims"
    zh: ClassVar = "欠薪明细"
    en: ClassVar = "wage claim"
    order: ClassVar = ("alias", "from_on")
    rows_of: ClassVar = FieldClass.F4

    case_type: str = shared("案件类型", "kind of case", of=FieldClass.OPEN, max_length=40)
    case_id: uuid.UUID = Field(index=True)
    worker_id: uuid.UUID | None = Field(default=None, foreign_key="party.id", index=True)
    alias: str = shared(
        "劳动者代称", "alias of the worker", of=FieldClass.F3, level=Level.L3, mask=Mask.NAME, max_length=60
    )
    from_on: date | None = shared("欠薪起", "owed from", of=FieldClass.F4, level=Level.L3, default=None)
    to_on: date | None = shared("欠薪止", "owed to", of=FieldClass.F4, level=Level.L3, default=None)
    agreed: Decimal | None = money(
        "约定工资（元）",
        "wage agreed, yuan",
        of=FieldClass.F4,
        level=Level.L3,
        mask=Mask.AMOUNT_BAND,
        default=None,
        ge=0,
    )
    owed: Decimal = money("欠薪（元）", "owed, yuan", of=FieldClass.F4, level=Level.L3, mask=Mask.AMOUNT_BAND, ge=0)
    paid: Decimal = money(
        "已付（元）",
        "paid, yuan",
        of=FieldClass.F4,
        level=Level.L3,
        mask=Mask.AMOUNT_BAND,
        default=Decimal(0),
        ge=0,
    )
    paid_on: date | None = shared("支付日", "paid on", of=FieldClass.F4, level=Level.L3, default=None, status=True)
    paid_channel: PaidChannel | None = code(
        PaidChannel, "追回渠道", "way it was recovered", of=FieldClass.F4, default=None, status=True
    )
    confirmed_by_worker: bool = shared("本人确认", "confirmed by the worker", of=FieldClass.F4, default=False)
    bank_account: str | None = shared(
        "工资卡账号",
        "account wages are paid to",
        of=FieldClass.F4,
        level=Level.L4,
        mask=Mask.BANK_ACCOUNT,
        default=None,
        max_length=60,
    )


class AdvancePayment(Entity, table=True):
    """Wages paid by somebody else than the employer, and what of it the employer paid back."""

    plural: ClassVar = "advancePayments"
    scope: ClassVar = Scope.MATTER_READ
    belongs: ClassVar = (Belongs("inspection_case_id", "InspectionCase", "advancePayments"),)
    zh: ClassVar = "先行清偿或垫付"
    en: ClassVar = "advance payment"
    order: ClassVar = ("-paid_on",)

    inspection_case_id: uuid.UUID | None = Field(default=None, foreign_key="inspectioncase.id", index=True)
    number: str = shared("编号", "number", max_length=80, unique=True, key=True)
    kind: AdvancePayKind = code(AdvancePayKind, "种类", "kind", status=True)
    state: AdvanceState = code(AdvanceState, "状态", "state", status=True, given=False, default="PAID")
    payer: str = shared("付款单位", "payer", of=FieldClass.F2, max_length=200)
    payer_uscc: str | None = shared(
        "付款单位统一社会信用代码",
        "unified social credit code of the payer",
        of=FieldClass.F2,
        level=Level.L1,
        default=None,
        max_length=18,
        index=True,
    )
    debtor: str | None = shared("欠薪单位", "employer that owes", of=FieldClass.F2, default=None, max_length=200)
    debtor_uscc: str | None = shared(
        "欠薪单位统一社会信用代码",
        "unified social credit code of the employer",
        of=FieldClass.F2,
        level=Level.L1,
        default=None,
        max_length=18,
        index=True,
    )
    project_permit: str | None = shared(
        "项目施工许可证号", "permit number of the project", of=FieldClass.F2, default=None, max_length=80, index=True
    )
    basis: str | None = shared("依据说明", "basis, in words", default=None, max_length=300)
    amount: Decimal = money("金额（元）", "sum, yuan", ge=0)
    people: int = shared("涉及人数", "workers paid", ge=1)
    paid_on: date | None = shared("支付日", "paid on", default=None, status=True)
    recourse_on: date | None = shared("追偿日", "recourse opened on", default=None, status=True)
    recourse_balance: Decimal | None = money("追偿余额（元）", "still to be recovered, yuan", default=None, ge=0)
    recourse_ended_on: date | None = shared("追偿终结日", "recourse ended on", default=None, status=True)


class RecourseReceipt(Entity, table=True):
    """A sum the employer paid back to whoever had paid the wages."""

    plural: ClassVar = "recourseReceipts"
    scope: ClassVar = Scope.MATTER_READ
    belongs: ClassVar = (Belongs("advance_payment_id", "AdvancePayment", "recourseReceipts"),)
    in_matter: ClassVar = False
    zh: ClassVar = "追偿到账"
    en: ClassVar = "sum recovered by recourse"
    order: ClassVar = ("received_on",)

    advance_payment_id: uuid.UUID = Field(foreign_key="advancepayment.id", index=True)
    received_on: date = shared("到账日", "received on", status=True)
    amount: Decimal = money("金额（元）", "sum, yuan", ge=0)


_ACTOR = "HRSS-INSP/HRSS-SIF/HRSS-SIB"
_OWN_DEBT = ("ILLEGAL_SUBCONTRACT", "BUILDER_PAY")
_ADVANCES = tuple(str(kind) for kind in AdvancePayKind if kind not in _OWN_DEBT)
_NO_MORE_THAN_PAID = guard(
    "追回金额不得超过垫付金额", "no more may be recovered than was paid", sums=("RecourseReceipt", "amount", "amount")
)

ADVANCE = Lifecycle(
    name="ADV",
    entity="AdvancePayment",
    states=AdvanceState,
    write={"HRSS": Scope.INSPECTION_WRITE},
    numbered="DF",
    transitions=(
        Transition(
            "ADV-1",
            "recordAdvancePayment",
            (),
            "PAID",
            _ACTOR,
            "登记先行清偿或垫付",
            "record an advance payment",
            documents=(D.ADVANCE_PROOF,),
            day="paid_on",
            needs=("kind", "payer", "amount", "people"),
            may=("number", "payer_uscc", "debtor", "debtor_uscc", "project_permit", "basis"),
            reach=("HRSS",),
        ),
        Transition(
            "ADV-2",
            "openRecourse",
            ("PAID",),
            "RECOURSE_OPEN",
            _ACTOR,
            "开始追偿",
            "open the recourse",
            documents=(D.RECOURSE_NOTICE,),
            day="recourse_on",
            needs=("debtor", "recourse_balance"),
            guards=(
                guard(
                    "清偿的是付款单位自己的债务，不能追偿",
                    "what was paid is the payer's own debt (reg. 36, 37), there is no recourse",
                    holds={"kind": _ADVANCES},
                ),
            ),
        ),
        Transition(
            "ADV-3",
            "recordRecourse",
            ("RECOURSE_OPEN",),
            None,
            _ACTOR,
            "登记追偿到账",
            "record a sum recovered",
            documents=(D.PAYMENT_PROOF,),
            needs=("recourse_balance",),
            gives=(Gives("RecourseReceipt", required=True),),
            guards=(_NO_MORE_THAN_PAID,),
        ),
        Transition(
            "ADV-4",
            "completeRecourse",
            ("RECOURSE_OPEN",),
            "RECOURSE_RECOVERED",
            _ACTOR,
            "追偿完毕",
            "complete the recourse",
            documents=(D.PAYMENT_PROOF,),
            day="recourse_ended_on",
            may=("recourse_balance",),
            gives=(Gives("RecourseReceipt"),),
            guards=(_NO_MORE_THAN_PAID,),
        ),
        Transition(
            "ADV-5",
            "writeOffRecourse",
            ("RECOURSE_OPEN",),
            "WRITTEN_OFF",
            "HRSS",
            "追偿核销",
            "write off the recourse",
            documents=(D.WRITE_OFF_APPROVAL,),
            day="recourse_ended_on",
        ),
    ),
)
