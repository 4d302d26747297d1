"""What every question type keeps to, whoever wrote it."""

import json
import re
from typing import Any

import numpy as np
import pytest
from flask import Flask
from flask_babel import force_locale
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import literal, select
from sqlalchemy.dialects.postgresql import JSONB

from consult.config import ROOT
from consult.core.db import db
from consult.diagnostics.question_types import QUESTION_TYPES
from consult.diagnostics.question_types.contract import QuestionType, is_text
from consult.diagnostics.usual_questions import with_defaults

ITEMS = [{"key": f"n{place}", "label": f"Line {place}", "need": f"need{place}"} for place in range(1, 5)]
ANYTHING = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(max_size=9)
    | st.sampled_from(["n1", "n2", "n9", "\x00", "\ud800"]),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.sampled_from(["n1", "n2", "n9", ""]), inner, max_size=3),
    max_leaves=6,
)
NAMES = [
    "",
    "n1",
    "n2",
    "n4",
    "n9",
    "lines",
    "other",
    "added",
    "address",
    "latitude",
    "n1-importance",
    "n2-satisfaction",
    "1-best",
]
FIELDS = st.sampled_from(NAMES)
SIGNS = [
    "n1",
    "n2",
    "n3",
    "n4",
    "n9",
    "0",
    "1",
    "5",
    "6",
    "NaN",
    "٣",
    "\x00",
    "agree",
    "pass",
    "yes",
    "1,5",
    "2024-02-29",
    "a" * 64,
]
VALUES = st.lists(st.text(max_size=5) | st.sampled_from(SIGNS), max_size=6)

every_type = pytest.mark.parametrize("kind", list(QUESTION_TYPES), ids=lambda kind: kind.key)


def options_of(kind: QuestionType) -> dict[str, Any]:
    """Options that can stand."""
    return with_defaults(kind.key, {"items": ITEMS} if kind.fewest_items else {})


@every_type
def test_it_has_its_template_and_its_french(kind: QuestionType, database: Flask) -> None:
    assert (ROOT / "templates" / "diagnostics" / "question_types" / f"{kind.key}.html").is_file()
    assert re.fullmatch("[a-z_]+", kind.key)
    choices = [words for setting in kind.settings for _value, words in setting.choices]
    for label in (kind.label, *(setting.label for setting in kind.settings), *choices):
        with force_locale("fr"):
            french = str(label)
        with force_locale("en"):
            assert str(label) != french, label


@every_type
def test_its_usual_options_can_stand(kind: QuestionType, database: Flask) -> None:
    assert kind.check_options(options_of(kind)) is None
    assert json.loads(json.dumps(options_of(kind))) == options_of(kind)


@every_type
@pytest.mark.parametrize(
    "items", [ITEMS * 20, [{"key": "n1", "label": ""}] * 2, [{"key": "n1", "label": "same"}] * 2, [{"key": "a", "label": "\x00"}]]
)
def test_lines_that_cannot_stand_are_refused(kind: QuestionType, items: list[dict[str, str]], database: Flask) -> None:
    assert kind.check_options(options_of(kind) | {"items": items})


@every_type
def test_settings_outside_their_limits_are_refused(kind: QuestionType, database: Flask) -> None:
    for setting in kind.settings:
        outside = (setting.limits[0] - 1, setting.limits[1] + 1) if setting.limits else (3,)
        empty = () if setting.is_optional else ("",)
        for value in (None, True, 1.5, float("nan"), "\x00", "x" * 301, *outside, *empty):
            assert kind.check_options(options_of(kind) | {setting.key: value}), (setting.key, value)


@every_type
def test_a_question_left_out_has_no_answer(kind: QuestionType) -> None:
    assert kind.parse(options_of(kind), {}) is None
    assert kind.parse(options_of(kind), {"": [""], "n1": [""]}) is None
    assert kind.missing(options_of(kind), None)
    assert set(kind.export(options_of(kind), None)) == {""}


