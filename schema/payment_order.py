"""Payment orders (支付令, 民督; domain.md §2.10; 民事诉讼法 225–228)."""

from datetime import date
from decimal import Decimal
from typing import ClassVar

from schema.document_types import DocumentType as D
from schema.fields import Code, Entity, code, money, shared
from schema.lifecycle import Lifecycle, Transition, guard, meets, starts, voids
from schema.scopes import Scope


class PaymentOrderState(Code):
    """States of a payment order."""

    APPLIED = "APPLIED", "已申请", "applied"
    CORRECTING = "CORRECTING", "待补正", "applicant asked to correct"
    ACCEPTED = "ACCEPTED", "已受理", "accepted"
    NOT_ACCEPTED = "NOT_ACCEPTED", "不予受理", "not accepted"
    ISSUED = "ISSUED", "已发出支付令", "issued"
    REJECTED = "REJECTED", "裁定驳回", "rejected"
    SERVED = "SERVED", "已送达", "served"
    OBJECTED = "OBJECTED", "已提出书面异议", "objected to in writing"
    OBJECTION_DISMISSED = "OBJECTION_DISMISSED", "异议不成立", "objection dismissed"
    SILENT = "SILENT", "逾期未异议", "no objection in time"
    PAID = "PAID", "已清偿", "paid"
    ENDED = "ENDED", "督促程序终结", "procedure ended, order void"
    SUED = "SUED", "转入诉讼", "become a suit"
    NO_SUIT = "NO_SUIT", "不同意转入诉讼", "creditor does not sue"
    TO_ARBITRATION = "TO_ARBITRATION", "告知先行仲裁", "told to go to arbitration first"
    ENFORCING = "ENFORCING", "已申请执行", "enforcement applied for"
    VOID = "VOID", "作废", "void"


class PaymentOrderBasis(Code):
    """On what the order is asked for."""

    AGREEMENT = "AGREEMENT", "调解协议（调解仲裁法16）", "mediation agreement not kept"
    ARREARS = "ARREARS", "拖欠劳动报酬（劳动合同法30）", "wages unpaid or not paid in full"
    OTHER = "OTHER", "其他金钱债权", "other debt of money"


class PaymentClaim(Code):
    """What is claimed (调解仲裁法 16)."""

    WAGES = "WAGES", "劳动报酬", "wages"
    INJURY_MEDICAL = "INJURY_MEDICAL", "工伤医疗费", "medical fee of a work injury"
    COMPENSATION = "COMPENSATION", "经济补偿", "severance compensation"
    DAMAGES = "DAMAGES", "赔偿金", "damages"
    OTHER = "OTHER", "其他", "other"


class PaymentOrderEnd(Code):
    """Why the procedure ends and the order is void (民诉法解释 430, 435)."""

    OBJECTION = "OBJECTION", "异议成立", "the objection is valid"
    UNSERVED = "UNSERVED", "三十日内无法送达", "could not be served within 30 days"
    SUED = "SUED", "债权人又提起诉讼", "the creditor sued on the same debt"
    WITHDRAWN = "WITHDRAWN", "债权人撤回申请", "the creditor withdrew before it was received"


