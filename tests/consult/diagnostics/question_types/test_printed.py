"""Questions on paper."""

from dataclasses import replace
from itertools import chain

import pytest
from flask import Flask
from flask_babel import force_locale

from consult.diagnostics.question_types import QUESTION_TYPES
from consult.diagnostics.question_types.contract import QuestionType
from consult.diagnostics.question_types.printed import Blank, Printed
from consult.diagnostics.usual_questions import with_defaults

LABELS = [f"Line {place}" for place in range(1, 5)]
ITEMS = [{"key": f"n{place}", "label": label, "need": None} for place, label in enumerate(LABELS, 1)]


def _options(kind: QuestionType, **changed: object) -> dict[str, object]:
    return with_defaults(kind.key, {"items": ITEMS} if kind.fewest_items else {}) | changed


def _words(blanks: tuple[Blank, ...]) -> list[str]:
    parts = (chain((one.title,), one.boxes, one.heads, one.rows, one.numbers, one.frames) for one in blanks)
    return [str(words) for words in chain.from_iterable(parts)]


@pytest.mark.parametrize("kind", list(QUESTION_TYPES), ids=lambda kind: kind.key)
def test_every_kind_stands_on_paper_with_all_its_lines_and_an_instruction_in_both_languages(
    kind: QuestionType, database: Flask
) -> None:
    printed, said = kind.printed(_options(kind)), set()
    if kind.fewest_items:
        assert set(LABELS) <= set(_words(printed.blanks))
    for one in printed.blanks:
        assert one.boxes or one.numbers or one.frames or one.lines or (one.heads and one.rows)
    for language in ("en", "fr"):
        with force_locale(language):
            said.add(str(kind.printed(_options(kind)).instruction))
    assert len(said) == 2 and all(said)


def _printed(key: str, **changed: object) -> Printed:
    with force_locale("en"):
        kind = QUESTION_TYPES[key]
        printed = kind.printed(_options(kind, **changed))
        return replace(printed, instruction=str(printed.instruction))


def test_limits_are_said_in_the_instruction(database: Flask) -> None:
    assert _printed("top_k", k=2).instruction == "Tick 2 boxes at most."
    assert _printed("multiple_choice", most=3).instruction == "Tick up to 3 boxes."
    assert _printed("multiple_choice", fewest=2, most=3).instruction == "Tick at least 2 boxes, and 3 at most."
    assert _printed("multiple_choice").instruction == "Tick all that apply."
    assert _printed("number", lowest=0, highest=120).instruction == "Write a number between 0 and 120."
    assert "10: Entirely" in _printed("scale", points=11).instruction


def test_answers_of_ones_own_get_lines(database: Flask) -> None:
    assert _printed("multiple_choice", other="Other").blanks[-1] == Blank("Other", lines=1)
    assert len(_printed("statements", added="no").blanks) == 1
    assert [_printed("long_text", max_length=limit).blanks[0].lines for limit in (80, 250, 2_000)] == [1, 2, 6]


def test_a_scale_has_a_box_for_each_point(database: Flask) -> None:
    assert [len(_printed("scale", points=points).blanks[0].heads) for points in (2, 5, 11)] == [2, 5, 11]
    assert _printed("scale", points=11).blanks[0].heads[0] == "0"


def test_a_photo_is_left_to_the_screen(database: Flask) -> None:
    assert _printed("photo").blanks == ()
