"""Acts of an inspection case that lead to its decision (domain.md §2.4, rows 8–12).

A penalty never stands in for a transfer (310 号令 11): once a crime is suspected only the act that follows the answer
of the judicial organs may penalise.
"""

from schema.codes import LinkageEvent, TaskKind
from schema.document_types import DocumentType as D
from schema.inspection import BEFORE_DECISION, DECIDED, SUSPICIONS, ReviewGround
from schema.lifecycle import Gives, Transition, ends, guard, meets, starts, voids

_HANDLERS = "HRSS-INSP/HRSS-SIF"
_INQUIRY = ("INVESTIGATING", "EXTENDED")
_READY = ("NOTICE_GIVEN", "PASSED", "COLLECTIVE")
_REVIEWED = guard(
    "依法须法制审核的，未经审核或者审核未通过不得作出决定（处罚法58）",
    "where legal review is required, no decision without it (Penalty Law 58)",
    when={"review_ground": tuple(str(ground) for ground in ReviewGround)},
    after=("passLegalReview",),
)
_DISCUSSED = guard(
    "情节复杂或者重大违法行为须集体讨论决定（处罚法57）",
    "a complex case or a major violation is decided after collective discussion (Penalty Law 57)",
    when={"collective_required": "True"},
    after=("discussCollectively",),
)
_HEARING_OVER = guard(
    "申请听证的期限尚未届满，也未放弃听证",
    "the time to ask for a hearing must have run out, or the hearing been waived",
    "TL-I4.1",
    ran=("TL-I4.1",),
)
_ORDER_OVERDUE = guard(
    "责令支付的期限尚未届满", "the time set by the order to pay must have run out", "TL-I7.2", ran=("TL-I7.2",)
)
_DECIDE = (_REVIEWED, _DISCUSSED, _HEARING_OVER)
_PUNISH = (
    *_DECIDE,
    guard(
        "没有欺诈故意的多领，只追回不处罚",
        "overdrawn without fraud: the money is recovered, nobody is penalised",
        "RL-B6.1",
        holds={"recovery_only": "False"},
    ),
)
_HANDLED = (meets("TL-I1.1"), meets("TL-I2.1"), meets("TL-I6.1"))
_PENALISED = (
    *_HANDLED,
    starts("TL-I3.1", announced_to_party="False"),
    starts("TL-I8.1", publicity="True"),
)
_DONE = (ends(TaskKind.DECIDE_OVERDUE),)
_CONTENT = (Gives("AdminDecision", required=True),)
_STEP = (Gives("ProcedureStep"),)

_NOTICE = (
    Transition(
        "INS-8",
        "givePriorNotice",
        (*_INQUIRY, "ORDERED", "CORRECTED", "RETURNED"),
        "NOTICE_GIVEN",
        _HANDLERS,
        "事先告知",
        "give prior notice",
        documents=(D.PRIOR_NOTICE,),
        may=("hearing_offered", "review_ground", "collective_required"),
        clocks=(starts("TL-I4.1", hearing_offered="True"),),
        gives=_STEP,
        guards=(_ORDER_OVERDUE,),
    ),
    Transition(
        "INS-8.1",
        "recordStatement",
        ("NOTICE_GIVEN",),
        None,
        _HANDLERS,
        "听取陈述、申辩",
        "hear the statement and defence",
        documents=(D.STATEMENT_RECORD,),
        gives=(Gives("ProcedureStep", required=True),),
    ),
    Transition(
        "INS-8.2",
        "waiveHearing",
        ("NOTICE_GIVEN",),
        None,
        _HANDLERS,
        "放弃陈述申辩或者听证",
        "waive statement and hearing",
        documents=(D.RIGHTS_WAIVER,),
        clocks=(voids("TL-I4.1"),),
        gives=_STEP,
    ),
    Transition(
        "INS-9.1",
        "requestHearing",
        ("NOTICE_GIVEN",),
        "HEARING",
        "HRSS",
        "申请听证",
        "ask for a hearing",
        documents=(D.HEARING_REQUEST,),
        clocks=(meets("TL-I4.1"),),
        guards=(
            guard(
                "仅限依法应当告知听证权利的处罚（处罚法63）",
                "only for penalties that carry the right to a hearing (Penalty Law 63)",
                "TL-I4.1",
                holds={"hearing_offered": "True"},
            ),
            guard("须在告知后五日内提出", "asked for within five days of the notice", "TL-I4.1", within=("TL-I4.1",)),
            guard(
                "已申请过或者已放弃听证",
                "a hearing was asked for or waived before",
                "TL-I4.1",
                never=("requestHearing", "waiveHearing"),
            ),
        ),
    ),
    # Those who investigated do not preside (处罚法 64): the hearing is in the hands of the legal section.
    Transition(
        "INS-9.2",
        "scheduleHearing",
        ("HEARING",),
        None,
        "HRSS-LEG",
        "通知听证时间、地点",
        "notify time and place of the hearing",
        documents=(D.HEARING_NOTICE,),
        needs=("hearing_on",),
        clocks=(voids("TL-I4.2"), starts("TL-I4.2", since="hearing_on"), meets("TL-I4.2")),
    ),
    Transition(
        "INS-9.3",
        "recordHearing",
        ("HEARING",),
        "NOTICE_GIVEN",
        "HRSS-LEG",
        "举行听证",
        "hold the hearing",
        documents=(D.HEARING_RECORD,),
        day="hearing_on",
        # After a hearing on major rights legal review is due (处罚法 58 II).
        needs=("review_ground",),
        gives=_STEP,
        guards=(
            guard(
                "须已通知听证时间、地点",
                "time and place must have been notified",
                "TL-I4.2",
                after=("scheduleHearing",),
            ),
        ),
    ),
    Transition(
        "INS-9.4",
        "terminateHearing",
        ("HEARING",),
        "NOTICE_GIVEN",
        "HRSS-LEG",
        "终止听证",
        "end the hearing, withdrawn or not attended",
        documents=(D.HEARING_TERMINATION,),
        gives=_STEP,
    ),
)

