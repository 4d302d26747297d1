"""The questionnaire most consultations begin with."""

from flask import Flask

from consult.diagnostics.models import Questionnaire
from consult.diagnostics.question_types import QUESTION_TYPES
from consult.diagnostics.usual_questions import usual_questions, with_defaults
from consult.diagnostics.wording import worded_questions
from consult.needs.models import Need
from tests.factories import places


def _need(number: int, service: str = "") -> Need:
    return Need(uid=f"need{number}", statement=f"Need {number}", service=service)


def test_three_questions_are_made_from_three_needs(database: Flask) -> None:
    questions = usual_questions(places.needs(places.consultation()), "en")
    assert [question.kind for question in questions] == ["satisfaction", "top_k", "long_text"]
    assert [item["label"] for item in questions[0].options["items"]] == ["Bus lines", "Health centre", "Housing office"]
    assert (questions[0].options["lowest"], questions[1].options["k"]) == ("Very dissatisfied", 3)


def test_their_words_are_in_one_language_and_translated_into_the_other(database: Flask) -> None:
    french = usual_questions([_need(1)], "fr")
    assert french[0].options["lowest"] == "Pas du tout satisfaisant"
    assert french[0].translations["en"]["settings"]["lowest"] == "Very dissatisfied"
    english = worded_questions(Questionnaire(language="fr"), french, "en")
    assert [one.label for one in english] == [one.label for one in usual_questions([_need(1)], "en")]
    assert all(one.language == "en" for one in english) and english[0].options["items"][0]["label"] == "Need 1"
    assert "fr" in usual_questions([_need(1)], "en")[0].translations


def test_a_need_without_a_service_is_asked_about_by_its_statement(database: Flask) -> None:
    assert [item["label"] for item in usual_questions([_need(1), _need(2, "Bus")], "en")[0].options["items"]] == ["Need 1", "Bus"]


def test_needs_of_the_same_service_are_told_apart(database: Flask) -> None:
    labels = [item["label"] for item in usual_questions([_need(1, "Bus"), _need(2, "Bus")], "en")[0].options["items"]]
    assert labels == ["Bus (Need 1)", "Bus (Need 2)"]


def test_questions_that_cannot_be_asked_are_left_out(database: Flask) -> None:
    assert [question.kind for question in usual_questions([], "en")] == ["long_text"]
    assert [question.kind for question in usual_questions([_need(1)], "en")] == ["satisfaction", "long_text"]
    assert len(usual_questions([_need(number) for number in range(90)], "en")) == 3


def test_settings_left_out_take_their_usual_value(database: Flask) -> None:
    for kind in QUESTION_TYPES:
        assert with_defaults(kind.key, {}).keys() == {setting.key for setting in kind.settings}
    assert with_defaults("top_k", {"k": 5}) == {"k": 5}
