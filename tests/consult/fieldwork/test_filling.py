"""Forms that carry along what was typed."""

import pytest
from flask import Flask

from consult.diagnostics.filling_in import SentForm
from consult.diagnostics.models import Question, Questionnaire
from consult.diagnostics.sheets import Sheet
from consult.diagnostics.wording import worded_questions
from consult.fieldwork.filling import (
    asked_of,
    filling_page,
    minutes_since,
    numbered,
    problem_page,
    sent_form,
    sent_sheet,
    turned,
    unseen_page,
)
from tests.factories import fieldwork, sheets

PAGE = "fieldwork/respond.html"


def _form(**changed: object) -> SentForm:
    return SentForm(**{"typed": {}, "then": "next", "page": 1, "key": None, "started": None} | changed)  # type: ignore[arg-type]


def test_a_page_that_was_not_shown_yet_is_next_a_photo_s_too() -> None:
    questionnaire = sheets.made()
    questionnaire.questions[2].kind, questionnaire.questions[2].options = "photo", {}
    assert unseen_page(Sheet(questionnaire, {"drives222222": {"": ["n1"]}})) == 3
    assert unseen_page(Sheet(questionnaire, {"drives222222": {"": ["n1"]}, "others222222": {}})) is None
    assert unseen_page(Sheet(questionnaire, {"drives222222": {"": ["n2"]}})) == 2


def test_what_is_wrong_leads_to_its_page_and_what_is_wrong_with_all_to_the_first() -> None:
    sheet = Sheet(sheets.made(), {"drives222222": {"": ["n2"]}})
    assert problem_page(sheet, {"others222222": {"": ""}}) == 3
    assert problem_page(sheet, {"": {"": ""}}) == 1


def test_minutes_are_known_where_the_form_says_when_it_was_opened() -> None:
    assert minutes_since(_form()) is None
    assert minutes_since(_form(started=0)) or 0 > 1_000_000


def test_questions_are_numbered_as_on_paper_and_none_must_be_answered(database: Flask) -> None:
    questionnaire = sheets.made()
    words = worded_questions(questionnaire, questionnaire.questions[1:], "en")
    assert [one.label for one in numbered(questionnaire, words)] == ["2. Where to?", "3. Anything else?"]
    assert not any(one.is_required for one in numbered(questionnaire, words))


@pytest.fixture
def questionnaire(database: Flask) -> Questionnaire:
    return fieldwork.questionnaire()


def test_the_form_of_a_request_is_read_with_all_it_carries(questionnaire: Questionnaire, database: Flask) -> None:
    fields = {"drives222222": "n2", "seen": "drives222222 places222222", "then": "send", "page": "1", "key": "abcdefghjkmn"}
    with database.test_request_context("/", method="POST", data=fields):
        form, photos = sent_form(questionnaire)
        sheet = sent_sheet(questionnaire, form)
    assert (form.then, form.key, sheet.answers) == ("send", "abcdefghjkmn", {"drives222222": "n2"})
    assert sheet.unseen() == {"others222222"} and photos.pictures == {}


def test_turning_the_page_checks_this_one_and_going_back_does_not(questionnaire: Questionnaire, database: Flask) -> None:
    questionnaire.is_paged = True
    sheet = Sheet(questionnaire, {"drives222222": {"": ["n9"]}})
    with database.test_request_context("/"):
        refused = turned(PAGE, sheet, _form())
        assert isinstance(refused, tuple) and refused[1] == 422 and "govuk-error-summary" in str(refused[0])
        assert isinstance(turned(PAGE, sheet, _form(then="back", page=3)), str)


def test_a_page_shows_its_questions_and_hides_the_rest(questionnaire: Questionnaire, database: Flask) -> None:
    questionnaire.questions.append(Question(uid="photos222222", kind="photo", label="Show us", options={}, position=9))
    sheet = Sheet(questionnaire, {"others222222": {"": ["<Benches>"]}})
    with database.test_request_context("/"):
        page = filling_page(PAGE, sheet)
        assert "Do you drive?" in page and "&lt;Benches&gt;" in page and "Show us" in page and "Where to?" not in page
        shown = asked_of(sheet, questionnaire.questions[:1], "en")
    assert [one.label for one in shown["questions"]] == ["Do you drive?"] and shown["problems"] == {}
