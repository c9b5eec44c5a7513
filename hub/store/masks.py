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

_DIGITS = "regexp_replace({x}, '[^0-9]', '', 'g')"
_BANK = "substring({x} from '^[^0-9]*(?:银行|信用社|信用联社)')"
_COMPACT_PLATE = "upper(regexp_replace({x}, '[ ·•.-]', '', 'g'))"
_NO_ROAD = "[^镇乡街路道号村组栋幢巷弄0-9]{{1,10}}"
_TO_TOWNSHIP = (
    "substring(regexp_replace({x}, '[[:space:]]', '', 'g') from '^"
    "(?:[^省市区]{{2,7}}省|[^省市区]{{2,7}}自治区)?"
    "(?:[^市州盟县区]{{2,10}}(?:市|自治州|州|盟|地区))?"
    "(?:[^县区市旗路号0-9]{{1,10}}[县区市旗])?"
    f"(?:{_NO_ROAD}(?:镇|乡|街道))?')"
)
"""The part of an address down to the township. Each level ends at its own word and none reaches into a road or number,
so an address written otherwise leaves less, never more."""

MASKS = {
    Mask.NAME: f"left({{x}}, {_KEPT}) || repeat('*', greatest(length({{x}}) - {_KEPT}, 1))",
    Mask.ID_NUMBER: (
        "CASE WHEN length({x}) <= 4 THEN repeat('*', length({x}))"
        " ELSE repeat('*', length({x}) - 4) || right({x}, 4) END"
    ),
    Mask.PHONE: (
        "CASE WHEN length({x}) >= 10 THEN left({x}, 3) || '****' || right({x}, 4) ELSE '****' || right({x}, 2) END"
    ),
    Mask.AMOUNT_BAND: (
        "CASE WHEN {x} < 5000 THEN '<5000' WHEN {x} < 20000 THEN '5000-20000'"
        " WHEN {x} <= 50000 THEN '20000-50000' WHEN {x} > 50000 THEN '>50000' END"
    ),
    Mask.ADDRESS: f"coalesce({_TO_TOWNSHIP}, '') || left({{x}}, 0) || '***'",
    Mask.BANK_ACCOUNT: (
        f"coalesce({_BANK}, '') || '****'"
        f" || CASE WHEN length({_DIGITS}) >= 8 THEN right({_DIGITS}, 4) ELSE left({{x}}, 0) END"
    ),
    Mask.PLATE: (
        f"CASE WHEN length({_COMPACT_PLATE}) >= 7"
        f" THEN left({_COMPACT_PLATE}, 2) || '·***' || right({_COMPACT_PLATE}, 2) ELSE left({{x}}, 0) || '***' END"
    ),
}
"""A masked value of nothing is nothing: every form is NULL where the value is."""
