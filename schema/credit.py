"""Credit records: the wage-arrears dishonesty list and other lists, from proposal to removal (domain.md §2.10)."""

import uuid
from datetime import date, datetime
from typing import ClassVar

from sqlmodel import Field

from schema.codes import TaskKind
from schema.document_types import DocumentType as D
from schema.fields import Belongs, Code, Entity, FieldClass, Level, Mask, RowClass, code, instant, shared
from schema.lifecycle import TIME, Gives, Lifecycle, Transition, ends, guard, meets, opens, starts, voids
from schema.scopes import Scope


class CreditList(Code):
    """Lists and grades a unit or person may stand on (domain.md §4.4)."""

    WAGE_LIST = "WAGE_LIST", "欠薪失信联合惩戒名单", "wage-arrears dishonesty list"
    DISHONEST = "DISHONEST", "失信被执行人", "dishonest judgment debtor"
    LIMIT = "LIMIT", "限制消费", "consumption limit"
    MAJOR_PUB = "MAJOR_PUB", "重大违法公布", "major violation made public"
    GRADE_A = "GRADE_A", "守法诚信A级", "labour-credit grade A"
    GRADE_B = "GRADE_B", "守法诚信B级", "labour-credit grade B"
    GRADE_C = "GRADE_C", "守法诚信C级", "labour-credit grade C"
    SI_DISHONEST = "SI_DISHONEST", "社保失信", "social-insurance dishonesty"


class CreditState(Code):
    """States of a credit record."""

    PROPOSED = "PROPOSED", "拟列入", "proposed"
    NOTICE_GIVEN = "NOTICE_GIVEN", "已告知", "notice given"
    NOT_LISTED = "NOT_LISTED", "不予列入", "not listed"
    LISTED = "LISTED", "已列入", "listed"
    GRADED = "GRADED", "已评级", "graded"
    EARLY_REMOVED = "EARLY_REMOVED", "提前移出", "removed early"
    EXPIRED = "EXPIRED", "期满移出", "expired"
    REVOKED = "REVOKED", "撤销列入", "revoked"
    VOID = "VOID", "作废", "void"


class ListingGround(Code):
    """Why a unit is put on the wage-arrears list (保障农民工工资支付条例 48)."""

    SERIOUS = "SERIOUS", "情节严重", "serious circumstances"
    SOCIAL_HARM = "SOCIAL_HARM", "造成严重不良社会影响", "serious harm to society"


class CreditRecord(Entity, table=True):
    """That a unit or person stands on a list or has a grade; public while it is listed (F9)."""

    plural: ClassVar = "creditRecords"
    scope: ClassVar = Scope.REGISTRY_READ
    belongs: ClassVar = (Belongs("inspection_case_id", "InspectionCase", "creditRecords"),)
    zh: ClassVar = "信用记录"
    en: ClassVar = "credit record"
    order: ClassVar = ("-listed_on",)
    row_class: ClassVar = RowClass("state", {"LISTED": FieldClass.F9}, FieldClass.F1)

    inspection_case_id: uuid.UUID | None = Field(default=None, foreign_key="inspectioncase.id", index=True)
    number: str = shared("编号", "number", of=FieldClass.ROW, max_length=80, unique=True, key=True)
    subject: str = shared("主体", "unit or person", of=FieldClass.ROW, level=Level.L2, mask=Mask.NAME, max_length=200)
    subject_uscc: str | None = shared(
        "统一社会信用代码",
        "unified social credit code",
        of=FieldClass.ROW,
        level=Level.L1,
        default=None,
        max_length=18,
        index=True,
    )
    responsible: str | None = shared(
        "责任人员",
        "legal representative or other person responsible",
        of=FieldClass.F3,
        level=Level.L3,
        mask=Mask.NAME,
        default=None,
        max_length=60,
    )
    list_kind: CreditList = code(CreditList, "名单种类", "list", of=FieldClass.ROW, level=Level.L1, status=True)
    ground: ListingGround | None = code(ListingGround, "列入事由", "ground", of=FieldClass.ROW, default=None)
    basis_number: str | None = shared(
        "依据文书文号",
        "number of the document it rests on",
        of=FieldClass.ROW,
        default=None,
        max_length=120,
        index=True,
    )
    state: CreditState = code(
        CreditState, "状态", "state", of=FieldClass.ROW, status=True, given=False, default="PROPOSED", index=True
    )
    proposed_on: date | None = shared("提出日", "proposed on", default=None, status=True)
    listed_on: date | None = shared("列入日", "listed on", of=FieldClass.ROW, default=None, status=True)
    until_on: date | None = shared("截止日", "until", of=FieldClass.ROW, default=None, status=True)
    arrears_paid_on: date | None = shared("欠薪付清日", "arrears paid on", of=FieldClass.ROW, default=None, status=True)
    ended_on: date | None = shared("移出或撤销日", "removed or revoked on", default=None, status=True)
    basis_revoked_on: date | None = shared("依据被撤销日", "its basis was revoked on", default=None, status=True)
    pushed_at: datetime | None = instant(
        "推送信用平台时间", "pushed to the credit platform at", default=None, status=True
    )


