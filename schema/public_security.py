"""Public-security cases that grow out of wage disputes (clause 2.4n): result level, as the police report them.

Not criminal: they owe no linkage entry. Persons are counted, never named.
"""

from datetime import date
from typing import ClassVar

from schema.codes import TaskKind
from schema.document_types import DocumentType as D
from schema.fields import Code, Entity, code, many, shared
from schema.lifecycle import Lifecycle, Transition, ends, extends, guard, meets, opens, pauses, resumes, starts
from schema.limits import Unit
from schema.scopes import Scope


class SecurityCaseKind(Code):
    """What a public-security case is about (domain.md §4.4)."""

    ILLEGAL_CLAIM = "ILLEGAL_CLAIM", "非法手段讨薪", "wages claimed by unlawful means"
    PROJECT_DEBT = "PROJECT_DEBT", "以欠薪为名讨要工程款", "project debt claimed as wages"
    CROWD = "CROWD", "集访扰序", "crowd petition disturbing order"
    SKIP_LEVEL = "SKIP_LEVEL", "越级上访扰序", "petition over the heads, disturbing order"
    OBSTRUCTION = "OBSTRUCTION", "阻碍执行职务", "obstruction of duty"
    OTHER = "OTHER", "其他", "other"


class SecurityState(Code):
    """States of a public-security case."""

    FILED = "FILED", "已受案", "registered"
    PAUSED = "PAUSED", "鉴定或者听证中", "expertise or hearing under way"
    PENALISED = "PENALISED", "已处罚", "penalised"
    NOT_PENALISED = "NOT_PENALISED", "不予处罚", "no penalty"
    MEDIATED = "MEDIATED", "治安调解结案", "settled by mediation"
    CRIMINAL = "CRIMINAL", "转为刑事案件", "turned into a criminal case"
    VOID = "VOID", "作废", "void"


class SecurityPenalty(Code):
    """Penalties of the public-security administration (治安管理处罚法 10)."""

    WARNING = "WARNING", "警告", "warning"
    FINE = "FINE", "罚款", "fine"
    DETENTION = "DETENTION", "行政拘留", "administrative detention"
    PERMIT = "PERMIT", "吊销公安机关发放的许可证件", "revocation of a police permit"


class SecurityCase(Entity, table=True):
    """One public-security case at result level."""

    plural: ClassVar = "securityCases"
    scope: ClassVar = Scope.CRIMINAL_EVENT_READ
    zh: ClassVar = "治安案件"
    en: ClassVar = "public-security case"
    order: ClassVar = ("-filed_on",)

    number: str = shared("治安案件编号", "number of the public-security case", max_length=80, unique=True, key=True)
    police_organ: str | None = shared("办案公安机关", "police organ", default=None, max_length=120)
    kind: SecurityCaseKind = code(SecurityCaseKind, "种类", "kind", status=True)
    state: SecurityState = code(SecurityState, "状态", "state", status=True, given=False, default="FILED")
    illegal_wage_claim: bool = shared("非法讨薪", "wages were claimed unlawfully", default=False, status=True)
    project_debt_disguised: bool = shared(
        "以欠薪为名讨要工程款", "project debt disguised as wages", default=False, status=True
    )
    people: int | None = shared("涉及人数", "people involved", default=None, ge=0)
    people_penalised: int | None = shared("被处罚人数", "people penalised", default=None, ge=0)
    penalties: list[str] = many("处罚种类", "penalties given", SecurityPenalty, status=True)
    filed_on: date | None = shared("受案日", "registered on", default=None, status=True)
    decided_on: date | None = shared("决定日", "decided on", default=None, status=True)
    criminal_number: str | None = shared("刑事立案号", "number of the criminal case", default=None, max_length=80)
    referred_on: date | None = shared(
        "移送用人或建设单位线索日", "employer's or builder's side referred on", default=None, status=True
    )
    builder_case_number: str | None = shared(
        "用人或建设单位案件文号",
        "number of the case against the employer or builder",
        default=None,
        max_length=120,
        index=True,
    )


_RUNNING = ("FILED", "PAUSED")
_DECIDED = ("PENALISED", "NOT_PENALISED", "MEDIATED", "CRIMINAL")

