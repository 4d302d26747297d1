"""The importance-satisfaction table of a survey file."""

import json

import pytest
from flask import Flask

from consult.assessments.gaps import Gaps, survey_gaps
from consult.diagnostics.importing.faults import Refused
from consult.diagnostics.importing.mapping import read_mapping
from consult.diagnostics.importing.survey import read_survey
from tests.consult.diagnostics.importing.surveys import FILE, HEADER, MAPPING

MANY = HEADER + "".join(f"{number},{number % 3 + 1},{4 + number % 2},1,{3 - number % 2},C,,x\n" for number in range(60))


def rated_by(bus: int, doctor: int) -> str:
    """A survey of sixty people who all name both needs, of whom so many rate each, the first ones, and poorly."""
    rows = (f"{one},{1 if one < bus else 9},{1 if one < doctor else 9},1,2,C,,x\n" for one in range(60))
    return HEADER + "".join(rows)


@pytest.fixture
def gaps(database: Flask) -> Gaps:
    return survey_gaps(read_survey(MANY.encode(), read_mapping(MAPPING)), 1_000)


def test_needs_stand_in_order_with_their_figures(gaps: Gaps) -> None:
    bus, doctor, _parks = gaps.rows
    assert (bus["key"], bus["need"], bus["picks"]) == ("bus", "Getting about without a car", 60)
    assert (bus["importance"], bus["satisfied"], bus["valid"], bus["satisfaction"]) == (1, 0, 60, 0)
    assert (bus["importance_satisfaction"], bus["rank"], bus["rank_low"], bus["rank_high"], bus["band"]) == (1, 1, 1, 1, 1)
    assert (doctor["picks"], doctor["importance_satisfaction"], doctor["rank"], doctor["band"]) == (30, 0, 2, 2)
    assert bus["tied"] == doctor["tied"] == [] and bus["quadrant"] == "act"


def test_a_line_that_concerns_no_need_stands_under_its_label_and_without_a_place_where_nobody_rated_it(gaps: Gaps) -> None:
    parks = gaps.rows[-1]
    assert (parks["key"], parks["need"], parks["picks"], parks["importance"]) == ("Parks", "Parks", 30, 0.5)
    assert parks["satisfaction"] is parks["rank"] is parks["band"] is parks["quadrant"] is None


def test_the_answers_decide_the_seed_unless_one_is_given(database: Flask) -> None:
    survey = read_survey(MANY.encode(), read_mapping(MAPPING))
    first, again, seeded = (survey_gaps(survey, 1_000, seed) for seed in (None, None, 5))
    assert first == again and seeded.seed == 5 != first.seed
    other = survey_gaps(read_survey(MANY.replace(",3,C,,", ",2,C,,", 1).encode(), read_mapping(MAPPING)), 1_000)
    assert other.seed != first.seed
    json.dumps(first.as_json(), allow_nan=False)


def test_a_survey_without_both_questions_is_refused(database: Flask) -> None:
    satisfaction = MAPPING[: MAPPING.index("  - kind: top_k")]
    with pytest.raises(Refused, match="asked about by a question of importance"):
        survey_gaps(read_survey(FILE, read_mapping(satisfaction)), 1_000)


@pytest.mark.parametrize(
    ("doctor", "rank", "is_indicative"), [(3, None, False), (10, None, False), (11, 1, True), (30, 1, False)]
)
def test_a_need_that_few_people_rated_gets_no_place_or_one_that_is_indicative(
    database: Flask, doctor: int, rank: int | None, is_indicative: bool
) -> None:
    found = survey_gaps(read_survey(rated_by(60, doctor).encode(), read_mapping(MAPPING)), 1_000)
    row = next(one for one in found.rows if one["key"] == "doctor")
    assert (row["valid"], row["rank"], row["is_indicative"]) == (doctor, rank, is_indicative)
    assert (row["rank_low"] is None) == (row["band"] is None) == (rank is None) and row["quadrant"] is None
    assert found.is_indicative is is_indicative and found.rows[0]["rank"] == 1
    assert found.unplaced == ([] if rank else ["Seeing a doctor in time"])


def test_where_nobody_is_satisfied_with_anything_no_need_is_called_well_served(database: Flask) -> None:
    found = survey_gaps(read_survey(rated_by(60, 60).encode(), read_mapping(MAPPING)), 1_000)
    assert [row["quadrant"] for row in found.rows] == [None, None, None]


def test_a_survey_that_nobody_answered_is_refused(database: Flask) -> None:
    empty = HEADER + "".join(f"{one},9,9,99,,C,,x\n" for one in range(40))
    with pytest.raises(Refused, match="nobody answered"):
        survey_gaps(read_survey(empty.encode(), read_mapping(MAPPING)), 1_000)
