"""The forms of conditions and translations."""

from flask import Flask

from consult.diagnostics.builder_forms import (
    condition_form,
    introduction_translation_form,
    leading_questions,
    meaning_form,
    translation_form,
)
from consult.diagnostics.rewording import Rewording
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


def test_what_people_could_read_in_a_translation_is_left_to_be_read(app: Flask) -> None:
    question = sheets.made().questions[0]
    question.translations = {"fr": {"label": "Conduisez-vous ?", "items": {"n1": "Oui", "n9": "Parti"}}}
    with app.test_request_context("/"):
        form = translation_form(question, "fr", is_locked=True)
        assert form.fixed == {"label", "item_0"} and not form.is_fixed
        assert "readonly" in form["item_0"]() and "readonly" not in form["item_1"]()
        assert introduction_translation_form("Bonjour", is_locked=True).is_fixed
        assert not introduction_translation_form("", is_locked=True).is_fixed


def test_it_is_supposed_that_other_answers_mean_something_else(app: Flask) -> None:
    changed = (Rewording("a", "One", (), are_answers=True), Rewording("b", "Two", (), are_answers=False))
    with app.test_request_context("/", method="POST", data={"meaning_0": "same"}):
        form = meaning_form(changed)
        assert not form.validate() and set(form.errors) == {"meaning_1"}
        assert form.means_the_same == {"a": True, "b": False}
    with app.test_request_context("/"):
        assert [meaning_form(changed)[name].data for name in ("meaning_0", "meaning_1")] == ["other", None]
