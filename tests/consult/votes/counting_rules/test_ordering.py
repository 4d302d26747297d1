"""Options in order, equals together."""

import numpy as np

from consult.votes.counting_rules import COUNTING_RULES
from consult.votes.counting_rules.election import Election, ElectionOption, Profile
from consult.votes.counting_rules.ordering import first_by_rule, flat, groups_in_order, last_by_rule, seated, tied

PRECEDENCE = np.array([2, 0, 1, 3])


def test_more_comes_first_and_equals_stand_as_the_tie_rule_says() -> None:
    groups = groups_in_order([5, 1, 5, 7], PRECEDENCE)
    assert groups == [(3,), (2, 0), (1,)]
    assert (flat(groups), tied(groups)) == ((3, 2, 0, 1), ((2, 0),))


def test_where_less_is_better_the_least_comes_first() -> None:
    assert groups_in_order([5, 1, 5, 7], PRECEDENCE, is_less_better=True) == [(1,), (2, 0), (3,)]


def test_of_equals_the_tie_rule_names_the_first_and_the_last() -> None:
    assert (first_by_rule([0, 2, 3], PRECEDENCE), last_by_rule([0, 1, 2], PRECEDENCE)) == (2, 0)


def test_of_an_exclusive_group_the_first_one_alone_gets_a_seat() -> None:
    options = tuple(ElectionOption(f"o{place}", 0.0, "", group) for place, group in enumerate(("pool", "pool", "", "")))
    ballots = Profile.of([((0, 1, 2), (), 5), ((0, 1), (), 3), ((3,), (), 1)])
    election = Election(options, ballots, seats=2)
    assert seated((1, 0, 3, 2), election) == (1, 3)
    count = COUNTING_RULES["plurality"].count(election)
    assert (count.order, count.winners) == ((0, 1, 2, 3), (0, 2))
