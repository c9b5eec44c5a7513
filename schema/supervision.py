"""Supervision by the procuratorate beyond a transferred case (clauses 2.4h, 2.5i).

Supervision of the filing of a *transferred* case is part of that case's own table. Here stands what the procuratorate
takes up by itself: filings no transfer led to, transfers that should be made, administrative litigation, and public
interest. Nothing here owes a linkage entry, so no event is logged twice. What concerns criminal procedure is class F6,
and that is the rule of the table; acts towards the labour administration, whose work clause 2.5i speaks of, say that
they are class F1.
"""

from datetime import date
from typing import ClassVar

from schema.document_types import DocumentType as D
from schema.fields import Code, Entity, FieldClass, RowClass, code, shared
from schema.lifecycle import Lifecycle, Transition, guard, meets, starts, voids
from schema.scopes import Scope


class SupervisionKind(Code):
    """What the procuratorate supervises."""

    FILING = "FILING", "立案监督（依职权）", "filing, of its own motion"
    TRANSFER = "TRANSFER", "督促移送涉嫌犯罪案件", "an agency that does not transfer"
    ADMIN_LITIGATION = "ADMIN_LITIGATION", "行政诉讼监督", "administrative litigation"
    PUBLIC_INTEREST = "PUBLIC_INTEREST", "行政公益诉讼", "administrative public interest"


class SupervisionState(Code):
    """States of a supervision case."""

    OPENED = "OPENED", "已立案", "opened"
    EXPLANATION_ASKED = "EXPLANATION_ASKED", "已要求说明理由", "explanation asked for"
    EXPLANATION_GIVEN = "EXPLANATION_GIVEN", "已说明理由", "explanation given"
    FILING_ORDERED = "FILING_ORDERED", "已通知立案", "filing ordered"
    RECTIFICATION = "RECTIFICATION", "已通知纠正违法", "notice to correct an unlawful act"
    FILED = "FILED", "已立案侦查", "criminal case filed"
    SUGGESTED = "SUGGESTED", "已送达检察建议或者意见", "suggestion or opinion served"
    REPLIED = "REPLIED", "已书面回复", "replied to"
    UNCORRECTED = "UNCORRECTED", "整改不到位", "not corrected"
    PROTESTED = "PROTESTED", "已抗诉", "protested"
    SUED = "SUED", "已提起公益诉讼", "public-interest suit brought"
    CORRECTED = "CORRECTED", "已整改", "corrected"
    CLOSED = "CLOSED", "已办结", "closed"
    VOID = "VOID", "作废", "void"


class SupervisionReply(Code):
    """How an addressee answered."""

    ADOPTED = "ADOPTED", "采纳", "adopted"
    PARTLY = "PARTLY", "部分采纳", "partly adopted"
    REJECTED = "REJECTED", "不采纳", "not adopted"


class SupervisionEnd(Code):
    """What a supervision case came to."""

    REASON_HOLDS = "REASON_HOLDS", "理由成立", "reasons hold"
    FILED = "FILED", "公安机关已立案", "police filed"
    CORRECTED = "CORRECTED", "已整改", "corrected"
    UPHELD_BY_COURT = "UPHELD_BY_COURT", "法院支持", "the court agreed"
    NOT_UPHELD = "NOT_UPHELD", "法院未支持", "the court did not agree"
    ENDED = "ENDED", "终结审查", "review ended"


class ProcuratorialSupervision(Entity, table=True):
    """One supervision case of the procuratorate, with the letter it sent and the answer to it."""

    plural: ClassVar = "procuratorialSupervisions"
    scope: ClassVar = Scope.SUPERVISION_READ
    zh: ClassVar = "检察监督案件"
    en: ClassVar = "procuratorial supervision"
    order: ClassVar = ("-opened_on",)
    row_class: ClassVar = RowClass("kind", {"FILING": FieldClass.F6}, FieldClass.F1)

    number: str = shared("监督案号", "number of the supervision case", max_length=120, unique=True, key=True)
    kind: SupervisionKind = code(SupervisionKind, "监督种类", "kind", status=True)
    state: SupervisionState = code(SupervisionState, "状态", "state", status=True, given=False, default="OPENED")
    own_motion: bool = shared("依职权", "of its own motion", status=True, default=True)
    about_number: str | None = shared(
        "被监督案件文号", "number of the case supervised", default=None, max_length=120, index=True
    )
    opened_on: date | None = shared("立案日", "opened on", default=None, status=True)
    letter_number: str | None = shared("检察文书文号", "number of the letter", default=None, max_length=120, index=True)
    served_on: date | None = shared("送达日", "letter served on", default=None, status=True)
    urgent: bool = shared("损害继续扩大", "damage spreading", default=False, status=True)
    filed_on: date | None = shared("公安立案日", "police filed on", of=FieldClass.F6, default=None, status=True)
    replied_on: date | None = shared("回复日", "replied on", default=None, status=True)
    reply: SupervisionReply | None = code(
        SupervisionReply, "回复意见", "how it was answered", default=None, status=True
    )
    court_case_number: str | None = shared("法院案号", "case number of the court", default=None, max_length=80)
    result: SupervisionEnd | None = code(SupervisionEnd, "监督结果", "result", default=None, status=True)
    closed_on: date | None = shared("办结日", "closed on", default=None, status=True)


