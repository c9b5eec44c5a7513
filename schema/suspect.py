"""One suspect of a transferred case: coercive measures, arrest, and what became of that person (domain.md §2.5).

Coercive measures are investigation content: what their acts leave behind is class F7, and only type and date are
kept. That is the rule of the table; acts that are results (arrested or not, prosecuted, judged) say that they are
class F6. The limits of custody run here, for each person; those of the case run there.
"""

import uuid
from datetime import date
from decimal import Decimal
from typing import ClassVar

from sqlmodel import Field

from schema.codes import AgencyCode, Charge
from schema.criminal_codes import ArrestResult, CoerciveMeasure, CriminalPenalty, JudgmentResult, ProsecutionResult
from schema.fields import Belongs, Code, Entity, FieldClass, Level, code, many, money, shared
from schema.lifecycle import Lifecycle
from schema.scopes import Scope
from schema.suspect_acts import INVESTIGATION_ACTS
from schema.suspect_trial_acts import PROSECUTION_ACTS


class SuspectState(Code):
    """How far criminal procedure has come for one person."""

    IDENTIFIED = "IDENTIFIED", "已确定犯罪嫌疑人", "identified"
    ARREST_ASKED = "ARREST_ASKED", "已提请批准逮捕", "arrest asked for"
    ARRESTED = "ARRESTED", "已批准逮捕", "arrest approved"
    ARREST_DENIED = "ARREST_DENIED", "不批准逮捕", "arrest not approved"
    CLEARED = "CLEARED", "已终止侦查", "no longer investigated"
    SENT_FOR_PROSECUTION = "SENT_FOR_PROSECUTION", "已移送审查起诉", "sent for prosecution"
    SUPPLEMENTARY = "SUPPLEMENTARY", "退回补充侦查", "returned for supplementary investigation"
    CONDITIONAL = "CONDITIONAL", "附条件不起诉考验期", "conditional non-prosecution, under observation"
    PROSECUTED = "PROSECUTED", "已提起公诉", "prosecuted"
    NOT_PROSECUTED = "NOT_PROSECUTED", "不起诉", "not prosecuted"
    TRIAL = "TRIAL", "法院已受理", "on trial"
    JUDGED = "JUDGED", "一审已裁判", "judged in first instance"
    APPEALED = "APPEALED", "上诉或者抗诉", "appealed or protested"
    EFFECTIVE = "EFFECTIVE", "裁判已生效", "judgment effective"
    VOID = "VOID", "作废", "void"


class Suspect(Entity, table=True):
    """One suspect of a transferred case and the stage each procedure has reached for that person."""

    plural: ClassVar = "suspects"
    scope: ClassVar = Scope.CRIMINAL_EVENT_READ
    belongs: ClassVar = (Belongs("crime_transfer_id", "CrimeTransfer", "suspects"),)
    in_matter: ClassVar = False
    zh: ClassVar = "犯罪嫌疑人"
    en: ClassVar = "suspect"
    rows_of: ClassVar = FieldClass.F6

    crime_transfer_id: uuid.UUID = Field(foreign_key="crimetransfer.id", index=True)
    number: str | None = shared(
        "嫌疑人编号", "number given by the hub", of=FieldClass.F6, default=None, max_length=40, unique=True, key=True
    )
    alias: str = shared("代称", "alias; names stay with the police", of=FieldClass.F6, level=Level.L3, max_length=40)
    state: SuspectState = code(
        SuspectState, "状态", "state", of=FieldClass.F6, status=True, given=False, default="IDENTIFIED"
    )
    minor: bool = shared("未成年人", "minor", of=FieldClass.F16, level=Level.L4, default=False)
    in_custody: bool = shared("在押", "held in custody", of=FieldClass.F7, level=Level.L4, default=False)
    coercive_measure: str | None = shared(
        "强制措施", "coercive measure", of=FieldClass.F7, level=Level.L4, default=None, max_length=40
    )
    arrest: ArrestResult | None = code(
        ArrestResult, "逮捕审查结果", "arrest decision", of=FieldClass.F6, default=None, status=True
    )
    arrest_decided_on: date | None = shared(
        "逮捕决定日", "arrest decided on", of=FieldClass.F6, default=None, status=True
    )
    prosecution: ProsecutionResult | None = code(
        ProsecutionResult, "审查起诉结果", "prosecution decision", of=FieldClass.F6, default=None, status=True
    )
    observed_until: date | None = shared(
        "考验期届满日", "observation ends on", of=FieldClass.F16, level=Level.L4, default=None
    )
    judgment: JudgmentResult | None = code(
        JudgmentResult, "判决结果", "judgment", of=FieldClass.F6, default=None, status=True
    )
    judged_charge: Charge | None = code(
        Charge, "判决罪名", "charge in the judgment", of=FieldClass.F6, default=None, status=True
    )
    penalties: list[str] = many("刑罚", "penalties and measures", CriminalPenalty, of=FieldClass.F6, level=Level.L3)
    sentence_months: int | None = shared(
        "刑期（月）", "sentence, months", of=FieldClass.F6, level=Level.L3, default=None, ge=0
    )
    probation_months: int | None = shared(
        "缓刑考验期（月）", "probation, months", of=FieldClass.F6, level=Level.L3, default=None, ge=0
    )
    criminal_fine: Decimal | None = money(
        "罚金（元）", "criminal fine, yuan", of=FieldClass.F6, level=Level.L3, default=None, ge=0
    )
    fine_set_off: Decimal | None = money(
        "折抵的行政罚款（元）",
        "administrative fine set off against it, yuan (RL-A7)",
        of=FieldClass.F6,
        level=Level.L3,
        default=None,
        ge=0,
    )
    restitution: Decimal | None = money(
        "责令退赔（元）", "restitution, yuan", of=FieldClass.F6, level=Level.L3, default=None, ge=0
    )


class CoerciveStep(Entity, table=True):
    """A coercive measure against one suspect: type and dates, nothing else."""

    plural: ClassVar = "coerciveSteps"
    scope: ClassVar = Scope.CRIMINAL_EVENT_READ
    belongs: ClassVar = (Belongs("suspect_id", "Suspect", "coerciveSteps"),)
    in_matter: ClassVar = False
    zh: ClassVar = "强制措施"
    en: ClassVar = "coercive measure"
    order: ClassVar = ("from_on",)
    rows_of: ClassVar = FieldClass.F7

    suspect_id: uuid.UUID = Field(foreign_key="suspect.id", index=True)
    kind: CoerciveMeasure = code(CoerciveMeasure, "种类", "kind", of=FieldClass.F7, level=Level.L4)
    from_on: date = shared("起始日", "from", of=FieldClass.F7, level=Level.L4)
    ended_on: date | None = shared("解除日", "ended on", of=FieldClass.F7, level=Level.L4, default=None)
    decided_by: AgencyCode | None = code(
        AgencyCode, "决定机关", "agency that decided", of=FieldClass.F7, level=Level.L4, default=None
    )


SUSPECT = Lifecycle(
    name="SUS",
    entity="Suspect",
    states=SuspectState,
    write={
        "PSB": Scope.CRIMINAL_EVENT_WRITE,
        "PROC": Scope.CRIMINAL_EVENT_WRITE,
        "COURT": Scope.CRIMINAL_EVENT_WRITE,
    },
    of_class=FieldClass.F7,
    numbered="XYR",
    transitions=(*INVESTIGATION_ACTS, *PROSECUTION_ACTS),
)
