"""The form of a consultation."""

from datetime import date, timedelta

from flask import Flask
from hypothesis import given
from hypothesis import strategies as st
from werkzeug.datastructures import MultiDict

from consult.consultations.forms import ConsultationForm, as_filled, suggested
from consult.consultations.periods import Period
from consult.consultations.stage_kinds import STAGE_KEYS
from tests.factories import places


@given(st.dates(min_value=date(2020, 1, 1), max_value=date(2100, 1, 1)))
def test_suggested_days_leave_a_week_and_make_sense(today: date) -> None:
    days = suggested(today)
    assert tuple(days) == STAGE_KEYS
    first = days["diagnostic"]["opens_on"]
    assert first is not None and timedelta(days=7) < first - today <= timedelta(days=14) and first.weekday() == 0
    openings = [period["opens_on"] for period in days.values()]
    assert openings == sorted(day for day in openings if day)


def test_a_day_begins_and_ends_where_people_live(database: Flask) -> None:
    with database.test_request_context():
        sent = {f"{key}-opens_on": "2026-12-01" for key in STAGE_KEYS} | {f"{key}-closes_on": "31/12/2026" for key in STAGE_KEYS}
        form = ConsultationForm(formdata=MultiDict(sent | {"title": "Living well", "summary": "What do we need?"}))
        assert form.validate(), form.errors
        period = form.periods["vote"]
        assert period.opens_at.isoformat() == "2026-11-30T23:00:00+00:00"
        assert period.closes_at is not None and period.closes_at.isoformat() == "2026-12-31T22:59:59+00:00"


def test_dates_left_as_they_were_keep_their_exact_instants(database: Flask) -> None:
    made = places.consultation()
    with database.test_request_context():
        form = ConsultationForm(made.stages, are_announced=True, data=as_filled(made))
        assert form.periods == {stage.key: Period(stage.opens_at, stage.closes_at) for stage in made.stages}


def test_each_problem_stands_at_its_date(database: Flask) -> None:
    with database.test_request_context():
        first_days = {f"{key}-opens_on": "2026-12-01" for key in STAGE_KEYS}
        sent = first_days | {"vote-opens_on": "2026-11-01", "ideas-opens_on": "someday"}
        form = ConsultationForm(formdata=MultiDict(sent | {"title": "", "summary": "x"}))
        assert not form.validate()
        assert form.title.errors and form.ideas.opens_on.errors
        whole = ConsultationForm(formdata=MultiDict(sent | {"title": "T", "summary": "x", "ideas-opens_on": "2026-12-01"}))
        assert not whole.validate()
        assert whole.diagnostic.closes_on.errors and not whole.assessment.closes_on.errors
