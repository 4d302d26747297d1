"""The answers as arrays."""

import numpy as np
import pytest

from consult.diagnostics.question_types.contract import Sorted
from consult.results.reading import Said, heard, read_answers
from tests.factories import places, surveys

pytestmark = pytest.mark.usefixtures("database")


def test_everything_said_is_read_in_one_order() -> None:
    sheet = surveys.questionnaire(places.consultation())
    surveys.respond(sheet, 60)
    answers = read_answers(sheet, ())
    assert answers.respondents == 60 and [said.uid for said in answers.said] == [one.uid for one in sheet.questions]
    assert all(said.sorted.places.shape == (60, len(said.sorted.labels)) for said in answers.said if said.sorted)
    assert {said.uid for said in answers.said if not said.sorted} == {"short_text", "long_text"}
    assert answers.of("short_text").written == 60 and answers.of("long_text").written < 60
    numbers = answers.of("number").numbers
    assert numbers is not None and np.isnan(numbers).sum() == (answers.of("number").sorted.places[:, 0] == 10).sum()  # type: ignore[union-attr]


def test_whoever_was_not_asked_is_silent_whatever_a_file_has_them_say() -> None:
    sheet = surveys.questionnaire(places.consultation())
    surveys.respond(sheet, 60)
    answers = read_answers(sheet, ())
    scale, choice = answers.of("scale"), answers.of("single_choic")
    assert scale.asked is not None and scale.sorted is not None and choice.sorted is not None
    assert scale.asked.tolist() == (choice.sorted.places[:, 0] < 2).tolist() and 0 < scale.asked.sum() < 60
    assert (scale.sorted.places[~scale.asked] == 5).all()


def test_numbers_of_those_not_asked_are_none() -> None:
    found = Sorted(("",), ("a", "silent"), np.zeros((2, 1), np.uint8))
    said = heard(Said("q", found, np.array([True, False]), np.array([3.0, 4.0])))
    assert said.sorted is not None and said.sorted.places.tolist() == [[0], [1]]
    assert said.numbers is not None and said.numbers[0] == 3 and np.isnan(said.numbers[1])
