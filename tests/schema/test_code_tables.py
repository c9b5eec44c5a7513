"""Every code table of the domain reference stands in the schema in full, by code or by Chinese term."""

import re
from importlib import import_module
from pkgutil import iter_modules

import pytest

import schema
from schema.fields import Code

BY_CODE = {
    "TopicTag": "BIZ_ENV NEW_FORM WAGE SI_FRAUD ENF_EFFECT",
    "GuidanceTag": "WORK_INJURY SI_BACKPAY NEW_FORM_REL",
    "RemedyChannel": (
        "MEDIATION COMPLAINT PETITION ARBITRATION PAY_ORDER IOU_SUIT SUIT LEGAL_AID PROC_SUPPORT RECON CRIMINAL"
    ),
    "ClueSource": (
        "NAT_WAGE H12345 WEB_ASK H12333 WIN_PMC WIN_ARB WIN_INSP PETITION LETTER PATROL RANDOM SUPERIOR POLICE PROC"
        " COURT DATA_MATCH OPINION OTHER"
    ),
    "ClueKind": "COMPLAINT REPORT PETITION CONSULT",
    "IntakeMode": "ACCEPT UNDERTAKE ASSIGN ENTRUST",
    "Triage": "SIMPLE URGENT MAJOR NORMAL",
    "MediationKind": "PROF ARB_MED ADMIN JUDICIAL PEOPLE JOINT ENTERPRISE",
    "MediationMode": "APPLY DELEGATE ENTRUST ASSIGN",
    "MediationResult": "AGREED FAILED WITHDRAWN TERMINATED REFUSED",
    "ConfirmResult": "CONFIRMED REJECTED NOT_ACCEPTED WITHDRAWN",
    "ArbTribunal": "SOLE PANEL FAST COLLECTIVE",
    "ArbClose": "MEDIATED FINAL NONFINAL MIXED WITHDRAWN DISMISSED CANCELLED",
    "PartyKind": "PERSON ENTERPRISE SELF_EMPLOYED PUBLIC_INST STATE_ORG SOCIAL_ORG UNLICENSED",
    "IdType": "RESIDENT PASSPORT HK_MACAO TAIWAN PERM_RES MILITARY USCC OTHER",
    "AdminDecisionKind/DecisionKind": "CORRECT PAY_ORDER TREAT PENALTY NO_PENALTY REFUND REVOKE EXTRA_COMP",
    "NotFiledReason": "NO_FACT MINOR NOT_OURS EXEMPT16 PAID INSUFF",
    "ArrestResult": "APPROVED DENIED_NO_CRIME DENIED_INSUFF DENIED_NO_NEED",
    "ProsecutionResult": "PROSECUTED STATUTORY DISCRETION DOUBT CONDITIONAL WITHDRAWN_PSB",
    "JudgmentResult": "GUILTY NOT_GUILTY_FACT NOT_GUILTY_DOUBT EXEMPT NOT_RESP TERMINATED CHARGE_WITHDRAWN",
    "MeasureKind": (
        "LIMIT_CONSUME DISHONEST EXIT_BAN COMPEL DETAIN FINE QUERY FREEZE SEAL SEIZE TRANSFER INCOME SEARCH AUCTION"
        " REWARD AUDIT HAND_CRIME"
    ),
    "EnfClose": "DONE ROUND TERMINATED CANCELLED REFUSED REJECTED",
    "AdvancePayKind": (
        "CONTRACTOR_FIRST BUILDER_FIRST EMERGENCY DEPOSIT SPECIAL_ACCT SI_FUND ILLEGAL_SUBCONTRACT BUILDER_PAY"
    ),
    "AssistKind": (
        "STOP_OBSTRUCT KEEP_ORDER FIND_PERSON JOINT_CHECK LABOUR_DISPUTE SI_DISPUTE INFO_QUERY SERVE ENFORCE_HELP"
        " ATTEND_TALK SUPPORT_SUIT EARLY_INTERVENE"
    ),
    "LetterKind": "MED_SUG ARB_SUG JUD_SUG PROC_SUG PROC_OP RECON_OP COMMIT",
    "LetterReply": "ADOPTED PARTLY REJECTED NONE",
    "SignalFamily": ("TAX SI_ARREARS CASE COMPLAINT PETITION OPINION SPECIAL_ACCT UTILITY CREDIT ENFORCED PROJECT"),
    "RiskLevel": "RED ORANGE YELLOW BLUE",
    "CreditList": "WAGE_LIST DISHONEST LIMIT MAJOR_PUB GRADE_A GRADE_B GRADE_C SI_DISHONEST",
    "LinkageEvent": (
        "ADM_FILED ADM_DECIDED TRANSFERRED RECEIVED FILED NOT_FILED RETURNED RECON SUP_ASKED EXPLAIN_REQ EXPLAINED"
        " FILE_ORDERED WITHDRAWN ARREST NO_ARREST SENT_PROS PROSECUTED NOT_PROSECUTED REVERSE_OPINION REVERSE_RESULT"
        " TRIAL GUILTY NOT_GUILTY EXEMPT APPEAL EFFECTIVE ENF_RESULT"
    ),
    "Purpose": "P01 P02 P03 P04 P05 P06 P07 P08 P09 P10 P11 P12 P13 P14 P15 P16 P17 P18",
    "AccessResult": "ALLOW ALLOW_MASKED DENY_SCOPE DENY_PURPOSE DENY_STAGE DENY_RELATION DENY_APPROVAL ERROR",
    "Transport": "REST_OAUTH WEBHOOK SOAP_XML FRONT_DB SFTP_FILE MQ MANUAL_XLSX",
    "Violation": (
        "V01 V02 V03 V04 V05 V06 V07 V08 V09 V10 V11 V12 V13 V14 V15 V16 V17 V18 V19 V20 V21 V22 V23 V24 V25 V26 V27"
        " V28 V29 V99"
    ),
    "Charge": "XF276-1 XF266 XF313 XF314 XF277 XF290 XF244 XF244-1 XF280 XF307-1",
}
"""Values the reference gives as codes; a table found under one of several names."""

