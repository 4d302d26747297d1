"""A worked example."""

from consult.assessments.indicators.group_agreement import GroupAgreement
from tests.consult.assessments.indicators.worked import computed, values


def test_the_statement_that_unites_most_counts() -> None:
    assert values(GroupAgreement()) == [0.7, -1]
    assert computed(GroupAgreement()).base.tolist() == [60, 0]
