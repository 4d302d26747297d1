"""Counted votes as files, read again and counted again."""

from decimal import Decimal

import pytest
from sqlalchemy import select

from consult.core.db import db
from consult.votes import exchange, queries
from consult.votes.counting import Outcome, count_election
from consult.votes.counting_files import Request, count_file
from consult.votes.counting_rules.election import Marks
from consult.votes.formats import pabulib, pabulib_writing
from consult.votes.formats.contract import ElectionFile, Unwritable
from consult.votes.formats.reading import read_election
from consult.votes.models import SealedBallot, Vote
from consult.votes.official_rules import official_name
from tests.factories import bundles
from tests.factories import votes as factory

pytestmark = pytest.mark.usefixtures("database")

VALUES = {
    "approval": (),
    "knapsack": (),
    "stances": (1, -1),
    "judgment": (5, 2),
    "ranking": (1, 2),
    "score": (3, 9),
    "points": (4, 6),
}


def _counted(ballot_type: str, rule: str, **more: object) -> tuple[Vote, Outcome]:
    """A counted vote on which twelve people marked the first and the last option, and six the middle one alone."""
    vote = factory.vote(max_choices=3)
    vote.ballot_type, vote.counting_rule = ballot_type, rule
    for name, value in more.items():
        setattr(vote, name, value)
    for option, cost in zip(vote.options, ("100", "60.25", "50.5"), strict=True):
        option.cost, option.area = Decimal(cost), "North"
    values = VALUES[ballot_type]
    for ballot in factory.ballots(vote, (0, 2), times=12):
        ballot.ballot_values = list(values)
    for ballot in factory.ballots(vote, (1,), times=6):
        ballot.ballot_values = list(values[:1])
    db.session.commit()
    factory.counted(vote)
    tally = queries.tally(vote)
    outcome = queries.result(tally) if tally else None
    assert outcome is not None
    return vote, outcome


def _read(vote: Vote, outcome: Outcome, ending: str) -> ElectionFile:
    return read_election(exchange.written(vote, outcome, ending).encode(), f"scrutin.{ending}")


@pytest.mark.parametrize(
    ("ballot_type", "rule"),
    [
        ("approval", "plurality"),
        ("approval", "score"),
        ("stances", "score"),
        ("judgment", "majority-judgment"),
        ("score", "score"),
        ("points", "score"),
    ],
)
def test_a_vote_without_a_budget_is_counted_again_by_its_own_rule_and_seats(ballot_type: str, rule: str) -> None:
    vote, outcome = _counted(ballot_type, rule, seats=2)
    assert exchange.endings(vote) == ["pb"]
    file = _read(vote, outcome, "pb")
    again = count_file(file, Request("official"))
    chosen = [vote.options[place].uid for place in outcome.winners]
    assert again.rule.key == rule and again.winners == chosen and set(file.selected or ()) == set(chosen)
    assert again.count.figures == outcome.count.figures and not file.remarks
    assert file.names == tuple(option.title for option in vote.options) and file.meta["comment"].startswith(
        "#1: Nothing is spent"
    )


@pytest.mark.parametrize("rule", ["greedy", "greedy-no-skip", "equal-shares", "phragmen"])
def test_a_vote_over_a_budget_is_counted_again_by_the_rule_the_file_names(rule: str) -> None:
    vote, outcome = _counted("approval", rule, budget=Decimal("150.50"))
    file = _read(vote, outcome, "pb")
    assert file.election.budget == 150.5 and [option.area for option in file.election.options] == ["North"] * 3
    assert file.columns["votes"] == ("12", "6", "12")
    assert count_file(file, Request("official")).winners == [vote.options[place].uid for place in outcome.winners]


def test_rankings_go_into_preflib_and_blt_with_their_places_as_numbers() -> None:
    vote, outcome = _counted("ranking", "stv", seats=2)
    assert exchange.endings(vote) == ["soi", "blt"]
    for ending in exchange.endings(vote):
        file = _read(vote, outcome, ending)
        assert [option.id for option in file.election.options] == ["1", "2", "3"] and file.title == vote.title
        assert file.election.marks is Marks.RANKS and file.election.profile.weights.tolist() == [12, 6]
        counted = count_file(file, Request("stv", seats=2))
        assert [int(number) - 1 for number in counted.winners] == list(outcome.winners)


def test_the_kind_of_rankings_follows_the_limits_of_the_vote() -> None:
    vote = factory.vote()
    vote.ballot_type, vote.min_choices, vote.max_choices = "ranking", 3, 3
    assert exchange.endings(vote) == ["soc", "blt"]
    vote.is_equal_rank_allowed = True
    assert exchange.endings(vote) == ["toc", "blt"]
    vote.min_choices, vote.budget = 1, Decimal(10)
    assert exchange.endings(vote) == ["toi", "blt"]
    vote.is_equal_rank_allowed = False
    assert exchange.endings(vote) == ["soi", "blt", "pb"]


def test_no_file_tells_anything_of_voters() -> None:
    vote, outcome = _counted("approval", "plurality")
    ballots = exchange.written(vote, outcome, "pb").partition("VOTES\n")[2].splitlines()
    assert ballots[0] == "voter_id;vote" and [line.split(";")[0] for line in ballots[1:]] == [str(n) for n in range(1, 19)]
    trackers = set(db.session.scalars(select(SealedBallot.tracker).where(SealedBallot.vote_id == vote.id)))
    assert len(trackers) == 18 and not any(tracker in "\n".join(ballots) for tracker in trackers)


@pytest.mark.parametrize("marks", [Marks.APPROVALS, Marks.SCORES, Marks.RANKS])
@pytest.mark.parametrize("rule", ["greedy", "greedy-density", "greedy-no-skip", "greedy-threshold", "equal-shares", "phragmen"])
def test_whatever_the_settings_the_file_gives_its_own_winners(rule: str, marks: Marks) -> None:
    for seed in range(40):
        election = bundles.random_election(seed, marks, is_spending=True)
        names, official = tuple(option.id for option in election.options), official_name(rule, election.settings.completion)
        file = ElectionFile(election, "What first?", names, official_rule=official)
        try:
            read = pabulib.read(pabulib_writing.write(file))
        except Unwritable:
            continue  # equal ranks
        expected = [names[place] for place in count_election(election, rule).winners]
        assert count_file(read, Request("official")).winners == expected, f"seed {seed}"
