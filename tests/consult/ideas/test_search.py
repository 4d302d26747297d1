"""Finding by words."""

import pytest
from flask import Flask
from hypothesis import given
from hypothesis import strategies as st

from consult.core.db import db
from consult.ideas.listing import Wish, listed_ideas
from consult.ideas.search import query_of, telling_words
from tests.factories import ideas, places


@pytest.mark.parametrize(
    ("words", "query"),
    [
        ("Vélos", "velo:*"),
        ("pistes cyclables", "piste:* & cyclable:*"),
        ("l’eau", "l:* & eau:*"),
        ("' | !", ""),
        ("cœur", "coeur:*"),
    ],
)
def test_words_become_beginnings_without_accents(words: str, query: str) -> None:
    assert query_of(words) == query


@given(st.text())
def test_any_words_make_a_query_without_signs_of_its_own(words: str) -> None:
    assert not set(query_of(words)) - set("abcdefghijklmnopqrstuvwxyz0123456789:*& ")


@pytest.mark.parametrize("words", ["velo", "VÉLOS", "vél march", "cœur", "coeur de ville"])
def test_an_idea_is_found_whatever_its_accents_capitals_and_plural(database: Flask, words: str) -> None:
    consultation = places.consultation()
    ideas.idea(consultation, "Des Vélos pour le marché", body="Au cœur de ville, près de la gare.")
    ideas.idea(consultation, "A bus")
    assert [row.title for row in listed_ideas(consultation, Wish(words=words), [], 1).ideas] == ["Des Vélos pour le marché"]
    db.session.rollback()


def test_the_telling_words_of_a_title_are_its_longer_ones_each_once() -> None:
    assert telling_words("Un bus pour les écoles, des Écoles sûres") == ["pour:*", "ecole:*", "sure:*"]
    assert telling_words("Le bus") == []
