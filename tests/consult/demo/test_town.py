"""The demonstration town."""

import pytest
from flask import Flask
from flask_babel import force_locale

from consult.accounts.queries import account_by_email
from consult.consultations.models import Consultation
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


def test_the_town_has_a_consultation_under_way_and_one_that_came_to_a_project(filled: list[str]) -> None:
    titles = {one.title: one for one in db.session.query(Consultation)}
    assert set(titles) == {words.LIVING_TITLE, words.MOVING_TITLE} and len(filled) == 3
    assert all(titles[words.LIVING_TITLE].is_stage_open(key) for key in ("diagnostic", "ideas", "vote"))
    assert not any(titles[words.MOVING_TITLE].is_stage_open(key) for key in ("diagnostic", "ideas", "vote"))
    (project,) = db.session.query(Project)
    assert project.partners and all(indicator.readings for indicator in project.indicators)


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
