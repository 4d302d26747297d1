"""Assigning texts to themes."""

import numpy as np
import pytest
from sklearn.metrics import f1_score

from consult.assessments.methods.theme_assignment import NONE, Assignments, TooFewLabels, assign_themes
from tests.consult.assessments.methods.labelled_texts import labelled


@pytest.fixture(scope="module")
def found() -> Assignments:
    """What is learnt from 45 labelled texts about six without a label."""
    texts, labels = labelled()
    more = [
        "Des arbres et des fleurs",
        "Vélos en sécurité",
        "Terrain de sport",
        "à rédiger",
        "qwfp zxcv",
        "Un arbre pour chaque vélo",
    ]
    return assign_themes([*texts, *more], [*labels, *[()] * len(more)], seed=1)


def test_what_people_labelled_is_learnt(found: Assignments) -> None:
    assert [found.themes[place] for place in found.theme[45:48]] == ["Nature en ville", "Mobilité", "Sport"]
    assert found.quality.n == 45 and found.quality.folds == 5 and found.quality.accuracy >= 0.9


def test_a_text_that_says_nothing_is_assigned_to_nothing(found: Assignments) -> None:
    assert found.theme[48] == NONE and found.confidence[48] == 0 and found.is_uncertain[48]


def test_what_is_like_nothing_labelled_is_less_sure_than_what_is(found: Assignments) -> None:
    assert found.confidence[49] < found.confidence[45]
    assert np.all((found.confidence >= 0) & (found.confidence <= 1))


def test_the_figures_are_those_of_scikit_learn_and_add_up(found: Assignments) -> None:
    _, labels = labelled()
    wanted = [found.themes.index(mine) for (mine,) in labels]
    measured = f1_score(wanted, found.theme[:45], average="macro")
    assert found.quality.macro_f1 == pytest.approx(measured)
    assert found.quality.accuracy == np.mean(found.theme[:45] == wanted)
    assert [one.n for one in found.quality.themes] == [15, 15, 15]


def test_the_same_texts_and_seed_give_the_same_result(found: Assignments) -> None:
    texts, labels = labelled(9)
    one, again = (assign_themes(texts, labels, seed=3) for _ in range(2))
    assert np.array_equal(one.theme, again.theme) and np.array_equal(one.confidence, again.confidence)


def test_a_theme_with_fewer_texts_than_folds_is_measured_and_marked() -> None:
    texts, labels = labelled(10)
    quality = assign_themes([*texts, "Un cinéma"], [*labels, ("Culture",)], seed=1).quality
    small = next(one for one in quality.themes if one.theme == "Culture")
    assert small.is_small and small.n == 1 and small.recall in (0, 1)
    assert not any(one.is_small for one in quality.themes if one.theme != "Culture")
    assert quality.macro_f1 == pytest.approx(np.mean([one.f1 for one in quality.themes]))


def test_a_text_with_two_themes_is_right_under_either() -> None:
    texts, labels = labelled(10)
    both = [(*mine, "Cadre de vie") for mine in labels[:10]] + [*labels[10:]]
    found = assign_themes(texts, both, seed=1)
    right = [found.themes[place] in mine for place, mine in zip(found.theme, both, strict=True)]
    assert found.quality.accuracy == np.mean(right)
    assert sum(one.n for one in found.quality.themes) == len(texts)


def test_a_theme_without_texts_is_known_by_its_keywords() -> None:
    texts, labels = labelled(10)
    found = assign_themes(
        [*texts, "Un cinéma en plein air"], [*labels, ()], seed=1, keywords={"Culture": "cinéma théâtre concert"}
    )
    assert found.themes[found.theme[-1]] == "Culture"
    assert next(one for one in found.quality.themes if one.theme == "Culture").n == 0


@pytest.mark.parametrize("labels", [[(), ()], [("A",), ("A",)], [("A",), ("B",)]])
def test_too_little_to_learn_from_is_refused(labels: list[tuple[str, ...]]) -> None:
    with pytest.raises(TooFewLabels):
        assign_themes(["un texte", "un autre"], labels, seed=1)


def test_copies_of_a_text_do_not_make_what_was_learnt_look_better() -> None:
    texts, labels = labelled()
    mixed = [labels[place] for place in np.random.default_rng(0).permutation(len(labels))]
    again = [f"{text} !" for text in texts] + [f"{text}, merci" for text in texts] + [text.upper() for text in texts]
    copied = assign_themes([*texts, *again, "Des arbres et des fleurs"], [*mixed * 4, ()], seed=1)
    assert copied.quality.accuracy < 0.6 and copied.is_uncertain.all()


def test_a_text_counts_once_however_often_it_was_copied() -> None:
    texts, labels = labelled()
    more = ["Des arbres et des fleurs", "Vélos en sécurité", "qwfp zxcv"]
    once = assign_themes([*texts, *more], [*labels, (), (), ()], seed=1)
    # The fourth theme, of one text that is always missed, is what a campaign would drown or inflate.
    often = assign_themes([*texts, *more, *["Un cinéma"] * 40], [*labels, (), (), (), *[("Culture",)] * 40], seed=1)
    assert often.confidence[45:48] == pytest.approx(once.confidence[45:48], abs=0.15)


def test_with_few_labelled_texts_nothing_is_certain() -> None:
    texts, labels = labelled(6)
    assert assign_themes(texts, labels, seed=1).is_uncertain.all()
    texts, labels = labelled(9)
    assert not assign_themes(texts, labels, seed=1).is_uncertain.all()


def test_copies_of_one_text_are_too_little_to_learn_from() -> None:
    with pytest.raises(TooFewLabels):
        assign_themes(["Un banc", "un banc !", "Un  banc"], [("A",), ("A",), ("B",)], seed=1)


def test_a_text_that_says_nothing_is_no_example() -> None:
    with pytest.raises(TooFewLabels):
        assign_themes(["", " ", ""], [("A",), ("B",), ("A",)], seed=1)
    texts, labels = labelled()
    with_empty = assign_themes([*texts, "", "à rédiger"], [*labels, labels[0], ("Another",)], seed=1)
    alone = assign_themes(texts, labels, seed=1)
    assert with_empty.quality == alone.quality and with_empty.theme[-2:].tolist() == [NONE, NONE]
