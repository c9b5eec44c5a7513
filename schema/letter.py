"""Suggestion letters of courts, procuratorates, mediators and arbitrators (domain.md §2.8, clauses 2.3f, 2.5e)."""

from datetime import date
from typing import ClassVar

from schema.codes import AgencyCode, LinkageEvent
from schema.document_types import DocumentType as D
from schema.fields import Code, Entity, FieldClass, Level, code, shared
from schema.lifecycle import Clock, Lifecycle, Transition, guard, meets, starts, voids
from schema.scopes import Scope


class LetterKind(Code):
    """What a letter is (domain.md §4.4)."""

    MED_SUG = "MED_SUG", "调解建议书", "mediation suggestion"
    ARB_SUG = "ARB_SUG", "仲裁建议书", "arbitration suggestion"
    JUD_SUG = "JUD_SUG", "司法建议书", "judicial suggestion"
    PROC_SUG = "PROC_SUG", "检察建议书", "procuratorial suggestion"
    PROC_OP = "PROC_OP", "检察意见书", "procuratorial opinion"
    RECON_OP = "RECON_OP", "复议意见书", "reconsideration opinion"
    COMMIT = "COMMIT", "信用承诺书", "credit commitment"


class LetterReply(Code):
    """What the addressee says to it (domain.md §4.4)."""

    ADOPTED = "ADOPTED", "采纳", "adopted"
    PARTLY = "PARTLY", "部分采纳", "partly adopted"
    REJECTED = "REJECTED", "未采纳", "not adopted"
    NONE = "NONE", "未回复", "no reply"


class LetterEffect(Code):
    """How far the issuer finds it carried out."""

    DONE = "DONE", "已落实", "carried out"
    PARTLY = "PARTLY", "部分落实", "partly carried out"
    NOT_DONE = "NOT_DONE", "未落实", "not carried out"


class LetterState(Code):
    """States of a suggestion letter."""

    DRAFT = "DRAFT", "起草", "draft"
    REVIEWED = "REVIEWED", "已审核", "reviewed"
    ISSUED = "ISSUED", "已制发", "issued"
    SERVED = "SERVED", "已送达", "served"
    ACKNOWLEDGED = "ACKNOWLEDGED", "已签收", "acknowledged"
    OBJECTED = "OBJECTED", "提出异议", "objected to"
    KEPT = "KEPT", "维持建议", "kept after the objection"
    OVERDUE = "OVERDUE", "逾期未回复", "no reply in time"
    REMINDED = "REMINDED", "已督促", "reminded"
    ESCALATED = "ESCALATED", "已提请督办", "escalated to the convener"
    REPLIED = "REPLIED", "已回复", "replied"
    EVALUATED = "EVALUATED", "已评估", "evaluated"
    CLOSED = "CLOSED", "已办结", "closed"
    WITHDRAWN = "WITHDRAWN", "已撤回", "withdrawn"
    VOID = "VOID", "作废", "void"


