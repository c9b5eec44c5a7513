"""Labour inspection and administrative enforcement (domain.md §2.4)."""

import uuid
from datetime import date
from decimal import Decimal
from typing import ClassVar

from sqlmodel import Field

from schema.codes import DocumentType as D
from schema.codes import LinkageEvent
from schema.fields import Belongs, Code, Entity, code, many, money, shared
from schema.lifecycle import Lifecycle, Transition, meets, starts, voids
from schema.scopes import Scope


class InspectionState(Code):
    """States of an inspection case."""

    FILED = "FILED", "已立案", "filed"
    INVESTIGATING = "INVESTIGATING", "调查中", "under investigation"
    ORDERED = "ORDERED", "已责令限期改正", "ordered to correct"
    CORRECTED = "CORRECTED", "已改正", "corrected"
    NOTICE_GIVEN = "NOTICE_GIVEN", "已事先告知", "prior notice given"
    DECIDED_TREATMENT = "DECIDED_TREATMENT", "已作行政处理决定", "treatment decided"
    DECIDED_PENALTY = "DECIDED_PENALTY", "已作行政处罚决定", "penalty decided"
    NO_PENALTY = "NO_PENALTY", "不予处罚", "no penalty"
    MOVED = "MOVED", "已移送其他机关", "moved to another organ"
    SERVED = "SERVED", "决定已送达", "decision served"
    PARTIAL = "PARTIAL", "部分履行", "partly performed"
    PERFORMED = "PERFORMED", "已履行", "performed"
    VOID = "VOID", "作废", "void"


class DecisionKind(Code):
    """Kinds of administrative decision (domain.md §4.4)."""

    CORRECT = "CORRECT", "责令限期改正", "order to correct"
    PAY_ORDER = "PAY_ORDER", "责令限期支付", "order to pay"
    TREAT = "TREAT", "行政处理决定", "treatment decision"
    PENALTY = "PENALTY", "行政处罚决定", "penalty decision"
    NO_PENALTY = "NO_PENALTY", "不予处罚", "no penalty"


class InspectionCase(Entity, table=True):
    """One case of the inspection brigade against one unit."""

    plural: ClassVar = "inspectionCases"
    scope: ClassVar = Scope.INSPECTION_READ
    zh: ClassVar = "监察案件"
    en: ClassVar = "inspection case"
    order: ClassVar = ("-filed_on",)

    number: str = shared("案件编号", "case number", max_length=80, unique=True, key=True)
    organ: str = shared("办案机关", "organ that handles it, as the source names it", max_length=120)
    violations: list[str] = many("违法类型", "violations (V-codes)")
    people: int | None = shared("涉及人数", "people concerned", default=None, ge=0)
    amount: Decimal | None = money("涉及金额（元）", "sum concerned, yuan", default=None, ge=0)
    state: InspectionState = code(InspectionState, "状态", "state", status=True, default="FILED")
    filed_on: date | None = shared("立案日", "filed on", default=None, status=True)
    ordered_on: date | None = shared("责令改正日", "ordered on", default=None, status=True)
    correct_by: date | None = shared("改正期限", "correct by", default=None, status=True)
    corrected_on: date | None = shared("改正日", "corrected on", default=None, status=True)
    decided_on: date | None = shared("决定日", "decided on", default=None, status=True)
    served_on: date | None = shared("送达日", "served on", default=None, status=True)
    performed_on: date | None = shared("履行日", "performed on", default=None, status=True)


class AdminDecision(Entity, table=True):
    """A decision made in an inspection case."""

    plural: ClassVar = "adminDecisions"
    scope: ClassVar = Scope.INSPECTION_READ
    belongs: ClassVar = (Belongs("inspection_case_id", "InspectionCase", "decisions"),)
    zh: ClassVar = "行政决定"
    en: ClassVar = "administrative decision"
    order: ClassVar = ("decided_on",)

    inspection_case_id: uuid.UUID = Field(foreign_key="inspectioncase.id", index=True)
    kind: DecisionKind = code(DecisionKind, "种类", "kind", status=True)
    number: str | None = shared("文号", "document number", default=None, max_length=120, index=True)
    decided_on: date = shared("决定日", "decided on", status=True)
    perform_by: date | None = shared("履行期限", "perform by", default=None, status=True)
    amount: Decimal | None = money("金额（元）", "sum, yuan", default=None, ge=0)


