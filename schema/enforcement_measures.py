"""Acts on enforcement measures, from taking one to releasing it (domain.md §2.6, row 6)."""

from schema.document_types import DocumentType as D
from schema.enforcement_codes import CLOSED, LIVE, OPEN
from schema.lifecycle import Clock, ClockAct, Gives, Touches, Transition, guard, meets, starts
from schema.limits import Unit

_ON_DEBTOR = (*OPEN, "SUSPENDED", "CLOSED_ROUND")
"""A measure may be taken while a case is suspended or its round closed: it keeps what is found for the resumption."""
_PROPERTY_TERMS = (
    starts("TL-E7.1", each=True, asset="DEPOSIT"),
    starts("TL-E7.2", each=True, asset="MOVABLE"),
    starts("TL-E7.3", each=True, asset="IMMOVABLE"),
)
_PROPERTY_ENDS = (meets("TL-E7.1"), meets("TL-E7.2"), meets("TL-E7.3"))
_APPROVAL = (
    guard(
        "拘传、拘留、罚款必须经院长批准",
        "compelled appearance, detention and fines need the president's approval",
        "TL-E8.1",
        when={"kind": ("COMPEL", "DETAIN", "FINE")},
        holds={"approved_by": "PRESIDENT"},
    ),
    guard(
        "限制消费令必须由院长签发",
        "the president signs the consumption-limit order",
        when={"kind": "LIMIT_CONSUME"},
        holds={"approved_by": "PRESIDENT"},
    ),
)
_SPECIAL_ACCOUNT = guard(
    "农民工工资专用账户资金和工资保证金，除为支付本项目农民工工资外，不得查封、冻结或者划拨（保障农民工工资支付条例第三十三条）",
    "money of a wage special account or deposit may be sealed, frozen or transferred only for that project's wages",
    when={"kind": ("FREEZE", "SEAL", "TRANSFER"), "special_account": "True"},
    holds={"project_wages": "True"},
)
_YEARS = {"ONE_YEAR": 1, "TWO_YEARS": 2, "THREE_YEARS": 3}

MEASURES = (
    Transition(
        "ENF-6",
        "takeMeasure",
        _ON_DEBTOR,
        None,
        "COURT-ENF",
        "采取执行措施",
        "take a measure",
        documents=(D.MEASURE_DOCUMENT,),
        gives=(Gives("EnforcementMeasure", required=True),),
        clocks=(
            *_PROPERTY_TERMS,
            starts("TL-E8.1", each=True, kind="DETAIN"),
            starts("TL-E10.1", each=True, kind="DISHONEST"),
        ),
        guards=(*_APPROVAL, _SPECIAL_ACCOUNT),
    ),
    Transition(
        "ENF-6.2",
        "releaseMeasure",
        (*LIVE, "FULFILLED", *CLOSED),
        None,
        "COURT-ENF",
        "解除执行措施",
        "release a measure",
        documents=(D.MEASURE_DOCUMENT,),
        touches=Touches("EnforcementMeasure", may=("release_reason",), day="released_on"),
        clocks=(
            *_PROPERTY_ENDS,
            meets("TL-E8.1"),
            meets("TL-E9.1"),
            meets("TL-E9.2"),
            meets("TL-E10.1"),
            meets("TL-E10.2"),
        ),
    ),
    Transition(
        "ENF-6.3",
        "renewMeasure",
        (*LIVE, "CLOSED_ROUND"),
        None,
        "COURT-ENF",
        "续行查封、扣押、冻结",
        "renew a sealing, seizure or freeze before it ends",
        documents=(D.MEASURE_DOCUMENT,),
        gives=(Gives("EnforcementMeasure", required=True),),
        touches=Touches("EnforcementMeasure", day="renewed_on"),
        clocks=(*_PROPERTY_ENDS, *_PROPERTY_TERMS),
        guards=(_SPECIAL_ACCOUNT,),
    ),
    Transition(
        "ENF-6.4",
        "askPoliceToAssist",
        (*LIVE, "CLOSED_ROUND"),
        None,
        "COURT-ENF",
        "请公安机关协助执行措施",
        "ask the police to assist with a detention, exit ban or vehicle",
        documents=(D.ASSISTANCE_NOTICE,),
        touches=Touches("EnforcementMeasure", needs=("assisting_body",), day="police_asked_on"),
        notify=("PSB",),
        reach=("PSB",),
    ),
    Transition(
        "ENF-6.5",
        "bringIn",
        (*LIVE, "CLOSED_ROUND"),
        None,
        "COURT-ENF",
        "拘传到场",
        "bring the person in",
        documents=(D.INQUIRY_RECORD,),
        touches=Touches("EnforcementMeasure", needs=("questioning",), day="brought_in_at"),
        clocks=(starts("TL-E9.1", questioning="ORDINARY"), starts("TL-E9.2", questioning="COMPLEX")),
    ),
    Transition(
        "ENF-6.6",
        "endQuestioning",
        (*LIVE, "CLOSED_ROUND"),
        None,
        "COURT-ENF",
        "询问结束",
        "end the questioning",
        documents=(D.INQUIRY_RECORD,),
        touches=Touches("EnforcementMeasure", day="questioned_until_at"),
        clocks=(meets("TL-E9.1"), meets("TL-E9.2")),
        guards=(guard("被拘传人已到场", "the person was brought in before", "TL-E9.1", after=("bringIn",)),),
    ),
    Transition(
        "ENF-6.7",
        "extendListing",
        (*LIVE, *CLOSED),
        None,
        "COURT-ENF",
        "延长失信名单期限",
        "extend a listing for violence, threats or several acts",
        documents=(D.MEASURE_DOCUMENT,),
        touches=Touches("EnforcementMeasure", needs=("extension",), may=("until_on",)),
        clocks=tuple(
            Clock(ClockAct.EXTEND, "TL-E10.1", {"extension": frozenset({word})}, more=(years, Unit.YR))
            for word, years in _YEARS.items()
        ),
    ),
    Transition(
        "ENF-6.8",
        "noteDeletionCause",
        (*LIVE, "FULFILLED", *CLOSED),
        None,
        "COURT-ENF",
        "出现应当删除失信信息的情形",
        "note that a listing must be deleted",
        touches=Touches("EnforcementMeasure", day="deletion_cause_on"),
        clocks=(starts("TL-E10.2"),),
    ),
)
"""Row 6: measures are children of the case, each with limits of its own."""
