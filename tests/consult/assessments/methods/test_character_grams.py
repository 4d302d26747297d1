"""Runs of characters against scikit-learn, whose analyser they follow."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sklearn.feature_extraction.text import TfidfVectorizer

from consult.assessments.methods import character_grams
from consult.assessments.methods.character_grams import document_frequency, gram_counts, inverse_frequency, weighted

TEXTS = [
    "planter des arbres en ville",
    "plantation d arbres fruitiers",
    "piste cyclable avenue de muret",
    "une piste pour les velos",
]
texts = st.lists(st.text("abcdé ", min_size=0, max_size=30).map(lambda text: " ".join(text.split())), max_size=6)


def test_cosines_are_those_of_scikit_learn() -> None:
    theirs = TfidfVectorizer(analyzer="char_wb", ngram_range=(2, 5), sublinear_tf=True).fit_transform(TEXTS)
    counts = gram_counts(TEXTS)
    mine = weighted(counts, inverse_frequency(counts))
    # Where a word is shorter than a run, scikit-learn counts the whole word again.
    assert (mine @ mine.T).toarray() == pytest.approx((theirs @ theirs.T).toarray(), abs=0.02)
    assert (mine @ mine.T).diagonal() == pytest.approx(1)


def test_the_runs_of_a_text_are_counted_within_words() -> None:
    assert gram_counts(["ab"]).sum() == 3 + 2 + 1  # " a" "ab" "b ", " ab" "ab ", " ab "
    assert gram_counts(["ab ab"]).sum() == 2 * 6 and gram_counts(["ab ab"]).nnz == 6


@settings(max_examples=25, deadline=None)
@given(texts)
def test_a_text_has_the_same_runs_in_whatever_company(found: list[str]) -> None:
    together = gram_counts(found).toarray() if found else np.empty((0, 0))
    for row, text in zip(together, found, strict=True):
        assert np.array_equal(row, gram_counts([text]).toarray()[0])


def test_blocks_do_not_change_the_counts(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = gram_counts(TEXTS)
    monkeypatch.setattr(character_grams, "CHARACTERS_AT_ONCE", 40)
    assert (gram_counts(TEXTS) != whole).nnz == 0


def test_an_empty_text_has_no_runs_and_no_weight() -> None:
    counts = gram_counts(["", "ab"])
    rows = weighted(counts, inverse_frequency(counts))
    assert counts[0].nnz == 0 and rows[0].nnz == 0 and document_frequency(counts).max() == 1
    assert gram_counts([]).shape[0] == 0
