"""Clock chips: state as glyph, words and look, thresholds at their edges."""

from datetime import date, datetime, timedelta

import pytest

from hub.clock import SHANGHAI
from hub.console.clocks import Chip, Limit, chip, expiry
from tests.hub.console.values import CALENDAR, NOW, TODAY, after, at, due, limit


def shown(each: Limit, now: datetime = NOW) -> tuple[str, str, bool]:
    made = chip(each, now, CALENDAR)
    return made.look, made.words.zh, made.dashed


def test_a_running_limit_says_how_many_days_are_left():
    assert shown(limit()) == ("run", "还剩 26 日", False)
    assert chip(limit(), NOW, CALENDAR).words.en == "26 days left"
    assert chip(limit(), NOW, CALENDAR).icon == "clock"


def test_it_is_due_soon_from_the_third_working_day_before_the_end():
    # Tuesday 12 March; the end is Friday 15, then Monday 18, of a period that began just now.
    assert shown(due("TL-X5.1", date(2024, 3, 15), started_at=at(2024, 3, 12)))[0] == "soon"
    assert shown(due("TL-X5.1", date(2024, 3, 18), started_at=at(2024, 3, 12)))[0] == "run"


def test_it_is_due_soon_in_the_last_fifth_of_its_period():
    # 100 days: the last fifth begins 20 days before the end.
    end = datetime(2024, 4, 10, tzinfo=SHANGHAI)
    asked = due("TL-E2.1", date(2024, 4, 9), started_at=(end - timedelta(days=100)).isoformat())
    assert shown(asked, end - timedelta(days=20, minutes=1))[0] == "run"
    assert shown(asked, end - timedelta(days=20))[0] == "soon"


def test_on_the_last_day_it_says_today():
    assert shown(due("TL-E2.1", TODAY)) == ("soon", "今日截止", False)


def test_working_days_are_counted_as_working_days():
    # From Tuesday 12 March to Wednesday 20 March: six working days, eight days.
    each = due("TL-C1.1", date(2024, 3, 20), started_at=at(2024, 3, 12))
    assert shown(each) == ("run", "还剩 6 个工作日", False)
    assert chip(each, NOW, CALENDAR).words.en == "6 working days left"


def test_hours_are_shown_below_two_days():
    each = limit("TL-X2.1", due_on=None, started_at=at(2024, 3, 11, 16, 40), due_at=at(2024, 3, 12, 16, 40))
    assert shown(each) == ("soon", "还剩 2 小时 8 分 · 今日 16:40 止", False)
    tomorrow = limit("TL-X2.1", due_on=None, started_at=at(2024, 3, 12, 14), due_at=at(2024, 3, 13, 14))
    assert shown(tomorrow) == ("run", "还剩 23 小时 28 分", False)


def test_an_overdue_limit_is_the_only_solid_red():
    assert shown(due("TL-E2.1", date(2024, 3, 10), state="OVERDUE")) == ("over", "逾期 2 日", False)
    assert chip(due("TL-E2.1", date(2024, 3, 11), state="OVERDUE"), NOW, CALENDAR).words.en == "1 day overdue"


def test_what_ended_by_itself_is_not_called_overdue():
    assert shown(due("TL-E7.1", date(2024, 3, 10), state="OVERDUE")) == ("over", "已届满 2 日", False)


def test_what_was_done_says_when_or_how_late():
    assert shown(limit(state="MET", met_at=at(2024, 3, 8))) == ("met", "按时办结 2024-03-08", False)
    late = limit(state="MET_LATE", met_at=at(2024, 3, 8), late_zh="逾期2日", late_en="2 days late")
    assert shown(late) == ("late", "逾期办结 · 逾期2日", False)


def test_what_does_not_run_says_so():
    assert shown(limit(state="PAUSED", paused_on="2024-02-01")) == ("paused", "中止 · 自 2024-02-01", False)
    assert shown(limit(state="VOID"))[0] == "void"
    assert shown(limit(state="LAPSED")) == ("done", "期满未行使", False)
    assert shown(limit(state="RAN")) == ("done", "期间已过", False)


def test_a_period_that_must_run_first_says_when_it_is_possible():
    waiting = due("TL-E11.1", date(2024, 3, 20))
    assert shown(waiting) == ("run", "9 日后可办", False)
    assert waiting.until_words.zh == "2024-03-20 届满后方可"


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"provisional": True}, "还剩 26 日 · 暂定"),
        ({"certainty": "C"}, "还剩 26 日 · 暂定"),
        ({"assumed": ["started_at"]}, "还剩 26 日 · 推定"),
    ],
)
def test_what_may_still_move_is_dashed(changes: dict[str, object], words: str):
    assert shown(limit(**changes)) == ("run", words, True)


def test_what_is_settled_is_never_dashed():
    assert shown(limit(state="MET", met_at=at(2024, 3, 8), provisional=True))[2] is False


def test_rules_that_were_not_read_at_their_source_are_marked():
    assert limit(certainty="A").unverified is None
    unread, local = limit(certainty="B").unverified, limit(certainty="C").unverified
    assert unread is not None
    assert local is not None
    assert "未核实" in unread.zh
    assert "未核实" in local.zh
    assert "unverified" in unread.en


def test_the_article_is_quoted_as_the_list_has_it_and_else_as_it_was_stored():
    listed = limit("TL-E5.1", law="最高人民法院关于严格执行案件审理期限制度的若干规定(法释〔2000〕29号)", article="5")
    assert listed.source == "最高人民法院关于严格执行案件审理期限制度的若干规定(法释〔2000〕29号) 第5条"
    assert limit("TL-E5.1", law="旧法(1999)", article="7").source == "旧法(1999) 7"


def test_a_limit_whose_rule_left_the_list_is_still_shown():
    assert shown(limit("TL-GONE.1")) == ("run", "还剩 26 日", False)


@pytest.mark.parametrize(
    ("until", "look", "words"),
    [
        (date(2024, 3, 24), "soon", "12 日后到期，须续行"),
        (date(2024, 3, 12), "soon", "今日到期，须续行"),
        (date(2024, 3, 2), "over", "到期已 10 日"),
    ],
)
def test_a_measure_about_to_end_asks_for_renewal(until: date, look: str, words: str):
    made = expiry(date(2023, 9, 25), until, TODAY, CALENDAR)
    assert isinstance(made, Chip)
    assert (made.look, made.words.zh) == (look, words)


def test_a_measure_with_time_left_raises_no_flag():
    assert expiry(date(2023, 10, 8), date(2024, 10, 7), TODAY, CALENDAR) is None


def test_a_period_of_days_runs_to_the_end_of_its_last_day():
    last = date(2024, 3, 12)
    assert due("TL-E2.1", last).due_at.isoformat() == after(last)
    assert shown(due("TL-E2.1", last), datetime(2024, 3, 12, 23, 59, tzinfo=SHANGHAI))[1] == "今日截止"
