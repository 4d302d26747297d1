"""The words of municipal life."""

import pytest

from consult.assessments.methods.normalised_text import normalised
from consult.assessments.methods.theme_words import SUBJECTS, subjects, subjects_of_word


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Éclairage des pistes cyclables", ["energy", "mobility", "mobility"]),
        ("More trees, fewer cars", ["nature", "traffic"]),
        ("Composteurs partagés", ["waste"]),
        ("Bonjour", []),
    ],
)
def test_words_name_subjects_in_both_languages(text: str, found: list[str]) -> None:
    assert list(subjects(text)) == found


def test_a_whole_word_is_not_the_beginning_of_another() -> None:
    assert subjects_of_word("bus") == ("mobility",) and subjects_of_word("business") == ("work",)


def test_the_words_are_written_as_texts_are_compared() -> None:
    starts = [word.removesuffix("$") for words in SUBJECTS.values() for word in words.split()]
    assert all(len(word) > 1 and word == normalised(word) for word in starts)
    assert all(len(set(words.split())) == len(words.split()) for words in SUBJECTS.values())
