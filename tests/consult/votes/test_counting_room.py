"""What the counting room knows."""

import pytest

from consult.core.actors import SYSTEM
from consult.core.db import db
from consult.votes import counting_room, queries
from consult.votes.actions import close_vote
from tests.factories import votes as factory

pytestmark = pytest.mark.usefixtures("database")


def test_sealed_ballots_come_in_the_order_of_their_trackers_and_read_in_words() -> None:
    vote = factory.vote()
    factory.ballots(vote, (0, 2), times=12)
    factory.counted(vote)
    ballots = list(db.session.scalars(counting_room.sealed_ballots(vote)))
    assert [one.tracker for one in ballots] == sorted(one.tracker for one in ballots)
    assert counting_room.words_of(vote, ballots[0]) == [vote.options[0].title, vote.options[2].title]


def test_a_tracker_is_searched_in_this_vote_alone() -> None:
    vote = factory.vote()
    tracker = factory.ballots(vote, (0,), times=12)[0].tracker
    stray = factory.stray_ballot(vote, 1).tracker
    other = factory.vote(vote.consultation, needs=[option.need for option in vote.options if option.need])
    factory.counted(vote)
    found = counting_room.search(vote, tracker.lower())
    assert found.ballot is not None and found.ballot.tracker == tracker and not found.is_refused
    assert counting_room.search(vote, stray).is_refused and counting_room.search(vote, stray).ballot is None
    assert counting_room.search(other, tracker).ballot is None
    assert counting_room.search(vote, "").ballot is None
    assert counting_room.refused_trackers(vote) == [stray]


def test_there_is_no_bundle_before_the_count_and_the_same_one_each_time_after() -> None:
    vote = factory.vote()
    factory.ballots(vote, (0,), times=11)
    close_vote(SYSTEM, vote)
    assert queries.seal_of(vote) is None
    seal = queries.seal_of(factory.recounted(vote))
    assert seal is not None and counting_room.is_shown(seal)
    first = counting_room.bundle_of(vote, seal)
    factory.recounted(vote)
    assert first is not None and counting_room.bundle_of(vote, seal) == first
