"""Applications for the data of another agency, and what was granted (domain.md §2.10, §5.1)."""

import uuid
from datetime import date
from typing import ClassVar

from sqlmodel import Field

from schema.catalogue import ShareAttribute
from schema.codes import AgencyCode, Purpose
from schema.document_types import DocumentType as D
from schema.fields import Belongs, Code, Entity, FieldClass, code, many, shared
from schema.lifecycle import Gives, Lifecycle, Transition, extends, guard, meets, starts, voids
from schema.limits import Unit
from schema.scopes import Scope


class ShareApplicationState(Code):
    """States of an application for sharing."""

    APPLIED = "APPLIED", "已申请", "applied"
    SUPPLEMENT = "SUPPLEMENT", "待补正", "to be supplemented"
    GRANTED = "GRANTED", "已授权", "granted"
    REFUSED = "REFUSED", "不予共享", "refused"
    ACTIVE = "ACTIVE", "共享中", "active"
    SUSPENDED = "SUSPENDED", "已暂停", "suspended"
    EXPIRED = "EXPIRED", "已到期", "expired"
    REVOKED = "REVOKED", "已终止", "revoked"
    VOID = "VOID", "作废", "void"


class ShareApplication(Entity, table=True):
    """One agency's application for data of another, from the request to the end of the grant."""

    plural: ClassVar = "shareApplications"
    scope: ClassVar = Scope.SHARE_READ
    in_matter: ClassVar = False
    zh: ClassVar = "共享申请"
    en: ClassVar = "share application"
    order: ClassVar = ("-applied_on",)
    rows_of: ClassVar = FieldClass.OPEN

    number: str = shared("编号", "number", of=FieldClass.OPEN, max_length=80, unique=True, key=True)
    item: str = shared("目录编号", "number of the catalogue item", of=FieldClass.OPEN, max_length=40, index=True)
    attribute: ShareAttribute = code(ShareAttribute, "共享属性", "how the item may be shared", of=FieldClass.OPEN)
    applicant: AgencyCode = code(AgencyCode, "申请机关", "agency that applies", of=FieldClass.OPEN, index=True)
    provider: AgencyCode = code(AgencyCode, "提供机关", "agency that provides", of=FieldClass.OPEN, index=True)
    purposes: list[str] = many("用途", "purposes", Purpose, of=FieldClass.OPEN)
    basis: str = shared("依据", "legal basis", of=FieldClass.OPEN, max_length=300)
    scenario: str = shared("使用场景", "what it is used in", of=FieldClass.OPEN, max_length=1000)
    extent: str = shared("使用范围", "extent asked for", of=FieldClass.OPEN, max_length=1000)
    way: str | None = shared("共享方式", "way of sharing", of=FieldClass.OPEN, default=None, max_length=200)
    wanted_until_on: date | None = shared("申请使用期限", "wanted until", of=FieldClass.OPEN, default=None)
    personal: bool = shared("含个人信息", "personal information is given", of=FieldClass.OPEN, default=False)
    assessment: str | None = shared(
        "影响评估编号", "number of the impact assessment", of=FieldClass.OPEN, default=None, max_length=120
    )
    assessed_on: date | None = shared("影响评估日", "assessed on", of=FieldClass.OPEN, default=None)
    state: ShareApplicationState = code(
        ShareApplicationState, "状态", "state", of=FieldClass.OPEN, given=False, default="APPLIED"
    )
    applied_on: date | None = shared("申请日", "applied on", of=FieldClass.OPEN, default=None)
    decided_on: date | None = shared("答复日", "answered on", of=FieldClass.OPEN, default=None)
    active_on: date | None = shared("提供日", "provided from", of=FieldClass.OPEN, default=None)
    ended_on: date | None = shared("终止日", "revoked on", of=FieldClass.OPEN, default=None)
    supplement: str | None = shared("补正要求", "what is missing", of=FieldClass.OPEN, default=None, max_length=1000)
    reason: str | None = shared(
        "理由", "reason of a refusal, suspension or revocation", of=FieldClass.OPEN, default=None, max_length=1000
    )


class ShareGrant(Entity, table=True):
    """What was granted on an application: to whom, for what, how far and until when."""

    plural: ClassVar = "shareGrants"
    scope: ClassVar = Scope.SHARE_READ
    belongs: ClassVar = (Belongs("share_application_id", "ShareApplication", "grants"),)
    in_matter: ClassVar = False
    zh: ClassVar = "共享授权"
    en: ClassVar = "share grant"
    order: ClassVar = ("-from_on",)
    rows_of: ClassVar = FieldClass.OPEN

    share_application_id: uuid.UUID = Field(foreign_key="shareapplication.id", unique=True)
    grantee: AgencyCode = code(AgencyCode, "被授权机关", "agency it is granted to", of=FieldClass.OPEN, index=True)
    grantee_unit: str | None = shared(
        "被授权机构", "unit it is granted to", of=FieldClass.OPEN, default=None, max_length=12
    )
    purposes: list[str] = many("用途", "purposes", Purpose, of=FieldClass.OPEN)
    classes: list[str] = many("数据类别", "disclosure classes, e.g. F5", of=FieldClass.OPEN)
    extent: str = shared("授权范围", "extent", of=FieldClass.OPEN, max_length=1000)
    case_number: str | None = shared(
        "限于案件", "the one case it is for", of=FieldClass.OPEN, default=None, max_length=120, index=True
    )
    from_on: date = shared("起", "from", of=FieldClass.OPEN)
    to_on: date = shared("止", "to", of=FieldClass.OPEN)


