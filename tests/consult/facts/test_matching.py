"""Which category of the census is which answer."""

import pytest
from flask import Flask

from consult.assessments.profiles import apart_in, variables_of
from consult.core.actors import SYSTEM
from consult.facts.actions import import_margins, match_categories
from consult.facts.importing.margins import read_margins
from consult.facts.matching import LEFT_OUT, matches_form, rows_of, unmatched_in
from tests.factories import facts

pytestmark = pytest.mark.usefixtures("database")

CENSUS = "variable;category;share;source;day\nsex;Woman;52 %;Insee;2021\nsex;men;48 %;Insee;2021\nfarms;Big;100 %;Insee;2021\n"


def test_categories_of_what_is_asked_are_told_with_the_answer_they_are_by_their_words(app: Flask) -> None:
    sheet = facts.questionnaire_with_profile()
    import_margins(SYSTEM, sheet.consultation.territory, read_margins(CENSUS.encode(), {}))
    assert [(one.category, one.by_words, one.answer) for one in rows_of(sheet)] == [("Woman", None, None), ("men", "men", "men")]
    match_categories(SYSTEM, sheet.consultation, {"sex": {"woman": "women"}})
    assert [one.answer for one in rows_of(sheet)] == ["women", "men"]


def test_only_what_words_do_not_tell_is_kept(app: Flask) -> None:
    sheet = facts.questionnaire_with_profile()
    import_margins(SYSTEM, sheet.consultation.territory, read_margins(CENSUS.encode(), {}))
    with app.test_request_context("/", method="POST", data={"category_0": LEFT_OUT, "category_1": "men"}):
        assert matches_form(rows_of(sheet)).matches == {"sex": {"woman": ""}}
    with app.test_request_context("/", method="POST", data={"category_0": "", "category_1": "women"}):
        assert matches_form(rows_of(sheet)).matches == {"sex": {"men": "women"}}


def test_answers_that_are_no_category_are_told_and_what_organisers_say_of_them_is_kept(app: Flask) -> None:
    sheet = facts.questionnaire_with_profile()
    import_margins(SYSTEM, sheet.consultation.territory, read_margins(CENSUS.encode(), {}))
    assert [(one.key, one.is_apart) for one in unmatched_in(rows_of(sheet))] == [("women", False)]
    with app.test_request_context("/", method="POST", data={"category_0": LEFT_OUT, "category_1": "men", "answer_0": "y"}):
        form = matches_form(rows_of(sheet))
    assert form.apart == {"sex": ["women"]}
    match_categories(SYSTEM, sheet.consultation, form.matches, form.apart)
    assert [(one.key, one.is_apart) for one in unmatched_in(rows_of(sheet))] == [("women", True)]
    assert apart_in(sheet.consultation_id) == {"sex": ("women",)} and variables_of(sheet)[0].apart == ("women",)
    match_categories(SYSTEM, sheet.consultation, {})
    assert apart_in(sheet.consultation_id) == {}
