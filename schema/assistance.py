"""Requests for assistance between agencies, in both directions (domain.md §2.7, clause 2.4m)."""

from datetime import date, datetime
from typing import ClassVar

from schema.codes import AgencyCode
from schema.document_types import DocumentType as D
from schema.fields import Code, Entity, Level, code, instant, shared
from schema.lifecycle import Lifecycle, Transition, guard, meets, starts, voids
from schema.scopes import Scope


class AssistKind(Code):
    """What help is asked for (domain.md §4.4)."""

    STOP_OBSTRUCT = "STOP_OBSTRUCT", "制止阻扰执法", "stop obstruction of enforcement"
    KEEP_ORDER = "KEEP_ORDER", "维护公共秩序", "keep public order"
    FIND_PERSON = "FIND_PERSON", "查找人员", "find a person"
    JOINT_CHECK = "JOINT_CHECK", "联合检查", "joint check"
    LABOUR_DISPUTE = "LABOUR_DISPUTE", "警务联勤劳资纠纷", "labour dispute met by a joint police patrol"
    SI_DISPUTE = "SI_DISPUTE", "社保纠纷", "social-insurance dispute"
    INFO_QUERY = "INFO_QUERY", "信息查询", "query of information"
    SERVE = "SERVE", "协助送达", "help with service"
    ENFORCE_HELP = "ENFORCE_HELP", "协助执行", "help with enforcement"
    ATTEND_TALK = "ATTEND_TALK", "联合约谈", "attend a joint talk"
    SUPPORT_SUIT = "SUPPORT_SUIT", "支持起诉", "support a suit"
    EARLY_INTERVENE = "EARLY_INTERVENE", "提前介入", "early involvement"


class Urgency(Code):
    """How urgent a request is."""

    EXTREME = "EXTREME", "特急", "most urgent"
    URGENT = "URGENT", "紧急", "urgent"
    NORMAL = "NORMAL", "一般", "ordinary"


class AssistState(Code):
    """States of a request for assistance."""

    DRAFT = "DRAFT", "起草", "draft"
    SENT = "SENT", "已发出", "sent"
    RECEIVED = "RECEIVED", "已签收", "received"
    ACCEPTED = "ACCEPTED", "已接受", "accepted"
    DECLINED = "DECLINED", "不予协助", "declined"
    IN_PROGRESS = "IN_PROGRESS", "办理中", "in progress"
    FEEDBACK = "FEEDBACK", "已反馈", "feedback given"
    RETURNED = "RETURNED", "退回补充", "feedback returned"
    OVERDUE = "OVERDUE", "逾期未反馈", "no feedback in time"
    CONFIRMED = "CONFIRMED", "已确认", "confirmed by the requester"
    CLOSED = "CLOSED", "已办结", "closed"
    WITHDRAWN = "WITHDRAWN", "已撤回", "withdrawn"
    VOID = "VOID", "作废", "void"


