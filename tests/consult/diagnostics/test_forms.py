"""The forms of organisers."""

import pytest
from flask import Flask
from werkzeug.datastructures import MultiDict

from consult.diagnostics.forms import IntroductionForm, QuestionForm, question_form
from consult.diagnostics.models import Question
from consult.diagnostics.question_types import QUESTION_TYPES
from consult.needs.models import Need

NEEDS = [Need(uid="mobility", statement="Getting about"), Need(uid="health", statement="Seeing a doctor")]


def _sent(app: Flask, kind: str, data: dict[str, str]) -> QuestionForm:
    with app.test_request_context(method="POST", data=MultiDict(data)):
        form = question_form(QUESTION_TYPES[kind], NEEDS)
        form.validate()
        return form


def test_a_new_question_shows_its_usual_settings_and_empty_lines(app: Flask) -> None:
    with app.test_request_context():
        form = question_form(QUESTION_TYPES["top_k"], NEEDS)
        assert form["k"].data == 3
        assert [line.form.place.data for line in form["lines"]] == [1, 2, 3, 4, 5]
        assert form["lines"][0].form.need.choices[1:] == [("mobility", "Getting about"), ("health", "Seeing a doctor")]


def test_a_known_question_shows_its_lines_and_a_few_more(app: Flask) -> None:
    items = [{"key": "n4", "label": "Bus", "need": "mobility"}]
    question = Question(
        kind="satisfaction", label="How?", hint="", is_required=True, options={"items": items, "lowest": "Bad", "highest": "Good"}
    )
    with app.test_request_context():
        form = question_form(QUESTION_TYPES["satisfaction"], NEEDS, question)
        assert (form.label.data, form.is_required.data, form["lowest"].data) == ("How?", True, "Bad")
        assert [line.form.label.data or "" for line in form["lines"]] == ["Bus", "", "", ""]
        assert form["lines"][0].form.need.data == "mobility"


def test_lines_are_kept_in_the_order_of_their_places_with_their_keys(app: Flask) -> None:
    data = {"label": "Which?", "lines-0-key": "n2", "lines-0-label": "Bus", "lines-0-need": "mobility", "lines-0-place": "2"}
    data |= {
        "lines-1-key": "",
        "lines-1-label": "Doctor",
        "lines-1-need": "",
        "lines-1-place": "1",
        "lines-2-label": "",
        "lines-2-place": "3",
    }
    form = _sent(app, "single_choice", data)
    assert not form.errors
    assert form.options == {
        "items": [{"key": "n1", "label": "Doctor", "need": None}, {"key": "n2", "label": "Bus", "need": "mobility"}]
    }
    assert form.told["label"] == "Which?"


@pytest.mark.parametrize(
    ("kind", "data", "wrong"),
    [
        ("long_text", {"label": "", "max_length": "500"}, "label"),
        ("long_text", {"label": "x" * 301, "max_length": "500"}, "label"),
        ("long_text", {"label": "Why?", "max_length": "NaN"}, "max_length"),
        ("long_text", {"label": "Why?", "max_length": "1"}, "max_length"),
        ("top_k", {"label": "Which?", "k": "99"}, "k"),
        ("single_choice", {"label": "Which?", "lines-0-label": "Bus", "lines-0-need": "elsewhere"}, "lines"),
        ("single_choice", {"label": "Which?", "lines-0-label": "Bus", "lines-0-need": "", "lines-0-place": "-1"}, "lines"),
    ],
)
def test_what_cannot_stand_is_named_at_its_field(app: Flask, kind: str, data: dict[str, str], wrong: str) -> None:
    assert set(_sent(app, kind, data).errors) == {wrong}


def test_no_setting_hides_what_a_form_of_a_question_is_asked_for() -> None:
    own = {name for kind in QUESTION_TYPES for name in (setting.key for setting in kind.settings) if hasattr(QuestionForm, name)}
    assert not own and not {"lines", "csrf_token"} & {setting.key for kind in QUESTION_TYPES for setting in kind.settings}


def test_a_thousand_lines_are_cut_at_the_most_allowed(app: Flask) -> None:
    form = _sent(app, "single_choice", {"label": "Which?"} | {f"lines-{place}-label": str(place) for place in range(1_000)})
    assert len(form["lines"].entries) <= 60


def test_an_introduction_may_be_empty_but_not_endless(app: Flask) -> None:
    for text, is_fine in (("", True), ("Welcome", True), ("x" * 5_001, False)):
        with app.test_request_context(method="POST", data={"introduction": text}):
            assert IntroductionForm().validate() is is_fine
