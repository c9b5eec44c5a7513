"""How a mediation agreement becomes enforceable: arbitration review or judicial confirmation (domain.md §2.2)."""

import uuid
from datetime import date
from typing import Any, ClassVar

from sqlalchemy import Index, text
from sqlmodel import Field

from schema.document_types import DocumentType as D
from schema.fields import Belongs, Code, Entity, FieldClass, Level, Shared, code, shared
from schema.lifecycle import Guard, Lifecycle, Transition, extends, guard, meets, starts, voids
from schema.limits import Unit
from schema.mediation import ConfirmationRoute
from schema.scopes import Scope


class ConfirmationState(Code):
    """States of a confirmation, on either route."""

    APPLIED = "APPLIED", "已申请", "applied"
    ACCEPTED = "ACCEPTED", "已受理", "accepted"
    NOT_ACCEPTED = "NOT_ACCEPTED", "不予受理", "not accepted"
    CONFIRMED = "CONFIRMED", "已确认或出具调解书", "confirmed, or statement made"
    REFUSED = "REFUSED", "不予制作调解书", "statement refused (arbitration review)"
    REJECTED = "REJECTED", "裁定驳回", "rejected (judicial confirmation)"
    WITHDRAWN = "WITHDRAWN", "已撤回", "withdrawn"
    VOID = "VOID", "作废", "void"


class ConfirmResult(Code):
    """What a confirmation led to (domain.md §4.4)."""

    CONFIRMED = "CONFIRMED", "确认或出具调解书", "confirmed, or statement made"
    REJECTED = "REJECTED", "驳回或不予制作", "rejected, or statement refused"
    NOT_ACCEPTED = "NOT_ACCEPTED", "不予受理", "not accepted"
    WITHDRAWN = "WITHDRAWN", "撤回", "withdrawn"


class ReviewRefusal(Code):
    """Why arbitration review is not accepted, or no statement made."""

    OUT_OF_SCOPE = "OUT_OF_SCOPE", "不属受理范围", "out of scope"
    NO_JURISDICTION = "NO_JURISDICTION", "不属管辖", "no jurisdiction"
    LATE = "LATE", "超过十五日", "past 15 days"
    RELATION_ONLY = "RELATION_ONLY", "仅确认劳动关系", "confirms a labour relationship only"
    CONFIRMED = "CONFIRMED", "已经司法确认", "already confirmed by the court"
    BREAKS_LAW = "BREAKS_LAW", "违反法律强制性规定", "breaks mandatory law"
    HARMS_OTHERS = "HARMS_OTHERS", "损害公共利益或他人权益", "harms the public or others"
    FALSE_EVIDENCE = "FALSE_EVIDENCE", "证据材料涉嫌弄虚作假", "suspected false evidence"
    NOT_VOLUNTARY = "NOT_VOLUNTARY", "违反自愿原则", "not voluntary"
    UNCLEAR = "UNCLEAR", "内容不明确", "unclear"


class CourtRefusal(Code):
    """Why a court does not accept a confirmation or rejects it (民诉法解释 355, 358)."""

    OUT_OF_SCOPE = "OUT_OF_SCOPE", "不属法院受理范围", "not in scope"
    NO_JURISDICTION = "NO_JURISDICTION", "不属本院管辖", "not this court's jurisdiction"
    STATUS_RELATION = "STATUS_RELATION", "涉及身份关系", "status relations"
    OTHER_PROCEDURE = (
        "OTHER_PROCEDURE",
        "适用其他特别、公示催告或破产程序",
        "another special, public-summons or bankruptcy procedure",
    )
    PROPERTY_RIGHT = "PROPERTY_RIGHT", "涉及物权、知识产权确权", "property-right or IP confirmation"
    BREAKS_LAW = "BREAKS_LAW", "违反法律强制性规定", "breaks mandatory law"
    HARMS_OTHERS = "HARMS_OTHERS", "损害国家、公共利益或他人权益", "harms state, public or others' interests"
    AGAINST_MORALS = "AGAINST_MORALS", "违背公序良俗", "against good morals"
    NOT_VOLUNTARY = "NOT_VOLUNTARY", "违反自愿原则", "not voluntary"
    UNCLEAR = "UNCLEAR", "内容不明确", "unclear"
    OTHER = "OTHER", "其他不能确认的情形", "other"


