"""Participants beside inhabitants."""

from dataclasses import replace

import pytest

from consult.assessments.population import in_keys
from consult.assessments.voices import Variable
from consult.facts.comparing import Category, compared

AGE = Variable("age_band", "Age", ("a1", "a2"), ("Under 75", "75 and over"))


def test_shares_stand_side_by_side_with_the_dissimilarity() -> None:
    found = compared(AGE, {"a1": 40, "a2": 60}, 120, {"a1": 0.5, "a2": 0.5})
    assert found.categories == (Category("Under 75", 40, 0.4, 0.5), Category("75 and over", 60, 0.6, 0.5))
    assert (found.unsaid, found.dissimilarity, found.has_population) == (20, pytest.approx(0.1), True)


def test_nothing_is_told_of_few_people_nor_what_would_give_them_away() -> None:
    found = compared(AGE, {"a1": 90, "a2": 10}, 100, {"a1": 0.5, "a2": 0.5})
    assert [(one.count, one.share) for one in found.categories] == [(None, None), (None, None)]
    assert found.dissimilarity is None


def test_few_who_did_not_say_it_are_a_part_like_the_others() -> None:
    found = compared(AGE, {"a1": 40, "a2": 60}, 104, {"a1": 0.5, "a2": 0.5})
    assert (found.unsaid, found.categories[0].count, found.dissimilarity) == (None, None, None)
    assert found.categories[1].share == 60 / 104


def test_without_a_census_and_without_respondents_nothing_is_compared() -> None:
    assert compared(AGE, {"a1": 40, "a2": 60}, 100, {}).dissimilarity is None
    assert not compared(AGE, {}, 0, {}).has_population
    assert compared(AGE, {}, 0, {"a1": 1.0}).dissimilarity is None


def test_categories_are_found_by_key_or_words_and_others_are_told() -> None:
    shares = in_keys(AGE, {"under 75": 0.5, "A2": 0.3, "Unknown": 0.2})
    assert shares == {"a1": 0.5, "a2": 0.3, "Unknown": 0.2}
    found = compared(AGE, {"a1": 40, "a2": 60}, 100, shares)
    assert found.unknown == ("Unknown",) and found.dissimilarity is None


def test_an_answer_that_is_said_to_be_no_category_is_told_and_the_others_are_compared() -> None:
    variable = replace(AGE, categories=("a1", "a2", "a3"), labels=("Under 75", "75 and over", "Other"), apart=("a3",))
    found = compared(variable, {"a1": 40, "a2": 60, "a3": 20}, 120, {"a1": 0.5, "a2": 0.5})
    assert (found.apart, found.uncounted, found.is_matched) == (("Other",), (), True)
    assert found.dissimilarity == pytest.approx(0.1) and found.categories[2].population is None
    assert compared(variable, {"a1": 40, "a2": 60, "a3": 20}, 120, {"a1": 0.4, "a2": 0.4, "a3": 0.2}).apart == ()


def test_an_answer_the_census_does_not_count_has_no_share_of_inhabitants() -> None:
    found = compared(AGE, {"a1": 40, "a2": 60}, 100, {"a1": 1.0})
    assert [one.population for one in found.categories] == [1.0, None]
    assert (found.uncounted, found.is_matched, found.dissimilarity) == (("75 and over",), False, None)
