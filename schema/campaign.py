"""Joint enforcement campaigns and the units inspected in them (domain.md §2.10, clause 2.4l)."""

import uuid
from datetime import date
from typing import ClassVar

from pydantic import field_validator
from sqlmodel import Field

from schema.codes import AgencyCode, TopicTag, Violation
from schema.document_types import DocumentType as D
from schema.fields import Belongs, Code, Entity, FieldClass, Level, code, many, shared
from schema.identifiers import right_uscc
from schema.lifecycle import Gives, Lifecycle, Touches, Transition, guard
from schema.scopes import Scope


class CampaignKind(Code):
    """What a campaign is about; the notice names the first three (domain.md §4.4)."""

    LABOUR_MARKET = "LABOUR_MARKET", "劳动力市场专项整治", "clean-up of the labour market"
    CHILD_LABOUR = "CHILD_LABOUR", "禁止使用童工", "ban on child labour"
    MINORS_IN_VENUES = "MINORS_IN_VENUES", "公共娱乐场所未成年工", "minors working in places of entertainment"
    WAGE_ARREARS = "WAGE_ARREARS", "根治欠薪专项", "wage arrears"
    SI_FUND = "SI_FUND", "社保基金专项", "social-insurance funds"


class CampaignState(Code):
    """States of a campaign."""

    PLANNED = "PLANNED", "已制定方案", "planned"
    NOTIFIED = "NOTIFIED", "已部署", "notified"
    RUNNING = "RUNNING", "开展中", "running"
    SUMMARISED = "SUMMARISED", "已总结", "summarised"
    CLOSED = "CLOSED", "已结束", "closed"
    VOID = "VOID", "作废", "void"


class JointCampaign(Entity, table=True):
    """One campaign of several agencies; each unit they inspect is a row of its own."""

    plural: ClassVar = "jointCampaigns"
    scope: ClassVar = Scope.CONFERENCE_READ
    in_matter: ClassVar = False
    zh: ClassVar = "联合执法专项行动"
    en: ClassVar = "joint campaign"
    order: ClassVar = ("-from_on",)
    rows_of: ClassVar = FieldClass.OPEN

    number: str = shared("编号", "number", of=FieldClass.OPEN, max_length=80, unique=True, key=True)
    kind: CampaignKind = code(CampaignKind, "种类", "kind", of=FieldClass.OPEN)
    title: str = shared("名称", "title", of=FieldClass.OPEN, search=True, max_length=200)
    regular: bool = shared("定期开展", "held at regular times", of=FieldClass.OPEN, default=True)
    lead: AgencyCode = code(AgencyCode, "牵头机关", "leading agency", of=FieldClass.OPEN)
    participants: list[str] = many("参加机关", "agencies taking part", AgencyCode, of=FieldClass.OPEN)
    others: list[str] = many("其他参加单位", "other bodies taking part", of=FieldClass.OPEN)
    topics: list[str] = many("专题", "topics", TopicTag, of=FieldClass.OPEN)
    place: str | None = shared("范围", "area", of=FieldClass.OPEN, default=None, max_length=200)
    state: CampaignState = code(CampaignState, "状态", "state", of=FieldClass.OPEN, given=False, default="PLANNED")
    from_on: date = shared("起", "from", of=FieldClass.OPEN)
    to_on: date | None = shared("止", "to", of=FieldClass.OPEN, default=None)
    started_on: date | None = shared("开始日", "started on", of=FieldClass.OPEN, default=None)
    summary: str | None = shared("总结", "summary", of=FieldClass.OPEN, default=None, max_length=4000)
    summarised_on: date | None = shared("总结日", "summarised on", of=FieldClass.OPEN, default=None)


