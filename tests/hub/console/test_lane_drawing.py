"""The lanes: where things stand on the axis of time, and that nothing is written over anything."""

from datetime import date

import pytest

from hub.console.lanes import LABELS, WIDTH, Lane, draw
from hub.console.procedures import Mark, Procedure
from hub.words import Text

TODAY = date(2024, 3, 12)


def mark(on: date, words: str = "立案", agency: str = "HRSS", look: str = "done") -> Mark:
    return Mark(on, Text(zh=words, en="filed"), agency, look)


def procedure(*marks: Mark, agency: str = "HRSS", case: str = "a", **more) -> Procedure:
    return Procedure(case, Text(zh="监察", en="Inspection"), agency, None, more.pop("progress", "done"), marks, **more)


def labels(lane: Lane) -> list[tuple[float, float]]:
    """Reach of each label that is written, by its characters."""
    found = []
    for point in lane.points:
        if point.label:
            half = len(point.label) * 12 / 2
            left = point.label_x - (2 * half if point.anchor == "end" else half)
            found.append((left, left + 2 * half))
    return found


def test_time_runs_from_left_to_right_between_the_labels_and_the_edge():
    drawn = draw([procedure(mark(date(2023, 5, 15)), mark(date(2023, 6, 5)), mark(date(2024, 1, 18)))], TODAY, "zh")
    places = [point.x for point in drawn.lanes[0].points]
    assert LABELS <= places[0] < places[1] < places[2] < (drawn.today or 0) < WIDTH
    assert drawn.ticks[0].words.zh == "2023年5月"


def test_labels_never_touch_but_every_mark_stays():
    crowded = procedure(*(mark(date(2023, 5, day)) for day in range(1, 29)), mark(date(2024, 3, 1)))
    lane = draw([crowded], TODAY, "zh").lanes[0]
    assert len(lane.points) == 29
    reaches = labels(lane)
    assert 2 <= len(reaches) < 29
    assert all(before[1] <= after[0] for before, after in zip(reaches, reaches[1:], strict=False))


def test_words_of_the_axis_touch_neither_each_other_nor_the_flag():
    drawn = draw([procedure(mark(date(2023, 5, 1)))], TODAY, "zh")
    assert drawn.today is not None
    written = [tick for tick in drawn.ticks if tick.words.zh]
    ends = [tick.x + sum(12 if ord(c) > 255 else 6 for c in tick.words.zh) for tick in written]
    assert all(end <= after.x for end, after in zip(ends, written[1:], strict=False))
    flag = (drawn.today - drawn.flag / 2, drawn.today + drawn.flag / 2)
    assert all(end < flag[0] or tick.x > flag[1] for tick, end in zip(written, ends, strict=True))


def test_a_label_that_is_too_long_is_left_to_the_table():
    lane = draw([procedure(mark(date(2023, 5, 1), "移送公安机关并抄送检察院"))], TODAY, "zh").lanes[0]
    assert [point.label for point in lane.points] == [""]


@pytest.mark.parametrize(
    ("progress", "looks"), [("done", ["done"]), ("running", ["done", "running"]), ("stopped", ["done", "stopped"])]
)
def test_a_bar_goes_on_to_today_only_while_the_procedure_does(progress: str, looks: list[str]):
    drawn = draw([procedure(mark(date(2023, 5, 1)), mark(date(2023, 9, 1)), progress=progress)], TODAY, "zh")
    assert [bar.look for bar in drawn.lanes[0].bars] == looks
    last = drawn.lanes[0].bars[-1]
    assert (round(last.x + last.width, 1) == drawn.today) is (progress != "done")


def test_what_is_still_due_lies_ahead_on_a_waiting_line():
    drawn = draw(
        [procedure(mark(date(2023, 9, 1)), mark(date(2024, 6, 20), look="due"), progress="stopped")], TODAY, "zh"
    )
    assert [bar.look for bar in drawn.lanes[0].bars] == ["done", "stopped", "waiting"]
    assert drawn.lanes[0].points[-1].x > (drawn.today or WIDTH)
    assert drawn.future == drawn.today


def test_a_matter_that_ended_long_ago_is_not_squeezed_by_the_years_since():
    drawn = draw([procedure(mark(date(2013, 1, 8)), mark(date(2013, 1, 29)))], TODAY, "zh")
    assert (drawn.today, drawn.future) == (None, WIDTH)
    assert len(drawn.ticks) <= 4


def test_long_spans_get_fewer_lines():
    drawn = draw([procedure(mark(date(2012, 1, 8)), mark(date(2024, 1, 29)))], TODAY, "zh")
    assert len(drawn.ticks) <= 14
    assert {tick.words.zh[-1] for tick in drawn.ticks if tick.words.zh} == {"年"}


def test_a_hand_over_joins_the_sender_to_what_begins_with_it():
    inspection = procedure(mark(date(2023, 5, 15)), case="a")
    police = procedure(
        mark(date(2023, 6, 26), "报告"), mark(date(2023, 7, 3), agency="PSB"), agency="PSB", case="b",
        handed_on=date(2023, 6, 29),
    )  # fmt: skip
    court = procedure(mark(date(2023, 8, 14), agency="COURT"), agency="COURT", case="c")
    prosecution = procedure(
        mark(date(2024, 2, 1), agency="PROC"), agency="PROC", case="b", handed_on=date(2023, 10, 12)
    )  # fmt: skip
    drawn = draw([inspection, police, court, prosecution], TODAY, "zh")
    first, second = drawn.hand_overs
    assert (first.y1 < first.y2, second.y1 < second.y2) == (True, True)
    assert drawn.lanes[0].y < first.y1 < first.y2 < drawn.lanes[1].y
    assert drawn.lanes[1].y < second.y1
    assert drawn.lanes[2].y < second.y2 < drawn.lanes[3].y
    # The prosecution's line begins with the hand-over, not with its first decision.
    assert drawn.lanes[3].bars[0].x == second.x