class CourtBasis(Code):
    """Why this court is the one to confirm (民诉法 205; 法释〔2020〕26号 52)."""

    INVITING = "INVITING", "作出邀请的法院", "court that invited the mediation"
    DOMICILE = "DOMICILE", "当事人住所地", "domicile of a party"
    OBJECT = "OBJECT", "标的物所在地", "where the object is"
    SEAT = "SEAT", "调解组织所在地", "seat of the mediation organisation"


REVIEW_NOT_ACCEPTED = ("OUT_OF_SCOPE", "NO_JURISDICTION", "LATE", "RELATION_ONLY", "CONFIRMED")
COURT_NOT_ACCEPTED = ("OUT_OF_SCOPE", "NO_JURISDICTION", "STATUS_RELATION", "OTHER_PROCEDURE", "PROPERTY_RIGHT")

_RESULT = """CASE {t}.state
  WHEN 'CONFIRMED' THEN 'CONFIRMED' WHEN 'NOT_ACCEPTED' THEN 'NOT_ACCEPTED' WHEN 'WITHDRAWN' THEN 'WITHDRAWN'
  WHEN 'REFUSED' THEN 'REJECTED' WHEN 'REJECTED' THEN 'REJECTED' END"""


class Confirmation(Entity, table=True):
    """One joint application of both parties, by one of the two routes."""

    # The two routes exclude each other: beside a living or granted one there is no second.
    __table_args__ = (
        Index(
            "uq_confirmation_route",
            "mediation_case_id",
            unique=True,
            postgresql_where=text("state IN ('APPLIED', 'ACCEPTED', 'CONFIRMED')"),
        ),
    )

    plural: ClassVar = "confirmations"
    scope: ClassVar = Scope.MEDIATION_READ
    belongs: ClassVar = (Belongs("mediation_case_id", "MediationCase", "confirmations"),)
    zh: ClassVar = "调解协议确认"
    en: ClassVar = "confirmation of a mediation agreement"
    order: ClassVar = ("-applied_on",)
    derived: ClassVar[dict[str, tuple[Any, Shared]]] = {
        "result": (
            ConfirmResult,
            Shared("确认结果", "result", FieldClass.F1, Level.L2, status=True, sql=_RESULT, code=ConfirmResult),
        ),
    }

    # None where the mediation was never in the hub.
    mediation_case_id: uuid.UUID | None = Field(default=None, foreign_key="mediationcase.id", index=True)
    number: str = shared("确认编号", "number of the confirmation", max_length=80, unique=True, key=True)
    route: ConfirmationRoute = code(ConfirmationRoute, "途径", "route", status=True)
    state: ConfirmationState = code(
        ConfirmationState, "状态", "state", status=True, given=False, default="APPLIED", index=True
    )
    joint: bool = shared("双方共同申请", "applied for by both parties together", default=False)
    agreement_number: str | None = shared(
        "调解协议书文号", "number of the agreement", default=None, max_length=120, index=True
    )
    agreed_on: date | None = shared("协议生效日", "agreement effective on", default=None, status=True)
    peoples_mediation: bool = shared("人民调解", "agreed before a people's mediation committee", default=False)
    payment_only: bool = shared("仅涉给付", "agreement purely on payment", default=False)
    online: bool = shared("在线申请", "applied online", default=False)
    platform_number: str | None = shared(
        "法院调解平台编号", "number on the court mediation platform", default=None, max_length=80, index=True
    )
    organ: str | None = shared("审查机关", "tribunal or court, as the source names it", default=None, max_length=120)
    court_basis: CourtBasis | None = code(CourtBasis, "管辖依据", "why this court", default=None)
    case_number: str | None = shared("案号", "case number there", default=None, max_length=120, index=True)
    applied_on: date | None = shared("申请日", "applied on", default=None, status=True)
    accepted_on: date | None = shared("受理日", "accepted on", default=None, status=True)
    decided_on: date | None = shared("决定日", "decided on", default=None, status=True)
    effective_on: date | None = shared("生效日", "effective on", default=None, status=True)
    document_number: str | None = shared(
        "文书文号", "number of the statement or ruling", default=None, max_length=120, index=True
    )
    review_refusal: ReviewRefusal | None = code(
        ReviewRefusal, "仲裁审查不予理由", "why arbitration review was refused", default=None, status=True
    )
    court_refusal: CourtRefusal | None = code(
        CourtRefusal, "法院不予理由", "why the court refused", default=None, status=True
    )


_APPLICATION = (
    "number",
    "agreement_number",
    "agreed_on",
    "peoples_mediation",
    "payment_only",
    "online",
    "platform_number",
    "organ",
)


