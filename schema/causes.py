"""Causes of action (案由) of labour and personnel disputes, the words arbitration and courts share (domain.md §4.3)."""

from schema.fields import Code


class CaseCause(Code):
    """Causes of action of civil cases, labour part, with the wage cause outside it (domain.md §4.3)."""

    LABOUR_CONTRACT = "LABOUR_CONTRACT", "劳动合同纠纷", "labour contract"
    LABOUR_RELATION = "LABOUR_RELATION", "确认劳动关系纠纷", "whether there is a labour relation"
    COLLECTIVE_CONTRACT = "COLLECTIVE_CONTRACT", "集体合同纠纷", "collective contract"
    DISPATCH_CONTRACT = "DISPATCH_CONTRACT", "劳务派遣合同纠纷", "labour dispatch contract"
    PART_TIME = "PART_TIME", "非全日制用工纠纷", "part-time employment"
    LABOUR_PAY = "LABOUR_PAY", "追索劳动报酬纠纷", "claim for labour remuneration"
    SEVERANCE = "SEVERANCE", "经济补偿金纠纷", "severance pay"
    NON_COMPETE = "NON_COMPETE", "竞业限制纠纷", "non-competition"
    SOCIAL_INSURANCE = "SOCIAL_INSURANCE", "社会保险纠纷", "social insurance"
    PENSION = "PENSION", "养老保险待遇纠纷", "old-age insurance benefits"
    WORK_INJURY = "WORK_INJURY", "工伤保险待遇纠纷", "work-injury insurance benefits"
    MEDICAL = "MEDICAL", "医疗保险待遇纠纷", "medical insurance benefits"
    MATERNITY = "MATERNITY", "生育保险待遇纠纷", "maternity insurance benefits"
    UNEMPLOYMENT = "UNEMPLOYMENT", "失业保险待遇纠纷", "unemployment insurance benefits"
    WELFARE = "WELFARE", "福利待遇纠纷", "welfare benefits"
    PERSONNEL = "PERSONNEL", "人事争议", "personnel dispute"
    PUBLIC_EMPLOYMENT = "PUBLIC_EMPLOYMENT", "聘用合同纠纷", "employment contract of a public institution"
    PUBLIC_APPOINTMENT = "PUBLIC_APPOINTMENT", "聘任合同纠纷", "appointment contract of a public body"
    RESIGNATION = "RESIGNATION", "辞职纠纷", "resignation from a public body"
    DISCHARGE = "DISCHARGE", "辞退纠纷", "discharge from a public body"
    SERVICE_CONTRACT = "SERVICE_CONTRACT", "劳务合同纠纷", "contract for services (no labour dispute)"
    OTHER = "OTHER", "其他案由", "other cause"


LABOUR_CAUSES = frozenset(set(CaseCause) - {CaseCause.SERVICE_CONTRACT, CaseCause.OTHER})
"""Causes that make a case a labour matter."""
