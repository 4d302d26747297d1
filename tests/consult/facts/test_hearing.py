"""Whom a consultation has not heard."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from consult.facts.hearing import GROUPS_AT_MOST, Profiles, Unheard, is_everybody_expected, unheard

SEX = {"w": 0.5, "m": 0.5}
AGE = {"75+": 0.1, "less": 0.9}


def test_a_group_below_four_fifths_of_its_share_is_named_with_what_would_be_expected() -> None:
    profiles = Profiles(("sex",), {("w",): 20, ("m",): 80, (None,): 50})
    assert unheard(profiles, {"": {"sex": SEX}}) == [Unheard((("sex", "w"),), 20, 50.0, False)]
    assert unheard(Profiles(("sex",), {("w",): 45, ("m",): 55}), {"": {"sex": SEX}}) == []


def test_of_so_few_people_that_a_group_cannot_be_missed_nobody_says_that_none_is_missing() -> None:
    population = {"": {"sex": SEX, "age": AGE}}
    assert not is_everybody_expected(Profiles(("sex", "age"), {("w", "less"): 50, ("m", "less"): 50}), population)
    assert is_everybody_expected(Profiles(("sex", "age"), {("w", "less"): 60, ("m", "75+"): 50}), population)


def test_a_crossing_is_named_where_it_does_worse_than_its_parts() -> None:
    # 480 people, half women and a tenth 75 or over: 24 women of 75 and over are expected (docs/methods/unheard.en.md).
    counts = {("w", "75+"): 3, ("m", "75+"): 45, ("w", "less"): 237, ("m", "less"): 195}
    (found,) = unheard(Profiles(("sex", "age"), counts), {"": {"sex": SEX, "age": AGE}})
    assert found.group == (("sex", "w"), ("age", "75+")) and found.is_estimated
    assert (found.count, found.expected, found.missing) == (3, pytest.approx(24), pytest.approx(21))


def test_a_crossing_that_fares_as_its_broader_group_is_not_named_again() -> None:
    counts = {("w", "75+"): 1, ("w", "less"): 19, ("m", "75+"): 9, ("m", "less"): 71}
    found = unheard(Profiles(("sex", "age"), counts), {"": {"sex": SEX, "age": AGE}})
    assert [one.group for one in found] == [(("sex", "w"),)]


def test_the_census_of_an_area_is_taken_before_shares_are_multiplied() -> None:
    population = {"": {"area": {"n": 0.5, "s": 0.5}, "age": AGE}, "n": {"age": {"75+": 0.4, "less": 0.6}}}
    counts = {("n", "75+"): 2, ("n", "less"): 98, ("s", "75+"): 8, ("s", "less"): 92}
    found = unheard(Profiles(("area", "age"), counts), population)
    crossing = next(one for one in found if one.group == (("area", "n"), ("age", "75+")))
    assert (crossing.expected, crossing.is_estimated) == (pytest.approx(40), False)


def test_an_area_that_does_not_tell_a_category_takes_the_share_of_the_whole() -> None:
    population = {"": {"area": {"n": 0.5, "s": 0.5}, "age": AGE}, "n": {"age": {"less": 1.0}}}
    counts = {("n", "less"): 500, ("s", "75+"): 100, ("s", "less"): 400}
    crossing = next(one for one in unheard(Profiles(("area", "age"), counts), population) if len(one.group) == 2)
    assert (crossing.group, crossing.expected) == ((("area", "n"), ("age", "75+")), pytest.approx(50))


def test_numbers_of_few_people_are_not_told_and_others_are_told_in_tens() -> None:
    told = [Unheard((), count, 100, False) for count in (0, 3, 10, 11, 26)]
    assert [one.is_countable for one in told] == [True, False, False, True, True]
    assert [one.about for one in told[3:]] == [10, 30]


COUNTS = st.dictionaries(
    st.tuples(st.sampled_from(["w", "m", None]), st.sampled_from(["75+", "less", None]), st.sampled_from(["n", "s", None])),
    st.integers(0, 300),
)


@given(COUNTS)
def test_whatever_was_answered_each_group_named_lacks_people(counts: dict[tuple[str | None, ...], int]) -> None:
    population = {"": {"sex": SEX, "age": AGE, "area": {"n": 0.3, "s": 0.7}}, "n": {"sex": {"w": 0.6, "m": 0.4}}}
    found = unheard(Profiles(("sex", "age", "area"), counts), population)
    assert len(found) <= GROUPS_AT_MOST and len({one.group for one in found}) == len(found)
    assert all(one.count < 0.8 * one.expected and one.missing >= 5 for one in found)
    assert [one.missing for one in found] == sorted((one.missing for one in found), reverse=True)


def test_people_are_counted_by_what_they_said_alone() -> None:
    profiles = Profiles(("sex", "age"), {("w", None): 2, ("w", "75+"): 3, (None, "75+"): 4})
    assert profiles.among(["sex"]) == {("w",): 5}
    assert profiles.among(["age", "sex"]) == {("75+", "w"): 3}
