"""How periods are counted."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import chinese_calendar
import pytest
from hypothesis import given
from hypothesis import strategies as st

from hub.clock import SHANGHAI, legal_day, start_of
from hub.errors import InvalidInput
from hub.lifecycle.calendar import Calendar, NamedDay, official
from hub.lifecycle.counting import Due, backwards, due, following, lateness
from schema.limits import LIMITS, Counting, LimitKind, TimeLimit, Unit, limit

DAY = timedelta(days=1)


def made(length: int, unit: Unit, *, rollover: bool = False, counting: Counting = Counting.ORDINARY) -> TimeLimit:
    """A duty of any length, made from a real one."""
    return replace(limit("TL-X5"), length=length, unit=unit, rollover=rollover, counting=counting)


def on(value: str) -> date:
    return date.fromisoformat(value)


def at(value: str) -> datetime:
    return datetime.fromisoformat(value).replace(tzinfo=SHANGHAI)


def last_day(rule: str | TimeLimit, start: str, **options: object) -> str:
    found = limit(rule) if isinstance(rule, str) else rule
    return str(due(found, on(start), calendar=official(), **options).due_on)  # type: ignore[arg-type]


def refusal(rule: str, start: date | datetime, **options: object) -> str:
    """The code with which a count is refused, in both languages."""
    with pytest.raises(InvalidInput) as caught:
        due(limit(rule), start, calendar=official(), **options)  # type: ignore[arg-type]
    assert caught.value.message.zh
    assert caught.value.suggestion.en
    return caught.value.code


@pytest.mark.parametrize(
    ("length", "unit", "start", "end"),
    [
        (10, Unit.WD, "2023-04-27", "2023-05-15"),
        (3, Unit.CD, "2023-04-28", "2023-05-04"),
        (5, Unit.WD, "2023-09-27", "2023-10-10"),
        (15, Unit.CD, "2023-09-18", "2023-10-07"),
        (30, Unit.CD, "2024-01-12", "2024-02-18"),
        (60, Unit.WD, "2023-05-08", "2023-08-01"),
        (90, Unit.WD, "2023-05-08", "2023-09-12"),
        (3, Unit.MO, "2023-11-30", "2024-02-29"),
    ],
)
def test_the_published_examples_come_out(length: int, unit: Unit, start: str, end: str) -> None:
    assert last_day(made(length, unit, rollover=unit is not Unit.WD), start) == end


@pytest.mark.parametrize(
    ("rule", "start", "end"),
    [
        ("TL-C1", "2023-05-11", "2023-05-18"),
        ("TL-C1", "2023-09-27", "2023-10-10"),
        ("TL-I1", "2023-05-08", "2023-08-01"),
        ("TL-X5", "2023-04-28", "2023-05-04"),
        ("TL-I1", "2023-05-15", "2023-08-08"),
        ("TL-X1", "2023-06-26", "2023-06-29"),
        ("TL-X5", "2023-06-30", "2023-07-03"),
        ("TL-X8", "2023-07-03", "2023-07-06"),
        ("TL-A6", "2023-06-01", "2023-07-17"),
        ("TL-A7.1", "2023-07-10", "2023-07-25"),
        ("TL-A7.2", "2023-07-10", "2023-08-09"),
        ("TL-E2", "2023-08-14", "2023-08-24"),
        ("TL-E11.1", "2023-08-14", "2023-11-14"),
        ("TL-E5", "2023-08-14", "2024-02-18"),
        ("TL-E11.2", "2023-12-20", "2024-06-20"),
        ("TL-X5", "2013-01-18", "2013-01-21"),
        ("TL-X5", "2015-02-11", "2015-02-15"),
        ("TL-X15.1", "2023-04-24", "2023-05-01"),
        ("TL-X15.3", "2023-04-24", "2023-05-04"),
        ("TL-A5", "2023-05-08", "2023-04-27"),
    ],
)
def test_the_dates_of_real_chains_come_out(rule: str, start: str, end: str) -> None:
    assert last_day(rule, start) == end


def test_an_approved_extension_continues_the_period() -> None:
    assert last_day("TL-I1", "2023-05-15", extension=(30, Unit.WD)) == "2023-09-19"
    assert last_day(made(6, Unit.MO), "2023-08-31", extension=(3, Unit.MO)) == "2024-05-31"
    assert last_day(made(1, Unit.YR), "2023-08-31", extension=(6, Unit.MO)) == "2025-02-28"
    # The period would roll from Sunday 2023-07-16 to Monday; the extension goes on from the Sunday.
    assert last_day(made(1, Unit.MO, rollover=True), "2023-06-16", extension=(15, Unit.CD)) == "2023-07-31"


def test_24_hours_of_a_transfer_run_from_the_minute_through_a_holiday() -> None:
    counted = due(limit("TL-X2"), at("2023-04-28T16:20"), calendar=official())
    assert counted.due_at == at("2023-04-29T16:20")
    assert counted.due_at.tzinfo is UTC
    assert counted.due_on is None
    assert due(limit("TL-X2"), at("2023-06-29T16:00"), calendar=official()).due_at == at("2023-06-30T16:00")


def test_48_hours_of_civil_procedure_run_from_the_next_full_hour() -> None:
    for minute in ("16:20", "16:00", "16:59"):
        counted = due(limit("TL-L4.1"), at(f"2023-04-28T{minute}"), calendar=official())
        assert counted.due_at == at("2023-04-30T17:00")


def test_the_start_of_hours_can_be_chosen_against_the_rule() -> None:
    start = at("2023-04-28T16:20")
    assert due(limit("TL-L4.1"), start, calendar=official(), whole_hours=False).due_at == at("2023-04-30T16:20")
    assert due(limit("TL-X2"), start, calendar=official(), whole_hours=True).due_at == at("2023-04-29T17:00")


def test_hours_can_be_extended_by_hours() -> None:
    counted = due(limit("TL-E9.1"), at("2023-06-01T09:00"), calendar=official(), extension=(16, Unit.H))
    assert counted.due_at == at("2023-06-02T10:00")


def test_a_day_based_limit_ends_at_midnight_in_shanghai_after_its_last_day() -> None:
    counted = due(limit("TL-X5"), on("2015-02-11"), calendar=official())
    assert counted.due_at == datetime(2015, 2, 15, 16, tzinfo=UTC)
    assert counted.due_at == start_of(on("2015-02-16"))


def test_an_instant_counts_from_its_legal_day_in_shanghai() -> None:
    late_evening_utc = datetime(2015, 2, 10, 17, tzinfo=UTC)
    assert due(limit("TL-X5"), late_evening_utc, calendar=official()).due_on == on("2015-02-15")


def test_an_instant_without_zone_is_a_programming_error() -> None:
    with pytest.raises(ValueError, match="time zone"):
        due(limit("TL-X5"), datetime(2015, 2, 11, 8), calendar=official())


def test_nothing_rolls_over_while_the_person_is_in_custody() -> None:
    # 2023-04-29 to 05-03 is Labour Day.
    assert last_day("TL-X17", "2023-04-01") == "2023-05-04"
    assert last_day("TL-X17", "2023-04-01", custody=True) == "2023-05-01"


def test_criminal_months_go_from_month_end_to_month_end() -> None:
    assert last_day(made(1, Unit.MO, counting=Counting.MONTH_END), "2023-02-28") == "2023-03-31"
    assert last_day(made(1, Unit.MO), "2023-02-28") == "2023-03-28"
    assert last_day(made(1, Unit.MO, counting=Counting.MONTH_END), "2023-02-27") == "2023-03-27"
    assert limit("TL-X16").counting is Counting.MONTH_END


def test_a_year_from_leap_day_ends_on_the_last_of_february() -> None:
    assert last_day("TL-E7.1", "2024-02-29") == "2025-02-28"


def test_what_must_wait_is_possible_on_the_day_after_the_period() -> None:
    counted = due(limit("TL-E11.1"), on("2023-08-14"), calendar=official())
    assert (counted.due_on, counted.earliest_on) == (on("2023-11-14"), on("2023-11-15"))
    assert due(limit("TL-D3"), on("2023-08-14"), calendar=official()).earliest_on == on("2026-08-15")
    assert due(limit("TL-X5"), on("2023-08-14"), calendar=official()).earliest_on is None


def test_backward_periods_count_back_from_the_event() -> None:
    assert backwards(limit("TL-A5"), on("2023-05-08"), official()).due_on == on("2023-04-27")
    assert backwards(limit("TL-A5.2"), on("2023-05-08"), official()).due_on == on("2023-05-04")
    assert backwards(made(7, Unit.CD), on("2023-05-08"), official()).due_on == on("2023-05-01")
    assert backwards(made(1, Unit.MO), on("2023-03-31"), official()).due_on == on("2023-02-28")


def test_recurring_limits_fall_due_again_on_the_day_of_the_month_they_began() -> None:
    rule = limit("TL-E11.2")
    assert following(rule, on("2023-12-20"), on("2023-12-20"), calendar=official()).due_on == on("2024-06-20")
    assert following(rule, on("2023-12-20"), on("2024-06-20"), calendar=official()).due_on == on("2024-12-20")
    later = following(rule, on("2023-08-31"), on("2024-03-01"), calendar=official())
    assert later.due_on == on("2024-08-31")
    assert later.limit is rule


def test_calendar_periods_end_with_the_half_year_and_the_year() -> None:
    assert last_day("TL-S1", "2023-06-30") == "2023-06-30"
    assert last_day("TL-S1", "2023-07-01") == "2023-12-31"
    assert last_day("TL-S1.2", "2023-06-30") == "2023-12-31"
    next_half = following(limit("TL-S1"), on("2023-01-01"), on("2023-06-30"), calendar=official())
    assert next_half.due_on == on("2023-12-31")


def test_only_recurring_limits_have_a_next_occurrence() -> None:
    with pytest.raises(ValueError, match="does not recur"):
        following(limit("TL-X5"), on("2023-01-01"), on("2023-06-30"), calendar=official())


def test_paused_days_are_added_to_calendar_periods() -> None:
    pause = [(on("2023-06-05"), on("2023-06-20"))]
    assert last_day(made(45, Unit.CD), "2023-06-01") == "2023-07-16"
    assert last_day(made(45, Unit.CD), "2023-06-01", paused=pause) == "2023-07-31"
    assert last_day(made(1, Unit.MO), "2023-06-01", paused=pause) == "2023-07-16"


def test_paused_working_days_are_not_counted() -> None:
    # The stop from Monday 5 to Sunday 11 June takes five working days.
    assert last_day(made(10, Unit.WD), "2023-06-01") == "2023-06-15"
    assert last_day(made(10, Unit.WD), "2023-06-01", paused=[(on("2023-06-05"), on("2023-06-12"))]) == "2023-06-25"


def test_pauses_count_once_where_they_overlap_and_not_at_all_outside_the_period() -> None:
    twice = [(on("2023-06-05"), on("2023-06-10")), (on("2023-06-08"), on("2023-06-12"))]
    assert last_day(made(30, Unit.CD), "2023-06-01", paused=twice) == "2023-07-08"
    outside = [(on("2023-05-01"), on("2023-06-02")), (on("2023-08-01"), on("2023-09-01"))]
    assert last_day(made(30, Unit.CD), "2023-06-01", paused=outside) == "2023-07-01"


def test_a_pause_reached_only_because_of_another_one_counts_too() -> None:
    chain = [(on("2023-06-05"), on("2023-06-10")), (on("2023-07-03"), on("2023-07-06"))]
    assert last_day(made(30, Unit.CD), "2023-06-01", paused=chain) == "2023-07-09"


def test_a_clock_that_stands_has_only_an_earliest_end() -> None:
    standing = due(limit("TL-E5"), on("2023-08-14"), calendar=official(), paused=[(on("2023-09-01"), None)])
    assert standing.standing
    assert standing.provisional
    assert standing.due_on == on("2024-02-18")
    assert "中止" in standing.explanation.zh
    later = due(limit("TL-X5"), on("2023-08-14"), calendar=official(), paused=[(on("2023-09-01"), None)])
    assert not later.standing


@pytest.mark.parametrize(
    ("rule", "start", "met", "amount", "unit"),
    [
        ("TL-X5", "2013-01-18", "2013-01-29", 8, Unit.CD),
        ("TL-X5", "2015-02-11", "2015-02-16", 1, Unit.CD),
        ("TL-X5", "2015-02-11", "2015-02-15", 0, Unit.CD),
        ("TL-X5", "2015-02-11", "2015-02-12", 0, Unit.CD),
        ("TL-C1", "2023-05-11", "2023-05-22", 2, Unit.WD),
        ("TL-C1", "2023-05-12", "2023-05-20", 1, Unit.WD),
        ("TL-E5", "2023-08-14", "2024-02-28", 10, Unit.CD),
        ("TL-A5", "2023-05-08", "2023-04-28", 1, Unit.WD),
        ("TL-E11.1", "2023-08-14", "2024-08-14", 0, Unit.CD),
    ],
)
def test_lateness_is_told_in_the_limits_own_unit(rule: str, start: str, met: str, amount: int, unit: Unit) -> None:
    late = lateness(due(limit(rule), on(start), calendar=official()), on(met), calendar=official())
    assert (late.amount, late.unit) == (amount, unit)


def test_lateness_of_hours_counts_begun_hours() -> None:
    counted = due(limit("TL-X2"), at("2023-06-29T16:00"), calendar=official())
    met = {"2023-06-30T16:00": 0, "2023-06-29T17:02": 0, "2023-06-30T16:01": 1, "2023-06-30T18:30": 3}
    for moment, hours in met.items():
        late = lateness(counted, at(moment), calendar=official())
        assert (late.amount, late.unit) == (hours, Unit.H)
    with pytest.raises(InvalidInput, match="CLOCK_NEEDS_TIME"):
        lateness(counted, on("2023-07-01"), calendar=official())


def test_lateness_is_told_in_words() -> None:
    counted = due(limit("TL-X5"), on("2015-02-11"), calendar=official())
    late = lateness(counted, on("2015-02-16"), calendar=official()).words
    assert (late.zh, late.en) == ("逾期1日", "1 day late")
    assert lateness(counted, on("2015-02-15"), calendar=official()).words.zh == "按时"


def test_lateness_of_an_instant_goes_by_its_legal_day() -> None:
    counted = due(limit("TL-X5"), on("2015-02-11"), calendar=official())
    assert lateness(counted, at("2015-02-15T23:59"), calendar=official()).amount == 0
    assert lateness(counted, at("2015-02-16T00:00"), calendar=official()).amount == 1


def test_a_count_over_an_uncovered_year_is_provisional() -> None:
    assert not due(limit("TL-X5"), on("2026-12-21"), calendar=official()).provisional
    into_2027 = due(limit("TL-I1"), on("2026-11-02"), calendar=official())
    assert into_2027.provisional
    assert "2027" in into_2027.explanation.zh
    assert due(limit("TL-X5"), on("2005-03-01"), calendar=official()).provisional
    # Without roll-over no calendar is needed.
    assert not due(limit("TL-E7.3"), on("2026-11-02"), calendar=official()).provisional


def test_a_count_is_provisional_where_only_its_roll_over_reaches_an_uncovered_year() -> None:
    one_year = Calendar.of([NamedDay(on("2022-12-31"), False, "元旦", 2022)])
    counted = due(limit("TL-X5"), on("2022-12-28"), calendar=one_year)
    assert counted.due_on == on("2023-01-02")
    assert counted.provisional


def test_the_count_is_told_step_by_step_in_both_languages() -> None:
    counted = due(limit("TL-X5"), on("2015-02-11"), calendar=official())
    assert [step.zh for step in counted.steps] == [
        "起算事件发生在2015年2月11日（星期三），当日不计入。",
        "第1日：2015年2月12日（星期四）；第3日：2015年2月14日（星期六）；其间的休息日计入。",
        "最后一日2015年2月14日（星期六）为休息日，顺延至其后第一个工作日：2015年2月15日（星期日，春节调休上班）。",
        "应在2015年2月15日（星期日，春节调休上班）24时前完成。",
    ]
    assert "make-up working Sunday, Spring Festival" in counted.explanation.en
    assert counted.rule == "TL-X5.1"
    assert "第8条" in counted.article
    assert counted.calendar == official().version


def test_working_days_are_told_run_by_run_with_the_holidays_skipped() -> None:
    counted = due(limit("TL-I4.1"), on("2023-04-27"), calendar=official())
    assert [step.en for step in counted.steps][1:6] == [
        "Working day 1: Friday 28 April 2023.",
        "Saturday 29 April 2023 to Wednesday 3 May 2023: Labour Day holiday, not counted.",
        "Working days 2 to 3: Thursday 4 May 2023 to Friday 5 May 2023.",
        "Working day 4: Saturday 6 May 2023 (make-up working Saturday, Labour Day).",
        "Sunday 7 May 2023: weekend, not counted.",
    ]


def test_why_nothing_rolls_over_is_told() -> None:
    held = due(limit("TL-X17"), on("2023-04-01"), calendar=official(), custody=True).explanation
    assert "在押" in held.zh
    assert "custody" in held.en
    assert "本期限不顺延" in due(limit("TL-X15"), on("2023-04-24"), calendar=official()).explanation.zh


def test_events_before_the_limit_was_law_are_told() -> None:
    assert "2021年7月15日" in due(limit("TL-I6"), on("2013-01-01"), calendar=official()).explanation.zh
    assert "注意" not in due(limit("TL-I6"), on("2023-01-01"), calendar=official()).explanation.zh


def test_what_cannot_be_counted_is_refused_with_its_reason() -> None:
    start, pause = on("2023-06-01"), [(on("2023-06-02"), on("2023-06-03"))]
    for rule in ("TL-I7.2", "TL-E8.2", "RL-A2"):
        assert refusal(rule, start) == "CLOCK_WITHOUT_PERIOD"
    assert refusal("TL-A5", start, extension=(1, Unit.WD)) == "CLOCK_FIXED"
    assert refusal("TL-A5", start, paused=pause) == "CLOCK_FIXED"
    assert refusal("TL-S1", start, paused=pause) == "CLOCK_FIXED"
    assert refusal("TL-X2", at("2023-06-01T08:00"), paused=pause) == "CLOCK_FIXED"
    assert refusal("TL-X2", start) == "CLOCK_NEEDS_TIME"
    for extension in ((0, Unit.CD), (-3, Unit.CD), (1001, Unit.CD), (3, Unit.H)):
        assert refusal("TL-X5", start, extension=extension) == "CLOCK_EXTENSION_INVALID"
    backward = [(on("2023-06-03"), on("2023-06-02"))]
    assert refusal("TL-X5", start, paused=backward) == "CLOCK_PAUSE_INVALID"
    for year in (1, 1949, 2200, 9999):
        assert refusal("TL-X5", date(year, 12, 31)) == "CLOCK_DATE_RANGE"


DAYS = st.dates(date(2000, 1, 1), date(2030, 12, 31))
RUNNING = st.sampled_from([each for each in LIMITS.values() if each.runs])
FORWARD = st.sampled_from([each for each in LIMITS.values() if each.runs and each.kind is not LimitKind.BEFORE])
ROLLING = st.sampled_from([each for each in LIMITS.values() if each.runs and each.rollover])


def counted(rule: TimeLimit, day: date, **options: object) -> Due:
    start: date | datetime = datetime.combine(day, datetime.min.time(), SHANGHAI) if rule.unit is Unit.H else day
    return due(rule, start, calendar=official(), **options)  # type: ignore[arg-type]


@given(RUNNING, DAYS, DAYS)
def test_a_later_event_never_makes_an_earlier_end(rule: TimeLimit, one: date, other: date) -> None:
    early, late = sorted((one, other))
    assert counted(rule, early).due_at <= counted(rule, late).due_at


@given(FORWARD, DAYS)
def test_no_period_ends_before_its_event(rule: TimeLimit, day: date) -> None:
    end = counted(rule, day)
    assert end.due_at > start_of(day)
    assert end.due_on is None or end.due_on >= day


@given(st.sampled_from([each for each in LIMITS.values() if each.kind is LimitKind.BEFORE]), DAYS)
def test_a_notice_before_an_event_leaves_the_full_number_of_working_days(rule: TimeLimit, day: date) -> None:
    latest = counted(rule, day).due_on
    assert latest is not None
    assert official().is_workday(latest)
    assert official().workdays(latest - DAY, day - DAY) == rule.length


@given(ROLLING, DAYS)
def test_a_rolled_limit_ends_on_a_workday_and_skips_rest_days_only(rule: TimeLimit, day: date) -> None:
    end, held = counted(rule, day).due_on, counted(rule, day, custody=True).due_on
    assert end is not None
    assert held is not None
    assert official().is_workday(end)
    assert all(official().is_rest_day(held + number * DAY) for number in range((end - held).days))


@given(st.integers(1, 90), st.dates(date(2007, 1, 1), date(2025, 12, 31)))
def test_working_days_agree_with_an_independent_count(length: int, day: date) -> None:
    end = counted(made(length, Unit.WD), day).due_on
    assert end is not None
    assert chinese_calendar.is_workday(end)
    span = [day + number * DAY for number in range(1, (end - day).days + 1)]
    assert sum(chinese_calendar.is_workday(each) for each in span) == length


@given(st.integers(1, 60), st.integers(1, 60), DAYS, st.sampled_from([Unit.WD, Unit.CD]))
def test_two_periods_in_a_row_are_one_period_of_both_lengths(one: int, other: int, day: date, unit: Unit) -> None:
    middle = counted(made(one, unit), day).due_on
    assert middle is not None
    together = counted(made(one + other, unit), day).due_on
    assert counted(made(other, unit), middle).due_on == together
    assert counted(made(one, unit), day, extension=(other, unit)).due_on == together


@given(st.integers(1, 60), DAYS, st.integers(0, 80), st.integers(0, 30))
def test_a_pause_adds_exactly_the_days_it_takes_from_the_period(length: int, day: date, after: int, days: int) -> None:
    stop = day + after * DAY
    end = counted(made(length, Unit.CD), day, paused=[(stop, stop + days * DAY)]).due_on
    assert end is not None
    running = [day + number * DAY for number in range(1, (end - day).days + 1)]
    assert sum(not stop <= each < stop + days * DAY for each in running) == length


@given(FORWARD, DAYS)
def test_lateness_is_nothing_on_the_last_day_and_something_after(rule: TimeLimit, day: date) -> None:
    end = counted(rule, day)
    in_time = end.due_on or end.due_at
    assert lateness(end, in_time, calendar=official()).amount == 0
    missed = lateness(end, in_time + DAY, calendar=official()).amount
    assert (missed > 0) == (rule.kind not in (LimitKind.EARLIEST, LimitKind.MIN))


@given(RUNNING, DAYS)
def test_every_count_is_told_in_both_languages_and_quotes_its_law(rule: TimeLimit, day: date) -> None:
    end = counted(rule, day)
    assert all(step.zh and step.en for step in end.steps)
    assert not any("{" in step.zh + step.en for step in end.steps)
    last = end.due_on or legal_day(end.due_at)
    assert f"{last.year}年{last.month}月{last.day}日" in end.explanation.zh
    assert end.article