_REVIEW = (
    Transition(
        "INS-10.1",
        "submitForLegalReview",
        ("NOTICE_GIVEN", "RETURNED"),
        "LEGAL_REVIEW",
        _HANDLERS,
        "送法制审核",
        "submit for legal review",
        documents=(D.REVIEW_SUBMISSION,),
        may=("review_ground",),
        guards=(_HEARING_OVER,),
    ),
    Transition(
        "INS-10.2",
        "passLegalReview",
        ("LEGAL_REVIEW",),
        "PASSED",
        "HRSS-LEG",
        "法制审核通过",
        "pass the legal review",
        documents=(D.LEGAL_REVIEW_OPINION,),
        may=("review_ground", "collective_required"),
        gives=(Gives("LegalReview", required=True),),
    ),
    Transition(
        "INS-10.3",
        "returnLegalReview",
        ("LEGAL_REVIEW",),
        "RETURNED",
        "HRSS-LEG",
        "法制审核退回",
        "return from the legal review",
        documents=(D.LEGAL_REVIEW_OPINION,),
        may=("review_ground",),
        gives=(Gives("LegalReview", required=True),),
    ),
    Transition(
        "INS-11",
        "discussCollectively",
        ("NOTICE_GIVEN", "PASSED"),
        "COLLECTIVE",
        "HRSS",
        "集体讨论",
        "discuss collectively",
        documents=(D.DISCUSSION_MINUTES,),
        gives=(Gives("CollectiveDiscussion", required=True),),
        guards=(_REVIEWED, _HEARING_OVER),
    ),
)