def _on(route: ConfirmationRoute) -> Guard:
    return guard(f"本行为只属于{route.zh}", f"this act belongs to {route.en} alone", holds={"route": str(route)})


_REVIEW, _JUDICIAL = _on(ConfirmationRoute.REVIEW), _on(ConfirmationRoute.JUDICIAL)
_JOINT = guard("必须由双方当事人共同申请", "both parties must apply together", holds={"joint": "True"})
_ARB = Scope.ARBITRATION_WRITE
_COURT = Scope.COURT_CASE_WRITE

CONFIRMATION = Lifecycle(
    name="CNF",
    entity="Confirmation",
    states=ConfirmationState,
    write={"HRSS": Scope.MEDIATION_WRITE, "JUS": Scope.MEDIATION_WRITE, "COURT": _COURT},
    numbered="QR",
    transitions=(
        Transition(
            "CNF-1.1",
            "applyArbitrationReview",
            (),
            "APPLIED",
            "HRSS/JUS",
            "申请仲裁审查",
            "apply for arbitration review",
            documents=(D.REVIEW_APPLICATION, D.MEDIATION_AGREEMENT),
            day="applied_on",
            needs=("route", "joint"),
            may=_APPLICATION,
            clocks=(meets("TL-M3.1"),),
            guards=(_REVIEW, _JOINT),
            notify=("HRSS",),
        ),
        Transition(
            "CNF-1.2",
            "acceptArbitrationReview",
            ("APPLIED",),
            "ACCEPTED",
            "HRSS-ARB",
            "受理仲裁审查",
            "accept the arbitration review",
            documents=(D.CASE_ACCEPTANCE,),
            day="accepted_on",
            may=("case_number", "organ"),
            clocks=(starts("TL-M4.1"),),
            guards=(_REVIEW,),
            scope=_ARB,
        ),
        Transition(
            "CNF-1.3",
            "declineArbitrationReview",
            ("APPLIED",),
            "NOT_ACCEPTED",
            "HRSS-ARB",
            "不予受理仲裁审查",
            "do not accept the arbitration review",
            documents=(D.REVIEW_REFUSAL,),
            day="decided_on",
            needs=("review_refusal",),
            guards=(
                _REVIEW,
                guard(
                    "不予受理须有法定事由",
                    "only these reasons bar acceptance; others are found on review",
                    holds={"review_refusal": REVIEW_NOT_ACCEPTED},
                ),
            ),
            scope=_ARB,
        ),
        Transition(
            "CNF-1.4",
            "extendArbitrationReview",
            ("ACCEPTED",),
            None,
            "HRSS-ARB",
            "延长仲裁审查",
            "lengthen the arbitration review",
            documents=(D.REVIEW_EXTENSION,),
            clocks=(extends("TL-M4.1", 5, Unit.WD),),
            guards=(
                _REVIEW,
                guard("只能延长一次", "it is lengthened once", "TL-M4.1", never=("extendArbitrationReview",)),
            ),
            scope=_ARB,
        ),
        Transition(
            "CNF-1.5",
            "makeReviewStatement",
            ("ACCEPTED",),
            "CONFIRMED",
            "HRSS-ARB",
            "出具仲裁调解书",
            "make the arbitral mediation statement",
            documents=(D.REVIEW_STATEMENT,),
            day="decided_on",
            may=("document_number",),
            clocks=(meets("TL-M4.1"), voids("TL-M5.1")),
            guards=(_REVIEW,),
            notify=("HRSS", "JUS"),
            scope=_ARB,
        ),
        Transition(
            "CNF-1.6",
            "signReviewStatement",
            ("CONFIRMED",),
            None,
            "HRSS-ARB",
            "仲裁调解书签收生效",
            "both parties sign for the statement, which takes effect",
            documents=(D.SERVICE_PROOF,),
            day="effective_on",
            guards=(_REVIEW,),
            scope=_ARB,
        ),
        Transition(
            "CNF-1.7",
            "refuseReviewStatement",
            ("ACCEPTED",),
            "REFUSED",
            "HRSS-ARB",
            "不予制作仲裁调解书",
            "refuse to make a statement",
            documents=(D.REVIEW_REFUSAL,),
            day="decided_on",
            needs=("review_refusal",),
            clocks=(meets("TL-M4.1"),),
            guards=(_REVIEW,),
            notify=("HRSS", "JUS"),
            scope=_ARB,
        ),
        Transition(
            "CNF-1.8",
            "withdrawArbitrationReview",
            ("APPLIED", "ACCEPTED"),
            "WITHDRAWN",
            "HRSS-ARB",
            "撤回仲裁审查申请",
            "the application for arbitration review is withdrawn",
            documents=(D.CONFIRMATION_WITHDRAWAL,),
            day="decided_on",
            clocks=(voids("TL-M4.1"),),
            guards=(_REVIEW,),
            scope=_ARB,
        ),
        Transition(
            "CNF-2.1",
            "applyJudicialConfirmation",
            (),
            "APPLIED",
            "HRSS/JUS/COURT",
            "申请司法确认",
            "apply for judicial confirmation",
            documents=(D.CONFIRMATION_APPLICATION, D.MEDIATION_AGREEMENT),
            day="applied_on",
            needs=("route", "joint"),
            may=(*_APPLICATION, "court_basis"),
            clocks=(meets("TL-M5.1"), starts("TL-M6.1")),
            guards=(_JUDICIAL, _JOINT),
            notify=("COURT",),
        ),
        Transition(
            "CNF-2.2",
            "acceptJudicialConfirmation",
            ("APPLIED",),
            "ACCEPTED",
            "COURT",
            "受理司法确认",
            "accept the confirmation case",
            documents=(D.CASE_ACCEPTANCE,),
            day="accepted_on",
            needs=("case_number",),
            may=("organ", "court_basis"),
            clocks=(meets("TL-M6.1"), starts("TL-M6.2"), starts("TL-M6.3")),
            guards=(
                _JUDICIAL,
                guard(
                    "人民调解委员会主持的劳动争议调解协议，仅就给付义务达成的可以申请司法确认",
                    "of labour disputes before a people's mediation committee only agreements on payment are confirmed",
                    "TL-M5.1",
                    when={"peoples_mediation": "True"},
                    holds={"payment_only": "True"},
                ),
            ),
        ),
        Transition(
            "CNF-2.3",
            "declineJudicialConfirmation",
            ("APPLIED",),
            "NOT_ACCEPTED",
            "COURT",
            "裁定不予受理司法确认",
            "rule not to accept the confirmation",
            documents=(D.CONFIRMATION_REFUSAL,),
            day="decided_on",
            needs=("court_refusal",),
            clocks=(meets("TL-M6.1"),),
            guards=(
                _JUDICIAL,
                guard(
                    "不予受理须有法定事由",
                    "only the reasons of 民诉法解释 355 bar acceptance",
                    holds={"court_refusal": COURT_NOT_ACCEPTED},
                ),
            ),
            notify=("HRSS", "JUS"),
        ),
        Transition(
            "CNF-2.4",
            "extendJudicialConfirmation",
            ("ACCEPTED",),
            None,
            "COURT",
            "延长司法确认审查",
            "the court president lengthens the confirmation",
            documents=(D.CONFIRMATION_EXTENSION,),
            clocks=(extends("TL-M6.2", 10, Unit.CD),),
            guards=(
                _JUDICIAL,
                guard("只能延长一次", "it is lengthened once", "TL-M6.2", never=("extendJudicialConfirmation",)),
            ),
        ),
        Transition(
            "CNF-2.5",
            "confirmAgreement",
            ("ACCEPTED",),
            "CONFIRMED",
            "COURT",
            "裁定调解协议有效",
            "rule that the agreement is valid",
            documents=(D.CONFIRMATION_RULING,),
            day="decided_on",
            may=("document_number", "effective_on"),
            clocks=(meets("TL-M6.2"), meets("TL-M6.3"), voids("TL-M3.1")),
            guards=(_JUDICIAL,),
            notify=("HRSS", "JUS"),
        ),
        Transition(
            "CNF-2.6",
            "rejectConfirmation",
            ("ACCEPTED",),
            "REJECTED",
            "COURT",
            "裁定驳回司法确认",
            "reject the application",
            documents=(D.CONFIRMATION_REJECTION,),
            day="decided_on",
            needs=("court_refusal",),
            clocks=(meets("TL-M6.2"), meets("TL-M6.3")),
            guards=(_JUDICIAL,),
            notify=("HRSS", "JUS"),
        ),
        Transition(
            "CNF-2.7",
            "withdrawJudicialConfirmation",
            ("APPLIED", "ACCEPTED"),
            "WITHDRAWN",
            "COURT",
            "撤回司法确认申请",
            "the application for confirmation is withdrawn",
            documents=(D.CONFIRMATION_WITHDRAWAL,),
            day="decided_on",
            clocks=(voids("TL-M6.1"), voids("TL-M6.2"), voids("TL-M6.3")),
            guards=(_JUDICIAL,),
        ),
    ),
)
