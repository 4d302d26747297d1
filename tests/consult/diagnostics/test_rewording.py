"""In which words two versions ask the same."""

from typing import Any

import pytest

from consult.diagnostics.models import Questionnaire
from consult.diagnostics.rewording import earlier_words, kept_words, rewordings, stale_introductions, stale_translations
from tests.factories import sheets

FRENCH = {"label": "Conduisez-vous ?", "hint": "", "items": {"n1": "Oui", "n2": "Non", "n9": "Parti"}}


def _versions(**changed: Any) -> tuple[Questionnaire, Questionnaire]:
    """A questionnaire whose first question is translated, and the same with changes to that question."""
    before, after = sheets.made(), sheets.made()
    for version in (before, after):
        version.questions[0].translations = {"fr": dict(FRENCH)}
    for name, value in changed.items():
        setattr(after.questions[0], name, value)
    after.version = 2
    return before, after


def test_labels_that_change_places_are_other_words_of_answers() -> None:
    before, after = _versions(options={"items": [{"key": "n1", "label": "No"}, {"key": "n2", "label": "Yes"}]})
    (found,) = rewordings(before, after)
    assert (found.uid, found.are_answers) == ("drives222222", True)
    assert [(one.language, one.before, one.after) for one in found.changes] == [("en", "Yes", "No"), ("en", "No", "Yes")]


@pytest.mark.parametrize("name", ["label", "hint", "easy_text", "section"])
def test_other_words_around_a_question_are_found_and_are_no_answers(name: str) -> None:
    before, after = _versions(**{name: "Are you without a car?"})
    (found,) = rewordings(before, after)
    assert found.changes[0].after == "Are you without a car?" and not found.are_answers


def test_other_words_in_another_language_are_found_and_a_first_translation_is_none() -> None:
    turned = FRENCH | {"items": {"n1": "Non", "n2": "Oui"}}
    (found,) = rewordings(*_versions(translations={"fr": turned}))
    assert [(one.language, one.before, one.after) for one in found.changes] == [("fr", "Oui", "Non"), ("fr", "Non", "Oui")]
    before, after = _versions(translations={})
    assert rewordings(after, before) == [] != rewordings(before, after)


def test_the_same_words_and_questions_built_otherwise_are_no_rewording() -> None:
    assert rewordings(*_versions()) == []
    assert rewordings(*_versions(options={"items": sheets.items("No", "Yes", "Sometimes")})) == []


def test_a_unit_is_among_the_words_of_answers() -> None:
    number = {"kind": "number", "options": {"unit": "minutes", "lowest": 0, "highest": 9, "decimals": 0}}
    before, after = _versions(**number)
    for name, value in number.items():
        setattr(before.questions[0], name, value)
    after.questions[0].options = {**after.questions[0].options, "unit": "hours"}
    (found,) = rewordings(before, after)
    assert found.are_answers and (found.changes[0].before, found.changes[0].after) == ("minutes", "hours")


def test_a_translation_is_stale_when_the_words_it_translates_changed_and_it_did_not() -> None:
    assert stale_translations(*_versions()) == {}
    assert stale_translations(*_versions(label="Are you without a car?")) == {"drives222222": ["fr"]}
    both = {"label": "Are you without a car?", "translations": {"fr": FRENCH | {"label": "Êtes-vous sans voiture ?"}}}
    assert stale_translations(*_versions(**both)) == {}
    assert stale_translations(*_versions(hint="A car of your own.")) == {}


def test_so_is_that_of_an_introduction() -> None:
    before, after = _versions()
    before.translations, after.translations = {"fr": {"introduction": "Se déplacer."}}, {"fr": {"introduction": "Se déplacer."}}
    assert stale_introductions(before, after) == []
    after.introduction = "About staying at home."
    assert stale_introductions(before, after) == ["fr"]
    after.translations = {"fr": {"introduction": "Rester chez soi."}}
    assert stale_introductions(before, after) == []


def test_what_is_translated_of_a_question_is_what_it_still_has() -> None:
    before, _after = _versions()
    spots = {("label", ""): "Conduisez-vous ?", ("items", "n1"): "Oui", ("items", "n2"): "Non"}
    assert kept_words(before.questions[0], "fr") == spots and kept_words(before.questions[0], "de") == {}


def test_earlier_words_are_those_of_versions_that_count_together() -> None:
    before, after = _versions(label="Do you ever drive?")
    assert earlier_words([before, after], after)["drives222222"][0].changes[0].before == "Do you drive?"
    after.counts_from = 2
    assert earlier_words([before, after], after) == {}
