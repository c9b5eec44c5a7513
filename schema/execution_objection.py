"""Objections in court enforcement: 执异, 执复 and 执行异议之诉 (domain.md §2.6, row 14)."""

import uuid
from datetime import date
from typing import ClassVar

from sqlmodel import Field

from schema.document_types import DocumentType as D
from schema.fields import Belongs, Code, Entity, FieldClass, Level, Mask, code, shared
from schema.lifecycle import Lifecycle, Transition, guard, meets, starts, voids
from schema.scopes import Scope


class ObjectionState(Code):
    """States of an objection."""

    RAISED = "RAISED", "已提出异议", "raised"
    NOT_ACCEPTED = "NOT_ACCEPTED", "不予受理", "not accepted"
    WITHDRAWN = "WITHDRAWN", "已撤回", "withdrawn"
    UPHELD = "UPHELD", "异议成立", "upheld"
    DISMISSED = "DISMISSED", "驳回异议", "dismissed"
    REVIEW_ASKED = "REVIEW_ASKED", "已申请复议", "review asked"
    REVIEW_DECIDED = "REVIEW_DECIDED", "复议已裁定", "review decided"
    SUED = "SUED", "已提起执行异议之诉", "sued"
    SUIT_DECIDED = "SUIT_DECIDED", "执行异议之诉已判决", "suit decided"
    RETRIAL_ASKED = "RETRIAL_ASKED", "已申请再审", "retrial asked"
    CLOSED = "CLOSED", "已办结", "closed"
    VOID = "VOID", "作废", "void"


class ObjectionKind(Code):
    """What is objected to (民诉法 236, 238, and 失信名单规定)."""

    CONDUCT = "CONDUCT", "执行行为异议", "an act of enforcement"
    THIRD_PARTY = "THIRD_PARTY", "案外人异议", "the enforced object, by a third party"
    LISTING = "LISTING", "对纳入失信名单的异议", "the entry on the dishonest list"


class ObjectionRemedy(Code):
    """What a ruling on an objection can be fought with (民诉法 236, 238)."""

    REVIEW = "REVIEW", "向上一级法院申请复议", "review by the upper court"
    SUIT = "SUIT", "提起执行异议之诉", "suit over the objection"
    RETRIAL = "RETRIAL", "审判监督程序", "retrial, because the judgment itself is attacked"


class ObjectionReviewResult(Code):
    """What the upper court ruled on review."""

    UPHELD = "UPHELD", "维持", "ruling upheld"
    CHANGED = "CHANGED", "变更", "ruling changed"
    REVOKED = "REVOKED", "撤销", "ruling revoked"


class SuitResult(Code):
    """What was judged in the suit over an objection (民诉法解释 310, 311)."""

    NO_ENFORCEMENT = "NO_ENFORCEMENT", "不得执行该标的", "the object may not be enforced on"
    ENFORCEMENT = "ENFORCEMENT", "准许执行该标的", "enforcement on the object is allowed"
    DISMISSED = "DISMISSED", "驳回诉讼请求", "claim dismissed"


class ExecutionObjection(Entity, table=True):
    """One objection raised in an enforcement case, and how far it was fought."""

    plural: ClassVar = "executionObjections"
    scope: ClassVar = Scope.ENFORCEMENT_READ
    belongs: ClassVar = (Belongs("enforcement_case_id", "EnforcementCase", "objections"),)
    zh: ClassVar = "执行异议"
    en: ClassVar = "objection to enforcement"
    order: ClassVar = ("-raised_on",)

    enforcement_case_id: uuid.UUID = Field(foreign_key="enforcementcase.id", index=True)
    number: str = shared("异议案号", "case number of the objection", max_length=80, unique=True, key=True)
    kind: ObjectionKind = code(ObjectionKind, "异议种类", "kind of objection", status=True)
    objector: str | None = shared(
        "异议人", "objector", of=FieldClass.F3, level=Level.L3, mask=Mask.NAME, default=None, max_length=200
    )
    target: str | None = shared(
        "异议对象", "act or object objected to", level=Level.L3, of=FieldClass.F8, default=None, max_length=500
    )
    state: ObjectionState = code(ObjectionState, "状态", "state", status=True, given=False, default="RAISED")
    raised_on: date | None = shared("提出日", "raised on", default=None, status=True)
    ruled_on: date | None = shared("裁定日", "ruled on", default=None, status=True)
    served_on: date | None = shared("裁定送达日", "ruling served on", default=None, status=True)
    remedy: ObjectionRemedy | None = code(ObjectionRemedy, "救济途径", "remedy", default=None, status=True)
    review_number: str | None = shared("复议案号", "case number of the review", default=None, max_length=80)
    review_asked_on: date | None = shared("申请复议日", "review asked on", default=None, status=True)
    review_result: ObjectionReviewResult | None = code(
        ObjectionReviewResult, "复议结果", "result of review", default=None, status=True
    )
    review_decided_on: date | None = shared("复议裁定日", "review decided on", default=None, status=True)
    suit_number: str | None = shared("执行异议之诉案号", "case number of the suit", default=None, max_length=80)
    sued_on: date | None = shared("起诉日", "sued on", default=None, status=True)
    suit_result: SuitResult | None = code(SuitResult, "判决结果", "result of the suit", default=None, status=True)
    suit_decided_on: date | None = shared("判决日", "suit decided on", default=None, status=True)
    closed_on: date | None = shared("办结日", "closed on", default=None, status=True)


