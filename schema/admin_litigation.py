"""Administrative litigation against the agency (行政诉讼, domain.md §2.10, clause 2.5h)."""

import uuid
from datetime import date
from typing import ClassVar

from sqlmodel import Field

from schema.codes import TaskKind
from schema.document_types import DocumentType as D
from schema.fields import Belongs, Code, Entity, FieldClass, Level, Mask, code, shared
from schema.lifecycle import Lifecycle, Transition, ends, guard, meets, opens, pauses, resumes, starts, voids
from schema.scopes import Scope


class AdminSuitState(Code):
    """States of an administrative suit."""

    SUED = "SUED", "收到起诉", "suit received"
    FILED = "FILED", "已立案", "filed"
    NOT_ACCEPTED = "NOT_ACCEPTED", "不予立案", "not filed"
    ANSWERED = "ANSWERED", "已答辩", "answered"
    HEARD = "HEARD", "已开庭", "heard"
    SUSPENDED = "SUSPENDED", "中止诉讼", "suspended"
    JUDGED = "JUDGED", "已裁判", "judged"
    WITHDRAWN = "WITHDRAWN", "撤诉", "withdrawn"
    MEDIATED = "MEDIATED", "调解结案", "mediated"
    APPEALED = "APPEALED", "上诉中", "on appeal"
    REMANDED = "REMANDED", "发回重审或者指令审理", "sent back; goes on under a new number"
    EFFECTIVE = "EFFECTIVE", "已生效", "effective"
    PERFORMED = "PERFORMED", "已履行", "performed"
    VOID = "VOID", "作废", "void"


class AdminSuitProcedure(Code):
    """The procedure an administrative suit is tried in; decides its limit."""

    ORDINARY = "ORDINARY", "普通程序", "ordinary procedure"
    SIMPLIFIED = "SIMPLIFIED", "简易程序", "simplified procedure"


class AdminJudgment(Code):
    """What the court decides about the act that was challenged."""

    REJECTED = "REJECTED", "驳回诉讼请求", "claims rejected"
    DISMISSED = "DISMISSED", "驳回起诉", "suit dismissed"
    REVOKED = "REVOKED", "撤销", "revoked"
    CHANGED = "CHANGED", "变更", "changed"
    ORDERED = "ORDERED", "责令履行", "ordered to perform its duty"
    PAYMENT = "PAYMENT", "判决给付", "ordered to pay"
    UNLAWFUL = "UNLAWFUL", "确认违法", "found unlawful"
    INVALID = "INVALID", "确认无效", "found void"


class AdminAppeal(Code):
    """How the appeal in an administrative suit ended."""

    UPHELD = "UPHELD", "驳回上诉，维持原判", "upheld"
    CHANGED = "CHANGED", "改判", "changed"
    REVOKED = "REVOKED", "撤销", "revoked"
    WITHDRAWN = "WITHDRAWN", "撤回上诉", "appeal withdrawn"


