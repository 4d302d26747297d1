"""Turnout, ballot papers and results."""

import pytest

from consult.core.db import db
from consult.core.errors import NotFound
from consult.ideas.models import Idea
from consult.moderation.models import APPROVED
from consult.votes import queries
from consult.votes.models import Option
from tests import people
from tests.factories import places
from tests.factories import votes as factory

pytestmark = pytest.mark.usefixtures("database")


def test_a_vote_is_found_by_its_uid() -> None:
    vote = factory.vote()
    assert queries.vote_by_uid(vote.uid) is vote
    with pytest.raises(NotFound):
        queries.vote_by_uid("unknown")


def test_a_vote_is_past_its_end_once_its_stage_is_over() -> None:
    vote = factory.vote()
    assert vote.is_open
    assert queries.votes_past_their_end() == []
    places.close_stage(vote.consultation, "vote")
    assert not vote.is_open
    assert queries.votes_past_their_end() == [vote]


def test_equal_ballots_are_put_together() -> None:
    vote = factory.vote()
    factory.ballots(vote, (0,), (0, 2), times=4)
    assert queries.profile(vote).ballots_count == 0
    factory.counted(vote)
    profile = queries.profile(vote)
    assert (profile.sizes.tolist(), profile.weights.tolist()) == ([1, 2], [4, 4])
    assert queries.ballots_count(vote) == 8 and queries.has_ballots(vote)


@pytest.mark.parametrize(("ballots", "is_shown"), [(10, False), (11, True)])
def test_a_result_is_shown_from_eleven_ballots_on(ballots: int, is_shown: bool) -> None:
    vote = factory.vote()
    factory.ballots(vote, (0,), times=ballots)
    counted = queries.tally(factory.counted(vote))
    assert counted is not None and counted.ballots_count == ballots
    assert (queries.result(counted) is not None) == is_shown
    assert bool(queries.shares_by_need(vote.consultation)) == is_shown


def test_shares_go_to_the_need_itself_and_to_the_need_of_an_idea() -> None:
    made = places.consultation()
    needs = places.needs(made)
    vote = factory.vote(made, needs=needs[:2])
    idea = Idea(consultation_id=made.id, need_id=needs[0].id, title="Night bus", body="Until one.", review_state=APPROVED)
    vote.options.append(Option(position=2, title=idea.title, idea=idea))
    db.session.commit()
    factory.ballots(vote, (0,), (2,), (0, 2), (1, 2), times=10)
    factory.counted(vote)
    shares = queries.shares_by_need(made)
    assert [(share.option.title, share.count, share.share) for share in shares[needs[0].id]] == [
        ("Night bus", 30, 0.75),
        (needs[0].statement, 20, 0.5),
    ]
    assert [share.count for share in queries.shares_of_idea(idea)] == [30]
    assert [share.count for share in queries.shares_of_need(needs[1])] == [10]
    assert queries.votes_on_idea(idea) == queries.votes_on_need(needs[1]) == [vote]
    assert [row.idea_uid for row in queries.subjects(vote)] == [None, None, idea.uid]


def test_nobody_can_tell_who_voted_without_the_key() -> None:
    vote = factory.vote()
    vote.uid = "keyless00001"
    db.session.commit()
    assert not queries.has_voted(people.actor(people.amina()), vote)
