"""Acts of the investigation against one suspect (domain.md §2.5, rows 17 and 19)."""

from schema.codes import LinkageEvent, TaskKind
from schema.document_types import DocumentType as D
from schema.fields import FieldClass
from schema.lifecycle import (
    Clock,
    ClockAct,
    Gives,
    Touches,
    Transition,
    ends,
    extends,
    guard,
    meets,
    opens,
    starts,
    voids,
)
from schema.limits import Unit

RESULT = FieldClass.F6
"""Class of acts that are results; every other act of the table is investigation content (F7)."""

_INVESTIGATED = ("IDENTIFIED", "ARREST_ASKED", "ARRESTED", "ARREST_DENIED")
_REVIEWED = ("SENT_FOR_PROSECUTION", "SUPPLEMENTARY", "CONDITIONAL")
_TRIED = ("PROSECUTED", "TRIAL", "JUDGED", "APPEALED")
_OPEN = (*_INVESTIGATED, *_REVIEWED, *_TRIED)
_CUSTODY = (
    guard(
        "拘留、逮捕的，应当载明在押",
        "of detention and arrest it must be said that the person is held",
        "RL-C11.1",
        when={"kind": ("DETENTION", "ARREST")},
        holds={"in_custody": "True"},
    ),
    guard(
        "逮捕必须经检察院批准或者法院、检察院决定",
        "arrest needs the procuratorate's approval or a decision of court or procuratorate",
        "TL-X16.1",
        when={"kind": "ARREST"},
        after=("approveArrest", "reverseArrestRefusal", "decideArrest"),
    ),
)
_MILDER = {"kind": frozenset({"BAIL", "RESIDENTIAL"})}
RELEASE_AT_ONCE = opens(TaskKind.FOLLOW_UP, owner="PSB", in_custody="True")
"""Of a person still held when arrest or prosecution is refused (刑诉法 91, 178)."""


def _objection(part: int, act: str, zh: str, en: str, rule: str, after: tuple[str, ...], said: str) -> Transition:
    return Transition(
        f"SUS-5.{part}",
        act,
        ("ARREST_DENIED",),
        None,
        "PSB",
        zh,
        en,
        documents=(D.ARREST_OBJECTION,),
        of_class=RESULT,
        guards=(guard(said, "the steps have an order", rule, after=after),) if after else (),
        clocks=(starts(rule),),
        notify=("PROC",),
    )


def _custody(part: int, act: str, article: str, months: int, before: str) -> Transition:
    order = guard("应当先用尽前一次延长", "the earlier extension comes first", "TL-X16.1", after=(before,))
    return Transition(
        f"SUS-6.{part}",
        act,
        (*_INVESTIGATED, "SUPPLEMENTARY"),
        None,
        "PROC",
        f"批准延长侦查羁押期限（刑诉法{article}条）",
        f"allow longer custody for investigation (art. {article})",
        documents=(D.CUSTODY_EXTENSION,),
        guards=(order, guard("已经延长一次", "it was extended so already", "TL-X16.1", never=(act,))),
        clocks=(extends("TL-X16.1", months, Unit.MO),),
        notify=("PSB",),
    )