_DECISIONS = (
    Transition(
        "INS-12.1",
        "decideTreatment",
        _READY,
        "DECIDED_TREATMENT",
        "HRSS",
        "作出行政处理决定",
        "decide on treatment",
        documents=(D.ADMIN_DECISION,),
        day="decided_on",
        may=("perform_by", "wages_decided"),
        linkage=LinkageEvent.ADM_DECIDED,
        clocks=_HANDLED,
        gives=_CONTENT,
        guards=_DECIDE,
        tasks=_DONE,
    ),
    Transition(
        "INS-12.2",
        "decidePenalty",
        (*_READY, "DECIDED_TREATMENT"),
        "DECIDED_PENALTY",
        "HRSS",
        "作出行政处罚决定",
        "decide on a penalty",
        documents=(D.ADMIN_DECISION,),
        day="decided_on",
        may=("perform_by", "fined", "announced_to_party", "publicity"),
        linkage=LinkageEvent.ADM_DECIDED,
        clocks=_PENALISED,
        gives=_CONTENT,
        guards=(
            *_PUNISH,
            guard(
                "涉嫌犯罪的应当移送，不得以行政处罚代替移送",
                "where a crime is suspected the case is transferred; a penalty does not replace the transfer",
                "RL-A7.1",
                never=SUSPICIONS,
            ),
        ),
        tasks=_DONE,
    ),
    Transition(
        "INS-12.3",
        "decideNoPenalty",
        (*_READY, *_INQUIRY, "CORRECTED"),
        "NO_PENALTY",
        "HRSS",
        "决定不予处罚",
        "decide on no penalty",
        documents=(D.ADMIN_DECISION,),
        day="decided_on",
        may=("no_penalty_reason", "no_penalty_note", "minor", "first_offence"),
        linkage=LinkageEvent.ADM_DECIDED,
        clocks=_HANDLED,
        gives=_CONTENT,
        guards=(
            guard(
                "首违不罚须为初次违法、危害后果轻微（处罚法33）",
                "no penalty for a first offence only if it is one, with slight harm (Penalty Law 33)",
                when={"no_penalty_reason": "FIRST_OFFENCE"},
                holds={"first_offence": "True", "minor": "True"},
            ),
            guard(
                "首违不罚、轻微不罚须已及时改正（处罚法33）",
                "no penalty for a minor or first offence only if it was corrected (Penalty Law 33)",
                when={"no_penalty_reason": ("FIRST_OFFENCE", "MINOR")},
                after=("recordCorrection",),
            ),
        ),
        tasks=_DONE,
    ),
    Transition(
        "INS-12.4",
        "moveToJustice",
        (*BEFORE_DECISION, *DECIDED),
        "MOVED",
        "HRSS",
        "移送司法机关",
        "move the case to justice",
        documents=(D.TRANSFER_LETTER,),
        day="decided_on",
        linkage=LinkageEvent.ADM_DECIDED,
        clocks=(*_HANDLED, voids("TL-I4.1")),
        tasks=(*_DONE, ends(TaskKind.CRIME_WATCH)),
    ),
    Transition(
        "INS-12.5",
        "moveToOtherOrgan",
        BEFORE_DECISION,
        "MOVED",
        "HRSS",
        "移送有关部门",
        "move the case to another department",
        documents=(D.REFERRAL_LETTER,),
        day="decided_on",
        needs=("moved_to",),
        linkage=LinkageEvent.ADM_DECIDED,
        clocks=(*_HANDLED, voids("TL-I4.1")),
        tasks=_DONE,
    ),
    Transition(
        "INS-12.6",
        "decidePenaltyAfterJustice",
        (*_READY, "DECIDED_TREATMENT"),
        "DECIDED_PENALTY",
        "HRSS",
        "司法机关处理后作出行政处罚决定",
        "decide on a penalty after the judicial organs",
        documents=(D.ADMIN_DECISION,),
        day="decided_on",
        may=("perform_by", "fined", "announced_to_party", "publicity"),
        linkage=LinkageEvent.ADM_DECIDED,
        clocks=_PENALISED,
        gives=_CONTENT,
        guards=(
            *_PUNISH,
            guard(
                "须已决定不移送，或者司法机关已退回",
                "it must have been decided not to transfer, or the judicial organs have sent the case back",
                "RL-A7.1",
                after=("clearCrimeSuspicion", "resumeAfterJustice"),
            ),
            guard(
                "法院已判处罚金的，不再给予罚款",
                "no administrative fine after a criminal one",
                "RL-A7.1",
                when={"criminal_fine": "True"},
                holds={"fined": "False"},
            ),
        ),
        tasks=_DONE,
    ),
    Transition(
        "INS-12.7",
        "orderExtraCompensation",
        _READY,
        "DECIDED_TREATMENT",
        "HRSS",
        "责令加付赔偿金",
        "order extra compensation of 50 to 100 per cent",
        documents=(D.ADMIN_DECISION,),
        day="decided_on",
        may=("perform_by", "wages_decided"),
        linkage=LinkageEvent.ADM_DECIDED,
        clocks=_HANDLED,
        gives=_CONTENT,
        guards=(
            *_DECIDE,
            guard("须已责令限期支付", "an order to pay must have been given", "TL-I7.2", after=("orderCorrection",)),
            _ORDER_OVERDUE,
        ),
        tasks=_DONE,
    ),
)

DECIDING = (*_NOTICE, *_REVIEW, *_DECISIONS)
"""Notice, hearing, legal review, discussion and decision."""
