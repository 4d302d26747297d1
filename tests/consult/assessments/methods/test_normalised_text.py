"""Texts made comparable, and texts that say nothing."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from consult.assessments.methods.normalised_text import READ_AT_MOST, is_placeholder, normalised

ACCENTED = str.maketrans("aeiouc", "àéîôùç")
words = st.text("abcdefgimnoprstuv ", max_size=60)


@pytest.mark.parametrize(
    ("text", "plain"),
    [
        ("L’École — « Été »", "l ecole ete"),
        ("Œuvre, ŒUVRE & cœur", "oeuvre oeuvre coeur"),
        ("<p>Plus d&#39;arbres&nbsp;!</p>", "plus d arbres"),
        ("3 < 5 et 7 > 2", "3 5 et 7 2"),
        ("ﬁn ① ＡＢＣ", "fin 1 abc"),
        ("snake_case", "snake case"),
        ("🌳🌱", ""),
    ],
)
def test_case_accents_punctuation_and_markup_are_dropped(text: str, plain: str) -> None:
    assert normalised(text) == plain


@given(words)
def test_case_and_accents_do_not_matter(text: str) -> None:
    assert normalised(text) == normalised(text.upper()) == normalised(text.translate(ACCENTED)) == normalised(f" {text}!! ")


@given(st.text(max_size=80))
def test_a_normalised_text_stays_as_it_is(text: str) -> None:
    plain = normalised(text)
    assert normalised(plain) == plain and plain == plain.strip() and "  " not in plain


def test_a_text_is_read_up_to_a_length() -> None:
    assert normalised("a" * READ_AT_MOST + "b") == "a" * READ_AT_MOST


@pytest.mark.parametrize(
    "text",
    [
        "",
        " \n",
        "...",
        "12",
        "À rédiger",
        "à compléter plus tard",
        "TODO",
        "Lorem ipsum dolor sit amet",
        "Préambule",
        "Proposition n° 3",
        "xxx",
        "aaaaaa",
        "N/A",
        "Oui !",
        "tout à fait d'accord",
        "<p></p>",
        "👍",
        "RAS",
        "I don't know.",
    ],
)
def test_what_says_nothing_is_recognised(text: str) -> None:
    assert is_placeholder(text)


@pytest.mark.parametrize(
    "text",
    [
        "Vélo",
        "Plus d'arbres",
        "Rédiger une charte du vélo",
        "Todo list for the city council meeting room",
        "Oui au vélo",
        "traffic",
    ],
)
def test_a_short_text_that_says_something_is_kept(text: str) -> None:
    assert not is_placeholder(text)
