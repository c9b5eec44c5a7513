"""Credit commitments and whether they were kept (信用承诺书; domain.md §2.8, clause 2.3f)."""

import uuid
from datetime import date
from decimal import Decimal
from typing import ClassVar

from pydantic import field_validator
from sqlmodel import Field

from schema.codes import TaskKind
from schema.document_types import DocumentType as D
from schema.fields import Belongs, Code, Entity, FieldClass, Level, code, money, shared
from schema.identifiers import right_uscc
from schema.lifecycle import Gives, Lifecycle, Touches, Transition, ends, opens
from schema.scopes import Scope


class CommitmentState(Code):
    """States of a credit commitment."""

    SIGNED = "SIGNED", "已签署", "signed"
    PUBLISHED = "PUBLISHED", "已公示", "published"
    FULFILLED = "FULFILLED", "已兑现", "fulfilled"
    BROKEN = "BROKEN", "已违背", "broken"
    VOID = "VOID", "作废", "void"


class CreditCommitment(Entity, table=True):
    """What a unit promised in writing to an agency."""

    plural: ClassVar = "creditCommitments"
    scope: ClassVar = Scope.LETTER_READ
    zh: ClassVar = "信用承诺"
    en: ClassVar = "credit commitment"
    order: ClassVar = ("-signed_on",)

    number: str = shared("编号", "number", max_length=80, unique=True, key=True)
    unit_name: str = shared("承诺单位", "unit that commits itself", of=FieldClass.F2, max_length=200)
    uscc: str | None = shared(
        "统一社会信用代码",
        "unified social credit code",
        of=FieldClass.F2,
        level=Level.L1,
        default=None,
        max_length=18,
        index=True,
    )
    subject: str = shared("承诺事项", "what it is about", max_length=500)
    case_number: str | None = shared("相关案号", "number of the case it was given in", default=None, max_length=120)
    state: CommitmentState = code(CommitmentState, "状态", "state", status=True, given=False, default="SIGNED")
    signed_on: date | None = shared("签署日", "signed on", default=None, status=True)
    published_on: date | None = shared("公示日", "published on", default=None, status=True)
    ended_on: date | None = shared("兑现或违背日", "kept or broken on", default=None, status=True)
    outcome: str | None = shared("履行情况", "how it was kept or broken", default=None, max_length=1000)

    _uscc = field_validator("uscc")(right_uscc)


class CommitmentPromise(Entity, table=True):
    """One promise of a commitment and its fulfilment."""

    plural: ClassVar = "commitmentPromises"
    scope: ClassVar = Scope.LETTER_READ
    belongs: ClassVar = (Belongs("credit_commitment_id", "CreditCommitment", "promises"),)
    in_matter: ClassVar = False
    zh: ClassVar = "承诺内容"
    en: ClassVar = "promise"
    order: ClassVar = ("seq",)

    credit_commitment_id: uuid.UUID = Field(foreign_key="creditcommitment.id", index=True)
    seq: int = shared("序号", "number in the list", default=1, ge=1)
    promise: str = shared("承诺", "what is promised", max_length=500)
    amount: Decimal | None = money("金额（元）", "sum, yuan", default=None, ge=0)
    due_on: date | None = shared("期限", "due on", default=None, status=True)
    kept_on: date | None = shared("兑现日", "kept on", default=None, status=True, given=False)
    proof: str | None = shared("兑现凭证", "proof that it was kept", default=None, max_length=300)


COMMITMENT = Lifecycle(
    name="CMT",
    entity="CreditCommitment",
    states=CommitmentState,
    write={"*": Scope.LETTER_WRITE},
    numbered="CN",
    transitions=(
        Transition(
            "CMT-1",
            "signCommitment",
            (),
            "SIGNED",
            "*",
            "签署信用承诺书",
            "take a signed credit commitment",
            documents=(D.CREDIT_COMMITMENT,),
            day="signed_on",
            needs=("unit_name", "subject"),
            may=("number", "uscc", "case_number"),
            notify=("HRSS",),
            gives=(Gives("CommitmentPromise", required=True),),
            tasks=(opens(TaskKind.FOLLOW_UP, due="due_on", each="CommitmentPromise"),),
        ),
        Transition(
            "CMT-2",
            "publishCommitment",
            ("SIGNED",),
            "PUBLISHED",
            "*",
            "公示信用承诺",
            "publish the commitment",
            day="published_on",
        ),
        Transition(
            "CMT-3",
            "recordPromiseKept",
            ("SIGNED", "PUBLISHED"),
            None,
            "*",
            "记录承诺兑现",
            "record that one promise was kept",
            documents=(D.COMMITMENT_PROOF,),
            touches=Touches("CommitmentPromise", may=("proof",), day="kept_on"),
        ),
        Transition(
            "CMT-4",
            "fulfilCommitment",
            ("SIGNED", "PUBLISHED"),
            "FULFILLED",
            "*",
            "承诺全部兑现",
            "find the commitment fulfilled",
            documents=(D.COMMITMENT_PROOF,),
            day="ended_on",
            may=("outcome",),
            notify=("HRSS",),
            tasks=(ends(TaskKind.FOLLOW_UP),),
        ),
        Transition(
            "CMT-5",
            "breakCommitment",
            ("SIGNED", "PUBLISHED"),
            "BROKEN",
            "*",
            "认定违背承诺",
            "find the commitment broken",
            documents=(D.COMMITMENT_BREACH,),
            day="ended_on",
            needs=("outcome",),
            notify=("HRSS",),
            tasks=(ends(TaskKind.FOLLOW_UP),),
        ),
    ),
)