_ADMIN = FieldClass.F1
_REPLY = ("TL-G1.1", "TL-G4.1", "TL-G4.2")
"""A letter runs under one of them, by the kind of supervision; demands to transfer have no time in the law."""
_OF_FILING = guard("仅适用于立案监督", "it is for filing supervision only", holds={"kind": "FILING"})

SUPERVISION = Lifecycle(
    name="SUP",
    entity="ProcuratorialSupervision",
    states=SupervisionState,
    write={"*": Scope.SUPERVISION_WRITE},
    of_class=FieldClass.F6,
    numbered="JD",
    transitions=(
        Transition(
            "SUP-1.1",
            "openFilingSupervision",
            (),
            "OPENED",
            "PROC",
            "依职权启动立案监督",
            "open filing supervision of its own motion",
            documents=(D.SUPERVISION_FILING,),
            day="opened_on",
            needs=("kind",),
            may=("number", "about_number", "own_motion"),
            guards=(_OF_FILING,),
            notify=("PSB",),
        ),
        Transition(
            "SUP-1.2",
            "openAdminSupervision",
            (),
            "OPENED",
            "PROC",
            "启动行政检察监督",
            "open supervision of an administrative organ",
            documents=(D.SUPERVISION_FILING,),
            of_class=_ADMIN,
            day="opened_on",
            needs=("kind",),
            may=("number", "about_number", "own_motion"),
            guards=(
                guard(
                    "立案监督另行启动",
                    "filing supervision is opened by its own act",
                    holds={"kind": ("TRANSFER", "ADMIN_LITIGATION", "PUBLIC_INTEREST")},
                ),
            ),
            notify=("HRSS",),
        ),
        Transition(
            "SUP-2.1",
            "askExplanationOfOwnMotion",
            ("OPENED",),
            "EXPLANATION_ASKED",
            "PROC",
            "依职权要求说明不立案理由",
            "ask the police to explain, of its own motion",
            documents=(D.EXPLANATION_DEMAND,),
            guards=(_OF_FILING,),
            clocks=(starts("TL-X9.1"),),
            notify=("PSB",),
        ),
        Transition(
            "SUP-2.2",
            "giveExplanation",
            ("EXPLANATION_ASKED",),
            "EXPLANATION_GIVEN",
            "PSB",
            "向检察院说明不立案理由",
            "explain to the procuratorate",
            documents=(D.NON_FILING_EXPLANATION,),
            clocks=(meets("TL-X9.1"),),
            notify=("PROC",),
        ),
        Transition(
            "SUP-2.3",
            "orderFilingOfOwnMotion",
            ("EXPLANATION_ASKED", "EXPLANATION_GIVEN"),
            "FILING_ORDERED",
            "PROC",
            "依职权通知立案",
            "order the police to file, of its own motion",
            documents=(D.FILING_ORDER,),
            guards=(
                guard(
                    "公安机关说明理由的期限尚未届满",
                    "the police still have time to explain",
                    "TL-X9.1",
                    ran=("TL-X9.1",),
                ),
            ),
            clocks=(starts("TL-X10.1"), starts("TL-X10.2")),
            notify=("PSB",),
        ),
        Transition(
            "SUP-2.4",
            "noticeCorrectionOfOwnMotion",
            ("FILING_ORDERED",),
            "RECTIFICATION",
            "PROC",
            "逾期不立案发出纠正违法通知书",
            "give notice to correct, as nothing was filed",
            documents=(D.RECTIFICATION_NOTICE,),
            earliest="TL-X10.2",
            clocks=(meets("TL-X10.2"),),
            notify=("PSB",),
        ),
        Transition(
            "SUP-2.5",
            "fileUnderSupervision",
            ("EXPLANATION_ASKED", "EXPLANATION_GIVEN", "FILING_ORDERED", "RECTIFICATION"),
            "FILED",
            "PSB",
            "被监督后立案",
            "file the criminal case under supervision",
            documents=(D.CRIMINAL_FILING,),
            day="filed_on",
            clocks=(voids("TL-X9.1"), meets("TL-X10.1"), voids("TL-X10.2"), starts("TL-X13.1")),
            notify=("PROC",),
        ),
        Transition(
            "SUP-2.6",
            "urgeSupervisedInvestigation",
            ("FILED",),
            None,
            "PROC",
            "向公安机关发出催办函",
            "urge the supervised investigation",
            documents=(D.URGING_LETTER,),
            earliest="TL-X13.1",
            clocks=(meets("TL-X13.1"),),
            notify=("PSB",),
        ),
        # A received letter starts the time to answer, so serving it is the act.
        Transition(
            "SUP-3.1",
            "serveSupervisionLetter",
            ("OPENED",),
            "SUGGESTED",
            "PROC",
            "送达检察建议或者检察意见",
            "serve the procuratorial suggestion or opinion",
            documents=(D.SUPERVISION_LETTER, D.SERVICE_PROOF),
            of_class=_ADMIN,
            day="served_on",
            may=("letter_number", "urgent"),
            guards=(
                guard(
                    "立案监督不适用检察建议",
                    "filing supervision has its own papers",
                    holds={"kind": ("TRANSFER", "ADMIN_LITIGATION", "PUBLIC_INTEREST")},
                ),
            ),
            clocks=(
                starts("TL-G1.1", kind="ADMIN_LITIGATION"),
                starts("TL-G4.1", kind="PUBLIC_INTEREST", urgent="False"),
                starts("TL-G4.2", kind="PUBLIC_INTEREST", urgent="True"),
            ),
            notify=("HRSS",),
        ),
        Transition(
            "SUP-3.2",
            "replyToSupervision",
            ("SUGGESTED", "UNCORRECTED"),
            "REPLIED",
            "HRSS",
            "书面回复检察监督",
            "reply to the procuratorate",
            documents=(D.SUPERVISION_REPLY,),
            of_class=_ADMIN,
            day="replied_on",
            needs=("reply",),
            clocks=tuple(meets(rule) for rule in _REPLY),
            notify=("PROC",),
        ),
        Transition(
            "SUP-3.3",
            "confirmCorrection",
            ("REPLIED",),
            "CORRECTED",
            "PROC",
            "确认整改到位",
            "confirm the correction",
            documents=(D.SUPERVISION_EVALUATION,),
            of_class=_ADMIN,
            day="closed_on",
            may=("result",),
            notify=("HRSS",),
        ),
        # Silence is no answer: it can be found once the time to reply is over.
        Transition(
            "SUP-3.4",
            "findUncorrected",
            ("SUGGESTED", "REPLIED"),
            "UNCORRECTED",
            "PROC",
            "认定未依法履职或者整改不到位",
            "find that the duty is still not performed",
            documents=(D.SUPERVISION_EVALUATION,),
            of_class=_ADMIN,
            guards=(guard("回复期限尚未届满", "there is still time to reply", "TL-G4.1", ran=_REPLY),),
            notify=("HRSS",),
        ),
        Transition(
            "SUP-4.1",
            "sueInPublicInterest",
            ("UNCORRECTED",),
            "SUED",
            "PROC",
            "提起行政公益诉讼",
            "bring an administrative public-interest suit",
            documents=(D.PUBLIC_INTEREST_SUIT,),
            of_class=_ADMIN,
            guards=(
                guard(
                    "仅适用于行政公益诉讼",
                    "it is for public-interest supervision only",
                    "TL-G4.1",
                    holds={"kind": "PUBLIC_INTEREST"},
                ),
            ),
            notify=("COURT", "HRSS"),
            reach=("COURT",),
        ),
        Transition(
            "SUP-4.2",
            "protestAdminJudgment",
            ("OPENED", "REPLIED", "UNCORRECTED"),
            "PROTESTED",
            "PROC",
            "提出行政抗诉",
            "protest against an administrative judgment",
            documents=(D.ADMIN_PROTEST,),
            of_class=_ADMIN,
            guards=(
                guard(
                    "仅适用于行政诉讼监督",
                    "it is for the supervision of administrative litigation only",
                    holds={"kind": "ADMIN_LITIGATION"},
                ),
            ),
            notify=("COURT", "HRSS"),
            reach=("COURT",),
        ),
        Transition(
            "SUP-4.3",
            "decideSupervisedCase",
            ("SUED", "PROTESTED"),
            "CLOSED",
            "COURT",
            "法院对公益诉讼或者抗诉案件作出裁判",
            "decide the public-interest suit or the protest",
            documents=(D.SUPERVISION_RULING,),
            of_class=_ADMIN,
            day="closed_on",
            needs=("court_case_number", "result"),
            notify=("PROC", "HRSS"),
        ),
        Transition(
            "SUP-5",
            "closeSupervision",
            (
                "OPENED",
                "EXPLANATION_GIVEN",
                "RECTIFICATION",
                "FILED",
                "REPLIED",
                "UNCORRECTED",
            ),
            "CLOSED",
            "PROC",
            "监督案件办结",
            "close the supervision case",
            documents=(D.SUPERVISION_CLOSING,),
            day="closed_on",
            needs=("result",),
            clocks=(voids("TL-X9.1"), voids("TL-X10.1"), voids("TL-X13.1")),
        ),
    ),
)
