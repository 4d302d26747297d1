"""Words in the language of whoever reads."""

from consult.diagnostics.wording import introduction_in, setting_texts, worded, worded_questions
from tests.factories import sheets


def test_a_translated_question_is_read_in_that_language_and_keeps_its_keys() -> None:
    question = sheets.made().questions[0]
    question.translations = {"fr": {"label": "Conduisez-vous ?", "items": {"n1": "Oui", "n2": ""}}}
    french = worded(question, "fr", "en")
    assert (french.label, french.language) == ("Conduisez-vous ?", "fr")
    assert [(item["key"], item["label"]) for item in french.options["items"]] == [("n1", "Oui"), ("n2", "No")]
    assert [item["label"] for item in question.options["items"]] == ["Yes", "No"]


def test_what_is_not_translated_is_read_in_its_own_language_and_says_so() -> None:
    questionnaire = sheets.made()
    english = worded_questions(questionnaire, questionnaire.questions, "fr")
    assert {one.language for one in english} == {"en"} and english[0].label == "Do you drive?"


def test_the_words_among_the_settings_are_translated_too() -> None:
    question = sheets.made().questions[0]
    question.kind, question.options = "satisfaction", {"items": sheets.items("Buses"), "lowest": "Bad", "highest": "Good"}
    assert setting_texts(question) == {"lowest": "Bad", "highest": "Good"}
    question.translations = {"fr": {"label": "?", "settings": {"lowest": "Mauvais", "highest": ""}}}
    options = worded(question, "fr", "en").options
    assert (options["lowest"], options["highest"]) == ("Mauvais", "Good")


def test_the_introduction_is_translated_or_else_as_it_was_written() -> None:
    questionnaire = sheets.made()
    assert introduction_in(questionnaire, "fr") == "About getting about."
    questionnaire.translations = {"fr": {"introduction": "Se déplacer."}}
    assert introduction_in(questionnaire, "fr") == "Se déplacer."