class AssistanceRequest(Entity, table=True):
    """One request of one agency to another, and what came of it."""

    plural: ClassVar = "assistanceRequests"
    scope: ClassVar = Scope.ASSIST_READ
    zh: ClassVar = "协助请求"
    en: ClassVar = "assistance request"
    order: ClassVar = ("-sent_at",)

    number: str = shared("编号", "number", max_length=80, unique=True, key=True)
    letter_number: str | None = shared("函号", "number of the letter", default=None, max_length=120, index=True)
    requester: AgencyCode = code(AgencyCode, "请求机关", "requesting agency", status=True, index=True)
    requester_unit: str | None = shared("请求机构", "unit that asks", default=None, max_length=12)
    requested: AgencyCode = code(AgencyCode, "被请求机关", "requested agency", status=True, index=True)
    requested_unit: str | None = shared("被请求机构", "unit asked", default=None, max_length=12)
    kind: AssistKind = code(AssistKind, "协助事项", "kind of help", status=True)
    urgency: Urgency = code(Urgency, "紧急程度", "urgency", status=True, default="NORMAL")
    on_site: bool = shared("现场请求", "asked for on the spot; the letter follows", default=False, status=True)
    legal_basis: str | None = shared("法律依据", "legal basis", default=None, max_length=300)
    subject: str | None = shared("协助对象和内容", "object of the help", level=Level.L3, default=None, max_length=1000)
    minimum_data: str | None = shared("所需最少数据", "the least data that will do", default=None, max_length=500)
    place: str | None = shared("地点", "place", default=None, max_length=200)
    wanted_by_on: date | None = shared("要求反馈日期", "feedback wanted by", default=None, status=True)
    state: AssistState = code(AssistState, "状态", "state", status=True, given=False, default="DRAFT")
    sent_at: datetime | None = instant("发出时间", "sent at", default=None, status=True)
    signed_for_at: datetime | None = instant("签收时间", "signed for at", default=None, status=True)
    on_scene_at: datetime | None = instant("到场时间", "on the scene at", default=None, status=True)
    feedback_at: datetime | None = instant("反馈时间", "feedback at", default=None, status=True)
    result: str | None = shared("办理结果", "result", level=Level.L3, default=None, max_length=2000)
    reason: str | None = shared("理由", "reason for declining, returning or withdrawing", default=None, max_length=500)
    closed_on: date | None = shared("办结日", "closed on", default=None, status=True)


_ON_THE_SPOT = ("STOP_OBSTRUCT", "KEEP_ORDER")
_WORKING = ("SENT", "RECEIVED", "ACCEPTED", "IN_PROGRESS")
_FEEDBACK = "TL-S2.2"
_LETTER = "TL-S2.1"
_LETTER_FIRST = guard(
    "现场请求应先补交协助函",
    "the letter of a request made on the spot must have come",
    _LETTER,
    when={"on_site": "True"},
    after=("supplyAssistanceLetter",),
)

