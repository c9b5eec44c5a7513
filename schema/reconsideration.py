"""Administrative reconsideration (行政复议, domain.md §2.10, clause 2.5g)."""

import uuid
from datetime import date
from typing import ClassVar

from sqlmodel import Field

from schema.codes import TaskKind
from schema.document_types import DocumentType as D
from schema.fields import Belongs, Code, Entity, code, shared
from schema.lifecycle import Lifecycle, Transition, ends, extends, guard, meets, opens, pauses, resumes, starts, voids
from schema.limits import Unit
from schema.scopes import Scope


class ReconState(Code):
    """States of a reconsideration."""

    APPLIED = "APPLIED", "已申请", "applied for"
    CORRECTING = "CORRECTING", "补正中", "application being completed"
    ACCEPTED = "ACCEPTED", "已受理", "accepted"
    REFUSED = "REFUSED", "不予受理", "not accepted"
    REPLIED = "REPLIED", "被申请人已答复", "answered by the respondent"
    SUSPENDED = "SUSPENDED", "已中止", "suspended"
    RESUMED = "RESUMED", "恢复审理", "resumed"
    OVERDUE = "OVERDUE", "逾期未决定", "no decision in time"
    MEDIATED = "MEDIATED", "已调解", "mediated"
    DECIDED = "DECIDED", "已决定", "decided"
    WITHDRAWN = "WITHDRAWN", "撤回或者终止", "withdrawn or ended"
    PERFORMED = "PERFORMED", "已履行", "performed"
    VOID = "VOID", "作废", "void"


class ReconProcedure(Code):
    """The procedure a reconsideration is heard in; decides its limits."""

    ORDINARY = "ORDINARY", "普通程序", "ordinary procedure"
    SIMPLIFIED = "SIMPLIFIED", "简易程序", "simplified procedure"


class ReconDecision(Code):
    """Kinds of reconsideration decision (domain.md §2.10)."""

    UPHELD = "UPHELD", "维持", "upheld"
    CHANGED = "CHANGED", "变更", "changed"
    REVOKED = "REVOKED", "撤销", "revoked"
    UNLAWFUL = "UNLAWFUL", "确认违法", "found unlawful"
    ORDERED = "ORDERED", "责令履行", "ordered to perform"
    INVALID = "INVALID", "确认无效", "found void"
    REJECTED = "REJECTED", "驳回", "rejected"


class Reconsideration(Entity, table=True):
    """One reconsideration of an administrative act, decided in the name of the county government."""

    plural: ClassVar = "reconsiderations"
    scope: ClassVar = Scope.REMEDY_READ
    belongs: ClassVar = (Belongs("inspection_case_id", "InspectionCase", "reconsiderations"),)
    zh: ClassVar = "行政复议"
    en: ClassVar = "reconsideration"
    order: ClassVar = ("-applied_on",)

    # An act outside inspection (benefits, work injury) may be challenged too.
    inspection_case_id: uuid.UUID | None = Field(default=None, foreign_key="inspectioncase.id", index=True)
    number: str = shared("复议案号", "reconsideration number", max_length=120, unique=True, key=True)
    body: str = shared("复议机关", "reconsideration body", max_length=120)
    respondent: str = shared("被申请人", "organ whose act is challenged", max_length=120)
    challenged: str | None = shared("被复议行为", "act that is challenged", default=None, max_length=300)
    decision_number: str | None = shared(
        "被复议决定文号", "number of the decision challenged", default=None, max_length=120, index=True
    )
    procedure: ReconProcedure = code(ReconProcedure, "适用程序", "procedure", status=True, default="ORDINARY")
    state: ReconState = code(ReconState, "状态", "state", status=True, given=False, default="APPLIED", index=True)
    applied_on: date | None = shared("申请日", "applied on", default=None, status=True)
    accepted_on: date | None = shared("受理日", "accepted on", default=None, status=True)
    refused_for: str | None = shared("不予受理理由", "why not accepted", default=None, max_length=500)
    copied_on: date | None = shared("副本发送日", "copy sent to the respondent on", default=None, status=True)
    answered_on: date | None = shared("答复日", "answered on", default=None, status=True)
    closed_on: date | None = shared("结案日", "closed on", default=None, status=True)
    decision: ReconDecision | None = code(ReconDecision, "决定", "decision", default=None, status=True)
    resolved: bool | None = shared("实质性化解", "the dispute itself is settled", default=None, status=True)
    received_on: date | None = shared("决定书收到日", "decision received on", default=None, status=True)
    perform_by: date | None = shared("履行期限", "perform by", default=None, status=True)
    performed_on: date | None = shared("履行日", "performed on", default=None, status=True)
    opinion_on: date | None = shared("复议意见书日期", "opinion letter of", default=None, status=True)
    rectified_on: date | None = shared("整改报告日", "correction reported on", default=None, status=True)


