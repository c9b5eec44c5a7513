"""Legal aid (domain.md §2.10; 法律援助法 2021)."""

from datetime import date
from decimal import Decimal
from typing import ClassVar

from schema.codes import AgencyCode
from schema.document_types import DocumentType as D
from schema.fields import Code, Entity, FieldClass, Level, Mask, code, money, shared
from schema.lifecycle import Lifecycle, Transition, guard, meets, starts, voids
from schema.scopes import Scope


class LegalAidState(Code):
    """States of a legal-aid case."""

    APPLIED = "APPLIED", "已申请", "applied"
    NOTIFIED = "NOTIFIED", "办案机关已通知", "asked for by an organ that handles the case"
    GRANTED = "GRANTED", "决定给予", "granted"
    PRE_GRANTED = "PRE_GRANTED", "先行提供", "granted ahead of the papers"
    REFUSED = "REFUSED", "决定不予", "refused"
    OBJECTED = "OBJECTED", "已提异议", "objected to"
    ASSIGNED = "ASSIGNED", "已指派", "assigned"
    IN_HANDLING = "IN_HANDLING", "办理中", "in handling"
    CLOSED = "CLOSED", "已办结", "closed"
    TERMINATED = "TERMINATED", "终止援助", "terminated"
    WITHDRAWN = "WITHDRAWN", "撤回申请", "withdrawn"
    VOID = "VOID", "作废", "void"


class LegalAidMatter(Code):
    """What legal aid is asked for, as far as this mechanism needs it (法律援助法 25, 28, 29, 31)."""

    WAGES = "WAGES", "请求支付劳动报酬", "claim for wages"
    LABOUR_RELATION = "LABOUR_RELATION", "请求确认劳动关系", "confirmation of a labour relationship"
    INJURY = "INJURY", "请求工伤事故人身损害赔偿", "damages for a work injury"
    SOCIAL_INSURANCE = "SOCIAL_INSURANCE", "请求给予社会保险待遇", "social-insurance benefits"
    DEFENCE = "DEFENCE", "刑事辩护", "defence in a criminal case"
    VICTIM = "VICTIM", "刑事被害人代理", "victim in a criminal case"
    COMPULSORY_TREATMENT = "COMPULSORY_TREATMENT", "强制医疗案件代理", "compulsory medical treatment"
    OTHER = "OTHER", "其他", "other"


class MeansCheck(Code):
    """How the means of the applicant are dealt with (法律援助法 32, 41, 42)."""

    CHECKED = "CHECKED", "核查", "checked"
    PROMISED = "PROMISED", "个人诚信承诺", "promised by the applicant"
    EXEMPT = "EXEMPT", "免予核查", "exempt from the check"
    UNLIMITED = "UNLIMITED", "不受经济困难条件限制", "not limited to those in need"


class LegalAidForm(Code):
    """What is provided (法律援助法 22)."""

    ADVICE = "ADVICE", "法律咨询", "advice"
    DRAFTING = "DRAFTING", "代拟法律文书", "drafting of papers"
    DEFENCE = "DEFENCE", "刑事辩护与代理", "defence or representation in a criminal case"
    LITIGATION = (
        "LITIGATION",
        "民事、行政、国家赔偿案件代理",
        "representation in civil, administrative or compensation cases",
    )
    DUTY_LAWYER = "DUTY_LAWYER", "值班律师法律帮助", "help of a duty lawyer"
    MEDIATION = "MEDIATION", "劳动争议调解与仲裁代理", "representation in labour mediation or arbitration"
    OTHER = "OTHER", "其他形式", "other"


class LegalAidRefusal(Code):
    """Why legal aid is refused."""

    MEANS = "MEANS", "不符合经济困难标准", "not in need"
    OUT_OF_SCOPE = "OUT_OF_SCOPE", "不属于援助范围", "out of scope"
    NO_JURISDICTION = "NO_JURISDICTION", "不属本机构管辖", "another institution is competent"
    OTHER = "OTHER", "其他", "other"


class LegalAidUrgency(Code):
    """Why aid is provided ahead of the papers (法律援助法 44)."""

    LIMITATION = "LIMITATION", "时效或期限届满不足七日", "a period ends within seven days"
    PRESERVATION = "PRESERVATION", "需立即申请保全或先予执行", "preservation or interim enforcement needed at once"
    OTHER = "OTHER", "法律规定的其他情形", "other case of the law"


