"""Acts of an inspection case from its filing to its correction, and the lifecycle they are part of (domain.md §2.4).

What is decided stands in ``inspection_decisions.py``, what follows in ``inspection_consequences.py``, how decisions are
performed in ``inspection_execution.py`` and ``inspection_court.py``.
"""

from schema.codes import LinkageEvent, TaskKind
from schema.document_types import DocumentType as D
from schema.inspection import InspectionState
from schema.inspection_consequences import FOLLOWING
from schema.inspection_court import ENFORCING
from schema.inspection_decisions import DECIDING
from schema.inspection_execution import EXECUTING
from schema.lifecycle import (
    Gives,
    Lifecycle,
    Touches,
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

_HANDLERS = "HRSS-INSP/HRSS-SIF"
_INSURANCE = "HRSS-SIF/HRSS-SIB"
_ALL = "HRSS-INSP/HRSS-SIF/HRSS-SIB"
_INQUIRY = ("INVESTIGATING", "EXTENDED")
_GATHERING = (*_INQUIRY, "ORDERED")
_NO_MORE_CLAIMS_THAN_PEOPLE = guard(
    "欠薪明细的人数不得超过涉及人数",
    "no more workers may be listed than the case names",
    counted=("WageClaim", "people"),
)
_OF_INSURANCE = guard(
    "仅适用于社会保险案件", "only in a social-insurance case", "RL-B6.1", holds={"social_insurance": "True"}
)
_INVESTIGATED = (meets("TL-I1.1"), meets("TL-I2.1"))

_OPENING = (
    Transition(
        "INS-1",
        "fileInspectionCase",
        (),
        "FILED",
        _HANDLERS,
        "立案",
        "file the inspection case",
        documents=(D.FILING_APPROVAL,),
        day="filed_on",
        needs=("number", "organ"),
        may=(
            "violations",
            "people",
            "amount",
            "origin_number",
            "project_permit",
            "social_insurance",
            "filing_target_on",
            "handling_target_on",
            "closing_target_on",
        ),
        linkage=LinkageEvent.ADM_FILED,
        clocks=(starts("TL-I1.1"), starts("TL-I6.1")),
        reach=("HRSS",),
        gives=(Gives("WageClaim"), Gives("SocialInsuranceViolation")),
        guards=(_NO_MORE_CLAIMS_THAN_PEOPLE,),
    ),
    Transition(
        "INS-2",
        "startInvestigation",
        ("FILED",),
        "INVESTIGATING",
        _HANDLERS,
        "开始调查",
        "start the investigation",
        documents=(D.INQUIRY_RECORD,),
        officers=2,
        gives=(Gives("WageClaim"),),
        guards=(_NO_MORE_CLAIMS_THAN_PEOPLE,),
    ),
    Transition(
        "INS-2.1",
        "startInsuranceAudit",
        ("FILED",),
        "INVESTIGATING",
        _INSURANCE,
        "开始社会保险稽核或核查",
        "start the social-insurance audit",
        documents=(D.SI_AUDIT_RECORD,),
        officers=2,
        gives=(Gives("SocialInsuranceViolation"),),
        guards=(_OF_INSURANCE,),
    ),
    Transition(
        "INS-2.2",
        "completeInvestigation",
        _GATHERING,
        None,
        _HANDLERS,
        "调查终结",
        "complete the investigation",
        documents=(D.INVESTIGATION_REPORT,),
        may=("violations", "people", "amount", "minor", "first_offence", "recovery_only"),
        clocks=(meets("TL-I1.1"), starts("TL-I2.1")),
        gives=(Gives("WageClaim"), Gives("SocialInsuranceViolation")),
        guards=(_NO_MORE_CLAIMS_THAN_PEOPLE,),
    ),
    Transition(
        "INS-3.1",
        "preserveEvidence",
        _GATHERING,
        None,
        _HANDLERS,
        "证据先行登记保存",
        "preserve evidence by registration",
        documents=(D.EVIDENCE_HOLD_APPROVAL, D.EVIDENCE_HOLD_LIST),
        officers=2,
        clocks=(starts("TL-I5.1"),),
    ),
    Transition(
        "INS-3.2",
        "decidePreservedEvidence",
        (*_GATHERING, "CORRECTED", "NOTICE_GIVEN", "HEARING"),
        None,
        _HANDLERS,
        "处理先行登记保存的证据",
        "decide what happens to the evidence preserved",
        documents=(D.EVIDENCE_HOLD_DECISION,),
        clocks=(meets("TL-I5.1"),),
        guards=(
            guard("须已先行登记保存", "evidence must have been preserved", "TL-I5.1", after=("preserveEvidence",)),
        ),
    ),
    Transition(
        "INS-4",
        "extendInvestigation",
        ("INVESTIGATING",),
        "EXTENDED",
        "HRSS",
        "延长调查期限",
        "extend the investigation",
        documents=(D.EXTENSION_APPROVAL,),
        clocks=(extends("TL-I1.1", 30, Unit.WD),),
    ),
)

_SEALED = guard("须已封存或者查封、扣押", "something must be sealed or seized", "TL-I16.1", after=("sealMaterials",))

_SEALING = (
    # Fund supervision may seal material that could be moved or lost (社会保险法 79); the brigade may not.
    Transition(
        "INS-3.3",
        "sealMaterials",
        _INQUIRY,
        None,
        "HRSS-SIF",
        "封存或者查封、扣押",
        "seal or seize",
        documents=(D.SEALING_DECISION,),
        officers=2,
        clocks=(starts("TL-I16.1"),),
        guards=(_OF_INSURANCE,),
    ),
    Transition(
        "INS-3.4",
        "extendSealing",
        _GATHERING,
        None,
        "HRSS",
        "延长封存或者查封、扣押期限",
        "extend the sealing or seizure",
        documents=(D.SEALING_EXTENSION,),
        clocks=(extends("TL-I16.1", 30, Unit.CD),),
        guards=(
            _SEALED,
            guard("只能延长一次", "it may be extended once only", "TL-I16.1", never=("extendSealing",)),
        ),
    ),
    Transition(
        "INS-3.5",
        "startSealingTest",
        _GATHERING,
        None,
        "HRSS-SIF",
        "送检测、鉴定",
        "send for testing",
        documents=(D.TEST_NOTICE,),
        clocks=(pauses("TL-I16.1"),),
        guards=(_SEALED,),
    ),
    Transition(
        "INS-3.6",
        "endSealingTest",
        _GATHERING,
        None,
        "HRSS-SIF",
        "检测、鉴定完毕",
        "testing done",
        documents=(D.TEST_REPORT,),
        clocks=(resumes("TL-I16.1"),),
        guards=(
            guard("须已送检测、鉴定", "it must have been sent for testing", "TL-I16.1", after=("startSealingTest",)),
        ),
    ),
    Transition(
        "INS-3.7",
        "liftSealing",
        (*_GATHERING, "CORRECTED", "NOTICE_GIVEN", "HEARING", "DECIDED_TREATMENT", "DECIDED_PENALTY", "NO_PENALTY"),
        None,
        "HRSS-SIF",
        "解除封存或者查封、扣押",
        "end the sealing or seizure",
        documents=(D.SEALING_RELEASE,),
        clocks=(meets("TL-I16.1"),),
        guards=(_SEALED,),
    ),
)

_ORDERING = (
    Transition(
        "INS-5",
        "orderCorrection",
        ("FILED", *_INQUIRY),
        "ORDERED",
        _HANDLERS,
        "责令限期改正",
        "order to correct within a time limit",
        documents=(D.CORRECTION_ORDER, D.SERVICE_PROOF),
        day="ordered_on",
        may=("correct_by", "wages_ordered", "order_service", "unit_fled", "people", "amount"),
        clocks=(*_INVESTIGATED, starts("TL-I7.2", until="correct_by", wages_ordered="True")),
        gives=(Gives("CorrectionOrder"), Gives("WageClaim")),
        guards=(
            _NO_MORE_CLAIMS_THAN_PEOPLE,
            guard(
                "张贴送达仅限于行为人逃匿",
                "an order may be posted up only where the person responsible fled",
                "RL-B3.1",
                when={"order_service": ("POSTED_PHOTO", "POSTED_VIDEO")},
                holds={"unit_fled": "True"},
            ),
        ),
        tasks=(opens(TaskKind.DECIDE_OVERDUE, owner="HRSS", due="correct_by"),),
    ),
    Transition(
        "INS-5.1",
        "orderRefund",
        _INQUIRY,
        "ORDERED",
        _INSURANCE,
        "责令退回社会保险金",
        "order to return social-insurance money",
        documents=(D.REFUND_ORDER, D.SERVICE_PROOF),
        day="ordered_on",
        may=("correct_by", "order_service", "unit_fled", "people", "amount", "recovery_only"),
        clocks=_INVESTIGATED,
        gives=(Gives("SocialInsuranceViolation", required=True), Gives("CorrectionOrder")),
        guards=(_OF_INSURANCE,),
        tasks=(opens(TaskKind.DECIDE_OVERDUE, owner="HRSS", due="correct_by"),),
    ),
    Transition(
        "INS-5.2",
        "agreeRefundPlan",
        ("ORDERED",),
        None,
        _INSURANCE,
        "签订分期还款协议",
        "agree on repayment by instalments",
        documents=(D.REPAYMENT_AGREEMENT,),
        may=("correct_by",),
        gives=(Gives("PaymentInstalment", required=True),),
        guards=(_OF_INSURANCE,),
        tasks=(
            ends(TaskKind.DECIDE_OVERDUE),
            opens(TaskKind.DECIDE_OVERDUE, owner="HRSS", due="correct_by"),
            opens(TaskKind.INSTALMENT, owner="HRSS", due="due_on", each="PaymentInstalment"),
        ),
    ),
    Transition(
        "INS-5.3",
        "recordRefund",
        tuple(str(state) for state in InspectionState if state not in {"FILED", "WITHDRAWN_FILING", "VOID"}),
        None,
        _INSURANCE,
        "登记社会保险金退回",
        "record money returned to the fund",
        documents=(D.PAYMENT_PROOF,),
        touches=Touches("SocialInsuranceViolation", needs=("recovered",), day="recovered_on"),
        guards=(_OF_INSURANCE,),
    ),
    Transition(
        "INS-6",
        "recordCorrection",
        ("ORDERED",),
        "CORRECTED",
        _ALL,
        "记录改正",
        "record the correction",
        documents=(D.PAYMENT_PROOF,),
        day="corrected_on",
        may=("minor", "first_offence"),
        clocks=(*_INVESTIGATED, voids("TL-I6.1"), meets("TL-I7.2")),
        tasks=(ends(TaskKind.DECIDE_OVERDUE), ends(TaskKind.INSTALMENT)),
        echoes=("recordWagesPaid",),
        echo_when={"wages_ordered": frozenset({"True"})},
    ),
    Transition(
        "INS-7",
        "withdrawInspectionFiling",
        ("CORRECTED",),
        "WITHDRAWN_FILING",
        "HRSS",
        "撤销立案",
        "withdraw the filing",
        documents=(D.FILING_WITHDRAWAL,),
        day="closed_on",
        may=("minor",),
        linkage=LinkageEvent.ADM_DECIDED,
        clocks=(meets("TL-I2.1"),),
        gives=(Gives("AdminDecision"),),
        guards=(
            guard(
                "须情节轻微且已改正",
                "the violation must be minor and corrected",
                "RL-E4.1",
                holds={"minor": "True"},
            ),
        ),
    ),
    Transition(
        "INS-20.6",
        "closeInspectionCase",
        (
            "CORRECTED",
            "NO_PENALTY",
            "MOVED",
            "PERFORMED",
            "REVOKED",
            "ENF_NOT_ACCEPTED",
            "ENF_DENIED",
        ),
        "CLOSED",
        _HANDLERS,
        "结案",
        "close the inspection case",
        documents=(D.CLOSING_APPROVAL,),
        day="closed_on",
        clocks=(meets("TL-I2.1"), voids("TL-I13.5")),
    ),
)

INSPECTION = Lifecycle(
    name="INS",
    entity="InspectionCase",
    states=InspectionState,
    write={"HRSS": Scope.INSPECTION_WRITE},
    retraction_echoes=("noteBasisRevoked",),
    transitions=(*_OPENING, *_SEALING, *_ORDERING, *DECIDING, *FOLLOWING, *EXECUTING, *ENFORCING),
)
