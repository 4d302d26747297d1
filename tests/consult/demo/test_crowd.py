"""Chance that is always the same."""

from random import Random

from consult.demo.crowd import mark, named
from consult.demo.words import LIVING


def test_the_same_seed_gives_the_same_town() -> None:
    first, second = ([mark(wish, Random(7)) for wish in LIVING] for _ in range(2))
    assert first == second


def test_those_who_are_content_say_four_or_five() -> None:
    chance = Random(7)
    marks = [mark(LIVING[3], chance) for _ in range(2_000)]
    assert 0.65 < sum(mark >= 4 for mark in marks) / len(marks) < 0.75


def test_what_weighs_more_is_named_more_often_and_nothing_twice() -> None:
    chance = Random(7)
    chosen = [named(LIVING, chance) for _ in range(500)]
    assert all(len(set(places)) == len(places) == 3 for places in chosen)
    assert sum(0 in places for places in chosen) > sum(3 in places for places in chosen)
