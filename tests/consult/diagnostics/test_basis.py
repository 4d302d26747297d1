"""On whose answers published figures rest."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from consult.core.db import db
from consult.core.disclosure import THRESHOLD
from consult.diagnostics.basis import UNKNOWN, Basis, basis_of, state_of, would_tell_few
from consult.diagnostics.models import Questionnaire, Response
from consult.diagnostics.queries import questionnaire_of
from tests.factories import assessments

PEOPLE = st.integers(0, 200)


@given(PEOPLE, PEOPLE)
def test_figures_of_a_few_people_more_or_fewer_tell_what_they_said(one: int, other: int) -> None:
    tells = Basis(1, one, "a").tells_few(Basis(1, other, "b"))
    assert tells == (abs(one - other) < THRESHOLD) == Basis(1, other, "b").tells_few(Basis(1, one, "a"))


def test_the_very_same_answers_and_answers_to_other_questions_tell_nothing() -> None:
    assert not Basis(1, 50, "a").tells_few(Basis(1, 50, "a"))
    assert not Basis(1, 50, "a").tells_few(Basis(2, 51, "b"))
    assert Basis(1, 50, UNKNOWN).tells_few(Basis(1, 50, UNKNOWN))


def _first(sheet: Questionnaire) -> Response:
    return db.session.scalars(db.select(Response).where(Response.questionnaire_id == sheet.id).order_by(Response.id)).first()


def _comes(sheet: Questionnaire) -> None:
    db.session.add(Response(questionnaire_id=sheet.id, answers=_first(sheet).answers))


def _leaves(sheet: Questionnaire) -> None:
    db.session.delete(_first(sheet))


def _answers_otherwise(sheet: Questionnaire) -> None:
    one = _first(sheet)
    one.answers = dict(list(one.answers.items())[:1])


def _tells_no_more(sheet: Questionnaire) -> None:
    one = _first(sheet)
    one.untold = [sheet.questions[0].uid]


def _came_otherwise(sheet: Questionnaire) -> None:
    _first(sheet).channel = "import"


@pytest.mark.usefixtures("database")
@pytest.mark.parametrize("change", [_comes, _leaves, _answers_otherwise, _tells_no_more, _came_otherwise])
def test_whatever_changes_in_the_answers_makes_another_basis(change: Callable[[Questionnaire], None]) -> None:
    sheet = questionnaire_of(assessments.answered())
    assert sheet is not None
    before = basis_of(sheet)
    assert basis_of(sheet) == before and before.people > THRESHOLD
    change(sheet)
    db.session.commit()
    assert basis_of(sheet).tells_few(before)


@pytest.mark.usefixtures("database")
def test_somebody_who_leaves_while_somebody_else_comes_is_noticed() -> None:
    sheet = questionnaire_of(assessments.answered())
    assert sheet is not None
    before = basis_of(sheet)
    _leaves(sheet)
    db.session.add(Response(questionnaire_id=sheet.id, answers={}))
    db.session.commit()
    after = basis_of(sheet)
    assert after.people == before.people and after.tells_few(before)


@pytest.mark.usefixtures("database")
def test_of_a_consultation_that_published_nothing_nothing_is_told() -> None:
    made = assessments.answered()
    sheet = questionnaire_of(made)
    assert sheet is not None and not would_tell_few(made, basis_of(sheet)) and not would_tell_few(made, None)


@pytest.mark.usefixtures("database")
def test_whatever_is_written_makes_another_state() -> None:
    sheet = questionnaire_of(assessments.answered())
    assert sheet is not None
    before = state_of(sheet)
    assert state_of(sheet) == before
    _answers_otherwise(sheet)
    db.session.commit()
    after = state_of(sheet)
    assert after.people == before.people and after != before
