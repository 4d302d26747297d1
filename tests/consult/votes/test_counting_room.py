"""What the counting room knows."""

from pathlib import Path

import pytest
from flask import Flask

from consult.core.db import db
from consult.votes import counting_room, queries
from consult.votes.models import Vote
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
    factory.closed(vote)
    assert queries.seal_of(vote) is None
    seal = queries.seal_of(factory.recounted(vote))
    assert seal is not None and counting_room.is_shown(seal)
    first = counting_room.bundle_of(vote, seal)
    factory.recounted(vote)
    again = counting_room.bundle_of(vote, seal)
    assert first is not None and again is not None
    assert (first.digest, first.content()) == (again.digest, again.content())


def test_a_bundle_is_made_once_where_it_can_be_kept_and_anew_when_it_would_say_something_else(
    database: Flask, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(database.config, "CACHE_FOLDER", tmp_path)
    vote = factory.vote()
    factory.ballots(vote, (0,), times=11)
    seal = queries.seal_of(factory.counted(vote))
    assert seal is not None
    first = counting_room.bundle_of(vote, seal)
    assert first is not None and not list(tmp_path.rglob("*.zip"))
    content = first.content()
    (kept,) = tmp_path.rglob("*.zip")
    kept.write_bytes(b"as it was kept")
    assert first.content() == b"as it was kept"
    vote.title = "What next?"
    db.session.commit()
    second = counting_room.bundle_of(vote, seal)
    assert second is not None and second.digest != first.digest and second.content() not in (content, b"as it was kept")


@pytest.mark.parametrize(("named", "unnamed", "is_shown"), [(12, 0, True), (12, 3, False), (3, 11, True), (0, 12, True)])
def test_names_are_shown_where_the_ballots_without_one_are_none_or_many(named: int, unnamed: int, is_shown: bool) -> None:
    vote = _open_vote(named, unnamed)
    seal = queries.seal_of(factory.counted(vote))
    assert seal is not None and counting_room.are_names_shown(vote, seal) is is_shown


def test_names_stay_hidden_where_few_without_one_came_through_a_door_that_is_told() -> None:
    vote = _open_vote(20, 20)
    signatures = [f"Voter {number}" for number in range(15)] + [""] * 5
    for ballot, signature in zip(factory.ballots(vote, (1,), times=20, assurance="desk"), signatures, strict=True):
        ballot.signature = signature
    db.session.commit()
    seal = queries.seal_of(factory.counted(vote))
    assert seal is not None and seal.shown_assurances == ["email", "desk"]
    assert not counting_room.are_names_shown(vote, seal)


def test_a_confidential_vote_has_no_names() -> None:
    vote = factory.vote()
    factory.ballots(vote, (0,), times=12)
    seal = queries.seal_of(factory.counted(vote))
    assert seal is not None and not counting_room.are_names_shown(vote, seal)


def _open_vote(named: int, unnamed: int) -> Vote:
    vote = factory.vote()
    vote.secrecy = "open"
    for number, ballot in enumerate(factory.ballots(vote, (0,), times=named + unnamed)):
        ballot.signature = f"Voter {number}" if number < named else ""
    db.session.commit()
    return vote
