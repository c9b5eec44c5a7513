"""The law of the joint conference, its resolutions and the reports (clauses 3.1 to 3.8)."""

import uuid
from datetime import UTC, date, datetime
from typing import Any

import pytest
from pydantic import ValidationError

from schema.conference import CONFERENCE, RESOLUTION, AgendaHead, AgendaOrigin, Conference, Convener
from schema.fields import FieldClass, shared_fields
from schema.lifecycle import ClockAct
from schema.report import REPORT, GuidanceRecord, ReportFigure


def test_the_five_heads_and_the_three_meetings_folded_in_keep_their_names() -> None:
    assert [head.zh for head in AgendaHead] == [
        "保障农民工工资支付", "农民工工作", "社会保险基金安全", "和谐劳动关系", "劳动保障纠纷矛盾化解",
    ]  # fmt: skip
    assert len(AgendaOrigin) == 1 + 3


def test_a_regular_conference_answers_for_its_own_half_year_whenever_it_is_planned() -> None:
    (started,) = CONFERENCE.act("planConference").clocks
    assert (started.rule, started.since) == ("TL-S1.1", "half_year_from_on")
    assert [(clock.act, clock.rule) for clock in CONFERENCE.act("holdConference").clocks] == [
        (ClockAct.MEET, "TL-S1.1")
    ]
    assert CONFERENCE.act("requestSpecialConference").clocks == ()


def test_a_conference_that_is_cancelled_leaves_the_duty_to_hold_one() -> None:
    cancelled = CONFERENCE.act("cancelConference")
    (task,) = cancelled.tasks
    assert (task.opens, task.owner, task.rule, task.when) == (
        True, "HRSS", "TL-S1.1", {"kind": frozenset({"REGULAR"})},
    )  # fmt: skip


def test_any_member_may_ask_for_a_special_conference_but_hrss_or_the_office_calls_it() -> None:
    asked = CONFERENCE.act("requestSpecialConference")
    assert asked.actor == "@requested_by"
    assert {"requested_by", "request_reason"} <= set(asked.needs)
    assert CONFERENCE.act("giveConferenceNotice").actor == "HRSS/OFFICE"
    assert set(CONFERENCE.act("giveConferenceNotice").notify) == {"HRSS", "JUS", "PSB", "COURT", "PROC"}


def conference(**given: Any) -> Conference:
    now = datetime(2023, 5, 5, tzinfo=UTC)
    own = {"id": uuid.UUID(int=1), "owner_agency": "HRSS", "source_system": "test", "source_id": "1", "number": "1"}
    own |= {"received_at": now, "created_at": now, "updated_at": now, "kind": "REGULAR"}
    return Conference.model_validate(own | given)


@pytest.mark.parametrize(("period", "day"), [("2023H1", date(2023, 1, 1)), ("2023H2", date(2023, 7, 1))])
def test_a_conference_is_of_a_half_year_that_begins_on_its_first_day(period: str, day: date) -> None:
    assert conference(period=period, half_year_from_on=day).half_year_from_on == day
    with pytest.raises(ValidationError, match="NOT_THE_FIRST_DAY_OF_THE_PERIOD"):
        conference(period=period, half_year_from_on=date(2023, 5, 5))


@pytest.mark.parametrize("period", ["2023H3", "2023", "23H1", "2023h1", "２０２３H1"])
def test_what_is_no_half_year_is_refused(period: str) -> None:
    with pytest.raises(ValidationError, match="NOT_A_HALF_YEAR"):
        conference(period=period)


def test_an_agency_has_one_convener_at_a_time() -> None:
    (index,) = [each for each in Convener.__table__.indexes if each.name == "uq_convener_active"]
    assert index.unique
    assert [column.name for column in index.columns] == ["agency"]


def test_a_resolution_is_due_on_its_day_and_overdue_after_it() -> None:
    (started,) = RESOLUTION.act("adoptResolution").clocks
    assert (started.rule, started.until) == ("TL-S3.1", "due_on")
    lapse = RESOLUTION.act("lapseResolution")
    assert (lapse.lapses, lapse.source, lapse.target) == ("TL-S3.1", ("OPEN",), "OVERDUE")
    assert RESOLUTION.act("completeResolution").actor == "@responsible"


def test_figures_change_only_while_a_report_is_a_draft() -> None:
    changing = [
        each
        for each in REPORT.transitions
        if any(gives.entity == "ReportFigure" for gives in each.gives)
        or (each.touches and each.touches.entity == "ReportFigure")
    ]
    assert {each.act for each in changing} == {"draftReport", "reviseReport", "reviseReportFigure"}
    assert {state for each in changing for state in each.source} == {"DRAFT"}
    assert [each.act for each in REPORT.transitions if each.target == "DRAFT" and each.source] == []


def test_an_annual_report_goes_to_the_committee_and_meets_the_limit_of_the_year() -> None:
    sent = REPORT.act("sendReport")
    assert sent.source == ("APPROVED",)
    assert [guard.holds for guard in sent.guards] == [{"sent_to": frozenset({"RULE_OF_LAW"})}]
    assert [clock.rule for clock in sent.clocks] == ["TL-S1.2"]
    assert [(clock.rule, clock.when) for clock in REPORT.act("draftReport").clocks] == [
        ("TL-S1.2", {"kind": frozenset({"ANNUAL"})})
    ]


def test_figures_are_statistics_and_guidance_is_the_justice_bureaus() -> None:
    figures = shared_fields(ReportFigure).items()
    assert {words.of for _, words in figures} == {FieldClass.F14, FieldClass.OPEN}
    assert dict(figures)["count"].of is FieldClass.F14
    assert GuidanceRecord.register is not None
    assert GuidanceRecord.register.actors == ("JUS",)