class PaymentOrder(Entity, table=True):
    """One application for a payment order and what came of it."""

    plural: ClassVar = "paymentOrders"
    scope: ClassVar = Scope.COURT_CASE_READ
    zh: ClassVar = "支付令案件"
    en: ClassVar = "payment order"
    order: ClassVar = ("-applied_on",)

    number: str = shared(
        "编号", "number; the hub's own until the court gives one", max_length=80, unique=True, key=True
    )
    state: PaymentOrderState = code(
        PaymentOrderState, "状态", "state", status=True, given=False, default="APPLIED", index=True
    )
    court: str | None = shared("法院", "court, as the source names it", default=None, max_length=120)
    case_number: str | None = shared("案号", "case number of the court", default=None, max_length=80, index=True)
    basis: PaymentOrderBasis = code(PaymentOrderBasis, "申请依据", "basis of the application")
    claim: PaymentClaim = code(PaymentClaim, "请求事项", "what is claimed")
    agreement_number: str | None = shared(
        "调解协议书文号", "number of the mediation agreement", default=None, max_length=120, index=True
    )
    people: int | None = shared("涉及人数", "people concerned", default=None, ge=0)
    amount: Decimal | None = money("请求金额（元）", "sum claimed, yuan", default=None, ge=0)
    applied_on: date | None = shared("申请日", "applied on", default=None, status=True)
    accepted_on: date | None = shared("受理日", "accepted on", default=None, status=True)
    refusal: str | None = shared("不予受理或驳回理由", "why not accepted or rejected", default=None, max_length=500)
    issued_on: date | None = shared("发出日", "issued on", default=None, status=True)
    ordered: Decimal | None = money("支付令金额（元）", "sum ordered, yuan", default=None, ge=0)
    served_on: date | None = shared("送达日", "served on", default=None, status=True)
    objected_on: date | None = shared("异议日", "objected on", default=None, status=True)
    end_reason: PaymentOrderEnd | None = code(
        PaymentOrderEnd, "终结事由", "why the procedure ended", default=None, status=True
    )
    ended_on: date | None = shared("终结日", "ended on", default=None, status=True)
    paid_on: date | None = shared("清偿日", "paid on", default=None, status=True)
    suit_number: str | None = shared("诉讼案号", "number of the suit", default=None, max_length=80, index=True)
    enforcement_number: str | None = shared(
        "执行案号", "number of the enforcement case", default=None, max_length=80, index=True
    )


_ARBITRATION_FIRST = guard(
    "依劳动合同法第三十条申请的支付令失效后，应当先申请仲裁",
    "an order under art. 30 of the Labour Contract Law that falls opens no direct suit: arbitration comes first",
    "TL-M8.2",
    holds={"basis": ("AGREEMENT", "OTHER")},
)

