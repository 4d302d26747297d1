"""What became of what people did."""

from datetime import timedelta

from flask import Flask
from sqlalchemy import update

from consult.core.actors import SYSTEM, VISITOR
from consult.core.clock import now
from consult.core.db import db
from consult.follows import queries
from consult.follows.stories import AnswerStory, BallotStory, IdeaStory
from consult.votes.actions import cast_ballot, destroy_vote_key
from consult.votes.models import Ballot, VoteSeal
from tests.factories import places, threads, votes
from tests.people import actor, amina, marcel


def test_an_answer_is_found_by_its_code_with_the_needs_it_named(database: Flask) -> None:
    made = places.consultation()
    needs = places.needs(made)
    response = threads.answer(made, needs, None, picks=("n3", "n1"))
    story = queries.story_by_code(response.code)
    assert isinstance(story, AnswerStory)
    assert [fate.need for fate in story.fates] == [needs[0], needs[2]]


def test_an_idea_is_found_by_its_code_with_its_need(database: Flask) -> None:
    need = places.needs(places.consultation())[0]
    idea = threads.idea(need, state="pending")
    story = queries.story_by_code(idea.code)
    assert isinstance(story, IdeaStory)
    assert story.idea == idea and story.fate is not None and story.fate.need == need


def test_a_ballot_is_found_by_its_tracker_without_what_stands_on_it(database: Flask) -> None:
    row = votes.vote()
    votes.ballots(row, [1])
    story = queries.story_by_code(db.session.query(Ballot).one().tracker)
    assert isinstance(story, BallotStory)
    assert story.vote == row
    assert not {"choices", "ballot", "options"} & set(vars(story))


def test_no_contribution_has_an_unknown_code(database: Flask) -> None:
    assert queries.story_by_code("K7QF-2MXD-9") is None
    assert queries.story_by_code("") is None


def test_the_holder_of_an_account_finds_all_her_contributions_and_nobody_elses(database: Flask) -> None:
    made = places.consultation()
    needs = places.needs(made)
    she, he = amina(), marcel()
    threads.answer(made, needs, she)
    idea = threads.idea(needs[0], she)
    threads.endorsement(idea, she)
    row = votes.vote(made, needs=needs)
    cast_ballot(actor(she), row, {"choices": [row.options[0].uid]})
    assert [type(story) for story in queries.stories_of(actor(she))] == [AnswerStory, IdeaStory, BallotStory]
    assert queries.ideas_supported_by(actor(she)) == [idea]
    for somebody in (actor(he), VISITOR):
        assert queries.stories_of(somebody) == []
        assert queries.ideas_supported_by(somebody) == []


def test_of_votes_whose_key_is_destroyed_it_is_said_that_nobody_can_tell_who_took_part(database: Flask) -> None:
    row = votes.vote()
    she = amina()
    cast_ballot(actor(she), row, {"choices": [row.options[0].uid]})
    votes.counted(row)
    assert queries.votes_nobody_can_tell() == [] and queries.votes_cast_by(actor(she)) == [row]
    sealed_at = now() - timedelta(days=16)
    db.session.execute(update(VoteSeal).values(sealed_at=sealed_at, contest_ends_at=now() - timedelta(days=1)))
    db.session.commit()
    destroy_vote_key(SYSTEM, row)
    assert queries.votes_nobody_can_tell() == [row] and queries.votes_cast_by(actor(she)) == []
