"""Code tables of the labour-inspection system: its values, and what the hub calls them.

Local to this system and its year, to be checked with the vendor before it is connected (certainty C). A value that
stands in no table is never guessed at.
"""

from schema.clue import ClueKind, ClueSource
from schema.codes import Charge, TopicTag, Violation
from schema.evidence import EvidenceType
from schema.party import PartyKind

YES_NO = {"0": False, "1": True, "2": False, "是": True, "否": False}
OPERATIONS = {"I": False, "U": False, "D": True}
PERFORMANCE = {"0": 0, "1": 1, "2": 2}
KINDS = {
    "10": PartyKind.ENTERPRISE,
    "20": PartyKind.PUBLIC_INST,
    "30": PartyKind.STATE_ORG,
    "40": PartyKind.SOCIAL_ORG,
    "50": PartyKind.SELF_EMPLOYED,
    "60": PartyKind.UNLICENSED,
    "90": PartyKind.PERSON,
}
VIOLATIONS = {
    "01": Violation.V01,
    "02": Violation.V02,
    "03": Violation.V03,
    "04": Violation.V11,
    "05": Violation.V16,
    "06": Violation.V18,
    "07": Violation.V19,
    "08": Violation.V20,
    "09": Violation.V24,
    "99": Violation.V99,
}
TOPICS: dict[Violation | Charge, TopicTag] = {
    Violation.V01: TopicTag.WAGE,
    Violation.V02: TopicTag.WAGE,
    Violation.V18: TopicTag.SI_FRAUD,
    Violation.V19: TopicTag.SI_FRAUD,
    Violation.V20: TopicTag.SI_FRAUD,
    Violation.V24: TopicTag.ENF_EFFECT,
    Charge.XF276_1: TopicTag.WAGE,
    Charge.XF266: TopicTag.SI_FRAUD,
}
ORIGINS = {
    "01": (ClueSource.WIN_INSP, ClueKind.COMPLAINT),
    "02": (ClueSource.WIN_INSP, ClueKind.REPORT),
    "03": (ClueSource.PATROL, ClueKind.REPORT),
    "04": (ClueSource.SUPERIOR, ClueKind.REPORT),
    "05": (ClueSource.PETITION, ClueKind.PETITION),
    "06": (ClueSource.NAT_WAGE, ClueKind.COMPLAINT),
    "07": (ClueSource.H12345, ClueKind.COMPLAINT),
    "08": (ClueSource.H12333, ClueKind.COMPLAINT),
    "99": (ClueSource.OTHER_DEPT, ClueKind.COMPLAINT),
}
SERVICE = {
    "直接": EvidenceType.DOCUMENTARY,
    "直接送达": EvidenceType.DOCUMENTARY,
    "留置": EvidenceType.DOCUMENTARY,
    "留置送达": EvidenceType.DOCUMENTARY,
    "邮寄": EvidenceType.DOCUMENTARY,
    "邮寄送达": EvidenceType.DOCUMENTARY,
    "公告": EvidenceType.DOCUMENTARY,
    "公告送达": EvidenceType.DOCUMENTARY,
    "短信": EvidenceType.ELECTRONIC,
    "电子": EvidenceType.ELECTRONIC,
    "电子送达": EvidenceType.ELECTRONIC,
    "张贴": EvidenceType.AUDIOVISUAL,
    "张贴并拍照": EvidenceType.AUDIOVISUAL,
    "张贴并录像": EvidenceType.AUDIOVISUAL,
}
"""What proves the service: a receipt, a message on a device, or the photo or film of the posted order."""
CHARGES = {name: charge for charge in Charge for name in (charge.zh, charge.zh.removesuffix("罪"), charge.value)}
