"""Copies of texts are of one family."""

import pytest

from consult.assessments.methods import text_families as text_families_module
from consult.assessments.methods.text_families import text_families

BENCH = "un banc a l ombre devant l ecole du village"


def test_copies_and_copies_of_copies_are_of_one_family() -> None:
    texts = [
        "une piste cyclable",
        BENCH,
        f"{BENCH} merci",
        BENCH,
        "des arbres fruitiers",
        f"{BENCH} merci beaucoup",
        "une piste cyclable",
    ]
    assert text_families(texts).tolist() == [0, 1, 1, 1, 2, 1, 0]
    assert text_families([]).tolist() == []


def test_many_texts_have_the_families_of_few(monkeypatch: pytest.MonkeyPatch) -> None:
    texts = [f"{BENCH} numero {number // 3}{' svp' * (number % 3)} {'abcdefghijkl'[number // 3] * 30}" for number in range(36)]
    few = text_families(texts).tolist()
    monkeypatch.setattr(text_families_module, "EXACT_UP_TO", 0)
    assert text_families(texts).tolist() == few
