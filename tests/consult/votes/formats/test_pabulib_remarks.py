"""What a Pabulib file says of itself and does not keep is told, and the file counted all the same."""

import pytest

from consult.votes.formats import pabulib
from tests.factories.election_files import pabulib as file_with

POINTS = ("voter_id;vote\n1;a,b\n2;b,a\n3;c\n4;\n", "voter_id;vote;points\n1;a,b;3,1\n2;b,a;1,3\n3;c;2\n4;;\n")


@pytest.mark.parametrize(
    ("changes", "remark"),
    [
        ((("num_projects;3", "num_projects;5"),), "META says num_projects is “5”; the file holds 3 projects."),
        ((("num_votes;4", "num_votes;many"),), "META says num_votes is “many”; the file holds 4 ballots."),
        ((("num_votes;4", "num_votes;4\nmax_length;1"),), "Ballots that name more projects than max_length (1): 2. They are"),
        ((("num_votes;4", "num_votes;4\nmin_length;1"),), "Ballots that name fewer projects than min_length (1): 1. They are"),
        (
            (("num_votes;4", "num_votes;4\nmax_sum_cost;1000,4"),),
            "Ballots that cost more than max_sum_cost (1000,4): 2. They are",
        ),
        (
            (("approval", "cumulative\nmax_sum_points;3"), POINTS),
            "Ballots that give more points than max_sum_points (3): 2. They are",
        ),
    ],
)
def test_counts_and_limits_that_do_not_hold_are_told(changes: tuple[tuple[str, str], ...], remark: str) -> None:
    (told,) = pabulib.read(file_with(*changes)).remarks
    assert told.startswith(remark)


def test_stated_votes_and_scores_are_held_against_the_ballots() -> None:
    columns = (
        ("cost;name;selected", "votes;score;cost;name;selected"),
        ("a;600", "a;2;6;600"),
        ("b;400", "b;3;2;400"),
        ("c;300", "c;;9;300"),
    )
    remarks = pabulib.read(file_with(("approval", "cumulative"), POINTS, *columns)).remarks
    assert remarks == (
        "The column votes differs from the ballots (b: 3 stated, 2 counted).",
        "The column score differs from the ballots (c: 9 stated, 2 counted).",
    )


def test_only_a_few_differing_projects_are_named() -> None:
    text = file_with().replace("cost;name", "votes;cost;name")
    rows = "".join(f"p{number};7;1;A project;0\n" for number in range(5))
    text = text.replace("a;600", "a;2;600").replace("b;400", "b;2;400").replace("c;300", f"{rows}c;1;300")
    _, remark = pabulib.read(text).remarks
    assert remark.endswith("p2: 7 stated, 0 counted; and 2 more).")


def test_points_in_a_vote_without_points_are_told() -> None:
    assert pabulib.read(file_with(POINTS)).remarks == ("The ballots have a column points, which this vote_type does not count.",)
    assert not pabulib.read(file_with(POINTS, ("approval", "scoring"))).remarks