@every_type
@given(answer=ANYTHING)
def test_an_answer_of_any_shape_is_accepted_or_named_wrong(kind: QuestionType, answer: Any) -> None:
    options = options_of(kind)
    if answer is None or kind.validate(options, answer):
        return
    stored = json.loads(json.dumps(answer, allow_nan=False))
    assert stored == answer
    cells = kind.export(options, stored)
    assert len(cells) == len(kind.export_columns(options)) and all(isinstance(cell, str) for cell in cells)
    assert kind.needs_named(options, stored) <= {item["need"] for item in ITEMS}


@every_type
@given(typed=st.dictionaries(FIELDS, VALUES, max_size=5))
def test_what_is_typed_becomes_an_answer_that_can_be_typed_again(kind: QuestionType, typed: dict[str, list[str]]) -> None:
    options = options_of(kind)
    answer = kind.parse(options, typed)
    if answer is None or kind.validate(options, answer):
        return
    assert kind.parse(options, kind.typed(options, answer)) == answer


@every_type
@settings(max_examples=15)
@given(typed=st.dictionaries(FIELDS, VALUES, max_size=5))
def test_the_database_reads_an_answer_as_it_reads_its_export(kind: QuestionType, typed: dict[str, list[str]], app: Flask) -> None:
    options = options_of(kind)
    answer = kind.parse(options, typed)
    if answer is None or kind.validate(options, answer):
        return
    again = kind.read(options, kind.export(options, answer))
    assert again is None or kind.validate(options, again) == {}
    with app.app_context():
        assert _read(kind, options, {"q": answer}) == _read(kind, options, {} if again is None else {"q": again})


@every_type
def test_the_database_reads_no_answer_where_there_is_none(kind: QuestionType, app: Flask) -> None:
    options = options_of(kind)
    with app.app_context():
        codes, numbers, texts = _read(kind, options, {})
    assert set(codes) <= {0}
    assert not any(value is not None for value in (*numbers, *texts))
    assert len(codes) == sum(len(reading.items) for reading in kind.readings(options))
    assert len(numbers) == len(kind.number_columns(options))
    assert codes or numbers or texts


def _read(kind: QuestionType, options: dict[str, Any], answers: dict[str, Any]) -> tuple[list[int], list[float], list[str]]:
    """Codes, numbers and texts of a stored answer."""
    stored = select(literal(answers, JSONB).label("answers")).subquery().c.answers["q"]
    found = []
    for columns in (kind.codes(options, stored), kind.numbers(options, stored), kind.texts(options, stored)):
        found.append(list(db.session.execute(select(*columns)).one()) if columns else [])
    signs, numbers, texts = "".join(found[0]), found[1], found[2]
    assert all("0" <= sign <= "v" for sign in signs)
    return [ord(sign) - ord("0") for sign in signs], numbers, texts


@every_type
@given(people=st.integers(0, 40), seed=st.integers(0, 9))
def test_each_partition_counts_every_respondent_once(kind: QuestionType, people: int, seed: int) -> None:
    random, options = np.random.default_rng(seed), options_of(kind)
    columns = sum(len(reading.items) for reading in kind.readings(options))
    values = np.zeros((people, columns or len(kind.number_columns(options))), dtype=np.uint8 if columns else np.float64)
    if columns:
        values[np.arange(people), random.integers(0, columns, people)] = random.integers(0, 2, people)
    else:
        values[:] = np.where(random.random(values.shape) < 0.3, np.nan, random.integers(0, 100, values.shape))
    partitions = kind.summarize(options, values) if values.shape[1] else []
    assert partitions or not values.shape[1]
    assert len({tuple(map(str, (words for words, _count in one.parts))) for one in partitions}) <= 1
    assert all(sum(count for _words, count in one.parts) == people for one in partitions)


def test_two_types_never_share_a_key() -> None:
    assert len(set(QUESTION_TYPES.keys())) == len(QUESTION_TYPES)


@pytest.mark.parametrize(("value", "is_one"), [("é\n🌳", True), ("a\x00", False), ("\ud800", False), (None, False), (3, False)])
def test_a_text_is_what_the_database_can_hold(value: object, is_one: bool) -> None:
    assert is_text(value) is is_one