ASSISTANCE = Lifecycle(
    name="AST",
    entity="AssistanceRequest",
    states=AssistState,
    write={"*": Scope.ASSIST_WRITE},
    numbered="XT",
    transitions=(
        Transition(
            "AST-1",
            "draftAssistance",
            (),
            "DRAFT",
            "@requester",
            "起草协助请求",
            "draft a request for assistance",
            needs=("requester", "requested", "kind"),
            may=(
                "number",
                "requester_unit",
                "requested_unit",
                "urgency",
                "legal_basis",
                "subject",
                "minimum_data",
                "place",
                "wanted_by_on",
            ),
        ),
        Transition(
            "AST-2.1",
            "sendAssistance",
            ("DRAFT",),
            "SENT",
            "@requester",
            "发出协助函",
            "send the request",
            documents=(D.ASSIST_LETTER,),
            day="sent_at",
            needs=("letter_number", "legal_basis", "subject", "wanted_by_on"),
            may=("urgency", "minimum_data", "place", "requested_unit"),
            notify=("@requested",),
            reach=("@requested",),
            clocks=(starts(_FEEDBACK, until="wanted_by_on"),),
        ),
        Transition(
            "AST-2.2",
            "requestOnTheSpot",
            (),
            "SENT",
            "@requester",
            "现场请求协助",
            "ask for help on the spot, the letter to follow",
            day="sent_at",
            needs=("requester", "requested", "kind", "on_site", "subject", "place"),
            may=("number", "requester_unit", "requested_unit", "urgency"),
            notify=("@requested",),
            reach=("@requested",),
            clocks=(starts(_LETTER),),
            guards=(
                guard(
                    "现场口头请求只限制止阻扰执法、维护公共秩序",
                    "only help against obstruction or disorder may be asked for without a letter",
                    holds={"kind": _ON_THE_SPOT, "on_site": "True"},
                ),
            ),
        ),
        Transition(
            "AST-2.3",
            "supplyAssistanceLetter",
            (*_WORKING, "FEEDBACK", "RETURNED", "OVERDUE", "DECLINED"),
            None,
            "@requester",
            "补交协助函",
            "supply the letter of a request made on the spot",
            documents=(D.ASSIST_LETTER,),
            needs=("letter_number", "legal_basis"),
            may=("wanted_by_on", "minimum_data"),
            notify=("@requested",),
            clocks=(meets(_LETTER), starts(_FEEDBACK, until="wanted_by_on", state=_WORKING)),
            guards=(guard("只有现场请求才补交协助函", "only a request made on the spot", holds={"on_site": "True"}),),
        ),
        Transition(
            "AST-3",
            "receiveAssistance",
            ("SENT",),
            "RECEIVED",
            "@requested",
            "签收协助请求",
            "sign for the request",
            day="signed_for_at",
            may=("requested_unit",),
            notify=("@requester",),
        ),
        Transition(
            "AST-4.1",
            "acceptAssistance",
            ("RECEIVED",),
            "ACCEPTED",
            "@requested",
            "接受协助请求",
            "accept the request",
            may=("requested_unit",),
            notify=("@requester",),
        ),
        Transition(
            "AST-4.2",
            "declineAssistance",
            ("SENT", "RECEIVED", "OVERDUE"),
            "DECLINED",
            "@requested",
            "不予协助",
            "decline the request in writing",
            documents=(D.ASSIST_DECLINE,),
            needs=("reason",),
            notify=("@requester",),
            clocks=(meets(_FEEDBACK),),
        ),
        Transition(
            "AST-5.1",
            "startAssistance",
            ("ACCEPTED",),
            "IN_PROGRESS",
            "@requested",
            "开始协助",
            "begin to help",
        ),
        Transition(
            "AST-5.2",
            "attendScene",
            ("SENT", "RECEIVED", "ACCEPTED"),
            "IN_PROGRESS",
            "@requested",
            "到场处置",
            "arrive on the scene",
            day="on_scene_at",
            notify=("@requester",),
            guards=(
                guard(
                    "只适用于现场处置的协助事项",
                    "only help on the spot",
                    holds={"kind": (*_ON_THE_SPOT, "LABOUR_DISPUTE", "SI_DISPUTE")},
                ),
            ),
        ),
        Transition(
            "AST-6",
            "giveAssistanceFeedback",
            ("ACCEPTED", "IN_PROGRESS", "RETURNED", "OVERDUE"),
            "FEEDBACK",
            "@requested",
            "反馈协助结果",
            "give feedback",
            documents=(D.ASSIST_FEEDBACK,),
            day="feedback_at",
            needs=("result",),
            may=("on_scene_at",),
            notify=("@requester",),
            clocks=(meets(_FEEDBACK),),
        ),
        Transition(
            "AST-7.1",
            "confirmAssistance",
            ("FEEDBACK",),
            "CONFIRMED",
            "@requester",
            "确认协助结果",
            "confirm the result",
            notify=("@requested",),
            guards=(_LETTER_FIRST,),
        ),
        Transition(
            "AST-7.2",
            "returnAssistance",
            ("FEEDBACK",),
            "RETURNED",
            "@requester",
            "退回补充反馈",
            "return the feedback as insufficient",
            needs=("reason",),
            notify=("@requested",),
        ),
        Transition(
            "AST-8",
            "closeAssistance",
            ("CONFIRMED", "RETURNED", "DECLINED"),
            "CLOSED",
            "@requester/@requested",
            "办结协助请求",
            "close the request",
            day="closed_on",
            guards=(_LETTER_FIRST,),
        ),
        Transition(
            "AST-9.1",
            "discardAssistance",
            ("DRAFT",),
            "WITHDRAWN",
            "@requester",
            "放弃草稿",
            "discard the draft",
        ),
        Transition(
            "AST-9.2",
            "withdrawAssistance",
            (*_WORKING, "OVERDUE"),
            "WITHDRAWN",
            "@requester",
            "撤回协助请求",
            "withdraw the request",
            needs=("reason",),
            notify=("@requested",),
            clocks=(voids(_FEEDBACK), voids(_LETTER)),
        ),
        Transition(
            "AST-10",
            "lapseAssistance",
            _WORKING,
            "OVERDUE",
            "time",
            "逾期未反馈",
            "no feedback in time",
            lapses=_FEEDBACK,
            notify=("@requester", "@requested"),
        ),
    ),
)
