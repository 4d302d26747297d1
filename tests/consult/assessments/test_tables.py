"""What the commands print for people."""

from flask import Flask

from consult.assessments.estimating import estimate
from consult.assessments.gaps import survey_gaps
from consult.assessments.tables import BANDS, PLACES, RESTS, SET, gaps_table, weighing_table
from consult.assessments.weighing import read_margins, weigh
from consult.diagnostics.importing.mapping import read_mapping
from consult.diagnostics.importing.survey import read_survey
from tests.consult.assessments.participants import FILE, MARGINS
from tests.consult.assessments.test_gaps import MANY, rated_by
from tests.consult.diagnostics.importing.surveys import MAPPING


def test_who_was_heard_and_what_weighting_costs() -> None:
    weighed = weigh(FILE, read_margins(MARGINS), more=["says"])
    lines = weighing_table(weighed, [estimate(weighed, "says")]).splitlines()
    assert lines[0].startswith("100 participants, passes over the margins: ") and "effective sample" in lines[0]
    assert "age: dissimilarity 0.1000" in lines
    assert "young      40        40.0 %      50.0 %" in lines
    assert "says: weighted participants, not the whole population; 20 did not answer" in lines
    assert lines[-1].startswith("yes      20      25.0 %") and RESTS in lines
    lines = weighing_table(weighed, [estimate(weighed, "age")]).splitlines()
    assert SET in lines and lines[-1] == "young      40      40.0 %    50.0 %"


def test_what_was_taken_for_no_answer_is_told_and_what_may_be_is_asked_about() -> None:
    data = FILE.replace(b"no\n", b"-1\n").replace(b"m,\n", b"m,NA\n")
    weighed = weigh(data, read_margins(MARGINS), more=["says"])
    lines = weighing_table(weighed, [estimate(weighed, "says")]).splitlines()
    assert "says: weighted participants, not the whole population; 20 did not answer (“NA”: 20)" in lines
    assert "“-1” counted as answers: say with --blank which of them stand for no answer." in lines


def test_what_is_only_indicative_is_called_so() -> None:
    weighed = weigh(FILE, read_margins('{"age": {"young": 0.06, "old": 0.94}, "sex": {"f": 0.05, "m": 0.95}}'))
    assert "Indicative only: the design effect is above 2." in weighing_table(weighed, [])


def test_shares_that_were_put_right_are_told() -> None:
    weighed = weigh(FILE, read_margins('{"age": {"young": 0.4995, "old": 0.4995}}'))
    assert weighing_table(weighed, []).splitlines()[1] == "The shares of “age” sum to 0.999, not to 1: each was divided by that."


def test_needs_in_order_and_a_dash_where_nothing_is_known(database: Flask) -> None:
    lines = gaps_table(survey_gaps(read_survey(MANY.encode(), read_mapping(MAPPING)), 1_000, 5)).splitlines()
    assert lines[0] == f"60 respondents, 1,000 draws, seed 5. {BANDS}"
    assert lines[1] == PLACES and " ".join(lines[4].split()) == "1 1 1–1 Getting about without a car 100.0 % 0.0 % 1.0000"
    assert " ".join(lines[-1].split()) == "– – – Parks 50.0 % – –"


def test_of_few_people_the_order_is_said_to_be_only_indicative(database: Flask) -> None:
    alone = gaps_table(
        survey_gaps(read_survey("".join(MANY.splitlines(keepends=True)[:2]).encode(), read_mapping(MAPPING)), 1_000)
    )
    assert "Indicative only: fewer than 30 respondents." in alone
    assert "Indicative" not in gaps_table(survey_gaps(read_survey(MANY.encode(), read_mapping(MAPPING)), 1_000))


def test_needs_that_few_people_rated_are_named(database: Flask) -> None:
    told = gaps_table(survey_gaps(read_survey(rated_by(bus=20, doctor=10).encode(), read_mapping(MAPPING)), 1_000))
    assert "Indicative only: fewer than 30 people rated “Getting about without a car”." in told
    assert "No place: fewer than 11 people rated “Seeing a doctor in time”." in told