PAYMENT_ORDER = Lifecycle(
    name="PAY",
    entity="PaymentOrder",
    states=PaymentOrderState,
    write={"COURT": Scope.COURT_CASE_WRITE},
    numbered="ZFL",
    transitions=(
        Transition(
            "PAY-1.1",
            "applyPaymentOrder",
            (),
            "APPLIED",
            "COURT",
            "申请支付令",
            "apply for a payment order",
            documents=(D.PAYMENT_ORDER_APPLICATION,),
            day="applied_on",
            needs=("basis", "claim"),
            may=("number", "court", "case_number", "agreement_number", "people", "amount"),
            clocks=(starts("TL-L3.1"),),
            guards=(
                guard(
                    "凭调解协议申请支付令，限于劳动报酬、工伤医疗费、经济补偿或者赔偿金",
                    "on a mediation agreement: for wages, work-injury medical fee, compensation or damages only",
                    "TL-M8.1",
                    when={"basis": "AGREEMENT"},
                    holds={"claim": ("WAGES", "INJURY_MEDICAL", "COMPENSATION", "DAMAGES")},
                ),
                guard(
                    "依劳动合同法第三十条申请支付令，限于劳动报酬",
                    "under art. 30 of the Labour Contract Law: for wages only",
                    "TL-M8.2",
                    when={"basis": "ARREARS"},
                    holds={"claim": "WAGES"},
                ),
            ),
        ),
        Transition(
            "PAY-1.2",
            "askPaymentOrderCorrection",
            ("APPLIED",),
            "CORRECTING",
            "COURT",
            "通知补正支付令申请",
            "ask the applicant to correct the application",
            documents=(D.PAYMENT_ORDER_CORRECTION,),
            # The five days run anew from what was completed (民诉法解释 426).
            clocks=(voids("TL-L3.1"),),
        ),
        Transition(
            "PAY-1.3",
            "correctPaymentOrderApplication",
            ("CORRECTING",),
            "APPLIED",
            "COURT",
            "补正支付令申请",
            "the application is completed",
            documents=(D.PAYMENT_ORDER_APPLICATION,),
            may=("agreement_number", "amount"),
            clocks=(starts("TL-L3.1"),),
        ),
        Transition(
            "PAY-2.1",
            "acceptPaymentOrder",
            ("APPLIED",),
            "ACCEPTED",
            "COURT",
            "受理支付令申请",
            "accept the application",
            documents=(D.PAYMENT_ORDER_NOTICE,),
            day="accepted_on",
            needs=("case_number",),
            clocks=(meets("TL-L3.1"), starts("TL-L3.2")),
        ),
        Transition(
            "PAY-2.2",
            "declinePaymentOrder",
            ("APPLIED", "CORRECTING"),
            "NOT_ACCEPTED",
            "COURT",
            "不予受理支付令申请",
            "do not accept the application",
            documents=(D.PAYMENT_ORDER_NOTICE,),
            day="ended_on",
            needs=("refusal",),
            clocks=(meets("TL-L3.1"),),
        ),
        Transition(
            "PAY-3.1",
            "issuePaymentOrder",
            ("ACCEPTED",),
            "ISSUED",
            "COURT",
            "发出支付令",
            "issue the order",
            documents=(D.PAYMENT_ORDER,),
            day="issued_on",
            needs=("ordered",),
            clocks=(meets("TL-L3.2"), starts("TL-L3.4")),
        ),
        Transition(
            "PAY-3.2",
            "rejectPaymentOrder",
            ("ACCEPTED",),
            "REJECTED",
            "COURT",
            "裁定驳回支付令申请",
            "reject the application",
            documents=(D.PAYMENT_ORDER_REJECTION,),
            day="ended_on",
            needs=("refusal",),
            clocks=(meets("TL-L3.2"),),
        ),
        Transition(
            "PAY-4",
            "servePaymentOrder",
            ("ISSUED",),
            "SERVED",
            "COURT",
            "送达支付令",
            "the debtor receives the order",
            documents=(D.SERVICE_PROOF,),
            day="served_on",
            clocks=(voids("TL-L3.4"), starts("TL-L3.3")),
        ),
        Transition(
            "PAY-5.1",
            "objectToPaymentOrder",
            ("SERVED",),
            "OBJECTED",
            "COURT",
            "债务人提出书面异议",
            "the debtor objects in writing",
            documents=(D.PAYMENT_ORDER_OBJECTION,),
            day="objected_on",
            clocks=(meets("TL-L3.3"),),
            guards=(
                guard(
                    "超过十五日提出的，视为未提出异议",
                    "an objection after the 15 days is none",
                    "TL-L3.3",
                    within=("TL-L3.3",),
                ),
            ),
        ),
        Transition(
            "PAY-5.2",
            "dismissPaymentOrderObjection",
            ("OBJECTED",),
            "OBJECTION_DISMISSED",
            "COURT",
            "裁定驳回异议",
            "dismiss the objection: the order stands",
            documents=(D.PAYMENT_ORDER_DISMISSAL,),
        ),
        Transition(
            "PAY-5.3",
            "lapsePaymentOrderObjection",
            ("SERVED",),
            "SILENT",
            "time",
            "逾期未异议未清偿",
            "neither paid nor objected to in time",
            lapses="TL-L3.3",
            clocks=(starts("TL-E1.1"),),
        ),
        Transition(
            "PAY-6",
            "recordPaymentOrderPaid",
            ("SERVED", "OBJECTION_DISMISSED", "SILENT"),
            "PAID",
            "COURT",
            "清偿债务",
            "the debtor pays",
            documents=(D.PAYMENT_PROOF,),
            day="paid_on",
            clocks=(meets("TL-L3.3"), voids("TL-E1.1")),
        ),
        Transition(
            "PAY-7",
            "applyPaymentOrderEnforcement",
            ("OBJECTION_DISMISSED", "SILENT"),
            "ENFORCING",
            "COURT",
            "申请执行支付令",
            "the creditor applies for enforcement",
            documents=(D.PAYMENT_ORDER_ENFORCEMENT,),
            may=("enforcement_number",),
            clocks=(meets("TL-E1.1"),),
        ),
        Transition(
            "PAY-8.1",
            "endUpheldObjection",
            ("OBJECTED",),
            "ENDED",
            "COURT",
            "异议成立，终结督促程序",
            "the objection is valid: end the procedure",
            documents=(D.PAYMENT_ORDER_END,),
            day="ended_on",
            needs=("end_reason",),
            guards=(
                guard(
                    "终结事由应当为异议成立",
                    "the reason is the valid objection",
                    holds={"end_reason": "OBJECTION"},
                ),
            ),
        ),
        Transition(
            "PAY-8.2",
            "endPaymentOrder",
            ("ACCEPTED", "ISSUED"),
            "ENDED",
            "COURT",
            "终结督促程序",
            "end the procedure: the order is void",
            documents=(D.PAYMENT_ORDER_END,),
            day="ended_on",
            needs=("end_reason",),
            clocks=(voids("TL-L3.2"), meets("TL-L3.4")),
            guards=(
                guard(
                    "发出支付令满三十日无法送达的，方可以此为由终结",
                    "30 days must have run since the order was issued",
                    "TL-L3.4",
                    when={"end_reason": "UNSERVED"},
                    after=("issuePaymentOrder",),
                    ran=("TL-L3.4",),
                ),
                guard(
                    "未经异议不得以异议成立为由终结",
                    "without an objection it cannot be the reason",
                    holds={"end_reason": ("UNSERVED", "SUED", "WITHDRAWN")},
                ),
            ),
        ),
        Transition(
            "PAY-8.3",
            "servePaymentOrderEnding",
            ("ENDED",),
            None,
            "COURT",
            "送达终结督促程序裁定",
            "the creditor receives the ruling",
            documents=(D.SERVICE_PROOF,),
            clocks=(starts("TL-L3.5", basis=("AGREEMENT", "OTHER"), end_reason=("OBJECTION", "UNSERVED")),),
        ),
        Transition(
            "PAY-9.1",
            "declineSuit",
            ("ENDED",),
            "NO_SUIT",
            "COURT",
            "债权人不同意转入诉讼",
            "the creditor says no to a suit",
            documents=(D.PAYMENT_ORDER_NO_SUIT,),
            clocks=(meets("TL-L3.5"),),
            guards=(
                guard(
                    "应当自收到裁定之日起七日内提出",
                    "must be said within 7 days of the ruling",
                    "TL-L3.5",
                    within=("TL-L3.5",),
                ),
            ),
        ),
        Transition(
            "PAY-9.2",
            "lapseSuitRefusal",
            ("ENDED",),
            "SUED",
            "time",
            "视为起诉",
            "not refused in time: it has become a suit",
            lapses="TL-L3.5",
        ),
        Transition(
            "PAY-9.3",
            "fileSuitAfterPaymentOrder",
            ("ENDED", "SUED"),
            "SUED",
            "COURT",
            "支付令失效后转入诉讼",
            "the suit is filed",
            documents=(D.CASE_ACCEPTANCE,),
            needs=("suit_number",),
            clocks=(voids("TL-L3.5"),),
            guards=(_ARBITRATION_FIRST,),
        ),
        Transition(
            "PAY-9.4",
            "sendToArbitration",
            ("ENDED",),
            "TO_ARBITRATION",
            "COURT",
            "告知先申请仲裁",
            "tell the worker to go to arbitration first",
            documents=(D.GUIDANCE_RECORD,),
            notify=("HRSS",),
            guards=(
                guard(
                    "仅依劳动合同法第三十条申请的支付令失效后须先仲裁",
                    "only an order under art. 30 of the Labour Contract Law leads to arbitration first",
                    "TL-M8.2",
                    holds={"basis": "ARREARS"},
                ),
            ),
        ),
    ),
)