_WAGE_LIST = guard(
    "仅适用于欠薪失信名单", "only for the wage-arrears list", "RL-B9.1", holds={"list_kind": "WAGE_LIST"}
)
_DECIDED_LISTS = ("WAGE_LIST", "MAJOR_PUB", "SI_DISHONEST")
_COURT_LISTS = ("DISHONEST", "LIMIT")
_GRADES = ("GRADE_A", "GRADE_B", "GRADE_C")
_OPEN = ("PROPOSED", "NOTICE_GIVEN", "LISTED")
_KEEPER = "@owner_agency"
"""Whoever put it on the list: no agency takes off what another one listed."""
_OFF = (voids("TL-K1.1"), voids("TL-K1.2"))

CREDIT = Lifecycle(
    name="CRD",
    entity="CreditRecord",
    states=CreditState,
    write={"HRSS": Scope.INSPECTION_WRITE, "COURT": Scope.ENFORCEMENT_WRITE},
    numbered="XY",
    transitions=(
        Transition(
            "CRD-1.1",
            "proposeListing",
            (),
            "PROPOSED",
            "HRSS",
            "提出列入名单",
            "propose to put on a list",
            documents=(D.LISTING_PROPOSAL,),
            day="proposed_on",
            needs=("subject", "list_kind", "basis_number"),
            may=("number", "subject_uscc", "responsible", "ground"),
            reach=("HRSS",),
            guards=(
                guard("名单不由本机关列入", "not a list this agency keeps", holds={"list_kind": _DECIDED_LISTS}),
                guard(
                    "须情节严重或者造成严重不良社会影响",
                    "serious circumstances or serious harm to society",
                    "RL-B9.1",
                    when={"list_kind": "WAGE_LIST"},
                    holds={"ground": ("SERIOUS", "SOCIAL_HARM")},
                ),
            ),
        ),
        Transition(
            "CRD-1.2",
            "recordCourtListing",
            (),
            "LISTED",
            "COURT-ENF",
            "登记法院名单",
            "record a listing by the court",
            documents=(D.LISTING_DECISION,),
            day="listed_on",
            needs=("subject", "list_kind"),
            may=("number", "subject_uscc", "basis_number", "until_on"),
            reach=("COURT",),
            guards=(guard("仅限法院名单", "only lists kept by the court", holds={"list_kind": _COURT_LISTS}),),
        ),
        Transition(
            "CRD-1.3",
            "gradeUnit",
            (),
            "GRADED",
            "HRSS",
            "评定守法诚信等级",
            "grade a unit's labour credit",
            documents=(D.GRADE_RESULT,),
            day="listed_on",
            needs=("subject", "list_kind"),
            may=("number", "subject_uscc", "until_on"),
            reach=("HRSS",),
            clocks=(starts("TL-K1.3"),),
            tasks=(opens(TaskKind.FOLLOW_UP, owner="HRSS", rule="TL-K1.3"),),
            guards=(guard("须为A、B、C级", "grade A, B or C", "TL-K1.3", holds={"list_kind": _GRADES}),),
        ),
        Transition(
            "CRD-2.1",
            "giveListingNotice",
            ("PROPOSED",),
            "NOTICE_GIVEN",
            "HRSS",
            "列入事先告知",
            "give notice of the listing",
            documents=(D.LISTING_NOTICE,),
        ),
        Transition(
            "CRD-2.2",
            "recordListingStatement",
            ("NOTICE_GIVEN",),
            None,
            "HRSS",
            "听取对列入的陈述申辩",
            "hear the statement on the listing",
            documents=(D.STATEMENT_RECORD,),
        ),
        Transition(
            "CRD-2.3",
            "declineListing",
            ("PROPOSED", "NOTICE_GIVEN"),
            "NOT_LISTED",
            "HRSS",
            "决定不予列入",
            "decide not to list",
            documents=(D.NON_LISTING_DECISION,),
            day="ended_on",
        ),
        Transition(
            "CRD-3",
            "decideListing",
            ("NOTICE_GIVEN",),
            "LISTED",
            "HRSS",
            "决定列入名单",
            "decide to list",
            documents=(D.LISTING_DECISION,),
            day="listed_on",
            may=("until_on",),
            clocks=(starts("TL-K1.1", list_kind="WAGE_LIST"),),
            gives=(Gives("PublicDisclosure"),),
        ),
        Transition(
            "CRD-4.1",
            "recordListedArrearsPaid",
            ("LISTED",),
            None,
            "HRSS",
            "登记欠薪付清",
            "record that the arrears were paid",
            documents=(D.PAYMENT_PROOF,),
            day="arrears_paid_on",
            clocks=(starts("TL-K1.2"),),
            guards=(_WAGE_LIST,),
        ),
        Transition(
            "CRD-4.2",
            "removeListingEarly",
            ("LISTED",),
            "EARLY_REMOVED",
            "HRSS",
            "提前移出名单",
            "remove from the list early",
            documents=(D.REMOVAL_DECISION, D.CREDIT_COMMITMENT),
            day="ended_on",
            earliest="TL-K1.2",
            clocks=(meets("TL-K1.2"), voids("TL-K1.1")),
            guards=(
                _WAGE_LIST,
                guard("须已付清欠薪", "the arrears must have been paid", "TL-K1.2", after=("recordListedArrearsPaid",)),
            ),
        ),
        Transition(
            "CRD-5.1",
            "expireListing",
            ("LISTED",),
            "EXPIRED",
            TIME,
            "列入期满",
            "listing ends by time",
            lapses="TL-K1.1",
            notify=("HRSS",),
            clocks=(meets("TL-K1.1"), voids("TL-K1.2")),
        ),
        Transition(
            "CRD-5.2",
            "endListing",
            ("LISTED",),
            "EXPIRED",
            _KEEPER,
            "移出名单",
            "take off a list without a fixed time",
            documents=(D.REMOVAL_DECISION,),
            day="ended_on",
            guards=(
                guard(
                    "欠薪失信名单须期满或者提前移出",
                    "the wage-arrears list ends by time or by early removal",
                    "TL-K1.1",
                    holds={"list_kind": (*_COURT_LISTS, "MAJOR_PUB", "SI_DISHONEST")},
                ),
            ),
        ),
        Transition(
            "CRD-5.3",
            "supersedeGrade",
            ("GRADED",),
            "EXPIRED",
            "HRSS",
            "等级重新评定",
            "grade superseded by a new one",
            documents=(D.GRADE_RESULT,),
            day="ended_on",
            clocks=(meets("TL-K1.3"),),
            tasks=(ends(TaskKind.FOLLOW_UP),),
        ),
        Transition(
            "CRD-6.1",
            "revokeListing",
            (*_OPEN, "GRADED"),
            "REVOKED",
            _KEEPER,
            "撤销列入",
            "revoke the listing",
            documents=(D.REVOCATION_DECISION,),
            day="ended_on",
            clocks=(*_OFF, voids("TL-K1.3")),
            tasks=(ends(TaskKind.FOLLOW_UP),),
        ),
        # Comes by itself when a decision of the matter is changed or revoked: whether the listing rests on it is for
        # the agency to see, so the listing is not revoked at once.
        Transition(
            "CRD-6.2",
            "noteBasisRevoked",
            _OPEN,
            None,
            _KEEPER,
            "列入依据被变更或者撤销",
            "a decision it may rest on was changed or revoked",
            day="basis_revoked_on",
            notify=(_KEEPER,),
            tasks=(opens(TaskKind.FOLLOW_UP, owner=_KEEPER),),
        ),
        Transition(
            "CRD-7",
            "pushListing",
            ("LISTED", "GRADED", "EARLY_REMOVED", "EXPIRED", "REVOKED"),
            None,
            _KEEPER,
            "推送信用平台",
            "push to the credit platform",
            day="pushed_at",
        ),
    ),
)