INSPECTION = Lifecycle(
    name="INS",
    entity="InspectionCase",
    states=InspectionState,
    write={"HRSS": Scope.INSPECTION_WRITE},
    transitions=(
        Transition(
            "INS-1",
            "fileInspectionCase",
            (),
            "FILED",
            "HRSS-INSP",
            "立案",
            "file the inspection case",
            documents=(D.FILING_APPROVAL,),
            day="filed_on",
            needs=("number", "organ"),
            may=("violations", "people", "amount"),
            linkage=LinkageEvent.ADM_FILED,
            clocks=(starts("TL-I1.1"), starts("TL-I6.1")),
            reach=("HRSS",),
        ),
        Transition(
            "INS-2",
            "startInvestigation",
            ("FILED",),
            "INVESTIGATING",
            "HRSS-INSP",
            "开始调查",
            "start the investigation",
            documents=(D.INQUIRY_RECORD,),
        ),
        Transition(
            "INS-5",
            "orderCorrection",
            ("FILED", "INVESTIGATING"),
            "ORDERED",
            "HRSS-INSP",
            "责令限期改正",
            "order to correct within a time limit",
            documents=(D.CORRECTION_ORDER, D.SERVICE_PROOF),
            day="ordered_on",
            may=("correct_by",),
            clocks=(meets("TL-I1.1"),),
        ),
        Transition(
            "INS-6",
            "recordCorrection",
            ("ORDERED",),
            "CORRECTED",
            "HRSS-INSP",
            "记录改正",
            "record the correction",
            documents=(D.PAYMENT_PROOF,),
            day="corrected_on",
            clocks=(meets("TL-I1.1"), voids("TL-I6.1")),
        ),
        Transition(
            "INS-8",
            "givePriorNotice",
            ("ORDERED",),
            "NOTICE_GIVEN",
            "HRSS-INSP",
            "事先告知",
            "give prior notice",
            documents=(D.PRIOR_NOTICE,),
        ),
        Transition(
            "INS-12.1",
            "decideTreatment",
            ("NOTICE_GIVEN",),
            "DECIDED_TREATMENT",
            "HRSS",
            "作出行政处理决定",
            "decide on treatment",
            documents=(D.ADMIN_DECISION,),
            day="decided_on",
            linkage=LinkageEvent.ADM_DECIDED,
            clocks=(meets("TL-I1.1"), meets("TL-I6.1")),
        ),
        Transition(
            "INS-12.2",
            "decidePenalty",
            ("NOTICE_GIVEN",),
            "DECIDED_PENALTY",
            "HRSS",
            "作出行政处罚决定",
            "decide on a penalty",
            documents=(D.ADMIN_DECISION,),
            day="decided_on",
            linkage=LinkageEvent.ADM_DECIDED,
            clocks=(meets("TL-I1.1"), meets("TL-I6.1")),
        ),
        Transition(
            "INS-12.3",
            "decideNoPenalty",
            ("NOTICE_GIVEN",),
            "NO_PENALTY",
            "HRSS",
            "决定不予处罚",
            "decide on no penalty",
            documents=(D.ADMIN_DECISION,),
            day="decided_on",
            linkage=LinkageEvent.ADM_DECIDED,
            clocks=(meets("TL-I1.1"), meets("TL-I6.1")),
        ),
        Transition(
            "INS-12.4",
            "moveToJustice",
            (
                "FILED",
                "INVESTIGATING",
                "ORDERED",
                "NOTICE_GIVEN",
                "DECIDED_TREATMENT",
                "DECIDED_PENALTY",
                "SERVED",
                "PARTIAL",
            ),
            "MOVED",
            "HRSS",
            "移送司法机关",
            "move the case to justice",
            documents=(D.TRANSFER_LETTER,),
            day="decided_on",
            linkage=LinkageEvent.ADM_DECIDED,
            clocks=(meets("TL-I1.1"), meets("TL-I6.1")),
        ),
        Transition(
            "INS-13",
            "serveDecision",
            ("DECIDED_TREATMENT", "DECIDED_PENALTY"),
            "SERVED",
            "HRSS-INSP",
            "送达",
            "serve the decision",
            documents=(D.SERVICE_PROOF,),
            day="served_on",
        ),
        Transition(
            "INS-14.1",
            "recordPartialPerformance",
            ("SERVED",),
            "PARTIAL",
            "HRSS-INSP",
            "记录部分履行",
            "record partial performance",
            documents=(D.PAYMENT_PROOF,),
            linkage=LinkageEvent.ENF_RESULT,
        ),
        Transition(
            "INS-14.2",
            "recordPerformance",
            ("SERVED", "PARTIAL"),
            "PERFORMED",
            "HRSS-INSP",
            "记录履行完毕",
            "record full performance",
            documents=(D.PAYMENT_PROOF,),
            day="performed_on",
            linkage=LinkageEvent.ENF_RESULT,
        ),
        Transition(
            "INS-21",
            "suspectCrime",
            (
                "FILED",
                "INVESTIGATING",
                "ORDERED",
                "NOTICE_GIVEN",
                "DECIDED_TREATMENT",
                "DECIDED_PENALTY",
                "SERVED",
                "PARTIAL",
            ),
            None,
            "HRSS-INSP",
            "发现涉嫌犯罪",
            "suspect a crime",
        ),
    ),
)
