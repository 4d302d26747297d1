"""Results by level of assurance, where enough people voted at that level."""

import pytest

from consult.core.db import db
from consult.votes import queries
from consult.votes.assurance import ballots_by_assurance, shown_beside_ballots
from consult.votes.models import Vote
from tests.factories import votes as factory

pytestmark = pytest.mark.usefixtures("database")


def _counted(**levels: int) -> Vote:
    vote = factory.vote()
    for place, (level, count) in enumerate(levels.items()):
        factory.ballots(vote, (place,), times=count, assurance=level)
    return factory.counted(vote)


def test_each_level_is_counted_by_itself() -> None:
    counted = queries.tally(_counted(email=20, post=12, desk=11))
    assert counted is not None and counted.by_assurance == {
        "email": {"ballots_count": 20, "figures": [20, 0, 0], "winners": [0]},
        "post": {"ballots_count": 12, "figures": [0, 12, 0], "winners": [1]},
        "desk": {"ballots_count": 11, "figures": [0, 0, 11], "winners": [2]},
    }


def test_a_small_level_hides_and_takes_another_with_it_that_could_be_subtracted() -> None:
    vote = _counted(email=30, post=20, desk=4)
    assert ballots_by_assurance(vote) == {"email": 30, "post": None, "desk": None}
    counted = queries.tally(vote)
    assert counted is not None and counted.by_assurance["post"] is None and counted.by_assurance["desk"] is None


@pytest.mark.parametrize("levels", [{"email": 6, "post": 3}, {"email": 20, "desk": 1}])
def test_nothing_is_said_by_level_where_few_voted_or_where_the_rest_would_tell(levels: dict[str, int]) -> None:
    assert set(ballots_by_assurance(_counted(**levels)).values()) == {None}


@pytest.mark.parametrize(
    ("levels", "shown"),
    [
        ({"email": 20, "post": 12}, (["email", "post"], True)),
        ({"email": 30, "post": 20, "desk": 4}, (["email"], True)),
        ({"email": 5}, ([], False)),
    ],
)
def test_beside_ballots_stands_nothing_that_tells_a_small_group_apart(
    levels: dict[str, int], shown: tuple[list[str], bool]
) -> None:
    assert shown_beside_ballots(_counted(**levels)) == shown


def test_the_channel_is_hidden_where_few_used_it_at_a_level_that_shows() -> None:
    vote = factory.vote()
    cast = factory.ballots(vote, (0,), times=30) + factory.ballots(vote, (0,), times=20, assurance="desk")
    for ballot in cast[-15:]:
        ballot.channel = "paper"
    db.session.commit()
    assert shown_beside_ballots(factory.counted(vote)) == (["email", "desk"], False)
