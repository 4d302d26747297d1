"""Pairs of ratings."""

from tests.consult.assessments.methods.rated import pairs_of


def test_a_pair_is_complete_when_both_are_rated() -> None:
    assert pairs_of([[1, 0, 3, 0]], [[5, 2, 0, 0]]).is_complete.tolist() == [[True, False, False, False]]
