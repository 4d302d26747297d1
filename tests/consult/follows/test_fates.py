"""What became of needs."""

from decimal import Decimal

from flask import Flask

from consult.follows.fates import fates_of
from tests.factories import assessments, places, threads, votes


def test_nothing_has_become_of_a_need_just_stated(database: Flask) -> None:
    made = places.consultation()
    needs = places.needs(made)
    fates = fates_of(made, needs)
    assert [fate.need for fate in fates] == needs
    assert not any(fate.ideas_count or fate.shares or fate.assessment or fate.projects or fate.measure for fate in fates)


def test_each_need_has_its_own_thread_to_the_latest_reading(database: Flask) -> None:
    made = places.consultation()
    needs = places.needs(made)
    threads.idea(needs[0])
    threads.idea(needs[0], title="Not read yet", state="pending")
    row = votes.vote(made, needs=needs)
    votes.ballots(row, [0], times=12)
    votes.counted(row)
    published = assessments.published(assessments.answered(made, needs=needs))
    started = threads.project(needs[0], published)
    first, second, _ = fates_of(made, needs)
    assert first.ideas_count == 1
    assert [(share.count, share.ballots) for share in first.shares] == [(12, 12)]
    assert first.assessment == published and first.estimate is not None and first.estimate.figures["rank"] == 1
    assert first.projects == [started]
    assert first.measure is not None and first.measure.reading.value == Decimal(31)
    assert second.ideas_count == 0 and second.projects == [] and second.measure is None
