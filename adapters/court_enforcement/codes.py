"""Code tables of the court's export, in the hub's words. The labels are the court's; see README.md for the dialect."""

from collections.abc import Mapping

from adapters.mapping import narrow
from schema.enforcement import AssetClass, EnforcementBasis, MeasureKind
from schema.fields import Code
from schema.party import PartyKind, Role


def _labels(table: type[Code]) -> dict[str, str]:
    """A code table by its Chinese labels, brackets made half-width as the readers do."""
    return {str(narrow(member.zh)): member.value for member in table}


BASIS: Mapping[str, str] = _labels(EnforcementBasis)

MEASURE: Mapping[str, str] = {
    **_labels(MeasureKind),
    "限制消费": MeasureKind.LIMIT_CONSUME.value,
    "纳入失信被执行人名单": MeasureKind.DISHONEST.value,
}

ASSET: Mapping[str, str] = {
    **_labels(AssetClass),
    "车辆": AssetClass.MOVABLE.value,
    "机器设备": AssetClass.MOVABLE.value,
    "不动产": AssetClass.IMMOVABLE.value,
    "股权": AssetClass.IMMOVABLE.value,
}
"""Classes of 民诉法解释 (2022) article 485: deposits, movables, and immovables with all other property rights."""

CASE_TYPES = frozenset({"执", "执恢", "执保"})
"""Type characters that are a round of enforcement (domain.md §2.6, row 2); objections and reviews are not."""

ROLE: Mapping[str, str] = {"申请执行人": Role.ENF_APPLICANT.value, "被执行人": Role.ENF_DEBTOR.value}

PARTY: Mapping[str, str] = {
    **_labels(PartyKind),
    "法人": PartyKind.ENTERPRISE.value,
    "法人或其他组织": PartyKind.ENTERPRISE.value,
}

CLOSING: Mapping[str, str] = {
    "执行完毕": "closeEnforcementDone",
    "终结本次执行程序": "closeEnforcementRound",
    "终结本次执行": "closeEnforcementRound",
    "终结执行": "terminateEnforcement",
    "不予执行": "refuseEnforcement",
    "驳回申请": "rejectEnforcement",
    "销案": "cancelEnforcement",
}
"""Ways of closing (``EnfClose``)."""

STAY: Mapping[str, str] = {
    "中止执行": "suspendEnforcement",
    "恢复执行": "resumeEnforcement",
}

RECEIVED: Mapping[str, bool] = {"到账": True, "发放": False}

FLAG: Mapping[str, bool] = {"0": False, "1": True, "否": False, "是": True}
