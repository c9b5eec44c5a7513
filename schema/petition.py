"""Petitions (信访): handling, review and second review, and where the law ends them (信访工作条例 2022)."""

from datetime import date
from typing import ClassVar

from schema.codes import AgencyCode, RemedyChannel
from schema.fields import Code, Entity, FieldClass, Level, code, shared
from schema.scopes import Scope


class PetitionState(Code):
    """States of a petition."""

    RECEIVED = "RECEIVED", "已登记", "received"
    TRANSFERRED = "TRANSFERRED", "已转送", "passed on"
    OBJECTED = "OBJECTED", "已提异议", "objected to as not ours"
    HANDED_BACK = "HANDED_BACK", "已交还", "handed back"
    GUIDED = "GUIDED", "已导入法定程序", "guided to a legal procedure"
    NOT_ACCEPTED = "NOT_ACCEPTED", "不予受理", "not accepted"
    ACCEPTED = "ACCEPTED", "已受理", "accepted"
    ANSWERED = "ANSWERED", "已答复", "answered"
    REVIEWING = "REVIEWING", "复查中", "under review"
    REVIEWED = "REVIEWED", "已复查", "reviewed"
    RECHECKING = "RECHECKING", "复核中", "under second review"
    RECHECKED = "RECHECKED", "已复核", "second review done"
    TERMINATED = "TERMINATED", "已终结", "terminated"
    VOID = "VOID", "作废", "void"


class PetitionForm(Code):
    """How a petition is brought (条例 17)."""

    ONLINE = "ONLINE", "网上信访", "online"
    LETTER = "LETTER", "来信", "letter"
    PHONE = "PHONE", "来电", "telephone"
    FAX = "FAX", "传真", "fax"
    VISIT = "VISIT", "来访", "visit"


class PetitionCategory(Code):
    """What a petition asks (条例 29–31)."""

    CLAIM = "CLAIM", "申诉求决", "complaint or claim"
    PROPOSAL = "PROPOSAL", "意见建议", "opinion or proposal"
    ACCUSATION = "ACCUSATION", "检举控告", "accusation"


class PetitionOrigin(Code):
    """Who brought it here (条例 22, 23)."""

    DIRECT = "DIRECT", "信访人直接提出", "by the petitioner"
    PASSED = "PASSED", "转送", "passed on by a petition office or superior"
    ASSIGNED = "ASSIGNED", "交办", "assigned by one, with a report asked back"


class PetitionRefusal(Code):
    """Why a petition is not accepted and leads to no procedure either."""

    NOT_OURS = "NOT_OURS", "不属本机关职权", "not within power: told where to turn"
    PENDING = "PENDING", "同一事项正在办理", "the same matter is being handled already"
    RECHECKED = "RECHECKED", "已复核的同一事实和理由", "same facts and grounds after second review"
    TERMINATED = "TERMINATED", "涉法涉诉事项已依法终结", "legal matter terminated by law"


class PetitionOpinion(Code):
    """What a written opinion says, the first one and those of the reviews (条例 32)."""

    SUPPORTED = "SUPPORTED", "予以支持", "supported"
    EXPLAINED = "EXPLAINED", "解释说明", "reasonable but without basis in law: explained"
    NOT_SUPPORTED = "NOT_SUPPORTED", "不予支持", "not supported"


LEGAL_CHANNELS = tuple(str(channel) for channel in RemedyChannel if channel is not RemedyChannel.PETITION)
"""Where a petition that belongs to a legal procedure is guided (诉访分离)."""


class Petition(Entity, table=True):
    """One petition; who petitions stands in the petition system, the hub keeps its number."""

    plural: ClassVar = "petitions"
    scope: ClassVar = Scope.PETITION_READ
    zh: ClassVar = "信访事项"
    en: ClassVar = "petition"
    order: ClassVar = ("-received_on",)
    rows_of: ClassVar = FieldClass.F13

    number: str = shared("信访编号", "petition number", of=FieldClass.F13, max_length=80, unique=True, key=True)
    state: PetitionState = code(
        PetitionState,
        "状态",
        "state",
        of=FieldClass.F13,
        status=True,
        given=False,
        default="RECEIVED",
        index=True,
    )
    responsible: AgencyCode = code(
        AgencyCode, "办理机关", "agency that handles it", of=FieldClass.F13, status=True, default="HRSS", index=True
    )
    form: PetitionForm = code(PetitionForm, "信访形式", "how it was brought", of=FieldClass.F13)
    category: PetitionCategory = code(PetitionCategory, "信访类别", "category", of=FieldClass.F13, default="CLAIM")
    origin: PetitionOrigin = code(PetitionOrigin, "来源", "who brought it here", of=FieldClass.F13, default="DIRECT")
    passed_by: str | None = shared(
        "转送单位", "petition office or superior that passed it on", of=FieldClass.F13, default=None, max_length=120
    )
    content: str | None = shared(
        "信访内容",
        "what is petitioned, scrubbed of identities",
        of=FieldClass.F13,
        level=Level.L3,
        default=None,
        max_length=4000,
    )
    employer: str | None = shared(
        "涉及单位", "unit concerned", of=FieldClass.F13, default=None, max_length=200, index=True
    )
    people: int | None = shared("信访人数", "petitioners", of=FieldClass.F13, default=None, ge=0)
    place: str | None = shared("涉及地", "division code of the place", of=FieldClass.F13, default=None, max_length=12)
    received_on: date | None = shared("接收日", "received on", of=FieldClass.F13, default=None, status=True)
    legal_channel: RemedyChannel | None = code(
        RemedyChannel, "导入程序", "legal procedure guided to", of=FieldClass.F13, default=None, status=True
    )
    objection: str | None = shared(
        "异议理由", "reasons of the objection", of=FieldClass.F13, default=None, max_length=1000
    )
    refusal: PetitionRefusal | None = code(
        PetitionRefusal, "不予受理理由", "why not accepted", of=FieldClass.F13, default=None, status=True
    )
    accepted_on: date | None = shared("受理日", "accepted on", of=FieldClass.F13, default=None, status=True)
    extension_reason: str | None = shared(
        "延期理由", "reason of the extension", of=FieldClass.F13, default=None, max_length=500
    )
    opinion: PetitionOpinion | None = code(
        PetitionOpinion, "处理意见", "opinion", of=FieldClass.F13, default=None, status=True
    )
    answered_on: date | None = shared("答复日", "answered on", of=FieldClass.F13, default=None, status=True)
    review_body: str | None = shared("复查机关", "body that reviews", of=FieldClass.F13, default=None, max_length=120)
    review: PetitionOpinion | None = code(
        PetitionOpinion, "复查意见", "review opinion", of=FieldClass.F13, default=None, status=True
    )
    reviewed_on: date | None = shared("复查日", "reviewed on", of=FieldClass.F13, default=None, status=True)
    recheck_body: str | None = shared(
        "复核机关", "body that reviews again", of=FieldClass.F13, default=None, max_length=120
    )
    recheck: PetitionOpinion | None = code(
        PetitionOpinion, "复核意见", "second review opinion", of=FieldClass.F13, default=None, status=True
    )
    rechecked_on: date | None = shared("复核日", "second review on", of=FieldClass.F13, default=None, status=True)
    terminated_on: date | None = shared("终结日", "terminated on", of=FieldClass.F13, default=None, status=True)
