"""Categories of a census and of a question in one spelling."""

import pytest

from consult.assessments.category_words import alike, keys_by_words
from consult.core.sheets import plain_words


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("18 à 39 ans", "18 - 39"),
        ("18-39", "18–39 years"),
        ("De 18 à 39 ans", "18 to 39"),
        ("65 ans et plus", "65 et +"),
        ("65+", "65 and over"),
        ("65 ANS OU PLUS", "65 years and older"),
        ("≥ 65", "65 +"),
        ("Moins de 18 ans", "moins de 18"),
        ("Femmes", "femme"),
        ("Propriétaires", "PROPRIETAIRE"),
        ("18ans-39ans", "18-39"),
    ],
)
def test_usual_spellings_of_one_category_are_alike(one: str, other: str) -> None:
    assert alike(one) == alike(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("65 et plus", "65"),
        ("plus de 65 ans", "65 ans et plus"),
        ("moins de 18 ans", "18 ans et plus"),
        ("18-39", "18-38"),
        ("Nord", "Nord-Est"),
        ("A", "B"),
        ("< 18", "18+"),
    ],
)
def test_what_is_not_the_same_category_is_not_alike(one: str, other: str) -> None:
    assert alike(one) != alike(other)


def test_the_same_words_come_before_alike_ones_and_doubt_matches_nothing() -> None:
    known = keys_by_words([("a", "65+"), ("b", "65 and over"), ("c", "Locataires")])
    assert known[plain_words("65 and OVER")] == "b" and known[alike("locataire")] == "c"
    assert alike("65 et plus") not in known
