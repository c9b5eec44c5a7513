"""What is typed into the search: recognised in any spelling, said back, or refused with the reason."""

import pytest

from hub.console.terms import LONGEST, TermKind, UnknownTerm, recognise


@pytest.mark.parametrize(
    "typed",
    [
        "(2023)皖0223执123号",
        "（2023）皖0223执123号",
        " ( 2023 ) 皖 0223 执 123 号 ",
        "〔2023〕皖０２２３执１２３号",
        "(2023)皖0223执00123号",
        "(2023)皖0223执123号之二",
    ],
)
def test_a_case_number_is_recognised_in_any_spelling(typed: str):
    term = recognise(typed)
    assert (term.kind, term.value) == (TermKind.CASE, "(2023)皖0223执123号")
    assert term.words.zh == "识别为案号：法院代字 皖0223 · 首次执行 · 2023 年第 123 号"
    assert term.words.en == "Read as a case number: court 皖0223 · first enforcement (执) · 2023, no. 123"


def test_a_number_of_before_2016_is_kept_as_it_is_written():
    term = recognise("（2014）南行审字第00050号")
    assert (term.kind, term.value) == (TermKind.CASE, "(2014)南行审字第00050号")
    assert "旧式" in term.words.zh


def test_a_case_number_of_another_kind_is_named_by_its_characters():
    assert "民初" in recognise("(2023)皖0223民初9号").words.zh


@pytest.mark.parametrize("typed", ["91340223XX0000019Y", "91340223xx0000019y", "9134 0223 XX00 0001 9Y"])
def test_a_unit_is_recognised_by_its_code(typed: str):
    term = recognise(typed)
    assert (term.kind, term.value) == (TermKind.UNIT, "91340223XX0000019Y")


@pytest.mark.parametrize("typed", ["NLX-2023-000123", "nlx-2023-123", "ＮＬＸ２０２３－１２３"])
def test_a_matter_is_recognised_by_its_number(typed: str):
    term = recognise(typed)
    assert (term.kind, term.value) == (TermKind.MATTER, "NLX-2023-000123")


@pytest.mark.parametrize(
    ("typed", "reason"),
    [
        ("91340223XX0000019Z", "第 18 位的字符不允许使用"),
        ("91340223XX00000191", "校验位不符"),
        ("91340223XX0000019", "应为 18 位，现为 17 位"),
        ("(2023)皖022执1号", "法院代字"),
        ("(2023)皖0223执123", "应以“号”结尾"),
        ("张三", "认不出这个号码"),
        ("x" * (LONGEST + 1), "认不出这个号码"),
        ("(2023)皖0223执1\x00号", "认不出这个号码"),
    ],
)
def test_anything_else_is_refused_with_the_reason(typed: str, reason: str):
    with pytest.raises(UnknownTerm) as raised:
        recognise(typed)
    assert reason in raised.value.reason.zh
    assert raised.value.reason.en
