"""Marks beside options, as several ballot types read them."""

import pytest
from flask import Flask
from flask_babel import force_locale

from consult.votes.ballot_types.contract import Choices, InvalidBallot
from consult.votes.ballot_types.marking import by_place, figures_sent, marks_of, marks_sent
from tests.consult.votes.ballot_types.test_contract import paper


def test_marks_are_read_by_place_and_empty_ones_left_out(database: Flask) -> None:
    sent = {"choices-uid3": [" 2 "], "choices-uid0": [""], "choices-uid1": ["", "5"]}
    assert figures_sent(paper(), sent) == {3: 2, 1: 5}


@pytest.mark.parametrize("text", ["two", "1.5", "²", "٣", "1_0", "--1", "9999999", "1e3"])
def test_what_is_no_whole_number_is_refused_beside_its_option(database: Flask, text: str) -> None:
    with force_locale("en"), pytest.raises(InvalidBallot, match="whole number beside “Option 2”") as refused:
        figures_sent(paper(), {"choices-uid2": [text]})
    assert refused.value.option == paper().options[2]


def test_two_marks_for_one_option_are_refused(database: Flask) -> None:
    with pytest.raises(InvalidBallot):
        marks_sent(paper(), {"choices-uid2": ["1", "2"]})


@pytest.mark.parametrize(
    "choices", [Choices((0, 0), (1, 1)), Choices((0, 1), (1,)), Choices((0,)), Choices((7,), (1,)), Choices((0,), (9,))]
)
def test_what_no_form_sends_is_refused(database: Flask, choices: Choices) -> None:
    with pytest.raises(InvalidBallot):
        marks_of(paper(), choices, range(3))


def test_marks_are_kept_in_the_order_of_the_paper() -> None:
    assert by_place({4: 1, 0: 2}) == Choices((0, 4), (2, 1))
