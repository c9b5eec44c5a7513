"""Preservation of property before or during a suit or arbitration (民诉法 103–107; TL-L4)."""

from datetime import date, datetime
from decimal import Decimal
from typing import ClassVar

from schema.document_types import DocumentType as D
from schema.fields import Code, Entity, FieldClass, code, instant, money, shared
from schema.lifecycle import Lifecycle, Transition, guard, meets, starts, voids
from schema.scopes import Scope


class PreservationState(Code):
    """States of a preservation."""

    ASKED = "ASKED", "已申请", "asked for"
    ORDERED = "ORDERED", "已裁定保全", "ordered"
    REFUSED = "REFUSED", "已驳回", "refused"
    IN_FORCE = "IN_FORCE", "保全中", "in force"
    CONVERTED = "CONVERTED", "转入执行", "turned into enforcement"
    LIFTED = "LIFTED", "已解除", "lifted"
    VOID = "VOID", "作废", "void"


class PreservationPhase(Code):
    """When preservation is asked for."""

    PRE_SUIT = "PRE_SUIT", "诉前或者仲裁前", "before suit or arbitration"
    IN_SUIT = "IN_SUIT", "诉讼中", "during the suit"
    IN_ARBITRATION = "IN_ARBITRATION", "仲裁中", "during arbitration"


class LiftReason(Code):
    """Why preservation is lifted."""

    NO_SUIT = "NO_SUIT", "三十日内未起诉或者申请仲裁", "no suit or arbitration within 30 days"
    NO_ENFORCEMENT = "NO_ENFORCEMENT", "生效后三个月内未申请执行", "no enforcement asked within three months of effect"
    SECURITY = "SECURITY", "被申请人提供担保", "the other side gave security"
    WITHDRAWN = "WITHDRAWN", "申请人撤回", "withdrawn by the applicant"
    OTHER = "OTHER", "其他", "other"


class Preservation(Entity, table=True):
    """One preservation of property; what was preserved stays with the court."""

    plural: ClassVar = "preservations"
    scope: ClassVar = Scope.COURT_CASE_READ
    zh: ClassVar = "财产保全"
    en: ClassVar = "preservation of property"
    order: ClassVar = ("-asked_at",)
    rows_of: ClassVar = FieldClass.F1

    number: str = shared(
        "案号或编号", "case number, or number of the application", max_length=80, unique=True, key=True
    )
    court: str = shared("法院", "court, as the source names it", max_length=120)
    phase: PreservationPhase = code(PreservationPhase, "阶段", "phase", status=True, default="PRE_SUIT")
    main_number: str | None = shared(
        "本案编号", "number of the suit or arbitration it serves", default=None, max_length=80, index=True
    )
    state: PreservationState = code(PreservationState, "状态", "state", status=True, given=False, default="ASKED")
    urgent: bool = shared("情况紧急", "urgent", default=False, status=True)
    by_worker: bool = shared("劳动者申请", "asked by a worker", default=False)
    security: bool = shared("已提供担保", "security given", default=False)
    amount: Decimal | None = money("保全金额（元）", "sum preserved, yuan", default=None, ge=0)
    asked_at: datetime | None = instant("申请时间", "asked at", default=None, status=True)
    ruled_at: datetime | None = instant("裁定时间", "ruled at", default=None, status=True)
    carried_out_on: date | None = shared("保全日", "carried out on", default=None, status=True)
    effective_on: date | None = shared(
        "裁决或者裁判生效日", "award or judgment effective on", default=None, status=True
    )
    lift_reason: LiftReason | None = code(LiftReason, "解除事由", "why it was lifted", default=None, status=True)
    ended_on: date | None = shared(
        "解除或者转入执行日", "lifted or turned into enforcement on", default=None, status=True
    )


