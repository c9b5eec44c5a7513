"""What a decision or a suspected crime brings in its train: transfer, publicity (domain.md §2.4, rows 12 and 21)."""

from schema.codes import TaskKind
from schema.document_types import DocumentType as D
from schema.inspection import BEFORE_DECISION, DECIDED, SUSPICIONS
from schema.lifecycle import Gives, Touches, Transition, ends, guard, meets, opens, starts, voids

_HANDLERS = "HRSS-INSP/HRSS-SIF"
_PENALTIES = ("decidePenalty", "decidePenaltyAfterJustice")

_CRIME = (
    Transition(
        "INS-21",
        "suspectCrime",
        (*BEFORE_DECISION, *DECIDED),
        None,
        _HANDLERS,
        "发现涉嫌犯罪",
        "suspect a crime",
        guards=(
            guard(
                "已作处罚的，按处罚后发现涉嫌犯罪登记",
                "after a penalty this is recorded as a suspicion after the penalty",
                "TL-I15.1",
                never=_PENALTIES,
            ),
        ),
        tasks=(opens(TaskKind.CRIME_WATCH, owner="HRSS"),),
    ),
    Transition(
        "INS-21.1",
        "suspectCrimeAfterPenalty",
        (*DECIDED, "REVOKED", "CLOSED"),
        None,
        _HANDLERS,
        "处罚后发现涉嫌犯罪",
        "suspect a crime after the penalty",
        clocks=(starts("TL-I15.1", since="decided_on"),),
        guards=(guard("须已作出处罚", "a penalty must have been given", "TL-I15.1", after=_PENALTIES),),
        tasks=(opens(TaskKind.CRIME_WATCH, owner="HRSS"),),
    ),
    Transition(
        "INS-21.2",
        "copyPenaltyDecision",
        (*DECIDED, "REVOKED", "CLOSED", "MOVED"),
        None,
        "HRSS",
        "抄送处罚决定书并告知权利人",
        "copy the penalty decision to police and procuratorate",
        documents=(D.PENALTY_COPY_LETTER,),
        notify=("PSB", "PROC"),
        clocks=(meets("TL-I15.1"),),
        guards=(
            guard(
                "须为处罚后发现涉嫌犯罪", "only after a late suspicion", "TL-I15.1", after=("suspectCrimeAfterPenalty",)
            ),
        ),
    ),
    Transition(
        "INS-21.3",
        "clearCrimeSuspicion",
        (*BEFORE_DECISION, *DECIDED, "REVOKED", "CLOSED"),
        None,
        "HRSS",
        "决定不移送",
        "decide not to transfer",
        documents=(D.TRANSFER_APPROVAL,),
        guards=(guard("须已登记涉嫌犯罪", "a crime must be suspected", "RL-B7.1", after=SUSPICIONS),),
        tasks=(ends(TaskKind.CRIME_WATCH),),
    ),
    Transition(
        "INS-21.4",
        "resumeAfterJustice",
        ("MOVED",),
        "INVESTIGATING",
        "HRSS",
        "司法机关退回后继续处理",
        "resume after the judicial organs sent the case back",
        documents=(D.JUSTICE_RETURN,),
        may=("criminal_fine",),
        guards=(
            guard("须已移送司法机关", "the case must have been moved to justice", "RL-A7.1", after=("moveToJustice",)),
        ),
    ),
)

_PUBLICITY_STATES = (*DECIDED, "NO_PENALTY", "REVOKED", "CLOSED")

_PUBLICITY = (
    Transition(
        "INS-12.8",
        "publishDecision",
        _PUBLICITY_STATES,
        None,
        "HRSS",
        "公示决定",
        "publish the decision",
        documents=(D.PUBLICITY_RECORD,),
        clocks=(meets("TL-I8.1"),),
        gives=(Gives("PublicDisclosure", required=True),),
        touches=Touches("AdminDecision", day="published_on"),
    ),
    Transition(
        "INS-12.9",
        "withdrawPublication",
        _PUBLICITY_STATES,
        None,
        "HRSS",
        "撤回公示并说明理由",
        "withdraw the publication and say why",
        documents=(D.PUBLICITY_WITHDRAWAL,),
        clocks=(meets("TL-I8.2"), voids("TL-I8.1")),
        touches=Touches("PublicDisclosure", needs=("withdraw_reason",), day="withdrawn_on"),
        guards=(guard("须已公示", "it must have been published", "TL-I8.2", after=("publishDecision",)),),
    ),
)

FOLLOWING = (*_CRIME, *_PUBLICITY)
"""Suspected crime and publicity."""
