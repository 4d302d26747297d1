"""The forms of conditions and translations."""

from flask import Flask

from consult.diagnostics.builder_forms import condition_form, leading_questions, translation_form
from tests.factories import sheets


def test_a_question_depends_on_earlier_ones_with_answers_to_choose_from() -> None:
    drives, places, others = sheets.made().questions
    assert leading_questions([drives, places, others], others) == [drives]
    assert leading_questions([drives, places, others], drives) == []


def test_the_form_of_a_condition_shows_the_one_there_is(app: Flask) -> None:
    drives, places, _others = sheets.made().questions
    with app.test_request_context("/"):
        form = condition_form(places, drives)
        assert (form.is_chosen.data, form.chosen.data) == ("yes", ["n2"])
        assert form.chosen.choices == [("n1", "Yes"), ("n2", "No")]
    with app.test_request_context("/", method="POST", data={"is_chosen": "yes", "chosen": ["n9"]}):
        assert not condition_form(places, drives).validate()


def test_a_translation_has_a_field_for_each_line_labelled_with_its_words(app: Flask) -> None:
    question = sheets.made().questions[0]
    question.translations = {"fr": {"label": "Conduisez-vous ?", "items": {"n1": "Oui"}}}
    with app.test_request_context("/"):
        form = translation_form(question, "fr")
        assert [form[name].label.text for _key, name in form.item_names] == ["Yes", "No"]
        assert form.words["items"] == {"n1": "Oui", "n2": ""} and form.words["label"] == "Conduisez-vous ?"