class LegalAidEnd(Code):
    """Why legal aid is terminated (法律援助法 48)."""

    FRAUD = "FRAUD", "以欺骗手段获得援助", "obtained by fraud"
    FALSE_FACTS = "FALSE_FACTS", "隐瞒重要事实或提供虚假证据", "facts hidden or false evidence"
    ILLEGAL_USE = "ILLEGAL_USE", "利用援助从事违法活动", "used for something unlawful"
    MEANS_CHANGED = "MEANS_CHANGED", "经济状况变化不再符合条件", "no longer in need"
    CASE_ENDED = "CASE_ENDED", "案件终止审理或已撤销", "case ended or withdrawn"
    OWN_LAWYER = "OWN_LAWYER", "自行委托律师或代理人", "has engaged a lawyer"
    ASKED = "ASKED", "受援人有正当理由要求终止", "asked for with good reason"
    OTHER = "OTHER", "其他情形", "other"


class LegalAidCase(Entity, table=True):
    """Legal aid for one person in one matter."""

    plural: ClassVar = "legalAidCases"
    scope: ClassVar = Scope.LEGAL_AID_READ
    zh: ClassVar = "法律援助案件"
    en: ClassVar = "legal-aid case"
    order: ClassVar = ("-applied_on",)

    number: str = shared("援助编号", "legal-aid number", max_length=80, unique=True, key=True)
    state: LegalAidState = code(LegalAidState, "状态", "state", status=True, given=False, default="APPLIED", index=True)
    matter_kind: LegalAidMatter = code(LegalAidMatter, "援助事项", "what aid is asked for", index=True)
    form: LegalAidForm | None = code(LegalAidForm, "援助形式", "what is provided", default=None)
    migrant_worker: bool = shared("进城务工人员", "a migrant worker", default=False)
    minor: bool = shared("未成年人", "a minor", of=FieldClass.F16, level=Level.L4, default=False)
    recipient_alias: str | None = shared(
        "受援人代称", "alias of the recipient", of=FieldClass.F3, level=Level.L3, default=None, max_length=40
    )
    people: int | None = shared("受援人数", "recipients", default=None, ge=0)
    amount: Decimal | None = money("请求金额（元）", "sum claimed, yuan", default=None, ge=0)
    means: MeansCheck | None = code(
        MeansCheck, "经济状况核查", "how means are dealt with", of=FieldClass.F12, level=Level.L3, default=None
    )
    income: Decimal | None = money(
        "人均月收入（元）",
        "monthly income a head, yuan",
        of=FieldClass.F12,
        level=Level.L4,
        mask=Mask.AMOUNT_BAND,
        default=None,
        ge=0,
    )
    means_note: str | None = shared(
        "经济状况说明", "statement of means", of=FieldClass.F12, level=Level.L4, default=None, max_length=1000
    )
    applied_on: date | None = shared("申请日", "applied on", default=None, status=True)
    requested_by: AgencyCode | None = code(AgencyCode, "通知机关", "organ that asked for it", default=None)
    needed_on: date | None = shared("应当通知日", "day the need for a lawyer was found", default=None)
    decided_on: date | None = shared("决定日", "decided on", default=None, status=True)
    refusal: LegalAidRefusal | None = code(LegalAidRefusal, "不予理由", "why refused", default=None, status=True)
    urgency: LegalAidUrgency | None = code(
        LegalAidUrgency, "先行提供事由", "why it was provided ahead", default=None, status=True
    )
    assigned_on: date | None = shared("指派日", "assigned on", default=None, status=True)
    lawyer: str | None = shared(
        "承办人员",
        "who gives the aid",
        of=FieldClass.F3,
        level=Level.L3,
        mask=Mask.NAME,
        default=None,
        max_length=60,
    )
    firm: str | None = shared("承办单位", "firm or body", default=None, max_length=120)
    objected_on: date | None = shared("异议日", "objected on", default=None, status=True)
    end_reason: LegalAidEnd | None = code(LegalAidEnd, "终止事由", "why terminated", default=None, status=True)
    ended_on: date | None = shared("结束日", "ended on", default=None, status=True)