PUBLIC_SECURITY = Lifecycle(
    name="SEC",
    entity="SecurityCase",
    states=SecurityState,
    write={"PSB": Scope.CRIMINAL_EVENT_WRITE, "HRSS": Scope.INSPECTION_WRITE},
    transitions=(
        Transition(
            "SEC-1",
            "fileSecurityCase",
            (),
            "FILED",
            "PSB",
            "治安案件受案",
            "register a public-security case",
            documents=(D.SECURITY_FILING,),
            day="filed_on",
            needs=("number", "kind"),
            may=("police_organ", "people", "illegal_wage_claim", "project_debt_disguised"),
            clocks=(starts("TL-P1.1"),),
            notify=("HRSS",),
            reach=("PSB", "HRSS"),
        ),
        Transition(
            "SEC-2.1",
            "extendSecurityCase",
            ("FILED",),
            None,
            "PSB",
            "延长办案期限",
            "extend the time for the case",
            documents=(D.SECURITY_EXTENSION,),
            guards=(
                guard(
                    "延长以二次为限", "it may be extended twice at most", "TL-P1.1", never=("extendSecurityCaseAgain",)
                ),
                guard("首次延长只能办理一次", "the first extension is given once", never=("extendSecurityCase",)),
            ),
            clocks=(extends("TL-P1.1", 30, Unit.CD),),
        ),
        Transition(
            "SEC-2.2",
            "extendSecurityCaseAgain",
            ("FILED",),
            None,
            "PSB",
            "再次延长办案期限",
            "extend the time a second time",
            documents=(D.SECURITY_EXTENSION,),
            guards=(
                guard(
                    "须已延长一次且未再次延长",
                    "it was extended once, and not twice",
                    "TL-P1.1",
                    after=("extendSecurityCase",),
                    never=("extendSecurityCaseAgain",),
                ),
            ),
            clocks=(extends("TL-P1.1", 60, Unit.CD),),
        ),
        Transition(
            "SEC-3.1",
            "pauseSecurityCase",
            ("FILED",),
            "PAUSED",
            "PSB",
            "进行鉴定或者听证",
            "take expertise or a hearing",
            documents=(D.SECURITY_EXPERTISE,),
            clocks=(pauses("TL-P1.1"),),
        ),
        Transition(
            "SEC-3.2",
            "resumeSecurityCase",
            ("PAUSED",),
            "FILED",
            "PSB",
            "恢复办理",
            "go on with the case",
            documents=(D.SECURITY_EXPERTISE,),
            clocks=(resumes("TL-P1.1"),),
        ),
        Transition(
            "SEC-4.1",
            "penaliseSecurityCase",
            _RUNNING,
            "PENALISED",
            "PSB",
            "作出治安处罚决定",
            "decide on a public-security penalty",
            documents=(D.SECURITY_PENALTY,),
            needs=("penalties",),
            may=("people_penalised",),
            day="decided_on",
            clocks=(meets("TL-P1.1"),),
            notify=("HRSS",),
        ),
        Transition(
            "SEC-4.2",
            "declineSecurityPenalty",
            _RUNNING,
            "NOT_PENALISED",
            "PSB",
            "决定不予治安处罚",
            "decide on no public-security penalty",
            documents=(D.SECURITY_NO_PENALTY,),
            day="decided_on",
            clocks=(meets("TL-P1.1"),),
            notify=("HRSS",),
        ),
        Transition(
            "SEC-4.3",
            "mediateSecurityCase",
            _RUNNING,
            "MEDIATED",
            "PSB",
            "治安调解结案",
            "settle the case by mediation",
            documents=(D.SECURITY_MEDIATION,),
            day="decided_on",
            clocks=(meets("TL-P1.1"),),
            notify=("HRSS",),
        ),
        Transition(
            "SEC-4.4",
            "turnSecurityCaseCriminal",
            _RUNNING,
            "CRIMINAL",
            "PSB",
            "转为刑事案件",
            "turn it into a criminal case",
            documents=(D.CRIMINAL_FILING,),
            needs=("criminal_number",),
            day="decided_on",
            clocks=(meets("TL-P1.1"),),
            notify=("HRSS", "PROC"),
            reach=("PROC",),
        ),
        Transition(
            "SEC-5.1",
            "referEmployerSide",
            ("FILED", "PAUSED", *_DECIDED),
            None,
            "PSB",
            "移送用人或建设单位一方的线索",
            "refer the employer's or builder's side",
            documents=(D.SECURITY_REFERRAL,),
            day="referred_on",
            notify=("HRSS",),
            tasks=(opens(TaskKind.FOLLOW_UP, owner="HRSS"),),
        ),
        Transition(
            "SEC-5.2",
            "answerEmployerSide",
            ("FILED", "PAUSED", *_DECIDED),
            None,
            "HRSS",
            "反馈用人或建设单位一方的查处",
            "tell what was done about the employer's or builder's side",
            documents=(D.SECURITY_REFERRAL_ANSWER,),
            needs=("builder_case_number",),
            guards=(guard("须先有移送", "it must have been referred first", after=("referEmployerSide",)),),
            notify=("PSB",),
            tasks=(ends(TaskKind.FOLLOW_UP),),
        ),
    ),
)