_EXAMINED = ("TL-E12.1", "TL-E12.3", "TL-E10.3")
_RULED = ("UPHELD", "DISMISSED")
_SERVED = guard("异议裁定已送达", "the ruling was served", after=("serveObjectionRuling",))

EXECUTION_OBJECTION = Lifecycle(
    name="OBJ",
    entity="ExecutionObjection",
    states=ObjectionState,
    write={"COURT": Scope.ENFORCEMENT_WRITE},
    transitions=(
        Transition(
            "OBJ-1",
            "raiseObjection",
            (),
            "RAISED",
            "COURT",
            "收到执行异议",
            "receive an objection",
            documents=(D.OBJECTION_APPLICATION,),
            day="raised_on",
            needs=("number", "kind"),
            may=("objector", "target"),
            clocks=(
                starts("TL-E12.1", kind="CONDUCT"),
                starts("TL-E12.3", kind="THIRD_PARTY"),
                starts("TL-E10.3", kind="LISTING"),
            ),
        ),
        Transition(
            "OBJ-2",
            "refuseObjection",
            ("RAISED",),
            "NOT_ACCEPTED",
            "COURT",
            "不予受理异议",
            "refuse to accept the objection",
            documents=(D.NON_ACCEPTANCE_RULING,),
            day="closed_on",
            clocks=tuple(meets(rule) for rule in _EXAMINED),
        ),
        Transition(
            "OBJ-3",
            "withdrawObjection",
            ("RAISED",),
            "WITHDRAWN",
            "COURT",
            "撤回异议",
            "record that the objection was withdrawn",
            documents=(D.WITHDRAWAL_REQUEST,),
            day="closed_on",
            clocks=tuple(voids(rule) for rule in _EXAMINED),
        ),
        Transition(
            "OBJ-4.1",
            "upholdObjection",
            ("RAISED",),
            "UPHELD",
            "COURT",
            "裁定异议成立",
            "rule that the objection has grounds",
            documents=(D.OBJECTION_RULING,),
            day="ruled_on",
            clocks=tuple(meets(rule) for rule in _EXAMINED),
        ),
        Transition(
            "OBJ-4.2",
            "dismissObjection",
            ("RAISED",),
            "DISMISSED",
            "COURT",
            "裁定驳回异议",
            "dismiss the objection",
            documents=(D.OBJECTION_RULING,),
            day="ruled_on",
            clocks=tuple(meets(rule) for rule in _EXAMINED),
        ),
        Transition(
            "OBJ-5",
            "serveObjectionRuling",
            _RULED,
            None,
            "COURT",
            "送达异议裁定",
            "serve the ruling and name the remedy",
            documents=(D.SERVICE_PROOF,),
            day="served_on",
            needs=("remedy",),
            clocks=(
                starts("TL-E12.2", kind="CONDUCT", remedy="REVIEW"),
                starts("TL-E12.4", kind="THIRD_PARTY", remedy="SUIT"),
            ),
            guards=(
                guard(
                    "案外人异议以执行异议之诉或者审判监督程序救济",
                    "a third party sues, or asks for retrial",
                    "TL-E12.4",
                    when={"kind": "THIRD_PARTY"},
                    holds={"remedy": ("SUIT", "RETRIAL")},
                ),
                guard(
                    "执行行为异议以复议救济",
                    "a ruling on an act of enforcement is fought by review",
                    "TL-E12.2",
                    when={"kind": ("CONDUCT", "LISTING")},
                    holds={"remedy": "REVIEW"},
                ),
            ),
        ),
        Transition(
            "OBJ-6.1",
            "askObjectionReview",
            _RULED,
            "REVIEW_ASKED",
            "COURT",
            "向上一级法院申请复议",
            "ask the upper court for review",
            documents=(D.ENF_REVIEW_APPLICATION,),
            day="review_asked_on",
            may=("review_number",),
            clocks=(meets("TL-E12.2"),),
            guards=(
                _SERVED,
                guard(
                    "在复议期限内提出",
                    "asked within the time for review",
                    "TL-E12.2",
                    holds={"remedy": "REVIEW"},
                    within=("TL-E12.2",),
                ),
            ),
        ),
        Transition(
            "OBJ-6.2",
            "decideObjectionReview",
            ("REVIEW_ASKED",),
            "REVIEW_DECIDED",
            "COURT",
            "作出复议裁定",
            "decide the review",
            documents=(D.ENF_REVIEW_RULING,),
            day="review_decided_on",
            needs=("review_result",),
            may=("review_number",),
        ),
        Transition(
            "OBJ-7.1",
            "sueOverObjection",
            _RULED,
            "SUED",
            "COURT",
            "提起执行异议之诉",
            "sue over the objection",
            documents=(D.CIVIL_COMPLAINT,),
            day="sued_on",
            needs=("suit_number",),
            clocks=(meets("TL-E12.4"),),
            guards=(
                _SERVED,
                guard(
                    "与原判决、裁定无关，并在十五日内起诉",
                    "the judgment itself is not attacked, and sued in time",
                    "TL-E12.4",
                    holds={"kind": "THIRD_PARTY", "remedy": "SUIT"},
                    within=("TL-E12.4",),
                ),
            ),
        ),
        Transition(
            "OBJ-7.2",
            "decideObjectionSuit",
            ("SUED",),
            "SUIT_DECIDED",
            "COURT",
            "执行异议之诉判决",
            "decide the suit over the objection",
            documents=(D.CIVIL_JUDGMENT,),
            day="suit_decided_on",
            needs=("suit_result",),
        ),
        Transition(
            "OBJ-8",
            "askObjectionRetrial",
            _RULED,
            "RETRIAL_ASKED",
            "COURT",
            "认为原判决、裁定错误，申请再审",
            "ask for retrial because the judgment itself is attacked",
            documents=(D.RETRIAL_APPLICATION,),
            guards=(
                _SERVED,
                guard(
                    "认为原判决、裁定错误",
                    "the judgment itself is attacked",
                    "TL-E12.4",
                    holds={"kind": "THIRD_PARTY", "remedy": "RETRIAL"},
                ),
            ),
        ),
        Transition(
            "OBJ-9.1",
            "letReviewLapse",
            _RULED,
            "CLOSED",
            "time",
            "未在期限内申请复议，裁定生效",
            "no review asked in time: the ruling stands",
            day="closed_on",
            lapses="TL-E12.2",
        ),
        Transition(
            "OBJ-9.2",
            "letObjectionSuitLapse",
            _RULED,
            "CLOSED",
            "time",
            "未在期限内起诉，裁定生效",
            "no suit in time: the ruling stands",
            day="closed_on",
            lapses="TL-E12.4",
        ),
        Transition(
            "OBJ-10",
            "closeObjection",
            (*_RULED, "REVIEW_DECIDED", "SUIT_DECIDED", "RETRIAL_ASKED"),
            "CLOSED",
            "COURT",
            "异议案件办结",
            "close the objection",
            documents=(D.CLOSING_NOTICE,),
            day="closed_on",
            guards=(
                guard(
                    "救济期限已过",
                    "the time for remedies has run out",
                    "TL-E12.2",
                    ran=("TL-E12.2", "TL-E12.4"),
                ),
            ),
        ),
    ),
)
