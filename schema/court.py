"""Court cases other than enforcement: civil, criminal and administrative trials (clauses 2.3a, 2.3l)."""

import uuid
from datetime import date
from decimal import Decimal
from typing import ClassVar

from sqlmodel import Field

from schema.case_numbers import TYPES
from schema.causes import CaseCause
from schema.fields import Belongs, Code, Entity, FieldClass, Level, Mask, RowClass, code, money, shared
from schema.scopes import Scope


class CourtState(Code):
    """States of a court case."""

    RECEIVED = "RECEIVED", "收到起诉", "suit received"
    CORRECTING = "CORRECTING", "补正中", "being completed"
    FILED = "FILED", "已立案", "filed"
    NOT_ACCEPTED = "NOT_ACCEPTED", "不予受理", "not accepted"
    IN_TRIAL = "IN_TRIAL", "审理中", "in trial"
    SUSPENDED = "SUSPENDED", "中止诉讼", "suspended"
    JUDGED = "JUDGED", "已判决", "judged"
    DISMISSED = "DISMISSED", "驳回起诉", "suit dismissed"
    MEDIATED = "MEDIATED", "调解结案", "mediated"
    WITHDRAWN = "WITHDRAWN", "撤诉", "withdrawn"
    APPEALED = "APPEALED", "上诉中", "on appeal"
    REMANDED = "REMANDED", "发回重审或者指令审理", "sent back; goes on under a new number"
    EFFECTIVE = "EFFECTIVE", "已生效", "effective"
    VOID = "VOID", "作废", "void"


class CourtProcedure(Code):
    """The procedure a case is tried in; decides its time limit and whether there is an appeal."""

    ORDINARY = "ORDINARY", "普通程序", "ordinary procedure"
    SIMPLIFIED = "SIMPLIFIED", "简易程序", "simplified procedure"
    SMALL = "SMALL", "小额诉讼程序", "small claims, one instance only"
    FAST = "FAST", "速裁", "fast track; in civil cases a way to conduct the simplified procedure"


class SuitRoute(Code):
    """What opened the way to the court; arbitration comes first except where the law says otherwise."""

    AWARD = "AWARD", "不服仲裁裁决", "over an award"
    NO_AWARD = "NO_AWARD", "仲裁不予受理或者逾期未决", "arbitration refused or not decided in time"
    ANNULLED = "ANNULLED", "终局裁决被撤销", "final award annulled"
    WAGE_IOU = "WAGE_IOU", "工资欠条直接起诉", "direct suit on a wage IOU"
    PAY_AGREEMENT = "PAY_AGREEMENT", "仅就劳动报酬的调解协议", "unkept agreement on wages alone"
    PAY_ORDER = "PAY_ORDER", "依调解协议的支付令失效", "payment order on an agreement that fell"
    NOT_LABOUR = "NOT_LABOUR", "非劳动争议", "no labour dispute"


class AwardOutcome(Code):
    """What a judgment makes of the award before it (clause 2.3a)."""

    UPHELD = "UPHELD", "维持", "same as the award"
    CHANGED = "CHANGED", "改判", "changed"
    REVOKED = "REVOKED", "撤销", "revoked"


class AppealResult(Code):
    """How an appeal ended (民诉法 177, 180)."""

    UPHELD = "UPHELD", "驳回上诉，维持原判", "upheld"
    CHANGED = "CHANGED", "改判", "changed"
    REVOKED = "REVOKED", "撤销", "revoked"
    MEDIATED = "MEDIATED", "二审调解", "mediated in the second instance"
    WITHDRAWN = "WITHDRAWN", "撤回上诉", "appeal withdrawn"


class ExcludedTime(Code):
    """Time that does not count in a trial limit (法释〔2000〕29号 9; 在线调解规则 24)."""

    ANNOUNCEMENT = "ANNOUNCEMENT", "公告", "service by public notice"
    EXPERTISE = "EXPERTISE", "鉴定", "expertise"
    JURISDICTION = "JURISDICTION", "管辖异议或者争议", "dispute over jurisdiction"
    AUDIT = "AUDIT", "审计、评估、资产清理", "audit, valuation or asset clearing"
    NEW_EVIDENCE = "NEW_EVIDENCE", "新证据，延期审理", "new evidence, trial postponed"
    MEDIATION = "MEDIATION", "双方同意延长的委托调解", "entrusted mediation extended by consent"


_CRIMINAL = {type_code: FieldClass.F6 for type_code in TYPES if type_code.startswith("刑")}


