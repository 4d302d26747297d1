"""What people said travels as bytes, whole, and can be cut into units."""

import numpy as np
import pytest

from consult.assessments.voices import Variable, Voices, pack, sizes_of, unpack, unpacked_voices
from tests.consult.assessments.arrays import asked_of_all
from tests.consult.assessments.made_inputs import AGE, voices

SOME = voices(asked_of_all([[1, 0], [0, 1], [0, 0]], [[1, 2], [3, 4], [5, 0]]), [0, 1, 2])


def test_what_is_packed_is_unpacked() -> None:
    again = unpacked_voices(SOME.packed())
    assert again.digest == SOME.digest
    assert again.profile.tolist() == [[0], [1], [2]] and again.answers.ratings.dtype == np.int8


def test_bytes_that_would_run_code_are_refused() -> None:
    with pytest.raises(ValueError, match="allow_pickle"):
        unpack(pack(evil=np.array([{"a": 1}], dtype=object)))


def test_units_stand_in_order_and_lose_nobody() -> None:
    units = SOME.units(2)
    assert [len(one.profile) for one in units] == [2, 1]
    assert np.concatenate([one.answers.ratings for one in units]).tolist() == SOME.answers.ratings.tolist()
    assert [len(one.profile) for one in voices(asked_of_all(np.zeros((0, 2)), np.zeros((0, 2)))).units(2)] == [0]


def test_the_digest_knows_who_said_what() -> None:
    assert Voices(SOME.answers, SOME.profile[::-1]).digest != SOME.digest
    assert Voices(SOME.answers, SOME.profile[:, :0]).digest != SOME.digest


def test_a_variable_has_a_place_for_those_who_do_not_say() -> None:
    assert sizes_of([AGE, Variable("sex", "Sex", (), ())]) == [3, 1]
