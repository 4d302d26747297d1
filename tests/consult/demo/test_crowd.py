"""Chance that is always the same."""

from random import Random

from consult.demo.crowd import _mark
from consult.demo.words import LIVING


def test_the_same_seed_gives_the_same_town() -> None:
    first, second = ([_mark(wish, Random(7)) for wish in LIVING] for _ in range(2))
    assert first == second


def test_those_who_are_content_say_four_or_five() -> None:
    chance = Random(7)
    marks = [_mark(LIVING[3], chance) for _ in range(2_000)]
    assert 0.65 < sum(mark >= 4 for mark in marks) / len(marks) < 0.75
