"""What the first page says."""

from flask import Flask

from consult.home.queries import outcomes, turnout
from tests.factories import assessments, places, threads, votes


def test_the_latest_published_assessment_and_the_projects_came_out(database: Flask) -> None:
    made = places.consultation()
    needs = places.needs(made)
    published = assessments.published(assessments.answered(made, needs=needs))
    started = threads.project(needs[0], published)
    other = places.consultation(places.organisation("Montclair"))
    found = outcomes([made, other])
    assert found[made.id].assessment is not None and found[made.id].assessment.uid == published.uid
    assert [row.uid for row in found[made.id].projects] == [started.uid]
    assert found[other.id].assessment is None and found[other.id].projects == []
    assert outcomes([]) == {}


def test_turnout_counts_answers_ideas_and_ballots(database: Flask) -> None:
    made = places.consultation()
    needs = places.needs(made)
    assert (turnout(made).answers, turnout(made).ideas, turnout(made).ballots) == (0, 0, 0)
    assessments.answered(made, needs=needs)
    threads.idea(needs[0])
    threads.idea(needs[0], state="pending")
    votes.ballots(votes.vote(made, needs=needs), [0], times=3)
    assert (turnout(made).answers, turnout(made).ideas, turnout(made).ballots) == (64, 1, 3)
