"""Suggesting themes."""

import numpy as np

from consult.assessments.methods.theme_suggestions import NONE, suggest_themes
from tests.consult.assessments.methods.labelled_texts import labelled


def test_families_of_words_are_suggested_with_examples_they_lead() -> None:
    texts, _ = labelled(20)
    found = suggest_themes([*texts, "à rédiger", "qwfp"], seed=1)
    assert found.themes and all(one.stability >= 0.4 and len(one.words) <= 10 for one in found.themes)
    assert {"arbres", "vélos", "terrain"} <= {word for one in found.themes for word in one.words}
    for place, one in enumerate(found.themes):
        assert one.count == np.sum(found.theme == place) and one.examples
        assert all(found.theme[example] == place for example in one.examples)
    assert found.theme[60] == found.theme[61] == NONE and found.is_uncertain[60:].all()
    assert [one.count for one in found.themes] == sorted((one.count for one in found.themes), reverse=True)


def test_words_are_shown_as_people_write_them() -> None:
    texts, _ = labelled(20)
    shown = {word for one in suggest_themes(texts, seed=1).themes for word in one.words}
    assert shown <= {word.casefold().strip(",") for text in texts for word in text.replace("’", " ").split()}


def test_the_same_texts_and_seed_give_the_same_suggestions() -> None:
    texts, _ = labelled(12)
    one, again = suggest_themes(texts, seed=5), suggest_themes(texts, seed=5)
    assert one.themes == again.themes and np.array_equal(one.theme, again.theme)


def test_few_texts_suggest_nothing() -> None:
    for texts in ([], ["Planter des arbres"] * 5, ["à rédiger"] * 50):
        found = suggest_themes(texts, seed=1)
        assert found.themes == () and list(found.theme) == [NONE] * len(texts) and found.is_uncertain.all()