class CampaignUnit(Entity, table=True):
    """One unit inspected in a campaign, what was found and which case followed."""

    plural: ClassVar = "campaignUnits"
    scope: ClassVar = Scope.CONFERENCE_READ
    belongs: ClassVar = (Belongs("joint_campaign_id", "JointCampaign", "units"),)
    in_matter: ClassVar = False
    zh: ClassVar = "专项行动检查单位"
    en: ClassVar = "unit inspected in a campaign"
    order: ClassVar = ("checked_on",)
    rows_of: ClassVar = FieldClass.OPEN

    joint_campaign_id: uuid.UUID = Field(foreign_key="jointcampaign.id", index=True)
    unit_name: str = shared("单位名称", "name of the unit", of=FieldClass.F2, max_length=200)
    uscc: str | None = shared(
        "统一社会信用代码",
        "unified social credit code",
        of=FieldClass.F2,
        level=Level.L1,
        default=None,
        max_length=18,
        index=True,
    )
    checked_on: date = shared("检查日", "checked on", of=FieldClass.F2, status=True)
    violations: list[str] = many("违法类型", "violations", Violation, of=FieldClass.F2)
    findings: str | None = shared("检查情况", "findings", of=FieldClass.F2, default=None, max_length=2000)
    minors: int | None = shared(
        "童工或未成年工人数", "minors found", of=FieldClass.F16, level=Level.L4, default=None, ge=0
    )
    minor_aliases: list[str] = many(
        "未成年人代称", "aliases of minors; never their names", of=FieldClass.F16, level=Level.L4
    )
    follow_up_number: str | None = shared(
        "后续案件编号", "number of the case that followed", of=FieldClass.F1, default=None, max_length=120
    )
    follow_up: str | None = shared("后续处理", "what followed", of=FieldClass.F1, default=None, max_length=500)

    _uscc = field_validator("uscc")(right_uscc)


CAMPAIGN = Lifecycle(
    name="CAM",
    entity="JointCampaign",
    states=CampaignState,
    write={"*": Scope.CONFERENCE_WRITE},
    numbered="ZX",
    transitions=(
        Transition(
            "CAM-1",
            "planCampaign",
            (),
            "PLANNED",
            "@lead",
            "制定专项行动方案",
            "plan a campaign",
            documents=(D.CAMPAIGN_PLAN,),
            needs=("kind", "title", "lead", "participants", "from_on"),
            may=("number", "regular", "others", "topics", "place", "to_on"),
            guards=(
                guard(
                    "联合执法由人社部门或者公安机关牵头",
                    "HRSS or the police lead joint enforcement",
                    holds={"lead": ("HRSS", "PSB")},
                ),
            ),
        ),
        Transition(
            "CAM-2",
            "notifyCampaign",
            ("PLANNED",),
            "NOTIFIED",
            "@lead",
            "部署专项行动",
            "tell the agencies taking part",
            documents=(D.CAMPAIGN_NOTICE,),
            may=("participants", "others", "to_on"),
            notify=("@participants",),
        ),
        Transition(
            "CAM-3",
            "startCampaign",
            ("NOTIFIED",),
            "RUNNING",
            "@lead",
            "开展专项行动",
            "start the campaign",
            day="started_on",
        ),
        Transition(
            "CAM-4.1",
            "recordCampaignCheck",
            ("RUNNING",),
            None,
            "*",
            "记录检查单位",
            "record the inspection of units",
            documents=(D.INQUIRY_RECORD,),
            officers=2,
            gives=(Gives("CampaignUnit", required=True),),
        ),
        Transition(
            "CAM-4.2",
            "followUpCampaignUnit",
            ("RUNNING", "SUMMARISED"),
            None,
            "*",
            "记录后续案件",
            "record the case that followed",
            touches=Touches("CampaignUnit", may=("follow_up_number", "follow_up")),
        ),
        Transition(
            "CAM-5",
            "summariseCampaign",
            ("RUNNING",),
            "SUMMARISED",
            "@lead",
            "总结专项行动",
            "summarise the campaign",
            documents=(D.CAMPAIGN_SUMMARY,),
            day="summarised_on",
            needs=("summary",),
            notify=("@participants", "OFFICE"),
        ),
        Transition(
            "CAM-6",
            "closeCampaign",
            ("SUMMARISED",),
            "CLOSED",
            "@lead",
            "结束专项行动",
            "close the campaign",
        ),
    ),
)
