"""What the questions of a sheet are."""

from consult.fieldwork.fingerprints import questions_digest
from tests.factories import sheets


def test_other_words_are_the_same_questions_and_other_questions_are_not() -> None:
    before, worded, extended, asked = (sheets.made() for _ in range(4))
    worded.questions[0].label, worded.introduction = "Do you have a car?", "Hello."
    assert questions_digest(before) == questions_digest(worded)
    extended.questions[0].options["items"] += sheets.items("", "", "Sometimes")[2:]
    asked.questions[1].show_if = None
    assert len({questions_digest(one) for one in (before, extended, asked)}) == 3
    asked.questions.pop()
    assert questions_digest(asked) != questions_digest(before)
