"""What people say of themselves."""

import numpy as np
import pytest

from consult.assessments.facts import plan_of, read_voices
from consult.assessments.profiles import profiles, variables_of
from consult.diagnostics.columns import Table
from consult.diagnostics.queries import questionnaire_of
from tests.consult.assessments.made_inputs import AGE
from tests.factories import assessments, places


@pytest.mark.usefixtures("database")
def test_the_questions_about_a_variable_are_read_beside_the_answers() -> None:
    made = assessments.of_ages(places.consultation(), {"young": 2, "old": 1, "": 1})
    plan = plan_of(made)
    assert [(one.name, one.label, one.categories) for one in plan.variables] == [("age", "Your age", ("young", "old"))]
    assert read_voices(made, plan).profile.tolist() == [[0], [0], [1], [2]]


@pytest.mark.usefixtures("database")
def test_a_question_that_not_everybody_is_asked_says_nothing_of_the_participants() -> None:
    made = assessments.of_ages(places.consultation(), {"young": 2, "old": 1, "": 1})
    sheet = questionnaire_of(made)
    assert sheet is not None
    sheet.questions[3].show_if = {"question": sheet.questions[1].uid, "items": ["n1"], "is_chosen": True}
    plan = plan_of(made)
    assert plan.variables == () and read_voices(made, plan).profile.shape == (4, 0)


def test_without_a_questionnaire_nobody_says_anything() -> None:
    assert variables_of(None) == ()
    assert profiles({}, (), 3).shape == (3, 0)


def test_who_prefers_not_to_say_is_with_those_who_do_not() -> None:
    chosen = np.array([[0, 1, 0], [0, 0, 1], [0, 0, 0]], np.uint8)
    table = Table("q", "Your age", "choice", (), chosen)
    assert profiles({"age": table}, (AGE,), 3).tolist() == [[1], [2], [2]]
    assert profiles({}, (AGE,), 2).tolist() == [[2], [2]]