_NO_MEANS_TEST = guard(
    "进城务工人员申请支付劳动报酬或者请求工伤赔偿的，免予核查经济困难状况",
    "of migrant workers who claim wages or work-injury damages, means are not checked",
    when={"migrant_worker": "True", "matter_kind": ("WAGES", "INJURY")},
    holds={"refusal": tuple(str(reason) for reason in LegalAidRefusal if reason is not LegalAidRefusal.MEANS)},
)
_NO_MEANS_END = guard(
    "进城务工人员申请支付劳动报酬或者请求工伤赔偿的，不因经济状况变化终止援助",
    "of migrant workers who claim wages or work-injury damages, aid does not end because means changed",
    when={"migrant_worker": "True", "matter_kind": ("WAGES", "INJURY")},
    holds={"end_reason": tuple(str(reason) for reason in LegalAidEnd if reason is not LegalAidEnd.MEANS_CHANGED)},
)
_CRIMINAL = guard(
    "办案机关只就刑事辩护和强制医疗案件通知指派",
    "organs ask for a lawyer only in criminal defence and compulsory treatment",
    "TL-Y1.3",
    holds={"matter_kind": ("DEFENCE", "COMPULSORY_TREATMENT")},
)

LEGAL_AID = Lifecycle(
    name="LGA",
    entity="LegalAidCase",
    states=LegalAidState,
    write={"JUS": Scope.LEGAL_AID_WRITE},
    numbered="FY",
    transitions=(
        Transition(
            "LGA-1.1",
            "applyLegalAid",
            (),
            "APPLIED",
            "JUS",
            "申请法律援助",
            "apply for legal aid",
            documents=(D.LEGAL_AID_APPLICATION,),
            day="applied_on",
            needs=("matter_kind",),
            may=(
                "number",
                "form",
                "migrant_worker",
                "minor",
                "recipient_alias",
                "people",
                "amount",
                "means",
                "income",
                "means_note",
            ),
            clocks=(starts("TL-Y1.1"),),
        ),
        Transition(
            "LGA-1.2",
            "requestAssignedLawyer",
            (),
            "NOTIFIED",
            "PSB/PROC/COURT",
            "通知指派律师",
            "ask legal aid to assign a lawyer",
            documents=(D.LEGAL_AID_REQUEST,),
            day="applied_on",
            needs=("matter_kind", "requested_by", "needed_on"),
            may=("number", "recipient_alias", "minor"),
            clocks=(starts("TL-Y1.3", since="needed_on"), meets("TL-Y1.3"), starts("TL-Y1.4")),
            guards=(_CRIMINAL,),
            notify=("JUS",),
            scope=Scope.LEGAL_AID_WRITE,
        ),
        Transition(
            "LGA-2.1",
            "askAidSupplement",
            ("APPLIED",),
            None,
            "JUS-LA",
            "要求补充材料",
            "say once and in full what is missing",
            documents=(D.LEGAL_AID_SUPPLEMENT,),
            guards=(guard("应当一次性告知", "is said once and for all", "TL-Y1.1", never=("askAidSupplement",)),),
        ),
        Transition(
            "LGA-2.2",
            "deemAidWithdrawn",
            ("APPLIED",),
            "WITHDRAWN",
            "JUS-LA",
            "未补充材料视为撤回",
            "not supplemented: deemed withdrawn",
            documents=(D.LEGAL_AID_DECISION,),
            day="ended_on",
            clocks=(voids("TL-Y1.1"),),
            guards=(guard("应当先告知补充材料", "what is missing must have been said", after=("askAidSupplement",)),),
        ),
        Transition(
            "LGA-3.1",
            "grantLegalAid",
            ("APPLIED",),
            "GRANTED",
            "JUS-LA",
            "决定给予法律援助",
            "grant legal aid",
            documents=(D.LEGAL_AID_DECISION,),
            day="decided_on",
            may=("form", "means", "income", "means_note"),
            clocks=(meets("TL-Y1.1"), starts("TL-Y1.2")),
        ),
        Transition(
            "LGA-3.2",
            "refuseLegalAid",
            ("APPLIED",),
            "REFUSED",
            "JUS-LA",
            "决定不予法律援助",
            "refuse legal aid and say why",
            documents=(D.LEGAL_AID_DECISION,),
            day="decided_on",
            needs=("refusal",),
            may=("means", "income", "means_note"),
            clocks=(meets("TL-Y1.1"),),
            guards=(_NO_MEANS_TEST,),
        ),
        Transition(
            "LGA-3.3",
            "provideAidAhead",
            ("APPLIED",),
            "PRE_GRANTED",
            "JUS-LA",
            "先行提供法律援助",
            "provide legal aid ahead of the papers",
            documents=(D.LEGAL_AID_DECISION,),
            day="decided_on",
            needs=("urgency",),
            clocks=(meets("TL-Y1.1"), starts("TL-Y1.2")),
        ),
        Transition(
            "LGA-3.4",
            "completeAidPapers",
            ("PRE_GRANTED", "ASSIGNED", "IN_HANDLING"),
            None,
            "JUS-LA",
            "补办援助手续",
            "the papers follow",
            documents=(D.LEGAL_AID_APPLICATION,),
            may=("means", "income", "means_note"),
            guards=(guard("只适用于先行提供的援助", "only where aid was provided ahead", after=("provideAidAhead",)),),
        ),
        Transition(
            "LGA-4",
            "assignLegalAid",
            ("GRANTED", "PRE_GRANTED", "NOTIFIED"),
            "ASSIGNED",
            "JUS-LA",
            "指派法律援助人员",
            "assign who gives the aid, and tell the organ that asked",
            documents=(D.LEGAL_AID_ASSIGNMENT,),
            day="assigned_on",
            may=("lawyer", "firm", "form"),
            clocks=(meets("TL-Y1.2"), meets("TL-Y1.4")),
        ),
        Transition(
            "LGA-5",
            "startLegalAid",
            ("ASSIGNED",),
            "IN_HANDLING",
            "JUS-LA",
            "开始办理",
            "start to give the aid",
        ),
        Transition(
            "LGA-6",
            "closeLegalAid",
            ("ASSIGNED", "IN_HANDLING"),
            "CLOSED",
            "JUS-LA",
            "法律援助结案",
            "close: report handed in",
            documents=(D.LEGAL_AID_REPORT,),
            day="ended_on",
        ),
        Transition(
            "LGA-7",
            "terminateLegalAid",
            ("GRANTED", "PRE_GRANTED", "ASSIGNED", "IN_HANDLING"),
            "TERMINATED",
            "JUS-LA",
            "决定终止法律援助",
            "terminate legal aid",
            documents=(D.LEGAL_AID_DECISION,),
            day="ended_on",
            needs=("end_reason",),
            clocks=(voids("TL-Y1.2"), voids("TL-Y1.4")),
            guards=(_NO_MEANS_END,),
        ),
        Transition(
            "LGA-8.1",
            "objectToLegalAid",
            ("REFUSED", "TERMINATED"),
            "OBJECTED",
            "JUS",
            "对不予或终止援助提出异议",
            "object to the refusal or termination",
            documents=(D.LEGAL_AID_OBJECTION,),
            day="objected_on",
            clocks=(starts("TL-Y1.5"),),
            guards=(
                guard(
                    "异议已经审查决定，可以依法申请行政复议或者提起行政诉讼",
                    "already decided: reconsideration or suit is open",
                    never=("upholdAidRefusal", "upholdAidTermination"),
                ),
            ),
        ),
        Transition(
            "LGA-8.2",
            "upholdAidRefusal",
            ("OBJECTED",),
            "REFUSED",
            "JUS",
            "维持不予援助决定",
            "uphold the refusal",
            documents=(D.LEGAL_AID_DECISION,),
            clocks=(meets("TL-Y1.5"),),
            guards=(guard("须有不予援助决定", "there must be a refusal", after=("refuseLegalAid",)),),
        ),
        Transition(
            "LGA-8.3",
            "upholdAidTermination",
            ("OBJECTED",),
            "TERMINATED",
            "JUS",
            "维持终止援助决定",
            "uphold the termination",
            documents=(D.LEGAL_AID_DECISION,),
            clocks=(meets("TL-Y1.5"),),
            guards=(guard("须有终止援助决定", "there must be a termination", after=("terminateLegalAid",)),),
        ),
        Transition(
            "LGA-8.4",
            "orderLegalAid",
            ("OBJECTED",),
            "GRANTED",
            "JUS",
            "责令改正并给予援助",
            "order that aid be given",
            documents=(D.LEGAL_AID_DECISION,),
            day="decided_on",
            clocks=(meets("TL-Y1.5"), starts("TL-Y1.2")),
        ),
    ),
)
