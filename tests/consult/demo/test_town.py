"""The demonstration town."""

from datetime import timedelta

import pytest
from flask import Flask
from flask_babel import force_locale

from consult.accounts.queries import account_by_email
from consult.assessments.comparing import Move, Row, compared
from consult.assessments.queries import latest_assessment, published_in_territory
from consult.assessments.snapshots import of_assessment
from consult.consultations.models import Consultation
from consult.core.clock import now
from consult.core.db import db
from consult.demo import words
from consult.demo.people import ACCOUNTS, CITIZEN
from consult.demo.town import AlreadyFilled, fill_town
from consult.ideas.models import Idea
from consult.moderation.models import PENDING
from consult.projects.models import Project
from tests.browser import Browser
from tests.factories import places


@pytest.fixture
def filled(database: Flask) -> list[str]:
    """Valfleuri, filled."""
    with database.test_request_context("/"), force_locale("fr"):
        return list(fill_town())


def test_the_town_has_a_consultation_under_way_one_that_came_to_a_project_and_a_survey_before_it(filled: list[str]) -> None:
    titles = {one.title: one for one in db.session.query(Consultation)}
    assert set(titles) == {words.LIVING_TITLE, words.MOVING_TITLE, words.BEFORE_TITLE} and len(filled) == 4
    assert all(titles[words.LIVING_TITLE].is_stage_open(key) for key in ("diagnostic", "ideas", "vote"))
    assert not any(titles[words.MOVING_TITLE].is_stage_open(key) for key in ("diagnostic", "ideas", "vote"))
    (project,) = db.session.query(Project)
    assert project.partners and all(indicator.readings for indicator in project.indicators)


def test_what_has_changed_since_the_survey_before_is_told(filled: list[str], visitor: Browser) -> None:
    moving = db.session.query(Consultation).filter_by(title=words.MOVING_TITLE).one()
    assessment = latest_assessment(moving)
    assert assessment is not None
    (before,) = published_in_territory(moving)
    assert before.published_at < assessment.published_at < now() - timedelta(days=100)
    rows = {row.statement: row for row in compared(of_assessment(assessment), of_assessment(before))}
    moves = {words.MOVING[place].statement: _satisfied(rows[words.MOVING[place].statement]) for place in (0, 3)}
    assert [(move.is_clear, move.value < 0) for move in moves.values()] == [(True, True), (True, False)]
    assert [row.is_gone for row in rows.values()].count(True) == [row.is_new for row in rows.values()].count(True) == 1
    page = visitor.get(f"/consultations/{moving.uid}/bilan/comparaison").get_data(as_text=True)
    assert words.BEFORE_TITLE in page and "Trouver où se garer" in page


def _satisfied(row: Row) -> Move:
    return next(move for move in row.moves if move.indicator.key == "satisfaction")


def test_moderators_find_something_to_read(filled: list[str]) -> None:
    assert db.session.query(Idea).filter_by(review_state=PENDING).count() == len(words.WAITING_IDEAS)


def test_the_citizen_of_the_demonstration_can_follow_a_thread_to_its_end(filled: list[str], visitor: Browser) -> None:
    amina = account_by_email(CITIZEN)
    assert amina is not None
    page = visitor.sign_in(amina).get("/mes-contributions").get_data(as_text=True)
    assert words.MOVING_IDEAS[0].title in page
    assert words.EXPERIMENT["title"] in page


def test_nobody_fills_a_town_that_is_somebodys(database: Flask) -> None:
    places.organisation()
    with pytest.raises(AlreadyFilled), database.test_request_context("/"):
        list(fill_town())
    assert db.session.query(Consultation).count() == 0


def test_the_accounts_shown_exist(filled: list[str]) -> None:
    assert all((account := account_by_email(email)) and account.name == name for name, email, _ in ACCOUNTS)