class AdminLitigation(Entity, table=True):
    """One suit against the agency: its answer, who appeared for it, the judgment and its performance."""

    plural: ClassVar = "adminLitigations"
    scope: ClassVar = Scope.REMEDY_READ
    belongs: ClassVar = (
        Belongs("reconsideration_id", "Reconsideration", "adminLitigations"),
        Belongs("inspection_case_id", "InspectionCase", "adminLitigations"),
    )
    zh: ClassVar = "行政诉讼"
    en: ClassVar = "administrative suit"
    order: ClassVar = ("-sued_on",)

    reconsideration_id: uuid.UUID | None = Field(default=None, foreign_key="reconsideration.id", index=True)
    inspection_case_id: uuid.UUID | None = Field(default=None, foreign_key="inspectioncase.id", index=True)
    case_number: str = shared("案号", "case number", max_length=80, unique=True, key=True)
    court: str = shared("法院", "court, as the source names it", max_length=120)
    defendant: str = shared("被告", "organ that is sued", max_length=120)
    joint_defendant: str | None = shared("共同被告", "reconsideration body sued with it", default=None, max_length=120)
    challenged: str | None = shared("被诉行为", "act that is challenged", default=None, max_length=300)
    decision_number: str | None = shared(
        "被诉决定文号", "number of the decision challenged", default=None, max_length=120, index=True
    )
    procedure: AdminSuitProcedure = code(AdminSuitProcedure, "适用程序", "procedure", status=True, default="ORDINARY")
    state: AdminSuitState = code(AdminSuitState, "状态", "state", status=True, given=False, default="SUED", index=True)
    sued_on: date | None = shared("起诉日", "sued on", default=None, status=True)
    filed_on: date | None = shared("立案日", "filed on", default=None, status=True)
    copy_received_on: date | None = shared("起诉状副本收到日", "copy received on", default=None, status=True)
    answered_on: date | None = shared("答辩日", "answered on", default=None, status=True)
    hearing_on: date | None = shared("开庭日", "hearing on", default=None, status=True)
    heard_on: date | None = shared("实际开庭日", "heard on", default=None, status=True)
    head_appeared: bool | None = shared("负责人出庭", "the head of the agency appeared", default=None, status=True)
    appeared: str | None = shared(
        "出庭人员",
        "who appeared for the agency",
        of=FieldClass.F3,
        level=Level.L3,
        mask=Mask.NAME,
        default=None,
        max_length=60,
    )
    absence_reason: str | None = shared("负责人未出庭理由", "why the head did not appear", default=None, max_length=300)
    closed_on: date | None = shared("结案日", "closed on", default=None, status=True)
    judgment: AdminJudgment | None = code(AdminJudgment, "裁判结果", "judgment", default=None, status=True)
    resolved: bool | None = shared("实质性化解", "the dispute itself is settled", default=None, status=True)
    appealed_on: date | None = shared("上诉日", "appealed on", default=None, status=True)
    appeal_number: str | None = shared("二审案号", "number of the appeal", default=None, max_length=80)
    appeal_closed_on: date | None = shared("二审结案日", "appeal closed on", default=None, status=True)
    appeal_result: AdminAppeal | None = code(AdminAppeal, "二审结果", "result of the appeal", default=None, status=True)
    effective_on: date | None = shared("生效日", "effective on", default=None, status=True)
    perform_by: date | None = shared("履行期限", "perform by", default=None, status=True)
    performed_on: date | None = shared("履行日", "performed on", default=None, status=True)


_IN_COURT = ("FILED", "ANSWERED", "HEARD")
_CLOSED = (meets("TL-R4.3"), meets("TL-R4.4"))
_LOST = ("REVOKED", "CHANGED", "ORDERED", "PAYMENT", "UNLAWFUL", "INVALID")
_PERFORM = opens(TaskKind.FOLLOW_UP, owner="HRSS", due="perform_by", judgment=_LOST)

