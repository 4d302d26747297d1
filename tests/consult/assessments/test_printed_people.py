"""Who was heard, on paper."""

import pytest
from flask import Flask
from flask_babel import force_locale

from consult.assessments.printed_people import weights_on_paper, who_on_paper
from consult.assessments.report import Report
from tests.factories import assessments, places

EVEN = {"young": 0.5, "old": 0.5}


def test_who_was_heard_stands_beside_the_census_with_what_weights_do(database: Flask) -> None:
    made = assessments.of_ages(places.consultation(), {"young": 90, "old": 30, "": 15})
    assessments.census(made, EVEN)
    with force_locale("en"):
        draft = assessments.draft(made)
        who, weights = who_on_paper(draft), weights_on_paper(Report(draft))
    assert who[0]["rows"] == [["Under 60", "90", "75%", "50%"], ["60 and over", "30", "25%", "50%"]]
    assert weights[0].startswith("Weighted participants") and "Design effect: 1.30" in weights[0]


def test_too_few_people_are_said_in_words(database: Flask) -> None:
    made = assessments.of_ages(places.consultation(), {"young": 90, "old": 5})
    with force_locale("en"):
        draft = assessments.draft(made)
        who, weights = who_on_paper(draft), weights_on_paper(Report(draft))
    assert [row[1:] for row in who[0]["rows"]] == [["too few to say", "too few to say", "–"]] * 2
    assert weights == []


@pytest.mark.parametrize(("unsaid", "words"), [(15, "15 people did not say."), (5, "How many people did not say is not told")])
def test_how_many_did_not_say_is_told_unless_they_are_few(database: Flask, unsaid: int, words: str) -> None:
    made = assessments.of_ages(places.consultation(), {"young": 90, "old": 30, "": unsaid})
    with force_locale("en"):
        assert who_on_paper(assessments.draft(made))[0]["after"].startswith(words)
