"""How questions would be asked in a plain form."""

import pytest
from flask import Flask
from hypothesis import given
from hypothesis import strategies as st

from consult.diagnostics.question_types import QUESTION_TYPES
from consult.diagnostics.question_types.pieces import ONE, ORDER, SEVERAL, choices_of, level_choices
from tests.factories.questionnaires import fields_of, options_of


@pytest.mark.parametrize("kind", QUESTION_TYPES.keys())
@given(data=st.data())
def test_what_the_pieces_offer_is_an_answer(app: Flask, kind: str, data: st.DataObject) -> None:
    with app.test_request_context("/"):
        options = data.draw(options_of(kind))
        pieces = QUESTION_TYPES[kind].pieces(options)
        assert len({piece.field for piece in pieces}) == len(pieces)
        assert all(bool(piece.choices) == (piece.way in (ONE, SEVERAL, ORDER)) for piece in pieces)
        answer = QUESTION_TYPES[kind].parse(options, data.draw(fields_of(kind, options)))
        problems = QUESTION_TYPES[kind].validate(options, answer)
        assert answer is not None and (not problems or kind == "max_diff")


def test_choices_are_keys_with_their_words() -> None:
    assert choices_of([{"key": "n1", "label": "A", "need": None}]) == (("n1", "A"),)
    assert level_choices(range(3), "bad", "good") == (("0", "bad"), ("1", "1"), ("2", "good"))
