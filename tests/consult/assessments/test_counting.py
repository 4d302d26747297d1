"""Counts of units add up to those of everybody, in whatever parts they were counted."""

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from consult.assessments.counting import Counted, Shape, added_up, cell_keys, count, count_units, unpacked_counts
from consult.assessments.voices import Voices
from tests.consult.assessments.arrays import asked_of_all

SHAPE = Shape((3, 2), (0, 1))
UNWEIGHED = Shape((3, 2))


def _voices(people: int, seed: int = 1) -> Voices:
    random = np.random.default_rng(seed)
    answers = asked_of_all(random.random((people, 2)) < 0.4, random.integers(0, 6, (people, 2)))
    profile = np.stack([random.integers(0, size, people) for size in SHAPE.sizes], axis=1)
    return Voices(answers, profile.astype(np.int16))


def _same(one: Counted, other: Counted) -> bool:
    return one.packed() == other.packed()


@settings(max_examples=25, deadline=None)
@given(st.integers(0, 60), st.integers(1, 20), st.integers(1, 4))
def test_parts_of_units_add_up_to_the_whole(people: int, unit: int, units_of_a_part: int) -> None:
    some = _voices(people)
    whole = count_units(some, SHAPE, unit)
    parts = [count_units(part, SHAPE, unit) for part in some.units(unit * units_of_a_part)]
    assert _same(added_up(parts, SHAPE), whole)
    assert sum(whole.respondents) == people and len(whole.digests) == len(whole.respondents)


def test_a_worked_example() -> None:
    answers = asked_of_all([[1, 0], [1, 0], [0, 1]], [[5, 0], [2, 0], [0, 4]])
    found = count(Voices(answers, np.array([[0, 1], [0, 1], [2, 0]], np.int16)), SHAPE)
    assert found.cells.codes.tolist() == [[0, 0, 1], [0, 2, 0]] and found.cells.counts.tolist() == [2, 1]
    assert found.table.tolist() == [[2, 0, 1, 0, 2, 0, 2], [0, 1, 0, 1, 0, 1, 1]]
    assert found.of_variable(SHAPE, 0)[:, -1].tolist() == [2, 0, 1]
    assert found.of_variable(SHAPE, 1)[:, -1].tolist() == [1, 2]
    assert found.sums.tolist() == [2, 1, 1, 1, 2, 1, 3]
    assert found.needs.valid.tolist() == [2, 1]


def test_without_variables_everybody_is_in_one_cell() -> None:
    some = _voices(5)
    found = count(Voices(some.answers, some.profile[:, :0]), Shape(()))
    assert found.cells.counts.tolist() == [5] and cell_keys(found.cells.codes, Shape(())).tolist() == [0]
    assert found.groups.shape == (0, 7)


def test_counts_travel_as_bytes() -> None:
    some = count_units(_voices(20), SHAPE, 7)
    assert _same(unpacked_counts(some.packed()), some)
    assert unpacked_counts(some.packed()).digest == some.digest


def test_groups_are_the_same_whether_they_are_weighed_by_or_not() -> None:
    some = _voices(40)
    assert count(some, SHAPE).groups.tolist() == count(some, UNWEIGHED).groups.tolist()