BY_TERM = {
    "Role": (
        "申请人 被申请人 投诉人 被投诉人 举报人 原告 被告 第三人 申请执行人 被执行人 犯罪嫌疑人 被告人"
        " 被害人 行政相对人 担保人 协助执行人 代理人 法定代表人 实际控制人 劳资专管员"
    ),
    "EvidenceType": "书证 物证 视听资料 电子数据 证人证言 当事人陈述 鉴定意见 勘验笔录或现场笔录",
    "EvidenceSubtype": ("劳动合同 考勤 工资表 工资欠条 银行流水 社保记录 询问笔录 送达证明 照片视频"),
    "PenaltyKind": (
        "警告 通报批评 罚款 没收违法所得 没收非法财物 暂扣许可证件 降低资质等级 吊销许可证件 限制开展生产经营活动"
        " 责令停产停业 责令关闭 限制从业 行政拘留"
    ),
    "CriminalPenalty": "有期徒刑 拘役 管制 缓刑 罚金 没收财产 责令退赔 从业禁止",
    "CoerciveMeasure": "拘传 取保候审 监视居住 拘留 逮捕",
    "EnfBasis/EnforcementBasis": (
        "民事判决 民事裁定（司法确认） 民事调解书 支付令 仲裁裁决书 仲裁调解书 先予执行裁决 行政决定（非诉） 行政判决"
        " 刑事财产部分 公证债权文书"
    ),
    "SuspendReason": "申请人同意延期 案外人异议 公民死亡待继承 法人终止待承受 破产受理 撤销仲裁申请待审 其他",
    "TerminateReason": (
        "撤销申请 文书被撤销 死亡无遗产又无义务承担人 追索赡养、扶养、抚养费案权利人死亡 无力偿还且无收入又丧失劳动能力"
        " 破产 仲裁裁决被撤销 其他"
    ),
    "AssetKind": "银行存款 网络资金 车辆 不动产 股权 证券 保险 公积金 到期债权 工程款 机器设备 收入 其他",
    "SecurityCaseKind": "非法手段讨薪 以欠薪为名讨要工程款 集访扰序 越级上访扰序 阻碍执行职务 其他",
    "JointActionKind": "联合接访 联合调查 联合约谈 联合惩戒",
    "CampaignKind": "劳动力市场专项整治 禁止使用童工 公共娱乐场所未成年工 根治欠薪专项 社保基金专项",
    "CaseCause/DisputeCause": (
        "确认劳动关系纠纷 集体合同纠纷 劳务派遣合同纠纷 非全日制用工纠纷 追索劳动报酬纠纷 经济补偿金纠纷 竞业限制纠纷"
        " 养老保险待遇纠纷 工伤保险待遇纠纷 医疗保险待遇纠纷 生育保险待遇纠纷 失业保险待遇纠纷 福利待遇纠纷"
        " 聘用合同纠纷 聘任合同纠纷 辞职纠纷 辞退纠纷 劳务合同纠纷"
    ),
}
"""Values the reference gives in Chinese only; they must be labels of members, brackets and commas aside."""

