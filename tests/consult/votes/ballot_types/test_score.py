"""Scores."""

from dataclasses import replace

import pytest
from wtforms import RadioField, StringField

from consult.votes.ballot_types.contract import Choices, InvalidBallot
from consult.votes.ballot_types.score import Score
from tests.consult.votes.ballot_types.test_contract import paper

pytestmark = pytest.mark.usefixtures("english")


def test_no_score_and_zero_are_the_same_ballot() -> None:
    said = Score().read(paper(), {"choices-uid0": ["7"], "choices-uid1": ["0"]})
    assert said == Score().read(paper(), {"choices-uid0": ["7"]}) == Choices((0,), (7,))
    assert Score().words(paper(), said)[:2] == ["Option 0: 7 out of 10", "Option 1: 0 out of 10"]


@pytest.mark.parametrize("score", ["11", "-1"])
def test_a_score_beyond_the_scale_is_refused_beside_its_option(score: str) -> None:
    with pytest.raises(InvalidBallot, match=r"between 0 and 10\. Change that of “Option 1”") as refused:
        Score().read(paper(), {"choices-uid1": [score]})
    assert refused.value.option == paper().options[1]


def test_short_scales_are_clicked_and_long_ones_written() -> None:
    short, long = (Score().fields(replace(paper(), points=points))["choices-uid0"].field_class for points in (10, 11))
    assert (short, long) == (RadioField, StringField)


def test_a_blank_ballot_is_one_where_the_vote_allows_it() -> None:
    assert Score().words(paper(least=0), Score().read(paper(least=0), {})) == []
    with pytest.raises(InvalidBallot, match="at least 1 option"):
        Score().read(paper(), {"choices-uid1": ["0"]})