class CourtCase(Entity, table=True):
    """One court case by its number; the enforcement case it leads to has its own record."""

    plural: ClassVar = "courtCases"
    scope: ClassVar = Scope.COURT_CASE_READ
    belongs: ClassVar = (Belongs("linked_award_id", "ArbitrationCase", "courtCases", "linkedAward"),)
    zh: ClassVar = "法院案件"
    en: ClassVar = "court case"
    order: ClassVar = ("-filed_on",)
    row_class: ClassVar = RowClass("type_code", _CRIMINAL, FieldClass.F1)

    linked_award_id: uuid.UUID | None = Field(default=None, foreign_key="arbitrationcase.id", index=True)
    case_number: str = shared("案号", "case number", max_length=80, unique=True, key=True)
    court: str = shared("法院", "court, as the source names it", max_length=120)
    type_code: str | None = shared("类型代字", "type characters of the case number", default=None, max_length=12)
    cause: str | None = shared("案由", "cause of action", default=None, search=True, max_length=80)
    cause_code: CaseCause | None = code(CaseCause, "案由代码", "cause of action, coded", default=None)
    procedure: CourtProcedure | None = code(CourtProcedure, "适用程序", "procedure", default=None, status=True)
    judge: str | None = shared(
        "承办法官", "judge", of=FieldClass.F3, level=Level.L3, mask=Mask.NAME, default=None, max_length=60
    )
    # A row may be written without acts: a case number alone says that the case was filed.
    state: CourtState = code(CourtState, "状态", "state", status=True, given=False, default="FILED", index=True)
    route: SuitRoute | None = code(SuitRoute, "起诉途径", "way to the court", default=None, status=True)
    wages_only: bool = shared("诉讼请求仅涉及劳动报酬", "the claims concern wages only", default=False)
    received_on: date | None = shared("收到起诉日", "suit received on", default=None, status=True)
    filed_on: date | None = shared("立案日", "filed on", default=None, status=True)
    closed_on: date | None = shared("结案日", "closed on", default=None, status=True)
    claim: Decimal | None = money("标的额（元）", "sum claimed, yuan", default=None, ge=0)
    judged_amount: Decimal | None = money("判决或调解金额（元）", "sum adjudged or agreed, yuan", default=None, ge=0)
    result: str | None = shared("结果", "result", default=None, max_length=80, status=True)
    award_number: str | None = shared(
        "仲裁案号", "number of the arbitration case before it", default=None, max_length=80, index=True
    )
    award_outcome: AwardOutcome | None = code(
        AwardOutcome, "与仲裁裁决比较", "compared with the award", default=None, status=True
    )
    difference: str | None = shared("裁审不一致理由", "why it differs from the award", default=None, max_length=2000)
    excluded_for: ExcludedTime | None = code(ExcludedTime, "扣除审限事由", "why the limit stands still", default=None)
    judgment_served_on: date | None = shared("裁判送达日", "judgment served on", default=None, status=True)
    appealed_on: date | None = shared("上诉日", "appealed on", default=None, status=True)
    appeal_number: str | None = shared("二审案号", "number of the appeal", default=None, max_length=80)
    appeal_filed_on: date | None = shared("二审立案日", "appeal filed on", default=None, status=True)
    appeal_closed_on: date | None = shared("二审结案日", "appeal closed on", default=None, status=True)
    appeal_result: AppealResult | None = code(
        AppealResult, "二审结果", "result of the appeal", default=None, status=True
    )
    perform_by: date | None = shared("履行期限", "perform by", default=None, status=True)
    effective_on: date | None = shared("生效日", "effective on", default=None, status=True)
    enforcement_asked_on: date | None = shared("申请执行日", "enforcement asked on", default=None, status=True)


class JudgmentItem(Entity, table=True):
    """One claim as the court decided it, beside what the award gave: the list of different rulings (clause 2.3a)."""

    plural: ClassVar = "judgmentItems"
    scope: ClassVar = Scope.COURT_CASE_READ
    belongs: ClassVar = (Belongs("court_case_id", "CourtCase", "items"),)
    in_matter: ClassVar = False
    zh: ClassVar = "裁判事项"
    en: ClassVar = "item of a judgment"

    court_case_id: uuid.UUID = Field(foreign_key="courtcase.id", index=True)
    item: str = shared("诉讼请求", "what is claimed", max_length=300)
    awarded: Decimal | None = money(
        "裁决金额（元）",
        "sum awarded, yuan",
        of=FieldClass.F4,
        level=Level.L3,
        mask=Mask.AMOUNT_BAND,
        default=None,
        ge=0,
    )
    adjudged: Decimal | None = money(
        "判决金额（元）",
        "sum adjudged, yuan",
        of=FieldClass.F4,
        level=Level.L3,
        mask=Mask.AMOUNT_BAND,
        default=None,
        ge=0,
    )
    outcome: AwardOutcome | None = code(
        AwardOutcome, "与裁决比较", "compared with the award", default=None, status=True
    )
    reason: str | None = shared("不一致理由", "why it differs", default=None, max_length=1000)