ADMIN_LITIGATION = Lifecycle(
    name="ALT",
    entity="AdminLitigation",
    states=AdminSuitState,
    write={"COURT": Scope.REMEDY_WRITE, "HRSS": Scope.REMEDY_WRITE},
    # Until the court gives the case number a suit goes by one of the hub's.
    numbered="XZS",
    transitions=(
        Transition(
            "ALT-1",
            "receiveAdminSuit",
            (),
            "SUED",
            "COURT",
            "收到行政起诉状",
            "receive the administrative suit",
            documents=(D.STATEMENT_OF_CLAIM,),
            day="sued_on",
            needs=("court", "defendant"),
            may=("case_number", "joint_defendant", "challenged", "decision_number"),
            # The right to sue, on the reconsideration or the decision this suit hangs off.
            clocks=(meets("TL-R4.1"), meets("TL-I10.2")),
            reach=("COURT",),
        ),
        Transition(
            "ALT-2.1",
            "fileAdminSuit",
            ("SUED",),
            "FILED",
            "COURT",
            "行政诉讼立案",
            "file the administrative suit",
            documents=(D.CASE_ACCEPTANCE,),
            day="filed_on",
            needs=("case_number",),
            may=("procedure",),
            notify=("HRSS",),
            reach=("HRSS",),
            clocks=(starts("TL-R4.3", procedure="ORDINARY"), starts("TL-R4.4", procedure="SIMPLIFIED")),
        ),
        Transition(
            "ALT-2.2",
            "refuseAdminSuit",
            ("SUED",),
            "NOT_ACCEPTED",
            "COURT",
            "裁定不予立案",
            "rule not to file the suit",
            documents=(D.COURT_RULING,),
            day="closed_on",
            may=("case_number",),
        ),
        Transition(
            "ALT-3",
            "serveAdminComplaint",
            ("FILED", "HEARD"),
            None,
            "COURT",
            "向被告送达起诉状副本",
            "serve the suit on the agency",
            documents=(D.ANSWER_NOTICE, D.SERVICE_PROOF),
            day="copy_received_on",
            notify=("HRSS",),
            clocks=(starts("TL-R4.2"),),
        ),
        Transition(
            "ALT-4",
            "answerAdminSuit",
            ("FILED",),
            "ANSWERED",
            "HRSS",
            "提交答辩状和证据、依据",
            "answer the suit with evidence and legal bases",
            documents=(D.STATEMENT_OF_DEFENCE, D.EVIDENCE_LIST),
            day="answered_on",
            notify=("COURT",),
            clocks=(meets("TL-R4.2"),),
            guards=(guard("尚未收到起诉状副本", "the copy was not received", after=("serveAdminComplaint",)),),
        ),
        Transition(
            "ALT-5.1",
            "setAdminHearing",
            _IN_COURT,
            None,
            "COURT",
            "通知开庭，提示负责人出庭应诉",
            "give notice of the hearing, so that the head appears",
            documents=(D.TRIAL_NOTICE,),
            needs=("hearing_on",),
            notify=("HRSS",),
            tasks=(opens(TaskKind.FOLLOW_UP, owner="HRSS", due="hearing_on"),),
        ),
        Transition(
            "ALT-5.2",
            "holdAdminHearing",
            _IN_COURT,
            "HEARD",
            "COURT",
            "开庭审理行政案件",
            "hear the administrative case, and say who appeared",
            documents=(D.TRIAL_RECORD,),
            day="heard_on",
            needs=("head_appeared",),
            may=("appeared", "absence_reason"),
            tasks=(ends(TaskKind.FOLLOW_UP),),
        ),
        Transition(
            "ALT-5.3",
            "suspendAdminSuit",
            _IN_COURT,
            "SUSPENDED",
            "COURT",
            "裁定中止行政诉讼",
            "suspend the administrative suit",
            documents=(D.TRIAL_SUSPENSION,),
            notify=("HRSS",),
            clocks=(pauses("TL-R4.3"), pauses("TL-R4.4")),
        ),
        Transition(
            "ALT-5.4",
            "resumeAdminSuit",
            ("SUSPENDED",),
            "FILED",
            "COURT",
            "恢复行政诉讼",
            "resume the administrative suit",
            documents=(D.RESUMPTION_NOTICE,),
            notify=("HRSS",),
            clocks=(resumes("TL-R4.3"), resumes("TL-R4.4")),
        ),
        Transition(
            "ALT-5.5",
            "changeAdminProcedure",
            _IN_COURT,
            None,
            "COURT",
            "转为普通程序",
            "go over to the ordinary procedure",
            documents=(D.COURT_RULING,),
            needs=("procedure",),
            notify=("HRSS",),
            clocks=(voids("TL-R4.4"), starts("TL-R4.3", since="filed_on")),
            guards=(
                guard("只能转为普通程序", "only to the ordinary one", "TL-R4.4", holds={"procedure": "ORDINARY"}),
                guard("已转为普通程序", "it was done already", "TL-R4.4", never=("changeAdminProcedure",)),
            ),
        ),
        Transition(
            "ALT-6.1",
            "judgeAdminCase",
            _IN_COURT,
            "JUDGED",
            "COURT",
            "作出行政裁判",
            "decide the administrative case",
            documents=(D.COURT_JUDGMENT,),
            day="closed_on",
            needs=("judgment",),
            may=("resolved", "perform_by"),
            notify=("HRSS",),
            clocks=_CLOSED,
        ),
        Transition(
            "ALT-6.2",
            "withdrawAdminSuit",
            ("SUED", *_IN_COURT, "SUSPENDED"),
            "WITHDRAWN",
            "COURT",
            "准许撤回行政起诉",
            "allow the suit to be withdrawn",
            documents=(D.COURT_RULING,),
            day="closed_on",
            may=("resolved",),
            notify=("HRSS",),
            clocks=(*_CLOSED, voids("TL-R4.2")),
            tasks=(ends(TaskKind.FOLLOW_UP),),
        ),
        Transition(
            "ALT-6.3",
            "mediateAdminSuit",
            (*_IN_COURT, "SUSPENDED"),
            "MEDIATED",
            "COURT",
            "行政案件调解结案",
            "close the administrative case by mediation",
            documents=(D.COURT_MEDIATION,),
            day="closed_on",
            may=("resolved", "perform_by"),
            notify=("HRSS",),
            clocks=(*_CLOSED, voids("TL-R4.2")),
            tasks=(ends(TaskKind.FOLLOW_UP),),
        ),
        Transition(
            "ALT-7",
            "appealAdminJudgment",
            ("JUDGED",),
            "APPEALED",
            "COURT",
            "对行政裁判上诉",
            "record the appeal in the administrative case",
            documents=(D.APPEAL_PETITION,),
            day="appealed_on",
            may=("appeal_number",),
            notify=("HRSS",),
        ),
        Transition(
            "ALT-8.1",
            "decideAdminAppeal",
            ("APPEALED",),
            "EFFECTIVE",
            "COURT",
            "行政案件二审裁判",
            "decide the appeal in the administrative case",
            documents=(D.COURT_JUDGMENT,),
            day="appeal_closed_on",
            needs=("appeal_result",),
            may=("appeal_number", "judgment", "resolved", "perform_by", "effective_on"),
            notify=("HRSS",),
            tasks=(_PERFORM,),
        ),
        Transition(
            "ALT-8.2",
            "remandAdminCase",
            ("APPEALED",),
            "REMANDED",
            "COURT",
            "行政案件发回重审或者指令审理",
            "send the administrative case back",
            documents=(D.COURT_RULING,),
            day="appeal_closed_on",
            may=("appeal_number",),
            notify=("HRSS",),
        ),
        Transition(
            "ALT-8.3",
            "recordAdminJudgmentEffective",
            ("JUDGED", "MEDIATED"),
            "EFFECTIVE",
            "COURT",
            "行政裁判或者调解书生效",
            "record that the judgment or mediation statement is effective",
            documents=(D.EFFECTIVENESS_PROOF,),
            day="effective_on",
            may=("resolved", "perform_by"),
            notify=("HRSS",),
            tasks=(_PERFORM,),
        ),
        Transition(
            "ALT-9",
            "performAdminJudgment",
            ("EFFECTIVE",),
            "PERFORMED",
            "HRSS",
            "履行生效行政裁判",
            "perform the effective judgment",
            documents=(D.PERFORMANCE_REPORT,),
            day="performed_on",
            may=("resolved",),
            notify=("COURT",),
            tasks=(ends(TaskKind.FOLLOW_UP),),
        ),
    ),
)
