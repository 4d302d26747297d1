"""The statements that tell groups apart, in opinions where one knows which they are."""

import numpy as np

from consult.assessments.methods.opinion_matrix import AGREE, DISAGREE, MISSING, opinions_of
from consult.assessments.methods.telling_statements import divisive, representative, uncertain
from tests.consult.assessments.methods.opinions import all_in

# Statement 0 unites; on 1 the first group agrees and the second does not; on 2 the second agrees alone, and less often;
# on 3 most people pass; 4 was shown to two people.
GROUP = np.repeat([0, 1, -1], [20, 10, 1])
TABLE = np.zeros((31, 5), np.int8)
TABLE[:, 0] = 1
TABLE[:20, 1], TABLE[20:, 1] = 1, -1
TABLE[:20, 2], TABLE[20:28, 2] = -1, 1
TABLE[:5, 3] = 1
TABLE[:, 4] = MISSING
TABLE[[0, 20], 4] = 1, -1
TALLY = opinions_of(TABLE).tally(GROUP, 2)


def test_a_group_is_told_by_what_it_alone_says() -> None:
    first, second = representative(TALLY, all_in(5))
    assert [(one.statement, one.vote) for one in first] == [(1, AGREE), (2, DISAGREE)]
    assert {(one.statement, one.vote) for one in second} == {(1, DISAGREE), (2, AGREE)}
    assert all(one.ratio > 1 and one.z_ratio > 1.28 and one.z_share > 1.28 for one in (*first, *second))
    assert [len(mine) for mine in representative(TALLY, all_in(5), most=1)] == [1, 1]


def test_what_divides_comes_in_the_order_of_how_much() -> None:
    assert divisive(TALLY, all_in(5)) == [1, 2]
    assert divisive(TALLY, all_in(5), most=1) == [1]


def test_a_statement_that_is_out_tells_nothing() -> None:
    is_out = np.arange(5) == 1
    assert divisive(TALLY, is_out) == [2]
    assert all(one.statement != 1 for mine in representative(TALLY, is_out) for one in mine)
    assert 3 not in uncertain(TALLY, np.arange(5) == 3)


def test_what_most_people_pass_on_is_uncertain() -> None:
    assert uncertain(TALLY, all_in(5)) == [3]


def test_without_groups_nothing_divides() -> None:
    nothing = opinions_of(TABLE).tally(np.full(31, -1), 0)
    assert representative(nothing, all_in(5)) == [] and divisive(nothing, all_in(5)) == []
