"""Families of words: planted ones are found and stable, noise is not."""

import numpy as np
import pytest
from scipy import sparse

from consult.assessments.methods import word_families as module
from consult.assessments.methods.word_families import STABLE_FROM, jaccard, word_families

FAMILIES, WORDS = 3, 12


def _rows(planted: bool) -> sparse.csr_matrix:
    """120 texts of six words: of one of three families of twelve words each, or any words at all."""
    random = np.random.default_rng(4)
    rows = np.zeros((120, FAMILIES * WORDS if planted else 400))
    for place, row in enumerate(rows):
        words = range(place % FAMILIES * WORDS, (place % FAMILIES + 1) * WORDS) if planted else range(400)
        row[random.choice(words, 6, replace=False)] = 1 / np.sqrt(6)
    return sparse.csr_matrix(rows)


def test_planted_families_are_found_and_lead_their_texts() -> None:
    found = word_families(_rows(planted=True), FAMILIES, seed=1)
    leaders = found.shares.argmax(axis=1).reshape(-1, FAMILIES)
    assert np.all(leaders == leaders[0]) and len(set(leaders[0])) == FAMILIES
    assert [len({word // WORDS for word in leading}) for leading in found.leading] == [1, 1, 1]
    assert found.stability.min() >= 0.6 and found.covered() == 1


def test_of_many_texts_some_are_drawn_and_all_are_led(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MOST_TEXTS", 60)
    found = word_families(_rows(planted=True), FAMILIES, seed=1)
    assert len(found.shares) == 120 and found.covered() == 1
    leaders = found.shares.argmax(axis=1).reshape(-1, FAMILIES)
    assert np.all(leaders == leaders[0]) and len(set(leaders[0])) == FAMILIES


def test_families_in_noise_are_unstable() -> None:
    found = word_families(_rows(planted=False), 8, seed=1)
    assert found.stability.mean() < STABLE_FROM and found.covered() < 0.5


def test_there_are_no_more_families_than_words_or_texts() -> None:
    found = word_families(sparse.csr_matrix(np.eye(3)), 10, seed=1)
    assert found.shares.shape == (3, 3)
    assert found.shares.sum(axis=1) == pytest.approx(1)


@pytest.mark.parametrize(("mine", "others", "share"), [((1, 2), (2, 3), 1 / 3), ((1,), (1,), 1), ((), (), 0)])
def test_what_two_families_share(mine: tuple[int, ...], others: tuple[int, ...], share: float) -> None:
    assert jaccard(mine, others) == pytest.approx(share)