INVESTIGATION_ACTS = (
    Transition(
        "SUS-1",
        "recordSuspect",
        (),
        "IDENTIFIED",
        "PSB",
        "确定犯罪嫌疑人",
        "record a suspect",
        documents=(D.CRIMINAL_FILING,),
        of_class=RESULT,
        needs=("alias",),
        may=("number", "minor"),
    ),
    # Milder measures end what detention had set running; arrest for the purpose of custody is one by being carried out.
    Transition(
        "SUS-2.1",
        "takeCoerciveMeasure",
        _OPEN,
        None,
        "PSB/PROC/COURT",
        "采取强制措施",
        "take a coercive measure",
        documents=(D.COERCIVE_DECISION,),
        may=("coercive_measure", "in_custody"),
        gives=(Gives("CoerciveStep", required=True),),
        guards=_CUSTODY,
        clocks=(
            Clock(ClockAct.VOID, "TL-X14.1", _MILDER),
            Clock(ClockAct.VOID, "TL-X16.1", _MILDER),
            starts("TL-X14.1", custody="in_custody", each=True, kind="DETENTION"),
            starts("TL-X16.1", custody="in_custody", each=True, kind="ARREST"),
            starts("TL-X26.1", each=True, kind="BAIL"),
            starts("TL-X26.2", each=True, kind="RESIDENTIAL"),
        ),
    ),
    Transition(
        "SUS-2.2",
        "liftCoerciveMeasure",
        (*_OPEN, "CLEARED", "NOT_PROSECUTED", "EFFECTIVE"),
        None,
        "PSB/PROC/COURT",
        "解除强制措施",
        "lift a coercive measure",
        documents=(D.COERCIVE_LIFTING,),
        may=("coercive_measure", "in_custody"),
        touches=Touches("CoerciveStep", day="ended_on"),
        clocks=(meets("TL-X26.1"), meets("TL-X26.2"), voids("TL-X14.1"), meets("TL-X16.1")),
    ),
    Transition(
        "SUS-2.3",
        "releaseSuspect",
        (*_OPEN, "CLEARED", "NOT_PROSECUTED", "EFFECTIVE"),
        None,
        "PSB/PROC/COURT",
        "释放",
        "release the person",
        documents=(D.RELEASE_NOTICE,),
        needs=("in_custody",),
        may=("coercive_measure",),
        guards=(
            guard(
                "应当载明不再羁押", "it must be said that the person is no longer held", holds={"in_custody": "False"}
            ),
        ),
        clocks=(voids("TL-X14.1"), meets("TL-X16.1")),
        tasks=(ends(TaskKind.FOLLOW_UP),),
    ),
    *(
        Transition(
            f"SUS-3.{part}",
            act,
            ("IDENTIFIED", "ARREST_DENIED"),
            None,
            "PSB",
            zh,
            en,
            documents=(D.DETENTION_EXTENSION,),
            guards=(
                guard(
                    "提请批准逮捕的时间已经延长",
                    "the time was extended already",
                    "TL-X14.1",
                    never=("extendDetention", "extendGangDetention"),
                ),
            ),
            clocks=(extends("TL-X14.1", days, Unit.CD),),
        )
        for part, act, zh, en, days in (
            (1, "extendDetention", "延长提请批准逮捕时间（特殊情况）", "extend the detention in a special case", 4),
            (
                2,
                "extendGangDetention",
                "延长提请批准逮捕时间至三十日（流窜、多次、结伙作案）",
                "extend the detention of a roaming, repeated or gang suspect to thirty days",
                27,
            ),
        )
    ),
    Transition(
        "SUS-4.1",
        "askArrest",
        ("IDENTIFIED", "ARREST_DENIED"),
        "ARREST_ASKED",
        "PSB",
        "提请批准逮捕",
        "ask for approval of the arrest",
        documents=(D.ARREST_REQUEST,),
        of_class=RESULT,
        clocks=(
            meets("TL-X14.1"),
            starts("TL-X15.1", custody="in_custody", in_custody="True"),
            starts("TL-X15.2", in_custody="False"),
        ),
        notify=("PROC",),
    ),
    Transition(
        "SUS-4.2",
        "extendArrestReview",
        ("ARREST_ASKED",),
        None,
        "PROC",
        "延长审查逮捕期限（重大复杂案件）",
        "extend the review of the arrest request",
        documents=(D.ARREST_REVIEW_EXTENSION,),
        of_class=RESULT,
        guards=(guard("已经延长一次", "it was extended once already", "TL-X15.2", never=("extendArrestReview",)),),
        clocks=(extends("TL-X15.2", 5, Unit.CD),),
        notify=("PSB",),
    ),
    Transition(
        "SUS-4.3",
        "approveArrest",
        ("ARREST_ASKED",),
        "ARRESTED",
        "PROC",
        "批准逮捕",
        "approve the arrest",
        documents=(D.ARREST_DECISION,),
        of_class=RESULT,
        day="arrest_decided_on",
        needs=("arrest",),
        guards=(guard("审查结果应当为批准", "the result must be approval", holds={"arrest": "APPROVED"}),),
        clocks=(meets("TL-X15.1"), meets("TL-X15.2")),
        notify=("PSB",),
        linkage=LinkageEvent.ARREST,
    ),
    Transition(
        "SUS-4.4",
        "denyArrest",
        ("ARREST_ASKED",),
        "ARREST_DENIED",
        "PROC",
        "不批准逮捕",
        "refuse the arrest",
        documents=(D.ARREST_REFUSAL,),
        of_class=RESULT,
        day="arrest_decided_on",
        needs=("arrest",),
        guards=(
            guard(
                "应当载明不批准逮捕的理由",
                "the result must be one of the refusals",
                holds={"arrest": ("DENIED_NO_CRIME", "DENIED_INSUFF", "DENIED_NO_NEED")},
            ),
        ),
        clocks=(meets("TL-X15.1"), meets("TL-X15.2")),
        notify=("PSB",),
        linkage=LinkageEvent.NO_ARREST,
        tasks=(RELEASE_AT_ONCE,),
    ),
    _objection(
        1,
        "askArrestReconsideration",
        "要求复议不批准逮捕",
        "ask for reconsideration of the refusal",
        "TL-X15.3",
        (),
        "",
    ),
    _objection(
        2,
        "askArrestReview",
        "提请上一级检察院复核不批准逮捕",
        "ask the upper procuratorate to review the refusal",
        "TL-X15.4",
        ("upholdArrestRefusal",),
        "应当先经复议",
    ),
    # That a refusal stands is no new decision on the person: it owes no second entry.
    Transition(
        "SUS-5.3",
        "upholdArrestRefusal",
        ("ARREST_DENIED",),
        None,
        "PROC",
        "复议、复核维持不批准逮捕",
        "uphold the refusal of the arrest",
        documents=(D.ARREST_OBJECTION_ANSWER,),
        of_class=RESULT,
        clocks=(meets("TL-X15.3"), meets("TL-X15.4")),
        notify=("PSB",),
    ),
    Transition(
        "SUS-5.4",
        "reverseArrestRefusal",
        ("ARREST_DENIED",),
        "ARRESTED",
        "PROC",
        "复议、复核改为批准逮捕",
        "approve the arrest on objection",
        documents=(D.ARREST_DECISION,),
        of_class=RESULT,
        day="arrest_decided_on",
        needs=("arrest",),
        guards=(guard("审查结果应当为批准", "the result must be approval", holds={"arrest": "APPROVED"}),),
        clocks=(meets("TL-X15.3"), meets("TL-X15.4")),
        notify=("PSB",),
        linkage=LinkageEvent.ARREST,
    ),
    # Once the case is with them, procuratorate and court decide on arrest themselves (刑诉法 80).
    Transition(
        "SUS-5.5",
        "decideArrest",
        ("SENT_FOR_PROSECUTION", "SUPPLEMENTARY", "PROSECUTED", "TRIAL", "JUDGED", "APPEALED"),
        None,
        "PROC/COURT",
        "决定逮捕",
        "decide on arrest",
        documents=(D.ARREST_DECISION,),
        of_class=RESULT,
        day="arrest_decided_on",
        needs=("arrest",),
        guards=(guard("审查结果应当为批准", "the result must be approval", holds={"arrest": "APPROVED"}),),
        notify=("PSB",),
        linkage=LinkageEvent.ARREST,
    ),
    Transition(
        "SUS-6.1",
        "extendCustodyOneMonth",
        (*_INVESTIGATED, "SUPPLEMENTARY"),
        None,
        "PROC",
        "批准延长侦查羁押期限（刑诉法156条）",
        "allow longer custody for investigation (art. 156)",
        documents=(D.CUSTODY_EXTENSION,),
        guards=(guard("已经延长一次", "it was extended so already", "TL-X16.1", never=("extendCustodyOneMonth",)),),
        clocks=(extends("TL-X16.1", 1, Unit.MO),),
        notify=("PSB",),
    ),
    _custody(2, "extendCustodyTwoMonths", "158", 2, "extendCustodyOneMonth"),
    _custody(3, "extendCustodyTwoMoreMonths", "159", 2, "extendCustodyTwoMonths"),
    Transition(
        "SUS-7",
        "endInvestigationOfSuspect",
        (*_INVESTIGATED, "SUPPLEMENTARY"),
        "CLEARED",
        "PSB",
        "对该嫌疑人终止侦查",
        "end the investigation of this person",
        documents=(D.INVESTIGATION_END,),
        of_class=RESULT,
        clocks=tuple(voids(rule) for rule in ("TL-X14.1", "TL-X15.1", "TL-X15.2", "TL-X15.3", "TL-X15.4", "TL-X16.1")),
        notify=("PROC",),
        tasks=(RELEASE_AT_ONCE,),
    ),
)
