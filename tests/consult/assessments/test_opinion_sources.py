"""Where opinions come from."""

import numpy as np
import pytest

from consult.assessments.opinion_sources import opinion_sources
from consult.core.db import db
from tests.factories import places, voices, votes

pytestmark = pytest.mark.usefixtures("database")


def test_the_statements_of_a_diagnostic() -> None:
    made = places.consultation()
    needs = places.needs(made)
    table = np.array([[1, -1], [0, -128]], np.int8)
    voices.with_statements(made, needs, table)
    (source,) = opinion_sources(made)
    assert source.title == "" and (source.said == table).all()
    assert [(one.text, one.need) for one in source.statements] == [
        ("Statement number 0", needs[0].uid),
        ("Statement number 1", None),
    ]


def test_a_vote_on_statements_counts_once_it_is_sealed_and_counted() -> None:
    made = places.consultation()
    needs = places.needs(made)
    vote = votes.vote(made, needs=needs, max_choices=3)
    vote.ballot_type, vote.counting_rule = "statements", "score"
    db.session.commit()
    votes.ballots(vote, [0, 2], times=2, values=[1, -1])
    assert opinion_sources(made) == []
    votes.counted(vote)
    (source,) = opinion_sources(made)
    assert source.title == "What first?" and source.said.tolist() == [[1, 0, -1], [1, 0, -1]]
    assert [one.need for one in source.statements] == [need.uid for need in needs]


def test_where_nobody_said_anything_there_is_no_source() -> None:
    made = places.consultation()
    voices.with_statements(made, places.needs(made), np.full((3, 2), -128, np.int8))
    assert opinion_sources(made) == []
