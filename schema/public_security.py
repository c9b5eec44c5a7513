"""Public-security cases that grow out of wage disputes (clause 2.4n): result level, as the police report them.

Not criminal: they owe no linkage entry. Persons are counted, never named.
"""

from datetime import date
from typing import ClassVar

from schema.codes import TaskKind
from schema.document_types import DocumentType as D
from schema.fields import Code, Entity, code, many, shared
from schema.lifecycle import (
    Guard,
    Lifecycle,
    Transition,
    ends,
    extends,
    guard,
    meets,
    opens,
    pauses,
    resumes,
    starts,
    voids,
)
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


_ALL = ("FILED", "PAUSED", "PENALISED", "NOT_PENALISED", "MEDIATED", "CRIMINAL")


def _extends(part: int, act: str, zh: str, en: str, *order: Guard) -> Transition:
    return Transition(
        f"SEC-2.{part}",
        act,
        ("FILED", "PAUSED"),
        None,
        "PSB",
        zh,
        en,
        documents=(D.SECURITY_EXTENSION,),
        guards=order,
        clocks=(extends("TL-P1.1", 30, Unit.CD),),
    )


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
        # At most twice, with the upper police organ's approval: there is no third act.
        _extends(
            1,
            "extendSecurityCase",
            "延长治安案件办案期限",
            "extend the public-security case",
            guard("已经延长一次", "it was extended once already", "TL-P1.1", never=("extendSecurityCase",)),
        ),
        _extends(
            2,
            "extendSecurityCaseAgain",
            "再次延长治安案件办案期限",
            "extend the public-security case a second time",
            guard("应当先有第一次延长", "it must have been extended once", "TL-P1.1", after=("extendSecurityCase",)),
            guard("延长以二次为限", "it may be extended twice at most", "TL-P1.1", never=("extendSecurityCaseAgain",)),
        ),
        Transition(
            "SEC-3.1",
            "pauseSecurityCase",
            ("FILED",),
            "PAUSED",
            "PSB",
            "开始鉴定或者听证",
            "begin expertise or a hearing in the public-security case",
            documents=(D.SECURITY_EXPERTISE,),
            clocks=(pauses("TL-P1.1"),),
        ),
        Transition(
            "SEC-3.2",
            "resumeSecurityCase",
            ("PAUSED",),
            "FILED",
            "PSB",
            "鉴定或者听证结束",
            "end expertise or the hearing in the public-security case",
            documents=(D.SECURITY_EXPERTISE,),
            clocks=(resumes("TL-P1.1"),),
        ),
        Transition(
            "SEC-4.1",
            "decideSecurityPenalty",
            ("FILED",),
            "PENALISED",
            "PSB",
            "作出治安管理处罚决定",
            "decide on a public-security penalty",
            documents=(D.SECURITY_PENALTY,),
            day="decided_on",
            needs=("people_penalised",),
            may=("penalties", "people", "illegal_wage_claim", "project_debt_disguised"),
            clocks=(meets("TL-P1.1"),),
            notify=("HRSS",),
        ),
        Transition(
            "SEC-4.2",
            "decideNoSecurityPenalty",
            ("FILED",),
            "NOT_PENALISED",
            "PSB",
            "决定不予治安管理处罚",
            "decide on no public-security penalty",
            documents=(D.SECURITY_NO_PENALTY,),
            day="decided_on",
            clocks=(meets("TL-P1.1"),),
            notify=("HRSS",),
        ),
        Transition(
            "SEC-4.3",
            "settleSecurityCase",
            ("FILED",),
            "MEDIATED",
            "PSB",
            "治安调解达成协议",
            "settle the public-security case by mediation",
            documents=(D.SECURITY_MEDIATION,),
            day="decided_on",
            clocks=(meets("TL-P1.1"),),
            notify=("HRSS",),
        ),
        Transition(
            "SEC-4.4",
            "turnSecurityCaseCriminal",
            ("FILED", "PAUSED"),
            "CRIMINAL",
            "PSB",
            "转为刑事案件",
            "turn the public-security case into a criminal one",
            documents=(D.CRIMINAL_FILING,),
            day="decided_on",
            may=("criminal_number",),
            clocks=(voids("TL-P1.1"),),
            notify=("HRSS", "PROC"),
        ),
        # The other side of the dispute is punished too: whoever did not pay, or let it come to that (clause 2.4n).
        Transition(
            "SEC-5.1",
            "referBuilderSide",
            _ALL,
            None,
            "PSB",
            "移送用人单位或者建设单位违法线索",
            "refer the employer's or builder's side to the labour administration",
            documents=(D.BUILDER_REFERRAL,),
            day="referred_on",
            notify=("HRSS",),
            tasks=(opens(TaskKind.FOLLOW_UP, owner="HRSS"),),
        ),
        Transition(
            "SEC-5.2",
            "recordBuilderCase",
            _ALL,
            None,
            "HRSS",
            "登记对用人单位或者建设单位的处理案件",
            "record the case against the employer or builder",
            documents=(D.FILING_APPROVAL,),
            needs=("builder_case_number",),
            notify=("PSB",),
            tasks=(ends(TaskKind.FOLLOW_UP),),
        ),
    ),
)