PRESERVATION = Lifecycle(
    name="PRS",
    entity="Preservation",
    states=PreservationState,
    write={"COURT": Scope.COURT_CASE_WRITE},
    numbered="BQ",
    transitions=(
        Transition(
            "PRS-1",
            "askPreservation",
            (),
            "ASKED",
            "COURT",
            "收到财产保全申请",
            "receive the application for preservation",
            documents=(D.PRESERVATION_APPLICATION,),
            day="asked_at",
            needs=("court", "phase"),
            may=("number", "main_number", "urgent", "by_worker", "security", "amount"),
            # Before suit it is always urgent (民诉法 104).
            clocks=(
                starts("TL-L4.1", phase="PRE_SUIT"),
                starts("TL-L4.1", phase=("IN_SUIT", "IN_ARBITRATION"), urgent="True"),
            ),
            reach=("COURT",),
        ),
        Transition(
            "PRS-2.1",
            "orderPreservation",
            ("ASKED",),
            "ORDERED",
            "COURT",
            "裁定保全",
            "order preservation",
            documents=(D.PRESERVATION_RULING,),
            day="ruled_at",
            may=("number", "security", "amount"),
            clocks=(meets("TL-L4.1"),),
            guards=(
                guard(
                    "诉前保全应当提供担保（民诉法 104）",
                    "preservation before suit needs security",
                    "TL-L4.2",
                    when={"phase": "PRE_SUIT"},
                    holds={"security": "True"},
                ),
            ),
        ),
        Transition(
            "PRS-2.2",
            "refusePreservation",
            ("ASKED",),
            "REFUSED",
            "COURT",
            "裁定驳回保全申请",
            "refuse preservation",
            documents=(D.COURT_RULING,),
            day="ruled_at",
            clocks=(meets("TL-L4.1"),),
        ),
        Transition(
            "PRS-3",
            "carryOutPreservation",
            ("ORDERED",),
            "IN_FORCE",
            "COURT",
            "采取保全措施",
            "carry out preservation",
            documents=(D.MEASURE_DOCUMENT,),
            day="carried_out_on",
            may=("amount",),
            clocks=(starts("TL-L4.2", phase="PRE_SUIT"),),
        ),
        Transition(
            "PRS-4",
            "recordSuitAfterPreservation",
            ("IN_FORCE",),
            None,
            "COURT",
            "保全后已起诉或者申请仲裁",
            "record that suit or arbitration followed",
            documents=(D.CASE_ACCEPTANCE,),
            needs=("main_number",),
            clocks=(meets("TL-L4.2"),),
        ),
        Transition(
            "PRS-5",
            "recordPreservedClaimEffective",
            ("IN_FORCE",),
            None,
            "COURT",
            "所保全请求的裁决或者裁判已生效",
            "record that the award or judgment is effective",
            documents=(D.EFFECTIVENESS_PROOF,),
            day="effective_on",
            clocks=(starts("TL-L4.3", by_worker="True"),),
        ),
        Transition(
            "PRS-6",
            "convertPreservation",
            ("IN_FORCE",),
            "CONVERTED",
            "COURT",
            "转为执行中的查封、扣押、冻结",
            "turn preservation into enforcement",
            documents=(D.EXECUTION_APPLICATION,),
            day="ended_on",
            clocks=(meets("TL-L4.3"), voids("TL-L4.2")),
        ),
        Transition(
            "PRS-7",
            "liftPreservation",
            ("ORDERED", "IN_FORCE"),
            "LIFTED",
            "COURT",
            "解除保全",
            "lift preservation",
            documents=(D.PRESERVATION_RELEASE,),
            day="ended_on",
            needs=("lift_reason",),
            guards=(
                guard(
                    "三十日未届满，或者已起诉、申请仲裁",
                    "the 30 days still run, or suit or arbitration followed",
                    "TL-L4.2",
                    when={"lift_reason": "NO_SUIT"},
                    ran=("TL-L4.2",),
                    never=("recordSuitAfterPreservation",),
                ),
                guard(
                    "裁决或者裁判未生效",
                    "the award or judgment is not effective",
                    "TL-L4.3",
                    when={"lift_reason": "NO_ENFORCEMENT"},
                    after=("recordPreservedClaimEffective",),
                ),
                guard(
                    "三个月未届满",
                    "the three months still run",
                    "TL-L4.3",
                    when={"lift_reason": "NO_ENFORCEMENT"},
                    ran=("TL-L4.3",),
                ),
            ),
            clocks=(voids("TL-L4.2"), voids("TL-L4.3")),
        ),
    ),
)
