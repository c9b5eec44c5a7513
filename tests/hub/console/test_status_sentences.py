"""The status sentence: what it says in each state, in both languages, and that it stays short enough to be read out."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from hub.console import formats, procedures
from hub.console.sentences import LONGEST, Sentence, Status, Sums, enforcement
from hub.words import text
from schema import LIFECYCLES
from schema.codes import AgencyCode
from schema.deadline import DeadlineState
from schema.enforcement import EnforcementState
from schema.limits import LIMITS, LimitKind
from tests.hub.console.values import CALENDAR, TODAY, at, due, limit

SUMS = Sums(*(Decimal(value) for value in ("42500.00", "15000.00", "15000.00", "0.00", "27500.00")))
EXCHANGE = due("TL-E14.1", date(2024, 3, 20), duty_zh="沟通终本案件情况", duty_en="exchange information", certainty="C")
CLOSED = Status(EnforcementState.CLOSED_ROUND, date(2023, 12, 20), False, SUMS, EXCHANGE)


def said(status: Status) -> Sentence:
    return enforcement(status, TODAY, CALENDAR)


def zh(status: Status) -> str:
    return said(status).plain("zh")


def en(status: Status) -> str:
    return said(status).plain("en")


def han(sentence: str) -> int:
    return sum(ord(character) > 0xFF for character in sentence)


def test_a_closed_round_says_state_sums_and_who_acts_next():
    assert zh(CLOSED) == (
        "本案已于 2023 年 12 月 20 日终结本次执行程序：应执行 42,500.00 元，已到位并发放 15,000.00 元，"
        "尚欠 27,500.00 元。下一步，法院应在 3 月 20 日前沟通终本案件情况。"
    )
    assert en(CLOSED) == (
        "This round of enforcement was closed (终本) on 20 December 2023. Of ¥42,500.00 due, ¥15,000.00 was collected "
        "and paid out; ¥27,500.00 is unpaid. Next, the court must act by 20 March: exchange information."
    )


def test_state_decisive_sums_actor_and_day_are_marked_and_nothing_else():
    assert [run.words for run in said(CLOSED).runs("zh") if run.strong] == [
        "终结本次执行程序", "15,000.00 元", "27,500.00 元", "法院", "3 月 20 日",
    ]  # fmt: skip
    assert [run.words for run in said(CLOSED).runs("en") if run.strong] == [
        "This round of enforcement was closed (终本)", "¥15,000.00", "¥27,500.00", "the court", "20 March",
    ]  # fmt: skip


def test_every_state_is_said_in_words_of_its_own():
    each = [replace(CLOSED, state=state) for state in EnforcementState]
    assert all(zh(status).startswith("本案已于 2023 年 12 月 20 日") for status in each)
    assert all(en(status).split(". ")[0].endswith(" on 20 December 2023") for status in each)
    assert len({zh(status) for status in each}) == len({en(status) for status in each}) == len(EnforcementState)


def test_every_agency_is_named_short_and_in_a_sentence():
    for code in AgencyCode:
        assert formats.agency(code) != formats.same(code)
        assert text(f"console.actor_{code}").zh


def test_what_is_over_or_stands_still_is_a_state_of_its_kind_of_case():
    for states in (procedures.ENDED, procedures.STOPPED):
        for kind, named in states.items():
            assert named <= set(LIFECYCLES[kind].states)
    assert not procedures.ENDED["EnforcementCase"] & procedures.STOPPED["EnforcementCase"]


def test_the_year_is_left_out_of_days_of_this_year():
    assert zh(replace(CLOSED, since=date(2024, 1, 5))).startswith("本案已于 1 月 5 日")
    assert en(replace(CLOSED, since=date(2024, 1, 5))).startswith(
        "This round of enforcement was closed (终本) on 5 January. "
    )


def test_a_day_the_source_does_not_give_is_said_to_be_assumed_or_missing():
    assert "（日期推定为 2023 年 12 月 20 日）" in zh(replace(CLOSED, assumed=True))
    assert "(assumed: 20 December 2023)" in en(replace(CLOSED, assumed=True))
    assert "（日期未载明）" in zh(replace(CLOSED, since=None))
    assert "(day not stated)" in en(replace(CLOSED, since=None))


def test_old_data_say_how_old_they_are():
    assert zh(replace(CLOSED, as_of=date(2023, 12, 20))).startswith("据 2023 年 12 月 20 日数据，本案已于")
    assert en(replace(CLOSED, as_of=date(2023, 12, 20))).startswith("Data of 20 December 2023: This round")


@pytest.mark.parametrize(
    ("sums", "words_zh", "words_en"),
    [
        (Sums(), "应执行金额未载明。", "The sum due is not stated."),
        (
            Sums(collected=Decimal(9)),
            "应执行金额未载明，已到位 9.00 元。",
            "The sum due is not stated; ¥9.00 was collected.",
        ),
        (
            Sums(due=Decimal(10)),
            "应执行 10.00 元，到位情况未载明。",
            "¥10.00 is due; what was collected is not stated.",
        ),
        (
            Sums(due=Decimal(10), collected=Decimal(0), unpaid=Decimal(10)),
            "应执行 10.00 元，尚未到位。",
            "Of ¥10.00 due, nothing was collected yet.",
        ),
        (
            Sums(due=Decimal(10), collected=Decimal(4)),
            "应执行 10.00 元，已到位 4.00 元，发放情况未载明。",
            "Of ¥10.00 due, ¥4.00 was collected; what was paid out is not stated.",
        ),
        (
            Sums(due=Decimal(10), collected=Decimal(4), paid_out=Decimal(3), unpaid=Decimal(6)),
            "应执行 10.00 元，已到位 4.00 元、发放 3.00 元，尚欠 6.00 元。",
            "Of ¥10.00 due, ¥4.00 was collected and ¥3.00 paid out; ¥6.00 is unpaid.",
        ),
        (
            Sums(Decimal(10), Decimal(4), Decimal(4), Decimal(1), Decimal(5)),
            "应执行 10.00 元，已到位并发放 4.00 元，免除 1.00 元，尚欠 5.00 元。",
            "Of ¥10.00 due, ¥4.00 was collected and paid out; ¥1.00 was waived; ¥5.00 is unpaid.",
        ),
        (
            Sums(Decimal(10), Decimal(10), Decimal(10), Decimal(0), Decimal(0)),
            "应执行 10.00 元，已全部发放。",
            "The ¥10.00 due was paid out in full.",
        ),
        (
            Sums(due=Decimal(10), paid_out=Decimal(4), unpaid=Decimal(6)),
            "应执行 10.00 元，已发放 4.00 元，尚欠 6.00 元。",
            "Of ¥10.00 due, ¥4.00 was paid out; ¥6.00 is unpaid.",
        ),
    ],
)
def test_sums_are_said_as_far_as_they_are_known(sums: Sums, words_zh: str, words_en: str):
    status = replace(CLOSED, sums=sums)
    assert f"程序：{words_zh}下一步" in zh(status)
    assert f"2023. {words_en} Next" in en(status)


def test_sums_that_are_not_for_the_reader_are_not_mentioned():
    status = replace(CLOSED, sums=Sums(withheld=True))
    assert zh(status) == "本案已于 2023 年 12 月 20 日终结本次执行程序。下一步，法院应在 3 月 20 日前沟通终本案件情况。"
    assert "due" not in en(status)


def test_without_a_limit_it_says_that_none_runs():
    assert zh(replace(CLOSED, next=None)).endswith("尚欠 27,500.00 元。目前没有待办时限。")
    assert en(replace(CLOSED, next=None)).endswith("No time limit is running.")


def test_an_overdue_limit_says_by_how_much_in_its_own_unit():
    late = due("TL-E2.1", date(2024, 3, 8), state="OVERDUE")
    assert zh(replace(CLOSED, next=late)).endswith("下一步，法院本应在 3 月 8 日前发出执行通知，已逾期 4 日。")
    working = due("TL-C1.1", date(2024, 3, 8), state="OVERDUE", owner="HRSS", duty_zh="受理投诉", duty_en="accept it")
    assert zh(replace(CLOSED, next=working)).endswith("人社局本应在 3 月 8 日前受理投诉，已逾期 2 个工作日。")
    assert en(replace(CLOSED, next=working)).endswith(
        "Next, HRSS was to act by 8 March and is 2 working days overdue: accept it."
    )


def test_what_ends_by_itself_is_not_said_to_be_a_duty():
    freeze = due("TL-E7.1", date(2024, 3, 24), duty_zh="银行存款冻结届满，需续行冻结", duty_en="the freeze ends")
    assert zh(replace(CLOSED, next=freeze)).endswith("下一步，3 月 24 日银行存款冻结届满，需续行冻结（法院）。")
    assert en(replace(CLOSED, next=freeze)).endswith("Next, on 24 March: the freeze ends (the court).")


def test_a_limit_by_the_hour_gives_the_hour():
    hours = limit("TL-X2.1", due_on=None, due_at=at(2024, 3, 13, 16, 40), duty_zh="移送公安机关")
    assert "应在 3 月 13 日 16:40 前移送公安机关" in zh(replace(CLOSED, next=hours))
    assert "by 16:40 on 13 March" in en(replace(CLOSED, next=hours))


RUNNING = [each for each in LIMITS.values() if each.runs and each.duty_zh]


@pytest.mark.parametrize("late", [False, True])
def test_no_limit_there_is_makes_it_longer_than_can_be_read_out(late: bool):
    state = DeadlineState.OVERDUE if late else DeadlineState.RUNNING
    assert len(RUNNING) > 100
    for each in RUNNING:
        duty = due(each.key, date(2025, 3, 8), duty_zh=each.duty_zh, duty_en=each.duty_en, state=state, owner="PROC")
        status = replace(CLOSED, next=duty, as_of=date(2023, 12, 20), assumed=True)
        assert han(zh(status)) <= LONGEST, each.key


def test_detail_is_dropped_before_it_gets_too_long_the_sum_unpaid_last():
    long = due("TL-E2.1", date(2024, 3, 20), duty_zh="办" * 50)
    middle = zh(replace(CLOSED, next=long))
    assert "尚欠 27,500.00 元" in middle
    assert "已到位" not in middle
    assert "办" * 50 in middle
    endless = zh(replace(CLOSED, next=due("TL-E2.1", date(2024, 3, 20), duty_zh="办" * 90)))
    assert endless.endswith("尚欠 27,500.00 元。下一步，法院应在 3 月 20 日前办理下列事项。")


def test_rights_and_waiting_times_are_no_next_step():
    kinds = {each.kind: each.key for each in RUNNING}
    asks = {kind for kind, key in kinds.items() if limit(key).calls_for_action}
    assert asks == kinds.keys() - {LimitKind.RIGHT, LimitKind.EARLIEST, LimitKind.MIN}
