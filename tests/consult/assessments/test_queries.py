"""Drafts and published assessments are found, in order."""

import pytest

from consult.assessments import actions, queries
from consult.core.actors import SYSTEM
from consult.core.db import db
from tests.factories import assessments, places, votes

pytestmark = pytest.mark.usefixtures("database")


def test_before_anything_is_published_there_is_nothing() -> None:
    made = assessments.draft().consultation
    assert queries.latest_assessment(made) is None
    assert queries.published_assessments(made) == [] == queries.all_published_assessments()
    assert queries.highest_number(made) == 0
    assert queries.latest_estimate(assessments.draft(made).estimates[0].need) is None


def test_the_latest_comes_first() -> None:
    first = assessments.published()
    second = assessments.published(first.consultation)
    assert [one.number for one in queries.all_published_assessments()] == [2, 1]
    assert queries.latest_assessment(first.consultation) == second
    assert queries.highest_number(first.consultation) == 2
    estimate = queries.latest_estimate(first.estimates[0].need)
    assert estimate is not None and estimate.assessment_id == second.id


def test_what_belongs_to_an_unpublished_consultation_is_not_among_all() -> None:
    published = assessments.published()
    published.consultation.published_at = None
    db.session.commit()
    assert queries.all_published_assessments() == []


def test_a_draft_is_due_from_the_first_contribution_it_does_not_hold() -> None:
    made = places.consultation()
    assert queries.due_since(made) is None
    actions.request_draft(SYSTEM, made)
    since = queries.due_since(made)
    actions.request_draft(SYSTEM, made)
    assert queries.due_since(made) == since is not None
    assert queries.due_since(places.consultation(made.organisation)) is None


def test_a_vote_is_uncounted_until_it_is_counted() -> None:
    vote = votes.vote()
    assert queries.has_uncounted_vote(vote.consultation)
    assert not queries.has_uncounted_vote(places.consultation(vote.consultation.organisation))
    votes.ballots(vote, [0], [1])
    assert queries.counted_ballots(vote.consultation) == 0
    before = assessments.draft(vote.consultation)
    assert not queries.lacks_ballots(vote.consultation, before)
    votes.counted(vote)
    assert queries.counted_ballots(vote.consultation) == 2
    assert queries.lacks_ballots(vote.consultation, before)
    assert not queries.has_uncounted_vote(vote.consultation)
