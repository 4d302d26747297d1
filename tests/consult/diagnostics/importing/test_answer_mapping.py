"""What columns say, stored and written."""

import pytest
from flask import Flask

from consult.diagnostics.importing.answer_mapping import (
    AnswerMapping,
    mapping_faults,
    mapping_of,
    read_answer_mapping,
    write_mapping,
)
from consult.diagnostics.importing.answer_meanings import meanings_of
from consult.diagnostics.importing.faults import Refused
from tests.factories.questionnaires import question, questionnaire

MAPPING = AnswerMapping({"b: c": "car", "a": "age/n1"}, "_id", "end", "untold", ("NA",), True, True)


def test_a_mapping_is_written_and_read_again_in_the_order_of_the_file() -> None:
    assert read_answer_mapping(write_mapping(MAPPING)) == mapping_of(MAPPING.as_json()) == MAPPING
    assert list(MAPPING.in_order(["a", "x", "b: c"]).columns) == ["a", "b: c"]
    assert read_answer_mapping("columns: {a: b}") == AnswerMapping({"a": "b"})


@pytest.mark.parametrize(
    "text",
    ["columns: [a]", "id: 1", "columns: {a: [b]}", "unfinished: perhaps\ncolumns: {}", "unreadable: perhaps\ncolumns: {}", "["],
)
def test_what_is_no_mapping_is_refused(text: str) -> None:
    with pytest.raises(Refused):
        read_answer_mapping(text)


def test_what_fits_neither_the_file_nor_the_questionnaire_is_named(app: Flask) -> None:
    lines = {"items": [{"key": "n1", "label": "A", "need": None}, {"key": "n2", "label": "B", "need": None}], "k": 2}
    made = questionnaire(question("top_k", lines, code="top"), question("long_text", {"max_length": 90}, code="why"))
    with app.test_request_context("/"):
        meanings = meanings_of(made)
        assert mapping_faults(AnswerMapping({"a": "top", "b": "top", "c": "why"}), ["a", "b", "c"], meanings) == []
        wrong = AnswerMapping({"a": "why", "b": "why", "d": "boat"}, "id")
        assert len(mapping_faults(wrong, ["a", "b", "c"], meanings)) == 4