_ANSWERED = (meets("TL-D1.1"), meets("TL-D1.2"))
_IN_FORCE = ("GRANTED", "ACTIVE", "SUSPENDED")

SHARING = Lifecycle(
    name="SHA",
    entity="ShareApplication",
    states=ShareApplicationState,
    write={"*": Scope.SHARE_WRITE},
    numbered="GX",
    transitions=(
        Transition(
            "SHA-1",
            "applyForSharing",
            (),
            "APPLIED",
            "@applicant",
            "申请共享数据",
            "apply for data of another agency",
            documents=(D.SHARE_APPLICATION,),
            day="applied_on",
            needs=("item", "attribute", "applicant", "provider", "purposes", "basis", "scenario", "extent"),
            may=("number", "way", "wanted_until_on", "personal"),
            notify=("@provider",),
            clocks=(
                starts("TL-D1.1", attribute="UNCONDITIONAL"),
                starts("TL-D1.2", attribute="CONDITIONAL"),
            ),
        ),
        Transition(
            "SHA-2.1",
            "askShareSupplement",
            ("APPLIED",),
            "SUPPLEMENT",
            "@provider",
            "要求补正共享申请",
            "ask for what the application lacks",
            documents=(D.SHARE_SUPPLEMENT_NOTICE,),
            needs=("supplement",),
            notify=("@applicant",),
        ),
        Transition(
            "SHA-2.2",
            "supplementShareApplication",
            ("SUPPLEMENT",),
            "APPLIED",
            "@applicant",
            "补正共享申请",
            "supplement the application",
            may=("purposes", "basis", "scenario", "extent", "way", "wanted_until_on", "personal"),
            notify=("@provider",),
        ),
        Transition(
            "SHA-3",
            "extendShareAnswer",
            ("APPLIED",),
            None,
            "@provider",
            "延长答复期限",
            "extend the time to answer",
            documents=(D.SHARE_EXTENSION,),
            notify=("@applicant",),
            clocks=(extends("TL-D1.2", 10, Unit.WD),),
            guards=(
                guard(
                    "只有有条件共享的答复可以延长",
                    "only the answer on conditional data may be extended",
                    "TL-D1.2",
                    holds={"attribute": "CONDITIONAL"},
                    never=("extendShareAnswer",),
                ),
            ),
        ),
        Transition(
            "SHA-4.1",
            "recordImpactAssessment",
            ("APPLIED", "SUPPLEMENT"),
            None,
            "@provider",
            "记录个人信息保护影响评估",
            "record the impact assessment",
            documents=(D.IMPACT_ASSESSMENT,),
            day="assessed_on",
            needs=("assessment",),
            clocks=(starts("TL-D3.2"),),
        ),
        Transition(
            "SHA-4.2",
            "grantSharing",
            ("APPLIED",),
            "GRANTED",
            "@provider",
            "授权共享",
            "grant the sharing",
            documents=(D.SHARE_GRANT,),
            day="decided_on",
            may=("personal",),
            notify=("@applicant",),
            gives=(Gives("ShareGrant", required=True),),
            clocks=(*_ANSWERED, starts("TL-D1.3"), starts("TL-D5.1", until="to_on", each=True)),
            guards=(
                guard(
                    "提供个人信息应先作影响评估",
                    "an impact assessment comes before personal information is given",
                    "TL-D3.2",
                    when={"personal": "True"},
                    after=("recordImpactAssessment",),
                ),
                guard(
                    "不予共享的数据不得授权",
                    "data of the attribute not shared may not be granted",
                    holds={"attribute": ("UNCONDITIONAL", "CONDITIONAL")},
                ),
            ),
        ),
        Transition(
            "SHA-4.3",
            "refuseSharing",
            ("APPLIED", "SUPPLEMENT"),
            "REFUSED",
            "@provider",
            "不予共享",
            "refuse with reasons",
            documents=(D.SHARE_REFUSAL,),
            day="decided_on",
            needs=("reason",),
            notify=("@applicant",),
            clocks=_ANSWERED,
        ),
        Transition(
            "SHA-5",
            "activateSharing",
            ("GRANTED",),
            "ACTIVE",
            "@provider",
            "开始提供数据",
            "provide the data",
            day="active_on",
            notify=("@applicant",),
            clocks=(meets("TL-D1.3"), starts("TL-D3.1", personal="True")),
        ),
        Transition(
            "SHA-6.1",
            "suspendSharing",
            ("ACTIVE",),
            "SUSPENDED",
            "@provider",
            "暂停共享",
            "suspend the sharing",
            documents=(D.SHARE_SUSPENSION,),
            needs=("reason",),
            notify=("@applicant",),
        ),
        Transition(
            "SHA-6.2",
            "resumeSharing",
            ("SUSPENDED",),
            "ACTIVE",
            "@provider",
            "恢复共享",
            "resume the sharing",
            notify=("@applicant",),
        ),
        Transition(
            "SHA-6.3",
            "revokeSharing",
            _IN_FORCE,
            "REVOKED",
            "@provider",
            "终止共享",
            "revoke the grant",
            documents=(D.SHARE_REVOCATION,),
            day="ended_on",
            needs=("reason",),
            notify=("@applicant",),
            clocks=(voids("TL-D1.3"), voids("TL-D5.1")),
        ),
        Transition(
            "SHA-6.4",
            "lapseSharing",
            _IN_FORCE,
            "EXPIRED",
            "time",
            "共享期限届满",
            "the grant has run out",
            lapses="TL-D5.1",
            notify=("@applicant", "@provider"),
            clocks=(voids("TL-D1.3"),),
        ),
    ),
)
