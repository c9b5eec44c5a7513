"""Working and rest days."""

import json
from datetime import date, timedelta
from pathlib import Path

import chinese_calendar
import pytest

from hub.lifecycle.calendar import Calendar, NamedDay, official
from hub.words import catalogue

NOTICES = Path(__file__).parents[4] / "shared" / "data" / "holidays"
FIRST, LAST = date(2007, 1, 1), date(2026, 12, 31)


def every_day() -> list[date]:
    return [FIRST + timedelta(days=number) for number in range((LAST - FIRST).days + 1)]


def test_every_day_from_2007_to_2026_agrees_with_an_independent_calendar() -> None:
    days = every_day()
    assert len(days) == 7305
    differing = [day for day in days if official().is_workday(day) != chinese_calendar.is_workday(day)]
    assert differing == []
    assert all(official().known(day) for day in days)


@pytest.mark.skipif(not NOTICES.exists(), reason="../shared/data/holidays is not here")
def test_every_day_a_notice_names_is_as_the_notice_says() -> None:
    named = {}
    for year in range(2007, 2027):
        for day in json.loads((NOTICES / f"{year}.json").read_text("utf-8"))["days"]:
            named[date.fromisoformat(day["date"])] = not day["isOffDay"]
    assert named == {day.on: day.workday for day in official().days.values()}


def test_a_year_without_an_arrangement_is_monday_to_friday_and_not_known() -> None:
    for day in (date(2027, 1, 1), date(2006, 10, 2), date(2030, 2, 4)):
        assert day.weekday() < 5
        assert official().is_workday(day)
        assert not official().known(day)
    assert official().is_rest_day(date(2027, 1, 2))


def test_an_arrangement_may_name_days_of_the_year_before() -> None:
    assert official().is_workday(date(2006, 12, 30))
    assert official().known(date(2006, 12, 30))
    assert not official().known(date(2006, 12, 29))
    assert official().is_rest_day(date(2007, 12, 31))


def test_a_make_up_sunday_is_worked_and_named_after_its_holiday() -> None:
    day = date(2015, 2, 15)
    assert official().is_workday(day)
    assert official().is_make_up(day)
    name = official().name(day)
    assert name is not None
    assert (name.zh, name.en) == ("春节", "Spring Festival")
    assert official().name(date(2015, 2, 14)) is None
    assert not official().is_make_up(date(2015, 2, 16))


def test_every_holiday_has_a_name_in_both_languages() -> None:
    assert {f"holiday.{day.name}" for day in official().days.values()} <= set(catalogue())


def test_the_next_workday_skips_the_whole_holiday() -> None:
    assert official().next_workday(date(2023, 4, 28)) == date(2023, 5, 4)
    assert official().next_workday(date(2023, 9, 28)) == date(2023, 10, 7)
    assert official().next_workday(date(2023, 5, 5)) == date(2023, 5, 6)


def test_workdays_are_counted_after_the_first_day_and_through_the_last() -> None:
    assert official().workdays(date(2023, 4, 27), date(2023, 5, 8)) == 5
    assert official().workdays(date(2023, 4, 28), date(2023, 5, 3)) == 0
    assert official().workdays(date(2023, 5, 8), date(2023, 5, 8)) == 0


def test_a_correction_makes_another_version_and_order_makes_none() -> None:
    days = list(official().days.values())
    assert Calendar.of(reversed(days)).version == official().version
    later = Calendar.of([*days, NamedDay(date(2027, 1, 1), False, "元旦", 2027)])
    assert later.version != official().version
    assert later.known(date(2027, 6, 1))
    assert later.is_rest_day(date(2027, 1, 1))
    assert len(later.version) <= 40


def test_a_holiday_without_a_translation_keeps_its_own_name() -> None:
    calendar = Calendar.of([NamedDay(date(2027, 7, 7), False, "县庆", 2027)])
    name = calendar.name(date(2027, 7, 7))
    assert name is not None
    assert (name.zh, name.en) == ("县庆", "县庆")


def test_a_day_named_twice_or_no_day_at_all_is_refused() -> None:
    day = NamedDay(date(2027, 1, 1), False, "元旦", 2027)
    for days in ([day, day], []):
        with pytest.raises(ValueError, match="once"):
            Calendar.of(days)