_RUNNING = ("ACCEPTED", "REPLIED", "RESUMED")
_UNDECIDED = (*_RUNNING, "OVERDUE")
_COPIES = ("TL-R1.2", "TL-R1.3", "TL-R1.4", "TL-R1.5")
_START = (
    starts("TL-R1.2", procedure="ORDINARY"),
    starts("TL-R1.4", procedure="SIMPLIFIED"),
    starts("TL-R2.1", procedure="ORDINARY"),
    starts("TL-R2.3", procedure="SIMPLIFIED"),
)
_CLOSED = (meets("TL-R2.1"), meets("TL-R2.3"), *(voids(rule) for rule in _COPIES))
_TO_PERFORM = ("CHANGED", "REVOKED", "UNLAWFUL", "ORDERED", "INVALID")

RECONSIDERATION = Lifecycle(
    name="RCN",
    entity="Reconsideration",
    states=ReconState,
    write={"JUS": Scope.REMEDY_WRITE, "HRSS": Scope.REMEDY_WRITE},
    transitions=(
        Transition(
            "RCN-1",
            "applyForReconsideration",
            (),
            "APPLIED",
            "JUS-AR",
            "收到行政复议申请",
            "receive the application for reconsideration",
            documents=(D.RECON_APPLICATION,),
            day="applied_on",
            needs=("number", "body", "respondent"),
            may=("challenged", "decision_number"),
            # The limit of the decision challenged, on the case this one hangs off.
            clocks=(meets("TL-I10.1"), starts("TL-R1.1")),
            reach=("JUS",),
        ),
        Transition(
            "RCN-2.1",
            "acceptReconsideration",
            ("APPLIED",),
            "ACCEPTED",
            "JUS-AR",
            "受理行政复议",
            "accept the reconsideration",
            documents=(D.RECON_ACCEPTANCE,),
            day="accepted_on",
            may=("procedure",),
            notify=("HRSS",),
            clocks=(meets("TL-R1.1"), *_START),
        ),
        Transition(
            "RCN-2.2",
            "lapseReconsiderationReview",
            ("APPLIED",),
            "ACCEPTED",
            "time",
            "审查期满未决定，视为受理",
            "accepted by silence",
            day="accepted_on",
            lapses="TL-R1.1",
            notify=("JUS", "HRSS"),
            clocks=_START,
        ),
        Transition(
            "RCN-2.3",
            "askReconsiderationSupplement",
            ("APPLIED",),
            "CORRECTING",
            "JUS-AR",
            "通知补正复议申请",
            "ask to complete the application",
            documents=(D.SUPPLEMENT_NOTICE,),
            clocks=(voids("TL-R1.1"),),
        ),
        Transition(
            "RCN-2.4",
            "supplementReconsideration",
            ("CORRECTING",),
            "APPLIED",
            "JUS-AR",
            "收到补正材料",
            "receive what was missing",
            documents=(D.SUPPLEMENT_MATERIAL,),
            clocks=(starts("TL-R1.1"),),
        ),
        Transition(
            "RCN-2.5",
            "refuseReconsideration",
            ("APPLIED",),
            "REFUSED",
            "JUS-AR",
            "决定不予受理",
            "refuse the reconsideration",
            documents=(D.RECON_NON_ACCEPTANCE,),
            day="closed_on",
            needs=("refused_for",),
            clocks=(meets("TL-R1.1"),),
        ),
        Transition(
            "RCN-3",
            "sendReconsiderationCopy",
            _UNDECIDED,
            None,
            "JUS-AR",
            "向被申请人发送申请书副本",
            "send the application to the respondent",
            documents=(D.RECON_ANSWER_NOTICE,),
            day="copied_on",
            notify=("HRSS",),
            reach=("HRSS",),
            clocks=(
                meets("TL-R1.2"),
                meets("TL-R1.4"),
                starts("TL-R1.3", procedure="ORDINARY"),
                starts("TL-R1.5", procedure="SIMPLIFIED"),
            ),
        ),
        Transition(
            "RCN-4",
            "answerReconsideration",
            ("ACCEPTED", "RESUMED"),
            "REPLIED",
            "HRSS",
            "提出书面答复并提交证据",
            "answer the reconsideration with evidence",
            documents=(D.RECON_ANSWER, D.EVIDENCE_LIST),
            day="answered_on",
            notify=("JUS",),
            clocks=(meets("TL-R1.3"), meets("TL-R1.5")),
            guards=(guard("尚未收到申请书副本", "the copy was not received", after=("sendReconsiderationCopy",)),),
        ),
        Transition(
            "RCN-5.1",
            "suspendReconsideration",
            _UNDECIDED,
            "SUSPENDED",
            "JUS-AR",
            "中止行政复议",
            "suspend the reconsideration",
            documents=(D.TRIAL_SUSPENSION,),
            notify=("HRSS",),
            clocks=(pauses("TL-R2.1"), pauses("TL-R2.3")),
        ),
        Transition(
            "RCN-5.2",
            "resumeReconsideration",
            ("SUSPENDED",),
            "RESUMED",
            "JUS-AR",
            "恢复行政复议",
            "resume the reconsideration",
            documents=(D.RESUMPTION_NOTICE,),
            notify=("HRSS",),
            clocks=(resumes("TL-R2.1"), resumes("TL-R2.3")),
        ),
        Transition(
            "RCN-5.3",
            "extendReconsideration",
            _RUNNING,
            None,
            "JUS-AR",
            "延长复议期限",
            "extend the time to decide, the head of the body approving",
            documents=(D.PROCEDURE_EXTENSION,),
            notify=("HRSS",),
            clocks=(extends("TL-R2.1", 30, Unit.CD),),
            guards=(
                guard("延长最多三十日", "30 days at most", "TL-R2.1", never=("extendReconsideration",)),
                guard("复议期限已届满", "the time to decide has run out", "TL-R2.1", within=("TL-R2.1",)),
                guard(
                    "简易程序不得延长",
                    "not in the simplified procedure",
                    "TL-R2.3",
                    holds={"procedure": "ORDINARY"},
                ),
            ),
        ),
        Transition(
            "RCN-5.4",
            "lapseReconsideration",
            _RUNNING,
            "OVERDUE",
            "time",
            "逾期未作复议决定",
            "no decision in time",
            lapses="TL-R2.1",
            notify=("JUS", "HRSS"),
            clocks=(starts("TL-R4.1"),),
        ),
        Transition(
            "RCN-5.5",
            "lapseSimplifiedReconsideration",
            _RUNNING,
            "OVERDUE",
            "time",
            "简易程序逾期未作复议决定",
            "no decision in time, simplified procedure",
            lapses="TL-R2.3",
            notify=("JUS", "HRSS"),
            clocks=(starts("TL-R4.1"),),
        ),
        Transition(
            "RCN-6.1",
            "mediateReconsideration",
            (*_UNDECIDED, "SUSPENDED"),
            "MEDIATED",
            "JUS-AR",
            "制作行政复议调解书",
            "settle the reconsideration by mediation",
            documents=(D.RECON_MEDIATION,),
            day="closed_on",
            may=("resolved", "perform_by"),
            notify=("HRSS",),
            clocks=_CLOSED,
            tasks=(opens(TaskKind.FOLLOW_UP, owner="HRSS", due="perform_by"),),
        ),
        Transition(
            "RCN-6.2",
            "decideReconsideration",
            _UNDECIDED,
            "DECIDED",
            "JUS-AR",
            "作出行政复议决定",
            "decide the reconsideration",
            documents=(D.RECON_DECISION,),
            day="closed_on",
            needs=("decision",),
            may=("resolved", "perform_by"),
            notify=("HRSS",),
            clocks=(*_CLOSED, voids("TL-R4.1")),
            tasks=(opens(TaskKind.FOLLOW_UP, owner="HRSS", due="perform_by", decision=_TO_PERFORM),),
        ),
        Transition(
            "RCN-6.3",
            "withdrawReconsideration",
            ("APPLIED", "CORRECTING", *_UNDECIDED, "SUSPENDED"),
            "WITHDRAWN",
            "JUS-AR",
            "撤回申请或者终止行政复议",
            "record that the application is withdrawn or the reconsideration ended",
            documents=(D.RECON_TERMINATION,),
            day="closed_on",
            may=("resolved",),
            notify=("HRSS",),
            clocks=(*_CLOSED, voids("TL-R1.1")),
        ),
        Transition(
            "RCN-6.4",
            "serveReconsiderationDecision",
            ("DECIDED",),
            None,
            "JUS-AR",
            "送达行政复议决定书",
            "serve the reconsideration decision",
            documents=(D.SERVICE_PROOF,),
            day="received_on",
            clocks=(starts("TL-R4.1"),),
        ),
        Transition(
            "RCN-7.1",
            "performReconsideration",
            ("DECIDED", "MEDIATED"),
            "PERFORMED",
            "HRSS",
            "履行复议决定或者调解书",
            "perform the decision or the mediation statement",
            documents=(D.PERFORMANCE_REPORT,),
            day="performed_on",
            notify=("JUS",),
            tasks=(ends(TaskKind.FOLLOW_UP),),
        ),
        Transition(
            "RCN-7.2",
            "orderReconsiderationPerformance",
            ("DECIDED", "MEDIATED"),
            None,
            "JUS-AR",
            "责令限期履行",
            "order performance by a date",
            documents=(D.PERFORMANCE_ORDER,),
            needs=("perform_by",),
            notify=("HRSS",),
            tasks=(opens(TaskKind.FOLLOW_UP, owner="HRSS", due="perform_by"),),
        ),
        Transition(
            "RCN-8.1",
            "issueReconsiderationOpinion",
            (*_UNDECIDED, "MEDIATED", "DECIDED", "WITHDRAWN", "PERFORMED"),
            None,
            "JUS-AR",
            "制发行政复议意见书",
            "send a reconsideration opinion letter",
            documents=(D.RECON_OPINION,),
            day="opinion_on",
            notify=("HRSS",),
            clocks=(starts("TL-R2.2"),),
        ),
        Transition(
            "RCN-8.2",
            "reportReconsiderationCorrection",
            (*_UNDECIDED, "MEDIATED", "DECIDED", "WITHDRAWN", "PERFORMED"),
            None,
            "HRSS",
            "通报整改情况",
            "report what was corrected",
            documents=(D.RECTIFICATION_REPORT,),
            day="rectified_on",
            notify=("JUS",),
            clocks=(meets("TL-R2.2"),),
            guards=(guard("未收到复议意见书", "no opinion letter was sent", after=("issueReconsiderationOpinion",)),),
        ),
    ),
)
