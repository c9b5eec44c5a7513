"""Doubted data: raised by the agency that uses it, checked by the one it comes from (domain.md §2.10, §5.1)."""

import uuid
from datetime import date
from typing import ClassVar

from sqlmodel import Field

from schema.codes import AgencyCode
from schema.deadline import BY_ACT
from schema.document_types import DocumentType as D
from schema.fields import Code, Entity, FieldClass, code, shared
from schema.lifecycle import Lifecycle, Transition, meets, starts
from schema.scopes import Scope


class CorrectionState(Code):
    """States of a request to check doubted data."""

    RAISED = "RAISED", "已提出", "raised"
    CHECKING = "CHECKING", "核查中", "being checked"
    CORRECTED = "CORRECTED", "已更正", "corrected"
    CONFIRMED = "CONFIRMED", "确认无误", "confirmed as it is"
    VOID = "VOID", "作废", "void"


class DataCorrection(Entity, table=True):
    """That an agency doubts a value it was given, and what its source found."""

    plural: ClassVar = "dataCorrections"
    scope: ClassVar = Scope.SHARE_READ
    zh: ClassVar = "数据校核"
    en: ClassVar = "data correction"
    order: ClassVar = ("-raised_on",)
    row_class: ClassVar = BY_ACT

    number: str = shared("编号", "number", of=FieldClass.OPEN, max_length=80, unique=True, key=True)
    of_class: str = Field(default="F3", max_length=4)
    """Class of the field in doubt: whoever may not see the field may not see what is said about it."""
    raised_by: AgencyCode = code(AgencyCode, "提出机关", "agency that doubts it", of=FieldClass.OPEN, index=True)
    checked_by: AgencyCode = code(
        AgencyCode, "核查机关", "source agency that checks it", of=FieldClass.OPEN, index=True
    )
    record_type: str = shared("记录类型", "kind of record", of=FieldClass.OPEN, max_length=40)
    record_id: uuid.UUID = shared("记录内部编号", "internal id of the record", of=FieldClass.OPEN, index=True)
    field: str = shared("字段", "field", of=FieldClass.OPEN, max_length=60)
    held_value: str | None = shared("现值", "value held", of=FieldClass.ROW, default=None, max_length=500)
    claimed_value: str | None = shared("主张值", "value claimed", of=FieldClass.ROW, default=None, max_length=500)
    evidence: str | None = shared("依据", "evidence for it", of=FieldClass.ROW, default=None, max_length=1000)
    state: CorrectionState = code(CorrectionState, "状态", "state", of=FieldClass.OPEN, given=False, default="RAISED")
    raised_on: date | None = shared("提出日", "raised on", of=FieldClass.OPEN, default=None)
    decided_on: date | None = shared("核查结论日", "decided on", of=FieldClass.OPEN, default=None)
    right_value: str | None = shared("核实值", "value found right", of=FieldClass.ROW, default=None, max_length=500)
    finding: str | None = shared("核查意见", "what was found", of=FieldClass.ROW, default=None, max_length=1000)


CORRECTION = Lifecycle(
    name="DCR",
    entity="DataCorrection",
    states=CorrectionState,
    write={"*": Scope.SHARE_WRITE},
    numbered="JH",
    transitions=(
        Transition(
            "DCR-1",
            "raiseDataCorrection",
            (),
            "RAISED",
            "@raised_by",
            "提出数据疑义",
            "doubt a value and say why",
            documents=(D.DATA_CORRECTION_REQUEST,),
            day="raised_on",
            needs=("raised_by", "checked_by", "record_type", "record_id", "field", "claimed_value", "evidence"),
            may=("number", "held_value"),
            notify=("@checked_by",),
            reach=("@checked_by",),
            clocks=(starts("TL-D4.1"),),
        ),
        Transition(
            "DCR-2",
            "checkDoubtedData",
            ("RAISED",),
            "CHECKING",
            "@checked_by",
            "核查数据",
            "begin to check the value",
            notify=("@raised_by",),
        ),
        Transition(
            "DCR-3",
            "correctDoubtedData",
            ("RAISED", "CHECKING"),
            "CORRECTED",
            "@checked_by",
            "更正数据",
            "correct the value at its source",
            documents=(D.DATA_CORRECTION_RESULT,),
            day="decided_on",
            needs=("right_value",),
            may=("finding",),
            notify=("@raised_by",),
            settles=True,
            clocks=(meets("TL-D4.1"),),
        ),
        Transition(
            "DCR-4",
            "confirmDoubtedData",
            ("RAISED", "CHECKING"),
            "CONFIRMED",
            "@checked_by",
            "确认数据无误",
            "confirm the value as it is",
            documents=(D.DATA_CORRECTION_RESULT,),
            day="decided_on",
            needs=("finding",),
            notify=("@raised_by",),
            clocks=(meets("TL-D4.1"),),
        ),
    ),
)
