"""Stems, stop words and the guess of a language."""

import pytest

from consult.assessments.methods.stems import STOP_WORDS, Language, content_words, language_of, languages_of, stems

FRENCH = "Il faudrait planter des arbres dans la cour de l’école et le long des rues"
ENGLISH = "We should plant trees in the schoolyard and along the streets of our town"


@pytest.mark.parametrize(
    ("text", "language"),
    [(FRENCH, "fr"), (ENGLISH, "en"), ("Piste cyclable", None), ("", None), ("Więcej drzew na naszym osiedlu", None)],
)
def test_the_language_is_guessed_from_small_words(text: str, language: Language | None) -> None:
    assert language_of(text) == language


def test_a_text_too_short_to_tell_takes_the_language_of_the_others() -> None:
    assert languages_of([FRENCH, "Piste cyclable", FRENCH, ENGLISH]) == ["fr", "fr", "fr", "en"]
    assert languages_of(["Piste cyclable"]) == [None]


def test_forms_of_a_word_have_one_stem_whether_accents_are_written_or_not() -> None:
    assert stems("Végétaliser, végétalisation", "fr") == stems("vegetaliser VEGETALISATION", "fr")
    assert len(set(stems("arbre arbres", "fr"))) == len(set(stems("walking walked walks", "en"))) == 1


def test_stop_words_numbers_and_elided_letters_carry_no_content() -> None:
    assert content_words("L’école n’a pas les 20 arbres qu’il faut", "fr") == ["école", "arbres"]
    assert content_words("the 20 trees of the school", None) == ["the", "trees", "of", "the", "school"]


def test_stop_words_are_written_as_they_are_compared() -> None:
    assert all(word.isascii() and word == word.lower() for words in STOP_WORDS.values() for word in words)