class SuggestionLetter(Entity, table=True):
    """One letter to an agency, or to a unit outside the hub, and what was done about it."""

    plural: ClassVar = "suggestionLetters"
    scope: ClassVar = Scope.LETTER_READ
    zh: ClassVar = "建议书"
    en: ClassVar = "suggestion letter"
    order: ClassVar = ("-issued_on",)

    number: str = shared("编号", "number", max_length=80, unique=True, key=True)
    letter_number: str | None = shared("文号", "number of the letter", default=None, max_length=120, index=True)
    kind: LetterKind = code(LetterKind, "种类", "kind", status=True)
    issuer: AgencyCode = code(AgencyCode, "制发机关", "issuing agency", status=True, index=True)
    issuer_unit: str | None = shared("制发机构", "issuing unit, e.g. ARB", default=None, max_length=12)
    issuer_body: str | None = shared("制发单位名称", "name of the body that issues it", default=None, max_length=120)
    addressee: AgencyCode = code(
        AgencyCode, "被建议机关", "agency addressed; EXT: a unit outside the hub", status=True, index=True
    )
    addressee_unit: str | None = shared("被建议单位", "unit addressed", of=FieldClass.F2, default=None, max_length=200)
    title: str = shared("标题", "title", search=True, max_length=200)
    problem: str | None = shared("存在问题", "what is wrong", level=Level.L3, default=None, max_length=4000)
    suggestion: str | None = shared("建议内容", "what is suggested", default=None, max_length=4000)
    linkage_case: bool = shared(
        "两法衔接案件的意见",
        "opinion in a linkage case that no crime transfer records",
        default=False,
        status=True,
    )
    public_interest: bool = shared("公益诉讼诉前建议", "public-interest pre-suit letter", default=False, status=True)
    damage_spreading: bool = shared("损害继续扩大", "damage is spreading", default=False, status=True)
    state: LetterState = code(LetterState, "状态", "state", status=True, given=False, default="DRAFT")
    issued_on: date | None = shared("制发日", "issued on", default=None, status=True)
    served_on: date | None = shared("送达日", "served on", default=None, status=True)
    reply_by_on: date | None = shared(
        "指定回复日期", "reply wanted by, where the letter says so", default=None, status=True
    )
    reply: LetterReply = code(LetterReply, "回复", "reply", status=True, default="NONE")
    replied_on: date | None = shared("回复日", "replied on", default=None, status=True)
    measures: str | None = shared("整改措施", "measures taken", default=None, max_length=4000)
    objection: str | None = shared("异议理由", "reasons of the objection", default=None, max_length=2000)
    effect: LetterEffect | None = code(LetterEffect, "落实情况", "how far carried out", default=None, status=True)
    evaluated_on: date | None = shared("评估日", "evaluated on", default=None, status=True)
    suit_number: str | None = shared("公益诉讼案号", "number of the public-interest suit", default=None, max_length=80)
    reason: str | None = shared("撤回理由", "why it was withdrawn", default=None, max_length=500)


_MEMBERS = ("HRSS", "JUS", "PSB", "COURT", "PROC")
_OUTSIDE = guard("只适用于枢纽外的单位", "only for a unit outside the hub", holds={"addressee": "EXT"})
_INSIDE = guard("被建议单位应为成员机关", "the addressee must be a member", holds={"addressee": _MEMBERS})
_ISSUERS = (
    ("MED_SUG", ("HRSS", "JUS"), "调解建议书由调解组织制发", "mediation bodies issue mediation suggestions"),
    ("ARB_SUG", ("HRSS",), "仲裁建议书由仲裁委员会制发", "the arbitration commission issues arbitration suggestions"),
    ("JUD_SUG", ("COURT",), "司法建议书由人民法院制发", "courts issue judicial suggestions"),
    ("PROC_SUG", ("PROC",), "检察建议书由人民检察院制发", "procuratorates issue procuratorial suggestions"),
    ("PROC_OP", ("PROC",), "检察意见书由人民检察院制发", "procuratorates issue procuratorial opinions"),
    ("RECON_OP", ("JUS",), "复议意见书由行政复议机构制发", "reconsideration bodies issue reconsideration opinions"),
)
_REPLY_LIMITS = ("TL-G1.1", "TL-G2.1", "TL-G3.1", "TL-G4.1", "TL-G4.2", "TL-X20.2", "TL-R2.2")
_RUNS: tuple[Clock, ...] = (
    starts("TL-G1.1", kind="PROC_SUG", public_interest="False"),
    starts("TL-G2.1", kind="JUD_SUG"),
    starts("TL-G3.1", kind=("MED_SUG", "ARB_SUG")),
    starts("TL-G4.1", kind="PROC_SUG", public_interest="True", damage_spreading="False"),
    starts("TL-G4.2", kind="PROC_SUG", public_interest="True", damage_spreading="True"),
    starts("TL-X20.2", kind="PROC_OP", linkage_case="True"),
    starts("TL-R2.2", kind="RECON_OP"),
)
_ANSWERED = tuple(meets(rule) for rule in _REPLY_LIMITS)
_POINTLESS = tuple(voids(rule) for rule in _REPLY_LIMITS)
_AWAITING = ("SERVED", "ACKNOWLEDGED", "KEPT")
_UNANSWERED = (*_AWAITING, "OVERDUE", "REMINDED", "ESCALATED")
_A_REPLY = guard(
    "回复应载明是否采纳", "a reply says whether it adopts", holds={"reply": ("ADOPTED", "PARTLY", "REJECTED")}
)
_LAPSES = (
    ("lapseProcuratorialSuggestion", "TL-G1.1", "逾期未回复检察建议", "no reply to the procuratorial suggestion"),
    ("lapseJudicialSuggestion", "TL-G2.1", "逾期未回复司法建议", "no reply to the judicial suggestion"),
    ("lapseMediationSuggestion", "TL-G3.1", "逾期未回复调解仲裁建议", "no reply to mediators or arbitrators"),
    ("lapsePublicInterestSuggestion", "TL-G4.1", "逾期未回复诉前建议", "no reply to the pre-suit letter"),
    (
        "lapseUrgentPublicInterestSuggestion",
        "TL-G4.2",
        "逾期未回复紧急诉前建议",
        "no reply to the urgent pre-suit letter",
    ),
    ("lapseProcuratorialOpinion", "TL-X20.2", "逾期未回复检察意见", "no result of the procuratorial opinion"),
    ("lapseReconsiderationOpinion", "TL-R2.2", "逾期未报告复议意见整改", "no report on the reconsideration opinion"),
)

