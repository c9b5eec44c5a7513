"""Masked forms of domain.md §5.3 as SQL over ``{x}``; what a mask leaves is decided here and nowhere else."""

from schema.fields import Mask

_COMPOUND_SURNAMES = [
    "欧阳",
    "司马",
    "上官",
    "诸葛",
    "司徒",
    "东方",
    "皇甫",
    "尉迟",
    "公孙",
    "慕容",
    "令狐",
    "宇文",
    "长孙",
    "夏侯",
    "轩辕",
    "端木",
]
_TWO = ", ".join(f"'{surname}'" for surname in _COMPOUND_SURNAMES)
_KEPT = f"CASE WHEN left({{x}}, 2) IN ({_TWO}) AND length({{x}}) > 2 THEN 2 ELSE 1 END"

MASKS = {
    Mask.NAME: f"left({{x}}, {_KEPT}) || repeat('*', greatest(length({{x}}) - {_KEPT}, 1))",
    Mask.ID_NUMBER: "repeat('*', greatest(length({x}) - 4, 0)) || right({x}, 4)",
    Mask.PHONE: "left({x}, 3) || '****' || right({x}, 4)",
    Mask.AMOUNT_BAND: (
        "CASE WHEN {x} < 5000 THEN '<5000' WHEN {x} < 20000 THEN '5000-20000'"
        " WHEN {x} < 50000 THEN '20000-50000' ELSE '>50000' END"
    ),
}
