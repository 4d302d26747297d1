"""Pages and order."""

from hypothesis import given
from hypothesis import strategies as st

from consult.diagnostics.models import Question
from consult.diagnostics.structure import move, number, pages_of, place_before, place_on_page


def _questions(*pages: int) -> list[Question]:
    return [Question(label=chr(ord("a") + place), page=page, position=place) for place, page in enumerate(pages)]


def _read(questions: list[Question]) -> str:
    return "|".join("".join(question.label for question in page) for page in pages_of(questions).values())


def test_questions_move_within_their_page_and_to_the_next() -> None:
    questions = _questions(1, 1, 2)
    move(questions, questions[0], 1)
    assert _read(questions) == "ba|c"
    move(questions, questions[1], 1)
    assert _read(questions) == "b|ac"
    move(questions, questions[0], -1)
    assert _read(questions) == "b|ac"
    move(questions, questions[2], 1)
    assert _read(questions) == "b|a|c"
    move(questions, questions[2], 1)
    assert _read(questions) == "b|a|c"
    move(questions, questions[1], -1)
    assert _read(questions) == "ba|c"


def test_a_question_is_put_at_the_end_of_a_page_or_on_a_new_one() -> None:
    questions = _questions(1, 1, 2)
    place_on_page(questions, questions[0], 2)
    assert _read(questions) == "b|ca"
    place_on_page(questions, questions[0], 3)
    assert _read(questions) == "ca|b"
    place_on_page(questions, questions[0], 1)
    assert _read(questions) == "ca|b"


def test_a_question_is_put_in_front_of_another_one_or_at_the_end() -> None:
    questions = _questions(1, 1, 2)
    place_before(questions, questions[2], questions[0], 1)
    assert _read(questions) == "cab"
    place_before(questions, questions[0], None, 2)
    assert _read(questions) == "ab|c"
    place_before(questions, questions[0], questions[2], 2)
    assert _read(questions) == "b|ac"
    place_before(questions, questions[1], questions[2], 1)
    assert _read(questions) == "ba|c"
    place_before(questions, questions[0], None, 9_999)
    assert _read(questions) == "a|c|b"
    place_before(questions, questions[1], None, -1)
    assert _read(questions) == "a|bc"


def test_numbers_have_no_gaps() -> None:
    questions = _questions(2, 5, 5, 9)
    number(questions)
    assert [(one.page, one.position) for one in questions] == [(1, 0), (2, 1), (2, 2), (3, 3)]
    number([])


@given(st.lists(st.booleans(), min_size=1, max_size=6), st.lists(st.tuples(st.integers(0, 5), st.sampled_from([-1, 1]))))
def test_no_move_loses_a_question_or_disturbs_the_pages(breaks: list[bool], moves: list[tuple[int, int]]) -> None:
    questions = _questions(*(1 + sum(breaks[:place]) for place in range(len(breaks))))
    number(questions)
    for place, step in moves:
        move(questions, questions[place % len(questions)], step)
        target = questions[(place + 3) % len(questions)]
        question = questions[place % len(questions)]
        place_before(questions, question, None if target is question else target, place)
    pages = [question.page for question in questions]
    assert sorted(question.label for question in questions) == [chr(ord("a") + place) for place in range(len(breaks))]
    assert pages == sorted(pages) and set(pages) == set(range(1, max(pages) + 1))
    assert [question.position for question in questions] == list(range(len(questions)))