LETTER = Lifecycle(
    name="LET",
    entity="SuggestionLetter",
    states=LetterState,
    write={"*": Scope.LETTER_WRITE},
    numbered="JY",
    transitions=(
        Transition(
            "LET-1",
            "draftLetter",
            (),
            "DRAFT",
            "@issuer",
            "起草建议书",
            "draft a letter",
            needs=("kind", "issuer", "addressee", "title"),
            may=(
                "number",
                "issuer_unit",
                "issuer_body",
                "addressee_unit",
                "problem",
                "suggestion",
                "linkage_case",
                "public_interest",
                "damage_spreading",
            ),
            guards=(
                guard(
                    "信用承诺书另行登记",
                    "a credit commitment has a register of its own",
                    holds={"kind": tuple(kind for kind, *_ in _ISSUERS)},
                ),
                *(guard(zh, en, when={"kind": kind}, holds={"issuer": issuers}) for kind, issuers, zh, en in _ISSUERS),
            ),
        ),
        Transition(
            "LET-2",
            "reviewLetter",
            ("DRAFT",),
            "REVIEWED",
            "@issuer",
            "审核建议书",
            "review the letter",
            documents=(D.LETTER_REVIEW,),
            may=("problem", "suggestion", "public_interest", "damage_spreading", "linkage_case"),
        ),
        Transition(
            "LET-3",
            "issueLetter",
            ("REVIEWED",),
            "ISSUED",
            "@issuer",
            "制发建议书",
            "issue the letter",
            documents=(D.SUGGESTION_LETTER,),
            day="issued_on",
            needs=("letter_number", "suggestion"),
            may=("reply_by_on",),
            linkage=LinkageEvent.REVERSE_OPINION,
            linkage_when={"kind": frozenset({"PROC_OP"}), "linkage_case": frozenset({"True"})},
        ),
        Transition(
            "LET-4.1",
            "serveLetter",
            ("ISSUED",),
            "SERVED",
            "@issuer",
            "送达建议书",
            "serve the letter on a member",
            documents=(D.SERVICE_PROOF,),
            day="served_on",
            notify=("@addressee",),
            reach=("@addressee",),
            clocks=_RUNS,
            guards=(_INSIDE,),
        ),
        Transition(
            "LET-4.2",
            "serveLetterOutside",
            ("ISSUED",),
            "SERVED",
            "@issuer",
            "送达枢纽外单位",
            "serve the letter on a unit outside the hub",
            documents=(D.SERVICE_PROOF,),
            day="served_on",
            may=("addressee_unit",),
            clocks=_RUNS,
            guards=(_OUTSIDE,),
        ),
        Transition(
            "LET-5",
            "acknowledgeLetter",
            ("SERVED",),
            "ACKNOWLEDGED",
            "@addressee",
            "签收建议书",
            "acknowledge the letter",
            notify=("@issuer",),
        ),
        Transition(
            "LET-6.1",
            "replyToLetter",
            _UNANSWERED,
            "REPLIED",
            "@addressee",
            "回复建议书",
            "reply to the letter",
            documents=(D.LETTER_REPLY,),
            day="replied_on",
            needs=("reply",),
            may=("measures",),
            notify=("@issuer",),
            clocks=_ANSWERED,
            guards=(_A_REPLY,),
        ),
        Transition(
            "LET-6.2",
            "recordOutsideReply",
            _UNANSWERED,
            "REPLIED",
            "@issuer",
            "记录枢纽外单位的回复",
            "record the reply of a unit outside the hub",
            documents=(D.LETTER_REPLY,),
            day="replied_on",
            needs=("reply",),
            may=("measures",),
            clocks=_ANSWERED,
            guards=(_OUTSIDE, _A_REPLY),
        ),
        Transition(
            "LET-7",
            "evaluateLetter",
            ("REPLIED",),
            "EVALUATED",
            "@issuer",
            "评估落实情况",
            "evaluate what was carried out",
            day="evaluated_on",
            needs=("effect",),
            notify=("@addressee",),
        ),
        Transition(
            "LET-8",
            "closeLetter",
            ("EVALUATED", "ESCALATED"),
            "CLOSED",
            "@issuer",
            "办结建议书",
            "close the letter; a pre-suit letter nobody heeded may have led to a suit",
            may=("suit_number",),
            clocks=_POINTLESS,
        ),
        *(
            Transition(
                f"LET-9.{part}",
                act,
                _AWAITING,
                "OVERDUE",
                "time",
                zh,
                f"{en} in time",
                lapses=rule,
                notify=("@issuer",),
            )
            for part, (act, rule, zh, en) in enumerate(_LAPSES, start=1)
        ),
        Transition(
            "LET-10.1",
            "remindLetter",
            ("OVERDUE",),
            "REMINDED",
            "@issuer",
            "督促回复",
            "remind the addressee",
            documents=(D.LETTER_REMINDER,),
            notify=("@addressee",),
        ),
        Transition(
            "LET-10.2",
            "escalateLetter",
            ("REMINDED",),
            "ESCALATED",
            "@issuer",
            "提请召集人督办",
            "escalate to the convener",
            notify=("HRSS", "OFFICE"),
        ),
        Transition(
            "LET-11.1",
            "objectToLetter",
            ("SERVED", "ACKNOWLEDGED"),
            "OBJECTED",
            "@addressee",
            "提出异议",
            "object to the letter",
            documents=(D.LETTER_OBJECTION,),
            needs=("objection",),
            notify=("@issuer",),
        ),
        Transition(
            "LET-11.2",
            "recordOutsideObjection",
            ("SERVED",),
            "OBJECTED",
            "@issuer",
            "记录枢纽外单位的异议",
            "record the objection of a unit outside the hub",
            documents=(D.LETTER_OBJECTION,),
            needs=("objection",),
            guards=(_OUTSIDE,),
        ),
        Transition(
            "LET-12.1",
            "keepLetter",
            ("OBJECTED",),
            "KEPT",
            "@issuer",
            "维持建议",
            "keep the letter",
            documents=(D.LETTER_OBJECTION_DECISION,),
        ),
        Transition(
            "LET-12.2",
            "withdrawLetter",
            ("OBJECTED", *_UNANSWERED),
            "WITHDRAWN",
            "@issuer",
            "撤回建议",
            "withdraw the letter",
            documents=(D.LETTER_WITHDRAWAL,),
            needs=("reason",),
            notify=("@addressee",),
            clocks=_POINTLESS,
        ),
        Transition(
            "LET-12.3",
            "discardLetter",
            ("DRAFT", "REVIEWED", "ISSUED"),
            "WITHDRAWN",
            "@issuer",
            "不再送达",
            "give the letter up before it is served",
            needs=("reason",),
        ),
    ),
)
