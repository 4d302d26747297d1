"""The approval count."""

import time
from collections.abc import Iterator

import numpy as np
import pytest
from flask import Flask
from flask_babel import force_locale

from consult.votes.counting_rules.approval import ApprovalCount
from consult.votes.counting_rules.contract import Profile


@pytest.fixture(autouse=True)
def english(database: Flask) -> Iterator[None]:
    """Words are compared in English."""
    with force_locale("en"):
        yield


def test_each_tick_counts_one_and_the_most_ticked_comes_first() -> None:
    count = ApprovalCount().count((0, 1, 2), Profile.of([((0, 2), 10), ((2,), 5), ((1,), 3)]))
    assert count.counts == (10, 3, 15)
    assert count.order == (2, 0, 1)
    assert count.ties == ()
    assert count.count_of(2) == 15


def test_a_tie_keeps_the_order_of_the_ballot_and_is_said() -> None:
    count = ApprovalCount().count((4, 1), Profile.of([((1,), 6), ((4,), 6)]))
    assert count.order == (4, 1)
    assert count.ties == ((4, 1),)
    words = ApprovalCount().step_words(count.steps[0], {4: "Bus", 1: "Bikes"})
    assert words == "Bus, Bikes: tied, on 6 ballots each; kept in the order of the ballot."


def test_blank_ballots_are_ballots() -> None:
    assert ApprovalCount().count((0,), Profile.of([((), 4), ((0,), 1)])).ballots_count == 5


def test_a_million_different_ballots_are_counted_in_seconds() -> None:
    choices = np.random.default_rng(1).integers(0, 50, 3_000_000)
    million = Profile(choices, np.full(1_000_000, 3), np.ones(1_000_000, dtype=np.int64))
    began = time.perf_counter()
    assert sum(ApprovalCount().count(range(50), million).counts) == 3_000_000
    assert time.perf_counter() - began < 5
