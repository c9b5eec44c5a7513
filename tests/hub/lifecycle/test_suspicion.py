"""Cases that look due for transfer and were not transferred."""

from datetime import date, timedelta
from decimal import Decimal

import pytest

from hub import clock
from hub.lifecycle.suspicion import suspect_untransferred
from schema.codes import TaskKind
from schema.deadline import Notification
from schema.task import Task

pytestmark = pytest.mark.anyio
CASE = {"number": "南人社监立字〔2023〕77号", "organ": "某局", "people": 12, "amount": Decimal(168500)}


async def ordered(desk, correct_by: date, **fields):
    await desk.act("fileInspectionCase", date(2023, 5, 15), fields=CASE | fields)
    await desk.act("orderCorrection", date(2023, 5, 22), fields={"correct_by": correct_by})


async def test_an_order_long_overdue_over_the_threshold_opens_one_task_and_tells_the_brigade(desk):
    await ordered(desk, date(2023, 6, 5))
    assert await suspect_untransferred(desk.store) == 1
    assert await suspect_untransferred(desk.store) == 0
    (task,) = await desk.rows(Task, kind=TaskKind.CRIME_WATCH)
    assert (task.owner, task.case_id) == ("HRSS", desk.case_id)
    (notice,) = await desk.rows(Notification, kind="ALARM")
    assert CASE["number"] in notice.text_zh


@pytest.mark.parametrize("fields", [{"people": 9}, {"amount": Decimal(29999)}])
async def test_below_the_threshold_nothing_is_suspected(desk, fields):
    await ordered(desk, date(2023, 6, 5), **fields)
    assert await suspect_untransferred(desk.store) == 0


async def test_an_order_that_is_not_thirty_days_overdue_is_left_alone(desk):
    await ordered(desk, clock.today() - timedelta(days=29))
    assert await suspect_untransferred(desk.store) == 0


async def test_a_case_that_was_moved_to_justice_is_no_suspicion(desk):
    await ordered(desk, date(2023, 6, 5))
    await desk.act("moveToJustice", date(2023, 6, 29))
    assert await suspect_untransferred(desk.store) == 0
