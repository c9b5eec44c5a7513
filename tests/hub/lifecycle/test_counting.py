"""Statutory periods as the domain reference counts them."""

from datetime import date, datetime

import chinese_calendar
import pytest

from hub.clock import SHANGHAI, legal_day
from hub.lifecycle.calendar import official
from hub.lifecycle.counting import due, lateness
from schema.limits import limit


@pytest.mark.parametrize(
    ("rule", "start", "last"),
    [
        ("TL-I1.1", "2023-05-08", "2023-08-01"),
        ("TL-I1.1", "2023-05-15", "2023-08-08"),
        ("TL-C1.1", "2023-09-27", "2023-10-10"),
        ("TL-C1.1", "2023-05-11", "2023-05-18"),
        ("TL-X1.1", "2023-06-26", "2023-06-29"),
        ("TL-X5.1", "2023-04-28", "2023-05-04"),
        ("TL-X5.1", "2023-06-30", "2023-07-03"),
        ("TL-X8.1", "2023-07-03", "2023-07-06"),
        ("TL-A6.1", "2023-06-01", "2023-07-17"),
        ("TL-E2.1", "2023-08-14", "2023-08-24"),
        ("TL-E5.1", "2023-08-14", "2024-02-18"),
        ("TL-E11.2", "2023-12-20", "2024-06-20"),
    ],
)
def test_a_period_ends_on_the_day_the_reference_gives(rule, start, last):
    assert due(limit(rule), date.fromisoformat(start), calendar=official()).due_on == date.fromisoformat(last)


def test_twenty_four_hours_run_from_the_minute_through_a_holiday():
    start = datetime(2023, 4, 28, 16, 20, tzinfo=SHANGHAI)
    assert due(limit("TL-X2.1"), start, calendar=official()).due_at == datetime(2023, 4, 29, 16, 20, tzinfo=SHANGHAI)


@pytest.mark.parametrize(
    ("received", "last", "filed", "late"),
    [("2013-01-18", "2013-01-21", "2013-01-29", 8), ("2015-02-11", "2015-02-15", "2015-02-16", 1)],
)
def test_a_filing_decision_after_its_limit_is_late_by_days(received, last, filed, late):
    counted = due(limit("TL-X5.1"), date.fromisoformat(received), calendar=official())
    assert counted.due_on == date.fromisoformat(last)
    assert lateness(counted, date.fromisoformat(filed), calendar=official()).amount == late


def test_a_year_without_an_official_arrangement_is_provisional():
    counted = due(limit("TL-I1.1"), date(2027, 3, 1), calendar=official())
    assert counted.provisional
    assert legal_day(counted.due_at).year == 2027


def test_the_calendar_agrees_with_an_independent_one_on_every_day():
    day, calendar = date(2007, 1, 1).toordinal(), official()
    days = [date.fromordinal(number) for number in range(day, date(2027, 1, 1).toordinal())]
    assert [one for one in days if calendar.is_workday(one) != chinese_calendar.is_workday(one)] == []
