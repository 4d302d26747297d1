"""Near-duplicates: worked examples, and what must hold of any list."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from consult.assessments.methods.close_rows import TooManyPairs
from consult.assessments.methods.similar_texts import Likeness, similar_texts

TEXTS = [
    "Planter des arbres fruitiers dans la cour de l'école",
    "planter des ARBRES fruitiers, dans la cour de l’ecole !",
    "Planter des arbres fruitiers dans les cours d'école",
    "Une piste cyclable avenue de Muret",
    "À rédiger",
    "à rédiger",
]
words = st.sampled_from(["planter", "arbres", "piste", "cyclable", "école", "jeux", "banc", "rue", "parc", "vélo", "éclairage"])
lists = st.lists(st.lists(words, min_size=1, max_size=6).map(" ".join), max_size=10)


def test_a_copy_a_near_copy_and_a_text_of_its_own_are_told_apart() -> None:
    found = similar_texts(TEXTS)
    assert [(one.first, one.second, one.likeness) for one in found.pairs] == [
        (0, 1, Likeness.SAME),
        (0, 2, Likeness.PROBABLY),
        (1, 2, Likeness.PROBABLY),
    ]
    assert found.pairs[0].score == 1 and 0.75 <= found.pairs[1].score < 1
    assert found.identical == ((0, 1),) and found.left_out == (4, 5)


def test_texts_about_two_areas_are_related_and_never_the_same() -> None:
    areas = ["Nord", "Sud", "nord ", "Nord", "", ""]
    assert [one.likeness for one in similar_texts(TEXTS, areas=areas).pairs] == [
        Likeness.RELATED,
        Likeness.PROBABLY,
        Likeness.RELATED,
    ]


def test_what_is_only_worth_a_look_is_so_in_any_area() -> None:
    texts = ["Zone de sport au parc de la Boisseraie", "Zone de sport au jardin Pierre Larousse"]
    for areas in (None, ["Nord", "Sud"]):
        (pair,) = similar_texts(texts, 0.3, areas).pairs
        assert pair.likeness is Likeness.LOOK and 0.3 <= pair.score < 0.75


@settings(max_examples=25, deadline=None)
@given(lists)
def test_the_order_of_the_list_does_not_matter(texts: list[str]) -> None:
    last = len(texts) - 1
    ahead = {(one.first, one.second): one for one in similar_texts(texts, 0.5).pairs}
    behind = {(last - one.second, last - one.first): one for one in similar_texts(texts[::-1], 0.5).pairs}
    # A pair right at the threshold may fall on either side of it, by the last digit.
    for pair in ahead.keys() ^ behind.keys():
        assert (ahead | behind)[pair].score == pytest.approx(0.5, abs=1e-6)
    for pair in ahead.keys() & behind.keys():
        assert ahead[pair].score == pytest.approx(behind[pair].score, abs=1e-6)


@settings(max_examples=25, deadline=None)
@given(lists, st.data())
def test_a_duplicate_scores_1_whatever_its_case_and_accents(texts: list[str], data: st.DataObject) -> None:
    copied = data.draw(st.integers(0, len(texts) - 1)) if texts else 0
    if texts:
        found = similar_texts([*texts, texts[copied].upper().replace("É", "E") + " !"])
        mine = [one for one in found.pairs if (one.first, one.second) == (copied, len(texts))]
        assert [(one.score, one.likeness) for one in mine] == [(1, Likeness.SAME)]


@settings(max_examples=25, deadline=None)
@given(lists)
def test_pairs_come_in_order_each_once_within_the_list(texts: list[str]) -> None:
    pairs = similar_texts(texts, 0.5).pairs
    assert len({(one.first, one.second) for one in pairs}) == len(pairs)
    assert all(one.first < one.second and 0.5 <= one.score <= 1 for one in pairs)
    assert [round(one.score, 6) for one in pairs] == sorted((round(one.score, 6) for one in pairs), reverse=True)


def test_of_many_identical_texts_each_is_paired_with_the_first() -> None:
    found = similar_texts(["Plus d'arbres"] * 300)
    assert [(one.first, one.second) for one in found.pairs] == [(0, place) for place in range(1, 300)]


def test_what_cannot_be_answered_is_refused() -> None:
    with pytest.raises(ValueError, match="above 0"):
        similar_texts(TEXTS, 0)
    with pytest.raises(TooManyPairs):
        similar_texts([f"Je soutiens le projet numéro {number} de la ville" for number in range(40)], most=100)
    assert similar_texts([]).pairs == similar_texts(["Un texte"]).pairs == ()
