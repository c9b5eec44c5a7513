"""Support of workers by the procuratorate, in arbitration and before the court (clause 2.3o)."""

from datetime import date
from decimal import Decimal
from typing import ClassVar

from schema.codes import AgencyCode
from schema.document_types import DocumentType as D
from schema.fields import Code, Entity, code, money, shared
from schema.lifecycle import Lifecycle, Transition, guard
from schema.scopes import Scope


class SupportKind(Code):
    """What the procuratorate is asked to support (clause 2.3o)."""

    ARBITRATION = "ARBITRATION", "支持仲裁", "arbitration"
    SUIT = "SUIT", "支持起诉", "suit"


class SupportState(Code):
    """States of a request for support."""

    ASKED = "ASKED", "已申请", "asked"
    TAKEN_UP = "TAKEN_UP", "已受理", "taken up"
    DECLINED = "DECLINED", "不予支持", "declined"
    SUPPORTED = "SUPPORTED", "已提出支持意见", "opinion given"
    RESULT_KNOWN = "RESULT_KNOWN", "结果已反馈", "result known"
    WITHDRAWN = "WITHDRAWN", "已撤回", "withdrawn"
    VOID = "VOID", "作废", "void"


class SupportResult(Code):
    """What a supported claim came to."""

    GRANTED = "GRANTED", "支持请求", "claim granted"
    PARTLY = "PARTLY", "部分支持", "granted in part"
    DISMISSED = "DISMISSED", "驳回", "dismissed"
    SETTLED = "SETTLED", "调解或者和解", "settled"
    WITHDRAWN = "WITHDRAWN", "撤回", "withdrawn"


class SupportRequest(Entity, table=True):
    """A request that the procuratorate support workers in arbitration or before the court."""

    plural: ClassVar = "supportRequests"
    scope: ClassVar = Scope.SUPERVISION_READ
    zh: ClassVar = "支持仲裁或起诉申请"
    en: ClassVar = "request for support"
    order: ClassVar = ("-asked_on",)

    number: str = shared("申请编号", "number of the request", max_length=120, unique=True, key=True)
    kind: SupportKind = code(SupportKind, "种类", "kind", status=True)
    state: SupportState = code(SupportState, "状态", "state", status=True, given=False, default="ASKED")
    requester: AgencyCode = code(AgencyCode, "转交机关", "agency that asks or passes it on", status=True)
    about_number: str | None = shared(
        "仲裁或诉讼案号", "number of the arbitration or court case", default=None, max_length=120, index=True
    )
    people: int | None = shared("涉及人数", "people concerned", default=None, ge=0)
    amount: Decimal | None = money("涉及金额（元）", "sum concerned, yuan", default=None, ge=0)
    asked_on: date | None = shared("申请日", "asked on", default=None, status=True)
    taken_up_on: date | None = shared("受理日", "taken up on", default=None, status=True)
    decline_reason: str | None = shared("不予支持理由", "why it was declined", default=None, max_length=500)
    opinion_number: str | None = shared("支持意见文号", "number of the opinion", default=None, max_length=120)
    supported_on: date | None = shared("提出意见日", "opinion given on", default=None, status=True)
    result: SupportResult | None = code(SupportResult, "结果", "result", default=None, status=True)
    result_on: date | None = shared("结果日", "result on", default=None, status=True)


SUPPORT = Lifecycle(
    name="SPT",
    entity="SupportRequest",
    states=SupportState,
    write={"*": Scope.SUPERVISION_WRITE},
    numbered="ZC",
    transitions=(
        # A worker who applies to the procuratorate itself is recorded by it.
        Transition(
            "SPT-1",
            "askForSupport",
            (),
            "ASKED",
            "HRSS/JUS/PROC",
            "申请支持仲裁或者起诉",
            "ask the procuratorate for support",
            documents=(D.SUPPORT_APPLICATION,),
            day="asked_on",
            needs=("kind", "requester"),
            may=("number", "about_number", "people", "amount"),
            notify=("PROC",),
            reach=("PROC",),
        ),
        Transition(
            "SPT-2.1",
            "takeUpSupport",
            ("ASKED",),
            "TAKEN_UP",
            "PROC",
            "受理支持申请",
            "take up the request",
            documents=(D.SUPPORT_ACCEPTANCE,),
            day="taken_up_on",
            notify=("HRSS",),
        ),
        Transition(
            "SPT-2.2",
            "declineSupport",
            ("ASKED", "TAKEN_UP"),
            "DECLINED",
            "PROC",
            "决定不予支持",
            "decline to support",
            documents=(D.SUPPORT_REFUSAL,),
            needs=("decline_reason",),
            notify=("HRSS",),
        ),
        *(
            Transition(
                f"SPT-3.{part}",
                act,
                ("TAKEN_UP",),
                "SUPPORTED",
                "PROC",
                zh,
                en,
                documents=(D.SUPPORT_OPINION,),
                day="supported_on",
                may=("about_number", "opinion_number"),
                guards=(guard(f"申请种类应当为{zh}", f"the request must be to {en}", holds={"kind": kind}),),
                notify=told,
                reach=told,
            )
            for part, act, zh, en, kind, told in (
                (1, "supportArbitration", "支持仲裁", "support arbitration", "ARBITRATION", ("HRSS",)),
                (2, "supportSuit", "支持起诉", "support a suit", "SUIT", ("COURT", "HRSS")),
            )
        ),
        Transition(
            "SPT-4",
            "recordSupportResult",
            ("SUPPORTED",),
            "RESULT_KNOWN",
            "HRSS/COURT/PROC",
            "反馈支持案件结果",
            "tell what the supported claim came to",
            documents=(D.SUPPORT_RESULT,),
            day="result_on",
            needs=("result",),
            may=("about_number",),
            notify=("PROC",),
        ),
        Transition(
            "SPT-5",
            "withdrawSupportRequest",
            ("ASKED", "TAKEN_UP"),
            "WITHDRAWN",
            "@requester",
            "撤回支持申请",
            "withdraw the request for support",
            documents=(D.SUPPORT_WITHDRAWAL,),
            notify=("PROC",),
        ),
    ),
)
