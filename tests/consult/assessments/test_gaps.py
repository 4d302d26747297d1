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