_NOT_OUTWARD = {"document_numbers", "limits", "scopes"}
MODULES = [
    import_module(f"schema.{found.name}") for found in iter_modules(schema.__path__) if found.name not in _NOT_OUTWARD
]

TABLES = {
    name: thing
    for module in MODULES
    for name, thing in vars(module).items()
    if isinstance(thing, type) and issubclass(thing, Code) and thing.__module__ == module.__name__
}


def table(names: str) -> type[Code]:
    found = [TABLES[name] for name in names.split("/") if name in TABLES]
    assert len(found) == 1, f"one table named {names} is expected, not {len(found)}"
    return found[0]


def plain(label: str) -> str:
    return re.sub(r"[（）()、，]", "", label)


@pytest.mark.parametrize("names", BY_CODE)
def test_a_table_has_every_code_of_the_reference(names: str) -> None:
    assert set(BY_CODE[names].split()) - {member.value for member in table(names)} == set()


@pytest.mark.parametrize("names", BY_TERM)
def test_a_table_has_every_term_of_the_reference(names: str) -> None:
    expected = {plain(term) for term in BY_TERM[names].split()}
    assert expected - {plain(member.zh) for member in table(names)} == set()


@pytest.mark.parametrize(
    ("name", "first"),
    [
        ("MeasureKind", "LIMIT_CONSUME DISHONEST EXIT_BAN COMPEL DETAIN FINE"),
        ("SignalFamily", "TAX SI_ARREARS CASE COMPLAINT PETITION OPINION"),
        ("CampaignKind", "LABOUR_MARKET CHILD_LABOUR MINORS_IN_VENUES"),
    ],
)
def test_what_the_notice_names_comes_first(name: str, first: str) -> None:
    named = first.split()
    assert [member.value for member in TABLES[name]][: len(named)] == named


@pytest.mark.parametrize("name", sorted(TABLES))
def test_every_value_of_a_table_is_a_name_graphql_takes_and_has_a_label_of_its_own(name: str) -> None:
    members = list(TABLES[name])
    assert (TABLES[name].__doc__ or "").strip()
    assert len({member.zh for member in members}) == len(members)
    assert all(re.fullmatch(r"[A-Z][A-Z0-9_-]*", member.value) and len(member.value) <= 40 for member in members)
    assert all(re.search("[\u4e00-\u9fff]", member.zh) and member.en for member in members)


def test_no_two_tables_share_a_name() -> None:
    names = [
        name
        for module in MODULES
        for name, thing in vars(module).items()
        if isinstance(thing, type) and issubclass(thing, Code) and thing.__module__ == module.__name__
    ]
    assert sorted(names) == sorted(set(names))
