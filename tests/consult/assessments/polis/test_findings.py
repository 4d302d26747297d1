"""What an export tells, with groups and without."""

from pathlib import Path

import numpy as np
import pytest

from consult.assessments.methods.opinion_minima import Refusal
from consult.assessments.polis.export import read_export
from consult.assessments.polis.findings import find
from tests.consult.assessments.methods.opinions import noise, planted
from tests.consult.assessments.polis.folders import of_table, small


def test_groups_come_with_what_unites_and_divides_them(tmp_path: Path) -> None:
    found = find(read_export(of_table(tmp_path, planted((40, 30), 20, seed=1, density=1, fervour=0.97))))
    assert found.refused is None and found.sizes.tolist() == [40, 30]
    assert found.consensus is not None and len(found.consensus.gic) == 20
    assert len(found.representative) == 2 and found.divisive


def test_without_groups_the_overall_agreement_stays(tmp_path: Path) -> None:
    found = find(read_export(of_table(tmp_path, noise(60, 20, seed=1))))
    assert found.refusal is Refusal.CHANCE and found.refused and found.consensus is None
    assert found.representative == [] and len(found.sizes) == 0
    assert np.all(found.overall.base > 0)


def test_published_groups_are_taken_as_they_are(tmp_path: Path) -> None:
    found = find(read_export(small(tmp_path)), published=True)
    assert found.sizes.tolist() == [1, 1] and found.refused is None
    # Group 0 did not vote on the first statement; in group 1, one of one agreed: 1 / 2 × 2 / 3.
    assert found.consensus is not None and found.consensus.gic[0] == pytest.approx(1 / 3)


def test_published_groups_that_are_not_there_cannot_be_taken(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="no published groups"):
        find(read_export(small(tmp_path, people=None)), published=True)


def test_the_number_of_groups_may_be_given(tmp_path: Path) -> None:
    export = read_export(of_table(tmp_path, planted((40, 30, 30), 30, seed=1)))
    assert [len(find(export, number=number).sizes) for number in (2, 3)] == [2, 3]
